//! Every component in every state, cut out of pages that the components drew without a browser. States that only an event brings
//! about are in `events`.

#[path = "events.rs"]
mod events;

use ai_access::dataset::Dataset;
use ai_access::everywhere::Everywhere;
use ai_access::place_set::PlaceId;
use ai_access::policy::{Gate, Status};
use ai_access::scenario::Scenario;
use ai_access::state::{Action, State};
use ai_access::text::{Texts, msg};
use ai_access::ui::{App, AppProps, MAP_PATTERNS, MapLine, Shared, Standing, map_lines};
use ai_access::verdict::Verdict;
use ai_access::{decide, link};
use std::fmt::Write;
use std::rc::Rc;
use yew::LocalServerRenderer;

/// The page for a query, as HTML. `address` makes it one that is live.
async fn page(data: &Shared, query: &str, address: &str, action: Option<Action>) -> String {
    let pairs: Vec<(String, String)> =
        query.split('&').filter_map(|p| p.split_once('=')).map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
    let mut initial = State::of_link(data.data(), &pairs);
    if let Some(action) = action {
        initial = initial.after(action);
    }
    let standing = Rc::new(Standing { address: address.to_owned(), report: None, article: false });
    let props = AppProps { data: data.clone(), initial, standing };
    tokio::task::LocalSet::new()
        .run_until(async { LocalServerRenderer::<App>::with_props(props).hydratable(false).render().await })
        .await
}

/// The first element with this beginning, such as `<section class="way"`, whole.
fn cut<'h>(html: &'h str, beginning: &str) -> &'h str {
    let start = html.find(beginning).unwrap_or_else(|| panic!("{beginning} is not in the page"));
    let tag = beginning.trim_start_matches('<').split(' ').next().unwrap();
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    let (mut depth, mut at) = (0, start);
    loop {
        let rest = &html[at..];
        let next_close = rest.find(&close).unwrap();
        match rest.find(&open).filter(|next| *next < next_close) {
            Some(next) => {
                depth += 1;
                at += next + open.len();
            }
            None => {
                depth -= 1;
                at += next_close + close.len();
                if depth == 0 {
                    return &html[start..at];
                }
            }
        }
    }
}

/// A component in one of its states. Ids are left out: on this page they would stand there twice.
fn specimen(out: &mut String, state: &str, verdict: Option<&str>, html: &str) {
    let mut html = html.to_owned();
    // Some are what others name: the patterns of the map, a list that is open.
    let kept = [
        (" id=\"map-", " data-kept=\"map-"),
        (" id=\"list-", " data-kept=\"list-"),
        (" aria-controls=\"list-", " data-controls=\"list-"),
    ];
    for (name, hidden) in kept {
        html = html.replace(name, hidden);
    }
    for name in [" id=\"", " aria-controls=\"", " aria-labelledby=\"", " for=\""] {
        while let Some(at) = html.find(name) {
            let end = at + name.len() + html[at + name.len()..].find('"').unwrap() + 1;
            html.replace_range(at..end, "");
        }
    }
    for (name, hidden) in kept {
        html = html.replace(hidden, name);
    }
    // Sections that a reader can go to have names of their own.
    for tag in ["<form ", "<section ", "<nav "] {
        let mut at = 0;
        while let Some(found) = html[at..].find(tag) {
            at += found + tag.len();
            let end = at + html[at..].find('>').unwrap();
            if let Some(label) = html[at..end].find("aria-label=\"") {
                let label = at + label + "aria-label=\"".len();
                let close = label + html[label..].find('"').unwrap();
                html.insert_str(close, &format!(" ({state})"));
            }
        }
    }
    // It is shown and not spoken of: no heading of the page, no announcement.
    let html = html
        .replace(" role=\"status\"", "")
        .replace(" role=\"alert\"", "")
        .replace("><", ">\n<")
        .replace(" data-id=\"", " id=\"");
    let verdict = verdict.map_or(String::new(), |v| format!(" data-verdict=\"{v}\""));
    let _ = writeln!(
        out,
        "<figure class=\"specimen\"><figcaption>{state}</figcaption>\n<div class=\"widget\"{verdict}>\n{html}\n</div></figure>"
    );
}

