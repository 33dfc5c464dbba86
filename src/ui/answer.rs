//! The answer in words: one strong word, one sentence, one smaller addition.

use super::icon;
use super::node::{El, classed};
use super::still::{Scene, follow};
use crate::decide::Outcome;
use std::rc::Rc;

/// The id of the answer.
pub(super) const ID: &str = "answer";

/// The headline. It is the page's one live region: read out when the question changes, unless the days go by themselves. The
/// word stays while the days go by; what is said of the day follows them.
pub(super) fn view(scene: &Rc<Scene>, outcome: &Rc<Outcome>) -> El {
    let word = classed("strong", "word").child(icon::verdict(outcome.verdict)).text(scene.words().word(outcome.verdict));
    let body = follow(scene, outcome, |scene, outcome| classed("span", "body").said(&scene.words().body(outcome)).into());
    let note = follow(scene, outcome, |scene, outcome| classed("p", "note").said(&scene.words().note(outcome)).into());
    classed("div", "answer")
        // Where the focus goes when the button that asked goes away.
        .attr("id", ID)
        .attr("tabindex", "-1")
        .attr("role", "status")
        .attr_if("aria-live", scene.moving.then_some("off"))
        .attr("data-tone", outcome.verdict.id())
        .child(classed("p", "sentence").attr("data-sentence", "").child(word).text(" ").node(body))
        .node(note)
}
