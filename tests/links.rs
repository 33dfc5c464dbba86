//! Questions as key and value pairs and back, with every value there is and with whatever else may stand in a link. What the
//! answers are is not looked at here.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may stop")]

use ai_access::dataset::Dataset;
use ai_access::date::Date;
use ai_access::link::{self, FIELDS, Invalid};
use ai_access::place_set::PlaceId;
use ai_access::scenario::Scenario;
use ai_access::state::State;
use ai_access::subject::{Channel, Provider, Route, Who};
use ai_access::view::View;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;

static DATA: LazyLock<Dataset<'static>> = LazyLock::new(|| Dataset::embedded().unwrap());

fn default() -> Scenario {
    Scenario::default_for(&DATA)
}

fn read(pairs: &[(&str, &str)]) -> (Scenario, Vec<Invalid>) {
    link::read(&DATA, pairs.iter().copied())
}

/// Every value of every field, with the question that it makes.
fn every_value() -> Vec<(&'static str, String, Scenario)> {
    let base = default();
    let mut all = Vec::new();
    for (place, row) in DATA.places() {
        all.push(("place", row.code.to_owned(), Scenario { place, ..base }));
        all.push(("owner", row.code.to_owned(), Scenario { owner: Some(place), ..base }));
    }
    all.extend(Provider::ALL.iter().map(|p| ("provider", p.id().to_owned(), Scenario { provider: *p, ..base })));
    all.extend(Channel::ALL.iter().map(|c| ("channel", c.id().to_owned(), Scenario { channel: *c, ..base })));
    all.extend(Who::ALL.iter().map(|w| ("who", w.id().to_owned(), Scenario { who: *w, ..base })));
    all.extend(Route::ALL.iter().map(|r| ("route", r.id().to_owned(), Scenario { route: *r, ..base })));
    let days = (Date::EARLIEST.day_number()..=Date::LAST.day_number()).step_by(29).chain([Date::LAST.day_number()]);
    all.extend(days.map(Date::from_day_number).map(|date| ("date", date.to_string(), Scenario { date, ..base })));
    all
}

#[test]
fn every_value_is_read_and_written_back() {
    for (field, value, expected) in every_value() {
        let (came, invalid) = read(&[(field, &value)]);
        assert_eq!((came, invalid), (expected, Vec::new()), "{field}={value}");
        let written = link::write(&DATA, &came);
        let usual = expected == default() || (field == "owner" && expected.owner == Some(expected.place));
        let pairs = if usual { Vec::new() } else { vec![(field, value.clone())] };
        assert_eq!(written, pairs, "{field}={value}: what differs from the default is written, and nothing else");
    }
}

#[test]
fn every_family_is_read_with_its_maker_and_with_no_other() {
    let models = &DATA.tables().models;
    assert!(!models.is_empty());
    for (index, model) in (0..).zip(models) {
        for provider in Provider::ALL {
            let (came, invalid) = read(&[("model", model.id), ("provider", provider.id())]);
            let namesake = models.iter().any(|m| m.id == model.id && m.provider == *provider);
            if *provider == model.provider {
                assert_eq!((came.model, invalid), (Some(index), Vec::new()), "{} of {}", model.id, provider.id());
            } else if !namesake {
                assert_eq!(came.model, None);
                assert_eq!(invalid.iter().map(|i| i.field).collect::<Vec<_>>(), ["model"], "{} of {}", model.id, provider.id());
            }
        }
    }
}

#[test]
fn fields_stand_in_the_order_of_the_contract() {
    assert_eq!(FIELDS, ["place", "provider", "model", "channel", "date", "who", "owner", "route"]);
    let keys = link::all(&DATA, &default()).map(|(key, _)| key);
    assert_eq!(keys, FIELDS);
    let contract =
        [Some("CN"), Some("openai"), None, Some("api"), Some("2024-07-09"), Some("enterprise"), Some("CN"), Some("direct")];
    assert_eq!(link::all(&DATA, &default()).map(|(_, value)| value), contract.map(|v| v.map(str::to_owned)));
    assert_eq!(link::write(&DATA, &default()), [], "defaults are not written");
}

