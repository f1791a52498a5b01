#!/usr/bin/env bash
# The specs of Kafka against a real broker of this machine: they must run, whatever is missing is installed.
set -euo pipefail

if ! command -v java >/dev/null || ! command -v mvn >/dev/null; then
  sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless maven
fi

report="$(mktemp)"
trap 'rm -f "$report"' EXIT
status=0
# A broker given from outside would let the specs that end their broker be left out.
KAFKA_BROKERS=start npm run jest -- --ci --runInBand --json --outputFile="$report" 'kafka\.spec' >/dev/null || status=$?
node .ci/count.mjs "$report" "$status"
