//! The checks of the catalogue of texts against catalogues that break them, and what holds of the catalogue itself: no text
//! that no code names, a form of "in" for every place in French. That no text is missing is checked by the build.

use crate::compile::texts::generate::generate;
use crate::compile::texts::{Known, Language, check, parse};
use ai_access::dataset::Dataset;
use ai_access::text::{Texts, Words};
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
    let names = ["Vertex".to_owned(), "Google’s Bard".to_owned()].into();
    let known = Known { places: ["CN".to_owned()].into(), names, ..Known::default() };
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
    let known = Known { names: ["Google’s Bard".to_owned(), "Claude".to_owned()].into(), ..Known::default() };
    let found = check(&[first, second], &known);
    assert_eq!(found, ["texts/xx.toml: names: \"Google’s Bard\" holds English words and needs a name in this language"]);
}

/// Conditions stand inside the answer, so each language has to say all of them, and nothing that the data no longer do.
#[test]
fn every_condition_is_translated_and_nothing_else() {
    let found = |id: &str, table: &str| {
        let (first, _) = english_but("en", &[]);
        let (second, _) = english_but(id, &[("[place]", &format!("[conditions]\n{table}\n[place]"))]);
        let known = Known { conditions: ["as a preview".to_owned()].into(), ..Known::default() };
        let all = if id == "en" { vec![second] } else { vec![first, second] };
        check(&all, &known)
    };
    assert_eq!(found("xx", "'as a preview' = 'en aperçu'"), [""; 0]);
    assert_eq!(
        found("xx", "'as preview' = 'en aperçu'"),
        [
            "texts/xx.toml: conditions: \"as a preview\" of the data is not translated; it completes the answer \"yes, …\"",
            "texts/xx.toml: conditions: \"as preview\" is no condition of the data to translate; correct it or leave it out",
        ]
    );
    assert_eq!(
        found("xx", "'as a preview' = 'en {what}'"),
        ["texts/xx.toml: conditions: \"as a preview\": nothing is filled in here"]
    );
    assert_eq!(
        found("xx", "'as a preview' = 'en aperçu.'"),
        ["texts/xx.toml: conditions: \"as a preview\": the sentence has the full stop"]
    );
    assert_eq!(
        found("en", "'as a preview' = 'as a preview'"),
        ["texts/en.toml: conditions: \"as a preview\" is no condition of the data to translate; correct it or leave it out"]
    );
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
