//! One question asked of every place at once, on any day. Answers are kept: between two days on which some rule about the
//! question begins or ends they are the same, so that going through the days costs next to nothing.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{about_anywhere, about_here, boundaries_of, decide_among};
use crate::place_set::PlaceId;
use crate::policy::Gate;
use crate::scenario::Scenario;
use crate::verdict::Verdict;
use std::rc::Rc;

/// The answer for one place, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The place.
    pub place: PlaceId,
    /// Its verdict.
    pub verdict: Verdict,
    /// The first gate that alone would give this verdict; none where nothing stands in the way.
    pub gate: Option<Gate>,
}

/// A question over every place; its own place and day play no part, but that a company is owned where it is unless an owner
/// is named.
#[derive(Clone, Debug)]
pub struct Everywhere {
    asked: Scenario,
    /// Days on which some place's answer may begin to be another one, in order.
    days: Vec<Date>,
    /// What is known: before the first of these days, and from each of them.
    known: Vec<Option<Rc<[Answer]>>>,
}

impl Everywhere {
    /// The question, not answered yet.
    pub fn new(data: &Dataset, scenario: &Scenario) -> Self {
        let days = boundaries_of(data, &about_anywhere(data, scenario));
        Self { asked: *scenario, known: vec![None; days.len() + 1], days }
    }

    /// The answers on a day, in the order of the register. The data must be those that the question was made with.
    pub fn on(&mut self, data: &Dataset, date: Date) -> Rc<[Answer]> {
        let span = self.days.partition_point(|day| *day <= date);
        if let Some(Some(known)) = self.known.get(span) {
            return known.clone();
        }
        let answers = answers(data, &Scenario { date, ..self.asked });
        if let Some(slot) = self.known.get_mut(span) {
            *slot = Some(answers.clone());
        }
        answers
    }
}

fn answers(data: &Dataset, scenario: &Scenario) -> Rc<[Answer]> {
    let anywhere = about_anywhere(data, scenario);
    let answer = |place| {
        let asked = Scenario { place, ..*scenario };
        let outcome = decide_among(data, &about_here(data, &anywhere, &asked), &asked);
        let alone = |gate: Gate, status| Verdict::over([(gate, status)].into_iter());
        let deciding = outcome.gates.iter().find(|g| alone(g.gate, g.status) == outcome.verdict);
        let gate = deciding.filter(|_| outcome.verdict != Verdict::Allowed).map(|g| g.gate);
        Answer { place, verdict: outcome.verdict, gate }
    };
    data.places().map(|(place, _)| answer(place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::decide;
    use crate::subject::{Channel, Provider, Who};

    /// On days around every change and in between, in whatever order they are asked for.
    #[test]
    fn every_place_is_answered_as_if_asked_alone() {
        let data = Dataset::embedded().unwrap();
        let story = Scenario::default_for(&data);
        let questions = [
            story,
            Scenario { provider: Provider::DeepSeek, channel: Channel::App, who: Who::Government, ..story },
            Scenario { channel: Channel::Azure, owner: data.place_by_code("RU"), ..story },
        ];
        for asked in questions {
            let mut everywhere = Everywhere::new(&data, &asked);
            let around = everywhere.days.clone().into_iter().step_by(3).flat_map(|d| [d, d.plus(-1), d.plus(40)]);
            let days: Vec<Date> = [Date::FIRST, data.date().plus(400)].into_iter().chain(around).collect();
            for date in days.iter().chain(days.iter().rev()) {
                for answer in everywhere.on(&data, *date).iter() {
                    let alone = decide(&data, &Scenario { place: answer.place, date: *date, ..asked });
                    let context = format!("{} on {date}", data.code(answer.place));
                    assert_eq!(answer.verdict, alone.verdict, "{context}");
                    if alone.stops_at().is_some() && alone.verdict != Verdict::Unavailable {
                        assert_eq!(answer.gate, alone.stops_at(), "{context}");
                    }
                    assert_eq!(answer.gate.is_none(), alone.verdict == Verdict::Allowed, "{context}");
                }
            }
        }
    }

    /// Days between two changes share what was computed.
    #[test]
    fn days_without_a_change_cost_nothing() {
        let data = Dataset::embedded().unwrap();
        let mut everywhere = Everywhere::new(&data, &Scenario::default_for(&data));
        let day = everywhere.days[everywhere.days.len() / 2];
        let on_the_day = everywhere.on(&data, day);
        assert!(!Rc::ptr_eq(&everywhere.on(&data, day.plus(-1)), &on_the_day));
        assert!(Rc::ptr_eq(&everywhere.on(&data, day), &on_the_day));
    }
}
