//! The whole widget: what it is told changes its state, and everything else follows from that. The transitions themselves are in
//! the crate's `state`, what stands where on the page in `layout`.

mod layout;

use super::file::Part;
use super::loading::{self, Loading, Second, Shelves};
use super::play::Play;
use super::rest::{self, Here, Rest};
use super::still::{Pace, Scene};
use super::story::{self, Stories};
use super::{AppProps, Shared};
use crate::browser;
use crate::decide::{Outcome, decide};
use crate::history::{Span, full_history};
use crate::link::Invalid;
use crate::scenario::Scenario;
use crate::state::{Action, State};
use crate::text::{Language, Texts, Words};
use crate::verdict::Verdict;
use crate::view::View;
use std::rc::Rc;
use yew::{Callback, Component, Context, Html};

/// What the widget is told.
pub enum Message {
    /// The reader, a link or the host of the frame does something.
    Do(Action),
    /// The reader types a day.
    Typed(Scenario),
    /// The reader chooses a language.
    Speak(&'static Language),
    /// Its texts have come, or cannot be had.
    Spoken(&'static Language, Option<Texts>),
    /// A file has come, or cannot be had.
    Came(Part, Option<Vec<u8>>),
    /// The second program has come, or cannot be had.
    Here(Option<Here>),
    /// What could not be had is tried again.
    Again,
    /// The hand that drags through the days may rest.
    Rested,
    /// The days begin to go by, or stop.
    Play,
}

/// The widget.
pub struct App {
    state: State,
    /// The answer that the page opened with.
    opened: Verdict,
    /// The data without evidence, in the reader's texts.
    spoken: Shared,
    /// The language that the reader has chosen last.
    wished: &'static Language,
    shelves: Shelves,
    rest: Rest,
    second: Second,
    stories: Stories,
    play: Play,
    pace: Pace,
    /// A story has begun, far above the link that began it.
    begins: bool,
    /// The history of the question, which does not depend on its day.
    spans: Rc<Vec<Span>>,
    /// The answer of the day.
    outcome: Rc<Outcome>,
    scene: Rc<Scene>,
    /// The same, where the answer has turned under a hand that drags on.
    front: Rc<Scene>,
    rested: Callback<()>,
    pin: Callback<Option<Scenario>>,
    set: Callback<(&'static str, String)>,
    /// What the address says.
    written: State,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { data, initial, standing } = ctx.props().clone();
        let scenario = initial.scenario;
        let tell = ctx.link().callback(Message::Do);
        let again = ctx.link().callback(|()| Message::Again);
        let spans = Rc::new(full_history(&data, &scenario.undated()));
        let outcome = Rc::new(decide(&data, &scenario));
        let scene = Scene {
            loading: Loading { data: data.clone(), failed: false, again: again.clone() },
            state: initial.clone(),
            outcome: outcome.clone(),
            spans: spans.clone(),
            standing,
            moving: false,
            days: Rc::default(),
            ask: tell.reform(Action::Ask),
            typed: ctx.link().callback(Message::Typed),
            tell: tell.clone(),
            speak: ctx.link().callback(Message::Speak),
        };
        let scene = Rc::new(scene);
        #[cfg(target_arch = "wasm32")]
        let (second, stories) = (Second::new(again.clone()), Stories::default());
        #[cfg(not(target_arch = "wasm32"))]
        let (second, stories) = (Second::native(&data, again.clone()), Stories::native());
        Self {
            opened: outcome.verdict,
            wished: data.words().texts.language(),
            spoken: data,
            shelves: Shelves::default(),
            rest: Rest::new(again),
            second,
            stories,
            play: Play::new(ctx.link().callback(|()| Message::Play)),
            pace: Pace::new(scenario),
            begins: false,
            spans,
            outcome,
            front: scene.clone(),
            scene,
            rested: ctx.link().callback(|()| Message::Rested),
            pin: tell.reform(Action::Pin),
            set: tell.reform(|(field, value)| Action::Train(field, value)),
            // The address already says the first question, perhaps with an error that must stay visible in it.
            written: initial.clone(),
            state: initial,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let mut loading = self.scene.loading.clone();
        match message {
            Message::Typed(asked) => {
                self.pace.leaps = true;
                self.state = self.state.after(Action::Ask(asked));
            }
            Message::Do(action) => {
                let action = self.of_now(action);
                let (arrives, leaps) = (matches!(action, Action::Arrive(_)), !matches!(action, Action::Ask(_)));
                let next = self.state.after(action);
                if next == self.state {
                    return false;
                }
                self.pace.leaps = leaps;
                self.begins |= self.state.story.is_none() && next.story.is_some();
                self.state = next;
                if arrives {
                    // The address says it already, perhaps with an error that must stay visible in it.
                    self.written = self.state.clone();
                }
            }
            Message::Speak(language) => {
                self.wished = language;
                let link = ctx.link().clone();
                browser::language::speak(language, self.spoken.data(), move |texts| {
                    link.send_message(Message::Spoken(language, texts));
                });
                return false;
            }
            // The reader may have chosen another one in the meantime.
            Message::Spoken(language, _) if language != self.wished => return false,
            Message::Spoken(language, texts) => {
                self.state = self.state.after(Action::Speak(texts.is_none().then(|| language.not_loaded())));
                match texts {
                    Some(texts) => {
                        browser::language::show(&texts);
                        self.spoken = self.spoken.with(texts);
                        loading.data = loading.data.in_texts_of(&self.spoken);
                    }
                    // To Yew the choice has not changed; to the reader it has.
                    None => browser::select("lang", self.spoken.words().texts.language().id),
                }
            }
            Message::Came(Part::Evidence(maker), bytes) => self.shelves.came(&ctx.props().data, maker, bytes),
            Message::Came(part @ Part::Story(mark, _), bytes) => {
                let Some(here) = self.rest.here else { return false };
                let asked = story::came(here, &mut self.stories, &loading.data, part, bytes, self.state.view);
                // The reader may have asked something, or gone to another step, in the meantime.
                if let Some(asked) = asked.filter(|_| self.state.story == Some(mark)) {
                    self.state = self.state.after(asked);
                }
            }
            Message::Came(part, bytes) => {
                let Some(here) = self.rest.here else { return false };
                loading::came(here, &mut self.second, &self.spoken, part, bytes);
            }
            Message::Here(here) => self.rest.came(here),
            Message::Again => {
                self.shelves.loaded.again();
                self.rest.again();
                self.second.again();
                self.stories.again();
            }
            Message::Rested => {
                self.pace.rest(&self.rested);
                if self.pace.settled != self.state.scenario {
                    return false;
                }
            }
            Message::Play if self.state.setting.locks.holds("date") => return false,
            Message::Play => {
                if let Some(date) = self.play.toggle(self.state.scenario, &self.spans) {
                    self.state = self.state.after(Action::Ask(Scenario { date, ..self.state.scenario }));
                }
            }
        }
        self.load(ctx);
        self.derive(loading)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.listen(ctx);
            // Not before: a host that hears of it asks at once, and Yew may have let the browser go first.
            browser::say_state("live");
            self.load(ctx);
        }
        if std::mem::take(&mut self.begins) {
            browser::go_to(story::ID);
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.layout(ctx.props())
    }
}

impl App {
    /// Hears of addresses that the reader goes back to, and of what the host of the frame asks.
    fn listen(&self, ctx: &Context<Self>) {
        let (data, link) = (self.spoken.clone(), ctx.link().clone());
        let read = move |pairs: &[(String, String)]| State::of_link(&data, pairs);
        let data = self.spoken.clone();
        // For whoever wrote the host's page.
        let said = move |error: &Invalid| Words::new(&data, &Texts::english()).refusal(error);
        browser::on_arrival(read, said, move |state, by| {
            if by == browser::By::Host {
                return link.send_message(Message::Do(Action::Told(state)));
            }
            link.send_message(Message::Do(Action::Arrive(state)));
            link.send_message(match browser::language::wish() {
                Ok(language) => Message::Speak(language),
                Err(doubt) => Message::Do(Action::Speak(Some(doubt))),
            });
        });
    }

    /// A control that asks something else has the day on which the hand rested last; the days may have gone on since.
    fn of_now(&self, action: Action) -> Action {
        match (action, self.pace.settled) {
            (Action::Ask(asked), settled) if asked.date == settled.date && asked.undated() != settled.undated() => {
                Action::Ask(Scenario { date: self.state.scenario.date, ..asked })
            }
            (action, _) => action,
        }
    }

    /// Whether another question than the first is asked.
    fn asks_second(&self) -> bool {
        matches!(self.state.view, View::Train | View::Money)
    }

    /// Fetches what the state wants and nobody has asked for yet.
    fn load(&mut self, ctx: &Context<Self>) {
        let fetch = |part: Part| {
            let link = ctx.link().clone();
            part.load(move |bytes| link.send_message(Message::Came(part, bytes)));
        };
        let asks_second = self.asks_second();
        let (state, here) = (&self.state, self.rest.here.is_some());
        self.shelves.due(state.scenario.provider).into_iter().for_each(fetch);
        if self.rest.due(state.view != View::Why || state.story.is_some()) {
            let link = ctx.link().clone();
            rest::load(move |here| link.send_message(Message::Here(here)));
        }
        self.second.due(&self.spoken, asks_second && here).into_iter().flatten().for_each(fetch);
        self.stories.due(&self.spoken, state.story.filter(|_| here)).into_iter().for_each(fetch);
    }

    /// Everything that follows from the state; whether more is to be drawn anew than what follows the days.
    fn derive(&mut self, mut loading: Loading) -> bool {
        loading.failed = self.shelves.loaded.failed;
        loading.data = self.shelves.of(self.state.scenario.provider, &loading.data).unwrap_or(loading.data);
        let (data, scenario) = (&loading.data, self.state.scenario);
        let same_data = self.scene.loading.data == *data;
        // Dragging through days must not compute the history again.
        if self.outcome.scenario.undated() != scenario.undated() || !same_data {
            self.spans = Rc::new(full_history(data, &scenario.undated()));
        }
        // In these views nothing follows the days but what is told of them.
        let holds = matches!(self.state.view, View::Why | View::Map);
        let turns = self.pace.go(scenario, &self.spans, data.date(), holds, &self.rested);
        self.play.follow(scenario, self.state.view == View::Timeline, &self.spans, &self.scene.ask);
        let hurried = self.pace.settled != scenario;
        let state = State { scenario: self.pace.settled, ..self.state.clone() };
        let same = self.scene.is_of(&state, &loading, self.play.on);
        let only_day = hurried && same && !turns;
        if only_day && !self.pace.tells() {
            return false;
        }
        if self.outcome.scenario != scenario || !same_data {
            self.outcome = Rc::new(decide(data, &scenario));
        }
        if only_day && holds {
            self.scene.days.tell(&self.outcome);
            return false;
        }
        // While the days go by the address waits until they rest: browsers refuse too many new addresses in a row.
        if !self.play.on && !hurried {
            self.write(data, &state);
        }
        if !same {
            self.set_scene(loading, state, hurried);
        }
        if !same || turns {
            let late = self.pace.late;
            self.front = if late { Rc::new(self.scene.answering(self.outcome.clone())) } else { self.scene.clone() };
        }
        true
    }

    /// Writes a state into the address, unless that says it already.
    fn write(&mut self, data: &Shared, state: &State) {
        if !says_the_same(&self.written, state) {
            browser::write_address(data, state, goes_on(&self.written, state));
            self.written = state.clone();
        }
    }

    /// Sets what is drawn from; while the days hurry past, with the answer of the day on which the hand rested last.
    fn set_scene(&mut self, loading: Loading, state: State, hurried: bool) {
        let outcome = if hurried { self.scene.outcome.clone() } else { self.outcome.clone() };
        let (spans, moving) = (self.spans.clone(), self.play.on);
        self.scene = Rc::new(Scene { loading, state, spans, moving, ..self.scene.answering(outcome) });
    }
}

/// Whether a reader who comes back would miss the state before: another question, view or step. Going through the days is no
/// journey, and neither is the question of a step that comes after the step itself.
fn goes_on(from: &State, to: &State) -> bool {
    let asked_at_last = from.story.is_some_and(|mark| mark.asks && to.story == Some(mark.at(mark.step)));
    if asked_at_last {
        return false;
    }
    (from.scenario.undated(), from.view, from.story) != (to.scenario.undated(), to.view, to.story)
}

/// Whether two states are written into the address alike.
fn says_the_same(a: &State, b: &State) -> bool {
    (a.scenario, a.view, a.pin, a.story) == (b.scenario, b.view, b.pin, b.story) && a.training == b.training
}
