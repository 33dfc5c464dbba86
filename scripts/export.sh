#!/usr/bin/env bash
# Puts the dataset beside the built page, for those who cite or compute with it: JSON with its schema, and one table of rules.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build -q --bin access
for format in json csv; do
  "${CARGO_TARGET_DIR:-target}/debug/access" export --format "$format" > "dist/dataset.$format"
done
cp www/dataset.schema.json data/LICENSE CITATION.cff dist/
mv dist/LICENSE dist/dataset.LICENSE.txt
