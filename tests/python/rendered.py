# SPDX-License-Identifier: Apache-2.0
"""Invented reports as docx, xlsx and PDF files: what an office program would save, and what it should not."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import gongkai as gk

Values = dict[tuple[str, str, str], str]

TITLE = "示例市档案局2023年政府信息公开工作年度报告"


class Box(NamedTuple):
    """A cell of a table: its text, and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


Table = list[list[Box]]
Blocks = list[str | Table]


def values_of(tidy: str) -> Values:
    return {(row["table"], row["row"], row["column"]): row["value"] for row in csv.DictReader(io.StringIO(tidy))}


def _disclosure(values: Values) -> Table:
    def rows(article: str, columns: list[tuple[str, str]], names: list[tuple[str, str]]) -> Table:
        span = 3 // len(columns)
        return [
            [Box(article, 4)],
            [Box("信息内容"), *(Box(title, span) for title, _ in columns)],
            *([Box(name), *(Box(values["disclosure", row, column], span) for _, column in columns)] for name, row in names),
        ]

    stock = [("本年制发件数", "issued"), ("本年废止件数", "repealed"), ("现行有效件数", "in_force")]
    decisions = [("本年处理决定数量", "decisions")]
    return [
        *rows("第二十条第（一）项", stock, [("规章", "rules"), ("行政规范性文件", "normative_documents")]),
        *rows("第二十条第（五）项", decisions, [("行政许可", "licenses")]),
        *rows("第二十条第（六）项", decisions, [("行政处罚", "penalties"), ("行政强制", "coercive_measures")]),
        *rows("第二十条第（八）项", [("本年收费金额（单位：万元）", "amount")], [("行政事业性收费", "fees")]),
    ]


_GROUPS = {
    "denied": "（三）不予公开",
    "unable": "（四）无法提供",
    "not_processed": "（五）不予处理",
    "other": "（六）其他处理",
}


