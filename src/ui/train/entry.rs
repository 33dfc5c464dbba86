//! Fields for numbers that the reader enters: the size of a task, the figures of a chip. Each has its name, and says below it
//! what would be valid if what stands in it cannot be read.

use super::super::node::{El, classed, el};
use super::super::question::value;
use super::{Asked, Set};
use crate::text::{Words, msg, slot};

/// A field, empty where nothing was entered; `usual` is what then counts.
pub(super) fn field(words: Words, asked: &Asked, set: &Set, name: &'static str, label: &'static str, usual: String) -> El {
    let written = asked.written.iter().find(|(own, _)| *own == name).map(|(_, text)| text.clone()).unwrap_or_default();
    let error = asked.wrong.iter().find(|i| i.field == name);
    let said = error.map(|error| {
        let values = [(slot::FIELD, label), (slot::VALUE, &error.value), (slot::EXPECTED, &words.expected(error))];
        classed("small", "wrong").attr("id", format!("{name}-wrong")).text(words.fill(msg::TRAIN_ERROR, &values))
    });
    if asked.locked {
        let shown = if written.is_empty() { usual } else { written };
        return classed("p", "entry")
            .key(name)
            .child(el("span").text(label))
            .child(classed("b", "locked").text(shown))
            .maybe(said);
    }
    let set = set.clone();
    let mut input = classed("input", "control")
        .attr("type", "text")
        .attr("name", name)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("dir", "ltr")
        .attr("placeholder", usual)
        .attr_if("aria-invalid", error.map(|_| "true"))
        .value(written)
        .on("change", move |event| {
            let entered = value(&event).trim().to_owned();
            if name == "flop" && !entered.is_empty() {
                // A size of one's own takes the place of a run.
                set.emit(("run", String::new()));
            }
            set.emit((name, entered));
        });
    if error.is_some() {
        input = input.attr("aria-describedby", format!("{name}-wrong"));
    }
    classed("label", "entry").key(name).child(el("span").text(label)).child(input).maybe(said)
}

/// Fields under one name.
pub(super) fn group(title: &'static str, hint: &'static str, fields: impl IntoIterator<Item = El>) -> El {
    classed("fieldset", "entries-of")
        .child(el("legend").text(title))
        .child(classed("div", "row").children(fields))
        .child(classed("p", "hint").text(hint))
}
