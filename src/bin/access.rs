//! The command line: reads a question, asks the engine, prints. Decides nothing.

#[path = "access/batch.rs"]
mod batch;
#[path = "access/money.rs"]
mod money;
#[path = "access/train.rs"]
mod train;

use ai_access::dataset::Dataset;
use ai_access::decide::decide;
use ai_access::evidence::Source;
use ai_access::link;
use ai_access::scenario::Scenario;
use ai_access::search;
use ai_access::text::{Texts, Words};
use ai_access::value::Value;
use ai_access::{export, report, rule};
use lexopt::Arg;
use std::io::{self, Write};
use std::process::ExitCode;

const HELP: &str = "\
Can this person, there, reach that company's AI, through this door, on that day?

  access check [--place CN] [--provider openai] [--channel api] [--date 2024-07-09]
               [--model …] [--who enterprise] [--owner …] [--route direct] [--json]
  access batch          one JSON answer a line for questions from standard input, each
                        written as in a link: place=CN&provider=openai&channel=azure
  access train [--place CN] [--owner …] [--buyer private] [--chip h100] [--date 2024-07-09] [--path buy]
               [--run gpt-4 | --flop 2.1e25] [--mfu 0.35] [--days 90] [--json]
               [--chip own --tpp 2368 --die 814 --dram 4000 --io 900 --data-centre yes --peak 148 --maker nvidia]
  access money [--provider openai] [--channel api] [--date 2024-07-09] [--json]
  access dataset [--json]
  access export --format json|csv

train: could this buyer obtain that chip, and how many of them does a training run need? money: who is paid?
place and owner are codes of ISO 3166; date is YYYY-MM-DD or `latest`. What is left out takes the value shown.
Exit status: 0 answered, whatever the answer; 2 the question could not be read.
";

const COMMANDS: [&str; 6] = ["check", "batch", "train", "money", "dataset", "export"];

fn main() -> ExitCode {
    let mut out = io::stdout().lock();
    match run(&mut out) {
        Ok(()) => ExitCode::SUCCESS,
        // A closed pipe is the reader's choice, not a fault.
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(io::stderr(), "access: {failure}");
            match failure {
                Failure::Question(_) => ExitCode::from(2),
                Failure::Program(_) | Failure::Write(_) => ExitCode::FAILURE,
            }
        }
    }
}

