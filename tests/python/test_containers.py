# SPDX-License-Identifier: Apache-2.0
"""Every container in which reports lie: what the program that belongs to it shows is what is read, and what cannot be opened
says what it is and what to do."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from click.testing import CliRunner
from conftest import make_tidy
from containers import (
    Ofd,
    blocks_of_report,
    changed,
    open_document_table,
    shares,
    to_mht,
    to_ods,
    to_odt,
    to_ofd,
    to_page,
    to_xls,
    zipped,
)
from gongkai._read import libreoffice
from gongkai.cli import cli
from gongkai.testing import random_report
from rendered import TITLE, Box, blocks_of, to_docx, to_xlsx, values_of

pytest.importorskip("docx")
pytest.importorskip("openpyxl")
pytest.importorskip("xlrd")
pytest.importorskip("xlwt")

TIDY = make_tidy({"disclosure,licenses,decisions": "1234", "requests,denied.state_secret,business": ""})
BLOCKS = blocks_of(values_of(TIDY))
EXPECTED = gk.read(TIDY.encode()).rows()
DOCX, XLSX = to_docx(BLOCKS), to_xlsx(BLOCKS)
RELATIONS = "word__" + "_rels__document_0xml_0rels"


def code_of(content: bytes) -> str:
    return refused(content).code


def refused(content: bytes) -> gk.ReadError:
    with pytest.raises(gk.ReadError) as caught:
        gk.read(content)
    assert caught.value.message_zh and caught.value.message_en
    return caught.value


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def notes(report: gk.Report) -> set[str]:
    assert all(note.message_zh and note.message_en for note in report.opening_notes)
    return {note.code for note in report.opening_notes}


def replaced(content: bytes, name: str, pattern: str, by: str) -> bytes:
    text, changes = re.subn(pattern, by, part(content, name))
    assert changes
    return changed(content, **{name.replace("/", "__").replace(".", "_0"): text})


# Documents that Word opens


def related(target: str, mode: str = "") -> bytes:
    """A docx with one more relationship."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return replaced(DOCX, "word/_rels/document.xml.rels", "</Relationships>", link)


@pytest.mark.parametrize("target", ["NULL", "#_top", "media/image9.png", "../NULL", "", "media\\\\gone.png"])
def test_what_a_document_names_and_does_not_hold_is_passed_over(target: str) -> None:
    report = gk.read(related(target))
    assert report.rows() == EXPECTED
    assert notes(report) == {"opening.part-lost"}


def test_a_document_without_faults_has_no_notes() -> None:
    external = related("file:///C:/picture.png", ' TargetMode="External"')
    for content in (DOCX, XLSX, external):
        assert gk.read(content).opening_notes == ()


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_a_document_with_macros_and_a_template_are_documents(kind: str) -> None:
    usual = r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml"
    assert gk.read(replaced(DOCX, "[Content_Types].xml", usual, kind)).rows() == EXPECTED