def _requests(values: Values) -> Table:
    rows: Table = [
        [Box("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), Box("申请人情况", 7)],
        [Box("自然人", 1, 2), Box("法人或其他组织", 5), Box("总计", 1, 2)],
        [Box(name) for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]
    items = [row for row in gk.RequestRow if gk.Edition.E2021 in row.editions]
    middle = [row for row in items if row.code not in ("received", "carried_in", "carried_out")]
    group_before = ""
    for row in items:
        numbers = [Box(values["requests", row.code, column.code]) for column in gk.RequestColumn]
        if row not in middle:
            rows.append([Box(row.zh, 3), *numbers])
            continue
        labels = [Box("三、本年度办理结果", 1, len(middle))] if row is middle[0] else []
        group = row.code.partition(".")[0]
        if group in _GROUPS:
            if group != group_before:
                labels.append(Box(_GROUPS[group], 1, sum(other.code.startswith(group + ".") for other in middle)))
            labels.append(Box(row.zh))
        else:
            labels.append(Box(row.zh, 2))
        group_before = group
        rows.append([*labels, *numbers])
    return rows


def _reviews(values: Values) -> Table:
    names = [Box(name) for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")]
    return [
        [Box("行政复议", 5, 2), Box("行政诉讼", 10)],
        [Box("未经复议直接起诉", 5), Box("复议后起诉", 5)],
        names * 3,
        [Box(values["reviews", kind.code, column.code]) for kind in gk.ReviewKind for column in gk.ReviewColumn],
    ]


def blocks_of(values: Values) -> Blocks:
    """The report as headings, prose and tables in the order of the form."""
    return [
        TITLE,
        "一、总体情况",
        "本报告所列数据的统计期限为2023年1月1日至2023年12月31日。",
        "二、主动公开政府信息情况",
        _disclosure(values),
        "三、收到和处理政府信息公开申请情况",
        _requests(values),
        "四、政府信息公开行政复议、行政诉讼情况",
        _reviews(values),
        "五、存在的主要问题及改进情况",
        "公开的渠道还不够多，下一步将予以改进。",
        "六、其他需要报告的事项",
        "本年度未收取信息处理费。",
    ]


def placed(table: Table) -> list[tuple[int, int, Box]]:
    """Each cell with its row and column, from 0."""
    taken: set[tuple[int, int]] = set()
    out = []
    for r, row in enumerate(table):
        c = 0
        for box in row:
            while (r, c) in taken:
                c += 1
            out.append((r, c, box))
            taken |= {(r + i, c + j) for i in range(box.rows) for j in range(box.columns)}
            c += box.columns
    return out


def width_of(table: Table) -> int:
    return max(c + box.columns for _, c, box in placed(table))


# docx


def _table_xml(table: Table) -> str:
    """As Word writes it: a cell that spans rows is one that begins and others that go on."""
    width = width_of(table)
    at = {(r, c): box for r, c, box in placed(table)}
    rows = []
    for r in range(len(table)):
        cells, c = [], 0
        while c < width:
            top = next(i for i in range(r, -1, -1) if (i, c) in at)
            box = at[top, c]
            merge = "" if box.rows == 1 else '<w:vMerge w:val="restart"/>' if top == r else "<w:vMerge/>"
            text = f"<w:r><w:t>{box.text}</w:t></w:r>" if top == r else ""
            properties = f'<w:tcPr><w:gridSpan w:val="{box.columns}"/>{merge}</w:tcPr>'
            cells.append(f"<w:tc>{properties}<w:p>{text}</w:p></w:tc>")
            c += box.columns
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    grid = "<w:gridCol/>" * width
    return f"<w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}"


def to_docx(blocks: Blocks, change: Callable[[Any], None] = lambda document: None) -> bytes:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            table = f"<w:tbl {nsdecls('w')}>{_table_xml(block)}</w:tbl>"
            document.element.body.insert(len(document.element.body) - 1, parse_xml(table))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# xlsx


def _number(text: str) -> Any:
    return (float(text) if "." in text else int(text)) if text and text.replace(".", "").isdigit() else text or None


def to_xlsx(blocks: Blocks, change: Callable[[Any], None] = lambda book: None) -> bytes:
    """One sheet, the blocks below each other with an empty row between them."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    row = 1
    for block in blocks:
        if isinstance(block, str):
            sheet.cell(row, 1, block)
            row += 2
            continue
        for r, c, box in placed(block):
            sheet.cell(row + r, 1 + c, _number(box.text))
            if box.columns > 1 or box.rows > 1:
                sheet.merge_cells(
                    start_row=row + r, end_row=row + r + box.rows - 1, start_column=1 + c, end_column=c + box.columns
                )
        row += len(block) + 1
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# PDF


class Paper:
    """Draws a report with reportlab: ruled tables that break over pages wherever the page ends."""

    def __init__(
        self,
        *,
        size: tuple[float, float] = (595, 842),
        row_height: float = 26,
        font: str = "STSong-Light",
        rotate: int = 0,
        sideways: bool = False,
        split_rows: bool = False,
        repeat_header: int = 0,
        ruled: bool = True,
        bars: bool = False,
        open_sides: bool = False,
        flat_lines_only: bool = False,
        digits: str | None = None,
        tall_labels: bool = False,
        turned_headings: bool = False,
    ) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        self.width, self.height = size
        self.row_height, self.font = row_height, font
        self.rotate, self.sideways, self.split_rows = rotate, sideways, split_rows
        self.repeat_header, self.ruled, self.bars, self.open_sides = repeat_header, ruled, bars, open_sides
        self.flat_lines_only, self.digits = flat_lines_only, digits
        self.tall_labels, self.turned_headings = tall_labels, turned_headings
        if font == "STSong-Light":
            pdfmetrics.registerFont(UnicodeCIDFont(font))
        self.string_width = pdfmetrics.stringWidth
        self.out = io.BytesIO()
        self.canvas = Canvas(
            self.out, pagesize=(self.height, self.width) if sideways or rotate % 180 else size, pageCompression=0
        )
        self.number = 0
        self.begin_page()

    def begin_page(self) -> None:
        self.number += 1
        if self.rotate:
            self.canvas.setPageRotation(self.rotate)
        if self.sideways:
            self.canvas.translate(self.height, 0)
            self.canvas.rotate(90)
        self.write(f"- {self.number} -", self.width / 2 - 12, 40, 10)
        self.y = self.height - 72

    def end_page(self) -> None:
        self.canvas.showPage()

    def room(self) -> float:
        return self.y - 72

    def in_fonts(self, text: str) -> Iterator[tuple[str, str]]:
        """Figures and letters may have a font of their own."""
        for is_ascii, some in itertools.groupby(text, str.isascii):
            yield "".join(some), (self.digits or self.font) if is_ascii else self.font

    def text_width(self, text: str, size: float) -> float:
        return float(sum(self.string_width(part, font, size) for part, font in self.in_fonts(text)))

    def write(self, text: str, x: float, y: float, size: float) -> None:
        for part, font in self.in_fonts(text):
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, y, part)
            x += self.string_width(part, font, size)

    def prose(self, text: str, size: float = 16) -> None:
        line, left, right = "", 72 + 2 * size, self.width - 72
        lines = []
        for character in text:
            if left + self.text_width(line + character, size) > right:
                lines.append((line, left))
                line, left = "", 72
            line += character
        lines.append((line, left))
        for content, x in lines:
            if self.room() < size * 1.6:
                self.end_page()
                self.begin_page()
            self.write(content, x, self.y - size, size)
            self.y -= size * 1.6

    def wrapped(self, text: str, width: float, size: float) -> list[str]:
        lines = [""]
        for character in text:
            if self.text_width(lines[-1] + character, size) > width - 4 and lines[-1]:
                lines.append("")
            lines[-1] += character
        return lines

    def table(self, table: Table, size: float = 9, header_rows: int | None = None) -> None:
        columns = width_of(table)
        repeated = self.repeat_header if header_rows is None else min(self.repeat_header, header_rows)
        wide = 3 if columns == 10 else 0
        total = self.width - 144
        narrow = 30.0 if wide else total / columns
        widths = [(total - narrow * (columns - wide)) / wide if c < wide else narrow for c in range(columns)]
        if wide:
            names = (18.0, 40.0) if self.tall_labels else (widths[0] - 40, widths[1])
            widths[:3] = [*names, sum(widths[:3]) - sum(names)]
        xs = [72.0]
        for width in widths:
            xs.append(xs[-1] + width)
        boxes = placed(table)
        heights = [self.row_height] * len(table)
        for r, c, box in boxes:
            if self.is_turned(r, c, box, xs):
                heights[r + box.rows - 1] = max(heights[r + box.rows - 1], self.text_width(box.text, size) + 6)
            elif box.rows == 1:
                lines = len(self.wrapped(box.text, xs[c + box.columns] - xs[c], size))
                heights[r] = max(heights[r], lines * size * 1.2 + 6)
        first = 0
        left_over = 0.0  # of the row that the page break cut
        while first < len(table):
            start_y = self.y
            last, used = first, 0.0
            while last < len(table) and used + (heights[last] - (left_over if last == first else 0)) <= self.room():
                used += heights[last] - (left_over if last == first else 0)
                last += 1
            cut = 0.0
            if self.split_rows and last < len(table) and self.room() - used > size * 1.2 + 6:
                cut = self.room() - used
            if last == first and not cut:
                self.end_page()
                self.begin_page()
                continue
            self.part(boxes, xs, heights, first, last, start_y, left_over, cut, size)
            self.y = start_y - used - cut
            left_over = cut + (left_over if last == first else 0) if cut else 0.0
            first = last
            if first < len(table):
                self.end_page()
                self.begin_page()
                if repeated and repeated < first:
                    head = [b for b in boxes if b[0] < repeated]
                    self.part(head, xs, heights, 0, repeated, self.y, 0, 0, size)
                    self.y -= sum(heights[:repeated])
        self.y -= 12

    def part(
        self, boxes: Sequence[tuple[int, int, Box]], xs: list[float], heights: list[float], first: int, last: int,
        y: float, skipped: float, cut: float, size: float,
    ) -> None:  # fmt: skip
        """The rows from first to last, without what the page before has of the first, with the beginning of the next."""
        tops = {}
        at = y + skipped
        for r in range(first, last + (1 if cut else 0)):
            tops[r] = at
            at -= heights[r]
        bottom = at if not cut else tops[last] - cut - (skipped if last == first else 0)
        for r, c, box in boxes:
            rows = [i for i in range(r, r + box.rows) if i in tops]
            if not rows:
                continue
            top = min(tops[rows[0]], y)
            low = max(tops[rows[-1]] - heights[rows[-1]], bottom)
            left, right = xs[c], xs[c + box.columns]
            if self.ruled:
                self.frame(left, top, right, low, left == xs[0], right == xs[-1])
            if self.is_turned(r, c, box, xs):
                self.write_turned(box.text, (left + right) / 2 + size / 3, low + 3, size)
                continue
            lines = self.wrapped(box.text, right - left, size)
            whole = sum(heights[r : r + box.rows])
            # Text stands in the middle of a cell; of one that is cut, from its top.
            begins = r in tops and tops[r] <= y
            split = box.rows == 1 and (not begins or (cut and r == last))
            base = tops[r] - 3 if split and r in tops else None
            if base is None:
                if not begins:
                    continue
                base = top - (min(whole, top - low) - len(lines) * size * 1.2) / 2
            for i, line in enumerate(lines):
                line_top = base - i * size * 1.2
                if line_top > y + 0.1 or line_top - size * 1.2 < bottom - 2:
                    continue
                x = left + 3 if c < 3 and len(xs) == 11 else (left + right - self.text_width(line, size)) / 2
                self.write(line, x, line_top - size, size)

    def is_turned(self, row: int, column: int, box: Box, xs: list[float]) -> bool:
        """Whether it heads a narrow column from which it is read upwards."""
        return self.turned_headings and row in (1, 2) and len(xs) > 10 and box.columns == 1 and not box.text.isdigit()

    def write_turned(self, text: str, x: float, y: float, size: float) -> None:
        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.rotate(90)
        self.write(text, 0, 0, size)
        self.canvas.restoreState()

    def frame(self, left: float, top: float, right: float, low: float, is_first: bool, is_last: bool) -> None:
        edges = [(left, top, right, top), (left, low, right, low)]
        if not (self.flat_lines_only or (self.open_sides and is_first)):
            edges.append((left, top, left, low))
        if not (self.flat_lines_only or (self.open_sides and is_last)):
            edges.append((right, top, right, low))
        for x0, y0, x1, y1 in edges:
            if self.bars:
                self.canvas.rect(min(x0, x1), min(y0, y1), abs(x1 - x0) or 0.5, abs(y1 - y0) or 0.5, stroke=0, fill=1)
            else:
                self.canvas.line(x0, y0, x1, y1)

    def save(self) -> bytes:
        self.end_page()
        self.canvas.save()
        return self.out.getvalue()


def to_pdf(blocks: Blocks, **how: Any) -> bytes:
    paper = Paper(**how)
    for block in blocks:
        if isinstance(block, str):
            paper.prose(block, 22 if block == TITLE else 16)
        else:
            paper.table(block)
    return paper.save()
