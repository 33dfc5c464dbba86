//! A place found by typing: an editable combobox after the ARIA pattern. Knows places, not the question.

use super::Shared;
use super::node::{El, classed, el};
use crate::browser;
use crate::place_set::PlaceId;
use crate::text::{msg, slot};
use wasm_bindgen::JsCast;
use yew::html::Scope;
use yew::prelude::*;

/// The most matches that are listed for a text.
const MATCHES: usize = 12;

/// What the box is given.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PlaceBoxProps {
    pub(super) data: Shared,
    /// Accessible name.
    pub(super) name: AttrValue,
    /// Prefix of the ids of its elements.
    pub(super) id: AttrValue,
    pub(super) value: PlaceId,
    pub(super) invalid: bool,
    pub(super) pick: Callback<PlaceId>,
}

/// What is typed while the list is open, and which match is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Editing {
    text: String,
    marked: usize,
}

/// Every place by name for an empty text, else the best matches.
fn matches(data: &Shared, text: &str) -> Vec<PlaceId> {
    if text.trim().is_empty() {
        return data.words().alphabetical().to_vec();
    }
    let mut found = data.words().find_places(text);
    found.truncate(MATCHES);
    found
}

/// What happens to the box.
pub(super) enum Message {
    /// It is clicked.
    Open,
    /// Something is typed.
    Typed(String),
    /// A key is pressed that means something to it.
    Key(Key),
    /// A place is chosen from the list.
    Chosen(PlaceId),
    /// The focus goes elsewhere.
    Left,
}

/// Keys that mean something to the box.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Down,
    Up,
    PageDown,
    PageUp,
    Enter,
    Escape,
}

impl Key {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowDown" => Self::Down,
            "ArrowUp" => Self::Up,
            "PageDown" => Self::PageDown,
            "PageUp" => Self::PageUp,
            "Enter" => Self::Enter,
            "Escape" => Self::Escape,
            _ => return None,
        })
    }
}

/// The box.
pub(super) struct PlaceBox {
    editing: Option<Editing>,
    /// What is found for the text.
    found: Vec<PlaceId>,
    /// The match that was brought into view.
    revealed: Option<PlaceId>,
}

impl Component for PlaceBox {
    type Message = Message;
    type Properties = PlaceBoxProps;

