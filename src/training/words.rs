//! Every word that a reader sees of the second question and of the money, in English: few sentences, each with named slots.
//! Nothing is decided here.

use super::data::Training;
use super::decide::{GateOutcome, Outcome};
use super::question::{Buyer, Question};
use super::test::{Compared, Truth};
use super::vocabulary::{Figure, Gate, Needs, Path, Verdict};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::place_set::PlaceId;
use crate::policy::{Status, Why};

/// What a number of operations looks like.
pub const EXPECTED_FLOP: &str =
    "it is a number of operations such as `2.1e25`, from 1e20 to 4e29, or two of them, the least first, joined by `~`";
/// What a share of the peak looks like.
pub const EXPECTED_MFU: &str =
    "it is a share of the peak such as `0.35`, above 0 and at most 1, or two of them, the least first, joined by `~`";
/// What a number of days looks like.
pub const EXPECTED_DAYS: &str =
    "it is a number of days such as `90`, above 0 and at most 3650, or two of them, the least first, joined by `~`";
/// A size is given once.
pub const EXPECTED_ONE_SIZE: &str = "a run is named as well; give one of the two";

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `9 July 2024`.
pub fn day(date: Date) -> String {
    let (year, month, day) = date.ymd();
    let month = MONTHS.get(month as usize - 1).copied().unwrap_or_default();
    format!("{day} {month} {year}")
}

/// A whole number with commas between its thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Operations, given in units of 10^20: `2.1e25`.
pub fn scientific(units: u32) -> String {
    let digits = units.to_string();
    let exponent = digits.len() + super::size::FLOP_UNIT_EXPONENT as usize - 1;
    let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
    match rest.trim_end_matches('0') {
        "" => format!("{first}e{exponent}"),
        rest => format!("{first}.{rest}e{exponent}"),
    }
}

/// The answer in a sentence: place, buyer, chip and day.
pub fn sentence(data: &Dataset, training: &Training, outcome: &Outcome) -> String {
    format!("{} {}", word(outcome.verdict), body(data, training, outcome))
}

/// The answer in a few words, with their full stop.
pub fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unavailable | Verdict::Denied | Verdict::ImportBlocked => "No.",
        Verdict::GrantedUndelivered => "Not in practice.",
        Verdict::GrantedDelivered => "Yes, under licence.",
        Verdict::Licence => "Only with a licence.",
        Verdict::Unknown => "Not known.",
        Verdict::Notice => "Yes, after a notice.",
        Verdict::Free => "Yes.",
    }
}

/// What stands behind the first word of the answer.
pub fn body(data: &Dataset, training: &Training, outcome: &Outcome) -> String {
    let q = &outcome.question;
    let (on, who, chip, what) = (day(q.date), buyer(data, training, q), chip(training, q), action(training, q));
    match outcome.verdict {
        Verdict::Unavailable if q.path == Path::Domestic => {
            format!("On {on} {who} could not {what}: no maker there makes it, or it was not on the market yet.")
        }
        Verdict::Unavailable => format!("On {on} {chip} was not on the market yet, so {who} could not {what}."),
        Verdict::Denied if q.path == Path::OwnStock => {
            format!("On {on} {who} could not {what}: on no day before could it have bought {chip} without a licence.")
        }
        Verdict::Denied => {
            format!("On {on} {who} could not {what}: the exporting state refused it ({}).", refuser(training, outcome))
        }
        Verdict::ImportBlocked => {
            format!("On {on} {who} could not {what}: its own state refused it ({}).", refuser(training, outcome))
        }
        Verdict::GrantedUndelivered => {
            format!("By {on} licences had been granted for {who} to {what}, but no delivery is on record.")
        }
        Verdict::GrantedDelivered => {
            format!("By {on} licences had been granted for {who} to {what}, and deliveries are on record.")
        }
        Verdict::Licence => format!("On {on} {who} needed a licence, decided case by case, to {what}."),
        Verdict::Notice => format!("On {on} {who} could {what} without a licence, 25 days after the exporter’s notice."),
        Verdict::Free if q.path == Path::RentAbroad => {
            format!("On {on} {who} could {what}, as far as export rules go: none on record bars it. A provider’s terms may.")
        }
        Verdict::Free => format!("On {on} {who} could {what} without a licence or a notice."),
        Verdict::Unknown => {
            let whether = format!("whether on {on} {who} could {what}");
            let unknown = outcome.gates.iter().find(|g| g.status == Status::Unknown).and_then(|g| g.why);
            match unknown {
                Some(Why::Stale) => format!("The data on chips end on {} and cannot say {whether}.", day(training.date())),
                Some(Why::Conflict) => format!("Sources contradict each other on {whether}."),
                Some(Why::Depends) => format!("It depends, and no source decides, {whether}."),
                Some(Why::NotStated) | None => format!("No source on record says {whether}."),
            }
        }
    }
}

/// What must be known about the answer; empty = nothing.
pub fn note(training: &Training, outcome: &Outcome) -> String {
    let mut notes = Vec::new();
    if let Some(last) = outcome.last_known {
        notes.push(format!("Last known, on {}: {}.", day(training.date()), verdict(last)));
    }
    if let Some((from, to)) = outcome.once_free.filter(|_| outcome.question.path == Path::OwnStock) {
        let since = if from <= Date::EARLIEST { String::new() } else { format!(" from {}", day(from)) };
        notes.push(format!("It was free to this buyer{since} until {}; that it was bought then is not on record.", day(to)));
    }
    if outcome.rests_on_unverified() {
        notes.push("The test rests on a figure or a threshold for which no source was read.".to_owned());
    }
    if let Some(chip) = training.chip(outcome.question.chip).filter(|c| !c.doubt.is_empty() && !outcome.tests.is_empty()) {
        notes.push(chip.doubt.to_owned());
    }
    notes.join(" ")
}

