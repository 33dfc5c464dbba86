//! The dataset for others: everything that the engine knows, as JSON and as one table of rules. Native.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{Point, RuleRef};
use crate::evidence::Claim;
use crate::place_set::PlaceId;
use crate::policy::Status;
use crate::registers;
use crate::rule::{self, Rule};
use crate::services::{self, Count};
use crate::subject::{Channel, Provider, Route, Who};
use crate::tables::{Body, Sightings, Step, Timeline};
use crate::value::Value;

/// The whole dataset in one object: registers, timelines with all their steps, sightings and disputes, and the counts of
/// registered services, which are no rules.
pub fn json(data: &Dataset) -> Value {
    let t = data.tables();
    let about = object! {
        "about": object! {
            "title": "AI Access Simulator: who may use which AI, where, through which door, since when, according to whom",
            "version": t.version,
            "date": t.date.to_string(),
            "licence": "CC-BY-4.0",
            "schema": "dataset.schema.json",
        },
    };
    let sources = data.evidence().sources().map(|s| {
        let source = object! {
            "title": s.title, "publisher": s.publisher, "url": s.url, "archived": (!s.archived.is_empty()).then_some(s.archived),
            "published": s.published.map(|d| d.to_string()), "month_only": s.month_only, "accessed": s.accessed.to_string(), "kind": s.kind.id(),
        };
        (s.id.to_owned(), source)
    });
    registers::lists(data)
        .into_iter()
        .fold(about, |all, (name, list)| all.with(name, list))
        .with("sources", Value::named(sources))
        .with("timelines", data.timelines().map(|(index, timeline)| timeline_json(data, index, timeline)).collect::<Vec<_>>())
        .with("registered_services", services::counts().map(count_json).collect::<Vec<_>>())
}

fn count_json(n: Count) -> Value {
    object! {
        "on": n.on.to_string(), "count": n.count, "at_least": n.at_least, "unit": n.unit,
        "registered_apps": n.apps, "registered_apps_at_least": n.apps_at_least,
        "claim": n.claim, "sources": n.sources.split(' ').collect::<Vec<_>>(),
    }
}

fn timeline_json(data: &Dataset, index: u16, t: &Timeline) -> Value {
    let object = object! {
        "id": t.id, "gate": t.gate.id(), "actor": t.actor,
        "provider": chosen(t.providers, Provider::ALL, Provider::bit, Provider::id),
        "channel": chosen(t.channels, Channel::ALL, Channel::bit, Channel::id),
        "who": chosen(t.who, Who::ALL, Who::bit, Who::id),
        "route": chosen(t.routes, Route::ALL, Route::bit, Route::id),
        "model": t.models.iter().filter_map(|m| data.model(*m)).map(|m| m.id).collect::<Vec<_>>(),
        "place": codes(data, t.places),
        "owner": t.owners.map(|o| codes(data, o)),
        "looks_at": t.looks_at.map(|l| l.id()),
        "means": t.means.id(),
        "narrows": t.narrows.iter().filter_map(|n| data.timeline(*n)).map(|n| n.id).collect::<Vec<_>>(),
    };
    match &t.body {
        Body::Steps(written) => {
            let each = steps(data, index, t);
            object.with("steps", each.iter().zip(written).map(|(r, step)| rule_json(data, r, step)).collect::<Vec<_>>())
        }
        Body::Sightings(list) => list_json(data, t.id, list).into_iter().fold(object, |all, (key, part)| all.with(key, part)),
    }
}

/// What a list means, the days it was seen, the changes between them that a source dates, and what sources contradict each
/// other about.
fn list_json(data: &Dataset, id: &str, list: &Sightings) -> [(&'static str, Value); 4] {
    let told = |claim: Claim| Some(data.claim(claim)).filter(|c| !c.is_empty());
    let meaning = object! {
        "applies_to": if list.owner { "owner" } else { "place" }, "since": day(list.since),
        "inside": list.inside.id(), "claim_inside": told(list.claim_inside),
        "condition": (!list.condition.is_empty()).then_some(list.condition),
        "outside": list.outside.id(), "claim_outside": told(list.claim_outside),
    };
    let seen = list.seen.iter().map(|s| {
        object! {
            "id": format!("{id}@{}", s.day), "seen": s.day.to_string(), "until": s.until.to_string(), "claim": told(s.claim),
            "in": codes(data, s.inside), "out": codes(data, s.outside), "depends": codes(data, s.depends),
            "confidence": s.confidence.id(), "sources": ids(data, &s.sources),
        }
    });
    let changes = list.changes.iter().map(|c| {
        object! { "place": codes(data, c.places), "on": c.on.to_string(), "sources": ids(data, &c.sources) }
    });
    let disputes = list.disputes.iter().map(|d| {
        let sides = (1..).zip(&d.sides).map(|(n, side)| {
            object! {
                "id": format!("{id}@{}#{n}", d.from), "claim": told(side.claim),
                "confidence": side.confidence.id(), "sources": ids(data, &side.sources),
            }
        });
        object! {
            "place": codes(data, d.places), "from": d.from.to_string(), "to": day(d.to), "sides": sides.collect::<Vec<_>>(),
        }
    });
    [
        ("list", meaning),
        ("sightings", seen.collect::<Vec<_>>().into()),
        ("changes", changes.collect::<Vec<_>>().into()),
        ("disputes", disputes.collect::<Vec<_>>().into()),
    ]
}

fn steps<'a>(data: &Dataset<'a>, index: u16, t: &Timeline<'a>) -> Vec<Rule<'a>> {
    match &t.body {
        Body::Steps(steps) => (0u16..)
            .zip(steps)
            .filter_map(|(n, _)| rule::describe(data, RuleRef { timeline: index, point: Point::Step(n) }))
            .collect(),
        Body::Sightings(_) => Vec::new(),
    }
}

fn rule_json(data: &Dataset, r: &Rule, step: &Step) -> Value {
    object! {
        "id": r.id.as_str(), "status": r.status.id(), "why": step.why.map(|w| w.id()), "claim": r.claim, "condition": (!r.condition.is_empty()).then_some(r.condition),
        "announced": day(r.announced), "not_before": day(step.not_before),
        "between": step.not_before.map(|_| step.between.id()),
        "effective_from": day(r.effective_from), "effective_to": day(r.effective_to),
        "last_seen": day(r.last_seen), "confidence": r.confidence.id(), "sources": ids(data, &r.sources),
    }
}

fn day(date: Option<Date>) -> Option<String> {
    date.map(|d| d.to_string())
}

fn ids<'a>(data: &Dataset<'a>, sources: &[u16]) -> Vec<&'a str> {
    sources.iter().filter_map(|s| data.source(*s)).map(|s| s.id).collect()
}

