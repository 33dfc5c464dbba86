//! `access batch`: many questions from standard input, one answer a line. For those who compute with thousands of answers.

use crate::{Failure, HELP};
use ai_access::dataset::Dataset;
use ai_access::{link, report};
use lexopt::Arg;
use std::io::{self, BufRead, Write};

/// Answers each line as soon as it is read, so that it can stand in a pipe. A line that cannot be read ends the run, with its
/// number; blank lines and lines that begin with `#` are passed over.
pub(crate) fn run(data: &Dataset, args: &mut lexopt::Parser, out: &mut impl Write) -> Result<(), Failure> {
    if let Some(arg) = args.next()? {
        return match arg {
            Arg::Long("help") | Arg::Short('h') => Ok(write!(out, "{HELP}")?),
            other => Err(other.unexpected().into()),
        };
    }
    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let line = line.map_err(|e| Failure::Question(format!("line {number} cannot be read: {e}")))?;
        let question = line.trim().trim_start_matches('?');
        if question.is_empty() || question.starts_with('#') {
            continue;
        }
        let pairs = question.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let scenario = link::read_strictly(data, pairs).map_err(|all| {
            let all: Vec<String> = all.iter().map(|e| format!("line {number}: {e}")).collect();
            Failure::Question(all.join("\naccess: "))
        })?;
        writeln!(out, "{}", report::answer(data, &scenario))?;
        // Whoever asks may wait for this answer before asking the next question.
        out.flush()?;
    }
    Ok(())
}
