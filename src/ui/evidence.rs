//! What stands behind a gate: its rules with claim, actor, dates, confidence and sources.

use super::icon;
use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{Applied, GateOutcome, Outcome};
use crate::policy::{Gate, Status};
use crate::rule::{self, Rule};
use crate::text::en;
use yew::prelude::*;

/// The gate that a reader most wants to understand: where the request stops, else what qualifies the answer, else the maker.
pub(super) fn most_telling(outcome: &Outcome) -> Gate {
    let first = |wanted: Status| outcome.gates.iter().find(|g| g.status == wanted && (!g.rules.is_empty() || wanted == Status::Unknown));
    outcome
        .stops_at()
        .or_else(|| [Status::Unknown, Status::Unenforced, Status::Conditional].into_iter().find_map(first).map(|g| g.gate))
        .or_else(|| outcome.gates.iter().filter(|g| g.gate != Gate::Launch).find(|g| !g.rules.is_empty()).map(|g| g.gate))
        .unwrap_or(Gate::Launch)
}

/// The evidence for one gate.
pub(super) fn view(data: &Dataset<'static>, outcome: &Outcome, shown: Gate) -> Html {
    let Some(gate) = outcome.gate(shown) else { return Html::default() };
    let s = &outcome.scenario;
    html! {
        <section id="evidence" class="evidence" data-status={gate.status.id()} aria-label={format!("Evidence: {}", en::gate_name(data, s, shown))}>
            <h2>
                { icon::status(gate.status) }
                <span>{ en::gate_name(data, s, shown) }<small>{ en::gate_scope(data, s, shown) }</small></span>
                <em>{ en::status(gate.status) }</em>
            </h2>
            <div class="rules">{ rules(data, outcome, gate) }</div>
        </section>
    }
}

fn rules(data: &Dataset<'static>, outcome: &Outcome, gate: &GateOutcome) -> Html {
    if gate.rules.is_empty() {
        return html! { <p class="nothing">{ en::nothing_on_record(data, &outcome.scenario, gate) }</p> };
    }
    html! {
        for applied in &gate.rules {
            { rule::describe(data, applied.rule).map(|r| one(data, &r, *applied, outcome.scenario.date)) }
        }
    }
}

fn one(data: &Dataset<'static>, rule: &Rule<'static>, applied: Applied, asked: Date) -> Html {
    let bypassed = applied.status != rule.status && applied.status == Status::Unenforced;
    html! {
        <article class="rule" key={rule.id.clone()} data-rule={rule.id.clone()}>
            <p class="claim">{ rule.claim }</p>
            <p class="facts">
                <b>{ rule.actor }</b>
                <span>{ en::dates(rule, asked) }</span>
                if let Some(tests) = rule.looks_at { <span>{ format!("Looks at {}", en::looks_at(tests)) }</span> }
                if bypassed { <span>{ "The workaround gets past it; the rule stands" }</span> }
            </p>
            { sources(data, rule) }
        </article>
    }
}

/// The first sources in full, the rest folded away.
fn sources(data: &Dataset<'static>, rule: &Rule<'static>) -> Html {
    const IN_FULL: usize = 2;
    let list = |range: &[u16]| -> Html {
        html! { <ul>{ for range.iter().map(|index| source(data, *index)) }</ul> }
    };
    let (first, rest) = rule.sources.split_at(rule.sources.len().min(IN_FULL));
    html! {
        <div class="sources">
            <span class="confidence" data-confidence={rule.confidence.id()}>{ en::confidence(rule.confidence) }</span>
            { list(first) }
            if !rest.is_empty() {
                <details><summary>{ format!("{} more {}", rest.len(), if rest.len() == 1 { "source" } else { "sources" }) }</summary>{ list(rest) }</details>
            }
        </div>
    }
}

fn source(data: &Dataset<'static>, index: u16) -> Html {
    let Some(s) = data.source(index) else { return Html::default() };
    let day = match s.published {
        Some(day) if s.month_only => en::month(day),
        Some(day) => en::date(day),
        None => format!("undated, read {}", en::date(s.accessed)),
    };
    // The address in words too: a frame may forbid following links, and print has none.
    let written = s.url.trim_start_matches("https://").trim_end_matches('/').to_owned();
    html! {
        <li key={s.id}>
            <a href={s.url} target="_blank" rel="noopener noreferrer">{ s.title }</a>
            <span class="where">{ format!("{}, {day}. ", s.publisher) }<span class="url">{ written }</span></span>
        </li>
    }
}
