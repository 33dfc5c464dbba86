//! The messages of the contract, from and to the host.

use super::{LISTENER, host, verdict};
use crate::browser::browse;
use crate::page::Page;
use ai_access::link::FIELDS;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Forgets what was said, sends a command and gives the first answer that is no height.
async fn ask(page: &Page, kind: &str, value: Value) -> WebDriverResult<Value> {
    page.js("got.length = 0; send('f', arguments[0], arguments[1])", vec![json!(kind), value]).await?;
    page.wait(&format!("an answer to {kind}"), "return got.some((m) => m.type !== 'resize')").await?;
    page.js("return got.find((m) => m.type !== 'resize')", Vec::new()).await
}

#[test]
fn the_host_asks_and_is_told() {
    browse(async |page| {
        host(&page, LISTENER, "<iframe id=f width=640 height=300 src='/embed/?place=HK&amp;lang=en'></iframe>").await?;
        page.wait("the frame to be ready", "return !!last('f', 'ready')").await?;
        let ready = page.js("return last('f', 'ready')", Vec::new()).await?;
        assert_eq!(ready["v"], json!(1));
        assert_eq!(ready["methods"], json!(["hello", "getState", "setState", "setTheme", "setLang", "setViewport", "destroy"]));
        assert_eq!(ready["events"], json!(["ready", "resize", "statechange", "sourceopen", "error"]));
        assert_eq!(ready["dataset"]["date"], json!(crate::engine::data().date().to_string()));
        let state = &ready["state"];
        assert!(FIELDS.iter().all(|f| state.get(f).is_some()), "{state}");
        assert_eq!((&state["place"], &state["owner"], &state["model"]), (&json!("HK"), &json!("HK"), &Value::Null));
        assert_eq!((&state["verdict"], &state["stops_at"]), (&json!("blocked"), &json!("provider")));
        assert_eq!(state["permalink"], json!(format!("{}/?place=HK&lang=en", page.site.origin())));
        assert_eq!(state["question"], json!("Could a company in Hong Kong use OpenAI through its own API on 9 July 2024?"));
        assert!(state["sentence"].as_str().unwrap().starts_with("No. On 9 July 2024 a company in Hong Kong"));

        // Some fields; the others stay. The owner moves with the place, the family goes with its maker.
        let answer = ask(&page, "setState", json!({ "place": "CN", "channel": "azure" })).await?;
        assert_eq!(
            (&answer["type"], &answer["owner"], &answer["verdict"]),
            (&json!("statechange"), &json!("CN"), &json!(verdict("channel=azure")))
        );
        let answer =
            ask(&page, "setState", json!({ "provider": "meta", "channel": "weights", "model": "llama-multimodal" })).await?;
        assert_eq!(answer["model"], json!("llama-multimodal"));
        let answer = ask(&page, "setState", json!({ "provider": "openai", "channel": "api", "owner": "US" })).await?;
        assert_eq!((&answer["model"], &answer["owner"]), (&Value::Null, &json!("US")));
        // Null is the usual value.
        let answer = ask(&page, "setState", json!({ "owner": null, "channel": null })).await?;
        assert_eq!((&answer["owner"], &answer["channel"]), (&json!("CN"), &json!("api")));
        // What changes nothing is answered as well.
        let same = ask(&page, "setState", json!({ "place": "CN" })).await?;
        assert_eq!((&same["type"], &same["place"]), (&json!("statechange"), &json!("CN")));
        assert_eq!(ask(&page, "getState", Value::Null).await?["place"], json!("CN"));
        assert_eq!(ask(&page, "hello", Value::Null).await?["state"]["place"], json!("CN"));

        // What cannot be is named, and nothing of it is done.
        for (value, code, field) in [
            (json!({ "place": "HK", "date": "2024-02-30" }), "invalid-value", "date"),
            (json!({ "place": "Atlantis" }), "invalid-value", "place"),
            (json!({ "place": "HK", "colour": "red" }), "unknown-field", "colour"),
            (json!({ "place": 852 }), "invalid-value", "place"),
            (json!("place=HK"), "invalid-value", "value"),
        ] {
            let error = ask(&page, "setState", value.clone()).await?;
            assert_eq!(
                (&error["type"], &error["code"], &error["field"]),
                (&json!("error"), &json!(code), &json!(field)),
                "{value}"
            );
            assert!(error["message"].as_str().is_some_and(|m| m.len() > 20), "{value}: {error}");
            assert_eq!(ask(&page, "getState", Value::Null).await?["place"], json!("CN"), "after {value}");
        }
        assert!(
            ask(&page, "setState", json!({ "date": "2024-02-30" })).await?["message"].as_str().unwrap().contains("YYYY-MM-DD")
        );
        for (kind, value, code) in [
            ("setTheme", json!("purple"), "invalid-value"),
            ("setLang", json!("tlh"), "unsupported"),
            ("setViewport", json!({ "top": 1 }), "invalid-value"),
            ("explode", Value::Null, "unknown-type"),
        ] {
            assert_eq!(ask(&page, kind, value).await?["code"], json!(code), "{kind}");
        }
        Ok(())
    });
}

