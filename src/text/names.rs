//! What things are called: verdicts, customers, products, doors, places, gates, statuses. Sentences are built of them elsewhere.

use super::{Group, Words, msg, slot};
use crate::date::Date;
use crate::link::{Expected, Invalid};
use crate::place_set::PlaceId;
use crate::policy::{Confidence, Gate, LooksAt, Status};
use crate::scenario::Scenario;
use crate::subject::{Channel, Provider, Route, Who};
use crate::verdict::Verdict;

impl Words<'_, '_> {
    /// The answer in one or two words, with its full stop.
    pub fn word(self, verdict: Verdict) -> &'static str {
        self.get(msg::VERDICT_WORD.at(verdict as usize))
    }

    /// The verdict as a label inside other texts.
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        self.get(msg::VERDICT_LABEL.at(verdict as usize))
    }

    /// A status as one word; what screen readers hear with the icon.
    pub fn status(self, status: Status) -> &'static str {
        self.get(msg::STATUS_WORD.at(status as usize))
    }

    /// How well a rule is sourced, as a label.
    pub fn confidence(self, confidence: Confidence) -> &'static str {
        self.get(msg::CONFIDENCE_LABEL.at(confidence as usize))
    }

    /// What a rule tests, as a clause.
    pub fn looks_at(self, looks_at: LooksAt) -> &'static str {
        self.get(msg::LOOKS_AT_CLAUSE.at(looks_at as usize))
    }

    /// Kinds of customer in the plural.
    pub fn customers(self, who: Who) -> &'static str {
        self.get(msg::WHO_MANY.at(who as usize))
    }

    /// The kind of customer as a choice in the question.
    pub fn who_choice(self, who: Who) -> &'static str {
        self.get(msg::WHO_CHOICE.at(who as usize))
    }

    /// The way of the request as a choice in the question.
    pub fn route(self, route: Route) -> &'static str {
        self.get(msg::ROUTE_CHOICE.at(route as usize))
    }

    /// `a company in China`, `a company in Singapore whose owner sits in China`.
    pub fn customer(self, s: &Scenario) -> String {
        let here = self.place_in(s.place);
        match s.owner_place().filter(|o| *o != s.place) {
            Some(owner) => self.fill(msg::WHO_OWNED, &[(slot::IN, &here), (slot::OWNER_IN, &self.place_in(owner))]),
            None => self.fill(msg::WHO_HERE.at(s.who as usize), &[(slot::IN, &here)]),
        }
    }

    /// A name of the data as this language writes it.
    pub fn named(self, name: &str) -> String {
        self.texts.exception('n', name).unwrap_or(name).to_owned()
    }

    /// A condition of the data in this language: it completes "yes, …".
    pub(super) fn condition(self, condition: &str) -> &str {
        self.texts.exception('c', condition).unwrap_or(condition)
    }

    /// What is used: `ChatGPT`, `OpenAI’s models`.
    pub fn product(self, s: &Scenario) -> String {
        let row = self.data.provider(s.provider);
        let name = row.map_or("", |p| p.name);
        let maker = self.maker(s.provider);
        let (message, what) = match (s.model.and_then(|m| self.data.model(m)), row) {
            (Some(model), _) => (msg::PRODUCT_MODEL, model.name),
            (None, Some(row)) if s.channel == Channel::App => (msg::PRODUCT_APP, row.app),
            _ => return self.fill(msg::PRODUCT_MODELS, &[(slot::MAKER, &maker)]),
        };
        // The sentence must name the maker, and some products carry its name already.
        if what.contains(name) {
            return self.named(what);
        }
        let what = self.named(what);
        self.fill(message, &[(slot::MAKER, &maker), (slot::APP, &what), (slot::MODEL, &what)])
    }

    /// The door after what is used, with the space before it: ` through Microsoft’s Azure`.
    pub fn door(self, s: &Scenario) -> String {
        self.through(msg::DOOR_WAY, s.provider, s.channel)
    }

    /// The door as a choice in the question.
    pub fn door_choice(self, provider: Provider, channel: Channel) -> String {
        self.through(msg::DOOR_CHOICE, provider, channel)
    }

    /// The door at the end of the path.
    pub fn door_goal(self, s: &Scenario) -> String {
        self.through(msg::DOOR_GOAL, s.provider, s.channel)
    }

    /// A door in one of the groups that have a text for each.
    pub(super) fn through(self, group: Group, provider: Provider, channel: Channel) -> String {
        let app = self.data.provider(provider).map_or("", |p| p.app);
        let door = self.data.channel(channel).map_or("", |c| c.name);
        self.fill(
            group.at(channel as usize),
            &[
                (slot::APP, &self.named(app)),
                (slot::DOOR, &self.named(door)),
                (slot::MAKER, &self.maker(provider)),
                (slot::SELLER, &self.seller(channel)),
            ],
        )
    }

    /// The maker's name.
    pub fn maker(self, provider: Provider) -> String {
        self.named(self.data.provider(provider).map_or_else(|| provider.id(), |p| p.name))
    }

    /// The seller's name; empty on the maker's own doors.
    pub fn seller(self, channel: Channel) -> String {
        self.named(self.data.channel(channel).map_or("", |c| c.seller))
    }

    /// A place's name.
    pub fn place(self, place: PlaceId) -> String {
        let own = self.texts.exception('p', self.data.code(place));
        let known = self.texts.locale.as_ref().and_then(|l| l.places.get(usize::from(place.0)));
        let english = self.data.place(place).map_or("", |p| p.name);
        own.or(known.map(String::as_str)).filter(|name| !name.is_empty()).unwrap_or(english).to_owned()
    }

    /// `in China`, `in the United States`.
    pub fn place_in(self, place: PlaceId) -> String {
        if let Some(text) = self.texts.exception('i', self.data.code(place)) {
            return super::filled(text, &[(slot::PLACE, &self.place(place))]);
        }
        let english = self.data.place(place).filter(|p| !p.in_name.is_empty() && self.texts.foreign_lang().is_none());
        let name = english.map_or_else(|| self.place(place), |p| p.in_name.to_owned());
        self.fill(msg::PLACE_IN, &[(slot::PLACE, &name)])
    }

    /// What stands before a place's name inside a sentence, such as `the `; none in languages whose names say it themselves.
    pub fn article(self, place: PlaceId) -> Option<String> {
        let place = self.data.place(place).filter(|_| self.texts.foreign_lang().is_none())?;
        Some(place.in_name.strip_suffix(place.name).unwrap_or_default().to_owned())
    }

    /// Where the law binds the maker and the seller: `in the United States`, `in France and in the United States`.
    pub fn law_in(self, s: &Scenario) -> String {
        let maker = self.data.provider(s.provider).map(|p| p.home);
        let seller = self.data.channel(s.channel).and_then(|c| c.home).filter(|h| Some(*h) != maker);
        let places: Vec<String> = maker.into_iter().chain(seller).map(|h| self.place_in(h)).collect();
        self.joined(&places, msg::JOIN_NAMES_TWO, msg::JOIN_NAMES_MORE)
    }

    /// A gate's name on the path.
    pub fn gate_name(self, s: &Scenario, gate: Gate) -> String {
        if gate == Gate::Seller && s.channel.has_seller() {
            self.seller(s.channel)
        } else {
            self.at_gate(msg::GATE_NAME, s, gate)
        }
    }

    /// Where or what a gate is, under its name.
    pub fn gate_scope(self, s: &Scenario, gate: Gate) -> String {
        self.at_gate(msg::GATE_SCOPE, s, gate)
    }

    /// A gate in one of the groups that have a text for each.
    pub(super) fn at_gate(self, group: Group, s: &Scenario, gate: Gate) -> String {
        self.fill(
            group.at(gate as usize),
            &[
                (slot::IN, &self.place_in(s.place)),
                (slot::LAW_IN, &self.law_in(s)),
                (slot::MAKER, &self.maker(s.provider)),
                (slot::SELLER, &self.seller(s.channel)),
                (slot::WHAT, &self.product(s)),
                (slot::DOOR, &self.door(s)),
            ],
        )
    }

    /// What would be valid instead of a value that is not.
    pub fn expected(self, error: &Invalid) -> String {
        match &error.expected {
            Expected::OneOf(values) => self.fill(msg::EXPECTED_ONE_OF, &[(slot::VALUES, values)]),
            Expected::Day => {
                let (first, last) = (Date::EARLIEST.to_string(), Date::LAST.to_string());
                self.fill(msg::EXPECTED_DAY, &[(slot::FIRST, &first), (slot::LAST, &last), (slot::WORD, "latest")])
            }
            Expected::Code => self.fill(msg::EXPECTED_CODE, &[(slot::VALUES, &Expected::CODES.join(", "))]),
            Expected::Loaded => self.get(msg::EXPECTED_LOADED).to_owned(),
            Expected::Family(maker, ids) => self.fill(msg::EXPECTED_FAMILY, &[(slot::MAKER, maker.id()), (slot::VALUES, ids)]),
            Expected::Flop => self.get(msg::TRAIN_EXPECTED_FLOP).to_owned(),
            Expected::Share => self.get(msg::TRAIN_EXPECTED_MFU).to_owned(),
            Expected::Days => self.get(msg::TRAIN_EXPECTED_DAYS).to_owned(),
            Expected::OneSize => self.get(msg::TRAIN_EXPECTED_ONE_SIZE).to_owned(),
            Expected::Figure(last) => self.fill(msg::TRAIN_EXPECTED_FIGURE, &[(slot::LAST, &last.to_string())]),
            Expected::OfOwnChip => self.get(msg::TRAIN_EXPECTED_OWN).to_owned(),
            Expected::Pairs => self.fill(msg::EXPECTED_PAIRS, &[(slot::VALUES, Expected::PAIRS)]),
            Expected::NoFamily(maker) => self.fill(msg::EXPECTED_NO_FAMILY, &[(slot::MAKER, maker.id())]),
        }
    }

    /// The whole of what is wrong with a value, and the nearest valid one. The page shows the same in its parts.
    pub fn refusal(self, error: &Invalid) -> String {
        let expected = self.expected(error);
        let values = [(slot::FIELD, error.field), (slot::VALUE, &error.value), (slot::EXPECTED, &expected)];
        let wrong = self.fill(msg::NOTICE_VALUE, &values);
        match &error.nearest {
            Some(nearest) => {
                let nearest = self.fill(msg::NOTICE_NEAREST, &[(slot::VALUE, nearest)]);
                self.fill(msg::JOIN_SENTENCES, &[(slot::A, &wrong), (slot::B, &nearest)])
            }
            None => wrong,
        }
    }
}
