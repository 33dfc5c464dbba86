//! The built page in a real browser: `dist/` behind a small server, driven through WebDriver by the names of the contract.
//!
//! `make test` runs these tests; they need `make build` (the folder `dist/`) and a Chrome or Chromium with its chromedriver.
//! `DIST`, `CHROME` and `CHROMEDRIVER` name others; `make browsers` runs most of them in Firefox and WebKit too (`kinds`). Every test has a server, a driver and a browser of its own and takes
//! them down at its end, however it ends. Nothing sleeps for a guessed time: the tests wait for conditions, up to a deadline.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail as tests do; clippy's own exception covers only the bodies of tests"
)]

mod access;
mod accessibility;
mod address;
mod axe;
mod browser;
mod compare;
mod engine;
mod frames;
mod keyboard;
mod kinds;
mod languages;
mod layout;
mod module;
mod motion;
mod never_blank;
mod page;
mod questions;
mod quiet;
mod reference;
mod room;
mod second;
mod server;
mod single;
mod states;
mod still;
mod stories;
mod taken;
mod timeline;
mod views;
