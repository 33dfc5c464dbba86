//! A rule as readers meet it: claim, actor, dates, confidence, sources. What it does to a request is `decide`'s business.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::sightings::{Seen, dated_change, seen_in};
use crate::decide::{Point, RuleRef};
use crate::place_set::PlaceId;
use crate::policy::{Confidence, LooksAt, Status};
use crate::tables::{Body, Sighting, Sightings, Step, Timeline};

/// One rule, described. Dates are inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule<'a> {
    /// `timeline@first day`; `@always` where the record has no first day.
    pub id: String,
    /// What the rule says, in a sentence; empty while the evidence is not loaded.
    pub claim: &'a str,
    /// Who made it.
    pub actor: &'a str,
    /// What it tests, where a source shows it.
    pub looks_at: Option<LooksAt>,
    /// What it says about those it is about, before any route is considered.
    pub status: Status,
    /// Completes "yes, …"; empty = no condition.
    pub condition: &'a str,
    /// The day it was made known.
    pub announced: Option<Date>,
    /// First day on which it held or was seen.
    pub effective_from: Option<Date>,
    /// How its dates are to be read.
    pub kind: Kind,
    /// Last day on which it held; none = no end on record.
    pub effective_to: Option<Date>,
    /// Newest day on which a source says so.
    pub last_seen: Option<Date>,
    /// How well it is sourced.
    pub confidence: Confidence,
    /// Its sources (numbers), nearest to the actor first.
    pub sources: Vec<u16>,
}

/// How a rule is known, and so what its dates mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It was made: the dates are those of the rule.
    Made,
    /// A list was seen: it may be older than the first day on which it was.
    Seen,
    /// Sources contradict each other: the dates are those of the contradiction.
    Disputed,
}

/// Describes a rule; none if the reference belongs to another dataset.
pub fn describe<'a>(data: &Dataset<'a>, rule: RuleRef) -> Option<Rule<'a>> {
    let timeline = data.timeline(rule.timeline)?;
    match (&timeline.body, rule.point) {
        (Body::Steps(steps), Point::Step(index)) => step(data, timeline, steps, index),
        (Body::Sightings(list), Point::Run { place, first, last }) => run(data, timeline, list, place, first, last),
        (Body::Sightings(list), Point::Side { dispute, side }) => dispute_side(data, timeline, list, dispute, side),
        _ => None,
    }
}

fn step<'a>(data: &Dataset<'a>, timeline: &Timeline<'a>, steps: &[Step<'a>], index: u16) -> Option<Rule<'a>> {
    let step = steps.get(usize::from(index))?;
    let next = steps.get(usize::from(index) + 1);
    let ends = next.and_then(|n| n.not_before.or(n.from)).map(|day| day.plus(-1));
    Some(Rule {
        id: rule_id(timeline.id, step.from),
        claim: data.claim(step.claim),
        actor: timeline.actor,
        looks_at: timeline.looks_at,
        status: step.status,
        condition: step.condition,
        announced: step.announced,
        effective_from: step.from,
        kind: Kind::Made,
        effective_to: ends,
        last_seen: Some(step.last_seen),
        confidence: step.confidence,
        sources: step.sources.clone(),
    })
}

fn run<'a>(
    data: &Dataset<'a>,
    timeline: &Timeline<'a>,
    list: &Sightings<'a>,
    place: PlaceId,
    first: u16,
    last: u16,
) -> Option<Rule<'a>> {
    let opening = list.seen.get(usize::from(first))?;
    let closing = list.seen.get(usize::from(last))?;
    let seen = seen_in(data, opening, place)?;
    let knowing = || list.seen.iter().filter(|s| seen_in(data, s, place).is_some());
    let in_run = || knowing().filter(|s| opening.day <= s.day && s.day <= closing.day);

    // The days of change that a source dates, on either side of the run.
    let before = knowing().rfind(|s| s.day < opening.day);
    let began = before.and_then(|b| dated_change(data, list, place, b.until, opening.day));
    let after = knowing().find(|s| s.day > closing.day);
    let ended = after.map(|a| dated_change(data, list, place, closing.until, a.day).map_or(closing.until, |on| on.plus(-1)));

    let (status, claim) = match seen {
        Seen::Inside => (list.inside, data.claim(list.claim_inside)),
        Seen::Outside => (list.outside, data.claim(list.claim_outside)),
        Seen::Depends => {
            (Status::Unknown, "The list names the state that this territory depends on, but not the territory itself.")
        }
    };
    let mut sources: Vec<u16> = Vec::new();
    for source in in_run().rev().flat_map(|s: &Sighting| s.sources.iter().copied()) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let from = began.or(Some(opening.day)).max(list.since);
    Some(Rule {
        id: rule_id(timeline.id, from),
        // What a single sight adds to the general claim is not true of the whole run.
        claim: in_run().next_back().map(|s| data.claim(s.claim)).filter(|c| !c.is_empty()).unwrap_or(claim),
        actor: timeline.actor,
        looks_at: timeline.looks_at,
        status,
        condition: if seen == Seen::Inside { list.condition } else { "" },
        announced: None,
        effective_from: from,
        kind: if began.is_none() && list.since.is_none_or(|since| since <= opening.day) { Kind::Seen } else { Kind::Made },
        effective_to: ended,
        last_seen: Some(closing.until),
        confidence: in_run().map(|s| s.confidence).min().unwrap_or(Confidence::Uncertain),
        sources,
    })
}

fn dispute_side<'a>(
    data: &Dataset<'a>,
    timeline: &Timeline<'a>,
    list: &Sightings<'a>,
    dispute: u16,
    side: u16,
) -> Option<Rule<'a>> {
    let dispute = list.disputes.get(usize::from(dispute))?;
    let words = dispute.sides.get(usize::from(side))?;
    Some(Rule {
        id: format!("{}@{}#{}", timeline.id, dispute.from, side + 1),
        claim: data.claim(words.claim),
        actor: timeline.actor,
        looks_at: timeline.looks_at,
        status: Status::Unknown,
        condition: "",
        announced: None,
        effective_from: Some(dispute.from),
        kind: Kind::Disputed,
        effective_to: dispute.to,
        last_seen: None,
        confidence: words.confidence,
        sources: words.sources.clone(),
    })
}

fn rule_id(timeline: &str, from: Option<Date>) -> String {
    from.map_or_else(|| format!("{timeline}@always"), |day| format!("{timeline}@{day}"))
}
