//! The languages there are, and which one a reader wishes. What the build wrote of `texts/` is included here.

use super::{Group, Msg, Slot};
use crate::link::{Expected, Invalid, shortened};
use crate::search;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// The value of `lang`.
    pub id: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// Whether it is written from right to left.
    pub rtl: bool,
    /// Its tag for the browser's own names and dates.
    pub intl: &'static str,
}

impl Language {
    /// The complaint that its texts could not be loaded.
    pub fn not_loaded(&self) -> Invalid {
        Invalid { field: "lang", value: self.id.to_owned(), expected: Expected::Loaded, nearest: None }
    }
}

/// The language that a value of `lang` wishes for; `auto` is the first of the reader's own languages that there is.
///
/// # Errors
/// If there is no such language.
pub fn wished(value: &str, own: impl IntoIterator<Item = String>) -> Result<&'static Language, Invalid> {
    let [embedded, ..] = &LANGUAGES;
    if value == "auto" {
        return Ok(own.into_iter().find_map(|tag| of_tag(&tag)).unwrap_or(embedded));
    }
    of_tag(value).ok_or_else(|| {
        let ids = || ["auto"].into_iter().chain(LANGUAGES.iter().map(|l| l.id));
        let all: Vec<&str> = ids().collect();
        Invalid {
            field: "lang",
            value: shortened(value),
            expected: Expected::OneOf(all.join(", ")),
            nearest: search::nearest(value, ids()).map(str::to_owned),
        }
    })
}

/// The language of a tag such as `fr-CA` or `zh_TW`. Chinese without a script goes by where it is written.
fn of_tag(tag: &str) -> Option<&'static Language> {
    let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
    let mut subtags = tag.split('-');
    let first = subtags.next()?;
    let wanted = if first == "zh" {
        // Four letters are a script, and there are two.
        if subtags.clone().any(|s| s.len() == 4 && !["hans", "hant"].contains(&s)) {
            return None;
        }
        let traditional = subtags.any(|s| ["hant", "tw", "hk", "mo"].contains(&s)) && !tag.contains("hans");
        if traditional { "zh-hant" } else { "zh-hans" }
    } else {
        first
    };
    LANGUAGES.iter().find(|l| l.id.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_finds_its_language() {
        for (tag, id) in [("en", "en"), ("en-GB", "en"), ("EN_us", "en")] {
            assert_eq!(wished(tag, []).map(|l| l.id), Ok(id), "{tag}");
        }
        assert_eq!(wished("auto", ["tlh".to_owned(), "fr-CH".to_owned(), "en".to_owned()]).map(|l| l.id), Ok("fr"));
        assert_eq!(wished("auto", []).map(|l| l.id), Ok("en"));
        assert_eq!(wished("zh-Hanz", []).map_err(|e| e.nearest), Err(Some("zh-Hans".to_owned())));
        let error = wished("fe", []).unwrap_err();
        assert_eq!((error.field, error.nearest.as_deref()), ("lang", Some("fr")));
        assert!(error.to_string().contains("auto, en"), "{error}");
    }
}
