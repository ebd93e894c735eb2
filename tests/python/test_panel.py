# SPDX-License-Identifier: Apache-2.0
"""Reports of several years and agencies from Python and from the command line, and what differs between two."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from click.testing import CliRunner, Result
from conftest import CORPUS, ROOT, make_tidy
from gongkai.cli import cli
from gongkai.testing import random_report

YEARS = ROOT / "examples" / "reports" / "years"
LATEST = ROOT / "examples" / "reports" / "example-2024.html"
RENAMES = ROOT / "examples" / "reports" / "renames.csv"
COUNTY = ROOT / "examples" / "reports" / "county"
TREE = COUNTY / "tree.csv"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], env={"LC_ALL": "en_US.UTF-8"})


def lines_of_json(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def report(changes: dict[str, str] | None = None) -> gk.Report:
    return gk.read(make_tidy(changes).encode())


CARRIED_ONE = {"requests,carried_out,natural_person": "1", "requests,carried_out,total": "1"}
CARRIED_TWO = {"requests,carried_in,natural_person": "2", "requests,carried_in,total": "2"}


def two_years() -> gk.Panel:
    panel = gk.Panel()
    panel.add(report(CARRIED_TWO), agency="甲局", year=2023, file="b.csv")
    panel.add(report(CARRIED_ONE), agency="甲局", year=2022, file=Path("a.csv"))
    return panel


# Panel


def test_a_panel_finds_what_was_not_carried_in() -> None:
    panel = two_years()
    assert len(panel) == 2
    first, second = (f for f in panel.check() if f.rule is gk.RuleId.YEARS_CARRY_OVER)
    assert (first.agency, first.year, first.outcome, first.expected, first.actual) == ("甲局", 2023, gk.Outcome.FAIL, "1", "2")
    assert first.is_fault
    assert first.file == "b.csv"
    assert first.cells == (gk.CellKey(gk.Table.REQUESTS, gk.RequestRow.CARRIED_IN, gk.RequestColumn.NATURAL_PERSON),)
    assert [(s.report.file, s.report.year, str(s.key), s.cell.value) for s in first.stated] == [
        ("b.csv", 2023, "requests.carried_in.natural_person", 2),
        ("a.csv", 2022, "requests.carried_out.natural_person", 1),
    ]
    assert str(first).startswith("b.csv:")
    assert "error: years.carry-over: 甲局2023年：" in str(first)
    assert second.cells[0].column is gk.RequestColumn.TOTAL


def test_a_finding_cites_the_format_of_its_report() -> None:
    panel = gk.Panel()
    for year in (2019, 2020, 2021):
        edition = gk.Edition.E2021 if year == 2021 else gk.Edition.E2019
        panel.add(random_report(seed=year, edition=edition), agency="甲局", year=year)
    cited = {f.year: (f.basis, f.basis_en) for f in panel.check(all=True) if f.rule is gk.RuleId.YEARS_CARRY_OVER}
    assert cited[2020] == ("国办公开办函〔2019〕60号", "Format 2019")
    assert cited[2021] == ("国办公开办函〔2021〕30号", "Format 2021")


def test_what_holds_is_listed_on_request() -> None:
    panel = two_years()
    assert not [f for f in panel.check() if f.outcome is gk.Outcome.PASS]
    held = [f for f in panel.check(all=True) if f.outcome is gk.Outcome.PASS]
    assert [f.rule for f in held] == [gk.RuleId.YEARS_CARRY_OVER, gk.RuleId.YEARS_STOCK]
    assert len(held[0].cells) == 5


def test_missing_years_are_listed() -> None:
    panel = gk.Panel()
    for year in (2019, 2022, 2024):
        panel.add(report(), agency="甲局", year=year)
    assert panel.agencies == [gk.AgencyYears("甲局", (2019, 2022, 2024), (2020, 2021, 2023))]
    assert {f.reason for f in panel.check()} == {gk.Reason.LAST_YEAR_MISSING}


@pytest.mark.parametrize("kind", ["dict", "csv", "toml"])
def test_renames_join_a_series(kind: str, tmp_path: Path) -> None:
    csv, toml = tmp_path / "map.csv", tmp_path / "map.toml"
    csv.write_text("﻿old,new\n 旧 局 , 新局\n\n", encoding="utf-8")
    toml.write_text('[renames]\n"旧局" = "新局"\n', encoding="utf-8")
    renames: dict[str, str] | Path = {"dict": {"旧局": "新局"}, "csv": csv, "toml": toml}[kind]  # type: ignore[assignment]
    panel = gk.Panel(renames)
    panel.add(report(CARRIED_ONE), agency="旧局", year=2022)
    panel.add(report(CARRIED_TWO), agency="新局", year=2023)
    assert [a.agency for a in panel.agencies] == ["新局"]
    assert sum(f.is_fault for f in panel.check()) == 2


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "", "old,new\n甲,乙\n乙,甲\n", "old,new\n甲,\n"])
def test_a_wrong_mapping_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError):
        gk.Panel(path)
    result = run("panel", YEARS, "--rename", path)
    assert result.exit_code == 2
    assert "--rename" in result.stderr


@pytest.mark.parametrize("content", ["x = ", "renames = 1", "[renames]\na = 1\n"])
def test_a_wrong_toml_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError):
        gk.Panel(path)


def test_a_year_must_be_one() -> None:
    with pytest.raises(ValueError):
        gk.Panel().add(report(), agency="甲", year=100_000)


def test_threads_may_fill_a_panel_and_a_tree_together() -> None:
    from concurrent.futures import ThreadPoolExecutor

    panel, tree, one = gk.Panel(), gk.Tree({"甲": "县"}), report()

    def fill(thread: int) -> None:
        for number in range(50):
            panel.add(one, agency=f"{number}局", year=2000 + thread)
            tree.add(one, agency="甲", year=2000 + thread)
            assert panel.agencies and tree.years

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(fill, range(8)))
    assert len(panel) == 400
    assert [len(agency.years) for agency in panel.agencies] == [8] * 50
    assert sum(len(f.reports) for f in tree.check() if f.rule is gk.RuleId.TREE_DUPLICATE) == 400


def test_files_with_names_that_are_no_text_are_named() -> None:
    panel = gk.Panel()
    panel.add(report(), file="a\udcff.csv")
    assert panel.check()[0].file == "a\\udcff.csv"


def test_panel_command_lists_faults_with_both_places() -> None:
    result = run("panel", YEARS, LATEST, "--rename", RENAMES)
    assert result.exit_code == 1
    assert f"{LATEST}:41:46: error: years.carry-over: 示例市数据资源局 2024: " in result.stdout
    assert f"    {YEARS / 'data-2023.html'}:64:41: 示例市数据资源局 2023, requests.carried_out.natural_person: 2" in result.stdout
    assert "示例市档案馆: note: no report for 2023" in result.stdout
    assert result.stdout.splitlines()[-1] == "2 errors, 0 warnings in 5 files"


def test_panel_command_as_json() -> None:
    result = run("panel", YEARS, LATEST, "--rename", RENAMES, "--format", "json")
    *findings, gap = lines_of_json(result)
    assert gap == {"agency": "示例市档案馆", "missing_years": [2023]}
    fault = next(f for f in findings if f["severity"] == "error" and f["outcome"] == "fail")
    assert (fault["file"], fault["year"], fault["rule"]) == (str(LATEST), 2024, "years.carry-over")
    assert fault["cells"] == [["requests", "carried_in", "natural_person"]]
    assert [(s["file"], s["value"], s["status"]) for s in fault["stated"]] == [
        (str(LATEST), "1", "reported"),
        (str(YEARS / "data-2023.html"), "2", "reported"),
    ]
    note = next(f for f in findings if f["rule"] == "years.boilerplate" and f["section"] == "problems")
    assert 0.9 < note["share"] < 1


def test_unreadable_files_do_not_stop_a_panel(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.html").write_bytes(LATEST.read_bytes())
    (tmp_path / "b.txt").write_text("nothing here")
    (tmp_path / ".hidden").write_text("nothing here")
    result = run("panel", tmp_path, tmp_path / "none.html")
    assert result.exit_code == 2
    assert "b.txt: error: report.not-found" in result.stderr
    assert "none.html: error: file.unreadable" in result.stderr
    assert result.stdout.splitlines()[-1] == "0 errors, 0 warnings in 3 files, 2 of them unreadable"
    assert sum("error" in line for line in lines_of_json(run("panel", tmp_path, "--format", "json"))) == 1


def test_the_same_report_twice_is_told() -> None:
    result = run("panel", LATEST, LATEST)
    assert result.exit_code == 1
    assert "error: tree.duplicate: " in result.stdout


# Tree


def county() -> gk.Tree:
    tree = gk.Tree(TREE)
    for path in sorted(COUNTY.glob("*.html")):
        tree.add(gk.read(path), file=path)
    return tree


def test_a_tree_finds_what_does_not_add_up() -> None:
    tree = county()
    assert tree.tops == ["示例县政府"]
    assert tree.years == [2024]
    faults = [f for f in tree.check() if f.is_fault]
    assert len(faults) == 6
    assert (faults[0].expected, faults[0].actual) == ("16", "15")
    assert [s.cell.value for s in faults[0].stated] == [15, 5, 7, 4]


def test_a_tree_explains_a_total() -> None:
    parts = county().explain("requests.received.total")
    assert [(p.depth, p.agency, p.own_level, p.cell.value) for p in parts] == [
        (0, "示例县政府", False, 16),
        (1, "示例县人民政府办公室", True, 5),
        (1, "示例县教育局", False, 8),
        (1, "示例县水利局", False, 4),
    ]
    assert parts[1].report is not None and parts[1].cell.line == 40
    key = gk.CellKey(gk.Table.REQUESTS, gk.RequestRow.DENIED_STATE_SECRET, gk.RequestColumn.TOTAL)
    assert county().explain(key, "示例县人民政府", 2024)[0].cell.value == 0
    with pytest.raises(KeyError):
        county().explain("requests.nothing.total")
    with pytest.raises(ValueError):
        county().explain("requests.received.total", "别处")
    with pytest.raises(ValueError):
        gk.Tree({"甲": "乙"}).explain("requests.received.total")


def test_own_levels_are_told_of_a_mapping() -> None:
    def outcomes(own_level: dict[str, str | None] | None) -> tuple[set[str], set[str]]:
        """Reasons and outcomes where each part counts as much as the whole."""
        tree = gk.Tree({"甲": "县", "乙": "县"}, own_level=own_level)
        for agency in ("县", "甲", "乙"):
            tree.add(report(), agency=agency, year=2023)
        findings = tree.check()
        return {f.reason.code for f in findings}, {f.outcome.code for f in findings}

    assert outcomes(None) == ({"own_level_unknown"}, {"fail", "not_assessable"})
    assert outcomes({"县": "甲"}) == ({"none"}, {"fail"})
    assert outcomes({"县": None}) == ({"none"}, {"fail"})


@pytest.mark.parametrize(
    "content", ["agency\n甲\n", "agency,parent\n甲,乙\n乙,甲\n", "agency,parent,own_level\n甲,乙,maybe\n", "agency,parent\n,乙\n"]
)
def test_what_is_no_tree_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "tree.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError):
        gk.Tree(path)
    result = run("tree", path, COUNTY)
    assert result.exit_code == 2
    assert "TREE" in result.stderr


def test_tree_command_judges_and_explains() -> None:
    result = run("tree", TREE, COUNTY)
    assert result.exit_code == 1
    assert f"{COUNTY / 'county.html'}:40:46: error: tree.sum: 示例县政府 2024: " in result.stdout
    assert result.stdout.splitlines()[-1] == "6 errors, 0 warnings in 4 files"
    assert len(lines_of_json(run("tree", TREE, COUNTY, "--format", "json"))) == 6
    assert run("tree", TREE, COUNTY, "--year", 2023).exit_code == 0

    explained = run("tree", TREE, COUNTY, "--explain", "disclosure.fees.amount")
    assert explained.exit_code == 0
    assert explained.stdout.splitlines() == [
        "2024 disclosure.fees.amount",
        f"  示例县政府: 16.3306  {COUNTY / 'county.html'}:33:37",
        f"    示例县人民政府办公室 (own level): 0  {COUNTY / 'office.html'}:33:37",
        f"    示例县教育局: 3.5  {COUNTY / 'education.html'}:33:37",
        f"    示例县水利局: 12.8306  {COUNTY / 'water.html'}:33:37",
    ]
    parts = lines_of_json(run("tree", TREE, COUNTY, "--explain", "disclosure.fees.amount", "--format", "json"))
    assert [(p["agency"], p["value"], p["own_level"]) for p in parts][1:3] == [
        ("示例县人民政府办公室", "0", True),
        ("示例县教育局", "3.5", False),
    ]
    assert run("tree", TREE, COUNTY, "--explain", "no.such.cell").exit_code == 2
    assert run("tree", TREE, COUNTY, "--explain", "disclosure.fees.amount", "--agency", "别处").exit_code == 2


# Diff


def test_diff_of_a_report_with_itself_is_nothing() -> None:
    same = gk.read(LATEST)
    assert not gk.diff(same, gk.read(LATEST))
    result = run("diff", LATEST, LATEST)
    assert (result.exit_code, result.stdout) == (0, "")


def test_diff_reads_what_is_no_report_yet() -> None:
    before, after = YEARS / "data-2022.html", YEARS / "data-2023.html"
    assert gk.diff(before, after.read_bytes()) == gk.diff(gk.read(before), gk.read(after))
    with pytest.raises(gk.ReadError):
        gk.diff(before, b"<p>hello</p>")


def test_diff_lists_cells_and_sections() -> None:
    before, after = report(), report({"disclosure,fees,amount": "12.5", "requests,total,total": ""})
    difference = gk.diff(before, after)
    assert [str(change.key) for change in difference.cells] == ["disclosure.fees.amount", "requests.total.total"]
    amount, total = difference.cells
    assert amount.before is not None and total.after is not None
    assert str(amount.before.value) == "12.50"
    assert total.after.status is gk.CellStatus.BLANK
    assert str(difference).splitlines() == [
        "disclosure.fees.amount: 12.50 -> 12.5",
        "requests.total.total: 4 -> blank",
    ]

    years = gk.diff(gk.read(YEARS / "data-2022.html"), gk.read(YEARS / "data-2023.html"))
    problems = next(s for s in years.sections if s.section is gk.Section.PROBLEMS)
    assert 0.9 < problems.share < 1
    assert [line[0] for line in problems.lines] == ["-", "+"]
    assert {field.field for field in years.metadata} >= {"title", "agency", "year"}


def test_diff_across_editions_says_which_cells_a_form_has() -> None:
    old = gk.read(b"table,row,column,value,status\ndisclosure,rules,made,3,reported\n")
    difference = gk.diff(old, report())
    assert [edition.code for edition in difference.editions] == ["2019", "2021"]
    made = next(change for change in difference.cells if str(change.key) == "disclosure.rules.made")
    assert made.after is None
    assert "disclosure.rules.made: 3 -> not in the form" in list(difference.to_lines("en"))


def test_diff_command_exit_status_and_json(tmp_path: Path) -> None:
    before, after = YEARS / "data-2022.html", YEARS / "data-2023.html"
    result = run("diff", before, after)
    assert result.exit_code == 1
    assert "disclosure.licenses.decisions: 1106 -> 1197" in result.stdout
    (difference,) = lines_of_json(run("diff", before, after, "--format", "json"))
    assert difference["cells"][0]["cell"] == ["disclosure", "normative_documents", "issued"]
    assert (difference["cells"][0]["from"]["value"], difference["cells"][0]["to"]["value"]) == ("3", "4")
    assert {section["section"] for section in difference["sections"]} == {"overview", "problems", "other_matters"}
    unreadable = run("diff", before, tmp_path / "none")
    assert unreadable.exit_code == 2
    assert "file.unreadable" in unreadable.stderr


def test_diff_of_endless_sections_ends() -> None:
    def endless(line: str) -> gk.Report:
        value = json.loads(gk.read(LATEST).to_json())
        value["sections"][0]["text"] = "\n".join(f"{line}{i % 7}" for i in range(200_000))
        return gk.Report.from_json(json.dumps(value))

    (section,) = gk.diff(endless("甲乙丙丁"), endless("戊己庚辛")).sections
    assert section.lines == ()
    assert section.share < 0.5


# Real reports


@pytest.mark.skipif(not CORPUS.exists(), reason=f"no corpus in {CORPUS}; GONGKAI_CORPUS says where it is")
def test_series_of_real_reports(capsys: pytest.CaptureFixture[str]) -> None:
    """Every series with at least two years: nothing is found wrong, and what is not judged has its reason. What the
    corpus holds is two pairs of adjacent years; all other years have a gap before them."""
    import csv

    with (CORPUS / "meta.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    agencies = [row["agency"] for row in rows]
    panel = gk.Panel()
    kept: dict[str, list[int]] = {}
    for row in rows:
        (path,) = (CORPUS / "reports").glob(f"{row['file']}-*")
        if agencies.count(row["agency"]) < 2:
            continue
        panel.add(gk.read(path), file=path.name)
        kept.setdefault(row["agency"], []).append(int(row["year"]))
    assert {a.agency: sorted(kept[a.agency]) for a in panel.agencies} == {a.agency: list(a.years) for a in panel.agencies}
    findings = panel.check(all=True)
    with capsys.disabled():
        print()
        for finding in findings:
            print(f"  {finding}")
    assert not [f for f in findings if f.is_fault]
    judged = {(f.agency, f.year) for f in findings if f.reason is not gk.Reason.LAST_YEAR_MISSING}
    assert judged == {(agency, year) for agency, years in kept.items() for year in years if year - 1 in years}
    gaps = {(f.agency, f.year) for f in findings if f.reason is gk.Reason.LAST_YEAR_MISSING}
    assert gaps == {
        (agency, year) for agency, years in kept.items() for year in years if year - 1 not in years and year > min(years)
    }


@pytest.mark.skipif(not CORPUS.exists(), reason=f"no corpus in {CORPUS}; GONGKAI_CORPUS says where it is")
def test_tree_of_real_departments(capsys: pytest.CaptureFixture[str]) -> None:
    """Departments of 河北省, whose own report is not in the corpus: there is nothing to compare them with, and each year
    says so. Their parts are there to be explained all the same."""
    tree = gk.Tree({"河北省教育厅": "河北省政府", "河北省工业和信息化厅": "河北省政府", "河北省科学技术厅": "河北省政府"})
    for path in sorted((CORPUS / "reports").glob("*-hebei-*")):
        try:
            tree.add(gk.read(path), file=path.name)
        except gk.ReadError as error:
            assert error.code == "report.before-2019"
    findings = tree.check(all=True)
    parts = tree.explain("requests.received.total", year=2023)
    with capsys.disabled():
        print()
        for finding in findings:
            print(f"  {finding}")
        for part in parts:
            print(f"  {part.agency}: {part.cell.value} {part.report.file if part.report else ''}")
    assert {(f.agency, f.year, f.reason) for f in findings} == {
        ("河北省政府", year, gk.Reason.REPORT_MISSING) for year in tree.years
    }
    assert [part.report is not None for part in parts] == [False, True, True, False]
