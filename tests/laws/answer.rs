//! Laws that one answer keeps by itself, and an answer beside the same question through a workaround. Each is written from
//! the contract, not from the engine.

use crate::domain::data;
use ai_access::dataset::Dataset;
use ai_access::decide::{GateOutcome, Outcome, RuleRef};
use ai_access::policy::{Gate, LooksAt, Status, Why};
use ai_access::rule;
use ai_access::subject::Route;
use ai_access::verdict::Verdict;
use std::collections::HashSet;

/// What breaks a law; none if it is kept.
pub(crate) type Law = fn(&Outcome) -> Option<String>;

pub(crate) const LAWS: &[(&str, Law)] = &[
    ("the five gates stand in the contract's order", gates_in_order),
    ("the verdict follows the contract's table of precedence", precedence),
    ("stops_at is the first closed or failing gate", stops),
    ("a reason is given exactly where a gate is unknown", reasons),
    ("a seller is not applicable exactly on the maker's own doors and on weights", sellers),
    ("without a rule, prohibitions are open and offers unknown", silence),
    ("beyond the dataset's date every gate that applies is unknown and stale", stale),
    ("a conflict shows at least two sides", conflicts),
];

fn gates_in_order(outcome: &Outcome) -> Option<String> {
    let ids: Vec<&str> = outcome.gates.iter().map(|g| g.gate.id()).collect();
    (ids != ["launch", "home-state", "provider", "seller", "export-law"]).then(|| ids.join(", "))
}

fn precedence(outcome: &Outcome) -> Option<String> {
    let any = |wanted: &[&str]| outcome.gates.iter().any(|g| wanted.contains(&g.status.id()));
    let launch = outcome.gate(Gate::Launch).map_or("", |g| g.status.id());
    let expected = if launch == "closed" || launch == "failing" {
        "unavailable"
    } else if any(&["closed", "failing"]) {
        "blocked"
    } else if any(&["unknown"]) {
        "unknown"
    } else if any(&["unenforced"]) {
        "against-rules"
    } else if any(&["conditional"]) {
        "conditional"
    } else {
        "allowed"
    };
    differs(expected, outcome.verdict.id())
}

fn stops(outcome: &Outcome) -> Option<String> {
    let expected = outcome.gates.iter().find(|g| ["closed", "failing"].contains(&g.status.id())).map(|g| g.gate.id());
    differs(expected.unwrap_or("nowhere"), outcome.stops_at().map_or("nowhere", Gate::id))
}

fn reasons(outcome: &Outcome) -> Option<String> {
    each(outcome, |g| (g.status == Status::Unknown) == g.why.is_some())
}

fn sellers(outcome: &Outcome) -> Option<String> {
    let own = ["app", "api", "weights"].contains(&outcome.scenario.channel.id());
    each(outcome, |g| match g.gate {
        Gate::Seller => own == (g.status == Status::NotApplicable),
        // Only a reseller's door can make the maker's own rules not count.
        Gate::Provider => !own || g.status != Status::NotApplicable,
        _ => g.status != Status::NotApplicable,
    })
}

fn silence(outcome: &Outcome) -> Option<String> {
    let known = outcome.scenario.date <= data().date();
    let own = ["app", "api", "weights"].contains(&outcome.scenario.channel.id());
    each(outcome, |g| {
        !known
            || !g.rules.is_empty()
            || match g.gate {
                Gate::HomeState | Gate::ExportLaw => g.status == Status::Open,
                Gate::Provider if !own => g.status == Status::NotApplicable,
                Gate::Seller if own => g.status == Status::NotApplicable,
                _ => g.status == Status::Unknown && g.why == Some(Why::NotStated),
            }
    })
}

fn stale(outcome: &Outcome) -> Option<String> {
    let beyond = outcome.scenario.date > data().date();
    each(outcome, |g| g.status == Status::NotApplicable || beyond == (g.why == Some(Why::Stale)))
}

