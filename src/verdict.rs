//! The six verdicts and how they follow from the gates. Which status a gate has is `decide`'s business.

use crate::policy::{Gate, Status};

ids! {
    /// The answer in one word.
    Verdict, "verdict" {
        /// The product is not on offer anywhere.
        Unavailable = "unavailable",
        /// Somebody refuses.
        Blocked = "blocked",
        /// No source decides.
        Unknown = "unknown",
        /// It works although a rule forbids it.
        AgainstRules = "against-rules",
        /// Open to those who meet a condition.
        Conditional = "conditional",
        /// Nothing on record stands in the way.
        Allowed = "allowed",
    }
}

impl Verdict {
    /// The verdict over the gates, by the contract's precedence.
    pub fn over(gates: impl Iterator<Item = (Gate, Status)>) -> Self {
        gates.map(|(gate, status)| Self::of(gate, status)).min().unwrap_or(Self::Unknown)
    }

    /// What one gate would make of the verdict, alone.
    fn of(gate: Gate, status: Status) -> Self {
        match status {
            Status::Closed | Status::Failing if gate == Gate::Launch => Self::Unavailable,
            Status::Closed | Status::Failing => Self::Blocked,
            Status::Unknown => Self::Unknown,
            Status::Unenforced => Self::AgainstRules,
            Status::Conditional => Self::Conditional,
            Status::Open | Status::NotApplicable => Self::Allowed,
        }
    }

    /// Whether a request gets through, on conditions or against rules included.
    pub const fn passes(self) -> bool {
        matches!(self, Self::AgainstRules | Self::Conditional | Self::Allowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Confidence, Why};

    /// The tables of the contract hold every name once, in order: of the verdicts that is the one in which they win.
    #[test]
    fn the_contract_explains_every_name() {
        let text = include_str!("../docs/contract.md");
        let told: Vec<&str> = text.lines().filter_map(|l| Some(l.strip_prefix("| `")?.split_once('`')?.0)).collect();
        let gates = Gate::ALL.iter().map(|g| g.id());
        let statuses = Status::ALL.iter().map(|s| s.id()).chain(Why::ALL.iter().map(|w| w.id()));
        let verdicts = Verdict::ALL.iter().map(|v| v.id()).chain(Confidence::ALL.iter().map(|c| c.id()));
        assert_eq!(told, gates.chain(statuses).chain(verdicts).collect::<Vec<_>>());
    }

    /// The contract's table of precedence, row by row, for every combination of the five gates' statuses.
    #[test]
    fn precedence_of_every_combination() {
        let all = Status::ALL;
        for n in 0..all.len().pow(5) {
            let mut rest = n;
            let gates: Vec<(Gate, Status)> = Gate::ALL
                .iter()
                .map(|gate| {
                    let status = all[rest % all.len()];
                    rest /= all.len();
                    (*gate, status)
                })
                .collect();
            let any = |wanted: &[Status]| gates.iter().any(|(_, s)| wanted.contains(s));
            let expected = if gates[0].1.stops() {
                "unavailable"
            } else if any(&[Status::Closed, Status::Failing]) {
                "blocked"
            } else if any(&[Status::Unknown]) {
                "unknown"
            } else if any(&[Status::Unenforced]) {
                "against-rules"
            } else if any(&[Status::Conditional]) {
                "conditional"
            } else {
                "allowed"
            };
            assert_eq!(Verdict::over(gates.iter().copied()).id(), expected, "{gates:?}");
        }
    }
}
