//! Every story of the data: its questions can be asked, and the answers are those that it tells of. The form of stories is the
//! data compiler's business.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use ai_access::dataset::Dataset;
use ai_access::decide::decide;
use ai_access::link;
use ai_access::story::ALL;
use std::fs;
use std::path::PathBuf;
use toml::{Table, Value};

#[test]
fn every_step_has_the_answer_that_it_tells_of() {
    let data = Dataset::embedded().unwrap();
    let folder =
        std::env::var_os("AI_ACCESS_DATA").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data"), PathBuf::from);
    let mut complaints = Vec::new();
    let mut found: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder.join("stories")).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let story: Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        found.push(path.file_stem().unwrap().to_string_lossy().into_owned());
        for (number, step) in (1..).zip(story["step"].as_array().unwrap()) {
            let texts: Vec<(String, String)> = step["ask"]
                .as_table()
                .unwrap()
                .iter()
                .map(|(key, value)| (key.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
                .collect();
            let scenario = link::read_strictly(&data, texts.iter().map(|(k, v)| (k.as_str(), v.as_str())));
            let verdict = scenario.map(|s| decide(&data, &s).verdict.id());
            if verdict.as_ref().ok().copied() != step.get("verdict").and_then(Value::as_str) {
                complaints.push(format!(
                    "{}: step {number}: tells of {}, but the answer is {verdict:?}",
                    path.display(),
                    step["verdict"]
                ));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    let mut listed: Vec<&str> = ALL.iter().map(|offer| offer.id).collect();
    listed.sort_unstable();
    found.sort_unstable();
    assert_eq!(listed, found, "the page offers the stories that there are");
}
