//! Which timelines speak on a question, and what a timeline of steps says on a day.

use super::sightings::{self, Finding};
use super::{Point, RuleRef};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::order;
use crate::policy::{Gate, Status, Why};
use crate::scenario::Scenario;
use crate::subject::Route;
use crate::tables::{Body, Sightings, Step, Timeline};

/// What one timeline says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) timeline: u16,
    pub(super) status: Status,
    pub(super) why: Option<Why>,
    pub(super) rules: Vec<RuleRef>,
}

/// What every timeline of a gate says that is about this question and has begun to speak.
pub(super) fn speaking(data: &Dataset, about: &[About], scenario: &Scenario, gate: Gate) -> Vec<Spoken> {
    let of_gate = about.iter().copied().filter(|(_, t)| t.gate == gate);
    of_gate
        .filter_map(|(index, t)| {
            let (status, why, points) = match &t.body {
                Body::Steps(steps) => step_on(steps, scenario.date)?,
                Body::Sightings(list) => list_on(data, scenario, list)?,
            };
            let rules = points.into_iter().map(|point| RuleRef { timeline: index, point }).collect();
            Some(Spoken { timeline: index, status, why, rules })
        })
        .collect()
}

/// Every day on which one of the timelines may begin to say something else.
pub(crate) fn boundaries_of(data: &Dataset, about: &[About]) -> Vec<Date> {
    let mut days = vec![data.date().plus(1)];
    let mut add = |day: Option<Date>| {
        if let Some(day) = day {
            order::insert(&mut days, day);
        }
    };
    for (_, t) in about {
        match &t.body {
            Body::Steps(steps) => {
                for s in steps {
                    add(s.not_before);
                    add(s.from);
                }
            }
            Body::Sightings(list) => {
                add(list.since);
                for s in &list.seen {
                    add(Some(s.day));
                    add(Some(s.until.plus(1)));
                }
                list.changes.iter().for_each(|c| add(Some(c.on)));
                for d in &list.disputes {
                    add(Some(d.from));
                    add(d.to.map(|to| to.plus(1)));
                }
            }
        }
    }
    days
}

/// A timeline and its number.
pub(crate) type About<'d, 'a> = (u16, &'d Timeline<'a>);

/// The timelines whose selectors match, whatever the day.
pub(crate) fn about<'d, 'a>(data: &'d Dataset<'a>, scenario: &Scenario) -> Vec<About<'d, 'a>> {
    about_here(data, &about_anywhere(data, scenario), scenario)
}

/// The timelines whose selectors match, whatever the day and the place.
pub(crate) fn about_anywhere<'d, 'a>(data: &'d Dataset<'a>, scenario: &Scenario) -> Vec<About<'d, 'a>> {
    let family = scenario.family(data);
    let matches = |t: &Timeline| {
        t.providers & scenario.provider.bit() != 0
            && t.channels & scenario.channel.bit() != 0
            && t.who & scenario.who.bit() != 0
            && t.routes & (scenario.route.bit() | Route::Direct.bit()) != 0
            && is_about_family(t, family)
    };
    data.timelines().filter(|(_, t)| matches(t)).collect()
}

/// Of timelines that match but for the place, those that are about the place that is asked about, and its owner's.
pub(crate) fn about_here<'d, 'a>(data: &Dataset, anywhere: &[About<'d, 'a>], scenario: &Scenario) -> Vec<About<'d, 'a>> {
    let owner = scenario.owner_place();
    let matches = |t: &Timeline| {
        data.in_set(t.places, scenario.place) && t.owners.is_none_or(|set| owner.is_some_and(|o| data.in_set(set, o)))
    };
    anywhere.iter().copied().filter(|(_, t)| matches(t)).collect()
}

/// A rule without a family is about all of them, except that the launch of the flagship says nothing about another family.
fn is_about_family(t: &Timeline, family: Option<u16>) -> bool {
    match family {
        Some(_) if t.models.is_empty() => t.gate != Gate::Launch,
        Some(f) => t.models.contains(&f),
        None => t.models.is_empty(),
    }
}

type Said = (Status, Option<Why>, Vec<Point>);

fn step_on(steps: &[Step], date: Date) -> Option<Said> {
    let begun = |day: Option<Date>| day.is_none_or(|d| d <= date);
    let next = steps.iter().position(|s| !begun(s.from)).unwrap_or(steps.len());
    let current = next.checked_sub(1).and_then(|i| Some((u16::try_from(i).ok()?, steps.get(i)?)));
    if let Some(upcoming) = steps.get(next).filter(|s| s.not_before.is_some_and(|d| d <= date)) {
        // The change has perhaps happened: neither the old nor the new step is certain.
        let point = u16::try_from(next).ok().map(Point::Step);
        let points = current.map(|(i, _)| Point::Step(i)).into_iter().chain(point).collect();
        return Some((Status::Unknown, Some(upcoming.between), points));
    }
    let (index, step) = current?;
    Some((step.status, step.why, vec![Point::Step(index)]))
}

fn list_on(data: &Dataset, scenario: &Scenario, list: &Sightings) -> Option<Said> {
    let place = if list.owner { scenario.owner_place()? } else { scenario.place };
    let run = |r: sightings::Run| Point::Run { place, first: r.first, last: r.last };
    Some(match sightings::on(data, list, place, scenario.date)? {
        Finding::Holds(r) => {
            let (status, why) = match r.seen {
                sightings::Seen::Inside => (list.inside, None),
                sightings::Seen::Outside => (list.outside, None),
                sightings::Seen::Depends => (Status::Unknown, Some(Why::Depends)),
            };
            (status, why, vec![run(r)])
        }
        Finding::NotYetSeen(upcoming) => (Status::Unknown, Some(Why::NotStated), vec![run(upcoming)]),
        Finding::Changed { before, after } => (Status::Unknown, Some(Why::NotStated), vec![run(before), run(after)]),
        Finding::Disputed { dispute, sides } => {
            let points = (0..sides).map(|side| Point::Side { dispute, side }).collect();
            (Status::Unknown, Some(Why::Conflict), points)
        }
    })
}
