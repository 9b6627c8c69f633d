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

seen=build/tests
mkdir -p "$seen"
rm -f "$seen"/coverage.* "$seen"/*.log
measured=(.venv/bin/python -m pytest --cov --cov-report=)

# What runs on real desktops mostly waits for a minute to come: beside it there is
# time for everything else, and for a second one. Its words come when it has ended.
# Decades of virtual time are not measured: that would take them three times as long.
beside() {
  trap 'exit 130' INT # pytest answers it in order, so that bash would go on
  local failed=0
  COVERAGE_FILE=$seen/coverage.desktops "${measured[@]}" tests/e2e \
    -n 2 --dist loadfile -o cache_dir="$seen/cache" || failed=1
  .venv/bin/python -m pytest tests/simulation -o cache_dir="$seen/cache" || failed=1
  return "$failed"
}
# In a group of its own it can be told to end, and then takes its desktops down.
set -m
beside >"$seen/beside.log" 2>&1 &
beside=$!
set +m
end_beside() { kill -INT -- "-$beside" 2>/dev/null && wait "$beside" || true; }
trap end_beside EXIT
trap 'exit 130' INT

failed=0
COVERAGE_FILE=$seen/coverage.rest \
  "${measured[@]}" --ignore=tests/e2e --ignore=tests/simulation || failed=1
wait "$beside" || failed=1
trap - EXIT
cat "$seen/beside.log"
if [ "$failed" -ne 0 ]; then exit 1; fi

echo
cover combine --quiet "$seen/coverage.desktops" "$seen/coverage.rest"
cover report --skip-covered --show-missing --fail-under=90
echo
echo "walkreminder/core, every line and branch:"
cover report --skip-covered --show-missing --fail-under=100 --include='walkreminder/core/*'
