//! Rules about stories. Whether the answers are those that a story tells of is a test of the engine, not of the data's form.

use super::super::stories::{StoryStep, StoryTranslation};
use super::{Context, Report};
use crate::date::Date;
use crate::subject::{Channel, Provider, Route, Who};
use crate::verdict::Verdict;

/// The views that a step may open: those of the contract.
const VIEWS: [&str; 7] = ["why", "compare", "map", "timeline", "sources", "train", "money"];

pub(super) fn steps(c: &Context, report: &mut Report) {
    for story in &c.data.stories {
        let (id, told) = &story.is;
        let mut complain = |record: &str, what: String| report.add(&story.file, record, what);
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            complain(id, "is no id; name the file with lower-case letters, digits and `-` only".to_owned());
        }
        if told.title.trim().is_empty() {
            complain(id, "has no title; say in a few words what the story is".to_owned());
        }
        if told.step.len() < 2 {
            complain(id, format!("has {} steps; a story has at least two", told.step.len()));
        }
        for (number, step) in (1..).zip(&told.step) {
            let record = format!("step {number}");
            question(c, step, &mut |what| complain(&record, what));
            sentences(&step.say, &mut |what| complain(&record, what));
            let verdicts = Verdict::ALL.iter().map(|v| v.id()).collect::<Vec<_>>();
            if !verdicts.contains(&step.verdict.as_str()) {
                complain(&record, format!("verdict cannot be `{}`; use one of {}", step.verdict, verdicts.join(", ")));
            }
            if let Some(view) = step.view.as_deref().filter(|v| !VIEWS.contains(v)) {
                complain(&record, format!("view cannot be `{view}`; use one of {}", VIEWS.join(", ")));
            }
        }
        for (number, translation) in (1..).zip(&told.translation) {
            let earlier = told.translation.iter().take(number - 1);
            let twice = earlier.into_iter().any(|t| t.lang == translation.lang);
            translated(translation, told.step.len(), twice, &mut |what| complain(&format!("translation {number}"), what));
        }
    }
}

/// A question must be one that the address could ask.
fn question(c: &Context, step: &StoryStep, complain: &mut impl FnMut(String)) {
    fn among<T: Copy>(all: &[T], id: fn(T) -> &'static str) -> Vec<String> {
        all.iter().map(|v| id(*v).to_owned()).collect()
    }
    let text = |key: &str| step.ask.get(key).and_then(toml::Value::as_str);
    for key in ["place", "provider", "channel", "date"].iter().filter(|k| !step.ask.contains_key(**k)) {
        complain(format!("ask: `{key}` is missing; give at least a place, a provider, a channel and a date"));
    }
    for (key, value) in &step.ask {
        let found = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let (fits, valid) = match key.as_str() {
            "place" | "owner" => (c.places.number(&found).is_some(), vec!["a code of places.toml such as `CN`".to_owned()]),
            "provider" => (Provider::parse(&found).is_some(), among(Provider::ALL, Provider::id)),
            "channel" => (Channel::parse(&found).is_some(), among(Channel::ALL, Channel::id)),
            "who" => (Who::parse(&found).is_some(), among(Who::ALL, Who::id)),
            "route" => (Route::parse(&found).is_some(), among(Route::ALL, Route::id)),
            "date" => {
                let day = Date::parse(&found).is_some_and(|d| (Date::FIRST..=c.today).contains(&d));
                (day, vec![format!("a day from {} to {}", Date::FIRST, c.today)])
            }
            "model" => {
                let own = c.data.models.iter().filter(|m| text("provider") == Some(&m.is.provider));
                let ids: Vec<String> = own.map(|m| m.is.id.clone()).collect();
                (ids.contains(&found), if ids.is_empty() { vec!["nothing: this maker has no families".to_owned()] } else { ids })
            }
            _ => {
                complain(format!("ask: `{key}` is no field of a question; data/README.md shows which there are"));
                continue;
            }
        };
        if !fits {
            complain(format!("ask: {key} cannot be `{found}`; it is one of {}", valid.join(", ")));
        }
    }
}

/// Two sentences, each of which ends.
fn sentences(say: &[String], complain: &mut impl FnMut(String)) {
    if say.len() != 2 {
        complain(format!("says {} sentences; a step says two", say.len()));
    }
    for text in say {
        if !text.trim().ends_with(['.', '?', '!', '。', '？', '！', '؟', '”', '»', '」']) {
            complain(format!("`{text}` is no sentence; end it with a full stop"));
        }
    }
}

fn translated(translation: &StoryTranslation, steps: usize, twice: bool, complain: &mut impl FnMut(String)) {
    if translation.lang == "en" || twice {
        complain(format!("lang `{}` is there already; give each language once", translation.lang));
    }
    if translation.title.trim().is_empty() {
        complain("has no title; translate it".to_owned());
    }
    if translation.say.len() != steps {
        complain(format!("says something at {} steps, but the story has {steps}; translate each", translation.say.len()));
    }
    for say in &translation.say {
        sentences(say, complain);
    }
}
