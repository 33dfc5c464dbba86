//! Turns `data/` into the embedded tables, or stops the build with every problem of the data at once.

#![allow(unreachable_pub, reason = "the shared files are public in the library")]
#![allow(dead_code, unused_imports, reason = "the build script uses a part of what it shares")]

#[macro_use]
#[path = "src/ids.rs"]
mod ids;
#[macro_use]
#[path = "src/packed.rs"]
mod packed;
#[path = "src/date.rs"]
mod date;
#[path = "src/evidence.rs"]
mod evidence;
#[path = "src/place_set.rs"]
mod place_set;
#[path = "src/policy.rs"]
mod policy;
#[path = "src/subject.rs"]
mod subject;
#[path = "src/tables.rs"]
mod tables;

#[path = "compile/mod.rs"]
mod compile;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=compile");
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    // Another folder of data, for those who try an edit without touching this one.
    println!("cargo:rerun-if-env-changed=AI_ACCESS_DATA");
    let folder = std::env::var_os("AI_ACCESS_DATA").map_or_else(|| root.join("data"), PathBuf::from);
    println!("cargo:rerun-if-env-changed=AI_ACCESS_FORMAT");
    if std::env::var_os("AI_ACCESS_FORMAT").is_some() {
        // `make fmt`: here, because nothing else of the project can be built while the data are out of order.
        for complaint in compile::layout::tidy(&folder, true) {
            println!("cargo::warning={complaint}");
        }
    }
    let blobs = match compile::compile(&folder) {
        Ok(blobs) => blobs,
        Err(problems) => {
            for problem in &problems {
                println!("cargo::error={problem}");
            }
            println!("cargo::error=data: {} problems; see data/README.md", problems.len());
            return ExitCode::FAILURE;
        }
    };
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    match write(&out, &blobs) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=cannot write {}: {error}", out.display());
            ExitCode::FAILURE
        }
    }
}

fn write(out: &Path, blobs: &compile::Blobs) -> std::io::Result<()> {
    std::fs::write(out.join("dataset.bin"), &blobs.dataset)?;
    std::fs::write(out.join("evidence.bin"), &blobs.evidence)?;
    // What the page loads by itself goes beside the compiled program, where the page's build picks it up: a build script's
    // own folder has a name that nobody can foretell. `out` is `…/<profile>/build/<package>/out`.
    let Some(profile) = out.ancestors().nth(3) else { return Ok(()) };
    let parts = profile.join("page-parts");
    std::fs::create_dir_all(&parts)?;
    blobs.by_maker.iter().try_for_each(|s| std::fs::write(parts.join(format!("evidence-{}.bin", s.maker)), &s.blob))
}