def strict(content: bytes) -> bytes:
    """As Office saves "Strict Open XML"."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    pattern = rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|spreadsheetml|drawingml)/2006/"
    return zipped({name: re.sub(pattern, rb"http://purl.oclc.org/ooxml/\1/", data) for name, data in parts.items()})


@pytest.mark.parametrize("content", [DOCX, XLSX], ids=["docx", "xlsx"])
def test_strict_open_xml_is_read_and_said(content: bytes) -> None:
    report = gk.read(strict(content))
    assert report.rows() == EXPECTED
    assert notes(report) == {"opening.strict"}


def test_parts_with_the_wrong_slash_or_case_are_found() -> None:
    with zipfile.ZipFile(io.BytesIO(DOCX)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert gk.read(zipped({name.replace("/", "\\"): data for name, data in parts.items()})).rows() == EXPECTED
    assert gk.read(zipped({name.replace("document", "Document"): data for name, data in parts.items()})).rows() == EXPECTED


def with_first_number(inside: str) -> bytes:
    """A docx in which the cell 一、本年新收, 自然人 holds this."""

    def change(document: Any) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        cell = document.tables[1]._tbl.tr_lst[3].tc_lst[1].p_lst[0]
        cell.clear_content()
        spaces = nsdecls("w") + ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        for run in parse_xml(f"<w:p {spaces}>{inside}</w:p>"):
            cell.append(run)

    return to_docx(BLOCKS, change)


RUN = "<w:r>{}<w:t>3</w:t></w:r>"


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:r><w:ruby><w:rt><w:r><w:t>san</w:t></w:r></w:rt><w:rubyBase>{RUN.format('')}</w:rubyBase></w:ruby></w:r>",
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>3</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
        "<m:oMath><m:r><m:t>3</m:t></m:r></m:oMath>",
        "<m:oMathPara><m:oMath><m:r><m:t>3</m:t></m:r></m:oMath></m:oMathPara>",
        '<w:fldSimple w:instr="=SUM(ABOVE)"><w:r><w:t>3</w:t></w:r></w:fldSimple>',
        RUN.format("") + '<w:r><w:rPr><w:rStyle w:val="Unseen"/></w:rPr><w:t>7</w:t></w:r>',
        RUN.format('<w:rPr><w:rStyle w:val="Unseen"/><w:vanish w:val="0"/></w:rPr>'),
    ],
    ids=["ruby", "text box", "formula", "formula of its own line", "field", "hidden by style", "shown against its style"],
)
def test_a_number_is_read_as_it_is_shown(inside: str) -> None:
    content = with_first_number(inside)
    style = (
        '<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Unseen"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    assert gk.read(replaced(content, "word/styles.xml", "</w:styles>", style)).rows() == EXPECTED


WHITE = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>7</w:t></w:r>'


@pytest.mark.parametrize(
    "inside",
    [
        RUN.format("") + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>7</w:t></w:r>',
        RUN.format("") + '<w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:t>7</w:t></w:r>',
        RUN.format("") + '<w:r><w:rPr><w:position w:val="8"/><w:sz w:val="12"/></w:rPr><w:t>7</w:t></w:r>',
        RUN.format("") + '<w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:footnoteReference w:id="1"/></w:r>',
        WHITE + RUN.format(""),
        RUN.format('<w:rPr><w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="4472C4"/></w:rPr>'),
        RUN.format('<w:rPr><w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/></w:rPr>'),
        RUN.format("<w:rPr><w:webHidden/></w:rPr>"),
        RUN.format('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
    ],
    ids=[
        "raised",
        "raised by style",
        "set higher",
        "reference",
        "white",
        "white on color",
        "highlighted",
        "on paper",
        "all raised",
    ],
)
def test_marks_of_notes_and_white_text_are_no_part_of_a_number_of_word(inside: str) -> None:
    style = '<w:style w:type="character" w:styleId="Mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>'
    assert gk.read(replaced(with_first_number(inside), "word/styles.xml", "</w:styles>", style)).rows() == EXPECTED


@pytest.mark.parametrize(
    "inside",
    [
        "<w:r><w:rPr><w:dstrike/></w:rPr><w:t>3</w:t></w:r>",
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>7</w:t></w:r>' + RUN.format(""),
        RUN.format("") + '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>7</w:t></w:r>',
        "<w:r><w:rPr><w:specVanish/></w:rPr><w:t>7</w:t></w:r>" + RUN.format(""),
    ],
    ids=["struck alone", "raised before", "lowered", "hidden by the standard"],
)
def test_a_number_of_word_that_is_struck_or_set_beside_another_is_withheld(inside: str) -> None:
    cell = gk.read(with_first_number(inside)).requests["received", "natural_person"]
    assert (cell.status, cell.value) == (gk.CellStatus.MISSING, None)


def test_white_text_in_a_cell_with_a_color_is_read() -> None:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document(io.BytesIO(with_first_number(RUN.format('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'))))
    cell = document.tables[1]._tbl.tr_lst[3].tc_lst[1]
    cell.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="1F4E79"/>'))
    out = io.BytesIO()
    document.save(out)
    assert gk.read(out.getvalue()).rows() == EXPECTED


def test_a_sign_of_a_font_of_its_own_is_no_blank() -> None:
    cell = gk.read(with_first_number('<w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r>')).requests[
        "received", "natural_person"
    ]
    assert (cell.status, cell.value) == (gk.CellStatus.MISSING, None)


def chunked(chunk: bytes, name: str, beside: str = "") -> bytes:
    """A docx that takes in another document when it is opened."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    spaces = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    w = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{office}"'
    relation = f'<Relationships {spaces}><Relationship Id="c1" Type="{office}/{{}}" Target="{{}}"/></Relationships>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relation.format("officeDocument", "word/document.xml"),
            "word/document.xml": f'<w:document {w}><w:body>{beside}<w:altChunk r:id="c1"/></w:body></w:document>',
            "word/_rels/document.xml.rels": relation.format("aFChunk", f"/word/{name}"),
            f"word/{name}": chunk,
        }
    )


