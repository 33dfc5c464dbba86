//! The list of criteria in docs/accessibility.md is whole, and names tests that there are.

use std::fs;
use std::path::Path;

const LIST: &str = include_str!("../../docs/accessibility.md");

#[test]
fn every_criterion_has_a_test_that_there_is_or_a_written_check() {
    let rows: Vec<Vec<&str>> = LIST
        .lines()
        .filter(|l| l.starts_with("| ") && !l.starts_with("| criterion"))
        .map(|l| l.split('|').map(str::trim).collect())
        .collect();
    let level = |wanted: &str| rows.iter().filter(|r| r[2] == wanted).count();
    assert_eq!((level("A"), level("AA"), rows.len()), (31, 24, 55));
    let mut numbers: Vec<&str> = rows.iter().filter_map(|r| r[1].split(' ').next()).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), 55, "a criterion stands there twice");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for row in &rows {
        let named: Vec<&str> = row[3].split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty() || row[3].contains("checked: "), "{}: neither a test nor a check", row[1]);
        for name in named {
            let (file, test) = name.split_once("::").map_or((name, None), |(file, test)| (file, Some(test)));
            let path = if file.starts_with("tests/") { root.join(file) } else { root.join(format!("tests/browser/{file}.rs")) };
            let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {}: {e}", row[1], path.display()));
            assert!(test.is_none_or(|test| text.contains(&format!("fn {test}()"))), "{}: {file} has no test {test:?}", row[1]);
        }
    }
}
