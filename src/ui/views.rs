//! The views other than the first, which live in the second program. What each shows is in a file of its own.

use super::loading::{Loading, Second};
use super::map::Map;
use super::node::El;
use super::play::Play;
use super::rest::Here;
use super::{Standing, compare, money, sources, timeline, train, when};
use crate::decide::Outcome;
use crate::history::Span;
use crate::link::Invalid;
use crate::scenario::Scenario;
use crate::state::State;
use crate::view::View;
use yew::prelude::*;

/// What a view may need.
pub(super) struct Given<'a> {
    pub(super) loading: &'a Loading,
    pub(super) second: &'a Second,
    pub(super) state: &'a State,
    pub(super) outcome: &'a Outcome,
    pub(super) spans: &'a [Span],
    pub(super) play: &'a Play,
    pub(super) standing: &'a Standing,
    pub(super) ask: &'a Callback<Scenario>,
    pub(super) pin: &'a Callback<Option<Scenario>>,
    pub(super) set: &'a Callback<(&'static str, String)>,
}

/// Fills the panel with the chosen view. What is wrong with fields that only the view can read is added to `invalid`.
#[inline(never)]
pub(super) fn fill(_: Here, panel: El, given: &Given, invalid: &mut Vec<Invalid>) -> El {
    let Given { loading, second, state, outcome, spans, play, standing, ask, pin, set } = *given;
    let (data, scenario, locks) = (&loading.data, state.scenario, state.setting.locks);
    let words = data.words();
    match state.view {
        View::Why => panel,
        View::Compare => panel.child(compare::view(words, outcome, state.pin, ask, pin)),
        View::Timeline => panel.child(timeline::view(loading, outcome, spans, play, ask)),
        View::Map => {
            let days = Html::from(when::strip(words, outcome, spans, locks.holds("date"), ask));
            panel.node(html! { <Map data={data.clone()} {scenario} ask={ask.clone()}>{ days }</Map> })
        }
        View::Sources => panel.child(sources::view(loading, outcome, standing)),
        View::Train => match &second.training {
            Some(training) => {
                let (asked, wrong) = train::Asked::of(data, training, state);
                invalid.extend(wrong);
                panel.child(train::view(data, training, &asked, locks, ask, set))
            }
            None => panel.child(second.awaited(words)),
        },
        View::Money => match &second.training {
            Some(training) => panel.child(money::view(words, training, scenario, locks.holds("date"), ask)),
            None => panel.child(second.awaited(words)),
        },
    }
}
