//! What the rules rest on: their claims in words and the documents cited. None of it decides anything, so that the page loads
//! it after the answer, one file for each maker. Which rule cites what is in `tables`.

use crate::date::Date;
use crate::packed::{Packed, Reader, Writer};
use crate::policy::SourceKind;

/// After how many days a source, or the last look at a rule, counts as old.
pub const OLD_AFTER: i32 = 180;

/// The number of a claim; 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Claim(pub u16);

impl Packed<'_> for Claim {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        Self(u16::read(from))
    }
}

/// A cited document.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// Id in the register.
    pub id: &'a str,
    /// Title of the page, or a description of it.
    pub title: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// Where it is.
    pub url: &'a str,
    /// An archived copy; empty = none known.
    pub archived: &'a str,
    /// The day it was published, if it says.
    pub published: Option<Date>,
    /// Whether `published` is known to the month only.
    pub month_only: bool,
    /// The day somebody read it.
    pub accessed: Date,
    /// What kind of document it is.
    pub kind: SourceKind,
}

/// Claims and documents: all of them, or those that one maker's rules need.
#[derive(Clone, Debug, Default)]
pub struct Evidence<'a> {
    claims: Vec<Entry<&'a str>>,
    sources: Vec<Entry<Source<'a>>>,
}

/// A value with its number.
#[derive(Clone, Copy, Debug)]
struct Entry<T> {
    number: u16,
    value: T,
}

packed! {
    'a
    Source<'a> { id, title, publisher, url, archived, published, month_only, accessed, kind }
    Evidence<'a> { claims, sources }
}

impl<'a, T: Packed<'a>> Packed<'a> for Entry<T> {
    fn write(&self, to: &mut Writer) {
        self.number.write(to);
        self.value.write(to);
    }
    fn read(from: &mut Reader<'a>) -> Self {
        Self { number: u16::read(from), value: T::read(from) }
    }
}

impl<'a> Evidence<'a> {
    /// From values with their numbers, in rising order.
    pub fn new(claims: impl Iterator<Item = (u16, &'a str)>, sources: impl Iterator<Item = (u16, Source<'a>)>) -> Self {
        Self {
            claims: claims.map(|(number, value)| Entry { number, value }).collect(),
            sources: sources.map(|(number, value)| Entry { number, value }).collect(),
        }
    }

    /// A claim's text; none if it is not among these.
    pub fn claim(&self, claim: Claim) -> Option<&'a str> {
        find(&self.claims, claim.0).copied()
    }

    /// A cited document; none if it is not among these.
    pub fn source(&self, number: u16) -> Option<&Source<'a>> {
        find(&self.sources, number)
    }

    /// Every document that is here, in the order of its number.
    pub fn sources(&self) -> impl Iterator<Item = &Source<'a>> {
        self.sources.iter().map(|e| &e.value)
    }
}

fn find<T>(entries: &[Entry<T>], number: u16) -> Option<&T> {
    let at = entries.binary_search_by_key(&number, |e| e.number).ok()?;
    entries.get(at).map(|e| &e.value)
}
