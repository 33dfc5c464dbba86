//! Rules about cases. Whether they pass is a test of the engine, not of the data's form.

use super::{Context, Report};

pub(super) fn expects(c: &Context, report: &mut Report) {
    for case in &c.data.cases {
        let e = &case.is.expect;
        let words = e.verdict.is_some() || e.stops_at.is_some() || !e.gates.is_empty() || !e.why.is_empty();
        if !words && e.rules.is_empty() && e.silent.is_empty() {
            report.add(&case.file, &case.is.name, "expects nothing; say a verdict, a gate or a rule");
        }
        // A misspelt one would be silent for ever; a misspelt one in `rules` fails by itself.
        for id in e.silent.iter().filter(|id| !c.data.timelines.iter().any(|t| t.is.id == **id)) {
            report.add(
                &case.file,
                &case.is.name,
                format!("expects `{id}` to be silent, which is no timeline; name one by its id"),
            );
        }
        if case.is.ask.is_empty() {
            report.add(&case.file, &case.is.name, "asks nothing; give at least a place, a provider, a channel and a date");
        }
    }
}
