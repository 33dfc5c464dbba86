//! A place found by typing: an editable combobox after the ARIA pattern. Knows places, not the question.

use super::Shared;
use crate::browser;
use crate::place_set::PlaceId;
use crate::search;
use crate::text::en;
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
        return data.tables().alphabetical.clone();
    }
    let mut found = search::places(data, text);
    found.truncate(MATCHES);
    found
}

/// The box.
#[component]
pub(super) fn PlaceBox(props: &PlaceBoxProps) -> Html {
    let PlaceBoxProps { data, name, id, value, invalid, pick } = props.clone();
    let editing = use_state_eq(|| None::<Editing>);
    let list_id = format!("{id}-list");
    let option_id = { let id = id.clone(); move |place: PlaceId| format!("{id}-{}", place.0) };
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
        move || {
            let marked = matches(&data, "").iter().position(|p| *p == value).unwrap_or(0);
            editing.set(Some(Editing { text: String::new(), marked }));
        }
    };
    let oninput = {
        let editing = editing.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_dyn_into::<web_sys::HtmlInputElement>().map(|i| i.value()).unwrap_or_default();
            editing.set(Some(Editing { text, marked: 0 }));
        })
    };
    let onfocus = Callback::from(|event: FocusEvent| {
        // The whole name is selected, so that typing replaces it.
        if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
            input.select();
        }
    });
    let onclick = { let open = open.clone(); Callback::from(move |_: MouseEvent| open()) };
    let onblur = { let editing = editing.clone(); Callback::from(move |_: FocusEvent| editing.set(None)) };
    let onkeydown = {
        let (editing, choose) = (editing.clone(), choose.clone());
        let count = found.len();
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            let Some(e) = (*editing).clone() else {
                if matches!(key.as_str(), "ArrowDown" | "ArrowUp" | "Enter") {
                    event.prevent_default();
                    open();
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
        })
    };

    let shown = (*editing).as_ref().filter(|e| !e.text.is_empty()).map_or_else(|| en::place(&data, value), |e| e.text.clone());
    let size = shown.chars().count().clamp(4, 28).to_string();
    let expanded = editing.is_some();
    html! {
        <span class="placebox">
            <input class="control" type="text" role="combobox" aria-label={name.clone()} autocomplete="off" spellcheck="false" {size}
                aria-expanded={if expanded { "true" } else { "false" }} aria-controls={list_id.clone()} aria-autocomplete="list"
                aria-activedescendant={marked.map(&option_id)} aria-invalid={invalid.then_some("true")}
                value={shown} data-value={data.code(value)} {oninput} {onfocus} {onclick} {onblur} {onkeydown} />
            <ul id={list_id} role="listbox" aria-label={format!("{name}: matches")} hidden={!expanded || found.is_empty()}>
                { for found.iter().map(|place| option(&data, *place, option_id(*place), Some(*place) == marked, &choose)) }
            </ul>
            <span class="nomatch" role="status">{ if expanded && found.is_empty() { "No place of that name is known here." } else { "" } }</span>
        </span>
    }
}

fn option(data: &Shared, place: PlaceId, id: String, marked: bool, choose: &Callback<PlaceId>) -> Html {
    let Some(p) = data.place(place) else { return Html::default() };
    // Before `blur` takes the list away.
    let onmousedown = choose.reform(move |event: MouseEvent| {
        event.prevent_default();
        place
    });
    html! {
        <li key={p.code} {id} role="option" aria-selected={if marked { "true" } else { "false" }} data-value={p.code} {onmousedown}>
            <span>{ p.name }</span><span class="native">{ p.native }</span><span class="code">{ p.code }</span>
        </li>
    }
}
