//! Playing: the days go by, from change to change, until the end or until the reader stops it. Where it goes is decided in
//! `lanes`.

use crate::browser;
use crate::date::Date;
use crate::history::Span;
use crate::lanes::onward;
use crate::scenario::Scenario;
use std::rc::Rc;
use yew::prelude::*;

/// Whether it plays, and how it is begun and ended.
pub(super) struct Play {
    /// The days go by.
    pub(super) on: bool,
    /// Begins or ends it.
    pub(super) toggle: Callback<()>,
}

/// Plays through a history while its view is shown.
#[hook]
pub(super) fn use_play(scenario: Scenario, shown: bool, spans: &Rc<Vec<Span>>, ask: &Callback<Scenario>) -> Play {
    let wanted = use_state(|| false);
    let on = *wanted && shown;
    {
        let (wanted, spans, ask) = (wanted.clone(), spans.clone(), ask.clone());
        use_effect_with((on, scenario), move |_| {
            // Who leaves the view has stopped it.
            let next = if on { onward(&spans, scenario.date, !browser::still()) } else { None };
            let timer = match next {
                Some((date, wait)) => browser::after(wait, move || ask.emit(Scenario { date, ..scenario })),
                None => None,
            };
            if timer.is_none() && *wanted {
                wanted.set(false);
            }
            move || {
                if let Some(timer) = timer {
                    browser::cancel(timer);
                }
            }
        });
    }
    let (spans, ask) = (spans.clone(), ask.clone());
    let toggle = Callback::from(move |()| {
        // From the end it begins anew.
        if !*wanted && onward(&spans, scenario.date, true).is_none() {
            ask.emit(Scenario { date: Date::FIRST, ..scenario });
        }
        wanted.set(!*wanted);
    });
    Play { on, toggle }
}
