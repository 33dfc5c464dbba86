//! Can this person, there, reach that company's AI, through this door, on that day?
//!
//! A pure engine over an embedded, dated, source-cited dataset, and around it a page, a command line and an interface for
//! host pages. Arrows say what may be used:
//!
//! ```text
//! packed, value ◀─ ids, order, date, place_set, spelling
//!   ◀─ subject, policy ◀─ evidence, story ◀─ tables, verdict ◀─ dataset ◀─ scenario, search, registers, view ◀─ decide, link
//!   ◀─ everywhere, history, matrix, rule, services ◀─ changes, compare, coverage, export, lanes ◀─ text ◀─ report
//!   ◀─ api, browser, ui, bin/access
//! link, history ◀─ training ◀─ money, state ◀─ text
//! ```
//!
//! What holds everywhere:
//! * The core (everything but `api`, `ui` and `browser`) knows no clock, no browser, no file, and cannot fail.
//! * `decide` is the only place where a gate is closed; everything else asks it.
//! * `training` (could it be trained there?) and `money` (who is paid?) have data of their own, a file that a page loads only for
//!   those who ask; they share the register of places.
//! * Unknown is a value. Nothing is guessed, and nothing is inherited across codes of ISO 3166-1.

#[macro_use]
mod ids;
#[macro_use]
pub mod packed;
#[cfg(any(not(target_arch = "wasm32"), feature = "api"))]
#[macro_use]
pub mod value;

pub mod changes;
pub mod compare;
#[cfg(not(target_arch = "wasm32"))]
pub mod coverage;
pub mod dataset;
pub mod date;
pub mod decide;
pub mod everywhere;
pub mod evidence;
#[cfg(not(target_arch = "wasm32"))]
pub mod export;
pub mod history;
pub mod lanes;
pub mod link;
pub mod matrix;
pub mod money;
mod order;
pub mod place_set;
pub mod policy;
#[cfg(any(not(target_arch = "wasm32"), feature = "api"))]
pub mod registers;
#[cfg(any(not(target_arch = "wasm32"), feature = "api"))]
pub mod report;
pub mod rule;
pub mod scenario;
pub mod search;
#[cfg(not(target_arch = "wasm32"))]
pub mod services;
pub mod spelling;
pub mod state;
pub mod story;
pub mod subject;
pub mod tables;
pub mod text;
pub mod training;
pub mod verdict;
pub mod view;

#[cfg(feature = "api")]
pub mod api;
#[cfg(feature = "ui")]
pub mod browser;
#[cfg(feature = "ui")]
pub mod ui;
