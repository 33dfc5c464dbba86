//! The size of a task: the two worked tables of chips and days, and what holds for every task.

use ai_access::dataset::Dataset;
use ai_access::training::data::Training;
use ai_access::training::link;
use ai_access::training::size::{Given, Task};
use ai_access::training::tables::Range;
use proptest::prelude::*;

fn task(training: &Training, data: &Dataset, pairs: &[(&str, &str)]) -> Task {
    let (_, given, invalid) = link::read(data, training, pairs.iter().copied());
    assert!(invalid.is_empty(), "{invalid:?}");
    Task::of(training, &given).unwrap()
}

/// Counts of the table, which rounds to two or three digits.
fn assert_near(training: &Training, task: &Task, expected: &[(&str, u64)]) {
    for (chip, count) in expected {
        let chip = training.chip(training.chip_by_id(chip).unwrap()).unwrap();
        let need = task.need(chip.peak.unwrap()).unwrap();
        assert!(need.middle.abs_diff(*count) * 100 <= *count, "{}: {} instead of {count}", chip.id, need.middle);
    }
}

#[test]
fn the_worked_tables_are_reproduced() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    let gpt4 = task(&training, &data, &[("run", "gpt-4"), ("mfu", "0.35"), ("days", "90")]);
    let counts = [("a100", 24_700), ("a800", 24_700), ("h100", 7_800), ("h800", 7_800), ("h20", 52_100)];
    assert_near(&training, &gpt4, &counts);
    assert_near(&training, &gpt4, &[("ascend-910b", 20_500), ("ascend-910c", 9_600)]);
    let v3 = task(&training, &data, &[("flop", "3.3e24"), ("mfu", "0.33"), ("days", "60")]);
    let counts = [("a100", 6_200), ("a800", 6_200), ("h100", 1_950), ("h800", 1_950), ("h20", 13_000)];
    assert_near(&training, &v3, &counts);
    assert_near(&training, &v3, &[("ascend-910b", 5_100), ("ascend-910c", 2_400)]);
    // A named run has its own range: tens of thousands for one, two thousand for the other.
    let own = task(&training, &data, &[]);
    let a100 = training.chip(training.chip_by_id("a100").unwrap()).unwrap().peak.unwrap();
    let need = own.need(a100).unwrap();
    assert!(need.low < need.middle && need.middle < need.high && (need.low..=need.high).contains(&25_000), "{need:?}");
}

/// The days that a published run took follow from its chips, within a tenth.
#[test]
fn a_published_run_agrees_with_itself() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    for (run, chip, tenths_low, tenths_high) in [("gpt-3-175b", "v100", 145, 152), ("deepseek-v3", "h800", 510, 800)] {
        let task = task(&training, &data, &[("run", run)]);
        let peak = training.chip(training.chip_by_id(chip).unwrap()).unwrap().peak.unwrap();
        let chips = training.run(training.run_by_id(run).unwrap()).unwrap().chips.unwrap();
        let within = |tenths| Task { days: Range { low: tenths, high: tenths }, ..task }.need(peak).unwrap();
        let (few, many) = (within(tenths_low - 1), within(tenths_high));
        assert!(few.low > u64::from(chips) && many.high <= u64::from(chips), "{run}: {chips} chips, {few:?}, {many:?}");
    }
}

/// What nobody reported is taken from the runs on record, and said to be assumed.
#[test]
fn what_is_missing_is_assumed_and_said_to_be() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    let grok = task(&training, &data, &[("run", "grok-4")]);
    assert!(grok.mfu_assumed && grok.days_assumed);
    assert_eq!((grok.mfu, grok.days), (Range { low: 189, high: 462 }, Range { low: 900, high: 900 }));
    assert!(Task::of(&training, &Given { run: Some(u16::MAX), ..Given::default() }).is_none());
    assert!(Task::of(&training, &Given::default()).is_none());
}

proptest! {
    /// Whole numbers agree with the formula, and a task needs no fewer chips for being larger.
    #[test]
    fn counting_in_whole_numbers_is_exact_enough(flop in 1u32..4_000_000_000, peak in 1u32..100_000, mfu in 1u32..=1000, days in 1u32..=36_500) {
        let one = |v| Range { low: v, high: v };
        let task = Task { run: None, flop, flops: one(flop), mfu: one(mfu), days: one(days), mfu_assumed: false, days_assumed: false };
        let need = task.need(peak).unwrap();
        let exact = f64::from(flop) * 1e20 / (f64::from(peak) * 1e11 * f64::from(mfu) / 1000.0 * f64::from(days) / 10.0 * 86_400.0);
        prop_assert!((need.middle as f64 - exact) >= -1e-6 * exact && (need.middle as f64 - exact) <= 1.0 + 1e-6 * exact);
        prop_assert_eq!((need.low, need.high), (need.middle, need.middle));
        let larger = Task { flop: flop.saturating_add(flop / 2), ..task };
        prop_assert!(larger.need(peak).unwrap().middle >= need.middle);
        prop_assert!(task.need(0).is_none());
    }
}
