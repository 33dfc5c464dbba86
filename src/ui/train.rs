//! The view of the second question, could it be trained there: its own question, answer and path, then the test worked out, the
//! size of the task, the days on which the answer changes, and the evidence. Decides nothing.

mod gates;
mod number;
mod question;
mod size;
mod worked;

use super::Shared;
use super::icon;
use super::node::{El, classed, el};
use super::when::{band, entry_of, legend_of, steps_to, track_of};
use crate::date::Date;
use crate::link::Invalid;
use crate::link::setting::Locks;
use crate::scenario::Scenario;
use crate::state::State;
use crate::text::{Words, msg, slot};
use crate::training::data::Training;
use crate::training::decide::{Outcome, decide};
use crate::training::history::{Span, history, neighbours};
use crate::training::link;
use crate::training::question::Question;
use crate::training::size::Given;
use crate::training::vocabulary::Verdict;
use crate::training::words as english;
use crate::verdict::Verdict as Tone;
use yew::Callback;

/// What is asked: place and day of the page, the rest of the view's own.
pub(super) struct Asked {
    scenario: Scenario,
    question: Question,
    given: Given,
    /// Fields whose values could not be read.
    wrong: Vec<&'static str>,
}

impl Asked {
    /// Reads it, and what cannot be read.
    pub(super) fn of(data: &Shared, training: &Training, state: &State) -> (Self, Vec<Invalid>) {
        let own = state.training.iter().map(|(key, value)| (*key, value.as_str()));
        let (read, given, invalid) = link::read(data, training, own);
        let s = state.scenario;
        let question = Question { place: s.place, owner: s.owner, date: s.date, ..read };
        (Self { scenario: s, question, given, wrong: invalid.iter().map(|i| i.field).collect() }, invalid)
    }
}

/// Sets a field of the question.
type Set = Callback<(&'static str, String)>;

/// The whole view.
pub(super) fn view(
    data: &Shared,
    training: &Training<'static>,
    asked: &Asked,
    locks: Locks,
    ask: &Callback<Scenario>,
    set: &Set,
) -> El {
    let words = data.words();
    let q = &asked.question;
    let outcome = decide(data, training, q);
    classed("div", "second")
        .attr("data-train-verdict", outcome.verdict.id())
        .child(question::view(data, training, asked, locks, ask, set))
        .child(answer(words, training, &outcome))
        .child(gates::path(words, training, &outcome))
        .child(worked::view(words, training, &outcome))
        .maybe(size::view(words, training, asked))
        .child(days(words, training, asked, outcome.verdict, locks.holds("date"), ask))
        .child(gates::evidence(words, training, &outcome, &asked.given))
}

/// The tone and the icon of an answer are those of the first question's answers.
fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Unavailable => Tone::Unavailable,
        Verdict::Denied | Verdict::ImportBlocked | Verdict::GrantedUndelivered => Tone::Blocked,
        Verdict::GrantedDelivered | Verdict::Licence | Verdict::Notice => Tone::Conditional,
        Verdict::Unknown => Tone::Unknown,
        Verdict::Free => Tone::Allowed,
    }
}

/// An answer as a label inside other texts.
fn label(words: Words, verdict: Verdict) -> &'static str {
    words.get(msg::CHIP_VERDICT_LABEL.at(verdict as usize))
}

/// The answer in words. What stands behind its first word is in the language of the data.
fn answer(words: Words, training: &Training, outcome: &Outcome) -> El {
    let (tone, lang) = (tone(outcome.verdict), words.texts.foreign_lang());
    let word = words.get(msg::CHIP_VERDICT_WORD.at(outcome.verdict as usize));
    let word = classed("strong", "word").child(icon::verdict(tone)).text(word);
    let body = el("span").foreign(lang).text(english::body(words.data, training, outcome));
    classed("div", "answer")
        .attr("role", "status")
        .attr("data-tone", tone.id())
        .child(classed("p", "sentence").attr("data-train-sentence", "").child(word).text(" ").child(body))
        .child(classed("p", "note").foreign(lang).text(english::note(training, outcome)))
}

/// When the answer changes.
fn days(words: Words, training: &Training, asked: &Asked, verdict: Verdict, locked: bool, ask: &Callback<Scenario>) -> El {
    let (s, last) = (asked.scenario, words.data.date());
    let spans = history(words.data, training, &asked.question, Date::FIRST, last);
    let folded = folded(&spans);
    let drawn = folded.iter().map(|(from, to, verdict)| band(*from, *to, last).attr("data-tone", tone(*verdict).id()));
    let bands = classed("div", "bands").attr("aria-hidden", "true").children(drawn);
    let [previous, next] = steps_to(words, s, neighbours(&spans, s.date), ask).map(|step| (!locked).then_some(step));
    let track = track_of(words, s, label(words, verdict), bands, locked, ask);
    let named = |verdict: Verdict| (tone(verdict).id(), label(words, verdict));
    let entries = folded.iter().map(|(from, to, verdict)| entry_of(words, s, (*from, *to), named(*verdict), locked, ask));
    let summary = words.fill(msg::WHEN_LOG, &[(slot::N, &folded.len().saturating_sub(1).to_string())]);
    classed("section", "when")
        .attr("aria-labelledby", "train-when")
        .child(el("h2").attr("id", "train-when").text(words.get(msg::WHEN_HEADING)))
        .child(classed("div", if locked { "strip still" } else { "strip" }).maybe(previous).child(track).maybe(next))
        .child(legend_of(folded.iter().map(|(_, _, verdict)| named(*verdict))))
        .child(classed("details", "log").child(el("summary").text(summary)).child(el("ol").children(entries)))
}

/// Spans of one verdict as one.
fn folded(spans: &[Span]) -> Vec<(Date, Date, Verdict)> {
    let mut folded: Vec<(Date, Date, Verdict)> = Vec::new();
    for span in spans {
        match folded.last_mut() {
            Some((_, to, same)) if *same == span.outcome.verdict => *to = span.to,
            _ => folded.push((span.from, span.to, span.outcome.verdict)),
        }
    }
    folded
}
