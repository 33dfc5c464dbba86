//! What holds of the texts in every language: sentences are whole and name what they are about. The checks that the build
//! makes of them are tried in `compiler`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use ai_access::changes::{Change, changes};
use ai_access::dataset::Dataset;
use ai_access::date::Date;
use ai_access::decide::{Outcome, decide};
use ai_access::link::{self, Expected, Invalid};
use ai_access::place_set::PlaceId;
use ai_access::policy::{Confidence, Gate, LooksAt};
use ai_access::rule;
use ai_access::scenario::Scenario;
use ai_access::subject::{Channel, Provider, Route, Who};
use ai_access::tables::{Body, Timeline};
use ai_access::text::{DateForm, FOREIGN, Texts, Words, english};
use ai_access::verdict::Verdict;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn whole(text: &str, what: &str) {
    let bad = |c: char| matches!(c, '{' | '}' | '\u{fffd}' | '\0'..='\u{1f}' | '\u{e000}'..='\u{f8ff}');
    assert!(!text.contains(bad), "{what}: something is left to fill in: {text:?}");
    assert!(!text.contains("  ") && text.trim() == text, "{what}: spaces: {text:?}");
}

/// What can be said about an answer and what would change it, in one language.
fn said(words: Words, outcome: &Outcome, variations: &[Change]) -> Vec<String> {
    let s = &outcome.scenario;
    let mut all = vec![words.sentence(outcome), words.body(outcome), words.note(outcome), words.product(s), words.door_goal(s)];
    all.extend(variations.iter().map(|change| words.change(s, change)));
    for gate in &outcome.gates {
        all.extend([
            words.gate_name(s, gate.gate),
            words.gate_scope(s, gate.gate),
            words.gate_line(s, gate),
            words.nothing_on_record(s, gate),
        ]);
        all.extend(gate.rules.iter().filter_map(|a| rule::describe(words.data, a.rule)).map(|r| words.dates(&r, s.date)));
    }
    all
}