/// A link as it is written down.
type Pairs = &'static [(&'static str, &'static str)];

/// What a link may hold beside one good value a field: pairs, and the pairs that they mean.
#[test]
fn odd_links_mean_what_the_contract_says() {
    let cases: &[(Pairs, Pairs)] = &[
        // Unknown parameters are left to others, also those that look like fields.
        (&[("utm_source", "x"), ("lang", "fr"), ("Place", "US"), ("place ", "US"), ("", "US"), ("\0", "")], &[]),
        // The last of two counts.
        (&[("place", "US"), ("place", "HK")], &[("place", "HK")]),
        (&[("place", "nowhere"), ("place", "HK")], &[("place", "HK")]),
        (&[("place", "HK"), ("place", "CN")], &[]),
        // A missing value is no error.
        (&[("place", ""), ("date", "  "), ("who", "\t")], &[]),
        // The order of the pairs does not matter.
        (&[("model", "gpt-oss"), ("channel", "weights")], &[("model", "gpt-oss"), ("channel", "weights")]),
        (&[("place", "HK"), ("date", "2024-07-09"), ("date", "")], &[("place", "HK")]),
        (&[("place", "hk"), ("owner", "uA-43")], &[("place", "HK"), ("owner", "UA-43")]),
        (&[("place", " HK ")], &[("place", "HK")]),
        // Only a company has an owner; what is ignored is not written.
        (&[("who", "individual"), ("owner", "US")], &[("who", "individual")]),
    ];
    assert_eq!(read(&[("date", "latest")]).0.date, DATA.date());
    for (given, meant) in cases {
        let (came, invalid) = read(given);
        assert_eq!(invalid, [], "{given:?}");
        let meant: Vec<(&str, String)> = meant.iter().map(|(key, value)| (*key, (*value).to_owned())).collect();
        assert_eq!(link::write(&DATA, &came), meant, "{given:?}");
    }
}

/// Values that are wrong, and the valid value that is nearest, where one is near.
#[test]
fn a_wrong_value_is_named_with_the_nearest_valid_one() {
    let cases = [
        ("place", "Chin", Some("CN")),
        ("place", "C", None),
        ("place", "CHN", Some("CN")),
        ("place", "UA-99", None),
        ("place", "Hong  Kong", None),
        ("place", "taiwann", Some("TW")),
        ("place", "qqqqqq", None),
        ("owner", "Germny", Some("DE")),
        ("provider", "opneai", Some("openai")),
        ("provider", "OpenAI", Some("openai")),
        ("provider", "open", Some("openai")),
        ("model", "gpt-os", Some("gpt-oss")),
        ("channel", "azure-chin", Some("azure-china")),
        ("channel", "API", Some("api")),
        ("date", "2100-01-01", Some("2099-12-31")),
        ("date", "1899-12-31", Some("1900-01-01")),
        ("date", "2024-13-01", None),
        ("date", "Latest", None),
        ("date", "09.07.2024", None),
        ("who", "person", None),
        ("who", "goverment", Some("government")),
        ("route", "VPN", Some("vpn")),
    ];
    for (field, value, nearest) in cases {
        let (came, invalid) = read(&[(field, value)]);
        assert_eq!(came, default(), "{field}={value}: a wrong value leaves the default");
        let [error] = invalid.as_slice() else { panic!("{field}={value}: {} errors", invalid.len()) };
        assert_eq!((error.field, error.value.as_str()), (field, value));
        assert!(!error.expected.to_string().is_empty());
        if let Some(nearest) = nearest {
            assert_eq!(error.nearest.as_deref(), Some(nearest), "{field}={value}");
        }
    }
    let fields = [("plce", Some("place")), ("", None), ("place ", Some("place"))];
    for (field, nearest) in fields {
        let error = link::set(&DATA, &mut default(), field, "CN").unwrap_err();
        assert_eq!((error.field, error.value.as_str()), ("field", field));
        assert!(nearest.is_none() || error.nearest.as_deref() == nearest, "{error}");
    }
}

