//! The view of every place at once: the map, how many places have which answer, the days, and the same as a list. What the
//! map is drawn with is loaded when the view is first opened.

mod answer;
mod drawing;
mod list;
mod shapes;

pub(super) use answer::{Answer, Verdict};

use super::Shared;
use super::node::{El, classed, el};
use crate::browser;
use crate::date::Date;
use crate::everywhere::Everywhere;
use crate::place_set::PlaceId;
use crate::scenario::Scenario;
use crate::text::{Msg, Words, msg};
use drawing::{Drawing, Now};
use list::List;
pub use shapes::{Line, PATTERNS, lines};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Parts of the world to enlarge, by their names in the map's file; first the whole.
const REGIONS: [(&str, Msg); 9] = [
    ("", msg::MAP_REGION_WORLD),
    ("africa", msg::MAP_REGION_AFRICA),
    ("asia", msg::MAP_REGION_ASIA),
    ("caribbean", msg::MAP_REGION_CARIBBEAN),
    ("europe", msg::MAP_REGION_EUROPE),
    ("middle-east", msg::MAP_REGION_MIDDLE_EAST),
    ("north-america", msg::MAP_REGION_NORTH_AMERICA),
    ("oceania", msg::MAP_REGION_OCEANIA),
    ("south-america", msg::MAP_REGION_SOUTH_AMERICA),
];

thread_local! {
    /// The map's file, once it was loaded: kept for as long as the page.
    static FILE: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// What the view is made of.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) data: Shared,
    pub(super) scenario: Scenario,
    /// The day of the list: that on which a hand that drags rested last.
    pub(super) rested: Date,
    /// Whether no other place can be asked about.
    pub(super) locked: bool,
    pub(super) ask: Callback<Scenario>,
    /// What stands below the map: the days.
    pub(super) children: Html,
}

/// The view of the first question.
#[component]
pub(super) fn Map(props: &Props) -> Html {
    let Props { data, scenario, rested, locked, ask, children } = props;
    // Neither the day nor the place that is asked about play a part.
    let asked = Scenario { place: PlaceId(0), ..scenario.undated() };
    let everywhere = use_memo((asked, data.clone()), |(asked, data)| RefCell::new(Everywhere::new(data, asked)));
    let (answers, listed) = (use_answers(data, &everywhere, scenario.date), use_answers(data, &everywhere, *rested));
    let pick = use_pick(*scenario, ask);
    html! { <Sheet data={data.clone()} scenario={scenario.undated()} {answers} {listed} {locked} {pick}>{ children.clone() }</Sheet> }
}

/// The answers of a day. The same ones have the same handle: then nothing is drawn anew.
#[hook]
fn use_answers(data: &Shared, everywhere: &RefCell<Everywhere>, day: Date) -> Rc<[Answer]> {
    let found = everywhere.borrow_mut().on(data, day);
    (*use_memo(Same(found), |found| found.0.iter().map(|a| Answer::of_access(*a)).collect::<Rc<[Answer]>>())).clone()
}

/// Asks about another place. One callback for ever, which knows the last question: with a new one each day, map and list would
/// be drawn anew each day.
#[hook]
pub(super) fn use_pick(scenario: Scenario, ask: &Callback<Scenario>) -> Callback<PlaceId> {
    let latest = use_mut_ref(|| (scenario, ask.clone()));
    *latest.borrow_mut() = (scenario, ask.clone());
    use_callback((), move |place, ()| {
        let (scenario, ask) = latest.borrow().clone();
        ask.emit(Scenario { place, ..scenario });
    })
}

/// Answers, equal if they are the same ones.
struct Same(Rc<[crate::everywhere::Answer]>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a map with its list is made of, whatever was asked of every place.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SheetProps {
    pub(super) data: Shared,
    /// Without the day: days without a change draw nothing anew.
    pub(super) scenario: Scenario,
    pub(super) answers: Rc<[Answer]>,
    /// What the list says: the same, or what a hand that drags has left behind.
    pub(super) listed: Rc<[Answer]>,
    /// Whether no other place can be asked about.
    pub(super) locked: bool,
    pub(super) pick: Callback<PlaceId>,
    /// What stands below the map.
    pub(super) children: Html,
}

/// The map, how many places have which answer, and the list.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let SheetProps { data, scenario, answers, listed, locked, pick, children } = props;
    let words = data.words();
    let (file, failed, again) = use_file();
    let (host, region) = (use_node_ref(), use_state(|| ""));
    let now = Now { data: data.clone(), place: scenario.place, answers: answers.clone(), pick: pick.clone() };
    let damaged = use_drawing(&host, file, now, *region);
    let only = use_state(|| None::<Verdict>);

    let loading = file.is_none() && !failed;
    let trouble = (failed || damaged).then(|| {
        let button =
            el("button").attr("type", "button").on("click", move |_| again.emit(())).text(words.get(msg::EVIDENCE_AGAIN));
        classed("p", "sea").text(words.get(msg::MAP_NOT_LOADED)).text(" ").child(button)
    });
    let waiting = loading.then(|| classed("p", "sea").text(words.get(msg::MAP_LOADING)));
    let sheet = classed("div", "map").attr("aria-hidden", "true").reference(host);
    let figure = classed("div", "figure")
        .child(classed("div", "over").child(legend(words, answers, *only, &only.setter())).child(zoom(words, &region)))
        .child(classed("div", "frame").child(sheet).maybe(waiting).maybe(trouble))
        .node(children.clone());
    let list = html! { <List data={data.clone()} scenario={*scenario} answers={listed.clone()} only={*only} {locked} ask={pick.clone()} /> };
    classed("div", "everywhere").child(figure).node(list).child(classed("p", "policy").text(words.get(msg::MAP_POLICY))).into()
}

