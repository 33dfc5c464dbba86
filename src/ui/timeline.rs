//! Time gate by gate: a lane for the answer and one for each gate, a slider over them, what was announced, and every change in
//! words. What the lanes hold is decided in `lanes`.

use super::icon;
use super::loading::Loading;
use super::node::{El, classed, el};
use super::play::Play;
use super::when::{band, bands, percent, position, steps, track};
use crate::date::Date;
use crate::decide::Outcome;
use crate::history::Span;
use crate::lanes::{Event, begins, events, is_due, lane, scheduled};
use crate::policy::Gate;
use crate::rule;
use crate::scenario::Scenario;
use crate::text::{Words, msg, slot};
use yew::Callback;

/// The whole view. With a locked day it is a picture that answers nothing.
pub(super) fn view(
    loading: &Loading,
    outcome: &Outcome,
    spans: &[Span],
    play: &Play,
    locked: bool,
    ask: &Callback<Scenario>,
) -> El {
    let words = loading.data.words();
    let s = outcome.scenario;
    let events = events(words.data, spans);
    let later = scheduled(words.data, &s);
    let own = classed("div", "lane")
        .key("answer")
        .child(
            label(words.get(msg::COMPARE_ANSWER).to_owned(), words.verdict(outcome.verdict))
                .attr("data-tone", outcome.verdict.id()),
        )
        .child(classed("div", "bands").children(bands(words, spans)));
    let gates = outcome.gates.iter().map(|g| {
        classed("div", "lane")
            .key(g.gate.id())
            .child(label(words.gate_title(Some(s.provider), g.gate), words.status(g.status)).attr("data-status", g.status.id()))
            .child(gate_lane(words, g.gate, spans, &events, s.date))
    });
    let lanes = classed("div", "lanes").attr("aria-hidden", "true").child(own).children(gates);
    let bar = classed("div", "bar");
    let bar = if locked {
        bar
    } else {
        let [previous, next] = steps(words, s, spans, ask);
        bar.child(previous).child(button(words, play)).child(next)
    };
    let due = events.iter().filter(|e| is_due(e, s.date)).chain(&later);
    let due: Vec<El> = due.map(|e| el("li").text(promise(words, &s, e))).collect();
    let due = (!due.is_empty())
        .then(|| classed("div", "due").child(el("h3").text(words.get(msg::TIMELINE_DUE))).child(el("ul").children(due)));
    let entries = spans.iter().enumerate().map(|(n, span)| {
        let before = n.checked_sub(1).and_then(|n| spans.get(n));
        entry(words, s, before, span, locked, ask)
    });
    classed("section", "timeline")
        .attr("aria-labelledby", "timeline")
        .child(el("h2").attr("id", "timeline").text(words.get(msg::TIMELINE_HEADING)))
        .child(bar.child(key(words)))
        .child(track(words, outcome, lanes, locked, ask))
        .child(el("div").maybe(due))
        .child(el("h2").text(words.get(msg::TIMELINE_CHANGES)))
        .child(classed("ol", "entries").children(entries))
}

fn label(name: String, status: &'static str) -> El {
    classed("p", "of").child(el("span").text(name)).text(" ").child(el("b").text(status))
}

/// Begins or ends playing. Its name says which; it holds no state beside it.
fn button(words: Words, play: &Play) -> El {
    let (name, drawing) =
        if play.on { (msg::TIMELINE_PAUSE, "M5.5 3.5v9M10.5 3.5v9") } else { (msg::TIMELINE_PLAY, "M5 3l8 5-8 5z") };
    let toggle = play.toggle.clone();
    classed("button", "play")
        .attr("type", "button")
        .on("click", move |_| toggle.emit(()))
        .child(icon::frame().child(el("path").attr("class", "filled").attr("d", drawing)))
        .child(el("span").text(words.get(name)))
}

/// What the marks mean.
fn key(words: Words) -> El {
    let item = |class, text| el("span").child(classed("i", class)).text(words.get(text));
    classed("p", "key")
        .attr("aria-hidden", "true")
        .child(item("made-known", msg::TIMELINE_MADE_KNOWN))
        .child(item("in-force", msg::TIMELINE_IN_FORCE))
        .child(item("made-known ahead", msg::TIMELINE_AHEAD))
}

