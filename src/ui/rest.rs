//! The second program: what a reader needs who does more than read the answer. The build cuts it off the first one
//! (`scripts/dist/split.mjs`) and the page loads it when it is first wanted. What lives in it is entered only with a `Here`.

use super::file::Loaded;
use super::loading::waiting;
use super::node::El;
use crate::browser;
use crate::text::{Words, msg};
use yew::Callback;

/// The second program is there. Functions that ask for one are the doors between the two programs: they are never inlined, so
/// that the cut can be made at them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Here(());

impl Here {
    /// Where nothing was cut: a page that is rendered natively.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) const NATIVE: Option<Self> = Some(Self(()));
}

/// Loads the second program if it is not there yet. Called back once.
pub(super) fn load(done: impl FnOnce(Option<Here>) + 'static) {
    browser::load_rest(move |here| done(here.then_some(Here(()))));
}

/// Whether it is there, and how its loading goes.
pub(super) struct Rest {
    /// It is there.
    pub(super) here: Option<Here>,
    loaded: Loaded<()>,
    again: Callback<()>,
}

impl Rest {
    /// Where nothing was loaded yet.
    pub(super) fn new(again: Callback<()>) -> Self {
        #[cfg(target_arch = "wasm32")]
        let here = None;
        #[cfg(not(target_arch = "wasm32"))]
        let here = Here::NATIVE;
        Self { here, loaded: Loaded::default(), again }
    }

    /// Whether it is to be fetched now, if it is wanted.
    pub(super) fn due(&mut self, wanted: bool) -> bool {
        self.loaded.due((wanted && self.here.is_none()).then_some(())).is_some()
    }

    /// It has come, or could not be had.
    pub(super) fn came(&mut self, here: Option<Here>) {
        self.loaded.came((), here.is_some());
        self.here = here;
    }

    /// Forgets a failure, so that it is tried again.
    pub(super) fn again(&mut self) {
        self.loaded.again();
    }

    /// It could not be had.
    pub(super) fn failed(&self) -> bool {
        self.loaded.failed
    }

    /// What stands in the place of what is not there.
    pub(super) fn awaited(&self, words: Words) -> El {
        waiting(words, self.failed(), [msg::VIEW_LOADING, msg::VIEW_NOT_LOADED], &self.again)
    }
}
