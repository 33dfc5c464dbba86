//! The keyboard alone: every control is reached and changed, the focus is never lost and always seen.

use crate::browser::browse;
use crate::engine;
use crate::page::{DOWN, END, ENTER, ESCAPE, HOME, LEFT, PAGE_DOWN, PAGE_UP, Page, RIGHT, TAB, UP, typed_date};
use ai_access::date::Date;
use ai_access::scenario::Scenario;
use ai_access::subject::{Provider, Route};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// What has the focus; whether it is lost, and whether it is seen: an outline on the element or on what stands around
/// it, inside the window.
const FOCUS: &str = r#"
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    const outlined = (n) => { const s = getComputedStyle(n); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 };
    const box = e.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return { name: e.ariaLabel || e.innerText.trim().replace(/\s+/g, " ").slice(0, 60), tag: e.tagName.toLowerCase(), value: e.value ?? null,
        inside, gate: e.closest("[data-gate]")?.dataset.gate ?? null, change: e.matches("[data-change]"), type: e.type ?? null,
        outlined: outlined(e) || outlined(e.parentElement) };"#;

/// The focus, which must be somewhere and seen.
async fn focus(page: &Page, after: &str) -> WebDriverResult<Value> {
    let focus = page.js(FOCUS, Vec::new()).await?;
    assert!(!focus.is_null(), "after {after} nothing has the focus");
    assert_eq!(focus["outlined"], json!(true), "after {after} the focus is not shown: {focus}");
    Ok(focus)
}

/// Presses a key and looks where the focus is.
async fn press(page: &Page, key: &str, what: &str) -> WebDriverResult<Value> {
    page.keys(key).await?;
    focus(page, what).await
}

/// Presses Tab until the focus is where the test says.
async fn tab_to(page: &Page, what: &str, there: impl Fn(&Value) -> bool) -> WebDriverResult<Value> {
    for _ in 0..80 {
        let focus = press(page, TAB, &format!("Tab towards {what}")).await?;
        assert_eq!(focus["inside"], json!(true), "Tab went out of sight: {focus}");
        if there(&focus) {
            return Ok(focus);
        }
    }
    panic!("eighty times Tab did not reach {what}");
}

fn named(name: &str) -> impl Fn(&Value) -> bool {
    move |focus| focus["name"].as_str().is_some_and(|n| n.contains(name)) && focus["type"] != json!("range")
}

/// Goes up or down in the select that has the focus until it has this value.
async fn arrow_to(page: &Page, value: &str) -> WebDriverResult<()> {
    let way = "const s = document.activeElement; const wanted = [...s.options].findIndex((o) => o.value === arguments[0]);
        return wanted - s.selectedIndex";
    for _ in 0..40 {
        let left = page.js(way, vec![json!(value)]).await?.as_i64().unwrap();
        match left {
            0 => return Ok(()),
            1.. => press(page, DOWN, "arrow down in a select").await?,
            _ => press(page, UP, "arrow up in a select").await?,
        };
    }
    panic!("forty times an arrow did not reach {value}");
}

/// The question of the address as it is now.
async fn asked(page: &Page) -> WebDriverResult<Scenario> {
    // While days follow each other fast, question and address follow when they rest; the slider is where the hand is.
    let follows = "const { dataset } = document.querySelector('[data-link]');
        const slider = document.querySelector('[type=range]');
        const inside = slider && slider.value !== slider.min && slider.value !== slider.max;
        const day = new URLSearchParams(dataset.question).get('date');
        return location.search.slice(1).startsWith(dataset.link) && (!inside || Date.parse(day) === slider.value * 864e5)";
    page.wait("the address to follow", follows).await?;
    Ok(engine::question(&engine::data(), &page.query().await?))
}

