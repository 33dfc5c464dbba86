//! When the answer to a question changes: the same question on every day, folded into spans.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{Outcome, about, boundaries_of, decide_among};
use crate::scenario::Scenario;

/// Days in a row on which the answer is the same. Both ends are inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The answer on each of them.
    pub outcome: Outcome,
}

/// The spans of a question between two days, in order, without gaps; empty if `from` is after `to`.
pub fn history(data: &Dataset, scenario: &Scenario, from: Date, to: Date) -> Vec<Span> {
    if from > to {
        return Vec::new();
    }
    let mut spans: Vec<Span> = Vec::new();
    let about = about(data, scenario);
    let inner = boundaries_of(data, &about).into_iter().filter(|day| from < *day && *day <= to);
    for day in core::iter::once(from).chain(inner) {
        let outcome = decide_among(data, &about, &Scenario { date: day, ..*scenario });
        if let Some(last) = spans.last_mut() {
            if last.outcome.same_answer(&outcome) {
                continue;
            }
            last.to = day.plus(-1);
        }
        spans.push(Span { from: day, to, outcome });
    }
    spans
}

/// The history that the product shows: from the first day it speaks about to the dataset's date.
pub fn full_history(data: &Dataset, scenario: &Scenario) -> Vec<Span> {
    history(data, scenario, Date::FIRST, data.date())
}

/// The nearest earlier and later days on which the answer begins to be another one.
pub fn neighbours(spans: &[Span], date: Date) -> (Option<Date>, Option<Date>) {
    let current = spans.iter().position(|s| s.from <= date && date <= s.to);
    let Some(current) = current else {
        // Outside the history: the nearest end of it.
        return (spans.last().filter(|s| s.to < date).map(|s| s.to), spans.first().filter(|s| s.from > date).map(|s| s.from));
    };
    let own_start = spans.get(current).map(|s| s.from);
    let previous = if own_start.is_some_and(|start| start < date && current > 0) {
        own_start
    } else {
        current.checked_sub(1).and_then(|i| spans.get(i)).map(|s| s.from)
    };
    (previous, spans.get(current + 1).map(|s| s.from))
}
