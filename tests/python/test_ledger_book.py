# SPDX-License-Identifier: Apache-2.0
"""Ledgers as people keep them: workbooks, the encodings of spreadsheets, Chinese titles and values, days in any way of writing."""

from __future__ import annotations

import csv
import datetime
import io
import re
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from click.testing import CliRunner
from conftest import ROOT
from containers import changed
from gongkai import _core
from gongkai.cli import cli
from gongkai.testing import random_ledger, random_reviews, to_csv

pytest.importorskip("openpyxl")

LEDGER = list(random_ledger(200, seed=5))
PLAIN = to_csv(LEDGER)
YEAR = 2025
EXPECTED = gk.tally(PLAIN, YEAR)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def csv_of(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def same(ledger: Any, **how: Any) -> bool:
    counted = gk.tally(ledger, YEAR, **how)
    assert not [f for f in counted.findings if f.severity is gk.Severity.ERROR], counted.findings[:3]
    return counted.report == EXPECTED.report and counted.fees == EXPECTED.fees and counted.rows == EXPECTED.rows


def workbook(rows: list[list[Any]], above: int = 0, form: str = "xlsx") -> bytes:
    if form == "xls":
        xlwt = pytest.importorskip("xlwt")
        old = xlwt.Workbook()
        page = old.add_sheet("台账")
        day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    page.write(r + above, c, value, *([day] if isinstance(value, datetime.date) else []))
        out = io.BytesIO()
        old.save(out)
        return out.getvalue()
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.cell(r + 1 + above, c + 1, value)
    if above:
        sheet["A1"] = "示例市档案局依申请公开台账"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


TYPED: list[list[Any]] = [list(LEDGER[0]), *(list(row.values()) for row in LEDGER)]


@pytest.mark.parametrize("form", ["xlsx", "xls"])
def test_a_workbook_is_a_ledger(form: str, tmp_path: Path) -> None:
    pytest.importorskip("xlrd")
    content = workbook(TYPED, form=form)
    assert same(content)
    path = tmp_path / f"台账.{form}"
    path.write_bytes(content)
    assert same(path) and same([path])
    assert same(workbook(TYPED, above=3, form=form))
    assert len(gk.overdue(path, "2025-06-30").standings) == len(gk.overdue(PLAIN, "2025-06-30").standings)
    assert len(gk.monthly_fees(path).fees) == len(gk.monthly_fees(PLAIN).fees)


def test_the_rows_that_a_filter_hides_count() -> None:
    content = workbook(TYPED)
    with_filter = __import__("openpyxl").load_workbook(io.BytesIO(content))
    for row in range(10, 50):
        with_filter.active.row_dimensions[row].hidden = True
    out = io.BytesIO()
    with_filter.save(out)
    assert same(out.getvalue())


def test_the_sheets_of_a_year_are_one_ledger() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for n, part in enumerate((TYPED[1:100], TYPED[100:])):
        sheet = book.create_sheet(f"{n + 1}月")
        for row in [TYPED[0], *part]:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    assert same(out.getvalue())


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8-sig", b""), ("utf-16", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b""), ("gb18030", b"")]
)
def test_csv_is_read_in_the_encodings_of_spreadsheets(encoding: str, mark: bytes) -> None:
    rows = rows_of(PLAIN)
    place = rows[0].index("applicant_id")
    for row in rows[1:]:
        row[place] = f"申请人{row[place]}"
    content = mark + csv_of(rows).encode(encoding)
    assert same(content)


def test_tabs_part_the_fields_of_unicode_text() -> None:
    rows = rows_of(PLAIN)
    rows[1][rows[0].index("applicant_id")] = '甲, "乙"'
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows(rows)
    assert same(out.getvalue().encode("utf-16"))


WAYS = {
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "dots": lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    "digits": lambda d: f"{d:%Y%m%d}",
    "Chinese": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "with a time": lambda d: f"{d.year}/{d.month}/{d.day} 0:00:00",
    "short": lambda d: f"{d.year}-{d.month}-{d.day}",
    "serial": lambda d: str((d - datetime.date(1899, 12, 30)).days),
}