#[test]
fn every_control_is_reached_and_changed() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        let mut now = engine::question(&data, "");
        let agree = async |now: &Scenario, what: &str| {
            page.answers(&engine::answer(&data, now), what).await?;
            focus(&page, what).await
        };

        let first = press(&page, TAB, "the first Tab").await?;
        assert!(named("Who")(&first), "the first stop is {first}");
        arrow_to(&page, "government").await?;
        now.who = ai_access::subject::Who::Government;
        agree(&now, "government").await?;
        arrow_to(&page, "enterprise").await?;
        now.who = ai_access::subject::Who::Enterprise;
        agree(&now, "enterprise").await?;

        tab_to(&page, "Place", named("Place")).await?;
        let field = "[role=combobox][aria-label=Place]";
        press(&page, "hong", "typing a place").await?;
        page.mark(field, "HK").await?;
        press(&page, ENTER, "Enter in the list").await?;
        now.place = data.place_by_code("HK").unwrap();
        agree(&now, "Hong Kong").await?;

        tab_to(&page, "Provider", named("Provider")).await?;
        let model = data.tables().models.iter().position(|m| m.provider != Provider::OpenAi).unwrap();
        now.provider = data.tables().models[model].provider;
        arrow_to(&page, now.provider.id()).await?;
        agree(&now, "another maker").await?;

        tab_to(&page, "Channel", named("Channel")).await?;
        arrow_to(&page, "azure").await?;
        now.channel = ai_access::subject::Channel::Azure;
        agree(&now, "Azure").await?;

        tab_to(&page, "Date", named("Date")).await?;
        now.date = Date::parse("2025-03-14").unwrap();
        press(&page, &typed_date("2025-03-14"), "typing a date").await?;
        agree(&now, "14 March 2025").await?;

        tab_to(&page, "Owner", named("Owner")).await?;
        press(&page, "singap", "typing an owner").await?;
        page.mark("[role=combobox][aria-label=Owner]", "SG").await?;
        press(&page, ENTER, "Enter in the list").await?;
        now.owner = data.place_by_code("SG");
        agree(&now, "an owner in Singapore").await?;

        tab_to(&page, "Route", named("Route")).await?;
        arrow_to(&page, "vpn").await?;
        now.route = Route::Vpn;
        agree(&now, "a workaround").await?;

        tab_to(&page, "Model", named("Model")).await?;
        arrow_to(&page, data.tables().models[model].id).await?;
        now.model = u16::try_from(model).ok();
        agree(&now, "a family of models").await?;
        assert_eq!(asked(&page).await?, now);
        Ok(())
    });
}

#[test]
fn tab_visits_everything_in_the_order_of_reading_and_back() {
    browse(async |page| {
        page.open("").await?;
        page.sourced().await?;
        let count = "window.stops = [...document.querySelectorAll('a[href], button, select, input, summary')].filter((e) => e.checkVisibility() && e.tabIndex >= 0);
            return stops.length";
        let stops = page.js(count, Vec::new()).await?.as_i64().unwrap();
        // Firefox and WebKit stop also at what scrolls sideways, which needs no name of its own.
        let here = "return stops.indexOf(document.activeElement)";
        let mut visited = vec![-1];
        while *visited.last().unwrap() < stops - 1 && visited.len() < 200 {
            press(&page, TAB, "Tab").await?;
            let stop = page.js(here, Vec::new()).await?.as_i64().unwrap();
            if visited.last() != Some(&stop) {
                visited.push(stop);
            }
        }
        assert_eq!(visited, (-1..stops).collect::<Vec<_>>(), "stops of Tab among the {stops} that are seen");
        let mut back = vec![stops - 1];
        while *back.last().unwrap() > 0 && back.len() < 200 {
            page.shift_tab().await?;
            focus(&page, "Tab backwards").await?;
            let stop = page.js(here, Vec::new()).await?.as_i64().unwrap();
            if back.last() != Some(&stop) {
                back.push(stop);
            }
        }
        assert_eq!(back, (0..stops).rev().collect::<Vec<_>>(), "stops of Tab backwards");
        Ok(())
    });
}

