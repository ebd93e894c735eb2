# SPDX-License-Identifier: Apache-2.0
"""OpenDocument (odt, ods, and both in one XML file: fodt, fods; ISO/IEC 26300) as documents: what is shown. The part that
holds the content is plain XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from gongkai import _core
from gongkai._core import ErrorCode, ReadingProblem
from gongkai._error import ReadError
from gongkai._read.number_format import UNITS, plain_digits
from gongkai._read.opening import OpeningNote
from gongkai._read.package import MAX_MERGED_CELLS, MAX_SLOTS, Package, damaged_otherwise, flat_xml
from gongkai._read.word import PICTURE, joined, of_cell
from gongkai._read.workbook import Place, Sheet, read_sheets
from gongkai._types import Document, Grid, GridCell, Paragraph, Span

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE, _DRAW, _STYLE = (f"{_NAMES}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style"))

_MAX_REPEATS = 1_100_000  # rows of a sheet
_MAX_COLUMNS = 20_000

_rows = {f"{_TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}
_columns = {f"{_TABLE}{name}" for name in ("table-header-columns", "table-columns", "table-column-group")}
_silent = {f"{_TEXT}{name}" for name in ("tracked-changes", "note", "hidden-text", "ruby-text", "sequence-decls")} | {
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
    f"{_OFFICE}event-listeners",
}


def _number(element: Any, name: str, most: int) -> int:
    try:
        return min(max(1, int(element.get(name, "1"))), most)
    except ValueError:
        return 1


class _Content:
    """The body of a document, and which of its styles are not shown."""

    def __init__(self, content: bytes, what: str) -> None:
        if not content.startswith(b"PK"):
            roots = [flat_xml(content, what)]
        else:
            roots = self.parts_of(content, what)
        self.hidden_texts: set[str] = set()
        self.hidden_tables: set[str] = set()
        for source in roots:
            for style in source.iter(f"{_STYLE}style"):
                name = style.get(f"{_STYLE}name", "")
                text, table = style.find(f"{_STYLE}text-properties"), style.find(f"{_STYLE}table-properties")
                if text is not None and text.get(f"{_TEXT}display") == "none":
                    self.hidden_texts.add(name)
                if table is not None and table.get(f"{_TABLE}display") == "false":
                    self.hidden_tables.add(name)
        body = roots[0].find(f"{_OFFICE}body")
        if body is None or len(body) == 0:
            raise ReadError(ErrorCode.FORMAT_DAMAGED, f"{what}: office:body")
        self.body = body[0]

    @staticmethod
    def parts_of(content: bytes, what: str) -> list[Any]:
        with damaged_otherwise("zip"), zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [name for name in package.namelist() if name.lower() == "meta-inf/manifest.xml"]
            if names and package.getinfo(names[0]).file_size < 1 << 20 and b"encryption-data" in package.read(names[0]):
                raise ReadError(ErrorCode.FORMAT_ENCRYPTED, what)
        parts = Package(content, what)
        return [parts.xml(name) for name in ("content.xml", "styles.xml") if name == "content.xml" or name in parts]

    def text(self, element: Any, boxes: list[Any]) -> str:
        """What a paragraph shows; text boxes that are anchored in it go to ``boxes``."""
        if element.get(f"{_TEXT}style-name") in self.hidden_texts:
            return ""
        out = element.text or ""
        for child in element:
            if child.tag == f"{_TEXT}s":
                out += " " * _number(child, f"{_TEXT}c", 1000)
            elif child.tag == f"{_TEXT}tab":
                out += "\t"
            elif child.tag == f"{_TEXT}line-break":
                out += "\n"
            elif child.tag.startswith(_DRAW):
                found = list(child.iter(f"{_DRAW}text-box"))
                boxes += found[:1]
                out += "" if found else PICTURE
            elif child.tag not in _silent:
                out += self.text(child, boxes)
            out += child.tail or ""
        return out

    def cells(self, row: Any) -> Iterator[tuple[Any, int, int]]:
        """Each cell of a row with its first column and how many times it is there."""
        column = 0
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            times = _number(cell, f"{_TABLE}number-columns-repeated", _MAX_COLUMNS)
            if column + times > _MAX_COLUMNS:
                raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"OpenDocument: columns > {_MAX_COLUMNS}")
            yield cell, column, times
            column += times

    def rows(self, table: Any) -> Iterator[tuple[Any, int]]:
        """Each row of a table and how many times it is there."""
        for child in table:
            if child.tag in _rows:
                yield from self.rows(child)
            elif child.tag == f"{_TABLE}table-row":
                yield child, _number(child, f"{_TABLE}number-rows-repeated", _MAX_REPEATS)


def _is_hidden(element: Any) -> bool:
    return str(element.get(f"{_TABLE}visibility", "visible")) != "visible"


# odt


class _Reader:
    def __init__(self, content: _Content) -> None:
        self.from_ = content
        self.blocks: list[Paragraph | Grid] = []
        self.offset = self.paragraphs = self.tables = 0

    def content(self, element: Any) -> None:
        for child in element:
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                boxes: list[Any] = []
                text = self.from_.text(child, boxes).replace(PICTURE, "")
                self.paragraphs += 1
                if text.strip():
                    self.blocks.append(Paragraph(text, Span(0, 0, self.offset, 0, paragraph=self.paragraphs)))
                    self.offset += len(text.encode()) + 1
                for box in boxes:
                    self.content(box)
            elif child.tag == f"{_TABLE}table":
                self.table(child)
            elif child.tag not in _silent and child.get(f"{_TEXT}display", "true") == "true":
                self.content(child)  # a section, a list, a frame

    def cell_text(self, cell: Any) -> tuple[str, ReadingProblem | None]:
        lines: list[str] = []
        boxes: list[Any] = []
        for paragraph in _paragraphs(cell):
            lines += self.from_.text(paragraph, boxes).split("\n")
        for box in boxes:
            for paragraph in _paragraphs(box):
                lines += self.from_.text(paragraph, []).split("\n")
        return of_cell(joined([line.strip() for line in lines if line.strip()]))

    def table(self, table: Any) -> None:
        self.tables += 1
        number = self.tables
        rows: list[Any] = []
        for row, times in self.from_.rows(table):
            if _is_hidden(row):
                continue
            if len(rows) + times > MAX_SLOTS:
                raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"odt: rows > {MAX_SLOTS}")
            rows += [row] * times
        found = [(cell, r, c, times) for r, row in enumerate(rows) for cell, c, times in self.from_.cells(row)]
        own = [(cell, r, c, times) for cell, r, c, times in found if cell.tag == f"{_TABLE}table-cell"]
        if len({c for _, _, c, _ in own}) <= 1 or any(next(cell.iter(f"{_TABLE}table"), None) is not None for cell, *_ in own):
            # It only lays out what it holds.
            for cell, *_ in own:
                self.content(cell)
            return
        grid = []
        for cell, row, first, times in own:
            for column in range(first, first + times):
                text, problem = self.cell_text(cell)
                height = _number(cell, f"{_TABLE}number-rows-spanned", len(rows) - row)
                width = _number(cell, f"{_TABLE}number-columns-spanned", _MAX_COLUMNS)
                place = Span(row + 1, column + 1, self.offset, 0, table=number)
                grid.append(GridCell(text, row, column, height, width, place, problem=problem))
                self.offset += len(text.encode()) + 1
                if len(grid) > MAX_SLOTS:
                    raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"odt: {len(grid)} > {MAX_SLOTS}")
        if grid:
            self.blocks.append(Grid(grid))


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs of a cell or a text box, but for those of the text boxes in them."""
    for child in element:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield child
        elif child.tag not in _silent:
            yield from _paragraphs(child)


