//! The files of `data/` as written: TOML tables and lists of codes turned into plain lists of text. Nothing is decided here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// What the data say.
#[derive(Debug)]
pub(crate) struct Record {
    /// The dataset's date.
    pub(crate) date: String,
    pub(crate) places: Vec<Place>,
    pub(crate) providers: Vec<String>,
    pub(crate) channels: Vec<String>,
    pub(crate) models: Vec<Model>,
    pub(crate) timelines: Vec<Timeline>,
}

/// A code of ISO 3166.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) code: String,
    /// Whose dependent territory it is.
    pub(crate) sovereign: Option<String>,
    /// Whose subdivision it is.
    pub(crate) state: Option<String>,
}

/// A family of models whose rules differ.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) id: String,
    pub(crate) provider: String,
    open_weights: bool,
}

/// What an actor rules, over time.
#[derive(Debug)]
pub(crate) struct Timeline {
    pub(crate) id: String,
    pub(crate) gate: String,
    pub(crate) provider: Option<Vec<String>>,
    pub(crate) channel: Option<Vec<String>>,
    pub(crate) model: Option<Vec<String>>,
    pub(crate) place: Vec<String>,
    pub(crate) except: Vec<String>,
    pub(crate) who: Option<Vec<String>>,
    pub(crate) owner: Option<Vec<String>>,
    pub(crate) route: Option<Vec<String>>,
    pub(crate) narrows: Vec<String>,
    pub(crate) looks_at: Option<String>,
    pub(crate) steps: Vec<Step>,
    pub(crate) excludes: bool,
    pub(crate) inside: String,
    pub(crate) outside: String,
    pub(crate) applies_to_owner: bool,
    pub(crate) since: Option<String>,
    pub(crate) sightings: Vec<Sighting>,
    pub(crate) changes: Vec<Change>,
    pub(crate) disputes: Vec<Dispute>,
    /// Every day written anywhere in it.
    pub(crate) days: BTreeSet<String>,
}

#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) effective_from: Option<String>,
    pub(crate) not_before: Option<String>,
    pub(crate) between: Option<String>,
    pub(crate) status: String,
    pub(crate) why: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Sighting {
    pub(crate) seen: String,
    pub(crate) until: Option<String>,
    /// The codes of the list that was read whole.
    pub(crate) list: Option<Vec<String>>,
    pub(crate) unread: Vec<String>,
    pub(crate) places_in: Vec<String>,
    pub(crate) places_out: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) place: Vec<String>,
    pub(crate) on: String,
}

#[derive(Debug)]
pub(crate) struct Dispute {
    pub(crate) place: Vec<String>,
    pub(crate) from: String,
    pub(crate) to: Option<String>,
}

impl Record {
    /// Reads the folder that the program was built from: `AI_ACCESS_DATA`, else `data/`.
    pub(crate) fn read() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let folder = std::env::var_os("AI_ACCESS_DATA").map_or(here, PathBuf::from);
        let places_file = table(&folder.join("places.toml"));
        let providers_file = table(&folder.join("providers.toml"));
        let mut record = Self {
            date: text(&table(&folder.join("dataset.toml")), "date").unwrap(),
            places: Vec::new(),
            providers: tables(&providers_file, "provider").iter().map(|p| text(p, "id").unwrap()).collect(),
            channels: tables(&providers_file, "channel").iter().map(|c| text(c, "id").unwrap()).collect(),
            models: Vec::new(),
            timelines: Vec::new(),
        };
        for place in tables(&places_file, "place") {
            let code = text(place, "code").unwrap();
            record.places.push(Place { code, sovereign: text(place, "sovereign"), state: text(place, "state") });
        }
        let groups = tables(&places_file, "group");
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder.join("rules")).unwrap().map(|f| f.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "toml")) {
            let file = table(file);
            for model in tables(&file, "model") {
                let open_weights = model.get("open_weights").and_then(Value::as_bool).unwrap_or(false);
                let (id, provider) = (text(model, "id").unwrap(), text(model, "provider").unwrap());
                record.models.push(Model { id, provider, open_weights });
            }
            for row in tables(&file, "timeline") {
                record.timelines.push(timeline(&folder, &groups, row));
            }
        }
        record
    }

    /// The family that stands for a maker on `weights`.
    pub(crate) fn open_weights_of(&self, provider: &str) -> Option<&str> {
        self.models.iter().find(|m| m.provider == provider && m.open_weights).map(|m| m.id.as_str())
    }
}

