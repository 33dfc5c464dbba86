//! The sources of an answer: the evidence at every gate, how much of the whole field the data decide, and where to say that
//! something is wrong. One gate's evidence is drawn in `evidence`.

use super::Standing;
use super::evidence;
use super::loading::Loading;
use super::node::{El, classed, el};
use super::report;
use crate::decide::Outcome;
use crate::policy::{Confidence, Why};
use crate::text::{Words, msg, slot};

/// The figures that `make derived` wrote: lines of a name and a count.
const COVERAGE: &str = include_str!("../../data/derived/coverage.txt");

/// The view.
pub(super) fn view(loading: &Loading, outcome: &Outcome, standing: &Standing) -> El {
    let words = loading.data.words();
    let gates = outcome.gates.iter().filter(|g| !g.rules.is_empty());
    classed("section", "all-sources")
        .attr("aria-labelledby", "sources")
        .child(el("h2").attr("id", "sources").text(words.get(msg::SOURCES_HEADING)))
        .child(el("p").text(words.get(msg::SOURCES_LEAD)))
        .children(gates.map(|g| evidence::whole(loading, outcome, g)))
        .child(coverage(words))
        .child(report::view(words, outcome, standing))
}

fn count(name: &str) -> u32 {
    let lines = COVERAGE.lines().filter_map(|line| line.split_once(' '));
    lines.into_iter().find(|(key, _)| *key == name).and_then(|(_, value)| value.parse().ok()).unwrap_or_default()
}

/// With narrow spaces between thousands, which every language reads.
fn spaced(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// How much of the field is decided, in a sentence and a table.
fn coverage(words: Words) -> El {
    let all = count("questions");
    let decided: u32 = Confidence::ALL.iter().map(|c| count(c.id())).sum();
    let part = |n: u32| (u64::from(n) * 100 + u64::from(all) / 2) / u64::from(all.max(1));
    // What is there is not nothing.
    let percent = |n: u32| match part(n) {
        0 if n > 0 => "<\u{202f}1\u{a0}%".to_owned(),
        part => format!("{part}\u{a0}%"),
    };
    let row = |kind: &'static str, label: &'static str, n: u32| {
        let style = format!("--part:{}%", part(n));
        el("tr")
            .key(label)
            .child(el("th").attr("scope", "row").text(label))
            .child(el("td").text(spaced(n)))
            .child(el("td").attr("class", "part").attr("data-part", kind).attr("style", style).text(percent(n)))
    };
    let known = Confidence::ALL.iter().map(|c| row("decided", words.confidence(*c), count(c.id())));
    let not_known = Why::ALL.iter().filter(|w| count(w.id()) > 0);
    let not_known = not_known.map(|w| row("unknown", words.get(msg::COVERAGE_WHY.at(*w as usize)), count(w.id())));
    let head = |text| el("th").attr("scope", "col").text(words.get(text));
    let said = words.fill(
        msg::COVERAGE_DECIDED,
        &[(slot::N, &spaced(all)), (slot::PERCENT, &percent(decided)), (slot::DAY, &words.date(words.data.date()))],
    );
    let old = words.fill(
        msg::COVERAGE_OLD,
        &[
            (slot::N, &spaced(count("sources"))),
            (slot::OLD, &spaced(count("sources-older"))),
            (slot::DAYS, &count("older-than-days").to_string()),
        ],
    );
    let table = el("table")
        .child(el("caption").text(words.get(msg::COVERAGE_CAPTION)))
        .child(
            el("thead")
                .child(el("tr").child(head(msg::COVERAGE_KIND)).child(head(msg::COVERAGE_COUNT)).child(head(msg::COVERAGE_PART))),
        )
        .child(el("tbody").children(known).children(not_known));
    classed("div", "coverage")
        .child(el("h3").text(words.get(msg::COVERAGE_HEADING)))
        .child(el("p").text(said).text(" ").text(old))
        .child(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_there() {
        let known: u32 = Confidence::ALL.iter().map(|c| count(c.id())).sum();
        let not: u32 = Why::ALL.iter().map(|w| count(w.id())).sum();
        assert!(count("questions") > 0 && count("sources") > 0 && count("older-than-days") == 180);
        assert_eq!(known + not, count("questions"));
        assert_eq!(count("no such line"), 0);
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(
            [0, 999, 1000, 99_000, 1_234_567].map(spaced),
            ["0", "999", "1\u{202f}000", "99\u{202f}000", "1\u{202f}234\u{202f}567"]
        );
    }
}