/// The second question's fields go both ways; what they answer comes along.
#[test]
fn the_host_asks_the_second_question() {
    browse(async |page| {
        host(&page, LISTENER, "<iframe id=f width=640 height=300 src='/embed/?view=train&amp;chip=h20'></iframe>").await?;
        page.wait(
            "the second answer",
            "return (last('f', 'statechange') ?? last('f', 'ready')?.state)?.second?.verdict === 'free'",
        )
        .await?;
        let state = ask(&page, "getState", Value::Null).await?;
        let second = &state["second"];
        assert_eq!((&state["view"], &state["verdict"]), (&json!("train"), &json!("blocked")));
        assert_eq!(
            (&second["chip"], &second["buyer"], &second["path"], &second["run"]),
            (&json!("h20"), &json!("private"), &json!("buy"), &json!("gpt-4"))
        );
        assert!(second["sentence"].as_str().unwrap().starts_with("Yes. On 9 July 2024 a private buyer in China"), "{second}");
        assert!(state["question"].as_str().unwrap().contains("OpenAI") && state["sentence"].as_str().unwrap().starts_with("No."));
        assert_eq!(state["permalink"], json!(format!("{}/?chip=h20&view=train", page.site.origin())));
        page.js("got.length = 0; send('f', 'setState', { chip: 'h100', path: 'own-stock' })", Vec::new()).await?;
        page.wait(
            "the other chip",
            "return last('f', 'statechange')?.second?.chip === 'h100' && last('f', 'statechange').second.verdict === 'denied'",
        )
        .await?;
        page.js("got.length = 0; send('f', 'setState', { view: 'why' })", Vec::new()).await?;
        page.wait(
            "the first view",
            "return last('f', 'statechange')?.view === 'why' && last('f', 'statechange').second === null",
        )
        .await?;
        Ok(())
    });
}

