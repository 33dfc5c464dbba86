//! Never blank: without scripts, without the program, with a damaged one and behind a strict policy there is always an answer.

use crate::browser::browse;
use crate::engine;
use crate::page::Page;
use crate::server::Mode;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Whether the notice about the missing program is seen.
const TROUBLE: &str = "const notice = document.getElementById('trouble');
    return !!notice && notice.checkVisibility() && notice.innerText.length > 20";

/// The static answer to the usual question stands there and is seen, with all five gates.
async fn stands(page: &Page, when: &str) -> WebDriverResult<()> {
    let data = engine::data();
    let expected = engine::answer(&data, &engine::question(&data, ""));
    page.answers(&expected, when).await?;
    let seen = "return ['[data-sentence]', '[data-gate]', \"a[href^='https://']\"].map((s) => [...document.querySelectorAll(s)]
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length && e.innerText.trim()).length)";
    let counts = page.js(seen, Vec::new()).await?;
    assert_eq!((&counts[0], &counts[1]), (&json!(1), &json!(5)), "{when}: seen sentences and gates");
    assert!(counts[2].as_i64() >= Some(1), "{when}: no link to a source is seen");
    Ok(())
}

#[test]
fn without_scripts_the_answer_stands() {
    browse(async |page| {
        page.scripts(false).await?;
        page.load("/").await?;
        stands(&page, "without scripts").await?;
        // Nobody else can say that the question of the address is not the one that is answered, but the sentence says which.
        page.load("/?place=HK").await?;
        stands(&page, "without scripts, with a question").await?;
        // With scripts again it lives.
        page.scripts(true).await?;
        page.open("").await
    });
}

#[test]
fn without_the_program_the_answer_stands_and_the_page_says_so() {
    let policy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; img-src data:";
    let troubles = [
        ("the program is missing", Mode { missing: vec![".wasm"], ..Mode::default() }),
        ("the program arrives by half", Mode { cut: Some(".wasm"), ..Mode::default() }),
        ("a policy forbids programs", Mode { policy: Some(policy.to_owned()), ..Mode::default() }),
    ];
    browse(async |page| {
        for (when, mode) in troubles {
            for query in ["/", "/?place=HK&theme=dark"] {
                page.site.serve(mode.clone());
                page.load(query).await?;
                page.wait(&format!("the notice, when {when}"), TROUBLE).await?;
                stands(&page, when).await?;
                faded(&page, when).await?;
            }
        }
        page.site.serve(Mode::default());
        page.open("").await?;
        assert_eq!(page.js(TROUBLE, Vec::new()).await?, json!(false), "no notice where all is well");
        Ok(())
    });
}

/// The answer is not left half visible, as while the page starts.
async fn faded(page: &Page, when: &str) -> WebDriverResult<()> {
    let opacity = "let o = 1; for (let e = document.querySelector('[data-sentence]'); e; e = e.parentElement)
        o *= getComputedStyle(e).opacity; return o";
    assert_eq!(page.js(opacity, Vec::new()).await?.as_f64(), Some(1.0), "{when}: the answer is faded");
    Ok(())
}

/// One byte is changed: at the head of the program, in its code, in its data. Whatever the byte does, there is an answer and
/// it is the right one; where the program cannot run, the page says so.
#[test]
fn with_a_damaged_byte_there_is_still_the_right_answer() {
    browse(async |page| {
        let program = page.site.file("/widget-");
        let half = program.len() / 2;
        // A name of the embedded data; every changed byte of those is noticed by the check sum.
        let in_data = program.windows(11).position(|w| w == b"Afghanistan").expect("the data are not in the program as they are");
        for (where_, at) in
            [("the head", 0), ("the version", 4), ("the code", half / 2), ("the data", in_data), ("the data's end", in_data + 5)]
        {
            page.site.serve(Mode { damaged: Some((".wasm", at)), ..Mode::default() });
            page.load("/").await?;
            page.wait(
                &format!("an end of the start, with a damaged byte in {where_}"),
                "return !!document.documentElement.dataset.state",
            )
            .await?;
            stands(&page, &format!("a damaged byte in {where_} ({at})")).await?;
            faded(&page, where_).await?;
            if where_ != "the code" {
                page.wait(&format!("the notice, with a damaged byte in {where_}"), TROUBLE).await?;
            }
        }
        Ok(())
    });
}

#[test]
fn without_the_evidence_the_answer_stands_and_the_page_offers_to_try_again() {
    browse(async |page| {
        page.site.serve(Mode { missing: vec![".bin"], ..Mode::default() });
        page.open("").await?;
        page.wait("the answer", "return document.querySelector('[data-sentence]').textContent.includes('9 July 2024')").await?;
        page.wait("the offer to try again", "return !!document.querySelector('.awaited button')").await?;
        let button = page.find(".awaited button").await?;
        page.site.serve(Mode::default());
        button.click().await?;
        page.sourced().await
    });
}

