//! Which places a rule or a list speaks about. Nothing is inherited but from a state to its subdivisions.

use super::record::{Place, Record, Sighting};

/// What a sighting says about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// It is among the places that are in.
    In,
    /// It is among the places that are out.
    Out,
    /// It is a territory, not named itself, of a state that is named.
    Depends,
}

/// Whether a timeline with these `place` and `except` is about the place. "A subdivision takes its state's rules unless a
/// timeline names it. Nothing else is inherited: not from a state to its territories."
pub(crate) fn is_covered(place: &Place, places: &[String], except: &[String]) -> bool {
    let named = |list: &[String], code: &str| list.iter().any(|c| c == code);
    if named(except, &place.code) {
        return false;
    }
    if named(places, &place.code) {
        return true;
    }
    let code = place.state.as_ref().unwrap_or(&place.code);
    !named(except, code) && (named(places, "*") || named(places, code))
}

/// Whether a change or a dispute is about the place: it names it or the state that it is a part of.
pub(crate) fn is_meant(place: &Place, places: &[String]) -> bool {
    is_covered(place, places, &[])
}

/// What one sighting says about the place, if anything.
pub(crate) fn said(sighting: &Sighting, place: &Place, excludes: bool) -> Option<Said> {
    let named = |list: &[String], code: &str| list.iter().any(|c| c == code);
    // The place by its own name first; a subdivision that is not named is what its state is.
    for code in [Some(&place.code), place.state.as_ref()].into_iter().flatten() {
        if named(&sighting.places_in, code) {
            return Some(Said::In);
        }
        if named(&sighting.places_out, code) {
            return Some(Said::Out);
        }
        // "Of a page read in part, the unread part is unknown."
        if named(&sighting.unread, code) {
            return None;
        }
        // "includes: named places are in | excludes: named places are out"
        if sighting.list.as_ref().is_some_and(|list| named(list, code)) {
            return Some(if excludes { Said::Out } else { Said::In });
        }
    }
    // "A sighting of a few places only" is silent about all others.
    let list = sighting.list.as_ref()?;
    if let Some(sovereign) = &place.sovereign {
        // "A dependent territory of a named state is unknown (`depends`) unless it is named itself."
        if named(list, sovereign) {
            return Some(Said::Depends);
        }
        // Whether the state is named was not read, so it is not known what the list's silence about the territory means.
        if named(&sighting.unread, sovereign) {
            return None;
        }
    }
    // "A place that a whole list does not name is out (with `excludes`: in)."
    Some(if excludes { Said::In } else { Said::Out })
}

impl Record {
    /// The record of a code.
    pub(crate) fn place(&self, code: &str) -> &Place {
        self.places.iter().find(|p| p.code == code).unwrap_or_else(|| panic!("no place {code}"))
    }
}