fn timeline(folder: &Path, groups: &[&Table], row: &Table) -> Timeline {
    let places = |from: &Table, key: &str| with_members(groups, &texts(from, key).unwrap_or_default());
    let mut days = BTreeSet::new();
    for value in row.values() {
        collect_days(value, &mut days);
    }
    Timeline {
        id: text(row, "id").unwrap(),
        gate: text(row, "gate").unwrap(),
        provider: texts(row, "provider"),
        channel: texts(row, "channel"),
        model: texts(row, "model"),
        place: places(row, "place"),
        except: places(row, "except"),
        who: texts(row, "who"),
        owner: texts(row, "owner").map(|codes| with_members(groups, &codes)),
        route: texts(row, "route"),
        narrows: texts(row, "narrows").unwrap_or_default(),
        looks_at: text(row, "looks_at"),
        steps: tables(row, "step")
            .iter()
            .map(|step| Step {
                effective_from: text(step, "effective_from"),
                not_before: text(step, "not_before"),
                between: text(step, "between"),
                status: text(step, "status").unwrap(),
                why: text(step, "why"),
            })
            .collect(),
        excludes: text(row, "polarity").is_some_and(|p| p == "excludes"),
        inside: text(row, "inside").unwrap_or_else(|| "open".to_owned()),
        outside: text(row, "outside").unwrap_or_else(|| "closed".to_owned()),
        applies_to_owner: text(row, "applies_to").is_some_and(|a| a == "owner"),
        since: text(row, "since"),
        sightings: tables(row, "sighting")
            .iter()
            .map(|sighting| Sighting {
                seen: text(sighting, "seen").unwrap(),
                until: text(sighting, "until"),
                list: text(sighting, "list").map(|name| list(folder, &name)),
                unread: places(sighting, "unread"),
                places_in: places(sighting, "in"),
                places_out: places(sighting, "out"),
            })
            .collect(),
        changes: tables(row, "change")
            .iter()
            .map(|change| Change { place: places(change, "place"), on: text(change, "on").unwrap() })
            .collect(),
        disputes: tables(row, "dispute")
            .iter()
            .map(|d| Dispute { place: places(d, "place"), from: text(d, "from").unwrap(), to: text(d, "to") })
            .collect(),
        days,
    }
}

/// "Codes and `@group`": a group stands for its members.
fn with_members(groups: &[&Table], codes: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for code in codes {
        match code.strip_prefix('@') {
            Some(id) => {
                let group = groups.iter().find(|g| text(g, "id").as_deref() == Some(id));
                all.extend(texts(group.unwrap_or_else(|| panic!("no group {id}")), "members").unwrap());
            }
            None => all.push(code.clone()),
        }
    }
    all
}

/// A list of places, "one code a line".
fn list(folder: &Path, name: &str) -> Vec<String> {
    let file = folder.join("lists").join(format!("{name}.txt"));
    let lines = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    lines.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

fn table(file: &Path) -> Table {
    let content = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    toml::from_str(&content).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

fn tables<'t>(from: &'t Table, key: &str) -> Vec<&'t Table> {
    let rows = from.get(key).map(|v| v.as_array().unwrap().iter().map(|row| row.as_table().unwrap()).collect());
    rows.unwrap_or_default()
}

/// A text or a day, as text.
fn text(from: &Table, key: &str) -> Option<String> {
    match from.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Datetime(day) => Some(day.to_string()),
        other => panic!("{key} is neither a text nor a day: {other}"),
    }
}

fn texts(from: &Table, key: &str) -> Option<Vec<String>> {
    Some(from.get(key)?.as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect())
}

fn collect_days(value: &Value, days: &mut BTreeSet<String>) {
    match value {
        Value::Datetime(day) => _ = days.insert(day.to_string()),
        Value::Array(rows) => rows.iter().for_each(|row| collect_days(row, days)),
        Value::Table(row) => row.values().for_each(|v| collect_days(v, days)),
        _ => {}
    }
}
