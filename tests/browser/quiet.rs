//! What the page does not do: complain, ask other hosts, ask often, remember anything about its reader.

use crate::browser::browse;
use crate::engine;
use crate::page::Page;
use crate::server::Mode;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Uses the page a little: a choice, a gate, a change, a day.
async fn use_it(page: &Page) -> WebDriverResult<()> {
    page.choose("channel", "azure").await?;
    for gate in page.find_all("[data-gate] button").await? {
        gate.click().await?;
    }
    page.type_date("2023-04-15").await?;
    page.choose("provider", "google").await?;
    page.wait("the address to follow", "return location.search.includes('google')").await
}

/// Every address that the browser asked for since the performance log was last read; what needs no network is left out.
async fn requested(page: &Page) -> WebDriverResult<Vec<String>> {
    let mut found = Vec::new();
    for entry in page.log("performance").await? {
        let message: Value = serde_json::from_str(&entry.message)?;
        let message = &message["message"];
        if message["method"] == json!("Network.requestWillBeSent") {
            found.push(message["params"]["request"]["url"].as_str().unwrap_or_default().to_owned());
        }
    }
    found.retain(|url| !url.starts_with("data:") && !url.starts_with("chrome") && !url.starts_with("about:"));
    Ok(found)
}

/// The complaints of the browser's console since it was last read.
async fn complaints(page: &Page) -> WebDriverResult<Vec<String>> {
    let entries = page.log("browser").await?.into_iter().filter(|e| ["SEVERE", "WARNING"].contains(&e.level.as_str()));
    Ok(entries.map(|e| format!("{}: {}", e.level, e.message)).collect())
}

#[test]
fn the_page_asks_three_times_and_only_its_own_host() {
    browse(async |page| {
        page.log("performance").await?;
        page.site.serve(Mode::default());
        page.open("place=HK").await?;
        page.sourced().await?;
        let asked = page.site.asked();
        assert!(asked.len() <= 3, "{} requests until the page has answered and shown its sources: {asked:?}", asked.len());
        use_it(&page).await?;
        page.choose("channel", "app").await?;
        page.sourced().await?;
        let more: Vec<String> = page.site.asked().into_iter().filter(|a| !asked.contains(a)).collect();
        assert!(
            more.len() == 1 && more[0].starts_with("/evidence-google-"),
            "another maker's evidence and nothing more: {more:?}"
        );
        let asked = page.site.asked();

        let requested = requested(&page).await?;
        assert_eq!(requested.len(), asked.len(), "the browser's own record: {requested:?}");
        let foreign: Vec<&String> = requested.iter().filter(|url| !url.starts_with(page.site.origin())).collect();
        assert!(foreign.is_empty(), "other hosts are asked: {foreign:?}");
        let timed = page.js("return performance.getEntriesByType('resource').map((e) => e.name)", Vec::new()).await?;
        let foreign: Vec<&str> =
            timed.as_array().unwrap().iter().filter_map(Value::as_str).filter(|n| !n.starts_with(page.site.origin())).collect();
        assert!(foreign.is_empty(), "other hosts are asked: {foreign:?}");
        Ok(())
    });
}

#[test]
fn nothing_is_remembered() {
    browse(async |page| {
        page.open("").await?;
        use_it(&page).await?;
        let kept = page
            .js_later(
                "const done = arguments[arguments.length - 1];
                 (async () => ({ cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
                     databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
                     workers: (await navigator.serviceWorker.getRegistrations()).length }))().then(done, (e) => done(String(e)))",
                Vec::new(),
            )
            .await?;
        let nothing = json!({ "cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0 });
        assert_eq!(kept, nothing);
        let cookies = page.devtools("Network.getAllCookies", json!({})).await?;
        assert_eq!(cookies["cookies"], json!([]));
        Ok(())
    });
}

#[test]
fn the_console_stays_empty() {
    let data = engine::data();
    browse(async |page| {
        for query in
            ["", "theme=dark", "place=Atlantis&date=1", "channel=weights&date=2026-01-01&provider=meta", "date=2090-01-01"]
        {
            page.open(query).await?;
            let (scenario, _) = engine::read(&data, query);
            page.answers(&engine::answer(&data, &scenario), query).await?;
            use_it(&page).await?;
            assert_eq!(complaints(&page).await?, [""; 0], "with {query:?}");
        }
        Ok(())
    });
}

#[test]
fn no_error_of_the_page_goes_uncaught() {
    browse(async |page| {
        let collect = "window.uncaught = []; addEventListener('error', (e) => uncaught.push(e.message));
            addEventListener('unhandledrejection', (e) => uncaught.push(String(e.reason)))";
        page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": collect })).await?;
        page.open("").await?;
        use_it(&page).await?;
        // Every choice of every select, forwards and back.
        for name in ["who", "provider", "channel", "route"] {
            let values = page
                .js(
                    "return [...document.querySelector(arguments[0]).options].map((o) => o.value)",
                    vec![json!(format!("select[name={name}]"))],
                )
                .await?;
            for value in values.as_array().unwrap().iter().filter_map(Value::as_str) {
                page.choose(name, value).await?;
            }
        }
        assert_eq!(page.js("return uncaught", Vec::new()).await?, json!([]));
        assert_eq!(complaints(&page).await?, [""; 0]);
        Ok(())
    });
}
