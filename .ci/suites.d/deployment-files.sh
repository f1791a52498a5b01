#!/usr/bin/env bash
# What deploys the platform, held against what others say of such files: the Dockerfile by hadolint, compose.yaml against the
# schema of the Compose specification, the rendered chart against those of Kubernetes. Each must also refuse a file that is wrong.
set -euo pipefail
sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
if ! python3 -m venv "$folder/python" >/dev/null; then
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends python3-venv
  python3 -m venv --clear "$folder/python"
fi
PATH="$folder/python/bin:$PATH"
pip install -q --disable-pip-version-check -r infra/validators/deployment.txt

passed=0
failed=0
# check NAME WANTED COMMAND…: `holds` or `refused`.
check() {
  local name="$1" wanted="$2" found=holds
  shift 2
  "$@" >"$folder/said" 2>&1 || found=refused
  if [ "$found" = "$wanted" ]; then passed=$((passed + 1)) && echo "$wanted: $name"; else
    failed=$((failed + 1)) && echo "NOT $wanted: $name" && cat "$folder/said"
  fi
}
# spoiled FILE EXPRESSION: a copy that sed has changed.
spoiled() {
  sed -E "$2" "$1" >"$folder/spoiled-$(basename "$1")" && echo "$folder/spoiled-$(basename "$1")"
}

dockerfile=infra/docker/Dockerfile compose=infra/compose.yaml
image=(hadolint --failure-threshold info)
services=(check-jsonschema --builtin-schema vendor.compose-spec)
objects=(kubernetes-validate --strict --kubernetes-version 1.30.0)

check "$dockerfile" holds "${image[@]}" "$dockerfile"
check "$dockerfile without versions" refused "${image[@]}" "$(spoiled "$dockerfile" 's/^FROM node:[^ ]*/FROM node/')"
check "$compose" holds "${services[@]}" "$compose"
check "$compose with a word that Compose has not" refused "${services[@]}" "$(spoiled "$compose" 's/read_only:/readonly:/')"
for rendered in infra/helm/rendered/*.yaml; do
  check "$rendered" holds "${objects[@]}" "$rendered"
  check "$rendered with a word that Kubernetes has not" refused "${objects[@]}" \
    "$(spoiled "$rendered" 's/livenessProbe:/liveProbe:/')"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
