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
use crate::text::{Msg, Slot, msg, slot};
use yew::{Callback, Event, Html, TargetCast, html};

/// The form.
pub(super) fn view(data: &Shared, state: &State, ask: &Callback<Scenario>) -> El {
    let form = Form { data, state, ask };
    let words = data.words();
    let s = state.scenario;
    let pick_place = {
        let ask = ask.clone();
        Callback::from(move |place: PlaceId| ask.emit(Scenario { place, ..s }))
    };
    let pick_owner = {
        let ask = ask.clone();
        Callback::from(move |owner: PlaceId| ask.emit(Scenario { owner: (owner != s.place).then_some(owner), ..s }))
    };
    let place = form.place(msg::CONTROL_PLACE, "place", s.place, pick_place);
    let owner = form.place(msg::CONTROL_OWNER, "owner", s.owner.unwrap_or(s.place), pick_owner);

    let who = Who::ALL.iter().map(|w| (w.id(), words.who_choice(*w).to_owned())).collect();
    let providers = Provider::ALL.iter().map(|p| (p.id(), words.maker(*p))).collect();
    let channels = Channel::ALL.iter().map(|c| (c.id(), words.door_choice(s.provider, *c))).collect();
    let routes = Route::ALL.iter().map(|r| (r.id(), words.route(*r).to_owned())).collect();
    let flagship = words.get(if s.channel == Channel::Weights { msg::ASK_WEIGHTS } else { msg::ASK_FLAGSHIP });
    let mut families = vec![("", flagship.to_owned())];
    families.extend(data.tables().models.iter().filter(|m| m.provider == s.provider).map(|m| (m.id, words.named(m.name))));
    let only_flagship = families.len() == 1;
    let family = s.model.and_then(|m| data.model(m)).map_or("", |m| m.id);

    // Another language is another order of words: the line is then made anew.
    let lang = words.texts.language().id;
    let parts = |message| words.texts.parts(message);
    let mut controls = [
        (slot::WHO, form.select(msg::CONTROL_WHO, "who", who, s.who.id()).into()),
        (slot::PLACE, place),
        (slot::PROVIDER, form.select(msg::CONTROL_PROVIDER, "provider", providers, s.provider.id()).into()),
        (slot::CHANNEL, form.select(msg::CONTROL_CHANNEL, "channel", channels, s.channel.id()).into()),
        (slot::DATE, form.date().into()),
        (slot::OWNER, owner),
        (slot::ROUTE, form.select(msg::CONTROL_ROUTE, "route", routes, s.route.id()).into()),
        (slot::MODEL, form.select(msg::CONTROL_MODEL, "model", families, family).into()),
    ];
    let mut control = |slot: Slot| {
        let found = controls.iter_mut().find(|(own, _)| *own == slot);
        found.map(|(_, control): &mut (Slot, Html)| std::mem::take(control)).unwrap_or_default()
    };
    let ask_line = classed("p", "ask").key(lang).laid(parts(msg::ASK_LINE.when(s.date < data.date())), &mut control);
    let mut fine = |key: &'static str, message: Msg, hidden: bool| {
        classed("span", "fine").key(key).attr_if("hidden", hidden.then_some("hidden")).laid(parts(message), &mut control)
    };
    let finer = classed("p", "finer")
        .child(fine("owner", msg::ASK_OWNER, s.who != Who::Enterprise))
        .child(fine("route", msg::ASK_ROUTE, false))
        .child(fine("model", msg::ASK_MODEL, only_flagship));
    classed("form", "question")
        .attr("aria-label", words.get(msg::ASK_LABEL))
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

    /// What a locked control shows instead: its value in words.
    fn locked(&self, field: &'static str, words: String) -> Option<El> {
        let locked = self.state.setting.locks.holds(field);
        locked.then(|| classed("b", "locked").attr("data-field", field).text(words))
    }

    /// A place found by typing.
    fn place(&self, name: Msg, field: &'static str, value: PlaceId, pick: Callback<PlaceId>) -> Html {
        let words = self.data.words();
        match self.locked(field, words.place(value)) {
            Some(locked) => locked.into(),
            None => {
                html! { <PlaceBox data={self.data.clone()} name={words.get(name)} id={field} {value} invalid={self.wrong(field)} {pick} /> }
            }
        }
    }

    /// A control that asks the question anew when its value changes.
    fn control(&self, control: El, name: Msg, field: &'static str) -> El {
        let (data, s, ask) = (self.data.clone(), self.state.scenario, self.ask.clone());
        control
            .attr("aria-label", data.words().get(name))
            .attr("name", field)
            .attr_if("aria-invalid", self.wrong(field).then_some("true"))
            .on("change", move |event| {
                let value = value(&event);
                let mut asked = Scenario { model: s.model.filter(|_| field != "model"), ..s };
                // No value is the maker's flagship.
                if field == "model" && value.is_empty() || link::set(&data, &mut asked, field, &value).is_ok() {
                    ask.emit(asked);
                }
            })
    }

    /// A select. Every option says whether it is selected, since Yew sets a select's value before its options exist.
    fn select(&self, name: Msg, field: &'static str, options: Vec<(&'static str, String)>, value: &str) -> El {
        let words = options.iter().find(|(id, _)| *id == value).map(|(_, label)| label.clone()).unwrap_or_default();
        if let Some(locked) = self.locked(field, words) {
            return locked;
        }
        let options = options.into_iter().map(|(id, label)| {
            el("option").key(id).attr("value", id).attr_if("selected", (id == value).then_some("selected")).text(label)
        });
        self.control(classed("select", "control"), name, field).children(options)
    }

    /// The day: the browser's own date field, which shows as written words while nobody edits it.
    fn date(&self) -> El {
        let date = self.state.scenario.date;
        if let Some(locked) = self.locked("date", self.data.words().date(date)) {
            return locked;
        }
        let input = el("input")
            .attr("type", "date")
            .attr("min", Date::EARLIEST.to_string())
            .attr("max", Date::LAST.to_string())
            .value(date.to_string())
            .attr("required", "required");
        classed("span", "date control")
            .child(classed("span", "written").attr("aria-hidden", "true").text(self.data.words().date(date)))
            .child(self.control(input, msg::CONTROL_DATE, "date"))
    }
}

/// What the control of an event holds.
pub(super) fn value(event: &Event) -> String {
    let select = event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|s| s.value());
    select.or_else(|| event.target_dyn_into::<web_sys::HtmlInputElement>().map(|i| i.value())).unwrap_or_default()
}
