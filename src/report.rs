//! Results in the contract's shape: an answer, its history, the same question over whole axes, the dataset. For the command
//! line and the module for developers alike; the page carries none of it.

pub mod money;
pub mod train;

use crate::changes::{self, Field};
#[cfg(not(target_arch = "wasm32"))]
use crate::coverage;
use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{Applied, GateOutcome, decide};
use crate::evidence::Source;
use crate::history::full_history;
use crate::link;
use crate::matrix::{self, Axis};
use crate::policy::Confidence;
use crate::registers;
use crate::rule::{self, Rule};
use crate::scenario::Scenario;
use crate::tables::Body;
use crate::text::{Texts, Words};
use crate::value::Value;

/// An answer.
pub fn answer(data: &Dataset, scenario: &Scenario) -> Value {
    let outcome = decide(data, scenario);
    let spans = full_history(data, scenario);
    let changes: Vec<Value> = changes::changes(data, scenario, &spans)
        .iter()
        .map(|c| object! { "field": c.field.id(), "to": varied_value(data, c.field, &c.scenario), "verdict": c.verdict.id() })
        .collect();
    let rules = cited(data, &outcome.gates);
    object! {
        "scenario": fields(data, scenario),
        "verdict": outcome.verdict.id(),
        "sentence": Words::new(data, &Texts::english()).sentence(&outcome),
        "gates": gates(data, &outcome.gates),
        "stops_at": outcome.stops_at().map(|g| g.id()),
        "changes": changes,
        "rules": rules_by_id(data, &rules),
        "sources": sources_by_id(data, &rules),
        "dataset": stamp(data),
    }
}

/// How the answer changes from day to day: spans without gaps, from the first day that the product speaks about to the
/// dataset's date. The scenario's own date plays no part.
pub fn timeline(data: &Dataset, scenario: &Scenario) -> Value {
    let spans = full_history(data, scenario);
    let listed: Vec<Value> = spans
        .iter()
        .map(|span| {
            object! {
                "from": span.from.to_string(), "to": span.to.to_string(), "verdict": span.outcome.verdict.id(),
                "stops_at": span.outcome.stops_at().map(|g| g.id()), "gates": gates(data, &span.outcome.gates),
            }
        })
        .collect();
    let rules = cited(data, spans.iter().flat_map(|s| &s.outcome.gates));
    object! {
        "scenario": fields(data, scenario),
        "spans": listed,
        "rules": rules_by_id(data, &rules),
        "sources": sources_by_id(data, &rules),
        "dataset": stamp(data),
    }
}

/// The same question with every value of one or two fields; each cell names the values that it was asked with.
pub fn matrix(data: &Dataset, scenario: &Scenario, axes: &[Axis]) -> Value {
    let cell = |(asked, outcome): (Scenario, crate::decide::Outcome)| {
        let values = link::all(data, &asked).into_iter().filter(|(key, _)| axes.iter().any(|a| a.id() == *key));
        Value::named(values.map(|(key, value)| (key.to_owned(), value.into())))
            .with("verdict", outcome.verdict.id())
            .with("stops_at", outcome.stops_at().map(|g| g.id()))
    };
    object! {
        "scenario": fields(data, scenario),
        "over": axes.iter().map(|a| a.id()).collect::<Vec<_>>(),
        "cells": matrix::cells(data, scenario, axes).into_iter().map(cell).collect::<Vec<_>>(),
        "dataset": stamp(data),
    }
}

/// Counts, version and date of the dataset.
pub fn counts(data: &Dataset) -> Value {
    let tables = data.tables();
    let rules = all_rules(data);
    let by = |wanted: Confidence| rules.iter().filter(|c| **c == wanted).count();
    stamp(data).with(
        "counts",
        object! {
            "places": tables.places.len(),
            "providers": tables.providers.len(),
            "channels": tables.channels.len(),
            "models": tables.models.len(),
            "timelines": tables.timelines.len(),
            "rules": rules.len(),
            "sources": u32::from(tables.sources),
            "by_confidence": object! {
                "primary": by(Confidence::Primary), "secondary": by(Confidence::Secondary), "uncertain": by(Confidence::Uncertain),
            },
        },
    )
}

/// The counts, and the values that the fields of a question can have, by name.
pub fn catalogue(data: &Dataset) -> Value {
    registers::lists(data).into_iter().fold(counts(data), |all, (name, list)| all.with(name, list))
}

