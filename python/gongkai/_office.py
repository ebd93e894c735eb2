# SPDX-License-Identifier: Apache-2.0
"""docx by python-docx and xlsx by openpyxl, as documents. What is not shown is not read: deleted and hidden text, hidden
sheets, rows and columns."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterator
from typing import Any

from gongkai._core import ErrorCode
from gongkai._error import ReadError
from gongkai._package import checked, damaged_otherwise, require
from gongkai._types import Document, Grid, GridCell, Paragraph, Span

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_MAX_SLOTS = 200_000
"""Cells of one table, those that are not there included."""

_PICTURE = "\ufffc"


def _is_ascii(character: str) -> bool:
    return ord(character) < 0x80


def _joined(lines: list[str]) -> str:
    """Chinese labels are broken anywhere; numbers and words must not grow together."""
    out = ""
    for line in lines:
        if out and line and _is_ascii(out[-1]) and _is_ascii(line[0]):
            out += "\n"
        out += line
    return out


# docx


def _on(element: Any, name: str) -> bool:
    """Whether a switch among the properties is on."""
    switch = element.find(f"{_W}{name}")
    return switch is not None and switch.get(f"{_W}val", "true") not in ("0", "false", "off", "none")


def _number(element: Any, path: str, default: int) -> int:
    found = element.find(path)
    try:
        return int(found.get(f"{_W}val")) if found is not None else default
    except (TypeError, ValueError):
        return default


_transparent = {f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink")} | {
    f"{_W}fldSimple",
    f"{_W}dir",
    f"{_W}bdo",
}
"""What holds others and shows nothing of its own."""


def _inside(element: Any) -> Iterator[Any]:
    """The children, with those of content controls, insertions and the like in their place."""
    for child in element:
        if child.tag in _transparent:
            yield from _inside(child)
        elif child.tag == f"{_MC}AlternateContent":
            for choice in child.findall(f"{_MC}Choice")[:1]:
                yield from _inside(choice)
        else:
            yield child


class _Docx:
    def __init__(self) -> None:
        self.blocks: list[Paragraph | Grid] = []
        self.offset = self.paragraphs = self.tables = 0

    def run(self, run: Any, boxes: list[Any]) -> str:
        properties = run.find(f"{_W}rPr")
        if properties is not None and _on(properties, "vanish"):
            return ""
        out = ""
        for part in _inside(run):
            if part.tag == f"{_W}t":
                out += part.text or ""
            elif part.tag in (f"{_W}tab", f"{_W}ptab"):
                out += "\t"
            elif part.tag in (f"{_W}br", f"{_W}cr"):
                out += "\n"
            elif part.tag == f"{_W}noBreakHyphen":
                out += "-"
            elif part.tag in (f"{_W}drawing", f"{_W}pict", f"{_W}object"):
                found = list(part.iter(f"{_W}txbxContent"))
                boxes.extend(box for box in found if not any(a in found for a in box.iterancestors()))
                out += "" if found else _PICTURE
        return out

    def paragraph(self, paragraph: Any) -> tuple[str, list[Any]]:
        """Its text, and the text boxes anchored in it."""
        boxes: list[Any] = []
        text = "".join(self.run(run, boxes) for run in _inside(paragraph) if run.tag == f"{_W}r")
        return text, boxes

    def content(self, element: Any) -> None:
        for child in _inside(element):
            if child.tag == f"{_W}p":
                text, boxes = self.paragraph(child)
                text = text.replace(_PICTURE, "")
                self.paragraphs += 1
                if text.strip():
                    self.blocks.append(Paragraph(text, Span(0, 0, self.offset, 0, paragraph=self.paragraphs)))
                    self.offset += len(text.encode()) + 1
                for box in boxes:
                    self.content(box)
            elif child.tag == f"{_W}tbl":
                self.table(child)

    def cell_text(self, cell: Any) -> str:
        lines: list[str] = []
        boxes: list[Any] = []
        for child in _inside(cell):
            if child.tag == f"{_W}p":
                text, found = self.paragraph(child)
                lines += text.split("\n")
                boxes += found
        for box in boxes:
            lines += [self.paragraph(p)[0] for p in box.iter(f"{_W}p")]
        text = _joined([line.strip() for line in lines if line.strip()])
        # A picture may show a number, so the cell is not blank; beside text it is a seal or a mark.
        return text if text == _PICTURE else text.replace(_PICTURE, "")

    def table(self, table: Any) -> None:
        self.tables += 1
        number = self.tables
        cells, width = self.cells(table)
        if width <= 1 or any(next(cell.iter(f"{_W}tbl"), None) is not None for cell, *_ in cells):
            # It only lays out what it holds.
            for cell, *_ in cells:
                self.content(cell)
            return
        grid = []
        for cell, row, column, rows, columns in cells:
            text = self.cell_text(cell)
            place = Span(row + 1, column + 1, self.offset, 0, table=number)
            grid.append(GridCell(text, row, column, rows, columns, place))
            self.offset += len(text.encode()) + 1
        if grid:
            self.blocks.append(Grid(grid))

    def cells(self, table: Any) -> tuple[list[list[Any]], int]:
        """Each cell with its row, column, and how many it spans; and how many columns begin anywhere."""
        out: list[list[Any]] = []
        open_above: dict[int, list[Any]] = {}
        starts = set()
        row_number = 0
        for row in _inside(table):
            if row.tag != f"{_W}tr":
                continue
            properties = row.find(f"{_W}trPr")
            if properties is not None and (properties.find(f"{_W}del") is not None or _on(properties, "hidden")):
                continue
            column = max(0, _number(row, f"{_W}trPr/{_W}gridBefore", 0))
            open_here: dict[int, list[Any]] = {}
            beside: list[Any] | None = None
            for cell in _inside(row):
                if cell.tag != f"{_W}tc":
                    continue
                span = min(max(1, _number(cell, f"{_W}tcPr/{_W}gridSpan", 1)), _MAX_SLOTS)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                across = cell.find(f"{_W}tcPr/{_W}hMerge")
                goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
                above = open_above.get(column)
                if across is not None and across.get(f"{_W}val", "continue") == "continue" and beside is not None:
                    beside[4] += span
                elif goes_on and above is not None and above[4] == span:
                    above[3] += 1
                    open_here[column] = above
                else:
                    beside = [cell, row_number, column, 1, span]
                    out.append(beside)
                    starts.add(column)
                    if merge is not None:
                        open_here[column] = beside
                column += span
            open_above = open_here
            row_number += 1
        return out, len(starts)


def docx_to_document(content: bytes) -> Document:
    """The paragraphs, tables and text boxes of a Word document. ReadError where it cannot be opened."""
    docx = require("docx", "docx", "office")
    package = checked(content)
    with damaged_otherwise("docx"):
        body = docx.Document(package).element.body
        reader = _Docx()
        reader.content(body)
    return Document(reader.blocks)


# xlsx


def _shown(cell: Any) -> str:
    """A value as text. A number is given as it is stored, to the fifteen digits that a spreadsheet has; what a cell shows
    in another way than as a number is no number."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        text = str(value) if isinstance(value, int) else f"{value:.15g}"
        if "e" in text or "n" in text:  # as digits, but for what is none
            text = f"{value:.15f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else text
        return f"{value * 100:.15g}%" if "%" in str(cell.number_format) else text
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        return f"[{value}]"
    return str(value)


