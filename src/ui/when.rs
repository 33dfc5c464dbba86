//! Time: a strip that shows how the answer changes, a slider over it, and steps to the neighbouring changes. The strip gate by
//! gate is in `timeline`.

use super::icon;
use super::node::{El, classed, el};
use super::still::Scene;
use crate::date::Date;
use crate::decide::Outcome;
use crate::history::{Span, neighbours};
use crate::scenario::Scenario;
use crate::text::{Msg, Words, msg, slot};
use yew::{Callback, Html, TargetCast};

/// The strip, what its colours mean, and every change in words. With a locked day it is a picture that answers nothing.
pub(super) fn still(scene: &Scene) -> Html {
    let words = scene.words();
    classed("section", "when")
        .attr("aria-labelledby", "when")
        .child(el("h2").attr("id", "when").text(words.get(msg::WHEN_HEADING)))
        .child(strip(scene))
        .child(legend(words, &scene.spans))
        .child(log(scene))
        .into()
}

/// Every change in words.
fn log(scene: &Scene) -> El {
    let (words, spans, s, ask) = (scene.words(), &scene.spans, scene.state.scenario, &scene.ask);
    let locked = scene.state.setting.locks.holds("date");
    let summary = el("summary").text(words.fill(msg::WHEN_LOG, &[(slot::N, &spans.len().saturating_sub(1).to_string())]));
    let entries = spans.iter().map(|span| entry(words, s, span, locked, ask));
    classed("details", "log").child(summary).child(el("ol").children(entries))
}

/// The strip alone: the days with their answers, a slider over them, and steps to the neighbouring changes. The slider is where
/// the hand has put it; what it says of the day follows when the hand rests.
pub(super) fn strip(scene: &Scene) -> El {
    let (words, s, locked) = (scene.words(), scene.state.scenario, scene.state.setting.locks.holds("date"));
    let drawn = classed("div", "bands").attr("aria-hidden", "true").children(bands(words, &scene.spans));
    let track = track(words, &scene.outcome, drawn, locked, &scene.ask);
    if locked {
        return classed("div", "strip still").child(track);
    }
    let [back, forth] = steps(words, s, &scene.spans, &scene.ask);
    classed("div", "strip").child(back).child(track).child(forth)
}

/// A slider over what is drawn of the time, and the years below it.
pub(super) fn track(words: Words, outcome: &Outcome, drawn: El, locked: bool, ask: &Callback<Scenario>) -> El {
    track_of(words, outcome.scenario, words.verdict(outcome.verdict), drawn, locked, ask)
}

/// The same for any answer of the day.
pub(super) fn track_of(words: Words, s: Scenario, answer: &str, drawn: El, locked: bool, ask: &Callback<Scenario>) -> El {
    let slider = slider(words, s, answer, locked, ask);
    classed("div", "track").child(drawn).child(slider).child(years(words.data.date()))
}

fn slider(words: Words, s: Scenario, answer: &str, locked: bool, ask: &Callback<Scenario>) -> El {
    let last = words.data.date();
    let shown = s.date.clamp(Date::FIRST, last);
    let typed = ask.clone();
    el("input")
        .attr("type", "range")
        .attr("aria-label", words.get(msg::CONTROL_DAYS))
        .attr("step", "1")
        .attr("min", Date::FIRST.day_number().to_string())
        .attr("max", last.day_number().to_string())
        .value(shown.day_number().to_string())
        .attr("aria-valuetext", words.fill(msg::WHEN_VALUE, &[(slot::DAY, &words.date(s.date)), (slot::VERDICT, answer)]))
        .attr_if("disabled", locked.then_some("disabled"))
        .on("input", move |event| {
            let day = event.target_dyn_into::<web_sys::HtmlInputElement>().and_then(|i| i.value().parse().ok());
            if let Some(day) = day {
                typed.emit(Scenario { date: Date::from_day_number(day), ..s });
            }
        })
}

fn years(last: Date) -> El {
    let all = (Date::FIRST.ymd().0..=last.ymd().0).map(|y| year(y, last));
    classed("div", "years").attr("aria-hidden", "true").children(all)
}

/// Steps to the change before and the change after.
pub(super) fn steps(words: Words, s: Scenario, spans: &[Span], ask: &Callback<Scenario>) -> [El; 2] {
    steps_to(words, s, neighbours(spans, s.date), ask)
}

/// Steps to these days.
pub(super) fn steps_to(
    words: Words,
    s: Scenario,
    (previous, next): (Option<Date>, Option<Date>),
    ask: &Callback<Scenario>,
) -> [El; 2] {
    [
        step(words, s, previous, [msg::WHEN_PREVIOUS, msg::WHEN_NO_PREVIOUS], "M10 3L5 8l5 5", ask),
        step(words, s, next, [msg::WHEN_NEXT, msg::WHEN_NO_NEXT], "M6 3l5 5-5 5", ask),
    ]
}

