//! The dataset as others get it: what the export holds, against the files that it comes from and the schema that describes it.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn export() -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_access")).args(["export", "--format", "json"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether a value has the keys that a schema wants, and no others where it allows none; goes into lists and objects.
fn keys(value: &Value, schema: &Value, at: &str, wrong: &mut Vec<String>) {
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(key).is_none() {
            wrong.push(format!("{at}: `{key}` is missing"));
        }
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(key) {
            Some(schema) => keys(inner, schema, &format!("{at}.{key}"), wrong),
            None if schema["additionalProperties"] == false => wrong.push(format!("{at}: the schema has no `{key}`")),
            None => {}
        }
    }
    for (n, item) in value.as_array().into_iter().flatten().enumerate() {
        keys(item, &schema["items"], &format!("{at}[{n}]"), wrong);
    }
}

#[test]
fn the_export_has_the_keys_of_its_schema() {
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/dataset.schema.json")).unwrap();
    let mut wrong = Vec::new();
    keys(&export(), &serde_json::from_str(&schema).unwrap(), "dataset", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Every count of registered services, with every key, and nothing made of it.
#[test]
fn the_counts_of_registered_services_are_exported() {
    let data = std::env::var_os("AI_ACCESS_DATA").map(PathBuf::from);
    let file = data.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).join("registered-services.toml");
    let table: toml::Table = fs::read_to_string(file).unwrap().parse().unwrap();
    let written = table["count"].as_array().unwrap();
    let all = export();
    let exported = all["registered_services"].as_array().unwrap();
    assert_eq!(exported.len(), written.len());
    for (count, from) in exported.iter().zip(written) {
        let plain = |key: &str| {
            from.get(key).map_or(Value::Null, |v| match v {
                toml::Value::Datetime(day) => Value::from(day.to_string()),
                toml::Value::Array(ids) => ids.iter().map(|id| Value::from(id.as_str().unwrap())).collect(),
                toml::Value::Integer(n) => Value::from(*n),
                toml::Value::Boolean(is) => Value::from(*is),
                other => Value::from(other.as_str().unwrap()),
            })
        };
        for key in ["on", "count", "unit", "registered_apps", "claim", "sources"] {
            assert_eq!(count[key], plain(key), "{key} of {}", count["on"]);
        }
        for key in ["at_least", "registered_apps_at_least"] {
            assert_eq!(count[key], plain(key).as_bool().unwrap_or(false), "{key} of {}", count["on"]);
        }
        for id in count["sources"].as_array().unwrap() {
            assert!(all["sources"].get(id.as_str().unwrap()).is_some(), "{id} is no source of the export");
        }
    }
}
