//! The path as the picture: a request travels from a place through five gates towards a model, and stops where it is stopped.
//! What lies behind stays visible.

use super::icon;
use super::node::{El, classed, el};
use super::still::Scene;
use crate::decide::{GateOutcome, Outcome};
use crate::policy::Gate;
use crate::scenario::Scenario;
use crate::state::Action;
use crate::text::{Words, msg};
use crate::view::View;
use std::cmp::Ordering;
use yew::{Callback, Html};

/// The path of the question at which the hand rests.
pub(super) fn still(scene: &Scene) -> Html {
    let tell = scene.tell.clone();
    let open = Callback::from(move |gate| tell.emit(Action::Open(gate)));
    view(scene.words(), &scene.outcome, (scene.state.view == View::Why).then(|| scene.gate()), &open).into()
}

/// The path; `shown` is the gate whose rules are unfolded below it, if any are.
fn view(words: Words, outcome: &Outcome, shown: Option<Gate>, open: &Callback<Gate>) -> El {
    let s = &outcome.scenario;
    let stop = outcome.gates.iter().position(|g| g.status.stops());
    // How far the request travels, in seventh parts of the way; past the last gate it arrives.
    let reach = stop.map_or(6, |n| n + 1);
    // A new question sets the request off again.
    let key = format!("{}{}{}{}{}{reach}", s.place.0, s.provider.id(), s.channel.id(), s.who.id(), s.route.id());
    let gates = outcome.gates.iter().enumerate();
    let list = classed("ol", "path")
        .key(key)
        .attr("style", format!("--reach:{reach}"))
        .child(origin(words, s))
        .children(gates.map(|(n, g)| gate(words, s, g, stop.map(|stop| n.cmp(&stop)), shown == Some(g.gate), open)))
        .child(goal(words, s, stop.is_some()));
    classed("section", "way").attr("aria-label", words.get(msg::PAGE_PATH)).child(list)
}

fn origin(words: Words, s: &Scenario) -> El {
    classed("li", "end from")
        .key("from")
        .child(classed("span", "stamp").attr("aria-hidden", "true").text(words.data.code(s.place).to_owned()))
        .child(label(words.place(s.place)).child(classed("span", "line").text(words.route(s.route))))
}

fn label(name: String) -> El {
    classed("span", "label").child(el("b").text(name))
}

fn gate(words: Words, s: &Scenario, gate: &GateOutcome, at: Option<Ordering>, shown: bool, open: &Callback<Gate>) -> El {
    let id = gate.gate;
    let open = open.clone();
    let (class, stops) = match at {
        Some(Ordering::Equal) => ("gate stop", true),
        Some(Ordering::Greater) => ("gate behind", false),
        Some(Ordering::Less) | None => ("gate passed", false),
    };
    let name = label(words.gate_name(s, id))
        .child(classed("span", "scope").text(words.gate_scope(s, id)))
        .child(line(&words.gate_line(s, gate)));
    let button = el("button")
        .attr("type", "button")
        .attr("aria-controls", "evidence")
        .attr("aria-expanded", if shown { "true" } else { "false" })
        .on("click", move |_| open.emit(id))
        .child(classed("span", "disc").child(icon::status(gate.status)))
        .child(name)
        .maybe(stops.then(|| classed("span", "hidden").text(words.get(msg::PAGE_STOPS))));
    classed("li", class).key(id.id()).attr("data-gate", id.id()).attr("data-status", gate.status.id()).child(button)
}

/// What a gate says. A Chinese date may break after its year and nowhere else: the style keeps the other characters together.
fn line(text: &str) -> El {
    let mut pieces = text.split_inclusive('年').map(str::to_owned);
    let first = classed("span", "line").text(pieces.next().unwrap_or_default());
    pieces.fold(first, |line, piece| line.child(el("wbr")).text(piece))
}

fn goal(words: Words, s: &Scenario, stopped: bool) -> El {
    classed("li", if stopped { "end to behind" } else { "end to passed" })
        .key("to")
        .child(classed("span", "stamp").attr("aria-hidden", "true").text(words.get(msg::PAGE_GOAL)))
        .child(label(words.product(s)).child(classed("span", "line").text(words.door_goal(s))))
}
