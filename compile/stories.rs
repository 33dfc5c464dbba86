//! Stories: what their files hold, and the texts that the page loads of them, one for each language that a story is told in.
//! Checks nothing; `check::story` does.

use super::schema::Data;
use crate::packed::checksum;
use serde::Deserialize;

/// A story: questions in an order, with two sentences each. Its id is the name of its file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct Story {
    pub title: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub step: Vec<StoryStep>,
    #[serde(default)]
    pub translation: Vec<StoryTranslation>,
}

/// A step of a story.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct StoryStep {
    pub ask: toml::Table,
    pub verdict: String,
    pub view: Option<String>,
    pub say: Vec<String>,
}

/// A story's words in another language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "data/README.md describes every key")]
pub struct StoryTranslation {
    pub lang: String,
    pub title: String,
    #[serde(default)]
    pub say: Vec<Vec<String>>,
}

/// One story in one language.
pub struct Told {
    /// Its id: the name of its file.
    pub id: String,
    /// The language, if it is another one than that of the data.
    pub lang: Option<String>,
    /// What it is called.
    pub title: String,
    /// A check sum, the title, and for each step the question as the query of an address, the view, two sentences.
    pub text: String,
}

/// Every story in every language that it is told in.
pub(super) fn told(data: &Data) -> Vec<Told> {
    let one = |(id, story): &(String, Story)| {
        let own = story.step.iter().map(|s| s.say.clone()).collect::<Vec<_>>();
        let others = story.translation.iter().map(|t| (Some(&t.lang), &t.title, &t.say));
        let all: Vec<Told> = [(None, &story.title, &own)]
            .into_iter()
            .chain(others)
            .map(|(lang, title, say)| Told {
                id: id.clone(),
                lang: lang.cloned(),
                title: title.clone(),
                text: packed(title, &story.step, say),
            })
            .collect();
        all
    };
    data.stories.iter().flat_map(|s| one(&s.is)).collect()
}

fn packed(title: &str, steps: &[StoryStep], say: &[Vec<String>]) -> String {
    let fields = steps.iter().zip(say).flat_map(|(step, say)| {
        let sentences = [say.first(), say.get(1)].map(|s| s.cloned().unwrap_or_default());
        [query(step), step.view.clone().unwrap_or_default()].into_iter().chain(sentences)
    });
    let body = [title.to_owned()].into_iter().chain(fields).collect::<Vec<_>>().join("\0");
    format!("{:016x}\0{body}", checksum(body.as_bytes()))
}

/// The question as the query of an address. Ids, codes and days need no percent-coding.
fn query(step: &StoryStep) -> String {
    let pairs = step.ask.iter().map(|(key, value)| match value {
        toml::Value::String(text) => format!("{key}={text}"),
        other => format!("{key}={other}"),
    });
    pairs.collect::<Vec<_>>().join("&")
}
