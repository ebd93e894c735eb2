# SPDX-License-Identifier: Apache-2.0
"""docx, xlsx, PDF and documents handed in: what they say is what is read, and what cannot be read says why."""

from __future__ import annotations

import base64
import io
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from click.testing import CliRunner
from conftest import CORPUS, make_tidy
from gongkai.cli import cli
from rendered import TITLE, blocks_of, to_docx, to_pdf, to_xlsx, values_of

pytest.importorskip("docx")
pytest.importorskip("openpyxl")
pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

TIDY = make_tidy({"disclosure,licenses,decisions": "1234", "requests,denied.state_secret,business": ""})
BLOCKS = blocks_of(values_of(TIDY))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tables(report: gk.Report) -> list[gk.TidyRow]:
    return report.rows()


EXPECTED = tables(gk.read(TIDY.encode()))
DOCX, XLSX, PDF = to_docx(BLOCKS), to_xlsx(BLOCKS), to_pdf(BLOCKS)


def sections(report: gk.Report) -> list[str]:
    return [section.section.code for section in report.sections]


def code_of(content: bytes) -> str:
    with pytest.raises(gk.ReadError) as caught:
        gk.read(content)
    assert caught.value.message_zh and caught.value.message_en
    return caught.value.code


# What is printed is read


@pytest.mark.parametrize("content", [DOCX, XLSX, PDF], ids=["docx", "xlsx", "pdf"])
def test_a_report_is_read_cell_by_cell(content: bytes) -> None:
    report = gk.read(content)
    assert tables(report) == EXPECTED
    assert (report.title, report.year) == (TITLE, 2023)
    assert sections(report) == [section.code for section in gk.Section]
    assert not report.check().faults
    again = gk.Report.from_json(report.to_json())
    assert again == report
    assert [c.span for c in again.requests.values()] == [c.span for c in report.requests.values()]


@pytest.mark.parametrize(
    "how",
    [
        {"row_height": 18},
        {"row_height": 41},
        {"row_height": 47, "split_rows": True},
        {"row_height": 37, "repeat_header": 3},
        {"size": (842, 595)},
        {"rotate": 90},
        {"rotate": 270, "row_height": 33},
        {"sideways": True},
        {"bars": True, "open_sides": True},
    ],
    ids=lambda how: " ".join(how),
)
def test_pdf_tables_break_over_pages_anywhere_and_lie_any_way(how: dict[str, Any]) -> None:
    assert tables(gk.read(to_pdf(BLOCKS, **how))) == EXPECTED


FIRST = gk.read(PDF).requests["received", "natural_person"].span
assert FIRST is not None and FIRST.box is not None and FIRST.page is not None
FIRST_BOX, FIRST_PAGE = FIRST.box, FIRST.page


def drawn_on(before: str = "", after: str = "", pdf: bytes = PDF, **root: Any) -> bytes:
    """The PDF with more on the page of its first number, drawn before or after what is there; ``{x} {y}`` is right behind its number,
    ``{box}`` a rectangle around it."""
    import pikepdf

    left, top, right, bottom = FIRST_BOX
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[FIRST_PAGE - 1]
        height = float(page.mediabox[3])
        place = {
            "x": right,
            "y": height - bottom + 2,
            "low": height - bottom - 1,
            "box": f"{left - 2} {height - bottom - 2} {right - left + 4} {bottom - top + 4}",
        }
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.add_resource(font, pikepdf.Name.Font, name=pikepdf.Name("/Seen"))
        layer = opened.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=root.get("layer", "layer")))
        page.add_resource(layer, pikepdf.Name.Properties, name=pikepdf.Name("/Layer"))
        state = pikepdf.Dictionary(OFF=pikepdf.Array([layer] if root.get("off", True) else []))
        opened.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=state)
        page.contents_add(before.format(**place).encode(), prepend=True)
        page.contents_add(f"q {after.format(**place)} Q".encode())
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


SEVEN = "BT /Seen 9 Tf {x} {y} Td (7) Tj ET"


