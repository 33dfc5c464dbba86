//! The view of who is paid: the payments on record for the maker, the door and the day of the question, as a drawing and as the
//! list that it is drawn from. Decides nothing.

mod drawing;

use super::answer::ID;
use super::evidence::cited;
use super::node::{El, classed, el};
use super::question::Form;
use super::when::steps_to;
use crate::date::Date;
use crate::money::{Query, boundaries, flow, flows};
use crate::text::{Slot, Words, msg, slot};
use crate::training::data::Training;
use crate::training::tables::Flow;
use crate::training::vocabulary::Party;
use yew::Html;

/// The question, the answer, and the payments as a drawing.
pub(super) fn head(form: &Form, training: &Training<'static>) -> El {
    let (words, query) = (form.data.words(), query(form));
    let word = classed("strong", "word").text(words.money_word(training, &query));
    let mut controls =
        [(slot::PROVIDER, form.maker().into()), (slot::CHANNEL, form.door().into()), (slot::DATE, form.date().into())];
    let line = classed("p", "ask").key(words.texts.language().id).laid(words.texts.parts(msg::MONEY_ASK), |slot| {
        let found = controls.iter_mut().find(|(own, _)| *own == slot);
        found.map(|(_, control): &mut (Slot, Html)| std::mem::take(control)).unwrap_or_default()
    });
    let question = classed("form", "question")
        .attr("aria-label", words.get(msg::VIEW_MONEY))
        .on("submit", |event| event.prevent_default())
        .child(line);
    let answer = classed("div", "answer")
        .attr("id", ID)
        .attr("tabindex", "-1")
        .attr("role", "status")
        .child(
            classed("p", "sentence")
                .attr("data-money-sentence", "")
                .child(word)
                .text(" ")
                .child(classed("span", "body").text(words.money_body(training, &query))),
        )
        .child(classed("p", "note").text(words.money_note(training, &query).unwrap_or_default()));
    let shown = shown(training, &query);
    let drawn = (!shown.is_empty()).then(|| drawing::view(words, &shown));
    classed("div", "second").child(question).child(answer).maybe(drawn)
}

/// The payments one by one.
pub(super) fn panel(form: &Form, training: &Training<'static>) -> El {
    let (words, query, s) = (form.data.words(), query(form), form.state.scenario);
    let days = boundaries(training, &query);
    let [previous, next] = steps_to(words, s, neighbours(&days, s.date), form.ask);
    let steps = !days.is_empty() && !form.state.setting.locks.holds("date");
    let shown = shown(training, &query);
    let entries = (1..).zip(&shown).map(|(n, f)| entry(words, training, n, f));
    classed("section", "money")
        .attr("aria-labelledby", "money")
        .child(el("h2").attr("id", "money").text(words.get(msg::VIEW_MONEY)))
        .maybe(steps.then(|| classed("div", "bar").child(previous).child(el("span").text(words.date(s.date))).child(next)))
        .child(classed("ol", "flows").children(entries))
        .child(classed("p", "hint").text(words.get(msg::MONEY_POLICY)))
}

fn query(form: &Form) -> Query {
    let s = form.state.scenario;
    Query { provider: s.provider, channel: s.channel, date: s.date }
}

fn shown<'t>(training: &'t Training<'static>, query: &Query) -> Vec<&'t Flow<'static>> {
    flows(training, query).flows.iter().filter_map(|index| flow(training, *index)).collect()
}

/// The days of change before and after.
fn neighbours(days: &[Date], day: Date) -> (Option<Date>, Option<Date>) {
    (days.iter().rfind(|d| **d < day).copied(), days.iter().find(|d| **d > day).copied())
}

/// A payment in words, with its number in the drawing.
fn entry(words: Words, training: &Training<'static>, n: usize, f: &Flow<'static>) -> El {
    let lang = words.texts.foreign_lang();
    let side = |role: Party, name: &'static str| {
        el("span").text(words.party(role)).maybe((!name.is_empty()).then(|| el("b").text(words.named(name))))
    };
    let rate =
        if f.rate.is_empty() { el("span").text(words.get(msg::MONEY_NO_RATE)) } else { el("span").foreign(lang).text(f.rate) };
    let begun = words.fill(if f.earlier { msg::MONEY_BY } else { msg::MONEY_SINCE }, &[(slot::DAY, &words.date(f.from))]);
    let ended = f.until.map(|until| words.fill(msg::DATES_UNTIL, &[(slot::DAY, &words.date(until))]));
    let sources: Vec<_> = f.sources.iter().filter_map(|i| training.source(*i)).collect();
    el("li")
        .key(f.id)
        .attr("data-flow", f.id)
        .child(
            el("h3")
                .child(classed("i", "number").text(n.to_string()))
                .child(side(f.payer, f.payer_name))
                .child(classed("span", "pays").text(words.get(msg::MONEY_PAYS)))
                .child(side(f.payee, f.payee_name)),
        )
        .child(classed("p", "claim").foreign(lang).text(f.claim))
        .child(
            classed("p", "facts")
                .child(el("b").foreign(lang).text(f.what))
                .child(rate)
                .child(el("span").text(begun))
                .maybe(ended.map(|ended| el("span").text(ended))),
        )
        .child(cited(words, f.confidence, &sources, false))
}
