//! From checked data to the blob: names become numbers, sets of places are written once, confidence is derived.

use super::schema::{Chip, Flow, Launch, Rule, Run, Step, Training};
use super::threshold;
use crate::compile::cited;
use crate::compile::encode::blob;
use crate::compile::resolve::Places;
use crate::compile::schema::{Data, Source};
use crate::compile::shelves;
use crate::date::Date;
use crate::packed::checksum;
use crate::place_set::PlaceSet;
use crate::policy::{Confidence, Status, Why};
use crate::subject::{Channel, Provider};
use crate::training::tables;
use crate::training::tables::Range;
use crate::training::vocabulary::{Figure, Gate, Needs, Only, Party, Path};

/// Encodes data that passed every check; none for what a check should have refused.
pub fn encode(data: &Data, training: &Training) -> Option<Vec<u8>> {
    let ids: Vec<String> = training.chips.iter().map(|c| format!("launch.{}", c.is.id)).collect();
    let before: Vec<String> =
        training.chips.iter().map(|c| format!("No sale of this chip is on record from before: {}", c.is.name)).collect();
    let tables = Encoder { data, training, places: Places::new(data), sets: Vec::new() }.tables(&ids, &before)?;
    Some(blob(&tables))
}

/// Places with groups of the second half written out.
pub fn expanded(training: &Training, names: &[String]) -> Vec<String> {
    let members = |name: &String| {
        let group = name.strip_prefix('@').and_then(|id| training.groups.iter().find(|g| g.is.id == id));
        group.map_or_else(|| vec![name.clone()], |g| g.is.members.clone())
    };
    names.iter().flat_map(members).collect()
}

/// A decimal as a whole number of its parts; none if it has finer ones, or none above nothing.
pub fn parts(value: f64, parts: f64) -> Option<u32> {
    let scaled = value * parts;
    let whole = scaled.round();
    ((scaled - whole).abs() <= 1e-6 * whole.abs() && (1.0..=f64::from(u32::MAX)).contains(&whole)).then_some(whole as u32)
}

struct Encoder<'d> {
    data: &'d Data,
    training: &'d Training,
    places: Places<'d>,
    sets: Vec<PlaceSet>,
}

