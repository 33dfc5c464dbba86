//! What stands behind a gate: its rules with claim, actor, dates, confidence and sources.

use super::icon;
use super::loading::{Loading, waiting};
use super::node::{El, classed, el};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{Applied, GateOutcome, Outcome};
use crate::evidence::Source;
use crate::policy::{Confidence, Gate, Status};
use crate::rule::{self, Kind, Rule};
use crate::text::{Words, deciding, msg, slot};
use yew::{Html, html};

/// The gate that a reader most wants to understand: what changed on this very day, else where the request stops, else what
/// qualifies the answer, else the first rule after the launch.
pub(super) fn most_telling(data: &Dataset, outcome: &Outcome) -> Gate {
    let gates = || outcome.gates.iter();
    let new = |g: &&GateOutcome| {
        deciding(data, g).is_some_and(|r| r.effective_from == Some(outcome.scenario.date) && r.kind == Kind::Made)
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

/// The evidence for one gate; on paper, where nobody opens another one, for all of them.
pub(super) fn view(loading: &Loading, outcome: &Outcome, shown: Gate) -> Option<Html> {
    let gate = outcome.gate(shown)?;
    let one = section(loading, outcome, gate, false).attr("id", "evidence");
    // Where nothing is on record, what is on record next to it: no answer stands there without a source.
    let next = gate.rules.is_empty().then(|| neighbour(outcome, shown)).flatten().map(|g| section(loading, outcome, g, false));
    // The static page is there to be read, and is small.
    let all = cfg!(target_arch = "wasm32").then(|| {
        let gates = outcome.gates.iter().filter(|g| !g.rules.is_empty());
        classed("div", "paper").attr("data-live", "").children(gates.map(|g| whole(loading, outcome, g)))
    });
    Some(html! { <>{ Html::from(one) }{ next.map(Html::from) }{ all.map(Html::from) }</> })
}

/// The nearest gate before this one on which there is something on record, else the first after it.
fn neighbour(outcome: &Outcome, shown: Gate) -> Option<&GateOutcome> {
    let at = outcome.gates.iter().position(|g| g.gate == shown)?;
    let (before, after) = outcome.gates.split_at_checked(at)?;
    before.iter().rev().chain(after).find(|g| !g.rules.is_empty())
}

/// The evidence for one of many gates: every source in full, with its copies.
pub(super) fn whole(loading: &Loading, outcome: &Outcome, gate: &GateOutcome) -> El {
    section(loading, outcome, gate, true).key(gate.gate.id())
}

fn section(loading: &Loading, outcome: &Outcome, gate: &GateOutcome, whole: bool) -> El {
    let words = loading.data.words();
    let (s, shown) = (&outcome.scenario, gate.gate);
    let name = words.gate_name(s, shown);
    let section = classed("section", "evidence")
        .attr("data-status", gate.status.id())
        .attr("aria-label", words.fill(msg::EVIDENCE_LABEL, &[(slot::GATE, &name)]));
    let heading = el("h2")
        .child(icon::status(gate.status))
        // Spaces for those who hear it, or copy it.
        .child(el("span").text(name).text(" ").child(el("small").text(words.gate_scope(s, shown))))
        .text(" ")
        .child(el("em").text(words.status(gate.status)));
    section.child(heading).child(rules(words, loading, outcome, gate, whole))
}

fn rules(words: Words<'_, 'static>, loading: &Loading, outcome: &Outcome, gate: &GateOutcome, whole: bool) -> El {
    let rules = classed("div", "rules");
    if gate.rules.is_empty() {
        return rules.child(classed("p", "nothing").text(words.nothing_on_record(&outcome.scenario, gate)));
    }
    rules.children(gate.rules.iter().filter_map(|applied| {
        let rule = rule::describe(words.data, applied.rule)?;
        Some(one(words, loading, &rule, *applied, outcome.scenario.date, whole))
    }))
}

fn one(words: Words<'_, 'static>, loading: &Loading, rule: &Rule<'static>, applied: Applied, asked: Date, whole: bool) -> El {
    let bypassed = applied.status != rule.status && applied.status == Status::Unenforced;
    let lang = words.texts.foreign_lang();
    let facts = classed("p", "facts")
        .child(el("b").foreign(lang).text(rule.actor))
        .child(el("span").text(words.dates(rule, asked)))
        .maybe(
            rule.looks_at
                .map(|tests| el("span").text(words.fill(msg::EVIDENCE_LOOKS_AT, &[(slot::WHAT, words.looks_at(tests))]))),
        )
        .maybe(bypassed.then(|| el("span").text(words.get(msg::EVIDENCE_BYPASSED))));
    classed("article", "rule")
        .key(rule.id.clone())
        .attr("data-rule", rule.id.clone())
        .attr_if("data-side", (rule.kind == Kind::Disputed).then_some(""))
        .child(classed("p", "claim").foreign(lang).text(rule.claim))
        .child(facts)
        .child(if rule.claim.is_empty() {
            waiting(words, loading.failed, [msg::EVIDENCE_LOADING, msg::EVIDENCE_NOT_LOADED], &loading.again)
        } else {
            let all: Vec<_> = rule.sources.iter().filter_map(|index| words.data.source(*index)).collect();
            cited(words, rule.confidence, &all, whole)
        })
}

/// How well something is sourced; its first sources in full, the rest folded away; or, where nothing else is looked at, all of
/// them.
pub(super) fn cited(words: Words, confidence: Confidence, all: &[&Source<'static>], whole: bool) -> El {
    let in_full = if whole { usize::MAX } else { 2 };
    let list = |range: &[&Source<'static>]| el("ul").children(range.iter().map(|s| source(words, s, whole)));
    let (first, rest) = all.split_at(all.len().min(in_full));
    let confidence = classed("span", "confidence").attr("data-confidence", confidence.id()).text(words.confidence(confidence));
    classed("div", "sources").child(confidence).child(list(first)).maybe((!rest.is_empty()).then(|| {
        let count = if rest.len() == 1 { msg::EVIDENCE_SOURCE } else { msg::EVIDENCE_SOURCES };
        let summary = words.fill(count, &[(slot::N, &rest.len().to_string())]);
        el("details").child(el("summary").text(summary)).child(list(rest))
    }))
}

fn source(words: Words, s: &Source<'static>, whole: bool) -> El {
    let lang = words.texts.foreign_lang();
    let day = words.published(s);
    // The address in words too: a frame may forbid following links, and print has none.
    let written = s.url.trim_start_matches("https://").trim_end_matches('/');
    let link = el("a")
        .attr("href", s.url)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .foreign(words.texts.foreign_lang())
        .text(s.title);
    // Each for itself: among Arabic, a Latin name would tear the day apart.
    let part = |slot| {
        let part = el("bdi");
        if slot == slot::PUBLISHER { part.attr_if("lang", lang).text(s.publisher) } else { part.text(day.clone()) }.into()
    };
    let place = classed("span", "where")
        .laid(words.texts.parts(msg::EVIDENCE_WHERE), part)
        .child(classed("span", "url").foreign(lang).text(written));
    if !whole {
        return el("li").child(link).child(place);
    }
    let copy = (!s.archived.is_empty()).then(|| {
        let link = el("a").attr("href", s.archived).attr("target", "_blank").attr("rel", "noopener noreferrer");
        link.text(words.get(msg::SOURCES_ARCHIVED))
    });
    let read = s.published.map(|_| words.fill(msg::SOURCES_READ, &[(slot::DAY, &words.date(s.accessed))]));
    let more = classed("span", "where").text(read.unwrap_or_default()).text(" ").maybe(copy);
    el("li").child(link).child(place).child(more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::decide;
    use crate::scenario::Scenario;
    use crate::subject::{Channel, Provider};

    #[test]
    fn every_answer_with_something_on_record_shows_some_of_it() {
        let data = Dataset::embedded().unwrap();
        let usual = Scenario::default_for(&data);
        for (place, _) in data.places().step_by(7) {
            for (provider, channel) in Provider::ALL.iter().flat_map(|p| Channel::ALL.iter().map(move |c| (*p, *c))) {
                for date in [usual.date, data.date()] {
                    let outcome = decide(&data, &Scenario { place, provider, channel, date, model: None, ..usual });
                    let shown = most_telling(&data, &outcome);
                    let there = outcome.gate(shown).is_some_and(|g| !g.rules.is_empty()) || neighbour(&outcome, shown).is_some();
                    assert_eq!(there, outcome.gates.iter().any(|g| !g.rules.is_empty()), "{:?}", outcome.scenario);
                }
            }
        }
    }
}
