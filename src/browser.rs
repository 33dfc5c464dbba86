//! Everything that touches the browser outside of the interface's own elements: the address, the history, what the host of a
//! frame asks. Every call may be refused (a sandboxed frame, a file address), and a refusal changes nothing for the reader.
//! The messages themselves, and the theme, are the business of `www/frame.js`.

pub mod language;

use crate::dataset::Dataset;
use crate::link::{self, Invalid};
use crate::state::State;
use crate::ui::Standing;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

/// Parameters that are not fields of a question and are kept as they are.
const KEPT: [&str; 6] = ["lang", "theme", "controls", "lock", "data", "embed"];

#[wasm_bindgen]
extern "C" {
    // Defined by the starter script (Trunk.toml), which knows the names that the files have in this build.
    #[wasm_bindgen(catch, js_name = loadPart)]
    fn load_part(name: &str, done: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = loadRest)]
    fn load_rest_(done: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = runPart)]
    fn run_part(name: &str, given: &str) -> Result<(), JsValue>;
}

/// Starts a script of the page that is loaded by itself, and gives it a text.
pub fn run(name: &str, given: &str) {
    // A page without the starter has no scripts either.
    let _ = run_part(name, given);
}

/// Fetches a part of the page that is loaded by itself, and hands over its bytes; none if it cannot be had. Called back once.
pub fn load(name: &str, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let done = Closure::once_into_js(move |bytes: JsValue| {
        done(bytes.dyn_into::<js_sys::Uint8Array>().ok().map(|b| b.to_vec()));
    });
    if load_part(name, &done).is_err() {
        // A page without the starter has no parts.
        let _ = done.unchecked_into::<js_sys::Function>().call0(&JsValue::NULL);
    }
}

/// Fetches the second program unless it is there, and says whether it is. Called back once.
pub fn load_rest(done: impl FnOnce(bool) + 'static) {
    let done = Closure::once_into_js(move |here: bool| done(here));
    if load_rest_(&done).is_err() {
        // Without the starter nothing was cut off.
        let _ = done.unchecked_into::<js_sys::Function>().call1(&JsValue::NULL, &JsValue::TRUE);
    }
}

/// The element that the interface lives in.
pub fn mount() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id("widget")
}

/// The document's root element.
fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Whether this is the page as articles show it.
fn in_article() -> bool {
    root().is_some_and(|r| r.has_attribute("data-embed"))
}

/// The address's parameters, decoded, in order.
pub fn address_pairs() -> Vec<(String, String)> {
    pairs(&web_sys::window().and_then(|w| w.location().search().ok()).unwrap_or_default())
}

/// The parameters of a query.
fn pairs(query: &str) -> Vec<(String, String)> {
    query
        .trim_start_matches('?')
        .split('&')
        .filter(|p| !p.is_empty())
        .map(|p| {
            let (key, value) = p.split_once('=').unwrap_or((p, ""));
            (decoded(key), decoded(value))
        })
        .collect()
}

/// Where the page itself stands, without a question and outside of a frame, as `www/frame.js` has found out; and where wrong
/// answers are reported, if anywhere.
pub fn standing() -> Standing {
    let meta = web_sys::window().and_then(|w| w.document()?.query_selector("meta[name=report-url]").ok().flatten());
    let address = root().and_then(|r| r.get_attribute("data-base")).unwrap_or_default();
    Standing { address, report: meta.and_then(|m| m.get_attribute("content")), article: in_article() }
}

/// Percent-decoded; what cannot be decoded stays as it is and is named in the error that follows.
fn decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    js_sys::decode_uri_component(&spaced).map(String::from).unwrap_or(spaced)
}

/// The pairs of the state's link.
pub fn link_of(data: &Dataset, state: &State) -> Vec<(&'static str, String)> {
    link::whole(data, &state.scenario, &state.training, state.view, state.pin.as_ref(), state.story)
}

/// Writes the state's link into the address; as a new entry of the history if the reader `goes` on to something else.
pub fn write_address(data: &Dataset, state: &State, goes: bool) {
    let kept = address_pairs().into_iter().filter(|(k, _)| KEPT.contains(&k.as_str()));
    let said = link_of(data, state).into_iter().map(|(k, v)| (k.to_owned(), v));
    put_address(said.chain(kept), goes);
}

