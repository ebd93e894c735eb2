#!/usr/bin/env bash
# Compiles every public header and the tests that the compiler decides (tests/static) with each compiler and setting of the table in
# docs/compilers.md that is found, all warnings errors: compilers.sh [NAME...], without a name all. Nothing is linked or run.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Boost alone: a cross compiler must not see the machine's own C library.
mkdir "$work/boost"
ln -s /usr/include/boost "$work/boost/boost"
find include/gongkai -name '*.hpp' | sort | sed 's|^include/\(.*\)$|#include <\1>|' >"$work/headers.cpp"

# name | compiler | what else is set
rows="g++ 12|g++-12|-std=c++20
g++ 12, C++23|g++-12|-std=c++23
g++ 12, without RTTI|g++-12|-std=c++20 -fno-rtti
clang 14|clang++-14|-std=c++20
clang 19|clang++-19|-std=c++20
clang 19, C++23|clang++-19|-std=c++23
clang 19, libc++ 19|clang++-19|-std=c++20 -stdlib=libc++
clang 19, libc++ 19, without RTTI|clang++-19|-std=c++20 -stdlib=libc++ -fno-rtti
g++ 12, aarch64|aarch64-linux-gnu-g++|-std=c++20
g++ 12, s390x (big-endian)|s390x-linux-gnu-g++|-std=c++20
MinGW-w64 g++ 12|x86_64-w64-mingw32-g++-posix|-std=c++20"

failed=0
while IFS='|' read -r name compiler flags; do
    if [ "$#" -gt 0 ] && ! printf '%s\n' "$@" | grep -qxF "$name"; then continue; fi
    if ! command -v "$compiler" >/dev/null; then
        echo "$name: not tried, there is no $compiler"
        continue
    fi
    result=compiles
    for source in "$work/headers.cpp" tests/static/*.cpp; do
        # shellcheck disable=SC2086
        "$compiler" $flags -fsyntax-only -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -Iinclude \
            -isystem "$work/boost" "$source" >"$work/said" 2>&1 || { result="fails on $(basename "$source")" && failed=1; head -20 "$work/said" >&2; }
    done
    echo "$name: $result"
done <<<"$rows"
exit "$failed"
