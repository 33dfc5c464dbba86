//! The shape of the embedded dataset: what the data compiler writes and the engine reads. No logic lives here. Claims and
//! cited documents, which decide nothing, are in `evidence`.
//!
//! Texts are borrowed from the blob. Numbers that point elsewhere are indices into the table that the field names; the
//! data compiler checks them all, and readers still go through `get`.

use crate::date::Date;
use crate::evidence::Claim;
use crate::packed::{Packed, Reader, Writer};
use crate::place_set::{PlaceId, PlaceSet};
use crate::policy::{Confidence, Gate, LooksAt, Means, Status, Why};
use crate::subject::Provider;

/// The whole dataset.
#[derive(Debug)]
pub struct Tables<'a> {
    /// Version of the data, `MAJOR.MINOR.PATCH`.
    pub version: &'a str,
    /// The last day that the data speak about.
    pub date: Date,
    /// Every place, states first.
    pub places: Vec<Place<'a>>,
    /// Every place in the order of its English name.
    pub alphabetical: Vec<PlaceId>,
    /// One record for each maker, in the order of `Provider::ALL`.
    pub providers: Vec<ProviderRow<'a>>,
    /// One record for each door, in the order of `Channel::ALL`.
    pub channels: Vec<ChannelRow<'a>>,
    /// Model families whose rules differ from their maker's flagship.
    pub models: Vec<ModelRow<'a>>,
    /// How many documents are cited.
    pub sources: u16,
    /// Sets of places, each once.
    pub sets: Vec<PlaceSet>,
    /// Every rule over time.
    pub timelines: Vec<Timeline<'a>>,
}

/// A place: a code of ISO 3166-1, Kosovo, or a subdivision that some rule names.
#[derive(Debug)]
pub struct Place<'a> {
    /// `CN`, `UA-43`.
    pub code: &'a str,
    /// English name.
    pub name: &'a str,
    /// How the name reads after "in"; empty = the name.
    pub in_name: &'a str,
    /// Name in its own languages; empty = the name.
    pub native: &'a str,
    /// Further names to search by, joined by `|`.
    pub aliases: &'a str,
    /// The state that a subdivision lies in.
    pub state: Option<PlaceId>,
    /// The state that a dependent territory depends on.
    pub sovereign: Option<PlaceId>,
}

/// A maker.
#[derive(Debug)]
pub struct ProviderRow<'a> {
    /// Name for readers.
    pub name: &'a str,
    /// What its consumer product is called.
    pub app: &'a str,
    /// Whose law it lives under.
    pub home: PlaceId,
}

/// A door.
#[derive(Debug)]
pub struct ChannelRow<'a> {
    /// Name of the product that is sold there; empty on the maker's own doors.
    pub name: &'a str,
    /// Who sells there; empty on the maker's own doors.
    pub seller: &'a str,
    /// Whose law the seller lives under.
    pub home: Option<PlaceId>,
}

/// A model family.
#[derive(Debug)]
pub struct ModelRow<'a> {
    /// Public id.
    pub id: &'a str,
    /// Whose it is.
    pub provider: Provider,
    /// Name for readers.
    pub name: &'a str,
    /// Whether this family stands for the maker on `channel=weights`.
    pub open_weights: bool,
}

/// One actor's rule over time, for the questions that its selectors match. Selector masks hold the `bit`s of their values.
#[derive(Debug)]
pub struct Timeline<'a> {
    /// Public id, stable for ever.
    pub id: &'a str,
    /// The gate of the actor who made the rule.
    pub gate: Gate,
    /// Who made it.
    pub actor: &'a str,
    /// Makers (mask).
    pub providers: u16,
    /// Doors (mask).
    pub channels: u16,
    /// Kinds of customer (mask).
    pub who: u16,
    /// Routes (mask).
    pub routes: u16,
    /// Model families (indices); empty = any.
    pub models: Vec<u16>,
    /// Places (index of a set), subdivisions written out.
    pub places: u16,
    /// Owners' places (index of a set); none = any owner.
    pub owners: Option<u16>,
    /// What the rule tests, where a source shows it.
    pub looks_at: Option<LooksAt>,
    /// By what means, at the gate of a state.
    pub means: Means,
    /// Broader timelines that are silent wherever this one speaks (indices).
    pub narrows: Vec<u16>,
    /// The rule itself.
    pub body: Body<'a>,
}

