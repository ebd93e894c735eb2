#!/usr/bin/env bash
# Prints which share of the lines and branches of include and src the C++ tests run, and the files of which they leave out most;
# with --all, which share they and the Python tests that are not slow run together. Builds the library, its unit tests and the
# Python module with clang's counters (clang 19, llvm-19, libclang-rt-19-dev) in build/coverage.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
all=false
case "${1:-}" in
--all) all=true ;;
"") ;;
*) echo "usage: scripts/coverage.sh [--all]" >&2 && exit 2 ;;
esac
source scripts/setup.sh
export GONGKAI_CORPUS=${GONGKAI_CORPUS:-$(realpath -m ../shared/corpus)}
export GONGKAI_CASES=${GONGKAI_CASES:-$(realpath -m ../shared/cases)}
version=${CLANG_VERSION:-19}
for tool in clang++ llvm-profdata llvm-cov; do
    command -v "$tool-$version" >/dev/null || { echo "coverage: there is no $tool-$version: apt-get install clang-$version llvm-$version libclang-rt-$version-dev" >&2; exit 1; }
done

build=$PWD/build/coverage
# Of what runs while it is built: the tests are asked for their names.
export LLVM_PROFILE_FILE="$build/unused.profraw"
cmake --preset debug -B "$build" -DCMAKE_CXX_COMPILER="clang++-$version" \
    -DCMAKE_CXX_FLAGS="-fprofile-instr-generate -fcoverage-mapping" -DCMAKE_CXX_FLAGS_DEBUG=-O0 -DGONGKAI_UNITY_BUILD=ON \
    -DGONGKAI_BUILD_EDITION_TESTS=OFF -DGONGKAI_BUILD_BENCH=OFF -DGONGKAI_BUILD_EXAMPLES=OFF >/dev/null
mapfile -t tests < <(basename -s .cpp tests/unit/*.cpp)
cmake --build "$build" -j "$(nproc)" --target "${tests[@]/#/unit_}" from_c reference

rm -rf "$build/profiles"
run() {
    LLVM_PROFILE_FILE="$build/profiles/$1.profraw" "${@:2}" >"$build/last.log" ||
        { echo "coverage: $1 fails:" >&2; tail -n 20 "$build/last.log" >&2; exit 1; }
}
for test in "${tests[@]/#/unit_}" from_c; do run "$test" "$build/tests/$test"; done
for page in codes checks errors law schema; do
    for language in "" zh; do run "reference.$language$page" "$build/tests/reference" "$page" "$language"; done
done

# What the profiles say of the code in these folders. Given several programs llvm-cov (19) loses functions that one of them holds and does not call: it is given
# one of all their objects, which is never run.
report() {
    find "${@/#/$build/}" -name '*.o' -print0 |
        xargs -0 "clang++-$version" -fprofile-instr-generate -Wl,--allow-multiple-definition,--unresolved-symbols=ignore-all \
            -Wl,--whole-archive "$build/libgongkai.a" -o "$build/all"
    "llvm-profdata-$version" merge -sparse "$build"/profiles/*.profraw -o "$build/all.profdata"
    "llvm-cov-$version" export -summary-only -instr-profile="$build/all.profdata" "$build/all" -sources include src \
        >"$build/coverage.json"
    "$PYTHON" scripts/coverage_report.py "$build/coverage.json"
}
echo "coverage: C++ tests"
report tests
$all || exit 0

venv=build/test-venv
[ -d "$venv" ] || "$PYTHON" -m venv "$venv"
mapfile -t requirements < <("$PYTHON" scripts/requirements.py test)
"$venv/bin/python" -m pip install --quiet "${requirements[@]}"
"$venv/bin/python" -m pip install --quiet --no-build-isolation --no-deps . \
    --config-settings build-dir="$build" --config-settings cmake.build-type=Debug \
    --config-settings cmake.define.GONGKAI_BUILD_PYTHON=ON --config-settings build.targets=_core \
    --config-settings install.strip=false
slow=()
for name in containers converters layouts scans notebook site examples package headers style twins release; do
    slow+=("--ignore=tests/python/test_$name.py")
done
# Processes add to one of four files each, whichever is free. In one process: the workers of xdist end without writing what they counted.
LLVM_PROFILE_FILE="$build/profiles/python-%4m.profraw" "$venv/bin/python" -m pytest -q -p no:xdist "${slow[@]}"
echo "coverage: C++ and Python tests"
report tests python
