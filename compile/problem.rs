//! What is wrong with the data: where, by which rule, and what to do. No rule lives here.

use std::fmt;

/// One problem. Sorts by file, record and rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// File below `data/`.
    pub file: String,
    /// Id of the record, or what stands for it.
    pub record: String,
    /// Code of the rule, as in `check::RULES`.
    pub rule: &'static str,
    /// What is wrong and what to do, lower case, no final period.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "data/{}: {}: [{}] {}", self.file, self.record, self.rule, self.message)
    }
}
