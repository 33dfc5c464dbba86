//! How a file of data is written: the order of its records, one blank line between them, keys aligned, long lists filled into
//! lines. `make fmt` writes the files so and `make check` compares. What the data mean is not looked at here.
//!
//! Own code: the formatters at hand put each element of a broken list on a line of its own (190 lines for a list of places)
//! and indent the comment above a record as if it belonged to the one before.

mod folder;
mod read;

pub use folder::tidy;

/// The longest line that a list may fill.
const WIDTH: usize = 130;

/// Keys of up to so many letters are aligned; longer ones stand out.
const ALIGNED: usize = 9;

/// Short records that are read at a glance, not aligned.
const PLAIN: [&str; 9] = ["place", "group", "provider", "channel", "model", "dead_link", "exception", "buyer", "maker"];

/// The kinds of records in the order in which a file has them, and the keys that each is sorted by. What names no key keeps
/// its order: makers and doors stand as the contract has them, counts in order of time, cases as a reader would ask them; chips,
/// runs and flows of money as the page shows them.
const KINDS: [(&str, &[&str]); 17] = [
    ("place", &["code"]),
    ("group", &["id"]),
    ("provider", &[]),
    ("channel", &[]),
    ("model", &["id"]),
    ("buyer", &["id"]),
    ("maker", &["id"]),
    ("chip", &[]),
    ("test", &["id"]),
    ("rule", &["id"]),
    ("run", &[]),
    ("flow", &[]),
    ("timeline", &["id"]),
    ("case", &[]),
    ("count", &[]),
    ("dead_link", &["prefix"]),
    ("exception", &["record", "rule"]),
];

/// A header with what stands under it until the next one.
#[derive(Default)]
struct Section {
    /// Comments above the header.
    above: Vec<String>,
    /// `[source]` or `[[timeline.step]]`; empty for keys before the first header.
    header: String,
    entries: Vec<Entry>,
}

struct Entry {
    /// Comments above the key.
    above: Vec<String>,
    key: String,
    value: Value,
    /// A comment on the line of the key.
    after: String,
}

enum Value {
    /// As it was written: a text, a day, a number, a truth.
    Atom(String),
    List(Vec<Value>),
    Table(Vec<(String, Value)>),
}

/// The canonical form of a file.
///
/// # Errors
/// Which line has a form that cannot be kept, and what to do about it.
pub fn canonical(text: &str) -> Result<String, String> {
    let text = text.replace("\r\n", "\n");
    let (head, sections, end) = read::file(&text)?;
    let mut records: Vec<Vec<Section>> = Vec::new();
    for section in sections {
        match records.last_mut() {
            Some(record) if record.first().is_some_and(|first| section.is_part_of(first)) => record.push(section),
            _ => records.push(vec![section]),
        }
    }
    records.sort_by_cached_key(|record| record.first().map(Section::place_in_file));

    let paragraph = |lines: &[String]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let written = records.iter().map(|record| record.iter().map(Section::written).collect::<Vec<_>>().join("\n"));
    let all: Vec<String> = [paragraph(&head)].into_iter().chain(written).chain([paragraph(&end)]).collect();
    Ok(all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n"))
}

impl Section {
    /// The name in the header, without brackets.
    fn name(&self) -> &str {
        self.header.trim_matches(['[', ']'])
    }

    fn is_part_of(&self, record: &Self) -> bool {
        !record.header.is_empty() && self.name().strip_prefix(record.name()).is_some_and(|rest| rest.starts_with('.'))
    }

    /// What records are sorted by: keys before any header, then kinds, then their ids.
    fn place_in_file(&self) -> (usize, Vec<String>) {
        if !self.header.starts_with("[[") {
            return (0, vec![self.name().to_owned()]);
        }
        let kind = KINDS.iter().position(|(name, _)| *name == self.name());
        let by = kind.and_then(|k| KINDS.get(k)).map_or(&[] as &[&str], |(_, keys)| keys);
        let value = |key: &&str| self.entries.iter().find(|e| e.key == **key).map(|e| e.value.on_one_line());
        (kind.map_or(KINDS.len(), |k| k) + 1, by.iter().filter_map(value).collect())
    }

    fn written(&self) -> String {
        let indent = "  ".repeat(self.name().matches('.').count());
        let longest = self.entries.iter().map(|e| e.key.chars().count()).filter(|n| *n <= ALIGNED).max();
        let width = longest.filter(|_| !PLAIN.contains(&self.name())).unwrap_or(0);

        let mut out: String = self.above.iter().map(|line| format!("{indent}{line}").trim_end().to_owned() + "\n").collect();
        if !self.header.is_empty() {
            out += &format!("{indent}{}\n", self.header);
        }
        for entry in &self.entries {
            for line in &entry.above {
                out += format!("{indent}{line}").trim_end();
                out += "\n";
            }
            let key = format!("{indent}{:<width$} = ", entry.key);
            let space = if entry.after.is_empty() { "" } else { "  " };
            out += &format!("{key}{}{space}{}\n", entry.value.written(&key, &indent), entry.after);
        }
        out
    }
}

impl Value {
    fn on_one_line(&self) -> String {
        match self {
            Self::Atom(text) => text.clone(),
            Self::List(values) => format!("[{}]", values.iter().map(Self::on_one_line).collect::<Vec<_>>().join(", ")),
            Self::Table(entries) if entries.is_empty() => "{}".to_owned(),
            Self::Table(entries) => {
                let pairs = entries.iter().map(|(key, value)| format!("{key} = {}", value.on_one_line()));
                format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// On one line if it fits behind its key, else a list filled into lines.
    fn written(&self, key: &str, indent: &str) -> String {
        let line = self.on_one_line();
        match self {
            Self::List(values) if key.chars().count() + line.chars().count() > WIDTH => {
                let mut lines = vec![String::new()];
                for (n, value) in values.iter().enumerate() {
                    let item = value.on_one_line() + if n + 1 < values.len() { "," } else { "" };
                    match lines.last_mut() {
                        Some(last) if last.is_empty() => *last = format!("{indent}  {item}"),
                        Some(last) if last.chars().count() + 1 + item.chars().count() <= WIDTH => *last += &format!(" {item}"),
                        _ => lines.push(format!("{indent}  {item}")),
                    }
                }
                format!("[\n{}\n{indent}]", lines.join("\n"))
            }
            _ => line,
        }
    }
}