@pytest.mark.parametrize(
    "after",
    [
        f"/OC /Layer BDC {SEVEN} EMC",
        SEVEN.replace("BT", "BT 3 Tr"),
        f"0 0 5 5 re W n {SEVEN}",
        f"1 1 1 rg {SEVEN}",
        f"{SEVEN} 1 1 1 rg {{x}} {{low}} 9 14 re f",
    ],
    ids=["layer", "no ink", "clip", "white", "covered"],
)
def test_text_of_a_pdf_that_nobody_sees_is_not_read(after: str) -> None:
    assert tables(gk.read(drawn_on(after=after))) == EXPECTED


def test_text_of_a_pdf_in_a_layer_that_is_on_is_read() -> None:
    report = gk.read(drawn_on(after=f"/OC /Layer BDC {SEVEN} EMC", off=False))
    assert tables(report) != EXPECTED


def test_a_number_that_a_pdf_covers_is_not_read_and_one_on_color_is() -> None:
    for after in ("1 1 1 rg {box} re f", "0.5 0.5 0.5 rg {box} re f"):
        assert gk.read(drawn_on(after=after)).requests["received", "natural_person"].value is None
    assert tables(gk.read(drawn_on(before="q 0.8 0.9 1 rg {box} re f Q "))) == EXPECTED
    white = f"0.1 0.2 0.4 rg {{box}} re f 1 1 1 rg {SEVEN.replace('{x}', str(FIRST_BOX[0]))}"
    assert gk.read(drawn_on(after=white)).requests["received", "natural_person"].value == 7


def test_pdf_with_absurdly_much_behind_white_text() -> None:
    text = "BT /Seen 9 Tf {x} {y} Td (" + "7" * 20_000 + ") Tj ET"
    assert code_of(drawn_on(after="1 1 1 rg " + "0 0 600 800 re f " * 5_000 + text)) == "format.too-complex"


def test_pdf_tables_without_lines_give_no_wrong_number() -> None:
    report = gk.read(to_pdf(BLOCKS, ruled=False))
    for found, expected in zip(tables(report), EXPECTED, strict=True):
        assert found.value is None or found.value == expected.value
    assert report.requests["total", "total"].value == 4


@pytest.mark.skipif(not CORPUS.exists(), reason=f"no corpus in {CORPUS}; GONGKAI_CORPUS says where it is")
def test_the_format_issued_in_2021_is_read_as_blank() -> None:
    template = CORPUS.parent / "domain" / "law" / "format-2021-template-blank.docx"
    if not template.exists():
        pytest.skip("the template is not there")
    report = gk.read(template)
    assert {cell.status.code for table in (report.disclosure, report.requests, report.reviews) for cell in table.values()} == {
        "blank"
    }


# Where each cell stands


def test_places_are_those_of_the_format() -> None:
    cell = ("requests", "total", "total")
    docx = gk.read(DOCX).cell(*cell)
    assert docx.span is not None and (docx.span.table, docx.span.line, docx.span.column) == (2, 27, 10)
    xlsx = gk.read(XLSX).cell(*cell)
    assert xlsx.span is not None and xlsx.span.place() == "Sheet!J52"
    pdf = gk.read(PDF).cell(*cell)
    assert pdf.span is not None and pdf.span.page == 2 and pdf.span.box is not None
    left, top, right, bottom = pdf.span.box
    assert 0 < left < right < 595 and 0 < top < bottom < 842
    for found in (docx, xlsx, pdf):
        assert (found.value, found.printed, found.origin) == (4, "4", gk.CellOrigin.CELL)


