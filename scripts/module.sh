#!/usr/bin/env bash
# Builds the module for developers: the engine without the interface, as an ES module with types. The installable package goes
# to target/npm (`npm pack ./target/npm` makes the archive), and what a web page loads of it to dist/.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/versions.sh
target=${CARGO_TARGET_DIR:-target}
made=target/module
package=target/npm

# Own crate type for this one build: the page and the tests need no dynamic library.
cargo rustc -q --release --lib --crate-type cdylib --target "$WASM" --features api
rm -rf "$made" "$package"
mkdir -p "$made" "$package" dist
wasm-bindgen --target web --no-typescript --out-dir "$made" --out-name engine "$target/$WASM/release/ai_access.wasm"
# The features that rustc uses by default, as in index.html; the compiler's section that names them is not always kept.
wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
  --enable-reference-types --enable-multivalue "$made/engine_bg.wasm" -o "$made/engine_bg.wasm"
node scripts/module.mjs "$made" "$package" dist
