#!/usr/bin/env bash
# Says where mskwise is, building it once when nobody brought one.
# In: BINARY (may be empty), GITHUB_ACTION_PATH. Out: the step output `binary`.
set -euo pipefail
if [ -n "${BINARY:-}" ]; then
  binary=$BINARY
else
  binary=$HOME/.cache/mskwise/bin/mskwise
  if [ ! -x "$binary" ]; then
    cargo install --locked --path "$GITHUB_ACTION_PATH/crates/cli" --root "$HOME/.cache/mskwise" --target-dir "$RUNNER_TEMP/mskwise-target"
  fi
fi
"$binary" --version
echo "binary=$binary" >> "$GITHUB_OUTPUT"
