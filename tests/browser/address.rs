//! The address: it says the question and nothing that is usual, gives the same answer when it is opened again, follows the
//! browser's history, and says what it cannot read.

use crate::browser::browse;
use crate::engine;
use crate::server::Mode;
use serde_json::json;

/// The notice about values that cannot be read; empty if there is none.
const ALERT: &str =
    "return [...document.querySelectorAll('[role=alert]')].map((e) => e.innerText.replace(/\\s+/g, ' ')).join(' ').trim()";

#[test]
fn the_address_says_the_question_and_opens_it_again() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        assert_eq!(page.query().await?, "", "the usual question needs no query");
        for query in [
            "place=IT&channel=app&date=2023-04-15&who=individual",
            "place=SG&channel=app&owner=CN",
            "place=UA-43&provider=google&route=vpn",
            "model=gpt-oss&channel=weights&date=2026-01-01",
        ] {
            let scenario = engine::question(&data, query);
            page.ask(&data, &scenario).await?;
            let answer = engine::answer(&data, &scenario);
            page.answers(&answer, query).await?;
            // A day that follows another change at once is a hand that drags: the address waits until it rests.
            page.wait_with("the address", "return location.search.slice(1) === arguments[0]", vec![json!(query)]).await?;
            page.reload().await?;
            page.answers(&answer, query).await?;
            assert_eq!(page.query().await?, query, "after a reload");
        }
        page.ask(&data, &engine::question(&data, "")).await?;
        page.answers(&engine::answer(&data, &engine::question(&data, "")), "back to the usual question").await?;
        page.choose("model", "").await?;
        page.wait("an address without a query", "return location.search === ''").await
    });
}

#[test]
fn the_way_back_leads_through_the_questions_and_not_through_the_days() {
    let data = engine::data();
    let answer = |query: &str| engine::answer(&data, &engine::question(&data, query));
    browse(async |page| {
        page.open("").await?;
        page.choose("channel", "azure").await?;
        page.answers(&answer("channel=azure"), "another door").await?;
        for _ in 0..3 {
            page.find(".strip .step").await?.click().await?;
        }
        page.wait("other days", "return location.search.includes('date=')").await?;
        page.find("#tab-compare").await?.click().await?;
        page.wait("the view", "return location.search.includes('view=compare')").await?;
        page.back().await?;
        page.wait("the first view", "return document.querySelector('.panel').dataset.view === 'why'").await?;
        page.back().await?;
        page.answers(&answer(""), "the first question").await?;
        page.forward().await?;
        page.wait("the door again", "return document.querySelector('[name=channel]').value === 'azure'").await?;
        // In a frame the history is the host's.
        page.site.serve(Mode { published_headers: true, ..Mode::default() });
        page.load("/demo/").await?;
        page.wait("the frames", "return document.querySelectorAll('iframe').length > 0").await?;
        let entries = page.js("return history.length", Vec::new()).await?;
        page.enter("iframe").await?;
        page.live().await?;
        page.choose("channel", "app").await?;
        page.wait("the door in the frame", "return document.querySelector('.widget').dataset.question.includes('channel=app')")
            .await?;
        page.leave().await?;
        assert_eq!(page.js("return history.length", Vec::new()).await?, entries);
        Ok(())
    });
}

#[test]
fn the_browser_s_history_is_followed() {
    let data = engine::data();
    let answer = |query: &str| engine::answer(&data, &engine::question(&data, query));
    let (first, second) = ("place=HK", "channel=azure");
    browse(async |page| {
        // From document to document.
        page.open(first).await?;
        page.open(second).await?;
        page.answers(&answer(second), second).await?;
        page.back().await?;
        page.answers(&answer(first), "back to another document").await?;
        page.forward().await?;
        page.answers(&answer(second), "forward to another document").await?;
        // Within one document: a host writes an entry, the reader goes back and forward over it.
        page.js("history.pushState(null, '', '?' + arguments[0])", vec![json!(first)]).await?;
        page.back().await?;
        page.answers(&answer(second), "back over the host's entry").await?;
        page.forward().await?;
        page.answers(&answer(first), "forward to the host's entry").await?;
        assert_eq!(page.query().await?, first);
        // What arrives that way may be wrong, too.
        page.js("history.pushState(null, '', '?place=Atlantis'); history.pushState(null, '', '?place=FR')", Vec::new()).await?;
        page.back().await?;
        page.wait(
            "a notice that names Atlantis",
            "return !!document.querySelector('[role=alert]')?.innerText.includes('Atlantis')",
        )
        .await?;
        page.forward().await?;
        page.answers(&answer("place=FR"), "past the wrong entry").await?;
        page.wait("the notice to go", "return !document.querySelector('[role=alert]')?.innerText.trim()").await
    });
}

