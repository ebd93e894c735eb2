#!/usr/bin/env bash
# Builds and installs gongkai into build/venv, then reads and checks the example report.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/setup.sh

report=examples/reports/example-2024.html
"$PYTHON" -m venv build/venv

# Shows how far the compiler has come, [12/140], on one line of a terminal, or every tenth step in a file.
show_progress() {
    local line step
    while IFS= read -r line; do
        [[ $line =~ \[([0-9]+)/([0-9]+)\] ]] || continue
        step=${BASH_REMATCH[1]}
        if [ -t 1 ]; then
            printf '\rdemo: compiled %s of %s' "$step" "${BASH_REMATCH[2]}"
        elif ((step % 10 == 0)); then
            echo "demo: compiled $step of ${BASH_REMATCH[2]}"
        fi
    done
    if [ -t 1 ]; then echo; fi
}

log=build/demo.log
echo "demo: building, which takes some minutes; all of it is in $log"
build/venv/bin/python -m pip install --verbose --progress-bar off . 2>&1 | tee "$log" | show_progress || {
    tail -n 40 "$log" >&2
    exit 1
}

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
