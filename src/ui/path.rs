//! The path as the picture: a request travels from a place through five gates towards a model, and stops where it is stopped.
//! What lies behind stays visible; what it reaches only perhaps, a gate before it being unknown, looks so.

use super::icon;
use super::node::{El, classed, el};
use super::still::Scene;
use crate::decide::{GateOutcome, Outcome};
use crate::policy::{Gate, Status};
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
    let doubt = outcome.gates.iter().position(|g| g.status == Status::Unknown);
    let reach = reach(stop, doubt);
    // A new question sets the request off again.
    let key = format!("{}{}{}{}{}{reach}", s.place.0, s.provider.id(), s.channel.id(), s.who.id(), s.route.id());
    let gates = outcome.gates.iter().enumerate();
    let list = classed("ol", "path")
        .key(key)
        .attr("style", format!("--reach:{reach}"))
        .child(origin(words, s))
        .children(gates.map(|(n, g)| gate(words, s, g, (leg(n, stop, doubt), stop == Some(n)), shown == Some(g.gate), open)))
        .child(goal(words, s, end(stop, doubt)));
    classed("section", "way").attr("aria-label", words.get(msg::PAGE_PATH)).child(list)
}

/// How far the request travels for certain, in seventh parts of the way; past the last gate it arrives.
pub(super) fn reach(stop: Option<usize>, doubt: Option<usize>) -> usize {
    stop.into_iter().chain(doubt).min().map_or(6, |n| n + 1)
}

/// How the gate with this number is reached, as the style's class for it, given those where the request stops and where it is not
/// known whether it does.
pub(super) fn leg(n: usize, stop: Option<usize>, doubt: Option<usize>) -> &'static str {
    let perhaps = doubt.is_some_and(|doubt| doubt < n);
    match (stop.map(|stop| n.cmp(&stop)), perhaps) {
        (Some(Ordering::Equal), false) => "gate stop",
        (Some(Ordering::Equal), true) => "gate stop perhaps",
        (Some(Ordering::Greater), _) => "gate behind",
        (Some(Ordering::Less) | None, true) => "gate perhaps",
        (Some(Ordering::Less) | None, false) => "gate passed",
    }
}

/// How the end of the way is reached.
pub(super) const fn end(stop: Option<usize>, doubt: Option<usize>) -> &'static str {
    match (stop.is_some(), doubt.is_some()) {
        (true, _) => "end to behind",
        (false, true) => "end to perhaps",
        (false, false) => "end to passed",
    }
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

fn gate(
    words: Words,
    s: &Scenario,
    gate: &GateOutcome,
    (class, stops): (&'static str, bool),
    shown: bool,
    open: &Callback<Gate>,
) -> El {
    let id = gate.gate;
    let open = open.clone();
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

fn goal(words: Words, s: &Scenario, class: &'static str) -> El {
    classed("li", class)
        .key("to")
        .child(classed("span", "stamp").attr("aria-hidden", "true").text(words.get(msg::PAGE_GOAL)))
        .child(label(words.product(s)).child(classed("span", "line").text(words.door_goal(s))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_behind_an_unknown_gate_is_reached_perhaps() {
        let legs = |stop, doubt| [0, 1, 2, 3].map(|n| leg(n, stop, doubt));
        assert_eq!(legs(None, None), ["gate passed"; 4]);
        assert_eq!(legs(None, Some(1)), ["gate passed", "gate passed", "gate perhaps", "gate perhaps"]);
        assert_eq!(legs(Some(2), Some(0)), ["gate passed", "gate perhaps", "gate stop perhaps", "gate behind"]);
        assert_eq!(legs(Some(1), Some(2)), ["gate passed", "gate stop", "gate behind", "gate behind"]);
    }
}
