# SPDX-License-Identifier: Apache-2.0
"""A report as a workbook: a sheet for each section, totals as formulas, the balance as conditional formatting."""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gongkai._core import BlockKind, RequestColumn, RequestRow, Table
from gongkai._extras import need

if TYPE_CHECKING:
    from gongkai._types import CellKey, LayoutCell, PrintedBlock, TableLayout

_LONGEST = 32767  # characters in a cell, as Excel has it, counted in UTF-16
DIGITS = 15  # what a number of a workbook holds exactly
_PROSE_WIDTH = 76.0  # characters of a sheet without a table
_MILLIMETRES_PER_CHARACTER = 1.9  # of a column; English words are longer, and their letters smaller
_MILLIMETRES_PER_CHARACTER_EN = 1.5


def _parts(text: str) -> Iterator[str]:
    """The text in pieces that a cell can hold."""
    while len(text.encode("utf-16-le")) // 2 > _LONGEST:
        part = text[: _LONGEST // 2]
        yield part
        text = text[len(part) :]
    yield text


def _height(text: str, width: float) -> float:
    """Points of a row in which the text is wrapped to the width, in characters."""
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text[:_LONGEST])
    return min(409.0, 18.0 * max(1, math.ceil(wide / max(1.0, width - 2))))


def _number(text: str) -> int | float | None:
    """The number, where a workbook holds it exactly and gives it back as printed."""
    try:
        value = Decimal(text)
    except ArithmeticError:
        return None
    if len(value.as_tuple().digits) > DIGITS:
        return None
    number = int(value) if value == int(value) else float(value)
    return number if str(number) == text else None


