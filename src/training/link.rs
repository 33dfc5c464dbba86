//! A question about chips as key and value pairs and back: the words of the URL and of the command line.

use super::data::Training;
use super::question::{Buyer, Question};
use super::size::{FLOP_UNIT_EXPONENT, Given};
use super::tables::{Chip, Range};
use super::vocabulary::{Figure, Path};
use crate::dataset::Dataset;
use crate::link::{Expected, Invalid, closed, date, place, shortened};
use crate::search;

/// The fields of a question, in the order of the contract: behind `chip` the figures of one that somebody describes; the last
/// four are about the size of the task.
pub const FIELDS: [&str; 17] = [
    "place",
    "owner",
    "buyer",
    "chip",
    "maker",
    "tpp",
    "die",
    "dram",
    "io",
    "data-centre",
    "peak",
    "date",
    "path",
    "run",
    "flop",
    "mfu",
    "days",
];

/// Those of them that the first question has not.
pub const OWN: [&str; 14] =
    ["buyer", "chip", "maker", "tpp", "die", "dram", "io", "data-centre", "peak", "path", "run", "flop", "mfu", "days"];

/// The chip that somebody describes, as a value of `chip`.
pub const OWN_CHIP: &str = "own";

/// Whose rules and letters reach it where nobody says whose.
pub const USUAL_MAKER: &str = "nvidia";

/// What it is called in English.
pub const OWN_NAME: &str = "chip of these figures";

/// The fields that describe it.
pub const FIGURES: [&str; 7] = ["maker", "tpp", "die", "dram", "io", "data-centre", "peak"];

/// The largest figure that one of its fields can have.
const LARGEST: u32 = 1_000_000;

/// Whether it is made for data centres.
const YES_NO: [&str; 2] = ["yes", "no"];

/// The run that is taken where nobody names one.
pub const USUAL_RUN: &str = "gpt-4";

/// Reads a question and the size of a task. Missing fields take their defaults; an invalid one takes its default too and is
/// reported; a field given twice counts as last given; what is no field is left to others.
pub fn read<'p>(
    data: &Dataset,
    training: &Training,
    pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
) -> (Question, Given, Vec<Invalid>) {
    let mut question = Question::default_for(data, training);
    let mut given = Given::default();
    let mut values: [Option<&str>; FIELDS.len()] = [None; FIELDS.len()];
    for (key, value) in pairs {
        if let Some(slot) = FIELDS.iter().position(|f| *f == key).and_then(|i| values.get_mut(i)) {
            *slot = Some(value);
        }
    }
    let mut invalid = Vec::new();
    for (field, value) in FIELDS.iter().zip(values) {
        if let Some(value) = value.map(str::trim).filter(|v| !v.is_empty())
            && let Err(error) = set(data, training, &mut question, &mut given, field, value)
        {
            invalid.push(error);
        }
    }
    if given.run.is_none() && given.flop.is_none() {
        given.run = training.run_by_id(USUAL_RUN);
    }
    (question, given, invalid)
}

/// Reads a question of which every part must be right, as the first question's `link::read_strictly` does.
///
/// # Errors
/// Everything that cannot be read.
pub fn read_strictly<'p>(
    data: &Dataset,
    training: &Training,
    pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
) -> Result<(Question, Given), Vec<Invalid>> {
    let pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
    let (question, given, read) = read(data, training, pairs.iter().copied());
    let doubtful = pairs.iter().filter_map(|(field, value)| {
        let skipped = value.trim().is_empty() || !FIELDS.contains(field);
        let (mut question, mut given) = (question, Given::default());
        skipped.then(|| set(data, training, &mut question, &mut given, field, value.trim()).err()).flatten()
    });
    let invalid: Vec<Invalid> = doubtful.chain(read).collect();
    if invalid.is_empty() { Ok((question, given)) } else { Err(invalid) }
}