/// A verdict in a few words.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unavailable => "not on the market",
        Verdict::Denied => "refused by the exporting state",
        Verdict::ImportBlocked => "refused by the buyer’s own state",
        Verdict::GrantedUndelivered => "licensed, and not delivered",
        Verdict::GrantedDelivered => "licensed and delivered",
        Verdict::Licence => "a licence is needed, decided case by case",
        Verdict::Unknown => "unknown",
        Verdict::Notice => "a notice is needed",
        Verdict::Free => "free",
    }
}

/// Who can say no at a gate.
pub fn gate_name(gate: Gate) -> &'static str {
    match gate {
        Gate::Launch => "The market",
        Gate::ExportRule => "The exporting state’s rule",
        Gate::Letter => "Letters to the maker",
        Gate::Import => "The buyer’s own state",
        Gate::Delivery => "What arrived",
    }
}

/// What a gate does, in a line.
pub fn gate_line(outcome: &Outcome, gate: &GateOutcome) -> &'static str {
    let by_rule = !gate.rules.is_empty();
    match (gate.gate, gate.status) {
        (_, Status::NotApplicable) if gate.gate == Gate::Delivery => "no licence on record that something could come under",
        (_, Status::NotApplicable) => "not on this path",
        (Gate::Launch, Status::Open) => "on the market",
        (Gate::Launch, Status::Closed | Status::Failing) if outcome.question.path == Path::Domestic && !by_rule => {
            "not made in this place"
        }
        (Gate::Launch, Status::Closed | Status::Failing) => "not on the market yet",
        (Gate::Delivery, Status::Open) => "something is on record as delivered",
        (Gate::Delivery, Status::Closed | Status::Failing) => "nothing is on record as delivered",
        (Gate::ExportRule, Status::Open) if outcome.question.path == Path::OwnStock => "was once free to this buyer",
        (Gate::ExportRule, Status::Closed) if outcome.question.path == Path::OwnStock => "was never free to this buyer",
        (_, Status::Open) if !by_rule => "no rule on record",
        (_, Status::Open) => "open",
        (_, Status::Closed | Status::Failing) => "refuses",
        (_, Status::Conditional | Status::Unenforced) if gate.needs == Some(Needs::Notice) => "wants a notice",
        (_, Status::Conditional | Status::Unenforced) => "wants a licence",
        (_, Status::Unknown) => match gate.why {
            Some(Why::Stale) => "unknown: beyond the data",
            Some(Why::Conflict) => "unknown: sources contradict each other",
            Some(Why::Depends) => "unknown: it depends",
            Some(Why::NotStated) | None => "unknown: no source says",
        },
    }
}

/// What a figure measures.
pub fn figure(figure: Figure) -> &'static str {
    match figure {
        Figure::Tpp => "total processing performance",
        Figure::Die => "area of the die, mm²",
        Figure::Density => "performance density",
        Figure::Dram => "memory bandwidth, GB/s",
        Figure::Io => "bandwidth to other chips, GB/s",
        Figure::DramAndIo => "both bandwidths, GB/s",
        Figure::DataCentre => "made for data centres",
    }
}

/// One comparison: `total processing performance 15,832, limit 4,800: reached`.
pub fn compared(c: &Compared) -> String {
    let mark = if c.unverified { " (not verified)" } else { "" };
    if c.figure == Figure::DataCentre {
        let answer = match c.met {
            Truth::Yes => "yes",
            Truth::No => "no",
            Truth::Unknown => "not known",
        };
        let what = if c.below { "not made for data centres" } else { figure(c.figure) };
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
    format!("{} {value}, limit {}: {result}{mark}", figure(c.figure), number(c.figure, c.threshold))
}

/// A figure's value, densities with their hundredths.
pub fn number(figure: Figure, value: u32) -> String {
    if figure == Figure::Density { format!("{}.{:02}", value / 100, value % 100) } else { grouped(value.into()) }
}

/// Who asks: `a private buyer in China with its parent in Singapore`.
pub fn buyer(data: &Dataset, training: &Training, q: &Question) -> String {
    let kind = match q.buyer {
        Buyer::Private => "a private buyer".to_owned(),
        Buyer::StateFunded => "a state-funded buyer".to_owned(),
        Buyer::Named(index) => training.tables().buyers.get(usize::from(index)).map_or("", |b| b.name).to_owned(),
    };
    let parent = q.owner.filter(|o| *o != q.place).map(|o| format!(" with its parent in {}", place(data, o))).unwrap_or_default();
    format!("{kind} in {}{parent}", place(data, q.place))
}

fn place<'a>(data: &Dataset<'a>, id: PlaceId) -> &'a str {
    data.place(id).map_or("", |p| if p.in_name.is_empty() { p.name } else { p.in_name })
}

fn chip(training: &Training, q: &Question) -> String {
    format!("the {}", training.chip(q.chip).map_or("", |c| c.name))
}

fn action(training: &Training, q: &Question) -> String {
    let chip = chip(training, q);
    match q.path {
        Path::Buy => format!("buy {chip}"),
        Path::RentAbroad => format!("rent {chip} abroad"),
        Path::OwnStock => format!("train on its own stock of {chip}"),
        Path::Domestic => format!("get {chip} from a maker at home"),
    }
}

/// Who made the rule that decides the first gate that stops.
fn refuser<'a>(training: &Training<'a>, outcome: &Outcome) -> &'a str {
    let gate = outcome.gates.iter().find(|g| g.status.stops() && g.gate != Gate::Launch);
    let rule = gate.and_then(|g| g.rules.first()).and_then(|a| training.rule(a.rule));
    rule.map_or("a rule", |r| r.actor)
}
