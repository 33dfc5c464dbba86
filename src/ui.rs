//! The page. What all its parts share stands here; how it changes and is laid out, in `app`. Decides nothing.

mod answer;
mod app;
mod changes;
mod compare;
mod evidence;
mod file;
mod icon;
mod loading;
mod map;
mod money;
mod node;
mod notice;
mod path;
mod place_box;
mod play;
mod question;
mod report;
mod rest;
mod second;
mod sources;
mod still;
mod story;
mod tabs;
mod take;
mod timeline;
mod train;
mod views;
mod when;

pub use app::App;
pub use map::{Line as MapLine, PATTERNS as MAP_PATTERNS, lines as map_lines};

use crate::dataset::Dataset;
use crate::state::State;
use crate::text::{Texts, Words};
use std::ops::Deref;
use std::rc::Rc;
use yew::Properties;

/// The dataset and the texts, shared by every component; two handles are equal if both are the same.
#[derive(Clone, Debug)]
pub struct Shared {
    data: Rc<Dataset<'static>>,
    texts: Rc<Texts>,
}

impl Shared {
    /// Shares a dataset, and the texts to speak of it.
    pub fn new(data: Dataset<'static>, texts: Texts) -> Self {
        Self { data: Rc::new(data), texts: Rc::new(texts) }
    }

    /// The same data in other texts.
    #[must_use]
    pub fn with(&self, texts: Texts) -> Self {
        Self { data: self.data.clone(), texts: Rc::new(texts) }
    }

    /// This data in the texts of others.
    #[must_use]
    pub fn in_texts_of(&self, other: &Self) -> Self {
        Self { data: self.data.clone(), texts: other.texts.clone() }
    }

    /// The data alone.
    pub fn data(&self) -> &Rc<Dataset<'static>> {
        &self.data
    }

    /// Words over the data.
    pub fn words(&self) -> Words<'_, 'static> {
        Words::new(&self.data, &self.texts)
    }
}

impl Deref for Shared {
    type Target = Dataset<'static>;
    fn deref(&self) -> &Self::Target {
        &self.data
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data) && Rc::ptr_eq(&self.texts, &other.texts)
    }
}

/// What the page starts with. The environment is read by `main`, so that the same page can be rendered without a browser.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The data.
    pub data: Shared,
    /// The first question.
    pub initial: State,
    /// Where the page stands.
    pub standing: Rc<Standing>,
}

/// What the page knows of where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its address without a question; empty where it has none.
    pub address: String,
    /// The form for wrong answers, if there is one.
    pub report: Option<String>,
    /// Whether that is an article, in which only the beginning of a view has room.
    pub article: bool,
}
