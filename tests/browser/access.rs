//! Access in breadth: axe over every view, answer, theme and width, at 200 and 400 per cent, in forced colours; what a finger
//! touches; text spaced wider; the whole task by keyboard. `docs/accessibility.md` says which criterion which test stands for.

use crate::axe::{Axe, Rules, WIDTHS, media, unfold, whole};
use crate::browser::browse;
use crate::engine;
use crate::page::{ENTER, Page, TAB};
use ai_access::verdict::Verdict;
use ai_access::view::View;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Turns to a view in place, and shows the whole of it.
async fn turn(page: &Page, view: View) -> WebDriverResult<()> {
    page.js("document.querySelector(`#tab-${arguments[0]}`).click()", vec![json!(view.id())]).await?;
    let there = "const p = document.querySelector('.panel');
        return p.dataset.view === arguments[0] && !p.querySelector('.awaited, .sea') && p.childElementCount > 0";
    page.wait_with(&format!("the view {}", view.id()), there, vec![json!(view.id())]).await?;
    whole(page).await?;
    unfold(page).await
}

/// Every view of these answers in every width and theme. The views of the second question do not depend on the answer, and are
/// asked about once.
fn every_view(verdicts: &[Verdict]) {
    let questions = engine::one_of_each(&engine::data());
    let wanted: Vec<_> = questions.into_iter().filter(|(verdict, _)| verdicts.contains(verdict)).collect();
    assert_eq!(wanted.len(), verdicts.len());
    browse(async |page| {
        let mut axe = Axe::beside(&page).await?;
        for (n, (verdict, query)) in wanted.iter().enumerate() {
            page.open(query).await?;
            let shown = page.answer().await?.map(|a| a.verdict);
            assert_eq!(shown.as_deref(), Some(verdict.id()), "{query}");
            for view in View::ALL {
                if n > 0 && matches!(view, View::Train | View::Money) {
                    continue;
                }
                turn(&page, *view).await?;
                // What stands above the tabs is the same in every view.
                let part = if *view == View::FIRST { "html" } else { ".room" };
                axe.look_everywhere(part, &format!("{} ({query}), {}", verdict.id(), view.id())).await?;
            }
        }
        axe.assert_none();
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_any_view_of_a_refusal() {
    every_view(&[Verdict::Unavailable, Verdict::Blocked]);
}

#[test]
fn axe_finds_nothing_in_any_view_of_what_is_not_clear() {
    every_view(&[Verdict::Unknown, Verdict::AgainstRules]);
}

#[test]
fn axe_finds_nothing_in_any_view_of_a_way_through() {
    every_view(&[Verdict::Conditional, Verdict::Allowed]);
}

/// A window of 1280 px at 200 and at 400 per cent is one of 640 and of 320 px whose pixels are twice and four times as large.
#[test]
fn at_200_and_400_per_cent_nothing_is_lost() {
    let beyond = "return document.documentElement.scrollWidth > innerWidth";
    browse(async |page| {
        let mut axe = Axe::beside(&page).await?;
        page.open("channel=azure").await?;
        for (zoom, width, height) in [(2, 640, 450), (4, 320, 225)] {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": zoom, "mobile": false });
            page.devtools("Emulation.setDeviceMetricsOverride", size).await?;
            for view in View::ALL {
                turn(&page, *view).await?;
                let state = format!("{}, {zoom}00 %", view.id());
                // What the room cuts off at its end is no target: a reader who wants it opens the room.
                page.js("document.querySelector('[data-long] .room > .whole')?.click()", Vec::new()).await?;
                axe.look("html", Rules::All, &state).await?;
                assert_eq!(page.js(beyond, Vec::new()).await?, json!(false), "{state}: wider than the window");
            }
        }
        axe.assert_none();
        Ok(())
    });
}

#[test]
fn in_forced_colours_every_gate_and_control_stands_out() {
    // The pixels decide whether something is seen; here the colours that they are made of.
    let unseen = r#"
        const paper = getComputedStyle(document.body).backgroundColor, found = [];
        const edge = (e) => { const s = getComputedStyle(e);
            return [s.borderTopColor, s.borderBottomColor, s.color].some((c) => c !== s.backgroundColor && c !== "rgba(0, 0, 0, 0)") };
        for (const e of document.querySelectorAll(".disc, .stamp, .step, .tabs button, .changes button, .ask .control, .sheet path[data-verdict]"))
            if (!edge(e)) found.push(e.className);
        const icon = document.querySelector("[data-gate=provider] .icon"), disc = icon.closest(".disc");
        if (getComputedStyle(icon).stroke === getComputedStyle(disc).backgroundColor) found.push("the icon of a gate");
        return matchMedia("(forced-colors: active)").matches ? found : ["no forced colours"]"#;
    browse(async |page| {
        let mut axe = Axe::beside(&page).await?;
        page.open("").await?;
        for scheme in ["light", "dark"] {
            media(&page, &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await?;
            for view in View::ALL {
                turn(&page, *view).await?;
                let part = if *view == View::FIRST { "html" } else { ".room" };
                axe.look(part, Rules::All, &format!("{}, {scheme}", view.id())).await?;
                assert_eq!(page.js(unseen, Vec::new()).await?, json!([]), "{}, {scheme}", view.id());
            }
        }
        axe.assert_none();
        Ok(())
    });
}

#[test]
fn on_a_phone_a_finger_finds_44_pixels() {
    // Links inside a text are as high as its lines; a field inside a control that is large enough is that control.
    let small = r#"
        const found = [];
        const root = document.querySelector('#widget');
        for (const e of root.querySelectorAll("button, select, input, summary, textarea, a[href], [role=option]")) {
            if (!e.checkVisibility() || e.closest(".claim, .policy, .hint, .cited") || e.matches("input[type=date], p a")) continue;
            const box = (e.closest(".date") ?? e).getBoundingClientRect();
            if (box.width && (box.width < 43.99 || box.height < 43.99))
                found.push(`${e.tagName.toLowerCase()}.${e.className} ${(e.ariaLabel || e.innerText).trim().slice(0, 30)}: ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
        }
        return found"#;
    browse(async |page| {
        let mut all = Vec::new();
        for query in [
            "",
            "place=TD&channel=azure&owner=PE",
            "story=july-2024&step=3",
            "lang=zh-Hans",
            "lang=ar",
            "view=compare&pin=place.TW",
        ] {
            page.open(query).await?;
            page.width(320).await?;
            for view in View::ALL {
                turn(&page, *view).await?;
                let found = page.js(small, Vec::new()).await?;
                all.extend(
                    found
                        .as_array()
                        .unwrap()
                        .iter()
                        .filter_map(Value::as_str)
                        .map(|line| format!("{query:?}, {}: {line}", view.id())),
                );
            }
        }
        all.sort();
        all.dedup_by_key(|line| line.split_once(": ").map(|(_, what)| what.to_owned()));
        assert!(all.is_empty(), "\n{}", all.join("\n"));
        Ok(())
    });
}

/// Lines, paragraphs, words and letters as far apart as WCAG 1.4.12 says: nothing is cut off or lies over something else.
#[test]
fn text_may_be_spaced_wider() {
    let cut = r#"
        const style = document.createElement("style");
        style.textContent = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";
        document.head.append(style);
        const found = [...document.querySelectorAll('#widget :is(p, h2, h3, li, button, td, th, summary, .label, .line)')].filter((e) => {
            const s = getComputedStyle(e);
            return e.checkVisibility() && !e.closest(".hidden, [hidden], .pointed") && s.overflow !== "visible" && e.scrollHeight > e.clientHeight + 2 && s.overflowY !== "auto";
        }).map((e) => `${e.className} ${e.innerText.slice(0, 40)}`);
        if (document.documentElement.scrollWidth > innerWidth) found.push("wider than the window");
        style.remove();
        return found"#;
    browse(async |page| {
        page.open("channel=azure").await?;
        for view in View::ALL {
            turn(&page, *view).await?;
            for width in WIDTHS {
                page.width(width).await?;
                assert_eq!(page.js(cut, Vec::new()).await?, json!([]), "{}, {width} px", view.id());
            }
        }
        Ok(())
    });
}

/// From the question to a source, without the map and without a pointer.
#[test]
fn the_whole_task_is_done_by_keyboard() {
    let data = engine::data();
    let answer = |query: &str| engine::answer(&data, &engine::question(&data, query));
    let at = "const e = document.activeElement; return arguments[0].split(' | ').some((s) => e.matches(s))";
    browse(async |page| {
        let reach = async |what: &str, selector: &str| {
            for _ in 0..90 {
                if page.js(at, vec![json!(selector)]).await? == json!(true) {
                    return WebDriverResult::Ok(());
                }
                page.keys(TAB).await?;
            }
            panic!("ninety times Tab did not reach {what}");
        };
        page.open("").await?;
        // A place by its name.
        reach("the place", "[role=combobox][aria-label=Place]").await?;
        page.keys("Hong K").await?;
        page.mark("[role=combobox][aria-label=Place]", "HK").await?;
        page.keys(ENTER).await?;
        page.answers(&answer("place=HK"), "another place").await?;
        // The gate that refuses, and its rule.
        reach("the maker's gate", "[data-gate=provider] button").await?;
        page.keys(ENTER).await?;
        page.wait("its rule", "return !!document.querySelector('#evidence .claim')?.innerText").await?;
        page.sourced().await?;
        // What would change the answer: Microsoft's door.
        reach("a change", "[data-change=channel]").await?;
        page.keys(ENTER).await?;
        page.answers(&answer("place=HK&channel=azure"), "the change").await?;
        assert_eq!(page.js("return document.activeElement.id", Vec::new()).await?, json!("answer"), "the focus is on the answer");
        // A source, which is a link that Enter follows.
        page.sourced().await?;
        reach("a source", ".sources a[href^='https://']").await?;
        let link = page
            .js(
                "const a = document.activeElement; return [a.target, a.rel.includes('noopener'), a.checkVisibility()]",
                Vec::new(),
            )
            .await?;
        assert_eq!(link, json!(["_blank", true, true]));
        Ok(())
    });
}

/// A reader wants to know what a company in Hong Kong would use in August 2024, and finds it in three actions.
#[test]
fn what_a_company_in_hong_kong_would_use_is_found_in_three_actions() {
    let data = engine::data();
    browse(async |page| {
        page.open("").await?;
        // First: the place.
        page.pick(&data, "Place", engine::question(&data, "place=HK").place).await?;
        // Second: the day.
        page.type_date("2024-08-15").await?;
        // Third: what there is to compare.
        page.find("#tab-compare").await?.click().await?;
        page.wait("the table", "return document.querySelectorAll('.answers').length > 1").await?;
        let rows = "return [...document.querySelectorAll('.compare > section')].map((s) => [...s.querySelector('table.answers').tBodies[0].rows]
            .map((r) => [...r.cells].slice(0, 2).map((c) => c.innerText.trim().split('\\n')[0])))";
        let tables: Vec<Vec<[String; 2]>> = serde_json::from_value(
            page.js(&rows.replace(".compare > section", ".compare > section:not(.pin)"), Vec::new()).await?,
        )?;
        // Against the engine: which makers let such a company in, and through which door OpenAI's models can be had.
        let (doors, makers) = (&tables[0], &tables[1]);
        let way =
            |table: &[[String; 2]], name: &str| table.iter().find(|[n, _]| n.starts_with(name)).map(|[_, answer]| answer.clone());
        assert_eq!(way(doors, "Microsoft’s Azure").as_deref(), Some("yes, on conditions"), "{doors:?}");
        assert_eq!(way(doors, "Its own API").as_deref(), Some("no"), "{doors:?}");
        let asked = engine::question(&data, "place=HK&date=2024-08-15");
        let through = ai_access::compare::widest(&data, &asked).iter().filter(|o| o.verdict.passes()).count();
        let shown = makers.iter().filter(|[_, answer]| answer.starts_with("yes") || answer.starts_with("only")).count();
        assert_eq!(shown, through, "{makers:?}");
        assert!(makers.iter().filter(|[_, answer]| answer.starts_with("yes")).count() > 2, "{makers:?}");
        Ok(())
    });
}
