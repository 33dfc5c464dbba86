//! Every question that can be asked, and what is gathered when a law is broken. No law stands here.

use ai_access::dataset::Dataset;
use ai_access::date::Date;
use ai_access::link;
use ai_access::place_set::PlaceId;
use ai_access::scenario::Scenario;
use ai_access::subject::{Channel, Provider, Route, Who};
use ai_access::tables::Body;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The embedded dataset, decoded once.
pub(crate) fn data() -> &'static Dataset<'static> {
    static DATA: OnceLock<Dataset<'static>> = OnceLock::new();
    DATA.get_or_init(|| Dataset::embedded().unwrap())
}

/// Every question about a place on the direct route, on the default day.
pub(crate) fn questions(place: PlaceId) -> impl Iterator<Item = Scenario> {
    let base = Scenario { place, date: Date::FIRST, ..Scenario::default_for(data()) };
    let doors = Provider::ALL.iter().flat_map(|p| Channel::ALL.iter().map(move |c| (*p, *c)));
    let all = doors.flat_map(|(provider, channel)| Who::ALL.iter().map(move |who| (provider, channel, *who)));
    all.map(move |(provider, channel, who)| Scenario { provider, channel, who, ..base })
}

/// Questions about the families of models, and about owners elsewhere (which only companies have): for some places, all makers.
pub(crate) fn special_questions() -> impl Iterator<Item = Scenario> {
    let data = data();
    let places = ["CN", "HK", "RU", "DE", "US", "UA-43", "GL"].into_iter().map(|code| data.place_by_code(code).unwrap());
    let owners = ["CN", "HK", "RU", "US"].map(|code| data.place_by_code(code));
    places.flat_map(questions).flat_map(move |s| {
        let families = (0u16..).zip(&data.tables().models).filter(move |(_, m)| m.provider == s.provider);
        let models = families.map(move |(index, _)| Scenario { model: Some(index), ..s });
        let owned = owners.into_iter().map(move |owner| Scenario { owner, ..s });
        models.chain(owned)
    })
}

/// Every n-th question of the whole domain, in a stride that meets all values of every field.
pub(crate) fn sample(count: usize) -> impl Iterator<Item = Scenario> {
    let places = data().tables().places.len();
    (0..count).map(move |n| {
        let place = PlaceId(u16::try_from(n * 31 % places).unwrap());
        let all = Provider::ALL.len() * Channel::ALL.len() * Who::ALL.len();
        let question = questions(place).nth(n * 97 % all).unwrap();
        let route = if n % 4 == 3 { Route::Vpn } else { Route::Direct };
        Scenario { route, ..question }
    })
}

/// The places and the maker of the story at every door, for every customer.
pub(crate) fn story() -> impl Iterator<Item = Scenario> {
    let codes = ["CN", "HK", "MO", "TW", "IT", "UA", "UA-43", "SA", "US"];
    let places = codes.into_iter().map(|code| data().place_by_code(code).unwrap());
    places.flat_map(questions).filter(|s| s.provider == Provider::OpenAi)
}

/// One question for each thing that the data say: each timeline, and on lists each dated change and each dispute.
pub(crate) fn one_for_each_rule() -> impl Iterator<Item = Scenario> {
    let data = data();
    data.tables().timelines.iter().flat_map(move |t| {
        let parts = match &t.body {
            Body::Steps(_) => Vec::new(),
            Body::Sightings(list) => {
                list.changes.iter().map(|c| c.places).chain(list.disputes.iter().map(|d| d.places)).collect()
            }
        };
        let first = move |set: u16| data.places().map(|(place, _)| place).find(|place| data.in_set(set, *place));
        let places = [t.places].into_iter().chain(parts).filter_map(first);
        places.map(move |place| Scenario {
            place,
            provider: *Provider::ALL.iter().find(|v| t.providers & v.bit() != 0).unwrap(),
            model: t.models.first().copied(),
            channel: *Channel::ALL.iter().find(|v| t.channels & v.bit() != 0).unwrap(),
            date: Date::FIRST,
            who: *Who::ALL.iter().find(|v| t.who & v.bit() != 0).unwrap(),
            owner: t.owners.and_then(first),
            route: if t.routes & Route::Direct.bit() == 0 { Route::Vpn } else { Route::Direct },
        })
    })
}

/// The stretches of days in which no rule about a question can change: first and last day of each. Taken from the tables, not
/// from the engine: every day that a timeline about the maker, the door, the customer and the place names.
pub(crate) fn stretches(question: &Scenario) -> Vec<(Date, Date)> {
    let data = data();
    let mut starts = vec![Date::EARLIEST, data.date().plus(1)];
    let about = data.tables().timelines.iter().filter(|t| {
        t.providers & question.provider.bit() != 0
            && t.channels & question.channel.bit() != 0
            && t.who & question.who.bit() != 0
            && data.in_set(t.places, question.place)
    });
    for timeline in about {
        match &timeline.body {
            Body::Steps(steps) => starts.extend(steps.iter().flat_map(|s| [s.from, s.not_before]).flatten()),
            Body::Sightings(list) => {
                starts.extend(list.since);
                starts.extend(list.seen.iter().flat_map(|s| [s.day, s.until.plus(1)]));
                starts.extend(list.changes.iter().map(|c| c.on));
                starts.extend(list.disputes.iter().flat_map(|d| [Some(d.from), d.to.map(|to| to.plus(1))]).flatten());
            }
        }
    }
    starts.sort_unstable();
    starts.dedup();
    let ends: Vec<Date> = starts.iter().skip(1).map(|day| day.plus(-1)).chain([Date::LAST]).collect();
    starts.into_iter().zip(ends).collect()
}

/// A question as `place=CN provider=openai …`.
pub(crate) fn words(scenario: &Scenario) -> String {
    let fields = link::all(data(), scenario);
    fields.into_iter().filter_map(|(key, value)| Some(format!("{key}={}", value?))).collect::<Vec<_>>().join(" ")
}

/// Broken laws: how often, and the first examples.
#[derive(Default)]
pub(crate) struct Broken(BTreeMap<String, (usize, Vec<String>)>);

impl Broken {
    pub(crate) fn note(&mut self, law: impl Into<String>, scenario: &Scenario, what: &str) {
        let (count, examples) = self.0.entry(law.into()).or_default();
        *count += 1;
        if examples.len() < 4 {
            examples.push(format!("{}: {what}", words(scenario)));
        }
    }

    pub(crate) fn merge(&mut self, other: Self) {
        for (law, (count, examples)) in other.0 {
            let own = self.0.entry(law).or_default();
            own.0 += count;
            own.1.extend(examples.into_iter().take(4));
        }
    }

    /// Fails with every law that was broken.
    pub(crate) fn assert_none(&self) {
        let line = |(law, (count, examples)): (&String, &(usize, Vec<String>))| {
            format!("{law}: broken {count} times\n    {}", examples.join("\n    "))
        };
        assert!(self.0.is_empty(), "{}", self.0.iter().map(line).collect::<Vec<_>>().join("\n"));
    }
}
