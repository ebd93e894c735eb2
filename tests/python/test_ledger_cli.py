# SPDX-License-Identifier: Apache-2.0
"""The commands for who keeps the ledger."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from click.testing import Result
from test_cli import run

import gongkai as gk
from gongkai.testing import random_ledger, random_reviews, to_csv

BAD = "id,applicant,received,closed,disposition\n1,business,2025-01-20,,\n1,business,2025-01-20,,\n3,firm,2025-01-20,,\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.csv"
    path.write_bytes(to_csv(random_ledger(400, seed=2)))
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.csv"
    path.write_text(BAD, encoding="utf-8")
    return path


def refused(result: Result, word: str) -> None:
    assert result.exit_code == 2
    assert word in result.stderr


def test_due_says_the_day_and_its_article() -> None:
    result = run("due", "--received", "2025-01-20")
    assert (result.exit_code, result.stdout) == (0, "2025-02-21 reply due [Regulation art. 33 para. 2]\n")
    assert run("due", "--received", "2026-12-04").stdout.startswith("2027-01-04 (provisional) reply due")
    assert run("due", "--made", "2025-01-20", "--lang", "zh").stdout == "2025-02-21 主动公开期限 [条例第二十六条]\n"


def test_due_explains_day_by_day() -> None:
    result = run("due", "--received", "2025-01-20", "--channel", "internet", "--explain", "--lang", "zh")
    lines = result.stdout.splitlines()
    assert lines[0] == "互联网渠道 [条例第三十一条第（三）项]"
    assert lines[1] == "2025-01-20 周一 起算日，当日不计 [条例第三十一条]"
    assert "2025-01-26 周日 第5日（调休上班） [条例第三十三条第二款]" in lines
    assert lines[-2] == "2025-02-21 周五 第20日，期限届满 [条例第三十三条第二款]"
    answer = json.loads(run("due", "--received", "2025-01-20", "--explain", "--format", "json").stdout)
    assert (answer["date"], answer["days"][-1]["last"], len(answer["days"])) == ("2025-02-21", True, 33)


def test_due_takes_events() -> None:
    events = ["correction_notified=2025-02-26", "correction_received=2025-03-10", "consult_sent=2025-03-12;2025-03-13"]
    events += ["consult_answered=2025-03-12;2025-03-14", "extended=2025-04-01", "extension_days=5"]
    result = run("due", "--received", "2025-02-17", *(f"--event={event}" for event in events))
    expected = gk.due(
        "2025-02-17",
        correction_notified="2025-02-26",
        correction_received="2025-03-10",
        consultations=[("2025-03-12", "2025-03-12"), ("2025-03-13", "2025-03-14")],
        extended="2025-04-01",
        extension_days=5,
    )
    assert (result.exit_code, result.stdout.split()[0]) == (0, str(expected.date))
    late = run("due", "--received", "2025-01-20", "--event", "extended=2025-02-24")
    assert late.exit_code == 1
    assert "ledger.extension-late" in late.stderr


def test_due_refuses_what_it_cannot_use(tmp_path: Path) -> None:
    refused(run("due"), "--received")
    refused(run("due", "--received", "2025-02-30"), "2025-02-30")
    refused(run("due", "--received", "2025-01-20", "--event", "replied=2025-02-01"), "replied")
    refused(run("due", "--received", "2025-01-20", "--event", "fee_paid=2025-01-21"), "ledger.payment-without-notice")
    notice = tmp_path / "2027.txt"
    notice.write_text("2027\n元旦 2027-01-01 2027-01-04\n", encoding="utf-8")
    assert run("due", "--received", "2026-12-04", "--notice", notice).stdout.startswith("2027-01-05 reply due")
    notice.write_text("x", encoding="utf-8")
    refused(run("due", "--received", "2026-12-04", "--notice", notice), "argument.invalid")


def test_tally_tidy_is_the_tidy_form_of_the_tables(ledger: Path, tmp_path: Path) -> None:
    reviews = tmp_path / "reviews.csv"
    rows = random_reviews(random_ledger(400, seed=2), seed=3, until=datetime.date(2025, 12, 31))
    reviews.write_bytes(to_csv(rows))
    result = run("tally", ledger, "--year", "2025", "--reviews", reviews, "--format", "tidy")
    assert (result.exit_code, result.stderr) == (0, "")
    report = gk.read(result.stdout.encode())
    counted = gk.tally(ledger, 2025, reviews=reviews)
    assert (report.requests, report.reviews) == (counted.requests, counted.reviews)
    assert {cell.status for cell in report.disclosure.values()} == {gk.CellStatus.MISSING}
    alone = gk.read(run("tally", ledger, "--year", "2025", "--format", "tidy").stdout.encode())
    assert {cell.status for cell in alone.reviews.values()} == {gk.CellStatus.MISSING}


def test_tally_of_several_ledgers_is_their_sum(tmp_path: Path) -> None:
    rows = list(random_ledger(400, seed=2))
    for name, part in (("whole", rows), ("first", rows[:150]), ("second", rows[150:])):
        (tmp_path / name).write_bytes(to_csv(part))
    whole = run("tally", tmp_path / "whole", "--year", "2024", "--format", "tidy")
    assert run("tally", tmp_path / "first", tmp_path / "second", "--year", "2024", "--format", "tidy").stdout == whole.stdout


def test_tally_names_the_rows_that_are_wrong(bad: Path) -> None:
    result = run("tally", bad, "--year", "2025")
    assert result.exit_code == 1
    assert result.stdout.endswith("3 rows read: 1 counted, 2 reported\n")
    assert f"{bad}: row 2 (1), id: error: ledger.duplicate-id" in result.stderr
    assert f"{bad}: row 3 (3), applicant: error: ledger.unknown-code: unknown code (firm)" in result.stderr
    answer = json.loads(run("tally", bad, "--year", "2025", "--format", "json").stdout)
    assert answer["rows"] == {"read": 3, "counted": 1, "reported": 2}
    assert [(f["row"], f["rule"]) for f in answer["findings"]] == [(2, "ledger.duplicate-id"), (3, "ledger.unknown-code")]
    assert {"table": "requests", "row": "received", "column": "business", "value": 1, "status": "reported"} in answer["cells"]


def test_ledgers_that_cannot_be_read_end_with_two(tmp_path: Path) -> None:
    for command in (["tally", "--year", "2025"], ["overdue", "--as-of", "2025-01-01"], ["fee"]):
        refused(run(*command, tmp_path / "none.csv"), "file.unreadable")
    empty = tmp_path / "empty.csv"
    empty.write_text("id,applicant\n", encoding="utf-8")
    for command in (["tally", "--year", "2025"], ["overdue", "--as-of", "2025-01-01"], ["fee"]):
        refused(run(*command, empty), "argument.invalid")
        if command[0] != "fee":
            assert json.loads(run(*command, empty, "--format", "json").stdout)["error"]["code"] == "argument.invalid"


def test_overdue_lists_the_latest_first(ledger: Path, bad: Path) -> None:
    result = run("overdue", bad, "--as-of", "2025-02-24")
    assert result.exit_code == 1
    assert f"{bad}: row 1 1: overdue by 1 working days: reply due 2025-02-21 [Regulation art. 33 para. 2]" in result.stdout
    assert "ledger.unknown-code" in result.stderr
    listed = [json.loads(line) for line in run("overdue", ledger, "--as-of", "2025-12-31", "--format", "json").stdout.splitlines()]
    late = [line["working_days_left"] for line in listed if line["state"] == "overdue"]
    assert late == sorted(late)
    refused(run("overdue", ledger, "--as-of", "today"), "not a day")


def test_fee_by_requests_pages_and_ledger(tmp_path: Path) -> None:
    assert run("fee", "--requests", "35").stdout == "3000 yuan [Fee Measure 2020]\n"
    assert json.loads(run("fee", "--pages", "250", "--format", "json").stdout)["fee_yuan"] == "4700"
    refused(run("fee", "--pages", "1", "--requests", "1"), "needed")
    refused(run("fee", "--requests", "-1"), "0 to")
    path = tmp_path / "ledger.csv"
    rows = [f"{n},business,A{n % 2},2025-0{1 + n % 3}-20,," for n in range(120)]
    path.write_text("\n".join(["id,applicant,applicant_id,received,closed,disposition", *rows, ""]), encoding="utf-8")
    assert len(run("fee", path).stdout.splitlines()) == 6
    assert run("fee", path, "--month", "2025-02").stdout.splitlines()[0] == "2025-02 A0: 20 requests, 1000 yuan"