def test_check_prints_the_page_or_the_cell(tmp_path: Path) -> None:
    wrong = blocks_of(values_of(make_tidy({"requests,total,total": "5"})))
    for name, content, places in (
        ("report.pdf", to_pdf(wrong), "page 2"),
        ("report.xlsx", to_xlsx(wrong), "Sheet!J52"),
        ("report.docx", to_docx(wrong), "table 2, row 27, column 10"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        result = CliRunner().invoke(cli, ["check", str(path), "--lang", "en"])
        assert result.exit_code == 1
        assert f"{path}:{places}: error: requests.row-sum" in result.stdout


# docx


def test_docx_shows_what_is_shown() -> None:
    def change(document: Any) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        cells = document.tables[1]._tbl.tr_lst[3].tc_lst  # 一、本年新收: 3 1 0 0 0 0 4
        ns = nsdecls("w")
        first = cells[1].p_lst[0]
        first.clear_content()
        first.append(parse_xml(f"<w:del {ns}><w:r><w:delText>9</w:delText></w:r></w:del>"))
        first.append(parse_xml(f"<w:ins {ns}><w:r><w:t>3</w:t></w:r></w:ins>"))
        first.append(parse_xml(f"<w:r {ns}><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r>"))
        second = cells[2].p_lst[0]
        second.clear_content()
        second.append(parse_xml(f"<w:sdt {ns}><w:sdtContent><w:r><w:t>1</w:t></w:r></w:sdtContent></w:sdt>"))

    assert tables(gk.read(to_docx(BLOCKS, change))) == EXPECTED


def test_docx_tables_within_a_layout_table_and_in_text_boxes_are_read() -> None:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document(io.BytesIO(DOCX))
    inner = list(document.element.body.iterchildren(f"{W}tbl", f"{W}p"))
    outer = document.add_table(1, 2).cell(0, 0)._tc
    box = parse_xml(
        f"<w:p {nsdecls('w')}><w:r><w:pict><w:txbxContent/></w:pict></w:r></w:p>",
    )
    for element in inner[:4]:
        next(box.iter(f"{W}txbxContent")).append(element)
    for element in inner[4:]:
        outer.insert(len(outer) - 1, element)
    outer.insert(1, box)
    out = io.BytesIO()
    document.save(out)
    report = gk.read(out.getvalue())
    assert tables(report) == EXPECTED
    assert report.title == TITLE


def test_a_picture_in_a_cell_is_not_a_blank() -> None:
    def change(document: Any) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        cell = document.tables[1]._tbl.tr_lst[3].tc_lst[1].p_lst[0]
        cell.clear_content()
        cell.append(parse_xml(f"<w:r {nsdecls('w')}><w:drawing/></w:r>"))

    cell = gk.read(to_docx(BLOCKS, change)).requests["received", "natural_person"]
    assert (cell.status, cell.problem) == (gk.CellStatus.MISSING, gk.ReadingProblem.PICTURED)


# xlsx


def test_a_formula_has_the_value_that_was_saved_or_none() -> None:
    def sums(book: Any) -> None:
        book.active["J29"] = "=SUM(D29:I29)"

    content = to_xlsx(BLOCKS, sums)
    cell = gk.read(content).requests["received", "total"]
    assert (cell.status, cell.problem) == (gk.CellStatus.MISSING, gk.ReadingProblem.LOST)
    assert cell.printed == "=SUM(D29:I29)"
    # As a spreadsheet program saves it: with the value.
    cell = gk.read(_replace(content, "xl/worksheets/sheet1.xml", rb"(<f>SUM\(D29:I29\)</f>)<v>\s*</v>", rb"\1<v>4</v>")).requests[
        "received", "total"
    ]
    assert (cell.value, cell.origin, cell.printed) == (4, gk.CellOrigin.FORMULA, "4")


def test_a_cell_that_shows_no_number_has_none() -> None:
    def change(book: Any) -> None:
        sheet = book.active
        sheet["D29"].number_format = "yyyy-mm-dd"
        sheet["E29"].number_format = "0%"
        sheet["F29"] = "#REF!"
        sheet["G29"] = True
        sheet["H29"] = "１2 "
        sheet["I29"] = 0.1 + 0.2

    report = gk.read(to_xlsx(BLOCKS, change))
    shown = [(cell.value and str(cell.value), cell.printed) for cell in list(report.requests.values())[:6]]
    assert [value for value, _ in shown] == [None, None, None, None, "12", "0.3"]
    assert [printed for _, printed in shown][1:] == ["100%", "#REF!", "TRUE", "１2 ", "0.3"]


def test_hidden_sheets_rows_and_columns_are_not_shown() -> None:
    def change(book: Any) -> None:
        sheet = book.active
        sheet.insert_rows(30)
        for column, value in enumerate(["一、本年新收政府信息公开申请数量", None, None, 9, 9, 9, 9, 9, 9, 9], 1):
            sheet.cell(30, column, value)
        sheet.row_dimensions[30].hidden = True
        hidden = book.copy_worksheet(sheet)
        hidden["D29"] = 8
        hidden.sheet_state = "hidden"

    report = gk.read(to_xlsx(BLOCKS[:7], change))
    assert [cell.value for cell in list(report.requests.values())[:7]] == [3, 1, 0, 0, 0, 0, 4]


def test_each_table_may_have_a_sheet_of_its_own() -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(BLOCKS[:5])))
    for name, part in (("表三", BLOCKS[5:7]), ("表四", BLOCKS[7:])):
        source = openpyxl.load_workbook(io.BytesIO(to_xlsx(part))).active
        assert source is not None
        sheet = book.create_sheet(name)
        for row in source.iter_rows():
            for cell in row:
                if cell.value is not None:
                    sheet.cell(cell.row, cell.column or 1, cell.value)
        for area in source.merged_cells.ranges:
            sheet.merge_cells(area.coord)
    out = io.BytesIO()
    book.save(out)
    report = gk.read(out.getvalue())
    assert tables(report) == EXPECTED
    place = report.reviews["reconsideration", "upheld"].span
    assert place is not None and place.sheet == "表四"


