//! Places by number and sets of them. What the numbers stand for is the dataset's business.

use crate::packed::{Packed, Reader, Writer};

/// A place of the dataset: its index in the table of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u16);

const WORDS: usize = 5;

/// A set of places, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PlaceSet([u64; WORDS]);

impl PlaceSet {
    /// How many places a set can tell apart; the data compiler refuses a longer register.
    pub const CAPACITY: usize = WORDS * 64;

    /// Whether the place is in the set; a number beyond the capacity never is.
    pub fn contains(&self, place: PlaceId) -> bool {
        let (word, bit) = position(place);
        self.0.get(word).is_some_and(|w| w & bit != 0)
    }

    /// Puts the place in; a number beyond the capacity is left out.
    pub fn insert(&mut self, place: PlaceId) {
        let (word, bit) = position(place);
        if let Some(w) = self.0.get_mut(word) {
            *w |= bit;
        }
    }

    /// Takes the place out.
    pub fn remove(&mut self, place: PlaceId) {
        let (word, bit) = position(place);
        if let Some(w) = self.0.get_mut(word) {
            *w &= !bit;
        }
    }

    /// How many places are in the set.
    pub fn len(&self) -> usize {
        self.0.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Whether no place is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|w| *w == 0)
    }

    /// Whether some place is in both sets.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }
}

impl Packed<'_> for PlaceId {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        Self(u16::read(from))
    }
}

/// The lengths of runs that are out and in by turns.
impl Packed<'_> for PlaceSet {
    fn write(&self, to: &mut Writer) {
        let mut runs = vec![0u16];
        let mut inside = false;
        for place in (0..Self::CAPACITY as u16).map(PlaceId) {
            if self.contains(place) != inside {
                inside = !inside;
                runs.push(0);
            }
            if let Some(run) = runs.last_mut() {
                *run += 1;
            }
        }
        // What follows the last run is out.
        runs.truncate(runs.len() / 2 * 2);
        runs.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        let mut set = Self::default();
        let mut next = 0u16;
        let mut inside = false;
        for run in Vec::<u16>::read(from) {
            let end = next.saturating_add(run);
            if inside {
                (next..end).for_each(|place| set.insert(PlaceId(place)));
            }
            (next, inside) = (end, !inside);
        }
        set
    }
}

fn position(place: PlaceId) -> (usize, u64) {
    (usize::from(place.0) / 64, 1 << (place.0 % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_and_go() {
        let mut set = PlaceSet::default();
        for n in [0, 63, 64, 319] {
            set.insert(PlaceId(n));
            assert!(set.contains(PlaceId(n)));
        }
        set.insert(PlaceId(320));
        assert!(!set.contains(PlaceId(320)));
        assert_eq!(set.len(), 4);
        set.remove(PlaceId(63));
        assert_eq!(set.len(), 3);
        assert!(!set.is_empty());
    }

    #[test]
    fn sets_are_read_as_they_were_written() {
        for members in [&[][..], &[0], &[319], &[0, 1, 2, 5, 64, 318, 319]] {
            let mut set = PlaceSet::default();
            members.iter().for_each(|n| set.insert(PlaceId(*n)));
            let mut to = Writer::default();
            set.write(&mut to);
            assert_eq!(Reader::read::<PlaceSet>(&to.finish()), Some(set));
        }
    }
}
