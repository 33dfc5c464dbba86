//! The page while it is asked another question than the first: that question and its answer stand first, what they follow from
//! behind the tabs, and the first question folded between them. Decides nothing.

use super::icon;
use super::money;
use super::node::{El, classed, el};
use super::path;
use super::question::Form;
use super::still::{Scene, still};
use super::take;
use super::train;
use crate::link::Invalid;
use crate::text::msg;
use crate::training::data::Training;
use crate::view::View;
use std::rc::Rc;

/// The two parts of the page, and what the host of a frame is told.
pub(super) struct Second {
    /// Above the tabs.
    pub(super) head: El,
    /// Below them.
    pub(super) panel: El,
    /// What could not be read.
    pub(super) wrong: Vec<Invalid>,
    /// The question and its answer.
    pub(super) told: Vec<(&'static str, String)>,
}

/// The question that the state asks, in the view that it names.
pub(super) fn view(form: &Form, training: &Training<'static>, set: &train::Set) -> Second {
    if form.state.view == View::Money {
        let (head, panel) = (money::head(form, training), money::panel(form, training));
        return Second { head, panel, wrong: Vec::new(), told: Vec::new() };
    }
    let asked = train::Asked::of(form.data, training, form.state);
    Second {
        head: train::head(form, &asked, set),
        panel: train::panel(form, &asked, set),
        wrong: asked.wrong().to_vec(),
        told: train::told(form.data, &asked),
    }
}

/// The first question with its answer in a line, its path when unfolded, and the way back to it.
pub(super) fn folded(scene: &Rc<Scene>) -> El {
    let (words, outcome, show) = (scene.words(), &scene.outcome, scene.show());
    let word = el("b").child(icon::verdict(outcome.verdict)).text(words.word(outcome.verdict));
    let sentence = el("span")
        .attr("data-sentence", "")
        .attr("data-tone", outcome.verdict.id())
        .child(word)
        .text(" ")
        .child(el("span").said(&words.body(outcome)));
    let summary = el("summary").child(el("span").text(words.get(msg::SECOND_FIRST))).text(" ").child(sentence);
    let back = el("button").attr("type", "button").text(words.get(msg::SECOND_OPEN)).on("click", move |_| show.emit(View::FIRST));
    classed("details", "first")
        .key("first")
        .child(summary)
        .child(classed("p", "hint").attr("data-first-question", "").text(take::question(words, outcome)))
        .node(still(scene, path::still))
        .child(classed("p", "acts").child(back))
}
