//! Languages: the one that the address or the reader wishes, loaded alone, said to browsers and assistive technology, with the
//! data's own words marked as English.

use crate::browser::browse;
use crate::engine;
use crate::page::{ENTER, Page};
use crate::server::Mode;
use ai_access::text::LANGUAGES;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// The files of texts that were asked for.
fn texts(page: &Page) -> Vec<String> {
    page.site.asked().into_iter().filter(|path| path.contains("texts-")).collect()
}

async fn text(page: &Page, script: &str) -> WebDriverResult<String> {
    Ok(page.js(script, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}

const SENTENCE: &str = "return document.querySelector('[data-sentence]').textContent";
const ALERT: &str = "return document.querySelector('[role=alert]')?.innerText ?? ''";
const ROOT: &str = "const e = document.documentElement; return `${e.lang} ${e.dir}`";

#[test]
fn the_address_says_the_language_and_only_that_one_is_loaded() {
    browse(async |page| {
        page.site.serve(Mode::default());
        page.open("").await?;
        assert_eq!(texts(&page), [""; 0], "English needs no file of texts");
        let words = [
            ("zh-Hans", "香港", "不能", "2024年7月9日", "关闭"),
            ("zh-Hant", "香港", "不能", "2024年7月9日", "關閉"),
            ("es", "en Hong Kong", "no podía", "9 de julio de 2024", "cierra"),
            ("fr", "à Hong Kong", "ne pouvait", "9 juillet 2024", "ferme"),
            ("ar", "في هونغ كونغ", "لم يكن", "9 يوليو 2024", "تغلق"),
        ];
        for (id, place, verb, day, story) in words {
            page.site.serve(Mode::default());
            page.open(&format!("place=HK&lang={id}")).await?;
            let sentence = text(&page, SENTENCE).await?;
            for part in [place, verb, day, "OpenAI"] {
                assert!(sentence.contains(part), "{id}: {part} is missing in: {sentence}");
            }
            let direction = if id == "ar" { "rtl" } else { "ltr" };
            assert_eq!(text(&page, ROOT).await?, format!("{id} {direction}"));
            let loaded = texts(&page);
            assert_eq!(loaded.len(), 1, "{loaded:?}");
            assert!(loaded[0].contains(&format!("texts-{id}-")), "{loaded:?}");
            assert!(!text(&page, "return document.title").await?.is_empty(), "{id}: no title");
            let offered =
                text(&page, "const a = document.querySelector('.stories a'); return `${a.lang} ${a.textContent}`").await?;
            assert!(offered.starts_with(' ') && offered.contains(story), "{id}: the story is offered as {offered}");
        }
        Ok(())
    });
}

#[test]
fn claims_are_marked_as_english_and_the_sentence_is_whole() {
    browse(async |page| {
        page.open("lang=ar&channel=azure").await?;
        page.wait("the claim", "return !!document.querySelector('.claim')?.innerText.trim()").await?;
        let marked = "return [...document.querySelectorAll(arguments[0])].map((e) => [e.lang, e.dir, e.innerText])";
        for selector in [".claim", ".facts b"] {
            let found = page.js(marked, vec![json!(selector)]).await?;
            let found = found.as_array().unwrap();
            assert!(!found.is_empty(), "{selector}: nothing is marked");
            for element in found {
                assert_eq!((&element[0], &element[1]), (&json!("en"), &json!("ltr")), "{selector}: {element}");
            }
        }
        // The sentence is Arabic, its conditions too.
        let own =
            "const body = document.querySelector('[data-sentence] .body'); return body.children.length ? '' : body.textContent";
        let own = text(&page, own).await?;
        assert!(own.contains("الصين") && !own.contains("customers"), "{own}");
        // Nobody reads the marks that divide the languages.
        assert!(!text(&page, "return document.body.textContent").await?.contains(['\u{2068}', '\u{2069}']));
        page.open("channel=azure").await?;
        page.wait("the claim", "return !!document.querySelector('.claim')?.innerText.trim()").await?;
        assert_eq!(
            page.js("return document.querySelectorAll('#widget span[lang], .claim[lang]').length", Vec::new()).await?,
            json!(0)
        );
        Ok(())
    });
}

#[test]
fn the_reader_changes_the_language_without_a_reload() {
    let data = engine::data();
    browse(async |page| {
        page.open("place=DE").await?;
        page.js("window.same = true", Vec::new()).await?;
        page.choose("lang", "es").await?;
        page.wait("Spanish", "return document.documentElement.lang === 'es'").await?;
        let sentence = text(&page, SENTENCE).await?;
        assert!(sentence.contains("en Alemania"), "{sentence}");
        assert_eq!(page.query().await?, "place=DE&lang=es");
        // A place is found by the name that is shown, and by the others.
        for (typed, code) in [("Japón", "JP"), ("Suiza", "CH"), ("Germany", "DE")] {
            page.type_place("[role=combobox][aria-label=Lugar]", typed).await?;
            page.mark("[role=combobox][aria-label=Lugar]", code).await?;
            page.keys(ENTER).await?;
        }
        page.wait("Germany again", "return document.querySelector('[aria-label=Lugar]').value === 'Alemania'").await?;
        assert_eq!(page.query().await?, "place=DE&lang=es", "the language stays in the address");
        page.choose("lang", "en").await?;
        page.answers(&engine::answer(&data, &engine::question(&data, "place=DE")), "English again").await?;
        assert_eq!(page.query().await?, "place=DE");
        assert_eq!(page.js("return window.same", Vec::new()).await?, json!(true), "the page was loaded anew");
        Ok(())
    });
}

#[test]
fn a_language_that_there_is_not_is_named() {
    let data = engine::data();
    let usual = engine::answer(&data, &engine::question(&data, ""));
    browse(async |page| {
        page.open("lang=zh-Hanz").await?;
        page.answers(&usual, "a language that there is not").await?;
        let alert = text(&page, ALERT).await?;
        for part in ["lang", "zh-Hanz", "auto, en, ar"] {
            assert!(alert.contains(part), "{part} is missing in: {alert}");
        }
        page.choose("lang", "fr").await?;
        page.wait("the notice to go", "return !document.querySelector('[role=alert]')").await?;
        // The reader's own, where the address leaves it to them.
        page.open("lang=auto").await?;
        page.answers(&usual, "the browser of the tests is English").await?;
        for (tag, id) in [("zh-TW", "zh-Hant"), ("zh", "zh-Hans"), ("es-MX", "es")] {
            page.open(&format!("lang={tag}")).await?;
            assert_eq!(text(&page, "return document.documentElement.lang").await?, id);
        }
        Ok(())
    });
}

#[test]
fn without_the_texts_the_page_answers_in_english_and_says_so() {
    let data = engine::data();
    let usual = engine::answer(&data, &engine::question(&data, ""));
    browse(async |page| {
        for mode in [
            Mode { missing: vec![".txt"], ..Mode::default() },
            Mode { cut: Some(".txt"), ..Mode::default() },
            Mode { damaged: Some((".txt", 900)), ..Mode::default() },
        ] {
            page.site.serve(mode);
            page.open("lang=ar").await?;
            page.answers(&usual, "without the texts").await?;
            assert_eq!(text(&page, ROOT).await?, "en ltr");
            let alert = text(&page, ALERT).await?;
            assert!(alert.contains("lang") && alert.contains("could not be loaded"), "{alert}");
        }
        Ok(())
    });
}

#[test]
fn the_names_of_the_controls_are_translated() {
    browse(async |page| {
        for (id, names) in [
            ("zh-Hans", ["地点", "开发商", "途径", "日期", "使用者", "所有者", "连接方式"]),
            ("ar", ["المكان", "الجهة المطوّرة", "قناة الوصول", "التاريخ", "المستخدم", "المالك", "الاتصال"]),
        ] {
            page.open(&format!("lang={id}")).await?;
            for name in names {
                let found = page.find_all(&format!("[aria-label=\"{name}\"]")).await?;
                assert!(!found.is_empty(), "{id}: no control is named {name}");
                let (said, _) = page.name_and_role(&found[0]).await?;
                assert_eq!(said, name, "{id}");
            }
            let own = page.js("return [...document.querySelector('[name=lang]').options].map((o) => o.text)", Vec::new()).await?;
            let all: Vec<Value> = LANGUAGES.iter().map(|l| json!(l.name)).collect();
            assert_eq!(own, Value::from(all));
        }
        Ok(())
    });
}

/// The path, the strip and the page itself run the other way round in Arabic, and nothing is wider than the page.
#[test]
fn arabic_runs_from_right_to_left() {
    browse(async |page| {
        let left = "const at = (s) => { const r = document.querySelector(s).getBoundingClientRect(); return (r.left + r.right) / 2 };
            return [at('.from'), at('[data-gate=launch]'), at('[data-gate=export-law]'), at('.to'), at('.step'), at('.step:last-child')]";
        for (query, rising) in [("", true), ("lang=ar", false)] {
            page.open(query).await?;
            page.width(1024).await?;
            let at: Vec<f64> = page.js(left, Vec::new()).await?.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
            for pair in [[at[0], at[1]], [at[1], at[2]], [at[2], at[3]], [at[4], at[5]]] {
                assert_eq!(pair[0] < pair[1], rising, "{query}: {at:?}");
            }
            for width in [320, 640, 1024] {
                page.width(width).await?;
                let over = "return document.documentElement.scrollWidth <= innerWidth";
                assert_eq!(page.js(over, Vec::new()).await?, json!(true), "{query}: wider than {width} px");
            }
        }
        Ok(())
    });
}

#[test]
fn a_language_that_cannot_be_had_is_not_shown_as_chosen() {
    browse(async |page| {
        page.open("").await?;
        page.site.serve(Mode { missing: vec!["texts-es"], ..Mode::default() });
        page.choose("lang", "es").await?;
        page.wait("the refusal in words", "return document.querySelector('[role=alert]')?.innerText.includes('lang')").await?;
        assert_eq!(text(&page, "return document.querySelector('[name=lang]').value").await?, "en");
        assert_eq!(text(&page, ROOT).await?, "en ltr");
        page.site.serve(Mode::default());
        page.choose("lang", "es").await?;
        page.wait("Spanish", "return document.documentElement.lang === 'es'").await?;
        assert_eq!(text(&page, "return document.querySelector('[name=lang]').value").await?, "es");
        Ok(())
    });
}

#[test]
fn the_language_that_was_chosen_last_is_spoken_whichever_comes_first() {
    browse(async |page| {
        page.open("").await?;
        // The first one comes late.
        page.js(
            "const fetched = window.fetch; window.fetch = (what, ...more) => String(what).includes('texts-ar')
                ? new Promise((done) => { window.letGo = done; }).then(() => fetched(what, ...more)) : fetched(what, ...more)",
            Vec::new(),
        )
        .await?;
        page.choose("lang", "ar").await?;
        page.wait("the first request", "return !!window.letGo").await?;
        page.choose("lang", "fr").await?;
        page.wait("French", "return document.documentElement.lang === 'fr'").await?;
        page.site.serve(Mode::default());
        page.js("letGo()", Vec::new()).await?;
        let come = "const done = arguments[0]; const look = () => performance.getEntriesByType('resource').some((e) => e.name.includes('texts-ar') && e.responseEnd)
            ? setTimeout(done, 0) : requestAnimationFrame(look); look()";
        page.js_later(come, Vec::new()).await?;
        assert_eq!(text(&page, ROOT).await?, "fr ltr");
        assert_eq!(text(&page, "return document.querySelector('[name=lang]').value").await?, "fr");
        Ok(())
    });
}

/// By the names that it shows, however they are written.
#[test]
fn the_map_s_list_is_searched_in_the_reader_s_language() {
    browse(async |page| {
        page.open("view=map&lang=fr").await?;
        for typed in ["États", "états", "etats", "united st", "US"] {
            page.find(".find input").await?.clear().await?;
            page.find(".find input").await?.send_keys(typed).await?;
            let found =
                "return [...document.querySelectorAll('.rows tbody th')].some((th) => th.innerText.trim() === 'États-Unis')
                && document.querySelectorAll('.rows tbody tr').length < 30";
            page.wait(&format!("the place by {typed}"), found).await?;
        }
        Ok(())
    });
}