@pytest.mark.parametrize("way", WAYS)
def test_days_are_read_as_they_are_written(way: str) -> None:
    def written(value: Any) -> Any:
        if isinstance(value, datetime.date):
            return WAYS[way](value)
        if isinstance(value, str) and len(value) >= 10 and value[4:5] == "-" and value[7:8] == "-":  # consultations
            return ";".join(WAYS[way](datetime.date.fromisoformat(day)) if day else "" for day in value.split(";"))
        return value

    days = {"consult_sent", "consult_answered"}
    rows = [{k: written(v) if k in days or isinstance(v, datetime.date) else v for k, v in row.items()} for row in LEDGER]
    assert same(to_csv(rows))
    day = datetime.date(2025, 1, 20)
    assert str(gk.due(WAYS[way](day)).date) == "2025-02-21"
    result = CliRunner().invoke(cli, ["due", "--received", WAYS[way](day), "--lang", "en"])
    assert result.stdout.startswith("2025-02-21")
    assert gk.overdue(PLAIN, WAYS[way](datetime.date(2025, 6, 30))).standings == gk.overdue(PLAIN, "2025-06-30").standings


@pytest.mark.parametrize(
    "day", ["1/20/2025", "25/1/20", "2025/13/1", "2025/2/30", "39447", "62825", "2025年1月", "2025-01-20T00:00Z"]
)
def test_a_day_that_may_be_another_is_none(day: str) -> None:
    with pytest.raises(ValueError, match="not a day"):
        gk.due(day)


def in_chinese(row: dict[str, Any], titles: dict[str, str], numbered: bool) -> dict[str, Any]:
    out = {titles[column]: value for column, value in row.items()}
    for column, items in (("applicant", gk.Applicant), ("channel", gk.Channel)):
        out[titles[column]] = items(row[column]).zh if row[column] else None
    if row["disposition"]:
        disposition = gk.Disposition(row["disposition"])
        group = disposition.group.zh
        zh = disposition.zh if numbered else disposition.zh.partition(".")[2] or disposition.zh.partition("）")[2]
        out[titles["disposition"]] = f"{group}{zh}" if numbered and disposition.zh != group else zh
        if disposition.code == "other.other":
            out[titles["disposition"]] = "其他处理：其他"
    return out


@pytest.mark.parametrize("numbered", [True, False])
def test_titles_and_values_may_be_the_words_of_the_form(numbered: bool) -> None:
    titles = dict(gk._core.ledger_columns(False))
    rows = [in_chinese(row, titles, numbered) for row in LEDGER]
    assert same(to_csv(rows))
    assert same(workbook([list(rows[0]), *(list(row.values()) for row in rows)], above=2))
    needed = {"编号": "编号（必填）", "收到日期": "* 收到日期"}
    assert same(to_csv([{needed.get(title, title): value for title, value in row.items()} for row in rows]))


def test_a_title_that_two_columns_have_is_refused() -> None:
    rows = rows_of(PLAIN)
    for row in rows:
        row.append(row[rows[0].index("received")] if row is not rows[0] else "收到日期")
    assert same(csv_of(rows).encode())  # its own name counts before words for it
    titles = dict(gk._core.ledger_columns(False))
    both = [[titles.get(title, title) for title in rows[0]], *rows[1:]]
    with pytest.raises(gk.ReadError, match="ledger.column-unusable"):
        gk.tally(csv_of(both).encode(), YEAR)


def test_other_names_are_given_in_a_file(tmp_path: Path) -> None:
    rows = rows_of(PLAIN)
    place = rows[0].index("applicant")
    odd = [["来文字号" if title == "id" else title for title in rows[0]]]
    odd += [[("群众" if value == "natural_person" and i == place else value) for i, value in enumerate(row)] for row in rows[1:]]
    names = tmp_path / "names.toml"
    names.write_text('[columns]\n"来文字号" = "id"\n[values.applicant]\n"群众" = "natural_person"\n', encoding="utf-8")
    path = tmp_path / "ledger.csv"
    path.write_text(csv_of(odd), encoding="utf-8", newline="")
    assert same(path, names=names)
    assert same(path.read_bytes(), names=gk.LedgerNames({"来文字号": "id"}, {"applicant": {"群众": "natural_person"}}))
    assert same(workbook(odd), names=names)
    result = CliRunner().invoke(cli, ["tally", str(path), "--year", str(YEAR), "--names", str(names), "--format", "tidy"])
    assert result.stdout == EXPECTED.report.to_tidy()
    names.write_text('[columns]\n"来文字号" = "nothing"\n', encoding="utf-8")
    with pytest.raises(gk.ReadError, match="argument.invalid"):
        gk.tally(path, YEAR, names=names)


