//! What a comparison calls its rows and columns: gates out of the path, a question by what sets it apart.

use super::{Words, msg, slot};
use crate::link;
use crate::policy::Gate;
use crate::scenario::Scenario;
use crate::subject::Provider;

impl Words<'_, '_> {
    /// A gate by itself, out of the path: `Authorities`, `OpenAI`, or `Maker` where several are meant.
    pub fn gate_title(self, maker: Option<Provider>, gate: Gate) -> String {
        match (gate, maker) {
            (Gate::Provider, Some(maker)) => self.maker(maker),
            (Gate::Provider, None) => self.get(msg::COMPARE_MAKER).to_owned(),
            _ => self.get(msg::GATE_NAME.at(gate as usize)).to_owned(),
        }
    }

    /// Names in a row, with an "and" before the last.
    pub fn listed(self, names: &[String]) -> String {
        self.joined(names, msg::JOIN_NAMES_TWO, msg::JOIN_NAMES_MORE)
    }

    /// A question in the words in which it differs from another: `Hong Kong, 1 August 2024`.
    pub fn apart(self, s: &Scenario, from: &Scenario) -> String {
        let parts = link::differing(self.data, from, s).into_iter().map(|(field, _)| match field {
            "place" => self.place(s.place),
            "provider" => self.maker(s.provider),
            "model" => {
                let model = s.model.and_then(|m| self.data.model(m));
                model.map_or_else(|| self.get(msg::ASK_FLAGSHIP).to_owned(), |m| self.named(m.name))
            }
            "channel" => self.door_choice(s.provider, s.channel),
            "who" => self.who_choice(s.who).to_owned(),
            "owner" => self.fill(msg::ASK_OWNER, &[(slot::OWNER, &self.place(s.owner_place().unwrap_or(s.place)))]),
            "route" => self.route(s.route).to_owned(),
            _ => self.date(s.date),
        });
        self.joined(&parts.collect::<Vec<_>>(), msg::JOIN_DATES, msg::JOIN_DATES)
    }
}
