//! Claims and sources, loaded after the answer: the file of the maker that is asked about. What is shown of them is in
//! `evidence`.

use super::Shared;
use crate::browser;
use crate::subject::Provider;
use crate::text::Texts;
use yew::prelude::*;

/// The data with as much evidence as there is, and how the loading of the rest goes.
#[derive(Clone)]
pub(super) struct Loading {
    /// The data.
    pub(super) data: Shared,
    /// The file could not be had.
    pub(super) failed: bool,
    /// Tries again.
    pub(super) again: Callback<()>,
}

/// Loads the evidence for a maker, and draws anew when it is there.
#[hook]
pub(super) fn use_evidence(data: &Shared, maker: Provider) -> Loading {
    let loaded = use_state(|| data.clone());
    let failed = use_state(|| false);
    let attempt = use_state(|| 0_u8);
    let wanted = use_mut_ref(|| maker);
    {
        let (data, loaded, failed) = (data.clone(), loaded.clone(), failed.clone());
        use_effect_with((maker, *attempt), move |_| {
            *wanted.borrow_mut() = maker;
            failed.set(false);
            browser::load(&format!("evidence-{}", maker.id()), move |bytes| {
                // The reader may have asked about somebody else in the meantime.
                if *wanted.borrow() != maker {
                    return;
                }
                // Kept for as long as the page: the data borrow their texts from it. A few kilobytes a maker.
                let found = bytes.and_then(|b| data.with_evidence(b.leak()).ok());
                failed.set(found.is_none());
                if let Some(found) = found {
                    loaded.set(Shared::new(found, Texts::english()));
                }
            });
        });
    }
    let again = Callback::from(move |()| attempt.set(attempt.wrapping_add(1)));
    Loading { data: loaded.in_texts_of(data), failed: *failed, again }
}
