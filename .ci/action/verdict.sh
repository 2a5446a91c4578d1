#!/usr/bin/env bash
# Ends the job the way mskwise judged. In: LINT, COMPARE (empty when nothing was compared).
set -euo pipefail
[ "${COMPARE:-0}" = 0 ] || echo "::error title=mskwise::the change makes the bill larger than allowed, see the summary"
[ "${LINT:-0}" = 0 ] && [ "${COMPARE:-0}" = 0 ]
