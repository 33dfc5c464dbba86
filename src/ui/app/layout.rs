//! What stands where on the page. Nothing changes here: the state and what follows from it come in, elements go out.

use super::App;
use crate::browser;
use crate::link;
use crate::policy::Gate;
use crate::text::msg;
use crate::ui::node::{El, classed};
use crate::ui::still::still;
use crate::ui::views::{self, Given};
use crate::ui::{AppProps, answer, changes, evidence, notice, path, question, story, tabs, take, when};
use crate::view::View;
use yew::Html;

impl App {
    /// The page.
    pub(super) fn layout(&self, props: &AppProps) -> Html {
        let Self { state, rest, second, outcome, spans, play, scene, front, pin, set, .. } = self;
        let (data, standing, ask, tell) = (scene.data(), &*props.standing, &scene.ask, &scene.tell);
        let (scenario, words) = (state.scenario, data.words());
        let telling = self.stories.telling(data, state.story, rest);
        let link = link::query(browser::link_of(data, state));
        let question = link::query(link::all(data, &scenario).into_iter().filter_map(|(key, value)| Some((key, value?))));

        let mut invalid = state.invalid.clone();
        // Another question than the first has its own words above the tabs.
        let (mut head, mut told) = (None, None);
        // What still explains another answer than the one above it says so, by its look too.
        let panel = tabs::panel(state.view).attr_if("aria-busy", self.pace.late.then_some("true"));
        let panel = match state.view {
            View::Why => {
                let time = still(scene, when::still);
                let evidence =
                    still(scene, |scene| evidence::view(&scene.loading, &scene.outcome, scene.gate()).unwrap_or_default());
                // Time stands first, close to the answer that a hand on it changes; but what there is only room for the beginning,
                // the sources are not to be what is cut off.
                let [first, then] = if standing.article { [evidence, time] } else { [time, evidence] };
                panel.node(first).node(then).node(still(scene, changes::still))
            }
            _ => match rest.here {
                Some(here) => {
                    let loading = &scene.loading;
                    let given = Given { loading, second, scene, state, outcome, spans, play, standing, ask, pin, set };
                    let filled = views::fill(here, panel, given);
                    invalid.extend(filled.wrong);
                    (head, told) = (filled.head, filled.told);
                    filled.panel
                }
                None => panel.child(rest.awaited(words)),
            },
        };

        // While the other question is on its way, this one's answer would be taken for it.
        let above = match head {
            Some(head) => head,
            None if self.asks_second() && !rest.failed() => Vec::new(),
            None => vec![question::view(scene, outcome).into(), answer::view(scene, outcome).into(), still(front, path::still)],
        };
        // Of one height at each width, whatever stands in it: the room below the tabs takes what the rest leaves.
        let stage = classed("div", "stage")
            .child(notice::errors(second.words().unwrap_or(words), &invalid, state.setting.outdated.as_ref(), self.opened))
            .maybe(telling.as_ref().map(|t| story::view(words, &scenario, t, tell)));
        classed("div", "widget")
            .attr("data-verdict", outcome.verdict.id())
            .attr_if("data-stops-at", outcome.stops_at().map(Gate::id))
            // What `www/frame.js` tells the host of a frame.
            .attr("data-question", question)
            .attr("data-link", link)
            .attr("data-second", told.map(link::query).unwrap_or_default())
            .attr("data-dataset", format!("{} {}", data.tables().version, data.date()))
            .child(classed("h1", "hidden").text(words.get(msg::PAGE_HEADING)))
            .child(
                above
                    .into_iter()
                    .fold(stage, El::node)
                    .node(still(scene, |scene| tabs::list(scene.words(), scene.state.view, &scene.show()).into()))
                    .child(tabs::room(words, panel)),
            )
            .child(
                classed("div", "along")
                    // The static page only keeps the room for it.
                    .attr("data-live", "")
                    .node(still(scene, |scene| take::view(&scene.loading, &scene.outcome, &scene.standing).into()))
                    // Its steps would ask what the host has locked.
                    .maybe(
                        (state.story.is_none() && state.setting.locks.hold_none()).then(|| story::offer(words, &scenario, tell)),
                    ),
            )
            .node(still(scene, notice::still))
            .into()
    }
}
