#!/usr/bin/env bash
# Builds the page and tries it in headless Chromium: test_page.sh RESULTS.xml PYTHON, where PYTHON has the gongkai to compare with.
# Where the tools cannot be had it says so, and the results have one test that was skipped. test_page.sh --tools only gets them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
install_chromium() {
    command -v chromium >/dev/null && return
    command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || return
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove chromium >/dev/null
}

if [ "$1" = --tools ]; then
    scripts/page.sh --tools
    install_chromium
    exit
fi
results=$1
python=$2

skip() {
    echo "test: the page is not tried: $1"
    printf '<testsuites><testcase name="page"><skipped message="%s"/></testcase></testsuites>\n' "$1" >"$results"
    exit 0
}

status=0
scripts/page.sh || status=$?
[ "$status" -ne 3 ] || skip "its tools cannot be had"
[ "$status" -eq 0 ] || exit "$status"
install_chromium || skip "no chromium can be had"
(cd web && node_modules/.bin/tsc -p .)
export GONGKAI="$python -m gongkai" GONGKAI_PYTHON="$python" CHROMIUM=${CHROMIUM:-$(command -v chromium)}
NODE_PATH=web/node_modules node --test --test-concurrency=1 --test-reporter=junit --test-reporter-destination="$results" \
    --test-reporter=spec --test-reporter-destination=stdout web/tests/page.test.mjs
