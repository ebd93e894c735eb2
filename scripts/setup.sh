#!/usr/bin/env bash
# Makes sure that everything needed to build gongkai is there; sourced by demo.sh and test.sh, or run by itself.
# Looks for each tool and header, and installs with apt only what is missing (Debian 12 or newer, as root).
# Exports PYTHON: a Python that can make virtual environments and build extension modules.
set -euo pipefail

has_header() {
    printf '#if !__has_include(<%s>)\n#error missing\n#endif\n' "$1" | c++ -E -x c++ - >/dev/null 2>&1
}

has_boost() {
    printf '#include <boost/version.hpp>\n#if BOOST_VERSION < 108100\n#error old\n#endif\n' |
        c++ -E -x c++ - >/dev/null 2>&1
}

usable_python() {
    "$1" - >/dev/null 2>&1 <<'PYTHON_END'
import ensurepip, os, sys, sysconfig, venv
header = os.path.join(sysconfig.get_path("include"), "Python.h")
sys.exit(sys.version_info < (3, 11) or not os.path.exists(header))
PYTHON_END
}

# python3 may be a version manager's, without a version chosen, or Debian's, without venv.
find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3 /usr/bin/python3; do
        if [ -n "$candidate" ] && command -v "$candidate" >/dev/null && usable_python "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# Only the tests of pictures with Chinese words need one; without it they are skipped.
has_chinese_font() {
    find -L /usr/share/fonts \( -iname '*cjk*' -o -iname 'wqy-*' \) 2>/dev/null | grep -q .
}

missing_packages() {
    command -v c++ >/dev/null || echo g++
    command -v cmake >/dev/null || echo cmake
    command -v ninja >/dev/null || echo ninja-build
    command -v pkg-config >/dev/null || echo pkg-config
    has_boost || echo libboost1.81-dev
    pkg-config --exists libxml-2.0 2>/dev/null || echo libxml2-dev
    pkg-config --exists libzip 2>/dev/null || echo libzip-dev
    has_header nlohmann/json.hpp || echo nlohmann-json3-dev
    has_header doctest/doctest.h || echo doctest-dev
    has_header benchmark/benchmark.h || echo libbenchmark-dev
    has_header sqlite3.h || echo libsqlite3-dev
    pkg-config --exists libpq 2>/dev/null || echo libpq-dev
    if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] && ! has_chinese_font; then
        echo fonts-wqy-microhei
    fi
    find_python >/dev/null || echo python3 python3-dev python3-venv
}

install_missing() {
    local packages
    packages=$(missing_packages | xargs)
    if [ -z "$packages" ]; then
        return
    fi
    if ! command -v apt-get >/dev/null; then
        echo "setup: missing, and no apt-get to install it with; Debian's names are: $packages" >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        echo "setup: missing; run as root: apt-get install $packages" >&2
        return 1
    fi
    echo "setup: apt-get install $packages"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove $packages >/dev/null
    packages=$(missing_packages | xargs)
    if [ -n "$packages" ]; then
        echo "setup: still not usable after the installation: $packages" >&2
        return 1
    fi
}

install_missing
PYTHON=$(find_python)
export PYTHON
if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
echo "setup: everything needed is there; Python is $PYTHON"
