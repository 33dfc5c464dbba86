#!/usr/bin/env bash
# Builds dist/ for publication: Rust's library is compiled along, optimised for size, and a panic stops the program at once
# without a message (the page then shows its static answer). Needs the sources of Rust; without them, the ordinary build.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/versions.sh

if scripts/rust-source.sh; then
  # What the stable compiler keeps behind this switch is used here alone; `make build` and every test do without.
  export RUSTC_BOOTSTRAP=1
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  # Joined with the flags in .cargo/config.toml, which RUSTFLAGS would replace.
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
  # Its own folder: otherwise each change between the two builds would compile everything anew.
  export CARGO_TARGET_DIR=$PWD/target/publish
else
  printf 'make publish: without the sources of Rust this is the ordinary build, a little larger.\n' >&2
fi
trunk build --release && scripts/module.sh && env -u CARGO_TARGET_DIR -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES scripts/export.sh
