//! Every `[[case]]` of `data/training/cases.toml` against the engine.

use ai_access::dataset::Dataset;
use ai_access::packed::Reader;
use ai_access::training::data::{EMBEDDED, Training};
use ai_access::training::decide::{Outcome, decide};
use ai_access::training::link;
use ai_access::training::question::Question;
use ai_access::training::tables::Tables;
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
        let (training, question) = asked(&data, &training, ask);
        let outcome = decide(&data, &training, &question);
        for (key, value) in expect.as_table().unwrap() {
            let complaint = compare(&training, &outcome, key, value);
            wrong.extend(complaint.map(|c| format!("{name}: {c}")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// The question, and the data with the chip that it describes, if any.
fn asked(data: &Dataset, training: &Training<'static>, ask: &Table) -> (Training<'static>, Question) {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let pairs: Vec<(&str, String)> = ask.iter().map(|(field, value)| (field.as_str(), text(value))).collect();
    let pairs = || pairs.iter().map(|(field, value)| (*field, value.as_str()));
    let training = link::described(training, link::OWN_NAME, pairs());
    let (question, _, invalid) = link::read(data, &training, pairs());
    assert!(invalid.is_empty() && pairs().all(|(field, _)| link::FIELDS.contains(&field)), "{ask:?}: {invalid:?}");
    (training, question)
}

/// What a buyer in China could get on the day of the story, by the figures alone: no rule of that day names a chip, but for one
/// whose figures no source states.
#[test]
fn the_day_of_the_story_follows_from_figures() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    let q = Question::default_for(&data, &training);
    let with = |training: &Training, verdicts: &[Verdict]| -> Vec<&'static str> {
        let answers = Training::embedded(&data).unwrap();
        let fits = answers
            .chips()
            .filter(|(chip, _)| verdicts.contains(&decide(&data, training, &Question { chip: *chip, ..q }).verdict));
        fits.map(|(_, chip)| chip.id).collect()
    };
    assert_eq!(with(&training, &[Verdict::Free]), ["h20", "l20", "l2", "rtx-4090d", "mi308", "ascend-910b", "v100"]);
    assert_eq!(with(&training, &[Verdict::Notice]), ["l40", "rtx-4090"]);
    assert_eq!(with(&training, &[Verdict::Denied]), ["h100", "h800", "h200", "a100", "a800", "l4", "l40s", "mi250", "mi300x"]);
    let mut nameless: Tables = Reader::read(&EMBEDDED[8..]).unwrap();
    for rule in nameless.rules.iter_mut().filter(|r| r.gate != Gate::Launch && !r.chips.is_empty()) {
        rule.steps.clear();
    }
    let nameless = Training::with(nameless);
    for verdict in [Verdict::Denied, Verdict::Notice] {
        assert_eq!(with(&nameless, &[verdict]), with(&training, &[verdict]));
    }
    let free: Vec<&str> = with(&training, &[Verdict::Free]).into_iter().filter(|id| *id != "mi308").collect();
    assert_eq!(with(&nameless, &[Verdict::Free]), free);
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
