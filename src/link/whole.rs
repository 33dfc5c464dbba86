//! The link of what a page shows: the question, what is asked beside it, the view, the pinned question and the story. The address
//! and what the host of a frame is told are both made of it.

use super::{PIN, write, write_pin};
use crate::dataset::Dataset;
use crate::scenario::Scenario;
use crate::story::Bookmark;
use crate::view::View;

/// The pairs that say how a page differs from the one that opens without any.
pub fn whole(
    data: &Dataset,
    asked: &Scenario,
    training: &[(&'static str, String)],
    view: View,
    pin: Option<&Scenario>,
    story: Option<Bookmark>,
) -> Vec<(&'static str, String)> {
    let mut pairs = write(data, asked);
    // A step without a field asks its own question; this one was asked, and is the usual one.
    let bare = pairs.is_empty() && story.is_some_and(|s| !s.asks);
    pairs.extend(bare.then(|| ("place", data.code(asked.place).to_owned())));
    // The parent counts in the second question whoever asks the first one.
    let parent = asked.owner.filter(|o| *o != asked.place && view == View::Train && asked.owner_place().is_none());
    pairs.extend(parent.map(|o| ("owner", data.code(o).to_owned())));
    pairs.extend(training.iter().cloned());
    pairs.extend((view != View::FIRST).then(|| (View::WHAT, view.id().to_owned())));
    pairs.extend(pin.map(|pinned| (PIN, write_pin(data, asked, pinned))));
    // A story that there is not has no name to be written.
    let told = story.filter(|s| !s.id().is_empty()).map(|s| [("story", s.id().to_owned()), ("step", s.step.to_string())]);
    pairs.extend(told.into_iter().flatten());
    pairs
}
