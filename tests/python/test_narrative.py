# SPDX-License-Identifier: Apache-2.0
"""What the prose of a report says, beside its tables."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from click.testing import CliRunner
from conftest import CORPUS, ROOT
from gongkai._commands.shared import _read
from gongkai.cli import cli

PAGE = (ROOT / "examples" / "reports" / "years" / "data-2023.html").read_text(encoding="utf-8")


def with_prose(old: str, new: str) -> bytes:
    assert old in PAGE
    return PAGE.replace(old, new).encode()


def prose_faults(page: bytes) -> list[gk.Finding]:
    return [f for f in gk.read(page).check().faults if f.rule.scope is gk.RuleScope.PROSE]


def test_check_compares_the_prose_with_the_tables() -> None:
    assert prose_faults(PAGE.encode()) == []

    page = with_prose("新收政府信息公开申请10件", "新收政府信息公开申请12件")
    (fault,) = prose_faults(page)
    assert (fault.rule, fault.severity) == (gk.RuleId.NARRATIVE_MISMATCH, gk.Severity.ERROR)
    assert (fault.expected, fault.actual) == ("10", "12")
    assert fault.cells == ((gk.Table.REQUESTS, gk.RequestRow.RECEIVED, gk.RequestColumn.TOTAL),)
    assert fault.quote == "全年新收政府信息公开申请12件"
    assert fault.span is not None
    begin, end = fault.span.offset, fault.span.offset + fault.span.length
    assert page[begin:end].decode() == fault.quote


def test_check_contradicts_what_is_denied() -> None:
    (fault,) = prose_faults(with_prose("全年新收政府信息公开申请10件", "全年未收到政府信息公开申请"))
    assert (fault.rule, fault.severity) == (gk.RuleId.NARRATIVE_CONTRADICTION, gk.Severity.ERROR)
    assert (fault.expected, fault.actual) == ("10", "0")


def test_words_that_can_be_meant_otherwise_are_a_warning() -> None:
    (fault,) = prose_faults(with_prose("新收政府信息公开申请10件", "累计收到政府信息公开申请12件"))
    assert fault.severity is gk.Severity.WARNING


def claims_json(*arguments: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(cli, ["claims", *arguments, "--format", "json"])
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_report_claims_are_typed_and_placed() -> None:
    page = with_prose("新收政府信息公开申请10件", "新收政府信息公开申请十二件（其中自然人约10件）")
    first, second = (c for c in gk.read(page).claims if c.cells.startswith("requests.received"))
    assert (first.cells, first.number, first.table) == ("requests.received.total", 12, 10)
    assert (first.kind, first.agree, first.bound) == (gk.ClaimKind.STATED, gk.Agreement.NO, gk.NumberBound.EXACT)
    assert first.keys == ((gk.Table.REQUESTS, gk.RequestRow.RECEIVED, gk.RequestColumn.TOTAL),)
    assert first.over == ()
    assert first.section is gk.Section.OVERVIEW
    assert first.span is not None
    assert page[first.span.offset :][: first.span.length].decode() == first.quote
    assert (second.cells, second.bound) == ("requests.received.natural_person", gk.NumberBound.APPROXIMATE)


def test_report_facts_are_what_no_table_has() -> None:
    page = with_prose("全年制发", "通过门户网站发布信息1,365条，举办新闻发布会8场。全年制发")
    facts = [(f.kind, f.through, f.number) for f in gk.read(page).facts]
    assert facts == [
        (gk.FactKind.PUBLISHED_ITEMS, gk.Medium.WEBSITE, 1365),
        (gk.FactKind.PRESS_CONFERENCES, gk.Medium.UNSPECIFIED, 8),
        (gk.FactKind.DOCUMENTS_ISSUED, gk.Medium.UNSPECIFIED, 4),
        (gk.FactKind.DOCUMENTS_REPEALED, gk.Medium.UNSPECIFIED, 2),
        (gk.FactKind.REQUESTS, gk.Medium.UNSPECIFIED, 10),
        (gk.FactKind.INFORMATION_FEE, gk.Medium.UNSPECIFIED, 0),
    ]
    assert [f.unit.code for f in gk.read(page).facts] == ["line", "session", "item", "item", "item", "yuan"]


def test_claims_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(with_prose("新收政府信息公开申请10件", "新收政府信息公开申请12件"))
    lines = claims_json(str(path))
    assert [(line["cells"], line["number"], line["table"], line["agree"]) for line in lines] == [
        ("disclosure.normative_documents.issued", "4", "4", "yes"),
        ("disclosure.normative_documents.repealed", "2", "2", "yes"),
        ("requests.received.total", "12", "10", "no"),
        ("requests.carried_in.total", "1", "1", "yes"),
        ("requests.total.total", "9", "9", "yes"),
        ("requests.carried_out.total", "2", "2", "yes"),
    ]
    keys = ["file", "quote", "kind", "cells", "number", "bound", "table", "agree", "certainty", "section", "span"]
    assert all(list(line) == keys for line in lines)
    text = CliRunner().invoke(cli, ["claims", str(path), "--lang", "en"]).stdout.splitlines()
    assert text[2].startswith(f"{path}:17:13: differs: '全年新收政府信息公开申请12件' total, ")
    assert text[2].endswith("= 12, the table has 10")


def test_claims_says_what_it_could_not_read(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["claims", str(tmp_path / "absent.html"), str(ROOT / "README.md")])
    assert result.exit_code == 2
    assert "absent.html" in result.stderr


def rows(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.skipif(not CORPUS.exists(), reason=f"no corpus in {CORPUS}; GONGKAI_CORPUS says where it is")
def test_claims_of_the_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    typed = rows("claims.tsv")
    wanted = right = listed = agreeing = 0
    tempted: list[str] = []
    for path in sorted((CORPUS / "reports").iterdir()):
        number = path.name[:3]
        if isinstance(_read(str(path)), gk.ReadError):
            continue
        found = claims_json(str(path))
        mine = [row for row in typed if row["file"] == number]
        wanted, listed = wanted + len(mine), listed + len(found)
        left = list(found)
        for row in mine:
            hit = next((c for c in left if (c["cells"], c["number"]) == (row["cells"], row["narrated"])), None)
            if hit is None:
                print(f"{number}: not found: {row['quote']}")
                continue
            left.remove(hit)
            right += 1
            agreeing += hit["agree"] == row["agree"]
        for claim in left:
            print(f"{number}: not typed: {claim['quote']} {claim['cells']}")
        for row in rows("nonclaims.tsv"):
            words = "".join(row["quote"].split())
            tempted += [
                row["quote"]
                for claim in found
                if row["file"] == number
                and words in "".join(claim["quote"].split())
                and claim["number"] == row["number"]
                and claim["cells"].startswith(row["tempting_cell"].rstrip("*"))
            ]
    with capsys.disabled():
        print(
            f"\nclaims of the corpus: {right} of {wanted} found ({right / wanted:.1%}), {right} of {listed} listed are "
            f"right ({right / listed:.1%}), agreement as typed in {agreeing}"
        )
    assert right >= 0.95 * wanted
    assert right >= 0.99 * listed
    assert tempted == []
