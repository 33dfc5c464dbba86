//! Whether `data/subtle-cases.md` is true: every case that it names exists, and every subtle case of the notes stands there with
//! a case, with the reason why a question cannot hold it, or with both. What a case says is checked in `cases`, and in `training`.

use super::{cases, folder};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use toml::{Table, Value};

/// The note whose subtle cases are the second question's.
const CHIPS: &str = "chips-and-training, 5";

/// The numbers of the subtle cases in each note; two of them share one list.
fn numbers() -> BTreeMap<&'static str, Vec<u32>> {
    BTreeMap::from([
        ("openai-microsoft, 8", (1..=16).collect()),
        ("governments, 6", (1..=11).chain([16, 20, 28, 30]).collect()),
        (CHIPS, [6].into_iter().chain(12..=27).chain([29, 30]).collect()),
        ("other-providers", (1..=22).collect()),
    ])
}

/// A row of the table.
struct Row {
    number: u32,
    note: String,
    cases: Vec<String>,
    reason: String,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(folder().join("subtle-cases.md")).unwrap();
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim().strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let number = cells.first()?.parse().ok()?;
        let [_, note, _, cases, reason] = cells[..] else { panic!("a row has five cells: {line}") };
        let cases = cases.split("<br>").map(str::trim).filter(|c| *c != "–").map(str::to_owned).collect();
        Some(Row { number, note: note.to_owned(), cases, reason: reason.to_owned() })
    };
    text.lines().filter_map(row).collect()
}

#[test]
fn the_list_of_subtle_cases_names_cases_that_exist() {
    let first: BTreeSet<String> = cases().iter().map(super::Case::name).collect();
    let second: Table = fs::read_to_string(folder().join("training/cases.toml")).unwrap().parse().unwrap();
    let name = |case: &Value| case["name"].as_str().unwrap().to_owned();
    let second: BTreeSet<String> = second["case"].as_array().unwrap().iter().map(name).collect();
    let (mut wrong, mut named) = (Vec::new(), 0);
    for row in rows() {
        let Row { number, note, cases, reason } = row;
        named += cases.len();
        let names = if note == CHIPS { &second } else { &first };
        wrong.extend(cases.iter().filter(|c| !names.contains(*c)).map(|c| format!("{note}, {number}: there is no case `{c}`")));
        if cases.is_empty() && reason.len() < 20 {
            wrong.push(format!("{note}, {number}: has neither a case nor a reason why a question cannot hold it"));
        }
    }
    println!("{named} cases hold subtle cases");
    assert!(wrong.is_empty(), "data/subtle-cases.md:\n{}", wrong.join("\n"));
}

#[test]
fn no_subtle_case_is_forgotten() {
    let mut found: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    rows().into_iter().for_each(|row| found.entry(row.note).or_default().push(row.number));
    let wanted: BTreeMap<String, Vec<u32>> = numbers().into_iter().map(|(note, all)| (note.to_owned(), all)).collect();
    assert_eq!(found, wanted, "data/subtle-cases.md has each number of each note once, in order");
}