    fn create(_: &Context<Self>) -> Self {
        Self { editing: None, found: Vec::new(), revealed: None }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let props = ctx.props();
        match message {
            Message::Open => self.open(props),
            Message::Key(Key::Down | Key::Up | Key::Enter) if self.editing.is_none() => self.open(props),
            Message::Typed(text) => {
                self.found = matches(&props.data, &text);
                self.editing = Some(Editing { text, marked: 0 });
            }
            Message::Key(Key::Enter) => {
                let Some(place) = self.marked() else { return false };
                self.close();
                props.pick.emit(place);
            }
            Message::Key(Key::Escape) => self.close(),
            Message::Left => {
                // As the pattern has it where the first match is marked by itself: a name that was typed is not lost.
                let typed = self.editing.as_ref().is_some_and(|e| !e.text.trim().is_empty());
                let place = self.marked().filter(|_| typed);
                self.close();
                place.into_iter().for_each(|place| props.pick.emit(place));
            }
            Message::Key(key) => {
                let Some(editing) = &mut self.editing else { return false };
                let last = self.found.len().saturating_sub(1);
                editing.marked = match key {
                    Key::Down if editing.marked >= last => 0,
                    Key::Down => editing.marked + 1,
                    Key::Up => editing.marked.checked_sub(1).unwrap_or(last),
                    Key::PageDown => (editing.marked + 8).min(last),
                    _ => editing.marked.saturating_sub(8),
                };
            }
            Message::Chosen(place) => {
                self.close();
                props.pick.emit(place);
            }
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &PlaceBoxProps) -> bool {
        // Other data, or names in another language.
        if let Some(editing) = &self.editing {
            self.found = matches(&ctx.props().data, &editing.text);
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let marked = self.marked();
        if self.revealed != marked {
            self.revealed = marked;
            if let Some(place) = marked {
                browser::reveal(&option_id(ctx.props(), place));
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let (words, marked, editing) = (props.data.words(), self.marked(), self.editing.as_ref());
        let list_id = format!("{}-list", props.id);
        let shown = editing.filter(|e| !e.text.is_empty()).map_or_else(|| words.place(props.value), |e| e.text.clone());
        let (expanded, none) = (editing.is_some(), self.found.is_empty());
        let link = ctx.link();
        let tell = |message: fn(&Event) -> Option<Message>| {
            let link = link.clone();
            move |event: Event| message(&event).into_iter().for_each(|message| link.send_message(message))
        };
        let (open, type_, leave) = (tell(|_| Some(Message::Open)), tell(typed), tell(|_| Some(Message::Left)));
        let input = classed("input", "control")
            .attr("type", "text")
            .attr("role", "combobox")
            .attr("aria-label", props.name.clone())
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("size", shown.chars().count().clamp(4, 28).to_string())
            .attr("aria-expanded", if expanded { "true" } else { "false" })
            .attr("aria-controls", list_id.clone())
            .attr("aria-autocomplete", "list")
            .attr_if("aria-invalid", props.invalid.then_some("true"))
            .value(shown)
            .attr("data-value", props.data.code(props.value))
            .on("input", type_)
            .on("focus", select_all)
            .on("click", move |event| {
                // A second click on a box that has the focus: typing replaces the name again.
                select_all(event.clone());
                open(event);
            })
            // WebKit puts the caret where the mouse was, after the click: the selection would be gone.
            .on("mouseup", |event: Event| event.prevent_default())
            .on("blur", leave)
            .on("keydown", self.keys(link));
        let input = match marked {
            Some(place) => input.attr("aria-activedescendant", option_id(props, place)),
            None => input,
        };
        let list = el("ul")
            .attr("id", list_id)
            .attr("role", "listbox")
            .attr("aria-label", words.fill(msg::CONTROL_MATCHES, &[(slot::CONTROL, &props.name)]))
            .attr_if("hidden", (!expanded || none).then_some("hidden"))
            .children(self.found.iter().filter_map(|place| option(props, *place, Some(*place) == marked, link)));
        let nomatch = if expanded && none { words.get(msg::CONTROL_NO_MATCH) } else { "" };
        classed("span", "placebox")
            .child(input)
            .child(list)
            .child(classed("span", "nomatch").attr("role", "status").text(nomatch))
            .into()
    }
}

impl PlaceBox {
    /// The marked match.
    fn marked(&self) -> Option<PlaceId> {
        self.editing.as_ref().and_then(|e| self.found.get(e.marked)).copied()
    }

    /// Shows every place, the chosen one marked.
    fn open(&mut self, props: &PlaceBoxProps) {
        self.found = matches(&props.data, "");
        let marked = self.found.iter().position(|p| *p == props.value).unwrap_or(0);
        self.editing = Some(Editing { text: String::new(), marked });
    }

    fn close(&mut self) {
        (self.editing, self.found) = (None, Vec::new());
    }

    /// What keys do, with the list open or closed; others are left to the browser.
    fn keys(&self, link: &Scope<Self>) -> impl Fn(Event) + 'static {
        let (link, open) = (link.clone(), self.editing.is_some());
        move |event: Event| {
            // While signs are being put together, keys are the input method's; 229 is how WebKit says so of the last one.
            let own = |event: &&KeyboardEvent| !event.is_composing() && event.key_code() != 229;
            let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(own) else { return };
            let key = Key::of(&event.key());
            if let Some(key) = key.filter(|key| open || matches!(key, Key::Down | Key::Up | Key::Enter)) {
                event.prevent_default();
                link.send_message(Message::Key(key));
            }
        }
    }
}

/// What was typed.
fn typed(event: &Event) -> Option<Message> {
    event.target_dyn_into::<web_sys::HtmlInputElement>().map(|input| Message::Typed(input.value()))
}

/// The id of a place's element in the list.
fn option_id(props: &PlaceBoxProps, place: PlaceId) -> String {
    format!("{}-{}", props.id, place.0)
}

/// The whole name is selected, so that typing replaces it.
fn select_all(event: Event) {
    if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
        input.select();
    }
}

fn option(props: &PlaceBoxProps, place: PlaceId, marked: bool, link: &Scope<PlaceBox>) -> Option<El> {
    let words = props.data.words();
    let p = words.data.place(place)?;
    let (name, link) = (words.place(place), link.clone());
    Some(
        el("li")
            .key(p.code)
            .attr("id", option_id(props, place))
            .attr("role", "option")
            .attr("aria-selected", if marked { "true" } else { "false" })
            .attr("data-value", p.code)
            // Before `blur` takes the list away.
            .on("mousedown", move |event| {
                event.prevent_default();
                link.send_message(Message::Chosen(place));
            })
            .child(el("span").text(name.clone()))
            .child(classed("span", "native").text(if p.native == name { "" } else { p.native }))
            .child(classed("span", "code").text(p.code)),
    )
}
