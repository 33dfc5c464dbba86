//! Finding what somebody typed: places by any of their names, ids by likeness.

use crate::dataset::Dataset;
use crate::order;
use crate::place_set::PlaceId;
use crate::spelling::folded;
use crate::tables::Place;

/// Letters beyond which a text is no name.
const LONGEST: usize = 64;

/// Places that a text may mean, the best first; empty for an empty text.
///
/// A code or a whole name beats the beginning of a name, which beats the beginning of a later word, which beats any part.
/// Where nothing fits, names of nearly the same spelling do.
pub fn places(data: &Dataset, text: &str) -> Vec<PlaceId> {
    places_also(data, text, &|_| None)
}

/// The same where places have one more name each, such as that of another language.
pub fn places_also(data: &Dataset, text: &str, also: &dyn Fn(PlaceId) -> Option<String>) -> Vec<PlaceId> {
    let Some(wanted) = comparable(text).filter(|w| !w.is_empty()) else { return Vec::new() };
    // Of equal fit, states come before territories and subdivisions.
    let rank = |place: &Place, fit: u8| 2 * fit + u8::from(place.sovereign.is_some() || place.state.is_some());
    let mut found: Vec<(u8, PlaceId)> =
        data.places().filter_map(|(id, place)| Some((rank(place, fit(place, also(id).as_deref(), &wanted)?), id))).collect();
    if found.is_empty() {
        let distance =
            |place: &Place, own: Option<&str>| names(place, own).map(|n| strsim::damerau_levenshtein(&folded(n), &wanted)).min();
        let allowed = wanted.chars().count() / 3;
        let near = data
            .places()
            .filter_map(|(id, place)| Some((distance(place, also(id).as_deref())?, id)))
            .filter(|(d, _)| *d <= allowed);
        found = near.filter_map(|(d, id)| Some((u8::try_from(d).ok()?, id))).collect();
    }
    order::sort_by_key(&mut found, |f| *f);
    found.into_iter().map(|(_, id)| id).collect()
}

/// The place that a text means, to be named to whoever wrote it where a code was expected. One or two letters begin so many names
/// that they mean only what they spell out.
pub fn meant(data: &Dataset, text: &str) -> Option<PlaceId> {
    let first = places(data, text).first().copied()?;
    let short = text.chars().count() < 3;
    let whole = || names(data.place(first)?, None).any(|name| Some(folded(name)) == comparable(text)).then_some(first);
    if short { whole() } else { Some(first) }
}

/// The id that is most like a text, if any is like it at all: at most every third letter wrong, swapped, missing or too many.
pub fn nearest<'i>(text: &str, ids: impl Iterator<Item = &'i str>) -> Option<&'i str> {
    let wanted = comparable(text)?;
    let allowed = wanted.chars().count().div_ceil(3);
    let mut best: Option<(usize, &str)> = None;
    for id in ids {
        let begun = !wanted.is_empty() && id.starts_with(&wanted);
        let distance = if begun { 0 } else { strsim::damerau_levenshtein(&wanted, &folded(id)) };
        if distance <= allowed && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, id));
        }
    }
    best.map(|(_, id)| id)
}

/// A text as it is compared with names, letter by letter; none if it is longer than any, which would stop the page.
fn comparable(text: &str) -> Option<String> {
    Some(folded(text)).filter(|t| t.chars().count() <= LONGEST)
}

fn names<'p>(place: &'p Place, own: Option<&'p str>) -> impl Iterator<Item = &'p str> {
    let all = [place.code, place.name].into_iter().chain(place.native.split(" / ")).chain(place.aliases.split('|'));
    all.chain(own).filter(|n| !n.is_empty())
}

fn fit(place: &Place, own: Option<&str>, wanted: &str) -> Option<u8> {
    names(place, own)
        .filter_map(|name| {
            let name = folded(name);
            if name == wanted {
                Some(0)
            } else if name.starts_with(wanted) {
                Some(1)
            } else if name.split([' ', '-']).any(|word| word.starts_with(wanted)) {
                Some(2)
            } else {
                (wanted.chars().count() > 2 && name.contains(wanted)).then_some(3)
            }
        })
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_any_of_their_names() {
        let data = Dataset::embedded().unwrap();
        for (text, code) in [
            ("cn", "CN"),
            ("China", "CN"),
            ("中国", "CN"),
            ("zhongguo", "CN"),
            ("PRC", "CN"),
            ("hong kong", "HK"),
            ("香港", "HK"),
            ("macao", "MO"),
            ("UK", "GB"),
            ("usa", "US"),
            ("Cote d'Ivoire", "CI"),
            ("côte d’ivoire", "CI"),
            ("РОССИЯ", "RU"),
            ("ΕΛΛΆΔΑ", "GR"),
            ("burma", "MM"),
            ("crimea", "UA-43"),
            ("united st", "US"),
            ("Germny", "DE"),
            ("turkiye", "TR"),
            ("Österreich", "AT"),
        ] {
            let found = places(&data, text);
            assert_eq!(found.first().map(|p| data.code(*p)), Some(code), "{text}");
        }
        let meant = |text| super::meant(&data, text).map(|p| data.code(p));
        assert_eq!(["UK", "uk ", "Germny", "中国"].map(meant), [Some("GB"), Some("GB"), Some("DE"), Some("CN")]);
        assert_eq!(["C", "EU", ""].map(meant), [None; 3]);
        assert!(places(&data, "").is_empty());
        assert!(places(&data, "qqqqqqq").is_empty());
    }

    #[test]
    fn the_nearest_id_is_near() {
        let ids = ["openai", "anthropic", "google"];
        assert_eq!(nearest("OpenAI", ids.into_iter()), Some("openai"));
        assert_eq!(nearest("opnai", ids.into_iter()), Some("openai"));
        assert_eq!(nearest("vnp", ["direct", "vpn"].into_iter()), Some("vpn"));
        assert_eq!(nearest("zzz", ids.into_iter()), None);
        assert_eq!(nearest("", ids.into_iter()), None);
    }
}
