#!/usr/bin/env bash
# Run the tests with coverage and hold it to its thresholds.
#
#   usage: tools/run-tests.sh [ARGUMENTS OF PYTEST]
#
# With arguments only some tests may have run: nothing is measured then.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cover() { .venv/bin/python -m coverage "$@"; }

if [ $# -gt 0 ]; then exec .venv/bin/python -m pytest "$@"; fi

mkdir -p build/tests
rm -f build/tests/*

# What runs on real desktops mostly waits for a minute to come: beside it there is
# time for everything else, and for a second one. Its words come when it has ended.
measured() { # NAME ARGUMENTS OF PYTEST
  COVERAGE_FILE="build/tests/coverage.$1" \
    .venv/bin/python -m pytest --cov --cov-report= "${@:2}"
}
measured desktops tests/e2e -n 2 --dist loadfile \
  -o cache_dir=build/tests/cache >build/tests/desktops.log 2>&1 &
desktops=$!
trap 'kill "$desktops" 2>/dev/null || true' EXIT

failed=0
measured rest --ignore=tests/e2e --ignore=tests/simulation || failed=1
# Decades of virtual time are not measured: that would take them three times as long.
.venv/bin/python -m pytest tests/simulation || failed=1
wait "$desktops" || failed=1
trap - EXIT
cat build/tests/desktops.log
if [ "$failed" -ne 0 ]; then exit 1; fi

echo
cover combine --quiet build/tests/coverage.desktops build/tests/coverage.rest
cover report --skip-covered --show-missing --fail-under=90
echo
echo "walkreminder/core, every line and branch:"
cover report --skip-covered --show-missing --fail-under=100 --include='walkreminder/core/*'