#[test]
fn the_list_of_places_obeys_the_keyboard() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        let field = "[role=combobox][aria-label=Place]";
        tab_to(&page, "Place", named("Place")).await?;
        let open = "return document.activeElement.getAttribute('aria-expanded') === 'true'";
        let closed = "return document.activeElement.getAttribute('aria-expanded') === 'false'";
        let marked =
            "return document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.dataset.value ?? null";
        // Opened with an arrow it lists every place; the marked one is always in sight.
        press(&page, DOWN, "arrow down in the closed field").await?;
        page.wait("the list to open", open).await?;
        let listed =
            page.js("return document.querySelectorAll('[role=listbox]:not([hidden]) [role=option]').length", Vec::new()).await?;
        assert_eq!(listed.as_u64().unwrap() as usize, data.tables().places.len(), "places that the open list has");
        let in_sight = "const option = document.getElementById(document.activeElement.getAttribute('aria-activedescendant'));
            const a = option.getBoundingClientRect(), b = option.parentElement.getBoundingClientRect();
            return a.top >= b.top - 1 && a.bottom <= b.bottom + 1";
        let mut before = page.js(marked, Vec::new()).await?;
        for key in [DOWN, DOWN, PAGE_DOWN, PAGE_DOWN, UP, PAGE_UP, UP, DOWN] {
            press(&page, key, "a key in the list").await?;
            let after = page.js(marked, Vec::new()).await?;
            assert_ne!(after, before, "the mark did not move");
            page.wait("the marked place to be in sight", in_sight).await?;
            before = after;
        }
        // Escape takes back what was typed, and the question stays.
        press(&page, ESCAPE, "Escape").await?;
        page.wait("the list to close", closed).await?;
        page.js("document.activeElement.select()", Vec::new()).await?;
        press(&page, "fran", "typing").await?;
        page.mark(field, "FR").await?;
        press(&page, ESCAPE, "Escape").await?;
        page.wait("China to stand there again", "return document.activeElement.value === 'China'").await?;
        page.answers(&engine::answer(&data, &engine::question(&data, "")), "after Escape").await?;
        // Tab goes on with the name that is marked, and the list goes.
        page.js("document.activeElement.select()", Vec::new()).await?;
        press(&page, "fran", "typing").await?;
        press(&page, TAB, "Tab out of the list").await?;
        page.wait("the list to go", "return !document.querySelector('[role=listbox]:not([hidden])')").await?;
        page.answers(&engine::answer(&data, &engine::question(&data, "place=FR")), "after leaving the field").await
    });
}

#[test]
fn every_gate_opens_and_a_change_is_taken() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        for gate in ["launch", "home-state", "provider", "seller", "export-law"] {
            tab_to(&page, gate, |focus| focus["gate"] == json!(gate)).await?;
            press(&page, ENTER, &format!("Enter on the gate {gate}")).await?;
            let opened = "const button = document.querySelector(`[data-gate='${arguments[0]}'] button`);
                const shown = document.getElementById(button.getAttribute('aria-controls'));
                return button.ariaExpanded === 'true' && document.querySelectorAll('[data-gate] button[aria-expanded=true]').length === 1
                    && shown.checkVisibility() && shown.innerText.includes(button.querySelector('b').innerText)";
            page.wait_with(&format!("the evidence of {gate}"), opened, vec![json!(gate)]).await?;
        }
        let change = tab_to(&page, "a change", |focus| focus["change"] == json!(true)).await?;
        press(&page, ENTER, &format!("Enter on the change {change}")).await?;
        let other = asked(&page).await?;
        assert_ne!(other, engine::question(&data, ""), "the change asked nothing else");
        let answer = engine::answer(&data, &other);
        assert_ne!(answer.verdict, "blocked", "a change that changes nothing");
        page.answers(&answer, "after a change").await?;
        // From there on with Tab: the place in the page was not lost either.
        press(&page, TAB, "Tab after a change").await?;
        Ok(())
    });
}

