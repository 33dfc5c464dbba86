//! The path as the picture: a request travels from a place through five gates towards a model, and stops where it is stopped.
//! What lies behind stays visible.

use super::icon;
use crate::dataset::Dataset;
use crate::decide::{GateOutcome, Outcome};
use crate::policy::Gate;
use crate::scenario::Scenario;
use crate::subject::{Channel, Route};
use crate::text::en;
use yew::prelude::*;

/// The path; `shown` is the gate whose rules are unfolded below it.
pub(super) fn view(data: &Dataset<'static>, outcome: &Outcome, shown: Gate, open: &Callback<Gate>) -> Html {
    let s = &outcome.scenario;
    let stop = outcome.gates.iter().position(|g| g.status.stops());
    // How far the request travels, in seventh parts of the way; past the last gate it arrives.
    let reach = stop.map_or(6, |n| n + 1);
    // A new question sets the request off again.
    let key = format!("{}{}{}{}{}{reach}", s.place.0, s.provider.id(), s.channel.id(), s.who.id(), s.route.id());
    html! {
        <section class="way" aria-label="The way of the request">
            <ol class="path" {key} style={format!("--reach:{reach}")}>
                { origin(data, s) }
                { for outcome.gates.iter().enumerate().map(|(n, g)| gate(data, s, g, stop.map(|stop| n.cmp(&stop)), shown == g.gate, open)) }
                { goal(data, s, stop.is_some()) }
            </ol>
        </section>
    }
}

fn origin(data: &Dataset<'static>, s: &Scenario) -> Html {
    let how = if s.route == Route::Vpn { "through a VPN" } else { "direct" };
    html! {
        <li class="end from" key="from">
            <span class="stamp" aria-hidden="true">{ data.code(s.place) }</span>
            <span class="label"><b>{ en::place(data, s.place) }</b><span class="line">{ how }</span></span>
        </li>
    }
}

fn gate(data: &Dataset<'static>, s: &Scenario, gate: &GateOutcome, at: Option<std::cmp::Ordering>, shown: bool, open: &Callback<Gate>) -> Html {
    let id = gate.gate;
    let onclick = open.reform(move |_: MouseEvent| id);
    let leg = match at {
        Some(std::cmp::Ordering::Equal) => "stop",
        Some(std::cmp::Ordering::Greater) => "behind",
        Some(std::cmp::Ordering::Less) | None => "passed",
    };
    html! {
        <li class={classes!("gate", leg)} key={id.id()} data-gate={id.id()} data-status={gate.status.id()}>
            <button type="button" {onclick} aria-expanded={if shown { "true" } else { "false" }} aria-controls="evidence">
                <span class="disc">{ icon::status(gate.status) }</span>
                <span class="label">
                    <b>{ en::gate_name(data, s, id) }</b>
                    <span class="scope">{ en::gate_scope(data, s, id) }</span>
                    <span class="line">{ en::gate_line(data, s, gate) }</span>
                </span>
                if leg == "stop" { <span class="hidden">{ "The request stops here." }</span> }
            </button>
        </li>
    }
}

fn goal(data: &Dataset<'static>, s: &Scenario, stopped: bool) -> Html {
    let via = match s.channel {
        Channel::App => "the app".to_owned(),
        Channel::Api => "the API".to_owned(),
        Channel::Weights => "open weights".to_owned(),
        _ => format!("through {}", data.channel(s.channel).map_or("", |c| c.name)),
    };
    let leg = if stopped { "behind" } else { "passed" };
    html! {
        <li class={classes!("end", "to", leg)} key="to">
            <span class="stamp" aria-hidden="true">{ "AI" }</span>
            <span class="label"><b>{ en::product(data, s) }</b><span class="line">{ via }</span></span>
        </li>
    }
}
