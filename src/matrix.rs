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

#[cfg(test)]
mod tests {
    use super::*;

    /// Each axis is whole, in order, and answers as the question does that is asked alone.
    #[test]
    fn every_axis_answers_as_the_single_question_does() {
        let data = Dataset::embedded().unwrap();
        let asked = Scenario::default_for(&data);
        let alone = |varied: Scenario| decide(&data, &varied);

        let everywhere = places(&data, &asked);
        assert_eq!(everywhere.len(), data.tables().places.len());
        let verdict_in = |code: &str| everywhere.iter().find(|(p, _)| data.code(*p) == code).map(|(_, v)| v.id());
        assert_eq!(["CN", "HK", "TW", "GU"].map(verdict_in), ["blocked", "blocked", "allowed", "unknown"].map(Some));
        assert!(everywhere.iter().all(|(place, v)| alone(Scenario { place: *place, ..asked }).verdict == *v));

        let doors = channels(&data, &asked);
        assert_eq!(doors.iter().map(|(c, _)| *c).collect::<Vec<_>>(), Channel::ALL);
        assert!(doors.iter().all(|(channel, o)| alone(Scenario { channel: *channel, ..asked }) == *o));

        let makers = providers(&data, &asked);
        assert_eq!(makers.iter().map(|(p, _)| *p).collect::<Vec<_>>(), Provider::ALL);
        assert!(makers.iter().all(|(provider, o)| alone(Scenario { provider: *provider, ..asked }) == *o));
    }
}
