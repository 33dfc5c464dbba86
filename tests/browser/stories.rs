//! Stories in the page: told from a link, step by step, left again; and the view of all sources.

use crate::browser::browse;
use crate::engine;
use crate::server::Mode;
use serde_json::json;

const FIRST: &str = "story=july-2024";

#[test]
fn a_story_is_told_step_by_step() {
    let data = engine::data();
    let answer = |query: &str| engine::answer(&data, &engine::question(&data, query));
    browse(async |page| {
        page.open(FIRST).await?;
        page.answers(&answer("date=2024-06-25"), "the first step").await?;
        let at = |step: &'static str| {
            format!(
                "return document.querySelector('.story')?.dataset.step === '{step}' && location.search.includes('story=july-2024&step={step}')"
            )
        };
        page.wait("the address to name the step", &at("1")).await?;
        assert_eq!(page.js("return document.querySelectorAll('.story .said p').length", Vec::new()).await?, json!(2));

        // There is nothing before the first step.
        page.find(".story .back").await?.click().await?;
        for step in ["2", "3", "4"] {
            page.find(".story .next").await?.click().await?;
            page.wait("the next step", &at(step)).await?;
        }
        page.answers(&answer("channel=azure"), "the fourth step").await?;
        page.find(".story .back").await?.click().await?;
        page.answers(&answer(""), "back at the third").await?;

        // Each step has a link of its own, which a reload follows.
        page.find(".story li:nth-child(5) a").await?.click().await?;
        page.wait("the fifth step", &at("5")).await?;
        page.reload().await?;
        page.live().await?;
        page.answers(&answer("place=HK&channel=azure"), "the fifth step, loaded anew").await?;
        page.open("story=july-2024&step=7").await?;
        page.answers(&answer("who=individual&channel=app&route=vpn"), "the seventh step by its link").await?;

        // The question is the reader's all the time, and the way back is one button.
        page.wait("the control to follow", "return document.querySelector('select[name=route]').value === 'vpn'").await?;
        page.choose("route", "direct").await?;
        page.answers(&answer("who=individual&channel=app"), "the reader's own question").await?;
        page.find(".story .again").await?.click().await?;
        page.answers(&answer("who=individual&channel=app&route=vpn"), "the step's question again").await?;
        page.find(".story .leave").await?.click().await?;
        page.wait("the story to be gone", "return !document.querySelector('.story') && !location.search.includes('story')")
            .await?;
        page.answers(&answer("who=individual&channel=app&route=vpn"), "the question stays").await?;

        // And from the page's foot one comes in again.
        page.find(".stories a").await?.click().await?;
        page.answers(&answer("date=2024-06-25"), "the first step").await?;
        // It stands far above the link, so the page goes there.
        let there = "const story = document.querySelector('.story'), { top } = story.getBoundingClientRect();
            return document.activeElement === story && top >= 0 && top < innerHeight";
        page.wait("the story in sight", there).await
    });
}

#[test]
fn the_way_back_leads_through_a_story_and_out_of_it() {
    let data = engine::data();
    let answer = |query: &str| engine::answer(&data, &engine::question(&data, query));
    browse(async |page| {
        page.open("").await?;
        page.find(".stories a").await?.click().await?;
        let asked =
            "return document.querySelector('.story')?.dataset.step === '1' && location.search.includes('date=2024-06-25')";
        page.wait("the first step and its question", asked).await?;
        page.back().await?;
        page.wait("the page before", "return !document.querySelector('.story') && location.search === ''").await?;
        page.answers(&answer(""), "the question before").await?;

        page.open("story=july-2024&step=2").await?;
        let at = |step: &str| format!("return document.querySelector('.story')?.dataset.step === '{step}'");
        // However fast they are gone through, each is one to come back to: no hand drags through the days.
        let twice = "const done = arguments[0], next = (then) => { document.querySelector('.story .next').click(); setTimeout(then, 50) };
            next(() => next(done))";
        page.wait("the story", "return !!document.querySelector('.story .next')").await?;
        page.js_later(twice, Vec::new()).await?;
        page.wait("the fourth step", &at("4")).await?;
        // The third asks the usual question, which an address need not name.
        for step in ["3", "2"] {
            page.back().await?;
            page.wait("the step before", &at(step)).await?;
        }
        page.js("history.forward()", Vec::new()).await?;
        page.wait("the step after", &at("3")).await?;
        page.answers(&answer(""), "its question").await
    });
}

