//! From checked data to the blobs: names become numbers, sets of places are written once, confidence is derived. Which claims
//! and documents go into which blob is in `shelves`.

use super::cited;
use super::problem::Problem;
use super::resolve::{Places, selectors};
use super::schema::{Data, Timeline};
use super::shelves::{Claims, shelves};
use super::{Blobs, Shelf};
use crate::date::Date;
use crate::packed::{Packed, Writer, checksum};
use crate::place_set::PlaceSet;
use crate::policy::{Confidence, LooksAt, Means, Status, Why};
use crate::subject::{Channel, Provider};
use crate::tables;
use std::collections::HashMap;

/// Encodes data that passed every check.
///
/// # Errors
/// What a check should have refused: reported instead of a broken blob.
pub fn encode(data: &Data) -> Result<Blobs, Vec<Problem>> {
    let aliases: Vec<String> = data.places.iter().map(|p| p.is.aliases.join("|")).collect();
    let mut encoder = Encoder::new(data);
    let broken = || vec![broken("a record passed the checks that cannot be encoded; mend compile/check")];
    let tables = encoder.tables(&aliases).ok_or_else(broken)?;
    let (evidence, by_maker) = shelves(data, &tables, &encoder.claims).ok_or_else(broken)?;
    Ok(Blobs {
        dataset: blob(&tables),
        evidence: blob(&evidence),
        by_maker: by_maker.iter().map(|(maker, evidence)| Shelf { maker: maker.id(), blob: blob(evidence) }).collect(),
        stories: Vec::new(),
    })
}

/// Check sum and body.
pub(super) fn blob<'a>(value: &impl Packed<'a>) -> Vec<u8> {
    let mut writer = Writer::default();
    value.write(&mut writer);
    let body = writer.finish();
    [checksum(&body).to_le_bytes().as_slice(), &body].concat()
}

fn broken(message: &str) -> Problem {
    Problem { file: "dataset.toml".to_owned(), record: "encoder".to_owned(), rule: "encode", message: message.to_owned() }
}

struct Encoder<'d> {
    data: &'d Data,
    places: Places<'d>,
    sources: HashMap<&'d str, u16>,
    timelines: HashMap<&'d str, u16>,
    sets: Vec<PlaceSet>,
    numbers: HashMap<PlaceSet, u16>,
    claims: Claims<'d>,
}

impl<'d> Encoder<'d> {
    fn new(data: &'d Data) -> Self {
        Self {
            data,
            places: Places::new(data),
            sources: data.sources.iter().map(|s| s.is.0.as_str()).zip(0..).collect(),
            timelines: data.timelines.iter().map(|t| t.is.id.as_str()).zip(0..).collect(),
            sets: Vec::new(),
            numbers: HashMap::new(),
            claims: Claims::default(),
        }
    }

