# shellcheck shell=bash
# What the steps of the set-up share. A step says in one line what it installs and why, is silent where nothing is to be
# done, and ends in a sentence that one can act on.
logs=$PWD/target/tools/log

say() { printf 'set-up: %s\n' "$*"; }

fail() { # <step> <what to do>
  printf '\nset-up stopped at "%s": %s\n' "$1" "$2" >&2
  exit 1
}

quietly() { # <log> <command…>: its output goes to a file
  mkdir -p "$logs"
  local log=$logs/$1.log
  shift
  printf '$ %s\n' "$*" >>"$log"
  "$@" >>"$log" 2>&1 </dev/null
  local status=$?
  [ $status = 0 ] || printf '(ended with status %d)\n' $status >>"$log"
  return $status
}

has() { command -v "$1" >/dev/null 2>&1; }

at_least() { # <version> <least version>
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif has sudo && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

debian_install() { # <log> <package…>: no if there is no apt, or no right to use it
  has apt-get && as_root true || return 1
  local log=$1
  shift
  set -- env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
  quietly "$log" as_root "$@" || { quietly "$log" as_root apt-get update && quietly "$log" as_root "$@"; } ||
    { tail -n 3 "$logs/$log.log" >&2; return 1; }
}
