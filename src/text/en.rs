//! English sentences: the answer, what a gate does, what a rule says of its dates. Claims come from the data as they are.

mod words;

pub use words::*;
use words::{capitalised, joined, seller_and_product};

use crate::changes::{Change, Field};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{GateOutcome, Outcome};
use crate::policy::{Gate, LooksAt, Means, Status, Why};
use crate::rule::{self, Kind, Rule};
use crate::scenario::Scenario;
use crate::subject::{Channel, Route, Who};
use crate::verdict::Verdict;

/// The whole answer: the word and the sentence.
pub fn sentence(data: &Dataset, outcome: &Outcome) -> String {
    format!("{} {}", word(outcome.verdict), body(data, outcome))
}

/// The sentence after the word. Names the place, the maker, the date, and the seller where there is one.
pub fn body(data: &Dataset, outcome: &Outcome) -> String {
    let s = &outcome.scenario;
    let day = date(s.date);
    let who = customer(data, s);
    let what = product(data, s);
    let door = door(data, s);
    let past = s.date < data.date();
    match outcome.verdict {
        Verdict::Unavailable => {
            let was = if past { "was" } else { "is" };
            let are = if s.channel == Channel::App {
                was
            } else if past {
                "were"
            } else {
                "are"
            };
            format!("On {day} {what} {are} not on offer{door} anywhere, and so not to {who}.")
        }
        Verdict::Blocked => {
            let could = if past { "could not" } else { "cannot" };
            format!("On {day} {who} {could} use {what}{door}: {}.", reasons(data, outcome))
        }
        Verdict::Unknown => unknown(data, outcome, &day, &who, &what, &door, past),
        Verdict::AgainstRules => {
            let gets = if past { "got" } else { "gets" };
            let way = if s.route == Route::Vpn { "sent through a VPN " } else { "" };
            let forbids = if past { "forbade" } else { "forbids" };
            format!(
                "On {day} a request for {what}{door} from {who} {way}{gets} through in practice, but {} {forbids} it.",
                rule_makers(data, outcome)
            )
        }
        Verdict::Conditional => {
            let could = if past { "could" } else { "can" };
            format!("On {day} {who} {could} use {what}{door}, on a condition: {}.", conditions(data, outcome))
        }
        Verdict::Allowed => {
            let could = if past { "could" } else { "can" };
            let stands = if past { "stood" } else { "stands" };
            format!("On {day} {who} {could} use {what}{door}; nothing on record {stands} in the way.")
        }
    }
}

/// A second, smaller sentence: what a reader would otherwise overlook. Empty if there is nothing to add.
pub fn note(data: &Dataset, outcome: &Outcome) -> String {
    let s = &outcome.scenario;
    let past = s.date < data.date();
    let mut notes: Vec<String> = Vec::new();
    let with = |status: Status| outcome.gates.iter().filter(move |g| g.status == status);
    let stopping: Vec<&GateOutcome> = outcome.gates.iter().filter(|g| g.status.stops()).collect();
    if stopping.len() > 1 && outcome.verdict == Verdict::Blocked {
        let count = match stopping.len() {
            2 => "Two",
            3 => "Three",
            _ => "Four",
        };
        let say = if past { "said" } else { "say" };
        notes.push(format!("{count} {say} no, each on its own: removing one obstacle would leave the other."));
    }
    if outcome.verdict == Verdict::Blocked {
        for gate in with(Status::Unenforced) {
            let was = if past { "was" } else { "is" };
            notes.push(format!(
                "{} had a rule against it too, which {was} not enforced.",
                capitalised(&gate_actor(data, s, gate.gate))
            ));
        }
        for gate in with(Status::Unknown) {
            notes.push(format!("Not known: {}.", gate_question(data, s, gate.gate)));
        }
    }
    if outcome.verdict == Verdict::AgainstRules && s.route == Route::Vpn {
        notes.push("This describes what happens, and recommends nothing.".to_owned());
    }
    if s.date > data.date() {
        notes.push(format!("Shown below is what was last known on {}.", date(data.date())));
    }
    notes.join(" ")
}

fn unknown(data: &Dataset, outcome: &Outcome, day: &str, who: &str, what: &str, door: &str, past: bool) -> String {
    let could = if past { "could" } else { "can" };
    let gate = outcome.gates.iter().find(|g| g.status == Status::Unknown);
    let question = format!("whether {who} {could} use {what}{door} on {day}");
    match gate.and_then(|g| g.why) {
        Some(Why::Conflict) => format!("Sources contradict each other on {question}."),
        Some(Why::Stale) => {
            format!("The data end on {} and cannot say {question}.", date(data.date()))
        }
        Some(Why::Depends) => format!(
            "{} names the state that {} depends on but not the territory itself, so the record does not say {question}.",
            capitalised(&gate.map(|g| gate_actor(data, &outcome.scenario, g.gate)).unwrap_or_default()),
            place_in(data, outcome.scenario.place),
        ),
        Some(Why::NotStated) | None => {
            let missing = gate.map(|g| gate_question(data, &outcome.scenario, g.gate)).unwrap_or_default();
            format!("No source on record says {question}. Missing: {missing}.")
        }
    }
}

