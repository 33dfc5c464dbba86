//! The answer in words: one strong word, one sentence, one smaller addition.

use super::icon;
use crate::dataset::Dataset;
use crate::decide::Outcome;
use crate::text::en;
use yew::prelude::*;

/// The headline. It is the page's one live region: read out when the question changes.
pub(super) fn view(data: &Dataset<'static>, outcome: &Outcome) -> Html {
    let note = en::note(data, outcome);
    html! {
        <div class="answer" role="status" data-tone={outcome.verdict.id()}>
            <p class="sentence" data-sentence="">
                <strong class="word">{ icon::verdict(outcome.verdict) }{ en::word(outcome.verdict) }</strong>
                { " " }
                <span class="body">{ en::body(data, outcome) }</span>
            </p>
            <p class="note">{ note }</p>
        </div>
    }
}
