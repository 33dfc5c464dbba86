//! What is loaded after the answer: the claims and sources of the maker that is asked about, and the data of the second question
//! and of the money. What is shown of them is elsewhere.

use super::Shared;
use super::node::{El, classed, el};
use super::rest::Here;
use crate::browser;
use crate::subject::Provider;
use crate::text::{Msg, Texts, Words, msg};
use crate::training::data::Training;
use std::rc::Rc;
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

/// The data of the second question and of the money, with the texts for them, and how their loading goes.
pub(super) struct Second {
    /// The data in texts that say everything, and the data on chips and money, once both are there.
    pub(super) there: Option<(Shared, Rc<Training<'static>>)>,
    failed: bool,
    again: Callback<()>,
}

impl Second {
    /// Words over the data, in texts that say everything; none until they are there.
    pub(super) fn words(&self) -> Option<Words<'_, 'static>> {
        self.there.as_ref().map(|(data, _)| data.words())
    }

    /// What stands in the place of a view while its data are not there.
    pub(super) fn awaited(&self, words: Words) -> El {
        waiting(words, self.failed, [msg::SECOND_LOADING, msg::SECOND_NOT_LOADED], &self.again)
    }
}

/// Reads the file of the second question.
#[inline(never)]
fn decoded(_: Here, bytes: &'static [u8], data: &Shared) -> Option<Rc<Training<'static>>> {
    Training::decode(bytes, data.data()).ok().map(Rc::new)
}

/// Loads the data of the second question when they are first wanted by the program that reads them, once, and its texts once for
/// each language in turn.
#[hook]
pub(super) fn use_second(data: &Shared, wanted: Option<Here>) -> Second {
    let training = use_state(|| None::<Rc<Training<'static>>>);
    let texts = use_state(|| None::<(&'static str, &'static str)>);
    let failed = use_state(|| false);
    let attempt = use_state(|| 0_u8);
    let own = data.texts.language().id;
    let current = use_mut_ref(|| own);
    {
        let (data, training, failed) = (data.clone(), training.clone(), failed.clone());
        let missing = wanted.filter(|_| training.is_none());
        use_effect_with((missing, *attempt), move |_| {
            if let Some(here) = missing {
                failed.set(false);
                browser::load("training", move |bytes| {
                    // Kept for as long as the page: the data borrow their texts from it.
                    let found = bytes.and_then(|b| decoded(here, b.leak(), &data));
                    failed.set(found.is_none());
                    training.set(found);
                });
            }
        });
    }
    {
        let (texts, failed) = (texts.clone(), failed.clone());
        let missing = wanted.is_some() && texts.is_none_or(|(of, _)| of != own);
        use_effect_with((missing.then_some(own), *attempt), move |_| {
            *current.borrow_mut() = own;
            if missing {
                browser::load(&format!("second-{own}"), move |bytes| {
                    // The reader may have chosen another language in the meantime.
                    if *current.borrow() != own {
                        return;
                    }
                    let found = bytes.and_then(|b| String::from_utf8(b).ok()).map(|text| (own, &*text.leak()));
                    if found.is_none() {
                        failed.set(true);
                    }
                    texts.set(found);
                });
            }
        });
    }
    let told = use_memo((data.clone(), *texts), |(data, texts)| {
        let (_, packed) = texts.filter(|(of, _)| *of == data.texts.language().id)?;
        Some(data.with(data.texts.with_second(packed)?))
    });
    let again = Callback::from(move |()| attempt.set(attempt.wrapping_add(1)));
    Second { there: (*told).clone().zip((*training).clone()), failed: *failed, again }
}

/// Says that something is being loaded, or that it could not be, with a button to try again.
pub(super) fn waiting(words: Words, failed: bool, [loading, not_loaded]: [Msg; 2], again: &Callback<()>) -> El {
    let place = classed("div", "sources awaited").attr("role", "status");
    if !failed {
        return place.text(words.get(loading));
    }
    let again = again.clone();
    let button = el("button").attr("type", "button").text(words.get(msg::EVIDENCE_AGAIN)).on("click", move |_| again.emit(()));
    place.text(words.get(not_loaded)).text(" ").child(button)
}
