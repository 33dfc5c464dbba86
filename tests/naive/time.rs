//! What a rule says on a given day.

use super::place::{self, Said};
use super::record::{Place, Step, Timeline};

/// A status, and the reason where it is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Saying<'a> {
    pub(crate) status: &'a str,
    pub(crate) why: Option<&'a str>,
}

fn unknown(why: &str) -> Saying<'_> {
    Saying { status: "unknown", why: Some(why) }
}

/// Everything that the sightings of a list say about one place; empty for a timeline of steps.
#[derive(Debug)]
pub(crate) struct WhatIsSaid<'a> {
    /// From, to (both inclusive), and what was seen.
    seen: Vec<(&'a str, &'a str, Said)>,
    /// The days on which a source dates a change.
    changes: Vec<&'a str>,
    /// From, to (both inclusive; none = still disputed).
    disputes: Vec<(&'a str, Option<&'a str>)>,
}

/// Gathers what a timeline's sightings, changes and disputes say about the place.
pub(crate) fn what_is_said<'a>(rule: &'a Timeline, place: &Place) -> WhatIsSaid<'a> {
    let mut seen = Vec::new();
    for sighting in &rule.sightings {
        if let Some(said) = place::said(sighting, place, rule.excludes) {
            // "until: optional: last day on which the same list was seen"
            let until = sighting.until.as_ref().unwrap_or(&sighting.seen);
            seen.push((sighting.seen.as_str(), until.as_str(), said));
        }
    }
    let mut changes = Vec::new();
    for change in rule.changes.iter().filter(|c| place::is_meant(place, &c.place)) {
        changes.push(change.on.as_str());
    }
    let mut disputes = Vec::new();
    for dispute in rule.disputes.iter().filter(|d| place::is_meant(place, &d.place)) {
        disputes.push((dispute.from.as_str(), dispute.to.as_deref()));
    }
    WhatIsSaid { seen, changes, disputes }
}

/// What the timeline says on the day; none = it is silent.
pub(crate) fn on_day<'a>(rule: &'a Timeline, said: &WhatIsSaid<'a>, day: &str) -> Option<Saying<'a>> {
    // "since: the list is ignored before this day"
    if rule.since.as_deref().is_some_and(|since| day < since) {
        return None;
    }
    if rule.sightings.is_empty() { by_steps(&rule.steps, day) } else { Some(by_sightings(rule, said, day)) }
}

/// "A step holds from `effective_from` until the day before the next step." "Before its first step a timeline is silent."
/// `not_before`: "the change fell somewhere in [not_before, effective_from): unknown there".
fn by_steps<'a>(steps: &'a [Step], day: &str) -> Option<Saying<'a>> {
    let mut saying = None;
    for step in steps {
        // "The first step may leave it out: as far back as the record goes."
        let begins = step.effective_from.as_deref().unwrap_or("");
        if day >= begins {
            saying = Some(Saying { status: &step.status, why: step.why.as_deref() });
        } else if step.not_before.as_deref().is_some_and(|not_before| day >= not_before) {
            saying = Some(unknown(step.between.as_deref().unwrap_or("not-stated")));
        }
    }
    saying
}

/// "A list is known on the days it was *seen*."
fn by_sightings<'a>(rule: &'a Timeline, said: &WhatIsSaid<'a>, day: &str) -> Saying<'a> {
    // "Sources contradict each other about these places in this time." "Sources that disagree: `unknown`, `conflict`."
    for (from, to) in &said.disputes {
        if day >= *from && to.is_none_or(|to| day <= to) {
            return unknown("conflict");
        }
    }
    let on_the_day: Vec<Said> = said.seen.iter().filter(|(from, to, _)| *from <= day && day <= *to).map(|s| s.2).collect();
    if let Some(first) = on_the_day.first() {
        return if on_the_day.iter().all(|s| s == first) { as_status(rule, *first) } else { unknown("conflict") };
    }
    let before = said.seen.iter().filter(|(_, to, _)| *to < day).max_by_key(|(_, to, _)| *to);
    let after = said.seen.iter().filter(|(from, _, _)| *from > day).min_by_key(|(from, _, _)| *from);
    // "Before the first sighting: `unknown`, `not-stated`."
    let Some((_, left, old)) = before else {
        return unknown("not-stated");
    };
    // "After the last: it holds to the dataset's date."
    let Some((seen_again, _, new)) = after else {
        return as_status(rule, *old);
    };
    // "Between two sightings that agree on a place the value holds …"
    if old == new {
        return as_status(rule, *old);
    }
    // "… where they differ, `unknown` until a source dates the change": after the last day of the one sighting, at the
    // latest on the first day of the other.
    match said.changes.iter().find(|on| *on > left && *on <= seen_again) {
        Some(on) if day < *on => as_status(rule, *old),
        Some(_) => as_status(rule, *new),
        None => unknown("not-stated"),
    }
}

/// `inside`: "status of the places that are in (default open)"; `outside`: "of the places that are out (default closed)".
fn as_status(rule: &Timeline, said: Said) -> Saying<'_> {
    match said {
        Said::In => Saying { status: &rule.inside, why: None },
        Said::Out => Saying { status: &rule.outside, why: None },
        Said::Depends => unknown("depends"),
    }
}
