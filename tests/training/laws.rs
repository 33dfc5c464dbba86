//! What holds whatever is asked: every question has an answer, a chip's answer is its own, more power never helps, and the
//! history is the day's answer on every day.

use ai_access::dataset::Dataset;
use ai_access::date::Date;
use ai_access::packed::{Packed, Reader, Writer};
use ai_access::place_set::PlaceId;
use ai_access::policy::Status;
use ai_access::text::{FOREIGN, Texts, Words};
use ai_access::training::changes::changes;
use ai_access::training::data::{EMBEDDED, Training};
use ai_access::training::decide::{boundaries, decide};
use ai_access::training::history::{full_history, history};
use ai_access::training::link;
use ai_access::training::question::{Buyer, Question};
use ai_access::training::tables::{Chip, Tables};
use ai_access::training::test::{Truth, work_out};
use ai_access::training::vocabulary::{Path, Verdict};
use proptest::prelude::*;

fn tables() -> Tables<'static> {
    Reader::read(&EMBEDDED[8..]).unwrap()
}

/// Questions about every kind of place, buyer, chip, path and day.
fn questions() -> impl Strategy<Value = Question> {
    let codes = ["CN", "HK", "MO", "TW", "SG", "MY", "AE", "SA", "KH", "RU", "IL", "KZ", "US", "DE", "UA-43", "US-CA", "PR"];
    let data = Dataset::embedded().unwrap();
    let places: Vec<PlaceId> = codes.iter().map(|c| data.place_by_code(c).unwrap()).collect();
    let any_place =
        prop_oneof![4 => proptest::sample::select(places), 1 => (0..data.tables().places.len() as u16).prop_map(PlaceId)];
    let (chips, buyers) = (tables().chips.len() as u16, tables().buyers.len() as u16);
    let buyer = prop_oneof![Just(Buyer::Private), Just(Buyer::StateFunded), (0..buyers).prop_map(Buyer::Named)];
    let first = Date::parse("2019-01-01").unwrap().day_number();
    let last = Date::parse("2026-12-31").unwrap().day_number();
    (any_place.clone(), proptest::option::of(any_place), buyer, 0..chips, first..=last, proptest::sample::select(Path::ALL))
        .prop_map(|(place, owner, buyer, chip, day, path)| Question {
            place,
            owner,
            buyer,
            chip,
            date: Date::from_day_number(day),
            path,
        })
}

/// How severe an answer is: a refusal, something in between, or a way through.
fn refuses(verdict: Verdict) -> bool {
    !matches!(verdict, Verdict::Notice | Verdict::Free | Verdict::GrantedDelivered)
}

