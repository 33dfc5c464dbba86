//! What the page remembers, and how it changes: pure transitions, nothing derived, nothing of the browser.

use crate::dataset::Dataset;
use crate::link::setting::{self, Setting};
use crate::link::{self, FIELDS};
use crate::policy::Gate;
use crate::scenario::Scenario;
use crate::story::Bookmark;
use crate::training::link::OWN;
use crate::view::View;

/// The page's state: the question, and what is unfolded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The question.
    pub scenario: Scenario,
    /// The view that is shown.
    pub view: View,
    /// A question that is pinned, to be held against the one that is asked.
    pub pin: Option<Scenario>,
    /// What is asked in the second question beside place and day, as the address says it: its values can be read only once its
    /// data are there.
    pub training: Vec<(&'static str, String)>,
    /// The gate whose rules are shown, if the reader chose one; else the page chooses.
    pub gate: Option<Gate>,
    /// Values of the link that could not be read, until the reader has seen to them.
    pub invalid: Vec<link::Invalid>,
    /// The story that is told, and where in it the reader is.
    pub story: Option<Bookmark>,
    /// What the host of the page has fixed.
    pub setting: Setting,
}

/// What a reader can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Asks another question.
    Ask(Scenario),
    /// Opens a gate.
    Open(Gate),
    /// Turns to another view.
    Show(View),
    /// Chooses another language; what is wrong with the choice, if anything.
    Speak(Option<link::Invalid>),
    /// Pins a question, or none.
    Pin(Option<Scenario>),
    /// Sets a field of the second question; an empty value is the usual one.
    Train(&'static str, String),
    /// Follows a link, or goes back in the browser's history.
    Arrive(State),
    /// Is brought to a question, of either kind, by the host of the frame, who may change what is locked for readers.
    Told(State),
    /// Turns to a step of a story, and asks its question. What was asked beside it in the second question is left: a step speaks
    /// of the usual chip and buyer.
    Tell(Bookmark, Scenario, View),
    /// Leaves the story; the question stays.
    Leave,
}

impl State {
    /// What a link asks for and shows. What it says wrongly takes its usual value and is kept, to be named.
    pub fn of_link(data: &Dataset, pairs: &[(String, String)]) -> Self {
        let named = || pairs.iter().map(|(k, v)| (k.as_str(), v.as_str()));
        let (scenario, mut invalid) = link::read(data, named());
        let (view, no_view) = link::view(named());
        let (pin, no_pin) = link::pin(data, &scenario, named());
        let (setting, no_setting) = setting::read(data, named());
        invalid.extend(no_view.into_iter().chain(no_pin).chain(no_setting));
        let training = OWN.iter().filter_map(|own| {
            let (_, value) = pairs.iter().rfind(|(key, _)| key == own)?;
            Some((*own, value.clone()))
        });
        let story = Bookmark::read(named(), &link::FIELDS);
        Self { scenario, view, pin, training: training.collect(), gate: None, invalid, story, setting }
    }

