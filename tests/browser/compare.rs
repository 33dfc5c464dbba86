//! The view that holds answers against each other: its rows are the engine's, a row asks its question, and a pinned answer stays.

use crate::browser::browse;
use crate::engine;
use crate::page::Page;
use ai_access::compare::{differing, doors, widest};
use ai_access::dataset::Dataset;
use ai_access::decide::{Outcome, decide};
use ai_access::text::{Texts, Words};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// The rows of a section's tables, folded ones too: what each says of its verdict and its gates.
const ROWS: &str = r#"
    return [...document.querySelectorAll(".compare > section")[arguments[0]].querySelectorAll("tbody tr")].map((row) => [
        row.querySelector("button b").textContent, row.querySelector("[data-tone]").dataset.tone,
        ...[...row.querySelectorAll("[data-status]")].map((cell) => cell.dataset.status)].join(" "))"#;

/// What the rows of the engine say.
fn expected(rows: &[Outcome], name: impl Fn(&Outcome) -> String) -> Value {
    let said = rows.iter().map(|o| {
        let gates: Vec<&str> = o.gates.iter().map(|g| g.status.id()).collect();
        format!("{} {} {}", name(o), o.verdict.id(), gates.join(" "))
    });
    json!(said.collect::<Vec<_>>())
}

/// Waits until both tables say what the engine says to this question.
async fn agrees(page: &Page, data: &Dataset<'static>, query: &str) -> WebDriverResult<()> {
    let s = engine::question(data, query);
    page.answers(&engine::answer(data, &s), query).await?;
    let texts = Texts::english();
    let words = Words::new(data, &texts);
    let by_door = expected(&doors(data, &s), |o| words.door_choice(o.scenario.provider, o.scenario.channel));
    let by_maker = expected(&widest(data, &s), |o| words.maker(o.scenario.provider));
    assert_eq!(page.js(ROWS, vec![json!(1)]).await?, by_door, "the doors of {query:?}");
    assert_eq!(page.js(ROWS, vec![json!(2)]).await?, by_maker, "the makers of {query:?}");
    Ok(())
}

#[test]
fn what_a_company_in_hong_kong_would_use_takes_three_actions() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        page.pick(&data, "Place", data.place_by_code("HK").unwrap()).await?;
        page.type_date("2024-08-15").await?;
        page.find("[role=tab]#tab-compare").await?.click().await?;
        agrees(&page, &data, "place=HK&date=2024-08-15").await?;
        assert_eq!(page.query().await?, "place=HK&date=2024-08-15&view=compare");

        // What gets through stands first, and each row asks its question.
        let (first, s) =
            (".compare > section:nth-of-type(3) tbody tr:first-child", engine::question(&data, "place=HK&date=2024-08-15"));
        let best = widest(&data, &s).remove(0);
        assert!(best.verdict.passes());
        page.find(&format!("{first} button")).await?.click().await?;
        let query = engine::query(&data, &best.scenario);
        agrees(&page, &data, &query).await?;
        assert_eq!(page.query().await?, format!("{query}&view=compare"));
        page.wait("the row to be marked", "return document.querySelectorAll('.compare [aria-current]').length >= 2").await
    });
}

#[test]
fn a_pinned_answer_stays_beside_the_next() {
    let data = engine::data();
    browse(async |page| {
        page.open("view=compare&date=2024-08-01").await?;
        page.find(".pin button").await?.click().await?;
        page.wait("the pin", "return location.search.includes('pin=place.CN')").await?;
        page.choose("channel", "azure").await?;
        page.wait("the address", "return location.search.includes('pin=channel.api')").await?;

        let [here, there] =
            ["date=2024-08-01", "date=2024-08-01&channel=azure"].map(|q| decide(&data, &engine::question(&data, q)));
        let apart: Vec<&str> = differing(&here, &there).iter().map(|g| g.id()).collect();
        assert!(!apart.is_empty() && here.verdict != there.verdict);
        let table = r#"return [...document.querySelectorAll(".beside tbody tr")].map((row) => [
            !!row.querySelector("em"), ...[...row.querySelectorAll("td")].map((c) => c.dataset.tone || c.dataset.status)])"#;
        let mut rows = vec![json!([true, here.verdict.id(), there.verdict.id()])];
        rows.extend(
            here.gates.iter().zip(&there.gates).map(|(a, b)| json!([apart.contains(&a.gate.id()), a.status.id(), b.status.id()])),
        );
        assert_eq!(page.js(table, Vec::new()).await?, json!(rows), "what stands side by side");

        // The link holds both, another one is named as wrong, and both can change places.
        page.reload().await?;
        assert_eq!(page.js(table, Vec::new()).await?, json!(rows), "after a reload");
        page.find(".pin.two button + button").await?.click().await?;
        page.answers(&engine::answer(&data, &here.scenario), "the pinned question").await?;
        page.wait("the pin", "return location.search.includes('pin=channel.azure')").await?;
        page.find(".pin.two button").await?.click().await?;
        page.wait("no pin", "return !location.search.includes('pin') && !document.querySelector('.beside')").await?;
        page.open("view=compare&pin=place.Atlantis").await?;
        page.wait("the error", "return document.querySelector('[role=alert]').textContent.includes('place.Atlantis')").await
    });
}

#[test]
fn what_is_locked_is_offered_nowhere() {
    browse(async |page| {
        // A row that would change a locked field asks nothing, and neither does the story.
        let open =
            "return [...document.querySelectorAll('.compare tbody button')].filter((b) => !b.disabled && !b.ariaCurrent).length";
        for (query, some) in [("", true), ("controls=0", false), ("lock=provider~channel", false), ("lock=place", true)] {
            page.open(&format!("view=compare&{query}")).await?;
            page.wait("the rows", "return document.querySelectorAll('.compare tbody button').length > 10").await?;
            let found = page.js(open, Vec::new()).await?.as_u64().unwrap();
            assert_eq!(found > 0, some, "{query}: {found} rows can be asked");
            let stories = page.find_all(".stories a").await?.len();
            assert_eq!(stories > 0, query.is_empty(), "{query}: {stories} stories are offered");
        }
        page.open("view=map&lock=place").await?;
        page.wait("the list", "return document.querySelectorAll('.rows tbody button').length > 200").await?;
        let others = "return [...document.querySelectorAll('.rows tbody button')].every((b) => b.disabled || b.ariaCurrent)";
        assert_eq!(page.js(others, Vec::new()).await?, json!(true));
        // Nor does anything lead to another day: neither in the first view nor in the one of time.
        for (view, part) in [("why", ".when"), ("timeline", ".timeline")] {
            page.open(&format!("view={view}&lock=date")).await?;
            let held = "const all = [...document.querySelectorAll(`${arguments[0]} :is(button, input)`)];
                return all.length > 3 && all.every((e) => e.disabled) && !document.querySelector('.play, .step')";
            page.wait_with("every day to be held", held, vec![json!(part)]).await?;
        }
        // The pinned question and the asked one change places only where both may be asked.
        page.open("view=compare&pin=place.HK&lock=place").await?;
        page.wait("the pin", "return !!document.querySelector('.beside')").await?;
        assert_eq!(page.find_all(".pin.two .acts button").await?.len(), 1);
        Ok(())
    });
}
