//! How the answer follows from the gates. Which status a gate has is `decide`'s business.

use super::decide::GateOutcome;
use super::vocabulary::{Gate, Needs, Verdict};
use crate::policy::Status;

impl Verdict {
    /// The verdict over the gates, by the contract's precedence.
    pub fn over(gates: &[GateOutcome]) -> Self {
        gates.iter().map(Self::of).min().unwrap_or(Self::Unknown)
    }

    /// What one gate would make of the verdict, alone.
    fn of(gate: &GateOutcome) -> Self {
        match (gate.gate, gate.status) {
            (Gate::Launch, Status::Closed | Status::Failing) => Self::Unavailable,
            (Gate::Import, Status::Closed | Status::Failing) => Self::ImportBlocked,
            (Gate::Delivery, Status::Closed | Status::Failing) => Self::GrantedUndelivered,
            (Gate::Delivery, Status::Open) => Self::GrantedDelivered,
            (_, Status::Closed | Status::Failing) => Self::Denied,
            (_, Status::Unknown) => Self::Unknown,
            (_, Status::Conditional) if gate.needs == Some(Needs::Notice) => Self::Notice,
            (_, Status::Conditional | Status::Unenforced) => Self::Licence,
            (_, Status::Open | Status::NotApplicable) => Self::Free,
        }
    }
}
