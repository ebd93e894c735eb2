#!/usr/bin/env bash
# Runs every test: C++ with g++, then again under the sanitizers, Python. Where there is a clang++ with libFuzzer, the
# sanitizers are clang's, so that a second compiler has its say, and the fuzz targets run over their seeds.
# Ends with the sum over all of them. Tests that need real reports look for them in GONGKAI_CORPUS, those that need
# small cases in GONGKAI_CASES, else they skip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/setup.sh

export GONGKAI_CORPUS=${GONGKAI_CORPUS:-$(realpath -m ../shared/corpus)}
export GONGKAI_CASES=${GONGKAI_CASES:-$(realpath -m ../shared/cases)}
for folder in "$GONGKAI_CORPUS" "$GONGKAI_CASES"; do
    [ -d "$folder" ] || echo "test: there is no $folder; the tests that need it will be skipped"
done

results=build/test-results
rm -rf "$results"
mkdir -p "$results"
failed=0

run_preset() {
    echo "test: preset $1"
    cmake --preset "$1" >"$results/$1.configure.log" ||
        { cat "$results/$1.configure.log" && return 1; }
    cmake --build --preset "$1" -j "$(nproc)"
    ctest --preset "$1" -j "$(nproc)" --output-junit "$PWD/$results/$1.xml" || failed=1
}

run_preset ci
if printf 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' |
    clang++ -x c++ -fsanitize=fuzzer,address,undefined -o /dev/null - 2>/dev/null; then
    run_preset clang
else
    echo "test: no clang++ with libFuzzer, so only g++ is tried, and the fuzz targets are not"
    run_preset sanitizers
fi

echo "test: Python"
"$PYTHON" -m venv --clear build/test-venv
build/test-venv/bin/python -m pip install --quiet '.[test]'
build/test-venv/bin/python -m pytest -n "$(nproc)" --junit-xml="$results/python.xml" || failed=1

"$PYTHON" scripts/count_tests.py "$results"/*.xml || failed=1
exit "$failed"
