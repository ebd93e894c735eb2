# SPDX-License-Identifier: Apache-2.0
"""What a notebook shows: HTML that is well-formed, accessible, without script, with every text escaped."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import gongkai as gk
from conftest import ROOT, make_tidy
from gongkai.testing import random_report

EXAMPLE = ROOT / "examples" / "reports" / "example-2024.html"


def tree(shown: object) -> ElementTree.Element:
    """The HTML of an object, which is well-formed XML as well."""
    html = shown._repr_html_()  # type: ignore[attr-defined]
    assert "<script" not in html and "http" not in html and "@import" not in html
    return ElementTree.fromstring(html.replace("<br>", "<br/>").replace(" open>", ' open="">'))


def words(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def test_a_report_shows_its_tables_with_captions_and_scopes() -> None:
    root = tree(gk.read(EXAMPLE))
    tables = root.findall(".//table")
    captions = [words(caption) for table in tables if (caption := table.find("caption")) is not None]
    assert len(captions) == len(tables) == 4
    for table in tables:
        assert {cell.get("scope") for cell in table.findall("thead//th")} <= {"col", "colgroup"}
        assert all(cell.get("scope") for cell in table.iter("th"))
    assert "示例市数据资源局" in words(root) and "3 个错误 errors" in words(root)


def test_a_table_has_the_grid_of_the_form_in_both_languages() -> None:
    report = gk.read(EXAMPLE)
    for table in (report.disclosure, report.requests, report.reviews):
        shown = [cell for cell in tree(table).iter() if cell.tag in ("th", "td")]
        for cell, zh, en in zip(shown, table.layout().cells, table.layout("en").cells, strict=True):
            assert (int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))) == (zh.row_span, zh.column_span)
            if zh.key is None:
                assert words(cell) == zh.text + en.text


def test_each_cell_stands_in_its_row_and_a_wrong_one_is_marked() -> None:
    report = gk.read(EXAMPLE)
    cells = {cell.get("title", "").split(" ")[0]: cell for cell in tree(report).findall(".//td[@title]")}
    for table in (report.disclosure, report.requests, report.reviews):
        for (row, column), printed in table.items():
            shown = cells.pop(f"{table.table}.{row}.{column}")
            wrong = "fault" in shown.get("class", "")
            assert words(shown) == f"{printed.value}" + ("!" if wrong else "")
            if f"{row}.{column}" == "total.natural_person":
                assert wrong
    assert not cells


def test_blank_missing_and_inferred_look_like_nothing_else() -> None:
    tidy = make_tidy({"requests,granted,total": ""}).replace("requests,total,total,4,reported", "requests,total,total,4,inferred")
    tidy = tidy.replace("reviews,reconsideration,upheld,2,reported", "reviews,reconsideration,upheld,,missing")
    report = gk.read(tidy.encode())
    shown = {
        cell.get("title", "").split(" ")[0]: (cell.get("class", "").split()[1], words(cell))
        for table in (report.requests, report.reviews)
        for cell in tree(table).findall(".//td[@title]")
        if len(cell.get("class", "").split()) > 1
    }
    assert shown == {
        "requests.granted.total": ("blank", "–"),
        "requests.total.total": ("inferred", "4*"),
        "reviews.reconsideration.upheld": ("missing", "?"),
    }


def test_text_of_a_document_never_becomes_markup(tmp_path: Path) -> None:
    page = EXAMPLE.read_text(encoding="utf-8").replace("示例市数据资源局", "&lt;img src=x onerror=alert(1)&gt;&amp;\"' 局")
    path = tmp_path / "<b>.html"
    path.write_text(page, encoding="utf-8")
    report = gk.read(path)
    assert "<img" in str(report.agency)
    panel = gk.Panel()
    panel.add(report, agency="<script>x</script>")
    for shown in (report, report.requests, report.check(all=True), panel):
        root = tree(shown)
        assert root.findall(".//img") == root.findall(".//b") == root.findall(".//script") == []


def test_findings_are_listed_with_what_is_printed_and_expected() -> None:
    found = gk.read(EXAMPLE).check()
    rows = [[words(cell) for cell in row] for row in tree(found).findall(".//tbody/tr")]
    assert [row[1] for row in rows] == [finding.rule.code for finding in found]
    assert rows[1][:5] == ["error", "requests.disposition-sum", str(found[1].span), "2", "11"]
    assert "nothing found" in words(tree(gk.Findings()))
    many = gk.Findings(list(found) * 50)
    shown = tree(many)
    assert len(shown.findall(".//tbody/tr")) == 100 and "还有 50 条" in words(shown)


def test_a_panel_shows_years_faults_and_gaps() -> None:
    panel = gk.Panel({"Old Office": "Office"})
    right, wrong = make_tidy(), make_tidy({"requests,carried_in,total": "7"})
    for agency, year, tidy in (
        ("Old Office", 2021, right), ("Office", 2022, wrong), ("Bureau", 2021, right), ("Bureau", 2023, right),
    ):  # fmt: skip
        panel.add(gk.read(tidy.encode()), agency=agency, year=year)
    faults = [finding for finding in panel.check() if finding.is_fault]
    assert faults and {(finding.agency, finding.year) for finding in faults} == {("Office", 2022)}
    rows = {words(row[0]): [words(cell) for cell in row[1:]] for row in tree(panel).findall(".//tbody/tr")}
    assert rows == {"Bureau": ["0", "?", "0"], "Office": ["0", f"{len(faults)}!", ""]}
    assert panel.fault_counts() == {("Office", 2022): len(faults)}


def test_a_table_that_the_document_does_not_have_says_so() -> None:
    lines = [line for line in random_report(seed=1).to_tidy().splitlines() if not line.startswith("reviews")]
    assert "no such table" in words(tree(gk.read("\n".join(lines).encode()).reviews))
