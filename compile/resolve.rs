//! From names to numbers: places, groups, lists and selectors of a timeline. Problems are reported by whoever asks.

use super::schema::{Data, Sighting, Timeline};
use crate::place_set::{PlaceId, PlaceSet};
use crate::policy::Gate;
use crate::spelling::folded;
use crate::subject::{Channel, Provider, Route, Who};
use std::collections::HashMap;

/// The register of places, by code.
pub struct Places<'d> {
    data: &'d Data,
    numbers: HashMap<&'d str, PlaceId>,
    subdivisions: Vec<(PlaceId, PlaceId)>,
    territories: Vec<(PlaceId, PlaceId)>,
}

/// Which questions a timeline is about, as masks.
#[derive(Clone, Debug)]
pub struct Selectors {
    pub gate: Gate,
    pub providers: u16,
    pub channels: u16,
    pub who: u16,
    pub routes: u16,
    pub models: Vec<String>,
    pub places: PlaceSet,
    pub owners: Option<PlaceSet>,
}

impl<'d> Places<'d> {
    pub fn new(data: &'d Data) -> Self {
        let numbers: HashMap<&str, PlaceId> = data.places.iter().map(|p| p.is.code.as_str()).zip((0..).map(PlaceId)).collect();
        let related = |of: fn(&super::schema::Place) -> Option<&String>| {
            let pair = |p: &'d super::schema::Place| Some((*numbers.get(p.code.as_str())?, *numbers.get(of(p)?.as_str())?));
            data.places.iter().filter_map(|p| pair(&p.is)).collect()
        };
        let subdivisions = related(|p| p.state.as_ref());
        let territories = related(|p| p.sovereign.as_ref());
        Self { data, numbers, subdivisions, territories }
    }

    /// Every place in the order of its name, Åland among the As.
    pub fn by_name(&self) -> Vec<PlaceId> {
        let mut all: Vec<(String, PlaceId)> = self.data.places.iter().map(|p| folded(&p.is.name)).zip(self.ids()).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, id)| id).collect()
    }

    /// The code of a place; empty for none of the register.
    pub fn code(&self, place: PlaceId) -> &'d str {
        self.data.places.get(usize::from(place.0)).map_or("", |p| p.is.code.as_str())
    }

    pub fn number(&self, code: &str) -> Option<PlaceId> {
        self.numbers.get(code).copied()
    }

    /// Codes and `@groups` as a set; the names that are neither go to `unknown`.
    pub fn set(&self, names: &[String], unknown: &mut Vec<String>) -> PlaceSet {
        let mut set = PlaceSet::default();
        for name in names {
            if name == "*" {
                self.numbers.values().for_each(|p| set.insert(*p));
            } else if let Some(group) = name.strip_prefix('@') {
                match self.data.groups.iter().find(|g| g.is.id == group) {
                    Some(g) => g.is.members.iter().filter_map(|m| self.number(m)).for_each(|p| set.insert(p)),
                    None => unknown.push(name.clone()),
                }
            } else if let Some(place) = self.number(name) {
                set.insert(place);
            } else {
                unknown.push(name.clone());
            }
        }
        set
    }

    /// The same with every subdivision of its states, but those that are excepted. "Takes its state's rules unless one
    /// names it" is settled here, so that the engine tests one bit.
    pub fn set_with_subdivisions(&self, names: &[String], except: &[String], unknown: &mut Vec<String>) -> PlaceSet {
        let everywhere = names.iter().any(|n| n == "*");
        let mut set = self.set(names, unknown);
        let named: Vec<String> = names.iter().filter(|n| *n != "*").cloned().collect();
        let (named, excepted) = (self.set(&named, unknown), self.set(except, unknown));
        for place in self.ids().filter(|p| excepted.contains(*p)) {
            set.remove(place);
        }
        for (part, state) in &self.subdivisions {
            if named.contains(*part) || excepted.contains(*part) {
                continue;
            }
            // Not named itself: in or out as its state is.
            if set.contains(*state) {
                set.insert(*part)
            } else if everywhere {
                set.remove(*part)
            }
        }
        set
    }

    pub fn ids(&self) -> impl Iterator<Item = PlaceId> {
        (0..).map(PlaceId).take(self.data.places.len())
    }

    /// What a sighting says: places that are in, places that are out, unnamed territories of named states.
    pub fn sighted(&self, sighting: &Sighting, excludes: bool, unknown: &mut Vec<String>) -> [PlaceSet; 3] {
        let mut inside = self.set(&sighting.inside, unknown);
        let mut outside = self.set(&sighting.outside, unknown);
        let mut depends = PlaceSet::default();
        let spot = {
            let (mut i, o) = (inside, outside);
            self.ids().filter(|p| o.contains(*p)).for_each(|p| i.insert(p));
            i
        };

        if let Some(list) = sighting.list.as_ref().and_then(|name| self.data.lists.iter().find(|l| l.is.0 == *name)) {
            let named = self.set(&list.is.1, unknown);
            let unread = self.set(&sighting.unread, unknown);
            for place in self.ids().filter(|p| !spot.contains(*p) && !unread.contains(*p) && self.state_of(*p).is_none()) {
                if named.contains(place) {
                    if excludes { outside.insert(place) } else { inside.insert(place) }
                } else if self.sovereign_of(place).is_some_and(|s| named.contains(s)) {
                    depends.insert(place);
                } else if excludes {
                    inside.insert(place);
                } else {
                    outside.insert(place);
                }
            }
            // A subdivision that the list itself names.
            for part in self.ids().filter(|p| !spot.contains(*p) && self.state_of(*p).is_some() && named.contains(*p)) {
                if excludes { outside.insert(part) } else { inside.insert(part) }
            }
        }
        // What is not named itself stands as its state does.
        for (part, state) in &self.subdivisions {
            if ![&inside, &outside, &depends].iter().any(|s| s.contains(*part)) {
                if inside.contains(*state) {
                    inside.insert(*part);
                } else if outside.contains(*state) {
                    outside.insert(*part);
                } else if depends.contains(*state) {
                    depends.insert(*part);
                }
            }
        }
        [inside, outside, depends]
    }

    fn state_of(&self, place: PlaceId) -> Option<PlaceId> {
        self.subdivisions.iter().find(|(part, _)| *part == place).map(|(_, state)| *state)
    }

    fn sovereign_of(&self, place: PlaceId) -> Option<PlaceId> {
        self.territories.iter().find(|(territory, _)| *territory == place).map(|(_, sovereign)| *sovereign)
    }
}

