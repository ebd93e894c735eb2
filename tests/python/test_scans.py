# SPDX-License-Identifier: Apache-2.0
"""Pages that are pictures: what is given of them, and what is not."""

from __future__ import annotations

import io
import json
import random
import sys
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from click.testing import CliRunner
from containers import blocks_of_report, zipped
from gongkai import _core
from gongkai.cli import cli
from gongkai.testing import random_report
from rendered import Blocks, placed

Key = tuple[str, str, str]


def numbers_of(report: gk.Report) -> dict[Key, gk.Cell]:
    tables: Any = (report.disclosure, report.requests, report.reviews)
    return {(table.table.code, row.code, column.code): cell for table in tables for (row, column), cell in table.items()}


# Weighing, without any recogniser


class Drawn:
    """A report as characters and lines on pages that pass for pictures, with what was seen of its numbers."""

    def __init__(self, report: gk.Report, misread: Any = lambda text, reading: (text, 0.99)) -> None:
        self.pages: list[_core.Page] = []
        self.numbers: list[_core.RecognisedNumber] = []
        self.misread = misread
        blocks: Blocks = blocks_of_report(report)
        for block in blocks:
            self.new_page()
            if isinstance(block, str):
                self.put(block, 40, 40, 10)
                continue
            for r, c, box in placed(block):
                left, top, right, bottom = 40 + 60 * c, 40 + 20 * r, 40 + 60 * (c + box.columns), 40 + 20 * (r + box.rows)
                for line in (
                    (left, top, right, top),
                    (left, bottom, right, bottom),
                    (left, top, left, bottom),
                    (right, top, right, bottom),
                ):
                    self.pages[-1].add_rule(line[0] - 0.5, line[1] - 0.5, line[2] + 0.5, line[3] + 0.5)
                size = min(10.0, (right - left - 4) / max(1, len(box.text)))
                self.cell(box.text, left + 2, top + 5, size)

    def new_page(self) -> None:
        self.pages.append(_core.Page(1000, 1000))
        self.pages[-1].is_pictured = True

    def cell(self, text: str, left: float, top: float, size: float) -> None:
        if text.replace(".", "").isdigit():
            of_page, of_cell = self.misread(text, 0), self.misread(text, 1)
            box = (left, top, left + size * len(text), top + size)
            self.numbers.append(_core.RecognisedNumber(len(self.pages), box, of_page, of_cell))
            text = of_page[0] or of_cell[0] or "\ufffd"
        self.put(text, left, top, size)

    def put(self, text: str, left: float, top: float, size: float) -> None:
        for i, sign in enumerate(text):
            self.pages[-1].add_glyph(ord(sign), left + i * size, top, left + (i + 1) * size, top + size, 0)

    def read(self) -> gk.Report:
        return gk.Report._of(_core.read_recognised_pages(self.pages, self.numbers))


def shares(report: gk.Report, read: gk.Report) -> tuple[int, int, int]:
    """How many numbers are right, wrong, and not given."""
    wanted, found = numbers_of(report), numbers_of(read)
    right = wrong = 0
    for key, cell in wanted.items():
        if found[key].value is not None:
            right, wrong = right + (found[key].value == cell.value), wrong + (found[key].value != cell.value)
        assert found[key].status is not gk.CellStatus.REPORTED
        assert found[key].status is not gk.CellStatus.BLANK or cell.status is gk.CellStatus.BLANK
    return right, wrong, sum(cell.value is not None for cell in wanted.values()) - right


def test_what_sums_or_two_readings_prove_is_given_and_says_so() -> None:
    report = random_report(seed=7, dense=True)
    read = Drawn(report).read()
    assert shares(report, read)[1:] == (0, 0)
    total = read.requests["received", "total"]
    assert (total.status, total.origin, total.confidence) == (gk.CellStatus.INFERRED, gk.CellOrigin.OCR, 0.99)
    assert gk.RuleId.REQUESTS_ROW_SUM in total.through
    licenses = read.disclosure["licenses", "decisions"]
    assert (licenses.status, licenses.through, licenses.confidence) == (gk.CellStatus.INFERRED, (), 0.99)
    again = gk.Report.from_json(read.to_json())
    assert again.requests["received", "total"] == total and again.to_json() == read.to_json()
    assert read.is_recognised and again.is_recognised and not report.is_recognised
    assert not read.check().faults


def misreading(wanted: str, page: tuple[str, float], cell: tuple[str, float]) -> Any:
    return lambda text, reading: (page, cell)[reading] if text == wanted else (text, 0.99)


def test_a_number_without_a_sum_is_given_only_where_two_readings_are_sure_of_it() -> None:
    report = random_report(seed=7, dense=True)
    printed = str(report.disclosure["licenses", "decisions"].value)
    for page, cell in (
        (("17", 0.99), (printed, 0.99)),
        (("", 0.0), (printed, 0.99)),
        ((printed, 0.99), ("", 0.0)),
        ((printed, 0.8), (printed, 0.99)),
    ):
        read = Drawn(report, misreading(printed, page, cell)).read()
        found = read.disclosure["licenses", "decisions"]
        assert (found.status, found.problem) == (gk.CellStatus.MISSING, gk.ReadingProblem.UNPROVEN)
        assert shares(report, read)[1] == 0
        said = [finding for finding in read.check(all=True) if finding.reason is gk.Reason.RECOGNISED]
        assert any(printed in str(finding.actual) or "17" in str(finding.actual) for finding in said)


