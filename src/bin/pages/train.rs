//! The page of a place on the second question: which chips a private buyer there could get, what decides it, and the rules and
//! sources that rests on. Every word of an answer is the one that the widget and the command line say.

use crate::html::{Head, escaped, page, up};
use crate::overview::foot;
use crate::site::Site;
use crate::sources::Sources;
use crate::words::words;
use ai_access::dataset::Dataset;
use ai_access::place_set::PlaceId;
use ai_access::text::FOREIGN;
use ai_access::training::data::Training;
use ai_access::training::decide::{Applied, GateOutcome, Outcome, decide};
use ai_access::training::link;
use ai_access::training::question::Question;
use ai_access::training::vocabulary::{Gate, Verdict};

/// Where the page of a place stands, below the site.
pub(crate) fn path(data: &Dataset, place: PlaceId) -> String {
    format!("p/{}/train/", data.code(place))
}

/// What is asked there: a private buyer with its parent in the same place, on the last day of the data on chips.
pub(crate) fn question(data: &Dataset, training: &Training, place: PlaceId) -> Question {
    Question { place, date: training.date(), ..Question::default_for(data, training) }
}

/// The whole page.
pub(crate) fn page_of(data: &Dataset, training: &Training, site: &Site, place: PlaceId) -> String {
    let path = path(data, place);
    let up = up(&path);
    let asked = question(data, training, place);
    let (here, day) = (words(data).place_in(place), words(data).date(asked.date));
    let title = format!("Could an AI model be trained {here}? Every chip, on {day}");
    let lead = format!("Which chips a private buyer {here} with its parent there could buy, on {day}, and who says so.");
    let head = Head { title: &title, description: &lead, path: &path, answer: None };
    let mut cited = Cited::default();
    let rows: String = training
        .chips()
        .map(|(chip, row)| (row.name, row.id, decide(data, training, &Question { chip, ..asked })))
        .map(|(name, id, outcome)| line(data, training, &up, name, id, &outcome, &mut cited))
        .collect();
    let body = format!(
        "<main>\n<p class=\"trail\"><a href=\"{up}\">AI Access Simulator</a> › <a href=\"../../\">All places</a> › \
         <a href=\"../\">{}</a>\n<h1>{}</h1>\n<p class=\"lead\">{} <a href=\"{up}{}\">Ask for another day, buyer or way, and how \
         many chips a training run needs</a>\n\
         <div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Chips\"><table>\n\
         <thead><tr><th scope=\"col\">Chip<th scope=\"col\">Answer<th scope=\"col\">In words\n<tbody>\n{rows}</table></div>\n{}{}</main>\n",
        escaped(&words(data).place(place)),
        escaped(&title),
        escaped(&lead),
        escaped(&query(data, training, &asked)),
        cited.lists(data, training),
        foot(data, &up)
    );
    page(site, &head, &body)
}

/// A question as the query of the simulator's address.
fn query(data: &Dataset, training: &Training, asked: &Question) -> String {
    let pairs = link::write(data, training, asked).into_iter().map(|(key, value)| format!("{key}={value}&"));
    format!("?{}view=train", pairs.collect::<String>())
}

/// One chip: the answer, the sentence, and the rules that decide it.
fn line(data: &Dataset, training: &Training, up: &str, name: &str, id: &str, outcome: &Outcome, cited: &mut Cited) -> String {
    let stops = outcome.stops_at().map(|g| format!(" data-stops-at=\"{}\"", g.id())).unwrap_or_default();
    let note = words(data).chip_note(training, outcome).replace(FOREIGN, "");
    let note = if note.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(&note)) };
    format!(
        "<tr id=\"{id}\" data-verdict=\"{}\"{stops}><th scope=\"row\"><a href=\"{up}{}\">{}</a>\
         <td>{}<td><span data-sentence>{}</span>{}{note}\n",
        outcome.verdict.id(),
        escaped(&query(data, training, &outcome.question)),
        escaped(name),
        escaped(words(data).chip_verdict(outcome.verdict)),
        escaped(&words(data).chip_sentence(training, outcome)),
        deciding(outcome).map(|gate| cited.marks(gate)).unwrap_or_default()
    )
}

/// The gate that alone would give the verdict; where nothing stands in the way, the test that lets through.
fn deciding(outcome: &Outcome) -> Option<&GateOutcome> {
    let alone = |gate: &&GateOutcome| Verdict::over(core::slice::from_ref(*gate)) == outcome.verdict && !gate.rules.is_empty();
    outcome.gates.iter().find(alone).filter(|gate| outcome.verdict != Verdict::Free || gate.gate != Gate::Launch)
}

/// The rules and sources that the page has named so far, numbered in that order.
#[derive(Default)]
struct Cited {
    rules: Vec<Applied>,
    sources: Sources,
}

impl Cited {
    /// The numbers of a gate's rules, as links to them.
    fn marks(&mut self, gate: &GateOutcome) -> String {
        let mut marks = String::new();
        for rule in &gate.rules {
            let same = |known: &Applied| (known.rule, known.step) == (rule.rule, rule.step);
            let at = self.rules.iter().position(same).unwrap_or_else(|| {
                self.rules.push(*rule);
                self.rules.len() - 1
            });
            marks += &format!(" <a href=\"#r{0}\">[{0}]</a>", at + 1);
        }
        marks
    }

    /// All of them, in full.
    fn lists(mut self, data: &Dataset, training: &Training) -> String {
        let words = words(data);
        let mut out = "<h2>The rules</h2>\n<ol class=\"rules\">\n".to_owned();
        for (n, applied) in (1..).zip(core::mem::take(&mut self.rules)) {
            let (Some(rule), Some(step)) = (training.rule(applied.rule), training.step(applied.rule, applied.step)) else {
                continue;
            };
            let numbers = self.sources.links(&step.sources);
            let since = step.from.map_or_else(|| "No first day on record".to_owned(), |day| format!("Since {}", words.date(day)));
            out += &format!(
                "<li id=\"r{n}\" data-rule=\"{}\">{}\n<small>{}. {since}. {}. Sources: {}</small>\n",
                escaped(rule.id),
                escaped(step.claim),
                escaped(rule.actor),
                escaped(words.confidence(step.confidence)),
                numbers
            );
        }
        out + "</ol>\n" + &self.sources.list(words, |source| training.source(source))
    }
}
