#!/usr/bin/env bash
# Run the tests with coverage and hold it to its thresholds.
#
#   usage: tools/run-tests.sh [ARGUMENTS OF PYTEST]
#
# With arguments only some tests may have run, so the thresholds are not asked.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cover() { .venv/bin/python -m coverage "$@"; }

.venv/bin/python -m pytest --cov --cov-report= "$@"
if [ $# -gt 0 ]; then exit 0; fi

echo
cover report --skip-covered --show-missing --fail-under=90
echo
echo "walkreminder/core, every line and branch:"
cover report --skip-covered --show-missing --fail-under=100 --include='walkreminder/core/*'
