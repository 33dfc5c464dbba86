//! `access train`: could this buyer obtain that chip, and how many of them does a training run need?

use super::{Asked, Failure, HELP, asked, number_of, print_sources, unreadable};
use ai_access::dataset::Dataset;
use ai_access::report::train::{self, compared};
use ai_access::text::{DateForm, Texts, Words, english};
use ai_access::training::data::Training;
use ai_access::training::decide::{Outcome, decide};
use ai_access::training::link;
use ai_access::training::question::Question;
use ai_access::training::size::{Given, Task};
use ai_access::training::test::Truth;
use ai_access::training::words::grouped;
use std::io::{self, Write};

pub(super) fn run(data: &Dataset, args: &mut lexopt::Parser, out: &mut impl Write) -> Result<(), Failure> {
    let training = Training::embedded(data).map_err(|e| Failure::Program(e.to_string()))?;
    let Asked::Question { pairs, json } = asked(&link::FIELDS, args)? else { return Ok(write!(out, "{HELP}")?) };
    let pairs = || pairs.iter().map(|(k, v)| (k.as_str(), v.as_str()));
    let training = link::described(&training, link::OWN_NAME, pairs());
    let (question, given, invalid) = link::read(data, &training, pairs());
    if !invalid.is_empty() {
        return Err(unreadable(&invalid));
    }
    if json {
        return Ok(writeln!(out, "{:#}", train::answer(data, &training, &question, &given))?);
    }
    Ok(print(data, &training, &question, &given, out)?)
}

fn print(data: &Dataset, training: &Training, q: &Question, given: &Given, out: &mut impl Write) -> io::Result<()> {
    let outcome = decide(data, training, q);
    let texts = Texts::english();
    let words = Words::new(data, &texts);
    writeln!(out, "{}", words.chip_sentence(training, &outcome))?;
    let note = words.chip_note(training, &outcome);
    if !note.is_empty() {
        writeln!(out, "{note}")?;
    }
    let mut cited: Vec<u16> = Vec::new();
    for gate in &outcome.gates {
        let stop = if outcome.stops_at() == Some(gate.gate) { "  ◀ stops here" } else { "" };
        writeln!(out, "\n{:<12} {}{stop}", gate.gate.id(), gate.status.id())?;
        writeln!(out, "             {}: {}", words.chip_gate(gate.gate), words.chip_line(training, &outcome, gate))?;
        for applied in &gate.rules {
            let (Some(rule), Some(step)) = (training.rule(applied.rule), training.step(applied.rule, applied.step)) else {
                continue;
            };
            let numbers: String = step.sources.iter().map(|s| format!("[{}]", number_of(&mut cited, *s))).collect();
            writeln!(out, "           · {} {numbers}", step.claim)?;
            let since = step
                .from
                .map_or_else(|| "no first day on record".to_owned(), |day| format!("since {}", english(day, DateForm::Written)));
            writeln!(out, "             {}; {since}. {}.", rule.actor, step.confidence.id())?;
        }
    }
    print_tests(words, training, &outcome, out)?;
    print_size(data, training, q, given, out)?;
    let chip = training.chip(q.chip).into_iter().flat_map(|c| c.sources.iter().copied());
    let run = given.run.and_then(|r| training.run(r)).into_iter().flat_map(|r| r.sources.iter().copied());
    for source in chip.chain(run) {
        number_of(&mut cited, source);
    }
    print_sources(words, cited.iter().filter_map(|index| training.source(*index)), out)?;
    writeln!(out, "\nData {}, on chips until {}", data.tables().version, training.date())
}

fn print_tests(words: Words, training: &Training, outcome: &Outcome, out: &mut impl Write) -> io::Result<()> {
    for worked in &outcome.tests {
        let (Some(test), Some(class)) = (training.test(worked.test), training.class(worked.test, worked.class)) else { continue };
        let answer = match worked.meets {
            Truth::Yes => "comes under it",
            Truth::No => "does not come under it",
            Truth::Unknown => "cannot be told",
        };
        let covers = if outcome.covered { "" } else { " (does not cover this buyer)" };
        writeln!(out, "\nTest: {}, class {}{covers}: {answer}", test.name, class.id)?;
        for checks in &worked.alternatives {
            let checks: Vec<String> = checks.iter().map(|c| compared(words, c)).collect();
            writeln!(out, "           · {}", checks.join("; "))?;
        }
    }
    Ok(())
}

fn print_size(data: &Dataset, training: &Training, q: &Question, given: &Given, out: &mut impl Write) -> io::Result<()> {
    let Some(task) = Task::of(training, given) else { return Ok(()) };
    let name = task.run.and_then(|r| training.run(r)).map_or("a run of that size", |r| r.name);
    let decimals = |value: u32, of: u32| {
        if value.is_multiple_of(of) { format!("{}", value / of) } else { format!("{}.{}", value / of, value % of) }
    };
    let days = match (decimals(task.days.low, 10), decimals(task.days.high, 10)) {
        (low, high) if low == high => low,
        (low, high) => format!("{low} to {high}"),
    };
    let assumed = if task.mfu_assumed || task.days_assumed { ", in part assumed" } else { "" };
    writeln!(
        out,
        "\nSize: {name} within {days} days at {}.{} to {}.{} % of the peak{assumed}",
        task.mfu.low / 10,
        task.mfu.low % 10,
        task.mfu.high / 10,
        task.mfu.high % 10,
    )?;
    for (chip, row) in training.chips() {
        let Some(need) = row.peak.and_then(|peak| task.need(peak)) else { continue };
        let verdict = decide(data, training, &Question { chip, ..*q }).verdict;
        let (low, high) = (grouped(need.low), grouped(need.high));
        writeln!(out, "  {:<14} {low:>9} to {high:<9} {}", row.id, verdict.id())?;
    }
    Ok(())
}
