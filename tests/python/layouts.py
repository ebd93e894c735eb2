# SPDX-License-Identifier: Apache-2.0
"""A report in every layout in which office programs publish it, so that what is read can be compared with what was printed.
None is made by the library's own writers, which know one layout of each format."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import gongkai as gk
from rendered import Box, Paper

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ORDINAL = re.compile(r"[一二三四五六七]、|（[一二三四五六七]）|\d\.")


class Place(NamedTuple):
    """A cell of a table: where it stands, from 0, and what it says."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    is_value: bool = False


class Table(NamedTuple):
    places: list[Place]
    header_rows: int


Blocks = list[str | Table]


def _height(table: Table) -> int:
    return max(p.row + p.rows for p in table.places)


def _width(table: Table) -> int:
    return max(p.column + p.columns for p in table.places)


# What is printed


class Habit:
    """How one author prints: the same throughout a report."""

    def __init__(self, draw: Random, *, keeps_blanks: bool, keeps_ordinals: bool) -> None:
        self.keeps_ordinals = keeps_ordinals
        self.half_width_brackets = draw.random() < 0.2
        self.straight_quotes = draw.random() < 0.3
        self.ordinal = draw.choice([".", ".", ".", "、", "．"])
        self.full_width_digits = draw.random() < 0.1
        self.thousands = draw.random() < 0.15
        self.unit = "件" if draw.random() < 0.1 else ""
        self.mark = "" if keeps_blanks else draw.choice(["", "", "-", "/", "—"])

    def label(self, text: str) -> str:
        if not self.keeps_ordinals:
            text = re.sub(rf"^(?:{_ORDINAL.pattern})", "", text)
        if self.straight_quotes:
            text = text.replace("“", '"').replace("”", '"')
        text = re.sub(r"^(\d)\.", rf"\1{self.ordinal}", text)
        return text.replace("（", "(").replace("）", ")") if self.half_width_brackets else text

    def number(self, cell: gk.Cell, table: gk.Table) -> str:
        if cell.value is None:
            return self.mark
        text = f"{cell.value:,}" if self.thousands else str(cell.value)
        if table is gk.Table.REQUESTS:
            text += self.unit
        return text.translate(_FULL_WIDTH) if self.full_width_digits else text


def printed(report: gk.Report, habit: Habit) -> Blocks:
    """The report as headings, prose and tables in the order of its form."""
    tables = {table.code: table for table in gk.Table}
    blocks: Blocks = [report.title or ""]
    for section in report.sections:
        blocks.append(habit.label(section.section.zh))
        if section.text:
            blocks.append(section.text)
        table = tables.get(section.section.code)
        if table is None:
            continue
        form = gk.layout(table, report.edition)
        places = []
        for cell in form.cells:
            text = habit.number(report.cell(*cell.key), table) if cell.key else habit.label(cell.text)
            places.append(Place(cell.row, cell.column, cell.row_span, cell.column_span, text, cell.key is not None))
        blocks.append(Table(places, form.header_rows))
    return blocks


# What programs do to tables


def unmerged(table: Table, *, again: bool) -> Table:
    """Every cell one row high and one column wide; the places that a cell covers are empty, or hold its text again."""
    places = []
    for p in table.places:
        for i in range(p.rows):
            for j in range(p.columns):
                # A number is not printed again: that would be another number.
                shown = (i, j) == (0, 0) or (again and not p.is_value)
                places.append(Place(p.row + i, p.column + j, 1, 1, p.text if shown else "", p.is_value))
    return Table(places, table.header_rows)


def rows_of(table: Table, first: int, end: int, *, again: bool) -> Table:
    """Some of its rows. A cell that began above them is empty, or holds its text again."""
    places = []
    for p in table.places:
        top, below = max(p.row, first), min(p.row + p.rows, end)
        if top < below:
            text = p.text if top == p.row or again else ""
            places.append(p._replace(row=top - first, rows=below - top, text=text))
    return Table(places, max(0, table.header_rows - first))


def stacked(above: Table, below: Table) -> Table:
    height = _height(above)
    return Table([*above.places, *(p._replace(row=p.row + height) for p in below.places)], above.header_rows)