/// What the address keeps of a state, its link and the host's next command keep as well.
#[test]
fn a_link_says_the_whole_state() {
    let answered = "return (last('f', 'statechange') ?? last('f', 'ready')?.state)?.second?.verdict === arguments[0]";
    browse(async |page| {
        // A private person asks, of a chip for a company whose parent is elsewhere.
        let body = "<iframe id=f width=640 height=300 src='/embed/?view=train&amp;place=SG&amp;who=individual&amp;owner=CN&amp;flop=2.1e%2B25'></iframe>";
        host(&page, LISTENER, body).await?;
        page.wait_with("the second answer", answered, vec![json!("denied")]).await?;
        let state = ask(&page, "getState", Value::Null).await?;
        let link = "?place=SG&who=individual&owner=CN&flop=2.1e%2B25&view=train";
        assert_eq!(state["permalink"], json!(format!("{}/{link}", page.site.origin())));
        assert_eq!((&state["second"]["owner"], &state["second"]["flop"]), (&json!("CN"), &json!("2.1e+25")));
        page.js("got.length = 0; send('f', 'setState', { date: '2024-08-01' })", Vec::new()).await?;
        page.wait("the other day", "return last('f', 'statechange')?.second?.date === '2024-08-01'").await?;
        let second = page.js("return last('f', 'statechange').second", Vec::new()).await?;
        assert_eq!((&second["owner"], &second["verdict"], &second["flop"]), (&json!("CN"), &json!("denied"), &json!("2.1e+25")));
        // A run takes the place of a size.
        page.js("got.length = 0; send('f', 'setState', { run: 'gpt-4' })", Vec::new()).await?;
        page.wait("the run", "return last('f', 'statechange')?.second?.run === 'gpt-4'").await?;
        let told = page.js("return last('f', 'statechange')", Vec::new()).await?;
        assert!(told["second"]["flop"].is_null() && !told["permalink"].as_str().unwrap().contains("flop"), "{told}");

        // A value that pretends to be more fields stays one, and is named as wrong.
        let body = "<iframe id=f width=640 height=300 src='/embed/?view=train&amp;flop=1%26place%3DUS%26chip%3Dh20'></iframe>";
        host(&page, LISTENER, body).await?;
        page.wait_with("the second answer", answered, vec![json!("denied")]).await?;
        let state = ask(&page, "getState", Value::Null).await?;
        assert_eq!((&state["second"]["chip"], &state["second"]["place"]), (&json!("h100"), &json!("CN")), "{state}");
        let link = "?flop=1%26place%3DUS%26chip%3Dh20&view=train";
        assert_eq!(state["permalink"], json!(format!("{}/{link}", page.site.origin())));
        Ok(())
    });
}

/// A frame that grows without end freezes; one that is told to end while it is frozen does not wake up again.
#[test]
fn the_end_is_silent_in_a_frozen_frame_too() {
    browse(async |page| {
        host(&page, LISTENER, "<iframe id=f width=640 height=300 src='/embed/'></iframe>").await?;
        page.wait("the frame to be ready", "return !!last('f', 'ready')").await?;
        let grow = "const done = arguments[arguments.length - 1];
            const inner = document.getElementById('f').contentDocument.getElementById('page');
            let n = 0;
            const more = () => { inner.style.paddingBottom = `${n * 50}px`; n += 1; n > 12 ? setTimeout(done, 300) : setTimeout(more, 100); };
            more()";
        page.js_later(grow, Vec::new()).await?;
        let touch = "document.getElementById('f').contentWindow.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }))";
        let left = "const f = document.getElementById('f'); const high = f.contentDocument.getElementById('page').offsetHeight;
            return [got.length, f.clientHeight < high]";
        page.js("got.length = 0; send('f', 'destroy')", Vec::new()).await?;
        page.js_later("const done = arguments[arguments.length - 1]; setTimeout(done, 200)", Vec::new()).await?;
        page.js(touch, Vec::new()).await?;
        page.js_later("const done = arguments[arguments.length - 1]; setTimeout(done, 500)", Vec::new()).await?;
        assert_eq!(page.js(left, Vec::new()).await?, json!([0, true]), "it was frozen, and says nothing any more");
        Ok(())
    });
}

