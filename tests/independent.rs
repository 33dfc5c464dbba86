//! The engine against the naive reader of `naive/`, cell by cell: two ways from the data to the answer that share no code.
//!
//! Usually on every day on which something can change: each day written in a timeline that concerns the maker and the
//! door, the day before and after it, the dataset's date and the day after. With `INDEPENDENT=every-day` on every single
//! day from 2022-01-01 to the day after the dataset's date (half an hour; `make exhaustive`). `INDEPENDENT_MAKER=openai`
//! confines either run to one maker.
//!
//! Asked for every maker, its flagship and each declared family, every door, every place, every kind of customer and both
//! routes. No two places are taken to be alike. The owner of a company sits in the same place; on doors where some rule
//! looks at owners also in China, Russia, the United States and every place that such a rule names one by one. For
//! companies in a few places (`SEATS`) more is asked: on doors where no rule looks at owners the same three others (the
//! answer must not depend on them), and where a whole list is held against owners every place there is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a check that cannot be carried out must stop"
)]

mod naive;

use ai_access::dataset::Dataset;
use ai_access::date::Date;
use ai_access::decide::decide;
use ai_access::link;
use naive::record::{Record, Timeline};
use naive::{GATES, GateAnswer, Question};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Where companies sit that are asked about with more owners than others.
const SEATS: [&str; 6] = ["CN", "DE", "GL", "HK", "UA-43", "US"];

#[test]
fn the_engine_and_the_naive_reader_agree() {
    let (record, data) = (Record::read(), Dataset::embedded().unwrap());
    assert_eq!(data.date().to_string(), record.date, "built from other data than those that are read");
    assert_eq!(data.places().count(), record.places.len(), "places");
    assert_eq!(data.tables().models.len(), record.models.len(), "model families");
    let every_day = std::env::var("INDEPENDENT").is_ok_and(|mode| mode == "every-day");
    let started = Instant::now();

    let only = std::env::var("INDEPENDENT_MAKER").ok();
    let makers = record.providers.iter().filter(|p| only.as_ref().is_none_or(|only| only == *p));
    let doors = makers.flat_map(|p| record.channels.iter().map(move |c| (&**p, &**c)));
    // One family at a time: some doors have ten times the questions of others, and no thread shall wait for the last one.
    let portions: Vec<(&str, &str, Option<&str>)> =
        doors.flat_map(|(p, c)| families(&record, p).map(move |model| (p, c, model))).collect();
    assert!(!portions.is_empty(), "no maker {only:?}");
    let next = AtomicUsize::new(0);
    let total = Mutex::new(Tally::default());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some((provider, channel, model)) = portions.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let days = if every_day { all_days(&record) } else { boundary_days(&record, provider, channel) };
                    let tally = compare_family(&record, &data, (provider, channel, *model), &days);
                    total.lock().unwrap().add(tally);
                }
            });
        }
    });
    let total = total.into_inner().unwrap();
    println!(
        "{} cells compared ({} questions, {}): {} differences; {:.0} s",
        total.cells,
        total.questions,
        if every_day { "every day" } else { "boundary days" },
        total.differences,
        started.elapsed().as_secs_f64()
    );
    let shown: Vec<&str> = total.shown.values().map(String::as_str).take(Tally::SHOWN).collect();
    assert!(
        total.differences == 0,
        "{} differences of {} kinds, for example:\n{}",
        total.differences,
        total.shown.len(),
        shown.join("\n")
    );
}

/// What was compared.
#[derive(Default)]
struct Tally {
    questions: u64,
    cells: u64,
    differences: u64,
    /// One example in full of each kind of difference.
    shown: BTreeMap<String, String>,
}

impl Tally {
    /// Kinds of differences of which an example is printed.
    const SHOWN: usize = 20;

    fn add(&mut self, other: Self) {
        self.questions += other.questions;
        self.cells += other.cells;
        self.differences += other.differences;
        self.shown.extend(other.shown);
    }
}

/// A maker's flagship, then its declared families.
fn families<'r>(record: &'r Record, provider: &str) -> impl Iterator<Item = Option<&'r str>> {
    [None].into_iter().chain(record.models.iter().filter(move |m| m.provider == provider).map(|m| Some(m.id.as_str())))
}

/// All questions about one maker, one door and one family, on the given days.
fn compare_family<'r>(
    record: &'r Record,
    data: &Dataset<'_>,
    (provider, channel, model): (&'r str, &'r str, Option<&'r str>),
    days: &[(String, Date)],
) -> Tally {
    let mut tally = Tally::default();
    let named_owners = owners_named(record, provider, channel);
    let list_of_owners = concerning(record, provider, channel).any(|t| t.applies_to_owner);
    let some_rule_on_owners = list_of_owners || concerning(record, provider, channel).any(|t| t.owner.is_some());
    for place in record.places.iter().map(|p| p.code.as_str()) {
        let mut owners = BTreeSet::new();
        if some_rule_on_owners || SEATS.contains(&place) {
            owners.extend(named_owners.iter().copied());
        }
        if list_of_owners && SEATS.contains(&place) {
            owners.extend(record.places.iter().map(|p| p.code.as_str()));
        }
        owners.remove(place);
        // No owner given = the same place.
        let mut customers = vec![("individual", None), ("government", None), ("enterprise", None)];
        customers.extend(owners.into_iter().map(|owner| ("enterprise", Some(owner))));
        for (who, owner) in customers {
            for route in ["direct", "vpn"] {
                let question = Question { place, provider, model, channel, who, owner, route };
                compare_question(record, data, &question, days, &mut tally);
            }
        }
    }
    tally
}

