//! Where a chip of this buyer could go on this day: the second question asked of every place, as a list and a map. Asked only
//! when the reader opens it.

use super::super::Shared;
use super::super::map::{Answer, Sheet, use_pick};
use super::super::node::{El, classed, el};
use crate::place_set::PlaceId;
use crate::scenario::Scenario;
use crate::text::{msg, slot};
use crate::training::data::Training;
use crate::training::everywhere::everywhere;
use crate::training::question::Question;
use std::rc::Rc;
use yew::prelude::*;

/// The question, and the data that answer it.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) training: Training<'static>,
    pub(super) question: Question,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        // The place that is asked about plays no part; figures of a described chip do.
        let nowhere = |q: &Question| Question { place: PlaceId(0), ..*q };
        nowhere(&self.question) == nowhere(&other.question) && self.training.same_as(&other.training)
    }
}

/// What the view is made of.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) data: Shared,
    pub(super) scenario: Scenario,
    pub(super) found: Found,
    /// Whether no other place can be asked about.
    pub(super) locked: bool,
    pub(super) ask: Callback<Scenario>,
}

/// Every place, once the reader wants it.
#[component]
pub(super) fn Where(props: &Props) -> Html {
    let open = use_state(|| false);
    let words = props.data.words();
    let day = words.date(props.scenario.date);
    let title = words.fill(msg::TRAIN_WHERE, &[(slot::DAY, &day)]);
    let toggle = {
        let open = open.clone();
        move |event: Event| {
            event.prevent_default();
            open.set(!*open);
        }
    };
    let inside = open.then(|| {
        let Props { data, scenario, found, locked, ask } = props.clone();
        el("div").node(html! { <Everywhere {data} {scenario} {found} {locked} {ask} /> })
    });
    let summary: El = el("summary").on("click", toggle).child(el("h2").attr("id", "where-to").text(title));
    classed("details", "where-to")
        .attr_if("open", open.then_some("open"))
        .child(summary)
        .child(classed("p", "hint").text(words.get(msg::TRAIN_WHERE_HINT)))
        .maybe(inside)
        .into()
}

/// The answers, and the map with its list.
#[component]
fn Everywhere(props: &Props) -> Html {
    let Props { data, scenario, found, locked, ask } = props.clone();
    let answers = use_memo((found, data.clone()), |(found, data)| {
        let found = everywhere(data, &found.training, &found.question).into_iter();
        found.map(Answer::of_chip).collect::<Rc<[Answer]>>()
    });
    let (answers, pick) = ((*answers).clone(), use_pick(scenario, &ask));
    let listed = answers.clone();
    html! { <Sheet {data} scenario={scenario.undated()} {answers} {listed} {locked} {pick}>{ Html::default() }</Sheet> }
}
