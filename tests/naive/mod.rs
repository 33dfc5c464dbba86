//! A second, deliberately naive answer to every question: the five gates and the verdict, computed by plain loops over the
//! text of `data/`. It shares no code with the program that it checks.
//!
//! To be read with the contract and `data/README.md` at hand; every function says in its own words which sentence it
//! carries out. Codes, ids and days stay text throughout: days are written `2024-07-09`, so the later day is the
//! greater text.
//!
//! * `record`: the files as written.
//! * `place`: which places a rule or a list speaks about.
//! * `time`: what a rule says on a given day.
//! * here: from the rules that speak to the gates, from the gates to the verdict.

pub(crate) mod place;
pub(crate) mod record;
pub(crate) mod time;

use record::{Record, Timeline};
use time::{Saying, WhatIsSaid};

/// The gates in the contract's order.
pub(crate) const GATES: [&str; 5] = ["launch", "home-state", "provider", "seller", "export-law"];

/// A question without its day: the other fields of the contract's table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question<'a> {
    pub(crate) place: &'a str,
    pub(crate) provider: &'a str,
    pub(crate) model: Option<&'a str>,
    pub(crate) channel: &'a str,
    pub(crate) who: &'a str,
    pub(crate) owner: Option<&'a str>,
    pub(crate) route: &'a str,
}

/// What a gate answers. The contract does not rank the reasons of several rules that are all unknown, so each is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GateAnswer<'a> {
    pub(crate) status: &'a str,
    pub(crate) whys: Vec<&'a str>,
}

impl<'a> GateAnswer<'a> {
    fn plain(status: &'a str) -> Self {
        Self { status, whys: Vec::new() }
    }

    fn unknown(why: &'a str) -> Self {
        Self { status: "unknown", whys: vec![why] }
    }
}

/// A timeline that concerns the question, with what it says about the question's place (or owner) over time.
#[derive(Debug)]
pub(crate) struct Concerned<'a> {
    rule: &'a Timeline,
    said: WhatIsSaid<'a>,
}

/// A timeline applies to what it names; what it leaves out it does not restrict ("left out = every maker", "every door",
/// "all", "any").
pub(crate) fn rules_that_concern<'a>(record: &'a Record, question: &Question<'a>) -> Vec<Concerned<'a>> {
    let mut found = Vec::new();
    for rule in &record.timelines {
        let allows = |named: &Option<Vec<String>>, value: &str| match named {
            Some(values) => values.iter().any(|v| v == value),
            None => true,
        };
        if !allows(&rule.provider, question.provider) || !allows(&rule.channel, question.channel) {
            continue;
        }
        if !allows(&rule.who, question.who) || !allows(&rule.route, question.route) {
            continue;
        }
        if !is_about_the_model(record, rule, question) {
            continue;
        }
        let here = record.place(question.place);
        if !place::is_covered(here, &rule.place, &rule.except) {
            continue;
        }
        let owner = owner_of(question).map(|code| record.place(code));
        if let Some(owners) = &rule.owner {
            // "The rule applies to companies whose ultimate owner sits there": to nobody else.
            match owner {
                Some(owner) if place::is_covered(owner, owners, &[]) => {}
                _ => continue,
            }
        }
        // "`applies_to = owner`: the list is held against the owner's place"; who has no owner is not held against it.
        let held_against = if rule.applies_to_owner { owner } else { Some(here) };
        if let Some(held_against) = held_against {
            found.push(Concerned { rule, said: time::what_is_said(rule, held_against) });
        }
    }
    found
}

/// Owner: "for `enterprise`: place of the ultimate majority owner's headquarters; ignored otherwise"; by default "same as
/// `place`".
fn owner_of<'a>(question: &Question<'a>) -> Option<&'a str> {
    if question.who != "enterprise" {
        return None;
    }
    Some(question.owner.unwrap_or(question.place))
}

/// Model: by default "the maker's flagship; on `weights`, its open-weight family". A timeline's `model` left out means "any
/// (in `launch`: the maker's flagship only)".
fn is_about_the_model(record: &Record, rule: &Timeline, question: &Question<'_>) -> bool {
    let mut family = question.model;
    if family.is_none() && question.channel == "weights" {
        family = record.open_weights_of(question.provider);
    }
    match &rule.model {
        Some(models) => family.is_some_and(|f| models.iter().any(|m| m == f)),
        None if rule.gate == "launch" => family.is_none(),
        None => true,
    }
}

/// The five gates on one day. "Every gate is evaluated on its own, also behind a closed one."
pub(crate) fn gates<'a>(record: &'a Record, question: &Question<'a>, rules: &[Concerned<'a>], day: &str) -> Vec<GateAnswer<'a>> {
    GATES.iter().map(|gate| gate_on(record, question, rules, gate, day)).collect()
}