/// The counts, and how much of the field the dataset decides. Native: it asks every question there is.
#[cfg(not(target_arch = "wasm32"))]
pub fn dataset(data: &Dataset) -> Value {
    let covered = coverage::coverage(data);
    let [primary, secondary, uncertain] = covered.decided;
    let unknown = coverage::reasons().zip(covered.unknown).map(|(why, n)| (why.to_owned(), n.into()));
    counts(data).with(
        "coverage",
        object! {
            "questions": covered.questions,
            "decided": object! { "primary": primary, "secondary": secondary, "uncertain": uncertain },
            "unknown": Value::named(unknown),
            "sources_older_than_180_days": covered.old_sources,
        },
    )
}

/// Version and date.
fn stamp(data: &Dataset) -> Value {
    object! { "version": data.tables().version, "date": data.date().to_string() }
}

fn fields(data: &Dataset, scenario: &Scenario) -> Value {
    Value::named(link::all(data, scenario).into_iter().map(|(key, value)| (key.to_owned(), value.into())))
}

fn gates(data: &Dataset, gates: &[GateOutcome]) -> Vec<Value> {
    let ids = |rules: &[Applied]| rules.iter().filter_map(|a| rule::describe(data, a.rule)).map(|r| r.id).collect::<Vec<_>>();
    let gate = |g: &GateOutcome| {
        let gate = object! { "id": g.gate.id(), "status": g.status.id(), "rules": ids(&g.rules) };
        match g.why {
            Some(why) => gate.with("why", why.id()),
            None => gate,
        }
    };
    gates.iter().map(gate).collect()
}

fn cited<'a, 'o>(data: &Dataset<'a>, gates: impl IntoIterator<Item = &'o GateOutcome>) -> Vec<Rule<'a>> {
    let mut rules: Vec<Rule> = Vec::new();
    for rule in gates.into_iter().flat_map(|g| &g.rules).filter_map(|a| rule::describe(data, a.rule)) {
        if !rules.iter().any(|r| r.id == rule.id) {
            rules.push(rule);
        }
    }
    rules
}

fn rules_by_id(data: &Dataset, rules: &[Rule]) -> Value {
    Value::named(rules.iter().map(|r| (r.id.clone(), rule_json(data, r))))
}

fn rule_json(data: &Dataset, r: &Rule) -> Value {
    let day = |d: Option<Date>| d.map(|d| d.to_string());
    object! {
        "claim": r.claim, "actor": r.actor, "status": r.status.id(), "looks_at": r.looks_at.map(|l| l.id()),
        "condition": (!r.condition.is_empty()).then_some(r.condition),
        "announced": day(r.announced), "effective_from": day(r.effective_from), "effective_to": day(r.effective_to),
        "last_seen": day(r.last_seen), "confidence": r.confidence.id(),
        "sources": r.sources.iter().filter_map(|i| data.source(*i)).map(|s| s.id).collect::<Vec<_>>(),
    }
}

fn sources_by_id(data: &Dataset, rules: &[Rule]) -> Value {
    documents(rules.iter().flat_map(|r| &r.sources).filter_map(|index| data.source(*index)))
}

/// Documents by their ids, each once.
fn documents<'s, 'a: 's>(all: impl Iterator<Item = &'s Source<'a>>) -> Value {
    let mut found: Vec<(String, Value)> = Vec::new();
    for s in all {
        if found.iter().all(|(id, _)| id != s.id) {
            let published = s.published.map(|d| if s.month_only { month(d) } else { d.to_string() });
            let source = object! {
                "title": s.title, "publisher": s.publisher, "url": s.url, "published": published,
                "accessed": s.accessed.to_string(), "kind": s.kind.id(),
                "archived": (!s.archived.is_empty()).then_some(s.archived),
            };
            found.push((s.id.to_owned(), source));
        }
    }
    Value::named(found)
}

fn varied_value(data: &Dataset, field: Field, scenario: &Scenario) -> Option<String> {
    link::all(data, scenario).into_iter().find(|(key, _)| *key == field.id()).and_then(|(_, value)| value)
}

fn month(date: Date) -> String {
    let (year, month, _) = date.ymd();
    format!("{year:04}-{month:02}")
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
