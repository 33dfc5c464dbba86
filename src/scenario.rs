//! What is asked: the eight fields of a question. Reading them from text is `link`'s business.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::place_set::PlaceId;
use crate::subject::{Channel, Provider, Route, Who};

/// A question. Small and `Copy`, so that variations of it are cheap to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scenario {
    /// Where the person or company is.
    pub place: PlaceId,
    /// Who makes the model.
    pub provider: Provider,
    /// A family of that maker (index); none = the flagship, on `weights` the open-weight family.
    pub model: Option<u16>,
    /// The door.
    pub channel: Channel,
    /// The day.
    pub date: Date,
    /// The kind of customer.
    pub who: Who,
    /// Where the ultimate majority owner sits; none = in `place`. Only companies have one.
    pub owner: Option<PlaceId>,
    /// The way the request takes.
    pub route: Route,
}

impl Scenario {
    /// The question that the product opens with: the day of the story.
    pub fn default_for(data: &Dataset) -> Self {
        Self {
            place: data.place_by_code("CN").unwrap_or(PlaceId(0)),
            provider: Provider::OpenAi,
            model: None,
            channel: Channel::Api,
            date: Date::from_day_number(19_913), // 2024-07-09
            who: Who::Enterprise,
            owner: None,
            route: Route::Direct,
        }
    }

    /// The same question, whatever its day.
    #[must_use]
    pub fn undated(self) -> Self {
        Self { date: Date::FIRST, ..self }
    }

    /// Where the owner sits, if the question has one.
    pub fn owner_place(&self) -> Option<PlaceId> {
        (self.who == Who::Enterprise).then(|| self.owner.unwrap_or(self.place))
    }

    /// The family that is meant, if it is not the flagship.
    pub fn family(&self, data: &Dataset) -> Option<u16> {
        self.model.or_else(|| (self.channel == Channel::Weights).then(|| data.open_weights(self.provider)).flatten())
    }
}
