//! The tabs: one view at a time, chosen by click or by arrow keys. What a view holds is in files of their own.

use super::node::{El, classed, el};
use crate::browser;
use crate::text::{Msg, Words, msg};
use crate::view::View;
use wasm_bindgen::JsCast;
use yew::{Callback, Event, KeyboardEvent};

/// The id of the panel below the tabs.
const PANEL: &str = "panel";

/// What a tab is called.
const fn label(view: View) -> Msg {
    match view {
        View::Why => msg::VIEW_WHY,
        View::Compare => msg::VIEW_COMPARE,
        View::Timeline => msg::VIEW_TIMELINE,
        View::Train => msg::VIEW_TRAIN,
        View::Money => msg::VIEW_MONEY,
        View::Map => msg::VIEW_MAP,
        View::Sources => msg::VIEW_SOURCES,
    }
}

/// The id of a tab.
fn id(view: View) -> String {
    format!("tab-{}", view.id())
}

/// The tabs themselves. Only the chosen one can be reached with Tab; the arrow keys go on from there.
pub(super) fn list(words: Words, chosen: View, show: &Callback<View>) -> El {
    let (rtl, pick) = (words.texts.language().rtl, show.clone());
    let onkeydown = move |event: Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let key = event.key();
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if let Some(view) = reached(&key, chosen, rtl) {
            event.prevent_default();
            pick.emit(view);
            browser::focus(&id(view));
        }
    };
    let tab = |view: View| {
        let (own, show) = (view == chosen, show.clone());
        el("button")
            .key(view.id())
            .attr("type", "button")
            .attr("role", "tab")
            .attr("id", id(view))
            .attr("aria-selected", if own { "true" } else { "false" })
            .attr_if("aria-controls", own.then_some(PANEL))
            .attr("tabindex", if own { "0" } else { "-1" })
            .attr("data-label", words.get(label(view)))
            .on("click", move |_| show.emit(view))
            .text(words.get(label(view)))
    };
    classed("div", "tabs")
        .attr("role", "tablist")
        .attr("aria-label", words.get(msg::VIEW_LABEL))
        .on("keydown", onkeydown)
        .children(View::ALL.iter().copied().map(tab))
}

/// The panel of a view, to be filled. Its key keeps one view's elements from becoming another's.
pub(super) fn panel(view: View) -> El {
    classed("div", "panel")
        .key(view.id())
        .attr("role", "tabpanel")
        .attr("id", PANEL)
        .attr("data-view", view.id())
        .attr("aria-labelledby", id(view))
}

/// The room that all views share: of one height at each width. What is longer is shown whole on request; `www/room.js` sees to
/// that, outside of these elements.
pub(super) fn room(words: Words, panel: El) -> El {
    let said = |class, text| classed("span", class).text(words.get(text));
    let whole = classed("button", "whole")
        .attr("type", "button")
        .attr("aria-controls", PANEL)
        .child(said("more", msg::VIEW_WHOLE))
        .child(said("less", msg::VIEW_LESS));
    classed("div", "room").child(classed("div", "cut").child(panel)).child(whole)
}

/// The view that a key leads to.
fn reached(key: &str, from: View, rtl: bool) -> Option<View> {
    let all = View::ALL;
    let (at, last) = (all.iter().position(|v| *v == from)?, all.len().checked_sub(1)?);
    let next = if at == last { 0 } else { at + 1 };
    let previous = at.checked_sub(1).unwrap_or(last);
    let to = match (key, rtl) {
        ("Home", _) => 0,
        ("End", _) => last,
        ("ArrowRight", false) | ("ArrowLeft", true) => next,
        ("ArrowLeft", false) | ("ArrowRight", true) => previous,
        _ => return None,
    };
    all.get(to).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_round_in_the_direction_of_reading() {
        let (first, last) = (View::ALL[0], *View::ALL.last().unwrap());
        assert_eq!(reached("ArrowRight", first, false), Some(View::ALL[1]));
        assert_eq!(reached("ArrowLeft", first, true), Some(View::ALL[1]));
        assert_eq!(reached("ArrowLeft", first, false), Some(last));
        assert_eq!(reached("ArrowRight", last, false), Some(first));
        assert_eq!((reached("Home", last, false), reached("End", first, true)), (Some(first), Some(last)));
        assert_eq!(reached("ArrowDown", first, false), None);
    }
}
