//! The main path: the page opens with the story's answer, and every question of the story, asked through the controls alone,
//! is answered as the engine answers it natively.

use crate::browser::browse;
use crate::engine;
use serde_json::{Value, json};

/// The questions of the story, as queries.
const STORY: [(&str, &[&str]); 9] = [
    ("the day of the cut-off", &["date=2024-07-08", "date=2024-07-09"]),
    ("Microsoft's door", &["channel=azure", "channel=azure-china"]),
    (
        "individuals on Azure in China",
        &["channel=azure&who=individual&date=2024-10-20", "channel=azure&who=individual&date=2024-10-21"],
    ),
    ("Hong Kong and Macao", &["place=HK&channel=app", "place=HK", "place=HK&channel=azure", "place=MO&channel=azure"]),
    ("the workaround", &["channel=app&who=individual", "channel=app&who=individual&route=vpn"]),
    (
        "Italy's month",
        &[
            "place=IT&channel=app&who=individual&date=2023-03-30",
            "place=IT&channel=app&who=individual&date=2023-04-15",
            "place=IT&channel=app&who=individual&date=2023-04-28",
        ],
    ),
    ("open weights", &["channel=weights&date=2025-08-04", "channel=weights&date=2025-08-05"]),
    ("a third cloud", &["place=US&channel=bedrock&date=2026-04-27", "place=US&channel=bedrock&date=2026-04-28"]),
    (
        "Ukraine, Crimea, Saudi Arabia",
        &["place=UA&date=2023-01-15", "place=UA&date=2023-06-15", "place=UA-43", "place=SA", "place=SG&owner=CN"],
    ),
];

#[test]
fn the_page_was_built_from_these_data() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        let text = page.js("return document.body.innerText", Vec::new()).await?;
        let own =
            format!("{} of {}", data.tables().version, ai_access::text::english(data.date(), ai_access::text::DateForm::Written));
        assert!(
            text.as_str().unwrap_or_default().contains(&own),
            "the page does not say that its data are {own}: it was built from others. `make build` builds it anew."
        );
        Ok(())
    });
}

#[test]
fn the_page_opens_with_the_answer_of_the_story() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        let shown = page.answer().await?.unwrap();
        assert_eq!((shown.verdict.as_str(), shown.stops_at.as_deref()), ("blocked", Some("home-state")));
        for word in ["China", "OpenAI", "9 July 2024"] {
            assert!(shown.sentence.contains(word), "{word} is missing in: {}", shown.sentence);
        }
        let gates: Vec<&str> = shown.gates.iter().map(|(gate, _)| gate.as_str()).collect();
        assert_eq!(gates, ["launch", "home-state", "provider", "seller", "export-law"]);
        assert_eq!(shown, engine::answer(&data, &engine::question(&data, "")));

        // What the contract promises to be seen, is seen.
        page.sourced().await?;
        let seen = "return arguments[0].map((s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility(
            { opacityProperty: true, visibilityProperty: true }) && e.getClientRects().length && e.innerText.trim()).length)";
        let counts = page.js(seen, vec![json!(["[data-sentence]", "[data-gate]", "[data-verdict] a[href^='https://']"])]).await?;
        let counts: Vec<i64> = counts.as_array().unwrap().iter().filter_map(Value::as_i64).collect();
        assert_eq!(counts[0], 1, "visible sentences");
        assert_eq!(counts[1], 5, "visible gates");
        assert!(counts[2] >= 1, "no source is a visible https link");
        Ok(())
    });
}

