//! English words: names of makers, doors, customers, gates and statuses, dates. Sentences are built of them in `en`.

use crate::dataset::Dataset;
use crate::date::Date;
use crate::place_set::PlaceId;
use crate::policy::{Confidence, Gate, LooksAt, Status};
use crate::scenario::Scenario;
use crate::subject::{Channel, Provider, Who};
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
pub(super) fn seller_and_product(data: &Dataset, channel: Channel) -> String {
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

/// `a`, `a and b`, `a, b and c`.
pub(super) fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// English words begin with ASCII letters here; the library's full case tables would cost 17 kB in the browser.
pub(super) fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