/// The places, makers and days of a question are named in every language.
fn names_what_it_is_about(s: &Scenario) {
    let data = Dataset::embedded().unwrap();
    let (outcome, variations) = (decide(&data, s), changes(&data, s, &[]));
    for texts in Texts::every() {
        let (words, id) = (Words::new(&data, &texts), texts.language().id);
        for text in said(words, &outcome, &variations) {
            whole(&text, id);
            assert!(!text.contains(FOREIGN), "{id}: a piece is in the language of the data: {text}");
        }
        let sentence = words.sentence(&outcome);
        for part in [words.place_in(s.place), words.maker(s.provider), words.date(s.date), words.seller(s.channel)] {
            assert!(sentence.contains(&part), "{id}: {part} is missing in: {sentence}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_is_whole_and_names_what_it_is_about(
        place in 0_u16..275,
        owner in proptest::option::of(0_u16..275),
        (provider, channel, who, route) in (0..Provider::ALL.len(), 0..Channel::ALL.len(), 0..Who::ALL.len(), 0..Route::ALL.len()),
        day in 19_000_i32..20_900,
        family in proptest::option::of(0_u16..40),
    ) {
        let data = Dataset::embedded().unwrap();
        let provider = Provider::ALL[provider];
        names_what_it_is_about(&Scenario {
            place: PlaceId(place),
            owner: owner.map(PlaceId),
            provider,
            channel: Channel::ALL[channel],
            who: Who::ALL[who],
            route: Route::ALL[route],
            date: Date::from_day_number(day),
            model: family.filter(|m| data.model(*m).is_some_and(|m| m.provider == provider)),
        });
    }
}

/// The conditions that a rule sets, each with days on which it does.
fn conditions<'a>(t: &Timeline<'a>) -> Vec<(&'a str, Date)> {
    let all: Vec<(&str, [Option<Date>; 2])> = match &t.body {
        Body::Steps(steps) => steps.iter().map(|s| (s.condition, [s.from, Some(s.last_seen)])).collect(),
        Body::Sightings(list) => list.seen.iter().map(|s| (list.condition, [list.since, Some(s.until)])).collect(),
    };
    let stated = all.into_iter().filter(|(condition, _)| !condition.is_empty());
    stated.flat_map(|(condition, days)| days.into_iter().flatten().map(move |day| (condition, day))).collect()
}

/// Of all questions that a rule is about on a day the answers that allow on conditions.
fn allowed_on_conditions(data: &Dataset, t: &Timeline, date: Date) -> impl Iterator<Item = Outcome> {
    let places = data.places().map(|(place, _)| place).filter(|place| data.in_set(t.places, *place));
    let asked = places.flat_map(move |place| {
        let of = |p: &&Provider, c: &&Channel, w: &&Who| {
            t.providers & p.bit() != 0 && t.channels & c.bit() != 0 && t.who & w.bit() != 0
        };
        let doors = Provider::ALL.iter().flat_map(|p| Channel::ALL.iter().map(move |c| (p, c)));
        let all = doors.flat_map(|(p, c)| Who::ALL.iter().map(move |w| (p, c, w))).filter(move |(p, c, w)| of(p, c, w));
        all.map(move |(p, c, w)| Scenario {
            place,
            owner: None,
            provider: *p,
            channel: *c,
            who: *w,
            route: Route::Direct,
            date,
            model: t.models.first().copied(),
        })
    });
    asked.map(|s| decide(data, &s)).filter(|o| o.verdict == Verdict::Conditional)
}

/// Of every condition of the data that comes up in an answer: English readers read its words, others do not.
#[test]
fn conditions_are_said_in_the_language_of_the_answer() {
    let data = Dataset::embedded().unwrap();
    let every: Vec<Texts> = Texts::every().collect();
    let mut known = BTreeSet::new();
    let mut read = BTreeSet::new();
    for (_, t) in data.timelines() {
        for (condition, day) in conditions(t) {
            known.insert(condition);
            let says = |o: &Outcome| Words::new(&data, &every[0]).body(o).contains(condition);
            let Some(outcome) = allowed_on_conditions(&data, t, day).find(says) else { continue };
            read.insert(condition);
            for texts in &every[1..] {
                let (body, id) = (Words::new(&data, texts).body(&outcome), texts.language().id);
                assert!(!body.contains(condition), "{id}: {body}");
            }
        }
    }
    // Some stand behind a gate that is closed, or beside one of which nothing is known, on each of these days.
    assert!(read.len() * 2 > known.len(), "of {} conditions only {} were read: {read:?}", known.len(), read.len());
}

#[test]
fn everything_has_a_name_in_every_language() {
    let data = Dataset::embedded().unwrap();
    for texts in Texts::every() {
        let (words, id) = (Words::new(&data, &texts), texts.language().id);
        for (place, row) in data.places() {
            for text in [words.place(place), words.place_in(place)] {
                whole(&text, &format!("{id}, {}", row.code));
                assert!(!text.is_empty(), "{id}: {}", row.code);
            }
        }
        let looks_at = LooksAt::ALL.iter().map(|l| words.looks_at(*l));
        let confidence = Confidence::ALL.iter().map(|c| words.confidence(*c));
        for text in looks_at.chain(confidence) {
            whole(text, id);
        }
        for expected in [
            Expected::Day,
            Expected::Code,
            Expected::OneOf("a, b".into()),
            Expected::NoFamily(Provider::Xai),
            Expected::Family(Provider::Meta, "a".into()),
        ] {
            let error = Invalid { field: "date", value: "x".into(), expected, nearest: None };
            whole(&words.expected(&error), id);
        }
        let s = Scenario::default_for(&data);
        assert!(Gate::ALL.iter().all(|g| !words.gate_name(&s, *g).is_empty()), "{id}");
    }
}

/// The command line speaks English without the catalogue; both say the same.
#[test]
fn what_is_expected_reads_the_same_with_and_without_the_catalogue() {
    let data = Dataset::embedded().unwrap();
    let texts = Texts::english();
    let words = Words::new(&data, &texts);
    for query in ["date=x", "place=x", "channel=x", "model=x", "provider=xai&model=x"] {
        let pairs = query.split('&').filter_map(|p| p.split_once('='));
        let (_, invalid) = link::read(&data, pairs);
        assert_eq!(
            words.expected(&invalid[0]),
            invalid[0].expected.to_string().replace('`', "").replace(" or UA", ", UA"),
            "{query}"
        );
    }
}

#[test]
fn english_days_are_written_out() {
    let day = Date::parse("2024-07-09").unwrap();
    let forms = [DateForm::Written, DateForm::Short, DateForm::Month].map(|form| english(day, form));
    assert_eq!(forms, ["9 July 2024", "9 Jul 2024", "July 2024"]);
}