def in_parts(table: Table, draw: Random, *, again: bool) -> list[Table]:
    """Cut wherever a page may end; in a part the header stands again, or it does not."""
    height, header = _height(table), table.header_rows
    cuts = sorted({draw.randrange(header + 1, height) for _ in range(draw.randrange(3))}) if height > header + 1 else []
    repeats = header > 0 and draw.random() < 0.5
    parts = []
    for first, end in zip([0, *cuts], [*cuts, height], strict=True):
        part = rows_of(table, first, end, again=again)
        if first and repeats:
            part = stacked(rows_of(table, 0, header, again=True), part)
        parts.append(part)
    return parts


def by_item(table: Table) -> list[Table]:
    """A table for each item of Article 20 instead of one for all."""
    width = _width(table)
    begins = [p.row for p in table.places if p.columns == width]
    return [
        rows_of(table, first, end, again=False) for first, end in zip(begins, [*begins[1:], _height(table)], strict=True)
    ] or [table]


# docx


def _runs(text: str, draw: Random, split: bool) -> str:
    """Text as Word keeps it: after some editing in several runs, with marks between them that show nothing."""
    pieces = list(text) if split else [text]
    marks = ['<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>', "", ""]
    out = ""
    for piece in pieces:
        if not piece:
            continue
        run = f'<w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        if split:
            run = draw.choice(marks) + (f'<w:ins w:id="1" w:author="a">{run}</w:ins>' if draw.random() < 0.1 else run)
        out += run
    return out


class Docx:
    """Writes a document; ``draw`` decides what nobody sees."""

    def __init__(self, draw: Random, *, numbered: bool = False) -> None:
        self.draw = draw
        self.split = draw.random() < 0.3
        self.tall_labels = draw.random() < 0.3
        self.numbered = numbered

    def paragraph(self, text: str, *, split: bool = False) -> str:
        number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' if self.numbered else ""
        return f"<w:p>{number}{_runs(text, self.draw, split)}</w:p>"

    def cell(self, place: Place, *, goes_on: bool = False) -> str:
        merge = "" if place.rows == 1 else "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
        properties = f'<w:tcPr><w:tcW w:w="900" w:type="dxa"/><w:gridSpan w:val="{place.columns}"/>{merge}</w:tcPr>'
        if goes_on:
            content = "<w:p/>"
        elif self.tall_labels and place.rows > 3 and not place.is_value:
            content = "".join(self.paragraph(letter) for letter in place.text)  # upright, a letter a line
        else:
            content = self.paragraph(place.text, split=self.split and place.is_value)
        return f"<w:tc>{properties}{content}</w:tc>"

    def table(self, table: Table) -> str:
        width = _width(table)
        covering = {
            (p.row + i, p.column): (p, i > 0) for p in table.places for i in range(p.rows)
        }  # by the row and the first column
        rows = []
        for row in range(_height(table)):
            cells = [self.cell(p, goes_on=on) for (r, _), (p, on) in sorted(covering.items(), key=lambda at: at[0]) if r == row]
            header = "<w:trPr><w:tblHeader/></w:trPr>" if row < table.header_rows else ""
            rows.append(f"<w:tr>{header}{''.join(cells)}</w:tr>")
        grid = '<w:gridCol w:w="900"/>' * width
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def block(self, block: str | Table) -> str:
        return self.paragraph(block) if isinstance(block, str) else self.table(block)


def _docx_file(body: str) -> bytes:
    names = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{names}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{names}/package/2006/relationships"><Relationship Id="rId1" Type='
        f'"{names}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{names}/wordprocessingml/2006/main" '
        f'xmlns:mc="{names}/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def docx_merged(blocks: Blocks, draw: Random) -> bytes:
    write = Docx(draw)
    return _docx_file("".join(write.block(block) for block in blocks))


def docx_unmerged(blocks: Blocks, draw: Random) -> bytes:
    write, again = Docx(draw), draw.random() < 0.5
    return _docx_file("".join(write.block(b if isinstance(b, str) else unmerged(b, again=again)) for b in blocks))


def docx_parts(blocks: Blocks, draw: Random) -> bytes:
    """Tables that were cut where a page ended, some of them without what a cell says that began on the page before."""
    write, again = Docx(draw), draw.random() < 0.5
    between = draw.choice(["<w:p/>", "<w:p/>", write.paragraph("（续表）"), write.paragraph("- 2 -")])
    body = ""
    for block in blocks:
        if isinstance(block, str):
            body += write.block(block)
            continue
        parts = by_item(block) if not block.header_rows and draw.random() < 0.5 else in_parts(block, draw, again=again)
        body += between.join(write.block(part) for part in parts)
    return _docx_file(body)


