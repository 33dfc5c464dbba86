#!/usr/bin/env bash
# Builds Rust's standard library for the page's target from its sources, for a machine on which rustup cannot fetch it, and
# puts it where rustc looks for it. Cargo and Trunk then need no flag.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/versions.sh
. scripts/common.sh

scripts/rust-source.sh || exit 1
folder=$PWD/target/tools/wasm-std
rm -rf "$folder"
mkdir -p "$folder/src"
printf '#![no_std]\n' >"$folder/src/lib.rs"
# An own workspace, so that the project's Cargo.toml is not taken for it.
printf '[package]\nname = "empty_crate"\nedition = "2024"\n[workspace]\n' >"$folder/Cargo.toml"
export CARGO_TARGET_DIR=$folder/target RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes
# From its own folder, so that the project's .cargo/config.toml does not apply.
if ! (cd "$folder" && quietly wasm-std cargo build --release -Zbuild-std=std,panic_abort,proc_macro,test --target "$WASM"); then
  tail -n 12 "$logs/wasm-std.log" >&2
  fail "standard library for $WASM" "it could not be compiled; the reason is above and in $logs/wasm-std.log. Where the network \
allows it, \`rustup target add $WASM\` does the same."
fi
libraries=$(rustc --print sysroot)/lib/rustlib/$WASM/lib
rm -f "$folder/target/$WASM/release/deps/libempty_crate"*
mkdir -p "$libraries" && rm -f "$libraries"/*.rlib && cp "$folder/target/$WASM/release/deps/"*.rlib "$libraries/" ||
  fail "standard library for $WASM" "$libraries cannot be written to. Use a Rust of your own (https://rustup.rs)."
rm -rf "$folder"
