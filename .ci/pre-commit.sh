#!/usr/bin/env bash
# The hook of `pre-commit`: lints the whole repository as one estate, because a changed settings file may hurt a cluster in an
# unchanged template. The names of the changed files that pre-commit hands over only decide that it runs at all; arguments
# that begin with `-` are handed on.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
options=()
while [ $# -gt 0 ]; do
  case $1 in
    --) break ;;
    # pre-commit puts `args` first, then names; an option and its value are written in one word: --fail-on=warning.
    -*) options+=("$1") ;;
    *) break ;;
  esac
  shift
done
if command -v mskwise > /dev/null; then
  program=mskwise
else
  cargo build --quiet --release --locked --manifest-path "$here/Cargo.toml" >&2
  program=$here/target/release/mskwise
fi
exec "$program" lint --quiet "${options[@]}" .
