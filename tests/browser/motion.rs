//! Motion that explains: the request travels the path once when the question changes, and not at all for those who want no motion;
//! and the day that follows a hand that drags.

use crate::browser::browse;
use crate::engine;
use crate::page::Page;
use ai_access::scenario::Scenario;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// How often a request has set out since the page was there, and how often each does.
const JOURNEYS: &str = "return journeys";
/// Counts them from now on, in every document.
const COUNT: &str = "window.journeys = []; addEventListener('animationstart', (e) => {
    if (e.animationName === 'travel') journeys.push(getComputedStyle(e.target, e.pseudoElement).animationIterationCount) }, true)";

async fn count(page: &Page) -> WebDriverResult<()> {
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": COUNT })).await?;
    Ok(())
}

/// Waits until two frames were drawn: an animation that was to begin has begun.
async fn drawn(page: &Page) -> WebDriverResult<()> {
    let frames =
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))";
    page.js_later(frames, Vec::new()).await?;
    Ok(())
}

async fn journeys(page: &Page) -> WebDriverResult<usize> {
    let all = page.js(JOURNEYS, Vec::new()).await?;
    let all = all.as_array().unwrap();
    assert!(all.iter().all(|times| times == "1"), "each travels once: {all:?}");
    Ok(all.len())
}

#[test]
fn the_request_travels_once_for_each_question() {
    browse(async |page| {
        count(&page).await?;
        for width in [320, 1024] {
            page.width(width).await?;
            page.open("").await?;
            drawn(&page).await?;
            let begun = journeys(&page).await?;
            assert_eq!(begun, 1, "{width} px: it sets out once when the page is there");
            for (n, channel) in ["azure", "app", "api"].into_iter().enumerate() {
                page.choose("channel", channel).await?;
                page.wait_with(
                    "the question",
                    "return document.querySelector('[name=channel]').value === arguments[0]",
                    vec![json!(channel)],
                )
                .await?;
                drawn(&page).await?;
                assert_eq!(journeys(&page).await?, begun + n + 1, "{width} px: once for {channel}");
            }
            // Neither another view nor another day on which the same gate refuses sets it off.
            page.find("#tab-compare").await?.click().await?;
            page.find("#tab-why").await?.click().await?;
            page.js(
                "const s = document.querySelector('input[type=range]'); s.value = Number(s.value) + 3; s.dispatchEvent(new InputEvent('input', { bubbles: true }))",
                Vec::new(),
            )
            .await?;
            page.wait("the day", "return document.querySelector('[data-sentence]').textContent.includes('12 July 2024')").await?;
            drawn(&page).await?;
            assert_eq!(journeys(&page).await?, begun + 3, "{width} px: the same question");
            // It ends, and leaves nothing behind.
            page.wait(
                "its end",
                "return !document.getAnimations().some((a) => a.animationName === 'travel') && getComputedStyle(document.querySelector('.path'), '::after').opacity === '0'",
            )
            .await?;
        }
        Ok(())
    });
}

#[test]
fn nothing_travels_for_those_who_want_no_motion() {
    browse(async |page| {
        count(&page).await?;
        let less = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.devtools("Emulation.setEmulatedMedia", less).await?;
        for width in [320, 1024] {
            page.width(width).await?;
            page.open("").await?;
            page.choose("channel", "azure").await?;
            page.wait("the question", "return document.querySelector('[name=channel]').value === 'azure'").await?;
            drawn(&page).await?;
            assert_eq!(journeys(&page).await?, 0, "{width} px");
            let moving = page
                .js("return document.getAnimations().map((a) => a.animationName || a.transitionProperty)", Vec::new())
                .await?;
            assert_eq!(moving, Value::Array(Vec::new()), "{width} px: nothing else moves either");
        }
        Ok(())
    });
}

/// Drags through 40 days, a day a frame, and tells which words the day had meanwhile and how often anything else was drawn anew:
/// whenever a frame came so late that the hand seemed to rest.
const DRAG: &str = "const done = arguments[0];
    const slider = document.querySelector('[type=range]');
    const words = document.querySelector('.date .written');
    const seen = new Set();
    let others = 0;
    const follows = ({ target }) => (target.closest ? target : target.parentElement).closest('.written, .body, .note');
    const watcher = new MutationObserver((all) => { others += !all.every(follows) });
    let left = 40, day = +slider.value; // a hand knows where it is
    const step = () => {
        seen.add(words.textContent);
        if (left === 38) watcher.observe(document.querySelector('.widget'), { subtree: true, childList: true, characterData: true, attributes: true });
        if (!left--) {
            watcher.disconnect();
            return done([[...seen], others]);
        }
        slider.value = ++day;
        slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
        requestAnimationFrame(step);
    };
    step();";

