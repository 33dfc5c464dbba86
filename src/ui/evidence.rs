//! What stands behind a gate: its rules with claim, actor, dates, confidence and sources.

use super::icon;
use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{Applied, GateOutcome, Outcome};
use crate::policy::{Gate, Status};
use crate::rule::{self, Kind, Rule};
use crate::text::en;
use yew::prelude::*;

/// The gate that a reader most wants to understand: what changed on this very day, else where the request stops, else what
/// qualifies the answer, else the first rule after the launch.
pub(super) fn most_telling(data: &Dataset<'static>, outcome: &Outcome) -> Gate {
    let gates = || outcome.gates.iter();
    let new = |g: &&GateOutcome| en::deciding(data, g).is_some_and(|r| r.effective_from == Some(outcome.scenario.date) && r.kind == Kind::Made);
    // That the product is on offer only to some is the least telling of all conditions.
    let with = |wanted: Status| gates().skip(1).chain(gates().take(1)).find(|g| g.status == wanted);
    gates()
        .find(new)
        .or_else(|| gates().find(|g| g.status.stops()))
        .or_else(|| [Status::Unknown, Status::Unenforced, Status::Conditional].into_iter().find_map(with))
        .or_else(|| gates().skip(1).find(|g| !g.rules.is_empty()))
        .map_or(Gate::Launch, |g| g.gate)
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
