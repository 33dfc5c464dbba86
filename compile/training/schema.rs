//! The shape of the files in `data/training/` and `data/money/`: what may be written in them. Meaning is checked in `check`.

use crate::compile::schema::{Day, In, Source};
use serde::Deserialize;

/// Everything that was read.
#[derive(Clone, Debug, Default)]
pub struct Training {
    /// `training/head.toml`.
    pub head: Option<Head>,
    /// `training/sources.toml` and `money/sources.toml`, with their ids.
    pub sources: Vec<In<(String, Source)>>,
    /// `training/rules.toml`: named sets of places.
    pub groups: Vec<In<Group>>,
    /// `training/rules.toml`.
    pub buyers: Vec<In<Buyer>>,
    /// `training/chips.toml`.
    pub makers: Vec<In<Maker>>,
    /// `training/chips.toml`.
    pub chips: Vec<In<Chip>>,
    /// `training/tests.toml`.
    pub tests: Vec<In<Test>>,
    /// `training/rules.toml`.
    pub rules: Vec<In<Rule>>,
    /// `training/runs.toml`.
    pub runs: Vec<In<Run>>,
    /// `training/cases.toml`.
    pub cases: Vec<In<Case>>,
    /// `money/flows.toml`.
    pub flows: Vec<In<Flow>>,
}

/// The last days that the data speak about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Head {
    pub chips_until: Day,
    pub money_until: Day,
}

/// A named set of places.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Group {
    pub id: String,
    pub name: String,
    pub members: Vec<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub note: String,
}

/// A buyer that a rule names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Buyer {
    pub id: String,
    pub name: String,
}

/// A maker of chips.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Maker {
    pub id: String,
    pub name: String,
    pub home: String,
}

/// A chip.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Chip {
    pub id: String,
    pub name: String,
    pub maker: String,
    pub data_centre: Option<bool>,
    pub tpp: Option<u32>,
    pub die: Option<u32>,
    pub dram: Option<u32>,
    pub io: Option<u32>,
    /// Dense peak with 16-bit numbers, in 10^12 operations a second.
    pub peak: Option<f64>,
    #[serde(default)]
    pub unverified: Vec<String>,
    #[serde(default)]
    pub doubt: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub launch: Option<Launch>,
}

/// Since when a chip is on the market.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Launch {
    pub from: Day,
    pub not_before: Option<Day>,
    pub between: Option<String>,
    pub claim: String,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub inference: bool,
}

/// A version of the test on figures.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Test {
    pub id: String,
    pub name: String,
    pub class: Vec<Class>,
    #[serde(default)]
    pub unverified: Vec<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub note: String,
}

/// A class of chips.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Class {
    pub id: String,
    pub any: Vec<String>,
}

/// One actor's rule over time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Rule {
    pub id: String,
    pub gate: String,
    pub actor: String,
    pub place: Vec<String>,
    #[serde(default)]
    pub except: Vec<String>,
    pub parent: Option<Vec<String>>,
    pub path: Option<Vec<String>>,
    #[serde(default)]
    pub maker: Vec<String>,
    #[serde(default)]
    pub chip: Vec<String>,
    #[serde(default)]
    pub buyer: Vec<String>,
    pub test: Option<String>,
    #[serde(default)]
    pub class: Vec<String>,
    pub only: Option<String>,
    pub until: Option<Day>,
    #[serde(default)]
    pub narrows: Vec<String>,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub step: Vec<Step>,
}

/// A step of a rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Step {
    pub effective_from: Option<Day>,
    pub not_before: Option<Day>,
    pub between: Option<String>,
    pub announced: Option<Day>,
    pub status: String,
    pub needs: Option<String>,
    pub why: Option<String>,
    pub last_seen: Option<Day>,
    pub claim: String,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub inference: bool,
}

/// A published training run.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Run {
    pub id: String,
    pub name: String,
    pub flop: f64,
    pub flop_low: Option<f64>,
    pub flop_high: Option<f64>,
    #[serde(default)]
    pub hardware: String,
    pub chips: Option<u32>,
    pub days: Option<[f64; 2]>,
    pub mfu: Option<[f64; 2]>,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub inference: bool,
}

/// Who pays whom.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Flow {
    pub id: String,
    pub provider: Vec<String>,
    pub channel: Option<Vec<String>>,
    pub payer: String,
    #[serde(default)]
    pub payer_name: String,
    pub payee: String,
    pub payee_name: String,
    pub what: String,
    #[serde(default)]
    pub rate: String,
    pub from: Day,
    #[serde(default)]
    pub earlier: bool,
    pub until: Option<Day>,
    pub claim: String,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub inference: bool,
    #[serde(default)]
    pub note: String,
}

/// What an answer must be.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/training/README.md describes every key")]
pub struct Case {
    pub name: String,
    pub ask: toml::Table,
    pub expect: toml::Table,
    #[serde(default)]
    pub note: String,
}
