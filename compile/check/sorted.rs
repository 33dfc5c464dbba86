//! The rule on the order of records: whoever looks for one knows where it stands, and two edits that add records of their own
//! rarely touch the same lines. `make fmt` puts them so.

use super::super::schema::In;
use super::{Context, Report};
use crate::subject::{Channel, Provider};

pub(super) fn sorted(c: &Context, report: &mut Report) {
    let d = c.data;
    in_order(&d.places, |p| &p.code, |p| p.code.clone(), report);
    in_order(&d.groups, |g| &g.id, |g| g.id.clone(), report);
    in_order(&d.models, |m| &m.id, |m| m.id.clone(), report);
    in_order(&d.sources, |s| &s.0, |s| s.0.clone(), report);
    in_order(&d.timelines, |t| &t.id, |t| t.id.clone(), report);
    in_order(&d.dead_links, |l| &l.prefix, |l| l.prefix.clone(), report);
    in_order(&d.exceptions, |e| &e.record, |e| (e.record.clone(), e.rule.clone()), report);
    // Makers and doors stand in the order of the contract, which is also that of the page.
    in_order(&d.providers, |p| &p.id, |p| Provider::parse(&p.id).map_or(usize::MAX, |p| p as usize), report);
    in_order(&d.channels, |p| &p.id, |p| Channel::parse(&p.id).map_or(usize::MAX, |p| p as usize), report);
}

pub(in crate::compile) fn in_order<T, K: PartialOrd>(
    records: &[In<T>],
    id: fn(&T) -> &str,
    key: fn(&T) -> K,
    report: &mut Report,
) {
    for pair in records.windows(2) {
        let [before, record] = pair else { continue };
        if before.file == record.file && key(&record.is) < key(&before.is) {
            let message = format!("stands after `{}`; `make fmt` puts records in order", id(&before.is));
            report.add(&record.file, id(&record.is), message);
        }
    }
}
