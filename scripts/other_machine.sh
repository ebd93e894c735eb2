#!/usr/bin/env bash
# Runs the C++ tests on another machine under qemu: other_machine.sh s390x | aarch64. Debian 12 as root. The libraries of that
# machine come from Debian into build/MACHINE/root, what is compiled for it into build/MACHINE.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
MACHINE=${1:-}
source scripts/sysroot.sh
build=$PWD/build/$MACHINE
export GONGKAI_CORPUS=${GONGKAI_CORPUS:-$(realpath -m ../shared/corpus)}

make_sysroot "$build" libc6-dev libstdc++-12-dev libboost1.81-dev libxml2-dev libzip-dev nlohmann-json3-dev doctest-dev
export PKG_CONFIG_SYSROOT_DIR=$root PKG_CONFIG_LIBDIR=$root/usr/lib/$triplet/pkgconfig:$root/usr/share/pkgconfig
cmake -G Ninja -S . -B "$build" -DCMAKE_TOOLCHAIN_FILE="$toolchain" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O1 \
    -DGONGKAI_BUILD_TESTS=ON -DGONGKAI_BUILD_EDITION_TESTS=OFF >/dev/null
cmake --build "$build" -j "$(nproc)"
# Each is many times slower here than on the machine itself.
ctest --test-dir "$build" --tests-regex '^(unit|odr|c[.])' --timeout 3600 -j "$(nproc)" --no-tests=error --output-on-failure