#[test]
fn while_a_hand_drags_only_the_day_follows_and_when_it_rests_everything_has() {
    let data = engine::data();
    browse(async |page| {
        for view in ["why", "map"] {
            // Not the first day of its answer, on which more is said.
            let query = format!("date=2024-07-19&view={view}");
            page.open(&query).await?;
            page.wait("the view", "return !document.querySelector('.awaited, .sea')").await?;
            let begun = engine::question(&data, &query);
            let seen = page.js_later(DRAG, Vec::new()).await?;
            let (days, others) = (seen[0].as_array().unwrap(), seen[1].as_u64().unwrap());
            assert!((3..30).contains(&days.len()), "{view}: some of the days are said, and not each: {days:?}");
            if view == "why" {
                assert!(others < 20, "more than the day is drawn anew on {others} of 40 days");
            }
            let last = begun.date.plus(40);
            page.answers(&engine::answer(&data, &Scenario { date: last, ..begun }), "the day at which the hand rests").await?;
            let rested = "const [day] = arguments;
                const slider = document.querySelector('[type=range]');
                return new URLSearchParams(location.search).get('date') === day && document.querySelector('[type=date]').value === day
                    && slider.value * 864e5 === Date.parse(day) && slider.getAttribute('aria-valuetext').includes('28 August 2024')";
            page.wait_with("address, field and slider to say the day", rested, vec![json!(last.to_string())]).await?;
        }
        Ok(())
    });
}

#[test]
fn an_answer_that_turns_under_a_dragging_hand_turns_at_once_and_what_explains_it_follows_when_the_hand_rests() {
    let data = engine::data();
    browse(async |page| {
        // Three days before the regulator's order; a hand drags past it.
        let query = "place=IT&channel=app&who=individual&date=2023-03-28";
        page.open(query).await?;
        page.sourced().await?;
        let before = "return document.querySelector('#evidence').textContent";
        let explained = page.js(before, Vec::new()).await?;
        let drag = "const done = arguments[0];
            const slider = document.querySelector('[type=range]');
            const seen = [];
            let left = 12, day = +slider.value;
            const step = () => {
                const gate = document.querySelector('[data-gate=home-state]').dataset.status;
                seen.push([gate, !!document.querySelector('.panel[aria-busy=true]'), document.querySelector('#evidence').textContent]);
                if (!left--) return done(seen);
                slider.value = ++day;
                slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
                requestAnimationFrame(step);
            };
            step();";
        let seen = page.js_later(drag, Vec::new()).await?;
        let seen = seen.as_array().unwrap();
        let (first, last) = (&seen[0], seen.last().unwrap());
        assert_eq!((&first[0], &first[1]), (&json!("open"), &json!(false)));
        assert_eq!((&last[0], &last[1]), (&json!("closed"), &json!(true)), "the path has turned, the evidence waits");
        assert_eq!(last[2], explained, "it is that of the day on which the hand rested last");
        let rested = engine::question(&data, "place=IT&channel=app&who=individual&date=2023-04-09");
        page.answers(&engine::answer(&data, &rested), "the day at which the hand rests").await?;
        page.wait_with(
            "the evidence of that day",
            "return !document.querySelector('.panel[aria-busy]') && document.querySelector('#evidence').textContent !== arguments[0]",
            vec![explained],
        )
        .await
    });
}

#[test]
fn evidence_that_waited_for_the_hand_is_there_in_full_when_the_hand_comes_back() {
    // To the next day, on which the answer turns, one further, and back again, faster than a hand rests.
    let wander = "const done = arguments[0], slider = document.querySelector('[type=range]'), first = +slider.value;
        const go = (days, then) => {
            slider.value = first + days;
            slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
            setTimeout(then, 60);
        };
        go(1, () => go(2, () => go(1, () => setTimeout(done, 600))));";
    browse(async |page| {
        page.open("date=2024-07-08").await?;
        page.sourced().await?;
        page.js_later(wander, Vec::new()).await?;
        page.wait("the evidence of the day", "return !document.querySelector('[aria-busy=true]')").await?;
        page.answers(&engine::answer(&engine::data(), &engine::question(&engine::data(), "date=2024-07-09")), "the day").await
    });
}
