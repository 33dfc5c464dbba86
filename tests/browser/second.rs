//! The views of the second question and of the money: what they load, what they show, how they follow the question, and that they
//! say what the command line says.

use crate::browser::browse;
use crate::page::Page;
use ai_access::training::link::FIELDS;
use serde_json::{Value, json};
use std::process::Command;
use thirtyfour::prelude::*;

const TRAIN: &str = "return document.querySelector('[data-train-verdict]')?.dataset.trainVerdict || null";

#[test]
fn could_it_be_trained_there() {
    browse(async |page| {
        page.open("").await?;
        page.sourced().await?;
        let before = page.site.asked();
        page.find("#tab-train").await?.click().await?;
        page.wait("the answer", "return document.querySelector('[data-train-verdict]')?.dataset.trainVerdict === 'denied'")
            .await?;
        let more: Vec<String> = page.site.asked().into_iter().filter(|a| !before.contains(a)).collect();
        let files = ["/rest-", "/style-", "/training-", "/second-en-"];
        assert!(
            more.len() == files.len() && files.iter().all(|f| more.iter().any(|m| m.starts_with(f))),
            "the second program with its look, data and texts: {more:?}"
        );
        let sentence = page.js("return document.querySelector('[data-train-sentence]').textContent", Vec::new()).await?;
        let sentence = sentence.as_str().unwrap();
        assert!(sentence.contains("China") && sentence.contains("H100") && sentence.contains("2024"), "{sentence}");
        let gates =
            "return [...document.querySelectorAll('[data-train-gate]')].map((g) => `${g.dataset.trainGate} ${g.dataset.status}`)";
        let expected = json!(["launch open", "export-rule closed", "letter open", "import open", "delivery not-applicable"]);
        assert_eq!(page.js(gates, Vec::new()).await?, expected);
        // A gate leads to its rules; one without any leads nowhere.
        page.find("[data-train-gate=launch] button").await?.click().await?;
        let there = "const d = document.getElementById('grounds-launch'), { top } = d.getBoundingClientRect();
            return d.open && top >= 0 && top < innerHeight && !document.querySelector('[data-train-gate=delivery] button')";
        page.wait("the gate's rules", there).await?;
        // The test worked out: the chip's figure beside the limit of that day; the weaker class does not catch it.
        let rows = "return [...document.querySelectorAll('.worked table')].map((t) => [t.dataset.test, t.dataset.met,
            [...t.querySelectorAll('tbody tr')][0].textContent])";
        let rows = page.js(rows, Vec::new()).await?;
        let rows = rows.as_array().unwrap();
        assert!(rows[0][2].as_str().unwrap().contains("15,832≥ 4,800met"), "{rows:?}");
        assert_eq!((&rows[0][1], &rows[1][1]), (&json!("yes"), &json!("no")), "{rows:?}");
        assert!(!sentence.contains("NAC"));
        // The picture: both lists, and how many more.
        let lists = "return [...document.querySelectorAll('.ranges')].map((l) => l.children.length > 3)";
        assert_eq!(page.js(lists, Vec::new()).await?, json!([true, true]));
        let said = page.js("return document.querySelector('.size .said').textContent", Vec::new()).await?;
        assert!(said.as_str().unwrap().contains("times as many"), "{said}");

        // Another chip and another day, in the address too.
        page.choose("chip", "rtx-4090").await?;
        page.wait("a notice", "return document.querySelector('[data-train-verdict]').dataset.trainVerdict === 'notice'").await?;
        page.wait("the address", "return location.search === '?chip=rtx-4090&view=train'").await?;
        page.type_date("2023-11-16").await?;
        page.wait("the day before", "return document.querySelector('[data-train-verdict]').dataset.trainVerdict === 'free'")
            .await?;
        page.reload().await?;
        page.wait(
            "the same after a reload",
            "return document.querySelector('[data-train-verdict]')?.dataset.trainVerdict === 'free'",
        )
        .await?;

        // What cannot be read is named, with the nearest value, until the reader sets it.
        page.open("view=train&chip=h10&days=0").await?;
        let named = "const t = document.querySelector('.invalid')?.textContent || ''; return t.includes('h10') && t.includes('h100') && t.includes('days')";
        page.wait("both errors", named).await?;
        page.choose("chip", "a100").await?;
        page.wait("one error less", "return !document.querySelector('.invalid').textContent.includes('h10')").await?;
        assert_eq!(page.js(TRAIN, Vec::new()).await?, json!("denied"));
        Ok(())
    });
}

