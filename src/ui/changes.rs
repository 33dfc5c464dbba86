//! What would change the answer, as buttons that ask the varied question.

use super::icon;
use crate::changes::Change;
use crate::dataset::Dataset;
use crate::scenario::Scenario;
use crate::text::en;
use crate::verdict::Verdict;
use yew::prelude::*;

/// The most variations that stand in the open.
const OPEN: usize = 6;

/// The variations: in the open what turns a refusal into a way through, or the other way round; folded away what only turns
/// one refusal into another.
pub(super) fn view(data: &Dataset<'static>, scenario: &Scenario, passes: bool, changes: &[Change], ask: &Callback<Scenario>) -> Html {
    let list = |changes: &[Change]| -> Html {
        html! { <ul>{ for changes.iter().map(|c| button(data, scenario, c, ask)) }</ul> }
    };
    let turning = changes.iter().take_while(|c| c.verdict.passes() != passes && (c.verdict.passes() || c.verdict == Verdict::Blocked)).count();
    let (open, folded) = changes.split_at(turning.min(OPEN));
    html! {
        <section class="changes" aria-labelledby="changes">
            <h2 id="changes">{ "What would change the answer" }</h2>
            if open.is_empty() {
                <p class="nothing">{ if passes { "No single change of the question leads to a refusal." } else { "No single change of the question leads to a way through." } }</p>
            } else {
                { list(open) }
            }
            if !folded.is_empty() {
                <details><summary>{ format!("{} other questions with another answer", folded.len()) }</summary>{ list(folded) }</details>
            }
        </section>
    }
}

fn button(data: &Dataset<'static>, scenario: &Scenario, change: &Change, ask: &Callback<Scenario>) -> Html {
    let to = change.scenario;
    let onclick = ask.reform(move |_: MouseEvent| to);
    let label = en::change(data, scenario, change);
    html! {
        <li key={label.clone()}>
            <button type="button" {onclick} data-change={change.field.id()} data-tone={change.verdict.id()}>
                <span>{ label }</span>
                <b>{ icon::verdict(change.verdict) }{ en::verdict(change.verdict) }</b>
            </button>
        </li>
    }
}
