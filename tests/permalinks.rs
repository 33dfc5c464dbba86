//! Links that have been given out go on asking the same question, for ever; and the scripts know the fields of a question.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use ai_access::dataset::Dataset;
use ai_access::link::{self, FIELDS};
use ai_access::scenario::Scenario;
use std::fs;
use std::path::Path;

fn ask(data: &Dataset<'_>, query: &str) -> Scenario {
    let (scenario, invalid) = link::read(data, query.split('&').filter_map(|pair| pair.split_once('=')));
    assert!(invalid.is_empty(), "{query}: {invalid:?}");
    scenario
}

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn old_links_ask_the_same_question() {
    let data = Dataset::embedded().unwrap();
    let list = text("tests/permalinks.txt");
    let links: Vec<(&str, &str)> = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(" => ").unwrap_or_else(|| panic!("{line:?} has no ` => `")))
        .collect();
    assert!(links.len() >= 23, "links were taken out of the list");
    for (query, expected) in links {
        let scenario = ask(&data, query);
        let all = link::all(&data, &scenario).into_iter().filter_map(|(key, value)| Some(format!("{key}={}", value?)));
        assert_eq!(all.collect::<Vec<_>>().join(" "), expected, "?{query}");
        // The link that is written today asks it too.
        assert_eq!(ask(&data, &link::query(link::write(&data, &scenario))), scenario, "?{query}");
    }
}

#[test]
fn the_scripts_know_the_fields() {
    let fields = FIELDS.map(|f| format!("\"{f}\"")).join(", ");
    for script in ["www/frame.js", "www/embed.js", "www/builder/builder.js"] {
        let known = text(script).lines().any(|line| line.trim() == format!("const FIELDS = [{fields}];"));
        assert!(known, "{script} must list the fields of src/link.rs: {fields}");
    }
}
