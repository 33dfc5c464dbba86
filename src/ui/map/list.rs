//! The map as a table: every place with its answer and what decides it, found by typing and put in order by its columns. The
//! way for those who use the keyboard or listen, and as complete as the map.

use super::super::Shared;
use super::super::node::{classed, el};
use super::{Answer, Verdict};
use crate::order;
use crate::place_set::PlaceId;
use crate::scenario::Scenario;
use crate::text::{Msg, msg, slot};
use std::rc::Rc;
use yew::prelude::*;

/// What the table is made of. It is drawn anew only when some of this changes: not on days without a change.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) data: Shared,
    /// Without the day.
    pub(super) scenario: Scenario,
    pub(super) answers: Rc<[Answer]>,
    /// The one answer that is looked for, if any.
    pub(super) only: Option<Verdict>,
    /// Whether no other place can be asked about.
    pub(super) locked: bool,
    pub(super) ask: Callback<PlaceId>,
}

/// What the rows are in the order of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Place,
    Answer,
    Gate,
}

/// The table and its search field.
#[component]
pub(super) fn List(props: &Props) -> Html {
    let sought = use_state(String::new);
    let by = use_state(|| (Column::Place, false));
    let data = &props.data;
    let words = data.words();
    let named = use_memo(data.clone(), in_order_of_names);

    let found = words.find_places(&sought);
    let all = sought.trim().is_empty();
    let fits = |at: usize| all || found.iter().any(|p| usize::from(p.0) == at);
    let mut rows: Vec<(usize, &AttrValue, Answer)> = named
        .iter()
        .filter_map(|(at, name)| Some((*at, name, *props.answers.get(*at)?)))
        .filter(|(at, _, answer)| props.only.is_none_or(|v| v == answer.verdict) && fits(*at))
        .collect();
    let (column, turned) = *by;
    match column {
        Column::Place => {}
        Column::Answer => order::sort_by_key(rows.as_mut_slice(), |(_, _, a)| a.verdict),
        Column::Gate => order::sort_by_key(rows.as_mut_slice(), |(_, _, a)| a.gate),
    }
    if turned {
        rows.reverse();
    }

    let oninput = {
        let sought = sought.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
                sought.set(input.value());
            }
        }
    };
    let search = el("input")
        .attr("type", "search")
        .attr("placeholder", words.get(msg::MAP_FIND))
        .attr("aria-label", words.get(msg::MAP_FIND))
        .attr("autocomplete", "off")
        .value((*sought).clone())
        .on("input", oninput);
    let (n, all) = (rows.len().to_string(), named.len().to_string());
    let caption = words.fill(msg::MAP_SHOWN, &[(slot::N, &n), (slot::PLACES, &all)]);
    let header = |title: Msg, own: Column| {
        let by = by.clone();
        let sorted = match (column == own, turned) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        let button = el("button")
            .attr("type", "button")
            .on("click", move |_| by.set((own, column == own && !turned)))
            .text(words.get(title))
            .child(classed("span", "sorted").attr("aria-hidden", "true"));
        el("th").attr("scope", "col").attr("aria-sort", sorted).child(button)
    };
    let head = el("thead").child(
        el("tr")
            .child(header(msg::CONTROL_PLACE, Column::Place))
            .child(header(msg::MAP_ANSWER, Column::Answer))
            .child(header(msg::MAP_GATE, Column::Gate)),
    );
    let scenario = Scenario { place: PlaceId(0), ..props.scenario };
    let body = rows.iter().fold(el("tbody"), |body, (_, name, answer)| {
        let (answer, name) = (*answer, (*name).clone());
        let current = answer.place == props.scenario.place;
        body.node(html! {
            <Row key={data.code(answer.place)} data={data.clone()} {scenario} {answer} {name} {current} locked={props.locked} ask={props.ask.clone()} />
        })
    });
    let table = el("table").child(el("caption").text(caption)).child(head).child(body);
    let none = rows.is_empty().then(|| el("p").text(words.get(msg::MAP_NONE)));
    classed("div", "places")
        .child(classed("p", "find").child(search))
        .child(classed("div", "rows").attr("tabindex", "-1").child(table).maybe(none))
        .into()
}

/// What a row is made of.
#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    data: Shared,
    /// Without the day and the place.
    scenario: Scenario,
    answer: Answer,
    name: AttrValue,
    /// Whether the page asks about this place.
    current: bool,
    locked: bool,
    ask: Callback<PlaceId>,
}

/// One place: a component, so that of many rows only those are drawn anew that have changed.
#[component]
fn Row(props: &RowProps) -> Html {
    let Answer { place, verdict, gate } = props.answer;
    let (words, ask) = (props.data.words(), props.ask.clone());
    let gate = gate.map(|gate| gate.name(words, &Scenario { place, ..props.scenario })).unwrap_or_default();
    let button = el("button")
        .attr("type", "button")
        .attr_if("aria-current", props.current.then_some("true"))
        .attr_if("disabled", (props.locked && !props.current).then_some("disabled"))
        .on("click", move |_| ask.emit(place))
        .text(props.name.clone());
    el("tr")
        .attr("data-tone", verdict.tone().id())
        .child(el("th").attr("scope", "row").child(button))
        // As the map is coloured. Not an icon: so many small drawings cost every step of a drag.
        .child(el("td").child(el("i").attr("data-tone", verdict.tone().id())).text(verdict.label(words)))
        .child(el("td").text(gate))
        .into()
}

/// Every place's number and name, in the order of the names.
fn in_order_of_names(data: &Shared) -> Vec<(usize, AttrValue)> {
    let words = data.words();
    words.alphabetical().iter().map(|place| (usize::from(place.0), AttrValue::from(words.place(*place)))).collect()
}
