//! English: the answer in a sentence, the names of gates, doors and customers, dates. Claims come from the data as they are.

use crate::changes::{Change, Field};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{GateOutcome, Outcome};
use crate::place_set::PlaceId;
use crate::policy::{Confidence, Gate, LooksAt, Status, Why};
use crate::rule::{self, Kind, Rule};
use crate::scenario::Scenario;
use crate::subject::{Channel, Provider, Route, Who};
use crate::verdict::Verdict;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `9 July 2024`.
pub fn date(date: Date) -> String {
    let (year, month, day) = date.ymd();
    format!("{day} {} {year}", month_name(month))
}

/// `9 Jul 2024`, for labels.
pub fn short_date(date: Date) -> String {
    let (year, month, day) = date.ymd();
    let name: String = month_name(month).chars().take(3).collect();
    format!("{day} {name} {year}")
}

/// `July 2024`, for pages that name no day.
pub fn month(date: Date) -> String {
    let (year, month, _) = date.ymd();
    format!("{} {year}", month_name(month))
}

fn month_name(month: u32) -> &'static str {
    usize::try_from(month).ok().and_then(|m| MONTHS.get(m.checked_sub(1)?)).copied().unwrap_or_default()
}

/// The answer in one or two words, with its full stop.
pub fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unavailable => "Not on offer.",
        Verdict::Blocked => "No.",
        Verdict::Unknown => "Not known.",
        Verdict::AgainstRules => "Against the rules.",
        Verdict::Conditional => "Yes, if.",
        Verdict::Allowed => "Yes.",
    }
}

/// The verdict as a label inside other texts.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unavailable => "not on offer",
        Verdict::Blocked => "no",
        Verdict::Unknown => "not known",
        Verdict::AgainstRules => "only against rules",
        Verdict::Conditional => "yes, on conditions",
        Verdict::Allowed => "yes",
    }
}

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
            let are = if s.channel == Channel::App { was } else if past { "were" } else { "are" };
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
            format!("On {day} a request for {what}{door} from {who} {way}{gets} through in practice, but {} {forbids} it.", rule_makers(data, outcome))
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
            notes.push(format!("{} had a rule against it too, which {was} not enforced.", capitalised(&gate_actor(data, s, gate.gate))));
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
        (Gate::HomeState, Some(LooksAt::Network)) if deciding(data, gate).is_some_and(|r| is_filter(&r)) => {
            format!("the state’s network filter {} the connection", pick("stopped", "stops"))
        }
        (Gate::HomeState, _) => format!("an order of the authorities {} it", pick("barred", "bars")),
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

/// A filter on the state's own networks, against an order that somebody else carries out.
fn is_filter(rule: &Rule) -> bool {
    rule.id.contains("filter") || rule.id.contains("shutdown")
}

/// Whose rule a request passes against, joined into one clause.
fn rule_makers(data: &Dataset, outcome: &Outcome) -> String {
    let s = &outcome.scenario;
    let clauses: Vec<String> = outcome.gates.iter().filter(|g| g.status == Status::Unenforced).map(|g| match g.gate {
        Gate::HomeState => format!("a rule of the authorities in {}", place_in(data, s.place)),
        Gate::Provider => format!("a rule of {}", maker(data, s.provider)),
        Gate::Seller => format!("a rule of {}", seller(data, s.channel)),
        Gate::ExportLaw => format!("the law in {}", homes(data, s)),
        Gate::Launch => "a rule".to_owned(),
    }).collect();
    joined(&clauses)
}

/// The conditions of all conditional gates.
fn conditions(data: &Dataset, outcome: &Outcome) -> String {
    let mut found: Vec<String> = Vec::new();
    for gate in outcome.gates.iter().filter(|g| g.status == Status::Conditional) {
        for applied in gate.rules.iter().filter(|a| a.status == Status::Conditional) {
            if let Some(rule) = rule::describe(data, applied.rule).filter(|r| !r.condition.is_empty()) {
                if !found.iter().any(|f| f == rule.condition) {
                    found.push(rule.condition.to_owned());
                }
            }
        }
    }
    if found.is_empty() { "see the gates below".to_owned() } else { found.join("; ") }
}

