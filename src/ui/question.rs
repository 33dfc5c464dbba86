//! The question is the form: one sentence in which every variable is a control, and a line of finer points below it.

use super::Shared;
use super::node::{El, classed, el};
use super::place_box::PlaceBox;
use super::still::{Scene, follow, still};
use crate::date::Date;
use crate::decide::Outcome;
use crate::link;
use crate::place_set::PlaceId;
use crate::scenario::Scenario;
use crate::state::State;
use crate::subject::{Channel, Provider, Route, Who};
use crate::text::{Msg, Part, Slot, msg, slot};
use std::rc::Rc;
use yew::{Callback, Event, Html, TargetCast, html};

/// The form. What the day does not alter is drawn anew only when the hand rests.
pub(super) fn view(scene: &Rc<Scene>, outcome: &Rc<Outcome>) -> El {
    let words = scene.words();
    let s = outcome.scenario;
    let only_flagship = !words.data.tables().models.iter().any(|m| m.provider == s.provider);
    // Another language is another order of words: the line is then made anew.
    let lang = words.texts.language().id;
    let parts = |message| words.texts.parts(message);
    let mut controls = [
        (slot::WHO, still(scene, who)),
        (slot::PLACE, still(scene, place)),
        (slot::PROVIDER, still(scene, provider)),
        (slot::CHANNEL, still(scene, channel)),
        (slot::DATE, date(scene, outcome).into()),
        (slot::OWNER, still(scene, owner)),
        (slot::ROUTE, still(scene, route)),
        (slot::MODEL, still(scene, model)),
    ];
    let mut control = |slot: Slot| {
        let found = controls.iter_mut().find(|(own, _)| *own == slot);
        found.map(|(_, control): &mut (Slot, Html)| std::mem::take(control)).unwrap_or_default()
    };
    // No paragraph: it holds lists, and a browser that reads the static page would end it at the first.
    let ask_line = held(classed("div", "ask").key(lang), parts(msg::ASK_LINE.when(s.date < words.data.date())), &mut control);
    let mut fine = |key: &'static str, message: Msg, hidden: bool| {
        classed("span", "fine").key(key).attr_if("hidden", hidden.then_some("hidden")).laid(parts(message), &mut control)
    };
    let finer = classed("div", "finer")
        .child(fine("owner", msg::ASK_OWNER, s.who != Who::Enterprise))
        .child(fine("route", msg::ASK_ROUTE, false))
        .child(fine("model", msg::ASK_MODEL, only_flagship));
    classed("form", "question")
        .attr("aria-label", words.get(msg::ASK_LABEL))
        .on("submit", |event| event.prevent_default())
        .child(ask_line)
        .child(finer)
}

/// The line in its parts. A bracket or a stop stays with the control that it belongs to: browsers end a line between them.
fn held(line: El, parts: Vec<Part>, control: &mut impl FnMut(Slot) -> Html) -> El {
    const BEHIND: [char; 10] = [')', ',', '?', '،', '؟', '，', '？', '）', '\u{a0}', '\u{202f}'];
    let mut line = line;
    let mut before = "";
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        line = match part {
            Part::Words(words) => {
                let rest = words.trim_end_matches(['(', '（']);
                before = words.strip_prefix(rest).unwrap_or_default();
                if rest.is_empty() { line } else { line.text(rest) }
            }
            Part::Slot(slot) => {
                let mut behind = "";
                if let Some(Part::Words(words)) = parts.peek_mut() {
                    let rest = words.trim_start_matches(BEHIND);
                    behind = words.strip_suffix(rest).unwrap_or_default();
                    *words = rest;
                }
                match (std::mem::take(&mut before), behind) {
                    ("", "") => line.node(control(slot)),
                    ("", behind) => line.child(classed("span", "held").node(control(slot)).text(behind)),
                    (before, behind) => line.child(classed("span", "held").text(before).node(control(slot)).text(behind)),
                }
            }
        };
    }
    line
}

fn who(scene: &Scene) -> Html {
    let options = Who::ALL.iter().map(|w| (w.id(), scene.words().who_choice(*w).to_owned())).collect();
    Form::of(scene).select(msg::CONTROL_WHO, "who", options, scene.state.scenario.who.id()).into()
}

fn place(scene: &Scene) -> Html {
    Form::of(scene).here()
}

fn provider(scene: &Scene) -> Html {
    Form::of(scene).maker().into()
}

fn channel(scene: &Scene) -> Html {
    Form::of(scene).door().into()
}

fn owner(scene: &Scene) -> Html {
    let s = scene.state.scenario;
    Form::of(scene).owner(s.owner.unwrap_or(s.place))
}

fn route(scene: &Scene) -> Html {
    let options = Route::ALL.iter().map(|r| (r.id(), scene.words().route(*r).to_owned())).collect();
    Form::of(scene).select(msg::CONTROL_ROUTE, "route", options, scene.state.scenario.route.id()).into()
}

fn model(scene: &Scene) -> Html {
    let (words, s) = (scene.words(), &scene.state.scenario);
    let flagship = words.get(if s.channel == Channel::Weights { msg::ASK_WEIGHTS } else { msg::ASK_FLAGSHIP });
    let mut families = vec![("", flagship.to_owned())];
    families.extend(words.data.tables().models.iter().filter(|m| m.provider == s.provider).map(|m| (m.id, words.named(m.name))));
    let family = s.model.and_then(|m| words.data.model(m)).map_or("", |m| m.id);
    Form::of(scene).select(msg::CONTROL_MODEL, "model", families, family).into()
}