#[test]
fn every_question_of_the_story_is_answered_as_the_engine_does() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        for (subject, queries) in STORY {
            for query in queries {
                let scenario = engine::question(&data, query);
                page.ask(&data, &scenario).await?;
                page.answers(&engine::answer(&data, &scenario), &format!("{subject}: {query}")).await?;
                // It follows when the days rest.
                let address = "return location.search.slice(1) === arguments[0]";
                let query = json!(engine::query(&data, &scenario));
                page.wait_with(&format!("the address of {subject}: {query}"), address, vec![query]).await?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_family_of_models_and_another_maker_are_answered_as_the_engine_does() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        for model in &data.tables().models {
            let scenario =
                engine::question(&data, &format!("provider={}&model={}&date=2026-06-01", model.provider.id(), model.id));
            page.ask(&data, &scenario).await?;
            page.answers(&engine::answer(&data, &scenario), model.id).await?;
        }
        // Another maker has other families: none of the last one's may stay behind.
        let scenario = engine::question(&data, "provider=mistral&date=2026-06-01");
        page.ask(&data, &scenario).await?;
        page.answers(&engine::answer(&data, &scenario), "mistral").await?;
        assert_eq!(page.query().await?, engine::query(&data, &scenario));
        Ok(())
    });
}

#[test]
fn a_place_is_found_by_many_names_and_an_unknown_one_is_said_to_be_unknown() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        let field = "[role=combobox][aria-label=Place]";
        for (typed, code) in
            [("hk", "HK"), ("italia", "IT"), ("Taiwan", "TW"), ("kosovo", "XK"), ("Ukrain", "UA"), ("Crimea", "UA-43")]
        {
            page.type_place(field, typed).await?;
            page.mark(field, code).await?;
            page.keys(crate::page::ENTER).await?;
            let scenario = engine::question(&data, &format!("place={code}"));
            page.answers(&engine::answer(&data, &scenario), typed).await?;
        }
        // With the mouse.
        page.type_place(field, "Franc").await?;
        page.mark(field, "FR").await?;
        page.find("[role=option][data-value=FR]").await?.click().await?;
        let france = engine::answer(&data, &engine::question(&data, "place=FR"));
        page.answers(&france, "France by the mouse").await?;
        // Nothing of that name: a sentence, no list, and the question stays.
        page.type_place(field, "qqqqxxz").await?;
        let said = "const box = document.querySelector(arguments[0]);
            const list = document.getElementById(box.getAttribute('aria-controls'));
            const say = [...box.parentElement.querySelectorAll('[role=status]')].map((e) => e.innerText.trim()).join('');
            return list.hidden && say.length > 10";
        page.wait_with("a sentence that there is no such place", said, vec![json!(field)]).await?;
        page.keys(crate::page::ENTER).await?;
        page.keys(crate::page::ESCAPE).await?;
        let restored = "return document.querySelector(arguments[0]).value === 'France'";
        page.wait_with("the field to say France again", restored, vec![json!(field)]).await?;
        page.answers(&france, "France, after a name that is none").await
    });
}

#[test]
fn a_name_that_was_typed_is_not_lost_when_the_focus_goes_on() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        let field = "[role=combobox][aria-label=Place]";
        for (typed, code) in [("Japan", "JP"), ("Franc", "FR")] {
            page.type_place(field, typed).await?;
            page.mark(field, code).await?;
            page.keys(crate::page::TAB).await?;
            page.answers(&engine::answer(&data, &engine::question(&data, &format!("place={code}"))), typed).await?;
        }
        // Who only looks at the list, or types what is no name, has asked nothing.
        let france = engine::answer(&data, &engine::question(&data, "place=FR"));
        page.find(field).await?.click().await?;
        page.keys(crate::page::TAB).await?;
        page.type_place(field, "qqqqxxz").await?;
        page.keys(crate::page::TAB).await?;
        page.wait_with("France", "return document.querySelector(arguments[0]).value === 'France'", vec![json!(field)]).await?;
        page.answers(&france, "nothing was asked").await
    });
}

#[test]
fn one_place_after_another_is_typed_without_clearing_the_field() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        let field = "[role=combobox][aria-label=Place]";
        for (typed, code) in [("Italy", "IT"), ("Hong Kong", "HK"), ("Taiwan", "TW")] {
            page.find(field).await?.click().await?;
            page.keys(typed).await?;
            page.mark(field, code).await?;
            page.keys(crate::page::ENTER).await?;
            page.answers(&engine::answer(&data, &engine::question(&data, &format!("place={code}"))), typed).await?;
        }
        Ok(())
    });
}
