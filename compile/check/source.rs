//! Rules about the register of sources.

use super::{Context, Report};
use crate::policy::SourceKind;
use std::collections::{HashMap, HashSet};

pub(super) fn address(c: &Context, report: &mut Report) {
    for s in &c.data.sources {
        let (id, source) = &s.is;
        for (key, url) in [("url", &source.url), ("archived", &source.archived)] {
            if key == "archived" && url.is_empty() {
                continue;
            }
            let rest = url.strip_prefix("https://").unwrap_or_default();
            let host = rest.split('/').next().unwrap_or_default();
            if !host.contains('.') || url.chars().any(|ch| ch.is_whitespace() || "<>\"`{}|\\^".contains(ch)) {
                report.add(&s.file, id, format!("{key} `{url}` must be one https address without spaces"));
            }
        }
    }
}

pub(super) fn dates(c: &Context, report: &mut Report) {
    let read_until = c.data.dataset.as_ref().and_then(|d| d.read_until);
    for s in &c.data.sources {
        let (id, source) = &s.is;
        if source.accessed.0 > read_until.map_or(c.today, |day| day.0) {
            report.add(&s.file, id, format!("was read on {}, after the dataset's date {}", source.accessed.0, c.today));
        }
        if source.published.is_some_and(|p| p > source.accessed) {
            report.add(&s.file, id, "was read before it was published; correct one of the two");
        }
        if source.month_only && source.published.is_none_or(|p| p.0.ymd().2 != 1) {
            report.add(&s.file, id, "month_only needs `published` on the first of that month");
        }
    }
}

pub(super) fn words(c: &Context, report: &mut Report) {
    for s in &c.data.sources {
        let (id, source) = &s.is;
        if source.title.trim().is_empty() || source.publisher.trim().is_empty() {
            report.add(&s.file, id, "needs a title and a publisher");
        }
    }
}

pub(super) fn kind(c: &Context, report: &mut Report) {
    let ids: Vec<&str> = SourceKind::ALL.iter().map(|k| k.id()).collect();
    for s in c.data.sources.iter().filter(|s| SourceKind::parse(&s.is.1.kind).is_none()) {
        report.add(&s.file, &s.is.0, format!("kind `{}` is not one of {}", s.is.1.kind, ids.join(", ")));
    }
}

pub(super) fn used(c: &Context, report: &mut Report) {
    let counted = c.data.counts.iter().flat_map(|n| &n.is.sources);
    let used: HashSet<&String> = c.data.timelines.iter().flat_map(|t| t.is.cited()).chain(counted).collect();
    for s in c.data.sources.iter().filter(|s| !used.contains(&s.is.0)) {
        report.add(&s.file, &s.is.0, "is cited by nothing; cite it or remove it");
    }
}

pub(super) fn once(c: &Context, report: &mut Report) {
    let mut first: HashMap<&str, &str> = HashMap::new();
    for s in &c.data.sources {
        let (id, source) = &s.is;
        // One living page read on different days is as many sources.
        if let Some(other) = first.insert(&source.url, id) {
            let same_day = c.data.sources.iter().any(|o| o.is.0 == other && o.is.1.published == source.published);
            if same_day {
                report.add(&s.file, id, format!("is the page of `{other}` again; cite that one"));
            }
        }
    }
}
