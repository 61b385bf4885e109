#!/bin/sh
# Imports a real case into a matter database of its own and evaluates it.
set -eu
cd "$(dirname "$0")/.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM # a signal alone would not run the line above

run() {
    echo "\$ $*" >&2
    "$@"
}

run build/cli/unmask import cases/leifer-2023/record.json -o "$tmp/leifer.db"
run build/cli/unmask evaluate "$tmp/leifer.db"
