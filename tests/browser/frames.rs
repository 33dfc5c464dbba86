//! The widget in frames of other pages: sandboxes, widths, many at once, the host's scroll position and focus, hostile hosts.
//! Written without the commands of one browser: they run in Chromium, Firefox and WebKit.

mod builder;
mod dialects;
mod host_script;
mod messages;

use crate::browser::browse;
use crate::engine;
use crate::page::Page;
use crate::server::Mode;
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::prelude::*;

/// Three questions with different answers and heights.
const QUESTIONS: [&str; 3] = ["place=HK", "channel=azure", "place=IT&channel=app&date=2023-04-15&who=individual"];

/// A host that obeys our own messages, and remembers all.
const LISTENER: &str = "
    var got = [];
    addEventListener('message', ({ data, source }) => {
        const frame = [...document.querySelectorAll('iframe')].find((f) => f.contentWindow === source);
        if (!data || data.source !== 'ai-access-widget') return;
        got.push({ frame: frame ? frame.id : null, ...data });
        if (data.type === 'resize' && frame) frame.style.height = data.height + 'px';
    });
    var last = (id, ...types) => got.findLast((m) => m.frame === id && types.includes(m.type));
    var send = (id, type, value) => document.getElementById(id).contentWindow.postMessage({ source: 'ai-access-host', v: 1, type, value }, '*');";

/// Serves a page with this body and opens it. Its frames may come from `{there}`, another origin.
async fn host(page: &Page, script: &str, body: &str) -> WebDriverResult<()> {
    let html = format!("<!doctype html><meta charset=utf-8><title>Host</title><script>{script}</script>{body}");
    let html = html.replace("{there}", &page.site.elsewhere());
    page.site.serve(Mode { published_headers: true, host: Some(html), ..Mode::default() });
    page.load("/host.html").await
}

/// How long frames are watched for growth, all at once: 10 seconds, or what `FRAMES_SECONDS` says.
fn watched() -> Duration {
    let named = std::env::var("FRAMES_SECONDS").ok().and_then(|s| s.parse().ok());
    Duration::from_secs(named.unwrap_or(10))
}

/// The engine's verdict on a query.
fn verdict(query: &str) -> String {
    let data = engine::data();
    engine::answer(&data, &engine::question(&data, query)).verdict
}