/// How a timeline is written down.
#[derive(Debug)]
pub enum Body<'a> {
    /// Steps in order of time.
    Steps(Vec<Step<'a>>),
    /// A list of places, as it was seen on certain days.
    Sightings(Sightings<'a>),
}

/// What an actor's rule is from one day on.
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
    /// Why it is unknown, if it is.
    pub why: Option<Why>,
    /// Newest day on which a source says so.
    pub last_seen: Date,
    /// What the rule says, in a sentence.
    pub claim: Claim,
    /// Completes "yes, …"; empty = no condition.
    pub condition: &'a str,
    /// Sources (indices).
    pub sources: Vec<u16>,
    /// Derived from the sources.
    pub confidence: Confidence,
}

/// A list of places over time.
#[derive(Debug)]
pub struct Sightings<'a> {
    /// Whether the list is held against the owner's place instead of the customer's.
    pub owner: bool,
    /// The list is ignored before this day.
    pub since: Option<Date>,
    /// Status of places that are in.
    pub inside: Status,
    /// Status of places that are out.
    pub outside: Status,
    /// What it means to be in.
    pub claim_inside: Claim,
    /// What it means to be out.
    pub claim_outside: Claim,
    /// The condition, if `inside` is conditional.
    pub condition: &'a str,
    /// The days it was seen, in order.
    pub seen: Vec<Sighting>,
    /// Changes that a source dates.
    pub changes: Vec<Change>,
    /// Places on which sources contradict each other.
    pub disputes: Vec<Dispute>,
}

/// One sight of a list. A place in none of the three sets was not read.
#[derive(Debug)]
pub struct Sighting {
    /// First day on which this copy existed.
    pub day: Date,
    /// Last day on which the same was seen.
    pub until: Date,
    /// Places that are in (index of a set).
    pub inside: u16,
    /// Places that are out (index of a set).
    pub outside: u16,
    /// Unnamed territories of named states (index of a set).
    pub depends: u16,
    /// Replaces the list's general claim, if it is one.
    pub claim: Claim,
    /// Sources (indices).
    pub sources: Vec<u16>,
    /// Derived from the sources.
    pub confidence: Confidence,
}

/// A dated change between two sightings that differ.
#[derive(Debug)]
pub struct Change {
    /// Places (index of a set).
    pub places: u16,
    /// First day of the new state.
    pub on: Date,
    /// Sources (indices).
    pub sources: Vec<u16>,
}

/// Sources that contradict each other.
#[derive(Debug)]
pub struct Dispute {
    /// Places (index of a set).
    pub places: u16,
    /// First day.
    pub from: Date,
    /// Last day; none = still.
    pub to: Option<Date>,
    /// What is said, at least two things.
    pub sides: Vec<Side>,
}

/// One side of a dispute.
#[derive(Debug)]
pub struct Side {
    /// What is said.
    pub claim: Claim,
    /// By whom (indices).
    pub sources: Vec<u16>,
    /// Derived from the sources.
    pub confidence: Confidence,
}

packed! {
    'a
    Tables<'a> { version, date, places, alphabetical, providers, channels, models, sources, sets, timelines }
    Place<'a> { code, name, in_name, native, aliases, state, sovereign }
    ProviderRow<'a> { name, app, home }
    ChannelRow<'a> { name, seller, home }
    ModelRow<'a> { id, provider, name, open_weights }
    Timeline<'a> { id, gate, actor, providers, channels, who, routes, models, places, owners, looks_at, means, narrows, body }
    Step<'a> { from, not_before, between, announced, status, why, last_seen, claim, condition, sources, confidence }
    Sightings<'a> { owner, since, inside, outside, claim_inside, claim_outside, condition, seen, changes, disputes }
    Sighting { day, until, inside, outside, depends, claim, sources, confidence }
    Change { places, on, sources }
    Dispute { places, from, to, sides }
    Side { claim, sources, confidence }
}

impl<'a> Packed<'a> for Body<'a> {
    fn write(&self, to: &mut Writer) {
        matches!(self, Self::Sightings(_)).write(to);
        match self {
            Self::Steps(steps) => steps.write(to),
            Self::Sightings(sightings) => sightings.write(to),
        }
    }
    fn read(from: &mut Reader<'a>) -> Self {
        if bool::read(from) { Self::Sightings(Packed::read(from)) } else { Self::Steps(Packed::read(from)) }
    }
}
