# shellcheck shell=bash
# Sets CHROME and CHROMEDRIVER to what the reader named, or to what the PATH has. No if one of them is missing.
first_of() {
  local name
  for name in "$@"; do
    command -v "$name" 2>/dev/null && return
  done
  return 1
}

find_browser() {
  CHROME=${CHROME:-$(first_of chromium chromium-browser google-chrome google-chrome-stable chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium")}
  CHROMEDRIVER=${CHROMEDRIVER:-$(first_of chromedriver)}
  export CHROME CHROMEDRIVER
  [ -x "$CHROME" ] && [ -x "$CHROMEDRIVER" ]
}

major() { # <program>: 142 of "Chromium 142.0.7444.59 built on …"
  "$1" --version 2>/dev/null | sed -nE 's/^[^0-9]*([0-9]+)\..*/\1/p' | head -n 1
}
