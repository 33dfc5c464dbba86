//! A question as key and value pairs and back: the words of the URL and of the command line. Pairs are plain text; `query` alone
//! writes them percent-coded.

pub mod setting;

use crate::dataset::Dataset;
use crate::date::Date;
use crate::place_set::PlaceId;
use crate::scenario::Scenario;
use crate::search;
use crate::subject::{Channel, Provider, Route, Who};
use crate::view::View;
use core::fmt;

mod pin;
mod whole;

pub use pin::{PIN, differing, pin, write_pin};
pub use whole::whole;

/// The fields of a question, in the order of the contract.
pub const FIELDS: [&str; 8] = ["place", "provider", "model", "channel", "date", "who", "owner", "route"];

/// A value that a field cannot have: what was given, what would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// The field.
    pub field: &'static str,
    /// What was given.
    pub value: String,
    /// What kind of value it should be.
    pub expected: Expected,
    /// The nearest valid value.
    pub nearest: Option<String>,
}

/// What would be valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One of these.
    OneOf(String),
    /// A day between the first and the last that there are.
    Day,
    /// A code of a place.
    Code,
    /// One of these families of a maker, or none.
    Family(Provider, String),
    /// A language whose texts can be had: those of this one could not be loaded.
    Loaded,
    /// Nothing: no families of this maker are told apart.
    NoFamily(Provider),
    /// A number of operations, or two.
    Flop,
    /// A share of the peak, or two.
    Share,
    /// A number of days, or two.
    Days,
    /// Nothing: the size of the task is given already, by a run.
    OneSize,
    /// A figure of a chip, up to this number.
    Figure(u32),
    /// Nothing: it belongs to a chip that somebody describes.
    OfOwnChip,
    /// Fields with values, of a question that is pinned.
    Pairs,
}

impl Expected {
    /// Codes to show what a code is.
    pub const CODES: [&'static str; 3] = ["CN", "HK", "UA-43"];
    /// To show what a pinned question looks like.
    pub const PAIRS: &'static str = "place.HK~date.2024-08-01";
}

/// In English, for those who have no other language.
impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OneOf(values) => write!(f, "it is one of {values}"),
            Self::Day => write!(f, "it is a day written YYYY-MM-DD, from {} to {}, or `latest`", Date::EARLIEST, Date::LAST),
            Self::Code => {
                let [a, b, c] = Self::CODES;
                write!(f, "it is a code of ISO 3166 such as `{a}`, `{b}` or `{c}`")
            }
            Self::Loaded => f.write_str("its texts could not be loaded, so the page is in another language"),
            Self::Family(maker, ids) => write!(f, "for {} it is one of {ids}, or left out", maker.id()),
            Self::Pairs => write!(f, "it is fields with values such as {}", Self::PAIRS),
            Self::NoFamily(maker) => write!(f, "no families of {} are told apart, so leave it out", maker.id()),
            Self::Flop => f.write_str(
                "it is a number of operations such as `2.1e25`, from 1e20 to 4e29, or two of them, the least first, joined by `~`",
            ),
            Self::Share => f.write_str(
                "it is a share of the peak such as `0.35`, above 0 and at most 1, or two of them, the least first, joined by `~`",
            ),
            Self::Days => f.write_str(
                "it is a number of days such as `90`, above 0 and at most 3650, or two of them, the least first, joined by `~`",
            ),
            Self::OneSize => f.write_str("a run is named as well; give one of the two"),
            Self::Figure(last) => write!(f, "it is a whole number from 1 to {last}"),
            Self::OfOwnChip => f.write_str("it belongs to a chip with figures of its own, `chip=own`"),
        }
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be `{}`; {}", self.field, self.value, self.expected)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => Ok(()),
        }
    }
}

