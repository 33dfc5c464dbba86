//! The view of the second question, could it be trained there: its own question, answer and path stand first; then the test
//! worked out, the size of the task, the days on which the answer changes, every place, and the evidence. Decides nothing.

mod entry;
mod gates;
mod number;
mod question;
mod size;
mod where_to;
mod worked;

use super::Shared;
use super::answer::ID;
use super::icon;
use super::node::{El, classed, el};
use super::question::Form;
use super::when::{band, entry_of, joined, legend_of, steps_to, track_of};
use crate::date::Date;
use crate::link::Invalid;
use crate::scenario::Scenario;
use crate::state::State;
use crate::text::{Words, msg, slot};
use crate::training::data::Training;
use crate::training::decide::{Outcome, decide};
use crate::training::history::{history, neighbours};
use crate::training::link;
use crate::training::question::Question;
use crate::training::size::Given;
use crate::training::vocabulary::Verdict;
use crate::verdict::Verdict as Tone;
use where_to::{Found, Where};
use yew::{Callback, html};

/// What is asked: place and day of the page, the rest of the view's own.
pub(super) struct Asked {
    scenario: Scenario,
    question: Question,
    given: Given,
    /// The data, with the chip that the reader describes, if any.
    training: Training<'static>,
    /// What stands in the fields, as it was written.
    written: Vec<(&'static str, String)>,
    /// What could not be read.
    wrong: Vec<Invalid>,
    /// Whether its own fields stand there as text.
    locked: bool,
}

impl Asked {
    /// Reads it.
    pub(super) fn of(data: &Shared, training: &Training<'static>, state: &State) -> Self {
        let own = || state.training.iter().map(|(key, value)| (*key, value.as_str()));
        let training = link::described(training, data.words().get(msg::TRAIN_OWN_NAME), own());
        let (read, given, wrong) = link::read(data, &training, own());
        let s = state.scenario;
        let question = Question { place: s.place, owner: s.owner, date: s.date, ..read };
        let locked = state.setting.locks.hold_all();
        Self { scenario: s, question, given, training, written: state.training.clone(), wrong, locked }
    }

    /// What cannot be read.
    pub(super) fn wrong(&self) -> &[Invalid] {
        &self.wrong
    }

    fn is_wrong(&self, field: &str) -> bool {
        self.wrong.iter().any(|i| i.field == field)
    }
}

/// Sets a field of the question.
pub(super) type Set = Callback<(&'static str, String)>;

/// The question, the answer and the path.
pub(super) fn head(form: &Form, asked: &Asked, set: &Set) -> El {
    let words = form.data.words();
    let outcome = decide(words.data, &asked.training, &asked.question);
    classed("div", "second")
        .attr("data-train-verdict", outcome.verdict.id())
        .attr_if("data-train-stops-at", outcome.stops_at().map(|g| g.id()))
        .child(question::view(form, asked, set))
        .child(answer(words, &asked.training, &outcome))
        .child(gates::path(words, &asked.training, &outcome))
}

/// All that the answer follows from.
pub(super) fn panel(form: &Form, asked: &Asked, set: &Set) -> El {
    let words = form.data.words();
    let training = &asked.training;
    let outcome = decide(words.data, training, &asked.question);
    let locked = form.state.setting.locks.holds("date");
    let (data, scenario, ask) = (form.data.clone(), asked.scenario, form.ask.clone());
    let found = Found { training: training.clone(), question: asked.question };
    classed("div", "train")
        .child(worked::view(words, training, &outcome))
        .maybe(size::view(words, training, asked, set))
        .child(days(words, training, asked, outcome.verdict, locked, form.ask))
        .node(html! { <Where {data} {scenario} {found} locked={form.state.setting.locks.holds("place")} {ask} /> })
        .child(gates::evidence(words, training, &outcome, &asked.given))
}

/// The question as a text of pairs, with its answer: what the host of a frame is told.
pub(super) fn told(data: &Shared, asked: &Asked) -> Vec<(&'static str, String)> {
    let outcome = decide(data, &asked.training, &asked.question);
    let run = asked.given.run.and_then(|r| asked.training.run(r)).map(|r| ("run", r.id.to_owned()));
    let given = |key: &str| ["flop", "mfu", "days"].contains(&key) || link::FIGURES.contains(&key);
    let size = asked.written.iter().filter(|(key, _)| given(key)).cloned();
    let answer = [("verdict", outcome.verdict.id()), ("stops_at", outcome.stops_at().map_or("", |g| g.id()))];
    let asked = link::all(data, &asked.training, &asked.question).into_iter().chain(run).chain(size);
    asked.chain(answer.map(|(key, value)| (key, value.to_owned()))).collect()
}

/// The tone and the icon of an answer are those of the first question's answers.
pub(super) fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Unavailable => Tone::Unavailable,
        Verdict::Denied | Verdict::ImportBlocked | Verdict::GrantedUndelivered => Tone::Blocked,
        Verdict::GrantedDelivered | Verdict::Licence | Verdict::Notice => Tone::Conditional,
        Verdict::Unknown => Tone::Unknown,
        Verdict::Free => Tone::Allowed,
    }
}

/// The answer in words: the headline, in place of the first question's.
fn answer(words: Words, training: &Training, outcome: &Outcome) -> El {
    let tone = tone(outcome.verdict);
    let word = classed("strong", "word").child(icon::verdict(tone)).text(words.chip_word(outcome.verdict));
    let body = classed("span", "body").said(&words.chip_body(training, outcome));
    classed("div", "answer")
        .attr("id", ID)
        .attr("tabindex", "-1")
        .attr("role", "status")
        .attr("data-tone", tone.id())
        .child(classed("p", "sentence").attr("data-train-sentence", "").child(word).text(" ").child(body))
        .child(classed("p", "note").said(&words.chip_note(training, outcome)))
}

/// When the answer changes.
fn days(words: Words, training: &Training, asked: &Asked, verdict: Verdict, locked: bool, ask: &Callback<Scenario>) -> El {
    let (s, last) = (asked.scenario, words.data.date());
    let spans = history(words.data, training, &asked.question, Date::FIRST, last);
    let folded = joined(spans.iter().map(|s| (s.from, s.to, s.outcome.verdict)));
    let drawn = folded.iter().map(|(from, to, verdict)| band(*from, *to, last).attr("data-tone", tone(*verdict).id()));
    let bands = classed("div", "bands").attr("aria-hidden", "true").children(drawn);
    let [previous, next] = steps_to(words, s, neighbours(&spans, s.date), ask).map(|step| (!locked).then_some(step));
    let track = track_of(words, s, words.chip_verdict(verdict), bands, locked, ask);
    let named = |verdict: Verdict| (tone(verdict).id(), words.chip_verdict(verdict));
    let entries = folded.iter().map(|(from, to, verdict)| entry_of(words, s, (*from, *to), named(*verdict), locked, ask));
    let summary = words.fill(msg::WHEN_LOG, &[(slot::N, &folded.len().saturating_sub(1).to_string())]);
    classed("section", "when")
        .attr("aria-labelledby", "train-when")
        .child(el("h2").attr("id", "train-when").text(words.get(msg::WHEN_HEADING)))
        .child(classed("div", if locked { "strip still" } else { "strip" }).maybe(previous).child(track).maybe(next))
        .child(legend_of(folded.iter().map(|(_, _, verdict)| named(*verdict))))
        .child(classed("details", "log").child(el("summary").text(summary)).child(el("ol").children(entries)))
}
