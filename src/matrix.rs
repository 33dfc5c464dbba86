//! The same question over a whole axis: every place, every door, every maker or every kind of customer.

use crate::dataset::Dataset;
use crate::decide::{Outcome, decide};
use crate::scenario::Scenario;
use crate::subject::{Channel, Provider, Who};

ids! {
    /// A field that a question can be asked over.
    Axis, "over" {
        /// Every place of the register.
        Place = "place",
        /// Every maker.
        Provider = "provider",
        /// Every door.
        Channel = "channel",
        /// Every kind of customer.
        Who = "who",
    }
}

/// The question and its answer for every combination of the axes' values, the first axis slowest.
pub fn cells(data: &Dataset, scenario: &Scenario, axes: &[Axis]) -> Vec<(Scenario, Outcome)> {
    let mut asked = vec![*scenario];
    for axis in axes {
        asked = asked.iter().flat_map(|s| along(data, s, *axis)).collect();
    }
    asked.into_iter().map(|s| (s, decide(data, &s))).collect()
}

/// The question with every value of one field. A family belongs to one maker and one kind of door, so those axes ask without.
fn along(data: &Dataset, s: &Scenario, axis: Axis) -> Vec<Scenario> {
    match axis {
        Axis::Place => data.places().map(|(place, _)| Scenario { place, ..*s }).collect(),
        Axis::Provider => Provider::ALL.iter().map(|p| Scenario { provider: *p, model: None, ..*s }).collect(),
        Axis::Channel => Channel::ALL.iter().map(|c| Scenario { channel: *c, model: None, ..*s }).collect(),
        Axis::Who => Who::ALL.iter().map(|w| Scenario { who: *w, ..*s }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each axis is whole, in order, and answers as the question does that is asked alone.
    #[test]
    fn every_axis_answers_as_the_single_question_does() {
        let data = Dataset::embedded().unwrap();
        let asked = Scenario::default_for(&data);
        let along = |axis| cells(&data, &asked, &[axis]).into_iter();

        let everywhere: Vec<_> = along(Axis::Place).map(|(s, o)| (s.place, o.verdict)).collect();
        assert!(everywhere.iter().map(|(place, _)| *place).eq(data.places().map(|(place, _)| place)));
        let verdict_in = |code: &str| everywhere.iter().find(|(p, _)| data.code(*p) == code).map(|(_, v)| v.id());
        assert_eq!(["CN", "HK", "TW", "GU"].map(verdict_in), ["blocked", "blocked", "allowed", "unknown"].map(Some));

        assert_eq!(along(Axis::Channel).map(|(s, _)| s.channel).collect::<Vec<_>>(), Channel::ALL);
        assert_eq!(along(Axis::Provider).map(|(s, _)| s.provider).collect::<Vec<_>>(), Provider::ALL);
        for axis in [Axis::Place, Axis::Channel, Axis::Provider, Axis::Who] {
            assert!(along(axis).all(|(s, o)| o == decide(&data, &s)), "{}", axis.id());
        }
    }

    /// Two axes cross, the first slowest; what an axis does not name stays as it was asked.
    #[test]
    fn axes_cross() {
        let data = Dataset::embedded().unwrap();
        let asked = Scenario::default_for(&data);
        let crossed = cells(&data, &asked, &[Axis::Channel, Axis::Who]);
        let order: Vec<(Channel, Who)> = crossed.iter().map(|(s, _)| (s.channel, s.who)).collect();
        let expected = Channel::ALL.iter().flat_map(|c| Who::ALL.iter().map(|w| (*c, *w)));
        assert_eq!(order, expected.collect::<Vec<_>>());
        assert!(crossed.iter().all(|(s, o)| *o == decide(&data, s) && s.place == asked.place && s.date == asked.date));
        assert_eq!(cells(&data, &asked, &[Axis::Place, Axis::Provider]).len(), data.tables().places.len() * Provider::ALL.len());
        assert_eq!(cells(&data, &asked, &[]), [(asked, decide(&data, &asked))]);
    }
}
