//! The dataset as the engine sees it: decoded tables with checked look-ups, and the copy that is embedded in the program.

use crate::date::Date;
use crate::evidence::{Claim, Evidence, Source};
use crate::packed::{Packed, Reader, checksum};
use crate::place_set::{PlaceId, PlaceSet};
use crate::subject::{Channel, Provider};
use crate::tables::{ChannelRow, ModelRow, Place, ProviderRow, Tables, Timeline};
use core::fmt;
use std::sync::Arc;

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.bin"));
// The page loads its evidence after the answer; every other program carries it.
#[cfg(not(all(target_arch = "wasm32", feature = "ui")))]
static EVIDENCE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/evidence.bin"));

/// A decoded dataset. Look-ups by number answer with an option, so that a damaged table cannot stop the program.
#[derive(Debug)]
pub struct Dataset<'a> {
    tables: Arc<Tables<'a>>,
    evidence: Evidence<'a>,
}

/// Why a blob is not a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The check sum does not match: the bytes were damaged on the way.
    Damaged,
    /// The bytes are whole, but were written by another version of this program.
    Foreign,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "the embedded data are damaged; reload the page or download the program again",
            Self::Foreign => "the embedded data belong to another version; rebuild the program",
        })
    }
}

impl Dataset<'static> {
    /// The dataset that was compiled in: on the page without its evidence, elsewhere with all of it.
    ///
    /// # Errors
    /// If the program was damaged after it was built.
    pub fn embedded() -> Result<Self, DecodeError> {
        let data = Self::decode(EMBEDDED)?;
        #[cfg(not(all(target_arch = "wasm32", feature = "ui")))]
        let data = data.with_evidence(EVIDENCE)?;
        Ok(data)
    }
}

impl<'a> Dataset<'a> {
    /// Reads a blob written by the data compiler: eight bytes of check sum, then the tables. Its evidence is another blob.
    ///
    /// # Errors
    /// If the blob is damaged or foreign.
    pub fn decode(blob: &'a [u8]) -> Result<Self, DecodeError> {
        Ok(Self { tables: Arc::new(decoded(blob)?), evidence: Evidence::default() })
    }

    /// The same dataset with the evidence of this blob instead of what it had.
    ///
    /// # Errors
    /// If the blob is damaged or foreign.
    pub fn with_evidence(&self, blob: &'a [u8]) -> Result<Self, DecodeError> {
        Ok(Self { tables: Arc::clone(&self.tables), evidence: decoded(blob)? })
    }

    /// All tables, for those who list rather than look up.
    pub fn tables(&self) -> &Tables<'a> {
        &self.tables
    }

    /// The last day that the data speak about.
    pub fn date(&self) -> Date {
        self.tables.date
    }

    /// A place by its number.
    pub fn place(&self, id: PlaceId) -> Option<&Place<'a>> {
        self.tables.places.get(usize::from(id.0))
    }

    /// A place by its code, in any case of letters.
    pub fn place_by_code(&self, code: &str) -> Option<PlaceId> {
        let index = self.tables.places.iter().position(|p| p.code.eq_ignore_ascii_case(code))?;
        u16::try_from(index).ok().map(PlaceId)
    }

    /// The code of a place; empty for a number that is none.
    pub fn code(&self, id: PlaceId) -> &'a str {
        self.place(id).map_or("", |p| p.code)
    }

    /// Every place with its number.
    pub fn places(&self) -> impl Iterator<Item = (PlaceId, &Place<'a>)> {
        (0..).map(PlaceId).zip(&self.tables.places)
    }

    /// The other places that are compared with this one, if it is one of the four: different answers under one newspaper word.
    pub(crate) fn compared(&self, place: PlaceId) -> Vec<PlaceId> {
        let four = ["CN", "HK", "MO", "TW"].map(|code| self.place_by_code(code));
        if four.contains(&Some(place)) { four.into_iter().flatten().filter(|p| *p != place).collect() } else { Vec::new() }
    }

    /// A maker's record.
    pub fn provider(&self, id: Provider) -> Option<&ProviderRow<'a>> {
        self.tables.providers.get(id as usize)
    }

    /// A door's record.
    pub fn channel(&self, id: Channel) -> Option<&ChannelRow<'a>> {
        self.tables.channels.get(id as usize)
    }

    /// A model family by its number.
    pub fn model(&self, index: u16) -> Option<&ModelRow<'a>> {
        self.tables.models.get(usize::from(index))
    }

    /// A maker's model family by its id.
    pub fn model_by_id(&self, provider: Provider, id: &str) -> Option<u16> {
        let index = self.tables.models.iter().position(|m| m.provider == provider && m.id.eq_ignore_ascii_case(id))?;
        u16::try_from(index).ok()
    }

    /// The family that stands for a maker on `channel=weights`.
    pub fn open_weights(&self, provider: Provider) -> Option<u16> {
        let index = self.tables.models.iter().position(|m| m.provider == provider && m.open_weights)?;
        u16::try_from(index).ok()
    }

    /// What is known of the claims and the documents cited.
    pub fn evidence(&self) -> &Evidence<'a> {
        &self.evidence
    }

    /// A claim in words; empty while it is not loaded.
    pub fn claim(&self, claim: Claim) -> &'a str {
        self.evidence.claim(claim).unwrap_or_default()
    }

    /// A source by its number; none while it is not loaded.
    pub fn source(&self, index: u16) -> Option<&Source<'a>> {
        self.evidence.source(index)
    }

    /// A timeline by its number.
    pub fn timeline(&self, index: u16) -> Option<&Timeline<'a>> {
        self.tables.timelines.get(usize::from(index))
    }

    /// Every timeline with its number.
    pub fn timelines(&self) -> impl Iterator<Item = (u16, &Timeline<'a>)> {
        (0..).zip(&self.tables.timelines)
    }

    /// Whether a place is in the set with this number.
    pub fn in_set(&self, set: u16, place: PlaceId) -> bool {
        self.tables.sets.get(usize::from(set)).is_some_and(|s: &PlaceSet| s.contains(place))
    }
}

fn decoded<'a, T: Packed<'a>>(blob: &'a [u8]) -> Result<T, DecodeError> {
    let (sum, body) = blob.split_at_checked(8).ok_or(DecodeError::Damaged)?;
    if sum != checksum(body).to_le_bytes() {
        return Err(DecodeError::Damaged);
    }
    Reader::read(body).ok_or(DecodeError::Foreign)
}

#[cfg(test)]
impl Dataset<'_> {
    /// The same data as if they ended on another day.
    pub(crate) fn ending(mut self, date: Date) -> Self {
        Arc::get_mut(&mut self.tables).unwrap().date = date;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_blob_decodes_and_every_changed_byte_is_noticed() {
        Dataset::embedded().unwrap();
        let mut blob = EMBEDDED.to_vec();
        for at in (0..blob.len()).step_by(97) {
            blob[at] ^= 0x20;
            assert_eq!(Dataset::decode(&blob).err(), Some(DecodeError::Damaged), "byte {at}");
            blob[at] ^= 0x20;
        }
        assert_eq!(Dataset::decode(&[]).err(), Some(DecodeError::Damaged));
        let foreign: Vec<u8> = checksum(b"x").to_le_bytes().into_iter().chain(*b"x").collect();
        assert_eq!(Dataset::decode(&foreign).err(), Some(DecodeError::Foreign));
    }
}
