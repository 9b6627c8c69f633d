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

.venv/bin/python -m pytest --cov --cov-report= --ignore=tests/simulation
# Decades of virtual time are not measured: that would take them three times as long.
.venv/bin/python -m pytest tests/simulation

echo
cover report --skip-covered --show-missing --fail-under=90
echo
echo "walkreminder/core, every line and branch:"
cover report --skip-covered --show-missing --fail-under=100 --include='walkreminder/core/*'
