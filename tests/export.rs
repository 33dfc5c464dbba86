//! The dataset as others get it: what the export holds, against the files that it comes from and the schema that describes it.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that the embedded dataset was built from.
fn folder() -> PathBuf {
    let data = std::env::var_os("AI_ACCESS_DATA").map(PathBuf::from);
    data.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("data"))
}

fn export() -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_access")).args(["export", "--format", "json"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether a value has the keys that a schema wants, no others where it allows none, and one of the words where it lists them;
/// goes into lists and objects, and follows references.
fn fits(value: &Value, schema: &Value, root: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.strip_prefix("#/$defs/").unwrap();
        assert!(root["$defs"].get(name).is_some(), "the schema refers to `{name}`, which it does not have");
        return fits(value, &root["$defs"][name], root, at, wrong);
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        wrong.push(format!("{at}: the schema has no `{value}`"));
    }
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(key).is_none() {
            wrong.push(format!("{at}: `{key}` is missing"));
        }
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(key) {
            Some(schema) => fits(inner, schema, root, &format!("{at}.{key}"), wrong),
            None if schema["additionalProperties"].is_object() => {
                fits(inner, &schema["additionalProperties"], root, &format!("{at}.{key}"), wrong);
            }
            None if schema["additionalProperties"] == false => wrong.push(format!("{at}: the schema has no `{key}`")),
            None => {}
        }
    }
    for (n, item) in value.as_array().into_iter().flatten().enumerate() {
        fits(item, &schema["items"], root, &format!("{at}[{n}]"), wrong);
    }
}

#[test]
fn the_export_has_the_keys_of_its_schema() {
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/dataset.schema.json")).unwrap();
    let (schema, mut wrong) = (serde_json::from_str(&schema).unwrap(), Vec::new());
    fits(&export(), &schema, &schema, "dataset", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Nothing that the files say of a timeline is left out: its steps, sightings, dated changes, disputes and their sides.
#[test]
fn every_part_of_every_timeline_is_exported() {
    let mut written = Vec::new();
    for entry in fs::read_dir(folder().join("rules")).unwrap() {
        let table: toml::Table = fs::read_to_string(entry.unwrap().path()).unwrap().parse().unwrap();
        for timeline in table.get("timeline").and_then(toml::Value::as_array).into_iter().flatten() {
            let part = |key: &str| timeline.get(key).and_then(toml::Value::as_array).map_or(0, Vec::len);
            let disputes = timeline.get("dispute").and_then(toml::Value::as_array).into_iter().flatten();
            let sides = disputes.map(|d| d["side"].as_array().unwrap().len()).sum::<usize>();
            let id = timeline["id"].as_str().unwrap().to_owned();
            written.push((id, [part("step"), part("sighting"), part("change"), part("dispute"), sides]));
        }
    }
    written.sort();
    let all = export();
    let exported = all["timelines"].as_array().unwrap().iter().map(|t| {
        let part = |key: &str| t[key].as_array().map_or(0, Vec::len);
        let sides = t["disputes"].as_array().into_iter().flatten().map(|d| d["sides"].as_array().unwrap().len()).sum();
        let id = t["id"].as_str().unwrap().to_owned();
        (id, [part("steps"), part("sightings"), part("changes"), part("disputes"), sides])
    });
    let mut exported: Vec<_> = exported.collect();
    exported.sort();
    assert_eq!(exported, written);
}

/// What a reader may demand of every rule: a source at least, each one https address with a day on which it was published or
/// read. What nobody wrote down is in no kind of source; what is concluded counts as uncertain.
#[test]
fn every_rule_cites_a_source_with_an_address_and_a_day() {
    let all = export();
    let sources = all["sources"].as_object().unwrap();
    let kinds = ["actor", "law", "regulator", "court", "government", "press", "analyst", "measurement", "repository", "weak"];
    let day = |value: &Value| value.as_str().is_some_and(|day| day.len() == 10 && day.starts_with("20"));
    for (id, source) in sources {
        let url = source["url"].as_str().unwrap();
        assert!(url.starts_with("https://") && url.split('/').nth(2).is_some_and(|host| host.contains('.')), "{id}: {url}");
        assert!(
            day(&source["accessed"]) && (source["published"].is_null() || source["published"].is_string()),
            "{id} has no day"
        );
        assert!(kinds.contains(&source["kind"].as_str().unwrap()), "{id}: {}", source["kind"]);
    }

    let (mut rules, mut missing) = (0, Vec::new());
    for timeline in all["timelines"].as_array().unwrap() {
        let mut cited = vec![timeline];
        // Whatever has an id is a rule, wherever it stands in its timeline.
        while let Some(value) = cited.pop() {
            if let Some(id) = value.get("id").and_then(Value::as_str).filter(|id| id.contains('@')) {
                rules += 1;
                let known = |id: &Value| id.as_str().is_some_and(|id| sources.contains_key(id));
                let sourced = value["sources"].as_array().is_some_and(|ids| !ids.is_empty() && ids.iter().all(known));
                let confidence = value["confidence"].as_str().unwrap_or_default();
                if !sourced || !["primary", "secondary", "uncertain"].contains(&confidence) {
                    missing.push(id.to_owned());
                }
            }
            cited.extend(value.as_object().into_iter().flat_map(|o| o.values()));
            cited.extend(value.as_array().into_iter().flatten());
        }
    }
    assert!(missing.is_empty(), "rules without a source or a confidence: {missing:?}");
    let facts = Command::new(env!("CARGO_BIN_EXE_access")).args(["dataset", "--json"]).output().unwrap();
    let facts: Value = serde_json::from_slice(&facts.stdout).unwrap();
    assert_eq!(facts["counts"]["rules"], rules, "the rules that are counted are those that are exported");
    assert_eq!(facts["counts"]["sources"], sources.len());
}

/// Every count of registered services, with every key, and nothing made of it.
#[test]
fn the_counts_of_registered_services_are_exported() {
    let table: toml::Table = fs::read_to_string(folder().join("registered-services.toml")).unwrap().parse().unwrap();
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
