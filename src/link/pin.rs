//! The pinned question in a link: the fields in which it differs from the one that is asked, `place.HK~date.2024-08-01`.

use super::{Expected, Invalid, all, set, shortened};
use crate::dataset::Dataset;
use crate::place_set::PlaceId;
use crate::scenario::Scenario;

/// The parameter.
pub const PIN: &str = "pin";

/// The fields in which the second question differs from the first, with its values; empty where it has none.
pub fn differing(data: &Dataset, from: &Scenario, to: &Scenario) -> Vec<(&'static str, String)> {
    let pairs = all(data, from).into_iter().zip(all(data, to));
    let differ = pairs.filter(|((field, a), (_, b))| match *field {
        "owner" => owner(from) != owner(to),
        // Another maker's family is another one, whatever it is called.
        "model" => a != b || (b.is_some() && from.provider != to.provider),
        _ => a != b,
    });
    differ.map(|(_, (field, value))| (field, value.unwrap_or_default())).collect()
}

/// The value that pins a question beside another. It names the place if nothing differs: an empty value would pin nothing.
pub fn write_pin(data: &Dataset, asked: &Scenario, pinned: &Scenario) -> String {
    let mut parts = differing(data, asked, pinned);
    if parts.is_empty() {
        parts.push(("place", data.code(pinned.place).to_owned()));
    }
    parts.into_iter().map(|(field, value)| format!("{field}.{value}")).collect::<Vec<_>>().join("~")
}

/// Reads which question a link pins beside the one that it asks; one that cannot be read is not pinned, and reported.
pub fn pin<'p>(
    data: &Dataset,
    asked: &Scenario,
    pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
) -> (Option<Scenario>, Option<Invalid>) {
    let value = pairs.into_iter().filter(|(key, _)| *key == PIN).last().map_or("", |(_, value)| value.trim());
    if value.is_empty() {
        return (None, None);
    }
    let mut pinned = Scenario { owner: owner(asked), ..*asked };
    for part in value.split('~') {
        let read = match part.split_once('.') {
            Some(("model", "")) => {
                pinned.model = None;
                Ok(())
            }
            Some(("owner", "")) => {
                pinned.owner = None;
                Ok(())
            }
            Some((field, value)) => set(data, &mut pinned, field, value).map_err(|error| match error.field {
                "field" => Invalid { expected: Expected::Pairs, nearest: None, ..error },
                _ => error,
            }),
            None => Err(Invalid { field: PIN, value: String::new(), expected: Expected::Pairs, nearest: None }),
        };
        if let Err(error) = read {
            let nearest = error.nearest.map(|nearest| format!("{}.{nearest}", error.field));
            return (None, Some(Invalid { field: PIN, value: shortened(part), expected: error.expected, nearest }));
        }
    }
    pinned.owner = owner(&pinned);
    (Some(pinned), None)
}

/// The owner's place, where it is another one.
fn owner(s: &Scenario) -> Option<PlaceId> {
    s.owner_place().filter(|o| *o != s.place)
}
