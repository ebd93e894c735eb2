# SPDX-License-Identifier: Apache-2.0
"""Reports written as documents and read by others: html5lib, python-docx, openpyxl, LibreOffice."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from click.testing import CliRunner
from conftest import ROOT, make_tidy
from gongkai.cli import cli
from gongkai.testing import random_report

EXAMPLE = ROOT / "examples" / "reports" / "years" / "data-2023.html"
BROKEN = ROOT / "examples" / "reports" / "example-2024.html"
HOSTILE = "\n".join(
    [
        "<script>alert(1)</script> & <td>5</td> <!-- &lt;",
        "=cmd|' /C calc'!A0",
        "@SUM(A1)",
        "+1+1",
        "-2+3",
        "{=1+1} {{ x }} ${x} %x% ^2",
        "a\x00b\x1b[31mc\u202e123\ufffe",
        "_x0041_ ]]> \\ ` | # * 。",
    ]
)
# What no document can show is shown by a symbol.
HARMLESS = HOSTILE.translate({0: "␀", 0x1B: "␛", 0x202E: "\ufffd", 0xFFFE: "\ufffd"})

Places = list[tuple[int, int, int, int, str]]


@pytest.fixture(scope="module")
def example() -> gk.Report:
    return gk.read(EXAMPLE)


def generated(most: int = 10) -> Iterator[gk.Report]:
    """Reports to try a law on; GONGKAI_GENERATED says how many."""
    for seed in range(int(os.environ.get("GONGKAI_GENERATED", most))):
        edition = gk.Edition.E2021 if seed % 2 else gk.Edition.E2019
        yield random_report(seed=seed, edition=edition, dense=seed % 3 == 0, blank_zeros=seed % 5 == 0)


def with_text(report: gk.Report, text: str) -> gk.Report:
    value = json.loads(report.to_json())
    value["sections"][0]["text"] = text
    value["sections"][0].pop("pieces", None)
    return gk.Report.from_json(json.dumps(value))


def wanted_places(report: gk.Report, table: gk.Table) -> Places:
    """Row, column, rows, columns and text of each cell of the form, with the report's numbers."""
    return [
        (c.row, c.column, c.row_span, c.column_span, c.text if c.key is None else str(report.cell(*c.key).value))
        for c in gk.layout(table, report.edition).cells
    ]


def html_places(table: Any) -> Places:
    """The same of an HTML table, reckoned as HTML has it."""
    taken: set[tuple[int, int]] = set()
    places = []
    for number, row in enumerate(table.iter("tr")):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            rows, columns = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            taken |= {(number + r, column + c) for r in range(rows) for c in range(columns)}
            places.append((number, column, rows, columns, "".join(cell.itertext())))
    return places


def test_the_page_is_valid_and_shows_the_form(example: gk.Report) -> None:
    html5lib = pytest.importorskip("html5lib")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(with_text(example, HOSTILE).to_html(as_printed=True))
    assert page.find(".//script") is None
    tables = page.findall(".//table")
    for table, element in zip(gk.Table, tables, strict=True):
        assert html_places(element) == wanted_places(example, table)
        assert element.find("caption").text
        assert all(cell.get("scope") for cell in element.iter("th"))
    assert page.get("lang") == "zh-CN"
    text = [p.text for p in page.iter("p")]
    assert [line for line in HARMLESS.splitlines() if line not in text] == []


def test_generated_pages_are_valid_and_show_every_number() -> None:
    html5lib = pytest.importorskip("html5lib")
    for report in generated():
        for lang in ("zh", "en"):
            page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(report.to_html(lang=lang, as_printed=True))
            assert len(page.findall(".//table")) == 3
            shown = [cell.text for cell in page.iter("td") if cell.text and cell.get("class") != "left"]
            assert sorted(shown) == sorted(str(cell.value) for cell in report.rows() if cell.value is not None)


def word_places(document: Any) -> Iterator[Places]:
    for table in document.tables:
        places: dict[tuple[int, int], list[Any]] = {}
        for number, row in enumerate(table._tbl.tr_lst):
            column = 0
            for cell in row.tc_lst:
                if cell.vMerge == "continue":
                    above = max(at for at in places if at[1] == column)
                    places[above][0] += 1
                else:
                    words = "".join(node.text or "" for node in cell.iter() if node.tag.endswith("}t"))
                    places[number, column] = [1, cell.grid_span, words]
                column += cell.grid_span
        yield [(row, column, *rest) for (row, column), rest in sorted(places.items())]


