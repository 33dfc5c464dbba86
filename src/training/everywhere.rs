//! The second question asked of every place at once: where could a chip of this buyer go on a day?

use super::data::Training;
use super::decide::decide;
use super::question::Question;
use super::vocabulary::{Gate, Verdict};
use crate::dataset::Dataset;
use crate::place_set::PlaceId;

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

/// The answers of a day, in the order of the register. The question's own place plays no part, but that the parent sits where the
/// buyer does unless one is named.
pub fn everywhere(data: &Dataset, training: &Training, question: &Question) -> Vec<Answer> {
    let answer = |place| {
        let outcome = decide(data, training, &Question { place, ..*question });
        let alone = |gate| Verdict::over(core::slice::from_ref(gate));
        let deciding = outcome.gates.iter().find(|gate| alone(gate) == outcome.verdict);
        let gate = deciding.filter(|_| outcome.verdict != Verdict::Free).map(|g| g.gate);
        Answer { place, verdict: outcome.verdict, gate }
    };
    data.places().map(|(place, _)| answer(place)).collect()
}