/// What an unknown gate leaves open.
fn gate_question(data: &Dataset, s: &Scenario, gate: Gate) -> String {
    match gate {
        Gate::Launch => format!("since when {} has been on offer{}", product(data, s), door(data, s)),
        Gate::HomeState => format!("what the authorities in {} did", place_in(data, s.place)),
        Gate::Provider => format!("whether {} serves {}", maker(data, s.provider), place_in(data, s.place)),
        Gate::Seller => format!("whether {} sells it in {}", seller(data, s.channel), place_in(data, s.place)),
        Gate::ExportLaw => format!("what the law in {} says", homes(data, s)),
    }
}

/// Who refuses and how, joined into one clause.
fn reasons(data: &Dataset, outcome: &Outcome) -> String {
    let clauses: Vec<String> = outcome.gates.iter().filter(|g| g.status.stops()).map(|g| reason(data, outcome, g)).collect();
    joined(&clauses)
}

fn reason(data: &Dataset, outcome: &Outcome, gate: &GateOutcome) -> String {
    let s = &outcome.scenario;
    let past = s.date < data.date();
    let tests = deciding(data, gate).and_then(|r| r.looks_at);
    let pick = |then: &'static str, now: &'static str| if past { then } else { now };
    match (gate.gate, tests) {
        (Gate::Launch, _) => pick("it was not on offer anywhere", "it is not on offer anywhere").to_owned(),
        (Gate::HomeState, _) if s.who == Who::Government && tests == Some(LooksAt::Customer) => {
            format!("the authorities {} it on official devices", pick("barred", "bar"))
        }
        (Gate::HomeState, _) => match means(data, gate) {
            Means::Filter => format!("the state’s network filter {} the connection", pick("stopped", "stops")),
            Means::Shutdown => format!("a shutdown of the networks {} the connection", pick("stopped", "stops")),
            Means::Order => format!("an order of the authorities {} it", pick("barred", "bars")),
        },
        (Gate::Provider, _) if gate.status == Status::Failing => {
            format!("{} {} in practice, although its own rules allow it", maker(data, s.provider), pick("refused", "refuses"))
        }
        (Gate::Provider, Some(LooksAt::Owner)) => {
            format!("{} {} companies with such an owner", maker(data, s.provider), pick("refused", "refuses"))
        }
        (Gate::Provider, Some(LooksAt::Network)) => {
            format!("{} {} requests from there", maker(data, s.provider), pick("refused", "refuses"))
        }
        (Gate::Provider, _) => format!("{} {} serve that place", maker(data, s.provider), pick("did not", "does not")),
        (Gate::Seller, Some(LooksAt::Customer)) => {
            format!("{} {} sell it to {} there", seller(data, s.channel), pick("did not", "does not"), customers(s.who))
        }
        (Gate::Seller, _) => format!("{} {} sell it there", seller(data, s.channel), pick("did not", "does not")),
        (Gate::ExportLaw, _) => format!("the law in {} {} it", homes(data, s), pick("forbade", "forbids")),
    }
}

/// By what means the deciding rule says no.
fn means(data: &Dataset, gate: &GateOutcome) -> Means {
    gate.rules.first().and_then(|a| data.timeline(a.rule.timeline)).map_or(Means::Order, |t| t.means)
}

/// Whose rule a request passes against, joined into one clause.
fn rule_makers(data: &Dataset, outcome: &Outcome) -> String {
    let s = &outcome.scenario;
    let clauses: Vec<String> = outcome
        .gates
        .iter()
        .filter(|g| g.status == Status::Unenforced)
        .map(|g| match g.gate {
            Gate::HomeState => format!("a rule of the authorities in {}", place_in(data, s.place)),
            Gate::Provider => format!("a rule of {}", maker(data, s.provider)),
            Gate::Seller => format!("a rule of {}", seller(data, s.channel)),
            Gate::ExportLaw => format!("the law in {}", homes(data, s)),
            Gate::Launch => "a rule".to_owned(),
        })
        .collect();
    joined(&clauses)
}

/// The conditions of all conditional gates.
fn conditions(data: &Dataset, outcome: &Outcome) -> String {
    let mut found: Vec<String> = Vec::new();
    for gate in outcome.gates.iter().filter(|g| g.status == Status::Conditional) {
        for applied in gate.rules.iter().filter(|a| a.status == Status::Conditional) {
            if let Some(rule) = rule::describe(data, applied.rule).filter(|r| !r.condition.is_empty())
                && !found.iter().any(|f| f == rule.condition)
            {
                found.push(rule.condition.to_owned());
            }
        }
    }
    if found.is_empty() { "see the gates below".to_owned() } else { found.join("; ") }
}