/// Draws the map into its element once the file is there, and keeps it painted; whether the file was damaged.
#[hook]
fn use_drawing(host: &NodeRef, file: Option<&'static str>, now: Now, region: &'static str) -> bool {
    let drawing = use_mut_ref(|| None::<Rc<Drawing>>);
    let damaged = use_state(|| false);
    {
        let (host, data, drawing, damaged) = (host.clone(), now.data.clone(), drawing.clone(), damaged.clone());
        use_effect_with(file, move |file| {
            let drawn = file.zip(host.cast::<web_sys::Element>()).map(|(file, host)| Drawing::new(&host, file, &data));
            let whole = drawn.clone().flatten().filter(|d| d.is_whole());
            damaged.set(drawn.is_some() && whole.is_none());
            *drawing.borrow_mut() = whole;
        });
    }
    {
        let drawing = drawing.clone();
        use_effect(move || {
            if let Some(drawing) = drawing.borrow().as_ref() {
                drawing.paint(now);
            }
        });
    }
    use_effect_with((file, region), move |(_, region)| {
        if let Some(drawing) = drawing.borrow().as_ref() {
            drawing.enlarge(region);
        }
    });
    *damaged
}

/// The map's file, whether it could not be had, and how to try again.
#[hook]
fn use_file() -> (Option<&'static str>, bool, Callback<()>) {
    let file = use_state(|| FILE.get());
    let failed = use_state(|| false);
    let attempt = use_state(|| 0_u8);
    {
        let (file, failed) = (file.clone(), failed.clone());
        use_effect_with(*attempt, move |_| {
            if file.is_some() {
                return;
            }
            failed.set(false);
            browser::load("map", move |bytes| {
                let found = bytes.and_then(|b| String::from_utf8(b).ok()).map(|text| &*text.leak());
                FILE.set(found);
                failed.set(found.is_none());
                file.set(found);
            });
        });
    }
    let again = {
        let file = file.setter();
        // A file that came damaged is not the one that is awaited.
        Callback::from(move |()| {
            FILE.set(None);
            file.set(None);
            attempt.set(attempt.wrapping_add(1));
        })
    };
    (*file, *failed, again)
}

/// How many places have which answer; a click leaves only those in the list.
fn legend(words: Words, answers: &[Answer], only: Option<Verdict>, choose: &UseStateSetter<Option<Verdict>>) -> El {
    let entry = |verdict: Verdict| {
        let n = answers.iter().filter(|a| a.verdict == verdict).count();
        let own = only == Some(verdict);
        if n == 0 && !own {
            return None;
        }
        let choose = choose.clone();
        let button = el("button")
            .attr("type", "button")
            .attr("aria-pressed", if own { "true" } else { "false" })
            .on("click", move |_| choose.set((!own).then_some(verdict)))
            .child(el("i").attr("data-tone", verdict.tone().id()))
            .text(verdict.label(words))
            .text(" ")
            .child(el("b").text(n.to_string()));
        Some(el("li").key(verdict.id()).child(button))
    };
    let like = answers.first().map(|a| a.verdict);
    classed("ul", "counts")
        .attr("aria-label", words.get(msg::MAP_COUNTS))
        .children(like.into_iter().flat_map(Verdict::all_like).filter_map(entry))
}

/// The choice of a part of the world.
fn zoom(words: Words, region: &UseStateHandle<&'static str>) -> El {
    let (shown, set) = (**region, region.setter());
    let options = REGIONS.iter().map(|(id, name)| {
        el("option").key(*id).attr("value", *id).attr_if("selected", (*id == shown).then_some("selected")).text(words.get(*name))
    });
    // It serves the map alone, which only those see who see it.
    el("select")
        .attr("aria-label", words.get(msg::MAP_REGION_LABEL))
        .on("change", move |event: Event| {
            let value = event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|s| s.value()).unwrap_or_default();
            set.set(REGIONS.iter().find(|(id, _)| *id == value).map_or("", |(id, _)| *id));
        })
        .children(options)
}