/// The data with the chip that these pairs describe, called by this name; as they are where they describe none. A figure that
/// cannot be read is not known: `read` says so.
pub fn described<'a, 'p>(
    training: &Training<'a>,
    name: &'a str,
    pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
) -> Training<'a> {
    let mut values = [""; FIGURES.len()];
    let mut own = false;
    for (key, value) in pairs {
        if key == "chip" {
            own = value.trim().eq_ignore_ascii_case(OWN_CHIP);
        } else if let Some(slot) = FIGURES.iter().position(|f| *f == key).and_then(|i| values.get_mut(i)) {
            *slot = value.trim();
        }
    }
    let [maker, tpp, die, dram, io, data_centre, peak] = values;
    let chip = Chip {
        id: OWN_CHIP,
        name,
        maker: maker_by_id(training, maker).or_else(|| maker_by_id(training, USUAL_MAKER)).unwrap_or_default(),
        data_centre: YES_NO.contains(&data_centre).then_some(data_centre == "yes"),
        tpp: whole(tpp),
        die: whole(die),
        dram: whole(dram),
        io: whole(io),
        peak: whole(peak).map(|peak| peak * 10),
        unverified: Figure::ALL.iter().fold(0, |all, figure| all | figure.bit()),
        peak_unverified: true,
        doubt: "",
        sources: Vec::new(),
    };
    if own { training.with_own(chip) } else { training.clone() }
}

fn maker_by_id(training: &Training, id: &str) -> Option<u16> {
    let index = training.tables().makers.iter().position(|m| m.id.eq_ignore_ascii_case(id))?;
    u16::try_from(index).ok()
}

fn whole(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| digits && (1..=LARGEST).contains(n))
}

/// Whether a field of a described chip can have this value.
fn check_figure(training: &Training, chip: u16, field: &'static str, value: &str) -> Result<(), Invalid> {
    let expected = |valid: bool, expected| valid.then_some(()).ok_or_else(|| no(field, value, expected));
    match field {
        _ if !training.is_own(chip) => expected(false, Expected::OfOwnChip),
        "maker" => {
            let ids = || training.tables().makers.iter().map(|m| m.id).collect();
            maker_by_id(training, value).map(drop).ok_or_else(|| among("maker", value, ids()))
        }
        "data-centre" => YES_NO.contains(&value).then_some(()).ok_or_else(|| among("data-centre", value, YES_NO.to_vec())),
        _ => expected(whole(value).is_some(), Expected::Figure(LARGEST)),
    }
}

/// Sets one field from text.
///
/// # Errors
/// If the field does not exist or cannot have this value; nothing is then changed.
pub fn set(
    data: &Dataset,
    training: &Training,
    question: &mut Question,
    given: &mut Given,
    field: &str,
    value: &str,
) -> Result<(), Invalid> {
    match field {
        "place" => question.place = place(data, "place", value)?,
        "owner" => question.owner = Some(place(data, "owner", value)?),
        "buyer" => {
            let all = Buyer::all(training);
            question.buyer = Buyer::parse(training, value)
                .ok_or_else(|| among("buyer", value, all.iter().map(|b| b.id(training)).collect()))?;
        }
        "chip" => {
            let ids = || training.chips().map(|(_, c)| c.id).chain([OWN_CHIP]).collect();
            question.chip = training.chip_by_id(value).ok_or_else(|| among("chip", value, ids()))?;
        }
        "date" => question.date = date(data, value)?,
        "path" => question.path = Path::parse(value).ok_or_else(|| closed(value, Path::WHAT, Path::ALL, Path::id))?,
        "run" => {
            let ids = || training.tables().runs.iter().map(|r| r.id).collect();
            given.run = Some(training.run_by_id(value).ok_or_else(|| among("run", value, ids()))?);
        }
        "flop" if given.run.is_some() => {
            return Err(no("flop", value, Expected::OneSize));
        }
        "flop" => given.flop = Some(range("flop", value, flop, Expected::Flop)?),
        "mfu" => {
            let share = |text: &str| decimal(text, 3).filter(|m| (1..=1000).contains(m));
            given.mfu = Some(range("mfu", value, share, Expected::Share)?);
        }
        "days" => {
            let days = |text: &str| decimal(text, 1).filter(|d| (1..=36_500).contains(d));
            given.days = Some(range("days", value, days, Expected::Days)?);
        }
        _ => match FIGURES.iter().find(|f| **f == field) {
            Some(figure) => check_figure(training, question.chip, figure, value)?,
            None => return Err(among("field", field, FIELDS.to_vec())),
        },
    }
    Ok(())
}

