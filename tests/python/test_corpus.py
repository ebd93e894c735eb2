# SPDX-License-Identifier: Apache-2.0
"""Real reports: what is read and found equals what people read and found. Skipped where GONGKAI_CORPUS is absent."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from click.testing import CliRunner
from conftest import CORPUS
from gongkai.cli import cli


def _reports() -> list[Path]:
    """Those with known cells; PDF files where their extra is installed."""
    found = sorted((CORPUS / "reports").glob("*")) if CORPUS.exists() else []
    known = [path for path in found if (CORPUS / "truth" / f"{path.name[:3]}.csv").exists()]
    return [path for path in known if path.suffix != ".pdf" or find_spec("pypdfium2")]


REPORTS = _reports()
pytestmark = pytest.mark.skipif(not REPORTS, reason=f"no corpus in {CORPUS}; GONGKAI_CORPUS says where it is")
each_report = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)


def _faults(number: str) -> list[dict[str, str]]:
    known = {rule.code for rule in gk.RuleId if rule.scope in (gk.RuleScope.REPORT, gk.RuleScope.PROSE)}
    with (CORPUS / "faults.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["file"] == number and row["rule"] in known]


def _names(finding: dict[str, Any]) -> set[str]:
    """What a finding is about, as faults.tsv writes it: a section, a table, a cell, a row, or a sum of cells."""
    names = {finding["section"], finding["table"]} - {None}
    for table, row, column in finding["cells"]:
        names |= {f"{table}.{row}.{column}", f"{table}.{row}"}
    return names | {"+".join(".".join(cell) for cell in finding["cells"])}


def _is(finding: dict[str, Any], fault: dict[str, str]) -> bool:
    return (
        finding["rule"] == fault["rule"]
        and any(fnmatchcase(name, fault["cells"]) for name in _names(finding))
        and all(fault[key] in ("", finding[key]) for key in ("expected", "actual"))
    )


@each_report
def test_read_equals_the_truth(path: Path) -> None:
    result = CliRunner().invoke(cli, ["read", str(path), "--format", "tidy"])
    assert result.exit_code == 0, result.stderr
    truth = (CORPUS / "truth" / f"{path.name[:3]}.csv").read_text(encoding="utf-8")
    with_accept = list(csv.DictReader(truth.splitlines()))
    fields = ["table", "row", "column", "value", "status"]
    header, *cells = csv.reader(result.stdout.splitlines())
    assert header == fields
    for cell, row in zip(cells, with_accept, strict=True):
        # Where the strict answer is that nothing is certain, one reading may be inferred.
        inferred = [*cell[:3], row["accept"], "inferred"]
        assert cell in ([row[field] for field in fields], inferred if row["accept"] else None)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("options", [[], ["-layout"], ["-raw"]], ids=lambda options: options[0] if options else "plain")
def test_text_of_pdf_reports_gives_no_other_number(options: list[str]) -> None:
    """What pdftotext makes of them has lost the lines of their tables."""
    paths = [path for path in REPORTS if path.suffix == ".pdf"]
    if not paths:
        pytest.skip("no PDF report, or no reader for it")
    for path in paths:
        text = subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, check=True).stdout
        with (CORPUS / "truth" / f"{path.name[:3]}.csv").open(encoding="utf-8", newline="") as file:
            truth = {(row["table"], row["row"], row["column"]): row["value"] for row in csv.DictReader(file)}
        read = gk.read(text).rows()
        assert [cell for cell in read if cell.value is not None and str(cell.value) != truth.get(cell[:3])] == []
        assert [cell for cell in read if cell.status == "blank" and truth.get(cell[:3])] == []


@each_report
def test_check_finds_the_faults_and_no_others(path: Path) -> None:
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "json"])
    findings = [f for line in result.stdout.splitlines() if "rule" in (f := json.loads(line))]
    found = [f for f in findings if f["outcome"] == "fail" and f["severity"] != "note"]
    faults = _faults(path.name[:3])
    must = [fault for fault in faults if fault["weight"] == "must"]
    assert [fault for fault in must if not any(_is(f, fault) for f in found)] == []
    assert [f for f in found if not any(_is(f, fault) for fault in faults)] == []
    assert result.exit_code == (1 if found else 0)


@each_report
def test_json_gives_the_report_back(path: Path) -> None:
    report = gk.read(path)
    again = gk.Report.from_json(report.to_json())
    assert again == report
    assert again.check(all=True) == report.check(all=True)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
def test_every_report_can_be_checked_in_every_form(form: str) -> None:
    """Also those that are fragments or of 2018: what cannot be read is told, and the rest goes on."""
    paths = [str(path) for path in sorted((CORPUS / "reports").glob("*")) if path.suffix != ".pdf"]
    result = CliRunner().invoke(cli, ["check", *paths, "--format", form, "--all"])
    assert result.exit_code == 2
    assert result.exception is None or isinstance(result.exception, SystemExit)
    if form == "json":
        lines = [json.loads(line) for line in result.stdout.splitlines()]
        assert {line["file"] for line in lines} == set(paths)
        assert [line["error"]["code"] for line in lines if "error" in line] == ["report.before-2019"]
    if form == "sarif":
        assert len(json.loads(result.stdout)["runs"][0]["artifacts"]) == len(paths)