def docx_one_table(blocks: Blocks, draw: Random) -> bytes:
    """Headings, prose and all tables in one table of sixty narrow columns."""
    whole = Table([], 0)
    row = 0
    for block in blocks:
        if isinstance(block, str):
            whole.places.append(Place(row, 0, 1, 60, block))
            row += 1
            continue
        scale = 60 // _width(block)
        for p in block.places:
            whole.places.append(p._replace(row=row + p.row, column=p.column * scale, columns=p.columns * scale))
        row += _height(block)
    return _docx_file(Docx(draw).table(whole))


def docx_nested(blocks: Blocks, draw: Random) -> bytes:
    """In cells of a table that only lays the page out, in text boxes and in content controls."""
    write = Docx(draw)
    body = ""
    for block in blocks:
        content = write.block(block)
        match draw.randrange(4):
            case 0:
                content += "<w:p/>"
                side = "<w:tc><w:p/></w:tc>" if draw.random() < 0.5 else ""
                content = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{content}</w:tc>{side}</w:tr></w:tbl>"
            case 1:
                box = f"<w:txbxContent>{content}</w:txbxContent>"
                content = (
                    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
                    f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
                    "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
                )
            case 2:
                content = f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        body += content
    return _docx_file(body)


def docx_numbered(blocks: Blocks, draw: Random) -> bytes:
    """The ordinals are Word's automatic numbers, and so no part of the text."""
    write = Docx(draw, numbered=True)
    return _docx_file("".join(write.block(block) for block in blocks))


# xlsx


class Xlsx:
    """Writes workbooks; a number is one, or a text, or the saved result of a formula, to which it comes."""

    def __init__(self, draw: Random) -> None:
        import xlsxwriter

        self.draw = draw
        self.out = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.out, {"in_memory": True})
        self.with_separators = self.book.add_format({"num_format": "#,##0"})
        self.with_two_decimals = self.book.add_format({"num_format": "0.00"})
        self.how = draw.choice(["number", "number", "text", "formula"])
        self.format = draw.choice([None, None, self.with_separators])

    def put(self, sheet: Any, row: int, column: int, text: str, is_value: bool) -> None:
        plain = text.replace(",", "")
        if not text:
            return
        if not is_value or self.how == "text" or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", plain):
            sheet.write_string(row, column, text)
        elif "." in plain:
            sheet.write_number(row, column, float(plain), self.draw.choice([None, self.with_two_decimals]))
        elif self.how == "formula" and self.draw.random() < 0.5:
            sheet.write_formula(row, column, f"=SUM(ZZ1:ZZ9){int(plain):+}", self.format, int(plain))
        else:
            sheet.write_number(row, column, int(plain), self.format)

    def table(self, sheet: Any, row: int, column: int, table: Table) -> None:
        for p in table.places:
            top, left = row + p.row, column + p.column
            if p.rows > 1 or p.columns > 1:
                sheet.merge_range(top, left, top + p.rows - 1, left + p.columns - 1, "")
            self.put(sheet, top, left, p.text, p.is_value)

    def sheet(self, blocks: Iterable[str | Table], *, gap: int, unmerge: bool | None = None) -> None:
        """The blocks below each other. Rows and columns that are hidden hold numbers of nobody's."""
        sheet = self.book.add_worksheet()
        row, column = self.draw.randrange(4), self.draw.randrange(3)
        if column and self.draw.random() < 0.5:
            sheet.write_number(row, 0, 4711)
            sheet.set_column(0, 0, None, None, {"hidden": True})
        for block in blocks:
            if self.draw.random() < 0.1:
                sheet.write_row(row, column, [8] * 12)
                sheet.set_row(row, None, None, {"hidden": True})
                row += 1
            if isinstance(block, str):
                sheet.write_string(row, column, block)
                row += 1 + gap
                continue
            table = block if unmerge is None else unmerged(block, again=unmerge)
            self.table(sheet, row, column, table)
            row += _height(table) + gap

    def save(self) -> bytes:
        self.book.close()
        return self.out.getvalue()