/// Every field of a question with its value.
pub fn all(data: &Dataset, training: &Training, q: &Question) -> [(&'static str, String); 6] {
    [
        ("place", data.code(q.place).to_owned()),
        ("owner", data.code(q.owner_place()).to_owned()),
        ("buyer", q.buyer.id(training).to_owned()),
        ("chip", training.chip(q.chip).map_or("", |c| c.id).to_owned()),
        ("date", q.date.to_string()),
        ("path", q.path.id().to_owned()),
    ]
}

/// The pairs that say how a question differs from the default one, in the order of the contract.
pub fn write(data: &Dataset, training: &Training, q: &Question) -> Vec<(&'static str, String)> {
    let usual = all(data, training, &Question::default_for(data, training));
    let differs = |((key, value), (_, usual)): &((&str, String), (&str, String))| match *key {
        "owner" => q.owner_place() != q.place,
        _ => value != usual,
    };
    all(data, training, q).into_iter().zip(usual).filter(differs).map(|(pair, _)| pair).collect()
}

fn among(field: &'static str, value: &str, ids: Vec<&str>) -> Invalid {
    let nearest = search::nearest(value, ids.iter().copied()).map(str::to_owned);
    Invalid { field, value: shortened(value), expected: Expected::OneOf(ids.join(", ")), nearest }
}

fn no(field: &'static str, value: &str, expected: Expected) -> Invalid {
    Invalid { field, value: shortened(value), expected, nearest: None }
}

/// One value, or two joined by `~`: the least and the most.
fn range(field: &'static str, text: &str, read: impl Fn(&str) -> Option<u32>, what: Expected) -> Result<Range, Invalid> {
    let (low, high) = text.split_once('~').unwrap_or((text, text));
    let both = read(low.trim()).zip(read(high.trim())).filter(|(low, high)| low <= high);
    both.map(|(low, high)| Range { low, high }).ok_or_else(|| no(field, text, what))
}

/// A decimal number with at most so many decimals, times ten for each of them.
fn decimal(text: &str, decimals: u32) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() + part.len() == 0 {
        return None;
    }
    let part = part.trim_end_matches('0');
    let missing = decimals.checked_sub(u32::try_from(part.len()).ok()?)?;
    let number = format!("{whole}{part}").parse::<u32>().ok()?;
    number.checked_mul(10u32.checked_pow(missing)?)
}

/// Operations such as `2.1e25`, in units of 10^20, cut off below.
fn flop(text: &str) -> Option<u32> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent: u32 = exponent.trim_start_matches('+').parse().ok()?;
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{part}");
    if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: u64 = digits.parse().ok()?;
    let shift = i64::from(exponent) - i64::from(FLOP_UNIT_EXPONENT) - i64::try_from(part.len()).ok()?;
    let power = 10u64.checked_pow(u32::try_from(shift.unsigned_abs()).ok()?);
    let units = if shift < 0 { number.checked_div(power.unwrap_or(u64::MAX))? } else { number.checked_mul(power?)? };
    u32::try_from(units).ok().filter(|u| (1..=4_000_000_000).contains(u))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One link has one day, whichever question it asks; the data on chips may end before it.
    #[test]
    fn latest_is_the_dataset_s_own_day() {
        let data = Dataset::embedded().unwrap();
        let training = Training::embedded(&data).unwrap();
        let (question, _, invalid) = read(&data, &training, [("date", "latest")]);
        assert_eq!((question.date, invalid), (data.date(), vec![]));
    }

    #[test]
    fn numbers_are_read_exactly_or_not_at_all() {
        let flops = [("2.1e25", Some(210_000)), ("1e20", Some(1)), ("4e29", Some(4_000_000_000)), ("3.14E+23", Some(3_140))];
        let none = ["", "e", "2.1", "1e19", "1e30", "-1e25", "2.1e", "1e99999999999", "9999999999e25", "x"];
        for (text, units) in flops.into_iter().chain(none.map(|t| (t, None))) {
            assert_eq!(flop(text), units, "{text}");
        }
        for (text, decimals, value) in
            [("0.35", 3, Some(350)), (".5", 3, Some(500)), ("90", 1, Some(900)), ("14.8", 1, Some(148))]
        {
            assert_eq!(decimal(text, decimals), value, "{text}");
        }
        for text in ["", ".", "1.2345", "1e2", "-1", "99999999999"] {
            assert_eq!(decimal(text, 3), None, "{text}");
        }
    }
}