def read_odt(content: bytes, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report in an OpenDocument text. ReadError where it cannot be opened."""
    with damaged_otherwise("odt"):
        source = _Content(content, "odt")
        if source.body.tag == f"{_OFFICE}spreadsheet":
            return read_ods(content, notes)
        reader = _Reader(source)
        reader.content(source.body)
    return _core.read_document(Document(reader.blocks))


# ods


def _shown(cell: Any, printed: str) -> str:
    """A value as text: a number as it is stored, in the unit that is shown with it."""
    kind = cell.get(f"{_OFFICE}value-type")
    saved = cell.get(f"{_OFFICE}value")
    if kind in ("date", "time"):
        return f"[{printed}]"
    if kind not in ("float", "currency") or saved is None:
        return printed
    value = Decimal(saved)
    plain = plain_digits(int(value) if value == value.to_integral_value() and abs(value) < 10**15 else float(value))
    number = re.search(r"-?\d[\d,，]*(?:\.\d+)?", printed)
    if number is None:
        return plain if not printed.strip() or value == 0 else printed
    seen = Decimal(re.sub("[,，]", "", number[0]))
    exponent = seen.as_tuple().exponent
    if abs(seen - value) > Decimal(5).scaleb(int(exponent) - 1):
        return printed  # it is scaled: what is stored is not what is said
    after = printed[number.end() :].strip()
    return plain + (after if any(sign in UNITS for sign in after) else "")


def _sheet(source: _Content, table: Any) -> Sheet:
    texts: dict[Place, str] = {}
    formulas: set[Place] = set()
    merged: list[tuple[int, int, int, int]] = []
    hidden_rows: set[int] = set()
    row_number = area = 0
    for row, times in source.rows(table):
        if row_number + times > _MAX_REPEATS:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"ods: rows > {_MAX_REPEATS}")
        filled = []
        for cell, column, repeats in source.cells(row):
            printed = joined([source.text(paragraph, []) for paragraph in _paragraphs(cell)]).replace(PICTURE, "")
            is_formula = cell.get(f"{_TABLE}formula") is not None
            text = _shown(cell, printed)
            if is_formula and not printed and cell.get(f"{_OFFICE}value-type") is None:
                text = "="  # nobody has worked it out
            height, width = (_number(cell, f"{_TABLE}number-{name}-spanned", _MAX_COLUMNS) for name in ("rows", "columns"))
            if text or height > 1 or width > 1:
                filled.append((text, is_formula, column, repeats, height, width))
        if _is_hidden(row) and times < MAX_SLOTS:
            hidden_rows.update(range(row_number + 1, row_number + times + 1))
        if filled and times * sum(repeats for *_, repeats, _, _ in filled) + len(texts) > MAX_SLOTS:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"ods: cells > {MAX_SLOTS}")
        for at in range(row_number + 1, row_number + times + 1) if filled else ():
            for text, is_formula, column, repeats, height, width in filled:
                for place in ((at, c + 1) for c in range(column, column + repeats)):
                    if text:
                        texts[place] = text
                    if is_formula:
                        formulas.add(place)
                    if height > 1 or width > 1:
                        merged.append((*place, place[0] + height - 1, place[1] + width - 1))
                        area += height * width
        if area > MAX_MERGED_CELLS:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"ods: merged cells > {MAX_MERGED_CELLS}")
        row_number += times
    return Sheet(table.get(f"{_TABLE}name", ""), texts, formulas, merged, hidden_rows, _hidden_columns(table))


def _hidden_columns(table: Any) -> set[int]:
    hidden: set[int] = set()
    number = 0

    def go(element: Any) -> None:
        nonlocal number
        for child in element:
            if child.tag in _columns:
                go(child)
            elif child.tag == f"{_TABLE}table-column":
                times = _number(child, f"{_TABLE}number-columns-repeated", _MAX_COLUMNS)
                if number + times > _MAX_COLUMNS:
                    raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"ods: columns > {_MAX_COLUMNS}")
                if _is_hidden(child):
                    hidden.update(range(number + 1, number + times + 1))
                number += times

    go(table)
    return hidden


def open_ods(content: bytes, notes: list[OpeningNote]) -> list[Sheet]:
    """The visible sheets of an OpenDocument workbook. ReadError where it cannot be opened."""
    with damaged_otherwise("ods"):
        source = _Content(content, "ods")
        tables = source.body.findall(f"{_TABLE}table")
        return [_sheet(source, t) for t in tables if t.get(f"{_TABLE}style-name") not in source.hidden_tables]


def read_ods(content: bytes, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report in an OpenDocument workbook."""
    return read_sheets(open_ods(content, notes))
