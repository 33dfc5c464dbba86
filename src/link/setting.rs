//! What a host fixes about a page through its address: controls that are shown as text, and the dataset that the text around
//! the frame was written with. The question itself is read by `link`.

use super::{Expected, FIELDS, Invalid, shortened};
use crate::dataset::Dataset;
use crate::scenario::Scenario;
use crate::search;

/// Fields of a question that the reader cannot change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locks(u8);

impl Locks {
    /// Whether this field is locked.
    pub fn holds(self, field: &str) -> bool {
        FIELDS.iter().position(|f| *f == field).is_some_and(|i| self.0 & (1 << i) != 0)
    }

    /// Whether the reader can change nothing at all: the second question's own fields neither.
    pub fn hold_all(self) -> bool {
        self.0 == u8::MAX
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
    /// The version of the dataset that the host named, if that is not the one in use.
    pub outdated: Option<String>,
}

/// Reads `controls`, `lock` and `data`; what they cannot be is reported.
pub fn read<'p>(data: &Dataset, pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> (Setting, Vec<Invalid>) {
    let (mut setting, mut invalid) = (Setting::default(), Vec::new());
    for (key, value) in pairs {
        match (key, value) {
            (_, "") | ("controls", "1") => {}
            ("controls", "0") => setting.locks = Locks(u8::MAX),
            ("controls", _) => invalid.push(wrong("controls", value, "1, 0".to_owned(), None)),
            ("lock", _) => {
                for name in value.split('~').filter(|n| !n.is_empty()) {
                    match FIELDS.iter().position(|f| *f == name) {
                        Some(i) => setting.locks.0 |= 1 << i,
                        None => {
                            invalid.push(wrong("lock", name, FIELDS.join(", "), search::nearest(name, FIELDS.iter().copied())))
                        }
                    }
                }
            }
            ("data", _) => setting.outdated = (value != data.tables().version).then(|| shortened(value)),
            _ => {}
        }
    }
    (setting, invalid)
}

fn wrong(field: &'static str, value: &str, values: String, nearest: Option<&str>) -> Invalid {
    Invalid { field, value: shortened(value), expected: Expected::OneOf(values), nearest: nearest.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(key: &str, value: &str) -> (Setting, Vec<Invalid>) {
        read(&Dataset::embedded().unwrap(), [(key, value)])
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
    fn another_dataset_is_noticed() {
        let version = Dataset::embedded().unwrap().tables().version;
        assert_eq!(read_one("data", version).0.outdated, None);
        assert_eq!(read_one("data", "0.0.1").0.outdated.as_deref(), Some("0.0.1"));
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
