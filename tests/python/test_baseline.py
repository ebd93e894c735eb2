# SPDX-License-Identifier: Apache-2.0
"""Findings that a person has settled."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT
from gongkai.cli import cli

PAGE = (ROOT / "examples" / "reports" / "example-2024.html").read_text(encoding="utf-8")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def check(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["check", *arguments])
    return result.exit_code, result.output


def settle(baseline: Path, state: str, reason: str) -> None:
    text = baseline.read_text(encoding="utf-8")
    text = text.replace('state = "open"', f'state = "{state}"').replace('reason = ""', f'reason = "{reason}"')
    baseline.write_text(text, encoding="utf-8")


def test_dismissed_findings_are_no_faults_wherever_they_move(page: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "settled.toml"
    status, _ = check(str(page), "--baseline", str(baseline), "--update-baseline")
    assert status == 1
    entries = tomllib.loads(baseline.read_text(encoding="utf-8"))["finding"]
    assert len(entries) == 3
    assert {entry["state"] for entry in entries} == {"open"}
    assert all(entry["rule"].startswith("requests.") and entry["message"] for entry in entries)

    settle(baseline, "dismissed", "核对过原件")
    page.write_text("<!-- moved -->\n\n" + PAGE, encoding="utf-8")
    status, shown = check(str(page), "--baseline", str(baseline), "--lang", "en")
    assert status == 0
    assert "requests.balance" not in shown
    assert "likely:" not in shown, "there is nothing left to mend"
    assert "3 dismissed by the baseline" in shown


def test_confirmed_findings_stay_faults_and_say_so(page: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "settled.toml"
    check(str(page), "--baseline", str(baseline), "--update-baseline")
    settle(baseline, "confirmed", "called the agency")
    status, shown = check(str(page), "--baseline", str(baseline), "--lang", "en")
    assert status == 1
    assert shown.count("(confirmed: called the agency)") == 3
    # What is there is kept over an update.
    check(str(page), "--baseline", str(baseline), "--update-baseline")
    entries = tomllib.loads(baseline.read_text(encoding="utf-8"))["finding"]
    assert [entry["reason"] for entry in entries] == ["called the agency"] * 3


def test_json_and_sarif_know_the_baseline(page: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "settled.toml"
    _, plain = check(str(page), "--format", "sarif")
    assert all("baselineState" not in result for result in json.loads(plain)["runs"][0]["results"])
    check(str(page), "--baseline", str(baseline), "--update-baseline")
    settle(baseline, "dismissed", "printed so")
    status, text = check(str(page), "--baseline", str(baseline), "--format", "sarif")
    results = json.loads(text)["runs"][0]["results"]
    failed = [result for result in results if result["kind"] == "fail" and result["level"] == "error"]
    assert status == 0
    assert {result["baselineState"] for result in failed} == {"unchanged"}
    assert all(r["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "printed so"}] for r in failed)

    baseline.write_text("", encoding="utf-8")
    _, lines = check(str(page), "--baseline", str(baseline), "--format", "json")
    first = json.loads(lines.splitlines()[0])
    assert first["fingerprint"] and first["settled"] is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("finding = 3", "findings are tables"),
        ('[[finding]]\nstate = "open"', "no fingerprint"),
        ('[[finding]]\nfingerprint = "a"\nstate = "maybe"', "maybe"),
        ('[[finding]]\nfingerprint = "a"\nstate = "dismissed"', "without a reason"),
        ("[[finding", "settled.toml"),
    ],
)
def test_a_baseline_that_cannot_be_meant_is_told(page: Path, tmp_path: Path, text: str, problem: str) -> None:
    baseline = tmp_path / "settled.toml"
    baseline.write_text(text, encoding="utf-8")
    status, shown = check(str(page), "--baseline", str(baseline))
    assert status == 2
    assert problem in shown


def test_update_needs_a_baseline(page: Path) -> None:
    assert check(str(page), "--update-baseline")[0] == 2
