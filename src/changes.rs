//! What would alter the answer: every variation of one field that leads to another verdict.
//!
//! Never a workaround, and never a false declaration: the place and the owner are facts about somebody, so a variation of
//! them is another person's or company's question, offered only among the places that the story compares.

use crate::dataset::Dataset;
use crate::decide::decide;
use crate::history::{Span, other_days};
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
    let dates = other_days(spans, s.date, |o| o.verdict).into_iter().map(|date| (Field::Date, Scenario { date, ..s }));
    let places = compared(data, s.place).into_iter().map(|place| (Field::Place, Scenario { place, ..s }));
    let owner = (s.who == Who::Enterprise && s.owner.is_some_and(|o| o != s.place))
        .then_some((Field::Owner, Scenario { owner: None, ..s }));
    // A family belongs to one maker: another maker would be a change of two fields.
    let makers = if s.model.is_none() { Provider::ALL } else { &[] };
    let providers = makers.iter().map(|p| (Field::Provider, Scenario { provider: *p, ..s }));
    channels.chain(who).chain(dates).chain(places).chain(owner).chain(providers).collect()
}

/// The other places of the comparison that this place belongs to: the story's four, or a state, its territories' sovereign
/// and the state of a subdivision.
fn compared(data: &Dataset, place: PlaceId) -> Vec<PlaceId> {
    let four = data.compared(place);
    if four.is_empty() { data.place(place).into_iter().flat_map(|p| [p.state, p.sovereign]).flatten().collect() } else { four }
}
