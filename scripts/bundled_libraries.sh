#!/usr/bin/env bash
# Builds what a wheel carries with it: zlib, libxml2 and libzip from Debian's sources as static libraries, without what gongkai does
# not ask of them (ICU, lzma, encryption, other compressions): bundled_libraries.sh PREFIX [CMAKE_ARGUMENT...]. Text is converted by iconv
# of the C library, as ever.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/source_package.sh
prefix=$(realpath -m "$1")
shift

flags="-O2 -w -fPIC -ffunction-sections -fdata-sections -fvisibility=hidden -ffile-prefix-map=$PWD=."

source_of() {
    source_package "$1" build/sources || { echo "wheel: the sources of $1 cannot be had" >&2 && exit 1; }
    realpath build/sources/"$1"-*/
}

# logged LOG COMMAND...: what it prints is of interest only where it fails.
logged() {
    local log=$1
    shift
    "$@" >>"$log" 2>&1 || { cat "$log" >&2 && exit 1; }
}

# Debian's sources of it lack a file that its CMake project asks for.
build_zlib() {
    local source build=$prefix/build/zlib
    source=$(source_of zlib)
    mkdir -p "$build"
    cd "$build"
    CC=${CC:-cc} CFLAGS=$flags logged "$build.log" "$source/configure" --static --prefix="$prefix"
    logged "$build.log" make install
    cd - >/dev/null
}

# build_with_cmake NAME CMAKE_ARGUMENT...
build_with_cmake() {
    local name=$1 source build=$prefix/build/$1
    shift
    source=$(source_of "$name")
    logged "$build.log" cmake -G Ninja -S "$source" -B "$build" -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib \
        -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF -DCMAKE_C_FLAGS="$flags" "$@"
    logged "$build.log" cmake --build "$build" --target install
}

# without START NAME...: options of CMake, one a line.
without() {
    local start=$1 name
    shift
    for name in "$@"; do
        echo "-D${start}_$name=OFF"
    done
}

build_libxml2() {
    local off
    mapfile -t off < <(without LIBXML2_WITH C14N CATALOG DEBUG FTP HTTP ICU ISO8859X LEGACY LZMA MEM_DEBUG MODULES OUTPUT PATTERN PROGRAMS \
        PUSH PYTHON READER REGEXPS RUN_DEBUG SCHEMAS SCHEMATRON TESTS THREAD_ALLOC VALID WRITER XINCLUDE XPATH XPTR ZLIB)
    build_with_cmake libxml2 "${off[@]}" "$@"
}

build_libzip() {
    local off
    mapfile -t off < <(without ENABLE COMMONCRYPTO GNUTLS MBEDTLS OPENSSL WINDOWS_CRYPTO BZIP2 LZMA ZSTD
        without BUILD TOOLS REGRESS EXAMPLES DOC)
    build_with_cmake libzip "${off[@]}" "$@"
}

# In this order: libzip is linked with zlib. scripts/sbom.py reads this line.
libraries=(zlib libxml2 libzip)
mkdir -p "$prefix/build"
for library in "${libraries[@]}"; do
    "build_$library" "$@"
done