def test_of_two_readings_sums_choose() -> None:
    report = random_report(seed=7, dense=True)
    printed = str(report.requests["granted", "natural_person"].value)
    read = Drawn(report, misreading(printed, (f"{printed}1", 0.99), (printed, 0.6))).read()
    right, wrong, lost = shares(report, read)
    assert (wrong, read.requests["granted", "natural_person"].value) == (0, int(printed))


def test_numbers_whose_sum_does_not_hold_are_missing_with_what_was_seen() -> None:
    report = random_report(seed=7, dense=True)
    printed = str(report.requests["granted", "natural_person"].value)
    read = Drawn(report, misreading(printed, (f"{printed}1", 0.99), (f"{printed}1", 0.99))).read()
    found = read.requests["granted", "natural_person"]
    assert (found.status, found.printed, found.problem) == (gk.CellStatus.MISSING, f"{printed}1", gk.ReadingProblem.UNPROVEN)
    assert shares(report, read)[1] == 0
    assert read.requests["received", "business"].value == report.requests["received", "business"].value
    # A recogniser that is wrong accuses nobody.
    assert not read.check().faults


def test_no_number_is_wrong_whatever_one_reading_makes_of_it() -> None:
    for seed in range(40):
        report = random_report(seed=seed, dense=seed % 2 == 0, blank_zeros=seed % 5 == 1)
        draw = random.Random(seed)

        def misread(text: str, reading: int, draw: random.Random = draw, bad: int = seed % 2) -> tuple[str, float]:
            if reading != bad or draw.random() > 0.1:
                return text, draw.uniform(0.9, 1)
            return "".join(draw.choice("0123456789") if draw.random() < 0.5 else sign for sign in text), draw.uniform(0.6, 1)

        right, wrong, lost = shares(report, Drawn(report, misread).read())
        assert wrong == 0 and right > 3 * lost, (seed, right, wrong, lost)


# With RapidOCR


@pytest.fixture
def scanned() -> Any:
    for module in ("rapidocr", "onnxruntime", "cv2", "PIL", "pypdfium2", "pikepdf"):
        pytest.importorskip(module)
    import scanned

    if not any(Path(file).exists() for file, _ in scanned.TYPEFACES.values()):
        pytest.skip("none of the typefaces is there: apt-get install fonts-noto-cjk fonts-wqy-zenhei")
    return scanned


def typeface(scanned: Any) -> str:
    return str(next(name for name, (file, _) in scanned.TYPEFACES.items() if Path(file).exists()))


@pytest.mark.parametrize("damage", ["skewed", "stamped", "fax"])
def test_a_scanned_report_has_no_wrong_number(damage: str, scanned: Any) -> None:
    report = random_report(seed=3)
    pages = scanned.scan(blocks_of_report(report), typeface(scanned), damage, seed=1)
    read = gk.read(scanned.to_pdf(pages), ocr=True)
    right, wrong, lost = shares(report, read)
    assert wrong == 0 and right > 9 * lost
    assert [note.code for note in read.opening_notes] == ["opening.recognised"]
    assert (read.title, read.year) == (report.title, report.year)
    assert not read.check().faults


