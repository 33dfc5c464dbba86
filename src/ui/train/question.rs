//! The second question as a sentence of controls. Place and day stand in it as words: they are the page's own.

use super::super::Shared;
use super::super::node::{El, classed, el};
use super::super::place_box::PlaceBox;
use super::super::question::value;
use super::{Asked, Set, number};
use crate::link::setting::Locks;
use crate::place_set::PlaceId;
use crate::scenario::Scenario;
use crate::subject::Who;
use crate::text::{Msg, Words, msg, slot};
use crate::training::data::Training;
use crate::training::link::USUAL_RUN;
use crate::training::question::{Buyer, Question};
use crate::training::vocabulary::Path;
use yew::virtual_dom::VText;
use yew::{Callback, html};

/// The sentence, and the parent where the page's own question has no owner.
pub(super) fn view(
    data: &Shared,
    training: &Training<'static>,
    asked: &Asked,
    locks: Locks,
    ask: &Callback<Scenario>,
    set: &Set,
) -> El {
    let words = data.words();
    let (s, q) = (asked.scenario, &asked.question);
    let usual = Question::default_for(data, training);
    let select = |name, field, options: Vec<(&'static str, String)>, value, usual| {
        Select { name, field, options, value, usual, wrong: asked.wrong.contains(&field) }.view(words, set)
    };
    let buyers = Buyer::all(training).into_iter().map(|b| (b.id(training), buyer(words, training, b))).collect();
    let chips = training.chips().map(|(_, c)| (c.id, c.name.to_owned())).collect();
    let paths = Path::ALL.iter().map(|p| (p.id(), words.get(msg::CHIP_PATH_CHOICE.at(*p as usize)).to_owned())).collect();
    let mut runs: Vec<(&'static str, String)> = training.tables().runs.iter().map(|r| (r.id, r.name.to_owned())).collect();
    let run = given_run(training, asked);
    if let Some(flop) = asked.given.flop {
        runs.push((run, number::flops(words, flop.high)));
    }
    let id_of = |q: &Question| training.chip(q.chip).map_or("", |c| c.id);
    let mut controls = [
        (slot::BUYER, Some(select(msg::CONTROL_BUYER, "buyer", buyers, q.buyer.id(training), usual.buyer.id(training)))),
        (slot::CHIP, Some(select(msg::CONTROL_CHIP, "chip", chips, id_of(q), id_of(&usual)))),
        (slot::PATH, Some(select(msg::CONTROL_PATH, "path", paths, q.path.id(), usual.path.id()))),
        (slot::RUN, Some(select(msg::CONTROL_RUN, "run", runs, run, USUAL_RUN))),
    ];
    let line = classed("p", "ask").key(words.texts.language().id).laid(words.texts.parts(msg::TRAIN_ASK), |slot| {
        let found = controls.iter_mut().find(|(own, _)| *own == slot).and_then(|(_, control)| control.take());
        match found {
            Some(control) => control.into(),
            None if slot == slot::IN => VText::new(words.place_in(s.place)).into(),
            None => VText::new(words.date(s.date)).into(),
        }
    });
    let parent = (s.who != Who::Enterprise && !locks.holds("owner")).then(|| {
        let ask = ask.clone();
        let pick = Callback::from(move |owner: PlaceId| ask.emit(Scenario { owner: (owner != s.place).then_some(owner), ..s }));
        let name = words.get(msg::CONTROL_OWNER);
        let control =
            html! { <PlaceBox data={data.clone()} {name} id="parent" value={q.owner_place()} invalid={false} {pick} /> };
        let mut control = Some(control);
        let fine = classed("span", "fine").laid(words.texts.parts(msg::ASK_OWNER), |_| control.take().unwrap_or_default());
        classed("p", "finer").child(fine)
    });
    classed("form", "question")
        .attr("aria-label", words.get(msg::VIEW_TRAIN))
        .on("submit", |event| event.prevent_default())
        .child(line)
        .maybe(parent)
}

fn buyer(words: Words, training: &Training, buyer: Buyer) -> String {
    match buyer {
        Buyer::Private => words.get(msg::TRAIN_PRIVATE).to_owned(),
        Buyer::StateFunded => words.get(msg::TRAIN_STATE_FUNDED).to_owned(),
        Buyer::Named(index) => training.tables().buyers.get(usize::from(index)).map_or("", |b| b.name).to_owned(),
    }
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
}

impl Select {
    fn view(self, words: Words, set: &Set) -> El {
        let Self { name, field, options, value: chosen, usual, wrong } = self;
        let options = options.into_iter().map(|(id, label)| {
            el("option").key(id).attr("value", id).attr_if("selected", (id == chosen).then_some("selected")).text(label)
        });
        let set = set.clone();
        classed("select", "control")
            .attr("aria-label", words.get(name))
            .attr("name", field)
            .attr_if("aria-invalid", wrong.then_some("true"))
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
