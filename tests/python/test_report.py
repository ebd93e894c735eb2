# SPDX-License-Identifier: Apache-2.0
"""The Python interface to one report."""

from __future__ import annotations

import copy
import io
import pickle
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from conftest import ROOT, make_tidy
from hypothesis import given, settings
from hypothesis import strategies as st

EXAMPLE = ROOT / "examples" / "reports" / "example-2024.html"


# Sources


@pytest.mark.parametrize("as_source", [str, Path, Path.read_bytes, Path.open, lambda path: open(path, "rb")])
def test_path_bytes_and_files_give_the_same_report(as_source: Callable[[Path], gk.Report]) -> None:
    source = as_source(EXAMPLE)
    assert gk.read(source) == gk.read(EXAMPLE.read_bytes())  # type: ignore[arg-type]
    if hasattr(source, "close"):
        source.close()


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_any_bytes_are_a_source(kind: Callable[[bytes], bytearray | memoryview], report: gk.Report) -> None:
    assert gk.read(kind(make_tidy().encode())) == report


def test_a_file_that_gives_its_bytes_in_parts_is_read_whole(report: gk.Report) -> None:
    class Slow(io.RawIOBase):
        def __init__(self) -> None:
            self.rest = make_tidy().encode()

        def read(self, size: int = -1, /) -> bytes:
            part, self.rest = self.rest[:100], self.rest[100:]
            return part

    assert gk.read(Slow()) == report


def test_the_format_can_be_said(report: gk.Report) -> None:
    assert gk.read(make_tidy().encode(), format="tidy") == report
    assert gk.read(make_tidy().encode(), format=gk.Format.TIDY) == report
    with pytest.raises(gk.ReadError):
        gk.read(make_tidy().encode(), format="json")
    with pytest.raises(ValueError, match="did you mean 'tidy'"):
        gk.read(make_tidy().encode(), format="tidi")


def test_what_is_no_source_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="takes a path, bytes or a file object, not int"):
        gk.read(3)  # type: ignore[arg-type]


# Failures


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        gk.read(tmp_path / "none.html")
    with pytest.raises(IsADirectoryError):
        gk.read(tmp_path)


def test_text_taken_for_a_path_says_what_to_do() -> None:
    with pytest.raises(OSError) as caught:
        gk.read("<html>\n</html>")
    assert "text.encode()" in "".join(caught.value.__notes__)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "input.empty"),
        (b"\x00\x01\x02\xff" * 100, "input.binary"),
        (b"<html><body><p>Hello</p></body></html>", "report.not-found"),
        (b"{", "json.syntax"),
        (b"{}", "json.schema"),
        (b"table,row,column,value,status\nrequests,total,total,x,reported\n", "tidy.syntax"),
    ],
)
def test_what_is_no_report_has_a_code(content: bytes, code: str) -> None:
    with pytest.raises(gk.ReadError) as caught:
        gk.read(content)
    assert caught.value.code == code


