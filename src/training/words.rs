//! Numbers of the second question as the command line and the JSON write them. Its sentences are the catalogue's: see `text`.

use super::vocabulary::Figure;

/// A whole number with commas between its thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Operations, given in units of 10^20: `2.1e25`.
pub fn scientific(units: u32) -> String {
    let digits = units.to_string();
    let exponent = digits.len() + super::size::FLOP_UNIT_EXPONENT as usize - 1;
    let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
    match rest.trim_end_matches('0') {
        "" => format!("{first}e{exponent}"),
        rest => format!("{first}.{rest}e{exponent}"),
    }
}

/// A figure's value, densities with their hundredths.
pub fn number(figure: Figure, value: u32) -> String {
    if figure == Figure::Density { format!("{}.{:02}", value / 100, value % 100) } else { grouped(value.into()) }
}