def _formula(cell: Any) -> str:
    """As written; of an array it is the text that counts."""
    return str(getattr(cell.value, "text", None) or cell.value)


class _Sheet:
    """What is shown of a sheet, cell by cell."""

    def __init__(self, values: Any, formulas: Any) -> None:
        self.name = str(values.title)
        hidden_rows = {row for row, how in values.row_dimensions.items() if how.hidden}
        hidden_columns: set[int] = set()
        for how in values.column_dimensions.values():
            if how.hidden and how.min is not None:
                hidden_columns.update(range(how.min, min(how.max, how.min + 20_000) + 1))
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        self.covered: dict[tuple[int, int], tuple[int, int]] = {}
        for area in values.merged_cells.ranges:
            rows = [r for r in range(area.min_row, area.max_row + 1) if r not in hidden_rows]
            columns = [c for c in range(area.min_col, area.max_col + 1) if c not in hidden_columns]
            if not rows or not columns:
                continue
            self.spans[rows[0], columns[0]] = (len(rows), len(columns))
            for row in rows:
                for column in columns:
                    self.covered[row, column] = (area.min_row, area.min_col)
        self.texts: dict[tuple[int, int], str] = {}
        self.formulas: set[tuple[int, int]] = set()
        for (row, column), cell in values._cells.items():
            anchor = (row, column)
            if row in hidden_rows or column in hidden_columns:
                continue
            text = _shown(cell)
            written = formulas._cells.get(anchor)
            if written is not None and written.data_type == "f":
                self.formulas.add(anchor)
                # Nobody has worked it out yet, and it is not for a reader to do so.
                text = text if cell.value is not None else _formula(written)
            if text.strip():
                self.texts[anchor] = text
        self.hidden_rows, self.hidden_columns = hidden_rows, hidden_columns

    def blocks(self, offset: int) -> Iterator[tuple[Paragraph | Grid, int]]:
        rows = {row for row, _ in self.texts} | {row for (row, _), anchor in self.covered.items() if anchor in self.texts}
        part: list[int] = []
        for row in sorted(rows):
            # An empty row that is shown parts what stands above and below it.
            if part and any(between not in self.hidden_rows for between in range(part[-1] + 1, row)):
                for block, offset in self.part(part, offset):
                    yield block, offset
                part = []
            part.append(row)
        for block, offset in self.part(part, offset):
            yield block, offset

    def part(self, rows: list[int], offset: int) -> Iterator[tuple[Paragraph | Grid, int]]:
        """Rows without an empty one between them. Those with a single text, before and after those with more, are prose."""
        by_row: dict[int, list[int]] = {row: [] for row in rows}
        for row, column in sorted(self.texts):
            if row in by_row:
                by_row[row].append(column)
        several = [i for i, row in enumerate(rows) if len(by_row[row]) > 1]
        first, last = (several[0], several[-1]) if several else (len(rows), len(rows) - 1)

        def prose(some: list[int]) -> Iterator[tuple[Paragraph | Grid, int]]:
            nonlocal offset
            for row in some:
                for column in by_row[row]:
                    text = self.texts[row, column]
                    yield Paragraph(text, Span(row, column, offset, 0, sheet=self.name)), offset
                    offset += len(text.encode()) + 1

        yield from prose(rows[:first])
        if several:
            grid, offset = self.grid(rows[first : last + 1], offset)
            yield grid, offset
            yield from prose(rows[last + 1 :])

    def grid(self, rows: list[int], offset: int) -> tuple[Grid, int]:
        within = set(rows)
        used = [c for r, c in self.texts if r in within]
        used += [c + width - 1 for (r, c), (_, width) in self.spans.items() if r in within and self.texts.get((r, c))]
        columns = [c for c in range(min(used), max(used) + 1) if c not in self.hidden_columns]
        if len(rows) * len(columns) > _MAX_SLOTS:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"{self.name}: {len(rows)} x {len(columns)} > {_MAX_SLOTS}")
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


def xlsx_to_document(content: bytes) -> Document:
    """The sheets of a workbook, as tables and the prose around them. ReadError where it cannot be opened."""
    openpyxl = require("openpyxl", "xlsx", "office")
    package = checked(content)
    blocks: list[Paragraph | Grid] = []
    with damaged_otherwise("xlsx"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which say nothing of numbers
        books = [openpyxl.load_workbook(package, data_only=data_only, keep_links=False) for data_only in (True, False)]
        offset = 0
        for values, formulas in zip(*(book.worksheets for book in books), strict=True):
            if values.sheet_state != "visible":
                continue
            for block, offset in _Sheet(values, formulas).blocks(offset):
                blocks.append(block)
    return Document(blocks)
