//! The second question as a sentence of controls, and the figures of a chip that the reader describes. Place, day and parent are
//! the page's own.

use super::super::node::{El, classed, el};
use super::super::question::{Form, value};
use super::{Asked, Set, entry, number};
use crate::text::{Msg, Slot, Words, msg, slot};
use crate::training::data::Training;
use crate::training::link::{FIGURES, OWN_CHIP, USUAL_MAKER, USUAL_RUN};
use crate::training::question::{Buyer, Question};
use crate::training::vocabulary::{Figure, Path};
use yew::Html;

/// The sentence, the parent, and the figures of a described chip.
pub(super) fn view(form: &Form, asked: &Asked, set: &Set) -> El {
    let (words, training, q) = (form.data.words(), &asked.training, &asked.question);
    let usual = Question::default_for(words.data, training);
    let select = |name, field, options: Vec<(&'static str, String)>, value, usual| {
        Select { name, field, options, value, usual, wrong: asked.is_wrong(field), locked: asked.locked }.view(words, set)
    };
    let buyers = Buyer::all(training).into_iter().map(|b| (b.id(training), words.buyer_choice(training, b))).collect();
    let known = training.tables().chips.iter().map(|c| (c.id, c.name.to_owned()));
    let chips = known.chain([(OWN_CHIP, words.get(msg::TRAIN_OWN_CHIP).to_owned())]).collect();
    let paths = Path::ALL.iter().map(|p| (p.id(), words.get(msg::CHIP_PATH_CHOICE.at(*p as usize)).to_owned())).collect();
    let mut runs: Vec<(&'static str, String)> = training.tables().runs.iter().map(|r| (r.id, r.name.to_owned())).collect();
    let run = given_run(training, asked);
    if let Some(flop) = asked.given.flop {
        runs.push((run, number::flops(words, flop.high)));
    }
    let id_of = |q: &Question| training.chip(q.chip).map_or("", |c| c.id);
    let mut controls = [
        (slot::BUYER, select(msg::CONTROL_BUYER, "buyer", buyers, q.buyer.id(training), usual.buyer.id(training)).into()),
        (slot::CHIP, select(msg::CONTROL_CHIP, "chip", chips, id_of(q), id_of(&usual)).into()),
        (slot::PATH, select(msg::CONTROL_PATH, "path", paths, q.path.id(), usual.path.id()).into()),
        (slot::RUN, select(msg::CONTROL_RUN, "run", runs, run, USUAL_RUN).into()),
        (slot::PLACE, form.here()),
        (slot::DATE, form.date().into()),
        (slot::OWNER, form.owner(q.owner_place())),
    ];
    let mut control = |slot: Slot| {
        let found = controls.iter_mut().find(|(own, _)| *own == slot);
        found.map(|(_, control): &mut (Slot, Html)| std::mem::take(control)).unwrap_or_default()
    };
    let lang = words.texts.language().id;
    let line = classed("p", "ask").key(lang).laid(words.texts.parts(msg::TRAIN_ASK), &mut control);
    let parent = classed("span", "fine").laid(words.texts.parts(msg::ASK_OWNER), &mut control);
    classed("form", "question")
        .attr("aria-label", words.get(msg::VIEW_TRAIN))
        .on("submit", |event| event.prevent_default())
        .child(line)
        .child(classed("p", "finer").child(parent))
        .maybe(training.is_own(q.chip).then(|| figures(words, asked, set)))
}

/// The figures of a chip that the reader describes.
fn figures(words: Words, asked: &Asked, set: &Set) -> El {
    let makers: Vec<(&'static str, String)> = asked.training.tables().makers.iter().map(|m| (m.id, m.name.to_owned())).collect();
    let written = |name: &str| asked.written.iter().find(|(own, _)| *own == name).map_or("", |(_, text)| text.as_str());
    let choice = |name, field, options: Vec<(&'static str, String)>, usual| {
        let value = options.iter().find(|(id, _)| *id == written(field)).map_or(usual, |(id, _)| *id);
        let (wrong, locked) = (asked.is_wrong(field), asked.locked);
        let select = Select { name, field, options, value, usual, wrong, locked }.view(words, set);
        classed("label", "entry").key(field).child(el("span").text(words.get(name))).child(select)
    };
    let yes_no = || {
        let texts = [("", msg::TRAIN_UNKNOWN), ("yes", msg::TRAIN_YES), ("no", msg::TRAIN_NO)];
        texts.map(|(id, text)| (id, words.get(text).to_owned())).into()
    };
    let fields = FIGURES.iter().map(|name| match (*name, Figure::parse(name)) {
        ("maker", _) => choice(msg::TRAIN_MAKER, "maker", makers.clone(), USUAL_MAKER),
        (_, Some(Figure::DataCentre)) => choice(msg::CHIP_FIGURE_NAME.at(Figure::DataCentre as usize), name, yes_no(), ""),
        (_, Some(figure)) => {
            entry::field(words, asked, set, name, words.get(msg::CHIP_FIGURE_NAME.at(figure as usize)), String::new())
        }
        (_, None) => entry::field(words, asked, set, name, words.get(msg::TRAIN_PEAK), String::new()),
    });
    entry::group(words.get(msg::TRAIN_OWN_FIGURES), words.get(msg::TRAIN_OWN_HINT), fields)
}

/// The value of the run that is chosen: none stands for a size that was given instead.
fn given_run(training: &Training<'static>, asked: &Asked) -> &'static str {
    asked.given.run.and_then(|r| training.run(r)).map_or("", |r| r.id)
}

/// A choice of one field.
struct Select {
    name: Msg,
    field: &'static str,
    options: Vec<(&'static str, String)>,
    value: &'static str,
    /// The value that is not written into the address.
    usual: &'static str,
    wrong: bool,
    locked: bool,
}

impl Select {
    fn view(self, words: Words, set: &Set) -> El {
        let Self { name, field, options, value: chosen, usual, wrong, locked } = self;
        if locked {
            let label = options.into_iter().find(|(id, _)| *id == chosen).map(|(_, label)| label).unwrap_or_default();
            return classed("b", "locked").attr("data-field", field).text(label);
        }
        let options = options.into_iter().map(|(id, label)| {
            el("option").key(id).attr("value", id).attr_if("selected", (id == chosen).then_some("selected")).text(label)
        });
        let set = set.clone();
        classed("select", "control")
            .attr("aria-label", words.get(name))
            .attr("name", field)
            .attr_if("aria-invalid", wrong.then_some("true"))
            .chosen(chosen)
            .on("change", move |event| {
                let picked = value(&event);
                if field == "run" {
                    // A run takes the place of a size that was given.
                    set.emit(("flop", String::new()));
                }
                set.emit((field, if picked == usual { String::new() } else { picked }));
            })
            .children(options)
    }
}
