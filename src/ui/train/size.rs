//! The size of the task as a picture: how many of each chip for how many days, those that the buyer could get above those that it
//! could not, on a scale of equal ratios. The words beside each bar say the same.

use super::super::icon;
use super::super::node::{El, classed, el};
use super::super::when::percent;
use super::{Asked, Set, entry, number, tone};
use crate::text::{Msg, Words, msg, slot};
use crate::training::data::Training;
use crate::training::size::Task;
use crate::training::supply::{Row, magnitude, rows, strongest, times};
use crate::training::vocabulary::Verdict;
use crate::training::words::scientific;

/// The scale: its ends, as magnitudes, and the powers of ten on it.
struct Scale {
    low: u32,
    high: u32,
    tens: Vec<u64>,
}

impl Scale {
    fn over(rows: &[Row]) -> Option<Self> {
        let (low, high) = (rows.iter().map(|r| r.need.low).min()?, rows.iter().map(|r| r.need.high).max()?);
        let tens = (0..19).map(|n| 10_u64.pow(n));
        let from = tens.clone().rfind(|t| *t <= low)?;
        let tens: Vec<u64> = tens.filter(|t| (from..=high).contains(t)).collect();
        Some(Self { low: magnitude(from), high: magnitude(high).max(magnitude(from) + 1), tens })
    }

    /// Where a number lies, in thousandths.
    fn at(&self, number: u64) -> i32 {
        let along = magnitude(number).clamp(self.low, self.high) - self.low;
        (along * 1000 / (self.high - self.low)) as i32
    }
}

/// The picture; none where the size of the task is not known.
pub(super) fn view(words: Words, training: &Training<'static>, asked: &Asked, set: &Set) -> Option<El> {
    let q = &asked.question;
    let task = Task::of(training, &asked.given)?;
    let rows = rows(words.data, training, q, &task);
    let (early, sold): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|r| r.verdict == Verdict::Unavailable);
    let (could, not): (Vec<Row>, Vec<Row>) = sold.iter().partition(|r| r.verdict.passes());
    let name = |chip: u16| training.chip(chip).map_or("", |c| c.name);
    let scale = Scale::over(&sold);
    let list = |title: Msg, rows: &[Row]| {
        let bars = rows.iter().zip(std::iter::repeat(scale.as_ref())).filter_map(|(r, scale)| {
            let doubt = training.chip(r.chip).is_some_and(|c| c.peak_unverified);
            Some(bar(words, r, name(r.chip), scale?, r.chip == q.chip, doubt))
        });
        (!rows.is_empty()).then(|| el("div").child(el("h3").text(words.get(title))).child(classed("ul", "ranges").children(bars)))
    };
    let early: Vec<&str> = early.iter().map(|r| name(r.chip)).collect();
    let early =
        (!early.is_empty()).then(|| classed("p", "hint").text(words.fill(msg::TRAIN_EARLY, &[(slot::CHIPS, &early.join(", "))])));
    let axis = scale.as_ref().map(|scale| {
        let marks = scale.tens.iter().map(|t| {
            let style = format!("inset-inline-start:{}", percent(scale.at(*t)));
            // Near the end a label stands before its mark.
            let near = (scale.at(*t) > 780).then_some("near");
            el("span").key(t.to_string()).attr_if("class", near).attr("style", style).text(number::grouped(words, *t))
        });
        classed("div", "axis").attr("aria-hidden", "true").child(el("div").children(marks))
    });
    Some(
        classed("section", "size")
            .attr("aria-labelledby", "size")
            .child(el("h2").attr("id", "size").text(words.get(msg::TRAIN_SIZE)))
            .child(classed("p", "said").text(said(words, training, asked, &sold)))
            .child(classed("p", "hint").text(conditions(words, training, &task)))
            .child(fields(words, asked, set, &task))
            .maybe(axis)
            .maybe(list(msg::TRAIN_COULD, &could))
            .maybe(list(msg::TRAIN_COULD_NOT, &not))
            .maybe(early)
            .child(classed("p", "hint").text(words.get(msg::TRAIN_SCALE))),
    )
}