#[test]
fn who_is_paid_changes_with_the_day() {
    let flows = "return [...document.querySelectorAll('[data-flow]')].map((f) => f.dataset.flow).join()";
    browse(async |page| {
        page.open("view=money&channel=azure&date=2026-04-26").await?;
        page.wait("the payments", "return document.querySelectorAll('[data-flow]').length > 0").await?;
        let before = page.js(flows, Vec::new()).await?;
        assert!(before.as_str().unwrap().contains("openai.share-from-microsoft"), "{before}");
        let drawn =
            "return [...document.querySelectorAll('.flow [data-arrow]')].map((a) => a.dataset.arrow).includes(arguments[0])";
        assert_eq!(page.js(drawn, vec![json!("seller-maker")]).await?, json!(true));
        let sourced = "return [...document.querySelectorAll('[data-flow]')].every((f) => f.querySelector('a[href^=\"https://\"]') && f.querySelector('.confidence'))";
        assert_eq!(page.js(sourced, Vec::new()).await?, json!(true));
        page.find(".money .step:last-child").await?.click().await?;
        page.wait("the payment to end", "return !document.querySelector('[data-flow=\"openai.share-from-microsoft\"]')").await?;
        assert_eq!(page.js(drawn, vec![json!("seller-maker")]).await?, json!(false));
        assert!(page.query().await?.contains("date=2026-04-27"));
        // Nothing known: no arrow, and it says so.
        page.choose("provider", "mistral").await?;
        page.wait("no payment", "return !document.querySelector('[data-flow], .flow')").await?;
        let said = page.js("return document.querySelector('[data-money-sentence]').textContent", Vec::new()).await?;
        assert!(said.as_str().unwrap().contains("no arrow"), "{said}");
        Ok(())
    });
}

/// The answer that the command line gives to the same question.
fn command_line(command: &str, question: &str) -> Value {
    let pairs = question.split('&').filter_map(|p| p.split_once('=')).filter(|(key, _)| *key != "view");
    let args = pairs.flat_map(|(key, value)| [format!("--{key}"), value.to_owned()]);
    let program = env!("CARGO_BIN_EXE_access");
    let out = Command::new(program).args([command, "--json"]).args(args).output().unwrap();
    assert!(out.status.success(), "{question}: {}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

#[test]
fn the_page_says_what_the_command_line_says() {
    browse(async |page| {
        for question in [
            "view=train",
            "view=train&place=SG&owner=CN&chip=h800&date=2023-11-17",
            "view=train&chip=h20&date=2025-08-20&buyer=state-funded",
            "view=train&chip=a100&path=own-stock&flop=3.3e24&mfu=0.33&days=60",
            "view=train&chip=own&tpp=2399&die=814&dram=4000&io=900&data-centre=yes&peak=150",
            "view=train&chip=h200&date=2026-06-28",
        ] {
            page.open(question).await?;
            page.wait("the answer", "return !!document.querySelector('[data-train-verdict]')").await?;
            let expected = command_line("train", question);
            let shown = "const of = (s) => document.querySelector(s)?.textContent.replace(/\\s+/g, ' ').trim() ?? '';
                const e = document.querySelector('[data-train-verdict]');
                return { verdict: e.dataset.trainVerdict, stops_at: e.dataset.trainStopsAt ?? null, sentence: of('[data-train-sentence]'),
                    gates: [...document.querySelectorAll('[data-train-gate]')].map((g) => [g.dataset.trainGate, g.dataset.status]),
                    tests: [...document.querySelectorAll('.worked table')].map((t) => [t.dataset.test, t.dataset.met === 'yes']),
                    history: [...document.querySelectorAll('.train .log li')].length }";
            let shown = page.js(shown, Vec::new()).await?;
            for key in ["verdict", "stops_at", "sentence"] {
                assert_eq!(shown[key], expected[key], "{question}: {key}");
            }
            let list = |key: &str, a: &str, b: &str| -> Value {
                expected[key]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|g| json!([g[a], g[b].as_bool().map_or(g[b].clone(), Value::Bool)]))
                    .collect()
            };
            assert_eq!(shown["gates"], list("gates", "id", "status"), "{question}");
            let met: Value =
                expected["tests"].as_array().unwrap().iter().map(|t| json!([t["test"], t["meets"] == json!(true)])).collect();
            assert_eq!(shown["tests"], met, "{question}");
        }
        for question in ["view=money", "view=money&channel=azure&date=2026-04-27", "view=money&provider=google"] {
            page.open(question).await?;
            page.wait("the answer", "return !!document.querySelector('[data-money-sentence]')").await?;
            let expected = command_line("money", question);
            let shown = "return [document.querySelector('[data-money-sentence]').textContent.replace(/\\s+/g, ' ').trim(),
                [...document.querySelectorAll('[data-flow]')].map((f) => f.dataset.flow)]";
            let shown = page.js(shown, Vec::new()).await?;
            assert_eq!(shown[0], expected["sentence"], "{question}");
            let flows: Value = expected["flows"].as_array().unwrap().iter().map(|f| f["id"].clone()).collect();
            assert_eq!(shown[1], flows, "{question}");
        }
        Ok(())
    });
}

