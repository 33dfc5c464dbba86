//! The JSON of an answer about a chip, in the shape of the first question's: for the command line and the module for
//! developers.

use super::documents;
use crate::dataset::Dataset;
use crate::date::Date;
use crate::text::{Texts, Words, msg};
use crate::training::changes::{self, Change};
use crate::training::data::Training;
use crate::training::decide::{Applied, GateOutcome, Outcome, decide};
use crate::training::history::{Span, full_history};
use crate::training::link;
use crate::training::question::Question;
use crate::training::size::{Given, Need, Task};
use crate::training::supply::times;
use crate::training::tables::{Chip, Range};
use crate::training::test::{Compared, Truth, Worked, is_unverified, shown as figure};
use crate::training::vocabulary::Figure;
use crate::training::words::{number, scientific};
use crate::value::Value;

/// An answer in the contract's shape.
pub fn answer(data: &Dataset, training: &Training, question: &Question, given: &Given) -> Value {
    let outcome = decide(data, training, question);
    let english = Texts::english();
    let words = Words::new(data, &english);
    let spans = full_history(data, training, question);
    let changes = changes::changes(data, training, question, &spans);
    let task = Task::of(training, given);
    let run = task.and_then(|t| t.run).and_then(|r| training.run(r));
    let of_rules = applied(&outcome).filter_map(|a| training.step(a.rule, a.step)).flat_map(|s| &s.sources);
    let of_chip = training.chip(question.chip).into_iter().flat_map(|c| &c.sources);
    let cited = of_rules.chain(of_chip).chain(run.into_iter().flat_map(|r| &r.sources));
    let fields = link::all(data, training, question).into_iter().map(|(key, value)| (key.to_owned(), value.into()));
    object! {
        "scenario": Value::named(fields).with("run", given.run.and_then(|r| training.run(r)).map(|r| r.id)),
        "verdict": outcome.verdict.id(),
        "last_known": outcome.last_known.map(|v| v.id()),
        "sentence": words.chip_sentence(training, &outcome),
        "note": words.chip_note(training, &outcome),
        "gates": outcome.gates.iter().map(|g| gate(training, g)).collect::<Vec<_>>(),
        "stops_at": outcome.stops_at().map(|g| g.id()),
        "chip": chip(training, question.chip),
        "tests": outcome.tests.iter().map(|w| test(words, training, w, outcome.covered)).collect::<Vec<_>>(),
        "rests_on_unverified": outcome.rests_on_unverified(),
        "once_free": outcome.once_free.map(|(from, to)| object! { "from": since(from), "to": to.to_string() }),
        "size": task.map(|t| size(data, training, question, &t)),
        "changes": changes.iter().map(|c| change(data, training, c)).collect::<Vec<_>>(),
        "history": spans.iter().map(span).collect::<Vec<_>>(),
        "rules": rules(training, &outcome),
        "sources": documents(cited.filter_map(|index| training.source(*index))),
        "dataset": object! { "version": data.tables().version, "date": training.date().to_string() },
    }
}

fn since(day: Date) -> Option<String> {
    (day > Date::EARLIEST).then(|| day.to_string())
}

fn applied(outcome: &Outcome) -> impl Iterator<Item = &Applied> {
    outcome.gates.iter().flat_map(|g| &g.rules)
}

fn span(span: &Span) -> Value {
    object! { "from": span.from.to_string(), "to": span.to.to_string(), "verdict": span.outcome.verdict.id() }
}

fn gate(training: &Training, g: &GateOutcome) -> Value {
    let rules: Vec<String> = g.rules.iter().filter_map(|a| rule_id(training, *a)).collect();
    let mut gate = object! { "id": g.gate.id(), "status": g.status.id(), "rules": rules };
    if let Some(needs) = g.needs {
        gate = gate.with("needs", needs.id());
    }
    match g.why {
        Some(why) => gate.with("why", why.id()),
        None => gate,
    }
}

