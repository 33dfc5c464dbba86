#!/usr/bin/env bash
# Builds dist/: the page, the module for developers, and what lies beside them. As small as the compiler makes them: Rust's
# library is compiled along, optimised for size, and what stops the program does so at once, without a message that only a
# developer would read (the page then shows its static answer). A plain `trunk build` does without all that.
set -euo pipefail
cd "$(dirname "$0")/.."

small() {
  # What the stable compiler keeps behind this switch is used here alone. Functions that read the same are not made one: the
  # program is cut in two by their names.
  RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
-Zfmt-debug=none -Zmerge-functions=disabled" CARGO_TARGET_DIR=$PWD/target/page "$@"
}

# The flags are joined with those in .cargo/config.toml, which RUSTFLAGS would replace. A folder of its own: otherwise each
# change between the two kinds of build would compile everything anew.
AI_ACCESS_CUT=1 small trunk build --release
small scripts/module.sh
scripts/export.sh
