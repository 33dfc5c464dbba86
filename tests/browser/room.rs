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
        assert_eq!(page.js(LONG, Vec::new()).await?, json!([false, false]));
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
        // What a reader unfolds is not cut off either.
        page.open("").await?;
        page.width(640).await?;
        page.find(".log summary").await?.click().await?;
        page.wait("the log", "return document.documentElement.hasAttribute('data-whole')").await
    });
}
