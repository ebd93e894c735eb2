# SPDX-License-Identifier: Apache-2.0
"""Workbooks as documents: what is shown of them. xlsx by openpyxl, which gets the sheets and nothing of what they are
linked to; formulas are never worked out."""

from __future__ import annotations

import io
import itertools
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple
from xml.etree import ElementTree

from gongkai import _core
from gongkai._core import ErrorCode
from gongkai._error import ReadError
from gongkai._read.number_format import shown
from gongkai._read.opening import OpeningNote
from gongkai._read.package import MAX_SLOTS, Package, damaged_otherwise, require
from gongkai._types import Document, Grid, GridCell, Paragraph, Span

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAX_COLUMNS = 20_000
_MAX_STEPS = 100  # formulas that refer to each other
_MAX_ADDENDS = 10_000

Place = tuple[int, int]
"""Row and column, from 1."""


class Sheet(NamedTuple):
    """What a sheet holds, whatever opened it."""

    name: str
    texts: dict[Place, str]
    formulas: set[Place]
    merged: list[tuple[int, int, int, int]]
    """First row, first column, last row, last column."""
    hidden_rows: set[int]
    hidden_columns: set[int]


class _Layout:
    """What is shown of a sheet, cell by cell."""

    def __init__(self, sheet: Sheet) -> None:
        self.name, self.formulas = sheet.name, sheet.formulas
        self.hidden_rows, self.hidden_columns = sheet.hidden_rows, sheet.hidden_columns
        self.spans: dict[Place, Place] = {}
        self.covered: dict[Place, Place] = {}
        for top, left, bottom, right in sheet.merged:
            rows = [r for r in range(top, bottom + 1) if r not in self.hidden_rows]
            columns = [c for c in range(left, right + 1) if c not in self.hidden_columns]
            if not rows or not columns:
                continue
            self.spans[rows[0], columns[0]] = (len(rows), len(columns))
            for row in rows:
                for column in columns:
                    self.covered[row, column] = (top, left)
        # What a merged cell holds is shown wherever a part of it is.
        anchors = set(self.covered.values())
        self.texts = {
            place: text
            for place, text in sheet.texts.items()
            if text.strip() and (place in anchors or (place[0] not in self.hidden_rows and place[1] not in self.hidden_columns))
        }

    def blocks(self, offset: int) -> Iterator[tuple[Paragraph | Grid, int]]:
        rows = {row for row, _ in self.texts if row not in self.hidden_rows}
        rows |= {row for (row, _), anchor in self.covered.items() if anchor in self.texts}
        part: list[int] = []
        filled = sorted(rows)
        follows_empty = {
            row
            for above, row in itertools.pairwise(filled)
            if any(between not in self.hidden_rows for between in range(above + 1, row))
        }
        # An empty row that is shown parts what stands above and below it, but where most rows have one above them.
        if len(follows_empty) * 2 > len(filled):
            follows_empty = set()
        for row in filled:
            if row in follows_empty:
                for block, offset in self.part(part, offset):
                    yield block, offset
                part = []
            part.append(row)
        for block, offset in self.part(part, offset):
            yield block, offset

    def part(self, rows: list[int], offset: int) -> Iterator[tuple[Paragraph | Grid, int]]:
        """Rows without an empty one between them. Those with a single text, before and after those with more, are prose."""
        by_row: dict[int, list[Place]] = {row: [] for row in rows}
        starts = {self.covered.get(place, place): place for place in self.spans}
        for place in sorted(self.texts):
            row = starts.get(place, place)[0]
            if row in by_row:
                by_row[row].append(place)
        several = [i for i, row in enumerate(rows) if len(by_row[row]) > 1]
        first, last = (several[0], several[-1]) if several else (len(rows), len(rows) - 1)

        def prose(some: list[int]) -> Iterator[tuple[Paragraph | Grid, int]]:
            nonlocal offset
            for row in some:
                for place in by_row[row]:
                    text = self.texts[place]
                    yield Paragraph(text, Span(row, place[1], offset, 0, sheet=self.name)), offset
                    offset += len(text.encode()) + 1

        yield from prose(rows[:first])
        if several:
            grid, offset = self.grid(rows[first : last + 1], offset)
            yield grid, offset
            yield from prose(rows[last + 1 :])

    def grid(self, rows: list[int], offset: int) -> tuple[Grid, int]:
        within = set(rows)
        used = [c for r, c in self.texts if r in within and c not in self.hidden_columns]
        for (r, c), (_, width) in self.spans.items():
            if r in within and self.covered[r, c] in self.texts:
                used += [c, c + width - 1]
        columns = [c for c in range(min(used), max(used) + 1) if c not in self.hidden_columns]
        if len(rows) * len(columns) > MAX_SLOTS:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"{self.name}: {len(rows)} x {len(columns)} > {MAX_SLOTS}")
        cells = []
        for r, row in enumerate(rows):
            for c, column in enumerate(columns):
                height, width = self.spans.get((row, column), (1, 1))
                anchor = self.covered.get((row, column), (row, column))
                if (row, column) in self.covered and (row, column) not in self.spans:
                    continue
                text = self.texts.get(anchor, self.texts.get((row, column), ""))
                place = Span(row, column, offset, 0, sheet=self.name)
                height, width = min(height, len(rows) - r), min(width, len(columns) - c)
                cells.append(GridCell(text, r, c, height, width, place, is_formula=anchor in self.formulas))
                offset += len(text.encode()) + 1
        return Grid(cells), offset


