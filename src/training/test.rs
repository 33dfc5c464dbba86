//! The test on figures: a chip's numbers against the thresholds of one version of a rule. Which version is in force for whom is
//! `decide`'s business; no chip is named here.

use super::data::Training;
use super::tables::{Check, Chip, Class};
use super::vocabulary::Figure;

/// Whether something holds, as far as the figures are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It does not.
    No,
    /// A figure is missing.
    Unknown,
    /// It does.
    Yes,
}

/// One figure held against one threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The figure.
    pub figure: Figure,
    /// Its value; none = not known. Of `density` in hundredths.
    pub value: Option<u32>,
    /// Whether the value must lie below the threshold.
    pub below: bool,
    /// The threshold.
    pub threshold: u32,
    /// Whether it is met.
    pub met: Truth,
    /// Whether the value or the threshold rests on no source that was read.
    pub unverified: bool,
}

/// A class of chips worked out for one chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The test (index).
    pub test: u16,
    /// The class (index).
    pub class: u16,
    /// Whether the chip comes under it.
    pub meets: Truth,
    /// Whether that rests on a figure or threshold without a source.
    pub unverified: bool,
    /// Every alternative, check by check.
    pub alternatives: Vec<Vec<Compared>>,
}

/// A figure of a chip as it is compared; none = not known. A density is cut off after its hundredths, which compares it with
/// a limit in hundredths exactly.
fn figure(chip: &Chip, figure: Figure) -> Option<u32> {
    match figure {
        Figure::Tpp => chip.tpp,
        Figure::Die => chip.die,
        Figure::Density => chip.tpp?.checked_mul(100)?.checked_div(chip.die?),
        Figure::Dram => chip.dram,
        Figure::Io => chip.io,
        Figure::DramAndIo => chip.dram?.checked_add(chip.io?),
        Figure::DataCentre => chip.data_centre.map(u32::from),
    }
}

/// Whether a figure rests on no source that was read.
pub fn is_unverified(chip: &Chip, figure: Figure) -> bool {
    let marked = |f: Figure| chip.unverified & f.bit() != 0;
    match figure {
        Figure::Density => marked(Figure::Tpp) || marked(Figure::Die),
        Figure::DramAndIo => marked(Figure::Dram) || marked(Figure::Io),
        other => marked(other),
    }
}

/// Works out a class for a chip; none if there is no such class.
pub fn work_out(training: &Training, test: u16, class: u16, chip: &Chip) -> Option<Worked> {
    let found: &Class = training.class(test, class)?;
    let alternatives: Vec<Vec<Compared>> =
        found.any.iter().map(|a| a.all.iter().map(|check| compare(chip, check)).collect()).collect();
    let of = |checks: &Vec<Compared>| {
        let any = |wanted| checks.iter().any(|c| c.met == wanted);
        if any(Truth::No) {
            Truth::No
        } else if any(Truth::Unknown) {
            Truth::Unknown
        } else {
            Truth::Yes
        }
    };
    let any = |wanted| alternatives.iter().any(|a| of(a) == wanted);
    let meets = if any(Truth::Yes) {
        Truth::Yes
    } else if any(Truth::Unknown) {
        Truth::Unknown
    } else {
        Truth::No
    };
    // A class is surely met by one alternative without doubt, and surely missed if each misses one check without doubt.
    let sure = match meets {
        Truth::Yes => alternatives.iter().any(|a| a.iter().all(|c| c.met == Truth::Yes && !c.unverified)),
        Truth::No => alternatives.iter().all(|a| a.iter().any(|c| c.met == Truth::No && !c.unverified)),
        Truth::Unknown => true,
    };
    Some(Worked { test, class, meets, unverified: !sure, alternatives })
}

/// A figure of a chip as it is shown; none = not known. Densities are rounded to hundredths, as they are printed elsewhere.
pub fn shown(chip: &Chip, which: Figure) -> Option<u32> {
    match which {
        Figure::Density => chip.tpp?.checked_mul(100)?.checked_add(chip.die? / 2)?.checked_div(chip.die?),
        other => figure(chip, other),
    }
}

fn compare(chip: &Chip, check: &Check) -> Compared {
    let value = figure(chip, check.figure);
    let met = match value {
        Some(value) if (value >= check.threshold) != check.below => Truth::Yes,
        Some(_) => Truth::No,
        None => Truth::Unknown,
    };
    let unverified = check.unverified || is_unverified(chip, check.figure);
    // Beside a limit that rounding would lift it to, a density stays cut off: nobody is shown 3.20, and that it misses 3.20.
    let lifted = |shown: &u32| value.is_some_and(|value| (value >= check.threshold) != (*shown >= check.threshold));
    let value = shown(chip, check.figure).filter(|shown| !lifted(shown)).or(value);
    Compared { figure: check.figure, value, below: check.below, threshold: check.threshold, met, unverified }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A density below a threshold stays below it, and is not shown as if it reached it.
    #[test]
    fn a_density_is_not_rounded_up() {
        let described = || Chip {
            id: "x",
            name: "X",
            maker: 0,
            data_centre: Some(true),
            tpp: Some(3_199),
            die: Some(1_000),
            dram: None,
            io: Some(64),
            peak: None,
            unverified: Figure::Die.bit(),
            peak_unverified: false,
            doubt: "",
            sources: Vec::new(),
        };
        let chip = described();
        assert_eq!((figure(&chip, Figure::Density), shown(&chip, Figure::Density)), (Some(319), Some(320)));
        assert_eq!(shown(&Chip { tpp: Some(15_832), die: Some(814), ..described() }, Figure::Density), Some(1_945));
        assert_eq!(figure(&chip, Figure::DramAndIo), None);
        assert!(is_unverified(&chip, Figure::Density) && !is_unverified(&chip, Figure::Io));
        let check = Check { figure: Figure::Density, below: false, threshold: 320, unverified: false };
        assert_eq!((compare(&chip, &check).met, compare(&chip, &check).value), (Truth::No, Some(319)));
        let below = Check { figure: Figure::Density, below: false, threshold: 310, unverified: false };
        assert_eq!((compare(&chip, &below).met, compare(&chip, &below).value), (Truth::Yes, Some(320)));
        let check = Check { figure: Figure::Density, below: true, threshold: 320, unverified: false };
        assert_eq!(compare(&chip, &check).met, Truth::Yes);
    }
}
