//! What a host fixes about a page through its address: controls that are shown as text, the theme, and the dataset that the text
//! around the frame was written with. The question itself is read by `link`.

use super::{Expected, FIELDS, Invalid, closed, shortened};
use crate::dataset::Dataset;
use crate::scenario::Scenario;
use crate::search;
use crate::verdict::Verdict;

/// Fields of a question that the reader cannot change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locks(u8);

impl Locks {
    /// Whether this field is locked.
    pub fn holds(self, field: &str) -> bool {
        FIELDS.iter().position(|f| *f == field).is_some_and(|i| self.0 & (1 << i) != 0)
    }

    /// Whether the reader can change everything.
    pub fn hold_none(self) -> bool {
        self.0 == 0
    }

    /// Whether the reader can change nothing at all: the second question's own fields neither.
    pub fn hold_all(self) -> bool {
        self.0 == u8::MAX
    }

    /// Whether a reader may ask this question after that one.
    pub fn allow(self, old: Scenario, asked: Scenario) -> bool {
        self.keep(old, asked) == asked
    }

    /// The question that a reader may ask: what is locked stays as it was.
    #[must_use]
    pub fn keep(self, old: Scenario, asked: Scenario) -> Scenario {
        let held = |field| self.holds(field);
        let place = if held("place") { old.place } else { asked.place };
        let provider = if held("provider") { old.provider } else { asked.provider };
        Scenario {
            place,
            provider,
            // A family is one of its maker's.
            model: if held("model") && provider == old.provider { old.model } else { asked.model },
            channel: if held("channel") { old.channel } else { asked.channel },
            date: if held("date") { old.date } else { asked.date },
            who: if held("who") { old.who } else { asked.who },
            // No owner is one in the same place; a locked one does not move with the place.
            owner: if held("owner") { Some(old.owner.unwrap_or(old.place)).filter(|o| *o != place) } else { asked.owner },
            route: if held("route") { old.route } else { asked.route },
        }
    }
}

/// Everything that a host fixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The locked controls.
    pub locks: Locks,
    /// The dataset that the host named, if that is not the one in use.
    pub outdated: Option<Outdated>,
}

/// What the text around a page was written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outdated {
    /// The version of its dataset, or that dataset's day.
    pub version: String,
    /// What that dataset answered to the question of the address, if the address says so.
    pub answer: Option<Verdict>,
}

/// How light the page can be told to be. `www/frame.js` obeys it, before the program is there.
const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// Reads `controls`, `lock`, `theme`, and `data` with the `answer` that it gave; what they cannot be is reported. As with the fields
/// of a question, the last of two counts, and an empty one is none.
pub fn read<'p>(data: &Dataset, pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> (Setting, Vec<Invalid>) {
    let (mut setting, mut invalid) = (Setting::default(), Vec::new());
    let [mut controls, mut lock, mut version, mut answer, mut theme] = [""; 5];
    for (key, value) in pairs {
        let slot = match key {
            "controls" => &mut controls,
            "lock" => &mut lock,
            "data" => &mut version,
            "answer" => &mut answer,
            "theme" => &mut theme,
            _ => continue,
        };
        *slot = value.trim();
    }
    for name in lock.split('~').map(str::trim).filter(|n| !n.is_empty()) {
        match FIELDS.iter().position(|f| *f == name) {
            Some(i) => setting.locks.0 |= 1 << i,
            None => invalid.push(wrong("lock", name, FIELDS.join(", "), search::nearest(name, FIELDS.iter().copied()))),
        }
    }
    match controls {
        "" | "1" => {}
        "0" => setting.locks = Locks(u8::MAX),
        _ => invalid.push(wrong("controls", controls, "1, 0".to_owned(), None)),
    }
    if !theme.is_empty() && !THEMES.contains(&theme) {
        invalid.push(wrong("theme", theme, THEMES.join(", "), search::nearest(theme, THEMES.into_iter())));
    }
    let said = Verdict::parse(answer);
    if said.is_none() && !answer.is_empty() {
        invalid.push(closed(answer, "answer", Verdict::ALL, Verdict::id));
    }
    let tables = data.tables();
    let other = !version.is_empty() && version != tables.version && version != tables.date.to_string();
    setting.outdated = other.then(|| Outdated { version: shortened(version), answer: said });
    (setting, invalid)
}

