//! Writes the catalogue for the product: constants in Rust, and one packed text a language. Checks nothing.

use super::{FIRST, Language, Piece, SECOND, TIMES, pieces, times, vocabularies};
use crate::packed::checksum;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The first of the characters that stand for what is filled in.
const FIRST_SLOT: u32 = 0xe000;
/// Stands before what is filled in with a capital.
const CAPITAL: char = '\u{f8ff}';

/// What the build writes down.
#[derive(Debug)]
pub struct Generated {
    /// Constants: texts, groups of texts, what is filled in, languages.
    pub rust: String,
    /// Two files a language, English first: name and content. The second holds what the second question and the money need.
    pub files: Vec<(String, String)>,
}

/// The constants and files of a catalogue that has no problems; its first language is English.
pub fn generate(languages: &[Language]) -> Generated {
    let mut rust = String::new();
    let mut files = Vec::new();
    let Some(first) = languages.first() else { return Generated { rust, files } };
    let (order, groups) = order(first);
    let count = order.iter().filter(|key| !is_second(key)).count();
    let parsed = |text: &str| pieces(text).map(|p| p.iter().filter_map(name_of).map(str::to_owned).collect::<Vec<_>>());
    let names: BTreeSet<String> =
        first.texts.values().flat_map(|t| parsed(t).unwrap_or_default()).chain(["place".to_owned()]).collect();
    let slots: BTreeMap<String, char> = names.into_iter().zip((FIRST_SLOT..).filter_map(char::from_u32)).collect();

    // Writing to a text cannot fail.
    let _ = writeln!(
        rust,
        "/// Every text, and groups of texts with one for each word of a vocabulary or for each time.\npub mod msg {{\n    use super::{{Group, Msg}};"
    );
    for (at, key) in order.iter().enumerate() {
        if let Some((table, count)) = groups.get(&at) {
            let _ = writeln!(
                rust,
                "    /// Texts `{table}`.\n    pub const {}: Group = Group {{ first: {at}, count: {count} }};",
                constant(table)
            );
        }
        if !groups.iter().any(|(first, (_, count))| (*first..first + count).contains(&at)) {
            let text = first.texts.get(*key).map_or("", String::as_str);
            let _ = writeln!(rust, "    #[doc = {text:?}]\n    pub const {}: Msg = Msg({at});", constant(key));
        }
    }
    let _ = writeln!(rust, "}}\n/// What can be filled in.\npub mod slot {{\n    use super::Slot;");
    for (name, mark) in &slots {
        let _ = writeln!(rust, "    /// `{name}`.\n    pub const {}: Slot = Slot({mark:?});", constant(name));
    }
    let _ = writeln!(
        rust,
        "}}\n/// How many texts a language has, without those of the second part.\npub(super) const COUNT: usize = {count};\n/// How many the second part has.\npub(super) const SECOND_COUNT: usize = {};",
        order.len() - count
    );
    let _ =
        writeln!(rust, "/// Every language, the embedded one first.\npub const LANGUAGES: [Language; {}] = [", languages.len());
    for language in languages {
        let Language { id, name, rtl, intl, .. } = language;
        let (own, second) = order.split_at_checked(count).unwrap_or_default();
        let _ = writeln!(rust, "    Language {{ id: {id:?}, name: {name:?}, rtl: {rtl}, intl: {intl:?} }},");
        files.push((format!("texts-{id}.txt"), packed(language, own, &slots)));
        files.push((format!("second-{id}.txt"), summed(&texts(language, second, &slots).join("\0"))));
    }
    let file = |part: &str, id: &str| format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{part}-{id}.txt\"))");
    let _ = writeln!(rust, "];\npub(super) static EMBEDDED: &str = {};", file("texts", FIRST));
    let _ = writeln!(
        rust,
        "/// The second part, for programs that have no page to load it.\n#[cfg(any(not(target_arch = \"wasm32\"), feature = \"api\"))]\npub(super) static EMBEDDED_SECOND: &str = {};",
        file("second", FIRST)
    );
    let _ = writeln!(
        rust,
        "/// Every language's two parts, likewise.\n#[cfg(not(target_arch = \"wasm32\"))]\npub(super) static ALL: [[&str; 2]; {}] = [",
        languages.len()
    );
    for language in languages {
        let _ = writeln!(rust, "    [{}, {}],", file("texts", &language.id), file("second", &language.id));
    }
    let _ = writeln!(rust, "];");
    Generated { rust, files }
}

/// Whether a text belongs to the second part.
fn is_second(key: &str) -> bool {
    key.split_once('.').is_some_and(|(table, _)| SECOND.contains(&table))
}

/// The keys in the order in which they are packed, those of the second part last, and where a group begins, its table and its
/// size.
fn order(first: &Language) -> (Vec<&str>, BTreeMap<usize, (&str, usize)>) {
    let tables: BTreeMap<&str, Vec<&str>> = vocabularies().into_iter().chain(times(first).map(|t| (t, TIMES.to_vec()))).collect();
    let mut order: Vec<&str> = Vec::new();
    let mut groups = BTreeMap::new();
    let (second, own): (Vec<&String>, Vec<&String>) = first.texts.keys().partition(|key| is_second(key));
    for key in own.into_iter().chain(second) {
        let group = key.rsplit_once('.').and_then(|(table, _)| tables.get_key_value(table));
        match group {
            Some((table, ids)) if groups.values().all(|(known, _)| known != table) => {
                groups.insert(order.len(), (*table, ids.len()));
                let member = |id: &&str| first.texts.get_key_value(&format!("{table}.{id}")).map(|(key, _)| key.as_str());
                order.extend(ids.iter().filter_map(member));
            }
            Some(_) => {}
            None => order.push(key),
        }
    }
    (order, groups)
}

/// A template with one character for what is filled in.
fn marked(text: &str, slots: &BTreeMap<String, char>) -> String {
    let mut out = String::new();
    for piece in pieces(text).unwrap_or_default() {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Slot(name, capital) => {
                out.extend(capital.then_some(CAPITAL));
                out.extend(slots.get(name));
            }
        }
    }
    out
}

fn texts(language: &Language, order: &[&str], slots: &BTreeMap<String, char>) -> Vec<String> {
    order.iter().map(|key| marked(language.texts.get(*key).map_or("", String::as_str), slots)).collect()
}

/// A check sum, the texts in order, then the exceptions, each behind a letter for its kind.
fn packed(language: &Language, order: &[&str], slots: &BTreeMap<String, char>) -> String {
    let names = language.names.iter().map(|(name, own)| format!("n{name}={own}"));
    let places = language.places.iter().map(|(code, own)| format!("p{code}={own}"));
    let conditions = language.conditions.iter().map(|(condition, own)| format!("c{condition}={own}"));
    let place_in = language.place_in.iter().map(|(text, codes)| format!("i{}={}", codes.join(" "), marked(text, slots)));
    let own = texts(language, order, slots).into_iter();
    summed(&own.chain(names).chain(conditions).chain(places).chain(place_in).collect::<Vec<_>>().join("\0"))
}

fn summed(body: &str) -> String {
    format!("{:016x}\0{body}", checksum(body.as_bytes()))
}

fn name_of<'t>(piece: &Piece<'t>) -> Option<&'t str> {
    if let Piece::Slot(name, _) = piece { Some(name) } else { None }
}

fn constant(key: &str) -> String {
    key.replace(['.', '-'], "_").to_ascii_uppercase()
}
