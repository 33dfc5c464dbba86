//! The shape of the data on chips, training runs and money: what the data compiler writes and the engine reads. No logic.

use super::vocabulary::{Figure, Gate, Needs, Only, Party};
use crate::date::Date;
use crate::evidence::Source;
use crate::packed::{Packed, Reader, Writer};
use crate::place_set::{PlaceId, PlaceSet};
use crate::policy::{Confidence, Status, Why};

/// Everything.
#[derive(Debug)]
pub struct Tables<'a> {
    /// Check sum of the register of places that the numbers of places belong to.
    pub places: u32,
    /// The last day that the data on chips speak about.
    pub date: Date,
    /// The last day that the data on money speak about.
    pub money_date: Date,
    /// Every cited document.
    pub sources: Vec<Source<'a>>,
    /// Sets of places, each once.
    pub sets: Vec<PlaceSet>,
    /// Buyers that some rule names.
    pub buyers: Vec<BuyerRow<'a>>,
    /// Makers of chips.
    pub makers: Vec<Maker<'a>>,
    /// Chips, in the order in which they are shown.
    pub chips: Vec<Chip<'a>>,
    /// Versions of the test on figures, in order of time.
    pub tests: Vec<Test<'a>>,
    /// Rules over time.
    pub rules: Vec<Rule<'a>>,
    /// Published training runs.
    pub runs: Vec<Run<'a>>,
    /// Who pays whom.
    pub flows: Vec<Flow<'a>>,
}

/// A buyer that a rule names.
#[derive(Debug)]
pub struct BuyerRow<'a> {
    /// Public id.
    pub id: &'a str,
    /// Name for readers.
    pub name: &'a str,
}

/// A maker of chips.
#[derive(Debug)]
pub struct Maker<'a> {
    /// Public id.
    pub id: &'a str,
    /// Name for readers.
    pub name: &'a str,
    /// Whose export rules it lives under.
    pub home: PlaceId,
}

/// A chip and its figures; a figure that no source states is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip<'a> {
    /// Public id.
    pub id: &'a str,
    /// Name for readers.
    pub name: &'a str,
    /// Maker (index).
    pub maker: u16,
    /// Designed or sold for data centres.
    pub data_centre: Option<bool>,
    /// Total processing performance.
    pub tpp: Option<u32>,
    /// Die, mm².
    pub die: Option<u32>,
    /// Memory bandwidth, GB/s.
    pub dram: Option<u32>,
    /// Bandwidth to other chips, GB/s.
    pub io: Option<u32>,
    /// Dense peak with 16-bit numbers, in tenths of 10^12 operations a second.
    pub peak: Option<u32>,
    /// Figures that no source was read for, or on which sources differ (mask of `Figure`s).
    pub unverified: u16,
    /// Whether the peak is such a figure.
    pub peak_unverified: bool,
    /// What is doubtful about the figures; empty = nothing.
    pub doubt: &'a str,
    /// Sources of the figures (indices).
    pub sources: Vec<u16>,
}

/// One version of the test on figures.
#[derive(Debug)]
pub struct Test<'a> {
    /// Public id.
    pub id: &'a str,
    /// Name for readers.
    pub name: &'a str,
    /// What a chip may come under.
    pub classes: Vec<Class<'a>>,
}

/// A class of chips: those that meet every check of one of the alternatives.
#[derive(Debug)]
pub struct Class<'a> {
    /// Public id, such as `3A090.a`.
    pub id: &'a str,
    /// The alternatives.
    pub any: Vec<Alternative>,
}

/// Checks that a chip must meet together.
#[derive(Debug)]
pub struct Alternative {
    /// The checks.
    pub all: Vec<Check>,
}

/// One figure against one threshold.
#[derive(Debug)]
pub struct Check {
    /// The figure.
    pub figure: Figure,
    /// Whether the figure must lie below the threshold, instead of at least at it.
    pub below: bool,
    /// The threshold; of `density` in hundredths.
    pub threshold: u32,
    /// Whether no source was read for this threshold.
    pub unverified: bool,
}

