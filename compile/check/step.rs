//! Rules about the steps of a timeline.

use super::super::schema::{Day, In, Step, Timeline};
use super::{Context, Report};

fn steps<'d>(c: &'d Context) -> impl Iterator<Item = (&'d In<Timeline>, &'d Step, String)> {
    c.data.timelines.iter().flat_map(|t| t.is.step.iter().map(move |s| (t, s, name(s))))
}

fn name(step: &Step) -> String {
    step.effective_from.map_or_else(|| "first step".to_owned(), |Day(d)| format!("step of {d}"))
}

pub(super) fn order(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        if t.is.step.iter().skip(1).any(|s| s.effective_from.is_none()) {
            report.add(&t.file, &t.is.id, "only the first step may leave out `effective_from`");
        }
        for pair in t.is.step.windows(2) {
            if let [a, b] = pair
                && b.effective_from.is_some()
                && b.effective_from <= a.effective_from
            {
                report.add(&t.file, &t.is.id, format!("{} must come after {}", name(b), name(a)));
            }
        }
    }
}

pub(super) fn window(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        let mut before: Option<Day> = None;
        for s in &t.is.step {
            if let Some(from) = s.not_before {
                if s.effective_from.is_none_or(|e| from >= e) || before.is_some_and(|b| from <= b) {
                    report.add(
                        &t.file,
                        &t.is.id,
                        format!("{}: `not_before` must lie after the step before and before `effective_from`", name(s)),
                    );
                }
            } else if s.between.is_some() {
                report.add(&t.file, &t.is.id, format!("{}: `between` explains `not_before`, which is missing", name(s)));
            }
            before = s.effective_from;
        }
    }
}

pub(super) fn future(c: &Context, report: &mut Report) {
    for (t, s, name) in steps(c) {
        if s.effective_from.is_some_and(|d| d.0 > c.today) && s.announced.is_none() {
            report.add(
                &t.file,
                &t.is.id,
                format!("{name} lies after the dataset's date {}; say when it was `announced`", c.today),
            );
        }
        if s.announced.is_some_and(|d| d.0 > c.today) {
            report.add(&t.file, &t.is.id, format!("{name} was announced after the dataset's date {}", c.today));
        }
    }
}

pub(super) fn seen(c: &Context, report: &mut Report) {
    for (t, s, name) in steps(c) {
        if let Some(seen) = s.last_seen
            && (seen.0 > c.today || s.effective_from.is_some_and(|from| seen < from && from.0 <= c.today))
        {
            report.add(
                &t.file,
                &t.is.id,
                format!("{name}: `last_seen` must lie between the step's first day and the dataset's date"),
            );
        }
    }
}

pub(super) fn sourced(c: &Context, report: &mut Report) {
    for (t, s, name) in steps(c) {
        if s.sources.is_empty() {
            report.add(
                &t.file,
                &t.is.id,
                format!("{name} has no source; without one, leave the step out: the answer is then unknown"),
            );
        }
        let mut sorted = s.sources.clone();
        sorted.sort();
        sorted.dedup();
        if sorted.len() != s.sources.len() {
            report.add(&t.file, &t.is.id, format!("{name} cites a source twice"));
        }
    }
}

pub(super) fn claims(c: &Context, report: &mut Report) {
    for (t, s, name) in steps(c) {
        if let Some(message) = sentence(&s.claim) {
            report.add(&t.file, &t.is.id, format!("{name}: the claim {message}"));
        }
    }
}

/// What keeps a text from being a claim.
pub(super) fn sentence(text: &str) -> Option<&'static str> {
    let length = text.chars().count();
    if !(12..=320).contains(&length) {
        Some("must be one or two sentences, 12 to 320 characters long")
    } else if !text.ends_with(['.', '”', '"', ')']) {
        Some("must end with a full stop")
    } else if text.trim() != text || text.contains("  ") || text.contains('\n') {
        Some("must not hold double spaces or line breaks")
    } else {
        None
    }
}

pub(super) fn conditions(c: &Context, report: &mut Report) {
    for (t, s, name) in steps(c) {
        if (s.status == "conditional") == s.condition.is_empty() {
            report.add(&t.file, &t.is.id, format!("{name} needs `condition` if, and only if, it is conditional"));
        }
        if s.condition.ends_with('.') || s.condition.chars().count() > 120 {
            report.add(
                &t.file,
                &t.is.id,
                format!("{name}: `condition` completes \"yes, …\": at most 120 characters, no full stop"),
            );
        }
    }
}

pub(super) fn unknown(c: &Context, report: &mut Report) {
    for (t, s, name) in steps(c) {
        if s.why.is_some() && s.status != "unknown" {
            report.add(&t.file, &t.is.id, format!("{name}: `why` belongs to status = \"unknown\""));
        }
        if s.why.as_deref().is_some_and(|w| w != "not-stated" && w != "conflict") {
            report.add(
                &t.file,
                &t.is.id,
                format!("{name}: `why` is \"not-stated\" or \"conflict\"; the others follow from dates and places"),
            );
        }
        if s.why.as_deref() == Some("conflict") && s.sources.len() < 2 {
            report.add(&t.file, &t.is.id, format!("{name}: a conflict cites at least two sources"));
        }
        if s.status == "not-applicable" {
            report.add(&t.file, &t.is.id, format!("{name}: \"not-applicable\" follows from the door; it cannot be entered"));
        }
    }
}

pub(super) fn repeats(c: &Context, report: &mut Report) {
    for t in &c.data.timelines {
        for pair in t.is.step.windows(2) {
            if let [a, b] = pair
                && a.status == b.status
                && a.claim == b.claim
            {
                report.add(&t.file, &t.is.id, format!("{} says the same as the one before; merge them", name(b)));
            }
        }
    }
}