fn conflicts(outcome: &Outcome) -> Option<String> {
    each(outcome, |g| {
        let sources = || g.rules.iter().filter_map(|a| rule::describe(data(), a.rule)).flat_map(|r| r.sources);
        g.why != Some(Why::Conflict) || sources().collect::<HashSet<_>>().len() >= 2
    })
}

fn each(outcome: &Outcome, keeps: impl Fn(&GateOutcome) -> bool) -> Option<String> {
    let broken = outcome.gates.iter().find(|g| !keeps(g))?;
    Some(format!("{} is {} ({:?}) with {} rules", broken.gate.id(), broken.status.id(), broken.why, broken.rules.len()))
}

fn differs(expected: &str, came: &str) -> Option<String> {
    (expected != came).then(|| format!("expected {expected}, came {came}"))
}

/// Rules that were looked at already: each stands in thousands of answers.
#[derive(Default)]
pub(crate) struct Proved(HashSet<RuleRef>);

impl Proved {
    /// A gate that restricts cites a rule; a rule that is cited can be described and has a source that exists.
    pub(crate) fn broken_by(&mut self, data: &Dataset, outcome: &Outcome) -> Option<String> {
        for gate in &outcome.gates {
            let restricts = [Status::Closed, Status::Failing, Status::Conditional, Status::Unenforced].contains(&gate.status);
            if restricts && gate.rules.first().is_none_or(|first| first.status != gate.status) {
                return Some(format!("{} is {} without a rule that says so", gate.gate.id(), gate.status.id()));
            }
            for applied in &gate.rules {
                if !self.0.insert(applied.rule) {
                    continue;
                }
                let Some(rule) = rule::describe(data, applied.rule) else { return Some(format!("{applied:?} is no rule")) };
                let sourced = !rule.sources.is_empty() && rule.sources.iter().all(|s| data.source(*s).is_some());
                if !sourced || rule.claim.is_empty() || rule.actor.is_empty() {
                    return Some(format!("{} lacks a source, a claim or an actor", rule.id));
                }
            }
        }
        None
    }
}

/// What breaks the laws of the workaround: `vpn` is the answer to the same question as `direct`.
pub(crate) fn workaround(direct: &Outcome, vpn: &Outcome) -> Option<String> {
    if rank(vpn.verdict) < rank(direct.verdict) {
        return Some(format!("turns {} into {}", direct.verdict.id(), vpn.verdict.id()));
    }
    direct.gates.iter().zip(&vpn.gates).find_map(|(without, with)| {
        let stopping = || without.rules.iter().filter(|a| a.status.stops());
        let network = |a: &ai_access::decide::Applied| timeline(a.rule).looks_at == Some(LooksAt::Network);
        // What fails in practice is not closed: a workaround leaves it as it is.
        let by_network_only = without.status == Status::Closed && stopping().all(|a| a.status == Status::Closed && network(a));
        let by_network_partly = without.status == Status::Closed && stopping().all(|a| a.status != Status::Closed || network(a));
        let about_workaround = || with.rules.iter().any(|a| timeline(a.rule).routes & Route::Direct.bit() == 0);
        let kept = if by_network_only {
            [Status::Unenforced, Status::Unknown].contains(&with.status) || about_workaround()
        } else if by_network_partly {
            with.status == Status::Failing || about_workaround()
        } else {
            with.status == without.status && with.why == without.why
        };
        (!kept).then(|| format!("{} turns from {} into {}", with.gate.id(), without.status.id(), with.status.id()))
    })
}

/// The contract's order, the worst answer first.
fn rank(verdict: Verdict) -> Option<usize> {
    ["unavailable", "blocked", "unknown", "against-rules", "conditional", "allowed"].iter().position(|id| *id == verdict.id())
}

fn timeline(rule: RuleRef) -> &'static ai_access::tables::Timeline<'static> {
    data().timeline(rule.timeline).unwrap()
}
