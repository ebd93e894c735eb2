# SPDX-License-Identifier: Apache-2.0
"""A report as a Word document in the layout of the official template."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gongkai._core import BlockKind
from gongkai._extras import need

if TYPE_CHECKING:
    from gongkai._types import LayoutCell, PrintedBlock, TableLayout

_SONG = "宋体"
_FANG_SONG = "仿宋"
_KAI = "楷体"
_BAND = "C6D9F1"  # behind the titles within table 2
_ROW = 340  # twentieths of a point, the least height of a row
_EDGE = 60  # twentieths of a point that a cell keeps at each side
_TABLE_POINTS = 10.0
_LONGEST_RUN = 1_000_000  # characters; parsers of XML refuse a node of ten megabytes


def _font(style: Any, chinese: str, points: float, bold: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name = "Times New Roman"
    style.font.size = Pt(points)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), chinese)


def _styles(document: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    styles = document.styles
    _font(styles["Normal"], _FANG_SONG, 14)
    language = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    for element in language:
        element.set(qn("w:eastAsia"), "zh-CN")
    for name, points in (("Title", 18), ("Heading 1", 14)):
        _font(styles[name], _SONG, points, bold=True)
    body = styles["Normal"].paragraph_format
    body.space_after = Pt(0)
    body.line_spacing = 1.5
    title = styles["Title"].paragraph_format
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.space_before = title.space_after = Pt(12)
    title.left_indent = title.right_indent = Mm(-12.7)  # as wide as the tables
    for border in styles["Title"].element.xpath("w:pPr/w:pBdr"):
        border.getparent().remove(border)
    heading = styles["Heading 1"].paragraph_format
    heading.space_before, heading.space_after = Pt(14), Pt(6)


def _element(tag: str, **attributes: str | int) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def _points(text: str, place: LayoutCell, width: float, english: bool) -> float:
    """The size of a cell's letters: of the template, smaller where a number would not fit into its line, and for English."""
    if place.key:
        room = width - 2 * _EDGE * 25.4 / 1440
        digit = 0.65 * 25.4 / 72  # millimetres to a point, in the widest of the usual typefaces
        return max(4.0, min(_TABLE_POINTS, room / digit / max(1, len(text)) // 0.5 / 2))
    if not english:
        return _TABLE_POINTS
    if not _is_narrow(place, width):
        return 8.0
    return 6.0 if width < 12 else 7.0


def _is_narrow(place: LayoutCell, width: float) -> bool:
    """Whether it is the heading of a column for numbers, in which English words hardly fit."""
    return place.role.code == "column" and width < 20


def _cell(text: str, place: LayoutCell, width: float, follows: bool, keep: bool, english: bool) -> Any:
    """A table cell; ``follows``: a row further down of a cell that spans rows; ``keep``: on one page with
    the next row."""
    cell = _element("tc")
    properties = _element("tcPr")
    properties.append(_element("tcW", w=_twips(width), type="dxa"))
    if place.column_span > 1:
        properties.append(_element("gridSpan", val=place.column_span))
    if place.row_span > 1:
        properties.append(_element("vMerge", val="continue" if follows else "restart"))
    if place.role.code == "band":
        properties.append(_element("shd", val="clear", color="auto", fill=_BAND))
    if english and _is_narrow(place, width):
        margins = _element("tcMar")
        for side in ("left", "right"):
            margins.append(_element(side, w=0, type="dxa"))
        properties.append(margins)
    properties.append(_element("vAlign", val="center"))
    cell.append(properties)
    paragraph = _element("p")
    format = _element("pPr")
    if keep:
        format.append(_element("keepNext"))
    format.append(_element("spacing", line=240, lineRule="auto"))
    format.append(_element("jc", val="left" if place.left else "center"))
    paragraph.append(format)
    if text and not follows:
        run = _element("r")
        style = _element("rPr")
        style.append(_element("rFonts", eastAsia=_KAI if place.role.code == "rule" else _SONG))
        style.append(_element("sz", val=round(2 * _points(text, place, width, english))))
        run.append(style)
        words = _element("t")
        words.text = text
        run.append(words)
        paragraph.append(run)
    cell.append(paragraph)
    return cell


def _table(layout: TableLayout, shown: dict[LayoutCell, str], english: bool) -> Any:
    table = _element("tbl")
    properties = _element("tblPr")
    properties.append(_element("tblW", w=_twips(sum(layout.widths)), type="dxa"))
    properties.append(_element("jc", val="center"))
    borders = _element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(side, val="single", sz=4, space=0, color="000000"))
    properties.append(borders)
    properties.append(_element("tblLayout", type="fixed"))
    margins = _element("tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(side, w=_EDGE, type="dxa"))
    properties.append(margins)
    table.append(properties)
    grid = _element("tblGrid")
    for width in layout.widths:
        grid.append(_element("gridCol", w=_twips(width)))
    table.append(grid)
    rows: list[list[tuple[LayoutCell, bool]]] = [[] for _ in range(layout.rows)]
    for place in layout.cells:
        for down in range(place.row_span):
            rows[place.row + down].append((place, down > 0))
    # Where it fits, the table stands on one page; table 2, which is not short of places to end one, each of its parts.
    starts = {place.row for place in layout.cells if place.role.code == "band"} | {layout.rows}
    for number, places in enumerate(rows):
        keep = number + 1 not in starts
        row = _element("tr")
        row_properties = _element("trPr")
        row_properties.append(_element("cantSplit"))
        row_properties.append(_element("trHeight", val=_ROW, hRule="atLeast"))
        if number < layout.header_rows:
            row_properties.append(_element("tblHeader"))
        row.append(row_properties)
        for place, follows in sorted(places, key=lambda item: item[0].column):
            width = sum(layout.widths[place.column : place.column + place.column_span])
            row.append(_cell(shown[place], place, width, follows, keep, english))
        table.append(row)
    return table


def _notice(paragraph: Any) -> None:
    """Smaller and in a box, so that it is seen not to be the report's own."""
    from docx.shared import Pt

    for run in paragraph.runs:
        run.font.size = Pt(10.5)
    paragraph.paragraph_format.line_spacing = 1.25
    paragraph.paragraph_format.space_after = Pt(10.5)
    box = _element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        box.append(_element(side, val="single", sz=4, space=4, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(box, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def to_docx(
    blocks: Iterable[PrintedBlock],
    tables: dict[Any, tuple[TableLayout, dict[LayoutCell, str]]],
    title: str,
    agency: str,
    english: bool,
) -> bytes:
    """Paints the blocks; ``tables`` has the layout and the text of each place for the tables among them."""
    docx = need("docx", "writing docx", "'gongkai[office]'")
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    document = docx.Document()
    _styles(document)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(31.75)
    page.top_margin = page.bottom_margin = Mm(25.4)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title[:255], agency[:255], ""
    properties.language = "zh-CN"
    for block in blocks:
        if block.kind is BlockKind.TITLE:
            document.add_paragraph(block.text, style="Title")
        elif block.kind is BlockKind.HEADING:
            document.add_paragraph(block.text, style="Heading 1")
        elif block.kind is BlockKind.TABLE:
            document.element.body.insert(len(document.element.body) - 1, _table(*tables[block.table], english))
        else:
            paragraph = document.add_paragraph()
            for start in range(0, len(block.text), _LONGEST_RUN):
                paragraph.add_run(block.text[start : start + _LONGEST_RUN])
            if block.kind is BlockKind.PARAGRAPH:
                paragraph.paragraph_format.first_line_indent = Pt(28)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            if block.kind is BlockKind.NOTICE:
                _notice(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
