# SPDX-License-Identifier: Apache-2.0
"""Office documents of before 2007 and their like: workbooks by xlrd, all else by LibreOffice where it is installed."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

from gongkai import _core
from gongkai._core import ErrorCode, Format
from gongkai._error import ReadError
from gongkai._read.number_format import shown
from gongkai._read.opening import OpeningNote
from gongkai._read.package import MAX_MERGED_CELLS, damaged_otherwise, require
from gongkai._read.workbook import Place, Sheet, open_xlsx, read_sheets

# xls

_FORMULA, _EOF = 0x0006, 0x000A
_BOF = (0x0009, 0x0209, 0x0409, 0x0809)
_RECALCULATE = 0x0003
"""That a number is to be worked out when the file is opened."""


def _unfinished(stream: bytes, at: int) -> tuple[set[Place], set[Place]]:
    """The formulas of the sheet whose records begin here, and those that nobody has worked out ([MS-XLS] 2.4.127)."""
    formulas: set[Place] = set()
    unfinished: set[Place] = set()
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + size]
        at += 4 + size
        if kind in _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif kind == _FORMULA and depth == 1 and len(data) >= 16:
            row, column, _, value, marker, flags = struct.unpack_from("<HHH6sHH", data)
            place = (row + 1, column + 1)
            formulas.add(place)
            is_nothing = marker == 0xFFFF and value[0] == 3
            is_nought = marker == 0 and value == bytes(6)
            if is_nothing or (is_nought and flags & _RECALCULATE):
                unfinished.add(place)
    return formulas, unfinished


def _xls_sheet(xlrd: Any, book: Any, index: int, stream: bytes) -> Sheet:
    sheet = book.sheet_by_index(index)
    formulas, unfinished = _unfinished(stream, book._sh_abs_posn[index])
    texts: dict[Place, str] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            place = (row + 1, column + 1)
            value: object = cell.value
            code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
            if cell.ctype == xlrd.XL_CELL_DATE:
                value = xlrd.xldate_as_datetime(cell.value, book.datemode)
            elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
                value = bool(cell.value)
            elif cell.ctype == xlrd.XL_CELL_ERROR:
                value = xlrd.error_text_from_code.get(cell.value, "#ERR!")
            texts[place] = shown(value, code)
    # Nobody has worked them out yet, and it is not for a reader to do so.
    texts |= dict.fromkeys(unfinished, "=")
    merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    if sum((b - t + 1) * (r - n + 1) for t, n, b, r in merged) > MAX_MERGED_CELLS:
        raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"xls: merged cells > {MAX_MERGED_CELLS}")
    hidden_rows = {row + 1 for row, how in sheet.rowinfo_map.items() if how.hidden or how.height == 0}
    hidden_columns = {column + 1 for column, how in sheet.colinfo_map.items() if how.hidden or how.width == 0}
    return Sheet(sheet.name, texts, formulas, merged, hidden_rows, hidden_columns)


def open_xls(content: bytes, notes: list[OpeningNote]) -> list[Sheet]:
    """The visible sheets of a workbook of before 2007. ReadError where it cannot be opened."""
    xlrd = require("xlrd", "xls", "office")
    with damaged_otherwise("xls"):
        try:
            book = xlrd.open_workbook(
                file_contents=content, formatting_info=True, ragged_rows=True, on_demand=True, logfile=io.StringIO()
            )
        except xlrd.XLRDError as error:
            code = ErrorCode.FORMAT_ENCRYPTED if "encrypted" in str(error) else ErrorCode.FORMAT_DAMAGED
            raise ReadError(code, f"xls: {error}"[:300]) from error
        visible = [index for index in range(book.nsheets) if book._sheet_visibility[index] == 0]
        stream = bytes(book.mem)
        return [_xls_sheet(xlrd, book, index, stream) for index in visible]


def read_xls(content: bytes, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report in a workbook of before 2007."""
    return read_sheets(open_xls(content, notes))


# All else


class _Kind(NamedTuple):
    name: str
    suffix: str
    target: str


_FLAT = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", _Kind("XML Spreadsheet 2003 (.xml)", "xml", "xlsx")),
    (b"http://schemas.microsoft.com/office/word/2003/wordml", _Kind("Word 2003 XML (.xml)", "xml", "docx")),
    (b"http://schemas.microsoft.com/office/2006/xmlPackage", _Kind("Flat OPC (.xml)", "xml", "docx")),
)


def _kind(content: bytes) -> _Kind:
    match _core.detect_package(content):
        case Format.DOC:
            return _Kind("doc/wps", "doc", "docx")
        case Format.RTF:
            return _Kind("RTF", "rtf", "docx")
        case Format.XLSB:
            return _Kind("xlsb", "xlsb", "xlsx")
    beginning = content[:4096]
    return next(kind for mark, kind in _FLAT if mark in beginning)


def _converted(content: bytes, notes: list[OpeningNote]) -> tuple[_Kind, bytes]:
    from gongkai._read import libreoffice

    kind = _kind(content)
    if libreoffice.program() is None:
        code = ErrorCode.FORMAT_OFFICE_LEGACY if kind.suffix == "doc" else ErrorCode.FORMAT_UNSUPPORTED
        raise ReadError(code, f"{kind.name}；或安装 LibreOffice / or install LibreOffice (soffice)")
    converted = libreoffice.convert(content, kind.suffix, kind.target, kind.name)
    notes.append(OpeningNote("opening.converted", kind.name))
    return kind, converted


def read_flat(content: bytes, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report in an office document that is one XML file: OpenDocument as it is, those of Office by LibreOffice."""
    from gongkai._read.opendocument import read_ods, read_odt

    if b"<office:document" not in content[:4096]:
        return read_by_libreoffice(content, notes)
    is_workbook = re.search(rb'office:mimetype="[^"]*spreadsheet', content[:65536])
    return (read_ods if is_workbook else read_odt)(content, notes)


def read_by_libreoffice(content: bytes, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report in a document that LibreOffice opens. ReadError, with what to do, where it is not installed."""
    from gongkai._read.word import read_docx
    from gongkai._read.workbook import read_xlsx

    kind, converted = _converted(content, notes)
    return (read_docx if kind.target == "docx" else read_xlsx)(converted, notes)


def open_workbook(content: bytes, format: Format) -> Iterator[Sheet]:
    """The visible sheets of a workbook of any kind. ReadError where it is none."""
    notes: list[OpeningNote] = []
    if format is Format.XLSX:
        yield from open_xlsx(content, notes)
    elif format is Format.XLS:
        yield from open_xls(content, notes)
    elif format in (Format.ODS, Format.ODT):
        from gongkai._read.opendocument import open_ods

        yield from open_ods(content, notes)
    else:
        kind, converted = _converted(content, notes)
        if kind.target != "xlsx":
            raise ReadError(ErrorCode.FORMAT_UNSUPPORTED, kind.name)
        yield from open_xlsx(converted, notes)
