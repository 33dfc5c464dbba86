//! The views behind the tabs: reached by keyboard, named by the address; the map with its list, against the engine.

use crate::browser::browse;
use crate::engine;
use crate::page::{END, HOME, LEFT, Page, RIGHT};
use crate::server::Mode;
use ai_access::dataset::Dataset;
use ai_access::matrix::{self, Axis};
use ai_access::scenario::Scenario;
use ai_access::view::View;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use thirtyfour::prelude::*;

/// The tab that is chosen, if it alone can be reached with Tab and names the panel that is there; and whether it has the focus.
const CHOSEN: &str = r#"
    const tabs = [...document.querySelectorAll("[role=tablist] [role=tab]")];
    const chosen = tabs.filter((t) => t.ariaSelected === "true");
    const reached = tabs.filter((t) => t.tabIndex === 0);
    const panel = document.querySelectorAll("[role=tabpanel]");
    const one = chosen.length === 1 && reached.length === 1 && chosen[0] === reached[0] && panel.length === 1;
    const named = one && chosen[0].getAttribute("aria-controls") === panel[0].id
        && panel[0].getAttribute("aria-labelledby") === chosen[0].id;
    return [named ? panel[0].dataset.view : null, named && document.activeElement === chosen[0]]"#;

/// Waits until a view is shown, its tab has the focus and the address names it.
async fn shows(page: &Page, view: View) -> WebDriverResult<()> {
    let there = format!(
        "const [view, focused] = (() => {{ {CHOSEN} }})();
         const address = new URLSearchParams(location.search).get('view') ?? 'why';
         return view === arguments[0] && focused && address === arguments[0]"
    );
    page.wait_with(&format!("the view {}", view.id()), &there, vec![json!(view.id())]).await
}

#[test]
fn tabs_obey_the_keyboard_and_the_address() {
    let (first, last) = (View::ALL[0], *View::ALL.last().unwrap());
    browse(async |page| {
        page.open("").await?;
        page.find("[role=tab][aria-selected=true]").await?.focus().await?;
        shows(&page, first).await?;
        for view in View::ALL.iter().skip(1) {
            page.keys(RIGHT).await?;
            shows(&page, *view).await?;
        }
        page.keys(RIGHT).await?;
        shows(&page, first).await?;
        page.keys(LEFT).await?;
        shows(&page, last).await?;
        page.keys(HOME).await?;
        shows(&page, first).await?;
        page.keys(END).await?;
        shows(&page, last).await?;

        // The address leads back to it, and a gate to its rules.
        page.find("[role=tab][id=tab-map]").await?.click().await?;
        shows(&page, View::Map).await?;
        page.reload().await?;
        let open = page.js(CHOSEN, Vec::new()).await?;
        assert_eq!(open[0], json!("map"), "at {}", page.address().await?);
        page.find("[data-gate=provider] button").await?.click().await?;
        page.wait("the rules", "return !!document.querySelector('[role=tabpanel][data-view=why] #evidence')").await?;
        assert!(!page.query().await?.contains("view="));

        // A view that is not there is named as such, until the reader chooses one.
        page.open("view=mapp").await?;
        let said = page.js("return document.querySelector('[role=alert]').innerText", Vec::new()).await?;
        assert!(said.as_str().is_some_and(|t| t.contains("mapp") && t.contains("map")), "{said}");
        page.find("[role=tab][id=tab-map]").await?.click().await?;
        page.wait("the notice to go", "return !document.querySelector('[role=alert]')").await
    });
}

/// Opens the map and waits until it is coloured.
async fn open_map(page: &Page, query: &str) -> WebDriverResult<()> {
    page.open(query).await?;
    page.find("[role=tab][id=tab-map]").await?.click().await?;
    page.wait("the map", "return document.querySelectorAll('[data-place][data-verdict]').length > 0").await
}

/// The verdict of every place by the engine.
fn by_engine(data: &Dataset<'_>, scenario: &Scenario) -> BTreeMap<String, String> {
    let cells = matrix::cells(data, scenario, &[Axis::Place]);
    cells.iter().map(|(s, o)| (data.code(s.place).to_owned(), o.verdict.id().to_owned())).collect()
}