@pytest.mark.parametrize(
    ("chunk", "name", "note"),
    [
        (to_mht(BLOCKS), "chunk.mht", {"opening.web-page"}),
        (to_page(BLOCKS).encode(), "chunk.html", {"opening.web-page"}),
        (to_page(BLOCKS, "gb2312").encode("gb18030"), "chunk.html", {"opening.web-page"}),
        (DOCX, "chunk.docx", set()),
    ],
    ids=["mht", "html", "html in GBK", "docx"],
)
def test_a_document_within_a_document_is_read_in_its_place(chunk: bytes, name: str, note: set[str]) -> None:
    report = gk.read(chunked(chunk, name))
    assert report.rows() == EXPECTED
    assert notes(report) == note
    prose = "<w:p><w:r><w:t>（此件公开发布）</w:t></w:r></w:p>"
    assert gk.read(chunked(chunk, name, prose)).rows() == EXPECTED


def test_documents_within_each_other_without_end_are_refused() -> None:
    content = DOCX
    for _ in range(5):
        content = chunked(content, "chunk.docx")
    assert code_of(content) == "format.too-complex"


# Workbooks that Excel opens


def test_a_workbook_is_read_whatever_else_it_holds() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    content = replaced(
        XLSX, "xl/worksheets/sheet1.xml", "</sheetData>",
        '</sheetData><hyperlinks><hyperlink ref="A1" r:id="rId7" xmlns:r="x"/></hyperlinks>'
        '<drawing r:id="rId8" xmlns:r="x"/><tableParts count="1"><tablePart r:id="rId9" xmlns:r="x"/></tableParts>',
    )  # fmt: skip
    relation = f'<Relationships><Relationship Id="rId8" Type="{office}/drawing" Target="../drawings/gone.xml"/></Relationships>'
    content = changed(content, xl__worksheets___rels__sheet1_0xml_0rels=relation)
    content = replaced(content, "xl/styles.xml", "<fills.*?</fills>", "<fills><fill><nonsense/></fill></fills>")
    content = replaced(content, "xl/workbook.xml", "</sheets>", "</sheets><definedNames><definedName/></definedNames>")
    content = replaced(content, "[Content_Types].xml", r"sheet\.main\+xml", "sheet.macroEnabled.main+xml")
    report = gk.read(content)
    assert report.rows() == EXPECTED
    assert notes(report) == {"opening.part-lost"}


@pytest.mark.parametrize(
    ("number_format", "stored", "printed"),
    [
        ('0!.0,"万"', 40682080, "4068.208万"),
        (r"0\.0,", 40682080, "4068.208×10000"),
        (r'0\.00,,"亿"', 123456789012, "1234.56789012亿"),
        (r'0\.0000"万元"', 12345678, "1234.5678万元"),
        ("#,##0,", 40682080, "40682.08×1000"),
        ('0.00"万元"', 12.5, "12.5万元"),
        ('#,##0"元"', 31275060, "31275060元"),
        ('0"件";-0"件"', 12, "12"),
        ("0.00_ ", 12.5, "12.5"),
        ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 0, "0"),
        ('[>=10000]0!.0,"万";General', 20000, "2万"),
        ('[>=10000]0!.0,"万";General', 20, "20"),
        ("0.0%", 0.125, "12.5%"),
        ("@", 7, "7"),
        ("0", 3.0000001, "3"),
        ("0", 2.6, "2.6"),
        ("General", 3.0000001, "3.0000001"),
    ],
)  # fmt: skip
def test_an_amount_is_given_in_the_unit_that_its_format_shows(number_format: str, stored: float, printed: str) -> None:
    def change(book: Any) -> None:
        row = next(cell.row for cell in book.active["A"] if cell.value == "行政事业性收费")
        book.active.cell(row, 2, stored).number_format = number_format

    cell = gk.read(to_xlsx(BLOCKS, change)).disclosure["fees", "amount"]
    assert cell.printed == printed
    if "×" in printed or "%" in printed:
        assert cell.value is None


