//! What is loaded after the answer: the claims and sources of the maker that is asked about, and the data of the second question
//! and of the money. What is shown of them is elsewhere, and how far a file's loading is, in `file`.

use super::Shared;
use super::file::{Loaded, Part};
use super::node::{El, classed, el};
use super::rest::Here;
use crate::text::{Msg, Words, msg};
use crate::training::data::Training;
use std::rc::Rc;
use yew::Callback;

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

impl Loading {
    /// The same data with the evidence of a file; nothing if the file is damaged.
    pub(super) fn read(&self, bare: &Shared, bytes: Vec<u8>) -> Option<Shared> {
        // Kept for as long as the page: the data borrow their texts from it. A few kilobytes a maker.
        let found = bare.with_evidence(bytes.leak()).ok()?;
        Some(Shared { data: Rc::new(found), texts: self.data.texts.clone() })
    }
}

/// The data of the second question and of the money, with the texts for them, and how their loading goes.
pub(super) struct Second {
    /// The data in texts that say everything, and the data on chips and money, once both are there.
    pub(super) there: Option<(Shared, Rc<Training<'static>>)>,
    training: Option<Rc<Training<'static>>>,
    texts: Option<(&'static str, &'static str)>,
    /// How far the data are, and their texts.
    loaded: [Loaded<Part>; 2],
    again: Callback<()>,
}

impl Second {
    /// Nothing of it yet.
    pub(super) fn new(again: Callback<()>) -> Self {
        Self { there: None, training: None, texts: None, loaded: Default::default(), again }
    }

    /// What is to be fetched now, if the second question is asked in the language of `data`: its data once, and its texts once
    /// for each language in turn.
    pub(super) fn due(&mut self, data: &Shared, wanted: bool) -> [Option<Part>; 2] {
        let language = data.texts.language().id;
        let told = self.texts.is_some_and(|(of, _)| of == language);
        if !told {
            self.there = None;
        }
        let [training, texts] = &mut self.loaded;
        [
            training.due((wanted && self.training.is_none()).then_some(Part::Training)),
            texts.due((wanted && !told).then_some(Part::Second(language))),
        ]
    }

    /// Takes a file that has come, or could not be had.
    pub(super) fn came(&mut self, here: Here, data: &Shared, part: Part, bytes: Option<Vec<u8>>) {
        let [training, texts] = &mut self.loaded;
        match part {
            Part::Second(language) => {
                let found = bytes.and_then(|b| String::from_utf8(b).ok()).map(|text| (language, &*text.leak()));
                // The reader may have chosen another language in the meantime.
                if texts.came(part, found.is_some()) {
                    self.texts = found;
                }
            }
            _ => {
                // Kept for as long as the page: the data borrow their texts from it.
                let found = bytes.and_then(|b| decoded(here, b.leak(), data));
                training.came(part, found.is_some());
                self.training = found;
            }
        }
        let said = |packed| data.texts.with_second(packed);
        let told = self.texts.filter(|(of, _)| *of == data.texts.language().id).and_then(|(_, packed)| said(packed));
        self.there = told.map(|texts| data.with(texts)).zip(self.training.clone());
    }

    /// Forgets what failed, so that it is tried again.
    pub(super) fn again(&mut self) {
        self.loaded.iter_mut().for_each(Loaded::again);
    }

    /// Words over the data, in texts that say everything; none until they are there.
    pub(super) fn words(&self) -> Option<Words<'_, 'static>> {
        self.there.as_ref().map(|(data, _)| data.words())
    }

    /// What stands in the place of a view while its data are not there.
    pub(super) fn awaited(&self, words: Words) -> El {
        let failed = self.loaded.iter().any(|file| file.failed);
        waiting(words, failed, [msg::SECOND_LOADING, msg::SECOND_NOT_LOADED], &self.again)
    }
}

/// Reads the file of the second question.
#[inline(never)]
fn decoded(_: Here, bytes: &'static [u8], data: &Shared) -> Option<Rc<Training<'static>>> {
    Training::decode(bytes, data.data()).ok().map(Rc::new)
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