#[test]
fn a_folded_list_is_opened_and_an_entry_of_the_log_is_taken() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        let log = |focus: &Value| focus["name"].as_str().is_some_and(|name| name.starts_with("Every change since"));
        let last = tab_to(&page, "the log of changes in time", log).await?;
        press(&page, ENTER, "Enter on a folded list").await?;
        page.wait("the list to open", "return document.activeElement.parentElement.open").await?;
        press(&page, TAB, &format!("Tab into {last}")).await?;
        let entry = press(&page, TAB, "Tab to the second entry").await?;
        press(&page, ENTER, "Enter on an entry").await?;
        let now = asked(&page).await?;
        let named = ai_access::text::english(now.date, ai_access::text::DateForm::Written);
        assert!(entry["name"].as_str().unwrap().contains(&named), "{entry} led to {named}");
        page.answers(&engine::answer(&data, &now), "an entry of the log").await?;
        focus(&page, "an entry of the log").await?;
        Ok(())
    });
}

#[test]
fn time_obeys_the_keyboard() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        let story = engine::question(&data, "");
        // Steps from change to change, to the first and back.
        let step = |name: &'static str| move |focus: &Value| focus["name"].as_str().is_some_and(|n| n.starts_with(name));
        tab_to(&page, "the step back", step("Previous change")).await?;
        let spans = ai_access::history::full_history(&data, &story);
        let mut date = story.date;
        while let (Some(previous), _) = ai_access::history::neighbours(&spans, date) {
            press(&page, ENTER, "Enter on the step back").await?;
            assert_eq!(asked(&page).await?.date, previous, "the change before {date}");
            date = previous;
            page.answers(&engine::answer(&data, &Scenario { date, ..story }), "a step back").await?;
        }
        press(&page, ENTER, "Enter where there is no change before").await?;
        assert_eq!(asked(&page).await?.date, date, "there is no change before");

        tab_to(&page, "the slider", |focus| focus["type"] == json!("range")).await?;
        tab_to(&page, "the step forward", step("Next change")).await?;
        let mut steps = 0;
        while let (_, Some(next)) = ai_access::history::neighbours(&spans, date) {
            press(&page, ENTER, "Enter on the step forward").await?;
            assert_eq!(asked(&page).await?.date, next, "the change after {date}");
            date = next;
            steps += 1;
        }
        assert!(steps >= 2, "only {steps} changes in the history of the story");
        page.answers(&engine::answer(&data, &Scenario { date, ..story }), "the last change").await?;

        // The slider, by days.
        page.shift_tab().await?;
        assert_eq!(focus(&page, "Tab backwards").await?["type"], json!("range"));
        for (key, days) in [(LEFT, -1), (LEFT, -1), (RIGHT, 1), (DOWN, -1), (UP, 1), (LEFT, -1)] {
            press(&page, key, "an arrow on the slider").await?;
            assert_eq!(asked(&page).await?.date, date.plus(days), "the day after an arrow");
            date = date.plus(days);
        }
        page.answers(&engine::answer(&data, &Scenario { date, ..story }), "a day of the slider").await?;
        press(&page, PAGE_DOWN, "Page Down on the slider").await?;
        let far = asked(&page).await?.date;
        assert!(far < date.plus(-6), "Page Down went from {date} to {far}");
        press(&page, PAGE_UP, "Page Up on the slider").await?;
        assert!(asked(&page).await?.date > far.plus(6), "Page Up did not go up");
        press(&page, HOME, "Home on the slider").await?;
        assert_eq!(asked(&page).await?.date, Date::FIRST);
        page.answers(&engine::answer(&data, &Scenario { date: Date::FIRST, ..story }), "the first day").await?;
        press(&page, END, "End on the slider").await?;
        assert_eq!(asked(&page).await?.date, data.date());
        page.answers(&engine::answer(&data, &Scenario { date: data.date(), ..story }), "the last day").await
    });
}