    fn tables(&mut self, aliases: &'d [String]) -> Option<tables::Tables<'d>> {
        let data = self.data;
        let dataset = data.dataset.as_ref()?;
        let timelines = data.timelines.iter().map(|t| self.timeline(&t.is)).collect::<Option<Vec<_>>>()?;
        let providers = Provider::ALL.iter().map(|p| {
            let row = data.providers.iter().find(|r| r.is.id == p.id())?;
            Some(tables::ProviderRow { name: &row.is.name, app: &row.is.app, home: self.places.number(&row.is.home)? })
        });
        let channels = Channel::ALL.iter().map(|c| {
            let row = data.channels.iter().find(|r| r.is.id == c.id())?;
            let home = row.is.home.as_ref().and_then(|h| self.places.number(h));
            Some(tables::ChannelRow { name: &row.is.name, seller: &row.is.seller, home })
        });
        Some(tables::Tables {
            version: &dataset.version,
            date: dataset.date.0,
            places: data
                .places
                .iter()
                .zip(aliases)
                .map(|(p, aliases)| tables::Place {
                    code: &p.is.code,
                    name: &p.is.name,
                    in_name: &p.is.in_name,
                    native: &p.is.native,
                    aliases,
                    state: p.is.state.as_ref().and_then(|s| self.places.number(s)),
                    sovereign: p.is.sovereign.as_ref().and_then(|s| self.places.number(s)),
                })
                .collect(),
            alphabetical: self.places.by_name(),
            providers: providers.collect::<Option<_>>()?,
            channels: channels.collect::<Option<_>>()?,
            models: data
                .models
                .iter()
                .map(|m| {
                    Some(tables::ModelRow {
                        id: &m.is.id,
                        provider: Provider::parse(&m.is.provider)?,
                        name: &m.is.name,
                        open_weights: m.is.open_weights,
                    })
                })
                .collect::<Option<_>>()?,
            sources: u16::try_from(data.sources.len()).ok()?,
            sets: std::mem::take(&mut self.sets),
            timelines,
        })
    }

    fn timeline(&mut self, t: &'d Timeline) -> Option<tables::Timeline<'d>> {
        let s = selectors(&self.places, t)?;
        let body = if t.sighting.is_empty() {
            tables::Body::Steps(t.step.iter().map(|step| self.step(step)).collect::<Option<_>>()?)
        } else {
            tables::Body::Sightings(self.sightings(t)?)
        };
        Some(tables::Timeline {
            id: &t.id,
            gate: s.gate,
            actor: &t.actor,
            providers: s.providers,
            channels: s.channels,
            who: s.who,
            routes: s.routes,
            models: t.model.iter().map(|m| self.model(t, m)).collect::<Option<_>>()?,
            places: self.set(s.places),
            owners: s.owners.map(|o| self.set(o)),
            looks_at: t.looks_at.as_deref().and_then(LooksAt::parse),
            means: t.means.as_deref().map_or(Some(Means::Order), Means::parse)?,
            narrows: t.narrows.iter().map(|n| self.timelines.get(n.as_str()).copied()).collect::<Option<_>>()?,
            body,
        })
    }

    fn model(&self, t: &Timeline, id: &str) -> Option<u16> {
        let makers = t.provider.as_deref().unwrap_or_default();
        let index = self.data.models.iter().position(|m| m.is.id == id && makers.contains(&m.is.provider))?;
        u16::try_from(index).ok()
    }

    fn step(&mut self, step: &'d super::schema::Step) -> Option<tables::Step<'d>> {
        Some(tables::Step {
            from: step.effective_from.map(|d| d.0),
            not_before: step.not_before.map(|d| d.0),
            between: step.between.as_deref().map_or(Some(Why::NotStated), Why::parse)?,
            announced: step.announced.map(|d| d.0),
            status: Status::parse(&step.status)?,
            why: if step.status == "unknown" {
                Some(step.why.as_deref().map_or(Some(Why::NotStated), Why::parse)?)
            } else {
                None
            },
            last_seen: step.last_seen.map(|d| d.0).or_else(|| self.newest(&step.sources)).or(step.effective_from.map(|d| d.0))?,
            claim: self.claims.number(&step.claim)?,
            condition: &step.condition,
            sources: self.cited(&step.sources)?,
            confidence: self.confidence(&step.sources, step.inference),
        })
    }

    fn sightings(&mut self, t: &'d Timeline) -> Option<tables::Sightings<'d>> {
        let excludes = t.polarity.as_deref() == Some("excludes");
        let mut seen = Vec::new();
        for s in &t.sighting {
            let [inside, outside, depends] = self.places.sighted(s, excludes, &mut Vec::new());
            seen.push(tables::Sighting {
                day: s.seen.0,
                until: s.until.unwrap_or(s.seen).0,
                inside: self.set(inside),
                outside: self.set(outside),
                depends: self.set(depends),
                claim: self.claims.number(&s.claim)?,
                sources: self.cited(&s.sources)?,
                confidence: self.confidence(&s.sources, s.inference),
            });
        }
        let status = |name: &Option<String>, usual| name.as_deref().map_or(Some(usual), Status::parse);
        Some(tables::Sightings {
            owner: t.applies_to.as_deref() == Some("owner"),
            since: t.since.map(|d| d.0),
            inside: status(&t.inside, Status::Open)?,
            outside: status(&t.outside, Status::Closed)?,
            claim_inside: self.claims.number(&t.claim_inside)?,
            claim_outside: self.claims.number(&t.claim_outside)?,
            condition: &t.condition,
            seen,
            changes: t
                .change
                .iter()
                .map(|c| Some(tables::Change { places: self.named(&c.place), on: c.on.0, sources: self.cited(&c.sources)? }))
                .collect::<Option<_>>()?,
            disputes: t
                .dispute
                .iter()
                .map(|d| {
                    Some(tables::Dispute {
                        places: self.named(&d.place),
                        from: d.from.0,
                        to: d.to.map(|d| d.0),
                        sides: d
                            .side
                            .iter()
                            .map(|side| {
                                Some(tables::Side {
                                    claim: self.claims.number(&side.claim)?,
                                    sources: self.cited(&side.sources)?,
                                    confidence: self.confidence(&side.sources, false),
                                })
                            })
                            .collect::<Option<_>>()?,
                    })
                })
                .collect::<Option<_>>()?,
        })
    }

    fn named(&mut self, names: &[String]) -> u16 {
        let set = self.places.set_with_subdivisions(names, &[], &mut Vec::new());
        self.set(set)
    }

    fn set(&mut self, set: PlaceSet) -> u16 {
        let next = u16::try_from(self.sets.len()).unwrap_or(u16::MAX);
        *self.numbers.entry(set).or_insert_with(|| {
            self.sets.push(set);
            next
        })
    }

    fn cited(&self, ids: &[String]) -> Option<Vec<u16>> {
        ids.iter().map(|id| self.sources.get(id.as_str()).copied()).collect()
    }

    fn source(&self, id: &str) -> Option<&'d super::schema::Source> {
        self.data.sources.iter().find(|s| s.is.0 == id).map(|s| &s.is.1)
    }

    fn newest(&self, ids: &[String]) -> Option<Date> {
        cited::newest(ids.iter().filter_map(|id| self.source(id)))
    }

    fn confidence(&self, ids: &[String], inference: bool) -> Confidence {
        cited::confidence(ids.iter().filter_map(|id| self.source(id)), inference)
    }
}
