//! The rules that data on chips, training and money must keep, each with a code, a reason and a failing example in
//! `tests/compiler/training.rs`. Sources are held to the dataset's rules about sources.

mod names;
mod values;

use super::schema::Training;
use crate::compile::check::{Report, check_sources, in_order};
use crate::compile::problem::Problem;
use crate::compile::schema::Data;
use crate::date::Date;
use std::collections::{BTreeSet, HashSet};

/// A rule of these data.
pub struct Rule {
    /// Short name, shown with every problem.
    pub code: &'static str,
    /// Why the rule exists, in a sentence.
    pub why: &'static str,
    check: fn(&Context, &mut Report),
}

struct Context<'d> {
    data: &'d Data,
    training: &'d Training,
    today: Date,
}

/// Every rule, in the order in which they are explained in `data/training/README.md`.
pub const RULES: &[Rule] = &[
    Rule { code: "head", why: "The last day of the data is where the engine's knowledge ends.", check: head },
    Rule { code: "id", why: "Ids stand in links and answers for ever, so they have one form.", check: ids },
    Rule { code: "unique", why: "Two records of one id cannot both be meant.", check: unique },
    Rule {
        code: "complete",
        why: "Every chip of the contract needs a record, or a question could not be asked.",
        check: complete,
    },
    Rule { code: "sorted", why: "Who looks for a record knows where it stands.", check: sorted },
    Rule { code: "vocabulary", why: "A misspelt word would make a rule about nothing.", check: names::vocabulary },
    Rule { code: "place", why: "A misspelt place would make a rule about nowhere.", check: names::places },
    Rule { code: "reference", why: "What a record names must exist.", check: names::references },
    Rule { code: "figure", why: "A figure is positive, and a range has its least first.", check: values::figures },
    Rule { code: "threshold", why: "A threshold is a figure, a comparison and a positive number.", check: values::thresholds },
    Rule {
        code: "order",
        why: "Days stand in order of time, so that gaps and overlaps cannot be written.",
        check: values::order,
    },
    Rule { code: "future", why: "What has not happened by the last day of the data is no datum.", check: values::future },
    Rule { code: "needs", why: "A condition says what it consists in, and nothing else does.", check: values::needs },
    Rule { code: "sourced", why: "Every datum has a source; a figure without one is marked.", check: sourced },
    Rule { code: "orphan", why: "A source that nothing cites proves nothing.", check: orphans },
    Rule { code: "claim", why: "A claim is a sentence or two that a reader understands.", check: claims },
    Rule { code: "case", why: "A case that expects nothing cannot fail.", check: cases },
];

/// Every problem that the rules find.
pub fn check(data: &Data, training: &Training) -> Vec<Problem> {
    let today = data.dataset.as_ref().map_or(Date::LAST, |d| d.date.0);
    let context = Context { data, training, today };
    let (dataset, sources) = (data.dataset.clone(), training.sources.clone());
    let register = Data { dataset, sources, dead_links: data.dead_links.clone(), ..Data::default() };
    let mut problems = check_sources(&register);
    for rule in RULES {
        let mut report = Report::new(rule.code);
        (rule.check)(&context, &mut report);
        problems.extend(report.found());
    }
    problems
}

/// The chips that the contract names.
const CHIPS: [&str; 25] = [
    "a100",
    "a800",
    "h100",
    "h800",
    "h20",
    "l20",
    "l2",
    "l4",
    "l40",
    "l40s",
    "rtx-4090",
    "rtx-4090d",
    "rtx-pro-6000d",
    "h200",
    "b30a",
    "b200",
    "gb200",
    "gb300",
    "mi250",
    "mi300x",
    "mi308",
    "mi309",
    "ascend-910b",
    "ascend-910c",
    "v100",
];

fn head(c: &Context, report: &mut Report) {
    let Some(head) = &c.training.head else { return };
    for (key, day) in [("chips_until", head.chips_until.0), ("money_until", head.money_until.0)] {
        if day > c.today {
            report.add("training/head.toml", key, format!("is {day}, after the dataset's date {}", c.today));
        }
    }
}

/// Every record with an id: file, kind, id.
fn records<'c>(c: &'c Context) -> impl Iterator<Item = (&'c String, &'static str, &'c String)> {
    let t = c.training;
    (t.sources.iter().map(|r| (&r.file, "source", &r.is.0)))
        .chain(t.groups.iter().map(|r| (&r.file, "group", &r.is.id)))
        .chain(t.buyers.iter().map(|r| (&r.file, "buyer", &r.is.id)))
        .chain(t.makers.iter().map(|r| (&r.file, "maker", &r.is.id)))
        .chain(t.chips.iter().map(|r| (&r.file, "chip", &r.is.id)))
        .chain(t.tests.iter().map(|r| (&r.file, "test", &r.is.id)))
        .chain(t.rules.iter().map(|r| (&r.file, "rule", &r.is.id)))
        .chain(t.runs.iter().map(|r| (&r.file, "run", &r.is.id)))
        .chain(t.flows.iter().map(|r| (&r.file, "flow", &r.is.id)))
        .chain(t.cases.iter().map(|r| (&r.file, "case", &r.is.name)))
}

fn ids(c: &Context, report: &mut Report) {
    let plain =
        |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b));
    for (file, _, id) in records(c).filter(|(_, kind, id)| *kind != "case" && !plain(id)) {
        report.add(file, id, "is no id; use lower-case letters, digits, `-` and `.` only");
    }
}

