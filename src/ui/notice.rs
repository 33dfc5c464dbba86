//! What is said around the answer: values of the link that could not be read, and the line at the foot.

use crate::dataset::Dataset;
use crate::link::Invalid;
use crate::text::en;
use yew::prelude::*;

/// Names every value that could not be read and what would be valid; nothing if all could.
pub(super) fn invalid(invalid: &[Invalid]) -> Html {
    if invalid.is_empty() {
        return Html::default();
    }
    html! {
        <div class="invalid" role="alert">
            <p><strong>{ "The link to this page holds a value that cannot be read." }</strong>{ " The question below uses the usual value instead." }</p>
            <ul>
                for error in invalid {
                    <li key={error.field}>
                        <b>{ error.field }</b>{ " cannot be " }<code>{ &error.value }</code>{ ": " }{ &error.expected }{ "." }
                        { error.nearest.as_ref().map(|n| html! { <>{ " Did you mean " }<code>{ n }</code>{ "?" }</> }) }
                    </li>
                }
            </ul>
        </div>
    }
}

/// Version and date of the data, and what the page does not do.
pub(super) fn footer(data: &Dataset<'static>) -> Html {
    html! {
        <footer class="foot">
            <span>{ format!("Data {} of {}", data.tables().version, en::date(data.date())) }</span>
            <span>{ format!("{} places, {} sources", data.tables().places.len(), data.tables().sources.len()) }</span>
            <span>{ "Nothing you enter leaves this page." }</span>
        </footer>
    }
}