/// What every control needs; the other questions of the page have some of them too.
pub(super) struct Form<'f> {
    pub(super) data: &'f Shared,
    pub(super) state: &'f State,
    pub(super) ask: &'f Callback<Scenario>,
    /// Asks about a day that was typed.
    pub(super) typed: &'f Callback<Scenario>,
}

impl<'f> Form<'f> {
    fn of(scene: &'f Scene) -> Self {
        Self { data: scene.data(), state: &scene.state, ask: &scene.ask, typed: &scene.typed }
    }

    /// Where it is asked.
    pub(super) fn here(&self) -> Html {
        let (s, ask) = (self.state.scenario, self.ask.clone());
        let pick = Callback::from(move |place: PlaceId| ask.emit(Scenario { place, ..s }));
        self.place(msg::CONTROL_PLACE, "place", s.place, pick)
    }

    /// Where the owner sits.
    pub(super) fn owner(&self, value: PlaceId) -> Html {
        let (s, ask) = (self.state.scenario, self.ask.clone());
        let pick = Callback::from(move |owner: PlaceId| ask.emit(Scenario { owner: (owner != s.place).then_some(owner), ..s }));
        self.place(msg::CONTROL_OWNER, "owner", value, pick)
    }

    /// Who makes the model.
    pub(super) fn maker(&self) -> El {
        let (words, chosen) = (self.data.words(), self.state.scenario.provider);
        let makers = Provider::ALL.iter().map(|p| (p.id(), words.maker(*p))).collect();
        self.select(msg::CONTROL_PROVIDER, "provider", makers, chosen.id())
    }

    /// Through which door.
    pub(super) fn door(&self) -> El {
        let (words, s) = (self.data.words(), self.state.scenario);
        let doors = Channel::ALL.iter().map(|c| (c.id(), words.door_choice(s.provider, *c))).collect();
        self.select(msg::CONTROL_CHANNEL, "channel", doors, s.channel.id())
    }

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
        let place = match self.locked(field, words.place(value)) {
            Some(locked) => locked.into(),
            None => {
                html! { <PlaceBox data={self.data.clone()} name={words.get(name)} id={field} {value} invalid={self.wrong(field)} {pick} /> }
            }
        };
        // Around every place of the language that has articles: the box must not be another one with the next place.
        match words.article(value) {
            Some(article) => el("span").text(article).node(place).into(),
            None => place,
        }
    }

    /// A control that asks the question anew when its value changes.
    fn control(&self, control: El, name: Msg, field: &'static str) -> El {
        let ask = if field == "date" { self.typed } else { self.ask }.clone();
        let (data, s) = (self.data.clone(), self.state.scenario);
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

    /// A select.
    fn select(&self, name: Msg, field: &'static str, options: Vec<(&'static str, String)>, value: &str) -> El {
        let words = options.iter().find(|(id, _)| *id == value).map(|(_, label)| label.clone()).unwrap_or_default();
        if let Some(locked) = self.locked(field, words.clone()) {
            return locked;
        }
        let style = format!("--n:{}", breadth(&words));
        let options = options.into_iter().map(|(id, label)| {
            el("option").key(id).attr("value", id).attr_if("selected", (id == value).then_some("selected")).text(label)
        });
        self.control(classed("select", "control").attr("style", style), name, field).chosen(value).children(options)
    }

    /// The day, drawn at each step.
    pub(super) fn date(&self) -> El {
        let day = self.data.words().date(self.state.scenario.date);
        self.locked("date", day.clone()).unwrap_or_else(|| dated(written(day).into(), self.day().into()))
    }

    /// The browser's own date field.
    fn day(&self) -> El {
        let input = el("input")
            .attr("type", "date")
            .attr("min", Date::EARLIEST.to_string())
            .attr("max", Date::LAST.to_string())
            .value(self.state.scenario.date.to_string())
            .attr("required", "required");
        self.control(input, msg::CONTROL_DATE, "date")
    }
}

/// The day. The browser draws the field at length, seen or not: while a hand drags, only the written words follow.
fn date(scene: &Rc<Scene>, outcome: &Rc<Outcome>) -> El {
    let form = Form::of(scene);
    let field = || still(scene, |scene| Form::of(scene).day().into());
    let written = || follow(scene, outcome, |scene, outcome| written(scene.words().date(outcome.scenario.date)).into());
    form.locked("date", scene.words().date(outcome.scenario.date)).unwrap_or_else(|| dated(written(), field()))
}

/// The words of a date field.
fn written(day: String) -> El {
    classed("span", "written").attr("aria-hidden", "true").text(day)
}

/// A date field which shows as written words while nobody edits it.
fn dated(written: Html, field: Html) -> El {
    classed("span", "date control").node(written).node(field)
}

/// How broad a text is, in letters; Chinese ones count twice. Browsers that cannot fit a select to what is chosen in it are told.
fn breadth(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{2e80}' { 1 } else { 2 }).sum()
}

/// What the control of an event holds.
pub(super) fn value(event: &Event) -> String {
    let select = event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|s| s.value());
    select.or_else(|| event.target_dyn_into::<web_sys::HtmlInputElement>().map(|i| i.value())).unwrap_or_default()
}
