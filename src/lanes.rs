//! The history of a question gate by gate: what each gate does from when to when, what changes on a day, what is announced for
//! later, and how a reader is led from change to change. How it is drawn is in `ui`.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{GateOutcome, Outcome, Point, RuleRef, about};
use crate::history::{Span, neighbours};
use crate::order;
use crate::policy::{Gate, Status};
use crate::rule;
use crate::scenario::Scenario;
use crate::tables::Body;

/// Days in a row on which a gate does the same. Both ends are inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// What it does.
    pub status: Status,
}

/// The segments of one gate, in order, without gaps.
pub fn lane(spans: &[Span], gate: Gate) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for span in spans {
        let Some(status) = span.outcome.gate(gate).map(|g| g.status) else { continue };
        match segments.last_mut() {
            Some(last) if last.status == status => last.to = span.to,
            _ => segments.push(Segment { from: span.from, to: span.to, status }),
        }
    }
    segments
}

/// A gate that begins to do something else, or to do it by another rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Which gate.
    pub gate: Gate,
    /// The first day.
    pub from: Date,
    /// The day on which it was made known, if that is another one.
    pub announced: Option<Date>,
    /// What the gate did before; none where nobody knows yet what it will do until then.
    pub before: Option<Status>,
    /// What it does from then on.
    pub status: Status,
    /// The rule that decides.
    pub rule: Option<RuleRef>,
}

/// What begins on the first day of a span, if the span before it answered so.
pub fn begins(data: &Dataset, before: &Outcome, span: &Span) -> Vec<Event> {
    let pairs = before.gates.iter().zip(&span.outcome.gates).filter(|(a, b)| a != b);
    pairs.map(|(a, b)| event(data, a, b, span.from)).collect()
}

/// Every event of a history, in order.
pub fn events(data: &Dataset, spans: &[Span]) -> Vec<Event> {
    let pairs = spans.iter().zip(spans.iter().skip(1));
    pairs.flat_map(|(before, span)| begins(data, &before.outcome, span)).collect()
}

fn event(data: &Dataset, before: &GateOutcome, now: &GateOutcome, from: Date) -> Event {
    let first = now.rules.first().map(|a| a.rule);
    let described = first.and_then(|r| rule::describe(data, r)).filter(|r| r.effective_from == Some(from));
    let announced = described.and_then(|r| r.announced).filter(|day| *day != from);
    Event { gate: now.gate, from, announced, before: Some(before.status), status: now.status, rule: first }
}

/// What is announced for days after the data end, and so part of no answer yet.
pub fn scheduled(data: &Dataset, s: &Scenario) -> Vec<Event> {
    let mut found = Vec::new();
    for (timeline, t) in about(data, s) {
        let Body::Steps(steps) = &t.body else { continue };
        for (index, step) in (0u16..).zip(steps) {
            if let Some(from) = step.from.filter(|day| *day > data.date()) {
                let rule = Some(RuleRef { timeline, point: Point::Step(index) });
                found.push(Event { gate: t.gate, from, announced: step.announced, before: None, status: step.status, rule });
            }
        }
    }
    order::sort_by_key(&mut found, |e| e.from);
    found
}

/// Whether a change was known on a day, and not yet in force.
pub fn is_due(event: &Event, on: Date) -> bool {
    event.from > on && event.announced.is_some_and(|day| day <= on)
}

/// How long a change is shown before it goes on, in milliseconds.
const REST: u32 = 1_700;
/// How long a step on the way takes, in milliseconds.
const PACE: u32 = 40;
/// How many days a step on the way covers: the whole record in some seven seconds, rests apart.
const STRIDE: i32 = 10;

