//! Who is paid: the days on which it changes, and what is never shown.

use ai_access::dataset::Dataset;
use ai_access::date::Date;
use ai_access::money::{Query, boundaries, flow, flows};
use ai_access::subject::{Channel, Provider};
use ai_access::text::{Texts, Words, msg};
use ai_access::training::data::Training;

fn on(training: &Training, channel: Channel, day: &str) -> Vec<String> {
    let query = Query { provider: Provider::OpenAi, channel, date: Date::parse(day).unwrap() };
    flows(training, &query).flows.iter().map(|f| flow(training, *f).unwrap().id.to_owned()).collect()
}

#[test]
fn the_flow_changes_on_the_days_reported() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    let has = |channel, day: &str, id: &str| on(&training, channel, day).iter().any(|f| f == id);
    // The commission both ways, on the day of the story.
    assert!(has(Channel::Azure, "2024-07-09", "openai.share-from-microsoft"));
    assert!(has(Channel::Api, "2024-07-09", "openai.share-to-microsoft"));
    // The payment that ended on 27 April 2026, and the one that goes on under a cap.
    for (day, before) in [("2026-04-26", true), ("2026-04-27", false)] {
        assert_eq!(has(Channel::Azure, day, "openai.share-from-microsoft"), before, "{day}");
        assert_eq!(has(Channel::Api, day, "openai.share-to-microsoft"), before, "{day}");
        assert_eq!(has(Channel::Api, day, "openai.share-to-microsoft.capped"), !before, "{day}");
    }
    // The right to profits, and the stake after it.
    for (day, right) in [("2025-10-27", true), ("2025-10-28", false)] {
        assert_eq!(has(Channel::Api, day, "openai.profit-right"), right, "{day}");
        assert_eq!(has(Channel::Azure, day, "openai.stake"), !right, "{day}");
    }
}

/// On every day the answer is the one of the last day of change before it.
#[test]
fn nothing_changes_between_the_days_of_change() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    for channel in Channel::ALL {
        let ask = |date| Query { provider: Provider::OpenAi, channel: *channel, date };
        let days = boundaries(&training, &ask(Date::FIRST));
        let mut before = flows(&training, &ask(Date::EARLIEST));
        assert!(before.flows.is_empty());
        for n in Date::parse("2019-01-01").unwrap().day_number()..=training.tables().money_date.day_number() {
            let date = Date::from_day_number(n);
            let today = flows(&training, &ask(date));
            assert!(days.contains(&date) || today == before, "{} on {date}", channel.id());
            before = today;
        }
    }
}

#[test]
fn nothing_known_is_no_flow_and_beyond_the_data_is_said() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    for provider in Provider::ALL.iter().filter(|p| **p != Provider::OpenAi) {
        let query = Query { provider: *provider, channel: Channel::Api, date: Date::parse("2024-07-09").unwrap() };
        assert!(flows(&training, &query).flows.is_empty());
        for texts in Texts::every() {
            let sentence = Words::new(&data, &texts).money_sentence(&training, &query);
            assert!(sentence.contains(texts.get(msg::MONEY_WORD_NONE)) && !sentence.contains('\u{fffd}'), "{sentence}");
        }
    }
    let late = Query { provider: Provider::OpenAi, channel: Channel::Api, date: training.tables().money_date.plus(1) };
    let answer = flows(&training, &late);
    let english = Texts::english();
    let sentence = Words::new(&data, &english).money_sentence(&training, &late);
    assert!(answer.stale && !answer.flows.is_empty() && sentence.contains("last known"), "{sentence}");
    for texts in Texts::every() {
        let words = Words::new(&data, &texts);
        let sentence = words.money_sentence(&training, &late);
        // Who is paid is named as this language writes it.
        assert!(sentence.contains("OpenAI") && sentence.contains(&words.named("Microsoft")), "{sentence}");
        assert!(!sentence.contains('\u{fffd}'), "{sentence}");
    }
}
