//! Who is paid, in words: the word, the sentence, the smaller addition.

use super::{Words, msg, slot};
use crate::money::{Query, flow, flows};
use crate::training::data::Training;
use crate::training::vocabulary::Party;

impl Words<'_, '_> {
    /// The whole answer, what must be known about it included.
    pub fn money_sentence(self, training: &Training, query: &Query) -> String {
        let (word, body) = (self.money_word(training, query), self.money_body(training, query));
        let whole = self.fill(msg::ANSWER_WHOLE, &[(slot::WORD, &word), (slot::BODY, &body)]);
        match self.money_note(training, query) {
            Some(note) => self.fill(msg::JOIN_SENTENCES, &[(slot::A, &whole), (slot::B, &note)]),
            None => whole,
        }
    }

    /// How many payments are on record, with a full stop.
    pub fn money_word(self, training: &Training, query: &Query) -> String {
        match flows(training, query).flows.len() {
            0 => self.get(msg::MONEY_WORD_NONE).to_owned(),
            n => self.fill(msg::MONEY_WORD, &[(slot::N, &n.to_string())]),
        }
    }

    /// Who pays whom: each pair once, with the numbers of its payments in the list and in the drawing.
    pub fn money_body(self, training: &Training, query: &Query) -> String {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let known = flows(training, query);
        for (n, found) in (1..).zip(known.flows.iter().filter_map(|index| flow(training, *index))) {
            let side = |role, name: &str| if name.is_empty() { self.party(role).to_owned() } else { self.named(name) };
            let (payer, payee) = (side(found.payer, found.payer_name), side(found.payee, found.payee_name));
            let pair = self.fill(msg::MONEY_PAIR, &[(slot::PAYER, &payer), (slot::PAYEE, &payee)]);
            match pairs.iter_mut().find(|(before, _)| *before == pair) {
                Some((_, numbers)) => *numbers = format!("{numbers}, {n}"),
                None => pairs.push((pair, n.to_string())),
            }
        }
        let pairs: Vec<String> = pairs.iter().map(|(pair, numbers)| format!("{pair} ({numbers})")).collect();
        let message = if pairs.is_empty() { msg::MONEY_NONE } else { msg::MONEY_SOME };
        let listed = self.joined(&pairs, msg::JOIN_CONDITIONS, msg::JOIN_CONDITIONS);
        self.fill(
            message,
            &[
                (slot::DAY, &self.date(query.date)),
                (slot::MAKER, &self.maker(query.provider)),
                (slot::DOOR, &self.door_choice(query.provider, query.channel)),
                (slot::FLOWS, &listed),
            ],
        )
    }

    /// Beyond the data: since when nothing more is known.
    pub fn money_note(self, training: &Training, query: &Query) -> Option<String> {
        let last = self.date(training.tables().money_date);
        flows(training, query).stale.then(|| self.fill(msg::MONEY_STALE, &[(slot::DAY, &last)]))
    }

    /// What somebody is in the flow of money.
    pub fn party(self, party: Party) -> &'static str {
        self.get(msg::PARTY_NAME.at(party as usize))
    }
}
