//! A place found by typing: an editable combobox after the ARIA pattern. Knows places, not the question.

use super::Shared;
use super::node::{El, classed, el};
use crate::browser;
use crate::place_set::PlaceId;
use crate::text::{Words, msg, slot};
use wasm_bindgen::JsCast;
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

/// The box.
#[component]
pub(super) fn PlaceBox(props: &PlaceBoxProps) -> Html {
    let PlaceBoxProps { data, name, id, value, invalid, pick } = props.clone();
    let editing = use_state_eq(|| None::<Editing>);
    let list_id = format!("{id}-list");
    let option_id = {
        let id = id.clone();
        move |place: PlaceId| format!("{id}-{}", place.0)
    };
    let found = (*editing).as_ref().map(|e| matches(&data, &e.text)).unwrap_or_default();
    let marked = (*editing).as_ref().and_then(|e| found.get(e.marked)).copied();

    {
        let target = marked.map(&option_id);
        use_effect_with(target, |target| {
            if let Some(target) = target {
                browser::reveal(target);
            }
        });
    }

    let choose = {
        let editing = editing.clone();
        Callback::from(move |place: PlaceId| {
            editing.set(None);
            pick.emit(place);
        })
    };
    let open = {
        let (editing, data) = (editing.clone(), data.clone());
        Callback::from(move |()| {
            let marked = matches(&data, "").iter().position(|p| *p == value).unwrap_or(0);
            editing.set(Some(Editing { text: String::new(), marked }));
        })
    };
    let onclick = {
        let open = open.clone();
        move |event: Event| {
            open.emit(());
            // A second click on a box that has the focus: typing replaces the name again.
            select_all(event);
        }
    };
    let oninput = {
        let editing = editing.clone();
        move |event: Event| {
            let text = event.target_dyn_into::<web_sys::HtmlInputElement>().map(|i| i.value()).unwrap_or_default();
            editing.set(Some(Editing { text, marked: 0 }));
        }
    };
    let onblur = {
        let editing = editing.clone();
        move |_| editing.set(None)
    };
    let onkeydown = {
        let (editing, choose) = (editing.clone(), choose.clone());
        let count = found.len();
        move |event: Event| {
            let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
            let key = event.key();
            let Some(e) = (*editing).clone() else {
                if matches!(key.as_str(), "ArrowDown" | "ArrowUp" | "Enter") {
                    event.prevent_default();
                    open.emit(());
                }
                return;
            };
            let last = count.saturating_sub(1);
            let mark = |marked: usize| editing.set(Some(Editing { marked, ..e.clone() }));
            match key.as_str() {
                "ArrowDown" => mark(if e.marked >= last { 0 } else { e.marked + 1 }),
                "ArrowUp" => mark(e.marked.checked_sub(1).unwrap_or(last)),
                "PageDown" => mark((e.marked + 8).min(last)),
                "PageUp" => mark(e.marked.saturating_sub(8)),
                "Escape" => editing.set(None),
                "Enter" => {
                    if let Some(place) = marked {
                        choose.emit(place);
                    }
                }
                _ => return,
            }
            event.prevent_default();
        }
    };

    let shown = (*editing).as_ref().filter(|e| !e.text.is_empty()).map_or_else(|| data.words().place(value), |e| e.text.clone());
    let size = shown.chars().count().clamp(4, 28).to_string();
    let words = data.words();
    let expanded = editing.is_some();
    let input = classed("input", "control")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("aria-label", name.clone())
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("size", size)
        .attr("aria-expanded", if expanded { "true" } else { "false" })
        .attr("aria-controls", list_id.clone())
        .attr("aria-autocomplete", "list")
        .attr_if("aria-invalid", invalid.then_some("true"))
        .value(shown)
        .attr("data-value", data.code(value))
        .on("input", oninput)
        .on("focus", select_all)
        .on("click", onclick)
        // WebKit puts the caret where the mouse was, after the click: the selection would be gone.
        .on("mouseup", |event: Event| event.prevent_default())
        .on("blur", onblur)
        .on("keydown", onkeydown);
    let input = match marked {
        Some(place) => input.attr("aria-activedescendant", option_id(place)),
        None => input,
    };
    let closed = !expanded || found.is_empty();
    let list = el("ul")
        .attr("id", list_id)
        .attr("role", "listbox")
        .attr("aria-label", words.fill(msg::CONTROL_MATCHES, &[(slot::CONTROL, &name)]))
        .attr_if("hidden", closed.then_some("hidden"))
        .children(found.iter().filter_map(|place| option(words, *place, option_id(*place), Some(*place) == marked, &choose)));
    let nomatch = if expanded && found.is_empty() { words.get(msg::CONTROL_NO_MATCH) } else { "" };
    classed("span", "placebox")
        .child(input)
        .child(list)
        .child(classed("span", "nomatch").attr("role", "status").text(nomatch))
        .into()
}

/// The whole name is selected, so that typing replaces it.
fn select_all(event: Event) {
    if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
        input.select();
    }
}

fn option(words: Words<'_, 'static>, place: PlaceId, id: String, marked: bool, choose: &Callback<PlaceId>) -> Option<El> {
    let p = words.data.place(place)?;
    let name = words.place(place);
    let choose = choose.clone();
    Some(
        el("li")
            .key(p.code)
            .attr("id", id)
            .attr("role", "option")
            .attr("aria-selected", if marked { "true" } else { "false" })
            .attr("data-value", p.code)
            // Before `blur` takes the list away.
            .on("mousedown", move |event| {
                event.prevent_default();
                choose.emit(place);
            })
            .child(el("span").text(name.clone()))
            .child(classed("span", "native").text(if p.native == name { "" } else { p.native }))
            .child(classed("span", "code").text(p.code)),
    )
}
