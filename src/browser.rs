//! Everything that touches the browser outside of the interface's own elements: the address, the history, what the host of a
//! frame asks. Every call may be refused (a sandboxed frame, a file address), and a refusal changes nothing for the reader.
//! The messages themselves, and the theme, are the business of `www/frame.js`.

pub mod language;

use crate::dataset::Dataset;
use crate::link::{self, Invalid};
use crate::state::State;
use crate::ui::Standing;
use crate::view::View;
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

/// Percent-encoded, as the value of a parameter.
pub fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Where the page itself stands, without a question and outside of a frame; and where wrong answers are reported, if anywhere.
pub fn standing() -> Standing {
    let Some(window) = web_sys::window() else { return Standing::default() };
    let location = window.location();
    let path = location.pathname().unwrap_or_default();
    let folder = path.trim_end_matches("index.html").trim_end_matches("embed/");
    // A file has no origin to speak of.
    let origin = format!("{}//{}", location.protocol().unwrap_or_default(), location.host().unwrap_or_default());
    let meta = window.document().and_then(|d| d.query_selector("meta[name=report-url]").ok().flatten());
    Standing { address: format!("{origin}{folder}"), report: meta.and_then(|m| m.get_attribute("content")) }
}

/// Percent-decoded; what cannot be decoded stays as it is and is named in the error that follows.
fn decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    js_sys::decode_uri_component(&spaced).map(String::from).unwrap_or(spaced)
}

/// Writes the question, the view, the pinned question and the story into the address, without a new entry in the history: dragging
/// through days is no journey.
pub fn write_address(data: &Dataset, state: &State) {
    let kept = address_pairs().into_iter().filter(|(k, _)| KEPT.contains(&k.as_str()));
    let fields = link::write(data, &state.scenario).into_iter().map(|(k, v)| (k.to_owned(), v));
    let shown = (state.view != View::FIRST).then(|| (View::WHAT.to_owned(), state.view.id().to_owned()));
    let pin = state.pin.map(|pinned| (link::PIN.to_owned(), link::write_pin(data, &state.scenario, &pinned)));
    let told = state.story.map(|s| [("story".to_owned(), s.id().to_owned()), ("step".to_owned(), s.step.to_string())]);
    // The parent counts in the second question whoever asks the first one.
    let s = state.scenario;
    let parent = s.owner.filter(|o| *o != s.place && state.view == View::Train && s.owner_place().is_none());
    let parent = parent.map(|o| ("owner".to_owned(), data.code(o).to_owned()));
    let training = state.training.iter().map(|(k, v)| ((*k).to_owned(), v.clone()));
    let fields = fields.chain(parent).chain(training);
    let pairs: Vec<(String, String)> = fields.chain(shown).chain(pin).chain(told.into_iter().flatten()).chain(kept).collect();
    replace_address(&pairs);
}

/// Puts other parameters into the address. What follows the `#` is the host's.
fn replace_address(pairs: &[(String, String)]) {
    let pairs: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={}", encoded(v))).collect();
    let query = pairs.join("&");
    let Some(window) = web_sys::window() else { return };
    let (path, hash) = (window.location().pathname().unwrap_or_default(), window.location().hash().unwrap_or_default());
    let mark = if query.is_empty() { "" } else { "?" };
    let address = format!("{path}{mark}{query}{hash}");
    if let Ok(history) = window.history() {
        // Refused in a frame without an origin: the address then simply stays.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Calls back when the reader goes through the browser's history, and when the host of the frame asks: `www/frame.js` then
/// puts its query into the attribute `data-ask` of the root element, sends the event `ask`, and reads from `data-refused` what
/// was wrong with it, a line a field; nothing is asked if anything is. The listener lives as long as the page.
pub fn on_arrival(read: impl Fn(&[(String, String)]) -> State + 'static, arrive: impl Fn(State, By) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || {
        let asked = root().and_then(|r| r.get_attribute("data-ask"));
        let state = read(&asked.as_deref().map_or_else(address_pairs, pairs));
        if asked.is_none() {
            arrive(state, By::Reader);
        } else if state.invalid.is_empty() {
            arrive(state, By::Host);
        } else if let Some(root) = root() {
            let lines: Vec<String> = state.invalid.iter().map(Invalid::to_string).collect();
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

/// Puts the focus on an element, for those who follow it. In a frame nothing scrolls: that would move the host's page.
pub fn focus(id: &str) {
    let element = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(root().is_some_and(|r| r.has_attribute("data-embed")));
    let _ = element.focus_with_options(&options);
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

/// Whether somebody is typing a day.
pub fn types_day() -> bool {
    let focused = web_sys::window().and_then(|w| w.document()).and_then(|d| d.active_element());
    focused.is_some_and(|e| e.get_attribute("type").as_deref() == Some("date"))
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
