#!/usr/bin/env bash
# What the change does to running clusters and to the bill, appended to the summary.
# In: MSKWISE, PATHS, FAIL_ON_INCREASE, BASE (a commit), SUMMARY. Out: the step output `exit-code`.
set -uo pipefail
if ! git cat-file -e "$BASE^{commit}" 2>/dev/null; then
  # A shallow clone lacks the base: fetch that one commit.
  git fetch --quiet --depth=1 origin "$BASE" || { echo "::warning title=mskwise::the base commit $BASE could not be fetched, so nothing is compared"; echo "exit-code=0" >> "$GITHUB_OUTPUT"; exit 0; }
fi
limit=()
[ -z "${FAIL_ON_INCREASE:-}" ] || limit=(--fail-on-increase "$FAIL_ON_INCREASE")
# shellcheck disable=SC2086
"$MSKWISE" diff "$BASE" HEAD $PATHS --fail-on never "${limit[@]}" --format "markdown=$SUMMARY.change"
code=$?
echo "exit-code=$code" >> "$GITHUB_OUTPUT"
[ "$code" -le 1 ] || exit "$code"
{ echo; cat "$SUMMARY.change"; } | tee -a "$GITHUB_STEP_SUMMARY" >> "$SUMMARY"
