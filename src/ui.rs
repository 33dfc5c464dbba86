//! The page: one reducer over the question, everything else derived from it and laid out. Decides nothing.

mod answer;
mod changes;
mod compare;
mod evidence;
mod icon;
mod loading;
mod map;
mod money;
mod node;
mod notice;
mod path;
mod place_box;
mod play;
mod question;
mod report;
mod rest;
mod second;
mod sources;
mod still;
mod story;
mod tabs;
mod take;
mod timeline;
mod train;
mod views;
mod when;

use crate::browser;
use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::decide;
use crate::history::full_history;
use crate::link;
use crate::policy::Gate;
use crate::scenario::Scenario;
use crate::state::{Action, State};
use crate::text::{Texts, Words, msg};
use crate::view::View;
use loading::{use_evidence, use_second};
use node::{El, classed};
use play::use_play;
use rest::use_rest;
use std::ops::Deref;
use std::rc::Rc;
use still::{Scene, still, use_settled};
use story::use_story;
use views::Given;
use yew::prelude::*;

/// The dataset and the texts, shared by every component; two handles are equal if both are the same.
#[derive(Clone, Debug)]
pub struct Shared {
    data: Rc<Dataset<'static>>,
    texts: Rc<Texts>,
}

impl Shared {
    /// Shares a dataset, and the texts to speak of it.
    pub fn new(data: Dataset<'static>, texts: Texts) -> Self {
        Self { data: Rc::new(data), texts: Rc::new(texts) }
    }

    /// The same data in other texts.
    #[must_use]
    pub fn with(&self, texts: Texts) -> Self {
        Self { data: self.data.clone(), texts: Rc::new(texts) }
    }

    /// This data in the texts of others.
    #[must_use]
    pub fn in_texts_of(&self, other: &Self) -> Self {
        Self { data: self.data.clone(), texts: other.texts.clone() }
    }

    /// The data alone.
    pub fn data(&self) -> &Rc<Dataset<'static>> {
        &self.data
    }

    /// Words over the data.
    pub fn words(&self) -> Words<'_, 'static> {
        Words::new(&self.data, &self.texts)
    }
}

impl Deref for Shared {
    type Target = Dataset<'static>;
    fn deref(&self) -> &Self::Target {
        &self.data
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data) && Rc::ptr_eq(&self.texts, &other.texts)
    }
}

impl Reducible for State {
    type Action = Action;
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        // The same handle tells Yew that there is nothing to draw.
        if next == *self { self } else { Rc::new(next) }
    }
}

/// What the page starts with. The environment is read by `main`, so that the same page can be rendered without a browser.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The data.
    pub data: Shared,
    /// The first question.
    pub initial: State,
    /// Where the page stands.
    pub standing: Rc<Standing>,
}

/// What the page knows of where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its address without a question; empty where it has none.
    pub address: String,
    /// The form for wrong answers, if there is one.
    pub report: Option<String>,
}