#[test]
fn theme_sources_and_the_end() {
    browse(async |page| {
        host(&page, LISTENER, "<iframe id=f width=640 height=300 src='/embed/?theme=light'></iframe>").await?;
        page.wait("the frame to be ready", "return !!last('f', 'ready')").await?;
        let paper = "return getComputedStyle(document.getElementById('f').contentDocument.body).backgroundColor";
        let light = page.js(paper, Vec::new()).await?;
        page.js("send('f', 'setTheme', 'dark')", Vec::new()).await?;
        page.wait_with("another paper", &format!("{} !== arguments[0]", paper), vec![light.clone()]).await?;
        page.js("send('f', 'setTheme', 'light')", Vec::new()).await?;
        page.wait_with("the light paper", &format!("{} === arguments[0]", paper), vec![light]).await?;

        let click = "const d = document.getElementById('f').contentDocument;
            const a = d.querySelector('.evidence a[href^=https]'); a.addEventListener('click', (e) => e.preventDefault()); a.click(); return a.href";
        let url = page.js(click, Vec::new()).await?;
        page.wait_with("the source", "return last('f', 'sourceopen')?.url === arguments[0]", vec![url]).await?;

        // A choice of the reader reaches the host.
        page.enter("#f").await?;
        page.choose("channel", "azure").await?;
        page.leave().await?;
        page.wait("the reader's choice", "return last('f', 'statechange')?.channel === 'azure'").await?;

        // The language, through the reader's own switch; the link keeps it.
        page.js("send('f', 'setLang', 'fr')", Vec::new()).await?;
        page.wait("French", "return document.getElementById('f').contentDocument.documentElement.lang === 'fr'").await?;
        page.wait("the link to follow", "return !!last('f', 'statechange')?.permalink.includes('lang=fr')").await?;

        page.js("send('f', 'destroy')", Vec::new()).await?;
        page.js("const done = arguments[arguments.length - 1]; setTimeout(done, 200)", Vec::new()).await?;
        page.js("got.length = 0; send('f', 'hello'); document.getElementById('f').style.width = '400px'", Vec::new()).await?;
        page.js_later("const done = arguments[arguments.length - 1]; setTimeout(done, 500)", Vec::new()).await?;
        assert_eq!(page.js("return got.length", Vec::new()).await?, json!(0), "after destroy all is silent");
        Ok(())
    });
}

#[test]
fn locked_controls_are_text() {
    browse(async |page| {
        page.load("/embed/?place=HK&lock=place~date").await?;
        page.live().await?;
        let shown =
            "return [...document.querySelectorAll('.question [data-field]')].map((e) => e.dataset.field + '=' + e.innerText)";
        assert_eq!(page.js(shown, Vec::new()).await?, json!(["place=Hong Kong", "date=9 July 2024"]));
        let left = "return [...document.querySelectorAll('.question select, .question input')].map((e) => e.ariaLabel)";
        assert_eq!(page.js(left, Vec::new()).await?, json!(["Who", "Provider", "Channel", "Owner", "Route", "Model"]));
        let rest = "return [document.querySelector('[type=range]').disabled, document.querySelectorAll('.step').length,
            [...document.querySelectorAll('[data-change]')].map((e) => e.dataset.change).filter((f) => f === 'place' || f === 'date').length,
            document.querySelectorAll('[data-change]').length > 0]";
        assert_eq!(page.js(rest, Vec::new()).await?, json!([true, 0, 0, true]));
        page.choose("channel", "azure").await?;
        page.wait("the answer to follow", "return document.querySelector('[data-question]').dataset.question.includes('place=HK&provider=openai&channel=azure')").await?;

        page.load("/embed/?controls=0").await?;
        page.live().await?;
        assert_eq!(page.js(left, Vec::new()).await?, json!([]));
        let none = "return document.querySelectorAll('[data-change], .changes, .step, .log button:enabled').length";
        assert_eq!(page.js(none, Vec::new()).await?, json!(0));
        assert_eq!(page.js("return document.querySelectorAll('[data-gate] button').length", Vec::new()).await?, json!(5));

        // What cannot be locked is named.
        page.load("/?lock=plaice&controls=maybe&theme=drak").await?;
        page.live().await?;
        let alert = page.js("return document.querySelector('[role=alert]').innerText", Vec::new()).await?;
        assert!(
            ["lock", "plaice", "place", "controls", "maybe", "theme", "drak", "auto, light, dark"]
                .iter()
                .all(|w| alert.as_str().unwrap().contains(w)),
            "{alert}"
        );
        Ok(())
    });
}
