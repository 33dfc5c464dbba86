//! How many services stood on a state's register, day by day: a fact beside the rules, which the export hands on. Native. No
//! answer rests on it.

use crate::date::Date;

/// A count on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The day that the count refers to.
    pub on: Date,
    /// How many, or how many at least.
    pub count: u32,
    /// The source gives a lower bound.
    pub at_least: bool,
    /// What was counted.
    pub unit: &'static str,
    /// Apps that only call a registered model, counted apart by the same source.
    pub apps: Option<u32>,
    /// The source gives a lower bound of those.
    pub apps_at_least: bool,
    /// What the source says, in our words.
    pub claim: &'static str,
    /// Ids of the sources, with a space between.
    pub sources: &'static str,
}

/// Every count, in order of time.
pub fn counts() -> impl Iterator<Item = Count> {
    include_str!(concat!(env!("OUT_DIR"), "/counts.tsv")).lines().filter_map(count)
}

fn count(line: &'static str) -> Option<Count> {
    let mut values = line.split('\t');
    let mut next = || values.next();
    Some(Count {
        on: Date::parse(next()?)?,
        count: next()?.parse().ok()?,
        at_least: next()? == "true",
        unit: next()?,
        apps: next()?.parse().ok(),
        apps_at_least: next()? == "true",
        claim: next()?,
        sources: next()?,
    })
}
