//! Every `[[case]]` of the data, asked of the embedded dataset; whether they hold every dated change (`days`), and whether the
//! list of subtle cases names them rightly (`subtle`). No case stands here: they stand beside the rules they test.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may stop")]

use ai_access::dataset::Dataset;
use ai_access::decide::{Outcome, decide};
use ai_access::link;
use ai_access::policy::{Gate, Status, Why};
use ai_access::rule;
use ai_access::scenario::Scenario;
use ai_access::verdict::Verdict;
use std::fs;
use std::path::PathBuf;
use toml::{Table, Value};

#[path = "cases/days.rs"]
mod days;
#[path = "cases/subtle.rs"]
mod subtle;

/// The folder that the embedded dataset was built from.
fn folder() -> PathBuf {
    let data = std::env::var_os("AI_ACCESS_DATA").map(PathBuf::from);
    data.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data"))
}

/// A `[[case]]` and the file it stands in.
struct Case {
    file: String,
    table: Value,
}

impl Case {
    fn name(&self) -> String {
        let name = self.table.get("name").and_then(Value::as_str);
        name.map_or_else(|| format!("case without a name: {}", self.table), str::to_owned)
    }

    fn question(&self, data: &Dataset, wrong: &mut Vec<String>) -> Scenario {
        question(data, self.table.get("ask"), wrong)
    }
}

/// Every case, in the order of files and of records.
fn cases() -> Vec<Case> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder().join("rules")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let of = |path: &PathBuf| {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut table: Table = fs::read_to_string(path).unwrap().parse().unwrap_or_else(|e| panic!("{file}: {e}"));
        let cases = table.remove("case").and_then(|all| all.as_array().cloned()).unwrap_or_default();
        cases.into_iter().map(move |table| Case { file: file.clone(), table })
    };
    files.iter().flat_map(of).collect()
}

#[test]
fn every_case_of_the_data() {
    let data = Dataset::embedded().unwrap();
    let (mut failed, mut report, cases) = (0, String::new(), cases());
    for case in &cases {
        let wrong = check(&data, &case.table);
        if !wrong.is_empty() {
            failed += 1;
            report += &format!("rules/{}: {}\n    {}\n", case.file, case.name(), wrong.join("\n    "));
        }
    }
    println!("{} cases", cases.len());
    assert!(!cases.is_empty(), "no case was found in {}", folder().display());
    assert!(failed == 0, "{failed} of {} cases fail:\n{report}", cases.len());
}

/// What is wrong with a case, or with the answer to it; empty if nothing is.
fn check(data: &Dataset, case: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let scenario = question(data, case.get("ask"), &mut wrong);
    let Some(expect) = case.get("expect").and_then(Value::as_table) else {
        wrong.push("`expect` is missing; it is a table".to_owned());
        return wrong;
    };
    if !wrong.is_empty() {
        return wrong;
    }
    let outcome = decide(data, &scenario);
    for (key, value) in expect {
        match key.as_str() {
            "verdict" => compare("verdict", Verdict::ALL, Verdict::id, value, outcome.verdict.id(), &mut wrong),
            "stops_at" => {
                let came = outcome.stops_at().map_or("nowhere", Gate::id);
                compare("stops_at", Gate::ALL, Gate::id, value, came, &mut wrong);
            }
            "gates" => each_gate(&outcome, key, value, &mut wrong, |gate, value, wrong| {
                compare(gate.gate.id(), Status::ALL, Status::id, value, gate.status.id(), wrong);
            }),
            "why" => each_gate(&outcome, key, value, &mut wrong, |gate, value, wrong| {
                let came = gate.why.map_or("no reason", Why::id);
                compare(&format!("why of {}", gate.gate.id()), Why::ALL, Why::id, value, came, wrong);
            }),
            "rules" => cited(data, &outcome, value, &mut wrong),
            "silent" => silent(data, &outcome, value, &mut wrong),
            other => {
                wrong.push(format!("expect has no key `{other}`; there are verdict, stops_at, gates, why, rules and silent"))
            }
        }
    }
    if !wrong.is_empty() {
        wrong.push(format!("asked: {}", case.get("ask").map_or_else(String::new, Value::to_string)));
    }
    wrong
}

