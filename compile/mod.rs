//! The data compiler: reads `data/`, checks everything, and writes the tables that the engine embeds. Never part of the
//! product: the build script and the tests of the data use it.

pub mod check;
mod encode;
pub mod problem;
mod read;
mod resolve;
pub mod schema;

use problem::Problem;
use std::path::Path;

pub use read::read;

/// Compiles a folder of data into a blob.
///
/// # Errors
/// Every problem of the data, in the order of files and records.
pub fn compile(folder: &Path) -> Result<Vec<u8>, Vec<Problem>> {
    let (data, mut problems) = read(folder);
    problems.extend(check::check(&data));
    if problems.is_empty() {
        match encode::encode(&data) {
            Ok(blob) => return Ok(blob),
            Err(more) => problems = more,
        }
    }
    problems.sort();
    problems.dedup();
    Err(problems)
}
