//! What is drawn anew while a hand drags through the days, and what is not. Still: parts on which the day alone changes nothing
//! that is seen, and the lists beside them, which wait until the hand rests. Following: the few that show the day itself. Where
//! the answer turns on the way, its word and its path turn at once and what explains it waits: drawn anew all together, they take
//! longer than a frame lasts. What is in them is elsewhere.

use super::evidence::most_telling;
use super::loading::Loading;
use super::{Shared, Standing};
use crate::browser::{self, Timer};
use crate::date::Date;
use crate::decide::Outcome;
use crate::history::Span;
use crate::policy::Gate;
use crate::scenario::Scenario;
use crate::state::{Action, State};
use crate::text::{Language, Words};
use crate::view::View;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// After so many milliseconds without another day, the hand rests.
const REST: u32 = 150;

/// While it does not, what shows the day follows after so many at the earliest: nobody reads faster, and every new text makes the
/// browser lay the page out.
const FOLLOW: u32 = 100;

/// What such parts are drawn from.
pub(super) struct Scene {
    pub(super) loading: Loading,
    /// The state; its day is the one on which the hand rested last.
    pub(super) state: State,
    /// The answer of that day.
    pub(super) outcome: Rc<Outcome>,
    pub(super) spans: Rc<Vec<Span>>,
    pub(super) standing: Rc<Standing>,
    /// The days go by themselves.
    pub(super) moving: bool,
    /// Who is told of the days in between.
    pub(super) days: Rc<Days>,
    pub(super) ask: Callback<Scenario>,
    /// Asks about a day that was typed.
    pub(super) typed: Callback<Scenario>,
    pub(super) tell: Callback<Action>,
    pub(super) speak: Callback<&'static Language>,
}

impl Scene {
    /// The data.
    pub(super) fn data(&self) -> &Shared {
        &self.loading.data
    }

    /// Words over them.
    pub(super) fn words(&self) -> Words<'_, 'static> {
        self.loading.data.words()
    }

    /// Whether it is the scene of all this: the rest follows from these, or is the same for ever.
    pub(super) fn is_of(&self, state: &State, loading: &Loading, moving: bool) -> bool {
        let same = self.state == *state && self.moving == moving;
        same && self.loading.data == loading.data && self.loading.failed == loading.failed
    }

    /// The gate whose rules are shown.
    pub(super) fn gate(&self) -> Gate {
        self.state.gate.unwrap_or_else(|| most_telling(self.data(), &self.outcome))
    }

    /// The same with another answer.
    pub(super) fn answering(&self, outcome: Rc<Outcome>) -> Self {
        Self {
            loading: self.loading.clone(),
            state: State { scenario: outcome.scenario, ..self.state.clone() },
            outcome,
            spans: self.spans.clone(),
            standing: self.standing.clone(),
            moving: self.moving,
            days: self.days.clone(),
            ask: self.ask.clone(),
            typed: self.typed.clone(),
            tell: self.tell.clone(),
            speak: self.speak.clone(),
        }
    }

    /// Turns to another view.
    pub(super) fn show(&self) -> Callback<View> {
        let tell = self.tell.clone();
        Callback::from(move |view| tell.emit(Action::Show(view)))
    }
}

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        self.is_of(&other.state, &other.loading, other.moving)
    }
}

/// A scene, and what draws a part of it.
#[derive(Properties)]
pub(super) struct StillProps {
    scene: Rc<Scene>,
    draw: fn(&Scene) -> Html,
}

impl PartialEq for StillProps {
    fn eq(&self, other: &Self) -> bool {
        // At one place of the page there is always the same part.
        self.scene == other.scene
    }
}

/// A part that is drawn anew only for another scene.
pub(super) struct Still;

impl Component for Still {
    type Message = ();
    type Properties = StillProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        (ctx.props().draw)(&ctx.props().scene)
    }
}

/// The part of a scene that `draw` makes.
pub(super) fn still(scene: &Rc<Scene>, draw: fn(&Scene) -> Html) -> Html {
    html! { <Still scene={scene.clone()} {draw} /> }
}

/// Who is told of every day at which a hand drags past.
#[derive(Default)]
pub(super) struct Days {
    told: RefCell<Vec<Callback<Rc<Outcome>>>>,
}

impl Days {
    /// Tells them the answer of a day.
    pub(super) fn tell(&self, outcome: &Rc<Outcome>) {
        for part in self.told.borrow().iter() {
            part.emit(outcome.clone());
        }
    }
}

/// A scene, the answer of the day, and what draws a part of both.
#[derive(Properties)]
pub(super) struct FollowProps {
    scene: Rc<Scene>,
    outcome: Rc<Outcome>,
    draw: fn(&Rc<Scene>, &Outcome) -> Html,
}

impl PartialEq for FollowProps {
    fn eq(&self, other: &Self) -> bool {
        self.outcome.scenario == other.outcome.scenario && self.scene == other.scene
    }
}

/// A part that follows every day, without the page around it being drawn anew.
pub(super) struct Follow {
    /// The answer of a day that has gone by since the page was drawn.
    since: Option<Rc<Outcome>>,
    tell: Callback<Rc<Outcome>>,
}

impl Component for Follow {
    type Message = Rc<Outcome>;
    type Properties = FollowProps;

