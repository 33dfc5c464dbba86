//! Which chips a buyer could get on a day, and how many of each a training run needs. The decisions are `decide`'s, the size is
//! `size`'s.

use super::data::Training;
use super::decide::decide;
use super::question::Question;
use super::size::{Need, Task};
use super::vocabulary::Verdict;
use crate::dataset::Dataset;
use crate::order;

/// One chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The chip (index).
    pub chip: u16,
    /// Whether this buyer could get it.
    pub verdict: Verdict,
    /// Its peak, in tenths of 10^12 operations a second.
    pub peak: u32,
    /// How many of it the run needs.
    pub need: Need,
}

/// Every chip whose peak is on record, the strongest first.
pub fn rows(data: &Dataset, training: &Training, question: &Question, task: &Task) -> Vec<Row> {
    let row = |(index, peak): (u16, u32)| {
        let verdict = decide(data, training, &Question { chip: index, ..*question }).verdict;
        Some(Row { chip: index, verdict, peak, need: task.need(peak)? })
    };
    let known = training.chips().filter_map(|(index, chip)| Some((index, chip.peak?)));
    let mut rows: Vec<Row> = known.filter_map(row).collect();
    order::sort_by_key(&mut rows, |r| core::cmp::Reverse(r.peak));
    rows
}

/// The strongest chip that this buyer could get.
pub fn strongest(rows: &[Row]) -> Option<&Row> {
    rows.iter().find(|r| r.verdict.passes())
}

/// How many chips of the second peak do the work of one of the first, in hundredths.
pub fn times(first: u32, second: u32) -> Option<u32> {
    first.checked_mul(100)?.checked_add(second / 2)?.checked_div(second)
}

/// Where a number lies on a scale of equal ratios: thousandths of a doubling, exact to some five of them. Whole numbers only:
/// a picture needs no library for logarithms.
pub fn magnitude(number: u64) -> u32 {
    let number = number.max(1);
    let doublings = number.ilog2();
    // What stands behind the highest bit, in 1024th, and the bend of the curve between two powers.
    let rest = ((u128::from(number) << 10 >> doublings) - 1024) as u32;
    let bent = rest + 351 * rest * (1024 - rest) / (1024 * 1024);
    doublings * 1000 + bent * 1000 / 1024
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ratios_are_equal_distances() {
        for (number, expected) in [(1, 0), (2, 1000), (1_000, 9_966), (10_000, 13_288), (100_000, 16_610), (1_000_000, 19_932)] {
            assert!(magnitude(number).abs_diff(expected) <= 12, "{number}: {}", magnitude(number));
        }
        assert!((1..20_000).all(|n| magnitude(n) <= magnitude(n + 1)));
        assert!(magnitude(u64::MAX) > 63_900 && magnitude(0) == 0);
    }

    #[test]
    fn times_as_many_is_rounded() {
        assert_eq!((times(9_894, 1_480), times(1, 0)), (Some(669), None));
    }
}
