//! The question is the form: one sentence in which every variable is a control, and a line of finer points below it.

use super::Shared;
use super::place_box::PlaceBox;
use crate::date::Date;
use crate::place_set::PlaceId;
use crate::scenario::Scenario;
use crate::state::State;
use crate::subject::{Channel, Provider, Route, Who};
use crate::text::en;
use yew::prelude::*;

/// The form.
pub(super) fn view(data: &Shared, state: &State, ask: &Callback<Scenario>) -> Html {
    let s = state.scenario;
    let wrong = |field: &str| state.invalid.iter().any(|i| i.field == field);
    let pick_place = { let ask = ask.clone(); Callback::from(move |place: PlaceId| ask.emit(Scenario { place, owner: s.owner, ..s })) };
    let pick_owner = { let ask = ask.clone(); Callback::from(move |owner: PlaceId| ask.emit(Scenario { owner: (owner != s.place).then_some(owner), ..s })) };

    let who = choice("Who", wrong("who"), Who::ALL, s.who, Who::id, |w| en::who_choice(w).to_owned(), {
        let ask = ask.clone();
        move |who| ask.emit(Scenario { who, ..s })
    });
    let provider = choice("Provider", wrong("provider"), Provider::ALL, s.provider, Provider::id, |p| en::maker(data, p), {
        let ask = ask.clone();
        move |provider| ask.emit(Scenario { provider, ..s })
    });
    let channel = choice("Channel", wrong("channel"), Channel::ALL, s.channel, Channel::id, |c| en::door_choice(data, s.provider, c), {
        let ask = ask.clone();
        move |channel| ask.emit(Scenario { channel, ..s })
    });
    let route = choice("Route", wrong("route"), Route::ALL, s.route, Route::id, |r| route_choice(r).to_owned(), {
        let ask = ask.clone();
        move |route| ask.emit(Scenario { route, ..s })
    });
    html! {
        <form class="question" onsubmit={Callback::from(|e: SubmitEvent| e.prevent_default())} aria-label="The question">
            <p class="ask">
                { if s.date < data.date() { "Could " } else { "Can " } }{ who }{ " in " }
                <PlaceBox data={data.clone()} name="Place" id="place" value={s.place} invalid={wrong("place")} pick={pick_place} />
                { " use " }{ provider }{ " through " }{ channel }{ " on " }{ date(s, wrong("date"), ask) }{ "?" }
            </p>
            <p class="finer">
                <span class="fine" key="owner" hidden={s.who != Who::Enterprise}>
                    { "Owned in " }
                    <PlaceBox data={data.clone()} name="Owner" id="owner" value={s.owner.unwrap_or(s.place)} invalid={wrong("owner")} pick={pick_owner} />
                </span>
                <span class="fine" key="route">{ "Connection " }{ route }</span>
                <span class="fine" key="model" hidden={!has_families(data, s.provider)}>{ "Model " }{ model(data, s, wrong("model"), ask) }</span>
            </p>
        </form>
    }
}

fn route_choice(route: Route) -> &'static str {
    match route {
        Route::Direct => "direct",
        Route::Vpn => "through a VPN",
    }
}

/// A select. Every option says whether it is selected, since Yew sets a select's value before its options exist.
fn choice<T: Copy + PartialEq + 'static>(
    name: &'static str,
    invalid: bool,
    all: &'static [T],
    value: T,
    id: fn(T) -> &'static str,
    label: impl Fn(T) -> String,
    pick: impl Fn(T) + 'static,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|s| s.value());
        if let Some(v) = chosen.and_then(|c| all.iter().copied().find(|v| id(*v) == c)) {
            pick(v);
        }
    });
    html! {
        <select class="control" aria-label={name} name={name.to_lowercase()} aria-invalid={invalid.then_some("true")} {onchange}>
            for v in all { <option key={id(*v)} value={id(*v)} selected={*v == value}>{ label(*v) }</option> }
        </select>
    }
}

fn has_families(data: &Shared, provider: Provider) -> bool {
    data.tables().models.iter().any(|m| m.provider == provider)
}

fn model(data: &Shared, s: Scenario, invalid: bool, ask: &Callback<Scenario>) -> Html {
    let onchange = {
        let (ask, data) = (ask.clone(), data.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|s| s.value()).unwrap_or_default();
            ask.emit(Scenario { model: data.model_by_id(s.provider, &chosen), ..s });
        })
    };
    let families = (0u16..).zip(&data.tables().models).filter(|(_, m)| m.provider == s.provider);
    html! {
        <select class="control" aria-label="Model" name="model" aria-invalid={invalid.then_some("true")} {onchange}>
            <option key="" value="" selected={s.model.is_none()}>{ if s.channel == Channel::Weights { "its open weights" } else { "its flagship" } }</option>
            for (index, m) in families { <option key={m.id} value={m.id} selected={s.model == Some(index)}>{ m.name }</option> }
        </select>
    }
}

/// The day: the browser's own date field, which shows as written words while nobody edits it.
fn date(s: Scenario, invalid: bool, ask: &Callback<Scenario>) -> Html {
    let ask = ask.clone();
    let onchange = Callback::from(move |event: Event| {
        let typed = event.target_dyn_into::<web_sys::HtmlInputElement>().map(|i| i.value()).unwrap_or_default();
        if let Some(date) = Date::parse(&typed).filter(|d| (Date::EARLIEST..=Date::LAST).contains(d)) {
            ask.emit(Scenario { date, ..s });
        }
    });
    html! {
        <span class="date control">
            <span class="written" aria-hidden="true">{ en::date(s.date) }</span>
            <input type="date" aria-label="Date" name="date" min={Date::EARLIEST.to_string()} max={Date::LAST.to_string()} value={s.date.to_string()}
                required={true} aria-invalid={invalid.then_some("true")} {onchange} />
        </span>
    }
}
