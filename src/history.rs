//! When the answer to a question changes: the same question on every day, folded into spans.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{Outcome, about, boundaries_of, decide_among};
use crate::scenario::Scenario;

/// Days in a row on which the answer is the same. Both ends are inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span<O = Outcome> {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The answer on each of them.
    pub outcome: O,
}

/// The spans of a question between two days, in order, without gaps; empty if `from` is after `to`.
pub fn history(data: &Dataset, scenario: &Scenario, from: Date, to: Date) -> Vec<Span> {
    let about = about(data, scenario);
    let decided = |date| decide_among(data, &about, &Scenario { date, ..*scenario });
    fold((from, to), boundaries_of(data, &about), decided, Outcome::same_answer)
}

/// The spans of any question, from the days on which its answer may begin to be another one.
pub(crate) fn fold<O>(
    (from, to): (Date, Date),
    boundaries: Vec<Date>,
    decided: impl Fn(Date) -> O,
    same: fn(&O, &O) -> bool,
) -> Vec<Span<O>> {
    let mut spans: Vec<Span<O>> = Vec::new();
    if from > to {
        return spans;
    }
    let inner = boundaries.into_iter().filter(|day| from < *day && *day <= to);
    for day in core::iter::once(from).chain(inner) {
        let outcome = decided(day);
        if let Some(last) = spans.last_mut() {
            if same(&last.outcome, &outcome) {
                continue;
            }
            last.to = day.plus(-1);
        }
        spans.push(Span { from: day, to, outcome });
    }
    spans
}

/// The last day before, and the first day after, on which the verdict is another one.
pub(crate) fn other_days<O, V: PartialEq>(spans: &[Span<O>], date: Date, verdict: fn(&O) -> V) -> Vec<Date> {
    let Some(current) = spans.iter().position(|s| s.from <= date && date <= s.to) else { return Vec::new() };
    let Some(own) = spans.get(current).map(|s| verdict(&s.outcome)) else { return Vec::new() };
    let other = |s: &&Span<O>| verdict(&s.outcome) != own;
    let before = spans.iter().take(current).rfind(other).map(|s| s.to);
    let after = spans.iter().skip(current + 1).find(other).map(|s| s.from);
    before.into_iter().chain(after).collect()
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
