//! Playing: the days go by, from change to change, until the end or until the reader stops it. Where it goes is decided in
//! `lanes`.

use crate::browser::{self, Timer};
use crate::date::Date;
use crate::history::Span;
use crate::lanes::onward;
use crate::scenario::Scenario;
use yew::Callback;

/// Whether it plays, and how it is begun and ended.
pub(super) struct Play {
    /// The days go by.
    pub(super) on: bool,
    /// Begins or ends it.
    pub(super) toggle: Callback<()>,
    /// The question for which the next step is awaited.
    awaits: Option<Scenario>,
    timer: Option<Timer>,
}

impl Play {
    /// It stands still.
    pub(super) fn new(toggle: Callback<()>) -> Self {
        Self { on: false, toggle, awaits: None, timer: None }
    }

    /// Begins or ends it; gives the day to begin at if that is another one: from the end it begins anew.
    pub(super) fn toggle(&mut self, scenario: Scenario, spans: &[Span]) -> Option<Date> {
        self.on = !self.on;
        (self.on && onward(spans, scenario.date, true).is_none()).then_some(Date::FIRST)
    }

    /// Awaits the next day while its view is shown; who leaves the view has stopped it.
    pub(super) fn follow(&mut self, scenario: Scenario, shown: bool, spans: &[Span], ask: &Callback<Scenario>) {
        let awaited = Some(scenario).filter(|_| self.on && shown);
        if awaited.is_some() && self.awaits == awaited {
            return;
        }
        let next = awaited.and_then(|s| onward(spans, s.date, !browser::still()));
        self.timer = next.and_then(|(date, wait)| {
            let ask = ask.clone();
            browser::after(wait, move || ask.emit(Scenario { date, ..scenario }))
        });
        self.on = self.timer.is_some();
        self.awaits = awaited.filter(|_| self.on);
    }
}
