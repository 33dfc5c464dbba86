//! What a list of places says on a day, from the days on which it was seen.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::place_set::PlaceId;
use crate::tables::{Sighting, Sightings};

/// How a place stood in one sighting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// Among the places that are in.
    Inside,
    /// Among the places that are out.
    Outside,
    /// An unnamed territory of a named state.
    Depends,
}

/// Consecutive sightings that agree on a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) seen: Seen,
    /// First sighting.
    pub(crate) first: u16,
    /// Last sighting, which may be later than the day that was asked about.
    pub(crate) last: u16,
}

/// What the list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Finding {
    /// The sightings around the day agree, or the last one holds on.
    Holds(Run),
    /// The sightings around the day differ, and no source dates the change.
    Changed { before: Run, after: Run },
    /// The list is in force, but its first sighting lies after the day.
    NotYetSeen(Run),
    /// Sources contradict each other.
    Disputed { dispute: u16, sides: u16 },
}

/// How a place stood in a sighting; none = that part was not read.
pub(crate) fn seen_in(data: &Dataset, sighting: &Sighting, place: PlaceId) -> Option<Seen> {
    if data.in_set(sighting.inside, place) {
        Some(Seen::Inside)
    } else if data.in_set(sighting.outside, place) {
        Some(Seen::Outside)
    } else if data.in_set(sighting.depends, place) {
        Some(Seen::Depends)
    } else {
        None
    }
}

/// The day of a dated change to this place after one day and not after another, if a source names one.
pub(crate) fn dated_change(data: &Dataset, list: &Sightings, place: PlaceId, after: Date, to: Date) -> Option<Date> {
    list.changes.iter().filter(|c| data.in_set(c.places, place)).map(|c| c.on).find(|on| after < *on && *on <= to)
}

/// What the list says about a place on a day; none = it had not been seen yet.
pub(crate) fn on(data: &Dataset, list: &Sightings, place: PlaceId, date: Date) -> Option<Finding> {
    if list.since.is_some_and(|since| date < since) {
        return None;
    }
    let disputed = (0u16..)
        .zip(&list.disputes)
        .find(|(_, d)| data.in_set(d.places, place) && d.from <= date && d.to.is_none_or(|to| date <= to));
    if let Some((dispute, d)) = disputed {
        return Some(Finding::Disputed { dispute, sides: u16::try_from(d.sides.len()).unwrap_or(0) });
    }

    let mut before: Option<Run> = None;
    let mut before_until = date;
    for (index, sighting) in (0u16..).zip(&list.seen) {
        let Some(seen) = seen_in(data, sighting, place) else { continue };
        match &mut before {
            Some(run) if run.seen == seen => {
                // The same again: the value held in between, and this is newer evidence for it.
                run.last = index;
                before_until = sighting.until;
            }
            _ if sighting.day <= date => {
                before = Some(Run { seen, first: index, last: index });
                before_until = sighting.until;
            }
            Some(run) => {
                // The first sighting after the day that differs.
                let after = Run { seen, first: index, last: last_of_run(data, list, place, index, seen) };
                return Some(match dated_change(data, list, place, before_until, sighting.day) {
                    _ if date <= before_until => Finding::Holds(*run),
                    Some(on) if date < on => Finding::Holds(*run),
                    Some(_) => Finding::Holds(after),
                    None => Finding::Changed { before: *run, after },
                });
            }
            None => {
                // A list that is only known from being seen is silent before; one that is known to be in force is not.
                let first = Run { seen, first: index, last: last_of_run(data, list, place, index, seen) };
                return list.since.map(|_| Finding::NotYetSeen(first));
            }
        }
    }
    before.map(Finding::Holds)
}

fn last_of_run(data: &Dataset, list: &Sightings, place: PlaceId, first: u16, seen: Seen) -> u16 {
    (0u16..)
        .zip(&list.seen)
        .skip(usize::from(first))
        .filter_map(|(index, s)| seen_in(data, s, place).map(|v| (index, v)))
        .take_while(|(_, v)| *v == seen)
        .last()
        .map_or(first, |(index, _)| index)
}
