//! Files that the page loads by itself when something in them is first wanted: which there are, and how far the loading of one is.
//! What is in them is read by those who want them.

use crate::browser;
use crate::story::Bookmark;
use crate::subject::Provider;

/// A file, by what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Claims and sources of a maker.
    Evidence(Provider),
    /// The data of the second question and of the money.
    Training,
    /// The texts for those, in a language.
    Second(&'static str),
    /// A story, in a language if it was translated.
    Story(Bookmark, Option<&'static str>),
}

impl Part {
    /// Fetches it, and hands over what is in it; nothing if it cannot be had.
    pub(super) fn load(self, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
        let name = match self {
            Self::Evidence(maker) => format!("evidence-{}", maker.id()),
            Self::Training => "training".to_owned(),
            Self::Second(language) => format!("second-{language}"),
            Self::Story(mark, None) => format!("story-{}", mark.id()),
            Self::Story(mark, Some(language)) => format!("story-{}_{language}", mark.id()),
        };
        browser::load(&name, done);
    }
}

/// How far the loading of something is.
#[derive(Debug)]
pub(super) struct Loaded<P> {
    asked: Option<P>,
    busy: bool,
    /// It could not be had.
    pub(super) failed: bool,
}

impl<P> Default for Loaded<P> {
    fn default() -> Self {
        Self { asked: None, busy: false, failed: false }
    }
}

impl<P: Copy + PartialEq> Loaded<P> {
    /// What is to be fetched now, if that is wanted: nothing that was asked for already. What nobody wants any more is asked for
    /// anew when it is wanted again.
    pub(super) fn due(&mut self, wanted: Option<P>) -> Option<P> {
        if wanted.is_none() && !self.busy {
            *self = Self::default();
        }
        let due = wanted.filter(|_| self.asked != wanted);
        if due.is_some() {
            *self = Self { asked: due, busy: true, failed: false };
        }
        due
    }

    /// Something has come, or cannot be had; whether it is what was asked for last.
    pub(super) fn came(&mut self, what: P, there: bool) -> bool {
        let own = self.asked == Some(what);
        if own {
            (self.busy, self.failed) = (false, !there);
        }
        own
    }

    /// Forgets a failure, so that it is tried again.
    pub(super) fn again(&mut self) {
        if self.failed {
            *self = Self::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_is_fetched_once() {
        let mut loaded = Loaded::default();
        assert_eq!(loaded.due(None), None);
        assert_eq!(loaded.due(Some(1)), Some(1));
        assert_eq!(loaded.due(Some(1)), None, "it is on its way");
        assert!(loaded.came(1, true));
        assert_eq!(loaded.due(Some(1)), None, "it is there");
        assert_eq!(loaded.due(None), None);
        assert_eq!(loaded.due(Some(1)), Some(1), "nobody wanted it in between");
    }

    #[test]
    fn what_comes_late_is_no_longer_wanted() {
        let mut loaded = Loaded::default();
        loaded.due(Some(1));
        assert_eq!(loaded.due(Some(2)), Some(2));
        assert!(!loaded.came(1, false) && !loaded.failed);
        assert!(loaded.came(2, true));
    }

    #[test]
    fn what_is_on_its_way_is_not_fetched_again_when_it_is_not_wanted_for_a_while() {
        let mut loaded = Loaded::default();
        loaded.due(Some(1));
        loaded.due(None);
        assert_eq!(loaded.due(Some(1)), None);
        assert!(loaded.came(1, true));
    }

    #[test]
    fn a_failure_stays_until_somebody_tries_again_or_looks_elsewhere() {
        let mut loaded = Loaded::default();
        loaded.due(Some(1));
        loaded.came(1, false);
        assert!(loaded.failed);
        assert_eq!(loaded.due(Some(1)), None);
        loaded.again();
        assert_eq!((loaded.failed, loaded.due(Some(1))), (false, Some(1)));
        loaded.came(1, false);
        loaded.due(None);
        assert_eq!(loaded.due(Some(1)), Some(1));
    }
}