/// The bands of the answers.
pub(super) fn bands(words: Words, spans: &[Span]) -> impl Iterator<Item = El> {
    let last = words.data.date();
    let spans = spans.iter().map(|s| (s.from, s.to, s.outcome.verdict.id()));
    joined(spans).into_iter().map(move |(from, to, verdict)| band(from, to, last).attr("data-tone", verdict))
}

/// A step to a change; `labels` are its names if there is one, and if there is none.
fn step(words: Words, s: Scenario, to: Option<Date>, labels: [Msg; 2], arrow: &'static str, ask: &Callback<Scenario>) -> El {
    let [there, none] = labels;
    let label = to.map_or_else(|| words.get(none).to_owned(), |day| words.fill(there, &[(slot::DAY, &words.date(day))]));
    let ask = ask.clone();
    // Not `disabled`: the focus must not be lost when the last change is reached.
    classed("button", "step")
        .attr("type", "button")
        .attr("aria-label", label.clone())
        .attr("title", label)
        .attr_if("aria-disabled", to.is_none().then_some("true"))
        .on("click", move |_| {
            if let Some(date) = to {
                ask.emit(Scenario { date, ..s });
            }
        })
        .child(icon::frame().child(el("path").attr("d", arrow)))
}

/// Spans of one verdict as one band; each with its first day and its last.
pub(super) fn joined<V: PartialEq>(spans: impl Iterator<Item = (Date, Date, V)>) -> Vec<(Date, Date, V)> {
    let mut bands: Vec<(Date, Date, V)> = Vec::new();
    for (from, to, verdict) in spans {
        match bands.last_mut() {
            Some((_, end, same)) if *same == verdict => *end = to,
            _ => bands.push((from, to, verdict)),
        }
    }
    bands
}

/// Where a day lies on the strip, in thousandths.
pub(super) fn position(day: Date, last: Date) -> i32 {
    let whole = (last.day_number() - Date::FIRST.day_number()).max(1);
    (day.day_number() - Date::FIRST.day_number()) * 1000 / whole
}

/// Thousandths, as a style says them.
pub(super) fn percent(thousandths: i32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// A band from day to day.
pub(super) fn band(from: Date, to: Date, last: Date) -> El {
    let (start, end) = (position(from, last), position(to.plus(1), last));
    let style = format!("inset-inline-start:{};width:{}", percent(start), percent((end - start).max(1)));
    el("i").key(from.day_number()).attr("style", style)
}

fn year(year: i32, last: Date) -> El {
    let at = Date::from_ymd(year, 1, 1).map_or(0, |day| position(day, last));
    el("span").key(year).attr("style", format!("inset-inline-start:{}", percent(at))).text(year.to_string())
}

/// The verdicts that occur, in words: the strip is not told by colour alone.
fn legend(words: Words, spans: &[Span]) -> El {
    legend_of(spans.iter().map(|s| (s.outcome.verdict.id(), words.verdict(s.outcome.verdict))))
}

/// Tones and their words, each pair once.
pub(super) fn legend_of(all: impl Iterator<Item = (&'static str, &'static str)>) -> El {
    let mut seen = Vec::new();
    for pair in all {
        if !seen.contains(&pair) {
            seen.push(pair);
        }
    }
    let labels = seen.into_iter().map(|(tone, label)| el("span").key(label).child(el("i").attr("data-tone", tone)).text(label));
    classed("p", "legend").attr("aria-hidden", "true").children(labels)
}

fn entry(words: Words, s: Scenario, span: &Span, locked: bool, ask: &Callback<Scenario>) -> El {
    let verdict = span.outcome.verdict;
    entry_of(words, s, (span.from, span.to), (verdict.id(), words.verdict(verdict)), locked, ask)
}

/// A time with its answer, as a button that asks about its first day.
pub(super) fn entry_of(
    words: Words,
    s: Scenario,
    (date, to): (Date, Date),
    (tone, label): (&'static str, &'static str),
    locked: bool,
    ask: &Callback<Scenario>,
) -> El {
    let ask = ask.clone();
    let current = date <= s.date && s.date <= to;
    let button = el("button")
        .attr("type", "button")
        .attr_if("aria-current", current.then_some("date"))
        .attr_if("disabled", locked.then_some("disabled"))
        .on("click", move |_| ask.emit(Scenario { date, ..s }))
        .child(el("span").text(words.date(date)))
        .text(" ")
        .child(el("b").attr("data-tone", tone).text(label));
    el("li").key(date.day_number()).child(button)
}
