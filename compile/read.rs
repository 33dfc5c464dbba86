//! Reads the files of `data/`. One bad record does not hide the others: each is taken by itself.

use super::problem::Problem;
use super::schema::{Data, In};
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};

/// Reads a folder of data, and what could not be read.
pub fn read(folder: &Path) -> (Data, Vec<Problem>) {
    let mut reader = Reader { folder, problems: Vec::new() };
    let dataset = reader.table("dataset.toml").and_then(|t| reader.record("dataset.toml", "dataset", t));
    let mut data = Data { dataset, ..Data::default() };
    if let Some(mut table) = reader.table("places.toml") {
        data.places = reader.records("places.toml", &mut table, "place");
        data.groups = reader.records("places.toml", &mut table, "group");
        reader.nothing_left("places.toml", table);
    }
    if let Some(mut table) = reader.table("providers.toml") {
        data.providers = reader.records("providers.toml", &mut table, "provider");
        data.channels = reader.records("providers.toml", &mut table, "channel");
        reader.nothing_left("providers.toml", table);
    }
    for file in reader.files("sources", "toml") {
        for (id, value) in reader.table(&file).unwrap_or_default() {
            let record = value.as_table().cloned();
            let source = match record {
                Some(table) => reader.record(&file, &id, table),
                None => {
                    reader.problem(&file, &id, "shape", "stands outside of a source; put it under a line `[source-id]`");
                    None
                }
            };
            data.sources.extend(source.map(|is| In { file: file.clone(), is: (id, is) }));
        }
    }
    for file in reader.files("lists", "txt") {
        let name = file.trim_start_matches("lists/").trim_end_matches(".txt").to_owned();
        let lines = reader.text(&file).unwrap_or_default();
        let codes = lines.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned);
        data.lists.push(In { file, is: (name, codes.collect()) });
    }
    if let Some(mut table) = reader.table("registered-services.toml") {
        data.counts = reader.records("registered-services.toml", &mut table, "count");
        reader.nothing_left("registered-services.toml", table);
    }
    if let Some(mut table) = reader.table("dead-links.toml") {
        data.dead_links = reader.records("dead-links.toml", &mut table, "dead_link");
        reader.nothing_left("dead-links.toml", table);
    }
    if let Some(mut table) = reader.table("exceptions.toml") {
        data.exceptions = reader.records("exceptions.toml", &mut table, "exception");
        reader.nothing_left("exceptions.toml", table);
    }
    for file in reader.files("stories", "toml") {
        let id = file.trim_start_matches("stories/").trim_end_matches(".toml").to_owned();
        let story = reader.table(&file).and_then(|t| reader.record(&file, &id, t));
        data.stories.extend(story.map(|is| In { file: file.clone(), is: (id, is) }));
    }
    for file in reader.files("rules", "toml") {
        if let Some(mut table) = reader.table(&file) {
            data.models.extend(reader.records(&file, &mut table, "model"));
            data.timelines.extend(reader.records(&file, &mut table, "timeline"));
            data.cases.extend(reader.records(&file, &mut table, "case"));
            reader.nothing_left(&file, table);
        }
    }
    (data, reader.problems)
}

/// Reads files and keeps what was wrong with them.
pub(super) struct Reader<'f> {
    pub(super) folder: &'f Path,
    pub(super) problems: Vec<Problem>,
}

impl Reader<'_> {
    pub(super) fn problem(&mut self, file: &str, record: &str, rule: &'static str, message: impl Into<String>) {
        self.problems.push(Problem { file: file.to_owned(), record: record.to_owned(), rule, message: message.into() });
    }

    pub(super) fn files(&mut self, folder: &str, extension: &str) -> Vec<String> {
        let path = self.folder.join(folder);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) => {
                self.problem(folder, "folder", "file", format!("cannot be listed ({error}); it must exist"));
                return Vec::new();
            }
        };
        let paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
        let fits = |p: &&PathBuf| p.extension().is_some_and(|e| e == extension);
        let mut files: Vec<String> = paths
            .iter()
            .filter(fits)
            .filter_map(|p| p.file_name())
            .map(|n| format!("{folder}/{}", n.to_string_lossy()))
            .collect();
        files.sort();
        files
    }

    pub(super) fn text(&mut self, file: &str) -> Option<String> {
        match fs::read_to_string(self.folder.join(file)) {
            Ok(text) => Some(text),
            Err(error) => {
                self.problem(file, "file", "file", format!("cannot be read ({error}); it must exist and be UTF-8"));
                None
            }
        }
    }

    pub(super) fn table(&mut self, file: &str) -> Option<toml::Table> {
        let text = self.text(file)?;
        match text.parse::<toml::Table>() {
            Ok(table) => Some(table),
            Err(error) => {
                let line = error.span().map_or(0, |s| text.get(..s.start).unwrap_or_default().matches('\n').count() + 1);
                self.problem(
                    file,
                    &format!("line {line}"),
                    "syntax",
                    format!("is not TOML: {}", error.message().replace('\n', "; ")),
                );
                None
            }
        }
    }

    pub(super) fn record<T: DeserializeOwned>(&mut self, file: &str, record: &str, table: toml::Table) -> Option<T> {
        // Through text, since a `toml::Value` forgets on the way into a struct that a date was a date.
        let text = table.to_string();
        match toml::from_str(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                let message = error.message().trim().replace('\n', "; ");
                let place = error.span().and_then(|s| line_of(&text, s)).map_or_else(String::new, |l| format!(", in `{l}`"));
                self.problem(file, record, "shape", format!("{message}{place}; data/README.md shows every key"));
                None
            }
        }
    }

    pub(super) fn records<T: DeserializeOwned>(&mut self, file: &str, table: &mut toml::Table, key: &str) -> Vec<In<T>> {
        let values = match table.remove(key) {
            None => return Vec::new(),
            Some(toml::Value::Array(values)) => values,
            Some(_) => {
                self.problem(file, key, "shape", format!("write each record under a line `[[{key}]]`"));
                return Vec::new();
            }
        };
        let mut records = Vec::new();
        for (n, value) in values.into_iter().enumerate() {
            let toml::Value::Table(table) = value else {
                self.problem(file, key, "shape", format!("write each record under a line `[[{key}]]`"));
                continue;
            };
            let name = ["id", "code", "name"].iter().find_map(|k| table.get(*k).and_then(|v| v.as_str()));
            let name = name.map_or_else(|| format!("{key} number {}", n + 1), str::to_owned);
            records.extend(self.record(file, &name, table).map(|is| In { file: file.to_owned(), is }));
        }
        records
    }

    pub(super) fn nothing_left(&mut self, file: &str, table: toml::Table) {
        for key in table.keys() {
            self.problem(file, key, "shape", "is no kind of record of this file; data/README.md shows which there are");
        }
    }
}

/// The line that a part of a text lies in, if it is a short one with a key.
fn line_of(text: &str, part: std::ops::Range<usize>) -> Option<&str> {
    let start = text.get(..part.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?;
    (start + line.len() >= part.end && line.contains('=') && line.len() < 80).then_some(line)
}