#[test]
fn every_wrong_value_of_a_link_is_named_at_once() {
    let wrong = FIELDS.map(|field| (field, "\u{202e}no such value"));
    let (came, invalid) = read(&wrong);
    assert_eq!(came, default());
    assert_eq!(invalid.iter().map(|i| i.field).collect::<Vec<_>>(), FIELDS);
}

#[test]
fn a_view_is_read_or_named_as_wrong() {
    for view in View::ALL {
        assert_eq!(link::view([("place", "HK"), ("view", view.id())]), (*view, None));
    }
    assert_eq!(link::view([("place", "HK")]), (View::FIRST, None));
    assert_eq!(link::view([("view", "")]), (View::FIRST, None));
    let (view, error) = link::view([("view", "mpa")]);
    let error = error.unwrap();
    assert_eq!((view, error.field, error.nearest.as_deref()), (View::FIRST, "view", Some("map")));
    assert!(error.to_string().contains("why, "), "{error}");
}

#[test]
fn a_pinned_question_is_read_or_named_as_wrong() {
    let asked = Scenario { place: DATA.place_by_code("HK").unwrap(), ..default() };
    let pin = |value| link::pin(&DATA, &asked, [("place", "HK"), ("pin", value)]);
    assert_eq!(link::write_pin(&DATA, &asked, &default()), "place.CN");
    assert_eq!(pin("place.CN"), (Some(default()), None));
    assert_eq!(link::write_pin(&DATA, &asked, &asked), "place.HK", "a pin that differs in nothing is a pin all the same");
    assert_eq!((pin("place.HK").0, pin(""), pin(" ")), (Some(asked), (None, None), (None, None)));
    let moved = Scenario { date: Date::parse("2024-08-01").unwrap(), channel: Channel::Azure, ..default() };
    assert_eq!(link::write_pin(&DATA, &asked, &moved), "place.CN~channel.azure~date.2024-08-01");
    let wrong = [
        ("place.Atlantis", "place.Atlantis", None, "code of ISO 3166"),
        ("place.CN~channel.azur", "channel.azur", Some("channel.azure"), "one of app"),
        ("plaec.CN", "plaec.CN", None, "place.HK~date.2024-08-01"),
        ("HK", "HK", None, "place.HK~date.2024-08-01"),
        ("place.CN~", "", None, "place.HK~date.2024-08-01"),
    ];
    for (value, part, nearest, expected) in wrong {
        let (pinned, error) = pin(value);
        let error = error.unwrap();
        assert_eq!(
            (pinned, error.field, error.value.as_str(), error.nearest.as_deref()),
            (None, "pin", part, nearest),
            "{value}"
        );
        assert!(error.to_string().contains(expected), "{value}: {error}");
    }
}

/// A page's link opens what it was written from, whatever stands in its values.
#[test]
fn the_link_of_a_page_opens_it_again() {
    let cases: [(Pairs, &str); 7] = [
        (&[], ""),
        (&[("view", "train"), ("flop", "2.1e+25")], "flop=2.1e%2B25&view=train"),
        // What would end a value, or be read as another field, stays in its own.
        (&[("flop", "1&place=US&chip=h20"), ("chip", "a#b=c")], "chip=a%23b%3Dc&flop=1%26place%3DUS%26chip%3Dh20"),
        // The parent counts in the second question, whoever asks the first one.
        (
            &[("place", "SG"), ("who", "individual"), ("owner", "CN"), ("view", "train")],
            "place=SG&who=individual&owner=CN&view=train",
        ),
        (&[("place", "HK"), ("pin", "place.CN"), ("view", "compare")], "place=HK&view=compare&pin=place.CN"),
        (&[("story", "july-2024"), ("step", "2"), ("place", "HK")], "place=HK&story=july-2024&step=2"),
        // Without a field it would be the step's own question.
        (&[("story", "july-2024"), ("step", "4"), ("place", "CN")], "place=CN&story=july-2024&step=4"),
    ];
    let owned = |pairs: &[(&str, &str)]| pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<Vec<_>>();
    for (given, written) in cases {
        let state = State::of_link(&DATA, &owned(given));
        let said = link::whole(&DATA, &state.scenario, &state.training, state.view, state.pin.as_ref(), state.story);
        assert_eq!(link::query(said.clone()), written);
        let again: Vec<(&str, &str)> = said.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert_eq!(State::of_link(&DATA, &owned(&again)), state, "{written}");
    }
    assert_eq!(link::coded("a b/ü~%'\"\0"), "a%20b%2F%C3%BC~%25'%22%00", "as browsers code it");
}

