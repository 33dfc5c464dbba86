//! What the map and its list show of a place, whichever question was asked of it: an answer, its tone, and what decides it.

use crate::everywhere;
use crate::place_set::PlaceId;
use crate::policy;
use crate::scenario::Scenario;
use crate::text::Words;
use crate::training::everywhere as chips;
use crate::training::vocabulary;
use crate::verdict::Verdict as Tone;

/// The answer for one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Answer {
    /// The place.
    pub(in super::super) place: PlaceId,
    /// Its verdict.
    pub(in super::super) verdict: Verdict,
    /// What decides it; none where nothing stands in the way.
    pub(in super::super) gate: Option<Gate>,
}

impl Answer {
    /// Of the first question.
    pub(super) fn of_access(a: everywhere::Answer) -> Self {
        Self { place: a.place, verdict: Verdict::Access(a.verdict), gate: a.gate.map(Gate::Access) }
    }

    /// Of the second question.
    pub(in super::super) fn of_chip(a: chips::Answer) -> Self {
        Self { place: a.place, verdict: Verdict::Chip(a.verdict), gate: a.gate.map(Gate::Chip) }
    }
}

/// A verdict of either question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Verdict {
    Access(Tone),
    Chip(vocabulary::Verdict),
}

impl Verdict {
    /// The public id.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Access(verdict) => verdict.id(),
            Self::Chip(verdict) => verdict.id(),
        }
    }

    /// Colour, pattern and icon, which both questions share.
    pub(super) fn tone(self) -> Tone {
        match self {
            Self::Access(verdict) => verdict,
            Self::Chip(verdict) => super::super::train::tone(verdict),
        }
    }

    /// The verdict in words.
    pub(super) fn label(self, words: Words<'_, '_>) -> &'static str {
        match self {
            Self::Access(verdict) => words.verdict(verdict),
            Self::Chip(verdict) => words.chip_verdict(verdict),
        }
    }

    /// Every verdict of the same question, from yes to no, as readers think of it.
    pub(super) fn all_like(self) -> Vec<Self> {
        match self {
            Self::Access(_) => Tone::ALL.iter().rev().map(|v| Self::Access(*v)).collect(),
            Self::Chip(_) => vocabulary::Verdict::ALL.iter().rev().map(|v| Self::Chip(*v)).collect(),
        }
    }
}

/// A gate of either question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Gate {
    Access(policy::Gate),
    Chip(vocabulary::Gate),
}

impl Gate {
    /// Its name for a question about a place.
    pub(super) fn name(self, words: Words<'_, '_>, s: &Scenario) -> String {
        match self {
            Self::Access(gate) => words.gate_name(s, gate),
            Self::Chip(gate) => words.chip_gate(gate).to_owned(),
        }
    }
}
