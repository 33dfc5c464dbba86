//! Reads the files of `data/training/` and `data/money/`. One bad record does not hide the others.

use super::schema::Training;
use crate::compile::problem::Problem;
use crate::compile::read::Reader;
use crate::compile::schema::In;
use std::path::Path;

/// Reads both folders, and what could not be read.
pub fn read(folder: &Path) -> (Training, Vec<Problem>) {
    let mut reader = Reader { folder, problems: Vec::new() };
    let head = reader.table("training/head.toml").and_then(|t| reader.record("training/head.toml", "head", t));
    let mut data = Training { head, ..Training::default() };
    for file in ["training/sources.toml", "money/sources.toml"] {
        for (id, value) in reader.table(file).unwrap_or_default() {
            let source = match value.as_table().cloned() {
                Some(table) => reader.record(file, &id, table),
                None => {
                    reader.problem(file, &id, "shape", "stands outside of a source; put it under a line `[source-id]`");
                    None
                }
            };
            data.sources.extend(source.map(|is| In { file: file.to_owned(), is: (id, is) }));
        }
    }
    for (file, kinds) in FILES {
        let Some(mut table) = reader.table(file) else { continue };
        for kind in *kinds {
            match *kind {
                "group" => data.groups = reader.records(file, &mut table, kind),
                "buyer" => data.buyers = reader.records(file, &mut table, kind),
                "maker" => data.makers = reader.records(file, &mut table, kind),
                "chip" => data.chips = reader.records(file, &mut table, kind),
                "test" => data.tests = reader.records(file, &mut table, kind),
                "rule" => data.rules = reader.records(file, &mut table, kind),
                "run" => data.runs = reader.records(file, &mut table, kind),
                "case" => data.cases = reader.records(file, &mut table, kind),
                _ => data.flows = reader.records(file, &mut table, kind),
            }
        }
        reader.nothing_left(file, table);
    }
    (data, reader.problems)
}

/// Which kinds of records stand in which file.
const FILES: &[(&str, &[&str])] = &[
    ("training/chips.toml", &["maker", "chip"]),
    ("training/tests.toml", &["test"]),
    ("training/rules.toml", &["group", "buyer", "rule"]),
    ("training/runs.toml", &["run"]),
    ("training/cases.toml", &["case"]),
    ("money/flows.toml", &["flow"]),
];
