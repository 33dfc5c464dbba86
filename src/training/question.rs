//! What is asked: can this buyer, there, obtain that chip, in this way, on that day? Reading it from text is `link`'s business.

use super::data::Training;
use super::vocabulary::Path;
use crate::dataset::Dataset;
use crate::date::Date;
use crate::place_set::PlaceId;

/// A question. Small and `Copy`, so that variations of it are cheap to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// Where the buyer, or the tenant, sits.
    pub place: PlaceId,
    /// Where the ultimate parent has its head office; none = in `place`.
    pub owner: Option<PlaceId>,
    /// What kind of buyer it is.
    pub buyer: Buyer,
    /// The chip (index).
    pub chip: u16,
    /// The day.
    pub date: Date,
    /// How the buyer comes to it.
    pub path: Path,
}

/// A kind of buyer, or one that some rule names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Buyer {
    /// A company of its own means.
    Private,
    /// A buyer that a state pays for.
    StateFunded,
    /// One that a rule names (index).
    Named(u16),
}

impl Buyer {
    /// Ids of the kinds that need no record.
    pub const KINDS: [&'static str; 2] = ["private", "state-funded"];

    /// The number by which rules name it.
    pub fn number(self) -> u16 {
        match self {
            Self::Private => 0,
            Self::StateFunded => 1,
            Self::Named(index) => index.saturating_add(2),
        }
    }

    /// The public id; empty for a number that is none.
    pub fn id<'a>(self, training: &Training<'a>) -> &'a str {
        match self {
            Self::Private => "private",
            Self::StateFunded => "state-funded",
            Self::Named(index) => training.tables().buyers.get(usize::from(index)).map_or("", |b| b.id),
        }
    }

    /// The name of one that a rule names; empty for a kind, and for a number that is none.
    pub fn name<'a>(self, training: &Training<'a>) -> &'a str {
        match self {
            Self::Private | Self::StateFunded => "",
            Self::Named(index) => training.tables().buyers.get(usize::from(index)).map_or("", |b| b.name),
        }
    }

    /// The buyer with this id, in any case of letters.
    pub fn parse(training: &Training, id: &str) -> Option<Self> {
        Self::all(training).into_iter().find(|b| b.id(training).eq_ignore_ascii_case(id))
    }

    /// Every buyer that can be asked about.
    pub fn all(training: &Training) -> Vec<Self> {
        let named = (0..).zip(&training.tables().buyers).map(|(index, _)| Self::Named(index));
        [Self::Private, Self::StateFunded].into_iter().chain(named).collect()
    }
}

impl Question {
    /// The question that the view opens with: the day of the story.
    pub fn default_for(data: &Dataset, training: &Training) -> Self {
        Self {
            place: data.place_by_code("CN").unwrap_or(PlaceId(0)),
            owner: None,
            buyer: Buyer::Private,
            chip: training.chip_by_id("h100").unwrap_or(0),
            date: Date::from_day_number(19_913), // 2024-07-09
            path: Path::Buy,
        }
    }

    /// Where the parent sits.
    pub fn owner_place(&self) -> PlaceId {
        self.owner.unwrap_or(self.place)
    }
}
