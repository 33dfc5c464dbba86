//! What would change the answer, as buttons that ask the varied question.

use super::icon;
use crate::changes::Change;
use crate::dataset::Dataset;
use crate::scenario::Scenario;
use crate::text::en;
use yew::prelude::*;

/// How many variations stand in the open; the rest is folded away.
const OPEN: usize = 5;

/// The variations.
pub(super) fn view(data: &Dataset<'static>, scenario: &Scenario, changes: &[Change], ask: &Callback<Scenario>) -> Html {
    let list = |changes: &[Change]| -> Html {
        html! { <ul>{ for changes.iter().map(|c| button(data, scenario, c, ask)) }</ul> }
    };
    let (open, folded) = changes.split_at(changes.len().min(OPEN));
    html! {
        <section class="changes" aria-labelledby="changes">
            <h2 id="changes">{ "What would change the answer" }</h2>
            if changes.is_empty() {
                <p class="nothing">{ "No single change of the question leads to another answer." }</p>
            } else {
                { list(open) }
            }
            if !folded.is_empty() {
                <details><summary>{ format!("{} more", folded.len()) }</summary>{ list(folded) }</details>
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
