//! Laws that hold for every question: the whole domain is asked, on every day on which an answer can change. Single answers
//! stand as cases in the data, not here.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may stop")]

#[path = "laws/answer.rs"]
mod answer;
#[path = "laws/domain.rs"]
mod domain;
#[path = "laws/named.rs"]
mod named;

use ai_access::changes::{Field, changes};
use ai_access::date::Date;
use ai_access::decide::decide;
use ai_access::history::full_history;
use ai_access::link;
use ai_access::place_set::PlaceId;
use ai_access::policy::Status;
use ai_access::rule;
use ai_access::scenario::Scenario;
use ai_access::subject::{Channel, Route, Who};
use domain::{Broken, data, one_for_each_rule, questions, sample, special_questions, story, stretches};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Asks everything: all places, makers, doors and customers, with and without a workaround, on the first and the last day of
/// each stretch of time.
#[test]
fn every_answer_keeps_every_law() {
    let places = data().tables().places.len();
    let (next, asked) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let mut sweep = Sweep::default();
        while let Some(place) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < places) {
            questions(PlaceId(u16::try_from(place).unwrap())).for_each(|s| sweep.ask(&s));
        }
        asked.fetch_add(sweep.asked, Ordering::Relaxed);
        sweep.broken
    };
    let mut broken = Broken::default();
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().for_each(|w| broken.merge(w.join().unwrap()));
    });
    println!("{} answers", asked.load(Ordering::Relaxed));
    broken.assert_none();
}

#[test]
fn every_answer_about_families_and_owners_keeps_every_law() {
    let mut sweep = Sweep::default();
    special_questions().for_each(|s| sweep.ask(&s));
    assert!(sweep.asked > 0);
    sweep.broken.assert_none();
}

/// Fields that a question does not need: the owner of somebody who is no company, and the family that weights stand for.
#[test]
fn what_a_question_does_not_need_changes_nothing() {
    let mut broken = Broken::default();
    let mut compared = 0;
    for question in special_questions() {
        let ignored = question.owner.is_some_and(|o| question.who != Who::Enterprise || o == question.place);
        let implied = question.channel == Channel::Weights && question.model == data().open_weights(question.provider);
        let shorter =
            Scenario { owner: question.owner.filter(|_| !ignored), model: question.model.filter(|_| !implied), ..question };
        if shorter == question {
            continue;
        }
        for (date, _) in stretches(&question) {
            compared += 1;
            let [long, short] = [question, shorter].map(|s| decide(data(), &Scenario { date, ..s }));
            if long.gates != short.gates {
                broken.note("what a question does not need changes nothing", &long.scenario, "differs");
            }
        }
    }
    assert!(compared > 1000, "only {compared} answers were compared");
    broken.assert_none();
}

#[derive(Default)]
struct Sweep {
    asked: usize,
    proved: answer::Proved,
    broken: Broken,
}

impl Sweep {
    fn ask(&mut self, question: &Scenario) {
        for (first, last) in stretches(question) {
            let [direct, vpn] = [Route::Direct, Route::Vpn].map(|route| {
                let s = Scenario { date: first, route, ..*question };
                let outcome = decide(data(), &s);
                for (law, broken_by) in answer::LAWS {
                    if let Some(what) = broken_by(&outcome) {
                        self.broken.note(*law, &s, &what);
                    }
                }
                if let Some(what) = self.proved.broken_by(data(), &outcome) {
                    self.broken.note("a restriction cites a rule, and a rule its source", &s, &what);
                }
                self.asked += 1;
                outcome
            });
            if let Some(what) = answer::workaround(&direct, &vpn) {
                self.broken.note("a workaround gets past network rules and changes nothing else", &vpn.scenario, &what);
            }
            if last > first {
                let on_last = decide(data(), &Scenario { date: last, ..direct.scenario });
                self.asked += 1;
                if on_last.gates != direct.gates {
                    self.broken.note("a day inside a stretch answers as its first day", &on_last.scenario, "differs");
                }
            }
        }
    }
}

/// The folded history against the plain one: every single day, decided by itself.
#[test]
fn history_agrees_with_every_single_day() {
    let mut broken = Broken::default();
    let days = Date::FIRST.day_number()..=data().date().day_number();
    for question in story().chain(sample(300)).chain(one_for_each_rule()) {
        let spans = full_history(data(), &question);
        let mut spans = spans.iter().peekable();
        let mut within = None;
        for date in days.clone().map(Date::from_day_number) {
            if let Some(span) = spans.next_if(|span| span.from == date) {
                if within.is_some_and(|before: &ai_access::history::Span| before.outcome.same_answer(&span.outcome)) {
                    broken.note("two spans in a row differ", &Scenario { date, ..question }, "are the same");
                }
                if within.is_some_and(|before| before.to != date.plus(-1)) {
                    broken.note("a span ends on the day before the next", &Scenario { date, ..question }, "does not");
                }
                within = Some(span);
            }
            let asked = Scenario { date, ..question };
            let kept = within.is_some_and(|s| s.to >= date && s.outcome.same_answer(&decide(data(), &asked)));
            if !kept {
                broken.note("history agrees with the day", &asked, "the span says something else, or there is none");
            }
        }
        if within.is_some_and(|last| last.to != data().date()) {
            broken.note("the last span ends on the dataset's date", &question, "does not");
        }
        if let Some(span) = spans.next() {
            broken.note("history keeps to its days", &Scenario { date: span.from, ..question }, "a span is left over");
        }
    }
    broken.assert_none();
}

