//! The decision: one question in, five gates and a verdict out. Pure, total, and the only place where gates are closed.
//!
//! How a timeline speaks on a day is in `speaking` and `sightings`; what is said about the answer is in `rule` and `text`.

pub(crate) mod sightings;
mod speaking;

pub(crate) use speaking::{About, about, about_anywhere, about_here, boundaries_of};

use crate::dataset::Dataset;
use crate::date::Date;
use crate::order;
use crate::policy::{Gate, LooksAt, Status, Why};
use crate::scenario::Scenario;
use crate::subject::Route;
use crate::verdict::Verdict;
use speaking::{Spoken, speaking};

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What was asked.
    pub scenario: Scenario,
    /// The answer in one word.
    pub verdict: Verdict,
    /// The five gates, in order; each is judged on its own, also behind a closed one.
    pub gates: [GateOutcome; 5],
}

/// What one gate does to the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateOutcome {
    /// Which gate.
    pub gate: Gate,
    /// What it does.
    pub status: Status,
    /// Why it is unknown, if it is.
    pub why: Option<Why>,
    /// The rules that spoke, the strictest first.
    pub rules: Vec<Applied>,
}

/// A rule as it applied: where it is written, and what it came to on this route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Where it is written.
    pub rule: RuleRef,
    /// What it does to this request.
    pub status: Status,
}

/// A rule: a timeline and the point of it that speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleRef {
    /// Number of the timeline.
    pub timeline: u16,
    /// Which part of it.
    pub point: Point,
}

/// The part of a timeline that speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// A step.
    Step(u16),
    /// A run of sightings that agree on the place: its first and last.
    Run {
        /// The place the list was asked about.
        place: crate::place_set::PlaceId,
        /// First sighting of the run.
        first: u16,
        /// Last sighting of the run.
        last: u16,
    },
    /// One side of a dispute.
    Side {
        /// Which dispute.
        dispute: u16,
        /// Which side.
        side: u16,
    },
}

impl Outcome {
    /// The first gate that is closed or failing.
    pub fn stops_at(&self) -> Option<Gate> {
        self.gates.iter().find(|g| g.status.stops()).map(|g| g.gate)
    }

    /// One gate's outcome.
    pub fn gate(&self, gate: Gate) -> Option<&GateOutcome> {
        self.gates.iter().find(|g| g.gate == gate)
    }

    /// Whether another day's answer is the same: same verdict, same gates for the same reasons.
    pub fn same_answer(&self, other: &Self) -> bool {
        self.verdict == other.verdict && self.gates == other.gates
    }
}

/// Answers a question.
pub fn decide(data: &Dataset, scenario: &Scenario) -> Outcome {
    decide_among(data, &about(data, scenario), scenario)
}

/// Answers a question from the timelines that are about it: the same for every day, so that a history looks for them once.
pub(crate) fn decide_among(data: &Dataset, about: &[About], scenario: &Scenario) -> Outcome {
    let gate = |gate| decide_gate(data, about, scenario, gate);
    let gates = [Gate::Launch, Gate::HomeState, Gate::Provider, Gate::Seller, Gate::ExportLaw].map(gate);
    Outcome { scenario: *scenario, verdict: Verdict::over(gates.iter().map(|g| (g.gate, g.status))), gates }
}

/// Every day on which some rule about this question may begin to say something else.
pub fn boundaries(data: &Dataset, scenario: &Scenario) -> Vec<Date> {
    boundaries_of(data, &about(data, scenario))
}

fn decide_gate(data: &Dataset, about: &[About], scenario: &Scenario, gate: Gate) -> GateOutcome {
    if gate == Gate::Seller && !scenario.channel.has_seller() {
        return GateOutcome { gate, status: Status::NotApplicable, why: None, rules: Vec::new() };
    }
    // Beyond the dataset's date nobody knows; what was last known is still shown.
    let stale = scenario.date > data.date();
    let asked = Scenario { date: scenario.date.min(data.date()), ..*scenario };

    let (mut spoken, about_workaround): (Vec<Spoken>, Vec<Spoken>) =
        speaking(data, about, &asked, gate).into_iter().partition(|s| !is_about_workaround(data, s));
    silence_the_narrowed(data, &mut spoken);
    // Rules about the workaround itself count only where it gets past something: where nothing is closed, it changes nothing.
    if asked.route == Route::Vpn && soften(data, &mut spoken) {
        spoken.extend(about_workaround);
    }
    // Stable, so that rules of one strictness stay in the order of the data.
    order::sort_by_key(&mut spoken, |s| core::cmp::Reverse(s.status.strictness()));

    let (status, why) = spoken.first().map_or_else(|| nothing_spoke(&asked, gate), |s| (s.status, s.why));
    let (status, why) = match status {
        Status::NotApplicable => (status, None),
        _ if stale => (Status::Unknown, Some(Why::Stale)),
        _ => (status, why),
    };
    let rules =
        spoken.into_iter().flat_map(|s| s.rules.into_iter().map(move |rule| Applied { rule, status: s.status })).collect();
    GateOutcome { gate, status, why, rules }
}

/// No rule on record: prohibitions must be written down, offers must be shown.
fn nothing_spoke(scenario: &Scenario, gate: Gate) -> (Status, Option<Why>) {
    match gate {
        Gate::HomeState | Gate::ExportLaw => (Status::Open, None),
        // On somebody else's door the maker's rules count only where a source says that the seller applies them.
        Gate::Provider if scenario.channel.has_seller() => (Status::NotApplicable, None),
        Gate::Launch | Gate::Provider | Gate::Seller => (Status::Unknown, Some(Why::NotStated)),
    }
}

fn silence_the_narrowed(data: &Dataset, spoken: &mut Vec<Spoken>) {
    let silenced: Vec<u16> =
        spoken.iter().filter_map(|s| data.timeline(s.timeline)).flat_map(|t| t.narrows.iter().copied()).collect();
    spoken.retain(|s| !silenced.contains(&s.timeline));
}

fn is_about_workaround(data: &Dataset, spoken: &Spoken) -> bool {
    data.timeline(spoken.timeline).is_some_and(|t| t.routes & Route::Direct.bit() == 0)
}

/// A workaround gets past what is closed by a look at the network, and nothing else. Says whether it got past anything.
fn soften(data: &Dataset, spoken: &mut [Spoken]) -> bool {
    let mut softened = false;
    for s in spoken.iter_mut().filter(|s| s.status == Status::Closed) {
        if data.timeline(s.timeline).is_some_and(|t| t.looks_at == Some(LooksAt::Network)) {
            s.status = Status::Unenforced;
            softened = true;
        }
    }
    softened
}
