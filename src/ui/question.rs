//! The question is the form: one sentence in which every variable is a control, and a line of finer points below it.

use super::Shared;
use super::node::{El, classed, el};
use super::place_box::PlaceBox;
use crate::date::Date;
use crate::link;
use crate::place_set::PlaceId;
use crate::scenario::Scenario;
use crate::state::State;
use crate::subject::{Channel, Provider, Route, Who};
use crate::text::en;
use yew::{Callback, Event, TargetCast, html};

/// The form.
pub(super) fn view(data: &Shared, state: &State, ask: &Callback<Scenario>) -> El {
    let form = Form { data, state, ask };
    let s = state.scenario;
    let pick_place = {
        let ask = ask.clone();
        Callback::from(move |place: PlaceId| ask.emit(Scenario { place, ..s }))
    };
    let pick_owner = {
        let ask = ask.clone();
        Callback::from(move |owner: PlaceId| ask.emit(Scenario { owner: (owner != s.place).then_some(owner), ..s }))
    };
    let place = html! { <PlaceBox data={data.clone()} name="Place" id="place" value={s.place} invalid={form.wrong("place")} pick={pick_place} /> };
    let owner = html! { <PlaceBox data={data.clone()} name="Owner" id="owner" value={s.owner.unwrap_or(s.place)} invalid={form.wrong("owner")} pick={pick_owner} /> };

    let who = Who::ALL.iter().map(|w| (w.id(), en::who_choice(*w).to_owned())).collect();
    let providers = Provider::ALL.iter().map(|p| (p.id(), en::maker(data, *p))).collect();
    let channels = Channel::ALL.iter().map(|c| (c.id(), en::door_choice(data, s.provider, *c))).collect();
    let routes = vec![(Route::Direct.id(), "direct".to_owned()), (Route::Vpn.id(), "through a VPN".to_owned())];
    let flagship = if s.channel == Channel::Weights { "its open weights" } else { "its flagship" };
    let mut families = vec![("", flagship.to_owned())];
    families.extend(data.tables().models.iter().filter(|m| m.provider == s.provider).map(|m| (m.id, m.name.to_owned())));
    let only_flagship = families.len() == 1;
    let family = s.model.and_then(|m| data.model(m)).map_or("", |m| m.id);

    let fine = |key: &'static str, hidden: bool| classed("span", "fine").key(key).attr_if("hidden", hidden.then_some("hidden"));
    let ask_line = classed("p", "ask")
        .text(if s.date < data.date() { "Could " } else { "Can " })
        .child(form.select("Who", "who", who, s.who.id()))
        .text(" in ")
        .node(place)
        .text(" use ")
        .child(form.select("Provider", "provider", providers, s.provider.id()))
        .text(" through ")
        .child(form.select("Channel", "channel", channels, s.channel.id()))
        .text(" on ")
        .child(form.date())
        .text("?");
    let finer = classed("p", "finer")
        .child(fine("owner", s.who != Who::Enterprise).text("Owned in ").node(owner))
        .child(fine("route", false).text("Connection ").child(form.select("Route", "route", routes, s.route.id())))
        .child(fine("model", only_flagship).text("Model ").child(form.select("Model", "model", families, family)));
    classed("form", "question")
        .attr("aria-label", "The question")
        .on("submit", |event| event.prevent_default())
        .child(ask_line)
        .child(finer)
}

/// What every control needs.
struct Form<'f> {
    data: &'f Shared,
    state: &'f State,
    ask: &'f Callback<Scenario>,
}

impl Form<'_> {
    fn wrong(&self, field: &str) -> bool {
        self.state.invalid.iter().any(|i| i.field == field)
    }

    /// A control that asks the question anew when its value changes.
    fn control(&self, control: El, name: &'static str, field: &'static str) -> El {
        let (data, s, ask) = (self.data.clone(), self.state.scenario, self.ask.clone());
        control.attr("aria-label", name).attr("name", field).attr_if("aria-invalid", self.wrong(field).then_some("true")).on(
            "change",
            move |event| {
                let value = value(&event);
                let mut asked = Scenario { model: s.model.filter(|_| field != "model"), ..s };
                // No value is the maker's flagship.
                if field == "model" && value.is_empty() || link::set(&data, &mut asked, field, &value).is_ok() {
                    ask.emit(asked);
                }
            },
        )
    }

    /// A select. Every option says whether it is selected, since Yew sets a select's value before its options exist.
    fn select(&self, name: &'static str, field: &'static str, options: Vec<(&'static str, String)>, value: &str) -> El {
        let options = options.into_iter().map(|(id, label)| {
            el("option").key(id).attr("value", id).attr_if("selected", (id == value).then_some("selected")).text(label)
        });
        self.control(classed("select", "control"), name, field).children(options)
    }

    /// The day: the browser's own date field, which shows as written words while nobody edits it.
    fn date(&self) -> El {
        let date = self.state.scenario.date;
        let input = el("input")
            .attr("type", "date")
            .attr("min", Date::EARLIEST.to_string())
            .attr("max", Date::LAST.to_string())
            .value(date.to_string())
            .attr("required", "required");
        classed("span", "date control")
            .child(classed("span", "written").attr("aria-hidden", "true").text(en::date(date)))
            .child(self.control(input, "Date", "date"))
    }
}

/// What the control of an event holds.
fn value(event: &Event) -> String {
    let select = event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|s| s.value());
    select.or_else(|| event.target_dyn_into::<web_sys::HtmlInputElement>().map(|i| i.value())).unwrap_or_default()
}