/// A value that is longer than any name is compared with none: a page must not freeze over what somebody put into its address.
#[test]
fn a_very_long_value_is_refused_without_looking_for_a_near_one() {
    for field in FIELDS {
        for piece in ["x", "china ", "\u{202e}", "0"] {
            let error = link::set(&DATA, &mut default(), field, &piece.repeat(20_000)).unwrap_err();
            assert_eq!((error.field, error.nearest), (field, None), "{piece:?}");
        }
    }
    // Of nearly the same spelling both; the second is a letter too long.
    let name = "South Georgia and the South Sandwich Islands";
    for (letters, near) in [(64, Some("GS")), (65, None)] {
        let value = format!("{name:x<letters$}");
        let error = link::set(&DATA, &mut default(), "place", &value).unwrap_err();
        assert_eq!(error.nearest.as_deref(), near, "{letters} letters");
    }
}

fn any_scenario() -> impl Strategy<Value = Scenario> {
    let data = &*DATA;
    let place = || (0..data.tables().places.len()).prop_map(|n| PlaceId(u16::try_from(n).unwrap()));
    let day = (Date::EARLIEST.day_number()..=Date::LAST.day_number()).prop_map(Date::from_day_number);
    let words = (select(Provider::ALL), select(Channel::ALL), select(Who::ALL), select(Route::ALL));
    (place(), proptest::option::of(place()), words, day, any::<proptest::sample::Index>(), any::<bool>()).prop_map(
        |(place, owner, (provider, channel, who, route), date, index, named)| {
            let families: Vec<u16> =
                (0..).zip(&DATA.tables().models).filter(|(_, m)| m.provider == provider).map(|(n, _)| n).collect();
            let model = (named && !families.is_empty()).then(|| *index.get(&families));
            Scenario { place, provider, model, channel, date, who, owner, route }
        },
    )
}

