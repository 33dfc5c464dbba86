//! The pages that lead to the answer pages: one of all places, and one for each place with every maker and door.

use crate::html::{Head, escaped, page};
use crate::question;
use crate::site::{self, Site};
use crate::words::words;
use ai_access::dataset::Dataset;
use ai_access::matrix::{self, Axis};
use ai_access::place_set::PlaceId;
use ai_access::subject::{Channel, Provider};

/// Every place.
pub(crate) fn of_places(data: &Dataset, site: &Site, places: &[PlaceId]) -> String {
    let day = words(data).date(data.date());
    let head = Head {
        title: "Which AI can be used where: every place",
        description: &format!(
            "For every place, which maker’s AI can be used there, through which door, on {day}, and who says so."
        ),
        path: "p/",
        answer: None,
    };
    let list: String = places
        .iter()
        .filter_map(|id| data.place(*id))
        .map(|place| format!("<li><a href=\"{}/\">{}</a>\n", place.code, escaped(place.name)))
        .collect();
    let body = format!(
        "<main>\n<p class=\"trail\"><a href=\"../\">AI Access Simulator</a>\n<h1>{}</h1>\n<p class=\"lead\">{}\n\
         <ul class=\"places\">\n{list}</ul>\n{}</main>\n",
        escaped(head.title),
        escaped(head.description),
        foot(data, "../")
    );
    page(site, &head, &body)
}

/// One place: the verdict for every maker and door.
pub(crate) fn of_makers(data: &Dataset, site: &Site, place: PlaceId) -> String {
    let (name, code) = (words(data).place(place), data.code(place));
    let day = words(data).date(data.date());
    let head = Head {
        title: &format!("Which AI can be used {}, on {day}", words(data).place_in(place)),
        description: &format!("Every maker and every door for a company {}, on {day}.", words(data).place_in(place)),
        path: &format!("p/{code}/"),
        answer: None,
    };
    let base = question(data, place, Provider::OpenAi);
    let doors: String = Channel::ALL.iter().map(|c| format!("<th scope=\"col\">{}", escaped(heading(data, *c)))).collect();
    let mut rows = String::new();
    for (asked, outcome) in matrix::cells(data, &base, &[Axis::Provider, Axis::Channel]) {
        let maker = asked.provider.id();
        if asked.channel == Channel::App {
            rows += &format!("<tr><th scope=\"row\"><a href=\"{maker}/\">{}</a>\n", escaped(&words(data).maker(asked.provider)));
        }
        let verdict = outcome.verdict;
        rows += &format!(
            "<td data-verdict=\"{}\"><a href=\"{maker}/#{}\">{}</a>\n",
            verdict.id(),
            asked.channel.id(),
            escaped(words(data).verdict(verdict))
        );
    }
    let body = format!(
        "<main>\n<p class=\"trail\"><a href=\"../../\">AI Access Simulator</a> › <a href=\"../\">All places</a>\n<h1>{}</h1>\n\
         <p class=\"lead\">{} <a href=\"../../{}\">Ask another question about {}</a>. Another page says which chips a buyer there could \
         get: <a href=\"train/\">could it be trained there?</a>\n\
         <div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Makers and doors\"><table>\n\
         <thead><tr><th scope=\"col\">Maker{doors}\n<tbody>\n{rows}</table></div>\n{}</main>\n",
        escaped(head.title),
        escaped(head.description),
        escaped(&site::query(data, &base)),
        escaped(&name),
        foot(data, "../../")
    );
    page(site, &head, &body)
}

/// What a door is called at the head of a column: the three that belong to no seller have no name of their own in the data.
pub(crate) fn heading<'a>(data: &Dataset<'a>, channel: Channel) -> &'a str {
    match channel {
        Channel::App => "Own app",
        Channel::Api => "Own API",
        Channel::Weights => "Open weights",
        _ => data.channel(channel).map_or("", |row| row.name),
    }
}

/// The line at the foot of every page.
pub(crate) fn foot(data: &Dataset, up: &str) -> String {
    format!(
        "<footer><p>Data {} of {}, <a href=\"{up}dataset.json\">JSON</a>, <a href=\"{up}dataset.csv\">CSV</a>, CC BY 4.0. \
         Unknown is an answer: no source says. Nothing here is legal advice. <a href=\"{up}privacy/\">Privacy</a></footer>\n",
        escaped(data.tables().version),
        words(data).date(data.date())
    )
}
