#!/usr/bin/env bash
# Strikes separate services under a steady load, and asks afterwards whether anything was lost or happened twice: each kind of
# fault once, and then whatever chance says. The seed is printed; `npm run faults -- --faults 1000 --seed 7` strikes as often as
# one likes, `--kind half-open` with one kind alone, and Ctrl-C ends it with the questions.
set -euo pipefail

bash .ci/java.sh

# One writer as fast as it can: on two cores four leave nothing for what is to recover.
npm run -s faults -- --faults "${FAULTS:-60}" --writers "${WRITERS:-1}"