    fn create(ctx: &Context<Self>) -> Self {
        let tell = ctx.link().callback(|outcome| outcome);
        ctx.props().scene.days.told.borrow_mut().push(tell.clone());
        Self { since: None, tell }
    }

    fn update(&mut self, _: &Context<Self>, outcome: Rc<Outcome>) -> bool {
        self.since = Some(outcome);
        true
    }

    fn changed(&mut self, _: &Context<Self>, _: &FollowProps) -> bool {
        self.since = None;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let FollowProps { scene, outcome, draw } = ctx.props();
        draw(scene, self.since.as_ref().unwrap_or(outcome))
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().scene.days.told.borrow_mut().retain(|other| *other != self.tell);
    }
}

/// The part of a scene and of the answer of each day that `draw` makes.
pub(super) fn follow(scene: &Rc<Scene>, outcome: &Rc<Outcome>, draw: fn(&Rc<Scene>, &Outcome) -> Html) -> Html {
    html! { <Follow scene={scene.clone()} outcome={outcome.clone()} {draw} /> }
}

/// How fast the days follow each other.
pub(super) struct Pace {
    /// The question with the day on which the hand rested last.
    pub(super) settled: Scenario,
    /// Whether the answer has turned since, under a hand that drags on.
    pub(super) late: bool,
    /// The question with the day on which it turned last.
    turned: Scenario,
    last: Scenario,
    /// When that came.
    at: f64,
    /// When somebody was told of a day.
    told: f64,
    /// Whether the day that comes now is one that no hand drags to: it was typed, and a field that follows late would take back what
    /// is typed next; or a story or a link leads there, which is a journey however fast it goes.
    pub(super) leaps: bool,
    timer: Option<Timer>,
}

impl Pace {
    /// At rest.
    pub(super) fn new(scenario: Scenario) -> Self {
        Self { settled: scenario, late: false, turned: scenario, last: scenario, at: 0.0, told: 0.0, leaps: false, timer: None }
    }

    /// Goes on to a question. It is settled at once, unless days follow each other fast and nothing but the day has changed; it
    /// then calls back when the hand may rest. Another answer on the way settles it too, unless the view `holds`. Tells whether
    /// the answer turns.
    pub(super) fn go(&mut self, scenario: Scenario, spans: &[Span], end: Date, holds: bool, rested: &Callback<()>) -> bool {
        let leaps = std::mem::take(&mut self.leaps);
        if scenario == self.last {
            return false;
        }
        let now = browser::now();
        let turns = !alike(spans, self.turned, scenario, end);
        let only_day = scenario.undated() == self.settled.undated();
        let hurried = now - self.at < f64::from(REST) && only_day && (holds || !turns) && !leaps;
        (self.last, self.at) = (scenario, now);
        if turns || !hurried {
            self.turned = scenario;
        }
        if !hurried {
            self.settled = scenario;
        } else if self.timer.is_none() {
            self.wait(REST, rested);
        }
        self.late = hurried && self.settled != self.turned && !alike(spans, self.settled, self.turned, end);
        turns
    }

    /// The time has gone by: the question is settled, unless others have come in the meantime.
    pub(super) fn rest(&mut self, rested: &Callback<()>) {
        self.timer = None;
        let left = f64::from(REST) - (browser::now() - self.at);
        if self.settled == self.last {
            return;
        }
        if left >= 1.0 {
            // Fits, being less than the whole.
            return self.wait(left as u32, rested);
        }
        (self.settled, self.late, self.turned, self.at) = (self.last, false, self.last, 0.0);
    }

    /// Whether the day that came last is told of now, not being settled; if not, another one is, or the one at which the hand rests.
    pub(super) fn tells(&mut self) -> bool {
        let due = self.at - self.told >= f64::from(FOLLOW);
        if due {
            self.told = self.at;
        }
        due
    }

    fn wait(&mut self, milliseconds: u32, rested: &Callback<()>) {
        let rested = rested.clone();
        self.timer = browser::after(milliseconds, move || rested.emit(()));
    }
}

/// Whether two questions differ in nothing but the day, and every gate says the same on both of them. On the first day of a span
/// the gates say more, and from the last day of the data on they say it in another tense.
fn alike(spans: &[Span], a: Scenario, b: Scenario, end: Date) -> bool {
    let inside = |s: &Span| s.from < a.date.min(b.date) && a.date.max(b.date) <= s.to;
    Scenario { date: b.date, ..a } == b && (a.date < end) == (b.date < end) && spans.iter().any(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;
    use crate::history::full_history;
    use crate::subject::Channel;

    #[test]
    fn days_are_alike_inside_a_span_only() {
        let data = Dataset::embedded().unwrap();
        let s = Scenario::default_for(&data);
        let spans = full_history(&data, &s);
        let on = |date: Date| Scenario { date, ..s };
        let span = spans.iter().find(|span| span.from <= s.date && s.date <= span.to).unwrap();
        let (end, inside) = (data.date(), span.from.plus(1));
        assert!(alike(&spans, on(inside), on(inside.plus(5)), end));
        assert!(!alike(&spans, on(span.from), on(inside), end), "the first day of a span");
        assert!(!alike(&spans, on(inside), on(span.from.plus(-1)), end), "another span");
        assert!(!alike(&spans, on(end.plus(-1)), on(end), end), "another tense");
        assert!(!alike(&spans, on(inside), Scenario { channel: Channel::App, ..on(inside) }, end), "another door");
    }
}