def test_the_word_document_shows_the_form_and_can_be_edited(example: gk.Report) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(with_text(example, HOSTILE).to_docx(as_printed=True)))
    for table, places in zip(gk.Table, word_places(document), strict=True):
        assert places == wanted_places(example, table)
    text = [p.text for p in document.paragraphs]
    assert [line for line in HARMLESS.splitlines() if line not in text] == []
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.heading for section in example.sections]


def test_the_workbook_shows_the_form_with_live_totals(example: gk.Report) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    content = example.to_xlsx()
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    for table in gk.Table:
        layout = gk.layout(table, example.edition)
        sheet, live = values[_sheet(table)], formulas[_sheet(table)]
        top = _top(sheet, layout.cells[0].text)
        merged = {str(area) for area in sheet.merged_cells.ranges}
        for place in layout.cells:
            cell = sheet.cell(top + place.row, place.column + 1)
            shown = place.text if place.key is None else example.cell(*place.key).value
            assert str(cell.value) == str(shown)
            last = sheet.cell(top + place.row + place.row_span - 1, place.column + place.column_span)
            assert (place.row_span * place.column_span > 1) == (f"{cell.coordinate}:{last.coordinate}" in merged)
            assert (live[cell.coordinate].data_type == "f") == bool(place.plus)
    assert formulas[_sheet(gk.Table.REQUESTS)].conditional_formatting


def _sheet(table: gk.Table) -> str:
    return gk.Section(table.code).zh


def _top(sheet: Any, first: str) -> int:
    return next(int(row[0].row) for row in sheet.iter_rows() if row[0].value == first)


def test_nothing_in_a_text_becomes_a_formula_or_a_link(example: gk.Report) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    content = with_text(example, HOSTILE + "\nhttps://example.com mailto:a@b.c").to_xlsx(as_printed=True)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["一、总体情况"]
    cells = [row[0] for row in sheet.iter_rows()]
    assert all(cell.data_type in "sn" and cell.hyperlink is None for cell in cells)
    text = [cell.value for cell in cells]
    assert [line for line in HARMLESS.splitlines() if line not in text] == []


def test_ten_megabytes_of_prose_are_whole_in_office_documents(example: gk.Report) -> None:
    docx = pytest.importorskip("docx")
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    text = "政府信息公开" * 600_000
    long = with_text(example, text)
    document = docx.Document(io.BytesIO(long.to_docx(as_printed=True)))
    assert any(p.text == text for p in document.paragraphs)
    sheet = openpyxl.load_workbook(io.BytesIO(long.to_xlsx(as_printed=True)), read_only=True)["一、总体情况"]
    cells = [str(row[0]) for row in sheet.iter_rows(values_only=True) if row[0]]
    assert "".join(cells[1:]) == text


@pytest.mark.parametrize("form", ["html", "md", "text"])
def test_what_is_written_is_read_back(example: gk.Report, form: str, tmp_path: Path) -> None:
    path = tmp_path / "report"
    reading = {"md": "markdown"}.get(form, form)
    example.write(path, format=form)
    again = gk.read(path, format=reading)
    assert again == example.as_written() == again.as_written()
    assert again.to_tidy() == example.to_tidy() and again.metadata == example.metadata
    gk.read(BROKEN).write(path, format=form, as_printed=True)
    assert gk.read(path, format=reading) == gk.read(BROKEN).as_written()


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_generated_reports_come_back_from_office_documents(form: str) -> None:
    for report in generated():
        write = report.to_docx if form == "docx" else report.to_xlsx
        assert gk.read(write(as_printed=bool(report.check().faults or "blank" in report.to_tidy()))) == report.as_written()


@pytest.mark.parametrize("form", ["html", "md", "text", "docx", "xlsx"])
def test_what_means_harm_in_the_header_comes_back_as_harmless_text(example: gk.Report, form: str, tmp_path: Path) -> None:
    value = json.loads(example.to_json())
    harm, harmless = HOSTILE.replace("\n", " "), HARMLESS.replace("\n", " ")
    value["metadata"] |= dict.fromkeys(("publisher", "topic", "document_number", "index_number", "disclosure_mode"), harm)
    report = gk.Report.from_json(json.dumps(value))
    report.write(tmp_path / "report", format=form, as_printed=True)
    back = gk.read(tmp_path / "report", format={"md": "markdown"}.get(form, form))
    assert back == report.as_written()
    assert back.metadata.publisher == back.metadata.document_number == harmless

    value["metadata"]["title"] = harm  # no words of a title, so it comes back as a line
    gk.Report.from_json(json.dumps(value)).write(tmp_path / "report", format=form, as_printed=True)
    back = gk.read(tmp_path / "report", format={"md": "markdown"}.get(form, form))
    assert json.loads(back.to_json())["preamble"]["text"].startswith(harmless)