/// The question of a case. Fields are set in the contract's order, since a model belongs to a maker.
fn question(data: &Dataset, ask: Option<&Value>, wrong: &mut Vec<String>) -> Scenario {
    let mut scenario = Scenario::default_for(data);
    let Some(ask) = ask.and_then(Value::as_table).filter(|t| !t.is_empty()) else {
        wrong.push("`ask` is missing; it is a table of the question's fields".to_owned());
        return scenario;
    };
    let strangers = ask.keys().filter(|key| !link::FIELDS.contains(&key.as_str())).map(String::as_str);
    for field in link::FIELDS.into_iter().filter(|f| ask.contains_key(*f)).chain(strangers) {
        let text = match ask.get(field) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Datetime(day)) => day.to_string(),
            other => format!("{other:?}"),
        };
        if let Err(invalid) = link::set(data, &mut scenario, field, &text) {
            wrong.push(format!("ask: {invalid}"));
        }
    }
    scenario
}

fn each_gate(
    outcome: &Outcome,
    key: &str,
    value: &Value,
    wrong: &mut Vec<String>,
    look: impl Fn(&ai_access::decide::GateOutcome, &Value, &mut Vec<String>),
) {
    let Some(table) = value.as_table() else {
        wrong.push(format!("expect.{key} is a table of gates, not {value}"));
        return;
    };
    for (id, value) in table {
        match Gate::parse(id).and_then(|gate| outcome.gate(gate)) {
            Some(gate) => look(gate, value, wrong),
            None => wrong.push(format!("expect.{key} has no gate `{id}`; there are {}", ids(Gate::ALL, Gate::id))),
        }
    }
}

fn compare<T: Copy>(what: &str, all: &[T], id: fn(T) -> &'static str, expected: &Value, came: &str, wrong: &mut Vec<String>) {
    let Some(word) = expected.as_str().filter(|word| all.iter().any(|v| id(*v) == *word)) else {
        wrong.push(format!("{what}: {expected} cannot be expected; it is one of {}", ids(all, id)));
        return;
    };
    if word != came {
        wrong.push(format!("{what}: expected {word}, came {came}"));
    }
}

fn cited(data: &Dataset, outcome: &Outcome, expected: &Value, wrong: &mut Vec<String>) {
    let applied = outcome.gates.iter().flat_map(|g| &g.rules);
    let came: Vec<String> = applied.filter_map(|a| rule::describe(data, a.rule)).map(|r| r.id).collect();
    let Some(expected) = expected.as_array().filter(|ids| !ids.is_empty()) else {
        wrong.push(format!("expect.rules is a list of rule ids, not {expected}"));
        return;
    };
    for id in expected {
        if !id.as_str().is_some_and(|id| came.iter().any(|c| c == id)) {
            wrong.push(format!(
                "rules: expected {id}, came {}",
                if came.is_empty() { "none".to_owned() } else { came.join(", ") }
            ));
        }
    }
}

/// Timelines that the answer must not cite: before a rule that changes no gate's status, its silence is all there is to see.
fn silent(data: &Dataset, outcome: &Outcome, expected: &Value, wrong: &mut Vec<String>) {
    let applied = outcome.gates.iter().flat_map(|g| &g.rules);
    let came: Vec<&str> = applied.filter_map(|a| data.timeline(a.rule.timeline)).map(|t| t.id).collect();
    let Some(expected) = expected.as_array().filter(|ids| !ids.is_empty()) else {
        wrong.push(format!("expect.silent is a list of timelines' ids, not {expected}"));
        return;
    };
    let spoke = expected.iter().filter_map(Value::as_str).filter(|id| came.contains(id));
    wrong.extend(spoke.map(|id| format!("silent: {id} is cited, and must not be")));
}

fn ids<T: Copy>(all: &[T], id: fn(T) -> &'static str) -> String {
    all.iter().map(|v| id(*v)).collect::<Vec<_>>().join(", ")
}