/// What the product offers as "what would change the answer" is tried out, by setting that one field as a reader would.
#[test]
fn a_change_leads_where_it_says() {
    let mut broken = Broken::default();
    let days = ["2023-04-10", "2024-07-09", "2024-10-21", "2026-11-22"].map(|day| Date::parse(day).unwrap());
    let mut offered = 0;
    let dated = |s: Scenario| days.into_iter().map(move |date| Scenario { date, ..s });
    let special = special_questions().step_by(5);
    for question in story().chain(sample(200)).chain(special).flat_map(dated) {
        let own = decide(data(), &question).verdict;
        for change in changes(data(), &question, &full_history(data(), &question)) {
            offered += 1;
            let mut note = |law, what: String| broken.note(format!("{}: {law}", change.field.id()), &question, &what);
            let values = link::all(data(), &change.scenario);
            let (_, value) = values.into_iter().find(|(key, _)| *key == change.field.id()).unwrap();
            let Some(value) = value else {
                note("a change has a value", "has none".to_owned());
                continue;
            };
            let mut tried = question;
            link::set(data(), &mut tried, change.field.id(), &value).unwrap();
            let came = decide(data(), &tried).verdict;
            if came != change.verdict || change.verdict == own {
                note(
                    "a change leads to the verdict it says",
                    format!("{value} said {}, came {}", change.verdict.id(), came.id()),
                );
            }
            if change.scenario.route != question.route || (question.route == Route::Direct && tried.route == Route::Vpn) {
                note("a change is never a workaround", value.clone());
            }
            if change.field == Field::Owner && question.owner.is_none_or(|o| o == question.place) {
                note("nobody is told to claim another owner", value);
            }
        }
    }
    assert!(offered > 1000, "only {offered} changes were looked at");
    broken.assert_none();
}

/// Nothing is inherited: a rule speaks about a place that it names, or about a subdivision of a state that it names.
#[test]
fn a_rule_speaks_only_about_places_it_names() {
    let mut broken = Broken::default();
    let files = named::Files::read();
    for place in data().places().map(|(place, _)| place) {
        for question in questions(place) {
            for (date, _) in stretches(&question) {
                let outcome = decide(data(), &Scenario { date, ..question });
                for applied in outcome.gates.iter().flat_map(|g| &g.rules) {
                    let timeline = data().timeline(applied.rule.timeline).unwrap();
                    if !files.timeline(timeline.id).is_about(place) {
                        broken.note("a rule speaks only about places it names", &outcome.scenario, timeline.id);
                    }
                }
            }
        }
    }
    broken.assert_none();
}

/// A subdivision answers like its state at every gate at which no rule names it.
#[test]
fn an_unnamed_subdivision_answers_like_its_state() {
    let mut broken = Broken::default();
    let files = named::Files::read();
    let parts: Vec<(PlaceId, PlaceId)> = data().places().filter_map(|(id, p)| Some((id, p.state?))).collect();
    assert!(!parts.is_empty());
    for (part, state) in parts {
        for question in questions(part) {
            let dates = stretches(&question).into_iter().chain(stretches(&Scenario { place: state, ..question }));
            for date in dates.map(|(first, _)| first) {
                let own = decide(data(), &Scenario { date, ..question });
                let whole = decide(data(), &Scenario { date, place: state, ..question });
                for (a, b) in own.gates.iter().zip(&whole.gates) {
                    let same = a.status == b.status && a.why == b.why;
                    if !same
                        && !files.some_rule_names(data().code(part), a.gate.id(), question.provider.id(), question.channel.id())
                    {
                        broken.note("an unnamed subdivision answers like its state", &own.scenario, a.gate.id());
                    }
                }
            }
        }
    }
    broken.assert_none();
}

/// On a whole list, a territory that is not named while its state is, is unknown; what is named or not, is in or out.
#[test]
fn an_unnamed_territory_of_a_listed_state_is_unknown() {
    let mut broken = Broken::default();
    let files = named::Files::read();
    let mut met = 0;
    for (timeline, day, list) in files.whole_lists() {
        for (place, row) in data().places().filter(|(_, p)| p.sovereign.is_some()) {
            let (named, state) = (list.contains(&row.code.to_owned()), data().code(row.sovereign.unwrap()).to_owned());
            if named || !list.contains(&state) || timeline.singles_out(row.code) {
                continue;
            }
            for question in questions(place) {
                let outcome = decide(data(), &Scenario { date: day, ..question });
                let applied = outcome.gates.iter().flat_map(|g| &g.rules);
                let speaking = applied.filter(|a| data().timeline(a.rule.timeline).unwrap().id == timeline.id);
                for rule in speaking.filter_map(|a| rule::describe(data(), a.rule)) {
                    met += 1;
                    if rule.status != Status::Unknown {
                        broken.note("an unnamed territory is unknown", &outcome.scenario, &rule.id);
                    }
                }
            }
        }
    }
    assert!(met > 100, "only {met} territories were met");
    broken.assert_none();
}
