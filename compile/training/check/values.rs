//! Rules about values: figures, thresholds, days, and what belongs to which status.

use super::Context;
use crate::compile::check::Report;
use crate::compile::training::encode::parts;
use crate::compile::training::schema::Step;
use crate::compile::training::threshold;
use crate::policy::Status;

pub(super) fn figures(c: &Context, report: &mut Report) {
    for chip in &c.training.chips {
        let whole = [("tpp", chip.is.tpp), ("die", chip.is.die), ("dram", chip.is.dram), ("io", chip.is.io)];
        for (key, _) in whole.iter().filter(|(_, v)| v.is_some_and(|v| v == 0 || v > 1_000_000)) {
            report.add(
                &chip.file,
                &chip.is.id,
                format!("{key} must be positive, and at most 1,000,000; leave it out if it is not known"),
            );
        }
        if chip.is.peak.is_some_and(|p| parts(p, 10.0).is_none()) {
            report.add(&chip.file, &chip.is.id, "peak must be positive, in 10^12 operations a second, with one decimal at most");
        }
    }
    for r in &c.training.runs {
        let flop = [r.is.flop_low.unwrap_or(r.is.flop), r.is.flop, r.is.flop_high.unwrap_or(r.is.flop)];
        if flop.iter().any(|f| parts(f / 1e20, 1.0).is_none()) || !flop.is_sorted() {
            report.add(&r.file, &r.is.id, "flop must be whole 10^20, from 1e20 to 4e29, with flop_low <= flop <= flop_high");
        }
        let ranges = [("days", r.is.days, 10.0, 36_500.0), ("mfu", r.is.mfu, 1000.0, 1.0)];
        for (key, range, of, most) in ranges {
            let bad = |[low, high]: [f64; 2]| parts(low, of).is_none() || parts(high, of).is_none() || low > high || high > most;
            if range.is_some_and(bad) {
                report.add(&r.file, &r.is.id, format!("{key} must be [least, most], positive and at most {most}"));
            }
        }
    }
}

pub(super) fn thresholds(c: &Context, report: &mut Report) {
    for test in &c.training.tests {
        let texts: Vec<&String> = test.is.class.iter().flat_map(|class| &class.any).collect();
        for text in &texts {
            if let Err(message) = threshold::alternative(text, &[]) {
                report.add(&test.file, &test.is.id, message);
            }
        }
        let used = |mark: &String| texts.iter().any(|text| text.split(" and ").any(|part| part.trim() == mark));
        for mark in test.is.unverified.iter().filter(|mark| !used(mark)) {
            report.add(&test.file, &test.is.id, format!("marks `{mark}`, which it does not check; write it as in a class"));
        }
    }
}

pub(super) fn order(c: &Context, report: &mut Report) {
    for r in &c.training.rules {
        if r.is.step.is_empty() {
            report.add(&r.file, &r.is.id, "has no step; add a [[rule.step]]");
        }
        for (n, s) in r.is.step.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|b| r.is.step.get(b)).map(|b| b.effective_from);
            let misplaced = before.is_some_and(|b| s.effective_from.is_none() || s.effective_from <= b);
            if misplaced || s.not_before.is_some_and(|d| s.effective_from.is_none_or(|from| d >= from)) {
                report.add(
                    &r.file,
                    &r.is.id,
                    "steps stand in order of their first days, and not_before lies before effective_from",
                );
            }
        }
        let last = r.is.step.iter().filter_map(|s| s.effective_from).max();
        if r.is.until.is_some_and(|until| last.is_some_and(|last| until < last)) {
            report.add(&r.file, &r.is.id, "ends before its last step begins");
        }
    }
    for chip in &c.training.chips {
        if chip.is.launch.as_ref().is_some_and(|l| l.not_before.is_some_and(|d| d >= l.from)) {
            report.add(&chip.file, &chip.is.id, "not_before of the launch must lie before its `from`");
        }
    }
    for f in c.training.flows.iter().filter(|f| f.is.until.is_some_and(|until| until < f.is.from)) {
        report.add(&f.file, &f.is.id, "ends before it begins");
    }
}

pub(super) fn future(c: &Context, report: &mut Report) {
    let Some(head) = &c.training.head else { return };
    for r in &c.training.rules {
        let days = |s: &Step| [s.effective_from, s.not_before, s.announced, s.last_seen];
        if r.is.step.iter().flat_map(days).flatten().any(|day| day > head.chips_until) {
            report.add(
                &r.file,
                &r.is.id,
                format!("has a day after {}, the last that the data on chips speak about", head.chips_until.0),
            );
        }
    }
    for chip in c.training.chips.iter().filter(|chip| chip.is.launch.as_ref().is_some_and(|l| l.from > head.chips_until)) {
        report.add(
            &chip.file,
            &chip.is.id,
            format!("is launched after {}, the last day of the data on chips", head.chips_until.0),
        );
    }
    for f in c.training.flows.iter().filter(|f| f.is.from > head.money_until) {
        report.add(&f.file, &f.is.id, format!("begins after {}, the last day of the data on money", head.money_until.0));
    }
}

pub(super) fn needs(c: &Context, report: &mut Report) {
    for r in &c.training.rules {
        for s in &r.is.step {
            if (s.status == Status::Conditional.id()) != s.needs.is_some() {
                report.add(&r.file, &r.is.id, "a conditional step needs `licence` or `notice`, and no other step does");
            }
            if s.why.is_some() && s.status != Status::Unknown.id() {
                report.add(&r.file, &r.is.id, "only an unknown step says `why`");
            }
        }
    }
}
