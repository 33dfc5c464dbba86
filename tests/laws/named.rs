//! Which places the rules name, read from the data files by themselves, so that the laws do not rest on the data compiler.

use crate::domain::data;
use ai_access::date::Date;
use ai_access::place_set::PlaceId;
use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use toml::{Table, Value};

/// The timelines of the data and the lists that they cite.
pub(crate) struct Files {
    timelines: HashMap<String, Timeline>,
    lists: HashMap<String, Vec<String>>,
}

/// A timeline as it is written.
pub(crate) struct Timeline {
    pub(crate) id: String,
    raw: Value,
    /// Codes that it names as its places; `*` = everywhere.
    places: Vec<String>,
}

impl Files {
    pub(crate) fn read() -> Self {
        let folder = std::env::var_os("AI_ACCESS_DATA").map(PathBuf::from);
        let folder = folder.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data"));
        let table = |path: PathBuf| fs::read_to_string(path).unwrap().parse::<Table>().unwrap();
        let files = |name: &str| fs::read_dir(folder.join(name)).unwrap().map(|entry| entry.unwrap().path());

        let places = table(folder.join("places.toml"));
        let records = |t: &Table, key: &str| t.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let group = |g: &Value| (format!("@{}", text(g, "id")), texts(g, "members"));
        let groups: HashMap<String, Vec<String>> = records(&places, "group").iter().map(group).collect();
        let lists = files("lists").map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap().lines().map(|l| l.trim().to_owned()).collect())
        });
        let rules = files("rules").flat_map(|path| records(&table(path), "timeline"));
        let timelines = rules.map(|raw| {
            let mut places = texts(&raw, "place");
            for members in places.clone().iter().filter_map(|name| groups.get(name)) {
                places.extend(members.iter().cloned());
            }
            (text(&raw, "id"), Timeline { id: text(&raw, "id"), raw, places })
        });
        Self { timelines: timelines.collect(), lists: lists.collect() }
    }

    pub(crate) fn timeline(&self, id: &str) -> &Timeline {
        self.timelines.get(id).unwrap_or_else(|| panic!("timeline {id} is in no file; build and test with one AI_ACCESS_DATA"))
    }

    /// Whether a rule at a gate, about a maker and a door, names a place anywhere: as its place, its exception or on a list.
    pub(crate) fn some_rule_names(&self, code: &str, gate: &str, provider: &str, channel: &str) -> bool {
        let about = |t: &Timeline, key: &str, id: &str| t.raw.get(key).is_none() || texts(&t.raw, key).iter().any(|v| v == id);
        self.timelines.values().any(|t| {
            let on_list = t.sightings().filter_map(|s| self.lists.get(&text(s, "list"))).any(|l| l.iter().any(|c| c == code));
            text(&t.raw, "gate") == gate
                && about(t, "provider", provider)
                && about(t, "channel", channel)
                && (on_list || t.places.iter().any(|c| c == code) || t.singles_out(code))
        })
    }

    /// Every sighting of a whole list of places that are in: the timeline, the day and the list.
    pub(crate) fn whole_lists(&self) -> impl Iterator<Item = (&Timeline, Date, &Vec<String>)> {
        let including = self.timelines.values().filter(|t| text(&t.raw, "polarity") != "excludes");
        including.flat_map(|t| t.sightings().map(move |s| (t, s))).filter_map(|(t, s)| {
            let day = s.get("seen").map(Value::to_string).and_then(|d| Date::parse(&d)).unwrap();
            Some((t, day, self.lists.get(&text(s, "list"))?))
        })
    }
}

impl Timeline {
    /// Whether it names a place, or the state that a subdivision lies in.
    pub(crate) fn is_about(&self, place: PlaceId) -> bool {
        let state = data().place(place).and_then(|p| p.state).map(|s| data().code(s));
        [Some("*"), Some(data().code(place)), state].into_iter().flatten().any(|name| self.places.iter().any(|p| p == name))
    }

    /// Whether it excepts a place, or speaks about it apart from any list.
    pub(crate) fn singles_out(&self, code: &str) -> bool {
        let parts = ["sighting", "change", "dispute"].into_iter().flat_map(|key| records(&self.raw, key));
        let in_parts = parts.flat_map(|part| ["in", "out", "unread", "place"].into_iter().flat_map(|key| texts(part, key)));
        in_parts.chain(texts(&self.raw, "except")).any(|c| c == code)
    }

    fn sightings(&self) -> impl Iterator<Item = &Value> {
        records(&self.raw, "sighting")
    }
}

fn records<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    records(value, key).filter_map(Value::as_str).map(str::to_owned).collect()
}