fn codes<'a>(data: &Dataset<'a>, set: u16) -> Vec<&'a str> {
    let inside: Vec<PlaceId> = data.places().map(|(id, _)| id).filter(|id| data.in_set(set, *id)).collect();
    if inside.len() == data.tables().places.len() { vec!["*"] } else { inside.into_iter().map(|id| data.code(id)).collect() }
}

fn chosen<T: Copy>(mask: u16, all: &[T], bit: fn(T) -> u16, id: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().filter(|v| mask & bit(**v) != 0).map(|v| id(*v)).collect()
}

const HEAD: [&str; 17] = [
    "rule",
    "gate",
    "status",
    "actor",
    "providers",
    "channels",
    "who",
    "places",
    "looks_at",
    "announced",
    "effective_from",
    "effective_to",
    "last_seen",
    "confidence",
    "condition",
    "claim",
    "sources",
];

/// Every rule as a row: each step, each sighting of a list once for the places that were in and once for those out, and each
/// side of a dispute.
pub fn csv(data: &Dataset) -> String {
    let mut out = HEAD.join(",") + "\r\n";
    for (index, t) in data.timelines() {
        let places = |set: u16| codes(data, set).join(" ");
        let mut row = |id: &str,
                       status: &str,
                       places: String,
                       dates: [Option<String>; 4],
                       confidence: &str,
                       words: [&str; 2],
                       sources: &[u16]| {
            let urls: Vec<&str> = sources.iter().filter_map(|s| data.source(*s)).map(|s| s.url).collect();
            let [announced, from, to, seen] = dates.map(Option::unwrap_or_default);
            let [condition, claim] = words.map(str::to_owned);
            let cells = [
                id.to_owned(),
                t.gate.id().to_owned(),
                status.to_owned(),
                t.actor.to_owned(),
                chosen(t.providers, Provider::ALL, Provider::bit, Provider::id).join(" "),
                chosen(t.channels, Channel::ALL, Channel::bit, Channel::id).join(" "),
                chosen(t.who, Who::ALL, Who::bit, Who::id).join(" "),
                places,
                t.looks_at.map_or("", |l| l.id()).to_owned(),
                announced,
                from,
                to,
                seen,
                confidence.to_owned(),
                condition,
                claim,
                urls.join(" "),
            ];
            out.push_str(&cells.map(|c| quoted(&c)).join(","));
            out.push_str("\r\n");
        };
        match &t.body {
            Body::Steps(_) => {
                for r in steps(data, index, t) {
                    let dates = [day(r.announced), day(r.effective_from), day(r.effective_to), day(r.last_seen)];
                    row(&r.id, r.status.id(), places(t.places), dates, r.confidence.id(), [r.condition, r.claim], &r.sources);
                }
            }
            Body::Sightings(list) => {
                for s in &list.seen {
                    let id = format!("{}@{}", t.id, s.day);
                    for (set, status, claim) in
                        [(s.inside, list.inside, list.claim_inside), (s.outside, list.outside, list.claim_outside)]
                    {
                        let claim = data.claim(if s.claim == Claim::default() { claim } else { s.claim });
                        let dates = [None, Some(s.day.to_string()), None, Some(s.until.to_string())];
                        if !codes(data, set).is_empty() {
                            row(&id, status.id(), places(set), dates, s.confidence.id(), [list.condition, claim], &s.sources);
                        }
                    }
                }
                for d in &list.disputes {
                    for (n, side) in (1..).zip(&d.sides) {
                        let dates = [None, Some(d.from.to_string()), day(d.to), None];
                        let (id, status) = (format!("{}@{}#{n}", t.id, d.from), Status::Unknown.id());
                        row(
                            &id,
                            status,
                            places(d.places),
                            dates,
                            side.confidence.id(),
                            ["", data.claim(side.claim)],
                            &side.sources,
                        );
                    }
                }
            }
        }
    }
    out
}

/// A cell after RFC 4180; one that a spreadsheet would take for a formula is kept as text.
fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
