//! The catalogue of texts: the checks of the build against catalogues that break them, and what holds for every language.
//! That no text is missing is checked by the build itself.

#![allow(
    missing_docs,
    unreachable_pub,
    unused_imports,
    dead_code,
    reason = "the compiler is written for more readers than this test"
)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

// The compiler names these as its neighbours, as they are in the build script.
use ai_access::{date, evidence, packed, place_set, policy, subject, tables, training, verdict};

#[path = "../compile/mod.rs"]
mod compile;

use ai_access::dataset::Dataset;
use ai_access::date::Date;
use ai_access::decide::decide;
use ai_access::link::{self, Expected, Invalid};
use ai_access::place_set::PlaceId;
use ai_access::policy::{Confidence, Gate, LooksAt};
use ai_access::rule;
use ai_access::scenario::Scenario;
use ai_access::subject::{Channel, Provider, Route, Who};
use ai_access::text::{DateForm, FOREIGN, Texts, Words, english};
use compile::texts::generate::generate;
use compile::texts::{Known, Language, check, parse};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Replacements: what stands there and what comes there.
type Edits = &'static [(&'static str, &'static str)];

/// What `texts/en.toml` holds, under another name, with something replaced.
fn english_but(id: &str, edits: &[(&str, &str)]) -> (Language, Vec<String>) {
    let mut text = fs::read_to_string(folder().join("texts/en.toml")).unwrap();
    for (old, new) in edits {
        assert!(text.contains(old), "the edit of {old:?} meets nothing");
        text = text.replacen(old, new, 1);
    }
    let mut problems = Vec::new();
    (parse(id, text.parse().unwrap(), &mut problems), problems)
}

/// Every problem of a second language that is English but for these edits.
fn problems(edits: &[(&str, &str)]) -> Vec<String> {
    let (first, none) = english_but("en", &[]);
    assert_eq!(none, [""; 0]);
    let (second, mut found) = english_but("xx", edits);
    let known = Known { places: ["CN".to_owned()].into(), names: ["Vertex".to_owned(), "Google’s Bard".to_owned()].into() };
    found.extend(check(&[first, second], &known).into_iter().filter(|p| !p.contains("Google’s Bard")));
    found
}

#[test]
fn a_faulty_language_stops_the_build_with_every_fault() {
    assert_eq!(problems(&[]), [""; 0]);
    let cases: [(Edits, &[&str]); 9] = [
        (&[("heading = \"When\"\n", "")], &["texts/xx.toml: when.heading: is missing; in English it reads \"When\""]),
        (
            &[("heading = \"When\"\n", "header = \"When\"\n"), ("\"Next change: none\"", "\"{n}\"")],
            &[
                "texts/xx.toml: when.heading: is missing; in English it reads \"When\"",
                "texts/xx.toml: when.header: is not a text of en.toml; correct the key or leave it out",
                "texts/xx.toml: when.no-next: fills in {n}, but the English text fills in nothing",
            ],
        ),
        (
            &[("in {place}\"", "in {palce}\"")],
            &["texts/xx.toml: place.in: fills in {palce}, but the English text fills in {place}"],
        ),
        (&[("in {place}\"", "in {place\"")], &["texts/xx.toml: place.in: has a `{` without its `}`"]),
        (
            &[("in {place}\"", "in {Place}\"")],
            &["texts/xx.toml: place.in: fills in `Place`, which is no name: small letters and _"],
        ),
        (&[("\"When\"", "\"\"")], &["texts/xx.toml: when.heading: is empty, or English is; both or none"]),
        (&[("dir = \"ltr\"", "dir = \"up\"")], &["texts/xx.toml: language: `dir` must be \"ltr\" or \"rtl\""]),
        (&[("[place]", "[places]\nZZ = \"Z\"\n[place]")], &["texts/xx.toml: places: `ZZ` is no place of data/places.toml"]),
        (&[("[place]", "[names]\nVertx = \"V\"\n[place]")], &["texts/xx.toml: names: nothing in the data is called \"Vertx\""]),
    ];
    for (edits, expected) in cases {
        let found = problems(edits);
        assert_eq!(found, expected, "{edits:?}");
    }
}