/// Another size than that of a run on record.
fn fields(words: Words, asked: &Asked, set: &Set, task: &Task) -> El {
    // As they are entered, not as the language writes them.
    let share = |n: u32| if n == 1000 { "1".to_owned() } else { format!("0.{n:03}").trim_end_matches('0').to_owned() };
    let days = |n: u32| if n.is_multiple_of(10) { (n / 10).to_string() } else { format!("{}.{}", n / 10, n % 10) };
    let both = |low: String, high: String| if low == high { low } else { format!("{low}~{high}") };
    let usual = [
        ("flop", msg::TRAIN_FLOP, both(scientific(task.flops.low), scientific(task.flops.high))),
        ("mfu", msg::TRAIN_MFU, both(share(task.mfu.low), share(task.mfu.high))),
        ("days", msg::TRAIN_DAYS, both(days(task.days.low), days(task.days.high))),
    ];
    let fields = usual.map(|(name, label, usual)| entry::field(words, asked, set, name, words.get(label), usual));
    let form = entry::group(words.get(msg::TRAIN_OWN_TASK), words.get(msg::TRAIN_OWN_TASK_HINT), fields);
    el("form").on("submit", |event| event.prevent_default()).child(form)
}

/// What the picture comes to: how many more of the strongest chip that could be had than of the one asked about.
fn said(words: Words, training: &Training<'static>, asked: &Asked, sold: &[Row]) -> String {
    let chip = |index: u16| training.chip(index).map_or("", |c| c.name);
    let own = sold.iter().find(|r| r.chip == asked.question.chip);
    let count = |r: &Row| number::between(words, number::grouped(words, r.need.low), number::grouped(words, r.need.high));
    match (own, strongest(sold)) {
        (_, None) => words.get(msg::TRAIN_NONE).to_owned(),
        (Some(own), _) if own.verdict.passes() => {
            words.fill(msg::TRAIN_NEEDS, &[(slot::CHIP, chip(own.chip)), (slot::N, &count(own))])
        }
        (None, Some(best)) => words.fill(msg::TRAIN_BEST, &[(slot::CHIP, chip(best.chip)), (slot::N, &count(best))]),
        (Some(own), Some(best)) => {
            // Tenths are as much as such estimates bear.
            let ratio = times(own.peak, best.peak).unwrap_or_default().saturating_add(5) / 10;
            let ratio = number::decimal(words, ratio, 1);
            let values = [
                (slot::CHIP, chip(own.chip)),
                (slot::N, &count(own)),
                (slot::OTHER, chip(best.chip)),
                (slot::TIMES, &ratio),
                (slot::M, &count(best)),
            ];
            words.fill(msg::TRAIN_MORE, &values)
        }
    }
}

/// What is taken for granted: the run, its operations, the days, the share of the peak.
fn conditions(words: Words, training: &Training<'static>, task: &Task) -> String {
    let run = task.run.and_then(|r| training.run(r)).map_or(words.get(msg::TRAIN_FREE_RUN), |r| r.name);
    let flops = number::between(words, number::flops(words, task.flops.low), number::flops(words, task.flops.high));
    let values = [
        (slot::RUN, run),
        (slot::FLOP, &flops),
        (slot::DAYS, &number::range(words, task.days, 1)),
        (slot::SHARE, &number::range(words, task.mfu, 1)),
    ];
    let said = words.fill(msg::TRAIN_TASK, &values);
    if task.mfu_assumed || task.days_assumed {
        words.fill(msg::JOIN_SENTENCES, &[(slot::A, &said), (slot::B, words.get(msg::TRAIN_ASSUMED))])
    } else {
        said
    }
}

fn bar(words: Words, row: &Row, name: &'static str, scale: &Scale, asked: bool, doubt: bool) -> El {
    let (start, end) = (scale.at(row.need.low), scale.at(row.need.high));
    let style = format!("inset-inline-start:{};width:{}", percent(start), percent((end - start).max(6)));
    let tone = tone(row.verdict);
    let count = number::between(words, number::grouped(words, row.need.low), number::grouped(words, row.need.high));
    el("li")
        .key(row.chip)
        .attr("data-tone", tone.id())
        .attr_if("aria-current", asked.then_some("true"))
        .child(
            classed("span", "of")
                .child(el("span").text(name))
                .child(el("b").child(icon::verdict(tone)).text(words.chip_verdict(row.verdict))),
        )
        .child(
            classed("span", "range").attr("aria-hidden", "true").child(el("i").attr("data-tone", tone.id()).attr("style", style)),
        )
        .child(
            classed("span", "count")
                .text(count)
                .maybe(doubt.then(|| classed("small", "unverified").text(words.get(msg::TRAIN_UNVERIFIED)))),
        )
}