/// Whether the page stands in another one, whose history is not the reader's journey through this one.
fn framed(window: &web_sys::Window) -> bool {
    window.parent().ok().flatten().is_none_or(|parent| parent != *window)
}

/// Puts other parameters into the address. What follows the `#` is the host's.
fn put_address(pairs: impl IntoIterator<Item = (String, String)>, goes: bool) {
    let query = link::query(pairs);
    let Some(window) = web_sys::window() else { return };
    let (path, hash) = (window.location().pathname().unwrap_or_default(), window.location().hash().unwrap_or_default());
    let mark = if query.is_empty() { "" } else { "?" };
    let address = format!("{path}{mark}{query}{hash}");
    if let Ok(history) = window.history() {
        // Refused in a frame without an origin: the address then simply stays.
        let _ = match goes && !framed(&window) {
            true => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
            false => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
        };
    }
}

/// Calls back when the reader goes through the browser's history, and when the host of the frame asks: `www/frame.js` then
/// puts its query into the attribute `data-ask` of the root element, sends the event `ask`, and reads from `data-refused` what
/// was wrong with it, a line a field; nothing is asked if anything is. The listener lives as long as the page.
pub fn on_arrival(
    read: impl Fn(&[(String, String)]) -> State + 'static,
    said: impl Fn(&Invalid) -> String + 'static,
    arrive: impl Fn(State, By) + 'static,
) {
    let listener = Closure::<dyn Fn()>::new(move || {
        let asked = root().and_then(|r| r.get_attribute("data-ask"));
        let state = read(&asked.as_deref().map_or_else(address_pairs, pairs));
        if asked.is_none() {
            arrive(state, By::Reader);
        } else if state.invalid.is_empty() {
            arrive(state, By::Host);
        } else if let Some(root) = root() {
            let lines: Vec<String> = state.invalid.iter().map(&said).collect();
            let _ = root.set_attribute("data-refused", &lines.join("\n"));
        }
    });
    if let Some(window) = web_sys::window() {
        for event in ["popstate", "ask"] {
            let _ = window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
    }
    listener.forget();
}

/// Who brings the page to another question than by its controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The reader, through the browser's history.
    Reader,
    /// The host of the frame.
    Host,
}

/// Tells the starter script how far the page is: `live` once it answers, `fetching` while it waits for the reader's language.
pub fn say_state(state: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-state", state);
    }
}

/// Puts the focus on an element, for those who follow it. In a frame it does not scroll, which would move the host's page; where a
/// reader pressed for something far away, `www/room.js` does.
pub fn focus(id: &str) {
    let element = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(in_article());
    let _ = element.focus_with_options(&options);
}

/// Shows a choice in a select, without its being made.
pub fn select(name: &str, value: &str) {
    let found = web_sys::window().and_then(|w| w.document()).and_then(|d| d.query_selector(&format!("select[name={name}]")).ok());
    if let Some(select) = found.flatten().and_then(|e| e.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
        select.set_value(value);
    }
}

/// Puts the focus on an element far from where the reader is, and scrolls there, through the host's page too: the reader went.
pub fn go_to(id: &str) {
    let element = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
        // WebKit does not scroll to what it focuses.
        element.scroll_into_view();
    }
}

/// Scrolls an element into its scrolling parent's view, without moving the page.
pub fn reveal(id: &str) {
    let element = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    let Some(list) = element.parent_element() else { return };
    let (top, height) = (element.offset_top(), element.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}

/// Milliseconds of the clock. For what happened just now, not for the day.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// What calls back later, unless it is dropped before.
#[derive(Debug)]
pub struct Timer(i32);

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.0);
        }
    }
}

/// Calls back once, after this many milliseconds. None where there is no clock.
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> Option<Timer> {
    let callback = Closure::once_into_js(callback);
    let wait = i32::try_from(milliseconds).ok()?;
    web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), wait).ok().map(Timer)
}

/// Whether the reader's system asks for no motion.
pub fn still() -> bool {
    let query = web_sys::window().and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok()).flatten();
    query.is_some_and(|q| q.matches())
}