/// A timeline's selectors; none if its gate is not one. Values that are in no vocabulary are skipped: `check` names them.
pub fn selectors(places: &Places, t: &Timeline) -> Option<Selectors> {
    let mut unknown = Vec::new();
    Some(Selectors {
        gate: Gate::parse(&t.gate)?,
        providers: mask(t.provider.as_deref(), Provider::ALL, Provider::parse, Provider::bit),
        channels: mask(t.channel.as_deref(), Channel::ALL, Channel::parse, Channel::bit),
        who: mask(t.who.as_deref(), Who::ALL, Who::parse, Who::bit),
        routes: mask(t.route.as_deref(), Route::ALL, Route::parse, Route::bit),
        models: t.model.clone(),
        places: places.set_with_subdivisions(&t.place, &t.except, &mut unknown),
        owners: t.owner.as_ref().map(|o| places.set_with_subdivisions(o, &[], &mut unknown)),
    })
}

/// The bits of the named values; all of them if none is named.
fn mask<T: Copy>(names: Option<&[String]>, all: &[T], parse: fn(&str) -> Option<T>, bit: fn(T) -> u16) -> u16 {
    match names {
        None => all.iter().fold(0, |m, v| m | bit(*v)),
        Some(names) => names.iter().filter_map(|n| parse(n)).fold(0, |m, v| m | bit(v)),
    }
}

impl Selectors {
    /// Whether some question is about both.
    pub fn meets(&self, other: &Self) -> bool {
        let models = self.models.is_empty() || other.models.is_empty() || self.models.iter().any(|m| other.models.contains(m));
        let owners = match (&self.owners, &other.owners) {
            (Some(a), Some(b)) => a.meets(b),
            _ => true,
        };
        self.gate == other.gate
            && self.providers & other.providers != 0
            && self.channels & other.channels != 0
            && self.who & other.who != 0
            && self.routes & other.routes != 0
            && models
            && owners
            && self.places.meets(&other.places)
    }
}