    /// The state after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        match action {
            Action::Ask(asked) => {
                let scenario = self.setting.locks.keep(self.scenario, asked);
                let same = scenario == self.scenario;
                let mut next = Self { scenario, ..self.clone() };
                // A field that the reader has set is no longer in error; who chooses what stands there has read it.
                next.invalid
                    .retain(|i| if same { !FIELDS.contains(&i.field) } else { !differs(&self.scenario, &scenario, i.field) });
                next.gate = None;
                if !same {
                    next.story = self.asked_instead();
                }
                next
            }
            // A gate's rules stand in the first view.
            Action::Open(gate) => Self { gate: Some(gate), view: View::Why, ..self.clone() },
            Action::Show(view) => {
                let mut next = Self { view, ..self.clone() };
                next.invalid.retain(|i| i.field != View::WHAT);
                next
            }
            Action::Speak(doubt) => {
                let mut next = self.clone();
                next.invalid.retain(|i| i.field != "lang");
                next.invalid.extend(doubt);
                next
            }
            Action::Pin(pin) => {
                let mut next = Self { pin, ..self.clone() };
                next.invalid.retain(|i| i.field != link::PIN);
                next
            }
            Action::Arrive(state) => Self { setting: self.setting.clone(), ..state },
            Action::Told(state) => {
                let State { scenario, view, training, .. } = state;
                let story = self.asked_instead();
                Self { scenario, view, training, gate: None, invalid: Vec::new(), story, ..self.clone() }
            }
            Action::Tell(mark, scenario, view) => {
                let (gate, invalid, training) = (None, Vec::new(), Vec::new());
                Self { scenario, view, gate, invalid, training, story: Some(mark), ..self.clone() }
            }
            Action::Leave => Self { story: None, ..self.clone() },
            Action::Train(..) if self.setting.locks.hold_all() => self.clone(),
            Action::Train(field, value) => {
                let mut next = self.clone();
                next.training.retain(|(own, _)| *own != field);
                next.training.extend((!value.is_empty()).then_some((field, value)));
                next
            }
        }
    }

    /// The story with a question of the reader's or the host's at its step: the one that a link left to the step is not asked any
    /// more when the story comes.
    fn asked_instead(&self) -> Option<Bookmark> {
        self.story.map(|mark| mark.at(mark.step))
    }
}

fn differs(a: &Scenario, b: &Scenario, field: &str) -> bool {
    match field {
        "place" => a.place != b.place,
        "provider" => a.provider != b.provider,
        "model" => a.model != b.model || a.provider != b.provider,
        "channel" => a.channel != b.channel,
        "date" => a.date != b.date,
        "who" => a.who != b.who,
        "owner" => a.owner != b.owner,
        "route" => a.route != b.route,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(data: &Dataset, pairs: &[(&str, &str)]) -> State {
        State::of_link(data, &pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn a_model_family_goes_with_its_maker() {
        let data = Dataset::embedded().unwrap();
        let google = state(&data, &[("provider", "google")]);
        let meta = state(&data, &[("provider", "meta"), ("model", "llama-multimodal"), ("channel", "weights")]).scenario;
        assert!(meta.model.is_some());
        assert_eq!(google.after(Action::Ask(meta)).scenario, meta, "as when two answers side by side change places");
    }

    #[test]
    fn a_value_that_could_not_be_read_is_named_until_the_reader_has_seen_to_it() {
        let data = Dataset::embedded().unwrap();
        let wrong = state(&data, &[("place", "Itly"), ("view", "mp")]);
        let fields = |state: &State| state.invalid.iter().map(|i| i.field).collect::<Vec<_>>();
        assert_eq!(fields(&wrong), ["place", "view"]);
        let hong_kong = state(&data, &[("place", "HK")]).scenario;
        assert_eq!(fields(&wrong.after(Action::Ask(hong_kong))), ["view"]);
        assert_eq!(fields(&wrong.after(Action::Ask(wrong.scenario))), ["view"], "what stands there is chosen");
        assert_eq!(fields(&wrong.after(Action::Show(View::Map))), ["place"]);
    }

    #[test]
    fn whoever_asks_while_a_story_is_on_its_way_keeps_the_question() {
        let data = Dataset::embedded().unwrap();
        let awaited = state(&data, &[("story", "july-2024"), ("step", "4")]);
        let asks = |state: State| state.story.map(|mark| mark.asks);
        assert_eq!(asks(awaited.clone()), Some(true));
        let other = state(&data, &[("place", "HK")]);
        assert_eq!(asks(awaited.after(Action::Ask(other.scenario))), Some(false));
        assert_eq!(asks(awaited.after(Action::Told(other))), Some(false));
        assert_eq!(asks(awaited.after(Action::Show(View::Map))), Some(true));
    }
}