def test_a_nought_that_nobody_worked_out_is_no_number() -> None:
    import xlsxwriter

    def written(total: int | None) -> bytes:
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out)
        sheet = book.add_worksheet()
        for row in (["", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],):
            sheet.write_row(0, 0, ["示例市档案局2023年政府信息公开工作年度报告"])
            sheet.write_row(2, 0, row)
        sheet.write_row(3, 0, ["行政复议", 2, 1, 0, 0])
        sheet.write_formula(3, 5, "=SUM(B4:E4)", None, 0 if total is None else total)
        sheet.write_row(4, 0, ["未经复议直接起诉", 0, 0, 0, 0])
        sheet.write_formula(4, 5, "=SUM(B5:E5)")
        sheet.write_row(5, 0, ["复议后起诉", 0, 0, 0, 0])
        sheet.write_formula(5, 5, "=F4-F4")
        book.close()
        return out.getvalue()

    report = gk.read(written(None))
    assert report.reviews["reconsideration", "total"].status is not gk.CellStatus.REPORTED
    assert report.reviews["reconsideration", "total"].value in (None, 3)
    assert report.reviews["litigation_direct", "total"].value == 0  # a sum of noughts is nought
    assert report.reviews["litigation_after_reconsideration", "total"].status is not gk.CellStatus.REPORTED
    report = gk.read(written(3))
    assert [report.reviews[kind, "total"].value for kind in gk.ReviewKind] == [3, 0, 0]
    assert report.reviews["reconsideration", "total"].origin is gk.CellOrigin.FORMULA


def test_rows_without_height_and_columns_without_width_are_not_shown() -> None:
    def change(book: Any) -> None:
        sheet = book.active
        sheet.insert_rows(30)
        for column, value in enumerate(["一、本年新收政府信息公开申请数量", None, None, 9, 9, 9, 9, 9, 9, 9], 1):
            sheet.cell(30, column, value)
        sheet.row_dimensions[30].height = 7.5

    content = replaced(to_xlsx(BLOCKS[:7], change), "xl/worksheets/sheet1.xml", 'ht="7.5"', 'ht="0"')
    assert [cell.value for cell in list(gk.read(content).requests.values())[:7]] == [3, 1, 0, 0, 0, 0, 4]


# Legacy and open office


@pytest.mark.parametrize(
    ("make", "note"),
    [
        (to_xls, set()), (to_odt, set()), (to_ods, set()), (to_ofd, set()), (to_mht, {"opening.web-archive"}),
        (to_docx, set()), (to_xlsx, set()),
    ],
    ids=["xls", "odt", "ods", "ofd", "mht", "docx", "xlsx"],
)  # fmt: skip
def test_generated_reports_come_back_from_every_container(make: Callable[[Any], bytes], note: set[str]) -> None:
    number = int(os.environ.get("GONGKAI_GENERATED", "12"))
    pairs = []
    for seed in range(number):
        report = random_report(seed=seed, dense=seed % 3 == 0, blank_zeros=seed % 3 == 1)
        again = gk.read(make(blocks_of_report(report)))
        assert notes(again) == note
        pairs.append((report, again))
    right, wrong, total = shares(pairs)
    print(f"\n{make.__name__[3:]}: {number} reports, {right} of {total} numbers, {wrong} wrong")
    assert (right, wrong) == (total, 0)


def test_places_are_those_of_the_container() -> None:
    cell = ("requests", "total", "total")
    xls = gk.read(to_xls(BLOCKS)).cell(*cell)
    assert xls.span is not None and xls.span.place() == "报告!J52"
    odt = gk.read(to_odt(BLOCKS)).cell(*cell)
    assert odt.span is not None and (odt.span.table, odt.span.line) == (2, 27)
    ofd = gk.read(to_ofd(BLOCKS)).cell(*cell)
    assert ofd.span is not None and ofd.span.page == 2 and ofd.span.box is not None


