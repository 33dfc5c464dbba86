//! The shape of the data files: what may be written in them. Meaning is checked in `check`.

use super::stories::Story;
use crate::date::Date;
use serde::{Deserialize, Deserializer};

/// A TOML date without time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = toml::value::Datetime::deserialize(deserializer).ok();
        let day = value.and_then(|v| v.date.filter(|_| v.time.is_none()));
        day.and_then(|d| Date::from_ymd(i32::from(d.year), u32::from(d.month), u32::from(d.day)))
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("write a day as YYYY-MM-DD, without quotes and without a time"))
    }
}

/// A record and the file it stands in.
#[derive(Clone, Debug)]
pub struct In<T> {
    /// File below `data/`.
    pub file: String,
    /// The record.
    pub is: T,
}

/// Everything that was read.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// `dataset.toml`.
    pub dataset: Option<Dataset>,
    /// `places.toml`.
    pub places: Vec<In<Place>>,
    /// `places.toml`.
    pub groups: Vec<In<Group>>,
    /// `providers.toml`.
    pub providers: Vec<In<Provider>>,
    /// `providers.toml`.
    pub channels: Vec<In<Channel>>,
    /// `rules/*.toml`.
    pub models: Vec<In<Model>>,
    /// `sources/*.toml`, with their ids.
    pub sources: Vec<In<(String, Source)>>,
    /// `lists/*.txt`: name and codes.
    pub lists: Vec<In<(String, Vec<String>)>>,
    /// `rules/*.toml`.
    pub timelines: Vec<In<Timeline>>,
    /// `registered-services.toml`.
    pub counts: Vec<In<Count>>,
    /// `stories/*.toml`, with the names of their files.
    pub stories: Vec<In<(String, Story)>>,
    /// `dead-links.toml`.
    pub dead_links: Vec<In<DeadLink>>,
    /// `exceptions.toml`.
    pub exceptions: Vec<In<Exception>>,
    /// `rules/*.toml`.
    pub cases: Vec<In<Case>>,
}

/// Version and date of the whole.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Dataset {
    pub version: String,
    pub date: Day,
    #[serde(default)]
    pub read_until: Option<Day>,
    pub licence: String,
}

/// A place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Place {
    pub code: String,
    pub name: String,
    #[serde(default)]
    pub in_name: String,
    #[serde(default)]
    pub native: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub sovereign: Option<String>,
    pub state: Option<String>,
}

/// A named group of places.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Group {
    pub id: String,
    pub name: String,
    pub members: Vec<String>,
}

/// A maker.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Provider {
    pub id: String,
    pub name: String,
    pub app: String,
    pub home: String,
}

/// A door.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Channel {
    pub id: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub seller: String,
    pub home: Option<String>,
}

/// A model family.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Model {
    pub id: String,
    pub provider: String,
    pub name: String,
    #[serde(default)]
    pub open_weights: bool,
}

/// A cited document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Source {
    pub title: String,
    #[serde(default)]
    pub title_is_description: bool,
    pub publisher: String,
    pub url: String,
    #[serde(default)]
    pub archived: String,
    pub published: Option<Day>,
    #[serde(default)]
    pub month_only: bool,
    pub accessed: Day,
    pub kind: String,
    #[serde(default)]
    pub excerpt: bool,
    #[serde(default)]
    pub copy: bool,
    #[serde(default)]
    pub note: String,
}

/// One actor's rule over time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Timeline {
    pub id: String,
    pub gate: String,
    pub provider: Option<Vec<String>>,
    pub channel: Option<Vec<String>>,
    #[serde(default)]
    pub model: Vec<String>,
    pub place: Vec<String>,
    #[serde(default)]
    pub except: Vec<String>,
    pub who: Option<Vec<String>>,
    pub owner: Option<Vec<String>>,
    pub route: Option<Vec<String>>,
    #[serde(default)]
    pub narrows: Vec<String>,
    #[serde(default)]
    pub beside: Vec<String>,
    pub actor: String,
    pub looks_at: Option<String>,
    pub means: Option<String>,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub step: Vec<Step>,

    pub polarity: Option<String>,
    pub inside: Option<String>,
    pub outside: Option<String>,
    pub applies_to: Option<String>,
    pub since: Option<Day>,
    #[serde(default)]
    pub claim_inside: String,
    #[serde(default)]
    pub claim_outside: String,
    #[serde(default)]
    pub condition: String,
    #[serde(default)]
    pub sighting: Vec<Sighting>,
    #[serde(default)]
    pub change: Vec<Change>,
    #[serde(default)]
    pub dispute: Vec<Dispute>,
}

/// A step of a timeline.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Step {
    pub effective_from: Option<Day>,
    pub not_before: Option<Day>,
    pub between: Option<String>,
    pub announced: Option<Day>,
    pub status: String,
    pub why: Option<String>,
    pub last_seen: Option<Day>,
    pub claim: String,
    #[serde(default)]
    pub condition: String,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub inference: bool,
    #[serde(default)]
    pub note: String,
}

/// A sight of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Sighting {
    pub seen: Day,
    pub until: Option<Day>,
    pub list: Option<String>,
    #[serde(default)]
    pub unread: Vec<String>,
    #[serde(default, rename = "in")]
    pub inside: Vec<String>,
    #[serde(default, rename = "out")]
    pub outside: Vec<String>,
    #[serde(default)]
    pub claim: String,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub inference: bool,
    #[serde(default)]
    pub note: String,
}

/// A dated change of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Change {
    pub place: Vec<String>,
    pub on: Day,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub note: String,
}

/// A dispute about a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Dispute {
    pub place: Vec<String>,
    pub from: Day,
    pub to: Option<Day>,
    pub side: Vec<Side>,
    #[serde(default)]
    pub note: String,
}

/// One side of a dispute.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Side {
    pub claim: String,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What an answer must be.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Case {
    pub name: String,
    pub ask: toml::Table,
    pub expect: Expect,
    #[serde(default)]
    pub note: String,
}

/// What a case asks for; what is left out is not looked at.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Expect {
    pub verdict: Option<String>,
    pub stops_at: Option<String>,
    #[serde(default)]
    pub gates: toml::Table,
    #[serde(default)]
    pub why: toml::Table,
    #[serde(default)]
    pub rules: Vec<String>,
    #[serde(default)]
    pub silent: Vec<String>,
}

/// How many services stood on a state's register on a day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the head of registered-services.toml describes every key")]
pub struct Count {
    pub on: Day,
    pub count: u32,
    #[serde(default)]
    pub at_least: bool,
    pub unit: String,
    pub registered_apps: Option<u32>,
    #[serde(default)]
    pub registered_apps_at_least: bool,
    pub claim: String,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Pages that must not be cited.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the head of dead-links.toml describes every key")]
pub struct DeadLink {
    pub prefix: String,
    pub verified: Day,
    pub reason: String,
    #[serde(default)]
    pub replacement: String,
}

/// A record that may break a rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the head of exceptions.toml describes every key")]
pub struct Exception {
    pub rule: String,
    pub record: String,
    pub reason: String,
}

impl Timeline {
    /// Every source that the timeline cites, wherever it does.
    pub fn cited(&self) -> impl Iterator<Item = &String> {
        let steps = self.step.iter().flat_map(|s| &s.sources);
        let seen = self.sighting.iter().flat_map(|s| &s.sources).chain(self.change.iter().flat_map(|c| &c.sources));
        steps.chain(seen).chain(self.dispute.iter().flat_map(|d| &d.side).flat_map(|s| &s.sources))
    }
}
