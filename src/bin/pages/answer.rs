//! The answer page of a place and maker: the sentence for every door, its gates, and the rules and sources they rest on. Every
//! word is the one that the widget and the command line say; the widget's controls, dead without scripts, are left out.

use crate::html::{Answer, Head, escaped, page, up};
use crate::overview::foot;
use crate::preview;
use crate::site::{self, Site};
use crate::sources::Sources;
use crate::words::words;
use ai_access::dataset::Dataset;
use ai_access::decide::{GateOutcome, Outcome, decide};
use ai_access::policy::Status;
use ai_access::rule::{self, Rule};
use ai_access::scenario::Scenario;
use ai_access::subject::{Channel, Who};
use ai_access::text::LANGUAGES;

/// What the page is called.
pub(crate) fn title(data: &Dataset, asked: &Scenario) -> String {
    let (maker, place) = (words(data).maker(asked.provider), words(data).place_in(asked.place));
    format!("Can {maker}’s AI be used {place}? Every door, on {}", words(data).date(asked.date))
}

/// The page in one sentence: the answer for a company and the maker's own interface.
pub(crate) fn summary(data: &Dataset, asked: &Scenario) -> String {
    words(data).sentence(&decide(data, asked))
}

/// The whole page.
pub(crate) fn page_of(data: &Dataset, site: &Site, asked: &Scenario) -> String {
    let path = site::path(data, asked);
    let up = up(&path);
    let title = title(data, asked);
    let answer = Answer { preview: preview::alternative(data, asked), query: site::query(data, asked) };
    let languages = LANGUAGES.iter().filter(|l| l.id != "en").map(|l| {
        let there = escaped(&answer.spoken(l.id));
        format!("<a href=\"{up}{there}\" lang=\"{0}\" hreflang=\"{0}\">{1}</a>", l.id, l.name)
    });
    let languages = languages.collect::<Vec<_>>().join(", ");
    let head = Head { title: &title, description: &summary(data, asked), path: &path, answer: Some(answer) };
    let mut cited = Cited::default();
    let doors: String = Channel::ALL.iter().map(|c| door(data, &Scenario { channel: *c, ..*asked }, &up, &mut cited)).collect();
    let body = format!(
        "<main>\n<p class=\"trail\"><a href=\"{up}\">AI Access Simulator</a> › <a href=\"../../\">All places</a> › \
         <a href=\"../\">{}</a>\n<h1>{}</h1>\n<p class=\"lead\">For each door, the answer for a company, and for others where it \
         is another one. <a href=\"{up}{}\">Ask for another day, or change the question</a>\n\
         <p class=\"note\">In the simulator also in {languages}\n{doors}{}{}</main>\n",
        escaped(&words(data).place(asked.place)),
        escaped(&title),
        escaped(&site::query(data, asked)),
        cited.lists(data, asked),
        foot(data, &up)
    );
    page(site, &head, &body)
}

/// One door: the answer for a company with its gates, then the customers whose answer is another one.
fn door<'a>(data: &Dataset<'a>, asked: &Scenario, up: &str, cited: &mut Cited<'a>) -> String {
    let outcome = decide(data, asked);
    let stops = outcome.stops_at().map(|g| format!(" data-stops-at=\"{}\"", g.id())).unwrap_or_default();
    let channel = asked.channel.id();
    let way = if asked.channel == Channel::Weights { "With" } else { "Through" };
    let mut out = format!(
        "<section id=\"{channel}\" data-verdict=\"{}\"{stops}>\n<h2>{way} {}</h2>\n<p data-sentence>{}\n",
        outcome.verdict.id(),
        escaped(&words(data).door_choice(asked.provider, asked.channel)),
        escaped(&words(data).sentence(&outcome))
    );
    let note = words(data).note(&outcome);
    if !note.is_empty() {
        out += &format!("<p class=\"note\">{}\n", escaped(&note));
    }
    out += "<ul class=\"gates\">\n";
    for gate in &outcome.gates {
        out += &line(data, asked, gate, cited);
    }
    out += "</ul>\n";
    for who in [Who::Individual, Who::Government] {
        let other = decide(data, &Scenario { who, ..*asked });
        if (other.verdict, other.stops_at()) != (outcome.verdict, outcome.stops_at()) {
            out += &customer(data, &other, up, cited);
        }
    }
    out + &format!(
        "<p class=\"live\"><a href=\"{up}{}\">This answer in the simulator</a>\n</section>\n",
        escaped(&site::query(data, asked))
    )
}