/// The verdict of every place on the map, each of which is there once.
async fn by_map(page: &Page) -> WebDriverResult<BTreeMap<String, String>> {
    let script = "return [...document.querySelectorAll('[data-place]')].map((e) => [e.dataset.place, e.dataset.verdict])";
    let found = page.js(script, Vec::new()).await?;
    let pairs: Vec<(String, String)> = serde_json::from_value(found)?;
    let map: BTreeMap<String, String> = pairs.iter().cloned().collect();
    assert_eq!(pairs.len(), map.len(), "a place is on the map twice");
    Ok(map)
}

#[test]
fn the_map_is_asked_for_once_and_follows_the_question() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        page.sourced().await?;
        let before = page.site.asked();
        page.find("[role=tab][id=tab-map]").await?.click().await?;
        page.wait("the map", "return document.querySelectorAll('[data-place][data-verdict]').length > 0").await?;
        let more: Vec<String> = page.site.asked().into_iter().filter(|a| !before.contains(a)).collect();
        let files = ["/rest-", "/style-", "/map-"];
        let wanted = more.len() == files.len() && files.iter().all(|f| more.iter().any(|m| m.starts_with(f)));
        assert!(wanted, "the second program with its look, the map's file, and nothing more: {more:?}");
        assert_eq!(by_map(&page).await?, by_engine(&data, &engine::question(&data, "")));

        // Every element stays itself: only its attributes change.
        page.js("window.kept = [...document.querySelectorAll('[data-place]')]", Vec::new()).await?;
        page.type_date("2023-02-20").await?;
        for query in ["date=2023-02-20", "date=2023-02-20&channel=app", "date=2023-02-20&channel=app&who=government"] {
            let asked = engine::question(&data, query);
            page.choose("channel", asked.channel.id()).await?;
            page.choose("who", asked.who.id()).await?;
            page.answers(&engine::answer(&data, &asked), query).await?;
            assert_eq!(by_map(&page).await?, by_engine(&data, &asked), "{query}");
        }
        assert_eq!(page.js("return kept.every((e) => e.isConnected)", Vec::new()).await?, json!(true));

        // Coming back asks for nothing, and finds the map as it was asked for last.
        let before = page.site.asked().len();
        page.find("[role=tab][id=tab-why]").await?.click().await?;
        page.find("[role=tab][id=tab-map]").await?.click().await?;
        page.wait("the map", "return document.querySelectorAll('[data-place][data-verdict]').length > 0").await?;
        assert_eq!(page.site.asked().len(), before);
        Ok(())
    });
}

#[test]
fn a_click_on_the_map_asks_that_place() {
    let data = engine::data();
    browse(async |page| {
        open_map(&page, "channel=app&date=2024-01-01").await?;
        // In the middle of a shape, on a dot, and in the sea beside one.
        let at = "const box = document.querySelector(`[data-place=${arguments[0]}]`).getBoundingClientRect();
            const init = { bubbles: true, clientX: box.x + box.width / 2 + arguments[1], clientY: box.y + box.height / 2 };
            document.elementFromPoint(init.clientX, init.clientY).dispatchEvent(new MouseEvent('click', init))";
        for (code, aside) in [("BR", 0), ("SG", 0), ("BM", 11)] {
            page.js("document.querySelector('.sheet').scrollIntoView({ block: 'center' })", Vec::new()).await?;
            page.js(at, vec![json!(code), json!(aside)]).await?;
            let query = format!("channel=app&date=2024-01-01&place={code}");
            page.answers(&engine::answer(&data, &engine::question(&data, &query)), &query).await?;
            let marked = "return [...document.querySelectorAll('[data-asked]')].map((e) => e.dataset.place)";
            assert_eq!(page.js(marked, Vec::new()).await?, json!([code]));
        }
        let open = page.js("return document.querySelector('[role=tabpanel]').dataset.view", Vec::new()).await?;
        assert_eq!(open, json!("map"));
        Ok(())
    });
}

