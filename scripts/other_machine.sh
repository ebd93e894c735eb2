#!/usr/bin/env bash
# Runs the C++ tests on another machine under qemu: other_machine.sh s390x | aarch64. Debian 12 as root. The libraries of that
# machine come from Debian into build/ARCH/root, what is compiled for it into build/ARCH.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case "${1:-}" in
s390x) debian=s390x ;;
aarch64) debian=arm64 ;;
*) echo "usage: scripts/other_machine.sh s390x | aarch64" >&2 && exit 2 ;;
esac
machine=$1
triplet=$machine-linux-gnu
build=$PWD/build/$machine
root=$build/root
export GONGKAI_CORPUS=${GONGKAI_CORPUS:-$(realpath -m ../shared/corpus)}

if ! command -v "$triplet-g++" >/dev/null || ! command -v "qemu-$machine-static" >/dev/null || ! command -v mmdebstrap >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "g++-$triplet" qemu-user-static mmdebstrap cmake ninja-build \
        pkg-config >/dev/null
fi
if [ ! -d "$root/usr/include/libxml2" ]; then
    mkdir -p "$build"
    mmdebstrap --quiet --variant=extract --architectures="$debian" --include=libc6-dev,libstdc++-12-dev,libboost1.81-dev,libxml2-dev,libzip-dev,nlohmann-json3-dev,doctest-dev \
        bookworm "$root"
fi

cat >"$build/toolchain.cmake" <<TOOLCHAIN
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR $machine)
set(CMAKE_SYSROOT $root)
set(CMAKE_C_COMPILER $triplet-gcc)
set(CMAKE_CXX_COMPILER $triplet-g++)
set(CMAKE_LIBRARY_ARCHITECTURE $triplet)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
foreach(kind LIBRARY INCLUDE PACKAGE)
    set(CMAKE_FIND_ROOT_PATH_MODE_\${kind} ONLY)
endforeach()
set(CMAKE_CROSSCOMPILING_EMULATOR /usr/bin/qemu-$machine-static -L $root)
TOOLCHAIN
export PKG_CONFIG_SYSROOT_DIR=$root PKG_CONFIG_LIBDIR=$root/usr/lib/$triplet/pkgconfig:$root/usr/share/pkgconfig
cmake -G Ninja -S . -B "$build" -DCMAKE_TOOLCHAIN_FILE="$build/toolchain.cmake" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O1 \
    -DGONGKAI_BUILD_TESTS=ON -DGONGKAI_BUILD_EDITION_TESTS=OFF >/dev/null
cmake --build "$build" -j "$(nproc)"
# Each is many times slower here than on the machine itself.
ctest --test-dir "$build" --tests-regex '^(unit|odr|c[.])' --timeout 3600 -j "$(nproc)" --no-tests=error --output-on-failure
