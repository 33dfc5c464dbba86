//! Thresholds as they are written: `tpp >= 1600 and density >= 5.92 and data-centre`.

use crate::training::tables::{Alternative, Check};
use crate::training::vocabulary::Figure;

/// Reads the checks of one alternative.
///
/// # Errors
/// What is wrong with the text and what it should be.
pub fn alternative(text: &str, unverified: &[String]) -> Result<Alternative, String> {
    let all = text.split(" and ").map(|part| check(part.trim(), unverified)).collect::<Result<_, _>>()?;
    Ok(Alternative { all })
}

fn check(text: &str, unverified: &[String]) -> Result<Check, String> {
    let marked = unverified.iter().any(|u| u == text);
    let (below, wanted) = text.strip_prefix("not ").map_or((false, text), |rest| (true, rest));
    if wanted == Figure::DataCentre.id() {
        return Ok(Check { figure: Figure::DataCentre, below, threshold: 1, unverified: marked });
    }
    let form =
        || format!("`{text}` is no check; write `figure >= number`, `figure < number`, `data-centre` or `not data-centre`");
    let words: Vec<&str> = text.split_whitespace().collect();
    let [name, operator, number] = words[..] else { return Err(form()) };
    let figure = Figure::parse(name).filter(|f| !matches!(f, Figure::DataCentre | Figure::Die)).ok_or_else(|| {
        format!("`{name}` is no figure that a test measures; there are tpp, density, dram, io, dram-and-io, data-centre")
    })?;
    let below = match operator {
        ">=" => false,
        "<" => true,
        _ => return Err(form()),
    };
    let value: f64 = number.parse().map_err(|_| form())?;
    let scaled = if figure == Figure::Density { value * 100.0 } else { value };
    let whole = scaled.round();
    if !(1.0..1e9).contains(&whole) || (scaled - whole).abs() > 1e-6 {
        return Err(format!(
            "`{number}` cannot be a threshold of {name}; it is a positive number, of density with two decimals at most"
        ));
    }
    Ok(Check { figure, below, threshold: whole as u32, unverified: marked })
}