def test_hidden_rows_and_deleted_text_of_open_document_are_not_read() -> None:
    content = to_odt(BLOCKS)
    hidden = open_document_table([[Box("一、本年新收政府信息公开申请数量", 3), *[Box("9")] * 7]], False)
    row = re.search(r"<table:table-row>.*</table:table-row>", hidden)
    assert row is not None
    row_ = row[0].replace("<table:table-row>", '<table:table-row table:visibility="collapse">')
    text = part(content, "content.xml")
    at = text.index("二、上年结转")
    at = text.rindex("<table:table-row>", 0, at)
    text = text[:at] + row_ + text[at:]
    deleted = "<text:tracked-changes><text:changed-region><text:deletion><text:p>九、删去</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    text = text.replace("<office:text>", f"<office:text>{deleted}")
    assert gk.read(changed(content, content_0xml=text)).rows() == EXPECTED


def test_an_encrypted_open_document_says_so() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    content = zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b"\x00\x01", "META-INF/manifest.xml": manifest}
    )
    assert code_of(content) == "format.encrypted"


@pytest.mark.parametrize(
    ("make", "row"),
    [
        (to_odt, '<table:table-row table:number-rows-repeated="200000"/>' * 4000),
        (to_ods, '<table:table-row table:visibility="collapse" table:number-rows-repeated="199999"/>' * 4000),
        (to_ods, '<table:table-column table:visibility="collapse" table:number-columns-repeated="20000"/>' * 4000),
        (to_ods, '<table:table-row><table:table-cell table:number-columns-repeated="20000"/><table:table-cell/></table:table-row>'),
    ],
    ids=["rows", "hidden-rows", "hidden-columns", "cells"],
)  # fmt: skip
def test_repeats_in_open_document_are_bounded(make: Callable[[Any], bytes], row: str) -> None:
    content = make(BLOCKS)
    text = part(content, "content.xml")
    at = text.index(">", text.index("<table:table ")) + 1
    assert code_of(changed(content, content_0xml=text[:at] + row + text[at:])) == "format.too-complex"


def test_flat_open_document_is_read() -> None:
    text = part(to_odt(BLOCKS), "content.xml").replace("office:document-content", "office:document")
    text = text.replace(" office:version", ' office:mimetype="application/vnd.oasis.opendocument.text" office:version')
    assert gk.read(b'<?xml version="1.0" encoding="UTF-8"?>\n' + text.encode()).rows() == EXPECTED


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "base64"), ("gb2312", "quoted-printable"), ("gb2312", "base64"), ("utf-16", "base64")]
)
def test_web_archives_are_decoded_as_they_say(charset: str, encoding: str) -> None:
    assert gk.read(to_mht(BLOCKS, charset, encoding)).rows() == EXPECTED


needs_libreoffice = pytest.mark.skipif(libreoffice.program() is None, reason="skipped: LibreOffice is not installed")


@needs_libreoffice
@pytest.mark.parametrize(("source", "kind"), [("docx", "doc"), ("docx", "rtf"), ("xlsx", "xls"), ("xlsx", "fods")])
def test_what_libreoffice_opens_is_read_through_it(source: str, kind: str) -> None:
    content = libreoffice.convert(DOCX if source == "docx" else XLSX, source, kind, kind)
    report = gk.read(content)
    assert report.rows() == EXPECTED
    assert notes(report) == ({"opening.converted"} if source == "docx" else set())


