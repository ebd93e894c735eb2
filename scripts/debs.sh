#!/usr/bin/env bash
# Makes packages for this Debian in dist/: libgongkai-c0.1 (the shared library of C functions), libgongkai-dev and python3-gongkai, by
# CPack. The module is for Debian's own Python.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PYTHON=/usr/bin/python3
source scripts/release_source.sh
[ "$PYTHON" = /usr/bin/python3 ] || { echo "debs: needs Debian's python3, python3-dev and python3-venv" >&2 && exit 1; }

folder=$release/debs
environment=$folder/python
build=$release/source/build/debian
mkdir -p "$folder"
[ -d "$environment" ] || "$PYTHON" -m venv "$environment"
"$environment/bin/python" -m pip install --quiet --upgrade pip installer click-man --requirement "$release/requirements.txt"

rm -rf "$folder/tree" "$folder/wheel" "$folder/man"
mkdir -p "$folder/tree"
"$environment/bin/python" -m pip wheel --quiet "$release/source" --no-deps --no-build-isolation --wheel-dir "$folder/wheel" \
    --config-settings build-dir="$build" \
    --config-settings cmake.define.CMAKE_INSTALL_LIBDIR="lib/$(dpkg-architecture -q DEB_HOST_MULTIARCH)" \
    --config-settings cmake.define.CMAKE_MODULE_LINKER_FLAGS="-Wl,-z,relro -Wl,-z,now" \
    --config-settings cmake.define.CMAKE_SHARED_LINKER_FLAGS="-Wl,-z,relro -Wl,-z,now" \
    --config-settings cmake.define.GONGKAI_BUILD_C_LIBRARY=ON \
    --config-settings cmake.define.GONGKAI_DEBIAN_PYTHON="$folder/tree"

# As Debian lays out Python; byte code is made where the package is installed.
site=$(echo "$environment"/lib/python3*/site-packages)
DEB_PYTHON_INSTALL_LAYOUT=deb PYTHONPATH=$site "$PYTHON" -m installer --destdir "$folder/tree" --no-compile-bytecode "$folder"/wheel/*.whl
"$environment/bin/python" -m pip install --quiet --force-reinstall "$folder"/wheel/*.whl
"$environment/bin/click-man" --target "$folder/man" --man-date "$(date --utc --date="@$SOURCE_DATE_EPOCH" +%F)" gongkai
install -d "$folder/tree/usr/share/man/man1"
# A line of text that begins with a quotation mark is a command to groff, which click-man does not know.
for page in "$folder"/man/*.1; do
    sed 's/^\x27/\\\&\x27/' "$page" | gzip -9nc >"$folder/tree/usr/share/man/man1/${page##*/}.gz"
done
cmake "$build" >"$folder/cmake.log"
(cd "$build" && cpack -G DEB >"$folder/cpack.log") || { cat "$folder/cpack.log" >&2 && exit 1; }
cp "$build"/*.deb dist/
ls -l dist/*.deb
