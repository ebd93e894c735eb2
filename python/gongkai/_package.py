# SPDX-License-Identifier: Apache-2.0
"""What all opening of office documents and PDF has in common: the extras they take, and bounds before anything is read."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from xml.parsers import expat

from gongkai._core import ErrorCode
from gongkai._error import ReadError

MAX_PART_BYTES = 16 << 20
"""Of one XML part, unpacked; a report's has some hundred kilobytes."""
MAX_DEPTH = 200
MAX_ELEMENTS = 1_000_000
MAX_MERGED_CELLS = 100_000


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


def checked(content: bytes) -> io.BytesIO:
    """An office document that may be opened. The library has looked at the sizes its directory declares; zipfile unpacks
    no more than those. External relationships are never followed by those who open it."""
    with damaged_otherwise("zip"), zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.infolist():
            if not part.filename.endswith((".xml", ".rels", ".vml")):
                continue
            if part.file_size > MAX_PART_BYTES:
                raise ReadError(ErrorCode.INPUT_TOO_LARGE, f"{part.filename}: {part.file_size} > {MAX_PART_BYTES}")
            _Bounds(part.filename).check(package.read(part))
    return io.BytesIO(content)
