//! Every rule of the data compiler against data that break it, and nothing else: `bad-data/base` keeps all rules, and
//! `bad-data/<code>.toml` says how to spoil it. The data of the product are checked by the build itself, not here.
//!
//! A line of a fixture that begins with a mark is an instruction:
//!
//! ```text
//! #= file | record | beginning of the message     a problem that must be reported
//! #~ file | old | new                             an edit of a file; `old` stands in it once, \n is a new line
//! #+ file                                         the lines that follow are added to a file, which may be new
//! #- file                                         a file is removed
//! ```

use crate::compile::problem::Problem;
use crate::compile::{self, check::RULES};
use ai_access::dataset::Dataset;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What the reader itself refuses, before any rule can look.
const READER: [&str; 3] = ["file", "shape", "syntax"];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad-data")
}

/// A problem as a fixture expects it: file, record, beginning of the message.
type Expected = (String, String, String);

/// A copy of the good data that can be spoilt; removed when it goes.
struct Spoilt(PathBuf);

impl Spoilt {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bad-data-{name}-{}", std::process::id()));
        for part in ["", "lists", "rules", "sources", "stories"] {
            fs::create_dir_all(folder.join(part)).unwrap();
            for entry in fs::read_dir(fixtures().join("base").join(part)).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_file() {
                    fs::copy(entry.path(), folder.join(part).join(entry.file_name())).unwrap();
                }
            }
        }
        Self(folder)
    }

    /// Does what the fixture says, and gives what it expects.
    fn spoil(&self, code: &str) -> Vec<Expected> {
        let text = fs::read_to_string(fixtures().join(format!("{code}.toml"))).unwrap();
        let (mut expected, mut adding) = (Vec::new(), None);
        for line in text.lines() {
            let parts = |mark: &str| line.strip_prefix(mark).map(|rest| rest.split(" | ").map(str::to_owned).collect::<Vec<_>>());
            if let Some(parts) = parts("#= ") {
                let [file, record, message] = parts.try_into().unwrap_or_else(|p| panic!("{code}: {p:?} are not three parts"));
                expected.push((file, record, message));
            } else if let Some(parts) = parts("#~ ") {
                let [file, old, new] = parts.try_into().unwrap_or_else(|p| panic!("{code}: {p:?} are not three parts"));
                let good = fs::read_to_string(self.0.join(&file)).unwrap();
                assert_eq!(good.matches(&old).count(), 1, "{code}: `{old}` must stand once in {file}");
                fs::write(self.0.join(file), good.replace(&old, &new.replace("\\n", "\n"))).unwrap();
            } else if let Some(file) = line.strip_prefix("#+ ") {
                adding = Some(self.0.join(file));
            } else if let Some(file) = line.strip_prefix("#- ") {
                fs::remove_file(self.0.join(file)).unwrap();
            } else {
                let path = adding.as_ref().unwrap_or_else(|| panic!("{code}: `{line}` belongs to no file"));
                let before = fs::read_to_string(path).unwrap_or_default();
                fs::write(path, format!("{before}{line}\n")).unwrap();
            }
        }
        expected
    }

    fn problems(&self) -> Vec<Problem> {
        compile::compile(&self.0).err().unwrap_or_default()
    }
}

impl Drop for Spoilt {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_good_data_compile_into_a_dataset() {
    let blobs = compile::compile(&fixtures().join("base")).unwrap_or_else(|problems| panic!("{}", listed(&problems)));
    let data = Dataset::decode(&blobs.dataset).unwrap().with_evidence(&blobs.evidence).unwrap();
    let tables = data.tables();
    assert_eq!((tables.places.len(), tables.sources, tables.timelines.len()), (8, 3, 5));
    assert_eq!((tables.version, tables.date.to_string().as_str()), ("1.0.0", "2024-12-31"));
}

#[test]
fn every_rule_has_a_fixture_and_every_fixture_a_rule() {
    let files = fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap().path());
    let fixtures: BTreeSet<String> = files
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let rules: BTreeSet<String> = RULES.iter().map(|r| r.code).chain(READER).map(str::to_owned).collect();
    assert_eq!(rules.len(), RULES.len() + READER.len(), "two rules have one code");
    let without: Vec<_> = rules.difference(&fixtures).collect();
    let useless: Vec<_> = fixtures.difference(&rules).collect();
    assert!(without.is_empty() && useless.is_empty(), "rules without fixture: {without:?}; fixtures without rule: {useless:?}");
    assert!(RULES.iter().all(|r| r.why.ends_with('.') && r.why.len() > 20), "every rule says why it exists");
}