enum Failure {
    Question(String),
    Program(String),
    Write(io::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Question(text) | Self::Program(text) => f.write_str(text),
            Self::Write(error) => write!(f, "cannot write the answer: {error}"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Question(format!("{error}; `access --help` shows what can be asked"))
    }
}

fn run(out: &mut impl Write) -> Result<(), Failure> {
    let data = Dataset::embedded().map_err(|e| Failure::Program(e.to_string()))?;
    let mut args = lexopt::Parser::from_env();
    match args.next()? {
        Some(Arg::Value(command)) if command == "check" => check(&data, &mut args, out),
        Some(Arg::Value(command)) if command == "batch" => batch::run(&data, &mut args, out),
        Some(Arg::Value(command)) if command == "train" => train::run(&data, &mut args, out),
        Some(Arg::Value(command)) if command == "money" => money::run(&data, &mut args, out),
        Some(Arg::Value(command)) if command == "dataset" => dataset(&data, &mut args, out),
        Some(Arg::Value(command)) if command == "export" => export(&data, &mut args, out),
        Some(Arg::Long("help") | Arg::Short('h')) => Ok(write!(out, "{HELP}")?),
        Some(Arg::Value(command)) => {
            let command = link::shortened(&command.to_string_lossy());
            let near = hint(search::nearest(&command, COMMANDS.into_iter()), "");
            Err(Failure::Question(format!("command cannot be `{command}`; it is one of {}{near}", COMMANDS.join(", "))))
        }
        Some(Arg::Long(option)) => Err(no_option(option, &["help"])),
        Some(other) => Err(other.unexpected().into()),
        None => Err(Failure::Question(format!("a command is missing; it is one of {}\n\n{HELP}", COMMANDS.join(", ")))),
    }
}

fn hint(near: Option<&str>, prefix: &str) -> String {
    near.map(|n| format!("; did you mean `{prefix}{n}`?")).unwrap_or_default()
}

fn no_option(option: &str, known: &[&str]) -> Failure {
    let near = hint(search::nearest(option, known.iter().copied()), "--");
    Failure::Question(format!("there is no `--{}`; there is --{}{near}", link::shortened(option), known.join(", --")))
}

/// What was asked of a command.
enum Asked {
    Help,
    Question { pairs: Vec<(String, String)>, json: bool },
}

/// Reads the fields of a question and `--json`.
fn asked(fields: &[&str], args: &mut lexopt::Parser) -> Result<Asked, Failure> {
    let mut json = false;
    let mut pairs: Vec<(String, String)> = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("json") => json = true,
            Arg::Long("help") | Arg::Short('h') => return Ok(Asked::Help),
            Arg::Long(field) if fields.contains(&field) => {
                let field = field.to_owned();
                let value = args.value()?.to_string_lossy().into_owned();
                if value.trim().is_empty() {
                    return Err(Failure::Question(format!("{field} has no value; give one or leave --{field} out")));
                }
                pairs.push((field, value));
            }
            Arg::Long(other) => {
                let known: Vec<&str> = fields.iter().copied().chain(["json", "help"]).collect();
                return Err(no_option(other, &known));
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Asked::Question { pairs, json })
}

/// Every field that could not be read, a line each.
fn unreadable(invalid: &[link::Invalid]) -> Failure {
    let all: Vec<String> = invalid.iter().map(ToString::to_string).collect();
    Failure::Question(all.join("\naccess: "))
}

fn check(data: &Dataset, args: &mut lexopt::Parser, out: &mut impl Write) -> Result<(), Failure> {
    let Asked::Question { pairs, json } = asked(&link::FIELDS, args)? else { return Ok(write!(out, "{HELP}")?) };
    let (scenario, invalid) = link::read(data, pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    if !invalid.is_empty() {
        return Err(unreadable(&invalid));
    }
    if json { Ok(writeln!(out, "{:#}", report::answer(data, &scenario))?) } else { Ok(print(data, &scenario, out)?) }
}

fn print(data: &Dataset, scenario: &Scenario, out: &mut impl Write) -> io::Result<()> {
    let outcome = decide(data, scenario);
    let texts = Texts::english();
    let words = Words::new(data, &texts);
    writeln!(out, "{}", words.sentence(&outcome))?;
    let note = words.note(&outcome);
    if !note.is_empty() {
        writeln!(out, "{note}")?;
    }
    let mut cited: Vec<u16> = Vec::new();
    for gate in &outcome.gates {
        let stop = if outcome.stops_at() == Some(gate.gate) { "  ◀ stops here" } else { "" };
        writeln!(out, "\n{:<12} {}{stop}", gate.gate.id(), gate.status.id())?;
        let name = words.gate_name(scenario, gate.gate);
        writeln!(out, "             {name}: {}", words.gate_line(scenario, gate))?;
        for rule in gate.rules.iter().filter_map(|a| rule::describe(data, a.rule)) {
            let numbers: String = rule.sources.iter().map(|s| format!("[{}]", number_of(&mut cited, *s))).collect();
            writeln!(out, "           · {} {numbers}", rule.claim)?;
            let (dates, confidence) = (words.dates(&rule, scenario.date), words.confidence(rule.confidence));
            writeln!(out, "             {}; {dates}. {confidence}.", rule.actor)?;
        }
    }
    print_sources(words, cited.iter().filter_map(|index| data.source(*index)), out)?;
    writeln!(out, "\nData {} of {}", data.tables().version, data.date())
}

fn print_sources<'s, 'a: 's>(
    words: Words,
    sources: impl Iterator<Item = &'s Source<'a>>,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "\nSources")?;
    for (n, source) in sources.enumerate() {
        let day = words.published(source);
        writeln!(out, "[{}] {}. {}, {day}. {}", n + 1, source.title, source.publisher, source.url)?;
    }
    Ok(())
}

/// The number that a source has in the list at the end, which it joins if it is new.
fn number_of(cited: &mut Vec<u16>, source: u16) -> usize {
    let at = cited.iter().position(|c| *c == source).unwrap_or_else(|| {
        cited.push(source);
        cited.len() - 1
    });
    at + 1
}

fn dataset(data: &Dataset, args: &mut lexopt::Parser, out: &mut impl Write) -> Result<(), Failure> {
    let mut json = false;
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("json") => json = true,
            Arg::Long("help") | Arg::Short('h') => return Ok(write!(out, "{HELP}")?),
            Arg::Long(other) => return Err(no_option(other, &["json", "help"])),
            other => return Err(other.unexpected().into()),
        }
    }
    let facts = report::dataset(data);
    if json { Ok(writeln!(out, "{facts:#}")?) } else { Ok(outline(&facts, "", out)?) }
}

fn export(data: &Dataset, args: &mut lexopt::Parser, out: &mut impl Write) -> Result<(), Failure> {
    let mut format = None;
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("format") => format = Some(args.value()?.to_string_lossy().into_owned()),
            Arg::Long("help") | Arg::Short('h') => return Ok(write!(out, "{HELP}")?),
            Arg::Long(other) => return Err(no_option(other, &["format", "help"])),
            other => return Err(other.unexpected().into()),
        }
    }
    match format.as_deref() {
        Some("json") => Ok(writeln!(out, "{}", export::json(data))?),
        Some("csv") => Ok(write!(out, "{}", export::csv(data))?),
        Some(other) => Err(Failure::Question(format!("format cannot be `{}`; it is json or csv", link::shortened(other)))),
        None => Err(Failure::Question("format is missing; give --format json or --format csv".to_owned())),
    }
}

/// Nested facts as indented lines.
fn outline(facts: &Value, indent: &str, out: &mut impl Write) -> io::Result<()> {
    for (key, value) in facts.fields() {
        match value {
            Value::Object(_) => {
                writeln!(out, "{indent}{key}:")?;
                outline(value, &format!("{indent}  "), out)?;
            }
            Value::Text(text) => writeln!(out, "{indent}{key}: {text}")?,
            other => writeln!(out, "{indent}{key}: {other}")?,
        }
    }
    Ok(())
}
