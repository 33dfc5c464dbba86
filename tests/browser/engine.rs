//! What the engine says natively to the same question, in the words of the contract.

use ai_access::dataset::Dataset;
use ai_access::link::{self, Invalid};
use ai_access::report;
use ai_access::scenario::Scenario;
use ai_access::verdict::Verdict;
use serde_json::Value;
use std::fmt;

/// An answer, as both the engine and the page give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) verdict: String,
    pub(crate) stops_at: Option<String>,
    pub(crate) sentence: String,
    /// Every gate and its status, in order.
    pub(crate) gates: Vec<(String, String)>,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gates: Vec<String> = self.gates.iter().map(|(gate, status)| format!("{gate} {status}")).collect();
        let stops_at = self.stops_at.as_deref().unwrap_or("nothing");
        write!(f, "{} at {stops_at} ({}): {}", self.verdict, gates.join(", "), self.sentence)
    }
}

/// The engine with the data that it was compiled with.
pub(crate) fn data() -> Dataset<'static> {
    Dataset::embedded().unwrap()
}

/// The question of a query such as `place=IT&channel=app`, and the values that could not be read.
pub(crate) fn read(data: &Dataset, query: &str) -> (Scenario, Vec<Invalid>) {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    link::read(data, pairs)
}

/// The question of a query without an error.
pub(crate) fn question(data: &Dataset, query: &str) -> Scenario {
    let (scenario, invalid) = read(data, query);
    assert!(invalid.is_empty(), "{query}: {invalid:?}");
    scenario
}

/// The query of a question, without what is usual.
pub(crate) fn query(data: &Dataset, scenario: &Scenario) -> String {
    let pairs: Vec<String> = link::write(data, scenario).into_iter().map(|(key, value)| format!("{key}={value}")).collect();
    pairs.join("&")
}

/// The engine's answer.
pub(crate) fn answer(data: &Dataset, scenario: &Scenario) -> Answer {
    let report: Value = serde_json::from_str(&report::answer(data, scenario).to_string()).unwrap();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let gates = report["gates"].as_array().unwrap().iter();
    Answer {
        verdict: text(&report["verdict"]).unwrap(),
        stops_at: text(&report["stops_at"]),
        sentence: text(&report["sentence"]).unwrap(),
        gates: gates.map(|gate| (text(&gate["id"]).unwrap(), text(&gate["status"]).unwrap())).collect(),
    }
}

/// For each verdict a question that has it: the first in an order that begins with the story's.
pub(crate) fn one_of_each(data: &Dataset) -> Vec<(Verdict, String)> {
    let tried =
        ["", "channel=azure", "channel=azure-china", "place=IT&channel=app&date=2024-07-09", "place=CN&channel=app&route=vpn"];
    let mut queries: Vec<String> = tried.map(str::to_owned).to_vec();
    for place in ["US", "FR", "CN", "HK"] {
        for channel in ["api", "app", "bedrock", "weights", "vertex"] {
            for provider in ["openai", "anthropic", "meta", "google"] {
                for date in ["2024-07-09", "2026-06-01", "2022-01-01"] {
                    for who in ["enterprise", "individual"] {
                        for route in ["direct", "vpn"] {
                            queries.push(format!(
                                "place={place}&provider={provider}&channel={channel}&date={date}&who={who}&route={route}"
                            ));
                        }
                    }
                }
            }
        }
    }
    let answers: Vec<(Verdict, String)> = queries
        .into_iter()
        .map(|query| {
            let scenario = question(data, &query);
            (ai_access::decide::decide(data, &scenario).verdict, self::query(data, &scenario))
        })
        .collect();
    let first = |verdict: &Verdict| {
        let found = answers.iter().find(|(v, _)| v == verdict).cloned();
        found.unwrap_or_else(|| panic!("no question among {} has the verdict {}", answers.len(), verdict.id()))
    };
    Verdict::ALL.iter().map(first).collect()
}
