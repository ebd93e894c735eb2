#!/usr/bin/env bash
# Builds build/page/gongkai.html: the library as WebAssembly and everything it takes in one file, which a browser opens from disk.
# Debian 12 or newer; installs with apt what is missing where it runs as root, and says so where it cannot. The same sources and
# the same tools give the same bytes. Ends with status 3 where the tools cannot be had. With --tools it only gets them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/source_package.sh

lacks_tools() {
    echo "page: $1" >&2
    exit 3
}

missing_packages() {
    command -v clang++-19 >/dev/null || echo clang-19
    command -v wasm-ld-19 >/dev/null || echo lld-19
    [ -e /usr/include/wasm32-wasi/c++/v1/version ] || echo libc++-19-dev-wasm32 libc++abi-19-dev-wasm32
    [ -e /usr/include/wasm32-wasi/stdlib.h ] || echo wasi-libc
    ls /usr/lib/llvm-19/lib/clang/19/lib/wasi/*builtins* >/dev/null 2>&1 || echo libclang-rt-19-dev-wasm32
    command -v cmake >/dev/null || echo cmake
    command -v ninja >/dev/null || echo ninja-build
    command -v node >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
    command -v dpkg-source >/dev/null || echo dpkg-dev
    [ -e /usr/include/boost/describe.hpp ] || echo libboost1.81-dev
    [ -e /usr/include/nlohmann/json.hpp ] || echo nlohmann-json3-dev
}

install_missing() {
    local packages
    packages=$(missing_packages | xargs)
    if [ -z "$packages" ]; then
        return
    fi
    if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
        lacks_tools "missing; on Debian, as root: apt-get install $packages"
    fi
    echo "page: apt-get install $packages"
    apt-get update -qq || true
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove $packages >/dev/null ||
        lacks_tools "could not be installed: $packages"
}

install_missing
folder=build/page
mkdir -p "$folder"
source_package libxml2 build/sources || lacks_tools "the sources of libxml2 cannot be had"
[ web/node_modules/.package-lock.json -nt web/package-lock.json ] ||
    (cd web && npm ci --silent --ignore-scripts --no-audit --no-fund) || lacks_tools "the packages of npm cannot be had"
[ "${1:-}" != --tools ] || exit 0
if command -v ccache >/dev/null; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
cmake -G Ninja -S web -B build/web -DCMAKE_TOOLCHAIN_FILE="$PWD/web/wasm.cmake" -DCMAKE_BUILD_TYPE=Release \
    -DLIBXML2_SOURCE="$(realpath build/sources/libxml2-*/)" >"$folder/cmake.log" || { cat "$folder/cmake.log" && exit 1; }
cmake --build build/web -j "${GONGKAI_JOBS:-$(nproc)}"
node web/build.mjs build/web/gongkai.wasm "$folder/gongkai.html"
echo "page: $folder/gongkai.html, $(stat -c %s "$folder/gongkai.html") bytes"