impl<'d> Encoder<'d> {
    fn tables(mut self, ids: &'d [String], before: &'d [String]) -> Option<tables::Tables<'d>> {
        let t = self.training;
        let head = t.head.as_ref()?;
        let codes: String = self.data.places.iter().map(|p| p.is.code.as_str()).collect();
        let mut rules: Vec<tables::Rule> = Vec::new();
        for r in &t.rules {
            rules.push(self.rule(&r.is)?);
        }
        for ((chip, id), before) in (0..).zip(&t.chips).zip(ids).zip(before) {
            if let Some(launch) = &chip.1.is.launch {
                rules.push(self.launch(chip.0, &chip.1.is, launch, id, before)?);
            }
        }
        let home = |m: &super::schema::Maker| self.places.number(&m.home);
        Some(tables::Tables {
            places: checksum(codes.as_bytes()) as u32,
            date: head.chips_until.0,
            money_date: head.money_until.0,
            sources: t.sources.iter().map(shelves::source).collect::<Option<_>>()?,
            buyers: t.buyers.iter().map(|b| tables::BuyerRow { id: &b.is.id, name: &b.is.name }).collect(),
            makers: t
                .makers
                .iter()
                .map(|m| Some(tables::Maker { id: &m.is.id, name: &m.is.name, home: home(&m.is)? }))
                .collect::<Option<_>>()?,
            chips: t.chips.iter().map(|c| self.chip(&c.is)).collect::<Option<_>>()?,
            tests: t
                .tests
                .iter()
                .map(|test| {
                    let of_class = |c: &'d super::schema::Class| {
                        let any = c.any.iter().map(|text| threshold::alternative(text, &test.is.unverified).ok());
                        Some(tables::Class { id: &c.id, any: any.collect::<Option<_>>()? })
                    };
                    let classes = test.is.class.iter().map(of_class).collect::<Option<_>>()?;
                    Some(tables::Test { id: &test.is.id, name: &test.is.name, classes })
                })
                .collect::<Option<_>>()?,
            runs: t.runs.iter().map(|r| self.run(&r.is)).collect::<Option<_>>()?,
            flows: t.flows.iter().map(|f| self.flow(&f.is)).collect::<Option<_>>()?,
            rules,
            sets: self.sets,
        })
    }

    fn chip(&self, c: &'d Chip) -> Option<tables::Chip<'d>> {
        let marked = c.unverified.iter().filter_map(|f| Figure::parse(f)).fold(0, |mask, f| mask | f.bit());
        Some(tables::Chip {
            id: &c.id,
            name: &c.name,
            maker: index(self.training.makers.iter().map(|m| &m.is.id), &c.maker)?,
            data_centre: c.data_centre,
            tpp: c.tpp,
            die: c.die,
            dram: c.dram,
            io: c.io,
            peak: match c.peak {
                Some(peak) => Some(parts(peak, 10.0)?),
                None => None,
            },
            unverified: marked,
            peak_unverified: c.unverified.iter().any(|f| f == "peak"),
            doubt: &c.doubt,
            sources: self.cited(&c.sources)?,
        })
    }

    fn launch(&mut self, chip: u16, c: &'d Chip, launch: &'d Launch, id: &'d str, before: &'d str) -> Option<tables::Rule<'d>> {
        let step = |from, not_before, status, claim| {
            Some(tables::Step {
                from,
                not_before,
                between: launch.between.as_deref().map_or(Some(Why::NotStated), Why::parse)?,
                announced: None,
                status,
                needs: None,
                why: None,
                last_seen: self.newest(&launch.sources).unwrap_or(launch.from.0).max(launch.from.0),
                claim,
                sources: self.cited(&launch.sources)?,
                confidence: self.confidence(&launch.sources, launch.inference),
            })
        };
        let first = step(None, None, Status::Closed, before)?;
        let second = step(Some(launch.from.0), launch.not_before.map(|d| d.0), Status::Open, &launch.claim)?;
        let maker = self.training.makers.iter().find(|m| m.is.id == c.maker)?;
        Some(tables::Rule {
            id,
            gate: Gate::Launch,
            actor: &maker.is.name,
            places: self.set(&["*".to_owned()], &[]),
            parents: None,
            paths: Path::ALL.iter().fold(0, |mask, p| mask | p.bit()),
            makers: Vec::new(),
            chips: vec![chip],
            buyers: Vec::new(),
            test: None,
            classes: Vec::new(),
            only: Only::Always,
            until: None,
            narrows: Vec::new(),
            steps: vec![first, second],
        })
    }

    fn rule(&mut self, r: &'d Rule) -> Option<tables::Rule<'d>> {
        let t = self.training;
        let test = r.test.as_ref().map(|id| index(t.tests.iter().map(|test| &test.is.id), id));
        let classes: Vec<&String> = match test.flatten().and_then(|i| t.tests.get(usize::from(i))) {
            Some(test) => test.is.class.iter().map(|c| &c.id).collect(),
            None => Vec::new(),
        };
        let buyers: Vec<String> =
            ["private", "state-funded"].map(str::to_owned).into_iter().chain(t.buyers.iter().map(|b| b.is.id.clone())).collect();
        Some(tables::Rule {
            id: &r.id,
            gate: Gate::parse(&r.gate)?,
            actor: &r.actor,
            places: self.set(&r.place, &r.except),
            parents: r.parent.as_ref().map(|p| self.set(p, &[])),
            paths: r.path.as_ref().map_or(Some(Path::Buy.bit()), |paths| {
                paths.iter().map(|p| Some(Path::parse(p)?.bit())).try_fold(0, |mask, bit| Some(mask | bit?))
            })?,
            makers: indices(t.makers.iter().map(|m| &m.is.id), &r.maker)?,
            chips: indices(t.chips.iter().map(|c| &c.is.id), &r.chip)?,
            buyers: indices(buyers.iter(), &r.buyer)?,
            test: match test {
                Some(found) => Some(found?),
                None => None,
            },
            classes: indices(classes.into_iter(), &r.class)?,
            only: r.only.as_deref().map_or(Some(Only::Always), Only::parse)?,
            until: r.until.map(|d| d.0),
            narrows: indices(t.rules.iter().map(|o| &o.is.id), &r.narrows)?,
            steps: r.step.iter().map(|s| self.step(s)).collect::<Option<_>>()?,
        })
    }

    fn step(&self, s: &'d Step) -> Option<tables::Step<'d>> {
        let why = match &s.why {
            Some(why) => Some(Why::parse(why)?),
            None => (s.status == Status::Unknown.id()).then_some(Why::NotStated),
        };
        Some(tables::Step {
            from: s.effective_from.map(|d| d.0),
            not_before: s.not_before.map(|d| d.0),
            between: s.between.as_deref().map_or(Some(Why::NotStated), Why::parse)?,
            announced: s.announced.map(|d| d.0),
            status: Status::parse(&s.status)?,
            needs: match &s.needs {
                Some(needs) => Some(Needs::parse(needs)?),
                None => None,
            },
            why,
            last_seen: s.last_seen.map(|d| d.0).or_else(|| self.newest(&s.sources)).or(s.effective_from.map(|d| d.0))?,
            claim: &s.claim,
            sources: self.cited(&s.sources)?,
            confidence: self.confidence(&s.sources, s.inference),
        })
    }

    fn run(&self, r: &'d Run) -> Option<tables::Run<'d>> {
        let flop = |value: f64| parts(value / 1e20, 1.0);
        let range = |pair: Option<[f64; 2]>, of: f64| match pair {
            Some([low, high]) => Some(Some(Range { low: parts(low, of)?, high: parts(high, of)? })),
            None => Some(None),
        };
        Some(tables::Run {
            id: &r.id,
            name: &r.name,
            flop: flop(r.flop)?,
            flop_low: flop(r.flop_low.unwrap_or(r.flop))?,
            flop_high: flop(r.flop_high.unwrap_or(r.flop))?,
            hardware: &r.hardware,
            chips: r.chips,
            days: range(r.days, 10.0)?,
            mfu: range(r.mfu, 1000.0)?,
            note: &r.note,
            sources: self.cited(&r.sources)?,
            confidence: self.confidence(&r.sources, r.inference),
        })
    }

    fn flow(&self, f: &'d Flow) -> Option<tables::Flow<'d>> {
        let all = || Channel::ALL.iter().fold(0, |mask, c| mask | c.bit());
        Some(tables::Flow {
            id: &f.id,
            providers: f.provider.iter().filter_map(|p| Provider::parse(p)).fold(0, |mask, p| mask | p.bit()),
            channels: f
                .channel
                .as_ref()
                .map_or_else(all, |names| names.iter().filter_map(|c| Channel::parse(c)).fold(0, |mask, c| mask | c.bit())),
            payer: Party::parse(&f.payer)?,
            payer_name: &f.payer_name,
            payee: Party::parse(&f.payee)?,
            payee_name: &f.payee_name,
            what: &f.what,
            rate: &f.rate,
            from: f.from.0,
            earlier: f.earlier,
            until: f.until.map(|d| d.0),
            claim: &f.claim,
            sources: self.cited(&f.sources)?,
            confidence: self.confidence(&f.sources, f.inference),
        })
    }

    fn set(&mut self, names: &[String], except: &[String]) -> u16 {
        let (names, except) = (expanded(self.training, names), expanded(self.training, except));
        let set = self.places.set_with_subdivisions(&names, &except, &mut Vec::new());
        let at = self.sets.iter().position(|s| *s == set).unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    fn cited(&self, ids: &[String]) -> Option<Vec<u16>> {
        indices(self.training.sources.iter().map(|s| &s.is.0), ids)
    }

    fn source(&self, id: &str) -> Option<&'d Source> {
        self.training.sources.iter().find(|s| s.is.0 == id).map(|s| &s.is.1)
    }

    fn newest(&self, ids: &[String]) -> Option<Date> {
        cited::newest(ids.iter().filter_map(|id| self.source(id)))
    }

    fn confidence(&self, ids: &[String], inference: bool) -> Confidence {
        cited::confidence(ids.iter().filter_map(|id| self.source(id)), inference)
    }
}

fn index<'i>(mut ids: impl Iterator<Item = &'i String>, id: &str) -> Option<u16> {
    u16::try_from(ids.position(|i| i == id)?).ok()
}

fn indices<'i>(ids: impl Iterator<Item = &'i String>, wanted: &[String]) -> Option<Vec<u16>> {
    let ids: Vec<&String> = ids.collect();
    wanted.iter().map(|w| index(ids.iter().copied(), w)).collect()
}
