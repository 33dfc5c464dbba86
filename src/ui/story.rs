//! A story told in the page: what is said at a step, the way to the others, the way out. Its text is loaded when it is told;
//! what a story is stands in the crate's `story`.

use super::Shared;
use super::file::{Loaded, Part};
use super::node::{El, classed, el};
use super::rest::{Here, Rest};
use crate::link;
use crate::scenario::Scenario;
use crate::state::Action;
use crate::story::{ALL, Bookmark, Offer, Story};
use crate::text::{Texts, Words, msg, slot};
use crate::view::View;
use std::rc::Rc;
use yew::{Callback, Event};

/// The id of the story.
pub(super) const ID: &str = "told";

/// A story that is being told.
pub(super) struct Telling {
    mark: Bookmark,
    text: Option<(Here, Rc<Story>)>,
    failed: bool,
    /// The language of its words, if that is not the reader's.
    lang: Option<&'static str>,
}

/// The stories that were loaded, and how the loading goes.
#[derive(Default)]
pub(super) struct Stories {
    /// By their numbers, each in a language if it was translated.
    texts: Vec<(usize, Option<&'static str>, Here, Rc<Story>)>,
    loaded: Loaded<Part>,
}

/// The reader's language, if a story is told in it, and what it is called there.
fn translated(texts: &Texts, story: usize) -> Option<(&'static str, &'static str)> {
    let own = texts.language().id;
    ALL.get(story).and_then(|offer| offer.others.iter().find(|(lang, _)| *lang == own)).copied()
}

impl Stories {
    /// All of them, where nothing is loaded: in a page that is rendered natively.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn native() -> Self {
        let here = Here::NATIVE;
        let numbered = crate::story::TEXTS.iter().enumerate();
        let texts = numbered.filter_map(|(n, (_, text))| Some((n, None, here?, Rc::new(Story::read(text)?))));
        Self { texts: texts.collect(), loaded: Loaded::default() }
    }

    fn text(&self, mark: Bookmark, language: Option<&'static str>) -> Option<(Here, Rc<Story>)> {
        let text = self.texts.iter().find(|(story, lang, ..)| (*story, *lang) == (mark.story, language));
        text.map(|(_, _, here, story)| (*here, story.clone()))
    }

    /// The file to be fetched now for the story that is told, in the reader's language if there is one. It is fetched for the
    /// question too that a link leaves to a step.
    pub(super) fn due(&mut self, data: &Shared, told: Option<Bookmark>) -> Option<Part> {
        let wanted = told.map(|mark| (mark, translated(&data.texts, mark.story).map(|(lang, _)| lang)));
        let wanted = wanted.filter(|(mark, language)| mark.asks || self.text(*mark, *language).is_none());
        self.loaded.due(wanted.map(|(mark, language)| Part::Story(mark, language)))
    }

    /// Forgets what failed, so that it is tried again.
    pub(super) fn again(&mut self) {
        self.loaded.again();
    }

    /// The story that is told, as far as it is there.
    pub(super) fn telling(&self, data: &Shared, told: Option<Bookmark>, rest: &Rest) -> Option<Telling> {
        let mark = told?;
        let language = translated(&data.texts, mark.story).map(|(lang, _)| lang);
        let lang = if language.is_some() { None } else { data.texts.foreign_lang() };
        Some(Telling { mark, text: self.text(mark, language), failed: rest.failed() || self.loaded.failed, lang })
    }
}

/// The question of a step, and its view if it names one.
fn asked(words: Words, story: &Story, step: usize) -> Option<(Scenario, Option<View>)> {
    let step = story.step(step)?;
    let (scenario, _) = link::read(words.data, step.pairs());
    Some((scenario, View::parse(step.view)))
}

/// Takes a file that has come, or could not be had; gives what is to be asked with it, in the view that is shown if it names none.
#[inline(never)]
pub(super) fn came(
    here: Here,
    stories: &mut Stories,
    data: &Shared,
    part: Part,
    bytes: Option<Vec<u8>>,
    shown: View,
) -> Option<Action> {
    let Part::Story(mark, language) = part else { return None };
    if stories.text(mark, language).is_none() {
        // Kept for as long as the page, once: the texts are borrowed from it. A few kilobytes.
        let read = |bytes| Story::read(String::from_utf8(bytes).ok()?.leak());
        stories.texts.extend(bytes.and_then(read).map(|story| (mark.story, language, here, Rc::new(story))));
    }
    let found = stories.text(mark, language);
    let own = stories.loaded.came(part, found.is_some());
    let (_, story) = found.filter(|_| own && mark.asks)?;
    // A link that names a step and no question of its own asks that of the step.
    let (scenario, view) = asked(data.words(), &story, mark.step)?;
    Some(Action::Tell(mark.at(mark.step), scenario, view.unwrap_or(shown)))
}

