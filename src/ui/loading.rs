//! What is loaded after the answer: the claims and sources of the maker that is asked about, and the data of the second question
//! and of the money. What is shown of them is elsewhere, and how far a file's loading is, in `file`.

use super::Shared;
use super::file::{Loaded, Part};
use super::node::{El, classed, el};
use super::rest::Here;
use crate::dataset::Dataset;
use crate::subject::Provider;
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

/// The data with the evidence of each maker that was asked about, once it has come, and how the loading of the last one goes.
#[derive(Default)]
pub(super) struct Shelves {
    kept: Vec<(Provider, Rc<Dataset<'static>>)>,
    pub(super) loaded: Loaded<Part>,
}

impl Shelves {
    /// The data with the evidence of a maker, if that is there, in the texts of others.
    pub(super) fn of(&self, maker: Provider, texts: &Shared) -> Option<Shared> {
        let (_, data) = self.kept.iter().find(|(of, _)| *of == maker)?;
        Some(Shared { data: data.clone(), texts: texts.texts.clone() })
    }

    /// What is to be fetched now for a maker that is asked about.
    pub(super) fn due(&mut self, maker: Provider) -> Option<Part> {
        let there = self.kept.iter().any(|(of, _)| *of == maker);
        self.loaded.due((!there).then_some(Part::Evidence(maker)))
    }

    /// Takes a maker's file that has come, or could not be had.
    pub(super) fn came(&mut self, bare: &Shared, maker: Provider, bytes: Option<Vec<u8>>) {
        // Kept for as long as the page: the data borrow their texts from it, some 20 to 50 kB a maker.
        let found = bytes.and_then(|bytes| bare.with_evidence(bytes.leak()).ok());
        self.loaded.came(Part::Evidence(maker), found.is_some());
        self.kept.extend(found.map(|data| (maker, Rc::new(data))));
    }
}

/// The data of the second question and of the money, with the texts for them, and how their loading goes.
pub(super) struct Second {
    /// The data in texts that say everything, and the data on chips and money, once both are there.
    pub(super) there: Option<(Shared, Rc<Training<'static>>)>,
    training: Option<Rc<Training<'static>>>,
    /// The texts of each language that was spoken, once they have come.
    texts: Vec<(&'static str, &'static str)>,
    /// How far the data are, and their texts.
    loaded: [Loaded<Part>; 2],
    again: Callback<()>,
}

impl Second {
    /// Nothing of it yet.
    pub(super) fn new(again: Callback<()>) -> Self {
        Self { there: None, training: None, texts: Vec::new(), loaded: Default::default(), again }
    }

    /// All of it, where nothing is loaded: in a page that is rendered natively, in the language that says everything there.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn native(data: &Shared, again: Callback<()>) -> Self {
        let training = Training::embedded(data.data()).ok().map(Rc::new);
        Self { there: Some(data.clone()).zip(training.clone()), training, ..Self::new(again) }
    }

    /// What is to be fetched now, if the second question is asked in the language of `data`: its data once, and its texts whenever
    /// they are to be in another language.
    pub(super) fn due(&mut self, data: &Shared, wanted: bool) -> [Option<Part>; 2] {
        let language = data.texts.language().id;
        self.there.take_if(|(told, _)| told.texts.language().id != language);
        let told = self.there.is_some();
        let [training, texts] = &mut self.loaded;
        [
            training.due((wanted && self.training.is_none()).then_some(Part::Training)),
            texts.due((wanted && !told).then_some(Part::Second(language))),
        ]
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

/// Takes a file of the second question that has come, or could not be had.
#[inline(never)]
pub(super) fn came(_: Here, second: &mut Second, data: &Shared, part: Part, bytes: Option<Vec<u8>>) {
    // Both are kept for as long as the page, which borrows its texts from them; once each.
    let [training, texts] = &mut second.loaded;
    if let Part::Second(language) = part {
        if !second.texts.iter().any(|(of, _)| *of == language) {
            let found = bytes.and_then(|b| String::from_utf8(b).ok()).map(|text| (language, &*text.leak()));
            second.texts.extend(found.filter(|(_, packed)| data.texts.with_second(packed).is_some()));
        }
        texts.came(part, second.texts.iter().any(|(of, _)| *of == language));
    } else {
        let found = bytes.and_then(|b| Training::decode(b.leak(), data.data()).ok());
        training.came(part, found.is_some());
        second.training = found.map(Rc::new);
    }
    let own = second.texts.iter().find(|(of, _)| *of == data.texts.language().id);
    let told = own.and_then(|(_, packed)| data.texts.with_second(packed));
    second.there = told.map(|texts| data.with(texts)).zip(second.training.clone());
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
