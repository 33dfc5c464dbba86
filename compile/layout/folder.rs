//! The canonical form of a whole folder of data: writes it, or says where a file differs from it. The form is not known here.

use super::canonical;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Goes through a folder of data, and says what is not as it should be. With `write`, files are put into their form, and only
/// those are named that could not be.
pub fn tidy(folder: &Path, write: bool) -> Vec<String> {
    let mut complaints = Vec::new();
    for path in files(folder) {
        let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        match fs::read_to_string(&path).map_err(|e| e.to_string()).and_then(|text| one(&path, &text, write)) {
            Ok(()) => {}
            Err(what) => complaints.push(format!("data/{name}: {what}")),
        }
    }
    complaints
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = ["", "rules", "sources", "stories", "training", "money"]
        .iter()
        .filter_map(|part| fs::read_dir(folder.join(part)).ok())
        .flatten()
        .flatten();
    let mut files: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    files
}

fn one(path: &Path, text: &str, write: bool) -> Result<(), String> {
    // What is not TOML is left alone; the check of the data says where.
    let Ok(before) = text.parse::<Table>() else { return Ok(()) };
    let written = canonical(text)?;
    if written == text {
        return Ok(());
    }
    // The reader of the form knows less of TOML than the library: never lose what it did not understand.
    if written.parse::<Table>().ok().map(records) != Some(records(before)) || canonical(&written).as_ref() != Ok(&written) {
        return Err(
            "is TOML of a kind that the formatter does not know; write it more simply, as data/README.md shows".to_owned()
        );
    }
    if write {
        return fs::write(path, written).map_err(|e| format!("cannot be written ({e})"));
    }
    let other = (1..).zip(written.lines().zip(text.lines())).find(|(_, (new, old))| new != old);
    let (line, new) = other.map_or((1, "another end of the file"), |(line, (new, _))| (line, new));
    Err(format!("line {line}: is not in canonical form; `make fmt` would write `{}` here", new.trim()))
}

/// What a file says, whatever the order of its records.
fn records(table: Table) -> Vec<String> {
    let each = table.into_iter().flat_map(|(key, value)| match value {
        Value::Array(values) => values.into_iter().map(|v| format!("{key}: {v}")).collect(),
        other => vec![format!("{key}: {other}")],
    });
    let mut all: Vec<String> = each.collect();
    all.sort();
    all
}