/// The story at the reader's step.
pub(super) fn view(words: Words, scenario: &Scenario, telling: &Telling, tell: &Callback<Action>) -> El {
    let leave = {
        let tell = tell.clone();
        classed("button", "leave")
            .attr("type", "button")
            .on("click", move |_| tell.emit(Action::Leave))
            .text(words.get(msg::STORY_LEAVE))
    };
    let mark = telling.mark;
    let section = classed("section", "story").attr("id", ID).attr("tabindex", "-1").attr("data-story", mark.id());
    let Some((here, story)) = &telling.text else {
        let what = words.get(if telling.failed { msg::STORY_MISSING } else { msg::STORY_LOADING });
        let label = section.attr("aria-label", words.get(msg::STORY_LABEL));
        return label.child(el("p").attr("role", "status").text(what)).child(leave);
    };
    steps(*here, section.child(leave), words, scenario, (telling, story), tell)
}

/// A story that was loaded: its name, the step, the ways to the others.
#[inline(never)]
fn steps(
    _: Here,
    section: El,
    words: Words,
    scenario: &Scenario,
    (telling, story): (&Telling, &Story),
    tell: &Callback<Action>,
) -> El {
    let mark = telling.mark;
    let (lang, last) = (telling.lang, story.len());
    let (number, count) = (mark.step.to_string(), last.to_string());
    let step = story.step(mark.step);
    let place = step.map(|_| words.fill(msg::STORY_STEP, &[(slot::N, &number), (slot::COUNT, &count)]));
    let head = classed("div", "head")
        .child(el("h2").attr("id", "story").foreign(lang).text(story.title))
        .maybe(place.map(|place| classed("span", "place").text(place)));
    let section = section.attr("data-step", number.clone()).attr("aria-labelledby", "story").child(head);
    let go = |step: usize| {
        let (tell, target) =
            (tell.clone(), asked(words, story, step).map(|(s, v)| Action::Tell(mark.at(step), s, v.unwrap_or(View::FIRST))));
        move |event: Event| {
            event.prevent_default();
            if let Some(action) = target.clone() {
                tell.emit(action);
            }
        }
    };
    let link = |step: usize| {
        let own = step == mark.step;
        let label = words.fill(msg::STORY_STEP, &[(slot::N, &step.to_string()), (slot::COUNT, &count)]);
        let a = el("a")
            .attr("href", format!("?story={}&step={step}", mark.id()))
            .attr("aria-label", label)
            .attr_if("aria-current", own.then_some("step"));
        el("li").key(step).child(a.on("click", go(step)).text(step.to_string()))
    };
    // Not `disabled`: the focus must not be lost at either end.
    let button = |name: &'static str, text, to: Option<usize>| {
        let to = to.filter(|n| (1..=last).contains(n));
        let button = classed("button", name).attr("type", "button").attr_if("aria-disabled", to.is_none().then_some("true"));
        button.on("click", go(to.unwrap_or_default())).text(words.get(text))
    };
    let nav = el("nav")
        .attr("aria-label", words.get(msg::STORY_STEPS))
        .child(button("back", msg::STORY_BACK, mark.step.checked_sub(1)))
        .child(button("next", msg::STORY_NEXT, mark.step.checked_add(1)))
        .child(el("ol").children((1..=last).map(link)));
    let said = classed("div", "said").attr("aria-live", "polite");
    let Some(step) = step else {
        return section.child(said.child(el("p").text(words.fill(msg::STORY_NO_STEP, &[(slot::COUNT, &count)])))).child(nav);
    };
    let own = asked(words, story, mark.step).is_some_and(|(s, _)| s == *scenario);
    let sentences = step.say.into_iter().map(|text| el("p").key(text).foreign(lang).text(text));
    let away = (!own && !mark.asks).then(|| {
        let again = classed("button", "again").attr("type", "button").on("click", go(mark.step));
        classed("p", "away").text(words.get(msg::STORY_AWAY)).text(" ").child(again.text(words.get(msg::STORY_AGAIN)))
    });
    section.child(said.children(sentences)).maybe(away).child(nav)
}

/// The stories that can be told, as links.
pub(super) fn offer(words: Words, scenario: &Scenario, tell: &Callback<Action>) -> El {
    let one = |(number, offer): (usize, &Offer)| {
        let own = translated(words.texts, number);
        let (title, lang) = own.map_or((offer.title, words.texts.foreign_lang()), |(_, title)| (title, None));
        // Until the story is there, the question stays.
        let begin = Action::Tell(Bookmark { story: number, step: 1, asks: true }, *scenario, View::FIRST);
        let tell = tell.clone();
        let link = el("a").attr("href", format!("?story={}&step=1", offer.id)).foreign(lang);
        let link = link.on("click", move |event| {
            event.prevent_default();
            tell.emit(begin.clone());
        });
        el("li").key(number).child(link.text(title))
    };
    let list = el("ul").children(ALL.iter().enumerate().map(one));
    classed("div", "stories").child(el("span").text(words.get(msg::STORY_OFFER))).child(list)
}
