//! What a gate does, what its rules say of their dates, and what would change the answer. The answer itself is in `answer`.

use super::{Words, msg, slot};
use crate::changes::{Change, Field};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::decide::{Applied, GateOutcome};
use crate::policy::{Gate, Status, Why};
use crate::rule::{self, Kind, Rule};
use crate::scenario::Scenario;
use crate::subject::Channel;

/// The first of the rules that made a gate's status.
pub fn deciding<'a>(data: &Dataset<'a>, gate: &GateOutcome) -> Option<Rule<'a>> {
    gate.rules.first().and_then(|a| rule::describe(data, a.rule))
}

/// Whether the gate lets a request pass only because a workaround hides where it comes from.
pub(super) fn bypassed(data: &Dataset, gate: &GateOutcome) -> bool {
    let hidden = |a: &Applied| rule::describe(data, a.rule).is_some_and(|r| r.status == Status::Closed);
    gate.status == Status::Unenforced && gate.rules.iter().any(hidden)
}

impl Words<'_, '_> {
    /// What a gate does, with its first day: the line under its name on the path.
    pub fn gate_line(self, s: &Scenario, gate: &GateOutcome) -> String {
        let (status, dated) = match gate.status {
            Status::Open if gate.rules.is_empty() => (msg::LINE_SILENT, false),
            Status::Open => (msg::LINE_OPEN, true),
            Status::Conditional => (msg::LINE_CONDITIONAL, true),
            Status::Unenforced if bypassed(self.data, gate) => (msg::LINE_BYPASSED, false),
            Status::Unenforced => (msg::LINE_UNENFORCED, true),
            Status::Failing => (msg::LINE_FAILING, true),
            Status::Closed if gate.gate == Gate::Launch => (msg::LINE_ABSENT, false),
            Status::Closed => (msg::LINE_CLOSED, true),
            Status::Unknown => (msg::LINE_WHY.at(gate.why.unwrap_or(Why::NotStated) as usize), false),
            Status::NotApplicable if gate.gate == Gate::Provider => (msg::LINE_NO_MAKER, false),
            Status::NotApplicable => (msg::LINE_NO_SELLER, false),
        };
        let status = self.get(status);
        let rule = deciding(self.data, gate).filter(|_| dated);
        let Some((from, kind)) = rule.and_then(|r| Some((r.effective_from?, r.kind))) else { return status.to_owned() };
        let line = match kind {
            Kind::Seen => msg::LINE_SEEN,
            _ if from == s.date => msg::LINE_TODAY,
            _ => msg::LINE_SINCE,
        };
        self.fill(line, &[(slot::STATUS, status), (slot::DAY, &self.short_date(from))])
    }

    /// What is said where a gate has no rule to show.
    pub fn nothing_on_record(self, s: &Scenario, gate: &GateOutcome) -> String {
        let message = match (gate.gate, gate.status) {
            (Gate::Seller, Status::NotApplicable) => msg::GATE_NONE_SELLER,
            (Gate::Provider, Status::NotApplicable) => msg::GATE_NONE_PROVIDER,
            (gate, _) => msg::GATE_SILENT.at(gate as usize),
        };
        self.fill(
            message,
            &[
                (slot::SELLER, &self.seller(s.channel)),
                (slot::MAKER, &self.maker(s.provider)),
                (slot::IN, &self.place_in(s.place)),
                (slot::LAW_IN, &self.law_in(s)),
                (slot::MISSING, &self.at_gate(msg::GATE_MISSING, s, gate.gate)),
            ],
        )
    }

    /// When a rule was made known, began, ended, was last seen.
    pub fn dates(self, rule: &Rule, asked: Date) -> String {
        let began = match rule.kind {
            Kind::Disputed => msg::DATES_DISPUTED,
            _ if rule.effective_from > Some(asked) => msg::DATES_BEGINS,
            Kind::Seen => msg::DATES_FIRST_SEEN,
            Kind::Made => msg::DATES_SINCE,
        };
        let dates = [
            (msg::DATES_ANNOUNCED, rule.announced),
            (began, rule.effective_from),
            (msg::DATES_UNTIL, rule.effective_to),
            (msg::DATES_LAST_SEEN, rule.last_seen),
        ];
        let known = dates.into_iter().filter_map(|(message, date)| Some(self.fill(message, &[(slot::DAY, &self.date(date?))])));
        let known: Vec<String> = known.collect();
        self.fill(msg::DATES_WHOLE, &[(slot::DATES, &self.joined(&known, msg::JOIN_DATES, msg::JOIN_DATES))])
    }

    /// A variation of the question, as the label of a button.
    pub fn change(self, from: &Scenario, change: &Change) -> String {
        let s = &change.scenario;
        let (message, value) = match change.field {
            Field::Channel => return self.through(msg::DOOR_CHANGE, s.provider, s.channel),
            Field::Who => return self.get(msg::CHANGE_WHO.at(s.who as usize)).to_owned(),
            Field::Date if s.date < from.date => (msg::CHANGE_UNTIL, self.date(s.date)),
            Field::Date => (msg::CHANGE_FROM, self.date(s.date)),
            Field::Place => (msg::CHANGE_PLACE, self.place_in(s.place)),
            Field::Owner => (msg::CHANGE_OWNER, self.place_in(s.place)),
            Field::Provider if s.channel == Channel::App => (msg::CHANGE_PROVIDER, self.product(s)),
            Field::Provider => (msg::CHANGE_PROVIDER, self.maker(s.provider)),
        };
        self.fill(message, &[(slot::DAY, &value), (slot::IN, &value), (slot::WHAT, &value)])
    }
}
