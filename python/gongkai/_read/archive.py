# SPDX-License-Identifier: Apache-2.0
"""Zip archives of reports: each file in them as if it lay in a folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from gongkai import _core
from gongkai._core import ErrorCode, Format
from gongkai._error import ReadError
from gongkai._read.opening import OpeningNote, Recognising, open_any
from gongkai._read.package import damaged_otherwise

_MAX_ARCHIVES = 3  # within each other


def is_archive(content: bytes) -> bool:
    """Whether it is an archive, and no document that is packed as one."""
    if not content.startswith(b"PK") or len(content) > _core.MAX_DOCUMENT_BYTES:
        return False
    try:
        return _core.detect_package(content) is Format.ZIP
    except ReadError:
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
            if is_archive(inner):
                if depth == _MAX_ARCHIVES:
                    raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"zip: > {_MAX_ARCHIVES}")
                yield from ((f"{name}/{within}", file) for within, file in members(inner, depth + 1))
            else:
                yield name, inner


def read_zip(content: bytes, notes: list[OpeningNote], recognising: Recognising | None = None) -> _core.PublishedReport:
    """The report in an archive that holds one. ReadError with ``report.several`` where it holds several."""
    found: list[tuple[str, _core.PublishedReport, list[OpeningNote]]] = []
    wrong: list[ReadError] = []
    for name, file in members(content):
        own: list[OpeningNote] = []
        try:
            found.append((name, open_any(file, None, own, recognising), own))
        except ReadError as error:
            wrong.append(error)
    if len(found) == 1:
        name, report, own = found[0]
        notes += [OpeningNote("opening.archive", name), *own]
        return report
    if found:
        names = ", ".join(name for name, *_ in found[:5])
        raise ReadError(ErrorCode.REPORT_SEVERAL, f"zip: {names}")
    raise wrong[0] if len(wrong) == 1 else ReadError(ErrorCode.REPORT_NOT_FOUND, f"zip: {len(wrong)}")
