# SPDX-License-Identifier: Apache-2.0
"""Word documents (docx, docm, dotx, Strict Open XML) as documents, by what Word shows: what is deleted or hidden is not
read, and what Word passes over when it opens a file is passed over."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from gongkai import _core
from gongkai._core import ErrorCode, Format, ReadingProblem
from gongkai._error import ReadError
from gongkai._read.bound import fill_in
from gongkai._read.opening import OpeningNote
from gongkai._read.package import MAX_SLOTS, Package, damaged_otherwise
from gongkai._types import Document, Grid, GridCell, Paragraph, Span

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

PICTURE = "\ufffc"
"""Within a text, as Unicode has it: a picture, which may show a number."""
_UNKNOWN = "\ufffd"
"""Likewise: a character, and nobody knows which."""
_MAX_CHUNKS = 3  # documents within each other


def _is_ascii(character: str) -> bool:
    return ord(character) < 0x80


def joined(lines: list[str]) -> str:
    """Chinese labels are broken anywhere; numbers and words must not grow together."""
    out = ""
    for line in lines:
        if out and line and _is_ascii(out[-1]) and _is_ascii(line[0]):
            out += "\n"
        out += line
    return out


def of_cell(text: str) -> tuple[str, ReadingProblem | None]:
    """What a cell shows. A picture may show a number, so the cell is not blank; beside text it is a seal or a mark."""
    if text == PICTURE:
        return "", ReadingProblem.PICTURED
    return text.replace(PICTURE, ""), ReadingProblem.LOST if _UNKNOWN in text else None


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get(f"{_W}val", "true") not in ("0", "false", "off", "none")


def _on(element: Any, name: str) -> bool:
    """Whether a switch among the properties is on."""
    return _is_on(element.find(f"{_W}{name}"))


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
    f"{_W}ruby",
    f"{_W}rubyBase",
    f"{_M}oMathPara",
}
"""What holds others and shows nothing of its own. Of ruby the base is read; what stands above it is its pronunciation."""


def _inside(element: Any) -> Iterator[Any]:
    """The children, with those of content controls, insertions and the like in their place."""
    for child in element:
        if child.tag in _transparent:
            yield from _inside(child)
        elif child.tag == f"{_MC}AlternateContent":
            choices = [*child.findall(f"{_MC}Choice"), *child.findall(f"{_MC}Fallback")]
            for choice in choices[:1]:
                yield from _inside(choice)
        else:
            yield child


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes of a drawing, but for those within others, and of alternatives the first."""
    for child in _inside(element):
        if child.tag == f"{_W}txbxContent":
            yield child
        else:
            yield from _boxes(child)


_MAX_NAME = 20


@dataclass
class _Field:
    begin: int
    code_end: int = 0
    code: str = ""
    """As far as it tells the name."""


class _Fields:
    """The complex fields of a document. What stands within the code of a field is not shown, not even what a field there shows;
    one of the kind EQ is drawn from its code."""

    def __init__(self, elements: list[Any]) -> None:
        self.drawn: set[Any] = set()
        """The ends of those that are drawn."""
        steps = [0] * (len(elements) + 1)
        opened: list[_Field] = []
        for at, element in enumerate(elements):
            if element.tag == f"{_W}fldChar":
                kind = element.get(f"{_W}fldCharType")
                if kind == "begin":
                    opened.append(_Field(at))
                elif opened and kind == "separate":
                    opened[-1].code_end = opened[-1].code_end or at
                elif opened and kind == "end":
                    field = opened.pop()
                    steps[field.begin] += 1
                    steps[field.code_end or at] -= 1
                    if field.code.upper().split()[:1] == ["EQ"]:
                        self.drawn.add(element)
            elif element.tag == f"{_W}instrText" and opened and len(opened[-1].code) < _MAX_NAME:
                opened[-1].code += element.text or ""
        within = accumulate(steps)
        self.codes = {element for element, depth in zip(elements, within, strict=False) if depth}


class _Look(NamedTuple):
    """How a run looks, as far as it tells what is read of it; None is what nothing says."""

    is_hidden: bool | None = None
    is_struck: bool | None = None
    is_struck_twice: bool | None = None
    height: str | None = None
    """superscript, subscript or baseline."""
    rise: int | None = None
    """Half points above the line."""
    color: str | None = None
    behind: str | None = None
    """The color that text stands on."""
    may_be_hidden: bool | None = None
    """specVanish, which ECMA-376 (17.3.2.36) hides always and Word with `vanish` only."""

    def over(self, other: _Look) -> _Look:
        """This, and what it does not say as the other says it."""
        merged: list[Any] = [mine if mine is not None else theirs for mine, theirs in zip(self, other, strict=True)]
        return _Look(*merged)

    @property
    def is_raised(self) -> bool:
        return self.height == "superscript" or (self.rise or 0) >= _RAISED

    @property
    def is_apart(self) -> bool:
        return bool(self.is_struck or self.is_struck_twice or self.height == "subscript")


