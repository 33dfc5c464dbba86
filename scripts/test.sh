#!/usr/bin/env bash
# Every test of the project, and one line at the end that says how it went.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/browser.sh
find_browser
log=target/test.log
export FEATURES=static,browser-tests
mkdir -p target

part() { # <name> <command…>
  local name=$1
  shift
  printf '\n== %s\n' "$name"
  "$@" && return
  printf '\nmake test: FAILED in "%s" after %d min %d s\n' "$name" $((SECONDS / 60)) $((SECONDS % 60))
  exit 1
}

rust_tests() { cargo test --features "$FEATURES" --no-fail-fast 2>&1 | tee "$log"; }

part "format, lints and data" make --no-print-directory lint
part "page" make --no-print-directory page
part "tests" rust_tests
part "module and scripts" node --test tests/module/*.test.mjs tests/scripts/*.test.mjs
count=$(awk '/^test result:/ { passed += $4 } END { print passed + 0 }' "$log")
printf '\nmake test: all passed (format, lints, data, page, %s tests, module and scripts) in %d min %d s\n' "$count" $((SECONDS / 60)) $((SECONDS % 60))