#[test]
fn english_words_in_a_name_need_a_translation() {
    let (first, _) = english_but("en", &[]);
    let (second, _) = english_but("xx", &[]);
    let known = Known { places: BTreeSet::new(), names: ["Google’s Bard".to_owned(), "Claude".to_owned()].into() };
    let found = check(&[first, second], &known);
    assert_eq!(found, ["texts/xx.toml: names: \"Google’s Bard\" holds English words and needs a name in this language"]);
}

#[test]
fn a_vocabulary_without_a_word_stops_the_build() {
    let (first, _) = english_but("en", &[("blocked = \"No.\"\n", ""), ("blocked.past", "blocked.then")]);
    let found = check(&[first], &Known::default());
    assert!(found.iter().any(|p| p.starts_with("texts/en.toml: verdict.word.blocked: is missing")), "{found:?}");
    assert!(found.iter().any(|p| p.starts_with("texts/en.toml: answer.blocked.past: is missing")), "{found:?}");
    assert!(found.iter().any(|p| p.starts_with("texts/en.toml: answer.blocked.then: is unknown")), "{found:?}");
}

/// "In" has six forms in French, and which one a place takes must be said for each.
#[test]
fn every_place_has_its_form_in_french() {
    let data = Dataset::embedded().unwrap();
    let text = fs::read_to_string(folder().join("texts/fr.toml")).unwrap();
    let french = parse("fr", text.parse().unwrap(), &mut Vec::new());
    let formed: BTreeSet<&str> = french.place_in.values().flatten().map(String::as_str).collect();
    let missing: Vec<&str> = data.places().map(|(_, p)| p.code).filter(|c| !formed.contains(c)).collect();
    assert_eq!(missing, [""; 0]);
    let texts = Texts::every().find(|t| t.language().id == "fr").unwrap();
    let words = Words::new(&data, &texts);
    // The names are the browser's; here they are English.
    for (code, said) in [("JP", "au Japan"), ("US", "aux United States"), ("HK", "à Hong Kong"), ("UA-43", "en Crimée")] {
        assert_eq!(words.place_in(data.place_by_code(code).unwrap()), said);
    }
}

/// A text that no code names is dead, and a reader of the catalogue would translate it for nothing.
#[test]
fn every_text_is_used() {
    fn walk(folder: &Path, all: &mut String) {
        for path in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                walk(&path, all);
            } else {
                all.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut code = String::new();
    walk(&folder().join("src"), &mut code);
    let used: BTreeSet<&str> =
        code.split("msg::").skip(1).filter_map(|rest| rest.split(|c: char| !c.is_ascii_uppercase() && c != '_').next()).collect();
    let (first, _) = english_but("en", &[]);
    let generated = generate(&[first]).rust;
    let constants = generated
        .lines()
        .filter_map(|l| l.trim().strip_prefix("pub const ")?.split_once(": "))
        .filter(|(_, kind)| kind.starts_with("Msg") || kind.starts_with("Group"));
    let dead: Vec<&str> = constants.map(|(name, _)| name).filter(|name| !used.contains(name)).collect();
    assert_eq!(dead, [""; 0], "texts that no code names");
}

fn whole(text: &str, what: &str) {
    let bad = |c: char| matches!(c, '{' | '}' | '\u{fffd}' | '\0'..='\u{1f}' | '\u{e000}'..='\u{f8ff}');
    assert!(!text.contains(bad), "{what}: something is left to fill in: {text:?}");
    assert!(!text.contains("  ") && text.trim() == text, "{what}: spaces: {text:?}");
}

/// What can be said about a question, in one language.
fn said(words: Words, s: &Scenario) -> Vec<String> {
    let outcome = decide(words.data, s);
    let mut all =
        vec![words.sentence(&outcome), words.body(&outcome), words.note(&outcome), words.product(s), words.door_goal(s)];
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
    for texts in Texts::every() {
        let (words, id) = (Words::new(&data, &texts), texts.language().id);
        for text in said(words, s) {
            whole(&text, id);
        }
        let outcome = decide(&data, s);
        let sentence = words.sentence(&outcome);
        assert!(!sentence.contains(FOREIGN), "{id}: a mark is left: {sentence}");
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
