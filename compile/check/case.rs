//! Rules about cases. Whether they pass is a test of the engine, not of the data's form.

use super::{Context, Report};

pub(super) fn expects(c: &Context, report: &mut Report) {
    for case in &c.data.cases {
        let e = &case.is.expect;
        if e.verdict.is_none() && e.stops_at.is_none() && e.gates.is_empty() && e.rules.is_empty() && e.why.is_empty() {
            report.add(&case.file, &case.is.name, "expects nothing; say a verdict, a gate or a rule");
        }
        if case.is.ask.is_empty() {
            report.add(&case.file, &case.is.name, "asks nothing; give at least a place, a provider, a channel and a date");
        }
    }
}
