//! What would change the answer, as buttons that ask the varied question.

use super::answer;
use super::icon;
use super::node::{El, classed, el};
use super::still::Scene;
use crate::browser;
use crate::changes::{Change, changes};
use crate::link::setting::Locks;
use crate::scenario::Scenario;
use crate::text::{Words, msg, slot};
use crate::verdict::Verdict;
use yew::{Callback, Html};

/// The most variations that stand in the open.
const OPEN: usize = 6;

/// The variations of the question at which the hand rests.
pub(super) fn still(scene: &Scene) -> Html {
    let o = &scene.outcome;
    let all = changes(scene.data(), &o.scenario, &scene.spans);
    view(scene.words(), &o.scenario, o.verdict.passes(), &all, scene.state.setting.locks, &scene.ask)
        .map(Html::from)
        .unwrap_or_default()
}

/// The variations: in the open what turns a refusal into a way through, or the other way round; folded away what only turns
/// one refusal into another. What varies a locked field is left out, and so is the section if that leaves nothing.
fn view(words: Words, scenario: &Scenario, passes: bool, all: &[Change], locks: Locks, ask: &Callback<Scenario>) -> Option<El> {
    let mut changes = all.to_vec();
    changes.retain(|c| !locks.holds(c.field.id()));
    if changes.is_empty() && !all.is_empty() {
        return None;
    }
    let turns = |c: &Change| c.verdict.passes() != passes && (c.verdict.passes() || c.verdict == Verdict::Blocked);
    let list = |changes: &[Change]| el("ul").children(changes.iter().map(|c| button(words, scenario, c, ask)));
    let turning = changes.iter().take_while(|c| turns(c)).count();
    let (open, folded) = changes.split_at(turning.min(OPEN));
    let none = words.get(if passes { msg::CHANGE_NO_REFUSAL } else { msg::CHANGE_NO_WAY });
    let first = match (open, all.iter().any(turns)) {
        ([], true) => None,
        ([], false) => Some(classed("p", "nothing").text(none)),
        _ => Some(list(open)),
    };
    let section = classed("section", "changes")
        .attr("aria-labelledby", "changes")
        .child(el("h2").attr("id", "changes").text(words.get(msg::CHANGE_HEADING)))
        .maybe(first)
        .maybe((!folded.is_empty()).then(|| {
            let count = if folded.len() == 1 { msg::CHANGE_OTHER } else { msg::CHANGE_OTHERS };
            let summary = el("summary").text(words.fill(count, &[(slot::N, &folded.len().to_string())]));
            el("details").child(summary).child(list(folded))
        }));
    Some(section)
}

fn button(words: Words, scenario: &Scenario, change: &Change, ask: &Callback<Scenario>) -> El {
    let (to, ask) = (change.scenario, ask.clone());
    let label = words.change(scenario, change);
    let button = el("button")
        .attr("type", "button")
        .attr("data-change", change.field.id())
        .attr("data-tone", change.verdict.id())
        .on("click", move |_| {
            ask.emit(to);
            browser::focus(answer::ID);
        })
        .child(el("span").text(label.clone()))
        .child(el("b").child(icon::verdict(change.verdict)).text(words.verdict(change.verdict)));
    el("li").key(label).child(button)
}