/// The first of the rules that made a gate's status.
pub fn deciding<'a>(data: &Dataset<'a>, gate: &GateOutcome) -> Option<Rule<'a>> {
    gate.rules.first().and_then(|a| rule::describe(data, a.rule))
}

/// `a company in China`, `a company in Singapore with an owner in China`.
pub fn customer(data: &Dataset, s: &Scenario) -> String {
    let place = place_in(data, s.place);
    let owner = s.owner_place().filter(|o| *o != s.place);
    match (s.who, owner) {
        (Who::Individual, _) => format!("a person in {place}"),
        (Who::Government, _) => format!("a public servant in {place}"),
        (Who::Enterprise, Some(owner)) => format!("a company in {place} whose owner sits in {}", place_in(data, owner)),
        (Who::Enterprise, None) => format!("a company in {place}"),
    }
}

/// Kinds of customer in the plural.
pub fn customers(who: Who) -> &'static str {
    match who {
        Who::Individual => "individuals",
        Who::Enterprise => "companies",
        Who::Government => "public bodies",
    }
}

/// The kind of customer as a choice in the question.
pub fn who_choice(who: Who) -> &'static str {
    match who {
        Who::Individual => "a person",
        Who::Enterprise => "a company",
        Who::Government => "a public servant",
    }
}

/// What is used: `ChatGPT`, `OpenAI’s models`.
pub fn product(data: &Dataset, s: &Scenario) -> String {
    if let Some(model) = s.model.and_then(|m| data.model(m)) {
        return format!("{}’s {}", maker(data, s.provider), model.name);
    }
    if s.channel == Channel::App {
        let app = data.provider(s.provider).map_or("", |p| p.app);
        let name = maker(data, s.provider);
        // The sentence must name the maker, and some products carry its name already.
        return if app.contains(&name) { app.to_owned() } else { format!("{name}’s {app}") };
    }
    format!("{}’s models", maker(data, s.provider))
}

/// The door after the product, with the space before it: ` through OpenAI’s own API`, `through Microsoft’s Azure`.
pub fn door(data: &Dataset, s: &Scenario) -> String {
    match s.channel {
        Channel::App => String::new(),
        Channel::Api => " through the maker’s own API".to_owned(),
        Channel::Weights => " as open weights on its own machines".to_owned(),
        Channel::Azure | Channel::AzureChina | Channel::Bedrock | Channel::Vertex | Channel::GithubCopilot => {
            format!(" through {}", seller_and_product(data, s.channel))
        }
    }
}

/// `Microsoft’s Azure`, `Amazon Bedrock`, `the Azure in China operated by 21Vianet`.
fn seller_and_product(data: &Dataset, channel: Channel) -> String {
    let Some(row) = data.channel(channel) else { return String::new() };
    if channel == Channel::AzureChina {
        format!("the separate {} that {} operates", row.name, row.seller)
    } else if row.name.contains(row.seller) {
        row.name.to_owned()
    } else {
        format!("{}’s {}", row.seller, row.name)
    }
}

/// The door as a choice in the question.
pub fn door_choice(data: &Dataset, provider: Provider, channel: Channel) -> String {
    match channel {
        Channel::App => data.provider(provider).map_or_else(|| "its app".to_owned(), |p| format!("its app, {}", p.app)),
        Channel::Api => "its own API".to_owned(),
        Channel::Weights => "open weights".to_owned(),
        _ => seller_and_product(data, channel),
    }
}

/// The maker's name.
pub fn maker(data: &Dataset, provider: Provider) -> String {
    data.provider(provider).map_or_else(|| provider.id().to_owned(), |p| p.name.to_owned())
}

/// The seller's name.
pub fn seller(data: &Dataset, channel: Channel) -> String {
    data.channel(channel).map(|c| c.seller).filter(|s| !s.is_empty()).unwrap_or("nobody").to_owned()
}

