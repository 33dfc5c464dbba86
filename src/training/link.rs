//! A question about chips as key and value pairs and back: the words of the URL and of the command line.

use super::data::Training;
use super::question::{Buyer, Question};
use super::size::{FLOP_UNIT_EXPONENT, Given};
use super::tables::Range;
use super::vocabulary::Path;
use super::words;
use crate::dataset::Dataset;
use crate::link::{Expected, Invalid, closed, date, place, shortened};
use crate::search;

/// The fields of a question, in the order of the contract; the last four are about the size of the task.
pub const FIELDS: [&str; 10] = ["place", "owner", "buyer", "chip", "date", "path", "run", "flop", "mfu", "days"];

/// Those of them that the first question has not.
pub const OWN: [&str; 7] = ["buyer", "chip", "path", "run", "flop", "mfu", "days"];

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
            let ids = || training.chips().map(|(_, c)| c.id).collect();
            question.chip = training.chip_by_id(value).ok_or_else(|| among("chip", value, ids()))?;
        }
        "date" if value == "latest" => question.date = training.date(),
        "date" => question.date = date(data, value)?,
        "path" => question.path = Path::parse(value).ok_or_else(|| closed(value, Path::WHAT, Path::ALL, Path::id))?,
        "run" => {
            let ids = || training.tables().runs.iter().map(|r| r.id).collect();
            given.run = Some(training.run_by_id(value).ok_or_else(|| among("run", value, ids()))?);
        }
        "flop" if given.run.is_some() => {
            return Err(no("flop", value, words::EXPECTED_ONE_SIZE));
        }
        "flop" => given.flop = Some(range("flop", value, flop, words::EXPECTED_FLOP)?),
        "mfu" => {
            let share = |text: &str| decimal(text, 3).filter(|m| (1..=1000).contains(m));
            given.mfu = Some(range("mfu", value, share, words::EXPECTED_MFU)?);
        }
        "days" => {
            let days = |text: &str| decimal(text, 1).filter(|d| (1..=36_500).contains(d));
            given.days = Some(range("days", value, days, words::EXPECTED_DAYS)?);
        }
        _ => return Err(among("field", field, FIELDS.to_vec())),
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

fn no(field: &'static str, value: &str, expected: &'static str) -> Invalid {
    Invalid { field, value: shortened(value), expected: Expected::Words(expected), nearest: None }
}

/// One value, or two joined by `~`: the least and the most.
fn range(field: &'static str, text: &str, read: impl Fn(&str) -> Option<u32>, what: &'static str) -> Result<Range, Invalid> {
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
