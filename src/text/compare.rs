//! What a comparison calls its rows and columns: doors by themselves, gates by whose they are, a question by what sets it apart.

use super::{Words, msg, slot};
use crate::link;
use crate::policy::Gate;
use crate::scenario::Scenario;

impl Words<'_, '_> {
    /// A door as the name of a row: `ChatGPT`, `its own API`, `Microsoft’s Azure`.
    pub fn door_name(self, s: &Scenario) -> String {
        self.through(msg::DOOR_ROW, s.provider, s.channel)
    }

    /// A gate by whose it is, out of the path: `Authorities in China`, `OpenAI`.
    pub fn gate_title(self, s: &Scenario, gate: Gate) -> String {
        match gate {
            Gate::Provider => self.gate_name(s, gate),
            _ => self.get(msg::COMPARE_GATE.at(gate as usize)).to_owned(),
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
            "channel" => self.door_name(s),
            "who" => self.who_choice(s.who).to_owned(),
            "owner" => self.fill(msg::ASK_OWNER, &[(slot::OWNER, &self.place(s.owner_place().unwrap_or(s.place)))]),
            "route" => self.route(s.route).to_owned(),
            _ => self.date(s.date),
        });
        self.joined(&parts.collect::<Vec<_>>(), msg::JOIN_DATES, msg::JOIN_DATES)
    }
}