/// Reads a question. Missing fields take their defaults; an invalid one takes its default too and is reported; a field
/// given twice counts as last given; what is no field is left to others.
pub fn read<'p>(data: &Dataset, pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> (Scenario, Vec<Invalid>) {
    let mut scenario = Scenario::default_for(data);
    let mut values: [Option<&str>; FIELDS.len()] = [None; FIELDS.len()];
    for (key, value) in pairs {
        let slot = FIELDS.iter().position(|f| *f == key).and_then(|i| values.get_mut(i));
        if let Some(slot) = slot {
            *slot = Some(value);
        }
    }
    let mut invalid = Vec::new();
    for (field, value) in FIELDS.iter().zip(values) {
        if let Some(value) = value.map(str::trim).filter(|v| !v.is_empty())
            && let Err(error) = set(data, &mut scenario, field, value)
        {
            invalid.push(error);
        }
    }
    (scenario, invalid)
}

/// Reads a question of which every part must be right: a field that does not exist, or that is there and empty, is an error
/// too. For programs, which are better told than guessed at.
///
/// # Errors
/// Everything that cannot be read.
pub fn read_strictly<'p>(data: &Dataset, pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Result<Scenario, Vec<Invalid>> {
    let pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
    let (scenario, read) = read(data, pairs.iter().copied());
    let doubtful = pairs.iter().filter_map(|(field, value)| {
        let skipped = value.trim().is_empty() || !FIELDS.contains(field);
        skipped.then(|| set(data, &mut scenario.clone(), field, value.trim()).err()).flatten()
    });
    let invalid: Vec<Invalid> = doubtful.chain(read).collect();
    if invalid.is_empty() { Ok(scenario) } else { Err(invalid) }
}

/// Reads which view a link opens; one that is not there, with an error, opens as the first.
pub fn view<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> (View, Option<Invalid>) {
    let value = pairs.into_iter().filter(|(key, _)| *key == View::WHAT).last().map_or("", |(_, value)| value.trim());
    match View::parse(value) {
        Some(view) => (view, None),
        None => (View::FIRST, (!value.is_empty()).then(|| closed(value, View::WHAT, View::ALL, View::id))),
    }
}

/// Sets one field of a question from text.
///
/// # Errors
/// If the field does not exist or cannot have this value; the question is then unchanged.
pub fn set(data: &Dataset, scenario: &mut Scenario, field: &str, value: &str) -> Result<(), Invalid> {
    match field {
        "place" => scenario.place = place(data, "place", value)?,
        "provider" => {
            let provider = Provider::parse(value).ok_or_else(|| closed(value, Provider::WHAT, Provider::ALL, Provider::id))?;
            if provider != scenario.provider {
                scenario.model = None;
            }
            scenario.provider = provider;
        }
        "model" => {
            let model = data.model_by_id(scenario.provider, value);
            scenario.model = Some(model.ok_or_else(|| no_model(data, scenario.provider, value))?);
        }
        "channel" => {
            scenario.channel = Channel::parse(value).ok_or_else(|| closed(value, Channel::WHAT, Channel::ALL, Channel::id))?
        }
        "date" => scenario.date = date(data, value)?,
        "who" => scenario.who = Who::parse(value).ok_or_else(|| closed(value, Who::WHAT, Who::ALL, Who::id))?,
        "owner" => scenario.owner = Some(place(data, "owner", value)?),
        "route" => scenario.route = Route::parse(value).ok_or_else(|| closed(value, Route::WHAT, Route::ALL, Route::id))?,
        _ => {
            return Err(Invalid {
                field: "field",
                value: shortened(field),
                expected: Expected::OneOf(FIELDS.join(", ")),
                nearest: search::nearest(field, FIELDS.iter().copied()).map(str::to_owned),
            });
        }
    }
    Ok(())
}

/// The pairs that say how a question differs from the default one, in the order of the contract.
pub fn write(data: &Dataset, scenario: &Scenario) -> Vec<(&'static str, String)> {
    let default = Scenario::default_for(data);
    all(data, scenario)
        .into_iter()
        .zip(all(data, &default))
        .filter(|((key, value), (_, usual))| match *key {
            "model" => value.is_some(),
            "owner" => scenario.owner.is_some_and(|o| o != scenario.place) && value.is_some(),
            _ => value != usual,
        })
        .filter_map(|((key, value), _)| value.map(|v| (key, v)))
        .collect()
}

