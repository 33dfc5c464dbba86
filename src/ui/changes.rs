//! What would change the answer, as buttons that ask the varied question.

use super::answer;
use super::icon;
use super::node::{El, classed, el};
use crate::browser;
use crate::changes::Change;
use crate::dataset::Dataset;
use crate::scenario::Scenario;
use crate::text::en;
use crate::verdict::Verdict;
use yew::Callback;

/// The most variations that stand in the open.
const OPEN: usize = 6;

/// The variations: in the open what turns a refusal into a way through, or the other way round; folded away what only turns
/// one refusal into another.
pub(super) fn view(
    data: &Dataset<'static>,
    scenario: &Scenario,
    passes: bool,
    changes: &[Change],
    ask: &Callback<Scenario>,
) -> El {
    let list = |changes: &[Change]| el("ul").children(changes.iter().map(|c| button(data, scenario, c, ask)));
    let turning = changes
        .iter()
        .take_while(|c| c.verdict.passes() != passes && (c.verdict.passes() || c.verdict == Verdict::Blocked))
        .count();
    let (open, folded) = changes.split_at(turning.min(OPEN));
    let none = if passes {
        "No single change of the question leads to a refusal."
    } else {
        "No single change of the question leads to a way through."
    };
    classed("section", "changes")
        .attr("aria-labelledby", "changes")
        .child(el("h2").attr("id", "changes").text("What would change the answer"))
        .child(if open.is_empty() { classed("p", "nothing").text(none) } else { list(open) })
        .maybe((!folded.is_empty()).then(|| {
            let questions = if folded.len() == 1 { "question" } else { "questions" };
            let summary = el("summary").text(format!("{} other {questions} with another answer", folded.len()));
            el("details").child(summary).child(list(folded))
        }))
}

fn button(data: &Dataset<'static>, scenario: &Scenario, change: &Change, ask: &Callback<Scenario>) -> El {
    let (to, ask) = (change.scenario, ask.clone());
    let label = en::change(data, scenario, change);
    let button = el("button")
        .attr("type", "button")
        .attr("data-change", change.field.id())
        .attr("data-tone", change.verdict.id())
        .on("click", move |_| {
            ask.emit(to);
            browser::focus(answer::ID);
        })
        .child(el("span").text(label.clone()))
        .child(el("b").child(icon::verdict(change.verdict)).text(en::verdict(change.verdict)));
    el("li").key(label).child(button)
}
