//! The path of a chip through its five gates, and the rules behind each of them.

use super::super::evidence::cited;
use super::super::icon;
use super::super::node::{El, classed, el};
use super::super::path;
use crate::policy::Status;
use crate::text::{Words, msg, slot};
use crate::training::data::Training;
use crate::training::decide::{Applied, GateOutcome, Outcome};
use crate::training::size::Given;
use crate::training::vocabulary::Gate;

/// The path: from the buyer's place to the chip, and where it ends.
pub(super) fn path(words: Words, training: &Training<'static>, outcome: &Outcome) -> El {
    let q = &outcome.question;
    let stop = outcome.gates.iter().position(|g| g.status.stops());
    let doubt = outcome.gates.iter().position(|g| g.status == Status::Unknown);
    let reach = path::reach(stop, doubt);
    let (chip, maker) = (training.chip(q.chip).map_or("", |c| c.name), training.maker(q.chip).map_or("", |m| m.name));
    let end = |class, stamp: String, name: String, line: String| {
        classed("li", class)
            .child(classed("span", "stamp").attr("aria-hidden", "true").text(stamp))
            .child(classed("span", "label").child(el("b").text(name)).child(classed("span", "line").text(line)))
    };
    let from = end("end from", words.data.code(q.place).to_owned(), words.place(q.place), path_line(words, outcome));
    let stamp = words.get(msg::TRAIN_GOAL).to_owned();
    let gates = outcome
        .gates
        .iter()
        .enumerate()
        .map(|(n, g)| gate(words, g, words.chip_line(training, outcome, g), path::leg(n, stop, doubt)));
    let list = classed("ol", "path")
        .key(format!("{}{}{}{reach}", q.place.0, q.chip, q.path.id()))
        .attr("style", format!("--reach:{reach}"))
        .child(from)
        .children(gates)
        .child(end(path::end(stop, doubt), stamp, chip.to_owned(), maker.to_owned()));
    classed("section", "way").attr("aria-label", words.get(msg::TRAIN_GATES)).child(list)
}

fn path_line(words: Words, outcome: &Outcome) -> String {
    words.get(msg::CHIP_PATH_CHOICE.at(outcome.question.path as usize)).to_owned()
}

fn gate(words: Words, gate: &GateOutcome, line: &'static str, class: &'static str) -> El {
    let stops = class.starts_with("gate stop");
    let label =
        classed("span", "label").child(el("b").text(words.chip_gate(gate.gate))).child(classed("span", "line").text(line));
    // What has rules leads to them, as on the first question's path: www/room.js unfolds them and goes there.
    let post = if gate.rules.is_empty() {
        classed("span", "post")
    } else {
        classed("button", "post").attr("type", "button").attr("aria-controls", grounds(gate.gate))
    };
    let post = post
        .child(classed("span", "disc").child(icon::status(gate.status)))
        .child(label)
        .maybe(stops.then(|| classed("span", "hidden").text(words.get(msg::PAGE_STOPS))));
    classed("li", class)
        .key(gate.gate.id())
        .attr("data-train-gate", gate.gate.id())
        .attr("data-status", gate.status.id())
        .child(post)
}

/// The id of a gate's rules.
fn grounds(gate: Gate) -> String {
    format!("grounds-{}", gate.id())
}

/// The rules behind the gates, the gate that stops unfolded, and the sources of the figures.
pub(super) fn evidence(words: Words, training: &Training<'static>, outcome: &Outcome, given: &Given) -> El {
    let spoke = || outcome.gates.iter().filter(|g| !g.rules.is_empty());
    let telling =
        spoke().find(|g| g.status.stops()).or_else(|| spoke().find(|g| g.gate != Gate::Launch)).or_else(|| spoke().next());
    let telling = telling.map(|g| g.gate);
    let of_gates = spoke().map(|g| {
        let head = el("h3")
            .child(icon::status(g.status))
            .child(el("span").text(words.chip_gate(g.gate)))
            .child(el("em").text(words.chip_line(training, outcome, g)));
        classed("details", "evidence")
            .key(g.gate.id())
            .attr("id", grounds(g.gate))
            .attr("data-status", g.status.id())
            .attr_if("open", (telling == Some(g.gate)).then_some("open"))
            .child(el("summary").child(head))
            .child(classed("div", "rules").children(g.rules.iter().filter_map(|a| rule(words, training, *a))))
    });
    let chip = training.chip(outcome.question.chip).into_iter().flat_map(|c| &c.sources);
    let run = given.run.and_then(|r| training.run(r));
    let figures: Vec<_> = chip.chain(run.into_iter().flat_map(|r| &r.sources)).filter_map(|i| training.source(*i)).collect();
    let figures = run.map(|run| {
        classed("details", "evidence")
            .key("figures")
            .child(el("summary").child(el("h3").child(el("span").text(words.get(msg::TRAIN_FIGURES)))))
            .child(classed("p", "claim").foreign(words.texts.foreign_lang()).text(run.note))
            .child(cited(words, run.confidence, &figures, false))
    });
    classed("section", "grounds")
        .attr("aria-labelledby", "grounds")
        .child(el("h2").attr("id", "grounds").text(words.get(msg::TRAIN_GROUNDS)))
        .children(of_gates)
        .maybe(figures)
}

fn rule(words: Words, training: &Training<'static>, applied: Applied) -> Option<El> {
    let (rule, step) = (training.rule(applied.rule)?, training.step(applied.rule, applied.step)?);
    let lang = words.texts.foreign_lang();
    let since = match step.from {
        Some(day) => words.fill(msg::DATES_SINCE, &[(slot::DAY, &words.date(day))]),
        None => words.get(msg::TRAIN_ALWAYS).to_owned(),
    };
    let sources: Vec<_> = step.sources.iter().filter_map(|i| training.source(*i)).collect();
    let facts = classed("p", "facts").child(el("b").foreign(lang).text(rule.actor)).child(el("span").text(since));
    Some(
        classed("article", "rule")
            .key(rule.id)
            .attr("data-rule", rule.id)
            .child(classed("p", "claim").foreign(lang).text(step.claim))
            .child(facts)
            .child(cited(words, step.confidence, &sources, false)),
    )
}