/// Short and long, of any script, with control characters, percent signs, marks of writing direction and null bytes.
fn hostile() -> impl Strategy<Value = String> {
    let spice = select(vec![
        "\0",
        "%",
        "%00",
        "%E2%80%AE",
        "\u{202e}",
        "\u{200f}",
        "\u{feff}",
        "\r\n",
        "\u{1b}[31m",
        "<script>",
        "\"",
        "'",
        "~",
        "é",
        "e\u{301}",
        "İ",
        "ß",
        "ﬁ",
        "🏴‍☠️",
        "CN",
        "cn",
        "openai",
        "OPENAI",
        "latest",
        "2024-07-09",
        "-",
        "0",
        "gpt-oss",
        "𐏿",
    ]);
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(spice, 0..6).prop_map(|parts| parts.concat()),
        (any::<char>(), 0..600_usize).prop_map(|(c, n)| c.to_string().repeat(n)),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "[a-zA-Z]{1,3}(-[0-9]{0,3})?",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_question_survives_its_link(question in any_scenario(), order in any::<prop::sample::Index>()) {
        let mut pairs = link::write(&DATA, &question);
        for (key, value) in &pairs {
            prop_assert!(link::all(&DATA, &question).contains(&(*key, Some(value.clone()))));
        }
        if !pairs.is_empty() {
            let turn = order.index(pairs.len());
            pairs.rotate_left(turn);
        }
        let (came, invalid) = link::read(&DATA, pairs.iter().map(|(key, value)| (*key, value.as_str())));
        prop_assert_eq!(invalid, Vec::new());
        prop_assert_eq!(link::all(&DATA, &came), link::all(&DATA, &question));
        prop_assert_eq!(came.model, question.model);
        prop_assert_eq!(link::write(&DATA, &came).len(), pairs.len());
    }

    #[test]
    fn a_pinned_question_survives_its_link(asked in any_scenario(), pinned in any_scenario()) {
        let value = link::write_pin(&DATA, &asked, &pinned);
        prop_assert!(value.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c)), "{value} needs no percent signs");
        let (came, invalid) = link::pin(&DATA, &asked, [("pin", value.as_str())]);
        prop_assert_eq!(invalid, None);
        prop_assert_eq!(came.map(|c| link::all(&DATA, &c)), Some(link::all(&DATA, &pinned)), "{}", value);
        prop_assert_eq!(came.and_then(|c| c.model), pinned.model);
    }

    #[test]
    fn no_text_breaks_a_pin(value in hostile(), field in select(FIELDS.to_vec())) {
        for value in [value.clone(), format!("{field}.{value}")] {
            let (pinned, error) = link::pin(&DATA, &default(), [("pin", value.as_str())]);
            prop_assert!(pinned.is_none() || error.is_none());
            prop_assert!(error.is_none_or(|e| e.field == "pin" && e.value.chars().count() <= 41));
        }
    }

    #[test]
    fn no_text_breaks_a_field(value in hostile(), field in select(FIELDS.to_vec())) {
        let mut question = default();
        match link::set(&DATA, &mut question, field, &value) {
            Ok(()) => {
                let values = link::all(&DATA, &question);
                let written = values.iter().find(|(key, _)| *key == field).and_then(|(_, v)| v.clone()).unwrap();
                prop_assert!(written.eq_ignore_ascii_case(&value) || value == "latest", "{} became {}", value, written);
            }
            Err(error) => {
                prop_assert_eq!(question, default(), "an error leaves the question as it was");
                prop_assert_eq!(error.field, field);
                prop_assert!(harmless(&value).starts_with(error.value.trim_end_matches('…')) && error.value.chars().count() <= 41);
                prop_assert!(!error.expected.to_string().is_empty());
                let text = error.to_string();
                prop_assert!(text.starts_with(field) && !text.ends_with('.'), "{}", text);
                if let Some(nearest) = error.nearest {
                    prop_assert!(link::set(&DATA, &mut question, field, &nearest).is_ok(), "nearest `{}` is wrong too", nearest);
                }
            }
        }
    }

    #[test]
    fn no_text_breaks_a_link(pairs in proptest::collection::vec((prop_oneof![hostile(), select(FIELDS.to_vec()).prop_map(str::to_owned)], hostile()), 0..12)) {
        let (came, invalid) = link::read(&DATA, pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())));
        for (field, (_, value)) in FIELDS.iter().zip(link::all(&DATA, &came)) {
            let given = pairs.iter().rev().find(|(key, _)| key == field).map(|(_, value)| value.trim()).filter(|v| !v.is_empty());
            let refused = invalid.iter().filter(|i| i.field == *field).count();
            prop_assert!(refused <= usize::from(given.is_some()), "{} is refused {} times", field, refused);
            // The owner of somebody who is no company is ignored.
            if let (Some(given), Some(value), 0) = (given, value, refused) {
                prop_assert!(value.eq_ignore_ascii_case(given) || given == "latest", "{} became {}", given, value);
            }
        }
    }
}

/// A value as it may be shown: control characters are replaced, so that a terminal does not obey them.
fn harmless(value: &str) -> String {
    value.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