fn wrong(field: &'static str, value: &str, values: String, nearest: Option<&str>) -> Invalid {
    Invalid { field, value: shortened(value), expected: Expected::OneOf(values), nearest: nearest.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(key: &str, value: &str) -> (Setting, Vec<Invalid>) {
        let data = Dataset::embedded().unwrap();
        read(&data, [(key, value)])
    }

    #[test]
    fn locks_name_fields() {
        let (setting, invalid) = read_one("lock", "place~date");
        assert!(invalid.is_empty());
        let held: Vec<&str> = FIELDS.into_iter().filter(|f| setting.locks.holds(f)).collect();
        assert_eq!(held, ["place", "date"]);
        let (setting, _) = read_one("controls", "0");
        assert!(FIELDS.into_iter().all(|f| setting.locks.holds(f)) && setting.locks.hold_all());
        assert_eq!(read_one("controls", "1").0, Setting::default());
    }

    #[test]
    fn what_cannot_be_locked_is_named() {
        let (setting, invalid) = read_one("lock", "plase~channel");
        assert!(setting.locks.holds("channel") && !setting.locks.holds("place"));
        assert_eq!(
            (invalid[0].field, invalid[0].value.as_str(), invalid[0].nearest.as_deref()),
            ("lock", "plase", Some("place"))
        );
        assert_eq!(read_one("controls", "2").1[0].field, "controls");
    }

    #[test]
    fn a_theme_that_there_is_not_is_named() {
        for valid in ["", "auto", "light", " dark "] {
            assert_eq!(read_one("theme", valid).1, [], "{valid:?}");
        }
        let invalid = read_one("theme", "drak").1;
        assert_eq!((invalid[0].field, invalid[0].nearest.as_deref()), ("theme", Some("dark")));
        assert!(invalid[0].to_string().contains("theme cannot be `drak`; it is one of auto, light, dark"), "{}", invalid[0]);
    }

    #[test]
    fn the_last_of_two_counts() {
        let data = Dataset::embedded().unwrap();
        for (first, last) in
            [(("controls", "0"), " 1 "), (("lock", "place"), ""), (("data", "0.0.1"), ""), (("theme", "drak"), "dark")]
        {
            let (field, value) = first;
            assert_ne!(read(&data, [first]), Default::default(), "{field}={value}");
            assert_eq!(read(&data, [first, (field, last)]), Default::default(), "{field}={value}, then {last:?}");
        }
        let (setting, _) = read(&data, [("lock", "place"), ("lock", " date ~ who ")]);
        assert_eq!(FIELDS.map(|f| setting.locks.holds(f)), FIELDS.map(|f| ["date", "who"].contains(&f)));
    }

    #[test]
    fn another_dataset_is_noticed() {
        let data = Dataset::embedded().unwrap();
        assert_eq!(read_one("data", data.tables().version).0.outdated, None);
        assert_eq!(read_one("data", &data.tables().date.to_string()).0.outdated, None);
        let of = |pairs: [(&'static str, &'static str); 2]| read(&data, pairs).0.outdated.map(|o| (o.version, o.answer));
        let version = || "0.0.1".to_owned();
        assert_eq!(of([("data", "0.0.1"), ("theme", "")]), Some((version(), None)));
        assert_eq!(of([("answer", "blocked"), ("data", "0.0.1")]), Some((version(), Some(Verdict::Blocked))));
        // With the same data it cannot have changed, and one that cannot be read is named.
        assert_eq!(read_one("answer", "allowed"), Default::default());
        let (_, invalid) = read_one("answer", "alowed");
        assert_eq!((invalid[0].field, invalid[0].nearest.as_deref()), ("answer", Some("allowed")));
    }

    #[test]
    fn what_is_locked_stays() {
        let data = Dataset::embedded().unwrap();
        let old = Scenario::default_for(&data);
        let mut asked = old;
        for (field, value) in [("place", "HK"), ("provider", "google"), ("date", "2025-01-01"), ("channel", "vertex")] {
            super::super::set(&data, &mut asked, field, value).unwrap();
        }
        let (setting, _) = read(&data, [("lock", "place~provider~date")]);
        assert_eq!(setting.locks.keep(old, asked), Scenario { channel: asked.channel, ..old });
        assert_eq!(Locks::default().keep(old, asked), asked);
        assert_eq!(read(&data, [("controls", "0")]).0.locks.keep(old, asked).place, old.place);
    }
}
