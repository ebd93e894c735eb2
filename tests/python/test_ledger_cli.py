# SPDX-License-Identifier: Apache-2.0
"""The commands for who keeps the ledger."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import gongkai as gk
import icalendar
import pytest
from click.testing import Result
from gongkai.testing import random_ledger, random_reviews, to_csv
from test_cli import run

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
    notice = "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）"
    assert f"2025-01-26 周日 第5日（春节调休上班） [条例第三十三条第二款；{notice}]" in lines
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
    refused(run("due", "--received", "2026-12-04", "--notice", notice), "notice.invalid")
    notice.write_bytes(b"2027\n\xff\xfe 2027-01-01 2027-01-04\n")
    refused(run("due", "--received", "2026-12-04", "--notice", notice), "input.encoding")
    refused(run("due", "--received", "2026-12-04", "--notice", tmp_path / "none"), "file.unreadable")


def test_every_command_on_days_takes_a_new_notice_in_the_words_it_was_issued_in(tmp_path: Path) -> None:
    notice = tmp_path / "2027.txt"
    words = "关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至4日（周一）放假调休，共4天。1月9日（周六）上班。\n"
    notice.write_text(words, encoding="utf-8")
    assert run("due", "--received", "2026-12-04", "--notice", notice).stdout.startswith("2027-01-05 reply due")
    assert run("due", "--made", "2026-12-04", "--notice", notice).stdout.startswith("2027-01-05 publication due")
    ledger = tmp_path / "ledger.csv"
    ledger.write_text("id,applicant,received,extended,extension_days,closed,disposition\n1,business,2026-12-04,2027-01-05,5,,\n")
    assert "2027-01-04 (provisional)" in run("overdue", ledger, "--as-of", "2026-12-31").stdout
    assert "2027-01-05 [" in run("overdue", ledger, "--as-of", "2026-12-31", "--notice", notice).stdout
    late = run("tally", ledger, "--year", "2026")
    assert late.exit_code == 1
    assert "ledger.extension-late" in late.stderr and "ledger.clock-provisional" in late.stderr
    assert run("tally", ledger, "--year", "2026", "--notice", notice).exit_code == 0


def test_due_says_whether_a_reply_was_in_time() -> None:
    in_time = run("due", "--received", "2025-01-20", "--event", "closed=2025-02-21")
    assert (in_time.exit_code, in_time.stdout.splitlines()[1]) == (0, "2025-02-21 replied in time [Reply 2016 no. 235]")
    late = run("due", "--received", "2025-01-20", "--event", "closed=2025-02-24", "--lang", "zh")
    assert (late.exit_code, late.stdout.splitlines()[1]) == (1, "2025-02-24 逾期1个工作日答复 [国办公开办函〔2016〕235号]")
    answer = json.loads(run("due", "--received", "2025-01-20", "--event", "closed=2025-02-24", "--format", "json").stdout)
    assert answer["late_by"] == 1


def test_a_reply_on_a_day_off_after_the_due_day_is_late() -> None:
    saturday = run("due", "--received", "2025-01-20", "--event", "closed=2025-02-22")
    expected = "2025-02-22 replied 1 day late, none of them a working day [Reply 2016 no. 235]"
    assert (saturday.exit_code, saturday.stdout.splitlines()[1]) == (1, expected)
    answer = json.loads(run("due", "--received", "2025-01-20", "--event", "closed=2025-02-22", "--format", "json").stdout)
    assert (answer["late"], answer["late_by"], answer["late_days"]) == (True, 0, 1)
    before = run("due", "--received", "2025-01-20", "--event", "closed=2025-01-17")
    assert before.exit_code == 1
    assert "ledger.order" in before.stderr and "in time" not in before.stdout


def test_what_has_no_effect_is_told(tmp_path: Path) -> None:
    for event, rule in (
        (["consult_sent=2025-02-24"], "ledger.consultation-late"),
        (["fee_notified=2025-02-24"], "ledger.fee-notice-late"),
        (["deferred_to=2025-02-20"], "ledger.deferral-early"),
        (
            ["correction_notified=2025-01-22", "correction_due=2025-02-05", "correction_received=2025-02-06"],
            "ledger.correction-late",
        ),
    ):
        result = run("due", "--received", "2025-01-20", *(f"--event={each}" for each in event))
        assert result.exit_code == 1, event
        assert rule in result.stderr
    # A lawful deferral is not overdue.
    ledger = tmp_path / "ledger.csv"
    ledger.write_text(
        "id,applicant,received,deferred,deferred_to,closed,disposition\n1,business,2025-01-20,2025-02-10,2025-04-30,,\n"
    )
    assert run("overdue", ledger, "--as-of", "2025-03-31").exit_code == 0
    assert run("overdue", ledger, "--as-of", "2025-05-06").exit_code == 1


def test_both_readings_are_printed_and_one_is_picked() -> None:
    asked = ["due", "--received", "2025-02-17", "--event", "consult_sent=2025-02-20", "--event", "consult_answered=2025-03-20"]
    lines = run(*asked).stdout.splitlines()
    assert lines[0] == "2025-04-09 reply due by the cautious reading [Regulation art. 33 para. 2]"
    assert lines[1] == "2025-04-16 reply due by the lenient reading"
    assert lines[2].startswith("  late-answer: cautious: ")
    assert run(*asked, "--reading", "lenient", "--lang", "zh").stdout.startswith("2025-04-16 答复期限（从宽） [")
    disputed = run(*asked, "--event", "closed=2025-04-11")
    assert disputed.exit_code == 0
    assert "(in time by the lenient reading)" in disputed.stdout
    assert run(*asked, "--event", "closed=2025-04-17").exit_code == 1


def test_a_notice_that_extends_a_holiday_moves_what_is_due(tmp_path: Path) -> None:
    notice = tmp_path / "extends.txt"
    notice.write_text("延长2027年春节假期至2月11日（星期四），2月12日（星期五）起正常上班。\n", encoding="utf-8")
    assert run("due", "--received", "2027-01-20").stdout.startswith("2027-02-19 (provisional)")
    assert run("due", "--received", "2027-01-20", "--notice", notice).stdout.startswith("2027-02-24 (provisional)")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (
            ["correction_notified=2025-02-26", "correction_due=2025-03-12"],
            "2025-03-12 correction due from the applicant [Regulation art. 30]",
        ),
        (["correction_notified=2025-02-26"], "no day set correction due from the applicant [Regulation art. 30]"),
        (["consult_sent=2025-02-20"], "2025-04-09 reply due [Regulation art. 33 para. 2]"),
        (["extended=2025-03-17"], "2025-04-15 reply due [Regulation art. 33 para. 2]"),
        (["deferred_to=2025-06-30"], "2025-06-30 reply due [Regulation art. 35]"),
        (["fee_notified=2025-03-10"], "2025-04-08 payment due from the applicant [Fee Measure 2020, as reported]"),
        (["fee_notified=2025-03-10", "fee_paid=2025-03-20"], "2025-04-18 reply due [Regulation art. 33 para. 2]"),
    ],
)
def test_every_event_of_the_clock_can_be_told(events: list[str], expected: str) -> None:
    result = run("due", "--received", "2025-02-17", *(f"--event={event}" for event in events))
    assert (result.exit_code, result.stdout, result.stderr) == (0, expected + "\n", "")


def test_tally_lists_the_rows_of_a_cell_and_those_not_counted(ledger: Path, bad: Path, tmp_path: Path) -> None:
    expected = gk.tally(ledger, 2025).requests_of("granted", "total")
    lines = run("tally", ledger, "--year", "2025", "--cell", "granted,total").stdout.splitlines()
    assert lines == [f"{ledger}: row {r.row} {r.id}" for r in expected]
    tidy = run("tally", ledger, "--year", "2025", "--cell", "granted,total", "--format", "tidy").stdout.splitlines()
    assert tidy == ["ledger,row,id", *(f"{ledger},{r.row},{r.id}" for r in expected)]
    answers = run("tally", bad, "--year", "2025", "--reported", "--format", "json").stdout.splitlines()
    assert [json.loads(line) for line in answers] == [{"ledger": str(bad), "row": n, "id": id} for n, id in ((2, "1"), (3, "3"))]
    reviews = tmp_path / "reviews.csv"
    reviews.write_text("id,kind,filed,closed,outcome\nV1,reconsideration,2025-01-06,2025-02-06,upheld\n", encoding="utf-8")
    case = run("tally", ledger, "--year", "2025", "--reviews", reviews, "--cell", "reconsideration,upheld")
    assert case.stdout == f"{reviews}: row 1 V1\n"
    refused(run("tally", ledger, "--year", "2025", "--cell", "granted,all"), "granted,business")
    refused(run("tally", ledger, "--year", "2025", "--cell", "reconsideration,upheld"), "--reviews")


def test_ledgers_come_from_standard_input_and_from_several_files(ledger: Path, bad: Path) -> None:
    text = ledger.read_bytes()
    for command in (["tally", "--year", "2025", "--format", "tidy"], ["fee"]):
        assert run(*command, "-", stdin=text).stdout == run(*command, ledger).stdout
    late = ["overdue", "--as-of", "2025-12-31", "--format", "tidy"]
    assert run(*late, "-", stdin=text).stdout == run(*late, ledger).stdout.replace(str(ledger), "-")
    both = run("overdue", "--as-of", "2025-02-24", bad, ledger, "--format", "tidy").stdout.splitlines()
    assert both[0] == "ledger,row,id,state,duty,due,provisional,working_days_left"
    assert f"{bad},1,1,overdue,reply,2025-02-21,false,-1" in both
    refused(run("tally", "--year", "2025", "-", stdin=b""), "input.empty")


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


def test_tally_saves_what_another_machine_merges(ledger: Path, bad: Path, tmp_path: Path) -> None:
    whole = run("tally", ledger, bad, "--year", "2025", "--format", "json").stdout
    saved = run("tally", bad, "--year", "2025", "--save", tmp_path / "part")
    assert saved.exit_code == 1
    assert run("tally", ledger, tmp_path / "part", "--year", "2025", "--format", "json").stdout == whole
    refused(run("tally", bad, "--year", "2025", "--save", tmp_path / "no" / "folder"), "file.unreadable")


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
        refused(run(*command, empty), "ledger.column-missing")
        if command[0] != "fee":
            assert json.loads(run(*command, empty, "--format", "json").stdout)["error"]["code"] == "ledger.column-missing"


def test_overdue_lists_the_latest_first(ledger: Path, bad: Path) -> None:
    result = run("overdue", bad, "--as-of", "2025-02-24")
    assert result.exit_code == 1
    assert f"{bad}: row 1 1: overdue by 1 working day: reply due 2025-02-21 [Regulation art. 33 para. 2]" in result.stdout
    assert "ledger.unknown-code" in result.stderr
    listed = [
        json.loads(line) for line in run("overdue", ledger, "--as-of", "2025-12-31", "--format", "json").stdout.splitlines()
    ]
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


def test_the_period_is_drawn_as_a_calendar() -> None:
    lines = run("due", "--received", "2025-01-20", "--explain", "calendar", "--lang", "zh").stdout.splitlines()
    assert lines[0] == "2025年1月"
    assert any("26 5班" in line and "20 起" in line for line in lines)
    assert any("28 假" in line for line in lines)
    assert any("21 20止" in line for line in lines)
    assert "2025-02-21 周五 第20日，期限届满 [条例第三十三条第二款]" in lines
    english = run("due", "--received", "2025-01-20", "--explain", "calendar").stdout
    assert "21 20!" in english and "make-up workday, counted" in english


def test_due_days_go_into_calendar_programs_and_pictures(ledger: Path, tmp_path: Path) -> None:
    def events(file: bytes | str) -> list[Any]:
        return list(icalendar.Calendar.from_ical(file).walk("VEVENT"))

    assert run("due", "--received", "2025-01-20", "--ics", tmp_path / "due.ics").exit_code == 0
    (event,) = events((tmp_path / "due.ics").read_bytes())
    assert (event["dtstart"].dt, str(event["summary"])) == (datetime.date(2025, 2, 21), "reply due")
    standings = [s for s in gk.overdue(ledger, "2025-12-31").standings if s.due]
    listed = events(run("overdue", ledger, "--as-of", "2025-12-31", "--format", "ics").stdout)
    assert [event["dtstart"].dt for event in listed] == [s.due for s in standings]
    assert len({str(event["uid"]) for event in listed}) == len(standings)
    assert run("due", "--received", "2025-01-20", "--picture", tmp_path / "due.svg").exit_code == 0
    assert (tmp_path / "due.svg").read_bytes().startswith(b"<?xml")
    refused(run("due", "--received", "2025-01-20", "--picture", tmp_path / "due.what"), "format.unsupported")


def test_codes_have_the_wording_of_both_editions() -> None:
    rows = {(row["group"], row["code"]): row for row in json.loads(run("codes", "--format", "json").stdout)}
    normative = rows["disclosure_row", "normative_documents"]
    assert (normative["zh_2019"], normative["zh_2021"]) == ("规范性文件", "行政规范性文件")
    assert rows["request_row", "other"]["zh_2021"] is None
    assert rows["request_row", "other.other"]["zh_2019"] is None
