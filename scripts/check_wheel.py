# SPDX-License-Identifier: Apache-2.0
"""Looks into wheels: check_wheel.py WHEEL... fails where one is larger than it may be, needs a library that it does not have, shows
symbols of what is linked in, has linked in what its list of parts does not name, or tells where it was built."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

from elftools.elf.elffile import ELFFile

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 4_000_000
OF_THE_SYSTEM = {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "libstdc++.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
# Bytes that every build of a library has.
MARKS = {"zlib": b"invalid distance too far back", "libxml2": b"xmlParseStartTag: ", "libzip": b"Zip archive inconsistent"}


def faults(wheel: Path) -> list[str]:
    out = []
    if (size := wheel.stat().st_size) > LARGEST:
        out.append(f"{size} bytes, more than {LARGEST}")
    with zipfile.ZipFile(wheel) as archive:
        (module,) = (name for name in archive.namelist() if name.endswith(".so"))
        (bill,) = (name for name in archive.namelist() if name.endswith("/sboms/gongkai.cdx.json"))
        binary = archive.read(module)
        named = {part["name"] for part in json.loads(archive.read(bill))["components"]}
    elf = ELFFile(io.BytesIO(binary))
    needed = {tag.needed for tag in elf.get_section_by_name(".dynamic").iter_tags("DT_NEEDED")}
    if foreign := needed - OF_THE_SYSTEM:
        out.append(f"needs {sorted(foreign)}")
    symbols = elf.get_section_by_name(".dynsym").iter_symbols()
    shown = {symbol.name for symbol in symbols if symbol["st_shndx"] != "SHN_UNDEF" and symbol["st_info"]["bind"] != "STB_LOCAL"}
    if shown != {"PyInit__core"}:
        out.append(f"shows {sorted(shown - {'PyInit__core'})}")
    if unnamed := {name for name, mark in MARKS.items() if mark in binary} - named:
        out.append(f"the SBOM does not name {sorted(unnamed)}")
    if str(ROOT).encode() in binary:
        out.append(f"tells of {ROOT}")
    return out


if __name__ == "__main__":
    found = {name: faults(Path(name)) for name in sys.argv[1:]}
    for name, why in found.items():
        print(f"{name}: {'; '.join(why) or 'right'}")
    sys.exit(any(found.values()))
