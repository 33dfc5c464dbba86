//! Sorts claims and cited documents into the blobs that are loaded apart: everything, and what each maker's rules need. Which
//! rule says what is in `encode`.

use super::schema::{Data, In, Source};
use crate::evidence::{self, Claim, Evidence};
use crate::policy::SourceKind;
use crate::subject::Provider;
use crate::tables::{Body, Tables, Timeline};
use std::collections::{BTreeSet, HashMap};

/// Claims, each text once, numbered from 1 in the order in which they were met.
#[derive(Default)]
pub(super) struct Claims<'d> {
    texts: Vec<&'d str>,
    numbers: HashMap<&'d str, u16>,
}

impl<'d> Claims<'d> {
    /// The number of a text; 0 for an empty one. None if there are too many.
    pub(super) fn number(&mut self, text: &'d str) -> Option<Claim> {
        if text.is_empty() {
            return Some(Claim::default());
        }
        let next = u16::try_from(self.texts.len() + 1).ok()?;
        Some(Claim(*self.numbers.entry(text).or_insert_with(|| {
            self.texts.push(text);
            next
        })))
    }
}

/// All evidence, and for each maker the part that its rules cite; none if a record cannot be encoded.
pub(super) fn shelves<'d>(
    data: &'d Data,
    tables: &Tables<'d>,
    claims: &Claims<'d>,
) -> Option<(Evidence<'d>, Vec<(Provider, Evidence<'d>)>)> {
    let sources: Vec<evidence::Source<'d>> = data.sources.iter().map(source).collect::<Option<_>>()?;
    let shelf = |cited: &Cited| {
        let claims = (1..).zip(claims.texts.iter().copied()).filter(|(n, _)| cited.claims.contains(&Claim(*n)));
        let sources = (0..).zip(sources.iter().cloned()).filter(|(n, _)| cited.sources.contains(n));
        Evidence::new(claims, sources)
    };
    let all = Cited { claims: (1..=u16::MAX).map(Claim).collect(), sources: (0..=u16::MAX).collect() };
    let by_maker = Provider::ALL.iter().map(|maker| {
        let mut cited = Cited::default();
        tables.timelines.iter().filter(|t| t.providers & maker.bit() != 0).for_each(|t| cited.by(t));
        (*maker, shelf(&cited))
    });
    Some((shelf(&all), by_maker.collect()))
}

/// What some timelines cite.
#[derive(Default)]
struct Cited {
    claims: BTreeSet<Claim>,
    sources: BTreeSet<u16>,
}

impl Cited {
    fn by(&mut self, timeline: &Timeline) {
        match &timeline.body {
            Body::Steps(steps) => steps.iter().for_each(|s| self.both([s.claim], &s.sources)),
            Body::Sightings(list) => {
                self.both([list.claim_inside, list.claim_outside], &[]);
                list.seen.iter().for_each(|s| self.both([s.claim], &s.sources));
                list.changes.iter().for_each(|c| self.both([], &c.sources));
                list.disputes.iter().flat_map(|d| &d.sides).for_each(|s| self.both([s.claim], &s.sources));
            }
        }
    }

    fn both<const N: usize>(&mut self, claims: [Claim; N], sources: &[u16]) {
        self.claims.extend(claims);
        self.sources.extend(sources);
    }
}

/// A record of the register as the engine reads it; none if its kind is no kind.
pub(super) fn source(s: &In<(String, Source)>) -> Option<evidence::Source<'_>> {
    let (id, s) = &s.is;
    Some(evidence::Source {
        id,
        title: &s.title,
        publisher: &s.publisher,
        url: &s.url,
        archived: &s.archived,
        published: s.published.map(|d| d.0),
        month_only: s.month_only,
        accessed: s.accessed.0,
        kind: SourceKind::parse(&s.kind)?,
    })
}
