//! Sorting of short lists. The library's sorts are fast for long ones and cost several kilobytes each in the browser; no list
//! here is longer than the register of places.

/// Sorts in place by a key, keeping the order of equals.
pub(crate) fn sort_by_key<T, K: PartialOrd>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut at = end;
        while let Some([before, item]) = at.checked_sub(1).and_then(|from| items.get_mut(from..=at)) {
            if key(before) <= key(item) {
                break;
            }
            core::mem::swap(before, item);
            at -= 1;
        }
    }
}

/// Adds an item to a sorted list unless it is there.
pub(crate) fn insert<T: Ord>(sorted: &mut Vec<T>, item: T) {
    if let Err(at) = sorted.binary_search(&item) {
        sorted.insert(at, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_like_the_library() {
        let mut seed = 7u32;
        for length in 0..40 {
            let random: Vec<(u32, usize)> = (0..length)
                .map(|n| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, n)
                })
                .collect();
            let (mut own, mut library) = (random.clone(), random.clone());
            sort_by_key(&mut own, |item| item.0);
            library.sort_by_key(|item| item.0);
            assert_eq!(own, library, "a stable sort by the first part");
            let mut set = Vec::new();
            random.iter().for_each(|item| insert(&mut set, item.0));
            library.dedup_by_key(|item| item.0);
            assert_eq!(set, library.iter().map(|item| item.0).collect::<Vec<_>>());
        }
    }
}
