#!/usr/bin/env bash
# The tests of the built page in one browser after another, an engine of the web each. BROWSERS names some of them; what else is
# said goes to the test program, such as the name of one test. Ends with a line for each browser.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/browser.sh
read -ra browsers <<<"${BROWSERS:-chromium firefox webkit}"
mkdir -p target

# What runs in every browser: frames, and what readers do. Not the tests that speak the protocol of Chromium's own tools: its log,
# its network, widths narrower than a window can be, pages without scripts, an emulated finger, or wish for contrast or for less motion.
everywhere=(frames:: questions:: address:: keyboard:: views:: stories:: module::)
not_elsewhere=(address::the_theme_of_the_address_is_applied views::a_finger_hits_the_dot_that_it_is_on)
# WebKit steps over entries of the history that a script made without the reader, and fetches the second program when a view needs
# it, so that a count of requests is another one.
not_webkit=(address::the_browser_s_history_is_followed address::the_way_back_leads_through_the_questions_and_not_through_the_days
  stories::the_way_back_leads_through_a_story_and_out_of_it views::the_map_is_asked_for_once_and_follows_the_question)

run() { # <browser> <arguments of the test program…>
  local browser=$1 log=target/browser-$1.log
  shift
  local left_out=() around=()
  if [ "$browser" != chromium ]; then
    left_out=("${not_elsewhere[@]}")
    [ $# -gt 0 ] || set -- "${everywhere[@]}"
  fi
  if [ "$browser" = webkit ]; then
    left_out+=("${not_webkit[@]}")
    # One window at a time, on a screen that nobody sees: without a window manager only one of them has the keyboard.
    set -- --test-threads=1 "$@"
    around=(xvfb-run -a -s "-screen 0 1600x1200x24" dbus-run-session --)
  fi
  # In older shells an empty list counts as one that is not set.
  for name in ${left_out[@]+"${left_out[@]}"}; do set -- "$@" --skip "$name"; done
  BROWSER=$browser ${around[@]+"${around[@]}"} cargo test -q --features static,browser-tests --test browser -- "$@" 2>&1 | tee "$log"
}

summary=() failed=0
for browser in "${browsers[@]}"; do
  case $browser in
    chromium) find_browser ;;
    firefox) find_firefox ;;
    webkit) find_webkit ;;
    *) printf 'make browsers: BROWSERS names "%s"; it names some of chromium, firefox, webkit\n' "$browser" >&2 && exit 2 ;;
  esac || { printf 'make browsers: %s or its driver is missing; make browsers installs it where it can\n' "$browser" >&2 && exit 1; }
  printf '\n== %s\n' "$browser"
  began=$SECONDS
  run "$browser" "$@" || failed=1
  line=$(awk '/^test result:/ { print $4 " passed, " $6 " failed" }' "target/browser-$browser.log")
  summary+=("$browser: ${line:-nothing ran}, in $((SECONDS - began)) s")
done
printf '\nmake browsers: %s\n' "${summary[@]}"
exit $failed
