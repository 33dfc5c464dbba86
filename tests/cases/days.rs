//! Whether the cases hold every dated change of the data: each day is moved by one, later and earlier, and some case on that
//! day, or on the day before, must then fail. What a case says is checked in `cases`.

use super::{Case, cases, check};
use ai_access::dataset::Dataset;
use ai_access::date::Date;
use ai_access::packed::{Packed, Reader, Writer, checksum};
use ai_access::tables::{Body, Tables};
use std::collections::BTreeMap;

/// Which way a day can be moved so that an answer shows it.
#[derive(Clone, Copy, PartialEq)]
enum Moves {
    Both,
    Earlier,
    Later,
}

/// Every dated change, in the order of the tables: what it is, which way it moves, and its day.
fn each_day(tables: &mut Tables<'_>, look: &mut impl FnMut(String, Moves, &mut Date)) {
    for t in &mut tables.timelines {
        let id = t.id;
        match &mut t.body {
            Body::Steps(steps) => {
                for step in steps {
                    if let Some(day) = &mut step.not_before {
                        look(format!("{id}: not_before"), Moves::Both, day);
                    }
                    if let Some(day) = &mut step.from {
                        look(format!("{id}: effective_from"), Moves::Both, day);
                    }
                }
            }
            Body::Sightings(list) => {
                if let Some(day) = &mut list.since {
                    look(format!("{id}: since"), Moves::Both, day);
                }
                // What two days of one list say can be seen to move only one way: a change on a day on which the list was
                // seen cannot be later, and a dispute is not heard before the list is.
                let (since, seen) = (list.since, |day: Date| list.seen.iter().any(|s| s.day == day));
                for day in list.changes.iter_mut().map(|change| &mut change.on) {
                    look(format!("{id}: change"), if seen(*day) { Moves::Earlier } else { Moves::Both }, day);
                }
                for day in list.disputes.iter_mut().map(|dispute| &mut dispute.from) {
                    look(format!("{id}: dispute, from"), if since == Some(*day) { Moves::Later } else { Moves::Both }, day);
                }
            }
        }
    }
}

/// The bytes of tables, as the data compiler writes them.
fn written(tables: &Tables<'_>) -> Vec<u8> {
    let mut to = Writer::default();
    tables.write(&mut to);
    to.finish()
}

/// The tables with the day of this number moved.
fn moved(bytes: &[u8], number: usize, by: i32) -> Vec<u8> {
    let mut tables: Tables<'_> = Reader::read(bytes).unwrap();
    let mut at = 0;
    each_day(&mut tables, &mut |_, _, day| {
        *day = if at == number { day.plus(by) } else { *day };
        at += 1;
    });
    let bytes = written(&tables);
    [checksum(&bytes).to_le_bytes().as_slice(), &bytes].concat()
}

#[test]
fn every_dated_change_is_held_by_a_case_on_its_day_and_on_the_day_before() {
    let data = Dataset::embedded().unwrap();
    let mut by_day: BTreeMap<Date, Vec<Case>> = BTreeMap::new();
    for case in cases() {
        let day = case.question(&data, &mut Vec::new()).date;
        by_day.entry(day).or_default().push(case);
    }
    let bytes = written(data.tables());
    let mut days = Vec::new();
    each_day(&mut Reader::read::<Tables<'_>>(&bytes).unwrap(), &mut |what, moves, day| days.push((what, moves, *day)));

    let mut report = String::new();
    for (number, (what, moves, day)) in days.iter().enumerate() {
        let (later, earlier) = ((1, *day, "that day"), (-1, day.plus(-1), "the day before"));
        let each = [(Moves::Later, later), (Moves::Earlier, earlier)].into_iter();
        for (by, asked, when) in each.filter(|(way, _)| *moves == Moves::Both || moves == way).map(|(_, each)| each) {
            let spoilt = moved(&bytes, number, by);
            let spoilt = Dataset::decode(&spoilt).unwrap();
            let held = by_day.get(&asked).into_iter().flatten().any(|case| !check(&spoilt, &case.table).is_empty());
            if !held {
                report += &format!("{what} {day}: no case on {when}, {asked}, would notice another day\n");
            }
        }
    }
    println!("{} dated changes", days.len());
    assert!(days.len() > 100, "the data have dated changes");
    assert!(
        report.is_empty(),
        "\n{report}write a [[case]] for each, or say more in one that is there: a gate, `rules`, or `silent` where nothing spoke yet"
    );
}
