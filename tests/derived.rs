//! The effect of the data, written out: what every question is answered, by spans of days, as a committed table, and
//! how much of the field is decided. A change of the data shows here as a difference that a reviewer can read. `make derived`
//! writes both anew.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use ai_access::coverage::{coverage, lines};
use ai_access::dataset::Dataset;
use ai_access::history::full_history;
use ai_access::place_set::PlaceId;
use ai_access::rule;
use ai_access::scenario::Scenario;
use ai_access::subject::{Channel, Provider, Who};
use expect_test::expect_file;
use std::collections::BTreeMap;

/// First day, verdict and deciding rule of each span.
type Life = Vec<(String, &'static str, String)>;

fn life(data: &Dataset, scenario: &Scenario) -> Life {
    let spans = full_history(data, scenario);
    let mut life = Life::new();
    for span in spans {
        let verdict = span.outcome.verdict;
        // The rule that decides: of the first gate whose status makes the verdict.
        let gate =
            span.outcome.gates.iter().max_by_key(|g| g.status.strictness()).filter(|g| !verdict.passes() || !g.rules.is_empty());
        let decided =
            gate.and_then(|g| g.rules.first()).and_then(|a| rule::describe(data, a.rule)).map(|r| r.id).unwrap_or_default();
        if life.last().is_none_or(|(_, v, r)| *v != verdict.id() || *r != decided) {
            life.push((span.from.to_string(), verdict.id(), decided));
        }
    }
    life
}

/// Codes in the order of the register; the largest group of a maker and door is called `others`.
fn table(data: &Dataset) -> String {
    let mut out = String::from("maker\tdoor\tcustomer\tplaces\tfrom\tverdict\trule\n");
    for provider in Provider::ALL.iter().copied() {
        for channel in Channel::ALL.iter().copied() {
            let mut groups: BTreeMap<(Life, Vec<&str>), Vec<PlaceId>> = BTreeMap::new();
            for (place, _) in data.places() {
                let mut lives: BTreeMap<Life, Vec<&str>> = BTreeMap::new();
                for who in Who::ALL.iter().copied() {
                    let scenario =
                        Scenario { place, provider, channel, who, model: None, owner: None, ..Scenario::default_for(data) };
                    lives.entry(life(data, &scenario)).or_default().push(who.id());
                }
                for (life, who) in lives {
                    groups.entry((life, who)).or_default().push(place);
                }
            }
            let largest = groups.values().map(Vec::len).max().unwrap_or(0);
            for ((life, who), places) in &groups {
                let who = if who.len() == Who::ALL.len() { "all".to_owned() } else { who.join(" ") };
                let codes: Vec<&str> = places.iter().map(|p| data.code(*p)).collect();
                let codes = if places.len() == largest && largest > 40 { format!("others ({largest})") } else { codes.join(" ") };
                for (from, verdict, rule) in life {
                    out += &format!("{}\t{}\t{who}\t{codes}\t{from}\t{verdict}\t{rule}\n", provider.id(), channel.id());
                }
            }
        }
    }
    out
}

#[test]
fn the_committed_table_of_answers_is_fresh() {
    let data = Dataset::embedded().unwrap();
    expect_file!["../data/derived/answers.tsv"].assert_eq(&table(&data));
}

/// How much is decided, and how well, in small for the page: each number on a line of its own.
#[test]
fn the_committed_coverage_is_fresh() {
    let data = Dataset::embedded().unwrap();
    let lines = lines(&data);
    expect_file!["../data/derived/coverage.txt"].assert_eq(&lines);
    assert!(lines.len() < 1000, "the page carries these {} bytes", lines.len());
    let number = |name: &str| {
        let value = lines.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(' ')).unwrap_or_else(|| panic!("no {name}"));
        value.parse::<u32>().unwrap()
    };
    let all = ["primary", "secondary", "uncertain", "not-stated", "conflict", "stale", "depends"].map(number);
    assert_eq!(all.iter().sum::<u32>(), number("questions"), "every question is decided in some way, or not for some reason");
    assert_eq!(number("questions"), coverage(&data).questions);
    assert!(number("sources-older") <= number("sources"));
}
