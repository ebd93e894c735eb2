#!/usr/bin/env bash
# Gives source_package to the scripts that build libraries from source; sourced by page.sh and wheels.sh.

# source_package NAME FOLDER: unpacks FOLDER/NAME-VERSION, the sources of a Debian package from where this Debian has its packages
# from, without a change to its lists. Fails where they cannot be had.
source_package() {
    local name=$1 folder=$2 lists file
    if compgen -G "$folder/$name-*/" >/dev/null; then
        return
    fi
    mkdir -p "$folder/lists/parts" "$folder/lists/state/partial"
    lists=$(realpath "$folder/lists")
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
        [ -f "$file" ] || continue
        sed -E 's/^Types:.*$/Types: deb-src/; s/^deb /deb-src /' "$file" >"$lists/parts/${file##*/}"
    done
    local options=(-o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$lists/parts" -o "Dir::State::lists=$lists/state"
        -o APT::Sandbox::User=root)
    apt-get "${options[@]}" update -qq >/dev/null 2>&1 || true
    (cd "$folder" && apt-get "${options[@]}" source --download-only -qq "$name" >/dev/null 2>&1 &&
        dpkg-source --no-check -x "$name"_*.dsc >/dev/null)
}
