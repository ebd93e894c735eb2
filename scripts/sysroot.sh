#!/usr/bin/env bash
# For scripts that build for another machine on Debian 12 as root; sourced with MACHINE set to aarch64 or s390x. Compiler and qemu come
# by apt where they are missing. Sets triplet; emulator, the command that runs programs of that machine; root and toolchain, which
# `make_sysroot FOLDER PACKAGE...` makes: the packages of that machine's Debian, and a toolchain for CMake that looks for libraries there.
case "${MACHINE:-}" in
s390x) debian=s390x ;;
aarch64) debian=arm64 ;;
*) echo "usage: $0 s390x | aarch64" >&2 && exit 2 ;;
esac
triplet=$MACHINE-linux-gnu

if ! command -v "$triplet-g++" >/dev/null || ! command -v "qemu-$MACHINE-static" >/dev/null || ! command -v mmdebstrap >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "g++-$triplet" qemu-user-static mmdebstrap cmake ninja-build \
        pkg-config >/dev/null
fi

make_sysroot() {
    root=$1/root
    toolchain=$1/toolchain.cmake
    emulator=("/usr/bin/qemu-$MACHINE-static" -L "$root")
    shift
    mkdir -p "$(dirname "$root")"
    if [ ! -d "$root" ]; then
        mmdebstrap --quiet --variant=extract --architectures="$debian" --include="$(IFS=, && echo "$*")" bookworm "$root.new"
        mv "$root.new" "$root"
    fi
    cat >"$toolchain" <<TOOLCHAIN
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR $MACHINE)
set(CMAKE_SYSROOT $root)
set(CMAKE_C_COMPILER $triplet-gcc)
set(CMAKE_CXX_COMPILER $triplet-g++)
set(CMAKE_LIBRARY_ARCHITECTURE $triplet)
list(APPEND CMAKE_FIND_ROOT_PATH $root)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
foreach(kind LIBRARY INCLUDE PACKAGE)
    set(CMAKE_FIND_ROOT_PATH_MODE_\${kind} ONLY)
endforeach()
set(CMAKE_CROSSCOMPILING_EMULATOR ${emulator[*]})
TOOLCHAIN
}