/// A place's name.
pub fn place(data: &Dataset, place: PlaceId) -> String {
    data.place(place).map_or("", |p| p.name).to_owned()
}

/// A place's name as it reads after "in".
pub fn place_in(data: &Dataset, place: PlaceId) -> String {
    data.place(place).map_or("", |p| if p.in_name.is_empty() { p.name } else { p.in_name }).to_owned()
}

/// Whose law binds the maker and the seller: `the United States`, `France and the United States`.
pub fn homes(data: &Dataset, s: &Scenario) -> String {
    let maker = data.provider(s.provider).map(|p| p.home);
    let seller = data.channel(s.channel).and_then(|c| c.home).filter(|h| Some(*h) != maker);
    let names: Vec<String> = maker.into_iter().chain(seller).map(|h| place_in(data, h)).collect();
    joined(&names)
}

/// A gate's name on the path.
pub fn gate_name(data: &Dataset, s: &Scenario, gate: Gate) -> String {
    match gate {
        Gate::Launch => "On offer".to_owned(),
        Gate::HomeState => "Authorities".to_owned(),
        Gate::Provider => maker(data, s.provider),
        Gate::Seller if s.channel.has_seller() => seller(data, s.channel),
        Gate::Seller => "Reseller".to_owned(),
        Gate::ExportLaw => "Export law".to_owned(),
    }
}

/// Where or what a gate is, under its name.
pub fn gate_scope(data: &Dataset, s: &Scenario, gate: Gate) -> String {
    match gate {
        Gate::Launch => "anywhere at all".to_owned(),
        Gate::HomeState => format!("in {}", place_in(data, s.place)),
        Gate::Provider => "the maker".to_owned(),
        Gate::Seller => "who resells it".to_owned(),
        Gate::ExportLaw => format!("in {}", homes(data, s)),
    }
}

/// Who stands at a gate, inside a sentence.
pub fn gate_actor(data: &Dataset, s: &Scenario, gate: Gate) -> String {
    match gate {
        Gate::Launch => "the maker".to_owned(),
        Gate::HomeState => format!("the authorities in {}", place_in(data, s.place)),
        Gate::Provider => maker(data, s.provider),
        Gate::Seller => seller(data, s.channel),
        Gate::ExportLaw => format!("the law in {}", homes(data, s)),
    }
}

/// A status as one word; what screen readers hear with the icon.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Conditional => "on a condition",
        Status::Unenforced => "closed on paper only",
        Status::Failing => "refused in practice",
        Status::Closed => "closed",
        Status::Unknown => "not known",
        Status::NotApplicable => "not on this way",
    }
}

/// What a gate does, with its first day: the line under its name on the path.
pub fn gate_line(data: &Dataset, s: &Scenario, gate: &GateOutcome) -> String {
    let rule = deciding(data, gate);
    let since = rule.as_ref().and_then(|r| r.effective_from).map(|from| {
        let seen = rule.as_ref().is_some_and(|r| r.kind == Kind::Seen);
        if from == s.date && !seen { "from this day".to_owned() } else if seen { format!("seen since {}", short_date(from)) } else { format!("since {}", short_date(from)) }
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
            seller(data, s.channel), maker(data, s.provider)
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

/// How well a rule is sourced, as a label.
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Primary => "Sourced from the actor itself",
        Confidence::Secondary => "Reported",
        Confidence::Uncertain => "Uncertain: one weak source, or an inference",
    }
}

/// What a rule tests, as a clause.
pub fn looks_at(looks_at: LooksAt) -> &'static str {
    match looks_at {
        LooksAt::Network => "where the request comes from",
        LooksAt::Billing => "the country of the bill",
        LooksAt::Customer => "what kind of customer it is",
        LooksAt::Owner => "who owns the customer",
        LooksAt::Residence => "where the person lives",
        LooksAt::Product => "which product it is",
        LooksAt::Law => "what the law says of the conduct",
    }
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

/// `a`, `a and b`, `a, b and c`.
fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// English words begin with ASCII letters here; the library's full case tables would cost 17 kB in the browser.
fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
