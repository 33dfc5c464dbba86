//! The catalogue of texts: reads `texts/` and holds every language against English. What the product embeds of it is written
//! in `texts/generate`; which text is used where is the product's business.

pub mod generate;

use crate::policy::{Confidence, Gate, LooksAt, Status, Why};
use crate::subject::{Channel, Route, Who};
use crate::training::vocabulary as chips;
use crate::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// The language that is embedded and that the others are measured by.
const FIRST: &str = "en";
/// Tables of texts that only those need who ask the second question or about money: a part of their own, loaded with its data.
const SECOND: [&str; 12] = [
    "chip-answer",
    "chip-buyer",
    "chip-figure",
    "chip-gate",
    "chip-line",
    "chip-note",
    "chip-path",
    "chip-verdict",
    "money",
    "number",
    "party",
    "train",
];
/// The two times of a text.
const TIMES: [&str; 2] = ["now", "past"];

/// One language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Language {
    /// `en`, `zh-Hans`: the name of its file.
    pub id: String,
    /// What it calls itself.
    pub name: String,
    /// Whether it is written from right to left.
    pub rtl: bool,
    /// Its tag for the browser's own names and dates.
    pub intl: String,
    /// Every text by its key, `answer.blocked.past`.
    pub texts: BTreeMap<String, String>,
    /// Names of the data that are written otherwise in this language.
    pub names: BTreeMap<String, String>,
    /// Places by code whose name is not the browser's.
    pub places: BTreeMap<String, String>,
    /// Conditions of the data in this language, by their English words; none in English.
    pub conditions: BTreeMap<String, String>,
    /// How a place reads after "in", where the general text does not do: a text and its codes.
    pub place_in: BTreeMap<String, Vec<String>>,
}

