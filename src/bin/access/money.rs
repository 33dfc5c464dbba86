//! `access money`: who is paid?

use super::{Asked, Failure, HELP, asked, number_of, print_sources, unreadable};
use ai_access::dataset::Dataset;
use ai_access::money::{self, Query};
use ai_access::report::money as report;
use ai_access::text::{DateForm, Texts, Words, english};
use ai_access::training::data::Training;
use std::io::{self, Write};

pub(super) fn run(data: &Dataset, args: &mut lexopt::Parser, out: &mut impl Write) -> Result<(), Failure> {
    let training = Training::embedded(data).map_err(|e| Failure::Program(e.to_string()))?;
    let Asked::Question { pairs, json } = asked(&money::FIELDS, args)? else { return Ok(write!(out, "{HELP}")?) };
    // The three fields are read as those of the first question are.
    let (scenario, invalid) = ai_access::link::read(data, pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    if !invalid.is_empty() {
        return Err(unreadable(&invalid));
    }
    let query = Query { provider: scenario.provider, channel: scenario.channel, date: scenario.date };
    if json {
        return Ok(writeln!(out, "{:#}", report::answer(data, &training, &query))?);
    }
    Ok(print(data, &training, &query, out)?)
}

fn print(data: &Dataset, training: &Training, query: &Query, out: &mut impl Write) -> io::Result<()> {
    let texts = Texts::english();
    let words = Words::new(data, &texts);
    writeln!(out, "{}", words.money_sentence(training, query))?;
    let mut cited: Vec<u16> = Vec::new();
    for flow in money::flows(training, query).flows.iter().filter_map(|index| money::flow(training, *index)) {
        let named = |role: &'static str, name: &str| if name.is_empty() { role.to_owned() } else { format!("{role} {name}") };
        let (payer, payee) = (named(flow.payer.id(), flow.payer_name), named(flow.payee.id(), flow.payee_name));
        let rate = if flow.rate.is_empty() { String::new() } else { format!(": {}", flow.rate) };
        writeln!(out, "\n{payer} → {payee}\n  {}{rate}", flow.what)?;
        let numbers: String = flow.sources.iter().map(|s| format!("[{}]", number_of(&mut cited, *s))).collect();
        writeln!(out, "  · {} {numbers}", flow.claim)?;
        let since = if flow.earlier { "on record by" } else { "since" };
        let until = flow.until.map(|d| format!(", until {}", english(d, DateForm::Written))).unwrap_or_default();
        writeln!(out, "    {since} {}{until}. {}.", english(flow.from, DateForm::Written), flow.confidence.id())?;
    }
    print_sources(words, cited.iter().filter_map(|index| training.source(*index)), out)?;
    writeln!(out, "\nData {}, on money until {}", data.tables().version, training.tables().money_date)
}