/// What stands first answers the question of the tab; the first question is there, folded, and leads back.
#[test]
fn the_headline_is_the_tab_s_own() {
    browse(async |page| {
        page.open("view=train&chip=h20").await?;
        page.wait("the answer", "return !!document.querySelector('[data-train-verdict=free]')").await?;
        let order = "const top = (s) => document.querySelector(s).getBoundingClientRect().top;
            return top('[data-train-sentence]') < top('.first') && top('.first') < top('[role=tablist]')
                && [...document.querySelectorAll('.answer')].length === 1 && document.querySelector('.answer').getAttribute('role') === 'status' && document.querySelector('.answer').id === 'answer'";
        assert_eq!(page.js(order, Vec::new()).await?, json!(true));
        let first = "const f = document.querySelector('.first'); return [document.querySelector('.widget').dataset.verdict,
            f.querySelector('[data-sentence]').textContent.startsWith('No.'), f.querySelectorAll('[data-gate]').length, f.open]";
        assert_eq!(page.js(first, Vec::new()).await?, json!(["blocked", true, 5, false]));
        // Place and day are the page's own, and have one control each.
        page.type_date("2025-04-09").await?;
        page.wait("the letter", "return document.querySelector('[data-train-verdict]').dataset.trainVerdict === 'licence'")
            .await?;
        assert!(page.query().await?.contains("date=2025-04-09"));
        page.find(".first summary").await?.click().await?;
        page.find(".first .acts button").await?.click().await?;
        page.wait(
            "the first question",
            "return !document.querySelector('.first') && !!document.querySelector('.question [name=channel]')",
        )
        .await?;
        assert!(!page.query().await?.contains("view="));
        Ok(())
    });
}

/// Fields for the size of the task: labelled, in the address, with errors that name the field and what is valid.
#[test]
fn the_size_of_the_task_is_entered() {
    async fn enter(page: &Page, field: &str, text: &str) -> WebDriverResult<()> {
        let input = page.find(&format!(".entry input[name={field}]")).await?;
        input.clear().await?;
        input.send_keys(format!("{text}\n")).await
    }
    browse(async |page| {
        page.open("view=train").await?;
        page.wait("the fields", "return document.querySelectorAll('.entry input').length === 3").await?;
        page.js("document.querySelector('.whole')?.click()", Vec::new()).await?;
        let names =
            "return [...document.querySelectorAll('.entry input')].map((i) => [i.name, i.labels[0].textContent.length > 3])";
        assert_eq!(page.js(names, Vec::new()).await?, json!([["flop", true], ["mfu", true], ["days", true]]));
        enter(&page, "flop", "3.3e24").await?;
        page.wait("the address", "return new URLSearchParams(location.search).get('flop') === '3.3e24'").await?;
        enter(&page, "days", "0").await?;
        let wrong = "const i = document.querySelector('.entry input[name=days]'); const e = document.getElementById(i.getAttribute('aria-describedby'));
            return i.getAttribute('aria-invalid') === 'true' && e?.textContent.includes('3650') && document.querySelector('.invalid').textContent.includes('days')";
        page.wait("the error at the field and above", wrong).await?;
        enter(&page, "days", "60").await?;
        enter(&page, "mfu", "0.33").await?;
        page.wait("no error", "return !document.querySelector('.invalid, [aria-invalid=true]')").await?;
        let count = "return [...document.querySelectorAll('.ranges li')].find((l) => l.textContent.includes('H800')).querySelector('.count').textContent";
        // The worked table of the notes: some 1,950.
        assert_eq!(page.js(count, Vec::new()).await?, json!("1,951"));
        assert_eq!(page.query().await?, "flop=3.3e24&days=60&mfu=0.33&view=train");
        // A run takes its place again.
        page.choose("run", "gpt-4").await?;
        page.wait("the run", "return !location.search.includes('flop')").await?;

        // A chip of one's own figures gets its answer from the test.
        page.choose("chip", "own").await?;
        page.wait("the figures", "return document.querySelectorAll('.question .entry').length === 7").await?;
        for (field, text) in [("tpp", "2399"), ("die", "814"), ("io", "900"), ("dram", "4000")] {
            enter(&page, field, text).await?;
        }
        page.choose("data-centre", "yes").await?;
        page.wait("free", "return document.querySelector('[data-train-verdict]').dataset.trainVerdict === 'free'").await?;
        enter(&page, "tpp", "4800").await?;
        page.wait("denied", "return document.querySelector('[data-train-verdict]').dataset.trainVerdict === 'denied'").await?;
        enter(&page, "tpp", "many").await?;
        page.wait("the error", "return document.querySelector('.invalid')?.textContent.includes('1000000')").await?;
        assert!(
            page.query()
                .await?
                .split(['?', '&'])
                .filter_map(|p| p.split_once('='))
                .all(|(key, _)| key == "view" || FIELDS.contains(&key))
        );
        Ok(())
    });
}

