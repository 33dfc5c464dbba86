#!/usr/bin/env bash
# Installs what is missing: `setup.sh build` for building and serving the page, `small` for building it as small as it is
# published, `lints` for `make check`, `browser` for the
# tests in a browser, `firefox` and `webkit` for those of `make browsers`. Tools go to target/tools and node_modules; nothing else
# of the machine changes, but for Rust's own components and, on Debian, packages. Run from the root of the project.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/versions.sh
. scripts/common.sh
export PATH="$PWD/target/tools/bin:$PWD/node_modules/.bin:$PATH"

step_rust() {
  has cargo && has rustc ||
    fail Rust "no cargo on the PATH. Install Rust $RUST_LEAST or later (https://rustup.rs), open a new terminal, and try again."
  local version
  version=$(rustc --version | awk '{ print $2 }')
  at_least "$version" "$RUST_LEAST" ||
    fail Rust "rustc is $version, and $RUST_LEAST is needed. Run \`rustup update stable\` and try again."
  has cc && return
  say "a C compiler, which Rust links with"
  debian_install compiler gcc libc6-dev
  has cc || fail "C compiler" "there is no \`cc\`. Install one (gcc or clang with the C library's headers) and try again."
}

node_fits() { has node && has npm && at_least "$(node --version | tr -d v)" "$NODE_LEAST"; }

step_node() {
  node_fits && return
  say "Node.js, which runs wasm-opt and the last step of the build"
  debian_install node nodejs npm
  hash -r
  node_fits || fail Node.js "Node.js $NODE_LEAST or later with npm is needed. Install it (https://nodejs.org) and try again."
}

step_wasm_std() {
  wasm_std_there && return
  say "Rust's standard library for $WASM, which the page is compiled to"
  { has rustup && quietly wasm-std rustup target add $WASM && wasm_std_there; } && return
  say "rustup could not fetch it; building it from Debian's copy of Rust's sources (under a minute)"
  scripts/wasm-std.sh || exit 1
  wasm_std_there || fail "$WASM" "the library was built but rustc refuses it; see $logs/wasm-std.log."
}

wasm_std_there() { # rustc also refuses a library that another version built
  mkdir -p target/tools/probe
  printf 'pub fn probe() -> String { String::new() }' |
    rustc --target $WASM --crate-type lib --emit metadata --out-dir target/tools/probe - >/dev/null 2>&1
}

# A Rust program of exactly one version: as a release binary if that can be had, else compiled.
tool() { # <program> <crate> <version> <why> <address of a release> <flags of cargo install…>
  local program=$1 crate=$2 version=$3 why=$4 release=$5
  shift 5
  tool_fits "$program" "$version" && return
  say "$crate $version, $why (up to 3 minutes where it must be compiled)"
  local folder=$PWD/target/tools
  mkdir -p "$folder/bin"
  rm -f "$folder/bin/$program"
  if has cargo-binstall; then
    BINSTALL_DISABLE_TELEMETRY=true quietly "$program" cargo binstall --no-confirm --disable-strategies quick-install,compile \
      --root "$folder" "$crate@$version"
    tool_fits "$program" "$version" && return
  fi
  if has curl && [ -n "$release" ]; then
    quietly "$program" unpack_release "$program" "$release"
    tool_fits "$program" "$version" && return
  fi
  rm -f "$folder/bin/$program"
  # Kept until both tools are there, so that a set-up that was stopped goes on where it was.
  CARGO_TARGET_DIR=$folder/build CARGO_PROFILE_DEV_DEBUG=0 quietly "$program" \
    cargo install --debug --force --root "$folder" "$@" "$crate@$version"
  tool_fits "$program" "$version" && return
  tail -n 12 "$logs/$program.log" >&2
  fail "$crate" "it could be neither downloaded nor compiled; the reason is above and in $logs/$program.log. If it is the \
network, try again; else put $program $version on the PATH yourself."
}

tool_fits() { hash -r; [ "$("$1" --version 2>/dev/null | awk '{ print $2; exit }')" = "$2" ]; }

unpack_release() { # <program> <address>
  local folder found
  folder=$(mktemp -d) || return
  curl --proto =https -fsSL --connect-timeout 5 --max-time 120 -o "$folder/archive" "$2" &&
    tar -xzf "$folder/archive" -C "$folder" &&
    found=$(find "$folder" -type f -name "$1" | head -n 1) && [ -n "$found" ] && install -m 755 "$found" "target/tools/bin/$1"
  local status=$?
  rm -rf "$folder"
  return $status
}

release_of() { # trunk | wasm-bindgen | geckodriver: the address of its release for this machine, or nothing
  local trunk bindgen gecko
  case "$(uname -s) $(uname -m)" in
    "Linux x86_64") trunk=x86_64-unknown-linux-gnu bindgen=x86_64-unknown-linux-musl gecko=linux64 ;;
    "Linux aarch64") trunk=aarch64-unknown-linux-gnu bindgen=aarch64-unknown-linux-gnu gecko=linux-aarch64 ;;
    "Darwin arm64") trunk=aarch64-apple-darwin bindgen=aarch64-apple-darwin gecko=macos-aarch64 ;;
    "Darwin x86_64") trunk=x86_64-apple-darwin bindgen=x86_64-apple-darwin gecko=macos ;;
    *) return ;;
  esac
  case $1 in
    geckodriver) echo "https://github.com/mozilla/geckodriver/releases/download/v$GECKODRIVER_VERSION/geckodriver-v$GECKODRIVER_VERSION-$gecko.tar.gz" ;;
    trunk) echo "https://github.com/trunk-rs/trunk/releases/download/v$TRUNK_VERSION/trunk-$trunk.tar.gz" ;;
    *) echo "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/$BINDGEN_VERSION/wasm-bindgen-$BINDGEN_VERSION-$bindgen.tar.gz" ;;
  esac
}

