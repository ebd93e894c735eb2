#!/usr/bin/env bash
# Runs every test. The library, the Python module, benchmarks and examples are built once (preset ci, g++, warnings are
# errors), the library and its unit tests once more under the sanitizers: clang's, which compiles them in half the time and has fuzz
# targets to run over their seeds, so that a second compiler has its say; g++'s where there is none. The page is built and tried in a browser.
# With --quick only the unit tests and the Python tests that are not slow, for a build that is there already: see
# docs/testing.md. Ends with the sum over all of them. Tests that need real reports look for them in GONGKAI_CORPUS, those that need
# small cases in GONGKAI_CASES, else they skip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
quick=false
case "${1:-}" in
--quick) quick=true ;;
"") ;;
*) echo "usage: scripts/test.sh [--quick]" >&2 && exit 2 ;;
esac
source scripts/setup.sh

export GONGKAI_CORPUS=${GONGKAI_CORPUS:-$(realpath -m ../shared/corpus)}
export GONGKAI_CASES=${GONGKAI_CASES:-$(realpath -m ../shared/cases)}
for folder in "$GONGKAI_CORPUS" "$GONGKAI_CASES"; do
    [ -d "$folder" ] || echo "test: there is no $folder; the tests that need it will be skipped"
done

sanitizing_clang() {
    local candidate
    for candidate in clang++ clang++-19; do
        if printf 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' |
            "$candidate" -x c++ -fsanitize=fuzzer,address,undefined -fuse-ld=lld -o /dev/null - 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

results=build/test-results
rm -rf "$results"
mkdir -p "$results"
failed=0

run_ctest() { ctest "$@" -j "$(nproc)" --no-tests=error --output-on-failure || failed=1; }

trap 'jobs -p | xargs -r kill' EXIT

# What the steps need comes over the network while the compiler works. Only the reference of the C++ headers needs doxygen.
get_tools() {
    local wanted=()
    command -v doxygen >/dev/null || wanted+=(doxygen)
    sanitizing_clang >/dev/null || wanted+=(clang-19 lld-19 libclang-rt-19-dev)
    if [ "${#wanted[@]}" -ne 0 ] && command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
        apt-get update -qq || true
        for package in "${wanted[@]}"; do
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null || true
        done
    fi
    $quick || scripts/test_page.sh --tools || true
}
get_tools >"$results/tools.log" 2>&1 &
tools=$!

$quick && [ -d build/test-venv ] || "$PYTHON" -m venv --clear build/test-venv
install_requirements() {
    "$PYTHON" scripts/requirements.py "$@" >"$results/requirements.txt"
    build/test-venv/bin/python -m pip install --quiet --no-compile --requirement "$results/requirements.txt"
}
install_requirements

# One build for the Python module and the rest: what pip would compile again is the library.
echo "test: preset ci, as the build of the Python package"
build/test-venv/bin/python -m pip install --quiet --no-build-isolation --no-deps . \
    --config-settings build-dir=build/ci --config-settings cmake.args=--preset=ci

install_requirements test &
requirements=$!

wait "$tools"
command -v doxygen >/dev/null || echo "test: there is no doxygen; the reference of the C++ headers will not be tested"
compilers=()
if clang=$(sanitizing_clang); then
    sanitizers=clang
    compilers=(-DCMAKE_CXX_COMPILER="$clang" -DCMAKE_C_COMPILER="${clang/++/}")
else
    echo "test: no clang++ with libFuzzer and lld, so only g++ is tried, and the fuzz targets are not"
    sanitizers=sanitizers
fi
echo "test: preset $sanitizers ${compilers[*]}"
left_out=()
if $quick; then left_out=(--label-exclude forbidden); fi
cmake --preset "$sanitizers" "${compilers[@]}" >"$results/$sanitizers.configure.log" ||
    { cat "$results/$sanitizers.configure.log" && exit 1; }
cmake --build --preset "$sanitizers" -j "$(nproc)"
run_ctest --preset "$sanitizers" "${left_out[@]}" --output-junit "$PWD/$results/$sanitizers.xml"
wait "$requirements"

# The page, and each header alone, are compiled while the tests of Python leave a processor idle.
tests=()
if $quick; then
    for slow in containers converters layouts scans notebook site examples package; do
        tests+=("--ignore=tests/python/test_$slow.py")
    done
else
    run_ctest --preset ci --output-junit "$PWD/$results/ci.xml"
    scripts/test_page.sh "$results/page.xml" build/test-venv/bin/python >"$results/page.log" 2>&1 &
    page=$!
    find include -name '*.hpp' | nice -n 19 xargs -P "$(nproc)" -I{} "${clang:-c++}" -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic \
        -Wconversion -Wshadow -Werror -Iinclude -include {} -x c++ /dev/null >"$results/headers.log" 2>&1 &
    headers=$!
fi

echo "test: Python"
build/test-venv/bin/python -m pytest -n "$(nproc)" --dist worksteal --junit-xml="$results/python.xml" "${tests[@]}" || failed=1

if ! $quick; then
    echo "test: the page, in a browser"
    wait "$page" || failed=1
    cat "$results/page.log"
    wait "$headers" || { cat "$results/headers.log" && failed=1; }
fi
"$PYTHON" scripts/count_tests.py "$results"/*.xml || failed=1
exit "$failed"
