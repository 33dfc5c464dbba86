//! What the page remembers of the second question: from a link, from the reader, from the host of a frame, from a story.

use ai_access::dataset::Dataset;
use ai_access::state::{Action, State};
use ai_access::story::Bookmark;
use ai_access::view::View;

fn state(query: &str) -> State {
    let pairs: Vec<(String, String)> =
        query.split('&').filter_map(|p| p.split_once('=')).map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
    State::of_link(&Dataset::embedded().unwrap(), &pairs)
}

#[test]
fn the_second_question_is_remembered_field_by_field() {
    let asked = state("view=train&chip=own&tpp=2399&data-centre=yes&flop=3e24&place=HK");
    let fields: Vec<&str> = asked.training.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, ["chip", "tpp", "data-centre", "flop"]);
    let other = asked.after(Action::Train("tpp", "4800".to_owned()));
    assert!(other.training.contains(&("tpp", "4800".to_owned())) && other.training.len() == 4);
    // An empty value is the usual one.
    assert_eq!(other.after(Action::Train("tpp", String::new())).training.len(), 3);
    // The host brings both questions at once; what it has fixed stays.
    let told = asked.after(Action::Told(state("view=money&place=MO&chip=h20")));
    assert_eq!((told.view, told.scenario.place), (View::Money, state("place=MO").scenario.place));
    assert_eq!(told.training, [("chip", "h20".to_owned())]);
    // A step of a story speaks of the usual chip.
    let mark = Bookmark { story: 0, step: 1, asks: false };
    assert!(asked.after(Action::Tell(mark, asked.scenario, View::Train)).training.is_empty());
}

#[test]
fn where_nothing_can_be_changed_the_second_question_cannot() {
    let locked = state("view=train&chip=h20&controls=0");
    assert_eq!(locked.after(Action::Train("chip", "h100".to_owned())), locked);
    let place = state("view=train&chip=h20&lock=place");
    assert_ne!(place.after(Action::Train("chip", "h100".to_owned())), place);
}