/// One actor's rule over time. An empty list of makers, chips or buyers stands for all of them.
#[derive(Debug)]
pub struct Rule<'a> {
    /// Public id, stable for ever.
    pub id: &'a str,
    /// The gate of who made it.
    pub gate: Gate,
    /// Who made it.
    pub actor: &'a str,
    /// Places (index of a set), where the buyer sits.
    pub places: u16,
    /// Places of the parent (index of a set), for a rule that looks at the parent.
    pub parents: Option<u16>,
    /// Paths (mask).
    pub paths: u16,
    /// Makers (indices).
    pub makers: Vec<u16>,
    /// Chips (indices).
    pub chips: Vec<u16>,
    /// Buyers: 0 private, 1 state-funded, 2 and more the named ones.
    pub buyers: Vec<u16>,
    /// The test that decides which chips it is about (index).
    pub test: Option<u16>,
    /// The classes of that test (indices).
    pub classes: Vec<u16>,
    /// When it speaks, of those questions that it is about.
    pub only: Only,
    /// Last day.
    pub until: Option<Date>,
    /// Rules that are silent wherever this one speaks (indices).
    pub narrows: Vec<u16>,
    /// Steps in order of time.
    pub steps: Vec<Step<'a>>,
}

/// What a rule says from one day on.
#[derive(Debug)]
pub struct Step<'a> {
    /// First day; none = as far back as the record goes.
    pub from: Option<Date>,
    /// The change fell somewhere in `[not_before, from)`.
    pub not_before: Option<Date>,
    /// Why it is unknown there.
    pub between: Why,
    /// The day it was made known.
    pub announced: Option<Date>,
    /// What it does.
    pub status: Status,
    /// What a condition consists in.
    pub needs: Option<Needs>,
    /// Why it is unknown, if it is.
    pub why: Option<Why>,
    /// Newest day on which a source says so.
    pub last_seen: Date,
    /// What it says, in a sentence.
    pub claim: &'a str,
    /// Sources (indices).
    pub sources: Vec<u16>,
    /// Derived from the sources.
    pub confidence: Confidence,
}

/// A published training run.
#[derive(Debug)]
pub struct Run<'a> {
    /// Public id.
    pub id: &'a str,
    /// Name of the model.
    pub name: &'a str,
    /// Operations in all, in units of 10^20: estimate.
    pub flop: u32,
    /// Its lower end.
    pub flop_low: u32,
    /// Its upper end.
    pub flop_high: u32,
    /// What it ran on, in words; empty = not known.
    pub hardware: &'a str,
    /// How many chips; none = not known.
    pub chips: Option<u32>,
    /// Days, in tenths, least and most; none = not known.
    pub days: Option<Range>,
    /// Share of the peak that was used, per mille; none = not known.
    pub mfu: Option<Range>,
    /// What must be known about the estimate; empty = nothing.
    pub note: &'a str,
    /// Sources (indices).
    pub sources: Vec<u16>,
    /// Derived from the sources.
    pub confidence: Confidence,
}

/// From the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub low: u32,
    /// The most.
    pub high: u32,
}

/// Who pays whom for what, in one time.
#[derive(Debug)]
pub struct Flow<'a> {
    /// Public id, stable for ever.
    pub id: &'a str,
    /// The maker whose models it is about (mask of `Provider`s).
    pub providers: u16,
    /// Doors (mask).
    pub channels: u16,
    /// Who pays.
    pub payer: Party,
    /// The payer's name; empty = no particular one.
    pub payer_name: &'a str,
    /// Who is paid.
    pub payee: Party,
    /// The payee's name.
    pub payee_name: &'a str,
    /// For what.
    pub what: &'a str,
    /// At which reported rate; empty = not reported.
    pub rate: &'a str,
    /// First day, or the first day on which it is known to have been so.
    pub from: Date,
    /// Whether it may have begun before `from`.
    pub earlier: bool,
    /// Last day; none = no end on record.
    pub until: Option<Date>,
    /// What is reported, in a sentence.
    pub claim: &'a str,
    /// Sources (indices).
    pub sources: Vec<u16>,
    /// Derived from the sources.
    pub confidence: Confidence,
}

packed! {
    'a
    Tables<'a> { places, date, money_date, sources, sets, buyers, makers, chips, tests, rules, runs, flows }
    BuyerRow<'a> { id, name }
    Maker<'a> { id, name, home }
    Chip<'a> { id, name, maker, data_centre, tpp, die, dram, io, peak, unverified, peak_unverified, doubt, sources }
    Test<'a> { id, name, classes }
    Class<'a> { id, any }
    Alternative { all }
    Check { figure, below, threshold, unverified }
    Rule<'a> {
        id, gate, actor, places, parents, paths, makers, chips, buyers, test, classes, only, until, narrows, steps
    }
    Step<'a> { from, not_before, between, announced, status, needs, why, last_seen, claim, sources, confidence }
    Run<'a> { id, name, flop, flop_low, flop_high, hardware, chips, days, mfu, note, sources, confidence }
    Range { low, high }
    Flow<'a> {
        id, providers, channels, payer, payer_name, payee, payee_name, what, rate, from, earlier, until, claim, sources,
        confidence
    }
}
