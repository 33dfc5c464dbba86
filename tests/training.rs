//! The second question: the cases beside its data, laws that hold for every chip, buyer and day, and the size of a task. What
//! the data may look like is checked by the build, and against bad data in `compiler`.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may stop")]

#[path = "training/cases.rs"]
mod cases;
#[path = "training/laws.rs"]
mod laws;
#[path = "training/money.rs"]
mod money;
#[path = "training/size.rs"]
mod size;
#[path = "training/state.rs"]
mod state;
