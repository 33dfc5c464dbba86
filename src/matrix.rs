//! The same question over a whole axis: every place, every door or every maker.

use crate::dataset::Dataset;
use crate::decide::{Outcome, decide};
use crate::place_set::PlaceId;
use crate::scenario::Scenario;
use crate::subject::{Channel, Provider};
use crate::verdict::Verdict;

/// The verdict for every place, in the order of the register.
pub fn places(data: &Dataset, scenario: &Scenario) -> Vec<(PlaceId, Verdict)> {
    data.places().map(|(place, _)| (place, decide(data, &Scenario { place, ..*scenario }).verdict)).collect()
}

/// The answer for every door.
pub fn channels(data: &Dataset, scenario: &Scenario) -> Vec<(Channel, Outcome)> {
    Channel::ALL.iter().map(|c| (*c, decide(data, &Scenario { channel: *c, model: None, ..*scenario }))).collect()
}

/// The answer for every maker.
pub fn providers(data: &Dataset, scenario: &Scenario) -> Vec<(Provider, Outcome)> {
    Provider::ALL.iter().map(|p| (*p, decide(data, &Scenario { provider: *p, model: None, ..*scenario }))).collect()
}
