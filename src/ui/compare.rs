//! Answers side by side: the doors of a maker, every maker, and a pinned answer beside the one that is asked. What stands in the
//! rows, and in which order, is decided in `compare`.

use super::icon;
use super::node::{El, classed, el};
use crate::compare::{differing, doors, makers, widest};
use crate::decide::{GateOutcome, Outcome, decide};
use crate::link::setting::Locks;
use crate::policy::{Gate, Status};
use crate::scenario::Scenario;
use crate::subject::Provider;
use crate::text::{Words, msg, slot};
use crate::verdict::Verdict;
use yew::Callback;

/// The whole view.
pub(super) fn view(
    words: Words<'_, 'static>,
    asked: &Outcome,
    pinned: Option<Scenario>,
    locks: Locks,
    ask: &Callback<Scenario>,
    pin: &Callback<Option<Scenario>>,
) -> El {
    let s = &asked.scenario;
    let section = |name: String, hint: &'static str, table: El| {
        el("section").child(el("h2").text(name)).maybe((!hint.is_empty()).then(|| classed("p", "hint").text(hint))).child(table)
    };
    let doors = Table { words, asked: s, locks, ask, name: |words, s| (words.door_choice(s.provider, s.channel), String::new()) };
    let makers = Table { name: |words, s| (words.maker(s.provider), String::new()), ..doors };
    let widest_rows = Table { name: |words, s| (words.maker(s.provider), words.door_choice(s.provider, s.channel)), ..doors };
    let of_maker = words.fill(msg::COMPARE_DOORS, &[(slot::MAKER, &words.maker(s.provider))]);
    let one_door = words.fill(msg::COMPARE_ONE_DOOR, &[(slot::DOOR, &words.door_choice(s.provider, s.channel))]);
    classed("div", "compare")
        .child(beside(words, asked, pinned, locks, ask, pin))
        .child(section(of_maker.clone(), words.get(msg::COMPARE_ORDER), doors.view(of_maker, &self::doors(words.data, s))))
        .child(section(
            words.get(msg::COMPARE_MAKERS).to_owned(),
            words.get(msg::COMPARE_WIDEST),
            widest_rows.view(words.get(msg::COMPARE_MAKERS).to_owned(), &widest(words.data, s)),
        ))
        .child(
            classed("details", "same-door")
                .child(el("summary").text(one_door.clone()))
                .child(makers.view(one_door, &self::makers(words.data, s))),
        )
}

/// A table of answers, a row each. What is on offer nowhere is folded away below it.
#[derive(Clone, Copy)]
struct Table<'t> {
    words: Words<'t, 'static>,
    asked: &'t Scenario,
    locks: Locks,
    ask: &'t Callback<Scenario>,
    /// What a row is called, and what stands below its name.
    name: fn(Words, &Scenario) -> (String, String),
}

impl Table<'_> {
    fn view(self, name: String, rows: &[Outcome]) -> El {
        let offered = rows.iter().take_while(|o| o.verdict != Verdict::Unavailable).count();
        let (rows, absent) = rows.split_at(offered);
        let absent = (!absent.is_empty()).then(|| {
            let summary = self.words.fill(msg::COMPARE_ABSENT, &[(slot::N, &absent.len().to_string())]);
            el("details").child(el("summary").text(summary)).child(self.table(name.clone(), absent))
        });
        let table = (offered > 0).then(|| self.table(name, rows));
        el("div").child(el("div").maybe(table)).child(el("div").maybe(absent))
    }

    fn table(self, name: String, rows: &[Outcome]) -> El {
        let column = |text: String| cell("th", "columnheader").attr("scope", "col").text(text);
        let words = self.words;
        let head = row()
            .child(column(words.get(msg::COMPARE_WAY).to_owned()))
            .child(column(words.get(msg::COMPARE_ANSWER).to_owned()))
            .children(Gate::ALL.iter().map(|gate| column(words.gate_title(None, *gate))));
        let body = el("tbody").attr("role", "rowgroup").children(rows.iter().map(|o| self.row(o)));
        classed("table", "answers")
            .attr("role", "table")
            .child(classed("caption", "hidden").text(name))
            .child(el("thead").attr("role", "rowgroup").child(head))
            .child(body)
    }

    fn row(self, outcome: &Outcome) -> El {
        let s = outcome.scenario;
        let ((name, below), ask) = ((self.name)(self.words, &s), self.ask.clone());
        let button = el("button")
            .attr("type", "button")
            .attr_if("aria-current", (s == *self.asked).then_some("true"))
            .attr_if("disabled", (!self.locks.allow(*self.asked, s)).then_some("disabled"))
            .on("click", move |_| ask.emit(s))
            .child(el("b").text(name))
            .maybe((!below.is_empty()).then(|| el("small").text(below)));
        let verdict = cell("td", "cell").attr("data-tone", outcome.verdict.id());
        row()
            .key(format!("{}-{}", s.provider.id(), s.channel.id()))
            .child(cell("th", "rowheader").attr("scope", "row").child(button))
            .child(verdict.child(icon::verdict(outcome.verdict)).child(el("b").text(self.words.verdict(outcome.verdict))))
            .children(outcome.gates.iter().map(|g| self.gate(g)))
    }

    /// A gate as a small icon; its name shows where the columns have no heads.
    fn gate(self, gate: &GateOutcome) -> El {
        let word = self.words.status(gate.status);
        cell("td", "cell")
            .attr("data-status", gate.status.id())
            .attr("title", word)
            .child(icon::status(gate.status))
            .child(classed("span", "name").attr("aria-hidden", "true").text(self.words.gate_title(None, gate.gate)))
            .child(classed("span", "hidden").text(word))
    }
}