@needs_libreoffice
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_generated_reports_come_back_through_libreoffice(kind: str) -> None:
    """One in a hundred of the others: it takes seconds."""
    pairs = []
    for seed in range(max(1, int(os.environ.get("GONGKAI_GENERATED", "12")) // 100)):
        report = random_report(seed=seed, dense=seed % 3 == 0, blank_zeros=seed % 3 == 1)
        pairs.append((report, gk.read(libreoffice.convert(to_docx(blocks_of_report(report)), "docx", kind, kind))))
    right, wrong, total = shares(pairs)
    print(f"\n{kind}: {len(pairs)} reports, {right} of {total} numbers, {wrong} wrong")
    assert (right, wrong) == (total, 0)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LEGACY = OLE + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(500)


@pytest.mark.parametrize(
    ("content", "code", "name"),
    [
        (LEGACY, "format.office-legacy", "doc"),
        (rb"{\rtf1\ansi report}", "format.unsupported", "RTF"),
        (zipped({"xl/workbook.bin": b""}), "format.unsupported", "xlsb"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "format.unsupported",
         "XML Spreadsheet 2003"),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
         "format.unsupported", "Word 2003 XML"),
    ],
)  # fmt: skip
def test_without_libreoffice_the_error_says_what_it_is_and_what_to_do(
    content: bytes, code: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    error = refused(content)
    assert error.code == code
    for message in (error.message_zh, error.message_en):
        assert name in message and ".docx" in message and "LibreOffice" in message


@needs_libreoffice
def test_libreoffice_runs_no_macros_fetches_nothing_and_ends(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    commands: list[list[str]] = []
    popen = subprocess.Popen

    def watched(command: list[str], **how: Any) -> Any:
        commands.append(command)
        assert how["env"]["http_proxy"] == "http://127.0.0.1:9"
        return popen(command, **how)

    libreoffice._without_network()  # asks the system once, by a process of its own
    monkeypatch.setattr(subprocess, "Popen", watched)
    monkeypatch.setattr(libreoffice, "SECONDS", 0.01)
    assert code_of(rb"{\rtf1\ansi report}") == "format.too-complex"
    command = commands[0]
    profile = next(part for part in command if part.startswith("-env:UserInstallation="))
    settings = (libreoffice._profile() / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert str(Path.home()) not in profile and "DisableMacrosExecution" in settings and "ooInetProxyType" in settings


def test_a_missing_reader_of_old_workbooks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlrd", None)
    error = refused(to_xls(BLOCKS))
    assert error.code == "format.needs-reader" and "pip install 'gongkai[office]'" in str(error)


@pytest.mark.parametrize(("module", "name"), [("docx", "report.docx"), ("xlsxwriter", "report.xlsx")])
def test_a_missing_writer_is_named_with_its_command(
    module: str, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=r"pip install 'gongkai\[office\]'"):
        gk.read(TIDY.encode()).write(tmp_path / name, as_printed=True)
    (tmp_path / "report.csv").write_text(TIDY, encoding="utf-8")
    result = CliRunner().invoke(cli, ["write", str(tmp_path / "report.csv"), "--as-printed", "-o", str(tmp_path / name)])
    assert result.exit_code == 2 and "pip install 'gongkai[office]'" in result.stderr


def test_a_formula_of_an_old_workbook_that_nobody_worked_out_is_no_number() -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("报告")
    sheet.write(0, 0, TITLE)
    for column, text in enumerate(["", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]):
        sheet.write(2, column, text)
    for row, kind in enumerate(["行政复议", "未经复议直接起诉", "复议后起诉"], 3):
        sheet.write(row, 0, kind)
        for column in range(1, 5):
            sheet.write(row, column, 1)
        sheet.write(row, 5, xlwt.Formula(f"SUM(B{row + 1}:E{row + 1})"))
    out = io.BytesIO()
    book.save(out)
    for cell in (gk.read(out.getvalue()).reviews[kind, "total"] for kind in gk.ReviewKind):
        assert cell.status in (gk.CellStatus.MISSING, gk.CellStatus.INFERRED) and cell.value in (None, 4)


# OFD


@pytest.mark.parametrize(
    "how",
    [{"prefix": ""}, {"prefix": "foo:"}, {"grouped": True}, {"matrix": ' CTM="1 0 0 1 0 0"'}],
    ids=["no prefix", "another prefix", "grouped distances", "matrix"],
)
def test_ofd_is_read_however_it_is_written(how: dict[str, Any]) -> None:
    assert gk.read(to_ofd(BLOCKS, **how)).rows() == EXPECTED


def test_ofd_names_of_parts_may_be_written_in_any_case() -> None:
    with zipfile.ZipFile(io.BytesIO(to_ofd(BLOCKS))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert gk.read(zipped({name.replace("Content", "content"): data for name, data in parts.items()})).rows() == EXPECTED


def test_an_ofd_of_pictures_says_that_text_must_be_recognised() -> None:
    ofd = Ofd()
    ofd.pages[-1].append('<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="5"/>')
    assert code_of(ofd.save()) == "document.scanned"


def test_an_ofd_of_outlines_says_that_its_text_cannot_be_read() -> None:
    ofd = Ofd()
    outline = "<ofd:AbbreviatedData>M 0 0 Q 1 1 2 0 B 1 1 2 2 3 0 C</ofd:AbbreviatedData><ofd:FillColor Value='0 0 0'/>"
    ofd.pages[-1] += [
        f'<ofd:PathObject ID="3" Boundary="{n % 20} {n} 3 3" Stroke="false" Fill="true">{outline}</ofd:PathObject>'
        for n in range(200)
    ]
    assert code_of(ofd.save()) == "document.unmapped-text"


def test_hostile_ofd_is_refused() -> None:
    def page(inside: str, head: str = "") -> bytes:
        content = f'{head}<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>{inside}</ofd:Layer></ofd:Content></ofd:Page>'
        return Ofd().save(**{"Doc_0/Pages/Page_0/Content.xml": content})

    many = '<ofd:TextObject Boundary="0 0 1 1" Size="3"><ofd:TextCode X="0" Y="0" DeltaX="g 999999999 1">1</ofd:TextCode></ofd:TextObject>'
    assert code_of(page(many * 60_000)) == "format.too-complex"
    assert code_of(page(many)) == "report.not-found"
    assert code_of(page("<ofd:PageBlock>" * 100 + "</ofd:PageBlock>" * 100)) == "format.too-complex"
    assert code_of(page("", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')) == "format.damaged"
    assert code_of(page("<ofd:TextObject")) == "format.damaged"
    assert code_of(zipped({"OFD.xml": "<OFD/>"})) == "format.damaged"
    whole = to_ofd(BLOCKS)
    assert code_of(whole[: len(whole) // 2]) == "format.damaged"
    itself = (
        '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="5"><ofd:Content>'
        + '<ofd:CompositeObject ResourceID="5" Boundary="0 0 1 1"/>' * 10
        + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    ofd = Ofd()
    ofd.pages[-1].append('<ofd:CompositeObject ResourceID="5" Boundary="0 0 1 1"/>')
    document = part(ofd.save(), "Doc_0/Document.xml").replace(
        "</ofd:CommonData>", "<ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData>"
    )
    assert code_of(ofd.save(**{"Doc_0/Document.xml": document, "Doc_0/Res.xml": itself})) == "format.too-complex"


# Archives


def test_an_archive_gives_each_report_in_it(tmp_path: Path) -> None:
    other = blocks_of(values_of(make_tidy({"requests,total,total": "5"})))
    inner = zipped({"丙.docx": DOCX})
    content = zipped(
        {"甲/2023.docx": DOCX, "乙.xlsx": to_xlsx(other), "说明.txt": "说明", "__MACOSX/._甲": b"x", "内.zip": inner}
    )
    path = tmp_path / "reports.zip"
    path.write_bytes(content)
    results = list(gk.read_many(path, threads=1))
    assert [result.file.removeprefix(f"{path}/") for result in results] == [
        "甲/2023.docx",
        "乙.xlsx",
        "说明.txt",
        "内.zip/丙.docx",
    ]
    assert [result.error.code if result.error else None for result in results] == [None, None, "report.not-found", None]
    assert results[0].report is not None and results[0].report.rows() == EXPECTED
    error = refused(content)
    assert error.code == "report.several" and "甲/2023.docx" in str(error)
    only = gk.read(zipped({"甲/2023.docx": DOCX, "说明.txt": "说明"}))
    assert only.rows() == EXPECTED and notes(only) == {"opening.archive"}
    shown = CliRunner().invoke(cli, ["read", "--format", "tidy", str(path)])
    assert shown.stdout.count("requests,total,total") == 3 and f"{path}/甲/2023.docx,requests" in shown.stdout


SEVERAL = [random_report(seed=1), random_report(seed=2), random_report(seed=5, dense=True)]


def blocks_of_several() -> Any:
    """Three reports one after the other, in a volume with a title and a list of contents."""
    titles = [report.title or "" for report in SEVERAL]
    blocks: Any = ["示例市2024年各部门政府信息公开工作年度报告汇编", *titles]
    for report in SEVERAL:
        blocks += blocks_of_report(report)
    return blocks


@pytest.mark.parametrize("make", [to_docx, to_xlsx, to_odt, to_ofd, to_mht], ids=["docx", "xlsx", "odt", "ofd", "mht"])
def test_a_file_of_several_reports_gives_each(make: Callable[[Any], bytes], tmp_path: Path) -> None:
    path = tmp_path / "volume"
    path.write_bytes(make(blocks_of_several()))
    with pytest.raises(gk.ReadError) as refused:
        gk.read(path)
    assert refused.value.code == "report.several" and "；".join(r.title or "" for r in SEVERAL) == refused.value.detail
    results = list(gk.read_many(path, threads=1))
    assert [result.file for result in results] == [f"{path}#{i}" for i in (1, 2, 3)]
    for result, wanted in zip(results, SEVERAL, strict=True):
        assert result.report is not None and result.report.file == result.file
        assert result.report.rows() == wanted.rows()
        assert (result.report.title, result.report.agency, result.report.year) == (wanted.title, wanted.agency, wanted.year)


def test_commands_give_each_report_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "volume.docx"
    path.write_bytes(to_docx(blocks_of_several()))
    shown = CliRunner().invoke(cli, ["read", str(path), "--format", "tidy"])
    lines = shown.stdout.splitlines()
    assert shown.exit_code == 0 and lines[0].startswith("file,table,")
    assert sorted({line.split(",")[0] for line in lines[1:]}) == [f"{path}#{i}" for i in (1, 2, 3)]
    checked = CliRunner().invoke(cli, ["check", str(path), "--format", "json"])
    assert checked.exit_code in (0, 1) and f"{path}#3" in checked.stdout


def test_a_report_that_repeats_its_title_is_one() -> None:
    blocks: Any = []
    for block in blocks_of(values_of(TIDY)):
        blocks += [block] if isinstance(block, str) else [TITLE, block]
    assert gk.read(to_docx(blocks)).rows() == EXPECTED
    # Nor is one that speaks of the year before in a line of its own.
    before = TITLE.replace("2023", "2022")
    assert gk.read(to_docx([*blocks_of(values_of(TIDY)), before, "附件"])).rows() == EXPECTED


def test_names_in_archives_of_chinese_windows_are_read(tmp_path: Path) -> None:
    content = zipped({"AAAA.docx": DOCX}).replace(b"AAAA", "报告".encode("gbk"))
    path = tmp_path / "reports.zip"
    path.write_bytes(content)
    assert [result.file for result in gk.read_many(path, threads=1)] == [f"{path}/报告.docx"]


def test_archives_within_each_other_without_end_are_refused() -> None:
    content = zipped({"a.docx": DOCX})
    for _ in range(6):
        content = zipped({"a.zip": content})
    assert code_of(content) == "format.too-complex"


# Errors that help


def test_notes_are_said_on_the_command_line_and_kept(tmp_path: Path) -> None:
    import pickle

    path = tmp_path / "report.docx"
    path.write_bytes(strict(DOCX))
    for command in ("read", "check"):
        result = CliRunner().invoke(cli, [command, "--lang", "en", str(path)])
        assert f"{path}: note: opening.strict: Strict Open XML" in result.stderr
    report = gk.read(path)
    assert pickle.loads(pickle.dumps(report)).opening_notes == report.opening_notes


def test_a_pdf_that_is_cut_short_says_so() -> None:
    pytest.importorskip("reportlab")
    from rendered import to_pdf

    content = to_pdf(BLOCKS)
    for share in (0.3, 0.6, 0.95):
        try:
            report = gk.read(content[: int(len(content) * share)])
        except gk.ReadError as error:
            assert error.code == "format.damaged"
        else:
            assert notes(report) == {"opening.cut-short"}
    assert gk.read(content).opening_notes == ()
