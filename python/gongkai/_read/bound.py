# SPDX-License-Identifier: Apache-2.0
"""Content controls of Word that show what is stored elsewhere in the document (ISO/IEC 29500-1 17.5.2.6). Word puts it in
when it opens the document; what stands in a control until then may be that of the form."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from gongkai._read.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DS = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_STEP = re.compile(r"/(@?)(?:([\w.-]+):)?([\w.-]+)(?:\[([1-9]\d{0,5})\])?")
"""Of the paths that Word writes: names from the root on, each with its place among those of its name."""
_PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*(['"])(.*?)\2""")


def _stored(package: Package, part: str) -> dict[str, Any]:
    """The XML that comes with a document, by its number."""
    out = {}
    for relation in package.relations(part).values():
        if relation.kind != "customXml" or relation.is_external or relation.target not in package:
            continue
        properties = package.related(relation.target, "customXmlProps")
        number = package.xml(properties).get(f"{_DS}itemID", "") if properties else ""
        out[number.upper()] = package.xml(relation.target)
    return out


def _value(root: Any, path: str, prefixes: dict[str, str]) -> str | None:
    """What stands at a path; None where nothing does, or the path is not of those that Word writes."""
    if not path or _STEP.sub("", path):
        return None
    at = [root]
    for is_attribute, prefix, name, place in _STEP.findall(path):
        full = f"{{{prefixes[prefix]}}}{name}" if prefix in prefixes else name
        if is_attribute:
            return at.get(full) if isinstance(at, ElementTree.Element) else None
        same = [child for child in at if child.tag == full]
        if len(same) < int(place or 1):
            return None
        at = same[int(place or 1) - 1]
    return "".join(at.itertext()) if isinstance(at, ElementTree.Element) else None


def _put(content: Any, value: str) -> None:
    texts = list(content.iter(f"{_W}t"))
    if not texts:
        run = ElementTree.SubElement(next(content.iter(f"{_W}p"), content), f"{_W}r")
        texts = [ElementTree.SubElement(run, f"{_W}t")]
    for text in texts:
        text.text = ""
    texts[0].text = value


def fill_in(body: Any, package: Package, part: str) -> None:
    """Puts into the controls for plain text what they are bound to. Of a date or a choice the same is stored otherwise than it
    is shown."""
    stored: dict[str, Any] | None = None
    for control in body.iter(f"{_W}sdt"):
        binding, content = control.find(f"{_W}sdtPr/{_W}dataBinding"), control.find(f"{_W}sdtContent")
        if binding is None or content is None or control.find(f"{_W}sdtPr/{_W}text") is None:
            continue
        stored = _stored(package, part) if stored is None else stored
        number = binding.get(f"{_W}storeItemID", "").upper()
        prefixes = {prefix: space for prefix, _, space in _PREFIX.findall(binding.get(f"{_W}prefixMappings", ""))}
        roots = [stored[number]] if number in stored else [] if number else list(stored.values())
        values = (_value(root, binding.get(f"{_W}xpath", ""), prefixes) for root in roots)
        value = next((value for value in values if value is not None), None)
        if value is None or (not value and control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None):
            continue
        _put(content, value)
