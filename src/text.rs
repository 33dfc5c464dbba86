//! Words for readers. The catalogue of `texts/` is filled in here, whatever the language; which text an answer needs is
//! chosen in the files below. Nothing is decided: an outcome comes in, words go out.

mod answer;
mod compare;
mod dates;
mod gate;
mod language;
mod money;
mod names;
mod train;

pub use dates::{DateForm, english};
pub use gate::deciding;
pub use language::{LANGUAGES, Language, wished};
pub use language::{msg, slot};

use crate::dataset::Dataset;
use crate::date::Date;
use crate::packed::checksum;
use crate::place_set::PlaceId;
use crate::search;
use core::fmt;
use std::rc::Rc;

/// A text of the catalogue, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Msg(usize);

/// Texts that stand together: one for each word of a vocabulary, in its order, or for now and for the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    first: usize,
    count: usize,
}

impl Group {
    /// The text for the word with this number; for a number that is none, the first.
    pub const fn at(self, number: usize) -> Msg {
        Msg(if number < self.count { self.first + number } else { self.first })
    }

    /// The text for now, or for the past.
    pub const fn when(self, past: bool) -> Msg {
        self.at(past as usize)
    }
}

/// Something that is filled in, by the character that stands for it in a packed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot(char);

/// Stands before what is filled in with a capital.
const CAPITAL: char = '\u{f8ff}';
/// Stand around what is in the language of the data, for the direction of letters and for the page, which marks it as such.
pub const FOREIGN: [char; 2] = ['\u{2068}', '\u{2069}'];

/// A piece of a text for those who put elements, not words, into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Words(&'static str),
    /// What is filled in.
    Slot(Slot),
}

/// Writes a day in a language's own way.
pub type WriteDay = Rc<dyn Fn(Date, DateForm) -> String>;

/// What the browser knows about a language.
#[derive(Clone)]
pub struct Locale {
    /// Every place's name, by its number; empty = not known.
    pub places: Vec<String>,
    /// Every place in the order of these names.
    pub order: Vec<PlaceId>,
    /// Its dates.
    pub write_day: WriteDay,
}

/// The texts of one language.
#[derive(Clone)]
pub struct Texts {
    language: &'static Language,
    texts: Vec<&'static str>,
    /// Those of the second question and the money; empty while they are not there.
    second: Vec<&'static str>,
    locale: Option<Rc<Locale>>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.language.id)
    }
}

impl Texts {
    /// English, which is embedded; a page loads its second part.
    pub fn english() -> Self {
        let (_, body) = language::EMBEDDED.split_once('\0').unwrap_or_default();
        let english = Self::of(&LANGUAGES[0], body.split('\0').collect());
        #[cfg(any(not(target_arch = "wasm32"), feature = "api"))]
        let english = english.with_second(language::EMBEDDED_SECOND).unwrap_or(english);
        english
    }

    /// A language from its packed texts: a check sum, then the texts; none if they are damaged or too few.
    pub fn read(language: &'static Language, packed: &'static str) -> Option<Self> {
        Some(Self::of(language, unpacked(packed)?)).filter(|t| t.texts.len() >= language::COUNT)
    }

    /// The same with the texts of the second question and the money, packed likewise.
    pub fn with_second(&self, packed: &'static str) -> Option<Self> {
        let second = unpacked(packed).filter(|texts| texts.len() == language::SECOND_COUNT)?;
        Some(Self { second, ..self.clone() })
    }

    /// Every language, for programs that have no page to load it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn every() -> impl Iterator<Item = Self> {
        let whole = |(language, [packed, second]): (_, [&'static str; 2])| Self::read(language, packed)?.with_second(second);
        LANGUAGES.iter().zip(language::ALL).filter_map(whole)
    }

    fn of(language: &'static Language, texts: Vec<&'static str>) -> Self {
        Self { language, texts, second: Vec::new(), locale: None }
    }

    /// The same with the browser's names and dates.
    #[must_use]
    pub fn with(self, locale: Locale) -> Self {
        Self { locale: Some(Rc::new(locale)), ..self }
    }

    /// Which language it is.
    pub fn language(&self) -> &'static Language {
        self.language
    }