/// `rule@first day`; `@always` where the record has no first day.
fn rule_id(training: &Training, applied: Applied) -> Option<String> {
    let (rule, step) = (training.rule(applied.rule)?, training.step(applied.rule, applied.step)?);
    Some(step.from.map_or_else(|| format!("{}@always", rule.id), |day| format!("{}@{day}", rule.id)))
}

fn rules(training: &Training, outcome: &Outcome) -> Value {
    Value::named(applied(outcome).filter_map(|a| Some((rule_id(training, *a)?, rule(training, *a)?))))
}

fn rule(training: &Training, applied: Applied) -> Option<Value> {
    let (rule, step) = (training.rule(applied.rule)?, training.step(applied.rule, applied.step)?);
    let next = rule.steps.get(usize::from(applied.step) + 1);
    let ends = next.and_then(|n| n.not_before.or(n.from)).map(|day| day.plus(-1)).or(rule.until);
    let day = |d: Option<Date>| d.map(|d| d.to_string());
    Some(object! {
        "claim": step.claim, "actor": rule.actor, "status": step.status.id(), "needs": step.needs.map(|n| n.id()),
        "looks_at": if rule.parents.is_some() { "owner" } else { "place" },
        "test": rule.test.and_then(|t| training.test(t)).map(|t| t.id),
        "announced": day(step.announced), "effective_from": day(step.from), "not_before": day(step.not_before),
        "effective_to": day(ends), "last_seen": step.last_seen.to_string(), "confidence": step.confidence.id(),
        "sources": ids(training, &step.sources),
    })
}

fn ids<'a>(training: &Training<'a>, sources: &[u16]) -> Vec<&'a str> {
    sources.iter().filter_map(|i| training.source(*i)).map(|s| s.id).collect()
}

/// The chip's figures as far as they are known.
fn chip(training: &Training, index: u16) -> Option<Value> {
    let chip = training.chip(index)?;
    let figures = [Figure::Tpp, Figure::Die, Figure::Density, Figure::Dram, Figure::Io, Figure::DataCentre];
    let values = figures.iter().map(|f| (f.id().to_owned(), figure(chip, *f).map(|v| shown(*f, v)).into()));
    let marked = figures.iter().filter(|f| is_unverified(chip, **f)).map(|f| f.id());
    Some(object! {
        "id": chip.id, "name": chip.name, "maker": training.maker(index).map(|m| m.id), "figures": Value::named(values),
        "peak_tflops": chip.peak.map(|p| decimal(p, 1)),
        "unverified": marked.chain(chip.peak_unverified.then_some("peak")).collect::<Vec<_>>(),
        "doubt": (!chip.doubt.is_empty()).then_some(chip.doubt),
        "sources": ids(training, &chip.sources),
    })
}

fn shown(figure: Figure, value: u32) -> Value {
    match figure {
        Figure::Density => decimal(value, 2),
        Figure::DataCentre => Value::Flag(value == 1),
        _ => value.into(),
    }
}

/// A number with so many decimals, `1945` and two as `19.45`; without them where they are nothing.
fn decimal(value: u32, decimals: u32) -> Value {
    let of = 10u32.pow(decimals);
    let (whole, part) = (value / of, value % of);
    if part == 0 {
        return whole.into();
    }
    let part = format!("{part:0width$}", width = decimals as usize);
    Value::Decimal(format!("{whole}.{}", part.trim_end_matches('0')))
}

fn truth(truth: Truth) -> Value {
    match truth {
        Truth::Yes => Value::Flag(true),
        Truth::No => Value::Flag(false),
        Truth::Unknown => Value::Null,
    }
}

fn test(words: Words, training: &Training, w: &Worked, covers: bool) -> Value {
    let any: Vec<Value> =
        w.alternatives.iter().map(|checks| Value::List(checks.iter().map(|c| check(words, c)).collect())).collect();
    object! {
        "test": training.test(w.test).map(|t| t.id), "name": training.test(w.test).map(|t| t.name),
        "class": training.class(w.test, w.class).map(|c| c.id), "covers_buyer": covers,
        "meets": truth(w.meets), "unverified": w.unverified, "any": any,
    }
}