_RAISED = 6
"""Half points; less than three points only sets a digit straight."""
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STROKE = "\u0336"
"""Strikes the character before it out."""


def _shading(properties: Any) -> str | None:
    """The color that something is shaded with, as "RRGGBB"; "auto" for none."""
    shading = properties.find(f"{_W}shd") if properties is not None else None
    if shading is None:
        return None
    if shading.get(f"{_W}val", "clear") not in ("clear", "nil"):
        return "pattern"
    return "theme" if shading.get(f"{_W}themeFill") else shading.get(f"{_W}fill", "auto")


def _look(properties: Any) -> _Look:
    """What the properties of a run, or of a style, say."""
    if properties is None:
        return _Look()
    found = {name: properties.find(f"{_W}{name}") for name in ("vanish", "strike", "dstrike", "vertAlign", "color", "highlight")}
    hidden, struck, twice = (_is_on(found[n]) if found[n] is not None else None for n in ("vanish", "strike", "dstrike"))
    height = found["vertAlign"].get(f"{_W}val") if found["vertAlign"] is not None else None
    rise = _number(properties, f"{_W}position", 0) if properties.find(f"{_W}position") is not None else None
    color = found["color"].get(f"{_W}val", "auto") if found["color"] is not None else None
    behind = _shading(properties)
    if found["highlight"] is not None and found["highlight"].get(f"{_W}val") not in ("none", "white"):
        behind = "highlight"
    doubtful = _on(properties, "specVanish") if properties.find(f"{_W}specVanish") is not None else None
    return _Look(hidden, struck, twice, height, rise, color, behind, doubtful)


def _is_white(color: str | None) -> bool:
    return color is not None and color.upper() == "FFFFFF"


def _is_bare(color: str | None) -> bool:
    """Whether it lets the paper be seen."""
    return color is None or color == "auto" or _is_white(color)


def _struck(text: str) -> str:
    return "".join(f"{sign}{_STROKE}" if sign.isdecimal() else sign for sign in text)


class _Styles:
    """What styles say of the runs, paragraphs and tables that have them."""

    def __init__(self, part: Any) -> None:
        self.looks: dict[str, _Look] = {}
        self.shades: set[str] = set()
        """Those of tables that color any of their cells."""
        self.defaults: dict[str, str] = {}
        if part is None:
            return
        own: dict[str, _Look] = {}
        bases: dict[str, str] = {}
        shading: set[str] = set()
        for style in part.findall(f"{_W}style"):
            name = style.get(f"{_W}styleId", "")
            own[name] = _look(style.find(f"{_W}rPr"))
            paper = _shading(style.find(f"{_W}pPr"))
            if own[name].behind is None and paper is not None:
                own[name] = own[name]._replace(behind=paper)
            if any(not _is_bare(_shading(holder)) for holder in style.iter() if holder.find(f"{_W}shd") is not None):
                shading.add(name)
            base = style.find(f"{_W}basedOn")
            if base is not None:
                bases[name] = base.get(f"{_W}val", "")
            if style.get(f"{_W}default") in ("1", "true", "on"):
                self.defaults[style.get(f"{_W}type", "")] = name
        for name in own:
            look, at, steps = own[name], name, 0
            shades = name in shading
            while at in bases and steps < 50:
                at, steps = bases[at], steps + 1
                look = look.over(own.get(at, _Look()))
                shades = shades or at in shading
            self.looks[name] = look
            if shades:
                self.shades.add(name)

    def look(self, name: str | None) -> _Look:
        return self.looks.get(name or "", _Look())


def _formula(formula: Any) -> str:
    """What stands above, below, over or under other parts of it is no part of their numbers."""
    is_line = all(part.tag == f"{_M}r" for part in _inside(formula))
    return ("" if is_line else " ").join(text.text or "" for text in formula.iter(f"{_M}t"))


