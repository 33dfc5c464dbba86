#!/usr/bin/env bash
# Puts beside the built page what belongs to it without being loaded by it: the dataset for those who cite or compute with it
# (JSON with its schema, and one table of rules), and the page on privacy. The headers come last: they name every file.
set -euo pipefail
cd "$(dirname "$0")/.."
# With the tests' features where they come next: from nothing, the library is then compiled once for both.
cargo build -q --bin access ${FEATURES:+--features "$FEATURES"}
for format in json csv; do
  "${CARGO_TARGET_DIR:-target}/debug/access" export --format "$format" > "dist/dataset.$format"
done
cp www/dataset.schema.json data/LICENSE CITATION.cff dist/
mv dist/LICENSE dist/dataset.LICENSE.txt
mkdir -p dist/privacy
cp www/privacy.html dist/privacy/index.html
cp www/prose.css dist/
node scripts/dist/headers.mjs dist