#[test]
fn a_value_that_cannot_be_read_is_named_and_the_page_still_answers() {
    let data = engine::data();
    browse(async |page| {
        for query in [
            "place=Itly",
            "place=ZZ",
            "provider=opnai",
            "model=gpt-os",
            "provider=mistral&model=gpt-oss",
            "channel=azur",
            "date=2024-02-30",
            "date=1850-01-01",
            "date=tomorrow",
            "who=entreprise",
            "owner=Chna",
            "route=vnp",
            "place=<img src=x onerror=document.title='broken'>",
            "place=Itly&provider=opnai&model=x&channel=azur&date=1&who=me&owner=Chna&route=vnp",
        ] {
            let (scenario, invalid) = engine::read(&data, query);
            assert!(!invalid.is_empty(), "{query} was meant to be wrong");
            page.open(query).await?;
            let alert = page.js(ALERT, Vec::new()).await?.as_str().unwrap_or_default().to_owned();
            for error in &invalid {
                let said = [Some(error.field), Some(error.value.as_str()), error.nearest.as_deref()];
                for part in said.into_iter().flatten() {
                    assert!(alert.contains(part), "{query}: {part:?} is missing in the notice: {alert:?}");
                }
            }
            page.answers(&engine::answer(&data, &scenario), query).await?;
            // The field itself says so, too.
            let marked = page.find_all("[aria-invalid=true]").await?.len();
            assert_eq!(marked, invalid.len(), "{query}: fields that are marked as wrong");
        }
        let title = page.js("return document.title", Vec::new()).await?;
        assert_ne!(title, json!("broken"), "a value of the address was run as markup");

        // The reader sees to it: the notice goes.
        page.open("channel=azur").await?;
        page.choose("channel", "azure").await?;
        let azure = engine::question(&data, "channel=azure");
        page.answers(&engine::answer(&data, &azure), "azure, after azur").await?;
        page.wait("the notice to go", "return !document.querySelector('[role=alert]')?.innerText.trim()").await?;
        assert_eq!(page.query().await?, "channel=azure");
        Ok(())
    });
}

#[test]
fn an_address_that_no_one_would_type_is_survived() {
    let data = engine::data();
    let usual = engine::answer(&data, &engine::question(&data, ""));
    let long = format!("place={}", "x".repeat(5_000));
    browse(async |page| {
        for query in [
            "place=%E0%A4%A",
            "%=%&&&==&?",
            "place",
            "=CN",
            "place=CN=CN",
            "place=%00",
            "date=%F0%9F%92%A9",
            &long,
            "route=&who=",
        ] {
            page.open(query).await?;
            page.answers(&usual, query).await?;
        }
        // The last of two counts, spaces and case do not.
        page.open("place=FR&place=it&channel=+app+").await?;
        page.answers(&engine::answer(&data, &engine::question(&data, "place=IT&channel=app")), "two places").await
    });
}

#[test]
fn parameters_that_are_no_question_change_no_answer() {
    let data = engine::data();
    browse(async |page| {
        page.open("utm_source=letter&theme=dark&lang=en&place=HK&foo=bar&embed=1").await?;
        let hong_kong = engine::answer(&data, &engine::question(&data, "place=HK"));
        page.answers(&hong_kong, "Hong Kong with parameters of others").await?;
        assert_eq!(page.js(ALERT, Vec::new()).await?, json!(""), "a parameter that is not the page's is no error");
        page.choose("channel", "app").await?;
        page.answers(&engine::answer(&data, &engine::question(&data, "place=HK&channel=app")), "the app in Hong Kong").await?;
        let query = page.query().await?;
        for kept in ["theme=dark", "lang=en", "embed=1", "place=HK", "channel=app"] {
            assert!(query.split('&').any(|pair| pair == kept), "{kept} is missing in {query}");
        }
        Ok(())
    });
}

#[test]
fn the_theme_of_the_address_is_applied() {
    browse(async |page| {
        let mut papers = Vec::new();
        let luminance = "const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
            return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255";
        // Of the reader's system, of the address; the address wins.
        for (system, query) in [
            ("light", ""),
            ("dark", ""),
            ("dark", "theme=light"),
            ("light", "theme=dark"),
            ("dark", "theme=auto"),
            ("light", "theme=purple"),
        ] {
            let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": system }] });
            page.devtools("Emulation.setEmulatedMedia", media).await?;
            page.open(query).await?;
            papers.push(page.js(luminance, Vec::new()).await?.as_f64().unwrap() > 0.5);
        }
        assert_eq!(papers, [true, false, true, false, false, true], "whether the page is light");
        Ok(())
    });
}

/// What a reader has chosen by hand gives way to what is asked otherwise: a browser stops listening to what options say of
/// themselves once somebody has chosen among them.
#[test]
fn a_choice_made_by_hand_gives_way_to_the_next_address() {
    browse(async |page| {
        page.open("").await?;
        let shown = "const [field, value] = arguments; return document.querySelector(`select[name=${field}]`).value === value";
        for (field, values) in [("route", ["vpn", "direct"]), ("channel", ["app", "api"]), ("who", ["individual", "enterprise"])]
        {
            let [other, usual] = values;
            page.choose(field, other).await?;
            page.wait_with("the choice", shown, vec![json!(field), json!(other)]).await?;
            page.choose(field, usual).await?;
            page.wait_with("the other choice", shown, vec![json!(field), json!(usual)]).await?;
            for value in [other, usual, other] {
                let go = "const [field, value] = arguments;
                    history.replaceState(null, '', `?${field}=${value}`);
                    dispatchEvent(new PopStateEvent('popstate'))";
                page.js(go, vec![json!(field), json!(value)]).await?;
                page.wait_with("the address's choice", shown, vec![json!(field), json!(value)]).await?;
            }
            page.open("").await?;
        }
        Ok(())
    });
}