fn gate_on<'a>(record: &'a Record, question: &Question<'a>, rules: &[Concerned<'a>], gate: &str, day: &str) -> GateAnswer<'a> {
    let sold_by_another = !["app", "api", "weights"].contains(&question.channel);
    // Seller: "`not-applicable` on `app`, `api`, `weights`".
    if gate == "seller" && !sold_by_another {
        return GateAnswer::plain("not-applicable");
    }
    let mut direct: Vec<Spoken<'a>> = Vec::new();
    let mut about_the_workaround: Vec<Spoken<'a>> = Vec::new();
    for concerned in rules.iter().filter(|c| c.rule.gate == gate) {
        if let Some(saying) = time::on_day(concerned.rule, &concerned.said, day) {
            let only_vpn = concerned.rule.route.is_some();
            let group = if only_vpn { &mut about_the_workaround } else { &mut direct };
            group.push(Spoken { rule: concerned.rule, saying });
        }
    }
    // "On a cloud the maker's rules count only where a source says that the seller applies them, else `not-applicable`":
    // such a rule is on record for that door.
    if direct.is_empty() && gate == "provider" && sold_by_another {
        return GateAnswer::plain("not-applicable");
    }
    // "Beyond the dataset's date: `unknown`, `stale`. This goes for every rule": and for there being none.
    if day > record.date.as_str() {
        return GateAnswer::unknown("stale");
    }
    // "No rule on record: `home-state` and `export-law` are `open` …; `launch`, `provider` and `seller` are `unknown`,
    // `not-stated`."
    if direct.is_empty() {
        return match gate {
            "home-state" | "export-law" => GateAnswer::plain("open"),
            _ => GateAnswer::unknown("not-stated"),
        };
    }
    let mut heard = without_the_overridden(direct.clone());
    if question.route == "vpn" {
        heard = by_the_workaround(heard, direct, about_the_workaround);
    }
    strictest(&heard)
}

/// What one rule says on the day.
#[derive(Clone, Debug)]
struct Spoken<'a> {
    rule: &'a Timeline,
    saying: Saying<'a>,
}

/// `narrows`: "the broader timelines that this one overrides wherever it speaks".
fn without_the_overridden(spoken: Vec<Spoken<'_>>) -> Vec<Spoken<'_>> {
    let overridden = |id: &str| spoken.iter().any(|s| s.rule.narrows.iter().any(|n| n == id));
    let stay: Vec<bool> = spoken.iter().map(|s| !overridden(&s.rule.id)).collect();
    spoken.into_iter().zip(stay).filter(|(_, stays)| *stays).map(|(s, _)| s).collect()
}

/// "`route=vpn` turns a gate that only `network` rules close into `unenforced`; rules that look at anything else stay as
/// they are. Where nothing is closed, `vpn` changes nothing": so rules about the workaround itself (`route = ["vpn"]`) are
/// heard only where something is closed.
fn by_the_workaround<'a>(heard: Vec<Spoken<'a>>, direct: Vec<Spoken<'a>>, workaround: Vec<Spoken<'a>>) -> Vec<Spoken<'a>> {
    if heard.iter().all(|s| s.saying.status != "closed") {
        return heard;
    }
    let mut all = direct;
    all.extend(workaround);
    let mut heard = without_the_overridden(all);
    for spoken in &mut heard {
        if spoken.saying.status == "closed" && spoken.rule.looks_at.as_deref() == Some("network") {
            spoken.saying.status = "unenforced";
        }
    }
    heard
}

/// "Several timelines that speak on one gate: the strictest counts (closed, failing, unknown, unenforced, conditional, open)."
fn strictest<'a>(heard: &[Spoken<'a>]) -> GateAnswer<'a> {
    for status in ["closed", "failing", "unknown", "unenforced", "conditional", "open"] {
        let with_it: Vec<&Spoken<'a>> = heard.iter().filter(|s| s.saying.status == status).collect();
        if !with_it.is_empty() {
            return GateAnswer { status, whys: with_it.iter().filter_map(|s| s.saying.why).collect() };
        }
    }
    panic!("a rule has a status that the README does not list: {heard:?}");
}

/// The contract's table of verdicts, from the first line to the last.
pub(crate) fn verdict(gates: &[GateAnswer<'_>]) -> &'static str {
    let stops = |g: &GateAnswer<'_>| g.status == "closed" || g.status == "failing";
    let some_gate_is = |status: &str| gates.iter().any(|g| g.status == status);
    if stops(&gates[0]) {
        "unavailable"
    } else if gates.iter().any(stops) {
        "blocked"
    } else if some_gate_is("unknown") {
        "unknown"
    } else if some_gate_is("unenforced") {
        "against-rules"
    } else if some_gate_is("conditional") {
        "conditional"
    } else {
        "allowed"
    }
}