step_trunk() {
  tool trunk trunk "$TRUNK_VERSION" "which builds and serves the page" "$(release_of trunk)" --locked
}

# Without --locked: its lock file names a dependency that is no longer to be had.
step_bindgen() {
  [ -n "$BINDGEN_VERSION" ] || fail wasm-bindgen "Cargo.lock does not name its version; restore the file and try again."
  tool wasm-bindgen wasm-bindgen-cli "$BINDGEN_VERSION" "which joins wasm and JavaScript" "$(release_of wasm-bindgen)"
}

step_npm() {
  npm_fits && return
  say "wasm-opt, esbuild, axe-core and TypeScript, from the versions in package-lock.json"
  quietly npm npm ci --no-audit --no-fund && npm_fits && return
  tail -n 12 "$logs/npm.log" >&2
  fail "npm ci" "npm could not install them; the reason is above and in $logs/npm.log. If it is the network, try again."
}

# shellcheck disable=SC2016
npm_fits() { # each package of package.json, in the version that the lock file names, and wasm-opt that answers
  node -e '
    const read = (file) => JSON.parse(require("fs").readFileSync(file));
    const lock = read("package-lock.json").packages;
    for (const name of Object.keys(read("package.json").devDependencies)) {
      if (read(`node_modules/${name}/package.json`).version !== lock[`node_modules/${name}`].version) process.exit(1);
    }' 2>/dev/null && [ -x node_modules/.bin/wasm-opt ]
}

step_lints() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  say "rustfmt and clippy, which \`make check\` runs"
  has rustup && quietly lints rustup component add rustfmt clippy
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 ||
    fail "rustfmt and clippy" "they are missing. Run \`rustup component add rustfmt clippy\` and try again."
}

step_browser() {
  . scripts/browser.sh
  if ! find_browser; then
    say "Chromium and its driver, which the tests open the page in"
    debian_install browser chromium chromium-driver
    hash -r
    find_browser || fail "browser" "Chrome or Chromium and the chromedriver of the same version are needed for the tests. \
Install both, or name them: CHROME=/path/to/chrome CHROMEDRIVER=/path/to/chromedriver make test."
  fi
  # Nothing fails without it: the pictures that tests compare then show Chinese as empty boxes, and are compared more loosely.
  if has fc-list && [ -z "$(fc-list :lang=zh-cn family)" ]; then
    say "a small font that has Chinese characters, for the pictures that the tests compare"
    debian_install font fonts-droid-fallback || true
  fi
  local browser driver
  browser=$(major "$CHROME") driver=$(major "$CHROMEDRIVER")
  [ -n "$browser" ] && [ "$browser" = "$driver" ] || fail "browser" "$CHROME is version ${browser:-unknown}, $CHROMEDRIVER \
is version ${driver:-unknown}; they must be the same. Update the older one, or name others in CHROME and CHROMEDRIVER."
}

step_firefox() {
  . scripts/browser.sh
  if ! find_firefox; then
    say "Firefox, which \`make browsers\` opens the page in"
    # Debian calls it firefox-esr, others firefox.
    debian_install firefox firefox-esr || debian_install firefox firefox
    hash -r
    find_firefox || fail "Firefox" "it is not there and could not be installed. Install it, or name it in FIREFOX; to leave it \
out: BROWSERS=\"chromium webkit\" make browsers."
  fi
  [ -n "${GECKODRIVER:-}" ] && [ -x "$GECKODRIVER" ] && return
  tool geckodriver geckodriver "$GECKODRIVER_VERSION" "which drives Firefox" "$(release_of geckodriver)"
}

step_webkit() {
  . scripts/browser.sh
  find_webkit && return
  say "WebKit's small browser, its driver, and a screen for it that nobody sees"
  debian_install webkit webkit2gtk-driver xvfb xauth dbus dbus-x11
  hash -r
  find_webkit || fail "WebKit" "WebKitWebDriver with its MiniBrowser, xvfb-run and dbus-run-session are needed; they could not be \
installed here. On Debian and its kin they are in webkit2gtk-driver, xvfb and dbus-x11; else leave WebKit out: \
BROWSERS=\"chromium firefox\" make browsers."
}

for part in "$@"; do
  case $part in
    build) step_rust && step_node && step_wasm_std && step_trunk && step_bindgen && rm -rf target/tools/build && step_npm ;;
    small) scripts/rust-source.sh ;;
    lints) step_lints ;;
    browser | chromium) step_browser ;;
    firefox) step_firefox && rm -rf target/tools/build ;;
    webkit) step_webkit ;;
    *) fail "$part" "there is no such part; the parts are build, small, lints, browser, firefox and webkit." ;;
  esac || exit 1
done
