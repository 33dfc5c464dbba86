//! Stories: questions in an order, with two sentences each. They are data, loaded by the page when one is told; what a reader
//! sees of them is the interface's business.

use crate::packed::checksum;

/// A story before it is told.
pub struct Offer {
    /// Its id: the name of its file.
    pub id: &'static str,
    /// What it is called in the language of the data.
    pub title: &'static str,
    /// The other languages that it is told in, each with the title there.
    pub others: &'static [(&'static str, &'static str)],
}

/// Every story there is.
pub const ALL: &[Offer] = include!(concat!(env!("OUT_DIR"), "/stories.rs"));

/// The text of each in the language of the data, for pages that are rendered natively; the others load it.
#[cfg(not(target_arch = "wasm32"))]
pub const TEXTS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/story-texts.rs"));

/// Where in a story a reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The story, by its place in `ALL`; a place beyond is none, for a link that names no story there is.
    pub story: usize,
    /// The step, counted from 1; 0 is what no number was.
    pub step: usize,
    /// Whether the question of the step is still to be asked: the link named the step and no question of its own.
    pub asks: bool,
}

impl Bookmark {
    /// Reads `story` and `step` from the pairs of an address; `fields` are the names of a question's fields.
    pub fn read<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>, fields: &[&str]) -> Option<Self> {
        let (mut story, mut step, mut asks) = ("", 1, true);
        for (key, value) in pairs {
            match key {
                "story" => story = value,
                "step" => step = value.trim().parse().unwrap_or_default(),
                _ => asks &= !fields.contains(&key),
            }
        }
        let number = ALL.iter().position(|offer| offer.id == story.trim()).unwrap_or(ALL.len());
        (!story.is_empty()).then_some(Self { story: number, step, asks })
    }

    /// The id of the story; empty if there is none such.
    pub fn id(self) -> &'static str {
        ALL.get(self.story).map_or("", |offer| offer.id)
    }

    /// The same story at another step, whose question is asked along with it.
    #[must_use]
    pub fn at(self, step: usize) -> Self {
        Self { step, asks: false, ..self }
    }
}

/// A story in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// What it is called.
    pub title: &'static str,
    steps: Vec<[&'static str; 4]>,
}

/// A step of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The question as the query of an address.
    pub ask: &'static str,
    /// The view to be opened; empty for the usual one.
    pub view: &'static str,
    /// What is said.
    pub say: [&'static str; 2],
}

impl Story {
    /// From its packed text; none if that is damaged.
    pub fn read(packed: &'static str) -> Option<Self> {
        let (sum, body) = packed.split_once('\0')?;
        let mut texts = body.split('\0');
        let title = texts.next().filter(|_| u64::from_str_radix(sum, 16) == Ok(checksum(body.as_bytes())))?;
        let mut steps = Vec::new();
        while let Some(ask) = texts.next() {
            steps.push([ask, texts.next()?, texts.next()?, texts.next()?]);
        }
        Some(Self { title, steps })
    }

    /// How many steps it has.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// A step, counted from 1.
    pub fn step(&self, number: usize) -> Option<Step> {
        let [ask, view, first, second] = *self.steps.get(number.checked_sub(1)?)?;
        Some(Step { ask, view, say: [first, second] })
    }
}

impl Step {
    /// The pairs of the question.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.ask.split('&').filter_map(|pair| pair.split_once('='))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(body: &str) -> &'static str {
        format!("{:016x}\0{body}", checksum(body.as_bytes())).leak()
    }

    #[test]
    fn a_story_is_read() {
        let story = Story::read(packed("Title\0place=HK&date=2024-07-09\0map\0One.\0Two.\0place=CN\0\0Three.\0Four.")).unwrap();
        assert_eq!((story.title, story.len(), story.is_empty()), ("Title", 2, false));
        let first = story.step(1).unwrap();
        assert_eq!((first.view, first.say), ("map", ["One.", "Two."]));
        assert_eq!(first.pairs().collect::<Vec<_>>(), [("place", "HK"), ("date", "2024-07-09")]);
        assert_eq!((story.step(0), story.step(3)), (None, None));
    }

    #[test]
    fn a_damaged_story_is_refused() {
        let whole = packed("Title\0place=HK\0\0One.\0Two.");
        assert!(Story::read(whole).is_some());
        for damaged in [whole.replace("One", "Eins"), whole.replace('\0', ""), String::new()] {
            assert_eq!(Story::read(damaged.leak()), None);
        }
        assert_eq!(Story::read(packed("Title\0place=HK\0\0One.")), None, "a step is cut off");
    }

    #[test]
    fn a_bookmark_says_whether_its_question_is_still_to_be_asked() {
        let read = |pairs: &[(&'static str, &'static str)]| Bookmark::read(pairs.iter().copied(), &["place", "date"]);
        assert_eq!(read(&[("place", "CN")]), None);
        assert_eq!(read(&[("story", "")]), None);
        let id = ALL[0].id;
        let mark = |step, asks| Some(Bookmark { story: 0, step, asks });
        assert_eq!(read(&[("story", id), ("lang", "fr")]), mark(1, true));
        assert_eq!(read(&[("story", id), ("step", "3")]), mark(3, true));
        assert_eq!(read(&[("story", id), ("step", "x"), ("date", "latest")]), mark(0, false));
        let unknown = read(&[("story", "no such story")]).unwrap();
        assert_eq!((unknown.story, unknown.id(), mark(1, true).unwrap().id()), (ALL.len(), "", id));
    }
}
