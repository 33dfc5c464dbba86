//! The second program: what a reader needs who does more than read the answer. The build cuts it off the first one
//! (`scripts/dist/split.mjs`) and the page loads it when it is first wanted. What lives in it is entered only with a `Here`.

use super::loading::waiting;
use super::node::El;
use crate::browser;
use crate::text::{Words, msg};
use yew::prelude::*;

/// The second program is there. Functions that ask for one are the doors between the two programs: they are never inlined, so
/// that the cut can be made at them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Here(());

impl Here {
    /// Where nothing was cut: a page that is rendered natively.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) const NATIVE: Option<Self> = Some(Self(()));
}

/// Loads the second program if it is not there yet. Called back once.
pub(super) fn load(done: impl FnOnce(Option<Here>) + 'static) {
    browser::load_rest(move |here| done(here.then_some(Here(()))));
}

/// How far its loading is.
pub(super) struct Rest {
    /// It is there.
    pub(super) here: Option<Here>,
    /// It could not be had.
    pub(super) failed: bool,
    again: Callback<()>,
}

impl Rest {
    /// What stands in the place of what is not there.
    pub(super) fn awaited(&self, words: Words) -> El {
        waiting(words, self.failed, [msg::VIEW_LOADING, msg::VIEW_NOT_LOADED], &self.again)
    }
}

/// Loads the second program when it is first wanted, and draws anew when it is there.
#[hook]
pub(super) fn use_rest(wanted: bool) -> Rest {
    #[cfg(target_arch = "wasm32")]
    let here = use_state(|| None);
    #[cfg(not(target_arch = "wasm32"))]
    let here = use_state(|| Here::NATIVE);
    let failed = use_state(|| false);
    let attempt = use_state(|| 0_u8);
    {
        let (here, failed) = (here.clone(), failed.clone());
        let missing = wanted && here.is_none();
        use_effect_with((missing, *attempt), move |_| {
            if missing {
                failed.set(false);
                load(move |loaded| {
                    failed.set(loaded.is_none());
                    here.set(loaded);
                });
            }
        });
    }
    let again = Callback::from(move |()| attempt.set(attempt.wrapping_add(1)));
    Rest { here: *here, failed: *failed, again }
}
