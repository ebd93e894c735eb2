#!/usr/bin/env bash
# Tries what is in dist/ where nothing else is: in a root of Debian 12 with nothing but its base, Python and venv. As root, with
# debootstrap; each command is printed before what it says.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD/build/bare
fresh=$PWD/build/bare.tar

# A root that is as it was made, each time.
make_root() {
    if [ ! -e "$fresh" ]; then
        rm -rf "$root"
        debootstrap --variant=minbase --include=python3,python3-venv bookworm "$root" >build/debootstrap.log
        rm -rf "$root"/var/cache/apt/archives/*.deb
        tar -C "$root" -cf "$fresh" .
    fi
    rm -rf "$root"
    mkdir -p "$root"
    tar -C "$root" -xf "$fresh"
    cp /etc/resolv.conf "$root/etc/"
    # Where pip is told of a certificate, it is told so there.
    [ -z "${PIP_CERT:-}" ] || cp --parents "$PIP_CERT" "$root"
    mkdir "$root/try"
    cp -r dist examples/reports tests/consumer "$root/try/"
    cp tests/c_api/from_c.c "$root/try/"
}

run() {
    printf '\n$ %s\n' "$*"
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${PIP_CERT:+PIP_CERT="$PIP_CERT"} bash -c "cd /try && $*"
}

# The example has a fault, so status 1 is right.
check() {
    local status=0
    run "$1" || status=$?
    echo "exit status $status"
    [ "$status" -eq 1 ]
}

make_root
echo "# the wheel"
run "python3 -m venv /venv"
run "/venv/bin/pip install --disable-pip-version-check --no-cache-dir dist/gongkai-*-cp311-*_x86_64.whl"
run "/venv/bin/gongkai read reports/example-2024.html --format text | head -5"
check "/venv/bin/gongkai check reports/example-2024.html --lang en"

make_root
echo "# the packages of Debian"
run "apt-get update -q && apt-get install -q -y --no-install-recommends ./dist/*.deb"
run "gongkai read reports/example-2024.html --format text | head -5"
check "gongkai check reports/example-2024.html --lang en"
run "apt-get install -q -y --no-install-recommends g++ cmake ninja-build"
run "cmake -G Ninja -S consumer -B build && cmake --build build && ctest --test-dir build --output-on-failure"
run 'c++ -std=c++20 consumer/reader.cpp $(pkg-config --cflags --libs gongkai) -o reader && ./reader && echo right'
run 'gcc from_c.c $(pkg-config --cflags --libs gongkai_c) -o from_c && ./from_c'
run "apt-get purge -q -y '*gongkai*' && ! find / -xdev -path '*gongkai*' -not -path '/try/*' | grep ."
