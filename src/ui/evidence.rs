//! What stands behind a gate: its rules with claim, actor, dates, confidence and sources.

use super::icon;
use super::loading::Loading;
use super::node::{El, classed, el};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{Applied, GateOutcome, Outcome};
use crate::policy::{Gate, Status};
use crate::rule::{self, Kind, Rule};
use crate::text::en;

/// The gate that a reader most wants to understand: what changed on this very day, else where the request stops, else what
/// qualifies the answer, else the first rule after the launch.
pub(super) fn most_telling(data: &Dataset<'static>, outcome: &Outcome) -> Gate {
    let gates = || outcome.gates.iter();
    let new = |g: &&GateOutcome| {
        en::deciding(data, g).is_some_and(|r| r.effective_from == Some(outcome.scenario.date) && r.kind == Kind::Made)
    };
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
pub(super) fn view(loading: &Loading, outcome: &Outcome, shown: Gate) -> Option<El> {
    let data = &*loading.data;
    let gate = outcome.gate(shown)?;
    let s = &outcome.scenario;
    let name = en::gate_name(data, s, shown);
    let section = classed("section", "evidence")
        .attr("id", "evidence")
        .attr("data-status", gate.status.id())
        .attr("aria-label", format!("Evidence: {name}"));
    let heading = el("h2")
        .child(icon::status(gate.status))
        .child(el("span").text(name).child(el("small").text(en::gate_scope(data, s, shown))))
        .child(el("em").text(en::status(gate.status)));
    Some(section.child(heading).child(rules(loading, outcome, gate)))
}

fn rules(loading: &Loading, outcome: &Outcome, gate: &GateOutcome) -> El {
    let data = &*loading.data;
    let rules = classed("div", "rules");
    if gate.rules.is_empty() {
        return rules.child(classed("p", "nothing").text(en::nothing_on_record(data, &outcome.scenario, gate)));
    }
    rules.children(gate.rules.iter().filter_map(|applied| {
        let rule = rule::describe(data, applied.rule)?;
        Some(one(loading, &rule, *applied, outcome.scenario.date))
    }))
}

fn one(loading: &Loading, rule: &Rule<'static>, applied: Applied, asked: Date) -> El {
    let bypassed = applied.status != rule.status && applied.status == Status::Unenforced;
    let facts = classed("p", "facts")
        .child(el("b").text(rule.actor))
        .child(el("span").text(en::dates(rule, asked)))
        .maybe(rule.looks_at.map(|tests| el("span").text(format!("Looks at {}", en::looks_at(tests)))))
        .maybe(bypassed.then(|| el("span").text("The workaround gets past it; the rule stands")));
    classed("article", "rule")
        .key(rule.id.clone())
        .attr("data-rule", rule.id.clone())
        .child(classed("p", "claim").text(rule.claim))
        .child(facts)
        .child(if rule.claim.is_empty() { awaited(loading) } else { sources(&loading.data, rule) })
}

/// What stands in the place of the sources while they are not there.
fn awaited(loading: &Loading) -> El {
    let place = classed("div", "sources awaited").attr("role", "status");
    if !loading.failed {
        return place.text("Loading the claim and its sources…");
    }
    let again = loading.again.clone();
    let button = el("button").attr("type", "button").text("Try again").on("click", move |_| again.emit(()));
    place.text("The claim and its sources could not be loaded. The answer stands without them. ").child(button)
}

/// The first sources in full, the rest folded away.
fn sources(data: &Dataset<'static>, rule: &Rule<'static>) -> El {
    const IN_FULL: usize = 2;
    let list = |range: &[u16]| el("ul").children(range.iter().filter_map(|index| source(data, *index)));
    let (first, rest) = rule.sources.split_at(rule.sources.len().min(IN_FULL));
    let confidence =
        classed("span", "confidence").attr("data-confidence", rule.confidence.id()).text(en::confidence(rule.confidence));
    classed("div", "sources").child(confidence).child(list(first)).maybe((!rest.is_empty()).then(|| {
        let noun = if rest.len() == 1 { "source" } else { "sources" };
        el("details").child(el("summary").text(format!("{} more {noun}", rest.len()))).child(list(rest))
    }))
}

fn source(data: &Dataset<'static>, index: u16) -> Option<El> {
    let s = data.source(index)?;
    let day = match s.published {
        Some(day) if s.month_only => en::month(day),
        Some(day) => en::date(day),
        None => format!("undated, read {}", en::date(s.accessed)),
    };
    // The address in words too: a frame may forbid following links, and print has none.
    let written = s.url.trim_start_matches("https://").trim_end_matches('/');
    let link = el("a").attr("href", s.url).attr("target", "_blank").attr("rel", "noopener noreferrer").text(s.title);
    let place = classed("span", "where").text(format!("{}, {day}. ", s.publisher)).child(classed("span", "url").text(written));
    Some(el("li").key(index).child(link).child(place))
}
