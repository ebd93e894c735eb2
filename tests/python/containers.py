# SPDX-License-Identifier: Apache-2.0
"""Invented reports in the containers in which reports lie: workbooks of before 2007, OpenDocument, web archives, OFD."""

from __future__ import annotations

import base64
import html
import io
import zipfile
from collections.abc import Iterable
from typing import Any

import gongkai as gk
from rendered import Blocks, Table, _number, placed, width_of


def zipped(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def changed(content: bytes, **parts: bytes | str | None) -> bytes:
    """A package with other parts; None takes one away. Names with ``__`` for a slash and ``_0`` for a dot."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        all_parts: dict[str, bytes | str] = {name: package.read(name) for name in package.namelist()}
    for name, part in parts.items():
        name = name.replace("__", "/").replace("_0", ".")
        if part is None:
            del all_parts[name]
        else:
            all_parts[name] = part
    return zipped(all_parts)


def blocks_of_report(report: gk.Report) -> Blocks:
    """A report as it is printed: its prose, and each table in the layout of the form."""
    blocks: Blocks = [report.title or ""]
    tables: dict[gk.Section, Any] = {
        gk.Section.DISCLOSURE: report.disclosure,
        gk.Section.REQUESTS: report.requests,
        gk.Section.REVIEWS: report.reviews,
    }
    from rendered import Box

    for section in report.sections:
        blocks.append(section.heading)
        blocks += [line for line in section.text.split("\n") if line.strip()]
        table = tables.get(section.section)
        if table is None:
            continue
        rows: Table = []
        for cell in table.layout().cells:
            while len(rows) <= cell.row:
                rows.append([])
            text = cell.text
            if cell.key:
                found = table[cell.key.row, cell.key.column]
                text = "" if found.value is None else str(found.value)
            rows[cell.row].append(Box(text, cell.column_span, cell.row_span))
        blocks.append(rows)
    return blocks


# Workbooks of before 2007


def to_xls(blocks: Blocks) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("报告")
    row = 0
    for block in blocks:
        if isinstance(block, str):
            sheet.write(row, 0, block)
            row += 2
            continue
        for r, c, box in placed(block):
            if box.rows > 1 or box.columns > 1:
                sheet.write_merge(row + r, row + r + box.rows - 1, c, c + box.columns - 1, _number(box.text))
            else:
                sheet.write(row + r, c, _number(box.text))
        row += len(block) + 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# OpenDocument

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)


def _open_document(kind: str, body: str, styles: str = "") -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    content = (
        f'<office:document-content {_SPACES} office:version="1.3"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return zipped({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": "<!DOCTYPE manifest><manifest/>"})


def open_document_table(table: Table, numbers: bool, name: str = "", extra: str = "") -> str:
    width = width_of(table)
    at = {(r, c): box for r, c, box in placed(table)}
    rows = []
    for r in range(len(table)):
        cells = []
        for c in range(width):
            box = at.get((r, c))
            if box is None:
                cells.append("<table:covered-table-cell/>")
                continue
            number = _number(box.text) if numbers else None
            value = f' office:value-type="float" office:value="{number}"' if isinstance(number, (int, float)) else ""
            spans = f' table:number-columns-spanned="{box.columns}" table:number-rows-spanned="{box.rows}"'
            cells.append(f"<table:table-cell{spans}{value}><text:p>{html.escape(box.text)}</text:p></table:table-cell>")
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f'<table:table table:name="{name}">{columns}{"".join(rows)}{extra}</table:table>'


def to_odt(blocks: Blocks) -> bytes:
    parts = (f"<text:p>{html.escape(b)}</text:p>" if isinstance(b, str) else open_document_table(b, False) for b in blocks)
    return _open_document("text", "".join(parts))


def to_ods(blocks: Blocks) -> bytes:
    rows = []
    empty = '<table:table-row table:number-rows-repeated="1"><table:table-cell/></table:table-row>'
    for block in blocks:
        if isinstance(block, str):
            cell = f'<table:table-cell office:value-type="string"><text:p>{html.escape(block)}</text:p></table:table-cell>'
            rows.append(f"<table:table-row>{cell}</table:table-row>{empty}")
        else:
            inner = open_document_table(block, True)
            rows.append(inner[inner.index("<table:table-row>") : -len("</table:table>")] + empty)
    far = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    return _open_document("spreadsheet", f'<table:table table:name="报告">{"".join(rows)}{far}</table:table>')


# Web archives


def to_page(blocks: Blocks, charset: str = "utf-8") -> str:
    out = [f'<html><head><meta charset="{charset}"></head><body>']
    for block in blocks:
        if isinstance(block, str):
            out.append(f"<p>{html.escape(block)}</p>")
            continue
        rows: list[list[str]] = [[] for _ in block]
        for r, _, box in placed(block):
            rows[r].append(f"<td colspan={box.columns} rowspan={box.rows}>{html.escape(box.text)}</td>")
        out.append("<table border=1>" + "".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "</table>")
    return "\n".join([*out, "</body></html>"])


def to_mht(blocks: Blocks, charset: str = "utf-8", encoding: str = "base64") -> bytes:
    import quopri

    page = to_page(blocks, charset).encode(charset)
    body = base64.encodebytes(page) if encoding == "base64" else quopri.encodestring(page)
    return (
        b'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="NEXT"\r\n\r\n--NEXT\r\n'
        + f'Content-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'.encode()
        + body
        + b"\r\n--NEXT\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--NEXT--\r\n"
    )


# OFD


class Ofd:
    """Draws a report on pages of OFD, as programs for it do: each cell a text object, each line a path."""

    def __init__(self, prefix: str = "ofd:", grouped: bool = False, matrix: str = "") -> None:
        self.prefix, self.grouped, self.matrix = prefix, grouped, matrix
        self.pages: list[list[str]] = [[]]
        self.y = 20.0

    def tag(self, name: str, attributes: str, content: str = "") -> str:
        return f"<{self.prefix}{name} {attributes}>{content}</{self.prefix}{name}>"

    def turn(self) -> None:
        self.pages.append([])
        self.y = 20.0

    def text(self, text: str, x: float, y: float, size: float = 3.5) -> None:
        """Text whose line begins here, in the object's own millimetres."""
        deltas = [size * (1.0 if ord(c) >= 0x2E80 else 0.5) for c in text]
        if self.grouped and len(set(deltas[:-1])) == 1:
            delta = f"g {len(text) - 1} {deltas[0]}"
        else:
            delta = " ".join(map(str, deltas[:-1]))
        code = self.tag("TextCode", f'X="0" Y="{size * 0.88:.3f}" DeltaX="{delta}"', html.escape(text))
        box = f"{x:.3f} {y:.3f} {sum(deltas) + 1:.3f} {size * 1.2:.3f}"
        self.pages[-1].append(self.tag("TextObject", f'ID="1" Boundary="{box}" Font="1" Size="{size}"{self.matrix}', code))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        data = self.tag("AbbreviatedData", "", f"M 0 0 L {x2 - x1:.3f} {y2 - y1:.3f}")
        box = f"{x1:.3f} {y1:.3f} {max(x2 - x1, 0.1):.3f} {max(y2 - y1, 0.1):.3f}"
        self.pages[-1].append(self.tag("PathObject", f'ID="2" Boundary="{box}" LineWidth="0.25"', data))

    def prose(self, text: str, size: float = 4.5) -> None:
        line, left = "", 25 + 2 * size
        for character in [*text, "\n"]:
            if character == "\n" or left + len(line) * size + size > 185:
                if self.y > 270:
                    self.turn()
                self.text(line, left, self.y, size)
                self.y, line, left = self.y + size * 1.6, "", 25.0
            line += character.strip("\n")

    def table(self, table: Table) -> None:
        columns, size = width_of(table), 3.0
        wide = 3 if columns == 10 else 0
        narrow = 11.0 if wide else 160.0 / columns
        xs = [25.0]
        labels = (9.0, 17.0, 160.0 - narrow * (columns - wide) - 26.0)
        for c in range(columns):
            xs.append(xs[-1] + (labels[c] if c < wide else narrow))
        boxes = placed(table)
        heights = [7.0] * len(table)
        for r, c, box in boxes:
            if box.rows == 1:
                letters = max(1, int((xs[c + box.columns] - xs[c] - 1) / size))
                heights[r] = max(heights[r], -(-len(box.text) // letters) * size * 1.2 + 2)
        if self.y + sum(heights) > 280:
            self.turn()
        ys = [self.y]
        for height in heights:
            ys.append(ys[-1] + height)
        for r, c, box in boxes:
            left, right, top, bottom = xs[c], xs[c + box.columns], ys[r], ys[r + box.rows]
            for sides in (
                (left, top, right, top),
                (left, bottom, right, bottom),
                (left, top, left, bottom),
                (right, top, right, bottom),
            ):
                self.line(*sides)
            letters = max(1, int((right - left - 1) / size))
            for n in range(0, len(box.text), letters):
                if box.text.isascii():
                    self.text(box.text, left + 0.5, top + 1, size)
                    break
                self.text(box.text[n : n + letters], left + 0.5, top + 1 + n // letters * size * 1.2, size)
        self.y = ys[-1] + 5

    def save(self, **parts: str | bytes) -> bytes:
        p, space = self.prefix, f'xmlns{":" + self.prefix[:-1] if self.prefix else ""}="http://www.ofdspec.org/2016"'

        def root(name: str, content: str) -> str:
            return f'<?xml version="1.0" encoding="UTF-8"?><{p}{name} {space}>{content}</{p}{name}>'

        pages = "".join(f'<{p}Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(self.pages)))
        area = f"<{p}PageArea><{p}PhysicalBox>0 0 210 297</{p}PhysicalBox></{p}PageArea>"
        common = f"<{p}CommonData><{p}MaxUnitID>9</{p}MaxUnitID>{area}</{p}CommonData>"
        all_parts: dict[str, bytes | str] = {
            "OFD.xml": root("OFD", f"<{p}DocBody><{p}DocRoot>Doc_0/Document.xml</{p}DocRoot></{p}DocBody>"),
            "Doc_0/Document.xml": root("Document", f"{common}<{p}Pages>{pages}</{p}Pages>"),
        }
        for n, objects in enumerate(self.pages):
            layer = f'<{p}Content><{p}Layer ID="7" Type="Body">{"".join(objects)}</{p}Layer></{p}Content>'
            all_parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = root("Page", layer)
        return zipped(all_parts | parts)


def to_ofd(blocks: Blocks, **how: Any) -> bytes:
    ofd = Ofd(**how)
    for block in blocks:
        if isinstance(block, str):
            ofd.prose(block)
        else:
            ofd.table(block)
    return ofd.save()


def shares(pairs: Iterable[tuple[gk.Report, gk.Report]]) -> tuple[int, int, int]:
    """Of the numbers of reports: how many are read right, wrong, and how many there are."""
    right = wrong = total = 0
    for report, read in pairs:
        for expected, found in zip(report.rows(), read.rows(), strict=True):
            total += expected.value is not None
            right += expected.value is not None and found.value == expected.value
            wrong += found.value is not None and found.value != expected.value
    return right, wrong, total
