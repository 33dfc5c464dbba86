//! How much of the field the dataset decides, and how well: every place, maker, door and kind of customer on its last day.
//! Native: half a million answers are too many for a page, which shows the committed figures instead.

use crate::dataset::Dataset;
use crate::decide::{Outcome, decide};
use crate::evidence::OLD_AFTER;
use crate::policy::{Confidence, Status, Why};
use crate::rule;
use crate::scenario::Scenario;
use crate::subject::{Channel, Provider, Route, Who};

/// Counts of questions and of sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Questions that were asked.
    pub questions: u32,
    /// Decided, by the confidence of the weakest rule that the answer rests on: primary, secondary, uncertain.
    pub decided: [u32; 3],
    /// Not decided, by reason, in the order of `Why::ALL`.
    pub unknown: [u32; 4],
    /// Sources whose page is older than `OLD_AFTER` days on the dataset's date; undated pages count from the day they were read.
    pub old_sources: u32,
    /// All sources.
    pub sources: u32,
}

/// Counts.
pub fn coverage(data: &Dataset) -> Coverage {
    let mut counts = Coverage::default();
    let base = Scenario { date: data.date(), route: Route::Direct, owner: None, model: None, ..Scenario::default_for(data) };
    for provider in Provider::ALL.iter().copied() {
        for channel in Channel::ALL.iter().copied() {
            for who in Who::ALL.iter().copied() {
                for (place, _) in data.places() {
                    counts.add(data, &decide(data, &Scenario { place, provider, channel, who, ..base }));
                }
            }
        }
    }
    for source in data.evidence().sources() {
        let day = source.published.unwrap_or(source.accessed);
        counts.sources += 1;
        counts.old_sources += u32::from(day.plus(OLD_AFTER) < data.date());
    }
    counts
}

impl Coverage {
    fn add(&mut self, data: &Dataset, outcome: &Outcome) {
        self.questions += 1;
        let unknown = outcome.gates.iter().find(|g| g.status == Status::Unknown).and_then(|g| g.why);
        let slot = match unknown.filter(|_| outcome.verdict == crate::verdict::Verdict::Unknown) {
            Some(why) => self.unknown.get_mut(why as usize),
            None => self.decided.get_mut(weakest(data, outcome) as usize),
        };
        if let Some(slot) = slot {
            *slot += 1;
        }
    }
}

/// The confidence of the weakest rule among those that make the verdict: of the gates that stop the request if any do, else
/// of all that speak.
fn weakest(data: &Dataset, outcome: &Outcome) -> Confidence {
    let stops = outcome.stops_at().is_some();
    let gates = outcome.gates.iter().filter(|g| !stops || g.status.stops());
    // Of a gate's rules the first is the one that decided it.
    let deciding = gates.filter_map(|g| g.rules.first()).filter_map(|a| rule::describe(data, a.rule));
    let all: Vec<Confidence> = deciding.map(|r| r.confidence).collect();
    // One well-sourced refusal is enough to refuse; a way through needs every gate.
    let chosen = if stops { all.iter().min() } else { all.iter().max() };
    chosen.copied().unwrap_or(Confidence::Uncertain)
}

/// The counts as lines of a name and a value, which are committed as `data/derived/coverage.txt` for the page to read.
pub fn lines(data: &Dataset) -> String {
    let c = coverage(data);
    let confidence = Confidence::ALL.iter().map(|c| c.id()).zip(c.decided);
    let counts = [("questions", c.questions)].into_iter().chain(confidence).chain(reasons().zip(c.unknown));
    let sources = [("sources", c.sources), ("sources-older", c.old_sources), ("older-than-days", OLD_AFTER.unsigned_abs())];
    let counts: String = counts.chain(sources).map(|(name, count)| format!("{name} {count}\n")).collect();
    format!("version {}\ndate {}\n{counts}", data.tables().version, data.date())
}

/// Ids of the reasons, for those who print the counts.
pub fn reasons() -> impl Iterator<Item = &'static str> {
    Why::ALL.iter().map(|w| w.id())
}