/// The table in the data's README is the register in words: the same rules, in the same order, for the same reasons.
#[test]
fn the_readme_explains_every_rule() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md")).unwrap();
    let table = readme.split("\n## The rules\n").nth(1).unwrap();
    let rows: Vec<(Vec<&str>, &str)> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |")?.split_once(" | "))
        .map(|(codes, why)| (codes.split('`').filter(|c| !c.trim().is_empty()).collect(), why))
        .collect();
    let mut wanted: Vec<(Vec<&str>, &str)> = RULES.iter().map(|r| (vec![r.code], r.why)).collect();
    let (of_the_reader, why) = rows.last().unwrap();
    assert_eq!((of_the_reader.len(), BTreeSet::from_iter(of_the_reader.iter().copied())), (3, BTreeSet::from(READER)));
    wanted.push((of_the_reader.clone(), why));
    for (row, rule) in rows.iter().zip(&wanted) {
        assert_eq!(row, rule, "data/README.md explains another rule than compile/check/mod.rs has there");
    }
    assert_eq!(rows.len(), wanted.len(), "data/README.md must explain as many rules as compile/check/mod.rs has");
}

#[test]
fn every_rule_reports_what_breaks_it_and_no_other_does() {
    let mut report = String::new();
    for code in RULES.iter().map(|r| r.code).chain(READER) {
        let spoilt = Spoilt::new(code);
        let expected = spoilt.spoil(code);
        assert!(!expected.is_empty(), "{code} expects nothing");
        let mut problems = spoilt.problems();
        let missed: Vec<&Expected> = expected
            .iter()
            .filter(|(file, record, message)| {
                let fits =
                    |p: &Problem| p.rule == code && p.file == *file && p.record == *record && p.message.starts_with(message);
                problems.iter().position(fits).map(|at| problems.remove(at)).is_none()
            })
            .collect();
        if !missed.is_empty() || !problems.is_empty() {
            report += &format!("{code}: did not report {missed:?}, but reported\n{}\n", listed(&problems));
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// One bad record hides no other, whatever kind of badness it is; reports stand in the order of files and records.
#[test]
fn several_problems_are_reported_at_once() {
    let spoilt = Spoilt::new("several");
    let codes = ["claim", "list", "syntax", "source-kind", "dataset", "count"];
    let expected: Vec<Expected> = codes.iter().flat_map(|code| spoilt.spoil(code)).collect();
    let problems = spoilt.problems();
    let found: BTreeSet<&str> = problems.iter().map(|p| p.rule).collect();
    assert_eq!(found, BTreeSet::from(codes), "{}", listed(&problems));
    assert_eq!(problems.len(), expected.len(), "{}", listed(&problems));
    assert!(problems.is_sorted());
}

/// What a broken file would have named is not missed as well.
#[test]
fn a_file_that_cannot_be_read_does_not_bury_its_own_problem() {
    for (file, text) in [("rules/demo.toml", "gate = launch\n"), ("sources/demo.toml", "[page\n")] {
        let spoilt = Spoilt::new(&format!("broken-{}", file.len()));
        fs::write(spoilt.0.join(file), text).unwrap();
        let problems = spoilt.problems();
        assert_eq!(problems.iter().map(|p| p.rule).collect::<Vec<_>>(), ["syntax"], "{}", listed(&problems));
    }
}

/// A key of the wrong kind is shown as it was written.
#[test]
fn a_bad_value_is_named_with_its_key() {
    let spoilt = Spoilt::new("quoted-day");
    let path = spoilt.0.join("rules/demo.toml");
    let good = fs::read_to_string(&path).unwrap();
    fs::write(&path, good.replace("effective_from = 2023-03-10", "effective_from = \"2023-03-10\"")).unwrap();
    let problems = spoilt.problems();
    let message = "write a day as YYYY-MM-DD, without quotes and without a time, in `effective_from = \"2023-03-10\"`";
    assert!(problems.iter().any(|p| p.rule == "shape" && p.message.starts_with(message)), "{}", listed(&problems));
}

/// An exception covers the problem of one record by one rule, and no other.
#[test]
fn an_exception_covers_what_it_names() {
    let cases = [("repeat", "odd.rule", true), ("claim", "odd.rule", false), ("repeat", "demo.launch", false)];
    for (rule, record, covers) in cases {
        let spoilt = Spoilt::new(&format!("{rule}-{record}-excepted"));
        spoilt.spoil("repeat");
        let exception = format!("[[exception]]\nrule = \"{rule}\"\nrecord = \"{record}\"\nreason = \"The sources say so.\"\n");
        fs::write(spoilt.0.join("exceptions.toml"), exception).unwrap();
        let found: Vec<&str> = spoilt.problems().iter().map(|p| p.rule).collect();
        assert_eq!(found, if covers { vec![] } else { vec!["exception", "repeat"] }, "{rule} of {record}");
    }
}

/// A problem is a line that says where, by which rule, and what to do.
#[test]
fn a_problem_reads_as_one_line() {
    for code in RULES.iter().map(|r| r.code).chain(READER) {
        let spoilt = Spoilt::new(&format!("{code}-line"));
        spoilt.spoil(code);
        for problem in spoilt.problems() {
            let (line, message) = (problem.to_string(), &problem.message);
            assert_eq!(line, format!("data/{}: {}: [{code}] {message}", problem.file, problem.record));
            assert!(!line.contains('\n') && !message.ends_with('.') && message.len() > 10, "{line}");
            assert!(!message.starts_with(|c: char| c.is_uppercase()), "{line}");
        }
    }
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(|p| format!("    {p}")).collect::<Vec<_>>().join("\n")
}
