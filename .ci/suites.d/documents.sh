#!/usr/bin/env bash
# Official documents in LibreOffice: docx and workbooks are opened, looked at as pages and saved again. It must run: what is
# missing is installed, and the font of the documents put where LibreOffice finds it.
set -euo pipefail
sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
if ! command -v soffice >/dev/null; then
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends libreoffice-writer libreoffice-calc
fi

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME="$folder"
mkdir "$folder/fonts"
cp node_modules/@expo-google-fonts/tinos/*/*.ttf "$folder/fonts"

status=0
npm run jest -- --ci --runInBand --json --outputFile="$folder/jest.json" 'office\.spec' >/dev/null || status=$?
node .ci/count.mjs "$folder/jest.json" "$status" libs/documents/src/opened.office
