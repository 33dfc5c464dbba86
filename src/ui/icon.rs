//! Icons of statuses and verdicts: shapes that differ without colour. Always beside a word, and hidden from screen readers.

use super::node::{El, classed, el};
use crate::policy::Status;
use crate::verdict::Verdict;

/// The icon of a gate's status.
pub(super) fn status(status: Status) -> El {
    draw(match status {
        Status::Open => CHECK,
        Status::Conditional => HALF,
        Status::Unenforced => WAVE,
        Status::Failing => BANG,
        Status::Closed => CROSS,
        Status::Unknown => QUESTION,
        Status::NotApplicable => DASH,
    })
}

/// The icon of a verdict.
pub(super) fn verdict(verdict: Verdict) -> El {
    draw(match verdict {
        Verdict::Unavailable => DASH,
        Verdict::Blocked => CROSS,
        Verdict::Unknown => QUESTION,
        Verdict::AgainstRules => WAVE,
        Verdict::Conditional => HALF,
        Verdict::Allowed => CHECK,
    })
}

const CHECK: &str = "M3.5 8.5l3 3 6-7";
const CROSS: &str = "M4 4l8 8M12 4l-8 8";
const HALF: &str = "M8 2.5a5.5 5.5 0 0 0 0 11z";
const WAVE: &str = "M2.5 9.5c2-4 4-4 5.5-1.5s3.5 2.5 5.5-1.5";
const BANG: &str = "M8 3v6.5M8 12.5v.01";
const QUESTION: &str = "M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6M8 12.7v.01";
const DASH: &str = "M4 8h8";

fn draw(path: &'static str) -> El {
    let whole = path == HALF;
    frame()
        .child(el("path").attr_if("class", whole.then_some("filled")).attr("d", path))
        .child(el("path").attr_if("d", whole.then_some("M8 2.5a5.5 5.5 0 0 1 0 11")))
}

/// An empty drawing.
pub(super) fn frame() -> El {
    classed("svg", "icon").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true").attr("focusable", "false")
}
