//! The contract's JSON of an answer and of the dataset. Native: the page does not carry a JSON library.

use crate::changes::{self, Field};
use crate::coverage;
use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{Outcome, decide};
use crate::history::full_history;
use crate::link;
use crate::policy::Confidence;
use crate::rule::{self, Rule};
use crate::scenario::Scenario;
use crate::tables::Body;
use crate::text;
use serde_json::{Map, Value, json};

/// An answer in the contract's shape.
pub fn answer(data: &Dataset, scenario: &Scenario) -> Value {
    let outcome = decide(data, scenario);
    let spans = full_history(data, scenario);
    let changes: Vec<Value> = changes::changes(data, scenario, &spans)
        .iter()
        .map(|c| json!({ "field": c.field.id(), "to": varied_value(data, c.field, &c.scenario), "verdict": c.verdict.id() }))
        .collect();
    let rules = cited(data, &outcome);
    let mut sources = Map::new();
    for index in rules.iter().flat_map(|r| &r.sources) {
        if let Some(s) = data.source(*index) {
            let published = s.published.map(|d| if s.month_only { month(d) } else { d.to_string() });
            sources.insert(
                s.id.to_owned(),
                json!({
                    "title": s.title, "publisher": s.publisher, "url": s.url, "published": published,
                    "accessed": s.accessed.to_string(), "kind": s.kind.id(),
                    "archived": (!s.archived.is_empty()).then_some(s.archived),
                }),
            );
        }
    }
    json!({
        "scenario": fields(data, scenario),
        "verdict": outcome.verdict.id(),
        "sentence": text::en::sentence(data, &outcome),
        "gates": gates(data, &outcome),
        "stops_at": outcome.stops_at().map(|g| g.id()),
        "changes": changes,
        "rules": rules.iter().map(|r| (r.id.clone(), rule_json(data, r))).collect::<Map<_, _>>(),
        "sources": sources,
        "dataset": { "version": data.tables().version, "date": data.date().to_string() },
    })
}

fn fields(data: &Dataset, scenario: &Scenario) -> Map<String, Value> {
    link::all(data, scenario).into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect()
}

fn gates(data: &Dataset, outcome: &Outcome) -> Vec<Value> {
    outcome
        .gates
        .iter()
        .map(|g| {
            let rules: Vec<String> = g.rules.iter().filter_map(|a| rule::describe(data, a.rule)).map(|r| r.id).collect();
            let mut gate = json!({ "id": g.gate.id(), "status": g.status.id(), "rules": rules });
            if let (Some(why), Some(object)) = (g.why, gate.as_object_mut()) {
                object.insert("why".to_owned(), json!(why.id()));
            }
            gate
        })
        .collect()
}

fn cited<'a>(data: &Dataset<'a>, outcome: &Outcome) -> Vec<Rule<'a>> {
    let mut rules: Vec<Rule> = Vec::new();
    for rule in outcome.gates.iter().flat_map(|g| &g.rules).filter_map(|a| rule::describe(data, a.rule)) {
        if !rules.iter().any(|r| r.id == rule.id) {
            rules.push(rule);
        }
    }
    rules
}

fn rule_json(data: &Dataset, r: &Rule) -> Value {
    let day = |d: Option<Date>| d.map(|d| d.to_string());
    json!({
        "claim": r.claim, "actor": r.actor, "status": r.status.id(), "looks_at": r.looks_at.map(|l| l.id()),
        "condition": (!r.condition.is_empty()).then_some(r.condition),
        "announced": day(r.announced), "effective_from": day(r.effective_from), "effective_to": day(r.effective_to),
        "last_seen": day(r.last_seen), "confidence": r.confidence.id(),
        "sources": r.sources.iter().filter_map(|i| data.source(*i)).map(|s| s.id).collect::<Vec<_>>(),
    })
}

fn varied_value(data: &Dataset, field: Field, scenario: &Scenario) -> Option<String> {
    link::all(data, scenario).into_iter().find(|(key, _)| *key == field.id()).and_then(|(_, value)| value)
}

fn month(date: Date) -> String {
    let (year, month, _) = date.ymd();
    format!("{year:04}-{month:02}")
}

/// Counts, version and date of the dataset.
pub fn dataset(data: &Dataset) -> Value {
    let tables = data.tables();
    let rules = all_rules(data);
    let covered = coverage::coverage(data);
    let [primary, secondary, uncertain] = covered.decided;
    let unknown: Map<String, Value> =
        coverage::reasons().zip(covered.unknown).map(|(why, n)| (why.to_owned(), json!(n))).collect();
    let by = |wanted: Confidence| rules.iter().filter(|c| **c == wanted).count();
    json!({
        "version": tables.version,
        "date": tables.date.to_string(),
        "counts": {
            "places": tables.places.len(),
            "providers": tables.providers.len(),
            "channels": tables.channels.len(),
            "models": tables.models.len(),
            "timelines": tables.timelines.len(),
            "rules": rules.len(),
            "sources": tables.sources,
            "by_confidence": {
                "primary": by(Confidence::Primary), "secondary": by(Confidence::Secondary), "uncertain": by(Confidence::Uncertain),
            },
        },
        "coverage": {
            "questions": covered.questions,
            "decided": { "primary": primary, "secondary": secondary, "uncertain": uncertain },
            "unknown": unknown,
            "sources_older_than_180_days": covered.old_sources,
        },
    })
}

/// The confidence of every rule on record: each step, each sighting, each side of a dispute.
fn all_rules(data: &Dataset) -> Vec<Confidence> {
    let of = |body: &Body| -> Vec<Confidence> {
        match body {
            Body::Steps(steps) => steps.iter().map(|s| s.confidence).collect(),
            Body::Sightings(list) => {
                let sides = list.disputes.iter().flat_map(|d| d.sides.iter().map(|s| s.confidence));
                list.seen.iter().map(|s| s.confidence).chain(sides).collect()
            }
        }
    };
    data.tables().timelines.iter().flat_map(|t| of(&t.body)).collect()
}
