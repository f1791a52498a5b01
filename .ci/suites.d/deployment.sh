#!/usr/bin/env bash
# The bundles that install without the Internet: both are made, and the one for Linux runs where there is no network.
set -euo pipefail
sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
if ! command -v ip >/dev/null || ! command -v openssl >/dev/null; then
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends iproute2 openssl
fi

folder="$(mktemp -d)"
trap '$sudo rm -rf "$folder"' EXIT
node infra/bundle/make.mjs --platform linux-x64 --to "$folder"
node infra/bundle/make.mjs --platform win32-x64 --to "$folder"
$sudo unshare --net sh -c "ip link set lo up && exec '$(command -v node)' infra/bundle/try.mjs '$folder'"
