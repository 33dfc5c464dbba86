//! What would alter the answer about a chip: every variation of one field that leads to another verdict. The place and the
//! parent are facts about somebody, so a variation of them is another buyer's question, never a way round a rule.

use super::data::Training;
use super::decide::decide;
use super::history::Span;
use super::question::{Buyer, Question};
use super::vocabulary::{Path, Verdict};
use crate::dataset::Dataset;
use crate::history::other_days;
use crate::order;

ids! {
    /// A field of the question that may be varied.
    Field, "field" {
        /// Another chip.
        Chip = "chip",
        /// Another path to the chip.
        Path = "path",
        /// Another day.
        Date = "date",
        /// Another kind of buyer.
        Buyer = "buyer",
        /// A buyer with its parent at home.
        Owner = "owner",
        /// The same question elsewhere.
        Place = "place",
    }
}

/// One variation and what it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which field was varied.
    pub field: Field,
    /// The varied question.
    pub question: Question,
    /// Its answer.
    pub verdict: Verdict,
}

/// All variations of one field that lead to another verdict, those that turn a refusal into a way through first.
pub fn changes(data: &Dataset, training: &Training, question: &Question, spans: &[Span]) -> Vec<Change> {
    let own = decide(data, training, question).verdict;
    let q = *question;
    let chips = training.chips().map(|(chip, _)| (Field::Chip, Question { chip, ..q }));
    let paths = Path::ALL.iter().map(|path| (Field::Path, Question { path: *path, ..q }));
    let dates = other_days(spans, q.date, |o| o.verdict).into_iter().map(|date| (Field::Date, Question { date, ..q }));
    let buyers = Buyer::KINDS.iter().filter_map(|id| Buyer::parse(training, id));
    let buyers = buyers.map(|buyer| (Field::Buyer, Question { buyer, ..q }));
    let owner = q.owner.filter(|o| *o != q.place).map(|_| (Field::Owner, Question { owner: None, ..q }));
    let places = data.compared(q.place).into_iter().map(|place| (Field::Place, Question { place, ..q }));
    let varied = chips.chain(paths).chain(dates).chain(buyers).chain(owner).chain(places);
    let mut found: Vec<Change> = varied
        .filter(|(_, question)| *question != q)
        .map(|(field, question)| Change { field, question, verdict: decide(data, training, &question).verdict })
        .filter(|c| c.verdict != own)
        .collect();
    order::sort_by_key(&mut found, |c| {
        let telling = c.verdict.passes() != own.passes();
        (!telling, c.verdict == Verdict::Unknown, c.verdict == Verdict::Unavailable, c.field as u8)
    });
    found
}
