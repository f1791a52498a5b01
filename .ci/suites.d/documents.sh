#!/usr/bin/env bash
# Official documents in LibreOffice, where docx and workbooks are opened, looked at as pages and saved again; and held against the
# schemas of ECMA-376 and PDF/A-2a by validators in Java. It must run: what is missing is installed.
set -euo pipefail
sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
if ! command -v soffice >/dev/null; then
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends libreoffice-writer libreoffice-calc
fi

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
bash .ci/java.sh
mvn -q -B -f infra/validators/pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  "-DoutputDirectory=$folder/validators"

status=0
DOCUMENT_VALIDATORS="$folder/validators" npm run jest -- --ci --runInBand --json --outputFile="$folder/jest.json" \
  '\.(office|validators)\.spec' >/dev/null || status=$?
node .ci/count.mjs "$folder/jest.json" "$status" libs/documents/src/opened.office \
  libs/documents/src/form/form.office libs/documents/src/standards.validators
