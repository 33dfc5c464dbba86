//! Rules about whole timelines and about lists.

use super::super::resolve::{Selectors, selectors};
use super::super::schema::{Change, In, Timeline};
use super::{Context, Report};
use crate::place_set::{PlaceId, PlaceSet};
use crate::policy::{Gate, Status};

pub(super) fn body(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        if t.is.step.is_empty() == t.is.sighting.is_empty() {
            report.add(&t.file, &t.is.id, "needs either [[timeline.step]] or [[timeline.sighting]], not both");
        }
        let list_only = [
            ("polarity", t.is.polarity.is_some()),
            ("inside", t.is.inside.is_some()),
            ("outside", t.is.outside.is_some()),
            ("applies_to", t.is.applies_to.is_some()),
            ("since", t.is.since.is_some()),
            ("change", !t.is.change.is_empty()),
            ("dispute", !t.is.dispute.is_empty()),
            ("claim_inside", !t.is.claim_inside.is_empty()),
            ("claim_outside", !t.is.claim_outside.is_empty()),
            ("condition", !t.is.condition.is_empty()),
        ];
        if t.is.sighting.is_empty() {
            for (key, _) in list_only.iter().filter(|(_, given)| *given) {
                report.add(&t.file, &t.is.id, format!("`{key}` belongs to a timeline of sightings; remove it here"));
            }
        }
        if t.is.means.is_some() && t.is.gate != Gate::HomeState.id() {
            report.add(&t.file, &t.is.id, "`means` says how a state does it; it belongs to the gate home-state");
        }
        if t.is.actor.trim().is_empty() {
            report.add(&t.file, &t.is.id, "needs an actor: who made the rule");
        }
    }
}

pub(super) fn selects(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        let Some(s) = selectors(&c.places, &t.is) else { continue };
        let empty = [
            ("provider", s.providers == 0),
            ("channel", s.channels == 0),
            ("who", s.who == 0),
            ("route", s.routes == 0),
            ("place", s.places.is_empty()),
            ("owner", s.owners.is_some_and(|o| o.is_empty())),
        ];
        for (key, _) in empty.iter().filter(|(_, empty)| *empty) {
            report.add(&t.file, &t.is.id, format!("selects no {key}, so that no question meets it"));
        }
        if s.gate == Gate::Seller && t.is.channel.is_none() {
            report.add(&t.file, &t.is.id, "a seller's rule names its doors; add `channel`");
        }
        if s.gate == Gate::Launch && t.is.place != ["*"] {
            report.add(&t.file, &t.is.id, "launch is about the whole world; write place = [\"*\"]");
        }
    }
}

pub(super) fn sightings_order(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        for s in &t.is.sighting {
            let until = s.until.unwrap_or(s.seen);
            if until < s.seen || until.0 > c.today {
                report.add(
                    &t.file,
                    &t.is.id,
                    format!("sighting of {}: `until` must lie between it and the dataset's date", s.seen.0),
                );
            }
        }
        if t.is.sighting.windows(2).any(|w| matches!(w, [a, b] if b.seen < a.seen)) {
            report.add(&t.file, &t.is.id, "sightings must stand in order of `seen`");
        }
    }
}

pub(super) fn sighting_content(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        for s in &t.is.sighting {
            let what = format!("sighting of {}", s.seen.0);
            if s.list.is_none() && s.inside.is_empty() && s.outside.is_empty() {
                report.add(&t.file, &t.is.id, format!("{what} names neither a list nor places that are `in` or `out`"));
            }
            if s.list.is_none() && !s.unread.is_empty() {
                report.add(&t.file, &t.is.id, format!("{what} has `unread` places but no list"));
            }
            if s.sources.is_empty() {
                report.add(&t.file, &t.is.id, format!("{what} has no source"));
            }
            let both: Vec<&String> = s.inside.iter().filter(|p| s.outside.contains(p)).collect();
            if let Some(place) = both.first() {
                report.add(&t.file, &t.is.id, format!("{what} has {place} both in and out"));
            }
        }
    }
}

pub(super) fn list_words(c: &Context, report: &mut Report) {
    for t in c.data.timelines.iter().filter(|t| !t.is.sighting.is_empty()) {
        for (key, claim) in [("claim_inside", &t.is.claim_inside), ("claim_outside", &t.is.claim_outside)] {
            if let Some(message) = super::step::sentence(claim) {
                report.add(&t.file, &t.is.id, format!("{key} {message}"));
            }
        }
        let conditional = t.is.inside.as_deref() == Some(Status::Conditional.id());
        if conditional == t.is.condition.is_empty() {
            report.add(&t.file, &t.is.id, "needs `condition` if, and only if, inside = \"conditional\"");
        }
    }
}

