//! The compiler of the data and the texts, against inputs that break its rules. Its sources are compiled here once; what they
//! make of the product's own data is checked by the build itself.

#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    unused_imports,
    reason = "the compiler is written for more readers than this test"
)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may stop")]

// The compiler names these as its neighbours, as they are in the build script.
use ai_access::{date, evidence, packed, place_set, policy, spelling, subject, tables, training, verdict};

#[path = "../compile/mod.rs"]
mod compile;

#[path = "compiler/data.rs"]
mod bad_data;
#[path = "compiler/texts.rs"]
mod bad_texts;
#[path = "compiler/training.rs"]
mod bad_training;
