//! What is said around the answer: values of the link that could not be read, and the line at the foot.

use super::node::{El, classed, el};
use super::report;
use super::still::Scene;
use crate::browser;
use crate::link::setting::Outdated;
use crate::link::{self, Expected, Invalid};
use crate::text::{LANGUAGES, Language, Words, msg, slot};
use crate::verdict::Verdict;
use yew::virtual_dom::VText;
use yew::{Callback, Event, Html, TargetCast};

/// What stands above the question: that the page around this was written with other data, and whether the answer that the page
/// opened with is still theirs; and what could not be read.
pub(super) fn errors(words: Words, unread: &[Invalid], outdated: Option<&Outdated>, opened: Verdict) -> El {
    let outdated = outdated.map(|Outdated { version, answer }| {
        let (text, was) = match answer {
            None => (msg::FOOT_OUTDATED, ""),
            Some(answer) if *answer == opened => (msg::FOOT_OUTDATED_SAME, ""),
            Some(answer) => (msg::FOOT_OUTDATED_CHANGED, words.verdict(*answer)),
        };
        classed("p", "outdated").text(words.fill(text, &[(slot::VERSION, version), (slot::VERDICT, was)]))
    });
    classed("div", "errors").maybe(outdated).maybe(invalid(words, unread))
}

/// Names every value that could not be read and what would be valid; nothing if all could.
fn invalid(words: Words, invalid: &[Invalid]) -> Option<El> {
    if invalid.is_empty() {
        return None;
    }
    // A language that cannot be loaded is no fault of the link.
    let of_link = invalid.iter().any(|i| i.expected != Expected::Loaded);
    let what = el("p").child(el("strong").text(words.get(msg::NOTICE_HEAD))).text(" ").text(words.get(msg::NOTICE_REST));
    Some(
        classed("div", "invalid")
            .attr("role", "alert")
            .maybe(of_link.then_some(what))
            // A long list scrolls, also by keyboard.
            .child(el("ul").attr("tabindex", "0").children(invalid.iter().map(|i| one(words, i)))),
    )
}

fn one(words: Words, error: &Invalid) -> El {
    let code = |text: &str| el("code").attr("dir", "ltr").text(text.to_owned()).into();
    let item = el("li").laid(words.texts.parts(msg::NOTICE_VALUE), |slot| match slot {
        slot::FIELD => el("b").text(error.field).into(),
        slot::VALUE => code(&error.value),
        _ => VText::new(words.expected(error)).into(),
    });
    match &error.nearest {
        Some(nearest) => item.text(" ").laid(words.texts.parts(msg::NOTICE_NEAREST), |_| code(nearest)),
        None => item,
    }
}

/// The foot of the page.
pub(super) fn still(scene: &Scene) -> Html {
    let (words, outcome) = (scene.words(), &scene.outcome);
    let link = link::query(browser::link_of(words.data, &scene.state));
    footer(words, &link, &scene.speak).maybe(report::link(words, outcome, &scene.standing)).into()
}

/// Version and date of the data, and what the page does not do.
fn footer(words: Words, link: &str, speak: &Callback<&'static Language>) -> El {
    let tables = words.data.tables();
    let (places, sources) = (tables.places.len().to_string(), tables.sources.to_string());
    let day = words.date(tables.date);
    classed("footer", "foot")
        .child(el("span").text(words.fill(msg::FOOT_DATA, &[(slot::VERSION, tables.version), (slot::DAY, &day)])))
        .child(el("span").text(words.fill(msg::FOOT_COUNTS, &[(slot::PLACES, &places), (slot::SOURCES, &sources)])))
        .child(el("span").text(words.get(msg::FOOT_PRIVATE)))
        // Not in a frame: see the style.
        .child(classed("a", "embed-this").attr("href", format!("builder/?{link}")).text(words.get(msg::FOOT_EMBED)))
        .child(languages(words, speak))
}

/// The choice of the language, each by its own name.
fn languages(words: Words, speak: &Callback<&'static Language>) -> El {
    let speak = speak.clone();
    let spoken = words.texts.language();
    let options = LANGUAGES.iter().map(|language| {
        let selected = (language == spoken).then_some("selected");
        el("option")
            .key(language.id)
            .attr("value", language.id)
            .attr("lang", language.id)
            .attr_if("selected", selected)
            .text(language.name)
    });
    let choose = move |event: Event| {
        let chosen = event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|s| s.value()).unwrap_or_default();
        if let Some(language) = LANGUAGES.iter().find(|l| l.id == chosen) {
            browser::language::write(language);
            speak.emit(language);
        }
    };
    let select = classed("select", "control").attr("name", "lang").chosen(spoken.id).on("change", choose).children(options);
    el("label").text(words.get(msg::FOOT_LANGUAGE)).text(" ").child(select)
}