fn unique(c: &Context, report: &mut Report) {
    let mut seen = HashSet::new();
    for (file, kind, id) in records(c) {
        if !seen.insert((kind, id)) {
            report.add(file, id, format!("is a second {kind} of this id; rename or remove one"));
        }
    }
}

/// Sources are held to their order by the dataset's rules about them; chips, runs, flows and cases stand as the page, or their
/// author, has them.
fn sorted(c: &Context, report: &mut Report) {
    let t = c.training;
    in_order(&t.groups, |g| &g.id, |g| g.id.clone(), report);
    in_order(&t.buyers, |b| &b.id, |b| b.id.clone(), report);
    in_order(&t.makers, |m| &m.id, |m| m.id.clone(), report);
    in_order(&t.tests, |v| &v.id, |v| v.id.clone(), report);
    in_order(&t.rules, |r| &r.id, |r| r.id.clone(), report);
}

fn complete(c: &Context, report: &mut Report) {
    for id in CHIPS.iter().filter(|id| !c.training.chips.iter().any(|chip| chip.is.id == **id)) {
        report.add("training/chips.toml", id, "has no record; add a [[chip]]");
    }
    if !c.training.runs.iter().any(|r| r.is.id == "gpt-4") {
        report.add("training/runs.toml", "gpt-4", "has no record, but is the run that the view opens with; add a [[run]]");
    }
}

/// Every citation: file, record, ids of sources.
fn cited<'c>(c: &'c Context) -> Vec<(&'c String, &'c String, Vec<&'c String>)> {
    let t = c.training;
    let mut all: Vec<(&String, &String, Vec<&String>)> = Vec::new();
    all.extend(t.groups.iter().map(|r| (&r.file, &r.is.id, r.is.sources.iter().collect())));
    all.extend(
        t.chips
            .iter()
            .map(|r| (&r.file, &r.is.id, r.is.sources.iter().chain(r.is.launch.iter().flat_map(|l| &l.sources)).collect())),
    );
    all.extend(t.tests.iter().map(|r| (&r.file, &r.is.id, r.is.sources.iter().collect())));
    all.extend(t.rules.iter().map(|r| (&r.file, &r.is.id, r.is.step.iter().flat_map(|s| &s.sources).collect())));
    all.extend(t.runs.iter().map(|r| (&r.file, &r.is.id, r.is.sources.iter().collect())));
    all.extend(t.flows.iter().map(|r| (&r.file, &r.is.id, r.is.sources.iter().collect())));
    all
}

fn sourced(c: &Context, report: &mut Report) {
    let t = c.training;
    for chip in &t.chips {
        let figures = [("tpp", chip.is.tpp), ("die", chip.is.die), ("dram", chip.is.dram), ("io", chip.is.io)];
        let known = figures.iter().filter(|(_, value)| value.is_some()).map(|(key, _)| *key).chain(chip.is.peak.map(|_| "peak"));
        let bare = known.filter(|key| !chip.is.unverified.iter().any(|u| u == key)).count();
        if bare > 0 && chip.is.sources.is_empty() {
            report.add(&chip.file, &chip.is.id, "has figures without a source; cite one, or name them in `unverified`");
        }
        if chip.is.launch.as_ref().is_some_and(|l| l.sources.is_empty()) {
            report.add(&chip.file, &chip.is.id, "has a launch without a source; cite one or leave the launch out");
        }
    }
    for test in t.tests.iter().filter(|test| test.is.sources.is_empty()) {
        report.add(&test.file, &test.is.id, "has no source; cite one");
    }
    for r in t.rules.iter().filter(|r| r.is.step.iter().any(|s| s.sources.is_empty())) {
        report.add(&r.file, &r.is.id, "has a step without a source; cite one");
    }
    let bare = (t.runs.iter().filter(|r| r.is.sources.is_empty()).map(|r| (&r.file, &r.is.id)))
        .chain(t.flows.iter().filter(|r| r.is.sources.is_empty()).map(|r| (&r.file, &r.is.id)));
    for (file, id) in bare {
        report.add(file, id, "has no source; cite one");
    }
}

fn orphans(c: &Context, report: &mut Report) {
    let used: BTreeSet<&String> = cited(c).into_iter().flat_map(|(_, _, ids)| ids).collect();
    for s in c.training.sources.iter().filter(|s| !used.contains(&s.is.0)) {
        report.add(&s.file, &s.is.0, "is cited by nothing; cite it or remove it");
    }
}

fn claims(c: &Context, report: &mut Report) {
    let t = c.training;
    let all = (t.rules.iter().flat_map(|r| r.is.step.iter().map(move |s| (&r.file, &r.is.id, &s.claim))))
        .chain(t.chips.iter().filter_map(|r| r.is.launch.as_ref().map(|l| (&r.file, &r.is.id, &l.claim))))
        .chain(t.flows.iter().map(|r| (&r.file, &r.is.id, &r.is.claim)));
    for (file, id, _) in all.filter(|(_, _, claim)| !claim.ends_with('.') || !(20..=360).contains(&claim.chars().count())) {
        report.add(file, id, "a claim is a sentence or two of 20 to 360 characters that ends with a full stop");
    }
}

fn cases(c: &Context, report: &mut Report) {
    for case in c.training.cases.iter().filter(|case| case.is.ask.is_empty() || case.is.expect.is_empty()) {
        report.add(&case.file, &case.is.name, "asks or expects nothing; say a verdict, a gate or a rule");
    }
}
