//! The view of who is paid: the payments on record for the maker, the door and the day of the question, as a drawing and as the
//! list that it is drawn from. Decides nothing.

mod drawing;

use super::evidence::cited;
use super::node::{El, classed, el};
use super::when::steps_to;
use crate::date::Date;
use crate::money::{Query, boundaries, flow, flows};
use crate::scenario::Scenario;
use crate::text::{Words, msg, slot};
use crate::training::data::Training;
use crate::training::tables::Flow;
use crate::training::vocabulary::Party;
use yew::Callback;

/// The whole view.
pub(super) fn view(words: Words, training: &Training<'static>, s: Scenario, locked: bool, ask: &Callback<Scenario>) -> El {
    let query = Query { provider: s.provider, channel: s.channel, date: s.date };
    let found = flows(training, &query);
    let shown: Vec<&Flow<'static>> = found.flows.iter().filter_map(|index| flow(training, *index)).collect();
    let (maker, door, day) = (words.maker(s.provider), words.door_choice(s.provider, s.channel), words.date(s.date));
    let values = [(slot::MAKER, maker.as_str()), (slot::DOOR, &door), (slot::DAY, &day), (slot::N, &shown.len().to_string())];
    let said = words.fill(if shown.is_empty() { msg::MONEY_NONE } else { msg::MONEY_SOME }, &values);
    let stale = found.stale.then(|| {
        let last = words.date(training.tables().money_date);
        classed("p", "hint").text(words.fill(msg::MONEY_STALE, &[(slot::DAY, &last)]))
    });
    let days = boundaries(training, &query);
    let [previous, next] = steps_to(words, s, neighbours(&days, s.date), ask);
    let entries = (1..).zip(&shown).map(|(n, f)| entry(words, training, n, f));
    classed("section", "money")
        .attr("aria-labelledby", "money")
        .child(el("h2").attr("id", "money").text(words.get(msg::VIEW_MONEY)))
        .child(classed("p", "said").attr("role", "status").text(said))
        .maybe(stale)
        .maybe((!days.is_empty() && !locked).then(|| classed("div", "bar").child(previous).child(next)))
        .maybe((!shown.is_empty()).then(|| drawing::view(words, &shown)))
        .child(classed("ol", "flows").children(entries))
        .child(classed("p", "hint").text(words.get(msg::MONEY_POLICY)))
}

/// The days of change before and after.
fn neighbours(days: &[Date], day: Date) -> (Option<Date>, Option<Date>) {
    (days.iter().rfind(|d| **d < day).copied(), days.iter().find(|d| **d > day).copied())
}

/// What somebody is in the flow of money.
fn party(words: Words, party: Party) -> &'static str {
    words.get(msg::PARTY_NAME.at(party as usize))
}

/// A payment in words, with its number in the drawing.
fn entry(words: Words, training: &Training<'static>, n: usize, f: &Flow<'static>) -> El {
    let lang = words.texts.foreign_lang();
    let side = |role: Party, name: &'static str| {
        el("span").text(party(words, role)).maybe((!name.is_empty()).then(|| el("b").foreign(lang).text(name)))
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