#[test]
fn a_question_of_the_reader_s_outlasts_a_new_start_and_a_story_that_comes_late() {
    let data = engine::data();
    let answer = |query: &str| engine::answer(&data, &engine::question(&data, query));
    browse(async |page| {
        page.open("story=july-2024&step=4").await?;
        page.answers(&answer("channel=azure"), "the fourth step").await?;
        page.choose("channel", "api").await?;
        page.answers(&answer(""), "the usual question").await?;
        page.wait("the address to name it", "return location.search.includes('place=CN')").await?;
        page.reload().await?;
        page.live().await?;
        page.wait("the story", "return !!document.querySelector('.story .said')").await?;
        page.answers(&answer(""), "the usual question, loaded anew").await?;

        // The story's file waits until the test lets it come.
        let hold = "const real = window.fetch;
            window.fetch = (at) => String(at).includes('story-') ? new Promise((done) => { window.release = () => done(real(at)) }) : real(at)";
        page.open("").await?;
        page.js(hold, Vec::new()).await?;
        page.find(".stories a").await?.click().await?;
        page.wait("the story to be asked for", "return !!window.release").await?;
        page.choose("channel", "azure").await?;
        page.answers(&answer("channel=azure"), "the reader's question").await?;
        let told = "window.release(); return !!document.querySelector('.story .said')";
        page.wait("the story", told).await?;
        page.answers(&answer("channel=azure"), "the reader's question beside the story").await
    });
}

#[test]
fn a_story_that_is_not_there_says_so() {
    let data = engine::data();
    browse(async |page| {
        page.site.serve(Mode::default());
        page.open("story=july-2042&place=HK").await?;
        page.wait(
            "word of it",
            "return document.querySelector('.story [role=status]')?.textContent.includes('could not be loaded')",
        )
        .await?;
        page.answers(&engine::answer(&data, &engine::question(&data, "place=HK")), "the question of the link").await?;
        let asked = page.site.asked();
        assert!(
            !asked.iter().any(|a| a.contains("undefined") || a.contains("/story")),
            "nothing is asked for in vain: {asked:?}"
        );

        page.open("story=july-2024&step=99").await?;
        page.wait("word of it", "return document.querySelector('.story .said')?.textContent.includes('its steps are 1 to 10')")
            .await?;
        page.find(".story li:nth-child(2) a").await?.click().await?;
        page.wait("the second step", "return document.querySelector('.story').dataset.step === '2'").await
    });
}

/// Every document that the engine cites stands in the view, with the figures of the whole and a way to object.
#[test]
fn all_sources_stand_in_their_view() {
    let data = engine::data();
    browse(async |page| {
        page.open("view=sources").await?;
        let scenario = engine::question(&data, "");
        let outcome = ai_access::decide::decide(&data, &scenario);
        let rules = outcome.gates.iter().flat_map(|g| &g.rules).filter_map(|a| ai_access::rule::describe(&data, a.rule));
        let urls: Vec<&str> = rules.flat_map(|r| r.sources).filter_map(|s| data.source(s)).map(|s| s.url).collect();
        assert!(urls.len() > 3, "{urls:?}");
        page.wait_with(
            "every source as a link",
            "const there = [...document.querySelectorAll('.all-sources .sources a')].map((a) => a.getAttribute('href'));
             return arguments[0].every((url) => there.includes(url))",
            vec![json!(urls)],
        )
        .await?;
        let rows = "return [...document.querySelectorAll('.coverage tbody tr')].map((r) => +r.children[1].textContent.replace(/\\D/g, '')).reduce((a, b) => a + b)";
        let questions =
            include_str!("../../data/derived/coverage.txt").lines().find_map(|l| l.strip_prefix("questions ")).unwrap();
        assert_eq!(page.js(rows, Vec::new()).await?, json!(questions.parse::<u64>().unwrap()));
        // Each share is a bar of that length, filled to its end.
        let wrong = "return [...document.querySelectorAll('.coverage .part')].filter((part) => {
                const bar = getComputedStyle(part, '::before'), share = parseFloat(part.style.getPropertyValue('--part'));
                return !(Math.abs(parseFloat(bar.width) / part.clientWidth * 100 - share) < 1) || bar.backgroundRepeat !== 'repeat';
            }).map((part) => part.dataset.part)";
        assert_eq!(page.js(wrong, Vec::new()).await?, json!([]));
        let text = page.js("return document.querySelector('.report textarea').value", Vec::new()).await?;
        let text = text.as_str().unwrap_or_default();
        assert!(
            text.contains("title: Wrong answer: CN openai api 2024-07-09")
                && text.contains("rules: ")
                && text.contains("answer: No."),
            "{text}"
        );
        Ok(())
    });
}
