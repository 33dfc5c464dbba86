//! The answer: the word, the sentence, the smaller addition. Chooses texts by verdict, gate and time.

use super::gate::{bypassed, deciding};
use super::{Slot, Words, msg, slot};
use crate::decide::{GateOutcome, Outcome};
use crate::evidence::OLD_AFTER;
use crate::policy::{Gate, LooksAt, Means, Status, Why};
use crate::rule;
use crate::scenario::Scenario;
use crate::subject::{Route, Who};
use crate::tables::{Body, Timeline};
use crate::verdict::Verdict;

impl Words<'_, '_> {
    /// The whole answer: the word and the sentence.
    pub fn sentence(self, outcome: &Outcome) -> String {
        self.fill(msg::ANSWER_WHOLE, &[(slot::WORD, self.word(outcome.verdict)), (slot::BODY, &self.body(outcome))])
    }

    /// Whether a question is about a day before the data's own.
    fn past(self, s: &Scenario) -> bool {
        s.date < self.data.date()
    }

    /// The sentence after the word. Names the place, the maker, the date, and the seller where there is one.
    pub fn body(self, outcome: &Outcome) -> String {
        let s = &outcome.scenario;
        let past = self.past(s);
        let (day, who, what, door) = (self.date(s.date), self.customer(s), self.product(s), self.door(s));
        let say = |message, slot: Slot, value: &str| {
            let own = [(slot::DAY, day.as_str()), (slot::WHO, &who), (slot::WHAT, &what), (slot::DOOR, &door), (slot, value)];
            self.fill(message, &own)
        };
        match outcome.verdict {
            Verdict::Unavailable => say(msg::ANSWER_UNAVAILABLE.when(past), slot::DAY, ""),
            Verdict::Blocked => say(msg::ANSWER_BLOCKED.when(past), slot::REASONS, &self.reasons(outcome)),
            Verdict::Unknown => self.not_known(outcome, &say(msg::ANSWER_QUESTION.when(past), slot::DAY, "")),
            Verdict::AgainstRules => {
                // A rule that nobody enforces passes on every route: only of what a workaround hides is it said that it does.
                let hidden = outcome.gates.iter().any(|g| bypassed(self.data, g));
                let group = if hidden { msg::ANSWER_BY_VPN } else { msg::ANSWER_AGAINST_RULES };
                say(group.when(past), slot::RULES, &self.rules(outcome))
            }
            Verdict::Conditional => say(msg::ANSWER_CONDITIONAL.when(past), slot::CONDITIONS, &self.conditions(outcome)),
            Verdict::Allowed => say(msg::ANSWER_ALLOWED.when(past), slot::DAY, ""),
        }
    }

    /// A second, smaller sentence: what a reader would otherwise overlook. Empty if there is nothing to add.
    pub fn note(self, outcome: &Outcome) -> String {
        let s = &outcome.scenario;
        let past = self.past(s);
        let mut notes: Vec<String> = Vec::new();
        let with = |status: Status| outcome.gates.iter().filter(move |g| g.status == status);
        if outcome.verdict == Verdict::Blocked {
            let several = match outcome.gates.iter().filter(|g| g.status.stops()).count() {
                0 | 1 => None,
                2 => Some(msg::NOTE_TWO),
                3 => Some(msg::NOTE_THREE),
                _ => Some(msg::NOTE_FOUR),
            };
            notes.extend(several.map(|group| self.get(group.when(past)).to_owned()));
            for gate in with(Status::Unenforced) {
                let actor = self.at_gate(msg::GATE_ACTOR, s, gate.gate);
                notes.push(self.fill(msg::NOTE_UNENFORCED.when(past), &[(slot::ACTOR, &actor)]));
            }
            for gate in with(Status::Unknown) {
                notes.push(self.fill(msg::NOTE_MISSING, &[(slot::MISSING, &self.at_gate(msg::GATE_MISSING, s, gate.gate))]));
            }
        }
        if outcome.verdict == Verdict::AgainstRules && s.route == Route::Vpn {
            notes.push(self.get(msg::NOTE_VPN).to_owned());
        }
        if s.date > self.data.date() {
            notes.push(self.fill(msg::NOTE_LAST_KNOWN, &[(slot::END, &self.date(self.data.date()))]));
        } else {
            notes.extend(self.stale(outcome));
        }
        self.joined(&notes, msg::JOIN_SENTENCES, msg::JOIN_SENTENCES)
    }

    /// That what decides was last checked long before the day that is asked about; the longest ago, if several were.
    fn stale(self, outcome: &Outcome) -> Option<String> {
        let s = &outcome.scenario;
        let decides = |g: &&GateOutcome| match outcome.verdict {
            Verdict::Blocked => g.status.stops(),
            Verdict::Unknown | Verdict::Unavailable => false,
            // The day on which a product was put on offer is not checked again.
            _ => g.gate != Gate::Launch,
        };
        let seen = |g: &GateOutcome| Some((deciding(self.data, g)?.last_seen?, g.gate));
        let (day, gate) = outcome.gates.iter().filter(decides).filter_map(seen).min_by_key(|(day, _)| *day)?;
        let days = s.date.day_number() - day.day_number();
        // Whole years that are over, of 365 and a quarter days.
        let years = (days - 1) * 4 / 1461;
        let (message, n) = if years < 2 { (msg::NOTE_STALE, days) } else { (msg::NOTE_STALE_YEARS, years) };
        (days > OLD_AFTER).then(|| {
            let (n, actor) = (n.to_string(), self.at_gate(msg::GATE_ACTOR, s, gate));
            self.fill(message, &[(slot::N, &n), (slot::DAY, &self.date(day)), (slot::ACTOR, &actor)])
        })
    }