/// Where a chip of this buyer could go: a list and a map, asked only when opened, against the command line.
#[test]
fn every_place_has_its_answer_about_the_chip() {
    browse(async |page| {
        page.open("view=train&chip=h100").await?;
        page.wait("the view", "return !!document.querySelector('.where-to summary')").await?;
        page.js("document.querySelector('.whole')?.click()", Vec::new()).await?;
        assert!(!page.site.asked().iter().any(|a| a.starts_with("/map-")), "the map is loaded when it is wanted");
        page.find(".where-to summary").await?.click().await?;
        page.wait("the list", "return document.querySelectorAll('.where-to tbody tr').length > 250").await?;
        page.wait("the map", "return document.querySelectorAll('.where-to [data-place][data-verdict]').length > 250").await?;
        let rows = "return Object.fromEntries([...document.querySelectorAll('.where-to tbody tr')].map((r) =>
            [r.querySelector('th').textContent, r.querySelector('td').textContent.trim()]))";
        let rows = page.js(rows, Vec::new()).await?;
        for (place, code) in
            [("Malaysia", "MY"), ("Hong Kong", "HK"), ("United Arab Emirates", "AE"), ("Israel", "IL"), ("Kazakhstan", "KZ")]
        {
            let verdict = command_line("train", &format!("chip=h100&place={code}"))["verdict"].clone();
            let label = match verdict.as_str().unwrap() {
                "free" => "free",
                "denied" => "refused by the exporting state",
                "licence" => "licence, decided case by case",
                "unknown" => "not known",
                other => panic!("{other}"),
            };
            assert_eq!(rows[place], json!(label), "{place}");
        }
        // A place of the list becomes the question's.
        page.js(
            "[...document.querySelectorAll('.where-to tbody button')].find((b) => b.textContent === 'Malaysia').click()",
            Vec::new(),
        )
        .await?;
        page.wait("Malaysia", "return document.querySelector('[data-train-verdict]').dataset.trainVerdict === 'free'").await?;
        // With the parent in China every place is another answer.
        page.open("view=train&chip=h100&owner=CN&place=SG").await?;
        page.wait("the view", "return !!document.querySelector('.where-to summary')").await?;
        page.js("document.querySelector('.whole')?.click()", Vec::new()).await?;
        page.find(".where-to summary").await?.click().await?;
        page.wait("the list", "return document.querySelectorAll('.where-to tbody tr').length > 250").await?;
        let malaysia = "return [...document.querySelectorAll('.where-to tbody tr')].find((r) => r.querySelector('th').textContent === 'Malaysia').dataset.tone";
        assert_eq!(page.js(malaysia, Vec::new()).await?, json!("blocked"));
        Ok(())
    });
}

/// Both views in every language: no sentence of theirs is English any more but what comes from the data.
#[test]
fn every_language_has_the_second_question() {
    browse(async |page| {
        for (lang, word) in [("fr", "Non."), ("es", "No."), ("zh-Hans", "不能。"), ("zh-Hant", "不能。"), ("ar", "لا.")] {
            page.open(&format!("view=train&lang={lang}")).await?;
            page.wait("the answer", "return !!document.querySelector('[data-train-sentence]')").await?;
            let said = "const s = document.querySelector('[data-train-sentence]').cloneNode(true);
                const word = s.querySelector('.word').textContent; s.querySelectorAll('[lang=en]').forEach((e) => e.remove());
                return [word, /[a-z]+ (buyer|could|buy)/.test(s.textContent), s.textContent.includes('\u{fffd}')]";
            assert_eq!(page.js(said, Vec::new()).await?, json!([word, false, false]), "{lang}");
            page.find("#tab-money").await?.click().await?;
            page.wait("the money", "return !!document.querySelector('[data-money-sentence]')").await?;
            let said = page.js("return document.querySelector('[data-money-sentence]').textContent", Vec::new()).await?;
            let said = said.as_str().unwrap().to_owned();
            assert!(said.contains("OpenAI") && !said.contains(" pays ") && !said.contains('\u{fffd}'), "{lang}: {said}");
        }
        // Another language while the view is open.
        page.open("view=train").await?;
        page.wait("English", "return document.querySelector('[data-train-sentence]')?.textContent.startsWith('No.')").await?;
        page.choose("lang", "fr").await?;
        page.wait("French", "return document.querySelector('[data-train-sentence]')?.textContent.startsWith('Non.')").await?;
        Ok(())
    });
}