/// The rows of the list: name, answer, what decides it.
async fn rows(page: &Page) -> WebDriverResult<Vec<[String; 3]>> {
    let script = "return [...document.querySelectorAll('[role=tabpanel] tbody tr')].map((r) => [...r.cells].map((c) => c.innerText.trim()))";
    Ok(serde_json::from_value(page.js(script, Vec::new()).await?)?)
}

#[test]
fn the_list_holds_what_the_map_shows_without_it() {
    let data = engine::data();
    browse(async |page| {
        // Without the map's file, the list is there all the same, and it says so.
        page.site.serve(Mode { missing: vec![".txt"], ..Mode::default() });
        page.open("view=map").await?;
        page.wait("the notice about the map", "return !!document.querySelector('.sea button')").await?;
        let all = rows(&page).await?;
        assert_eq!(all.len(), data.places().count());
        let engine = by_engine(&data, &engine::question(&data, ""));
        let refusals = engine.values().filter(|v| *v == "blocked").count();
        assert_eq!(all.iter().filter(|[_, answer, _]| answer == "no").count(), refusals);

        // Found by a native name; put in order; only one answer; asked with a key.
        let search = page.find("[role=tabpanel] input[type=search]").await?;
        search.send_keys("香港").await?;
        page.wait("one row", "return document.querySelectorAll('[role=tabpanel] tbody tr').length === 1").await?;
        assert_eq!(rows(&page).await?[0], ["Hong Kong", "no", "OpenAI"]);
        search.send_keys("\u{e003}\u{e003}").await?;
        let header = "[role=tabpanel] thead th:nth-child(2)";
        page.find(&format!("{header} button")).await?.click().await?;
        let sorted = "return document.querySelector(arguments[0]).ariaSort === 'ascending'";
        page.wait_with("the order", sorted, vec![json!(header)]).await?;
        assert_eq!(rows(&page).await?.iter().take_while(|[_, answer, _]| answer == "no").count(), refusals);
        page.find(".counts [data-tone=allowed]").await?.click().await?;
        let allowed = engine.values().filter(|v| *v == "allowed").count();
        let counted = "return document.querySelectorAll('[role=tabpanel] tbody tr').length === arguments[0]";
        page.wait_with("only places with this answer", counted, vec![json!(allowed)]).await?;
        page.find("[role=tabpanel] tbody tr:first-child button").await?.send_keys("\u{e007}").await?;
        page.wait("Afghanistan to be asked about", "return location.search.includes('place=AF')").await?;

        // The map is asked for again when the reader says so.
        page.site.serve(Mode::default());
        page.find(".sea button").await?.click().await?;
        page.wait("the map", "return document.querySelectorAll('[data-place][data-verdict]').length > 0").await?;
        let said = page.js("return document.querySelector('.sea')", Vec::new()).await?;
        assert_eq!(said, Value::Null);
        Ok(())
    });
}

/// On a phone's map of the whole world, where dots touch each other.
#[test]
fn a_finger_hits_the_dot_that_it_is_on() {
    browse(async |page| {
        page.open("view=map").await?;
        page.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": 375, "height": 900, "deviceScaleFactor": 2, "mobile": true }),
        )
        .await?;
        page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        page.wait("the map", "return document.querySelectorAll('[data-place][data-verdict]').length > 200").await?;
        for code in ["HK", "MO", "LI", "LU", "BH", "QA", "BB", "VC"] {
            let middle = "const dot = document.querySelector(`.sheet [data-place=${arguments[0]}]`);
                document.querySelector('.sheet').scrollIntoView({ block: 'center' });
                const { left, top, width, height } = dot.getBoundingClientRect();
                return { x: left + width / 2, y: top + height / 2 }";
            let middle = page.js(middle, vec![json!(code)]).await?;
            page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [middle] })).await?;
            page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await?;
            let asked = "return new URLSearchParams(location.search).get('place') === arguments[0]";
            page.wait_with(&format!("{code} to be asked about"), asked, vec![json!(code)]).await?;
        }
        Ok(())
    });
}
