//! Icons of statuses and verdicts: shapes that differ without colour. Always beside a word, and hidden from screen readers.

use crate::policy::Status;
use crate::verdict::Verdict;
use yew::prelude::*;

/// The icon of a gate's status.
pub(super) fn status(status: Status) -> Html {
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
pub(super) fn verdict(verdict: Verdict) -> Html {
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

fn draw(path: &'static str) -> Html {
    let whole = (path == HALF).then_some("M8 2.5a5.5 5.5 0 0 1 0 11");
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path class={whole.map(|_| "filled")} d={path} />
            <path d={whole} />
        </svg>
    }
}
