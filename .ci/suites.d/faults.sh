#!/usr/bin/env bash
# Strikes separate services under a steady load, and asks afterwards whether anything was lost or happened twice. The seed is
# printed; `npm run faults -- --faults 1000 --seed 7` strikes as often as one likes.
set -euo pipefail

if ! command -v java >/dev/null || ! command -v mvn >/dev/null; then
  sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless maven
fi

npm run -s faults -- --faults "${FAULTS:-60}"