#[test]
fn without_the_second_program_or_its_look_the_answer_stands_and_the_view_offers_to_try_again() {
    browse(async |page| {
        for missing in ["/rest-", "/style-"] {
            page.site.serve(Mode { missing: vec![missing], ..Mode::default() });
            page.open("view=compare").await?;
            page.wait("the answer", "return document.querySelector('[data-sentence]').textContent.includes('9 July 2024')")
                .await?;
            page.wait("the offer to try again", "return !!document.querySelector('[data-view=compare] .awaited button')").await?;
            let button = page.find("[data-view=compare] .awaited button").await?;
            page.site.serve(Mode::default());
            button.click().await?;
            page.wait("the view", "return !!document.querySelector('[data-view=compare] table')").await?;
        }
        Ok(())
    });
}

/// A file that arrives damaged is as good as none: the view says so, and has it fetched again.
#[test]
fn a_damaged_file_of_a_view_is_offered_to_be_fetched_again() {
    browse(async |page| {
        page.open("").await?;
        let places = page.site.file("/map-");
        let space = places.windows(4).position(|w| w == b"\nAE ").expect("the map has no such place") + 3;
        for (view, at, there) in [
            ("train", 500, "return !!document.querySelector('[data-view=train] .worked')"),
            (
                "map",
                space,
                "return document.querySelectorAll('.map svg').length === 1 && document.querySelectorAll('[data-place][data-verdict]').length > 270",
            ),
        ] {
            page.site.serve(Mode { damaged: Some((".txt", at)), ..Mode::default() });
            page.open(&format!("view={view}")).await?;
            page.wait(
                &format!("the offer to try again in {view}"),
                "return !!document.querySelector(':is(.awaited, .sea) button')",
            )
            .await?;
            page.site.serve(Mode::default());
            page.find(":is(.awaited, .sea) button").await?.click().await?;
            page.wait(&format!("the view {view}"), there).await?;
        }
        Ok(())
    });
}

#[test]
fn what_cannot_be_loaded_to_take_an_answer_along_is_said() {
    browse(async |page| {
        page.open("").await?;
        page.site.serve(Mode { missing: vec!["/rest-"], ..Mode::default() });
        page.find(".take > summary").await?.click().await?;
        page.find("[data-take=citation]").await?.click().await?;
        page.wait("the failure in words", "return document.querySelector('#taken > p').textContent.includes('try again')")
            .await?;
        page.site.serve(Mode::default());
        page.find("[data-take=citation]").await?.click().await?;
        let there =
            "const taken = document.querySelector('#taken'), text = taken.querySelector('textarea')?.value ?? taken.textContent;
            return text.includes('AI Access Simulator')";
        page.wait("the citation", there).await
    });
}

#[test]
fn behind_a_strict_policy_the_page_is_live() {
    browse(async |page| {
        // The inline script is allowed by its hash alone, as a careful host does it.
        page.open("").await?;
        let hashes = page
            .js_later(
                "const done = arguments[arguments.length - 1];
                 const hash = async (s) => `'sha256-${btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256',
                     new TextEncoder().encode(s.textContent)))))}'`;
                 Promise.all([...document.querySelectorAll('script:not([src])')].map(hash)).then((h) => done(h.join(' ')), done)",
                Vec::new(),
            )
            .await?;
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self' 'unsafe-inline'; connect-src 'self'; \
             img-src data:; base-uri 'none'; form-action 'none'",
            hashes.as_str().unwrap()
        );
        lives(&page, "/", Mode { policy: Some(policy), ..Mode::default() }).await
    });
}

#[test]
fn with_the_published_headers_the_page_and_the_frame_are_live() {
    browse(async |page| {
        assert!(page.site.has("_headers"), "dist/ has no _headers; `make build` writes it");
        let mode = Mode { published_headers: true, ..Mode::default() };
        lives(&page, "/", mode.clone()).await?;
        lives(&page, "/index.html", mode.clone()).await?;
        lives(&page, "/embed/", mode.clone()).await?;
        lives(&page, "/embed/index.html", mode).await
    });
}

/// The page starts, answers, is used, and nothing of it offends the policy.
async fn lives(page: &Page, path: &str, mode: Mode) -> WebDriverResult<()> {
    let data = engine::data();
    page.site.serve(mode);
    page.log("browser").await?;
    page.load(&format!("{path}?place=HK")).await?;
    page.live().await?;
    page.answers(&engine::answer(&data, &engine::question(&data, "place=HK")), path).await?;
    let asked = page.site.asked();
    assert!(asked.len() <= 3, "{path}: {} requests until the page is live: {asked:?}", asked.len());
    page.ask(&data, &engine::question(&data, "place=IT&channel=app&date=2023-04-15")).await?;
    page.answers(&engine::answer(&data, &engine::question(&data, "place=IT&channel=app&date=2023-04-15")), path).await?;
    let complaints: Vec<String> =
        page.log("browser").await?.into_iter().filter(|e| e.level == "SEVERE").map(|e| e.message).collect();
    assert_eq!(complaints, [""; 0], "{path}");
    // The style is applied as well, not only the answer there.
    let styled =
        page.js("return getComputedStyle(document.querySelector('[data-gate] button')).borderTopWidth", Vec::new()).await?;
    assert_eq!(styled, Value::from("0px"), "{path}: the page's own style is not applied");
    Ok(())
}
