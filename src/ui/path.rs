//! The path as the picture: a request travels from a place through five gates towards a model, and stops where it is stopped.
//! What lies behind stays visible.

use super::icon;
use super::node::{El, classed, el};
use crate::dataset::Dataset;
use crate::decide::{GateOutcome, Outcome};
use crate::policy::Gate;
use crate::scenario::Scenario;
use crate::subject::{Channel, Route};
use crate::text::en;
use std::cmp::Ordering;
use yew::Callback;

/// The path; `shown` is the gate whose rules are unfolded below it.
pub(super) fn view(data: &Dataset<'static>, outcome: &Outcome, shown: Gate, open: &Callback<Gate>) -> El {
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
        .child(origin(data, s))
        .children(gates.map(|(n, g)| gate(data, s, g, stop.map(|stop| n.cmp(&stop)), shown == g.gate, open)))
        .child(goal(data, s, stop.is_some()));
    classed("section", "way").attr("aria-label", "The way of the request").child(list)
}

fn origin(data: &Dataset<'static>, s: &Scenario) -> El {
    let how = if s.route == Route::Vpn { "through a VPN" } else { "direct" };
    classed("li", "end from")
        .key("from")
        .child(classed("span", "stamp").attr("aria-hidden", "true").text(data.code(s.place)))
        .child(label(en::place(data, s.place)).child(classed("span", "line").text(how)))
}

fn label(name: String) -> El {
    classed("span", "label").child(el("b").text(name))
}

fn gate(
    data: &Dataset<'static>,
    s: &Scenario,
    gate: &GateOutcome,
    at: Option<Ordering>,
    shown: bool,
    open: &Callback<Gate>,
) -> El {
    let id = gate.gate;
    let open = open.clone();
    let (class, stops) = match at {
        Some(Ordering::Equal) => ("gate stop", true),
        Some(Ordering::Greater) => ("gate behind", false),
        Some(Ordering::Less) | None => ("gate passed", false),
    };
    let words = label(en::gate_name(data, s, id))
        .child(classed("span", "scope").text(en::gate_scope(data, s, id)))
        .child(classed("span", "line").text(en::gate_line(data, s, gate)));
    let button = el("button")
        .attr("type", "button")
        .attr("aria-controls", "evidence")
        .attr("aria-expanded", if shown { "true" } else { "false" })
        .on("click", move |_| open.emit(id))
        .child(classed("span", "disc").child(icon::status(gate.status)))
        .child(words)
        .maybe(stops.then(|| classed("span", "hidden").text("The request stops here.")));
    classed("li", class).key(id.id()).attr("data-gate", id.id()).attr("data-status", gate.status.id()).child(button)
}

fn goal(data: &Dataset<'static>, s: &Scenario, stopped: bool) -> El {
    let via = match s.channel {
        Channel::App => "the app".to_owned(),
        Channel::Api => "the API".to_owned(),
        Channel::Weights => "open weights".to_owned(),
        _ => format!("through {}", data.channel(s.channel).map_or("", |c| c.name)),
    };
    classed("li", if stopped { "end to behind" } else { "end to passed" })
        .key("to")
        .child(classed("span", "stamp").attr("aria-hidden", "true").text("AI"))
        .child(label(en::product(data, s)).child(classed("span", "line").text(via)))
}