def test_a_read_error_says_where_and_what_in_two_languages(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(b"table,row,column,value,status\nrequests,total,total,x,reported\n")
    with pytest.raises(gk.ReadError) as caught:
        gk.read(path)
    error = caught.value
    assert isinstance(error, ValueError)
    assert (error.file, error.line) == (str(path), 2)
    assert str(error).startswith(f"{path}:2:")
    assert gk.ErrorCode(error.code).zh in error.message("zh")
    assert gk.ErrorCode(error.code).en in error.message("en")
    assert error.message_zh in str(error) and error.message_en in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_too_large_is_refused_before_it_is_held(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(gk.ReadError) as caught:
        gk.read(path)
    assert caught.value.code == "input.too-large"


# Cells


def test_cells_are_found_by_every_name_they_have(report: gk.Report) -> None:
    cell = report.requests[gk.RequestRow.GRANTED, gk.RequestColumn.NATURAL_PERSON]
    assert (cell.value, cell.status) == (2, gk.CellStatus.REPORTED)
    assert report.requests[gk.Disposition.GRANTED, gk.Applicant.NATURAL_PERSON] == cell
    assert report.requests["granted", "natural_person"] == cell
    assert report.cell("requests", "granted", "natural_person") == cell
    assert report.cell(gk.Table.REQUESTS, gk.Disposition.GRANTED, "natural_person") == cell
    assert report.reviews["reconsideration", gk.ReviewOutcome.UPHELD].value == 2
    assert report.reviews[gk.ReviewKind.RECONSIDERATION, gk.ReviewColumn.TOTAL].value == 2
    assert report.disclosure[gk.DisclosureRow.NORMATIVE_DOCUMENTS, gk.DisclosureColumn.IN_FORCE].value == 7


def test_counts_are_ints_and_amounts_exact_decimals(report: gk.Report) -> None:
    assert isinstance(report.requests["total", "total"].value, int)
    amount = report.disclosure["fees", "amount"].value
    assert isinstance(amount, Decimal)
    assert str(amount) == "12.50"
    half = gk.read(make_tidy({"requests,total,total": "4.5"}).encode()).requests["total", "total"].value
    assert half == Decimal("4.5")


def test_a_blank_is_not_zero_and_has_no_truth() -> None:
    cell = gk.read(make_tidy({"requests,granted,business": ""}).encode()).requests["granted", "business"]
    assert (cell.value, cell.status) == (None, gk.CellStatus.BLANK)
    with pytest.raises(TypeError, match="blank is not zero"):
        bool(cell)


def test_a_cell_knows_its_place() -> None:
    cell = gk.read(EXAMPLE).requests["received", "natural_person"]
    assert cell.span is not None
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    assert lines[cell.span.line - 1][cell.span.column - 1 :].startswith(str(cell.value))
    at = EXAMPLE.read_bytes()[cell.span.offset : cell.span.offset + cell.span.length]
    assert at.decode() == str(cell.value)
    assert cell.line == cell.span.line


def test_a_cell_says_what_it_was_read_from(report: gk.Report) -> None:
    cell = gk.read(EXAMPLE).requests["received", "natural_person"]
    assert (cell.printed, cell.origin, cell.through, cell.problem) == (str(cell.value), gk.CellOrigin.CELL, (), None)
    assert report.requests["received", "natural_person"].origin is None  # the tidy form does not say


@pytest.mark.parametrize(
    ("span", "zh", "en"),
    [
        (gk.Span(63, 35, 4000, 1), "63:35", "63:35"),
        (gk.Span(0, 0, 9, 0, page=3, box=gk.Box(70, 100, 95, 112)), "第3页", "page 3"),
        (gk.Span(5, 3, 9, 0, sheet="Sheet1"), "Sheet1!C5", "Sheet1!C5"),
        (gk.Span(10, 28, 9, 0, sheet="表三"), "表三!AB10", "表三!AB10"),
        (gk.Span(5, 3, 9, 0, table=2), "第2个表格第5行第3列", "table 2, row 5, column 3"),
        (gk.Span(0, 0, 9, 0, paragraph=12), "第12段", "paragraph 12"),
    ],
)
def test_a_place_is_shown_in_what_it_is_counted(span: gk.Span, zh: str, en: str) -> None:
    assert (span.place("zh"), span.place("en"), str(span)) == (zh, en, zh)


def test_an_unknown_code_names_those_like_it(report: gk.Report) -> None:
    with pytest.raises(KeyError, match="did you mean 'granted'"):
        report.requests["grantd", "total"]
    with pytest.raises(KeyError, match="did you mean 'business'"):
        report.requests["granted", "busines"]
    with pytest.raises(KeyError, match="did you mean 'requests'"):
        report.cell("request", "granted", "total")


def test_a_cell_of_the_other_edition_is_a_key_error(report: gk.Report) -> None:
    with pytest.raises(KeyError, match=r"no cell requests\.other\.total"):
        report.requests[gk.Disposition.OTHER, "total"]
    with pytest.raises(KeyError, match=r"no cell disclosure\.rules\.amount"):
        report.disclosure["rules", "amount"]


def test_the_row_of_another_table_is_a_type_error(report: gk.Report) -> None:
    with pytest.raises(
        TypeError, match="row of the requests table is given by RequestRow, Disposition or a code, not ReviewKind"
    ):
        report.requests[gk.ReviewKind.RECONSIDERATION, "total"]  # type: ignore[index]
    with pytest.raises(TypeError, match="not ReviewColumn"):
        report.requests["total", gk.ReviewColumn.TOTAL]  # type: ignore[index]
    with pytest.raises(TypeError, match="by its row and its column"):
        report.requests["total"]  # type: ignore[index]


def test_a_table_is_a_mapping_in_the_order_of_the_form(report: gk.Report) -> None:
    table = report.requests
    assert len(table) == len(table.rows) * len(table.columns) == 25 * 7
    assert next(iter(table)) == (gk.RequestRow.RECEIVED, gk.RequestColumn.NATURAL_PERSON)
    assert table.columns == tuple(gk.RequestColumn)
    assert table.get((gk.RequestRow.OTHER, gk.RequestColumn.TOTAL)) is None
    assert (gk.RequestRow.TOTAL, gk.RequestColumn.TOTAL) in table
    assert sum(cell.value or 0 for (row, _), cell in table.items() if row is gk.RequestRow.TOTAL) == 8
    assert [c.code for c in report.disclosure.columns] == ["issued", "repealed", "in_force", "decisions", "amount"]
    assert repr(table) == "<PrintedTable requests: 175 reported>"


def test_tables_are_equal_by_their_numbers_not_their_places(report: gk.Report) -> None:
    again = gk.read(("\ufeff" + make_tidy()).encode())
    other = gk.read(make_tidy({"requests,granted,business": ""}).encode())
    assert report.requests == again.requests
    assert report.requests != other.requests
    assert report.reviews == other.reviews


def test_an_absent_table_says_so() -> None:
    without = "".join(line for line in make_tidy().splitlines(keepends=True) if not line.startswith("reviews"))
    report = gk.read(without.encode())
    assert not report.reviews.present
    assert report.requests.present
    assert report.reviews["reconsideration", "total"].status is gk.CellStatus.MISSING


# The whole


def test_metadata_and_sections() -> None:
    report = gk.read(EXAMPLE)
    assert (report.year, report.edition) == (2024, gk.Edition.E2021)
    assert report.title == report.metadata.title is not None
    assert report.agency is not None
    assert [s.section for s in report.sections] == list(gk.Section)
    assert report.sections_known
    overview = report.sections[0]
    assert "总体情况" in overview.heading and overview.text and overview.heading_span


def test_rows_are_the_tidy_form(report: gk.Report) -> None:
    lines = ["table,row,column,value,status"]
    lines += [",".join("" if field is None else str(field) for field in row) for row in report.rows()]
    assert "\n".join(lines) + "\n" == report.to_tidy() == make_tidy()


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([line.rpartition(",0,")[0] for line in make_tidy().splitlines() if ",0," in line]),
        st.one_of(st.just(""), st.integers(-(10**15), 10**15).map(str), st.decimals(0, 10**6, places=3).map(str)),
    )
)
def test_any_cells_survive_json_tidy_and_pickle(changes: dict[str, str]) -> None:
    tidy = make_tidy(changes)
    report = gk.read(tidy.encode())
    assert report.to_tidy() == tidy
    assert gk.Report.from_json(report.to_json()) == report == pickle.loads(pickle.dumps(report))
    assert gk.Report.from_json(report.to_json()).check(all=True) == report.check(all=True)


