//! How large a training run is: how many of a chip for how many days. Whole numbers throughout, and a range, never a point:
//! nobody but the trainer knows the share of the peak that was used.

use super::data::Training;
use super::tables::Range;

/// Operations are counted in units of 10^20.
pub const FLOP_UNIT_EXPONENT: u32 = 20;

/// The task: how many operations, at which share of the peak, within how many days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// The published run that it is taken from (index); none = a free one.
    pub run: Option<u16>,
    /// Operations, in units of 10^20: the estimate.
    pub flop: u32,
    /// Operations, from the least to the most.
    pub flops: Range,
    /// Share of the peak, per mille.
    pub mfu: Range,
    /// Days, in tenths.
    pub days: Range,
    /// Whether nobody reported the share of the peak: then it is the range of all runs on record.
    pub mfu_assumed: bool,
    /// Whether nobody reported the days: then it is three months.
    pub days_assumed: bool,
}

/// How many chips a task needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// With the least operations, the best use and the most days.
    pub low: u64,
    /// With the estimate, and the middle of use and days.
    pub middle: u64,
    /// With the most operations, the worst use and the fewest days.
    pub high: u64,
}

/// Days, in tenths, where nobody reported any.
const USUAL_DAYS: Range = Range { low: 900, high: 900 };

/// What a reader may set instead of a run's own values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// A published run (index).
    pub run: Option<u16>,
    /// Operations, in units of 10^20.
    pub flop: Option<Range>,
    /// Share of the peak, per mille.
    pub mfu: Option<Range>,
    /// Days, in tenths.
    pub days: Option<Range>,
}

impl Task {
    /// The task that somebody means: a run, or free values, and what is missing taken from the runs on record. None if there is
    /// no such run.
    pub fn of(training: &Training, given: &Given) -> Option<Self> {
        let run = match given.run {
            Some(index) => Some(training.run(index)?),
            None => None,
        };
        let (flop, flops) = match (given.flop, run) {
            (Some(flops), _) => (middle(flops), flops),
            (None, Some(run)) => (run.flop, Range { low: run.flop_low, high: run.flop_high }),
            (None, None) => return None,
        };
        let (mfu, days) = (given.mfu.or(run.and_then(|r| r.mfu)), given.days.or(run.and_then(|r| r.days)));
        Some(Self {
            run: given.run,
            flop,
            flops,
            mfu: mfu.unwrap_or_else(|| recorded(training)),
            days: days.unwrap_or(USUAL_DAYS),
            mfu_assumed: mfu.is_none(),
            days_assumed: days.is_none(),
        })
    }

    /// How many chips of this peak (tenths of 10^12 operations a second) it needs; none for a peak of nothing.
    pub fn need(&self, peak: u32) -> Option<Need> {
        Some(Need {
            low: chips(self.flops.low, peak, self.mfu.high, self.days.high)?,
            middle: chips(self.flop, peak, middle(self.mfu), middle(self.days))?,
            high: chips(self.flops.high, peak, self.mfu.low, self.days.low)?,
        })
    }
}

/// Operations of one unit, at a peak of one unit and a use of one per mille, in tenths of days of 86 400 seconds:
/// 10^20 / (10^11 × 10^-3 × 86 400) × 10.
const FACTOR: u64 = 115_740_741;

fn chips(flop: u32, peak: u32, mfu: u32, days: u32) -> Option<u64> {
    let divisor = u64::from(peak).checked_mul(u64::from(mfu))?.checked_mul(u64::from(days))?;
    // A part of a chip is a chip.
    (divisor > 0).then(|| (u64::from(flop) * FACTOR).div_ceil(divisor))
}

fn middle(range: Range) -> u32 {
    range.low + (range.high - range.low.min(range.high)) / 2
}

/// The range of the shares that runs on record reached.
fn recorded(training: &Training) -> Range {
    let shares = || training.tables().runs.iter().filter_map(|r| r.mfu);
    let low = shares().map(|r| r.low).min().unwrap_or(300);
    Range { low, high: shares().map(|r| r.high).max().unwrap_or(450).max(low) }
}
