#!/usr/bin/env bash
# The specs of the platform from outside, unchanged, against separate services on a real Kafka of this machine. The others
# are about the one process: its embedded server (killed, outage), data folders of earlier programs (upgrade), its
# demo, and a second process beside it (alone).
set -euo pipefail

bash .ci/java.sh

report="$(mktemp)"
trap 'rm -f "$report"' EXIT
status=0
specs=(e2e/src/newcomer e2e/src/disclosure e2e/src/another-province e2e/src/bad-input)
E2E_MODE=cluster BAD_INPUTS="${BAD_INPUTS:-100}" npm run jest -- --ci --runInBand --json --outputFile="$report" \
  "${specs[@]}" >/dev/null || status=$?
node .ci/count.mjs "$report" "$status" "${specs[@]}"
