#!/usr/bin/env bash
# Puts the sources of the installed Rust where cargo looks for them: by rustup, else Debian's rust-src of exactly that
# version. Apt's own configuration, lists and cache stay untouched: lists and package go to target/tools/rust-src.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/versions.sh
. scripts/common.sh

sysroot=$(rustc --print sysroot) || exit 1
version=$(rustc --version | awk '{ print $2 }')
place=$sysroot/lib/rustlib/src/rust/library
there() { [ -f "$place/Cargo.lock" ] && [ -f "$place/std/Cargo.toml" ]; }

there && exit 0
say "the sources of Rust $version, with which the page is compiled smaller"
has rustup && quietly rust-source rustup component add rust-src && there && exit 0

step="sources of Rust $version"
has apt-get && has dpkg || fail "$step" "rustup could not fetch them. Run \`rustup component add rust-src\` where the network \
allows it and try again."
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -f $keys ] || fail "$step" "rustup could not fetch them, and Debian's keys are missing ($keys), which would vouch for \
Debian's copy. Run \`rustup component add rust-src\` where the network allows it and try again."

folder=$PWD/target/tools/rust-src
# The mirrors that this machine is set up for, whichever they are.
# shellcheck disable=SC2016
mirrors=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | sort -u)

fetch_from() { # <mirror> <suite>
  rm -rf "$folder"
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
  printf 'deb [signed-by=%s] %s %s main\n' "$keys" "$1" "$2" >"$folder/list"
  local own=(-o "Dir::Etc::SourceList=$folder/list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$folder/lists"
    -o "Dir::Cache=$folder/cache" -o APT::Sandbox::User=root -o Acquire::Languages=none -o APT::Default-Release=
    -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false -o Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false)
  quietly rust-source apt-get "${own[@]}" update || return
  local package
  package=$(apt-cache "${own[@]}" madison rust-src 2>/dev/null | awk -v v="$version" '
    { split($3, part, /[+~-]/); if (part[1] == v) { print $3; exit } }')
  [ -n "$package" ] || return
  (cd "$folder" && apt-get "${own[@]}" download "rust-src=$package") >>"$logs/rust-source.log" 2>&1 || return
  dpkg -x "$folder"/rust-src_*.deb "$folder/unpacked" && [ -f "$folder/unpacked/usr/src/rustc-$version/library/Cargo.lock" ]
}

say "rustup could not fetch them; trying Debian's package rust-src"
for suite in $DEBIAN_SUITES; do
  for mirror in $mirrors; do
    fetch_from "$mirror" "$suite" || continue
    rm -rf "$place" && mkdir -p "$place" && cp -a "$folder/unpacked/usr/src/rustc-$version/library/." "$place/" && there ||
      fail "$step" "the folder of the toolchain, $sysroot, cannot be written to. Use a Rust of your own (https://rustup.rs)."
    rm -rf "$folder"
    exit 0
  done
done
fail "$step" "neither rustup nor Debian ($DEBIAN_SUITES) has them; see $logs/rust-source.log. Run \`rustup update stable\` or \
\`rustup component add rust-src\` where the network allows it and try again."
