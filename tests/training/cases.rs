//! Every `[[case]]` of `data/training/cases.toml` against the engine.

use ai_access::dataset::Dataset;
use ai_access::training::data::Training;
use ai_access::training::decide::{Outcome, decide};
use ai_access::training::link;
use ai_access::training::question::Question;
use ai_access::training::size::Given;
use ai_access::training::vocabulary::{Gate, Verdict};
use std::path::PathBuf;
use toml::{Table, Value};

#[test]
fn every_case_comes_out_as_it_must() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data");
    let folder = std::env::var_os("AI_ACCESS_DATA").map_or(here, PathBuf::from);
    let text = std::fs::read_to_string(folder.join("training/cases.toml")).unwrap();
    let file: Table = text.parse().unwrap();
    let cases = file["case"].as_array().unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        let (name, ask, expect) = (case["name"].as_str().unwrap(), case["ask"].as_table().unwrap(), &case["expect"]);
        let question = question(&data, &training, ask);
        let outcome = decide(&data, &training, &question);
        for (key, value) in expect.as_table().unwrap() {
            let complaint = compare(&training, &outcome, key, value);
            wrong.extend(complaint.map(|c| format!("{name}: {c}")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

pub(crate) fn question(data: &Dataset, training: &Training, ask: &Table) -> Question {
    let mut question = Question::default_for(data, training);
    for (field, value) in ask {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        link::set(data, training, &mut question, &mut Given::default(), field, &text).unwrap_or_else(|e| panic!("{ask:?}: {e}"));
    }
    question
}

fn compare(training: &Training, outcome: &Outcome, key: &str, value: &Value) -> Option<String> {
    let differs = |came: String| {
        let expected = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (came != expected).then(|| format!("{key}: expected {expected}, came {came}"))
    };
    match key {
        "verdict" => {
            assert!(Verdict::parse(value.as_str().unwrap()).is_some(), "{value} is no verdict");
            differs(outcome.verdict.id().to_owned())
        }
        "last_known" => differs(outcome.last_known.map_or("none", Verdict::id).to_owned()),
        "stops_at" => differs(outcome.stops_at().map_or("none", Gate::id).to_owned()),
        "unverified" => differs(outcome.rests_on_unverified().to_string()),
        "gates" | "why" => {
            let each = value.as_table().unwrap().iter().filter_map(|(gate, expected)| {
                let gate = outcome.gate(Gate::parse(gate).unwrap()).unwrap();
                let came = if key == "gates" { gate.status.id() } else { gate.why.map_or("none", |w| w.id()) };
                (Some(came) != expected.as_str()).then(|| format!("{key} {}: expected {expected}, came {came}", gate.gate.id()))
            });
            Some(each.collect::<Vec<_>>().join("; ")).filter(|c| !c.is_empty())
        }
        "rules" => {
            let applied = outcome.gates.iter().flat_map(|g| &g.rules);
            let came: Vec<String> = applied
                .map(|a| {
                    let from = training.step(a.rule, a.step).unwrap().from;
                    format!("{}@{}", training.rule(a.rule).unwrap().id, from.map_or("always".to_owned(), |d| d.to_string()))
                })
                .collect();
            let missing = value.as_array().unwrap().iter().filter(|id| !came.iter().any(|c| Some(c.as_str()) == id.as_str()));
            let missing: Vec<String> = missing.map(ToString::to_string).collect();
            (!missing.is_empty()).then(|| format!("rules: {} missing in {came:?}", missing.join(", ")))
        }
        other => panic!("a case cannot expect `{other}`"),
    }
}
