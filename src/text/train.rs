//! The answer to the second question in words: the word, the sentence, the smaller addition, what a gate does. Chooses texts by
//! verdict, gate and path.

use super::{Msg, Slot, Words, msg, slot};
use crate::date::Date;
use crate::policy::{Status, Why};
use crate::training::data::Training;
use crate::training::decide::{GateOutcome, Outcome};
use crate::training::question::{Buyer, Question};
use crate::training::vocabulary::{Gate, Needs, Path, Verdict};

impl Words<'_, '_> {
    /// The whole answer about a chip: the word and the sentence. What is foreign in it stands without marks.
    pub fn chip_sentence(self, training: &Training, outcome: &Outcome) -> String {
        let body = self.chip_body(training, outcome).replace(super::FOREIGN, "");
        self.fill(msg::ANSWER_WHOLE, &[(slot::WORD, self.chip_word(outcome.verdict)), (slot::BODY, &body)])
    }

    /// The answer in a few words, with their full stop.
    pub fn chip_word(self, verdict: Verdict) -> &'static str {
        self.get(msg::CHIP_VERDICT_WORD.at(verdict as usize))
    }

    /// The verdict as a label inside other texts.
    pub fn chip_verdict(self, verdict: Verdict) -> &'static str {
        self.get(msg::CHIP_VERDICT_LABEL.at(verdict as usize))
    }

    /// Who can say no at a gate.
    pub fn chip_gate(self, gate: Gate) -> &'static str {
        self.get(msg::CHIP_GATE_NAME.at(gate as usize))
    }

    /// The sentence after the word: names the place, the buyer, the chip and the day.
    pub fn chip_body(self, training: &Training, outcome: &Outcome) -> String {
        let q = &outcome.question;
        let (day, who, chip) = (self.date(q.date), self.buyer(training, q), name(training, q));
        let act = self.fill(msg::CHIP_PATH_ACT.at(q.path as usize), &[(slot::CHIP, chip)]);
        let say = |message: Msg, slot: Slot, value: &str| {
            let own = [(slot::DAY, day.as_str()), (slot::WHO, &who), (slot::CHIP, chip), (slot::ACT, &act), (slot, value)];
            self.fill(message, &own)
        };
        let message = match outcome.verdict {
            Verdict::Unavailable if q.path == Path::Domestic => msg::CHIP_ANSWER_NOT_MADE,
            Verdict::Unavailable => msg::CHIP_ANSWER_UNAVAILABLE,
            Verdict::Denied if q.path == Path::OwnStock => msg::CHIP_ANSWER_NEVER_FREE,
            Verdict::Denied => msg::CHIP_ANSWER_DENIED,
            Verdict::ImportBlocked => msg::CHIP_ANSWER_IMPORT_BLOCKED,
            Verdict::GrantedUndelivered => msg::CHIP_ANSWER_UNDELIVERED,
            Verdict::GrantedDelivered => msg::CHIP_ANSWER_DELIVERED,
            Verdict::Licence => msg::CHIP_ANSWER_LICENCE,
            Verdict::Notice => msg::CHIP_ANSWER_NOTICE,
            Verdict::Free if q.path == Path::RentAbroad => msg::CHIP_ANSWER_FREE_ABROAD,
            Verdict::Free => msg::CHIP_ANSWER_FREE,
            Verdict::Unknown => {
                let question = say(msg::CHIP_ANSWER_QUESTION, slot::DAY, "");
                let why = outcome.gates.iter().find(|g| g.status == Status::Unknown).and_then(|g| g.why);
                let group = msg::CHIP_ANSWER_UNKNOWN.at(why.unwrap_or(Why::NotStated) as usize);
                return self.fill(group, &[(slot::QUESTION, &question), (slot::END, &self.date(training.date()))]);
            }
        };
        say(message, slot::ACTOR, &self.refuser(training, outcome))
    }

    /// What must be known about the answer; empty if there is nothing to add.
    pub fn chip_note(self, training: &Training, outcome: &Outcome) -> String {
        let mut notes = Vec::new();
        if let Some(last) = outcome.last_known {
            let values = [(slot::END, self.date(training.date())), (slot::LABEL, self.chip_verdict(last).to_owned())];
            notes.push(self.fill(msg::CHIP_NOTE_LAST_KNOWN, &values.each_ref().map(|(slot, text)| (*slot, text.as_str()))));
        }
        if let Some((from, to)) = outcome.once_free.filter(|_| outcome.question.path == Path::OwnStock) {
            let since = if from <= Date::EARLIEST { msg::CHIP_NOTE_ONCE_FREE } else { msg::CHIP_NOTE_ONCE_FREE_SINCE };
            notes.push(self.fill(since, &[(slot::FROM, &self.date(from)), (slot::DAY, &self.date(to))]));
        }
        // Of a described chip the one says the other.
        let doubtful = outcome.rests_on_unverified().then_some(msg::CHIP_NOTE_UNVERIFIED);
        let doubt = if training.is_own(outcome.question.chip) { Some(msg::CHIP_NOTE_OWN) } else { doubtful };
        notes.extend(doubt.map(|doubt| self.get(doubt).to_owned()));
        if let Some(chip) = training.chip(outcome.question.chip).filter(|c| !c.doubt.is_empty() && !outcome.tests.is_empty()) {
            notes.push(self.foreign(chip.doubt));
        }
        self.joined(&notes, msg::JOIN_SENTENCES, msg::JOIN_SENTENCES)
    }

    /// What a gate does, in a few words.
    pub fn chip_line(self, training: &Training, outcome: &Outcome, gate: &GateOutcome) -> &'static str {
        let by_rule = !gate.rules.is_empty();
        let stock = outcome.question.path == Path::OwnStock;
        self.get(match (gate.gate, gate.status) {
            (Gate::Delivery, Status::NotApplicable) if outcome.question.path == Path::Buy => msg::CHIP_LINE_NONE_GRANTED,
            (_, Status::NotApplicable) => msg::CHIP_LINE_NOT_ON_PATH,
            (Gate::Launch, Status::Open) if training.is_own(outcome.question.chip) => msg::CHIP_LINE_TAKEN,
            (Gate::Launch, Status::Open) => msg::CHIP_LINE_ON_MARKET,
            (Gate::Launch, Status::Closed | Status::Failing) if outcome.question.path == Path::Domestic && !by_rule => {
                msg::CHIP_LINE_NOT_MADE
            }
            (Gate::Launch, Status::Closed | Status::Failing) => msg::CHIP_LINE_NOT_YET,
            (Gate::Delivery, Status::Open) => msg::CHIP_LINE_DELIVERED,
            (Gate::Delivery, Status::Closed | Status::Failing) => msg::CHIP_LINE_UNDELIVERED,
            (Gate::ExportRule, Status::Open) if stock => msg::CHIP_LINE_WAS_FREE,
            (Gate::ExportRule, Status::Closed) if stock => msg::CHIP_LINE_NEVER_FREE,
            (_, Status::Open) if !by_rule => msg::TRAIN_NO_RULE,
            (_, Status::Open) => msg::LINE_OPEN,
            (_, Status::Closed | Status::Failing) => msg::CHIP_LINE_REFUSES,
            (_, Status::Conditional | Status::Unenforced) if gate.needs == Some(Needs::Notice) => msg::TRAIN_WANTS_NOTICE,
            (_, Status::Conditional | Status::Unenforced) => msg::TRAIN_WANTS_LICENCE,
            (_, Status::Unknown) => match gate.why {
                Some(Why::Depends) => msg::CHIP_LINE_DEPENDS,
                why => msg::LINE_WHY.at(why.unwrap_or(Why::NotStated) as usize),
            },
        })
    }

    /// Who asks: `a private buyer in China with its parent in Singapore`.
    pub fn buyer(self, training: &Training, q: &Question) -> String {
        let here = self.place_in(q.place);
        let (message, name) = match q.buyer {
            Buyer::Private => (msg::CHIP_BUYER_PRIVATE, ""),
            Buyer::StateFunded => (msg::CHIP_BUYER_STATE_FUNDED, ""),
            Buyer::Named(_) => (msg::CHIP_BUYER_NAMED, q.buyer.name(training)),
        };
        let buyer = self.fill(message, &[(slot::IN, &here), (slot::NAME, name)]);
        match q.owner.filter(|owner| *owner != q.place) {
            Some(owner) => self.fill(msg::CHIP_BUYER_OWNED, &[(slot::BUYER, &buyer), (slot::OWNER_IN, &self.place_in(owner))]),
            None => buyer,
        }
    }

    /// A kind of buyer as a choice in the question.
    pub fn buyer_choice(self, training: &Training, buyer: Buyer) -> String {
        match buyer {
            Buyer::Private => self.get(msg::TRAIN_PRIVATE).to_owned(),
            Buyer::StateFunded => self.get(msg::TRAIN_STATE_FUNDED).to_owned(),
            Buyer::Named(_) => buyer.name(training).to_owned(),
        }
    }

    /// Who made the rule that decides the first gate that stops.
    fn refuser(self, training: &Training, outcome: &Outcome) -> String {
        let Some(gate) = outcome.gates.iter().find(|g| g.status.stops() && g.gate != Gate::Launch) else { return String::new() };
        let rule = gate.rules.first().and_then(|a| training.rule(a.rule));
        rule.map_or_else(|| self.chip_gate(gate.gate).to_owned(), |r| self.foreign(r.actor))
    }
}

fn name<'a>(training: &Training<'a>, q: &Question) -> &'a str {
    training.chip(q.chip).map_or("", |c| c.name)
}
