//! The data compiler: reads `data/`, checks everything, and writes the tables that the engine embeds. Never part of the
//! product: the build script and the tests of the data use it.

pub mod check;
mod cited;
mod counts;
mod encode;
pub mod layout;
pub mod problem;
mod read;
mod resolve;
pub mod schema;
mod shelves;
mod stories;
pub mod texts;
pub mod training;

use problem::Problem;
use std::path::Path;

pub use counts::counts;
pub use read::read;
pub use stories::Told;

/// What the data compiler makes of a folder: blobs for `Dataset::decode` and `Dataset::with_evidence`.
#[derive(Default)]
pub struct Blobs {
    /// Everything that decides.
    pub dataset: Vec<u8>,
    /// All claims and cited documents.
    pub evidence: Vec<u8>,
    /// The part of them that each maker's rules need.
    pub by_maker: Vec<Shelf>,
    /// The stories, a text for each language that one is told in.
    pub stories: Vec<Told>,
}

/// One maker's part of the evidence.
pub struct Shelf {
    /// The maker's id.
    pub maker: &'static str,
    /// The blob.
    pub blob: Vec<u8>,
}

/// Compiles a folder of data.
///
/// # Errors
/// Every problem of the data, in the order of files and records.
pub fn compile(folder: &Path) -> Result<Blobs, Vec<Problem>> {
    let (data, mut problems) = read(folder);
    let unread = !problems.is_empty();
    problems.extend(check::check(&data).into_iter().filter(|p| !unread || !check::MISSING.contains(&p.rule)));
    if problems.is_empty() {
        match encode::encode(&data) {
            Ok(blobs) => return Ok(Blobs { stories: stories::told(&data), ..blobs }),
            Err(more) => problems = more,
        }
    }
    problems.sort();
    problems.dedup();
    Err(problems)
}