def test_json_gives_the_report_back() -> None:
    report = gk.read(EXAMPLE)
    assert gk.Report.from_json(report.to_json()) == report
    assert gk.Report.from_json(report.to_json().encode()) == report
    assert gk.read(report.to_json().encode()) == report
    with pytest.raises(gk.ReadError) as caught:
        gk.Report.from_json("[]")
    assert caught.value.code == "json.schema"


def test_a_report_can_be_pickled_and_copied() -> None:
    report = gk.read(EXAMPLE)
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert again.check() == report.check()
    assert copy.copy(report) is copy.deepcopy(report) is report


def test_reports_differ_by_one_cell_and_have_no_hash(report: gk.Report) -> None:
    other = gk.read(make_tidy({"requests,granted,business": ""}).encode())
    assert report != other
    assert report != "report"
    with pytest.raises(TypeError, match="unhashable"):
        hash(report)


def test_a_report_is_made_by_reading() -> None:
    with pytest.raises(TypeError, match="read"):
        gk.Report()


def test_repr_is_short_and_says_what_it_is() -> None:
    report = gk.read(EXAMPLE)
    assert repr(report) == f"<Report {report.agency} 2024 (edition 2021)>"


# Findings


def test_a_consistent_report_is_ok(report: gk.Report) -> None:
    assert report.ok
    assert not report.check().faults
    outcomes = {finding.outcome for finding in report.check(all=True)}
    assert gk.Outcome.PASS in outcomes
    assert gk.Outcome.FAIL not in outcomes


