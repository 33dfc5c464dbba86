//! Parts of the page that need not be drawn anew at each step while a hand drags through the days: those on which the day alone
//! changes nothing that is seen, and the lists beside them, which follow when the hand rests. What is in them is elsewhere.

use super::evidence::most_telling;
use super::loading::Loading;
use super::{Shared, Standing};
use crate::browser;
use crate::date::Date;
use crate::decide::Outcome;
use crate::history::Span;
use crate::policy::Gate;
use crate::scenario::Scenario;
use crate::state::{Action, State};
use crate::text::{Language, Words};
use crate::view::View;
use std::rc::Rc;
use yew::prelude::*;

/// After so many milliseconds without another day, the hand rests.
const REST: u32 = 150;

/// What such parts are drawn from.
pub(super) struct Scene {
    pub(super) loading: Loading,
    /// The state; its day is the one on which the hand rested last.
    pub(super) state: State,
    /// The answer of that day.
    pub(super) outcome: Rc<Outcome>,
    pub(super) spans: Rc<Vec<Span>>,
    pub(super) standing: Rc<Standing>,
    pub(super) ask: Callback<Scenario>,
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

    /// The gate whose rules are shown.
    pub(super) fn gate(&self) -> Gate {
        self.state.gate.unwrap_or_else(|| most_telling(self.data(), &self.outcome))
    }

    /// Turns to another view.
    pub(super) fn show(&self) -> Callback<View> {
        let tell = self.tell.clone();
        Callback::from(move |view| tell.emit(Action::Show(view)))
    }
}

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        // Callbacks are made anew at each step and do the same; the rest follows from these.
        self.state == other.state && self.loading.data == other.loading.data && self.loading.failed == other.loading.failed
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
#[component]
fn Still(props: &StillProps) -> Html {
    (props.draw)(&props.scene)
}

/// The part of a scene that `draw` makes.
pub(super) fn still(scene: &Rc<Scene>, draw: fn(&Scene) -> Html) -> Html {
    html! { <Still scene={scene.clone()} {draw} /> }
}

/// The question with the day on which the hand rested last: at once, unless days follow each other fast and nothing but the day
/// has changed.
#[hook]
pub(super) fn use_settled(scenario: Scenario, spans: &Rc<Vec<Span>>, end: Date) -> Scenario {
    // The settled question, the last one, and when that came.
    let known = use_mut_ref(|| (scenario, scenario, 0.0));
    let rested = use_state(|| 0_u8);
    let settled = {
        let mut known = known.borrow_mut();
        let (settled, last, at) = *known;
        if scenario == last {
            // The hand rests, or something else is drawn.
            if at == 0.0 { scenario } else { settled }
        } else {
            let now = browser::now();
            // A field that follows late would take back what was typed in the meantime.
            let hurried = now - at < f64::from(REST) && alike(spans, settled, scenario, end) && !browser::types_day();
            let settled = if hurried { settled } else { scenario };
            *known = (settled, scenario, now);
            settled
        }
    };
    known.borrow_mut().0 = settled;
    use_effect_with((scenario, settled), move |(scenario, settled)| {
        let timer = (scenario != settled).then(|| {
            browser::after(REST, move || {
                known.borrow_mut().2 = 0.0;
                rested.set(rested.wrapping_add(1));
            })
        });
        move || {
            if let Some(timer) = timer.flatten() {
                browser::cancel(timer);
            }
        }
    });
    settled
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
