//! Every state of the page in one table: what shows it, what a reader must see, and that none is taller than another. The states
//! that have to do with a program that fails are acted out in `never_blank`; here stands only what they look like.

use crate::browser::browse;
use crate::page::Page;
use crate::server::Mode;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// What a reader must see in a state: a place in the page, and words in it.
struct State {
    name: &'static str,
    query: &'static str,
    seen: &'static [(&'static str, &'static str)],
}

const NOTE: &str = ".answer .note";
const SENTENCE: &str = "[data-sentence]";

/// The states of a page that is live.
const STATES: [State; 14] = [
    State { name: "an answer", query: "", seen: &[(SENTENCE, "No. "), ("[data-gate=home-state]", "refuses")] },
    State {
        name: "a value that cannot be read",
        query: "place=Atlantis&date=x",
        seen: &[
            ("[role=alert]", "Atlantis"),
            ("[role=alert]", "YYYY-MM-DD"),
            ("[role=combobox][aria-invalid=true]", ""),
            ("input[type=date][aria-invalid=true]", ""),
        ],
    },
    State {
        name: "unknown: no source says",
        query: "channel=github-copilot",
        seen: &[(SENTENCE, "No source on record says"), ("[data-gate=seller]", "no source says"), ("#evidence", "No source")],
    },
    State {
        name: "unknown: sources disagree",
        query: "place=SA",
        seen: &[
            (SENTENCE, "Sources contradict each other"),
            ("[data-gate=provider]", "sources disagree"),
            ("[data-side]:first-child .sources", "http"),
            ("[data-side]:last-child .sources", "http"),
        ],
    },
    State {
        name: "unknown: it depends on what is not named",
        query: "place=PR&channel=app",
        seen: &[(SENTENCE, "not the territory itself"), ("[data-gate=provider]", "territory not named")],
    },
    State {
        name: "unknown: beyond the data",
        query: "date=2090-01-01",
        seen: &[(SENTENCE, "The data end on"), (NOTE, "last known on"), ("[data-gate=provider]", "beyond the data")],
    },
    State {
        name: "stale: not checked for half a year",
        query: "place=IT&channel=app&provider=deepseek&date=latest",
        seen: &[(NOTE, "Last checked"), (NOTE, "days before that day")],
    },
    State {
        name: "before the product existed",
        query: "channel=weights&date=2023-01-01",
        seen: &[(SENTENCE, "Not on offer."), ("[data-gate=launch]", "not on that day")],
    },
    State {
        name: "against the rules",
        query: "channel=app&route=vpn&who=individual",
        seen: &[(SENTENCE, "Against the rules."), (NOTE, "recommends nothing")],
    },
    State {
        name: "on conditions",
        query: "channel=azure",
        seen: &[(SENTENCE, "Yes, on conditions."), ("[data-gate=seller]", "condition")],
    },
    State { name: "allowed", query: "place=TW", seen: &[(SENTENCE, "Yes."), ("[data-gate=provider]", "open")] },
    State {
        name: "pinned to other data",
        query: "data=0.0.1",
        seen: &[(".errors .outdated", "0.0.1"), (".errors .outdated", "is not known"), (SENTENCE, "No. ")],
    },
    State {
        name: "pinned to other data, and still so",
        query: "data=0.0.1&answer=blocked",
        seen: &[(".errors .outdated", "has not changed since"), (SENTENCE, "No. ")],
    },
    State {
        name: "pinned to other data, and changed",
        query: "data=0.0.1&answer=conditional",
        seen: &[(".errors .outdated", "then “yes, on conditions”, has changed since"), (SENTENCE, "No. ")],
    },
];

/// What is not seen of a state, if anything.
async fn missing(page: &Page, seen: &[(&str, &str)]) -> WebDriverResult<Value> {
    let script = "return arguments[0].filter(([place, words]) => ![...document.querySelectorAll(place)].some((e) =>
        e.checkVisibility({ visibilityProperty: true }) && (e.innerText + ' ' + [...e.querySelectorAll('a')].map((a) => a.href)).replace(/\\s+/g, ' ').includes(words)))";
    page.js(script, vec![json!(seen)]).await
}

/// The height of the page, in pixels.
async fn height(page: &Page) -> WebDriverResult<i64> {
    let height = page.js("return Math.round(document.getElementById('page').getBoundingClientRect().height)", Vec::new()).await?;
    Ok(height.as_i64().unwrap_or_default())
}

/// The heights of the page in some widths.
async fn heights(page: &Page) -> WebDriverResult<Vec<(u32, i64)>> {
    let mut heights = Vec::new();
    for width in [320, 640, 1024] {
        page.width(width).await?;
        heights.push((width, height(page).await?));
    }
    page.width(1280).await?;
    Ok(heights)
}