def test_a_finding_says_everything() -> None:
    wrong = gk.read(make_tidy({"requests,total,business": "2"}).encode())
    assert not wrong.ok
    by_rule = {finding.rule: finding for finding in wrong.check().faults}
    assert set(by_rule) == {
        gk.RuleId.REQUESTS_ROW_SUM,
        gk.RuleId.REQUESTS_DISPOSITION_SUM,
        gk.RuleId.REQUESTS_BALANCE,
    }
    found = by_rule[gk.RuleId.REQUESTS_DISPOSITION_SUM]
    assert (found.severity, found.outcome) == (gk.Severity.ERROR, gk.Outcome.FAIL)
    assert (found.expected, found.actual) == ("1", "2")
    assert [str(key) for key in found.cells] == ["requests.total.business"]
    assert wrong.cell(*found.cells[0]).value == 2
    assert (found.table, found.section) == (None, None)
    assert "商业企业" in found.message("zh") and found.message_zh == found.message()
    assert "sum to 1" in found.message("en")
    assert found.basis.startswith("国办公开办函")
    assert found.message_zh in str(found) and "error: requests.disposition-sum" in str(found)


def test_findings_can_be_counted_at_a_glance_and_pickled() -> None:
    found = gk.read(make_tidy({"requests,total,business": "2", "requests,granted,business": ""}).encode()).check()
    assert repr(found) == "<Findings: 3 error, 1 note, 13 not_assessable>"
    assert pickle.loads(pickle.dumps(found)) == found
    reasons = {f.reason for f in found if f.outcome is gk.Outcome.NOT_ASSESSABLE}
    assert reasons == {gk.Reason.SECTIONS_UNKNOWN, gk.Reason.YEAR_UNKNOWN}


def test_cells_are_named_in_the_words_of_the_form(report: gk.Report) -> None:
    table = report.requests
    assert table["予以公开", "自然人"] == table["granted", "natural_person"]
    assert table["（一）予以公开", "总计"] == table["granted", "total"]
    assert table["本年新收政府信息公开申请数量", "商业企业"] == table["received", "business"]
    assert table["部分公开", "科研机构"] == table["partially_granted", "research"]
    assert table["本机关不掌握相关政府信息", "自然人"] == table["unable.not_held", "natural_person"]
    assert report.disclosure["规范性文件", "现行有效件数"].value == 7
    assert report.disclosure["行政规范性文件", "本年制发件数"] == report.disclosure["normative_documents", "issued"]
    assert report.reviews["行政复议", "结果维持"].value == 2
    with pytest.raises(KeyError, match="did you mean '予以公开'"):
        table["予以公布", "自然人"]


def test_every_wording_of_an_item_finds_that_item(report: gk.Report) -> None:
    tables: tuple[gk.PrintedTable[Any, Any, Any, Any], ...] = (report.requests, report.reviews, report.disclosure)
    for table in tables:
        for row, column in table:
            assert table[row.wording(report.edition), column.wording(report.edition)] is table[row, column]
