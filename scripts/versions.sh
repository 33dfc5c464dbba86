# shellcheck shell=bash disable=SC2034
# The versions of the tools, here and nowhere else, except: wasm-bindgen's is the one in Cargo.lock, because the two must
# agree; wasm-opt (binaryen), esbuild, axe-core and TypeScript are in package.json; the least Rust is `rust-version` in Cargo.toml.
TRUNK_VERSION=0.21.14
GECKODRIVER_VERSION=0.37.1
NODE_LEAST=18.17
# Where Debian may have the sources of exactly the installed Rust, for a machine on which rustup reaches nothing.
DEBIAN_SUITES="trixie-backports testing unstable"

locked_version() { # <crate>: its version in Cargo.lock
  awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}
BINDGEN_VERSION=$(locked_version wasm-bindgen)
RUST_LEAST=$(awk -F'"' '/^rust-version/ { print $2; exit }' Cargo.toml)
WASM=wasm32-unknown-unknown
