//! The layout: nothing reaches beyond the window in any width, and everything that is touched is large enough.

use crate::browser::browse;
use crate::engine;
use serde_json::{Value, json};

/// Questions with long names, long sentences, many rules, many changes, a wrong link.
const QUESTIONS: [&str; 14] = [
    "",
    "channel=azure-china",
    "channel=azure&who=individual&date=2024-10-21",
    "place=UA-43&channel=app&who=individual",
    "place=MO&channel=azure",
    "place=GS&channel=github-copilot&provider=perplexity",
    "place=CD&owner=VC&provider=deepseek",
    "provider=meta&channel=weights&model=llama-multimodal&place=FR&date=2026-01-01",
    "channel=app&route=vpn&who=individual",
    "place=US&channel=bedrock&date=2026-04-28",
    "date=2090-01-01&who=government&place=IT",
    "view=compare&place=GS&pin=place.UA-43~provider.perplexity~channel.github-copilot~who.government",
    "view=timeline&channel=azure&date=2024-10-18&who=individual",
    "place=Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch&provider=opnai&model=x&channel=azur&date=1&who=me&owner=Chna&route=vnp",
];

/// What reaches beyond the window, unless something around it scrolls or cuts it off.
const BEYOND: &str = r#"
    const wide = document.documentElement.scrollWidth;
    const found = wide > innerWidth ? [`the page is ${wide} px wide`] : [];
    const clipped = (e) => { for (let p = e.parentElement; p; p = p.parentElement)
        if (getComputedStyle(p).overflowX !== "visible" || getComputedStyle(p).clipPath !== "none") return true; return false };
    for (const e of document.body.querySelectorAll("*")) {
        const box = e.getBoundingClientRect();
        if (!e.checkVisibility() || box.width === 0 || e.closest("option")) continue;
        if ((box.right > innerWidth + 0.5 || box.left < -0.5) && !clipped(e))
            found.push(`${e.tagName.toLowerCase()}.${e.getAttribute("class") || ""} from ${box.left} to ${box.right}: ${e.textContent.trim().slice(0, 40)}`);
    }
    return found.slice(0, 4);"#;

#[test]
fn nothing_reaches_beyond_the_window() {
    let data = engine::data();
    browse(async |page| {
        let mut all = Vec::new();
        for (number, query) in QUESTIONS.into_iter().enumerate() {
            page.open(query).await?;
            let (scenario, _) = engine::read(&data, query);
            page.answers(&engine::answer(&data, &scenario), query).await?;
            let fold = "for (const d of document.querySelectorAll('details')) d.open = arguments[0]";
            page.js(fold, vec![json!(number % 2 == 0)]).await?;
            for theme in ["light", "dark"] {
                let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
                page.devtools("Emulation.setEmulatedMedia", media).await?;
                for width in [320, 640, 1024, 1280] {
                    page.width(width).await?;
                    let beyond = page.js(BEYOND, Vec::new()).await?;
                    let lines = beyond.as_array().unwrap().iter().filter_map(Value::as_str);
                    all.extend(lines.map(|line| format!("{query:?}, {theme}, {width} px: {line}")));
                }
            }
        }
        assert!(all.is_empty(), "\n{}", all.join("\n"));
        Ok(())
    });
}

#[test]
fn the_list_of_places_stays_inside_the_window() {
    browse(async |page| {
        let mut all = Vec::new();
        for width in [320, 640, 1280] {
            page.open("who=enterprise").await?;
            page.width(width).await?;
            for name in ["Place", "Owner"] {
                for typed in ["", "s", "qqqqxxz"] {
                    page.type_place(&format!("[role=combobox][aria-label={name}]"), typed).await?;
                    page.wait(
                        "the list or its absence",
                        "return !!document.querySelector('[role=combobox][aria-expanded=true]')",
                    )
                    .await?;
                    let beyond = page.js(BEYOND, Vec::new()).await?;
                    let lines = beyond.as_array().unwrap().iter().filter_map(Value::as_str);
                    all.extend(lines.map(|line| format!("{name}, {typed:?} typed, {width} px: {line}")));
                    page.keys(crate::page::ESCAPE).await?;
                }
            }
        }
        assert!(all.is_empty(), "\n{}", all.join("\n"));
        Ok(())
    });
}

#[test]
fn what_is_touched_is_large_enough() {
    // 24 px for everything, 44 px for the buttons of the path, the changes and the steps in time. What an element covers and
    // what its label or its wrapper of the same size adds counts as its own.
    let small = r#"
        const found = [];
        const root = document.querySelector("[data-verdict]:not([data-place])");
        for (const e of root.querySelectorAll("button, select, input, summary, [role=button], [role=slider]")) {
            if (!e.checkVisibility()) continue;
            const { width, height } = e.getBoundingClientRect();
            const large = e.matches("[data-gate] button, [data-change], .step, .changes button");
            const least = large ? 44 : 24;
            if (width < least - 0.01 || height < least - 0.01)
                found.push(`${e.tagName.toLowerCase()} ${e.ariaLabel || e.innerText.trim().slice(0, 30)}: ${width.toFixed(1)} × ${height.toFixed(1)}, least ${least}`);
        }
        return found;"#;
    browse(async |page| {
        let mut all = Vec::new();
        for query in ["", "channel=azure", "place=TD&owner=PE", "place=HK&channel=weights&date=2026-01-01"] {
            page.open(query).await?;
            page.js("for (const d of document.querySelectorAll('details')) d.open = true", Vec::new()).await?;
            page.width(320).await?;
            let found = page.js(small, Vec::new()).await?;
            all.extend(found.as_array().unwrap().iter().filter_map(Value::as_str).map(|line| format!("{query:?}: {line}")));
        }
        assert!(all.is_empty(), "\n{}", all.join("\n"));
        Ok(())
    });
}