/// The first of the rules that made a gate's status.
pub fn deciding<'a>(data: &Dataset<'a>, gate: &GateOutcome) -> Option<Rule<'a>> {
    gate.rules.first().and_then(|a| rule::describe(data, a.rule))
}

/// What a gate does, with its first day: the line under its name on the path.
pub fn gate_line(data: &Dataset, s: &Scenario, gate: &GateOutcome) -> String {
    let rule = deciding(data, gate);
    let since = rule.as_ref().and_then(|r| r.effective_from).map(|from| {
        let seen = rule.as_ref().is_some_and(|r| r.kind == Kind::Seen);
        if from == s.date && !seen {
            "from this day".to_owned()
        } else if seen {
            format!("seen since {}", short_date(from))
        } else {
            format!("since {}", short_date(from))
        }
    });
    let with = |word: &str| since.as_ref().map_or_else(|| word.to_owned(), |s| format!("{word}, {s}"));
    match gate.status {
        Status::Open if gate.rules.is_empty() => "no rule on record".to_owned(),
        Status::Open => with("open"),
        Status::Conditional => with("on a condition"),
        Status::Unenforced if s.route == Route::Vpn => "bypassed, rule stands".to_owned(),
        Status::Unenforced => with("on paper only"),
        Status::Failing => with("refuses in practice"),
        Status::Closed if gate.gate == Gate::Launch => "not on that day".to_owned(),
        Status::Closed => with("refuses"),
        Status::Unknown => match gate.why {
            Some(Why::Conflict) => "sources disagree".to_owned(),
            Some(Why::Stale) => "beyond the data".to_owned(),
            Some(Why::Depends) => "territory not named".to_owned(),
            Some(Why::NotStated) | None => "no source says".to_owned(),
        },
        Status::NotApplicable if gate.gate == Gate::Provider => "not on this way".to_owned(),
        Status::NotApplicable => "none on this way".to_owned(),
    }
}

/// What is said where a gate has no rule to show.
pub fn nothing_on_record(data: &Dataset, s: &Scenario, gate: &GateOutcome) -> String {
    match (gate.gate, gate.status) {
        (Gate::Seller, Status::NotApplicable) => "Nobody resells the model on this way; it comes from the maker.".to_owned(),
        (Gate::Provider, Status::NotApplicable) => format!(
            "On this way {} sells the model. No source says that it applies {}’s own list of places.",
            seller(data, s.channel),
            maker(data, s.provider)
        ),
        (Gate::HomeState, _) => format!(
            "No rule of the authorities in {} is on record. That is not the same as “legal”: it means that no source in this dataset reports one.",
            place_in(data, s.place)
        ),
        (Gate::ExportLaw, _) => format!(
            "No rule on record in {}. That is not the same as “legal”: it means that no source in this dataset reports one.",
            homes(data, s)
        ),
        (gate, _) => format!("No source in this dataset says {}.", gate_question(data, s, gate)),
    }
}

/// When a rule was made known, began, ended, was last seen.
pub fn dates(rule: &Rule, asked: Date) -> String {
    let mut parts = Vec::new();
    if let Some(announced) = rule.announced {
        parts.push(format!("announced {}", date(announced)));
    }
    if let Some(from) = rule.effective_from {
        let verb = match rule.kind {
            Kind::Disputed => "sources disagree from",
            _ if from > asked => "begins",
            Kind::Seen => "first seen",
            Kind::Made => "in force since",
        };
        parts.push(format!("{verb} {}", date(from)));
    }
    if let Some(to) = rule.effective_to {
        parts.push(format!("until {}", date(to)));
    }
    if let Some(seen) = rule.last_seen {
        parts.push(format!("last seen {}", date(seen)));
    }
    capitalised(&parts.join(", "))
}

/// A variation of the question, as the label of a button.
pub fn change(data: &Dataset, from: &Scenario, change: &Change) -> String {
    let s = &change.scenario;
    match change.field {
        Field::Channel => match s.channel {
            Channel::App => format!("Through {}", data.provider(s.provider).map_or("", |p| p.app)),
            Channel::Api => format!("Through {}’s own API", maker(data, s.provider)),
            Channel::Weights => "With open weights".to_owned(),
            _ => format!("Through {}", seller_and_product(data, s.channel)),
        },
        Field::Who => format!("For {}", who_choice(s.who)),
        Field::Date if s.date < from.date => format!("Until {}", date(s.date)),
        Field::Date => format!("From {}", date(s.date)),
        Field::Place => format!("For somebody in {}", place_in(data, s.place)),
        Field::Owner => format!("For a company owned in {}", place_in(data, s.place)),
        Field::Provider => match s.channel {
            Channel::App => format!("With {}", product(data, s)),
            _ => format!("With {}", maker(data, s.provider)),
        },
    }
}
