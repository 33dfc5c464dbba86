//! The room of the views: one height at each width, in the page and in a frame; what is longer is shown whole on request, and
//! never hides the focus.

use crate::browser::browse;
use crate::page::{Page, TAB};
use ai_access::view::View;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// The height of the page, and where the tabs stand.
const PLACE: &str = "const top = document.querySelector('.tabs').getBoundingClientRect().top + scrollY;
    return [Math.round(document.getElementById('page').getBoundingClientRect().height), Math.round(top)]";
/// Whether more can be shown, and whether the button for it is seen.
const LONG: &str =
    "return [document.documentElement.hasAttribute('data-long'), document.querySelector('.room > .whole').checkVisibility()]";

/// Turns to a view and waits until it is measured.
async fn turn(page: &Page, view: View) -> WebDriverResult<()> {
    page.js("document.querySelector(`#tab-${arguments[0]}`).click()", vec![json!(view.id())]).await?;
    let there = "const p = document.querySelector('.panel'), r = p.parentElement; return p.dataset.view === arguments[0]
        && !p.querySelector('.awaited, .sea')
        && document.documentElement.hasAttribute('data-long') === (p.offsetHeight > r.clientHeight + 1)";
    page.wait_with(&format!("the view {}", view.id()), there, vec![json!(view.id())]).await
}

#[test]
fn nothing_moves_when_a_reader_turns_from_view_to_view() {
    browse(async |page| {
        for path in ["/?", "/embed/?", "/?lang=ar", "/?lang=zh-Hans", "/embed/?lang=fr"] {
            page.load(path).await?;
            page.live().await?;
            for width in [320, 640, 1024] {
                page.width(width).await?;
                turn(&page, View::Why).await?;
                let first = page.js(PLACE, Vec::new()).await?;
                for view in View::ALL {
                    turn(&page, *view).await?;
                    let place = page.js(PLACE, Vec::new()).await?;
                    // Another question than the first has a head of its own above the tabs.
                    if matches!(view, View::Train | View::Money) {
                        assert_eq!(place[0], first[0], "{path}, {width} px, {}", view.id());
                    } else {
                        assert_eq!(place, first, "{path}, {width} px, {}", view.id());
                    }
                }
            }
        }
        Ok(())
    });
}

/// Questions with long names, long sentences and long notes.
const LONG_WINDED: [&str; 6] = [
    "place=CD&provider=mistral&channel=azure-china&date=2026-11-22",
    "place=BQ&provider=anthropic&channel=azure-china&date=2023-04-15",
    "place=UA-43&provider=openai&channel=api&date=2024-07-09",
    "place=KP&provider=google&channel=weights&date=2024-07-09",
    "place=RU&provider=anthropic&channel=azure&date=2026-11-22",
    "place=HK&provider=openai&channel=azure",
];

