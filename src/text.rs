//! Words for readers, one file a language. Nothing is decided here: an outcome comes in, words go out.

pub mod en;
