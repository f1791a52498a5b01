#!/usr/bin/env bash
# Strikes separate services under a steady load, and asks afterwards whether anything was lost or happened twice. The seed is
# printed; `npm run faults -- --faults 1000 --seed 7` strikes as often as one likes.
set -euo pipefail

bash .ci/java.sh

npm run -s faults -- --faults "${FAULTS:-60}"