#[test]
fn an_article_gives_a_frame_one_height_whatever_is_asked() {
    // By width, the most that it takes: WordPress gives no frame more than 1,000 px. Longer words take more where the path stands
    // upright for them.
    let most = [
        ("en", [1580, 1270, 1200, 990, 990]),
        ("ar", [1580, 1270, 1200, 990, 990]),
        ("zh-Hans", [1360, 1030, 990, 930, 930]),
        ("fr", [1780, 1350, 1200, 1170, 990]),
    ];
    browse(async |page| {
        for (language, most) in most {
            page.load(&format!("/embed/?lang={language}")).await?;
            page.live().await?;
            for (width, most) in [320, 480, 600, 640, 1024].into_iter().zip(most) {
                page.width(width).await?;
                let usual = page.js(PLACE, Vec::new()).await?[0].as_i64();
                assert!(usual <= Some(most), "{language}, {width} px: {usual:?} high, at most {most}");
                for question in LONG_WINDED {
                    let ask = "const { dataset } = document.documentElement; dataset.ask = arguments[0];
                        dispatchEvent(new Event('ask')); delete dataset.ask";
                    page.js(ask, vec![json!(question)]).await?;
                    let asked = "return [...new URLSearchParams(arguments[0])].every(([field, value]) =>
                        new URLSearchParams(document.querySelector('.widget').dataset.question).get(field) === value)";
                    page.wait_with(question, asked, vec![json!(question)]).await?;
                    let place = page.js(PLACE, Vec::new()).await?;
                    assert_eq!(place[0].as_i64(), usual, "{language}, {width} px, {question}");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn no_step_of_a_story_is_taller_than_another() {
    browse(async |page| {
        for place in ["", "embed=1&", "embed=1&lang=fr&"] {
            for width in [320, 640, 1024] {
                page.width(width).await?;
                let mut usual = Value::Null;
                page.open(&format!("{place}story=july-2024")).await?;
                for step in 1..=10 {
                    let there = "return document.querySelector('.story ol [aria-current]')?.textContent === `${arguments[0]}`
                        && !document.querySelector('.awaited')";
                    page.wait_with(&format!("step {step}"), there, vec![json!(step)]).await?;
                    let place_of = page.js(PLACE, Vec::new()).await?[0].clone();
                    if step == 1 {
                        usual.clone_from(&place_of);
                    }
                    assert_eq!(place_of, usual, "{place}, {width} px, step {step}");
                    page.js("document.querySelector('.story .next').click()", Vec::new()).await?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_long_view_is_shown_whole_on_request_and_cut_off_again_for_the_next() {
    browse(async |page| {
        page.open("view=sources").await?;
        page.sourced().await?;
        turn(&page, View::Sources).await?;
        assert_eq!(page.js(LONG, Vec::new()).await?, json!([true, true]));
        let before = page.js(PLACE, Vec::new()).await?;
        page.find(".room > .whole").await?.click().await?;
        page.wait("the whole view", "return document.documentElement.hasAttribute('data-whole')").await?;
        let after = page.js(PLACE, Vec::new()).await?;
        assert!(after[0].as_i64() > before[0].as_i64() && after[1] == before[1], "it grows downwards: {before} {after}");
        let all =
            "const r = document.querySelector('.cut'); return [r.scrollHeight <= r.clientHeight + 1, document.activeElement.id]";
        assert_eq!(page.js(all, Vec::new()).await?, json!([true, "panel"]), "all of it is there, and reading goes on in it");
        // And less of it again, by the same button, which stands where it stood.
        assert_eq!(page.js(LONG, Vec::new()).await?, json!([false, true]));
        let less = page.find(".room > .whole .less").await?;
        assert!(less.is_displayed().await? && less.text().await? == "Show less");
        less.click().await?;
        page.wait("the beginning of the view", "return document.documentElement.hasAttribute('data-long')").await?;
        assert_eq!(page.js(PLACE, Vec::new()).await?, before);
        page.find(".room > .whole").await?.click().await?;
        turn(&page, View::Compare).await?;
        assert_eq!(page.js(LONG, Vec::new()).await?, json!([true, true]));
        assert_eq!(page.js(PLACE, Vec::new()).await?, before);
        // A view that fits has no such button.
        turn(&page, View::Why).await?;
        assert_eq!(page.js(LONG, Vec::new()).await?, json!([false, false]));
        Ok(())
    });
}

#[test]
fn the_focus_is_never_in_what_is_cut_off() {
    let inside = "const e = document.activeElement, r = document.querySelector('.cut'); if (!r.contains(e)) return null;
        const a = e.getBoundingClientRect(), b = r.getBoundingClientRect();
        return a.bottom <= b.bottom + 1 && a.top >= b.top - 1";
    browse(async |page| {
        for view in [View::Compare, View::Train] {
            page.open("").await?;
            page.width(640).await?;
            turn(&page, view).await?;
            page.js("document.querySelector('[role=tab][aria-selected=true]').focus()", Vec::new()).await?;
            let mut stops = 0;
            for _ in 0..60 {
                page.keys(TAB).await?;
                match page.js(inside, Vec::new()).await? {
                    Value::Null => break,
                    seen => assert_eq!(seen, json!(true), "{}: the focus is hidden at stop {stops}", view.id()),
                }
                stops += 1;
            }
            assert!(stops > 10, "{}: only {stops} stops", view.id());
        }
        // What a reader asks a gate of the path for stands in it, or in another view than the one that is shown.
        for view in [View::Why, View::Sources] {
            page.open("embed=1").await?;
            page.width(640).await?;
            turn(&page, view).await?;
            page.find("[data-gate=launch] button").await?.click().await?;
            let seen =
                "const e = document.getElementById('evidence'), r = document.querySelector('.cut').getBoundingClientRect();
                return !!e && e.ariaLabel.includes('On offer') && e.getBoundingClientRect().bottom <= r.bottom";
            page.wait("the evidence, whole", seen).await?;
            turn(&page, View::Compare).await?;
            assert_eq!(page.js(LONG, Vec::new()).await?, json!([true, true]), "the next view is cut again");
        }
        // Where it fits, there is nothing to fold again.
        page.open("view=sources").await?;
        turn(&page, View::Sources).await?;
        page.find("[data-gate=launch] button").await?.click().await?;
        page.wait("the first view", "return document.querySelector('.panel').dataset.view === 'why'").await?;
        page.sourced().await?;
        assert_eq!(page.js(LONG, Vec::new()).await?, json!([false, false]), "a button where there is nothing more");
        // On a page it is come to, where it is out of sight.
        page.open("").await?;
        page.width(320).await?;
        page.find("[data-gate=launch] button").await?.click().await?;
        let near = "const { top } = document.getElementById('evidence').getBoundingClientRect(); return top >= 0 && top < innerHeight - 100";
        page.wait("the evidence to be in sight", near).await?;
        // What a reader unfolds is not cut off either.
        page.open("").await?;
        page.width(640).await?;
        page.find(".log summary").await?.click().await?;
        page.wait("the log", "return document.documentElement.hasAttribute('data-whole')").await
    });
}
