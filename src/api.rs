//! The border of the module for developers: questions come in as text, results go out as JSON. Decides nothing.
//!
//! `packages/api/api.js` stands on the other side and makes plain objects of it. Two texts are the whole border because a
//! browser reads JSON faster than an object can be built across it, and because nothing else has to be compiled in then.

use crate::dataset::{Dataset, DecodeError};
use crate::link::{self, Expected, Invalid};
use crate::matrix::Axis;
use crate::money::{FIELDS, Query};
use crate::report;
use crate::scenario::Scenario;
use crate::search;
use crate::training::data::Training;
use crate::training::link as training_link;
use crate::value::Value;
use std::sync::LazyLock;
use wasm_bindgen::prelude::wasm_bindgen;

/// Why there is no answer, in the words of the module's errors.
struct Refusal {
    code: &'static str,
    field: Option<String>,
    message: String,
    nearest: Option<String>,
}

impl From<Invalid> for Refusal {
    fn from(error: Invalid) -> Self {
        let message = error.to_string();
        let (code, field) =
            if error.field == "field" { ("unknown-field", error.value) } else { ("invalid-value", error.field.to_owned()) };
        Self { code, field: Some(field), message, nearest: error.nearest }
    }
}

/// The answer to a question; `question` has a line `field⇥value` for each field.
#[wasm_bindgen]
pub fn evaluate(question: &str) -> String {
    with_data(|data| Ok(report::answer(data, &scenario(data, pairs(question))?)))
}

/// How the answer changes from day to day.
#[wasm_bindgen]
pub fn timeline(question: &str) -> String {
    with_data(|data| Ok(report::timeline(data, &scenario(data, pairs(question))?)))
}

/// The same question over one or two fields, which the line `over` names, joined by `~`.
#[wasm_bindgen]
pub fn matrix(question: &str) -> String {
    with_data(|data| {
        let over = pairs(question).filter(|(field, _)| *field == "over").last().map_or("", |(_, value)| value);
        let axes = axes(over)?;
        let scenario = scenario(data, pairs(question).filter(|(field, _)| *field != "over"))?;
        Ok(report::matrix(data, &scenario, &axes))
    })
}

/// Whether a buyer could obtain a chip, and how many of them a training run needs.
#[wasm_bindgen]
pub fn train(question: &str) -> String {
    with_training(|data, training| {
        let training = training_link::described(training, training_link::OWN_NAME, pairs(question));
        let (question, given) = training_link::read_strictly(data, &training, pairs(question)).map_err(refused)?;
        Ok(report::train::answer(data, &training, &question, &given))
    })
}

/// Who is paid on a day, for a maker and a door.
#[wasm_bindgen]
pub fn money(question: &str) -> String {
    with_training(|data, training| {
        if let Some((field, _)) = pairs(question).find(|(field, _)| !FIELDS.contains(field)) {
            let expected = Expected::OneOf(FIELDS.join(", "));
            let nearest = search::nearest(field, FIELDS.iter().copied()).map(str::to_owned);
            return Err(Invalid { field: "field", value: link::shortened(field), expected, nearest }.into());
        }
        let s = scenario(data, pairs(question))?;
        Ok(report::money::answer(data, training, &Query { provider: s.provider, channel: s.channel, date: s.date }))
    })
}

/// Version, date and counts of the dataset, and the values that the fields of a question can have.
#[wasm_bindgen]
pub fn dataset() -> String {
    with_data(|data| Ok(report::catalogue(data)))
}

/// The tables, read once.
static DATA: LazyLock<Result<Dataset<'static>, DecodeError>> = LazyLock::new(Dataset::embedded);

/// The tables of the second question and of the money, read when they are first asked for.
static TRAINING: LazyLock<Option<Training<'static>>> = LazyLock::new(|| Training::embedded(DATA.as_ref().ok()?).ok());

/// The same for questions about chips and money.
fn with_training(ask: impl FnOnce(&Dataset, &Training) -> Result<Value, Refusal>) -> String {
    with_data(|data| match &*TRAINING {
        Some(training) => ask(data, training),
        None => Err(Refusal { code: "damaged-data", field: None, message: DecodeError::Damaged.to_string(), nearest: None }),
    })
}

/// `{ "result": … }`, or `{ "error": … }` that names code, field and what would be valid.
fn with_data(ask: impl FnOnce(&Dataset) -> Result<Value, Refusal>) -> String {
    let result = match &*DATA {
        Ok(data) => ask(data),
        Err(error) => Err(Refusal { code: "damaged-data", field: None, message: error.to_string(), nearest: None }),
    };
    let reply = match result {
        Ok(value) => object! { "result": value },
        Err(e) => object! {
            "error": object! { "code": e.code, "field": e.field, "message": e.message, "nearest": e.nearest },
        },
    };
    reply.to_string()
}

fn pairs(question: &str) -> impl Iterator<Item = (&str, &str)> {
    question.split('\n').filter_map(|line| line.split_once('\t'))
}

/// An error says all that is wrong, and names the first field that is.
fn scenario<'p>(data: &Dataset, pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Result<Scenario, Refusal> {
    link::read_strictly(data, pairs).map_err(refused)
}

fn refused(all: Vec<Invalid>) -> Refusal {
    let messages: Vec<String> = all.iter().map(ToString::to_string).collect();
    let first = all.into_iter().next().map(Refusal::from);
    let nowhere = Refusal { code: "invalid-value", field: None, message: String::new(), nearest: None };
    Refusal { message: messages.join("; "), ..first.unwrap_or(nowhere) }
}

fn axes(over: &str) -> Result<Vec<Axis>, Refusal> {
    let names: Vec<&str> = Axis::ALL.iter().map(|a| a.id()).collect();
    let refuse = |value: &str, nearest: Option<&str>| {
        let expected = Expected::OneOf(format!("{}, or two of them", names.join(", ")));
        let nearest = nearest.map(str::to_owned);
        Refusal::from(Invalid { field: Axis::WHAT, value: link::shortened(value), expected, nearest })
    };
    let mut axes = Vec::new();
    for name in over.split('~') {
        let axis = Axis::parse(name).ok_or_else(|| refuse(name, search::nearest(name, names.iter().copied())))?;
        if axes.contains(&axis) || axes.len() == 2 {
            return Err(refuse(over, None));
        }
        axes.push(axis);
    }
    Ok(axes)
}
