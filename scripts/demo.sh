#!/usr/bin/env bash
# Builds and installs gongkai into build/venv, then reads and checks the example report.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/setup.sh

report=examples/reports/example-2024.html
"$PYTHON" -m venv build/venv
build/venv/bin/python -m pip install --quiet .

echo "\$ gongkai read $report --format text"
build/venv/bin/gongkai read "$report" --format text

echo "\$ gongkai check $report"
status=0
build/venv/bin/gongkai check "$report" || status=$?
case $status in
0) echo "exit status 0: nothing wrong was found" ;;
1) echo "exit status 1: the report was read, and the findings above are what is wrong with it" ;;
*) echo "exit status $status: the report could not be checked" >&2 && exit "$status" ;;
esac