    fn not_known(self, outcome: &Outcome, question: &str) -> String {
        let gate = outcome.gates.iter().find(|g| g.status == Status::Unknown);
        let why = gate.and_then(|g| g.why).unwrap_or(Why::NotStated);
        let at = |group| gate.map(|g| self.at_gate(group, &outcome.scenario, g.gate)).unwrap_or_default();
        let values = [
            (slot::QUESTION, question),
            (slot::MISSING, &at(msg::GATE_MISSING)),
            (slot::ACTOR, &at(msg::GATE_ACTOR)),
            (slot::END, &self.date(self.data.date())),
        ];
        self.fill(msg::ANSWER_UNKNOWN.at(why as usize), &values)
    }

    /// Who refuses and how, joined into one clause.
    fn reasons(self, outcome: &Outcome) -> String {
        let stopping = outcome.gates.iter().filter(|g| g.status.stops());
        let clauses: Vec<String> = stopping.map(|g| self.reason(&outcome.scenario, g)).collect();
        self.joined(&clauses, msg::JOIN_CLAUSES_TWO, msg::JOIN_CLAUSES_MORE)
    }

    fn reason(self, s: &Scenario, gate: &GateOutcome) -> String {
        let tests = deciding(self.data, gate).and_then(|r| r.looks_at);
        let group = match (gate.gate, tests) {
            (Gate::Launch, _) => msg::REASON_LAUNCH,
            (Gate::HomeState, Some(LooksAt::Customer)) if s.who == Who::Government => msg::REASON_DEVICES,
            (Gate::HomeState, _) => match self.means(gate) {
                Means::Filter => msg::REASON_FILTER,
                Means::Shutdown => msg::REASON_SHUTDOWN,
                Means::Order => msg::REASON_ORDER,
            },
            (Gate::Provider, _) if gate.status == Status::Failing => msg::REASON_FAILING,
            (Gate::Provider, Some(LooksAt::Owner)) => msg::REASON_OWNER,
            // A list says where the maker offers it, and nothing of what becomes of requests from elsewhere.
            (Gate::Provider, Some(LooksAt::Network)) if self.is_list(gate) => msg::REASON_UNLISTED,
            (Gate::Provider, Some(LooksAt::Network)) => msg::REASON_NETWORK,
            (Gate::Provider, _) => msg::REASON_PLACE,
            (Gate::Seller, Some(LooksAt::Customer)) => msg::REASON_CUSTOMER,
            (Gate::Seller, _) => msg::REASON_SELLER,
            (Gate::ExportLaw, _) => msg::REASON_LAW,
        };
        self.fill(
            group.when(self.past(s)),
            &[
                (slot::MAKER, &self.maker(s.provider)),
                (slot::SELLER, &self.seller(s.channel)),
                (slot::CUSTOMERS, self.customers(s.who)),
                (slot::LAW_IN, &self.law_in(s)),
            ],
        )
    }

    /// The rule over time that decides.
    fn timeline(&self, gate: &GateOutcome) -> Option<&Timeline<'_>> {
        gate.rules.first().and_then(|a| self.data.timeline(a.rule.timeline))
    }

    /// By what means the deciding rule says no.
    fn means(self, gate: &GateOutcome) -> Means {
        self.timeline(gate).map_or(Means::Order, |t| t.means)
    }

    /// Whether the deciding rule is a list of places, known from the days on which it was seen.
    fn is_list(self, gate: &GateOutcome) -> bool {
        self.timeline(gate).is_some_and(|t| matches!(t.body, Body::Sightings(_)))
    }

    /// Whose rule a request passes against, joined into one clause.
    fn rules(self, outcome: &Outcome) -> String {
        let unenforced = outcome.gates.iter().filter(|g| g.status == Status::Unenforced);
        let clauses: Vec<String> = unenforced.map(|g| self.at_gate(msg::GATE_RULE, &outcome.scenario, g.gate)).collect();
        self.joined(&clauses, msg::JOIN_NAMES_TWO, msg::JOIN_NAMES_MORE)
    }

    /// The conditions of all conditional gates.
    fn conditions(self, outcome: &Outcome) -> String {
        let mut found: Vec<String> = Vec::new();
        for gate in outcome.gates.iter().filter(|g| g.status == Status::Conditional) {
            for applied in gate.rules.iter().filter(|a| a.status == Status::Conditional) {
                let rule = rule::describe(self.data, applied.rule).filter(|r| !r.condition.is_empty());
                let condition = rule.map(|r| self.condition(r.condition).to_owned()).filter(|c| !found.contains(c));
                found.extend(condition);
            }
        }
        if found.is_empty() {
            return self.get(msg::ANSWER_SEE_GATES).to_owned();
        }
        self.joined(&found, msg::JOIN_CONDITIONS, msg::JOIN_CONDITIONS)
    }
}
