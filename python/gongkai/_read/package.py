# SPDX-License-Identifier: Apache-2.0
"""What all opening of office documents and PDF has in common: the extras they take, and bounds before anything is read."""

from __future__ import annotations

import importlib
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.parsers import expat

from gongkai._core import ErrorCode
from gongkai._error import ReadError

MAX_PART_BYTES = 16 << 20
"""Of one XML part, unpacked; a report's has some hundred kilobytes."""
MAX_DEPTH = 200
MAX_ELEMENTS = 1_000_000
MAX_MERGED_CELLS = 100_000
MAX_SLOTS = 200_000
"""Cells of one table, those that are not there included."""


def require(module: str, what: str, extra: str) -> ModuleType:
    """The module that opens a format; ReadError with its install command where it is not there."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ReadError(ErrorCode.FORMAT_NEEDS_READER, f"{what}: pip install 'gongkai[{extra}]'") from error


@contextmanager
def damaged_otherwise(what: str) -> Iterator[None]:
    """Whatever a library makes of broken input is a ReadError."""
    try:
        yield
    except (ReadError, KeyboardInterrupt):
        raise
    except MemoryError as error:
        raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, what) from error
    except RecursionError as error:
        raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"{what}: nesting") from error
    except Exception as error:
        raise ReadError(ErrorCode.FORMAT_DAMAGED, f"{what}: {type(error).__name__}: {error}"[:300]) from error


def _cells_in(reference: str) -> int:
    corners = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?", reference)
    if corners is None:
        return 0  # openpyxl refuses it
    if corners[3] is None:
        return 1

    def column(letters: str) -> int:
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - ord("A") + 1
        return number

    return (abs(column(corners[3]) - column(corners[1])) + 1) * (abs(int(corners[4]) - int(corners[2])) + 1)


class _Bounds:
    """Goes through an XML part without building anything."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = self.elements = self.merged = 0

    def check(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise ReadError(ErrorCode.FORMAT_DAMAGED, f"{self.name}: {error}") from error

    def doctype(self, *_: object) -> None:
        # Office documents have none; entities that unfold or fetch begin here.
        raise ReadError(ErrorCode.FORMAT_DAMAGED, f"{self.name}: DOCTYPE")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if tag.endswith(" mergeCell"):
            self.merged += _cells_in(attributes.get("ref", ""))
        for what, number, most in (
            ("levels", self.depth, MAX_DEPTH),
            ("elements", self.elements, MAX_ELEMENTS),
            ("merged cells", self.merged, MAX_MERGED_CELLS),
        ):
            if number > most:
                raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"{self.name}: {what} > {most}")

    def end(self, _: str) -> None:
        self.depth -= 1


def _plain_name(name: str) -> str:
    """As the names of parts compare (OPC 6.2.2): without regard to case. Some programs write the wrong slash."""
    return unquote(name).replace("\\", "/").lstrip("/").lower()


def transitional(xml: bytes) -> bytes:
    """Strict Open XML (ISO/IEC 29500-1) by the names of the transitional kind (ISO/IEC 29500-4)."""
    return re.sub(rb"http://purl\.oclc\.org/ooxml/(\w+)/", rb"http://schemas.openxmlformats.org/\1/2006/", xml)


def flat_xml(content: bytes, what: str) -> ElementTree.Element:
    """A document that is one XML file. ReadError where it is none, or beyond bounds."""
    if len(content) > MAX_PART_BYTES:
        raise ReadError(ErrorCode.INPUT_TOO_LARGE, f"{what}: {len(content)} > {MAX_PART_BYTES}")
    _Bounds(what).check(content)
    return ElementTree.fromstring(content)


class Relation(NamedTuple):
    """What a part is related to."""

    kind: str
    """The last word of its type: ``image``, ``styles``."""
    target: str
    """The name of a part, or what lies outside of the package."""
    is_external: bool


class Package:
    """The parts of an office document (a zip file of XML). The library has looked at the sizes that its directory declares;
    zipfile unpacks no more than those. Every XML part has been gone through before anything is built of one. What lies
    outside is never followed."""

    def __init__(self, content: bytes, what: str) -> None:
        self.what = what
        with damaged_otherwise("zip"):
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._parts = {_plain_name(part.filename): part for part in self._zip.infolist()}
            for name, part in self._parts.items():
                if not name.endswith((".xml", ".rels", ".vml")) or name.startswith("meta-inf/"):
                    continue  # what lists the parts of OpenDocument has a DOCTYPE, and is not read
                if part.file_size > MAX_PART_BYTES:
                    raise ReadError(ErrorCode.INPUT_TOO_LARGE, f"{part.filename}: {part.file_size} > {MAX_PART_BYTES}")
                _Bounds(part.filename).check(self._zip.read(part))

    def __contains__(self, name: str) -> bool:
        return _plain_name(name) in self._parts

    def bytes_of(self, name: str) -> bytes:
        """A part as it is. ReadError where it is not there."""
        part = self._parts.get(_plain_name(name))
        if part is None:
            raise ReadError(ErrorCode.FORMAT_DAMAGED, f"{self.what}: {name}")
        with damaged_otherwise(f"{self.what}: {name}"):
            return self._zip.read(part)

    def xml(self, name: str) -> ElementTree.Element:
        """An XML part. ReadError where it is not there."""
        with damaged_otherwise(f"{self.what}: {name}"):
            return ElementTree.fromstring(transitional(self.bytes_of(name)))

    def relations(self, name: str = "") -> dict[str, Relation]:
        """What a part is related to, by the ids that it uses; without a name, what the package is."""
        folder, _, file = name.rpartition("/")
        where = posixpath.join(folder, "_rels", f"{file}.rels")
        if where not in self:
            return {}
        out = {}
        for each in self.xml(where):
            target = each.get("Target", "")
            is_external = each.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
            out[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], target, is_external)
        return out

    def related(self, name: str, kind: str) -> str | None:
        """The part of this kind that a part is related to and that is there."""
        found = (r.target for r in self.relations(name).values() if r.kind == kind and not r.is_external and r.target in self)
        return next(found, None)

    def lost(self, name: str) -> list[str]:
        """What a part names and the package does not hold."""
        return sorted(r.target for r in self.relations(name).values() if not r.is_external and r.target not in self)

    def main(self, usual: str) -> str:
        """The name of the part that is the document; ``usual`` where the package does not say."""
        return self.related("", "officeDocument") or usual