/// The whole widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    let initial = props.initial.clone();
    let state = use_reducer(move || initial);
    let scenario = state.scenario;
    let spoken = use_state(|| props.data.clone());
    let loading = use_evidence(&spoken, scenario.provider);
    let data = &loading.data;

    // The history does not depend on the day: dragging through days must not compute it again.
    let undated = Scenario { date: Date::FIRST, ..scenario };
    let spans = use_memo((undated, data.clone()), |(undated, data)| full_history(data, undated));
    let outcome = decide(data, &scenario);
    let settled = use_settled(scenario, &spans, data.date());
    let resting = use_memo((settled, data.clone()), |(settled, data)| decide(data, settled));

    let ask = {
        let dispatcher = state.dispatcher();
        Callback::from(move |scenario| dispatcher.dispatch(Action::Ask(scenario)))
    };
    let play = use_play(scenario, state.view == View::Timeline, &spans, &ask);

    {
        let data = data.clone();
        let first = use_mut_ref(|| true);
        let (state, moving) = (state.clone(), play.on);
        use_effect_with((settled, state.view, state.pin, state.story, state.training.clone(), moving), move |_| {
            // The address already says the first question, perhaps with an error that must stay visible in it. While the days
            // go by it waits until they rest: browsers refuse too many new addresses in a row.
            if !first.replace(false) && !moving && settled == state.scenario {
                browser::write_address(&data, &state);
            }
        });
    }
    let speak = {
        let (dispatcher, spoken, data) = (state.dispatcher(), spoken.setter(), props.data.clone());
        Callback::from(move |language| {
            let (dispatcher, spoken, data) = (dispatcher.clone(), spoken.clone(), data.clone());
            browser::language::speak(language, data.data(), {
                let data = data.clone();
                move |texts| {
                    dispatcher.dispatch(Action::Speak(texts.is_none().then(|| language.not_loaded())));
                    if let Some(texts) = texts {
                        browser::language::show(&texts);
                        spoken.set(data.with(texts));
                    }
                }
            });
        })
    };
    {
        let (data, speak) = (data.clone(), speak.clone());
        let dispatcher = state.dispatcher();
        use_effect_with((), move |()| {
            let read = move |pairs: &[(String, String)]| State::of_link(&data, pairs);
            browser::on_arrival(read, move |state, by| {
                if by == browser::By::Host {
                    return dispatcher.dispatch(Action::Told(state));
                }
                dispatcher.dispatch(Action::Arrive(state));
                match browser::language::wish() {
                    Ok(language) => speak.emit(language),
                    Err(doubt) => dispatcher.dispatch(Action::Speak(Some(doubt))),
                }
            });
        });
    }

    let pin = {
        let dispatcher = state.dispatcher();
        Callback::from(move |pinned| dispatcher.dispatch(Action::Pin(pinned)))
    };
    let tell = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let scene = Rc::new(Scene {
        loading: loading.clone(),
        state: State { scenario: settled, ..(*state).clone() },
        outcome: resting,
        spans: spans.clone(),
        standing: props.standing.clone(),
        ask: ask.clone(),
        tell: tell.clone(),
        speak,
    });
    // Rendered without a browser, the page has nobody to be told or handed anything.
    let live = !props.standing.address.is_empty();
    let rest = use_rest(state.view != View::Why || state.story.is_some());
    let telling = use_story(data, &state, &rest);
    let set = {
        let dispatcher = state.dispatcher();
        Callback::from(move |(field, value)| dispatcher.dispatch(Action::Train(field, value)))
    };
    let asks_second = matches!(state.view, View::Train | View::Money);
    let second = use_second(&spoken, rest.here.filter(|_| asks_second));
    let words = data.words();
    let own = state.training.iter().filter(|_| state.view == View::Train).cloned();
    let link = link::query(link::write(data, &scenario).into_iter().chain(own));
    let question = link::query(link::all(data, &scenario).into_iter().filter_map(|(key, value)| Some((key, value?))));

    let mut invalid = state.invalid.clone();
    // Another question than the first has its own words above the tabs.
    let (mut head, mut told) = (None, None);
    let panel = tabs::panel(state.view);
    let panel = match state.view {
        View::Why => panel
            .node(still(&scene, |scene| {
                evidence::view(&scene.loading, &scene.outcome, scene.gate()).map(Html::from).unwrap_or_default()
            }))
            .node(still(&scene, changes::still))
            .child(when::view(&scene, &outcome)),
        _ => match rest.here {
            Some(here) => {
                let (state, standing) = (&*state, &*props.standing);
                let (loading, second, outcome, spans, play) = (&loading, &second, &outcome, &spans[..], &play);
                let (scene, ask, pin, set) = (&scene, &ask, &pin, &set);
                let given = Given { loading, second, scene, state, outcome, spans, play, standing, ask, pin, set };
                let filled = views::fill(here, panel, given);
                invalid.extend(filled.wrong);
                (head, told) = (filled.head, filled.told);
                filled.panel
            }
            None => panel.child(rest.awaited(words)),
        },
    };

    // While the other question is on its way, this one's answer would be taken for it.
    let above = match head {
        Some(head) => head,
        None if asks_second && !rest.failed => Vec::new(),
        None => {
            vec![question::view(&scene, &state).into(), answer::view(words, &outcome, play.on).into(), still(&scene, path::still)]
        }
    };
    // Of one height at each width, whatever stands in it: the room below the tabs takes what the rest leaves.
    let stage = classed("div", "stage")
        .child(notice::errors(second.words().unwrap_or(words), &invalid, state.setting.outdated.as_deref()))
        .maybe(telling.as_ref().map(|t| story::view(words, &scenario, t, &tell)));
    classed("div", "widget")
        .attr("data-verdict", outcome.verdict.id())
        .attr_if("data-stops-at", outcome.stops_at().map(Gate::id))
        // What `www/frame.js` tells the host of a frame.
        .attr("data-question", question)
        .attr("data-link", link)
        .attr("data-second", told.map(link::query).unwrap_or_default())
        .attr("data-dataset", format!("{} {}", data.tables().version, data.date()))
        .child(classed("h1", "hidden").text(words.get(msg::PAGE_HEADING)))
        .child(
            above
                .into_iter()
                .fold(stage, El::node)
                .node(still(&scene, |scene| tabs::list(scene.words(), scene.state.view, &scene.show()).into()))
                .child(tabs::room(words, panel)),
        )
        .maybe(live.then(|| {
            classed("div", "along")
                // The static page has none of it.
                .attr("data-live", "")
                .node(still(&scene, |scene| take::view(&scene.loading, &scene.outcome, &scene.standing).into()))
                .maybe(state.story.is_none().then(|| story::offer(words, &scenario, &tell)))
        }))
        .node(still(&scene, notice::still))
        .into()
}