pub(super) fn disputes(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        for d in &t.is.dispute {
            let what = format!("dispute of {}", d.from.0);
            if d.to.is_some_and(|to| to < d.from) {
                report.add(&t.file, &t.is.id, format!("{what} ends before it begins"));
            }
            if d.side.len() < 2 || d.side.iter().any(|s| s.sources.is_empty()) {
                report.add(&t.file, &t.is.id, format!("{what} needs at least two sides, each with a source"));
            }
            for message in d.side.iter().filter_map(|s| super::step::sentence(&s.claim)) {
                report.add(&t.file, &t.is.id, format!("{what}: a side's claim {message}"));
            }
        }
    }
}

pub(super) fn changes(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        let excludes = t.is.polarity.as_deref() == Some("excludes");
        let seen: Vec<_> = t.is.sighting.iter().map(|s| (s, c.places.sighted(s, excludes, &mut Vec::new()))).collect();
        let named = |change: &Change| c.places.set_with_subdivisions(&change.place, &[], &mut Vec::new());
        // By the number of the last sighting before it: between that and the next one the engine knows of one change of a place.
        let before = |place: PlaceId, change: &Change| {
            seen.iter().rposition(|(s, sets)| s.seen < change.on && sets.iter().any(|set| set.contains(place)))
        };
        for (n, change) in t.is.change.iter().enumerate() {
            let own = named(change);
            let again = |other: &&Change| {
                let both = named(other);
                c.places.ids().any(|p| own.contains(p) && both.contains(p) && before(p, change) == before(p, other))
            };
            if let Some(other) = t.is.change.iter().take(n).find(again) {
                let days = format!("{} and {}", other.on.0, change.on.0);
                let message = format!("the changes of {days} name one place between the same two sightings");
                report.add(&t.file, &t.is.id, message);
            }
            if change.sources.is_empty() {
                report.add(&t.file, &t.is.id, format!("the change of {} has no source", change.on.0));
            }
            let changed = |place: PlaceId| {
                let state = |sets: &[PlaceSet; 3]| sets.iter().position(|s| s.contains(place));
                let before = seen.iter().rfind(|(s, sets)| s.seen < change.on && state(sets).is_some());
                let after = seen.iter().find(|(s, sets)| s.seen >= change.on && state(sets).is_some());
                before.zip(after).is_some_and(|((s, a), (_, b))| {
                    // Until the last day of a sighting nothing had changed.
                    s.until.unwrap_or(s.seen) < change.on && state(a) != state(b)
                })
            };
            let unchanged: Vec<&str> =
                c.places.ids().filter(|p| own.contains(*p) && !changed(*p)).map(|p| c.places.code(p)).collect();
            if !unchanged.is_empty() {
                let (on, codes) = (change.on.0, unchanged.join(" "));
                report.add(&t.file, &t.is.id, format!("the change of {on} ({codes}) lies between no two sightings that differ"));
            }
        }
    }
}

pub(super) fn narrows(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        let Some(own) = selectors(&c.places, &t.is) else { continue };
        for id in t.is.narrows.iter().chain(&t.is.beside) {
            if *id == t.is.id {
                report.add(&t.file, &t.is.id, "names itself in `narrows` or `beside`");
            }
            let broader = c.data.timelines.iter().find(|o| o.is.id == *id).and_then(|o| selectors(&c.places, &o.is));
            if broader.is_some_and(|b| !own.meets(&b)) {
                report.add(
                    &t.file,
                    &t.is.id,
                    format!(
                        "names `{id}` in `narrows` or `beside`, but no question is about both: check gate, maker, door and place"
                    ),
                );
            }
        }
    }
}

/// Home-state and export-law hold rules that exist side by side (a filter and an order), so there the strictest counts.
pub(super) fn overlap(c: &Context, report: &mut Report) {
    let resolved: Vec<(&In<Timeline>, Selectors)> =
        c.data.timelines.iter().filter_map(|t| Some((t, selectors(&c.places, &t.is)?))).collect();
    for (n, (a, own)) in resolved.iter().enumerate() {
        if matches!(own.gate, Gate::HomeState | Gate::ExportLaw) {
            continue;
        }
        for (b, other) in resolved.iter().skip(n + 1) {
            let names = |t: &Timeline, id: &String| t.narrows.contains(id) || t.beside.contains(id);
            let named = names(&a.is, &b.is.id) || names(&b.is, &a.is.id);
            // A rule about an owner, or about the workaround, stands beside the rule about the place.
            let beside = own.owners.is_some() != other.owners.is_some()
                || own.routes != other.routes
                || (a.is.applies_to != b.is.applies_to);
            let apart = own.gate == Gate::Launch && own.models.is_empty() != other.models.is_empty();
            if !named && !beside && !apart && own.meets(other) {
                report.add(&a.file, &a.is.id, format!("speaks on questions that `{}` speaks on; let the exception name the other in `narrows`, or in `beside` if both count", b.is.id));
            }
        }
    }
}