def test_an_inconsistent_report_is_written_only_as_printed(tmp_path: Path) -> None:
    report = gk.read(BROKEN)
    for write in (report.to_html, report.to_markdown, report.to_text, report.to_docx, report.to_xlsx):
        with pytest.raises(gk.InconsistentReport, match="sum") as caught:
            write()
        assert caught.value.findings
    with pytest.raises(gk.InconsistentReport):
        report.write(tmp_path / "report.json")
    assert not (tmp_path / "report.json").exists()
    assert "按原文，未经核验" in report.to_html(as_printed=True)

    blank = gk.read(make_tidy({"requests,granted,business": ""}).encode())
    with pytest.raises(gk.InconsistentReport) as incomplete:
        blank.to_text()
    assert incomplete.value.incomplete == ["requests.granted.business"]


def test_english_is_a_reading_aid(example: gk.Report) -> None:
    page = example.to_html(lang="en")
    assert "reading aid" in page and 'lang="en"' in page and "unable to provide" in page
    with pytest.raises(ValueError, match="'zh' or 'en'"):
        example.to_html(lang="fr")


def test_the_json_follows_its_schema(example: gk.Report, report: gk.Report) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = gk.json_schema()
    assert schema == json.loads((ROOT / "docs" / "reference" / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    ledger = gk.tally(ROOT / "examples/ledgers/ledger-2025.csv", 2020)
    for each in (example, report, gk.read(BROKEN), ledger.report, *generated()):
        validator.validate(json.loads(each.to_json()))
    wrong = json.loads(example.to_json())
    wrong["tables"]["requests"]["cells"][0]["status"] = "blank"
    assert not validator.is_valid(wrong)
    wrong["tables"]["requests"]["cells"][0] = {"row": "other", "column": "total", "status": "blank"}
    assert not validator.is_valid(wrong)


def soffice(folder: Path, name: str, to: str) -> Path:
    """What LibreOffice makes of a file."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder / "out"), name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return folder / "out" / f"{Path(name).stem}.{to.partition(':')[0]}"


needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice (soffice)")


@needs_soffice
def test_libreoffice_opens_what_is_written_and_reckons_the_same(example: gk.Report, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    for name in ("report.docx", "report.xlsx"):
        example.write(tmp_path / name)
        # As HTML, what LibreOffice makes of the document is the same report.
        assert gk.read(soffice(tmp_path, name, "html")).to_tidy() == example.to_tidy()


@needs_soffice
def test_large_numbers_stay_in_one_line_and_tables_on_one_page(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    report = random_report(seed=5, dense=True)
    assert max(cell.value or 0 for cell in report.requests.values()) > 1_000_000
    for name in ("report.docx", "report.xlsx"):
        report.write(tmp_path / name)
        with pdfium.PdfDocument(soffice(tmp_path, name, "pdf")) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
        shown = max((set(re.findall(r"[0-9.]+", page)) for page in pages), key=len)
        assert {str(cell.value) for cell in report.requests.values()} <= shown


# The builder


def draft(**header: Any) -> gk.ReportDraft:
    made = gk.ReportDraft("示例市数据资源局", 2025, **header)
    made.disclosure = {
        "rules": {"issued": 0, "repealed": 0, "in_force": 0},
        "normative_documents": {"issued": 2, "repealed": 1, "in_force": 18},
        "licenses": {"decisions": 1284},
        "penalties": {"decisions": 36},
        "coercive_measures": {"decisions": 0},
        "fees": {"amount": "58.3702"},
    }
    made.requests = {"received": {"natural_person": 3}, "granted": {"natural_person": 1}}
    made.reviews = {"reconsideration": {"upheld": 1}}
    return made


def test_a_report_is_built_from_its_parts() -> None:
    made = draft(document_number="示数据〔2026〕2号", date_published="2026-01-20")
    made.sections[gk.Section.PROBLEMS] = "公开不够及时。"
    made.fill_in()
    report = made.finish()
    assert report.title == "示例市数据资源局2025年政府信息公开工作年度报告"
    assert report.metadata.document_number == "示数据〔2026〕2号"
    assert report.requests["carried_out", "total"].value == 2
    assert not report.check().faults
    assert gk.read(report.to_html().encode()) == report
    assert {claim.agree.code for claim in report.claims} == {"yes"}


def test_a_draft_that_contradicts_itself_is_no_report() -> None:
    made = draft()
    made.sections[gk.Section.OVERVIEW] = "2025年，本机关共收到政府信息公开申请8件。"
    made.sections[gk.Section.PROBLEMS] = "公开不够及时。"
    made.fill_in()
    with pytest.raises(gk.InconsistentReport) as caught:
        made.finish()
    assert [finding.rule.code for finding in caught.value.findings.faults] == ["narrative.mismatch"]
    made = draft()
    made.requests = {"received": {"natural_person": 1}, "granted": {"natural_person": 2}}
    with pytest.raises(gk.InconsistentReport):
        made.finish()


def test_the_kind_of_an_organ_whose_name_does_not_say_it_decides_its_duties() -> None:
    def late(**header: Any) -> list[str]:
        made = draft(date_published="2026-02-20", **header)
        made.agency = "示例经济技术开发区管理委员会"
        made.sections[gk.Section.PROBLEMS] = "公开不够及时。"
        made.fill_in()
        return [finding.outcome.code for finding in made.check() if finding.rule is gk.RuleId.FILING_LATE]

    assert late() == ["not_assessable"]
    assert late(kind="department") == ["fail"]
    assert late(kind=gk.AgencyKind.GOVERNMENT) == []


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda made: made.disclosure.pop("fees"), ValueError),
        (lambda made: setattr(made, "requests", None), ValueError),
        (lambda made: made.requests.update(received={"nobody": 1}), gk.DraftError),
        (lambda made: made.requests.update(received={"natural_person": "many"}), ValueError),
    ],
)
def test_what_is_not_given_or_unknown_is_said(change: Callable[[Any], object], error: type[Exception]) -> None:
    made = draft()
    change(made)
    with pytest.raises(error):
        made.finish()


# The commands


def run(*arguments: str | Path) -> Any:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_write_converts_and_refuses(tmp_path: Path) -> None:
    done = run("write", EXAMPLE, "--to", "text")
    assert done.exit_code == 0 and done.stdout.startswith("示例市")
    out = tmp_path / "report.md"
    assert run("write", EXAMPLE, "-o", out).exit_code == 0
    assert gk.read(out) == gk.read(EXAMPLE).as_written()

    refused = run("write", BROKEN, "-o", tmp_path / "no.html")
    assert refused.exit_code == 1 and "requests.balance" in refused.stderr and "--as-printed" in refused.stderr
    assert not (tmp_path / "no.html").exists()
    assert run("write", BROKEN, "-o", tmp_path / "yes.html", "--as-printed").exit_code == 0
    assert run("write", tmp_path / "none.html").exit_code == 2
    assert run("write", EXAMPLE, "-o", tmp_path / "report.odt").exit_code == 2


def test_draft_makes_the_report_of_a_year(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.csv"
    lines = (ROOT / "examples/ledgers/ledger-2025.csv").read_text(encoding="utf-8").splitlines()
    header, reviews = ROOT / "examples/drafts/report-2025.toml", ROOT / "examples/ledgers/reviews-2025.csv"
    arguments: list[str | Path] = ["draft", header, "--reviews", reviews]
    ledger.write_text("\n".join(lines), encoding="utf-8")
    refused = run(*arguments, "--ledger", ledger, "-o", tmp_path / "report.html")
    assert refused.exit_code == 2 and "1 row of the ledgers is wrong" in refused.stderr
    assert "row 7 (2025-006), closed: error: ledger.disposition-without-closed" in refused.stderr

    counted = ("--ledger", ROOT / "examples/drafts/requests-2025.csv", "-o", tmp_path / "report.html")
    lacking = run("draft", header, *counted)
    assert lacking.exit_code == 2 and "a line [reviews] in the file" in lacking.stderr
    done = run(*arguments, *counted)
    assert done.exit_code == 0, done.stderr
    assert "ledger.reply-late" in done.stderr, "what is odd in the ledger is told"
    report = gk.read(tmp_path / "report.html")
    assert report.year == 2025 and not report.check().faults
    assert "4700元" in report.sections[5].text


def test_schema_prints_the_published_schema() -> None:
    assert run("schema").stdout == (ROOT / "docs/reference/schema.json").read_text(encoding="utf-8")
