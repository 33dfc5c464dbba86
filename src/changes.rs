//! What would alter the answer: every variation of one field that leads to another verdict.
//!
//! Never a workaround, and never a false declaration: the place and the owner are facts about somebody, so a variation of
//! them is another person's or company's question, offered only among the places that the story compares.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::decide;
use crate::history::Span;
use crate::order;
use crate::place_set::PlaceId;
use crate::scenario::Scenario;
use crate::subject::{Channel, Provider, Who};
use crate::verdict::Verdict;

ids! {
    /// A field of the question that may be varied.
    Field, "field" {
        /// Another door to the same maker.
        Channel = "channel",
        /// Another kind of customer.
        Who = "who",
        /// Another day.
        Date = "date",
        /// The same question elsewhere.
        Place = "place",
        /// A company owned elsewhere.
        Owner = "owner",
        /// Another maker through the same door.
        Provider = "provider",
    }
}

/// One variation and what it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which field was varied.
    pub field: Field,
    /// The varied question.
    pub scenario: Scenario,
    /// Its answer.
    pub verdict: Verdict,
}

/// Places that are compared with each other: four different answers under one newspaper word.
const COMPARED: [&str; 4] = ["CN", "HK", "MO", "TW"];

/// All variations of one field that lead to another verdict, those that get through first where the question does not, and
/// the other way round.
pub fn changes(data: &Dataset, scenario: &Scenario, spans: &[Span]) -> Vec<Change> {
    let own = decide(data, scenario).verdict;
    let mut found: Vec<Change> = variations(data, scenario, spans)
        .into_iter()
        .filter(|(_, varied)| varied != scenario)
        .map(|(field, varied)| Change { field, scenario: varied, verdict: decide(data, &varied).verdict })
        .filter(|c| c.verdict != own)
        .collect();
    // What turns a refusal into a way through, or a way through into a refusal, comes first; "unknown" and "not on offer" tell
    // little and come last. Whoever is refused looks for another door, whoever is let through for what could take it away.
    order::sort_by_key(&mut found, |c| {
        let telling = c.verdict.passes() != own.passes();
        let rank = match c.field {
            Field::Channel if own.passes() => 9,
            field => field as u8,
        };
        (!telling, c.verdict == Verdict::Unknown, c.verdict == Verdict::Unavailable, rank)
    });
    found
}

fn variations(data: &Dataset, scenario: &Scenario, spans: &[Span]) -> Vec<(Field, Scenario)> {
    let s = *scenario;
    let channels = Channel::ALL.iter().map(|c| (Field::Channel, Scenario { channel: *c, ..s }));
    let who = Who::ALL.iter().map(|w| (Field::Who, Scenario { who: *w, ..s }));
    let dates = verdict_changes(spans, s.date).into_iter().map(|date| (Field::Date, Scenario { date, ..s }));
    let places = compared(data, s.place).into_iter().map(|place| (Field::Place, Scenario { place, ..s }));
    let owner = (s.who == Who::Enterprise && s.owner.is_some_and(|o| o != s.place))
        .then_some((Field::Owner, Scenario { owner: None, ..s }));
    // A family belongs to one maker: another maker would be a change of two fields.
    let makers = if s.model.is_none() { Provider::ALL } else { &[] };
    let providers = makers.iter().map(|p| (Field::Provider, Scenario { provider: *p, ..s }));
    channels.chain(who).chain(dates).chain(places).chain(owner).chain(providers).collect()
}

/// The last day before, and the first day after, on which the verdict is another one.
fn verdict_changes(spans: &[Span], date: Date) -> Vec<Date> {
    let Some(current) = spans.iter().position(|s| s.from <= date && date <= s.to) else { return Vec::new() };
    let Some(own) = spans.get(current).map(|s| s.outcome.verdict) else { return Vec::new() };
    let before = spans.iter().take(current).rfind(|s| s.outcome.verdict != own).map(|s| s.to);
    let after = spans.iter().skip(current + 1).find(|s| s.outcome.verdict != own).map(|s| s.from);
    before.into_iter().chain(after).collect()
}

/// The other places of the comparison that this place belongs to: the story's four, or a state, its territories' sovereign
/// and the state of a subdivision.
fn compared(data: &Dataset, place: PlaceId) -> Vec<PlaceId> {
    if COMPARED.contains(&data.code(place)) {
        return COMPARED.iter().filter_map(|code| data.place_by_code(code)).filter(|p| *p != place).collect();
    }
    data.place(place).into_iter().flat_map(|p| [p.state, p.sovereign]).flatten().collect()
}
