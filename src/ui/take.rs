//! What a reader takes along: the link, a citation, the answer as a file, a page of paper, and stories to be led through. What
//! each of them does is in `www/take/`, which is loaded when one is wanted.

use super::Standing;
use super::loading::Loading;
use super::node::{El, classed, el};
use super::report;
use super::rest::{self, Here};
use crate::browser;
use crate::changes::changes;
use crate::date::Date;
use crate::decide::{Outcome, decide};
use crate::history::full_history;
use crate::link;
use crate::rule;
use crate::scenario::Scenario;
use crate::text::{FOREIGN, Msg, Words, msg, slot};
use yew::Callback;

/// What can be taken: what it is called in `www/take/`, its text, and whether it needs the evidence.
const KINDS: [(&str, Msg, bool); 9] = [
    ("link", msg::TAKE_LINK, false),
    ("citation", msg::TAKE_CITATION, false),
    ("bibtex", msg::TAKE_BIBTEX, false),
    ("ris", msg::TAKE_RIS, false),
    ("json", msg::TAKE_JSON, true),
    ("csv", msg::TAKE_CSV, true),
    ("svg", msg::TAKE_SVG, false),
    ("png", msg::TAKE_PNG, false),
    ("print", msg::TAKE_PRINT, false),
];

/// The offers.
pub(super) fn view(loading: &Loading, outcome: &Outcome, standing: &Standing) -> El {
    let words = loading.data.words();
    let sourced = words.data.evidence().sources().next().is_some();
    let query = report::query(words, outcome);
    let address = format!("{}{query}", standing.address);
    // What `www/take/` pins too: the style writes it on paper, where there is no address bar.
    let pinned = format!("{address}{}data={}", if query.is_empty() { '?' } else { '&' }, words.data.tables().version);
    let take = {
        let (data, scenario) = (loading.data.clone(), outcome.scenario);
        // Written out only when it is wanted: nobody pays for what is not taken.
        Callback::from(move |kind: &'static str| {
            let (data, address) = (data.clone(), address.clone());
            rest::load(move |here| {
                // Without the second program there is nothing to give, and the script's starter says that it failed.
                let given = here.map_or_else(String::new, |here| records(here, data.words(), &scenario, [kind, &address]));
                browser::run("take", &given);
            });
        })
    };
    let button = |(kind, label, evidence): (&'static str, Msg, bool)| {
        let take = take.clone();
        (sourced || !evidence).then(|| {
            let button = el("button").attr("type", "button").attr("data-take", kind).on("click", move |_| take.emit(kind));
            el("li").key(kind).child(button.text(words.get(label)))
        })
    };
    // Filled by the script; another question makes another one, so that nobody takes what belongs to the one before.
    let taken = classed("div", "taken")
        .key(query)
        .attr("id", "taken")
        .attr("data-copied", words.get(msg::TAKE_COPIED))
        .attr("data-refused", words.get(msg::TAKE_REFUSED))
        .attr("data-saved", words.get(msg::TAKE_SAVED))
        .attr("data-failed", words.get(msg::TAKE_FAILED))
        .attr("data-not-loaded", words.get(msg::TAKE_NOT_LOADED))
        .child(el("p").attr("role", "status"))
        .child(el("div"));
    classed("details", "take")
        .attr("data-pinned", pinned)
        .child(el("summary").text(words.get(msg::TAKE_SUMMARY)))
        // Another question may stand above; all that is taken is about this one.
        .child(classed("p", "note").text(question(words, outcome)))
        .child(el("ul").children(KINDS.into_iter().filter_map(button)))
        .child(taken)
}

/// An answer as records of fields, which `www/take/result.js` makes the contract's result of. No JSON: what writes it would be
/// a tenth of the page.
#[inline(never)]
fn records(_: Here, words: Words, s: &Scenario, wanted: [&str; 2]) -> String {
    let data = words.data;
    let outcome = &decide(data, s);
    let changes = changes(data, s, &full_history(data, s));
    let mut out = String::new();
    let mut add = |fields: &[&str]| {
        for field in fields {
            out.push_str(field);
            out.push('\u{1f}');
        }
        out.push('\u{1e}');
    };
    let [kind, address] = wanted;
    add(&["wanted", kind, &question(words, outcome), address]);
    let tables = data.tables();
    add(&["dataset", tables.version, &tables.date.to_string()]);
    add(&["answer", outcome.verdict.id(), outcome.stops_at().map_or("", |g| g.id()), &words.sentence(outcome)]);
    // In its parts, which a picture sets apart. Another question than the first has others on the page.
    let [body, note] = [words.body(outcome), words.note(outcome)].map(|text| text.replace(FOREIGN, ""));
    add(&["said", words.word(outcome.verdict), &body, &note]);
    for (field, value) in link::all(data, s) {
        add(&["scenario", field, &value.unwrap_or_default()]);
    }
    for change in &changes {
        let to = link::all(data, &change.scenario).into_iter().find(|(field, _)| *field == change.field.id());
        add(&["change", change.field.id(), &to.and_then(|(_, value)| value).unwrap_or_default(), change.verdict.id()]);
    }
    let day = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
    for gate in &outcome.gates {
        add(&["gate", gate.gate.id(), gate.status.id(), gate.why.map_or("", |w| w.id())]);
        for rule in gate.rules.iter().filter_map(|a| rule::describe(data, a.rule)) {
            let looks_at = rule.looks_at.map_or("", |l| l.id());
            let days = [rule.announced, rule.effective_from, rule.effective_to, rule.last_seen].map(day);
            add(&["rule", &rule.id, rule.claim, rule.actor, rule.status.id(), looks_at, rule.condition]);
            add(&["days", &days.join("\u{1f}"), rule.confidence.id()]);
            for source in rule.sources.iter().filter_map(|index| data.source(*index)) {
                let published = day(source.published);
                let published = if source.month_only { published.get(..7).unwrap_or_default() } else { &published };
                let read = source.accessed.to_string();
                let page = [source.title, source.publisher, source.url, published, &read, source.kind.id(), source.archived];
                add(&["source", source.id, &page.join("\u{1f}")]);
            }
        }
    }
    out
}

/// The question in words.
pub(super) fn question(words: Words, outcome: &Outcome) -> String {
    let s = &outcome.scenario;
    let values = [
        (slot::WHO, words.customer(s)),
        (slot::WHAT, words.product(s)),
        (slot::DOOR, words.door(s)),
        (slot::DAY, words.date(s.date)),
    ];
    let values: Vec<_> = values.iter().map(|(slot, value)| (*slot, value.as_str())).collect();
    words.fill(msg::TAKE_QUESTION.when(s.date < words.data.date()), &values).replace(FOREIGN, "")
}
