# SPDX-License-Identifier: Apache-2.0
"""Lists the public names of the C++ headers that say nothing of themselves: undocumented.py XML, the folder that Doxygen wrote.

A name is that of a namespace's or a public member function, a class, a concept, an enumeration, an alias or a constant. One
overload speaks for all of its scope. Members that hold data and enumerators are told by their class or enumeration, or by the table of
items beside it; operators do what they do for numbers. `detail` is nobody's but the library's own."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_COMPOUNDS = ("class", "struct", "concept", "namespace")
_MEMBERS = ("function", "enum", "typedef", "variable")


def _is_told(element: ElementTree.Element) -> bool:
    parts = (element.find(part) for part in ("briefdescription", "detaileddescription", "inbodydescription"))
    return any("".join(part.itertext()).strip() for part in parts if part is not None)


def _place(element: ElementTree.Element) -> str:
    location = element.find("location")
    return "" if location is None else f"{location.get('file')}:{location.get('line')}"


def _members(compound: ElementTree.Element, scope: str) -> Iterator[tuple[str, str, bool]]:
    """Scope and name, place, and whether something is said, of each member that should say something."""
    own = scope.rpartition("::")[2]
    for member in compound.iter("memberdef"):
        kind, name = member.get("kind"), member.findtext("name") or ""
        is_data = kind == "variable" and compound.get("kind") in ("class", "struct")
        is_special = name.startswith(("operator", "~")) or name == own or "<" in name
        if kind in _MEMBERS and member.get("prot") != "private" and not is_data and not is_special:
            yield f"{scope}::{name}", _place(member), _is_told(member)


def undocumented(folder: Path) -> dict[str, str]:
    """Each name with the place of its first declaration."""
    said: defaultdict[str, bool] = defaultdict(bool)
    places: dict[str, str] = {}
    for file in sorted(folder.glob("*.xml")):
        for compound in ElementTree.parse(file).iter("compounddef"):
            scope = compound.findtext("compoundname") or ""
            if compound.get("kind") not in _COMPOUNDS or "detail" in scope.split("::") or compound.get("prot") == "private":
                continue
            found = list(_members(compound, scope))
            if compound.get("kind") != "namespace" and "<" not in scope:
                found.append((scope, _place(compound), _is_told(compound)))
            for name, place, is_told in found:
                said[name] |= is_told
                places.setdefault(name, place)
    return {name: places[name] for name in sorted(places) if not said[name]}


def main() -> int:
    found = undocumented(Path(sys.argv[1]))
    for name, place in found.items():
        print(f"{place}: {name} says nothing of itself")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