# Documents handed in


def test_a_document_of_ones_own_is_read() -> None:
    cells = [gk.GridCell("", 0, 0)]
    cells += [gk.GridCell(name, 0, 1 + i) for i, name in enumerate(("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))]
    cells += [gk.GridCell("行政复议", 1, 0), gk.GridCell("10002", 1, 1, column_span=5, run_together=True)]
    cells += [gk.GridCell("复议后起诉", 2, 0)]
    cells += [gk.GridCell(n, 2, 1 + i, span=gk.Span(7, 2, 30, 1)) for i, n in enumerate("02002")]
    cells += [gk.GridCell("未经复议直接起诉", 3, 0), gk.GridCell("", 3, 1, problem=gk.ReadingProblem.PICTURED)]
    cells += [gk.GridCell("1", 3, 2, problem=gk.ReadingProblem.LOST), *(gk.GridCell("0", 3, c) for c in (3, 4, 5))]
    report = gk.read_document(gk.Document([gk.Paragraph(TITLE), gk.Grid(list(reversed(cells)))]))
    assert report.title == TITLE
    cell = report.reviews["litigation_after_reconsideration", "corrected"]
    assert (cell.value, cell.span) == (2, gk.Span(7, 2, 30, 1))
    assert report.reviews["reconsideration", "upheld"].origin is gk.CellOrigin.RUN
    problems = [report.reviews["litigation_direct", outcome].problem for outcome in ("upheld", "corrected", "other")]
    assert problems == [gk.ReadingProblem.PICTURED, gk.ReadingProblem.LOST, None]


def test_a_document_that_is_none_is_refused() -> None:
    with pytest.raises(gk.ReadError, match="report.not-found"):
        gk.read_document(gk.Document([gk.Paragraph("会议通知")]))
    with pytest.raises(TypeError, match="a Paragraph or a Grid"):
        gk.read_document(gk.Document(["text"]))  # type: ignore[list-item]
    with pytest.raises(ValueError, match="spans one row"):
        gk.read_document(gk.Document([gk.Grid([gk.GridCell("", 0, 0, row_span=0)])]))
    with pytest.raises((TypeError, RuntimeError)):
        gk.read_document(gk.Document([gk.Grid([gk.GridCell("", -1, 0)])]))


# What a file is, and what it takes


def test_formats_are_known_by_content_not_by_name(tmp_path: Path) -> None:
    for content in (DOCX, XLSX, PDF):
        path = tmp_path / "report.html"
        path.write_bytes(content)
        assert gk.read(path).year == 2023
    with pytest.raises(gk.ReadError, match="format.damaged"):
        gk.read(DOCX, format=gk.Format.PDF)


@pytest.mark.parametrize(("module", "content", "extra"), [
    ("openpyxl", XLSX, "office"), ("pypdfium2", PDF, "pdf"),
], ids=["xlsx", "pdf"])  # fmt: skip
def test_a_missing_extra_is_named_with_its_command(
    module: str, content: bytes, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(gk.ReadError) as caught:
        gk.read(content)
    assert caught.value.code == "format.needs-reader"
    assert f"pip install 'gongkai[{extra}]'" in str(caught.value)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _replace(content: bytes, part: str, pattern: bytes, by: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part], changes = re.subn(pattern, by, parts[part])
    assert changes
    return _zip(parts)


@pytest.mark.parametrize(("content", "code"), [
    (OLE + bytes(2000), "format.office-legacy"),
    (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500), "format.encrypted"),
    (_zip({"OFD.xml": b""}), "format.damaged"),
    (_zip({"mimetype": b"", "content.xml": b""}), "format.damaged"),
    (_zip({"ppt/presentation.xml": b""}), "format.unsupported"),
    (_zip({"report.html": b"<table>"}), "report.not-found"),
    (b"\x1f\x8b\x08" + bytes(100), "format.unsupported"),
    (b"7z\xbc\xaf\x27\x1c" + bytes(100), "format.unsupported"),
    (b"Rar!\x1a\x07" + bytes(100), "format.unsupported"),
    (b"\xff\xd8\xff\xe0" + bytes(100), "document.scanned"),
    (b"\x89PNG\r\n\x1a\n" + bytes(100), "document.scanned"),
    (b"PK\x03\x04" + bytes(100), "format.damaged"),
    (b"%PDF-1.7\n", "format.damaged"),
])  # fmt: skip
def test_what_cannot_be_read_says_what_to_do(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_a_text_that_speaks_of_pdf_is_a_text() -> None:
    assert code_of(b"<html><body>%PDF-1.7 is a format</body></html>") == "report.not-found"


# Hostile files


def _declared(package: bytes, size: int) -> bytes:
    """The package with another size of its first part in its directory."""
    at = package.index(b"PK\x01\x02") + 24
    return package[:at] + struct.pack("<I", size) + package[at + 4 :]


def test_zip_bomb_is_refused_by_its_declared_size() -> None:
    part = _zip({"word/document.xml": b"<a/>"})
    assert code_of(_declared(part, 200_000_000)) == "input.too-large"
    assert code_of(_declared(part, 20_000_000)) == "input.too-large"


def test_zip_that_lies_about_its_sizes_is_damaged() -> None:
    bomb = _zip({"word/document.xml": b"<a>" + b" " * 20_000_000 + b"</a>"})
    assert len(bomb) < 30_000
    assert code_of(_declared(bomb, 100)) == "format.damaged"


def test_zip_with_too_many_parts() -> None:
    assert code_of(_zip({f"word/{n}": b"" for n in range(5000)})) == "format.too-complex"


def test_truncated_files() -> None:
    for content in (DOCX, XLSX):
        for share in (0.2, 0.5, 0.99):
            assert code_of(content[: int(len(content) * share)]) == "format.damaged"
    content = PDF
    for share in (0.05, 0.5, 0.9):
        try:
            report = gk.read(content[: int(len(content) * share)])
        except gk.ReadError as error:
            assert error.code.startswith(("format.", "report.", "input.", "document."))
        else:  # what pages are left are read as they are
            for found, expected in zip(tables(report), EXPECTED, strict=True):
                assert found.status == "missing" or found == expected


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_xxe_and_entities_in_docx_are_refused(part: str) -> None:
    for entity in ('SYSTEM "file:///etc/passwd"', '"lol"'):
        doctype = f"<!DOCTYPE x [<!ENTITY e {entity}>]>".encode()
        evil = _replace(DOCX, part, rb"\A(<\?xml[^>]*\?>)?", rb"\1" + doctype)
        assert code_of(evil) == "format.damaged"


def test_xxe_in_xlsx_is_refused() -> None:
    evil = _replace(
        XLSX, "xl/worksheets/sheet1.xml", rb"\A(<\?xml[^>]*\?>)?", rb'\1<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
    )
    assert code_of(evil) == "format.damaged"


def test_external_relationships_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing may be fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    link = (
        rb'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        rb'Target="http://127.0.0.1:9/picture.png" TargetMode="External"/></Relationships>'
    )
    for content, part in (
        (DOCX, "word/_rels/document.xml.rels"),
        (XLSX, "xl/_rels/workbook.xml.rels"),
    ):
        assert tables(gk.read(_replace(content, part, rb"</Relationships>", link))) == EXPECTED


def test_deep_nesting_in_docx() -> None:
    deep = b"<w:tbl><w:tr><w:tc>" * 5000 + b"</w:tc></w:tr></w:tbl>" * 5000
    assert code_of(_replace(DOCX, "word/document.xml", rb"<w:sectPr", deep + rb"<w:sectPr")) == "format.too-complex"
    some = b"<w:tbl><w:tr><w:tc>" * 50 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 50
    assert tables(gk.read(_replace(DOCX, "word/document.xml", rb"<w:sectPr", some + rb"<w:sectPr"))) == EXPECTED


def test_deep_nesting_in_xlsx() -> None:
    deep = b"<extLst>" * 5000 + b"</extLst>" * 5000
    assert code_of(_replace(XLSX, "xl/worksheets/sheet1.xml", rb"</sheetData>", rb"</sheetData>" + deep)) == "format.too-complex"


def test_absurdly_many_cells_in_xlsx() -> None:
    cells = b"<row>" + b"<c/>" * 1_000_000 + b"</row>"
    assert code_of(_replace(XLSX, "xl/worksheets/sheet1.xml", rb"</sheetData>", cells + rb"</sheetData>")) == "format.too-complex"


def test_absurd_spans_in_docx() -> None:
    before = rb'<w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr>'
    for pattern, by in ((rb'<w:gridSpan w:val="\d+"', rb'<w:gridSpan w:val="999999999"'), (rb"<w:tr>", before)):
        content = _replace(DOCX, "word/document.xml", pattern, by)
        for found, expected in zip(tables(gk.read(content)), EXPECTED, strict=True):
            assert found.status == "missing" or found == expected


def test_huge_merged_ranges_and_declared_sheets() -> None:
    content = XLSX
    sheet = "xl/worksheets/sheet1.xml"
    merged = _replace(content, sheet, rb'<mergeCell ref="[^"]*"', rb'<mergeCell ref="A1:XFD1048576"')
    assert code_of(merged) == "format.too-complex"
    declared = _replace(content, sheet, rb'<dimension ref="[^"]*"', rb'<dimension ref="A1:XFD1048576"')
    assert tables(gk.read(declared)) == EXPECTED
    far = _replace(content, sheet, rb"</sheetData>", rb'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    assert tables(gk.read(far)) == EXPECTED


def _encrypted_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(72, 700, "report")
    canvas.save()
    return out.getvalue()


def test_encrypted_pdf() -> None:
    assert code_of(_encrypted_pdf()) == "format.encrypted"


def test_a_scanned_pdf_says_that_text_must_be_recognised() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    assert code_of(out.getvalue()) == "document.scanned"


def _pdf(objects: list[bytes]) -> bytes:
    """Objects numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(out)
    )  # fmt: skip


def _stream(content: bytes, dictionary: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), dictionary, content)


def test_fonts_that_do_not_say_what_they_show() -> None:
    """A subset font with its own numbering and no ToUnicode."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+X/Encoding/Identity-H/DescendantFonts[5 0 R]>>"
    cid = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R>>"
    text = b"BT /F 12 Tf 72 700 Td <" + b"".join(b"%04X" % n for n in range(1, 200)) + b"> Tj ET"
    content = _pdf([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 5950 842]/Contents 6 0 R/Resources<</Font<</F 4 0 R>>>>>>",
        font, cid, _stream(text),
        b"<</Type/FontDescriptor/FontName/AAAAAA+X/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
    ])  # fmt: skip
    assert code_of(content) == "document.unmapped-text"


def test_pdf_with_thousands_of_pages() -> None:
    kids = b" ".join(b"3 0 R" for _ in range(5000))
    content = _pdf([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count 5000>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ])  # fmt: skip
    assert code_of(content) in ("format.too-complex", "format.damaged")


def test_pdf_whose_pages_hold_themselves() -> None:
    content = _pdf([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject<</X 4 0 R>>>>>>",
        _stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 4 0 R>>>>"),
        _stream(b"/X Do"),
    ])  # fmt: skip
    assert code_of(content).startswith(("format.", "input."))


def test_pdf_with_absurdly_many_objects_on_a_page() -> None:
    content = _pdf([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        _stream(b"0 0 m 9 9 l S\n" * 150_000),
    ])  # fmt: skip
    assert code_of(content) == "format.too-complex"


def _page_of(*streams: bytes, resources: bytes = b"", more: Sequence[bytes] = ()) -> bytes:
    """A page that draws these streams, which are objects from 4 on; then come more objects."""
    contents = b" ".join(b"%d 0 R" % number for number in range(4, 4 + len(streams)))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[%s]/Resources<<%s>>>>" % (contents, resources)
    return _pdf([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, *streams, *more,
    ])  # fmt: skip


def _blanks(megabytes: int) -> bytes:
    """So many of blanks, packed a thousandfold."""
    packer = zlib.compressobj(9)
    megabyte = b" " * (1 << 20)
    return b"".join(packer.compress(megabyte) for _ in range(megabytes)) + packer.flush()


_READ_WITHIN = """
import resource, sys
import gongkai as gk
import pikepdf, pypdfium2
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
try:
    gk.read(sys.stdin.buffer.read())
except gk.ReadError as error:
    print(error.code)
"""


def _code_within_a_gigabyte(content: bytes) -> str:
    """The error, from a process that has no more memory, so that it ends where the file is unpacked."""
    result = subprocess.run(
        [sys.executable, "-P", "-c", _READ_WITHIN], input=content, capture_output=True, timeout=60, check=True
    )
    return result.stdout.decode().strip()


def test_pdf_whose_streams_unpack_to_more_than_a_gigabyte() -> None:
    bomb = _blanks(1100)
    assert len(bomb) < 1_200_000
    assert _code_within_a_gigabyte(_page_of(_stream(bomb, b"/Filter/FlateDecode"))) == "input.too-large"
    twice = _page_of(_stream(zlib.compress(bomb), b"/Filter[/FlateDecode/FlateDecode]"))
    assert len(twice) < 10_000
    assert _code_within_a_gigabyte(twice) == "input.too-large"
    text = _page_of(_stream(base64.a85encode(bomb) + b"~>", b"/Filter[/ASCII85Decode/FlateDecode]"))
    assert _code_within_a_gigabyte(text) == "input.too-large"


def test_pdf_whose_streams_unpack_to_more_than_a_gigabyte_together() -> None:
    parts = [_stream(_blanks(60), b"/Filter/FlateDecode")] * 20
    assert _code_within_a_gigabyte(_page_of(*parts)) == "input.too-large"
    once = _page_of(parts[0])
    again = once.replace(b"/Contents[4 0 R]", b"/Contents[%s]" % b" ".join([b"4 0 R"] * 20))
    assert _code_within_a_gigabyte(again) == "input.too-large"


def test_pdf_packed_by_lzw_beyond_bounds() -> None:
    assert code_of(_page_of(_stream(b"\x80" * 300_000, b"/Filter/LZWDecode"))) == "input.too-large"
    packed = _stream(zlib.compress(b"\x80" * 300_000), b"/Filter[/FlateDecode/LZWDecode]")
    assert code_of(_page_of(packed)) == "input.too-large"


@pytest.mark.parametrize(("levels", "times", "code"), [(20, 4, "input.too-large"), (100, 1, "format.too-complex")])
def test_pdf_whose_forms_draw_others_again_and_again(levels: int, times: int, code: str) -> None:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [_stream(b"/X Do " * times, form % (6 + level)) for level in range(levels)]
    content = _page_of(_stream(b"/X Do"), resources=b"/XObject<</X 5 0 R>>", more=[*forms, _stream(b"0 0 m 9 9 l S", form % 3)])
    assert code_of(content) == code


def test_pdf_with_an_encrypted_bomb() -> None:
    """Nothing but a password of its owner's keeps it from being copied; anybody can open it."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_page_of(_stream(_blanks(200), b"/Filter/FlateDecode")))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="secret", user=""))
    assert code_of(out.getvalue()) == "input.too-large"
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="secret", user=""))
    assert tables(gk.read(out.getvalue())) == EXPECTED


def test_one_bad_file_among_others_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(DOCX)
    (tmp_path / "b.doc").write_bytes(OLE + bytes(2000))
    (tmp_path / "c.pdf").write_bytes(PDF)
    files = [str(path) for path in sorted(tmp_path.iterdir())]
    result = CliRunner().invoke(cli, ["read", *files, "--format", "json"])
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 3
    assert "format.office-legacy" in result.stdout.splitlines()[1]