@pytest.fixture
def numbers_in(scanned: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The two readings of each number in a table of one cell, beside one with a name."""
    from gongkai._read import scan as _scan
    from PIL import Image, ImageDraw, ImageFont

    numpy = pytest.importorskip("numpy")
    file, number = scanned.TYPEFACES[typeface(scanned)]
    monkeypatch.setattr(_core, "RecognisedNumber", lambda page, box, *readings: readings)

    def read(lines: list[str], width: int, specks: int = 0) -> list[Any]:
        page = Image.new("L", (1654, 600), 255)
        pen, font = ImageDraw.Draw(page), ImageFont.truetype(file, 28, index=number)
        for left, right in ((300, 500), (500, 500 + width)):
            pen.rectangle((left, 200, right, 300), outline=0, width=2)
        pen.text((350, 230), "总计", 0, font)
        for i, line in enumerate(lines):
            pen.text((500 + (width - font.getlength(line)) / 2, 215 + 35 * i), line, 0, font)
        for i in range(specks):
            pen.rectangle((530 + 25 * i, 240, 531 + 25 * i, 241), fill=0)
        return list(_scan._PageReader(numpy.asarray(page.convert("RGB")), 1).read()[1])

    return read


def test_a_digit_that_stands_alone_is_seen(numbers_in: Any) -> None:
    for digit in "017":
        ((of_page, of_cell),) = numbers_in([digit], 120)
        assert of_page[0] == of_cell[0] == digit
        assert min(of_page[1], of_cell[1]) > 0.9


def test_a_cell_is_not_blank_where_specks_are_left_of_a_digit(numbers_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from gongkai._read import scan as _scan

    put: list[str] = []
    monkeypatch.setattr(_scan._PageReader, "put", lambda self, text, box: put.append(text))
    assert (numbers_in([], 120), put.count("\ufffd")) == ([], 0)
    assert (numbers_in([], 120, specks=3), put.count("\ufffd")) == ([], 1)


def test_a_worn_stroke_does_not_part_a_number() -> None:
    from gongkai._read import scan as _scan

    assert _scan._mended([(3, 0, 10, 9), (0, 13, 10, 15)], 21) == [(0, 0, 10, 15)]
    two_lines = [(0, 0, 10, 21), (0, 35, 10, 56)]
    assert _scan._mended(two_lines, 21) == two_lines


def test_a_number_that_goes_on_in_the_next_line_is_for_sums_to_prove(numbers_in: Any) -> None:
    assert numbers_in(["12793", "93"], 100) == [(("1279393", 0.5), ("1279393", 0.5))]
    assert numbers_in(["12", "7"], 200) == []  # two numbers


def test_pictures_are_read_whichever_way_they_lie(scanned: Any, tmp_path: Path) -> None:
    report = random_report(seed=4)
    pages = scanned.scan(blocks_of_report(report), typeface(scanned))
    out = io.BytesIO()
    first, *rest = [page.rotate(turn, expand=True) for page, turn in zip(pages, (90, 180), strict=False)]
    first.save(out, "tiff", save_all=True, append_images=rest)
    path = tmp_path / "report.zip"
    path.write_bytes(zipped({"扫描/报告.tif": out.getvalue()}))
    shown = CliRunner().invoke(cli, ["read", str(path), "--ocr", "--format", "json"])
    assert shown.exit_code == 0
    read = gk.Report.from_json(json.dumps(json.loads(shown.stdout)["report"]))
    right, wrong, lost = shares(report, read)
    assert wrong == 0 and right > 9 * lost


def test_scans_are_refused_without_being_asked_for(scanned: Any) -> None:
    page = scanned.scan(["示例市档案局2023年政府信息公开工作年度报告"], typeface(scanned))[0]
    for content in (
        scanned.picture_of(page),
        scanned.picture_of(page, "jpeg"),
        scanned.picture_of(page, "tiff"),
        scanned.to_pdf([page]),
    ):
        with pytest.raises(gk.ReadError) as refused:
            gk.read(content)
        assert refused.value.code == "document.scanned" and "--ocr" in str(refused.value)


@pytest.mark.parametrize(("mode", "is_recognised"), [(3, True), (0, False)])
def test_text_that_is_not_shown_is_no_text_of_a_scan(
    mode: int, is_recognised: bool, scanned: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    pdf = canvas.Canvas(out, (595, 842))
    from PIL import Image

    pdf.drawInlineImage(Image.new("L", (100, 100), 255), 0, 0, 595, 842)
    text = pdf.beginText(50, 700)
    text.setTextRenderMode(mode)
    text.textLine("1234567890 1234567890 1234567890")
    pdf.drawText(text)
    pdf.save()
    from gongkai._read import scan as _scan

    asked: list[Any] = []

    def read_pages(pages: Any, how: Any, notes: Any) -> _core.PublishedReport:
        asked.append(pages)
        return _core.read_pages([])

    monkeypatch.setattr(_scan, "read_pages", read_pages)
    with pytest.raises(gk.ReadError):
        gk.read(out.getvalue(), ocr=True)
    assert bool(asked) == is_recognised


def test_hostile_pictures_are_refused(scanned: Any) -> None:
    from PIL import Image

    def code_of(content: bytes) -> str:
        with pytest.raises(gk.ReadError) as refused:
            gk.read(content, ocr=True)
        return str(refused.value.code)

    out = io.BytesIO()
    Image.new("1", (20000, 20000)).save(out, "png")
    assert code_of(out.getvalue()) == "input.too-large"
    assert code_of(b"\x89PNG\r\n\x1a\n" + bytes(100)) == "format.damaged"
    assert code_of(scanned.picture_of(Image.new("L", (1654, 2339), 255))) in ("input.empty", "report.not-found")
    assert code_of(scanned.picture_of(Image.new("L", (20, 2000), 255))) == "report.not-found"
    pdf = scanned.to_pdf([Image.new("1", (12000, 12000))])
    assert code_of(pdf) == "input.too-large"


def test_a_missing_recogniser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from gongkai._read import scan as _scan

    Image = pytest.importorskip("PIL.Image")
    pytest.importorskip("numpy")
    monkeypatch.setattr(_scan, "_recogniser", None)
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    out = io.BytesIO()
    Image.new("L", (100, 100)).save(out, "png")
    with pytest.raises(gk.ReadError, match=r"pip install 'gongkai\[ocr\]'"):
        gk.read(out.getvalue(), ocr=True)