/// A question for each verdict.
const ANSWERS: [(Verdict, &str); 6] = [
    (Verdict::Allowed, "place=TW"),
    (Verdict::Conditional, "channel=azure"),
    (Verdict::AgainstRules, "channel=app&route=vpn&who=individual"),
    (Verdict::Unknown, "channel=github-copilot"),
    (Verdict::Blocked, ""),
    (Verdict::Unavailable, "channel=azure-china"),
];

/// A question for each kind of not knowing.
const UNKNOWN: [(&str, &str); 4] = [
    ("no source says", "channel=github-copilot"),
    ("sources disagree", "place=SA"),
    ("it depends on a place that is not named", "place=PR&channel=app"),
    ("beyond the data", "date=2090-01-01"),
];

pub(crate) async fn all() -> String {
    let dataset = Dataset::embedded().unwrap();
    let data = Shared::new(dataset, Texts::english());
    let live = "https://example.org/";
    let mut out = String::new();
    let usual = page(&data, "", live, None).await;

    out += "<h2 id=\"question\">The question</h2>\n";
    specimen(&mut out, "as it is", None, cut(&usual, "<form "));
    specimen(
        &mut out,
        "values that could not be read",
        None,
        cut(&page(&data, "place=Atlantis&date=x", live, None).await, "<form "),
    );
    specimen(&mut out, "locked by the host", None, cut(&page(&data, "lock=place~provider~date", live, None).await, "<form "));
    out += &events::place_box(data.words());

    out += "<h2 id=\"answer\">The answer, a verdict each</h2>\n";
    for (verdict, query) in ANSWERS {
        let html = page(&data, query, live, None).await;
        assert!(html.contains(&format!("data-verdict=\"{}\"", verdict.id())), "{query} is not {}", verdict.id());
        specimen(&mut out, verdict.id(), Some(verdict.id()), cut(&html, "<div class=\"answer\""));
    }
    out += "<h2 id=\"unknown\">Not known, in its four kinds; checked long ago</h2>\n";
    for (why, query) in UNKNOWN {
        specimen(&mut out, why, Some("unknown"), cut(&page(&data, query, live, None).await, "<div class=\"answer\""));
    }
    specimen(
        &mut out,
        "stale: last checked long before",
        Some("against-rules"),
        cut(&page(&data, "place=IT&channel=app&provider=deepseek&date=latest", live, None).await, "<div class=\"answer\""),
    );

    out += "<h2 id=\"path\">The path, with gates of every status</h2>\n";
    for (name, query) in gates(data.data()) {
        specimen(&mut out, name, None, cut(&page(&data, &query, live, None).await, "<section class=\"way\""));
    }

    out += "<h2 id=\"tabs\">Tabs</h2>\n";
    specimen(&mut out, "the first is chosen", None, cut(&usual, "<div class=\"tabs\""));
    specimen(&mut out, "another is chosen", None, cut(&page(&data, "view=timeline", live, None).await, "<div class=\"tabs\""));

    out += "<h2 id=\"evidence\">Evidence</h2>\n";
    for (name, query, gate) in [
        ("closed", "", Gate::Provider),
        ("on conditions", "channel=azure", Gate::Seller),
        ("open", "place=TW", Gate::Provider),
        ("sources disagree", "place=SA", Gate::Provider),
        ("nothing on record", "channel=github-copilot", Gate::Seller),
        ("uncertain: a conclusion", "channel=app&who=individual&date=2022-12-15", Gate::Provider),
    ] {
        specimen(
            &mut out,
            name,
            None,
            cut(&page(&data, query, live, Some(Action::Open(gate))).await, "<section class=\"evidence\""),
        );
    }

    specimen(&mut out, "on its way", None, &events::awaited(data.words(), msg::EVIDENCE_LOADING, false));
    specimen(&mut out, "could not be loaded", None, &events::awaited(data.words(), msg::EVIDENCE_NOT_LOADED, true));

    out += "<h2 id=\"lists\">What would change the answer, and when it changed</h2>\n";
    specimen(&mut out, "changes", None, cut(&usual, "<section class=\"changes\""));
    specimen(
        &mut out,
        "nothing would",
        None,
        cut(&page(&data, "date=2090-01-01", live, None).await, "<section class=\"changes\""),
    );
    specimen(&mut out, "the days", None, cut(&usual, "<section class=\"when\""));
    specimen(
        &mut out,
        "the days, locked",
        None,
        cut(&page(&data, "channel=azure&lock=date", live, None).await, "<section class=\"when\""),
    );

    out += "<h2 id=\"views\">Parts of the other views</h2>\n";
    let compare = page(&data, "view=compare", live, None).await;
    specimen(
        &mut out,
        "a table of answers",
        None,
        &format!("<div class=\"compare\">{}</div>", cut(&compare, "<table class=\"answers\"")),
    );
    specimen(
        &mut out,
        "nothing pinned",
        None,
        &format!("<div class=\"compare\">{}</div>", cut(&compare, "<section aria-labelledby=\"pinned\"")),
    );
    let two = page(&data, "view=compare&pin=place.TW", live, None).await;
    specimen(
        &mut out,
        "two answers",
        None,
        &format!("<div class=\"compare\">{}</div>", cut(&two, "<section aria-labelledby=\"pinned\"")),
    );
    let timeline = page(&data, "view=timeline&date=2024-06-26", live, None).await;
    specimen(&mut out, "lanes, with a change that is announced", None, cut(&timeline, "<section class=\"timeline\""));
    let sources = page(&data, "view=sources", live, None).await;
    specimen(&mut out, "coverage", None, cut(&sources, "<div class=\"coverage\""));

    out += "<h2 id=\"map\">Every place</h2>\n";
    let everywhere = page(&data, "view=map&channel=app&route=vpn&who=individual", live, None).await;
    specimen(&mut out, "how many places have which answer", None, cut(&everywhere, "<ul class=\"counts\""));
    let drawn = map(data.data(), "channel=app&route=vpn&who=individual");
    specimen(&mut out, "the map, with the name of what is pointed at", None, &events::pointed(data.words(), &drawn));
    specimen(&mut out, "what its lines mean", None, cut(&everywhere, "<p class=\"policy\""));
    specimen(&mut out, "the list", None, cut(&everywhere, "<div class=\"places\""));

    out += "<h2 id=\"second\">Training, and who is paid</h2>\n";
    let train = page(&data, "view=train", live, None).await;
    specimen(&mut out, "the second question, its answer and its way", None, cut(&train, "<div class=\"second\""));
    let own = page(&data, "view=train&chip=own&tpp=many&die=814", live, None).await;
    specimen(&mut out, "a chip with figures of its own, one of them wrong", None, cut(&own, "<div class=\"second\""));
    specimen(&mut out, "what it rests on", None, cut(&train, "<div class=\"train\""));
    specimen(&mut out, "the first question, folded", None, cut(&train, "<details class=\"first\""));
    let money = page(&data, "view=money&channel=azure", live, None).await;
    specimen(&mut out, "the flow of money", None, cut(&money, "<div class=\"second\""));
    specimen(&mut out, "each payment with its sources", None, cut(&money, "<section class=\"money\""));
    specimen(&mut out, "on its way", None, &events::awaited(data.words(), msg::SECOND_LOADING, false));
    specimen(&mut out, "could not be loaded", None, &events::awaited(data.words(), msg::SECOND_NOT_LOADED, true));

    out += "<h2 id=\"stories\">Stories</h2>\n";
    for (name, query) in [
        ("the first step", "story=july-2024&step=1&date=2024-06-25"),
        ("a step, while the reader asks something else", "story=july-2024&step=4&place=HK"),
        ("the last step", "story=july-2024&step=10&channel=azure"),
        ("a step that is not there", "story=july-2024&step=99&place=HK"),
        ("a story that is not there", "story=july-2042&place=HK"),
    ] {
        specimen(&mut out, name, None, cut(&page(&data, query, live, None).await, "<section class=\"story\""));
    }

    out += "<h2 id=\"around\">Around the answer</h2>\n";
    for (name, query) in [
        ("written with other data, the answer being the same", "data=0.0.1&answer=blocked"),
        ("written with other data, the answer having changed", "data=0.0.1&answer=allowed"),
    ] {
        specimen(&mut out, name, None, cut(&page(&data, query, live, None).await, "<div class=\"errors\""));
    }
    let wrong = page(&data, "place=Atlantis&date=x&data=0.0.1", live, None).await;
    specimen(
        &mut out,
        "a link that cannot be read, in a page that was written with other data",
        None,
        cut(&wrong, "<div class=\"errors\""),
    );
    out += &events::starting();
    specimen(
        &mut out,
        "a view that is longer than its room",
        None,
        &events::cut_off(data.words(), cut(&sources, "<section class=\"evidence\"")),
    );
    specimen(&mut out, "to take along", None, cut(&usual, "<div class=\"along\""));
    out += &events::taken(data.words(), cut(&usual, "<details class=\"take\""));
    specimen(&mut out, "the foot", None, cut(&usual, "<footer "));
    out
}

