//! The answer in words: one strong word, one sentence, one smaller addition.

use super::icon;
use super::node::{El, classed};
use super::still::Scene;
use crate::decide::Outcome;
use crate::text::Words;
use yew::Html;

/// The id of the answer.
pub(super) const ID: &str = "answer";

/// The answer of a day.
pub(super) fn of_day(scene: &Scene, outcome: &Outcome) -> Html {
    view(scene.words(), outcome, scene.moving).into()
}

/// The headline. It is the page's one live region: read out when the question changes, unless the days go by themselves.
fn view(words: Words, outcome: &Outcome, moving: bool) -> El {
    let word = classed("strong", "word").child(icon::verdict(outcome.verdict)).text(words.word(outcome.verdict));
    let body = classed("span", "body").said(&words.body(outcome));
    classed("div", "answer")
        // Where the focus goes when the button that asked goes away.
        .attr("id", ID)
        .attr("tabindex", "-1")
        .attr("role", "status")
        .attr_if("aria-live", moving.then_some("off"))
        .attr("data-tone", outcome.verdict.id())
        .child(classed("p", "sentence").attr("data-sentence", "").child(word).text(" ").child(body))
        .child(classed("p", "note").said(&words.note(outcome)))
}