/// Every field of a question with its value; none where it has none (no model, no owner).
pub fn all(data: &Dataset, scenario: &Scenario) -> [(&'static str, Option<String>); 8] {
    let code = |p: PlaceId| data.code(p).to_owned();
    [
        ("place", Some(code(scenario.place))),
        ("provider", Some(scenario.provider.id().to_owned())),
        ("model", scenario.model.and_then(|m| data.model(m)).map(|m| m.id.to_owned())),
        ("channel", Some(scenario.channel.id().to_owned())),
        ("date", Some(scenario.date.to_string())),
        ("who", Some(scenario.who.id().to_owned())),
        ("owner", scenario.owner_place().map(code)),
        ("route", Some(scenario.route.id().to_owned())),
    ]
}

/// Pairs as the query of an address, percent-coded.
pub fn query<K: AsRef<str>>(pairs: impl IntoIterator<Item = (K, String)>) -> String {
    let mut text = String::new();
    for (key, value) in pairs {
        add(&mut text, key.as_ref(), &value);
    }
    text
}

fn add(query: &mut String, key: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(&coded(key));
    query.push('=');
    query.push_str(&coded(value));
}

/// Percent-coded, as the name or the value of a parameter. What browsers leave as it is stays, so that an address reads the same
/// whoever wrote it.
pub fn coded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            let digits = [byte >> 4, byte & 15].into_iter().filter_map(|half| char::from_digit(half.into(), 16));
            out.extend(digits.map(|digit| digit.to_ascii_uppercase()));
        }
    }
    out
}

/// The days that a question may name.
pub(crate) fn date(data: &Dataset, value: &str) -> Result<Date, Invalid> {
    if value == "latest" {
        return Ok(data.date());
    }
    let parsed = Date::parse(value);
    parsed.filter(|d| (Date::EARLIEST..=Date::LAST).contains(d)).ok_or_else(|| Invalid {
        field: "date",
        value: shortened(value),
        expected: Expected::Day,
        nearest: Date::nearest(value).map(|d| d.clamp(Date::EARLIEST, Date::LAST).to_string()),
    })
}

/// A place by its code.
pub(crate) fn place(data: &Dataset, field: &'static str, value: &str) -> Result<PlaceId, Invalid> {
    data.place_by_code(value).ok_or_else(|| Invalid {
        field,
        value: shortened(value),
        expected: Expected::Code,
        nearest: search::meant(data, value).map(|p| data.code(p).to_owned()),
    })
}

fn no_model(data: &Dataset, provider: Provider, value: &str) -> Invalid {
    let ids: Vec<&str> = data.tables().models.iter().filter(|m| m.provider == provider).map(|m| m.id).collect();
    let expected = if ids.is_empty() { Expected::NoFamily(provider) } else { Expected::Family(provider, ids.join(", ")) };
    let nearest = search::nearest(value, ids.into_iter()).map(str::to_owned);
    Invalid { field: "model", value: shortened(value), expected, nearest }
}

/// What to say of a value that a closed vocabulary does not have.
pub(crate) fn closed<T: Copy>(value: &str, field: &'static str, all: &[T], id: fn(T) -> &'static str) -> Invalid {
    let ids: Vec<&str> = all.iter().map(|v| id(*v)).collect();
    let nearest = search::nearest(value, ids.iter().copied()).map(str::to_owned);
    Invalid { field, value: shortened(value), expected: Expected::OneOf(ids.join(", ")), nearest }
}

/// What was given, short and harmless enough to be shown.
pub fn shortened(value: &str) -> String {
    let mut characters = value.chars();
    // A terminal must not obey what it is shown.
    let mut text: String = characters.by_ref().take(40).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if characters.next().is_some() {
        text.push('…');
    }
    text
}
