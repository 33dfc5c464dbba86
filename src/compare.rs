//! Answers side by side: every door of a maker, every maker, and where two answers differ. How they are laid out is in `ui`.

use crate::dataset::Dataset;
use crate::decide::{GateOutcome, Outcome, decide};
use crate::order;
use crate::policy::{Gate, Status};
use crate::scenario::Scenario;
use crate::subject::{Channel, Provider};
use crate::verdict::Verdict;
use core::cmp::Reverse;

/// Every door of the maker that is asked about, what gets through first.
pub fn doors(data: &Dataset, s: &Scenario) -> Vec<Outcome> {
    ordered(Channel::ALL.iter().map(|c| at(data, s, s.provider, *c)).collect())
}

/// Every maker through the door that is asked about, what gets through first.
pub fn makers(data: &Dataset, s: &Scenario) -> Vec<Outcome> {
    ordered(Provider::ALL.iter().map(|p| at(data, s, *p, s.channel)).collect())
}

/// Every maker through the door that opens widest: who looks for a model that can be used does not know the door. Among doors
/// that open equally wide it is the one that is asked about, else the first in the order of the contract.
pub fn widest(data: &Dataset, s: &Scenario) -> Vec<Outcome> {
    let best = |provider| {
        let others = Channel::ALL.iter().copied().filter(|c| *c != s.channel);
        others
            .map(|c| at(data, s, provider, c))
            .fold(at(data, s, provider, s.channel), |best, other| if opens(&other) > opens(&best) { other } else { best })
    };
    ordered(Provider::ALL.iter().map(|p| best(*p)).collect())
}

/// How wide a door opens. One that is not known to be there at all opens to nobody.
fn opens(outcome: &Outcome) -> Verdict {
    let there = outcome.gate(Gate::Launch).is_none_or(|launch| launch.status != Status::Unknown);
    if there { outcome.verdict } else { Verdict::Unavailable }
}

/// The gates at which two answers differ: in what the gate does, or in the rules by which it does so, such as since when.
pub fn differing(a: &Outcome, b: &Outcome) -> Vec<Gate> {
    let rules = |gate: &GateOutcome| gate.rules.iter().map(|applied| applied.rule).collect::<Vec<_>>();
    let differ = |a: &GateOutcome, b: &GateOutcome| (a.status, a.why) != (b.status, b.why) || rules(a) != rules(b);
    a.gates.iter().zip(&b.gates).filter(|(a, b)| differ(a, b)).map(|(a, _)| a.gate).collect()
}

/// The question to another maker or through another door. A family belongs to one maker and one kind of door.
fn at(data: &Dataset, s: &Scenario, provider: Provider, channel: Channel) -> Outcome {
    let own = provider == s.provider && channel == s.channel;
    decide(data, &Scenario { provider, channel, model: s.model.filter(|_| own), ..*s })
}

/// What gets through first; verdicts are ordered by how wide they open.
fn ordered(mut rows: Vec<Outcome>) -> Vec<Outcome> {
    order::sort_by_key(&mut rows, |o| Reverse(o.verdict));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::matrix::{self, Axis};

    fn asked(data: &Dataset, query: &[(&str, &str)]) -> Scenario {
        let (scenario, invalid) = link::read(data, query.iter().copied());
        assert_eq!(invalid, []);
        scenario
    }

    /// Every row answers as the question does that is asked alone, and none that gets through stands below one that does not.
    #[test]
    fn rows_are_whole_ordered_and_right() {
        let data = Dataset::embedded().unwrap();
        for query in [vec![], vec![("place", "HK"), ("date", "2024-08-15")], vec![("provider", "meta"), ("channel", "azure")]] {
            let s = asked(&data, &query);
            let (doors, makers, widest) = (doors(&data, &s), makers(&data, &s), widest(&data, &s));
            assert_eq!((doors.len(), makers.len(), widest.len()), (Channel::ALL.len(), Provider::ALL.len(), Provider::ALL.len()));
            for rows in [&doors, &makers, &widest] {
                assert!(rows.windows(2).all(|w| w[0].verdict >= w[1].verdict), "{query:?}");
                assert!(rows.iter().all(|o| *o == decide(&data, &o.scenario) && o.scenario.date == s.date), "{query:?}");
            }
            assert!(matrix::cells(&data, &s, &[Axis::Channel]).iter().all(|(_, o)| doors.contains(o)), "{query:?}");
            assert!(matrix::cells(&data, &s, &[Axis::Provider]).iter().all(|(_, o)| makers.contains(o)), "{query:?}");
            // No door of a maker opens wider than the one that is shown.
            for row in &widest {
                let others = matrix::cells(&data, &Scenario { provider: row.scenario.provider, ..s }, &[Axis::Channel]);
                assert!(others.iter().all(|(_, o)| opens(o) <= opens(row)), "{query:?} {}", row.scenario.provider.id());
            }
        }
    }

    /// The asked family is kept in the row of the asked question, and nowhere else.
    #[test]
    fn the_asked_family_stands_in_its_own_row() {
        let data = Dataset::embedded().unwrap();
        let s = asked(&data, &[("provider", "meta"), ("channel", "weights"), ("model", "llama-multimodal"), ("place", "FR")]);
        assert!(s.model.is_some());
        for rows in [doors(&data, &s), makers(&data, &s)] {
            let with: Vec<&Outcome> = rows.iter().filter(|o| o.scenario.model.is_some()).collect();
            assert_eq!(with, [&decide(&data, &s)]);
        }
    }

    #[test]
    fn gates_that_differ_are_named() {
        let data = Dataset::embedded().unwrap();
        let here = decide(&data, &asked(&data, &[]));
        let there = decide(&data, &asked(&data, &[("place", "TW")]));
        assert_eq!(differing(&here, &here), []);
        assert_eq!(differing(&here, &there), [Gate::HomeState, Gate::Provider]);
        // Microsoft sets a condition in both, by one rule for mainland China and another one for Hong Kong.
        let [here, there] = ["CN", "HK"].map(|place| decide(&data, &asked(&data, &[("place", place), ("channel", "azure")])));
        assert_eq!(differing(&here, &there), [Gate::Seller]);
    }
}
