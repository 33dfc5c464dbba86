//! Time: a strip that shows how the answer changes, a slider over it, and steps to the neighbouring changes.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::Outcome;
use crate::history::{Span, neighbours};
use crate::scenario::Scenario;
use crate::text::en;
use yew::prelude::*;

/// The strip and what belongs to it.
pub(super) fn view(data: &Dataset<'static>, outcome: &Outcome, spans: &[Span], ask: &Callback<Scenario>) -> Html {
    let s = outcome.scenario;
    let (previous, next) = neighbours(spans, s.date);
    let last = data.date();
    let shown = s.date.clamp(Date::FIRST, last);
    let oninput = {
        let ask = ask.clone();
        Callback::from(move |event: InputEvent| {
            let day = event.target_dyn_into::<web_sys::HtmlInputElement>().and_then(|i| i.value().parse().ok());
            if let Some(day) = day {
                ask.emit(Scenario { date: Date::from_day_number(day), ..s });
            }
        })
    };
    html! {
        <section class="when" aria-labelledby="when">
            <h2 id="when">{ "When" }</h2>
            <div class="strip">
                { step(s, previous, "Previous change", "M10 3L5 8l5 5", ask) }
                <div class="track">
                    <div class="bands" aria-hidden="true">{ for folded(spans).into_iter().map(|(from, to, verdict)| band(from, to, last, verdict)) }</div>
                    <input type="range" aria-label="Date, day by day" min={Date::FIRST.day_number().to_string()} max={last.day_number().to_string()}
                        step="1" value={shown.day_number().to_string()} {oninput}
                        aria-valuetext={format!("{}: {}", en::date(s.date), en::verdict(outcome.verdict))} />
                    <div class="years" aria-hidden="true">{ for years(last).into_iter().map(|y| year(y, last)) }</div>
                </div>
                { step(s, next, "Next change", "M6 3l5 5-5 5", ask) }
            </div>
            { legend(spans) }
            <details class="log">
                <summary>{ format!("Every change since 2022 ({})", spans.len().saturating_sub(1)) }</summary>
                <ol>{ for spans.iter().map(|span| entry(s, span, ask)) }</ol>
            </details>
        </section>
    }
}

fn step(s: Scenario, to: Option<Date>, name: &'static str, arrow: &'static str, ask: &Callback<Scenario>) -> Html {
    let label = to.map_or_else(|| format!("{name}: none"), |day| format!("{name}: {}", en::date(day)));
    let ask = ask.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(date) = to {
            ask.emit(Scenario { date, ..s });
        }
    });
    // Not `disabled`: the focus must not be lost when the last change is reached.
    html! {
        <button type="button" class="step" aria-label={label.clone()} title={label} aria-disabled={to.is_none().then_some("true")} {onclick}>
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={arrow} /></svg>
        </button>
    }
}

/// Spans of one verdict as one band.
fn folded(spans: &[Span]) -> Vec<(Date, Date, &'static str)> {
    let mut bands: Vec<(Date, Date, &'static str)> = Vec::new();
    for span in spans {
        let verdict = span.outcome.verdict.id();
        match bands.last_mut() {
            Some((_, to, same)) if *same == verdict => *to = span.to,
            _ => bands.push((span.from, span.to, verdict)),
        }
    }
    bands
}

/// Where a day lies on the strip, in thousandths.
fn position(day: Date, last: Date) -> i32 {
    let whole = (last.day_number() - Date::FIRST.day_number()).max(1);
    (day.day_number() - Date::FIRST.day_number()) * 1000 / whole
}

fn percent(thousandths: i32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn band(from: Date, to: Date, last: Date, verdict: &'static str) -> Html {
    let (start, end) = (position(from, last), position(to.plus(1), last));
    let style = format!("left:{};width:{}", percent(start), percent((end - start).max(1)));
    html! { <i key={from.day_number()} data-tone={verdict} {style}></i> }
}

fn years(last: Date) -> Vec<i32> {
    (Date::FIRST.ymd().0..=last.ymd().0).collect()
}

fn year(year: i32, last: Date) -> Html {
    let at = Date::from_ymd(year, 1, 1).map_or(0, |day| position(day, last));
    html! { <span key={year} style={format!("left:{}", percent(at))}>{ year }</span> }
}

/// The verdicts that occur, in words: the strip is not told by colour alone.
fn legend(spans: &[Span]) -> Html {
    let mut seen = Vec::new();
    for verdict in spans.iter().map(|s| s.outcome.verdict) {
        if !seen.contains(&verdict) {
            seen.push(verdict);
        }
    }
    html! {
        <p class="legend" aria-hidden="true">
            for verdict in seen { <span key={verdict.id()}><i data-tone={verdict.id()}></i>{ en::verdict(verdict) }</span> }
        </p>
    }
}

fn entry(s: Scenario, span: &Span, ask: &Callback<Scenario>) -> Html {
    let date = span.from;
    let onclick = ask.reform(move |_: MouseEvent| Scenario { date, ..s });
    let current = span.from <= s.date && s.date <= span.to;
    html! {
        <li key={date.day_number()}>
            <button type="button" {onclick} aria-current={current.then_some("date")}>
                <span>{ en::date(date) }</span>{ " " }<b data-tone={span.outcome.verdict.id()}>{ en::verdict(span.outcome.verdict) }</b>
            </button>
        </li>
    }
}
