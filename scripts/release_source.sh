#!/usr/bin/env bash
# What wheels.sh and debs.sh begin with; sourced. Makes dist/gongkai-*.tar.gz and unpacks it: all packages are built of that.
# Exports SOURCE_DATE_EPOCH, the time of the commit. Sets release, a folder; its source/build is laid out as build is here, so that
# ccache knows again what was compiled there.
set -euo pipefail
source scripts/setup.sh

export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
# One compiler for all: some Pythons name the one that they were built with.
export CC=${CC:-cc} CXX=${CXX:-c++}
release=$PWD/build/release

mkdir -p "$release" dist
[ -d "$release/tools" ] || "$PYTHON" -m venv "$release/tools"
"$PYTHON" scripts/requirements.py >"$release/requirements.txt"
"$release/tools/bin/python" -m pip install --quiet build --requirement "$release/requirements.txt"
rm -rf "$release/sdist" "$release/source"
"$release/tools/bin/python" -m build --sdist --no-isolation --outdir "$release/sdist" . >"$release/sdist.log" 2>&1 ||
    { cat "$release/sdist.log" >&2 && exit 1; }
mkdir "$release/source"
tar -xf "$release"/sdist/gongkai-*.tar.gz -C "$release/source" --strip-components=1
cp "$release"/sdist/gongkai-*.tar.gz dist/