#[test]
fn every_state_is_told_and_none_is_taller_than_another() {
    browse(async |page| {
        // In an article there is less room.
        for place in ["", "embed=1&"] {
            let mut usual = Vec::new();
            for state in &STATES {
                let State { name, query, seen } = state;
                page.open(&format!("{place}{query}")).await?;
                if *name != "unknown: no source says" {
                    page.sourced().await?;
                }
                assert_eq!(missing(&page, seen).await?, json!([]), "{name} ({place}{query}): not seen");
                let heights = heights(&page).await?;
                if usual.is_empty() {
                    usual.clone_from(&heights);
                }
                // There, what only some embeds have to say at their head comes on top.
                let notice = match (place, *query) {
                    ("", _) => 0,
                    (_, query) if query.starts_with("data=") => 72,
                    (_, query) if query.contains("date=x") => 240,
                    _ => 0,
                };
                let right: Vec<_> = usual.iter().map(|(width, height)| (*width, height + notice)).collect();
                assert_eq!(heights, right, "{name} ({place}{query}): width and height, right those of the usual answer");
            }
        }
        Ok(())
    });
}

#[test]
fn a_page_that_loads_says_so_and_is_as_tall_as_the_answer() {
    browse(async |page| {
        page.open("place=HK").await?;
        let live = height(&page).await?;
        assert_eq!(missing(&page, &[("#loading", "")]).await?.as_array().map(Vec::len), Some(1), "nothing loads any more");
        // As it is until the program answers. What is said after eight seconds waits for a clock that the test turns.
        page.js("document.documentElement.dataset.state = 'loading'", Vec::new()).await?;
        assert_eq!(missing(&page, &[("#loading", "Loading the rules")]).await?, json!([]));
        assert_eq!(height(&page).await?, live, "while it loads, the page is as tall as later");
        let late = "const e = document.querySelector('.late'); const a = e.getAnimations()[0];
            const before = e.checkVisibility({ visibilityProperty: true }); a.currentTime = 8100;
            return [before, e.checkVisibility({ visibilityProperty: true }), e.querySelector('a').search === '' && !!e.querySelector('a')]";
        assert_eq!(page.js(late, Vec::new()).await?, json!([false, true, true]), "after eight seconds there is a way out");
        Ok(())
    });
}

#[test]
fn a_page_that_cannot_start_says_so_over_the_static_answer() {
    browse(async |page| {
        page.open("").await?;
        page.sourced().await?;
        let usual = heights(&page).await?;
        page.site.serve(Mode { missing: vec![".wasm"], ..Mode::default() });
        page.load("/?place=HK&utm_source=x&channel=app").await?;
        page.wait("the end of the start", "return document.documentElement.dataset.state === 'static'").await?;
        let seen = [
            ("#trouble", "could not start"),
            // The question that stays open, without what is none.
            ("#trouble", "place=HK, channel=app, which"),
            (SENTENCE, "9 July 2024"),
            ("[data-gate=provider]", "refuses"),
        ];
        assert_eq!(missing(&page, &seen).await?, json!([]));
        assert_eq!(missing(&page, &[("#loading", "")]).await?.as_array().map(Vec::len), Some(1), "nothing is loading any more");
        assert_eq!(heights(&page).await?, usual, "width and height, right those of the usual answer");
        let again = "return document.querySelector('#trouble a').href === location.href";
        assert_eq!(page.js(again, Vec::new()).await?, json!(true), "it can be tried again");
        Ok(())
    });
}

#[test]
fn on_paper_there_is_the_whole_answer_and_no_controls() {
    browse(async |page| {
        page.open("view=sources").await?;
        page.sourced().await?;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let seen =
            [(SENTENCE, "No. "), ("[data-gate=export-law]", "no rule on record"), (".sources", "http"), (".foot", "Data ")];
        assert_eq!(missing(&page, &seen).await?, json!([]));
        let hidden =
            "return ['.tabs', '.finer', '.whole', '.take > ul'].filter((s) => document.querySelector(s)?.checkVisibility())";
        assert_eq!(page.js(hidden, Vec::new()).await?, json!([]), "controls on paper");
        let cut = "const r = document.querySelector('.cut'); return r.scrollHeight > r.clientHeight + 1";
        assert_eq!(page.js(cut, Vec::new()).await?, json!(false), "something is cut off on paper");
        // The height that views share on the screen is no height on paper, of a story neither.
        for place in ["", "embed=1&"] {
            page.open(&format!("{place}story=july-2024&step=4")).await?;
            page.wait("the story", "return !!document.querySelector('.story .said')").await?;
            let least = "return getComputedStyle(document.querySelector('.stage')).minHeight";
            assert_eq!(page.js(least, Vec::new()).await?, json!("0px"));
        }
        Ok(())
    });
}
