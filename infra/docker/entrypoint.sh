#!/bin/sh
# Becomes the program that the first word names, so that it hears the signals: a service, or the command line `lien-nganh`.
set -eu
program="${1:-$SERVICE}"
[ $# -eq 0 ] || shift

# Every container has a list of erasures of its own, by its host name, and begins it with what all before it and beside it knew:
# whichever of them is gone, a key that came back with a restore is destroyed again before anything answers.
if [ -n "${ERASURES_DIR:-}" ]; then
  ERASURES_FILE="$ERASURES_DIR/$(hostname).jsonl"
  for list in "$ERASURES_DIR"/*.jsonl; do
    [ ! -e "$list" ] || { cat "$list" && echo; }
  done | sort -u >"$ERASURES_FILE.joined"
  mv "$ERASURES_FILE.joined" "$ERASURES_FILE"
  export ERASURES_FILE
fi

case "$program" in
  lien-nganh) set -- apps/platform/dist/cli/lien-nganh.js "$@" ;;
  *) set -- "apps/$program/dist/main.js" "$@" ;;
esac
exec node "$@"