class _Reader:
    """Goes through the body of a document."""

    def __init__(self, package: Package, part: str, notes: list[OpeningNote], depth: int = 0) -> None:
        self.package, self.part, self.notes, self.depth = package, part, notes, depth
        self.blocks: list[Paragraph | Grid | bytes] = []
        """Bytes are a web page that stands there."""
        self.offset = self.paragraphs = self.tables = 0
        styles = package.related(part, "styles")
        self.styles = _Styles(package.xml(styles) if styles else None)
        self.fields = _Fields([])
        self.behind: list[str | None] = []
        """What the cells that are being read are shaded with, the innermost last."""

    def look(self, run: Any, paragraph: Any) -> _Look:
        """What a run says itself counts before its style, and that before the paragraph's."""
        own = run.find(f"{_W}rPr")
        named = own.find(f"{_W}rStyle") if own is not None else None
        style = named.get(f"{_W}val") if named is not None else None
        properties = paragraph.find(f"{_W}pPr")
        named = properties.find(f"{_W}pStyle") if properties is not None else None
        around = self.styles.look(named.get(f"{_W}val") if named is not None else self.styles.defaults.get("paragraph"))
        shading = _shading(properties)
        if shading is not None:
            around = around._replace(behind=shading)
        return _look(own).over(self.styles.look(style)).over(around)

    def is_unseen(self, look: _Look) -> bool:
        """Whether nobody sees it: hidden, or white on paper."""
        return bool(look.is_hidden) or (_is_white(look.color) and all(map(_is_bare, [look.behind, *self.behind])))

    def run(self, run: Any, boxes: list[Any], paragraph: Any) -> str:
        look = self.look(run, paragraph)
        if self.is_unseen(look):
            return ""
        out = ""
        for part in _inside(run):
            if part in self.fields.codes:
                continue
            if part.tag == f"{_W}t":
                out += part.text or ""
            elif part.tag == f"{_W}r":  # of ruby
                out += self.run(part, boxes, paragraph)
            elif part.tag in (f"{_W}tab", f"{_W}ptab"):
                out += "\t"
            elif part.tag in (f"{_W}br", f"{_W}cr"):
                out += "\n"
            elif part.tag == f"{_W}noBreakHyphen":
                out += "-"
            elif part.tag == f"{_W}sym" or part in self.fields.drawn:  # a character of a font's own, or what is drawn
                out += _UNKNOWN
            elif part.tag in (f"{_W}drawing", f"{_W}pict", f"{_W}object"):
                found = list(_boxes(part))
                boxes.extend(found)
                out += "" if found else PICTURE
        if look.may_be_hidden:
            return re.sub(r"[0-9]", _UNKNOWN, out)
        return _struck(out) if look.is_struck or look.is_struck_twice else out

    def paragraph(self, paragraph: Any) -> tuple[str, list[Any]]:
        """Its text, and the text boxes anchored in it. A raised digit after other text is the mark of a note, or a power;
        what is struck out or lowered, or raised before other text, is parted from it."""
        boxes: list[Any] = []
        out = ""
        was_apart = False
        for part in _inside(paragraph):
            text, is_apart = "", False
            if part.tag == f"{_W}r":
                look = self.look(part, paragraph)
                text, is_apart = self.run(part, boxes, paragraph), look.is_apart
                if look.is_raised:
                    text = text.translate(_SUPERSCRIPTS) if out.strip() else text
                    was_apart, is_apart = False, True
                    out, text = out + text, ""
            elif part.tag == f"{_M}oMath":
                text = _formula(part)
            if not text and not is_apart:
                continue
            if text and out and (is_apart or was_apart):
                out += " "
            out, was_apart = out + text, is_apart
        return out, boxes

    def content(self, element: Any) -> None:
        for child in _inside(element):
            if child.tag == f"{_W}p":
                text, boxes = self.paragraph(child)
                text = text.replace(PICTURE, "")
                self.paragraphs += 1
                if text.strip():
                    self.blocks.append(Paragraph(text, Span(0, 0, self.offset, 0, paragraph=self.paragraphs)))
                    self.offset += len(text.encode()) + 1
                for box in boxes:
                    self.content(box)
            elif child.tag == f"{_W}tbl":
                self.table(child)
            elif child.tag == f"{_W}altChunk":
                self.chunk(child.get(f"{_R}id", ""))

    def chunk(self, id: str) -> None:
        """Another document that Word takes in when it opens this one."""
        relation = self.package.relations(self.part).get(id)
        if relation is None or relation.is_external or relation.target not in self.package:
            self.notes.append(OpeningNote("opening.part-lost", relation.target if relation else id))
            return
        if self.depth == _MAX_CHUNKS:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"docx: > {_MAX_CHUNKS} documents within each other")
        content = self.package.bytes_of(relation.target)
        found = _core.detect_package(content)
        if found is Format.DOCX:
            inner = Package(content, "docx")
            part = inner.main("word/document.xml")
            reader = _Reader(inner, part, self.notes, self.depth + 1)
            reader.read()
            self.blocks += reader.blocks
        elif found is Format.MHT:
            from gongkai._read.mht import page_of

            self.blocks.append(page_of(content))
            self.notes.append(OpeningNote("opening.web-page", relation.target))
        elif found is None:
            text = _core.decode(content)
            if b"<" in text:
                self.blocks.append(text)
            else:
                self.blocks += [Paragraph(line) for line in text.decode().splitlines() if line.strip()]
            self.notes.append(OpeningNote("opening.web-page", relation.target))
        else:
            raise ReadError(ErrorCode.FORMAT_UNSUPPORTED, f"docx: {relation.target}: {found.code}; Word: altChunk")

    def read(self) -> None:
        if b"http://purl.oclc.org/ooxml/" in self.package.bytes_of(self.part)[:4096]:
            self.notes.append(OpeningNote("opening.strict", ""))
        self.notes += [OpeningNote("opening.part-lost", name) for name in self.package.lost(self.part)]
        body = self.package.xml(self.part).find(f"{_W}body")
        if body is None:
            raise ReadError(ErrorCode.FORMAT_DAMAGED, f"docx: {self.part}")
        fill_in(body, self.package, self.part)
        self.fields = _Fields(list(body.iter()))
        self.content(body)

    def cell_text(self, cell: Any) -> tuple[str, ReadingProblem | None]:
        lines: list[str] = []
        boxes: list[Any] = []
        for child in _inside(cell):
            if child.tag == f"{_W}p":
                text, found = self.paragraph(child)
                lines += text.split("\n")
                boxes += found
        for box in boxes:
            lines += [self.paragraph(p)[0] for p in box.iter(f"{_W}p")]
        return of_cell(joined([line.strip() for line in lines if line.strip()]))

    def cell_behind(self, table: Any, cell: Any) -> str | None:
        """The color of a cell. A style may color some cells and not others: then it is taken to color each."""
        own = _shading(cell.find(f"{_W}tcPr"))
        if not _is_bare(own):
            return own
        properties = table.find(f"{_W}tblPr")
        named = properties.find(f"{_W}tblStyle") if properties is not None else None
        style = named.get(f"{_W}val", "") if named is not None else self.styles.defaults.get("table", "")
        return "style" if style in self.styles.shades else _shading(properties)

    def table(self, table: Any) -> None:
        self.tables += 1
        number = self.tables
        cells, width = self.cells(table)
        if width <= 1 or any(next(cell.iter(f"{_W}tbl"), None) is not None for cell, *_ in cells):
            # It only lays out what it holds.
            for cell, *_ in cells:
                self.behind.append(self.cell_behind(table, cell))
                self.content(cell)
                self.behind.pop()
            return
        grid = []
        for cell, row, column, rows, columns in cells:
            self.behind.append(self.cell_behind(table, cell))
            text, problem = self.cell_text(cell)
            self.behind.pop()
            place = Span(row + 1, column + 1, self.offset, 0, table=number)
            grid.append(GridCell(text, row, column, rows, columns, place, problem=problem))
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
                if cell.tag != f"{_W}tc" or cell.find(f"{_W}tcPr/{_W}cellDel") is not None:
                    continue
                span = min(max(1, _number(cell, f"{_W}tcPr/{_W}gridSpan", 1)), MAX_SLOTS)
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