/// The map as the page draws it in a browser: from the same file, with the same patterns.
fn map(data: &Dataset<'static>, query: &str) -> String {
    let (s, _) = link::read(data, query.split('&').filter_map(|p| p.split_once('=')));
    let answers = Everywhere::new(data, &s).on(data, s.date);
    let verdict = |place: PlaceId| answers.iter().find(|a| a.place == place).map(|a| a.verdict).unwrap();
    let (mut land, mut dots, mut view) = (String::new(), String::new(), "");
    let told = |place: Option<PlaceId>| place.map_or(String::new(), |p| format!(" data-verdict=\"{}\"", verdict(p).id()));
    for line in map_lines(include_str!("../../www/map.txt")) {
        match line {
            MapLine::Whole(whole) => view = whole,
            MapLine::Part(..) => {}
            MapLine::Land(code, outline) => {
                let _ = write!(land, "<path d=\"{outline}\"{}/>", told(data.place_by_code(code)));
            }
            MapLine::Dot(code, at) => {
                let (x, y) = at.split_once(' ').unwrap();
                let place = data.place_by_code(code);
                let state = place.and_then(|p| data.place(p)?.state);
                let same = state.is_some_and(|state| Some(verdict(state)) == place.map(verdict));
                let same = if same { " data-same" } else { "" };
                let _ = write!(dots, "<circle cx=\"{x}\" cy=\"{y}\"{}{same}/>", told(place));
            }
        }
    }
    let patterns = MAP_PATTERNS.map(|(name, size, d)| {
        format!(
            "<pattern class=\"{name}\" id=\"map-{name}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"{size}\" height=\"{size}\"/><path d=\"{d}\"/></pattern>"
        )
    });
    format!(
        "<div class=\"map\" aria-hidden=\"true\"><svg class=\"sheet\" viewBox=\"{view}\" style=\"--k:1\"><defs>{}</defs>\
         <g class=\"land\">{land}</g><g class=\"dots\">{dots}</g></svg></div>",
        patterns.concat()
    )
}

/// Questions whose paths together have gates of every status, and what is seen first in each.
fn gates(data: &Dataset<'static>) -> Vec<(&'static str, String)> {
    let named = [
        ("stopped at the second gate, another refusal behind", ""),
        ("on conditions", "channel=azure"),
        ("on paper only", "channel=app&route=vpn&who=individual"),
        ("not known", "place=SA"),
        ("refused in practice", "place=UA&channel=github-copilot&date=2023-02-16"),
        ("on no day", "channel=azure-china"),
        ("through", "place=TW"),
    ];
    let mut seen: Vec<Status> = Vec::new();
    let mut out: Vec<(&'static str, String)> = Vec::new();
    let statuses = |query: &str| {
        let (s, _): (Scenario, _) = link::read(data, query.split('&').filter_map(|p| p.split_once('=')));
        decide::decide(data, &s).gates.map(|g| g.status)
    };
    for (name, query) in named {
        seen.extend(statuses(query));
        out.push((name, query.to_owned()));
    }
    let missing: Vec<&str> = Status::ALL.iter().filter(|s| !seen.contains(s)).map(|s| s.id()).collect();
    assert!(missing.is_empty(), "no path shows a gate that is {missing:?}");
    out
}
