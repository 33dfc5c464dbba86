//! A story told in the page: what is said at a step, the way to the others, the way out. Its text is loaded when it is told;
//! what a story is stands in the crate's `story`.

use super::Shared;
use super::node::{El, classed, el};
use super::rest::{Here, Rest};
use crate::browser;
use crate::link;
use crate::scenario::Scenario;
use crate::state::{Action, State};
use crate::story::{ALL, Bookmark, Story};
use crate::text::{Words, msg, slot};
use crate::view::View;
use std::rc::Rc;
use yew::prelude::*;

/// A story that is being told.
#[derive(Clone)]
pub(super) struct Telling {
    mark: Bookmark,
    text: Option<(Here, Rc<Story>)>,
    failed: bool,
    /// The language of its words, if that is not the reader's.
    lang: Option<&'static str>,
}

/// The question of a step, and its view if it names one.
fn asked(words: Words, story: &Story, step: usize) -> Option<(Scenario, Option<View>)> {
    let step = story.step(step)?;
    let (scenario, _) = link::read(words.data, step.pairs());
    Some((scenario, View::parse(step.view)))
}

/// A story that was loaded, and the question that is to be asked with it.
struct Read {
    story: Rc<Story>,
    asked: Option<(Scenario, Option<View>)>,
}

/// Reads a story's file.
#[inline(never)]
fn read(_: Here, data: &Shared, mark: Bookmark, bytes: Vec<u8>) -> Option<Read> {
    // Kept for as long as the page: the texts are borrowed from it. A few kilobytes.
    let story = Story::read(String::from_utf8(bytes).ok()?.leak()).map(Rc::new)?;
    // A link that names a step and no question of its own asks that of the step.
    let asked = mark.asks.then(|| asked(data.words(), &story, mark.step)).flatten();
    Some(Read { story, asked })
}

/// Loads the story that is told, in the reader's language if there is one, and asks the question of a step that a link names.
#[hook]
pub(super) fn use_story(data: &Shared, state: &UseReducerHandle<State>, rest: &Rest) -> Option<Telling> {
    // The story that was loaded, by its number, whether in the reader's language, and its text if it could be had.
    let loaded = use_state(|| ((usize::MAX, false), None::<(Here, Rc<Story>)>));
    let own = data.texts.language().id;
    let number = state.story.map(|mark| mark.story);
    let known = number.and_then(|n| ALL.get(n));
    let translated = known.is_some_and(|(_, _, langs)| langs.contains(&own));
    {
        let (loaded, data, state) = (loaded.clone(), data.clone(), state.clone());
        let asks = state.story.is_some_and(|m| m.asks);
        use_effect_with((number, translated, asks, rest.here), move |(_, translated, _, here)| {
            let (Some(mark), Some(here)) = (state.story, *here) else { return };
            let wanted = (mark.story, *translated);
            if loaded.0 == wanted && !mark.asks {
                return;
            }
            let part = if *translated { format!("story-{}_{own}", mark.id()) } else { format!("story-{}", mark.id()) };
            browser::load(&part, move |bytes| {
                let read = bytes.and_then(|bytes| read(here, &data, mark, bytes));
                let asked = read.as_ref().and_then(|read| read.asked);
                loaded.set((wanted, read.map(|read| (here, read.story))));
                if let Some((scenario, view)) = asked {
                    state.dispatch(Action::Tell(mark.at(mark.step), scenario, view.unwrap_or(state.view)));
                }
            });
        });
    }
    let mark = state.story?;
    let here = loaded.0 == (mark.story, translated);
    Some(Telling {
        mark,
        text: loaded.1.clone().filter(|_| here),
        failed: rest.failed || (here && loaded.1.is_none()),
        lang: if translated { None } else { data.texts.foreign_lang() },
    })
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
    let section = classed("section", "story").attr("data-story", mark.id());
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
    let place = words.fill(msg::STORY_STEP, &[(slot::N, &number), (slot::COUNT, &count)]);
    let head = classed("div", "head")
        .child(el("h2").attr("id", "story").foreign(lang).text(story.title))
        .child(classed("span", "place").text(place));
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
    let Some(step) = story.step(mark.step) else {
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
    let one = |(number, (id, title, _)): (usize, &(&'static str, &'static str, _))| {
        // Until the story is there, the question stays.
        let begin = Action::Tell(Bookmark { story: number, step: 1, asks: true }, *scenario, View::FIRST);
        let tell = tell.clone();
        let link = el("a").attr("href", format!("?story={id}&step=1")).foreign(words.texts.foreign_lang());
        let link = link.on("click", move |event| {
            event.prevent_default();
            tell.emit(begin.clone());
        });
        el("li").key(number).child(link.text(*title))
    };
    let list = el("ul").children(ALL.iter().enumerate().map(one));
    classed("div", "stories").child(el("span").text(words.get(msg::STORY_OFFER))).child(list)
}
