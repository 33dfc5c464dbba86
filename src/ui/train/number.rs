//! Numbers as the language writes them: thousands, decimals, powers of ten.

use crate::text::{Words, msg, slot};
use crate::training::size::FLOP_UNIT_EXPONENT;
use crate::training::tables::Range;
use crate::training::vocabulary::Figure;

/// A whole number with its thousands apart.
pub(super) fn grouped(words: Words, number: u64) -> String {
    if number < 1000 {
        return number.to_string();
    }
    let (before, rest) = (grouped(words, number / 1000), number % 1000);
    words.fill(msg::NUMBER_THOUSANDS, &[(slot::A, &before), (slot::B, &format!("{rest:03}"))])
}

/// A number with so many decimals, without those at the end that are nothing.
pub(super) fn decimal(words: Words, number: u32, decimals: usize) -> String {
    let of = (0..decimals).fold(1, |of, _| of * 10);
    let whole = grouped(words, u64::from(number / of));
    let part = format!("{:0decimals$}", number % of);
    match part.trim_end_matches('0') {
        "" => whole,
        part => words.fill(msg::NUMBER_DECIMAL, &[(slot::A, &whole), (slot::B, part)]),
    }
}

/// A figure's value: densities are kept in hundredths.
pub(super) fn figure(words: Words, figure: Figure, value: u32) -> String {
    match figure {
        Figure::Density => decimal(words, value, 2),
        Figure::DataCentre if value == 1 => words.get(msg::TRAIN_YES).to_owned(),
        Figure::DataCentre => words.get(msg::TRAIN_NO).to_owned(),
        _ => grouped(words, value.into()),
    }
}

/// A number, or two of them as a range.
pub(super) fn range(words: Words, range: Range, decimals: usize) -> String {
    between(words, decimal(words, range.low, decimals), decimal(words, range.high, decimals))
}

/// Two numbers as a range; one that is none as it is.
pub(super) fn between(words: Words, low: String, high: String) -> String {
    if low == high { low } else { words.fill(msg::NUMBER_RANGE, &[(slot::LOW, &low), (slot::HIGH, &high)]) }
}

/// Operations, given in units of 10^20: `2.1 × 10²⁵`.
pub(super) fn flops(words: Words, units: u32) -> String {
    let digits = units.to_string();
    let exponent = digits.len() + FLOP_UNIT_EXPONENT as usize - 1;
    let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
    let mantissa = match rest.trim_end_matches('0') {
        "" => first.to_owned(),
        rest => words.fill(msg::NUMBER_DECIMAL, &[(slot::A, first), (slot::B, rest)]),
    };
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raised =
        exponent.to_string().bytes().filter_map(|b| RAISED.get(usize::from(b.wrapping_sub(b'0'))).copied()).collect::<String>();
    format!("{mantissa} × 10{raised}")
}
