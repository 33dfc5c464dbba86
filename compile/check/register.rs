//! Rules about the registers: dataset, places, groups, lists, makers, doors, ids.

use super::{Context, Report};
use crate::place_set::PlaceSet;
use crate::subject::{Channel, Provider};
use std::collections::HashSet;

pub(super) fn dataset(c: &Context, report: &mut Report) {
    let Some(dataset) = &c.data.dataset else { return };
    let parts: Vec<&str> = dataset.version.split('.').collect();
    if parts.len() != 3 || parts.iter().any(|p| p.is_empty() || !p.bytes().all(|b| b.is_ascii_digit())) {
        report.add("dataset.toml", "version", "must be MAJOR.MINOR.PATCH, for example \"1.4.0\"");
    }
    if dataset.licence.is_empty() {
        report.add("dataset.toml", "licence", "must name a licence, for example \"CC-BY-4.0\"");
    }
}

pub(super) fn ids(c: &Context, report: &mut Report) {
    let d = c.data;
    let plain =
        |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.');
    let named = d.sources.iter().map(|s| (&s.file, &s.is.0)).chain(d.timelines.iter().map(|t| (&t.file, &t.is.id)));
    let named = named.chain(d.models.iter().map(|m| (&m.file, &m.is.id))).chain(d.groups.iter().map(|g| (&g.file, &g.is.id)));
    for (file, id) in named.filter(|(_, id)| !plain(id)) {
        report.add(file, id, "is no id; use lower-case letters, digits, `-` and `.` only");
    }
    for place in &d.places {
        let code = place.is.code.as_bytes();
        let state = code.len() == 2 && code.iter().all(u8::is_ascii_uppercase);
        let part = code.get(2) == Some(&b'-') && (4..=6).contains(&code.len());
        if !state && !part {
            report.add(&place.file, &place.is.code, "is no code of ISO 3166; write `CN` or `UA-43`");
        }
    }
}

pub(super) fn unique(c: &Context, report: &mut Report) {
    let d = c.data;
    let mut seen = HashSet::new();
    let records = (d.places.iter().map(|p| (&p.file, "place", &p.is.code)))
        .chain(d.groups.iter().map(|g| (&g.file, "group", &g.is.id)))
        .chain(d.providers.iter().map(|p| (&p.file, "provider", &p.is.id)))
        .chain(d.channels.iter().map(|p| (&p.file, "channel", &p.is.id)))
        .chain(d.models.iter().map(|m| (&m.file, "model", &m.is.id)))
        .chain(d.sources.iter().map(|s| (&s.file, "source", &s.is.0)))
        .chain(d.timelines.iter().map(|t| (&t.file, "timeline", &t.is.id)))
        .chain(d.cases.iter().map(|t| (&t.file, "case", &t.is.name)))
        .chain(d.places.iter().map(|p| (&p.file, "place name", &p.is.name)));
    for (file, kind, id) in records {
        if !seen.insert((kind, id)) {
            report.add(file, id, format!("is a second {kind} of this id; rename or remove one"));
        }
    }
}

pub(super) fn complete(c: &Context, report: &mut Report) {
    for id in Provider::ALL.iter().map(|p| p.id()).filter(|id| !c.data.providers.iter().any(|r| r.is.id == *id)) {
        report.add("providers.toml", id, "has no record; add a [[provider]]");
    }
    for id in Channel::ALL.iter().map(|p| p.id()).filter(|id| !c.data.channels.iter().any(|r| r.is.id == *id)) {
        report.add("providers.toml", id, "has no record; add a [[channel]]");
    }
    for row in c.data.providers.iter().filter(|r| Provider::parse(&r.is.id).is_none()) {
        report.add(&row.file, &row.is.id, "is no maker of the contract; add it there first");
    }
    for row in &c.data.channels {
        match Channel::parse(&row.is.id) {
            None => report.add(&row.file, &row.is.id, "is no door of the contract; add it there first"),
            Some(door) if door.has_seller() && (row.is.seller.is_empty() || row.is.name.is_empty() || row.is.home.is_none()) => {
                report.add(&row.file, &row.is.id, "needs `name`, `seller` and `home`: somebody else than the maker sells here");
            }
            Some(_) => {}
        }
    }
}

pub(super) fn relations(c: &Context, report: &mut Report) {
    for place in &c.data.places {
        for (key, state) in [("state", &place.is.state), ("sovereign", &place.is.sovereign)] {
            let Some(code) = state else { continue };
            match c.data.places.iter().find(|p| p.is.code == *code) {
                None => report.add(&place.file, &place.is.code, format!("{key} `{code}` is not in the register")),
                Some(other) if other.is.state.is_some() || other.is.sovereign.is_some() => {
                    report.add(&place.file, &place.is.code, format!("{key} `{code}` is itself no state"));
                }
                Some(_) => {}
            }
        }
        let part = place.is.code.contains('-');
        if part != place.is.state.is_some() {
            report.add(&place.file, &place.is.code, "needs `state` if, and only if, it is a subdivision");
        }
    }
    for (file, id, home) in c
        .data
        .providers
        .iter()
        .map(|p| (&p.file, &p.is.id, Some(&p.is.home)))
        .chain(c.data.channels.iter().map(|p| (&p.file, &p.is.id, p.is.home.as_ref())))
    {
        if let Some(home) = home.filter(|h| c.places.number(h).is_none()) {
            report.add(file, id, format!("home `{home}` is not in the register of places"));
        }
    }
}

pub(super) fn capacity(c: &Context, report: &mut Report) {
    if c.data.places.len() > PlaceSet::CAPACITY {
        report.add("places.toml", "register", format!("has more than {} places; raise PlaceSet::WORDS", PlaceSet::CAPACITY));
    }
}

pub(super) fn groups(c: &Context, report: &mut Report) {
    for group in &c.data.groups {
        let mut seen = HashSet::new();
        for member in &group.is.members {
            if c.places.number(member).is_none() {
                report.add(&group.file, &group.is.id, format!("member `{member}` is not in the register of places"));
            }
            if !seen.insert(member) {
                report.add(&group.file, &group.is.id, format!("member `{member}` stands twice"));
            }
        }
    }
}

pub(super) fn lists(c: &Context, report: &mut Report) {
    for list in &c.data.lists {
        let (name, codes) = &list.is;
        for code in codes.iter().filter(|code| c.places.number(code).is_none()) {
            report.add(&list.file, code, "is not in the register of places");
        }
        if codes.windows(2).any(|w| w.first() >= w.last()) {
            report.add(&list.file, name, "must be sorted, each code once");
        }
    }
}

pub(super) fn counts(c: &Context, report: &mut Report) {
    for n in &c.data.counts {
        let record = format!("count of {}", n.is.on.0);
        if n.is.sources.is_empty() || super::step::sentence(&n.is.claim).is_some() {
            report.add(&n.file, &record, "needs a claim in a sentence, and sources");
        }
    }
    if c.data.counts.windows(2).any(|w| matches!(w, [a, b] if b.is.on <= a.is.on || b.is.count < a.is.count)) {
        report.add("registered-services.toml", "order", "counts stand in order of time, and services once registered stay");
    }
}