/// Roles are said, since a table that is laid out as cards loses its own.
fn cell(tag: &'static str, role: &'static str) -> El {
    el(tag).attr("role", role)
}

fn row() -> El {
    cell("tr", "row")
}

/// The pinned answer beside the one that is asked, gate by gate; or the way to pin this one.
fn beside(
    words: Words,
    asked: &Outcome,
    pinned: Option<Scenario>,
    locks: Locks,
    ask: &Callback<Scenario>,
    pin: &Callback<Option<Scenario>>,
) -> El {
    let own = asked.scenario;
    let button = |label, to: Option<Scenario>, question: Option<Scenario>| {
        let (ask, pin) = (ask.clone(), pin.clone());
        el("button").attr("type", "button").text(words.get(label)).on("click", move |_| {
            pin.emit(to);
            if let Some(question) = question {
                ask.emit(question);
            }
        })
    };
    let whole = el("section").attr("aria-labelledby", "pinned");
    let head = |text| el("h2").attr("id", "pinned").text(words.get(text));
    let Some(pinned) = pinned else {
        return whole
            .attr("class", "pin")
            .child(head(msg::COMPARE_TWO))
            .child(classed("p", "hint").text(words.get(msg::COMPARE_HINT)))
            .child(classed("p", "acts").child(button(msg::COMPARE_PIN, Some(own), None).key("pin")));
    };
    let other = decide(words.data, &pinned);
    let apart = differing(&other, asked);
    // A gate has one name for both: that of its owner only where it is the same one.
    let maker = (own.provider == pinned.provider).then_some(own.provider);
    let names: Vec<String> = apart.iter().map(|gate| words.gate_title(maker, *gate)).collect();
    let said = if names.is_empty() {
        words.get(msg::COMPARE_ALIKE).to_owned()
    } else {
        words.fill(msg::COMPARE_APART, &[(slot::GATES, &words.listed(&names))])
    };
    let table = two(words, &other, asked, &apart, maker);
    whole.attr("class", "pin two").child(head(msg::COMPARE_TWO)).child(classed("p", "said").text(said)).child(table).child(
        classed("p", "acts")
            .child(button(msg::COMPARE_UNPIN, None, None).key("unpin"))
            .maybe(locks.allow(own, pinned).then(|| button(msg::COMPARE_SWAP, Some(own), Some(pinned)).key("swap"))),
    )
}

/// Two answers gate by gate: the pinned one first, what differs marked.
fn two(words: Words, other: &Outcome, asked: &Outcome, apart: &[Gate], maker: Option<Provider>) -> El {
    let (pinned, own) = (other.scenario, asked.scenario);
    let column = |title, s: &Scenario, from: &Scenario| {
        let what = words.apart(s, from);
        let what = if what.is_empty() { words.get(msg::COMPARE_SAME_QUESTION).to_owned() } else { what };
        cell("th", "columnheader").attr("scope", "col").text(words.get(title)).child(el("small").text(what))
    };
    let heads = row().child(cell("td", "cell")).child(column(msg::COMPARE_PINNED, &pinned, &own)).child(column(
        msg::COMPARE_ASKED,
        &own,
        &pinned,
    ));
    let answer = |o: &Outcome| {
        cell("td", "cell")
            .attr("data-tone", o.verdict.id())
            .child(icon::verdict(o.verdict))
            .child(el("b").text(words.verdict(o.verdict)))
    };
    let answers = row()
        .child(
            cell("th", "rowheader")
                .attr("scope", "row")
                .text(words.get(msg::COMPARE_ANSWER))
                .maybe(mark(words, other.verdict != asked.verdict)),
        )
        .child(answer(other))
        .child(answer(asked));
    let gates = other.gates.iter().zip(&asked.gates).map(|(theirs, ours)| {
        let name = words.gate_title(maker, ours.gate);
        row()
            .key(ours.gate.id())
            .child(cell("th", "rowheader").attr("scope", "row").text(name).maybe(mark(words, apart.contains(&ours.gate))))
            .child(standing(words, &pinned, theirs))
            .child(standing(words, &own, ours))
    });
    classed("table", "beside")
        .attr("role", "table")
        .attr("aria-labelledby", "pinned")
        .child(el("thead").attr("role", "rowgroup").child(heads))
        .child(el("tbody").attr("role", "rowgroup").child(answers).children(gates))
}

/// Says that a row differs.
fn mark(words: Words, differs: bool) -> Option<El> {
    differs.then(|| el("em").text(words.get(msg::COMPARE_DIFFERS)))
}

/// What a gate does and since when.
fn standing(words: Words, s: &Scenario, gate: &GateOutcome) -> El {
    let line = match gate.status {
        Status::NotApplicable => words.status(gate.status).to_owned(),
        _ => words.gate_line(s, gate),
    };
    cell("td", "cell").attr("data-status", gate.status.id()).child(icon::status(gate.status)).child(el("span").text(line))
}
