//! The views other than the first, which live in the second program. What each shows is in a file of its own.

use super::loading::{Loading, Second};
use super::map::Map;
use super::node::El;
use super::play::Play;
use super::question::Form;
use super::rest::Here;
use super::still::{Scene, follow, still};
use super::{Standing, compare, second, sources, timeline, when};
use crate::decide::Outcome;
use crate::history::Span;
use crate::link::Invalid;
use crate::scenario::Scenario;
use crate::state::State;
use crate::view::View;
use std::rc::Rc;
use yew::prelude::*;

/// What a view may need.
pub(super) struct Given<'a> {
    pub(super) loading: &'a Loading,
    pub(super) second: &'a Second,
    pub(super) scene: &'a Rc<Scene>,
    pub(super) state: &'a State,
    pub(super) outcome: &'a Rc<Outcome>,
    pub(super) spans: &'a [Span],
    pub(super) play: &'a Play,
    pub(super) standing: &'a Standing,
    pub(super) ask: &'a Callback<Scenario>,
    pub(super) pin: &'a Callback<Option<Scenario>>,
    pub(super) set: &'a Callback<(&'static str, String)>,
}

/// A view that was filled.
pub(super) struct Filled {
    pub(super) panel: El,
    /// What stands above the tabs, if not the first question with its answer.
    pub(super) head: Option<Vec<Html>>,
    /// What is wrong with fields that only the view can read.
    pub(super) wrong: Vec<Invalid>,
    /// What the host of a frame is told of the view's own question.
    pub(super) told: Option<Vec<(&'static str, String)>>,
}

/// Fills the panel with the chosen view.
#[inline(never)]
pub(super) fn fill(_: Here, panel: El, given: Given) -> Filled {
    let Given { loading, second, scene, state, outcome, spans, play, standing, ask, pin, set } = given;
    let data = &loading.data;
    let words = data.words();
    let of_first = |panel| Filled { panel, head: None, wrong: Vec::new(), told: None };
    match state.view {
        View::Why => of_first(panel),
        View::Compare => of_first(panel.child(compare::view(words, outcome, state.pin, state.setting.locks, ask, pin))),
        View::Timeline => {
            of_first(panel.child(timeline::view(loading, outcome, spans, play, state.setting.locks.holds("date"), ask)))
        }
        View::Map => of_first(panel.node(follow(scene, outcome, |scene, outcome| {
            let (data, ask) = (scene.data().clone(), scene.ask.clone());
            let days = still(scene, |scene| when::strip(scene).into());
            let rested = scene.state.scenario.date;
            let locked = scene.state.setting.locks.holds("place");
            html! { <Map {data} scenario={outcome.scenario} {rested} {locked} {ask}>{ days }</Map> }
        }))),
        View::Sources => of_first(panel.child(sources::view(loading, outcome, standing))),
        View::Train | View::Money => {
            let folded = Html::from(second::folded(scene));
            let Some((data, training)) = &second.there else {
                return Filled { head: Some(vec![folded]), ..of_first(panel.child(second.awaited(words))) };
            };
            let view = second::view(&Form { data, state, ask, typed: &scene.typed }, training, set);
            let head = Some(vec![view.head.into(), folded]);
            Filled { panel: panel.child(view.panel), head, wrong: view.wrong, told: Some(view.told) }
        }
    }
}
