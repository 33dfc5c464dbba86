//! The compiler of the data on chips, training and money: reads `data/training/` and `data/money/`, checks them, and writes a
//! blob of their own. The register of places, and the rules about sources, are those of the dataset.

pub mod check;
mod encode;
mod read;
pub mod schema;
mod threshold;

use super::problem::Problem;
use super::schema::Data;
use std::path::Path;

/// Compiles the second half of a folder of data into a blob.
///
/// # Errors
/// Every problem, in the order of files and records.
pub fn compile(folder: &Path) -> Result<Vec<u8>, Vec<Problem>> {
    compile_beside(&super::read(folder).0, folder)
}

/// The same beside a dataset that was read before.
///
/// # Errors
/// Every problem, in the order of files and records.
pub fn compile_beside(data: &Data, folder: &Path) -> Result<Vec<u8>, Vec<Problem>> {
    let (training, mut problems) = read::read(folder);
    problems.extend(check::check(data, &training));
    if problems.is_empty() {
        match encode::encode(data, &training) {
            Some(blob) => return Ok(blob),
            None => problems.push(Problem {
                file: "training".to_owned(),
                record: "encoder".to_owned(),
                rule: "encode",
                message: "a record passed the checks that cannot be encoded; mend compile/training/check".to_owned(),
            }),
        }
    }
    problems.sort();
    problems.dedup();
    Err(problems)
}

/// Who pays and who is paid, where the data name somebody.
pub fn paid(folder: &Path) -> impl Iterator<Item = String> {
    let (training, _) = read::read(folder);
    training.flows.into_iter().flat_map(|f| [f.is.payer_name, f.is.payee_name]).filter(|n| !n.is_empty())
}