#[test]
fn every_sandbox_and_width_answers() {
    let full = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
    browse(async |page| {
        for sandbox in [None, Some("allow-scripts"), Some("allow-scripts allow-same-origin"), Some(full)] {
            let given = sandbox.map(|s| format!("sandbox='{s}'")).unwrap_or_default();
            let mut body = String::new();
            for width in [320, 640, 1024] {
                for (number, question) in QUESTIONS.iter().enumerate() {
                    // The page itself with `embed=1` is a frame like `embed/`.
                    let address = if number == 0 { format!("/?embed=1&{question}") } else { format!("/embed/?{question}") };
                    body += &format!(
                        "<iframe id=f{width}-{number} {given} width={width} height=300 src='{{there}}{address}'></iframe>"
                    );
                }
            }
            host(&page, LISTENER, &body).await?;
            page.wait(
                &format!("nine frames to be ready with {sandbox:?}"),
                "return [...document.querySelectorAll('iframe')].every((f) => last(f.id, 'ready'))",
            )
            .await?;
            for width in [320, 640, 1024] {
                for (number, question) in QUESTIONS.iter().enumerate() {
                    let id = format!("f{width}-{number}");
                    let said = page.js("return last(arguments[0], 'ready').state.verdict", vec![json!(id)]).await?;
                    assert_eq!(said, json!(verdict(question)), "{sandbox:?}, {id}");
                    page.enter(&format!("#{id}")).await?;
                    let fits = "return innerHeight === Math.ceil(document.getElementById('page').getBoundingClientRect().height)
                        && document.documentElement.hasAttribute('data-fits')";
                    page.wait(&format!("{id} to have its height with {sandbox:?}"), fits).await?;
                    let seen = "return [document.documentElement.scrollWidth <= innerWidth, document.querySelectorAll('[data-gate]').length,
                        document.documentElement.dataset.embed, document.querySelector('.embed-this').checkVisibility(),
                        getComputedStyle(document.body).backgroundColor !== 'rgba(0, 0, 0, 0)', document.activeElement === document.body]";
                    assert_eq!(page.js(seen, Vec::new()).await?, json!([true, 5, "", false, true, true]), "{sandbox:?}, {id}");
                    page.leave().await?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn without_scripts_or_program_a_frame_shows_the_static_answer() {
    browse(async |page| {
        host(&page, LISTENER, "<iframe id=f sandbox='' width=640 height=640 src='{there}/embed/'></iframe>").await?;
        page.enter("#f").await?;
        let answer = page.answer().await?.expect("no static answer");
        assert_eq!((answer.verdict.as_str(), answer.gates.len()), ("blocked", 5));
        page.leave().await?;

        // Without the program the height is told all the same, and commands are answered.
        let body = "<iframe id=f sandbox='allow-scripts' width=640 height=300 src='/embed/?place=HK'></iframe>";
        let html = format!("<!doctype html><meta charset=utf-8><script>{LISTENER}</script>{body}");
        page.site.serve(Mode { missing: vec![".wasm"], host: Some(html), published_headers: true, ..Mode::default() });
        page.load("/host.html").await?;
        page.wait("the frame to say that the program is missing", "return last('f', 'error')?.code === 'not-live'").await?;
        page.js("send('f', 'setState', { place: 'MO' })", Vec::new()).await?;
        page.wait("an answer to a command", "return got.filter((m) => m.type === 'error').length === 2").await?;
        page.enter("#f").await?;
        page.wait(
            "the height of the static answer",
            "return innerHeight === Math.ceil(document.getElementById('page').getBoundingClientRect().height)",
        )
        .await?;
        page.leave().await
    });
}

#[test]
fn the_host_keeps_its_place_and_its_focus() {
    browse(async |page| {
        let body = "<p style='height:80px'></p><input id=own value=mine><p style='height:2000px'></p>
            <iframe id=f width=640 height=200 src='{there}/embed/?place=HK'></iframe><p style='height:3000px'></p>";
        host(&page, LISTENER, body).await?;
        page.js("document.getElementById('own').focus(); scrollTo(0, 40)", Vec::new()).await?;
        let kept = "return [scrollY, document.activeElement.id]";
        page.wait("the frame to be ready", "return !!last('f', 'ready')").await?;
        assert_eq!(page.js(kept, Vec::new()).await?, json!([40, "own"]), "after the start");
        for place in ["MO", "US", "UA-43", "IT"] {
            page.js("send('f', 'setState', { place: arguments[0], channel: 'app' })", vec![json!(place)]).await?;
            let done = "return last('f', 'statechange')?.place === arguments[0]";
            page.wait_with("the state to follow", done, vec![json!(place)]).await?;
        }
        // A question that is answered at once is answered once.
        assert_eq!(page.js("return got.filter((m) => m.type === 'statechange').length", Vec::new()).await?, json!(4));
        assert_eq!(page.js(kept, Vec::new()).await?, json!([40, "own"]), "after four questions");
        Ok(())
    });
}

/// Numbers from a seed, arbitrary data of every kind that can be sent, and known commands with arbitrary values.
const FLOOD: &str = r#"
    const done = arguments[arguments.length - 1];
    const frame = document.getElementById("f");
    const errors = [];
    frame.contentWindow.addEventListener("error", (e) => errors.push(e.message));
    frame.contentWindow.addEventListener("unhandledrejection", (e) => errors.push(String(e.reason)));
    let seed = arguments[0];
    const random = (n) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return Math.floor(seed / 4294967296 * n); };
    const pick = (list) => list[random(list.length)];
    const circle = {}; circle.self = circle;
    const proto = JSON.parse('{"__proto__": {"place": "HK"}, "constructor": 1, "toString": null}');
    const odd = () => pick([undefined, null, true, -0, NaN, Infinity, 1e308, 2n ** 70n, "", "HK", "\u0000\ud800\u202e", "x".repeat(5000),
        "place=HK&date=1", "pymxPYMxabcxPYMxwidthxPYMx1e999", "{\"a\":", "[iFrameSizer]x", [], [[[]]], [1, , 3], {}, circle, proto,
        new Date(NaN), /x/g, new Map([[1, 2]]), new Set([1]), new Error("x"), new ArrayBuffer(8), new Float64Array(3), new Boolean(false),
        new String("place"), new Blob(["x"]), { place: "HK" }, { top: "a", height: -1 }, { sentinel: "amp", type: "frames-init" },
        { message: "ready", secret: "x" }]);
    const fields = ["place", "provider", "model", "channel", "date", "who", "owner", "route", "__proto__", "constructor", "", "x"];
    const values = ["CN", "HK", "XX", "openai", "meta", "gpt-oss", "api", "azure", "2024-07-09", "2024-02-30", "99999-01-01", "latest", "vpn"];
    const types = ["hello", "getState", "setState", "setTheme", "setLang", "setViewport", "Destroy", "toString", "__proto__", "valueOf", ""];
    const state = () => Object.fromEntries(Array.from({ length: random(5) }, () => [pick(fields), random(3) ? pick(values) : odd()]));
    const message = () => pick([odd, () => ({ source: "ai-access-host", v: odd(), type: pick(types), value: odd() }),
        () => ({ source: "ai-access-host", v: 1, type: pick(types), value: odd() }), () => ({ source: "ai-access-host", v: 1, type: odd() }),
        () => ({ source: "ai-access-host", v: 1, type: "setState", value: state() })])();
    let left = arguments[1];
    const batch = () => {
        for (let n = 0; n < 250 && left > 0; n += 1, left -= 1) frame.contentWindow.postMessage(message(), "*");
        if (left > 0) setTimeout(batch, 0); else setTimeout(() => done(errors), 300);
    };
    batch();"#;

#[test]
fn ten_thousand_hostile_messages_do_no_harm() {
    browse(async |page| {
        host(&page, LISTENER, "<iframe id=f width=640 height=300 src='/embed/'></iframe>").await?;
        page.wait("the frame to be ready", "return !!last('f', 'ready')").await?;
        let errors = page.js_later(FLOOD, vec![json!(20_240_709), json!(10_000)]).await?;
        assert_eq!(errors, json!([]));
        let types = page.js("return [...new Set(got.map((m) => m.type))].sort()", Vec::new()).await?;
        assert_eq!(types, json!(["error", "ready", "resize", "statechange"]));
        let codes =
            page.js("return [...new Set(got.filter((m) => m.type === 'error').map((m) => m.code))].sort()", Vec::new()).await?;
        assert_eq!(codes, json!(["invalid-value", "unknown-field", "unknown-type", "unknown-version", "unsupported"]));
        // It still obeys, and says what it shows.
        page.js("got.length = 0; send('f', 'setState', { place: 'IT', provider: 'openai', model: null, channel: 'app', date: '2023-04-15',
            who: 'individual', owner: null, route: 'direct' })", Vec::new()).await?;
        page.wait("the state to follow", "return last('f', 'statechange')?.place === 'IT'").await?;
        page.enter("#f").await?;
        let data = engine::data();
        let question = "place=IT&channel=app&date=2023-04-15&who=individual";
        page.answers(&engine::answer(&data, &engine::question(&data, question)), question).await?;
        page.leave().await
    });
}

#[test]
fn only_the_parent_is_heard() {
    browse(async |page| {
        // A neighbour speaks to the frame; the frame of a frame's frame is no parent either.
        let body = "<iframe id=f width=640 height=300 src='{there}/embed/'></iframe><iframe id=n srcdoc='<p>n'></iframe>";
        host(&page, LISTENER, body).await?;
        page.wait("the frame to be ready", "return !!last('f', 'ready')").await?;
        page.wait("the neighbour", "return document.getElementById('n').contentDocument.readyState === 'complete'").await?;
        let speak = "got.length = 0; const n = document.getElementById('n').contentWindow;
            n.eval(\"for (const type of ['hello', 'getState', 'setTheme', 'nonsense']) parent.frames[0].postMessage({ source: 'ai-access-host', v: 1, type, value: 'dark' }, '*')\")";
        page.js(speak, Vec::new()).await?;
        page.js("send('f', 'getState')", Vec::new()).await?;
        page.wait("the answer to the parent", "return !!last('f', 'statechange')").await?;
        let said = page.js("return got.filter((m) => m.type !== 'resize').map((m) => m.type)", Vec::new()).await?;
        assert_eq!(said, json!(["statechange"]));
        page.enter("#f").await?;
        assert_eq!(page.js("return document.documentElement.dataset.theme || null", Vec::new()).await?, Value::Null);
        page.leave().await
    });
}