class _Sheet:
    """Writes down a sheet, row by row."""

    def __init__(
        self, book: Any, formats: dict[str, Any], name: str, layout: TableLayout | None, whole: bool, english: bool
    ) -> None:
        """``whole``: printed on one page."""
        self._sheet = book.add_worksheet(name)
        self._formats = formats
        self._character = _MILLIMETRES_PER_CHARACTER_EN if english else _MILLIMETRES_PER_CHARACTER
        self._row = 0
        self._columns = layout.columns if layout else 1
        widths = [w / self._character for w in layout.widths] if layout else [_PROSE_WIDTH]
        self._width = sum(widths)
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 1 if whole else 0)
        self._sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        if layout:
            self._sheet.center_horizontally()
        self._sheet.hide_gridlines(2)

    def line(self, text: str, form: str) -> None:
        for part in _parts(text):
            if self._columns > 1:
                self._sheet.merge_range(self._row, 0, self._row, self._columns - 1, "", self._formats[form])
            self._sheet.write_string(self._row, 0, part, self._formats[form])
            size = 1.4 if form == "title" else 1.0
            self._sheet.set_row(self._row, _height(part, self._width / size) * size)
            self._row += 1

    def table(self, layout: TableLayout, shown: dict[LayoutCell, str], live: bool) -> None:
        from xlsxwriter.utility import xl_rowcol_to_cell

        self._row += 1  # an empty row parts prose and table
        top = self._row
        places: dict[CellKey, tuple[int, int]] = {
            place.key: (top + place.row, place.column) for place in layout.cells if place.key
        }
        for place in layout.cells:
            row, column = top + place.row, place.column
            text = shown[place]
            kind = "value" if place.key else "band" if place.role.code == "band" else "left" if place.left else "label"
            form = self._formats[kind]
            if place.row_span > 1 or place.column_span > 1:
                bottom, right = row + place.row_span - 1, column + place.column_span - 1
                self._sheet.merge_range(row, column, bottom, right, "", form)
            number = _number(text) if place.key else None
            if not text:
                self._sheet.write_blank(row, column, None, form)
            elif number is None:
                self._sheet.write_string(row, column, text, form)
            elif live and place.plus:
                formula = "=" + _sum([places[key] for key in place.plus])
                for key in place.minus:
                    formula += "-" + xl_rowcol_to_cell(*places[key])
                self._sheet.write_formula(row, column, formula, form, number)
            else:
                self._sheet.write_number(row, column, number, form)
        for row in range(layout.rows):
            heights = [18.0]
            for place in layout.cells:
                if place.row == row and place.row_span == 1 and not place.key:
                    width = sum(layout.widths[place.column : place.column + place.column_span])
                    heights.append(_height(shown[place], width / self._character))
            self._sheet.set_row(top + row, max(heights) + 4)
        if layout.header_rows:
            self._sheet.repeat_rows(top, top + layout.header_rows - 1)
        if layout.table is Table.REQUESTS:
            self._balance(places)
        self._row = top + layout.rows + 1

    def _balance(self, places: dict[CellKey, tuple[int, int]]) -> None:
        """Red where 第一项加第二项之和 is not 第三项加第四项之和 (printed on the form)."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        items = (RequestRow.RECEIVED, RequestRow.CARRIED_IN, RequestRow.TOTAL, RequestRow.CARRIED_OUT)
        for column in RequestColumn:
            cells = [place for key, place in places.items() if key.row in items and key.column is column]
            a, b, c, d = (xl_rowcol_to_cell(*place, row_abs=True, col_abs=True) for place in sorted(cells))
            rule = {"type": "formula", "criteria": f"=N({a})+N({b})<>N({c})+N({d})", "format": self._formats["wrong"]}
            for row, at in cells:
                self._sheet.conditional_format(row, at, row, at, rule)


def _sum(places: list[tuple[int, int]]) -> str:
    """SUM of a range where the cells are one, else of them singly."""
    from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

    (top, left), (bottom, right) = min(places), max(places)
    if len(places) == (bottom - top + 1) * (right - left + 1):
        return f"SUM({xl_range(top, left, bottom, right)})"
    return "+".join(xl_rowcol_to_cell(*place) for place in places)


def to_xlsx(
    blocks: Iterable[PrintedBlock],
    tables: dict[Any, tuple[TableLayout, dict[LayoutCell, str]]],
    names: dict[Any, str],
    title: str,
    agency: str,
    english: bool,
    live: bool,
) -> bytes:
    """Paints the blocks. ``names`` are those of the sheets by section, ``None`` for what stands before the first;
    ``live``: totals are formulas, which only a consistent report can have."""
    xlsxwriter = need("xlsxwriter", "writing xlsx", "'gongkai[office]'")

    out = io.BytesIO()
    # What a user typed stays text, whatever it begins with.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title[:255], "author": agency[:255]})
    song = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter", "text_wrap": True}
    cell = {**song, "border": 1, "align": "center", **({"font_size": 9} if english else {})}
    formats = {
        "title": book.add_format({**song, "font_size": 16, "bold": True, "align": "center"}),
        "heading": book.add_format({**song, "font_size": 12, "bold": True}),
        "notice": book.add_format({**song, "bold": True}),
        "prose": book.add_format({**song, "font_name": "仿宋", "font_size": 12, "valign": "top"}),
        "label": book.add_format(cell),
        "left": book.add_format({**cell, "align": "left"}),
        "band": book.add_format({**cell, "align": "left", "bg_color": "#C6D9F1"}),
        "value": book.add_format({**cell, "font_size": 10.5, "text_wrap": False, "shrink": True}),
        "wrong": book.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"}),
    }
    kinds = {BlockKind.TITLE: "title", BlockKind.HEADING: "heading", BlockKind.NOTICE: "notice"}
    sections: dict[Any, list[PrintedBlock]] = {}
    for block in blocks:
        sections.setdefault(block.section, []).append(block)
    for section, parts in sections.items() or [(None, [])]:
        layout = next((tables[part.table][0] for part in parts if part.table), None)
        whole = layout is not None and all(part.kind in (BlockKind.HEADING, BlockKind.TABLE) for part in parts)
        sheet = _Sheet(book, formats, names[section], layout, whole, english)
        for part in parts:
            if part.table:
                sheet.table(*tables[part.table], live)
            else:
                sheet.line(part.text, kinds.get(part.kind, "prose"))
    book.close()
    return out.getvalue()
