#!/usr/bin/env bash
# A newcomer's day against separate services on a real Kafka whose log is on a KurrentDB: a double of one, as a process of its
# own, that speaks the real protocol. The other specs of the platform from outside run the same way, with E2E_LOG=kurrentdb.
set -euo pipefail

bash .ci/java.sh

report="$(mktemp)"
trap 'rm -f "$report"' EXIT
status=0
E2E_MODE=cluster E2E_LOG=kurrentdb npm run jest -- --ci --runInBand --json --outputFile="$report" \
  e2e/src/newcomer >/dev/null || status=$?
node .ci/count.mjs "$report" "$status" e2e/src/newcomer
