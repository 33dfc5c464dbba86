//! The data on chips, training and money as the engine sees them: decoded tables with checked look-ups. A file of its own
//! beside the dataset, so that a page loads it only for those who ask; the command line has it compiled in.

use super::tables::{Chip, Class, Maker, Rule, Run, Step, Tables, Test};
use crate::dataset::{Dataset, DecodeError};
use crate::date::Date;
use crate::evidence::Source;
use crate::packed::{Reader, checksum};
use crate::place_set::{PlaceId, PlaceSet};
use std::sync::Arc;

/// The bytes that the command line and the module for developers carry.
#[cfg(any(not(target_arch = "wasm32"), feature = "api"))]
pub static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/training.bin"));

/// Decoded data. Look-ups by number answer with an option, so that a damaged table cannot stop the program.
#[derive(Clone, Debug)]
pub struct Training<'a> {
    tables: Arc<Tables<'a>>,
    /// A chip that somebody describes, behind those on record.
    own: Option<Chip<'a>>,
}

#[cfg(any(not(target_arch = "wasm32"), feature = "api"))]
impl Training<'static> {
    /// The data that were compiled in.
    ///
    /// # Errors
    /// If the program was damaged after it was built.
    pub fn embedded(data: &Dataset) -> Result<Self, DecodeError> {
        Self::decode(EMBEDDED, data)
    }
}

impl<'a> Training<'a> {
    /// Reads a blob written by the data compiler: eight bytes of check sum, then the tables.
    ///
    /// # Errors
    /// If the blob is damaged, or belongs to another dataset than the one that knows the places.
    pub fn decode(blob: &'a [u8], data: &Dataset) -> Result<Self, DecodeError> {
        let (sum, body) = blob.split_at_checked(8).ok_or(DecodeError::Damaged)?;
        if sum != checksum(body).to_le_bytes() {
            return Err(DecodeError::Damaged);
        }
        let read: Option<Tables> = Reader::read(body);
        let codes: String = data.places().map(|(_, place)| place.code).collect();
        let tables = read.filter(|t| t.places == checksum(codes.as_bytes()) as u32);
        tables.map(Self::with).ok_or(DecodeError::Foreign)
    }

    /// All tables, for those who list rather than look up.
    pub fn tables(&self) -> &Tables<'a> {
        &self.tables
    }

    /// Data of these tables, whatever register of places they belong to.
    #[doc(hidden)]
    pub fn with(tables: Tables<'a>) -> Self {
        Self { tables: Arc::new(tables), own: None }
    }

    /// The same data and a chip that somebody describes.
    #[must_use]
    pub fn with_own(&self, chip: Chip<'a>) -> Self {
        Self { tables: self.tables.clone(), own: Some(chip) }
    }

    /// Whether these are the same data, and the same chip is described.
    pub fn same_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.tables, &other.tables) && self.own == other.own
    }

    /// Whether it is the chip that somebody describes.
    pub fn is_own(&self, chip: u16) -> bool {
        self.own.is_some() && usize::from(chip) == self.tables.chips.len()
    }

    /// The last day that the data on chips speak about.
    pub fn date(&self) -> Date {
        self.tables.date
    }

    /// A chip by its number.
    pub fn chip(&self, index: u16) -> Option<&Chip<'a>> {
        self.tables.chips.get(usize::from(index)).or_else(|| self.own.as_ref().filter(|_| self.is_own(index)))
    }

    /// A chip by its id, in any case of letters.
    pub fn chip_by_id(&self, id: &str) -> Option<u16> {
        self.chips().find(|(_, c)| c.id.eq_ignore_ascii_case(id)).map(|(index, _)| index)
    }

    /// Every chip with its number.
    pub fn chips(&self) -> impl Iterator<Item = (u16, &Chip<'a>)> {
        (0..).zip(self.tables.chips.iter().chain(&self.own))
    }

    /// Who makes a chip.
    pub fn maker(&self, chip: u16) -> Option<&Maker<'a>> {
        self.tables.makers.get(usize::from(self.chip(chip)?.maker))
    }

    /// A test by its number.
    pub fn test(&self, index: u16) -> Option<&Test<'a>> {
        self.tables.tests.get(usize::from(index))
    }

    /// A class of a test.
    pub fn class(&self, test: u16, class: u16) -> Option<&Class<'a>> {
        self.test(test)?.classes.get(usize::from(class))
    }

    /// A rule by its number.
    pub fn rule(&self, index: u16) -> Option<&Rule<'a>> {
        self.tables.rules.get(usize::from(index))
    }

    /// Every rule with its number.
    pub fn rules(&self) -> impl Iterator<Item = (u16, &Rule<'a>)> {
        (0..).zip(&self.tables.rules)
    }

    /// A step of a rule.
    pub fn step(&self, rule: u16, step: u16) -> Option<&Step<'a>> {
        self.rule(rule)?.steps.get(usize::from(step))
    }

    /// A training run by its number.
    pub fn run(&self, index: u16) -> Option<&Run<'a>> {
        self.tables.runs.get(usize::from(index))
    }

    /// A training run by its id, in any case of letters.
    pub fn run_by_id(&self, id: &str) -> Option<u16> {
        let index = self.tables.runs.iter().position(|r| r.id.eq_ignore_ascii_case(id))?;
        u16::try_from(index).ok()
    }

    /// A source by its number.
    pub fn source(&self, index: u16) -> Option<&Source<'a>> {
        self.tables.sources.get(usize::from(index))
    }

    /// Whether a place is in the set with this number.
    pub fn in_set(&self, set: u16, place: PlaceId) -> bool {
        self.tables.sets.get(usize::from(set)).is_some_and(|s: &PlaceSet| s.contains(place))
    }
}