/// A chip of which nothing is known.
fn blank() -> Chip<'static> {
    Chip {
        id: "new",
        name: "New",
        maker: 0,
        data_centre: None,
        tpp: None,
        die: None,
        dram: None,
        io: None,
        peak: None,
        unverified: 0,
        peak_unverified: false,
        doubt: "",
        sources: Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn every_question_has_an_answer_in_words(q in questions()) {
        let data = Dataset::embedded().unwrap();
        let training = Training::embedded(&data).unwrap();
        let outcome = decide(&data, &training, &q);
        let year = q.date.ymd().0.to_string();
        for texts in Texts::every() {
            let words = Words::new(&data, &texts);
            let (sentence, note) = (words.chip_sentence(&training, &outcome), words.chip_note(&training, &outcome));
            prop_assert!(sentence.contains(training.chip(q.chip).unwrap().name) && sentence.contains(&year), "{sentence}");
            prop_assert!(sentence.contains(&words.place_in(q.place)) && sentence.ends_with(['.', '。']), "{sentence}");
            let lines = outcome.gates.iter().map(|g| words.chip_line(&training, &outcome, g).to_owned());
            for text in [sentence, note.replace(FOREIGN, "")].into_iter().chain(lines) {
                let left = |c: char| matches!(c, '{' | '}' | '\u{fffd}' | '\u{2068}' | '\u{2069}' | '\u{e000}'..='\u{f8ff}');
                prop_assert!(!text.contains(left) && !text.contains("  ") && text.trim() == text, "{text:?}");
            }
        }
        // The verdict is that of the gates, and unknown gates say why.
        prop_assert_eq!(outcome.verdict == Verdict::Unavailable, outcome.gates[0].status.stops());
        for gate in &outcome.gates {
            prop_assert_eq!(gate.status == Status::Unknown, gate.why.is_some(), "{:?}", gate);
            prop_assert!((gate.status == Status::Conditional) == gate.needs.is_some(), "{:?}", gate);
        }
        prop_assert_eq!(outcome.last_known.is_some(), q.date > training.date());
        for change in changes(&data, &training, &q, &full_history(&data, &training, &q)) {
            prop_assert_eq!(decide(&data, &training, &change.question).verdict, change.verdict);
            prop_assert_ne!(change.verdict, outcome.verdict);
        }
    }

    #[test]
    fn a_question_survives_being_written(q in questions()) {
        let data = Dataset::embedded().unwrap();
        let training = Training::embedded(&data).unwrap();
        let pairs = link::write(&data, &training, &q);
        let (read, _, invalid) = link::read(&data, &training, pairs.iter().map(|(k, v)| (*k, v.as_str())));
        prop_assert!(invalid.is_empty());
        prop_assert_eq!((read.place, read.owner_place(), read.buyer, read.chip, read.date, read.path), (q.place, q.owner_place(), q.buyer, q.chip, q.date, q.path));
    }

    /// A chip more, whatever its figures, changes no other chip's answer.
    #[test]
    fn adding_a_chip_changes_no_other_answer(q in questions(), tpp: Option<u16>, die in proptest::option::of(1u16..2000), io: Option<u16>, dram: Option<u16>) {
        let data = Dataset::embedded().unwrap();
        let training = Training::embedded(&data).unwrap();
        let mut more = tables();
        let (tpp, die, dram, io) = (tpp.map(Into::into), die.map(Into::into), dram.map(Into::into), io.map(Into::into));
        more.chips.push(Chip { data_centre: Some(true), tpp, die, dram, io, ..blank() });
        prop_assert_eq!(decide(&data, &training, &q), decide(&data, &Training::with(more), &q));
    }

    /// A chip of which one figure is higher is never let through where the weaker one is refused. The die is no figure of
    /// power: a larger one makes a chip less dense.
    #[test]
    fn raising_a_figure_never_turns_a_refusal_into_a_permission(q in questions(), which in 0..4, by in 1u32..60_000) {
        let data = Dataset::embedded().unwrap();
        let training = Training::embedded(&data).unwrap();
        let before = decide(&data, &training, &q);
        let mut stronger = tables();
        let chip = &mut stronger.chips[usize::from(q.chip)];
        let raised = match which {
            0 => &mut chip.tpp,
            1 => &mut chip.dram,
            2 => &mut chip.io,
            _ => {
                // Denser at the same performance: a smaller die.
                chip.die = chip.die.map(|die| (die / (by % 7 + 2)).max(1));
                &mut chip.die
            }
        };
        if which < 3 {
            *raised = raised.map(|value| value + by);
        }
        let after = decide(&data, &Training::with(stronger), &q);
        prop_assert!(!refuses(before.verdict) || refuses(after.verdict), "{:?} became {:?}", before, after);
        prop_assert!(before.verdict != Verdict::Denied || refuses(after.verdict), "{:?} became {:?}", before, after);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_history_is_the_answer_of_every_day(q in questions()) {
        let data = Dataset::embedded().unwrap();
        let training = Training::embedded(&data).unwrap();
        let (from, to) = (Date::parse("2022-06-01").unwrap(), Date::parse("2026-08-01").unwrap());
        let spans = history(&data, &training, &q, from, to);
        prop_assert_eq!(spans.first().unwrap().from, from);
        prop_assert_eq!(spans.last().unwrap().to, to);
        for pair in spans.windows(2) {
            prop_assert_eq!(pair[0].to.plus(1), pair[1].from);
            prop_assert!(!pair[0].outcome.same_answer(&pair[1].outcome));
        }
        for n in from.day_number()..=to.day_number() {
            let date = Date::from_day_number(n);
            let span = spans.iter().find(|s| s.from <= date && date <= s.to).unwrap();
            let outcome = decide(&data, &training, &Question { date, ..q });
            prop_assert!(span.outcome.same_answer(&outcome), "{date}: {outcome:?}");
        }
    }
}

#[test]
fn no_span_and_no_boundary_out_of_order() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    let q = Question::default_for(&data, &training);
    assert!(history(&data, &training, &q, Date::LAST, Date::FIRST).is_empty());
    assert!(boundaries(&training, &q).is_sorted());
}