def read_sheets(sheets: Iterable[Sheet]) -> _core.PublishedReport:
    """The report in the sheets that are shown, as tables and the prose around them."""
    blocks: list[Paragraph | Grid] = []
    offset = 0
    for sheet in sheets:
        for block, _ in _Layout(sheet).blocks(offset):
            blocks.append(block)
    return _core.read_document(Document(blocks))


# Formulas


class _Unfinished(Exception):
    """A sum of what nobody has worked out."""


class Formulas:
    """Which of the numbers that were saved with formulas a program has worked out. Some that write workbooks save 0 with
    every formula and leave the rest to who opens them; a sum can be gone through, and a nought that cannot is not believed."""

    def __init__(self, number: Callable[[Place], Decimal | None], formula: Callable[[Place], str | None]) -> None:
        self._number, self._formula = number, formula
        self._known: dict[Place, bool] = {}

    def is_worked_out(self, place: Place, depth: int = 0) -> bool:
        """Whether the number saved for a formula is what it comes to."""
        if place not in self._known:
            self._known[place] = False  # of one that comes back to itself nothing is known
            self._known[place] = depth < _MAX_STEPS and self._comes_to(place, depth)
        return self._known[place]

    def _comes_to(self, place: Place, depth: int) -> bool:
        saved, text = self._number(place), self._formula(place)
        if saved is None or text is None:
            return False
        try:
            total = self._sum(text, depth)
        except _Unfinished:
            return False
        return saved != 0 if total is None else abs(total - saved) < Decimal("1e-9")

    def _sum(self, text: str, depth: int) -> Decimal | None:
        """Of references, ranges, numbers and SUM, with plus and minus; None of anything else."""
        text = re.sub(r"\s|\$", "", text).removeprefix("=").upper()
        total = Decimal(0)
        end = 0
        for term in re.finditer(r"([+-]?)(?:SUM\(([^()]*)\)|([A-Z]{1,3}\d{1,7})|(\d+(?:\.\d+)?))", text):
            if term.start() != end or (end and not term[1]):
                return None
            end = term.end()
            part = Decimal(term[4]) if term[4] else self._cells(term[2] or term[3], depth)
            if part is None:
                return None
            total += -part if term[1] == "-" else part
        return total if end == len(text) and end else None

    def _cells(self, references: str, depth: int) -> Decimal | None:
        total = Decimal(0)
        for reference in references.split(","):
            corners = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?", reference)
            if corners is None:
                return None
            top, left = int(corners[2]), column_number(corners[1])
            bottom, right = (int(corners[4]), column_number(corners[3])) if corners[3] else (top, left)
            if (bottom - top + 1) * (right - left + 1) > _MAX_ADDENDS:
                return None
            for place in ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)):
                if self._formula(place) is not None and not self.is_worked_out(place, depth + 1):
                    raise _Unfinished
                total += self._number(place) or Decimal(0)
        return total