def _page(blocks: list[Paragraph | Grid | bytes]) -> bytes:
    """All as one web page, as Word makes one document of them."""
    out = []
    for block in blocks:
        if isinstance(block, bytes):
            out.append(block.decode("utf-8", "replace"))
        elif isinstance(block, Paragraph):
            out.append(f"<p>{html.escape(block.text)}</p>")
        else:
            out.append("<table>")
            for row in sorted({cell.row for cell in block.cells}):
                cells = sorted((cell for cell in block.cells if cell.row == row), key=lambda cell: cell.column)
                spans = (f"<td rowspan={c.row_span} colspan={c.column_span}>{html.escape(c.text)}</td>" for c in cells)
                out.append(f"<tr>{''.join(spans)}</tr>")
            out.append("</table>")
    return ("\ufeff" + "\n".join(out)).encode()


def read_docx(content: bytes, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report in a Word document: its paragraphs, tables and text boxes. ReadError where it cannot be opened."""
    package = Package(content, "docx")
    with damaged_otherwise("docx"):
        reader = _Reader(package, package.main("word/document.xml"), notes)
        reader.read()
    blocks = reader.blocks
    if any(isinstance(block, bytes) for block in blocks):
        return _core.read(_page(blocks), Format.HTML)
    return _core.read_document(Document([block for block in blocks if not isinstance(block, bytes)]))
