//! Rules about what a record names: words of closed vocabularies, places, other records.

use super::{Context, cited};
use crate::compile::check::Report;
use crate::compile::resolve::Places;
use crate::compile::training::encode::expanded;
use crate::policy::Why;
use crate::subject::{Channel, Provider};
use crate::training::vocabulary::{Figure, Gate, Needs, Only, Party, Path};
use std::collections::HashSet;

fn among(report: &mut Report, file: &str, record: &str, key: &str, value: &str, ids: &[&str]) {
    if !ids.contains(&value) {
        report.add(file, record, format!("{key} `{value}` is not one of {}", ids.join(", ")));
    }
}

fn words<T: Copy>(all: &[T], id: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|v| id(*v)).collect()
}

pub(super) fn vocabulary(c: &Context, report: &mut Report) {
    let t = c.training;
    let status = ["open", "conditional", "closed", "failing", "unknown"];
    for r in &t.rules {
        let mut word = |key: &str, value: &str, ids: &[&str]| among(report, &r.file, &r.is.id, key, value, ids);
        word("gate", &r.is.gate, &words(Gate::ALL, Gate::id));
        r.is.only.iter().for_each(|o| word("only", o, &words(Only::ALL, Only::id)));
        r.is.path.iter().flatten().for_each(|p| word("path", p, &words(Path::ALL, Path::id)));
        for s in &r.is.step {
            word("status", &s.status, &status);
            s.needs.iter().for_each(|n| word("needs", n, &words(Needs::ALL, Needs::id)));
            s.why.iter().chain(&s.between).for_each(|w| word("why", w, &words(Why::ALL, Why::id)));
        }
    }
    for chip in &t.chips {
        let mut figures = words(Figure::ALL, Figure::id);
        figures.push("peak");
        chip.is.unverified.iter().for_each(|f| among(report, &chip.file, &chip.is.id, "unverified", f, &figures));
        let between = chip.is.launch.iter().filter_map(|l| l.between.as_ref());
        between.for_each(|w| among(report, &chip.file, &chip.is.id, "between", w, &words(Why::ALL, Why::id)));
    }
    for f in &t.flows {
        let mut word = |key: &str, value: &str, ids: &[&str]| among(report, &f.file, &f.is.id, key, value, ids);
        f.is.provider.iter().for_each(|p| word("provider", p, &words(Provider::ALL, Provider::id)));
        f.is.channel.iter().flatten().for_each(|p| word("channel", p, &words(Channel::ALL, Channel::id)));
        word("payer", &f.is.payer, &words(Party::ALL, Party::id));
        word("payee", &f.is.payee, &words(Party::ALL, Party::id));
    }
}

pub(super) fn places(c: &Context, report: &mut Report) {
    let places = Places::new(c.data);
    let mut name = |file: &str, record: &str, names: &[String]| {
        let mut unknown = Vec::new();
        places.set(&expanded(c.training, names), &mut unknown);
        for name in unknown {
            report.add(
                file,
                record,
                format!("`{name}` is neither a code of places.toml nor a [[group]] of this folder (`@group`)"),
            );
        }
    };
    for r in &c.training.rules {
        name(&r.file, &r.is.id, &r.is.place);
        name(&r.file, &r.is.id, &r.is.except);
        name(&r.file, &r.is.id, r.is.parent.as_deref().unwrap_or_default());
    }
    c.training.groups.iter().for_each(|g| name(&g.file, &g.is.id, &g.is.members));
    c.training.makers.iter().for_each(|m| name(&m.file, &m.is.id, core::slice::from_ref(&m.is.home)));
}

pub(super) fn references(c: &Context, report: &mut Report) {
    let t = c.training;
    let sources: HashSet<&String> = t.sources.iter().map(|s| &s.is.0).collect();
    for (file, record, ids) in cited(c) {
        for id in ids.into_iter().filter(|id| !sources.contains(id)) {
            report.add(file, record, format!("source `{id}` is not in the register; add it to sources.toml"));
        }
    }
    for chip in t.chips.iter().filter(|chip| !t.makers.iter().any(|m| m.is.id == chip.is.maker)) {
        report.add(&chip.file, &chip.is.id, format!("maker `{}` has no record; add a [[maker]]", chip.is.maker));
    }
    for r in &t.rules {
        let test = r.is.test.as_ref().map(|id| t.tests.iter().find(|test| test.is.id == *id));
        let classes: Vec<&String> = test.flatten().iter().flat_map(|test| &test.is.class).map(|class| &class.id).collect();
        let named = (r.is.maker.iter().map(|id| ("maker", id, t.makers.iter().any(|m| m.is.id == *id))))
            .chain(r.is.chip.iter().map(|id| ("chip", id, t.chips.iter().any(|m| m.is.id == *id))))
            .chain(r.is.buyer.iter().map(|id| {
                ("buyer", id, ["private", "state-funded"].contains(&id.as_str()) || t.buyers.iter().any(|b| b.is.id == *id))
            }))
            .chain(r.is.test.iter().map(|id| ("test", id, test.flatten().is_some())))
            .chain(r.is.class.iter().map(|id| ("class", id, classes.contains(&id))))
            .chain(r.is.narrows.iter().map(|id| ("rule", id, t.rules.iter().any(|o| o.is.id == *id))));
        for (kind, id, _) in named.filter(|(_, _, exists)| !exists) {
            report.add(&r.file, &r.is.id, format!("names the {kind} `{id}`, which does not exist"));
        }
        if r.is.test.is_some() && r.is.class.is_empty() {
            report.add(&r.file, &r.is.id, "names a test and no class of it; say which chips it is about");
        }
        if r.is.only.is_some() && r.is.narrows.is_empty() {
            report.add(&r.file, &r.is.id, "speaks only with other rules, but names none in `narrows`");
        }
    }
}