/// A chip that a reader describes by another's figures gets the answer of the test that the other gets: no list of names stands
/// between them.
#[test]
fn a_described_chip_is_judged_by_its_figures() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    let q = Question::default_for(&data, &training);
    for id in ["h100", "h800", "h20", "l20", "l2", "l4", "l40", "rtx-4090", "rtx-4090d", "a100", "mi250", "ascend-910b"] {
        let chip = training.chip_by_id(id).unwrap();
        let row = training.chip(chip).unwrap();
        let figures = [("tpp", row.tpp), ("die", row.die), ("dram", row.dram), ("io", row.io)];
        let mut pairs = vec![("chip", "own".to_owned()), ("maker", training.maker(chip).unwrap().id.to_owned())];
        pairs.extend(figures.into_iter().filter_map(|(key, value)| Some((key, value?.to_string()))));
        pairs.extend(row.data_centre.map(|yes| ("data-centre", if yes { "yes" } else { "no" }.to_owned())));
        let pairs = || pairs.iter().map(|(key, value)| (*key, value.as_str()));
        let described = link::described(&training, link::OWN_NAME, pairs());
        let (own, _, invalid) = link::read(&data, &described, pairs());
        assert!(invalid.is_empty() && described.is_own(own.chip), "{id}: {invalid:?}");
        for (place, date) in
            [("CN", "2023-11-17"), ("CN", "2024-07-09"), ("AE", "2024-07-09"), ("DE", "2024-07-09"), ("CN", "2022-12-01")]
        {
            let (place, date) = (data.place_by_code(place).unwrap(), Date::parse(date).unwrap());
            let known = decide(&data, &described, &Question { chip, place, date, ..q });
            let entered = decide(&data, &described, &Question { place, date, ..own });
            assert_eq!(entered.gates[1].status, known.gates[1].status, "{id} on {date}");
            let decided = entered.tests.iter().any(|t| t.meets != Truth::Unknown);
            assert_eq!(entered.rests_on_unverified(), entered.covered && decided, "{id} on {date}");
        }
    }
}

/// An exception for a weaker class is none for a stronger one: no chip, whatever its figures, comes under both, and none falls
/// between them that came under the stronger one's performance.
#[test]
fn classes_of_2023_exclude_each_other() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    let test = training.tables().tests.iter().position(|t| t.id == "us-2023").unwrap() as u16;
    let mut both = [0; 3];
    for (tpp, die) in (0..24_000).step_by(37).flat_map(|tpp| (50..2_000).step_by(61).map(move |die| (tpp, die))) {
        for data_centre in [false, true] {
            let chip = Chip { data_centre: Some(data_centre), tpp: Some(tpp), die: Some(die), ..blank() };
            let under = [0, 1].map(|class| work_out(&training, test, class, &chip).unwrap().meets == Truth::Yes);
            assert_ne!(under, [true, true], "tpp {tpp}, die {die}, {data_centre}");
            assert!(tpp < 4_800 || under[usize::from(!data_centre)], "tpp {tpp}, die {die}, {data_centre}");
            both[usize::from(under[0]) + 2 * usize::from(under[1])] += 1;
        }
    }
    assert!(both.iter().all(|n| *n > 100), "{both:?}");
}

/// On the day of the story the notice of the exception NAC is no part of the answer about an H100.
#[test]
fn no_exception_is_named_for_a_chip_that_it_does_not_cover() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    let q = Question::default_for(&data, &training);
    let names = |chip: &str| -> Vec<&str> {
        let outcome = decide(&data, &training, &Question { chip: training.chip_by_id(chip).unwrap(), ..q });
        outcome.gates[1].rules.iter().map(|a| training.rule(a.rule).unwrap().id).collect()
    };
    assert!(names("h100").contains(&"us.2023.a") && !names("h100").contains(&"us.2023.notice"), "{:?}", names("h100"));
    // It covers a chip of that performance that is not for data centres.
    assert!(
        names("rtx-4090").contains(&"us.2023.notice") && !names("rtx-4090").contains(&"us.2023.a"),
        "{:?}",
        names("rtx-4090")
    );
}

/// The blob is what was written, belongs to its register of places, and every damaged byte is noticed.
#[test]
fn the_blob_is_whole_or_refused() {
    let data = Dataset::embedded().unwrap();
    let mut writer = Writer::default();
    tables().write(&mut writer);
    assert_eq!(writer.finish(), EMBEDDED[8..]);
    let mut blob = EMBEDDED.to_vec();
    for at in (0..blob.len()).step_by(131) {
        blob[at] ^= 0x20;
        assert!(Training::decode(&blob, &data).is_err(), "byte {at}");
        blob[at] ^= 0x20;
    }
    let mut foreign = tables();
    foreign.places ^= 1;
    let mut writer = Writer::default();
    foreign.write(&mut writer);
    let body = writer.finish();
    let blob: Vec<u8> = ai_access::packed::checksum(&body).to_le_bytes().into_iter().chain(body).collect();
    assert!(Training::decode(&blob, &data).is_err());
}
