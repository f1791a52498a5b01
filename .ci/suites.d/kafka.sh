#!/usr/bin/env bash
# The specs of Kafka against a real broker of this machine: they must run, whatever is missing is installed.
set -euo pipefail

bash .ci/java.sh

report="$(mktemp)"
trap 'rm -f "$report"' EXIT
status=0
# A broker given from outside would let the specs that end their broker be left out.
KAFKA_BROKERS=start npm run jest -- --ci --runInBand --json --outputFile="$report" 'kafka\.spec' >/dev/null || status=$?
node .ci/count.mjs "$report" "$status"
