//! The view of time gate by gate: lanes and list are the engine's, announced and in force are two days, and playing goes from
//! change to change, without motion where the reader wants none.

use crate::browser::browse;
use crate::engine;
use crate::page::Page;
use ai_access::history::full_history;
use ai_access::lanes::{events, lane};
use ai_access::policy::Gate;
use serde_json::json;
use thirtyfour::prelude::*;

/// Lets the reader's system ask for motion, or for none.
async fn motion(page: &Page, wanted: bool) -> WebDriverResult<()> {
    let value = if wanted { "no-preference" } else { "reduce" };
    let media = json!({ "features": [{ "name": "prefers-reduced-motion", "value": value }] });
    page.devtools("Emulation.setEmulatedMedia", media).await?;
    Ok(())
}

#[test]
fn lanes_and_list_are_those_of_the_engine() {
    let data = engine::data();
    browse(async |page| {
        page.open("view=timeline&date=2024-07-01").await?;
        let spans = full_history(&data, &engine::question(&data, ""));
        let expected: Vec<Vec<&str>> =
            Gate::ALL.iter().map(|gate| lane(&spans, *gate).iter().map(|s| s.status.id()).collect()).collect();
        let lanes = r#"return [...document.querySelectorAll(".lane")].slice(1).map((lane) =>
            [...lane.querySelectorAll("i[data-status]")].map((band) => band.dataset.status))"#;
        assert_eq!(page.js(lanes, Vec::new()).await?, json!(expected));
        assert_eq!(page.find_all(".entries > li").await?.len(), spans.len());
        assert_eq!(page.find_all(".lane .in-force").await?.len(), events(&data, &spans).len());

        // On the first of July it was known what would come on the ninth.
        let due = page.find(".due").await?.text().await?;
        assert!(due.contains("OpenAI: closed, from 9 July 2024 (announced 25 June 2024)"), "{due}");
        let order =
            "const mark = document.querySelector('.lane .made-known.ahead'), left = (e) => e.getBoundingClientRect().left;
            return left(mark) < left([...mark.parentElement.querySelectorAll('.in-force')].pop())";
        page.wait("the mark of the announcement before that of the change", order).await?;
        // The list leads there, and then nothing is ahead.
        page.js("document.querySelector('[data-long] .room > .whole')?.click()", Vec::new()).await?;
        page.find(".entries > li:last-child button").await?.click().await?;
        page.answers(&engine::answer(&data, &engine::question(&data, "")), "the last change").await?;
        page.wait("nothing ahead", "return !document.querySelector('.due') && !document.querySelector('.lane .ahead')").await?;
        page.wait("the claim", "return !!document.querySelector('.entries li:last-child .claim')?.textContent").await
    });
}

#[test]
fn playing_goes_from_change_to_change() {
    let data = engine::data();
    browse(async |page| {
        motion(&page, false).await?;
        page.open("view=timeline&date=2024-06-01").await?;
        // Every day that is shown from now on.
        page.js(
            "window.days = []; const input = document.querySelector('input[type=range]');
            new MutationObserver(() => days.push(input.getAttribute('aria-valuetext')))
                .observe(input, { attributes: true, attributeFilter: ['aria-valuetext'] })",
            Vec::new(),
        )
        .await?;
        let spans = full_history(&data, &engine::question(&data, ""));
        let stops = spans.iter().filter(|s| s.from > engine::question(&data, "date=2024-06-01").date).count() + 1;
        page.find(".play").await?.click().await?;
        page.wait("the end", "const b = document.querySelector('.play'); return b.textContent === 'Play' && days.length > 0")
            .await?;
        let seen = page.js("return days.length", Vec::new()).await?;
        assert_eq!(seen, json!(stops), "without motion every change is one step, and the last day the last");
        page.wait("the address", &format!("return location.search.includes('date={}')", data.date())).await?;

        // With motion the days go by, until the reader stops them; the answer is not read out meanwhile.
        motion(&page, true).await?;
        page.open("view=timeline&date=2022-03-01").await?;
        page.find(".play").await?.click().await?;
        let moving = "return document.querySelector('.play').textContent === 'Pause'
            && document.querySelector('.answer').getAttribute('aria-live') === 'off'
            && !document.querySelector('input[type=range]').getAttribute('aria-valuetext').startsWith('1 March 2022')";
        page.wait("the days to go by", moving).await?;
        page.find(".play").await?.click().await?;
        let stopped = "window.at ??= []; at.push(document.querySelector('input[type=range]').getAttribute('aria-valuetext'));
            return document.querySelector('.play').textContent === 'Play' && at.length > 12 && new Set(at.slice(-12)).size === 1";
        page.wait("the days to stand still", stopped).await
    });
}

#[test]
fn a_control_that_is_used_while_the_days_go_by_does_not_lead_back() {
    // Inside a span, a month after the button was pressed: the day, and the day after another way was chosen.
    let use_it = "const done = arguments[0], day = () => +document.querySelector('[type=range]').value, first = day();
        document.querySelector('.play').click();
        const look = () => {
            if (day() < first + 30) return setTimeout(look, 10);
            const before = day(), route = document.querySelector('[name=route]');
            route.value = 'vpn';
            route.dispatchEvent(new Event('change', { bubbles: true }));
            document.querySelector('.play').click();
            setTimeout(() => done([before, day()]), 400);
        };
        look();";
    browse(async |page| {
        motion(&page, true).await?;
        page.open("view=timeline&date=2024-07-10").await?;
        let days = page.js_later(use_it, Vec::new()).await?;
        assert!(days[1].as_i64() >= days[0].as_i64(), "{days}");
        page.wait("the other way", "return location.search.includes('route=vpn')").await
    });
}