def xlsx_merged(blocks: Blocks, draw: Random) -> bytes:
    write = Xlsx(draw)
    write.sheet(blocks, gap=draw.randrange(3))
    return write.save()


def xlsx_unmerged(blocks: Blocks, draw: Random) -> bytes:
    write = Xlsx(draw)
    write.sheet(blocks, gap=draw.randrange(3), unmerge=draw.random() < 0.5)
    return write.save()


def xlsx_sheets(blocks: Blocks, draw: Random) -> bytes:
    """A sheet for each section."""
    write = Xlsx(draw)
    part: Blocks = []
    gap = draw.randrange(2)
    for block in blocks:
        part.append(block)
        if not isinstance(block, str):
            write.sheet(part, gap=gap)
            part = []
    write.sheet(part, gap=gap)
    return write.save()


# PDF


def _pdf(blocks: Blocks, **how: Any) -> bytes:
    paper = Paper(**how)
    for i, block in enumerate(blocks):
        if isinstance(block, str):
            paper.prose(block, 22 if i == 0 else 16)
            continue
        rows: list[list[Box]] = [[] for _ in range(_height(block))]
        for p in sorted(block.places):
            rows[p.row].append(Box(p.text, p.columns, p.rows))
        paper.table(rows, header_rows=block.header_rows)
    return paper.save()


def _paper(draw: Random) -> dict[str, Any]:
    return {
        "size": draw.choice([(595, 842), (595, 842), (842, 595)]),
        "row_height": draw.uniform(16, 48),
        "digits": draw.choice([None, "Times-Roman", "Helvetica"]),
        "rotate": draw.choice([0, 0, 0, 90, 270]),
        "repeat_header": draw.choice([0, 0, 3]),
    }


def pdf_ruled(blocks: Blocks, draw: Random) -> bytes:
    how = _paper(draw) | {"bars": draw.random() < 0.3, "open_sides": draw.random() < 0.2}
    # The paper loses lines of a cell that it cuts: no number may have several.
    narrow = [block for block in blocks if isinstance(block, Table) and block.header_rows]
    longest = max(len(p.text) for table in narrow for p in table.places if p.is_value)
    return _pdf(blocks, **how, split_rows=longest <= 4 and draw.random() < 0.4)


def pdf_upright(blocks: Blocks, draw: Random) -> bytes:
    """Narrow columns for the names of groups, written downwards, and turned headings of columns."""
    return _pdf(blocks, **_paper(draw), tall_labels=True, turned_headings=draw.random() < 0.5)


def pdf_borderless(blocks: Blocks, draw: Random) -> bytes:
    """No lines, or none but those above and below the rows."""
    return _pdf(blocks, **_paper(draw), ruled=draw.random() < 0.3, flat_lines_only=True)


def _to_text(pdf: bytes, *options: str) -> bytes:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        return subprocess.run(["pdftotext", *options, file.name, "-"], capture_output=True, check=True).stdout


def _any_pdf(blocks: Blocks, draw: Random) -> bytes:
    return draw.choice([pdf_ruled, pdf_upright, pdf_borderless])(blocks, draw)


def pdftotext(blocks: Blocks, draw: Random) -> bytes:
    return _to_text(_any_pdf(blocks, draw))


def pdftotext_layout(blocks: Blocks, draw: Random) -> bytes:
    return _to_text(_any_pdf(blocks, draw), "-layout")


Layout = Callable[[Blocks, Random], bytes]

LAYOUTS: tuple[Layout, ...] = (
    docx_merged, docx_unmerged, docx_parts, docx_one_table, docx_nested, docx_numbered,
    xlsx_merged, xlsx_unmerged, xlsx_sheets,
    pdf_ruled, pdf_upright, pdf_borderless, pdftotext, pdftotext_layout,
)  # fmt: skip


def render(report: gk.Report, layout: Layout, draw: Random) -> bytes:
    # A mark in the place of an empty cell would not be lost where there are no lines; nothing in its place is the harder case.
    keeps_blanks = layout in (pdf_borderless, pdftotext, pdftotext_layout)
    habit = Habit(draw, keeps_blanks=keeps_blanks, keeps_ordinals=layout is not docx_numbered)
    return layout(printed(report, habit), draw)