/// Where playing goes from a day, and how long it waits before: day by day up to the next change, where it rests; without
/// motion straight to the next change. None at the end.
pub fn onward(spans: &[Span], date: Date, motion: bool) -> Option<(Date, u32)> {
    let last = spans.last()?.to;
    let (_, next) = neighbours(spans, date);
    let target = next.unwrap_or(last);
    if date >= last {
        None
    } else if !motion || spans.first().is_some_and(|s| date < s.from) {
        Some((target, REST))
    } else {
        let rests = spans.iter().skip(1).any(|s| s.from == date);
        Some((date.plus(STRIDE).min(target), if rests { REST } else { PACE }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::full_history;
    use crate::link;

    fn asked(data: &Dataset, query: &[(&str, &str)]) -> Scenario {
        let (scenario, invalid) = link::read(data, query.iter().copied());
        assert_eq!(invalid, []);
        scenario
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    const QUERIES: [&[(&str, &str)]; 4] = [
        &[],
        &[("channel", "app"), ("place", "IT"), ("who", "individual")],
        &[("channel", "azure"), ("who", "individual")],
        &[("provider", "baidu"), ("channel", "app")],
    ];

    /// Lanes cover every day once, and say on each what the answer says.
    #[test]
    fn a_lane_says_what_the_answers_say() {
        let data = Dataset::embedded().unwrap();
        for query in QUERIES {
            let spans = full_history(&data, &asked(&data, query));
            for gate in Gate::ALL {
                let lane = lane(&spans, *gate);
                assert_eq!((lane[0].from, lane.last().unwrap().to), (Date::FIRST, data.date()));
                assert!(lane.windows(2).all(|w| w[0].to.plus(1) == w[1].from && w[0].status != w[1].status));
                for span in &spans {
                    let segment = lane.iter().find(|s| s.from <= span.from && span.to <= s.to).unwrap();
                    assert_eq!(segment.status, span.outcome.gate(*gate).unwrap().status);
                }
            }
        }
    }

    /// The story: announced on 25 June 2024, in force on 9 July; in between it was due.
    #[test]
    fn announced_and_in_force_are_two_days() {
        let data = Dataset::embedded().unwrap();
        let events = events(&data, &full_history(&data, &asked(&data, &[])));
        let found = events.iter().find(|e| e.gate == Gate::Provider && e.from == day("2024-07-09")).unwrap();
        assert_eq!((found.announced, found.status), (Some(day("2024-06-25")), Status::Closed));
        let due = ["2024-06-24", "2024-06-25", "2024-07-08", "2024-07-09"].map(|d| is_due(found, day(d)));
        assert_eq!(due, [false, true, true, false]);
        // Every change of the answer is an event of a gate, on its first day.
        for query in QUERIES {
            let spans = full_history(&data, &asked(&data, query));
            let days: Vec<Date> = self::events(&data, &spans).iter().map(|e| e.from).collect();
            assert!(spans.iter().skip(1).all(|s| days.contains(&s.from)) && days.is_sorted(), "{query:?}");
        }
    }

    /// What the data announce for later is found by the questions that it is about. The embedded data end on an earlier day here.
    #[test]
    fn what_is_announced_for_later_is_found() {
        let data = Dataset::embedded().unwrap().ending(day("2024-07-01"));
        let s = asked(&data, &[("date", "2024-07-01")]);
        let later = scheduled(&data, &s);
        let openai = later.iter().find(|e| e.gate == Gate::Provider).unwrap();
        assert_eq!((openai.from, openai.announced), (day("2024-07-09"), Some(day("2024-06-25"))));
        assert!(later.iter().all(|e| e.from > data.date() && e.before.is_none()));
        assert_eq!(scheduled(&Dataset::embedded().unwrap(), &s), [], "nothing lies ahead of the data today");
    }

    /// Playing visits every change, rests there, and ends on the last day; without motion it visits nothing else.
    #[test]
    fn playing_visits_every_change_and_ends() {
        let data = Dataset::embedded().unwrap();
        for query in QUERIES {
            let spans = full_history(&data, &asked(&data, query));
            let changes: Vec<Date> = spans.iter().skip(1).map(|s| s.from).collect();
            for motion in [true, false] {
                let (mut at, mut visited, mut rested) = (Date::FIRST, Vec::new(), 0);
                while let Some((to, wait)) = onward(&spans, at, motion) {
                    assert!(to > at && to.plus(-STRIDE) <= at || !motion, "{query:?}");
                    rested += usize::from(wait == REST);
                    at = to;
                    visited.push(at);
                }
                assert_eq!(at, data.date());
                assert!(changes.iter().all(|c| visited.contains(c)), "{query:?}");
                if motion {
                    assert_eq!(rested, changes.iter().filter(|c| **c < at).count(), "{query:?}");
                } else {
                    assert!(visited.iter().all(|d| changes.contains(d) || *d == data.date()), "{query:?}");
                }
            }
        }
    }
}