/// What the data call by name.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Codes of places.
    pub places: BTreeSet<String>,
    /// Names of makers, products, doors, sellers, families, and of who pays and is paid.
    pub names: BTreeSet<String>,
    /// What qualifies a yes: parts of the answer, so they are translated.
    pub conditions: BTreeSet<String>,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// Words.
    Words(&'t str),
    /// What is filled in, perhaps with a capital.
    Slot(&'t str, bool),
}

/// The tables with one text for each word of a vocabulary, in its order.
pub(crate) fn vocabularies() -> Vec<(&'static str, Vec<&'static str>)> {
    fn ids<T: Copy>(all: &[T], id: fn(T) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|v| id(*v)).collect()
    }
    let verdict = ids(Verdict::ALL, Verdict::id);
    let who = ids(Who::ALL, Who::id);
    let channel = ids(Channel::ALL, Channel::id);
    let gate = ids(Gate::ALL, Gate::id);
    let why = ids(Why::ALL, Why::id);
    let of = |tables: &[&'static str], ids: Vec<&'static str>| tables.iter().map(|t| (*t, ids.clone())).collect::<Vec<_>>();
    [
        of(&["verdict.word", "verdict.label"], verdict),
        of(&["who.here", "who.many", "who.choice", "change.who"], who),
        of(&["door.way", "door.choice", "door.change", "door.goal"], channel),
        of(&["route.choice"], ids(Route::ALL, Route::id)),
        of(&["gate.name", "gate.scope", "gate.actor", "gate.rule", "gate.missing", "gate.silent"], gate),
        of(&["status.word"], ids(Status::ALL, Status::id)),
        of(&["confidence.label"], ids(Confidence::ALL, Confidence::id)),
        of(&["looks-at.clause"], ids(LooksAt::ALL, LooksAt::id)),
        of(&["answer.unknown", "line.why", "coverage.why", "chip-answer.unknown"], why),
        of(&["chip-verdict.word", "chip-verdict.label"], ids(chips::Verdict::ALL, chips::Verdict::id)),
        of(&["chip-gate.name"], ids(chips::Gate::ALL, chips::Gate::id)),
        of(&["chip-path.choice", "chip-path.act"], ids(chips::Path::ALL, chips::Path::id)),
        of(&["chip-figure.name"], ids(chips::Figure::ALL, chips::Figure::id)),
        of(&["party.name"], ids(chips::Party::ALL, chips::Party::id)),
    ]
    .concat()
}

/// Reads every language, English first, and what is wrong with the catalogue.
pub fn read(folder: &Path, known: &Known) -> (Vec<Language>, Vec<String>) {
    let mut problems = Vec::new();
    let mut languages: Vec<Language> = Vec::new();
    let entries = fs::read_dir(folder).map(|found| found.flatten().map(|e| e.path()).collect::<Vec<_>>());
    let mut paths = entries.unwrap_or_else(|error| {
        problems.push(format!("texts: cannot be listed ({error}); it must exist"));
        Vec::new()
    });
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort_by_key(|p| (p.file_stem().is_none_or(|s| s != FIRST), p.clone()));
    for path in paths {
        let id = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        match fs::read_to_string(&path).map_err(|e| e.to_string()).and_then(|t| t.parse().map_err(|e| format!("{e}"))) {
            Ok(table) => languages.push(parse(&id, table, &mut problems)),
            Err(error) => problems.push(format!("texts/{id}.toml: cannot be read: {error}")),
        }
    }
    problems.extend(check(&languages, known));
    (languages, problems)
}

/// Reads one language.
pub fn parse(id: &str, mut table: Table, problems: &mut Vec<String>) -> Language {
    let mut language = Language { id: id.to_owned(), ..Language::default() };
    let mut complain = |key: &str, what: &str| problems.push(format!("texts/{id}.toml: {key}: {what}"));
    let mut head = table_of(table.remove("language"));
    for (key, value) in [("name", &mut language.name), ("intl", &mut language.intl)] {
        match head.remove(key) {
            Some(Value::String(text)) if !text.is_empty() => *value = text,
            _ => complain("language", &format!("`{key}` is missing or no text")),
        }
    }
    match head.remove("dir").as_ref().and_then(Value::as_str) {
        Some(dir @ ("ltr" | "rtl")) => language.rtl = dir == "rtl",
        _ => complain("language", "`dir` must be \"ltr\" or \"rtl\""),
    }
    for key in head.keys() {
        complain("language", &format!("`{key}` is unknown; it holds name, dir and intl"));
    }
    let apart = [("names", &mut language.names), ("places", &mut language.places), ("conditions", &mut language.conditions)];
    for (apart, texts) in apart {
        for (key, value) in table_of(table.remove(apart)) {
            match value {
                Value::String(text) if !text.is_empty() => drop(texts.insert(key, text)),
                _ => complain(&format!("{apart}.{key}"), "must be a text"),
            }
        }
    }
    for (text, codes) in table_of(table.remove("place_in")) {
        let codes: Vec<String> = codes.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        if codes.is_empty() {
            complain(&format!("place_in.{text}"), "must be a list of codes");
        }
        language.place_in.insert(text, codes);
    }
    flatten("", table, &mut language.texts, &mut complain);
    language
}

fn table_of(value: Option<Value>) -> Table {
    match value {
        Some(Value::Table(table)) => table,
        _ => Table::new(),
    }
}

fn flatten(prefix: &str, table: Table, texts: &mut BTreeMap<String, String>, complain: &mut impl FnMut(&str, &str)) {
    for (key, value) in table {
        let key = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
        match value {
            Value::String(text) => drop(texts.insert(key, text)),
            Value::Table(table) => flatten(&key, table, texts, complain),
            _ => complain(&key, "must be a text or a table of texts"),
        }
    }
}

/// Every complaint about the catalogue, by language and key.
pub fn check(languages: &[Language], known: &Known) -> Vec<String> {
    let Some(first) = languages.iter().find(|l| l.id == FIRST) else {
        return vec![format!("texts/{FIRST}.toml: is missing; the others are measured by it")];
    };
    let mut problems = Vec::new();
    for (table, ids) in vocabularies().into_iter().chain(times(first).map(|t| (t, TIMES.to_vec()))) {
        let prefix = format!("{table}.");
        let found: BTreeSet<&str> = first.texts.keys().filter_map(|k| k.strip_prefix(&prefix)).collect();
        let wanted: BTreeSet<&str> = ids.iter().copied().collect();
        for id in wanted.difference(&found) {
            problems.push(format!("texts/{FIRST}.toml: {table}.{id}: is missing; the table needs {}", ids.join(", ")));
        }
        for id in found.difference(&wanted) {
            problems.push(format!("texts/{FIRST}.toml: {table}.{id}: is unknown; the table holds {}", ids.join(", ")));
        }
    }
    for language in languages {
        let mut complain = |key: &str, what: String| problems.push(format!("texts/{}.toml: {key}: {what}", language.id));
        for key in first.texts.keys().filter(|k| !language.texts.contains_key(*k)) {
            complain(key, format!("is missing; in English it reads {:?}", first.texts.get(key).map_or("", String::as_str)));
        }
        for (key, text) in &language.texts {
            match (pieces(text), first.texts.get(key)) {
                (Err(error), _) => complain(key, error),
                (Ok(_), None) => complain(key, "is not a text of en.toml; correct the key or leave it out".to_owned()),
                (Ok(own), Some(english)) => {
                    let (own, wanted) = (slots(&own), slots(&pieces(english).unwrap_or_default()));
                    if own != wanted {
                        complain(key, format!("fills in {}, but the English text fills in {}", listed(&own), listed(&wanted)));
                    }
                    if text.trim().is_empty() != english.trim().is_empty() {
                        complain(key, "is empty, or English is; both or none".to_owned());
                    }
                }
            }
        }
        names(language, known, &mut complain);
        conditions(language, known, &mut complain);
    }
    problems
}

/// Every condition of the data is said in every language but the first, whose words they are, and nothing else is.
fn conditions(language: &Language, known: &Known, complain: &mut impl FnMut(&str, String)) {
    let (none, own) = (BTreeSet::new(), language.conditions.keys().cloned().collect());
    let wanted = if language.id == FIRST { &none } else { &known.conditions };
    for condition in wanted.difference(&own) {
        complain("conditions", format!("{condition:?} of the data is not translated; it completes the answer \"yes, …\""));
    }
    for condition in own.difference(wanted) {
        complain("conditions", format!("{condition:?} is no condition of the data to translate; correct it or leave it out"));
    }
    for (condition, text) in &language.conditions {
        match pieces(text) {
            Err(error) => complain("conditions", format!("{condition:?}: {error}")),
            Ok(found) if !slots(&found).is_empty() => complain("conditions", format!("{condition:?}: nothing is filled in here")),
            Ok(_) if text.ends_with(['.', '。']) => {
                complain("conditions", format!("{condition:?}: the sentence has the full stop"))
            }
            Ok(_) => {}
        }
    }
}

/// The parts of a file that are not texts.
fn names(language: &Language, known: &Known, complain: &mut impl FnMut(&str, String)) {
    for code in language.places.keys().chain(language.place_in.values().flatten()).filter(|c| !known.places.contains(*c)) {
        complain("places", format!("`{code}` is no place of data/places.toml"));
    }
    let mut seen = BTreeSet::new();
    for (text, codes) in &language.place_in {
        match pieces(text) {
            Ok(found) if slots(&found).is_subset(&BTreeSet::from(["place"])) => {}
            Ok(_) => complain(&format!("place_in.{text}"), "may fill in {place} alone".to_owned()),
            Err(error) => complain(&format!("place_in.{text}"), error),
        }
        for code in codes.iter().filter(|c| !seen.insert(c.as_str())) {
            complain("place_in", format!("`{code}` stands twice"));
        }
    }
    for name in language.names.keys().filter(|n| !known.names.contains(*n)) {
        complain("names", format!("nothing in the data is called {name:?}"));
    }
    if language.id != FIRST {
        // A possessive, brackets: the name holds English words.
        let english = known.names.iter().filter(|n| n.contains(['’', '\'', '(']) && !language.names.contains_key(*n));
        for name in english {
            complain("names", format!("{name:?} holds English words and needs a name in this language"));
        }
    }
}

/// The tables that hold one text for each time.
pub(crate) fn times(language: &Language) -> impl Iterator<Item = &str> {
    let tables: BTreeSet<&str> =
        language.texts.keys().filter_map(|k| TIMES.iter().find_map(|t| k.strip_suffix(t)?.strip_suffix('.'))).collect();
    tables.into_iter()
}

fn slots<'t>(pieces: &[Piece<'t>]) -> BTreeSet<&'t str> {
    pieces.iter().filter_map(|p| if let Piece::Slot(name, _) = p { Some(*name) } else { None }).collect()
}

fn listed(slots: &BTreeSet<&str>) -> String {
    if slots.is_empty() { "nothing".to_owned() } else { slots.iter().map(|s| format!("{{{s}}}")).collect::<Vec<_>>().join(" ") }
}

/// A text in pieces.
pub(crate) fn pieces(text: &str) -> Result<Vec<Piece<'_>>, String> {
    if text.chars().any(|c| c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c)) {
        return Err("holds a control character, an isolate or a private one".to_owned());
    }
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or("has a `{` without its `}`")?;
        let (name, capital) = name.strip_prefix('^').map_or((name, false), |n| (n, true));
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            return Err(format!("fills in `{name}`, which is no name: small letters and _"));
        }
        found.push(Piece::Words(words));
        found.push(Piece::Slot(name, capital));
        rest = after;
    }
    found.push(Piece::Words(rest));
    if found.iter().any(|p| matches!(p, Piece::Words(w) if w.contains(['{', '}']))) {
        return Err("has a `}` without its `{`".to_owned());
    }
    found.retain(|p| *p != Piece::Words(""));
    Ok(found)
}
