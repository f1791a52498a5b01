#!/usr/bin/env bash
# Java and Maven, which a real Kafka needs; installed where they are missing.
set -euo pipefail

if ! command -v java >/dev/null || ! command -v mvn >/dev/null; then
  sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless maven
fi