/// One question on each of the days.
fn compare_question(record: &Record, data: &Dataset<'_>, question: &Question<'_>, days: &[(String, Date)], tally: &mut Tally) {
    let fields = [
        ("place", question.place),
        ("provider", question.provider),
        ("model", question.model.unwrap_or_default()),
        ("channel", question.channel),
        ("who", question.who),
        ("owner", question.owner.unwrap_or_default()),
        ("route", question.route),
    ];
    let (mut scenario, invalid) = link::read(data, fields);
    assert!(invalid.is_empty(), "the engine does not take {question:?}: {invalid:?}");
    let rules = naive::rules_that_concern(record, question);
    tally.questions += 1;
    for (day, date) in days {
        scenario.date = *date;
        let theirs = decide(data, &scenario);
        let ours = naive::gates(record, question, &rules, day);
        let verdict = naive::verdict(&ours);
        tally.cells += 1;
        let same_gates = theirs.gates.iter().zip(GATES.iter().zip(&ours)).all(|(theirs, (gate, ours))| {
            theirs.gate.id() == *gate && theirs.status.id() == ours.status && is_right_reason(ours, theirs.why.map(|w| w.id()))
        });
        if same_gates && theirs.verdict.id() == verdict {
            continue;
        }
        tally.differences += 1;
        // Of one kind: the same maker, door and route, and the same pair of answers at each gate.
        let mut kind = format!("{} {} {}", question.provider, question.channel, question.route);
        let mut text = format!("{question:?} on {day}\n  verdict: engine {}, naive {verdict}\n", theirs.verdict.id());
        for (theirs, ours) in theirs.gates.iter().zip(&ours) {
            let why = theirs.why.map(|w| w.id());
            let pair =
                format!("{}: engine {} {why:?}, naive {} {:?}", theirs.gate.id(), theirs.status.id(), ours.status, ours.whys);
            let same = theirs.status.id() == ours.status && is_right_reason(ours, why);
            writeln!(text, "  {pair}{}", if same { "" } else { "   <-- differs" }).unwrap();
            kind.push_str(if same { "" } else { &pair });
        }
        tally.shown.entry(kind).or_insert(text);
    }
}

/// The engine gives one reason where the gate is unknown, and it is one that a rule gives; no reason elsewhere.
fn is_right_reason(ours: &GateAnswer<'_>, theirs: Option<&str>) -> bool {
    match theirs {
        Some(why) => ours.whys.contains(&why),
        None => ours.whys.is_empty(),
    }
}

/// The timelines that name the maker and the door, or leave them out.
fn concerning<'r>(record: &'r Record, provider: &str, channel: &str) -> impl Iterator<Item = &'r Timeline> {
    let names = |field: &Option<Vec<String>>, value: &str| field.as_ref().is_none_or(|values| values.iter().any(|v| v == value));
    record.timelines.iter().filter(move |t| names(&t.provider, provider) && names(&t.channel, channel))
}

/// China, Russia, the United States, and the places that rules about owners name one by one.
fn owners_named<'r>(record: &'r Record, provider: &str, channel: &str) -> BTreeSet<&'r str> {
    let mut owners = BTreeSet::from(["CN", "RU", "US"]);
    for timeline in concerning(record, provider, channel) {
        owners.extend(timeline.owner.iter().flatten().map(String::as_str));
        if timeline.applies_to_owner {
            owners.extend(timeline.sightings.iter().flat_map(|s| s.places_in.iter().chain(&s.places_out)).map(String::as_str));
            owners.extend(timeline.disputes.iter().flat_map(|d| &d.place).map(String::as_str));
            owners.extend(timeline.changes.iter().flat_map(|c| &c.place).map(String::as_str));
        }
    }
    owners.remove("*");
    owners
}

/// Each day written in a timeline about the maker and the door, the day before and after; the dataset's date and the day
/// after.
fn boundary_days(record: &Record, provider: &str, channel: &str) -> Vec<(String, Date)> {
    let mut days = BTreeSet::new();
    let mut enter = |day: &str, around: std::ops::RangeInclusive<i32>| {
        let day = Date::parse(day).unwrap();
        days.extend(around.map(|n| day.plus(n)));
    };
    for day in concerning(record, provider, channel).flat_map(|t| &t.days) {
        enter(day, -1..=1);
    }
    enter(&record.date, -1..=1);
    days.into_iter().map(|d| (d.to_string(), d)).collect()
}

/// Every day from the first of the date strip to the day after the dataset's date.
fn all_days(record: &Record) -> Vec<(String, Date)> {
    let last = Date::parse(&record.date).unwrap().plus(1);
    let mut days = Vec::new();
    let mut day = Date::parse("2022-01-01").unwrap();
    while day <= last {
        days.push((day.to_string(), day));
        day = day.plus(1);
    }
    days
}
