//! Finding what somebody typed: places by any of their names, ids by likeness.

use crate::dataset::Dataset;
use crate::place_set::PlaceId;
use crate::tables::Place;

/// Places that a text may mean, the best first; empty for an empty text.
///
/// A code or a whole name beats the beginning of a name, which beats the beginning of a later word, which beats any part.
/// Where nothing fits, names of nearly the same spelling do.
pub fn places(data: &Dataset, text: &str) -> Vec<PlaceId> {
    let wanted = folded(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, PlaceId)> =
        data.places().filter_map(|(id, place)| Some((fit(place, &wanted)?, id))).collect();
    if found.is_empty() {
        let distance = |place: &Place| names(place).map(|n| strsim::damerau_levenshtein(&folded(n), &wanted)).min();
        let allowed = wanted.chars().count() / 3;
        let near = data.places().filter_map(|(id, place)| Some((distance(place)?, id))).filter(|(d, _)| *d <= allowed);
        found = near.filter_map(|(d, id)| Some((u8::try_from(d).ok()?, id))).collect();
    }
    found.sort();
    found.into_iter().map(|(_, id)| id).collect()
}

/// The id that is most like a text, if any is like it at all.
pub fn nearest<'i>(text: &str, ids: impl Iterator<Item = &'i str>) -> Option<&'i str> {
    let wanted = folded(text);
    let likeness = |id: &str| {
        let id = folded(id);
        if !wanted.is_empty() && (id.starts_with(&wanted) || wanted.starts_with(&id)) { 0.95 } else { strsim::jaro_winkler(&wanted, &id) }
    };
    ids.map(|id| (likeness(id), id)).filter(|(l, _)| *l > 0.7).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
}

fn names<'p>(place: &'p Place) -> impl Iterator<Item = &'p str> {
    let all = [place.code, place.name].into_iter().chain(place.native.split(" / ")).chain(place.aliases.split('|'));
    all.filter(|n| !n.is_empty())
}

fn fit(place: &Place, wanted: &str) -> Option<u8> {
    names(place).filter_map(|name| {
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
    }).min()
}

/// Lower case, common accents and typographic apostrophes removed: what people type on any keyboard.
fn folded(text: &str) -> String {
    text.trim().chars().flat_map(char::to_lowercase).map(|c| match c {
        'à'..='å' | 'ā' => 'a',
        'ç' | 'č' => 'c',
        'è'..='ë' | 'ē' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        '’' | 'ʻ' => '\'',
        other => other,
    }).collect()
}