def test_a_formula_that_nobody_worked_out_is_reported() -> None:
    rows = [list(row) for row in TYPED]
    rows[1][rows[0].index("received")] = "=DATE(2025,1,20)"
    counted = gk.tally(workbook(rows), YEAR)
    assert counted.rows.reported == 1 and counted.findings[0].rule is gk.LedgerRule.DATE


def test_a_workbook_without_a_ledger_says_what_it_lacks() -> None:
    with pytest.raises(gk.ReadError, match="ledger.column-missing"):
        gk.tally(workbook([["一", "二"], [1, 2]]), YEAR)
    with pytest.raises(gk.ReadError, match="format.damaged"):
        gk.tally(changed(workbook(TYPED), xl__worksheets__sheet1_0xml=None), YEAR)


def test_an_empty_ledger_is_a_workbook_by_its_name_too(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    result = CliRunner().invoke(cli, ["ledger", "template", "-o", str(path)])
    assert result.exit_code == 2 and ".xlsx" in result.output and not path.exists()


@pytest.mark.parametrize("page", ["docs/ledger.md", "docs/zh/ledger.md"])
@pytest.mark.parametrize("reviews", [False, True])
def test_the_page_has_each_title_of_a_ledger(reviews: bool, page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for code, title in _core.ledger_columns(reviews):
        assert any(f"`{code}`" in line and title in line for line in text.splitlines()), title


@pytest.mark.parametrize("reviews", [False, True])
def test_the_form_for_a_ledger_comes_back_filled_in(reviews: bool, tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "台账.xlsx"
    result = CliRunner().invoke(cli, ["ledger", "template", "-o", str(path), *(["--reviews"] if reviews else [])])
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(path)
    sheet: Any = book.worksheets[0]
    columns = [code for code, _ in gk._core.ledger_columns(reviews)]
    lists = [v.formula1 for v in sheet.data_validations.dataValidation if v.type == "list"]
    letters = [formula.split("$")[1] for formula in lists]
    assert all(re.search("[一-鿿]", sheet.cell(1, c).value) for c in range(1, len(columns) + 1))
    choices = {ord(letter) - 64: [cell.value for cell in book["选项"][letter] if cell.value] for letter in letters}
    assert all(sheet.cell(1, c).value for c in range(1, len(columns) + 1))
    if not reviews:
        # Every disposition that can be chosen is counted where it belongs.
        place = columns.index("disposition") + 1
        for n, choice in enumerate(choices[place]):
            filled = {
                "id": f"2025-{n}",
                "applicant": "其他",
                "received": datetime.date(2025, 1, 20),
                "closed": datetime.date(2025, 2, 3),
            }
            for column, value in filled.items():
                sheet.cell(n + 2, columns.index(column) + 1, value)
            sheet.cell(n + 2, place, choice)
        book.save(path)
        counted = gk.tally(path, 2025)
        assert counted.rows == (len(choices[place]), len(choices[place]), 0), counted.findings[:3]
        leaves = [d for d in gk.Disposition if gk.Edition.E2021 in d.editions]
        assert [counted.requests[leaf, "other_organization"].value for leaf in leaves] == [1] * len(choices[place])
        return
    cases = list(random_reviews(random_ledger(3000, seed=1), seed=2, until=datetime.date(2025, 12, 31)))[:40]
    for n, case in enumerate(cases):
        kind = gk.ReviewKind(case["kind"]).zh
        outcome = gk.ReviewOutcome(case["outcome"]).zh if case["outcome"] else None
        shown = {**case, "kind": kind, "outcome": outcome, "co_defendant": "是" if case["co_defendant"] else "否"}
        for column, value in shown.items():
            sheet.cell(n + 2, columns.index(column) + 1, value)
    book.save(path)
    counted, expected = (gk.tally(PLAIN, 2025, reviews=source) for source in (path, to_csv(cases)))
    assert dict(counted.reviews) == dict(expected.reviews) and counted.review_rows == expected.review_rows
