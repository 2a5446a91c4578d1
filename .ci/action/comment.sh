#!/usr/bin/env bash
# Posts the summary as one comment of the pull request, or brings the earlier one up to date.
# In: TOKEN, NUMBER, SUMMARY, GITHUB_API_URL, GITHUB_REPOSITORY.
set -euo pipefail
mark='<!-- mskwise -->'
api=$GITHUB_API_URL/repos/$GITHUB_REPOSITORY

# The service refuses comments of more than 65,536 characters.
body=$(jq -n --arg mark "$mark" --rawfile text "$SUMMARY" \
  '{body: ($mark + "\n" + (if ($text | length) > 65000 then $text[:65000] + "\n\n… cut here; the job summary has the rest" else $text end))}')

call() {
  curl --silent --show-error --fail-with-body --retry 2 \
    --header "Authorization: Bearer $TOKEN" --header "Accept: application/vnd.github+json" "$@"
}

refused() {
  echo "::warning title=mskwise::the comment could not be written; it needs \`permissions: pull-requests: write\`, which pull requests of forks do not have"
  exit 0
}

found=
for page in 1 2 3 4 5 6 7 8 9 10; do
  comments=$(call "$api/issues/$NUMBER/comments?per_page=100&page=$page") || refused
  found=$(jq -r --arg mark "$mark" '[.[] | select(.body | startswith($mark))][0].id // empty' <<< "$comments")
  [ -z "$found" ] || break
  [ "$(jq length <<< "$comments")" = 100 ] || break
done
if [ -n "$found" ]; then
  call --request PATCH "$api/issues/comments/$found" --data-binary @- <<< "$body" > /dev/null || refused
else
  call --request POST "$api/issues/$NUMBER/comments" --data-binary @- <<< "$body" > /dev/null || refused
fi
