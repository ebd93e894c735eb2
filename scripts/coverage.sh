#!/usr/bin/env bash
# Prints which share of the lines and branches of include and src the C++ tests run, and the files of which they run least.
# Builds the library and its unit tests with clang's counters (clang 19, llvm-19, libclang-rt-19-dev) in build/coverage. What
# only the Python tests run counts as left out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/setup.sh
export GONGKAI_CORPUS=${GONGKAI_CORPUS:-$(realpath -m ../shared/corpus)}
version=${CLANG_VERSION:-19}
for tool in clang++ llvm-profdata llvm-cov; do
    command -v "$tool-$version" >/dev/null || { echo "coverage: there is no $tool-$version: apt-get install clang-$version llvm-$version libclang-rt-$version-dev" >&2; exit 1; }
done

build=build/coverage
cmake --preset debug -B "$build" -DCMAKE_CXX_COMPILER="clang++-$version" \
    -DCMAKE_CXX_FLAGS="-fprofile-instr-generate -fcoverage-mapping" -DCMAKE_CXX_FLAGS_DEBUG=-O0 -DGONGKAI_UNITY_BUILD=ON \
    -DGONGKAI_BUILD_EDITION_TESTS=OFF -DGONGKAI_BUILD_BENCH=OFF -DGONGKAI_BUILD_EXAMPLES=OFF >/dev/null
mapfile -t tests < <(basename -s .cpp tests/unit/*.cpp)
cmake --build "$build" -j "$(nproc)" --target "${tests[@]/#/unit_}" from_c

rm -rf "$build/profiles"
programs=("${tests[@]/#/$build/tests/unit_}" "$build"/tests/from_c)
for program in "${programs[@]}"; do
    LLVM_PROFILE_FILE="$PWD/$build/profiles/$(basename "$program").profraw" "$program" >"$build/last.log" ||
        { echo "coverage: $program fails:" >&2; tail -n 20 "$build/last.log" >&2; exit 1; }
done
"llvm-profdata-$version" merge -sparse "$build"/profiles/*.profraw -o "$build/all.profdata"
objects=()
for program in "${programs[@]:1}"; do objects+=("-object=$program"); done
"llvm-cov-$version" export -summary-only -instr-profile="$build/all.profdata" "${programs[0]}" "${objects[@]}" \
    -sources include src >"$build/coverage.json"
"$PYTHON" scripts/coverage_report.py "$build/coverage.json"