fn check(words: Words, c: &Compared) -> Value {
    // Below one is the number's way of saying no.
    let (is, threshold) = match (c.figure, c.below) {
        (Figure::DataCentre, below) => ("equal", Value::Flag(!below)),
        (_, true) => ("below", shown(c.figure, c.threshold)),
        (_, false) => ("at-least", shown(c.figure, c.threshold)),
    };
    object! {
        "figure": c.figure.id(), "value": c.value.map(|v| shown(c.figure, v)), "is": is, "threshold": threshold,
        "met": truth(c.met), "unverified": c.unverified, "text": compared(words, c),
    }
}

/// One comparison: `total processing performance 15,832, limit 4,800: reached`.
pub fn compared(words: Words, c: &Compared) -> String {
    let mark = if c.unverified { " (not verified)" } else { "" };
    let name = words.get(msg::CHIP_FIGURE_NAME.at(c.figure as usize));
    if c.figure == Figure::DataCentre {
        let answer = match c.met {
            Truth::Yes => "yes",
            Truth::No => "no",
            Truth::Unknown => "not known",
        };
        let what = if c.below { "not made for data centres" } else { name };
        return format!("{what}: {answer}{mark}");
    }
    let value = c.value.map_or_else(|| "not known".to_owned(), |v| number(c.figure, v));
    let result = match (c.met, c.below) {
        (Truth::Unknown, _) => "cannot be told",
        (Truth::Yes, false) => "reached",
        (Truth::No, false) => "not reached",
        (Truth::Yes, true) => "below",
        (Truth::No, true) => "not below",
    };
    format!("{name} {value}, limit {}: {result}{mark}", number(c.figure, c.threshold))
}

/// How many of every chip the task needs, and whether this buyer could get it that day.
fn size(data: &Dataset, training: &Training, q: &Question, task: &Task) -> Value {
    let asked = training.chip(q.chip).and_then(|c| c.peak);
    let row = |(index, chip): (u16, &Chip)| {
        let peak = chip.peak?;
        let verdict = decide(data, training, &Question { chip: index, ..*q }).verdict;
        let times = asked.and_then(|asked| times(asked, peak));
        Some(object! {
            "chip": chip.id, "verdict": verdict.id(), "peak_tflops": decimal(peak, 1), "chips": need(&task.need(peak)?),
            "times_as_many": times.map(|t| decimal(t, 2)), "unverified": chip.peak_unverified,
        })
    };
    let range = |r: Range, decimals| object! { "low": decimal(r.low, decimals), "high": decimal(r.high, decimals) };
    let run = task.run.and_then(|r| training.run(r));
    object! {
        "run": run.map(|r| r.id), "name": run.map(|r| r.name), "hardware": run.map(|r| r.hardware), "note": run.map(|r| r.note),
        "confidence": run.map(|r| r.confidence.id()),
        "flop": object! { "low": flop(task.flops.low), "middle": flop(task.flop), "high": flop(task.flops.high) },
        "mfu": range(task.mfu, 3), "mfu_assumed": task.mfu_assumed,
        "days": range(task.days, 1), "days_assumed": task.days_assumed,
        "chips": training.chips().filter_map(row).collect::<Vec<_>>(),
    }
}

fn need(n: &Need) -> Value {
    let count = |n: u64| Value::Number(i64::try_from(n).unwrap_or(i64::MAX));
    object! { "low": count(n.low), "middle": count(n.middle), "high": count(n.high) }
}

fn flop(units: u32) -> Value {
    Value::Decimal(scientific(units))
}

fn change(data: &Dataset, training: &Training, c: &Change) -> Value {
    let to = link::all(data, training, &c.question).into_iter().find(|(key, _)| *key == c.field.id()).map(|(_, value)| value);
    object! { "field": c.field.id(), "to": to, "verdict": c.verdict.id() }
}
