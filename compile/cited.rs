//! What follows from the sources that a record cites, whichever question it belongs to: how new it is, how well it is sourced.

use super::schema::{Day, Source};
use crate::date::Date;
use crate::policy::{Confidence, SourceKind};

/// The newest day on which one of the sources said so: published, or, on an undated page, read.
pub(super) fn newest<'s>(sources: impl Iterator<Item = &'s Source>) -> Option<Date> {
    sources.map(|s| s.published.unwrap_or(s.accessed)).max().map(|Day(d)| d)
}

/// The confidence of the best source; an inference is never more than uncertain.
pub(super) fn confidence<'s>(sources: impl Iterator<Item = &'s Source>, inference: bool) -> Confidence {
    if inference {
        return Confidence::Uncertain;
    }
    let kinds = sources.filter_map(|s| SourceKind::parse(&s.kind));
    kinds.map(SourceKind::confidence).min().unwrap_or(Confidence::Uncertain)
}
