# SPDX-License-Identifier: Apache-2.0
"""Zip archives of reports: each file in them as if it lay in a folder."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator

from gongkai import _core
from gongkai._core import ErrorCode, Format
from gongkai._error import ReadError
from gongkai._opening import OpeningNote, is_package, open_package
from gongkai._package import damaged_otherwise

_MAX_ARCHIVES = 3  # within each other


def is_archive(path: str | os.PathLike[str]) -> bool:
    """Whether a file is an archive, and no document that is packed as one. False where it cannot be opened."""
    try:
        with open(path, "rb") as file:
            if file.read(2) != b"PK":
                return False
            file.seek(0)
            return _core.detect_package(file.read(_core.MAX_DOCUMENT_BYTES)) is Format.ZIP
    except (OSError, ReadError):
        return False


def _name(part: zipfile.ZipInfo) -> str:
    """Programs of Chinese Windows write names in GBK without saying so."""
    if part.flag_bits & 0x800:
        return part.filename
    try:
        return part.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return part.filename


def members(content: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """The files of an archive by their names, those of archives in it in their place. The library has looked at the sizes
    that its directory declares; zipfile unpacks no more. ReadError where it is broken."""
    with damaged_otherwise("zip"), zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.infolist():
            name = _name(part)
            if part.is_dir() or any(step.startswith((".", "__MACOSX")) for step in name.split("/")):
                continue
            inner = package.read(part)
            if inner.startswith(b"PK") and _kind(inner) is Format.ZIP:
                if depth == _MAX_ARCHIVES:
                    raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"zip: > {_MAX_ARCHIVES}")
                yield from ((f"{name}/{within}", file) for within, file in members(inner, depth + 1))
            else:
                yield name, inner


def _kind(content: bytes) -> Format | None:
    try:
        return _core.detect_package(content)
    except ReadError:
        return None


def read_member(content: bytes, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report in a file of an archive."""
    if len(content) > _core.MAX_DOCUMENT_BYTES:
        raise ReadError(ErrorCode.INPUT_TOO_LARGE, f"{len(content)} > {_core.MAX_DOCUMENT_BYTES}")
    found = _core.detect_package(content)
    if found is not None and is_package(found):
        return open_package(content, found, notes)
    return _core.read(content, None)


def read_zip(content: bytes, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report in an archive that holds one. ReadError with ``format.unsupported`` where it holds several."""
    found: list[tuple[str, _core.PublishedReport, list[OpeningNote]]] = []
    wrong: list[ReadError] = []
    for name, file in members(content):
        own: list[OpeningNote] = []
        try:
            found.append((name, read_member(file, own), own))
        except ReadError as error:
            wrong.append(error)
    if len(found) == 1:
        name, report, own = found[0]
        notes += [OpeningNote("opening.archive", name), *own]
        return report
    if found:
        names = ", ".join(name for name, *_ in found[:5])
        raise ReadError(ErrorCode.FORMAT_UNSUPPORTED, f"zip：{names}；请先解压 / unpack it first: gongkai read, read_many")
    raise wrong[0] if len(wrong) == 1 else ReadError(ErrorCode.REPORT_NOT_FOUND, f"zip: {len(wrong)}")