    /// The language of the data, where that is another one: for `lang` on what comes from there.
    pub fn foreign_lang(&self) -> Option<&'static str> {
        (self.language.id != LANGUAGES[0].id).then_some(LANGUAGES[0].id)
    }

    /// A text into which nothing is filled.
    pub fn get(&self, msg: Msg) -> &'static str {
        let found = match msg.0.checked_sub(language::COUNT) {
            None => self.texts.get(msg.0),
            Some(second) => self.second.get(second),
        };
        found.copied().unwrap_or_default()
    }

    /// A text with what is filled in. What is missing shows as `\u{fffd}`.
    pub fn fill(&self, msg: Msg, values: &[(Slot, &str)]) -> String {
        filled(self.get(msg), values)
    }

    /// A text in pieces.
    pub fn parts(&self, msg: Msg) -> Vec<Part> {
        let mut rest = self.get(msg);
        let mut parts = Vec::new();
        while let Some((at, mark)) = rest.char_indices().find(|(_, c)| is_slot(*c)) {
            let (words, behind) = rest.split_at(at);
            parts.extend((!words.is_empty()).then_some(Part::Words(words)));
            parts.push(Part::Slot(Slot(mark)));
            rest = behind.strip_prefix(mark).unwrap_or_default();
        }
        parts.extend((!rest.is_empty()).then_some(Part::Words(rest)));
        parts
    }

    /// Of the exceptions of a kind, the text for a key.
    fn exception(&self, kind: char, key: &str) -> Option<&'static str> {
        self.texts.iter().skip(language::COUNT).find_map(|entry| {
            let (keys, text) = entry.strip_prefix(kind)?.split_once('=')?;
            // Codes share an entry; names may hold spaces.
            (keys == key || kind == 'i' && keys.split(' ').any(|k| k == key)).then_some(text)
        })
    }
}

/// The texts behind a check sum; none if they are damaged.
fn unpacked(packed: &'static str) -> Option<Vec<&'static str>> {
    let (sum, body) = packed.split_once('\0')?;
    let whole = u64::from_str_radix(sum, 16) == Ok(checksum(body.as_bytes()));
    whole.then(|| body.split('\0').collect())
}

fn is_slot(c: char) -> bool {
    ('\u{e000}'..CAPITAL).contains(&c)
}

fn filled(template: &str, values: &[(Slot, &str)]) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    let mut capital = false;
    for c in template.chars() {
        if c == CAPITAL {
            capital = true;
        } else if is_slot(c) {
            let value = values.iter().find(|(slot, _)| slot.0 == c).map_or("\u{fffd}", |(_, v)| v);
            let at = out.len();
            out.push_str(value);
            // ASCII letters are enough here; the library's full case tables would cost 17 kB in the browser.
            if let Some(first) = out.get_mut(at..at + 1).filter(|_| capital) {
                first.make_ascii_uppercase();
            }
            capital = false;
        } else {
            out.push(c);
        }
    }
    out
}

/// The data and the texts, which every sentence needs.
#[derive(Clone, Copy, Debug)]
pub struct Words<'w, 'd> {
    /// The data.
    pub data: &'w Dataset<'d>,
    /// The texts.
    pub texts: &'w Texts,
}

impl<'w, 'd> Words<'w, 'd> {
    /// Words over data.
    pub fn new(data: &'w Dataset<'d>, texts: &'w Texts) -> Self {
        Self { data, texts }
    }

    /// A text into which nothing is filled.
    pub fn get(self, msg: Msg) -> &'static str {
        self.texts.get(msg)
    }

    /// A text with what is filled in.
    pub fn fill(self, msg: Msg, values: &[(Slot, &str)]) -> String {
        self.texts.fill(msg, values)
    }

    /// A text of the data, marked as foreign if it is.
    fn foreign(self, text: &str) -> String {
        let [open, close] = FOREIGN;
        if self.texts.foreign_lang().is_none() { text.to_owned() } else { format!("{open}{text}{close}") }
    }

    /// Every place in the order of the names that are shown.
    pub fn alphabetical(self) -> &'w [PlaceId] {
        self.texts.locale.as_ref().map_or(&self.data.tables().alphabetical, |l| &l.order)
    }

    /// Places that a text may mean, the best first: by the names of the data, and those that are shown.
    pub fn find_places(self, text: &str) -> Vec<PlaceId> {
        search::places_also(self.data, text, &|place| self.texts.locale.as_ref().map(|_| self.place(place)))
    }

    /// Several texts as one, the last two joined by `last`, those before by `more`.
    fn joined(self, parts: &[String], last: Msg, more: Msg) -> String {
        let mut whole: Option<String> = None;
        for (n, part) in (1..).zip(parts) {
            let join = if n == parts.len() { last } else { more };
            whole = Some(match whole {
                Some(before) => self.fill(join, &[(slot::A, &before), (slot::B, part)]),
                None => part.clone(),
            });
        }
        whole.unwrap_or_default()
    }
}
