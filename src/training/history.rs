//! When the answer about a chip changes: the same question on every day, folded into spans.

use super::data::Training;
use super::decide::{Outcome, boundaries, decide};
use super::question::Question;
use crate::dataset::Dataset;
use crate::date::Date;
use crate::history;

/// Days in a row on which the answer is the same.
pub type Span = history::Span<Outcome>;

/// The spans of a question between two days, in order, without gaps; empty if `from` is after `to`.
pub fn history(data: &Dataset, training: &Training, question: &Question, from: Date, to: Date) -> Vec<Span> {
    let decided = |date| decide(data, training, &Question { date, ..*question });
    history::fold((from, to), boundaries(training, question), decided, Outcome::same_answer)
}

/// The nearest earlier and later days on which the verdict begins to be another one.
pub fn neighbours(spans: &[Span], date: Date) -> (Option<Date>, Option<Date>) {
    let starts = spans.iter().zip(spans.iter().skip(1)).filter(|(a, b)| a.outcome.verdict != b.outcome.verdict);
    let starts: Vec<Date> = starts.map(|(_, b)| b.from).collect();
    let before = starts.iter().rfind(|day| **day < date).copied().or(spans.first().map(|s| s.from).filter(|day| *day < date));
    (before, starts.iter().find(|day| **day > date).copied())
}

/// The history that the product shows: from the first day it speaks about to the last of the data on chips.
pub fn full_history(data: &Dataset, training: &Training, question: &Question) -> Vec<Span> {
    history(data, training, question, Date::FIRST, training.date())
}
