#!/usr/bin/env bash
# The tests of the built page in one browser after another, an engine of the web each. BROWSERS names some of them; what else is
# said goes to the test program, such as the name of one test. Ends with a line for each browser.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/browser.sh
read -ra browsers <<<"${BROWSERS:-chromium firefox webkit}"
mkdir -p target

# Tests that speak the protocol of Chromium's own tools: its log, its network, widths narrower than a window can be, pages
# without scripts, an emulated wish for contrast or for less motion.
elsewhere=(accessibility:: layout:: quiet:: never_blank:: still:: taken:: address::the_theme_of_the_address_is_applied
  languages::arabic_runs_from_right_to_left timeline::playing_goes_from_change_to_change)
# WebKit steps over entries of the history that a script made without the reader; its driver takes an element for covered by
# its own neighbours in a table.
webkit=(address::the_browser_s_history_is_followed compare::)

run() { # <browser> <arguments of the test program…>
  local browser=$1 log=target/browser-$1.log
  shift
  local skipped=() around=()
  if [ "$browser" != chromium ]; then
    for name in "${elsewhere[@]}"; do skipped+=(--skip "$name"); done
  fi
  # One window at a time: there is no window manager behind the screen, and only one window has the keyboard.
  if [ "$browser" = webkit ]; then
    skipped+=(--test-threads=1)
    for name in "${webkit[@]}"; do skipped+=(--skip "$name"); done
  fi
  # A screen that nobody sees, and a bus of its own, for all tests together.
  [ "$browser" = webkit ] && around=(xvfb-run -a -s "-screen 0 1600x1200x24" dbus-run-session --)
  BROWSER=$browser "${around[@]}" cargo test -q --features static,browser-tests --test browser -- "${skipped[@]}" "$@" 2>&1 | tee "$log"
}

summary=() failed=0
for browser in "${browsers[@]}"; do
  case $browser in
    chromium) find_browser ;;
    firefox) find_firefox ;;
    webkit) find_webkit ;;
    *) printf 'make browsers: BROWSERS names `%s`; it names some of chromium, firefox, webkit\n' "$browser" >&2 && exit 2 ;;
  esac || { printf 'make browsers: %s or its driver is missing; `make browsers` installs it where it can\n' "$browser" >&2 && exit 1; }
  printf '\n== %s\n' "$browser"
  began=$SECONDS
  run "$browser" "$@" || failed=1
  line=$(awk '/^test result:/ { print $4 " passed, " $6 " failed" }' "target/browser-$browser.log")
  summary+=("$browser: ${line:-nothing ran}, in $((SECONDS - began)) s")
done
printf '\nmake browsers: %s\n' "${summary[@]}"
exit $failed