fn line<'a>(data: &Dataset<'a>, asked: &Scenario, gate: &GateOutcome, cited: &mut Cited<'a>) -> String {
    format!(
        "<li data-gate=\"{}\" data-status=\"{}\"><b>{}</b> {}{}\n",
        gate.gate.id(),
        gate.status.id(),
        escaped(&words(data).gate_name(asked, gate.gate)),
        escaped(&words(data).gate_line(asked, gate)),
        cited.marks(data, gate)
    )
}

/// A customer whose answer is another one: the sentence, with the rules of the gate that decides.
fn customer<'a>(data: &Dataset<'a>, outcome: &Outcome, up: &str, cited: &mut Cited<'a>) -> String {
    // The first of the strictest.
    let deciding = outcome.gates.iter().rev().max_by_key(|g| g.status.strictness());
    let marks = deciding.map(|g| cited.marks(data, g)).unwrap_or_default();
    format!(
        "<p class=\"other\" data-who=\"{}\" data-verdict=\"{}\">{}{marks} <a href=\"{up}{}\">Why</a>\n",
        outcome.scenario.who.id(),
        outcome.verdict.id(),
        escaped(&words(data).sentence(outcome)),
        escaped(&site::query(data, &outcome.scenario))
    )
}

/// The rules and sources that the page has named so far, numbered in that order.
#[derive(Default)]
struct Cited<'a> {
    rules: Vec<Rule<'a>>,
    sources: Sources,
    /// One gate of each kind that lets through because no rule is on record.
    silent: Vec<GateOutcome>,
}

impl<'a> Cited<'a> {
    /// The numbers of a gate's rules, as links to them.
    fn marks(&mut self, data: &Dataset<'a>, gate: &GateOutcome) -> String {
        let rules = gate.rules.iter().filter_map(|applied| rule::describe(data, applied.rule));
        let mut marks = String::new();
        if gate.rules.is_empty() && gate.status == Status::Open && self.silent.iter().all(|known| known.gate != gate.gate) {
            self.silent.push(gate.clone());
        }
        for rule in rules {
            let at = self.rules.iter().position(|known| known.id == rule.id).unwrap_or_else(|| {
                self.rules.push(rule);
                self.rules.len() - 1
            });
            marks += &format!(" <a href=\"#r{0}\">[{0}]</a>", at + 1);
        }
        marks
    }

    /// All of them, in full.
    fn lists(mut self, data: &Dataset, asked: &Scenario) -> String {
        let mut out = "<h2>The rules</h2>\n<ol class=\"rules\">\n".to_owned();
        for (n, rule) in (1..).zip(core::mem::take(&mut self.rules)) {
            let sources = self.sources.links(&rule.sources);
            out += &format!(
                "<li id=\"r{n}\" data-rule=\"{}\">{}\n<small>{}. {}. {}. Sources: {}</small>\n",
                escaped(&rule.id),
                escaped(rule.claim),
                escaped(rule.actor),
                escaped(&words(data).dates(&rule, asked.date)),
                escaped(words(data).confidence(rule.confidence)),
                sources
            );
        }
        out += "</ol>\n";
        for gate in &self.silent {
            let words = words(data).nothing_on_record(asked, gate);
            out += &format!("<p class=\"note\">Where “no rule on record” stands: {}\n", escaped(&words));
        }
        out + &self.sources.list(words(data), |source| data.source(source))
    }
}
