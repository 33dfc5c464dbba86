# shellcheck shell=bash
# Sets the variables that name a browser and its driver to what the reader named, or to what the machine has. No if one of them
# is missing.
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

find_firefox() { # its driver is a tool of the set-up
  FIREFOX=${FIREFOX:-$(first_of firefox firefox-esr "/Applications/Firefox.app/Contents/MacOS/firefox")}
  export FIREFOX
  [ -x "$FIREFOX" ]
}

find_webkit() {
  WEBKITDRIVER=${WEBKITDRIVER:-$(first_of WebKitWebDriver)}
  WEBKIT=${WEBKIT:-$(first_of /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser \
    /usr/lib/*/webkitgtk-6.0/MiniBrowser /usr/libexec/webkitgtk-6.0/MiniBrowser)}
  export WEBKIT WEBKITDRIVER
  [ -x "$WEBKIT" ] && [ -x "$WEBKITDRIVER" ] && first_of xvfb-run >/dev/null && first_of dbus-run-session >/dev/null
}

major() { # <program>: 142 of "Chromium 142.0.7444.59 built on …"
  "$1" --version 2>/dev/null | sed -nE 's/^[^0-9]*([0-9]+)\..*/\1/p' | head -n 1
}
