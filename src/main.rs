//! The page's entry: reads the embedded data and the address, and hands both to the interface. No logic.

use ai_access::browser;
use ai_access::dataset::Dataset;
use ai_access::link;
use ai_access::state::State;
use ai_access::text::Texts;
use ai_access::ui::{App, AppProps, Shared};
use std::process::ExitCode;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() -> ExitCode {
    let (Ok(data), Some(mount)) = (Dataset::embedded(), browser::mount()) else {
        // The starter script sees no live page and leaves the static answer standing.
        return ExitCode::FAILURE;
    };
    let pairs = browser::address_pairs();
    let named = || pairs.iter().map(|(k, v)| (k.as_str(), v.as_str()));
    let (scenario, mut invalid) = link::read(&data, named());
    let (view, unreadable) = link::view(named());
    invalid.extend(unreadable);
    let props = AppProps { data: Shared::new(data, Texts::english()), initial: State { scenario, view, gate: None, invalid } };
    yew::Renderer::<App>::with_root_and_props(mount, props).render();
    browser::apply_theme(&pairs);
    browser::say_live();
    ExitCode::SUCCESS
}