/// The bands of a gate, the days on which they begin, and from where on that was known.
fn gate_lane(words: Words, gate: Gate, spans: &[Span], events: &[Event], asked: Date) -> El {
    let last = words.data.date();
    let at = |day: Date| position(day.clamp(Date::FIRST, last), last);
    let bands = lane(spans, gate).into_iter().map(|g| band(g.from, g.to, last).attr("data-status", g.status.id()));
    let of_gate = || events.iter().filter(move |e| e.gate == gate);
    let begun = of_gate().map(|e| {
        let left = format!("inset-inline-start:{}", percent(at(e.from)));
        classed("i", "in-force").key(format!("f{}", e.from)).attr("style", left)
    });
    let known = of_gate().filter_map(|e| {
        let (known, from) = (at(e.announced?), at(e.from));
        let (start, end) = (known.min(from), known.max(from));
        let style = format!("inset-inline-start:{};width:{}", percent(start), percent(end - start));
        let lead = classed("i", if is_due(e, asked) { "lead ahead" } else { "lead" }).key(format!("l{}", e.from));
        let mark = classed("i", if is_due(e, asked) { "made-known ahead" } else { "made-known" });
        let mark = mark.key(format!("k{}", e.from)).attr("style", format!("inset-inline-start:{}", percent(known)));
        Some([lead.attr("style", style), mark])
    });
    classed("div", "bands").children(bands).children(begun).children(known.flatten())
}

/// A change that is known and not yet in force.
fn promise(words: Words, s: &Scenario, event: &Event) -> String {
    let (day, known) = (words.date(event.from), event.announced.map(|day| words.date(day)).unwrap_or_default());
    let message = if known.is_empty() { msg::TIMELINE_LATER } else { msg::TIMELINE_PROMISED };
    let values = [
        (slot::GATE, words.gate_title(Some(s.provider), event.gate)),
        (slot::STATUS, words.status(event.status).to_owned()),
        (slot::DAY, day),
        (slot::KNOWN, known),
    ];
    words.fill(message, &values.each_ref().map(|(slot, value)| (*slot, value.as_str())))
}

/// A day on which something changed: the answer from then on, and what each gate began to do. For the day that is asked about
/// with the claims behind it.
fn entry(
    words: Words<'_, 'static>,
    s: Scenario,
    before: Option<&Span>,
    span: &Span,
    locked: bool,
    ask: &Callback<Scenario>,
) -> El {
    let (date, ask) = (span.from, ask.clone());
    let current = span.from <= s.date && s.date <= span.to;
    let button = el("button")
        .attr("type", "button")
        .attr_if("aria-current", current.then_some("date"))
        .attr_if("disabled", locked.then_some("disabled"))
        .on("click", move |_| ask.emit(Scenario { date, ..s }))
        .child(el("span").text(words.date(date)))
        .text(" ")
        .child(el("b").attr("data-tone", span.outcome.verdict.id()).text(words.verdict(span.outcome.verdict)));
    let changes = before.map(|before| begins(words.data, &before.outcome, span)).unwrap_or_default();
    let lines = changes.iter().map(|e| change(words, s, e, current));
    el("li").key(date.day_number()).child(button).child(el("ul").children(lines))
}

fn change(words: Words<'_, 'static>, s: Scenario, event: &Event, current: bool) -> El {
    let gate = words.gate_title(Some(s.provider), event.gate);
    let (status, before) = (words.status(event.status), event.before.map_or("", |b| words.status(b)));
    let message = if event.before == Some(event.status) { msg::TIMELINE_STILL } else { msg::TIMELINE_CHANGE };
    let line = words.fill(message, &[(slot::GATE, &gate), (slot::STATUS, status), (slot::BEFORE, before)]);
    let known = event.announced.map(|day| words.fill(msg::DATES_ANNOUNCED, &[(slot::DAY, &words.date(day))]));
    let rule = event.rule.filter(|_| current).and_then(|r| rule::describe(words.data, r));
    let claim = rule.filter(|r| !r.claim.is_empty());
    el("li")
        .key(event.gate.id())
        .text(line)
        .maybe(known.map(|known| classed("span", "known").text(known)))
        .maybe(claim.map(|r| classed("p", "claim").foreign(words.texts.foreign_lang()).text(r.claim)))
}
