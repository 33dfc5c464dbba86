//! "This answer is wrong": the link to the form that the page's head names, filled in, or a text to copy where none is named.
//! The form and its fields are in data/README.md.

use super::Standing;
use super::node::{El, classed, el};
use crate::decide::Outcome;
use crate::link;
use crate::rule;
use crate::text::{Words, msg};

/// The most rules that are named.
const RULES: usize = 12;

/// What the form is filled with: parameter and value, in its order.
fn fields(words: Words, outcome: &Outcome, standing: &Standing) -> [(&'static str, String); 5] {
    let s = &outcome.scenario;
    let tables = words.data.tables();
    let short = [words.data.code(s.place), s.provider.id(), s.channel.id()].join(" ");
    let deciding = outcome.gates.iter().flat_map(|g| &g.rules).filter_map(|a| rule::describe(words.data, a.rule));
    let rules: Vec<String> = deciding.map(|r| r.id).take(RULES).collect();
    [
        ("title", format!("Wrong answer: {short} {}", s.date)),
        ("question", format!("{}{}", standing.address, query(words, outcome))),
        ("answer", words.sentence(outcome)),
        ("rules", rules.join(" ")),
        ("dataset", format!("{} of {}", tables.version, tables.date)),
    ]
}

/// The question as the query of an address, with its mark; empty for the default question.
pub(super) fn query(words: Words, outcome: &Outcome) -> String {
    let query = link::query(link::write(words.data, &outcome.scenario));
    if query.is_empty() { query } else { format!("?{query}") }
}

/// The link; none where no form is named.
pub(super) fn link(words: Words, outcome: &Outcome, standing: &Standing) -> Option<El> {
    let form = standing.report.as_deref()?;
    let mut address = form.to_owned();
    for (n, (name, value)) in fields(words, outcome, standing).into_iter().enumerate() {
        address.push(if n == 0 && !form.contains('?') { '?' } else { '&' });
        address += name;
        address.push('=');
        address += &link::coded(&value);
    }
    let link = el("a").attr("href", address).attr("target", "_blank").attr("rel", "noopener noreferrer");
    Some(link.attr("data-report", "").attr("data-live", "").text(words.get(msg::REPORT_LINK)))
}

/// The link with what it is for, or a text to copy.
pub(super) fn view(words: Words, outcome: &Outcome, standing: &Standing) -> El {
    let place = classed("div", "report").child(el("h3").text(words.get(msg::REPORT_LINK)));
    if let Some(link) = link(words, outcome, standing) {
        return place.child(el("p").text(words.get(msg::REPORT_FORM)).text(" ").child(link));
    }
    let lines: Vec<String> =
        fields(words, outcome, standing).into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    place.child(el("p").text(words.get(msg::REPORT_COPY))).child(
        el("textarea")
            .attr("readonly", "")
            .attr("rows", "5")
            .attr("dir", "auto")
            .attr("aria-label", words.get(msg::REPORT_LINK))
            .value(lines.join("\n")),
    )
}
