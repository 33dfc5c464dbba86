//! The page's entry: reads the embedded data and the address, and hands both to the interface. No logic.

use ai_access::browser;
use ai_access::dataset::Dataset;
use ai_access::link::Invalid;
use ai_access::state::State;
use ai_access::text::Texts;
use ai_access::ui::{App, AppProps, Shared};
use std::process::ExitCode;
use std::rc::Rc;
use web_sys::Element;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() -> ExitCode {
    let (Ok(data), Some(mount)) = (Dataset::embedded(), browser::mount()) else {
        // The starter script sees no live page and leaves the static answer standing.
        return ExitCode::FAILURE;
    };
    browser::say_state("fetching");
    let data = Shared::new(data, Texts::english());
    let (language, doubt) = match browser::language::wish() {
        Ok(language) => (language, None),
        Err(doubt) => (data.words().texts.language(), Some(doubt)),
    };
    browser::language::speak(language, &data.data().clone(), move |texts| {
        let doubt = doubt.or_else(|| texts.is_none().then(|| language.not_loaded()));
        start(mount, &texts.map_or_else(|| data.clone(), |texts| data.with(texts)), doubt);
    });
    ExitCode::SUCCESS
}

/// Answers the question of the address. The widget itself says when it is live.
fn start(mount: Element, data: &Shared, doubt: Option<Invalid>) {
    let pairs = browser::address_pairs();
    let mut initial = State::of_link(data, &pairs);
    initial.invalid.extend(doubt);
    browser::language::show(data.words().texts);
    let props = AppProps { data: data.clone(), initial, standing: Rc::new(browser::standing()) };
    yew::Renderer::<App>::with_root_and_props(mount, props).render();
}
