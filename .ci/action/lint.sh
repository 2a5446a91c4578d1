#!/usr/bin/env bash
# One run, three readers: annotations for the review, SARIF for code scanning, Markdown for the summary and the comment.
# In: MSKWISE, PATHS, FAIL_ON, ARGUMENTS. Out: the step outputs `exit-code`, `sarif-file` and `summary-file`. The verdict is given
# in the last step, so that a comment is posted also when there are findings.
set -uo pipefail
folder=${RUNNER_TEMP:-/tmp}/mskwise
mkdir -p "$folder"
# Paths and arguments are separated by spaces; a glob means what it means in a shell.
# shellcheck disable=SC2086
"$MSKWISE" lint $PATHS --fail-on "$FAIL_ON" $ARGUMENTS \
  --format github --format "sarif=$folder/mskwise.sarif" --format "markdown=$folder/summary.md"
code=$?
{
  echo "exit-code=$code"
  echo "sarif-file=$folder/mskwise.sarif"
  echo "summary-file=$folder/summary.md"
} >> "$GITHUB_OUTPUT"
# Bad arguments and failures leave nothing to tell the later steps.
[ "$code" -le 1 ] || exit "$code"
cat "$folder/summary.md" >> "$GITHUB_STEP_SUMMARY"