def column_number(letters: str) -> int:
    """Of a column's letters, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


# xlsx


class _Raw(NamedTuple):
    """What openpyxl does not tell of a sheet, read as it is brought down to what is read."""

    formulas: dict[Place, str]
    hides_rows: bool
    """All that do not say otherwise."""
    described_rows: set[int]
    """Those that say anything of themselves."""
    flat_rows: set[int]


_KEPT = {f"{_S}{name}" for name in ("sheetFormatPr", "cols", "sheetData", "mergeCells")}


def _place(reference: str) -> Place | None:
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", reference)
    return (int(found[2]), column_number(found[1])) if found else None


def _is_true(value: str | None) -> bool:
    return value in ("1", "true")


def _slimmed(sheet: ElementTree.Element) -> _Raw:
    """Leaves of a sheet the cells and how they are laid out."""
    for child in list(sheet):
        if child.tag not in _KEPT:
            sheet.remove(child)
    defaults = sheet.find(f"{_S}sheetFormatPr")
    raw = _Raw({}, defaults is not None and _is_true(defaults.get("zeroHeight")), set(), set())
    row_number = 0
    for row in sheet.iter(f"{_S}row"):
        row_number = int(row.get("r") or row_number + 1)
        raw.described_rows.add(row_number)
        if _is_true(row.get("customHeight")) and float(row.get("ht") or 1) == 0:
            raw.flat_rows.add(row_number)
        column = 0
        for cell in row.iter(f"{_S}c"):
            place = _place(cell.get("r", "")) or (row_number, column + 1)
            column = place[1]
            formula = cell.find(f"{_S}f")
            if formula is not None:
                # One that is shared has its text in the first of its cells, and moves with each.
                raw.formulas[place] = f"={formula.text or ''}"
                cell.remove(formula)
    return raw


_DAY, _TIME = "14", "21"
_BUILT_IN = {str(number): _DAY for number in (*range(27, 32), 36, *range(50, 55), 57, 58)}
_BUILT_IN |= {str(number): _TIME for number in (*range(32, 36), 55, 56)}
"""The dates and times of Chinese Excel, which stand in no file (ISO/IEC 29500-1, 18.8.30), as formats that openpyxl knows."""


def _styles(package: Package, part: str) -> bytes:
    """The number formats of a workbook, and nothing of its fonts, fills and borders, which some write as none can read."""
    source = package.xml(part)
    formats = source.find(f"{_S}numFmts")
    used = source.find(f"{_S}cellXfs")
    out = ElementTree.Element(f"{_S}styleSheet")
    if formats is not None:
        out.append(formats)
    written = {one.get("numFmtId") for one in formats} if formats is not None else set()
    made = ElementTree.SubElement(out, f"{_S}cellXfs")
    for one in list(used) if used is not None else []:
        number = one.get("numFmtId", "0")
        if number not in written:
            number = _BUILT_IN.get(number, number)
        ElementTree.SubElement(made, f"{_S}xf", {"numFmtId": number, "applyNumberFormat": "1"})
    return ElementTree.tostring(out)


class _Book:
    """A workbook brought down to its sheets, for openpyxl."""

    def __init__(self, package: Package, notes: list[OpeningNote]) -> None:
        part = package.main("xl/workbook.xml")
        book = package.xml(part)
        if b"http://purl.oclc.org/ooxml/" in package.bytes_of(part)[:4096]:
            notes.append(OpeningNote("opening.strict", ""))
        relations = package.relations(part)
        lost = set(package.lost(part))
        self.raw: list[_Raw] = []
        self.parts: dict[str, bytes] = {}
        properties = book.find(f"{_S}workbookPr")
        calculation = book.find(f"{_S}calcPr")
        self.is_unfinished = calculation is not None and _is_true(calculation.get("fullCalcOnLoad"))
        out = ElementTree.Element(f"{_S}workbook")
        if properties is not None and _is_true(properties.get("date1904")):
            ElementTree.SubElement(out, f"{_S}workbookPr", {"date1904": "1"})
        sheets = ElementTree.SubElement(out, f"{_S}sheets")
        for sheet in book.iterfind(f"{_S}sheets/{_S}sheet"):
            relation = relations.get(sheet.get(f"{_R}id", ""))
            if sheet.get("state", "visible") != "visible" or relation is None or relation.kind != "worksheet":
                continue
            if relation.target not in package:
                raise ReadError(ErrorCode.FORMAT_DAMAGED, f"xlsx: {relation.target}")
            lost |= set(package.lost(relation.target))
            content = package.xml(relation.target)
            self.raw.append(_slimmed(content))
            number = len(self.raw)
            self.parts[f"xl/worksheets/sheet{number}.xml"] = ElementTree.tostring(content)
            name = {"name": sheet.get("name", ""), "sheetId": str(number), f"{_R}id": f"rId{number}"}
            ElementTree.SubElement(sheets, f"{_S}sheet", name)
        self.parts["xl/workbook.xml"] = ElementTree.tostring(out)
        for kind in ("sharedStrings", "styles"):
            found = package.related(part, kind)
            if found:
                whole = ElementTree.tostring(package.xml(found)) if kind == "sharedStrings" else _styles(package, found)
                self.parts[f"xl/{kind}.xml"] = whole
        notes += [OpeningNote("opening.part-lost", name) for name in sorted(lost)]

    def package(self) -> io.BytesIO:
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        types = {"xl/workbook.xml": f"{kind}.sheet.main+xml", "xl/sharedStrings.xml": f"{kind}.sharedStrings+xml"}
        types["xl/styles.xml"] = f"{kind}.styles+xml"
        listed = relations = ""
        for number, name in enumerate(self.parts, 1):
            word = re.sub(r"\d+$", "", name.rpartition("/")[2].removesuffix(".xml"))
            listed += f'<Override PartName="/{name}" ContentType="{types.get(name, f"{kind}.worksheet+xml")}"/>'
            if word != "workbook":
                target = word if word != "sheet" else "worksheet"
                relations += f'<Relationship Id="rId{number}" Type="{office}/{target}" Target="/{name}"/>'
        root = f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="/xl/workbook.xml"/>'
        spaces = "http://schemas.openxmlformats.org/package/2006"
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
            package.writestr("[Content_Types].xml", f'<Types xmlns="{spaces}/content-types">{listed}</Types>')
            package.writestr("_rels/.rels", f'<Relationships xmlns="{spaces}/relationships">{root}</Relationships>')
            where = "xl/_rels/workbook.xml.rels"
            package.writestr(where, f'<Relationships xmlns="{spaces}/relationships">{relations}</Relationships>')
            for name, content in self.parts.items():
                package.writestr(name, content)
        out.seek(0)
        return out


def _sheet(values: Any, raw: _Raw, is_unfinished: bool) -> Sheet:
    hidden_rows = {row for row, how in values.row_dimensions.items() if how.hidden} | raw.flat_rows
    if raw.hides_rows:
        hidden_rows |= set(range(1, values.max_row + 1)) - raw.described_rows
    hidden_columns: set[int] = set()
    for how in values.column_dimensions.values():
        if how.min is not None and (how.hidden or how.width == 0):
            hidden_columns.update(range(how.min, min(how.max, how.min + _MAX_COLUMNS) + 1))

    def number(place: Place) -> Decimal | None:
        cell = values._cells.get(place)
        value = cell.value if cell is not None else None
        return Decimal(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    formulas = Formulas(number, raw.formulas.get)
    texts = dict(raw.formulas)
    for place, cell in values._cells.items():
        texts[place] = shown(cell.value, str(cell.number_format))
        if place in raw.formulas:
            saved = cell.value is not None
            if saved and is_unfinished and number(place) is not None:
                saved = formulas.is_worked_out(place)
            if not saved:
                # Nobody has worked it out yet, and it is not for a reader to do so.
                texts[place] = raw.formulas[place]
    merged = [(area.min_row, area.min_col, area.max_row, area.max_col) for area in values.merged_cells.ranges]
    return Sheet(str(values.title), texts, set(raw.formulas), merged, hidden_rows, hidden_columns)


def open_xlsx(content: bytes, notes: list[OpeningNote]) -> list[Sheet]:
    """The visible sheets of a workbook. ReadError where it cannot be opened."""
    openpyxl = require("openpyxl", "xlsx", "office")
    package = Package(content, "xlsx")
    with damaged_otherwise("xlsx"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which say nothing of numbers
        book = _Book(package, notes)
        opened = openpyxl.load_workbook(book.package(), data_only=True, keep_links=False)
        return [_sheet(values, raw, book.is_unfinished) for values, raw in zip(opened.worksheets, book.raw, strict=True)]


def read_xlsx(content: bytes, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report in a workbook. ReadError where it cannot be opened."""
    return read_sheets(open_xlsx(content, notes))
