# SPDX-License-Identifier: Apache-2.0
"""The clock, fees, and the way from ledgers to tables, against DuckDB."""

from __future__ import annotations

import csv
import datetime
import io
import random
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import gongkai as gk
import numpy
import pandas
import polars
import pyarrow
import pytest
from gongkai.testing import REQUEST_COLUMNS, Row, random_ledger, random_reviews, to_csv, write_spoilt_ledger

YEARS = range(2019, 2026)

# Nothing but the definition of the tables; it knows no code of the library.
REQUESTS_SQL = """
    select 'received' as row, applicant as col, count(*) as n from ledger where year(received) = $year group by all
    union all select 'carried_in', applicant, count(*) from ledger
        where received < make_date($year, 1, 1) and (closed is null or closed >= make_date($year, 1, 1)) group by all
    union all select disposition, applicant, count(*) from ledger where year(closed) = $year group by all
    union all select 'total', applicant, count(*) from ledger where year(closed) = $year group by all
    union all select 'carried_out', applicant, count(*) from ledger
        where received <= make_date($year, 12, 31) and (closed is null or closed > make_date($year, 12, 31)) group by all
"""
REVIEWS_SQL = """
    select kind, outcome, count(*) from reviews where not co_defendant and year(closed) = $year group by all
    union all select kind, 'pending', count(*) from reviews where not co_defendant
        and filed <= make_date($year, 12, 31) and (closed is null or closed > make_date($year, 12, 31)) group by all
"""


@cache
def ledger(requests: int = 20_000, seed: int = 7) -> list[Row]:
    return list(random_ledger(requests, seed=seed, first_year=2019, last_year=2025))


@cache
def table() -> Any:
    """The ledger in Arrow, read by pyarrow."""
    return pyarrow.Table.from_pylist(ledger())


def pivot(query: str, year: int, **tables: Any) -> dict[tuple[str, str], int]:
    with duckdb.connect() as database:
        for name, rows in tables.items():
            database.register(name, rows)
        counts = {(row, column): n for row, column, n in database.execute(query, {"year": year}).fetchall()}
    for row in {row for row, _ in counts}:
        counts[row, "total"] = sum(n for (r, column), n in counts.items() if r == row and column != "total")
    return counts


def cells(printed: Any) -> dict[tuple[str, str], Any]:
    return {(row.code, column.code): cell.value for (row, column), cell in printed.items()}


def assert_equal_to(counted: gk.Tally, expected: dict[tuple[str, str], int], printed: Any) -> None:
    shown = cells(printed)
    assert {key: n for key, n in shown.items() if n} == expected
    assert None not in shown.values()


@cache
def csv_text(requests: int = 20_000, seed: int = 7) -> bytes:
    return to_csv(ledger(requests, seed))


@cache
def expected_requests(year: int) -> dict[tuple[str, str], int]:
    return pivot(REQUESTS_SQL, year, ledger=table())


def test_a_tally_equals_sql_in_every_cell_of_every_year() -> None:
    counted = gk.tally(csv_text(), 2024)
    assert counted.rows == (20_000, 20_000, 0)
    for year in YEARS:
        assert_equal_to(counted, expected_requests(year), counted.of_year(year).requests)


@pytest.mark.parametrize("seed", range(3))
def test_parts_split_at_random_add_up(seed: int) -> None:
    chance = random.Random(seed)
    parts: list[list[Row]] = [[] for _ in range(chance.randrange(2, 9))]
    for row in ledger():
        chance.choice(parts).append(row)
    for part in parts:
        chance.shuffle(part)
    given = [pyarrow.Table.from_pylist(part, schema=table().schema) if chance.random() < 0.5 else to_csv(part) for part in parts]
    cases = list(random_reviews(ledger(), seed=seed, until=datetime.date(2025, 12, 31)))
    some = [case for case in cases if chance.random() < 0.5]
    others = [case for case in cases if case not in some]
    whole = gk.tally(given, 2024, reviews=[to_csv(some), pandas.DataFrame(others)])
    for year in YEARS:
        counted = whole.of_year(year)
        assert_equal_to(counted, expected_requests(year), counted.requests)
        assert_equal_to(counted, pivot(REVIEWS_SQL, year, reviews=pyarrow.Table.from_pylist(cases)), counted.reviews)


def test_what_was_saved_is_merged_as_if_it_had_been_read(tmp_path: Path) -> None:
    first, second = ledger()[:12_000], ledger()[11_000:]
    gk.tally(pyarrow.Table.from_pylist(first), 2024).save(tmp_path / "first")
    gk.tally(to_csv(second), 2021).save(tmp_path / "second")
    counted, whole = gk.tally([tmp_path / "first", tmp_path / "second"], 2024), gk.tally(table(), 2024)
    assert counted.rows == (21_000, 20_000, 1_000)
    for year in YEARS:
        assert_equal_to(counted, expected_requests(year), counted.of_year(year).requests)
        assert counted.of_year(year).fees == whole.of_year(year).fees
    (tmp_path / "second").write_bytes((tmp_path / "second").read_bytes()[:-1])
    with pytest.raises(gk.ReadError, match="saved"):
        gk.tally(tmp_path / "second", 2024)


def test_reviews_equal_sql_in_every_cell_of_every_year() -> None:
    reviews = list(random_reviews(ledger(), seed=3, until=datetime.date(2025, 12, 31)))
    in_arrow = pyarrow.Table.from_pylist(reviews)
    expected = {year: pivot(REVIEWS_SQL, year, reviews=in_arrow) for year in YEARS}
    as_text = pandas.read_csv(io.BytesIO(to_csv(reviews)), dtype=str)
    for given in (to_csv(reviews), in_arrow, pandas.DataFrame(reviews), as_text):
        counted = gk.tally(csv_text(), 2024, reviews=given)
        assert counted.review_rows == (len(reviews), len(reviews), 0)
        for year in YEARS:
            assert_equal_to(counted, expected[year], counted.of_year(year).reviews)


def as_pandas(rows: list[Row]) -> pandas.DataFrame:
    frame = pandas.DataFrame(rows)
    for name in ("received", "closed", "extended", "fee_paid"):
        frame[name] = pandas.to_datetime(frame[name])
    frame["disposition"] = frame["disposition"].astype("category")
    return frame


def as_polars(rows: list[Row]) -> polars.DataFrame:
    return polars.DataFrame(rows, infer_schema_length=None).with_columns(polars.col("applicant", "id").cast(polars.Categorical))


def as_batches(rows: list[Row]) -> Any:
    whole = pyarrow.Table.from_pylist(rows)
    return pyarrow.Table.from_batches(whole.slice(0, 5).to_batches() + whole.slice(5).to_batches(max_chunksize=777))


def as_views(rows: list[Row]) -> Any:
    whole = pyarrow.Table.from_pylist(rows)
    names = ("id", "applicant", "disposition")
    return whole.cast(pyarrow.schema([f.with_type(pyarrow.string_view()) if f.name in names else f for f in whole.schema]))


def as_text(rows: list[Row]) -> pandas.DataFrame:
    return pandas.read_csv(io.BytesIO(to_csv(rows)), dtype=str)


def as_read_by_pandas(rows: list[Row]) -> pandas.DataFrame:
    # Days are text, numbers beside empty places are floating-point.
    return pandas.read_csv(io.BytesIO(to_csv(rows)))


def as_read_by_polars(rows: list[Row]) -> polars.DataFrame:
    return polars.read_csv(to_csv(rows), infer_schema_length=None)


KINDS = [
    as_pandas, as_polars, as_batches, as_views, as_text, as_read_by_pandas, as_read_by_polars, pyarrow.Table.from_pylist
]  # fmt: skip


@pytest.mark.parametrize("make", KINDS)
def test_columns_of_every_kind_give_the_tally_of_the_csv(make: Any) -> None:
    rows = ledger(5_000, 11)
    expected = gk.tally(to_csv(rows), 2024)
    counted = gk.tally(make(rows), 2024, threads=3)
    assert counted.rows == expected.rows == (5_000, 5_000, 0)
    assert counted.finding_numbers == expected.finding_numbers
    assert counted.fees == expected.fees
    assert counted.report == expected.report
    assert [r.row for r in counted.requests_of("granted", "total")] == [
        r.row for r in expected.requests_of(gk.Disposition.GRANTED, gk.RequestColumn.TOTAL)
    ]


@pytest.mark.parametrize("make", KINDS)
def test_columns_of_every_kind_give_the_open_requests_and_fees_of_the_csv(make: Any) -> None:
    rows = [row | {"applicant_id": f"A{number % 3}"} for number, row in enumerate(ledger(5_000, 11))]
    open_, months = gk.overdue(to_csv(rows), "2024-06-28"), gk.monthly_fees(to_csv(rows))
    assert open_.overdue and months.fees
    given = make(rows)
    assert gk.overdue(given, "2024-06-28").standings == open_.standings
    assert gk.overdue([given], datetime.date(2024, 6, 28)).rows == (5_000, 5_000, 0)
    assert (gk.monthly_fees(given).fees, gk.monthly_fees(given).unattributed) == (months.fees, 0)


def test_files_of_parquet_arrow_and_json_are_ledgers(tmp_path: Path) -> None:
    rows = ledger(5_000, 11)
    expected = gk.tally(to_csv(rows), 2024)
    frame = as_polars(rows)
    frame.write_parquet(tmp_path / "ledger.parquet")
    frame.write_ipc(tmp_path / "ledger.arrow")
    frame.with_columns(polars.selectors.date().dt.to_string()).write_ndjson(tmp_path / "ledger.jsonl")
    pandas.read_csv(io.BytesIO(to_csv(rows)), dtype=str).to_json(tmp_path / "ledger.json", orient="records")
    for name in ("ledger.parquet", "ledger.arrow", "ledger.jsonl", "ledger.json"):
        counted = gk.tally(tmp_path / name, 2024)
        assert counted.report == expected.report
        assert (counted.rows, counted.findings) == (expected.rows, [])
        assert counted.requests_of("received", "research")[0].source == str(tmp_path / name)
    with open(tmp_path / "ledger.jsonl", "rb") as file:
        assert gk.tally(file, 2024).report == expected.report
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and nothing else")
    with pytest.raises((gk.ReadError, OSError), match=r"broken\.parquet|Parquet"):
        gk.tally(tmp_path / "broken.parquet", 2024)


def test_rows_of_a_slice_are_its_own() -> None:
    part = table().slice(1_001, 3_003)
    counted = gk.tally(part, 2021)
    assert_equal_to(counted, pivot(REQUESTS_SQL, 2021, ledger=part), counted.requests)


def test_a_cell_names_its_requests() -> None:
    counted = gk.tally(table(), 2023)
    for row, column in (("granted", "business"), ("carried_in", "total"), ("carried_out", "natural_person")):
        names = counted.requests_of(row, column)
        assert len(names) == counted.requests[row, column].value
        assert all(ledger()[name.row - 1]["id"] == name.id for name in names)


def test_columns_outlive_the_frame_they_came_from() -> None:
    counted = gk.tally(pyarrow.Table.from_pylist(ledger(5_000, 11)), 2024)
    assert len(counted.requests_of("total", "total")) == counted.requests["total", "total"].value


@pytest.mark.parametrize("requests", [0, 1, 300])
def test_generated_ledgers_are_lawful_and_depend_on_the_seed_alone(requests: int) -> None:
    first = list(random_ledger(requests, seed=5))
    assert first == list(random_ledger(requests, seed=5))
    assert all(tuple(row) == REQUEST_COLUMNS for row in first)
    if requests == 300:
        assert first != list(random_ledger(requests, seed=6))


def test_generated_ledgers_have_every_disposition_and_no_wrong_row() -> None:
    counted = gk.tally(csv_text(), 2024)
    assert counted.finding_numbers == {}
    assert {row["disposition"] for row in ledger()} == {None, *(d.code for d in gk.Disposition)}
    by_month = [0] * 12
    for row in ledger():
        assert isinstance(row["received"], datetime.date)
        by_month[row["received"].month - 1] += 1
    assert max(by_month) > 1.5 * min(by_month)
    assert gk.overdue(csv_text(), "2025-12-31").overdue


# Wrong ledgers

GOOD = {"id": "1", "applicant": "business", "received": "2025-01-20", "closed": "2025-02-21", "disposition": "granted"}
WRONG: dict[str, dict[str, str]] = {
    "ledger.id-missing": {"id": ""},
    "ledger.unknown-code": {"applicant": "firm"},
    "ledger.date": {"received": "2025-02-30"},
    "ledger.order": {"closed": "2025-01-19"},
    "ledger.disposition-without-closed": {"closed": ""},
    "ledger.closed-without-disposition": {"disposition": ""},
    "ledger.correction-without-notice": {"correction_received": "2025-01-22"},
    "ledger.answer-without-consultation": {"consult_answered": "2025-01-22"},
    "ledger.payment-without-notice": {"fee_paid": "2025-01-22"},
}
ODD: dict[str, dict[str, str]] = {
    "ledger.number": {"fee_notified": "2025-01-22", "fee_yuan": "much"},
    "ledger.fee-without-notice": {"fee_yuan": "100"},
    "ledger.disposition-edition": {"disposition": "other"},
    "ledger.correction-disposition": {"disposition": "other.correction_overdue"},
    "ledger.fee-disposition": {"disposition": "other.fee_unpaid"},
    "ledger.extension-superseded": {
        "extended": "2025-01-22",
        "extension_days": "5",
        "fee_notified": "2025-01-23",
        "fee_paid": "2025-01-24",
    },
    "ledger.correction-notice-late": {"correction_notified": "2025-02-10"},
    "ledger.extension-late": {
        "disposition": "other.fee_unpaid",
        "fee_notified": "2025-01-21",
        "extended": "2025-02-24",
        "extension_days": "5",
        "closed": "2025-03-10",
    },
    "ledger.extension-days": {"extended": "2025-02-10", "extension_days": "21"},
    "ledger.reply-late": {"closed": "2025-02-22"},
    "ledger.reply-late-disputed": {"consult_sent": "2025-01-21", "consult_answered": "2025-02-21", "closed": "2025-03-18"},
    "ledger.correction-late": {
        "correction_notified": "2025-01-22",
        "correction_due": "2025-02-05",
        "correction_received": "2025-02-06",
    },
    "ledger.correction-time-long": {
        "correction_notified": "2025-01-22",
        "correction_due": "2025-02-25",
        "correction_received": "2025-02-06",
    },
    "ledger.third-party-not-asked": {"disposition": "denied.third_party_rights"},
    "ledger.deferral-early": {"deferred_to": "2025-02-20"},
    "ledger.deferral-without-date": {"deferred": "2025-01-22"},
    "ledger.fee-amount": {"fee_notified": "2025-01-22", "fee_yuan": "55"},
    "ledger.fee-before-measure": {"received": "2020-06-01", "fee_notified": "2020-06-03", "closed": "2020-06-10"},
    "ledger.after-closing": {"fee_notified": "2025-01-22", "fee_paid": "2025-02-24"},
    "ledger.consultations-unordered": {"consult_sent": "2025-01-24;2025-01-23", "consult_answered": "2025-01-24;2025-01-23"},
    "ledger.payment-late": {"received": "2025-01-02", "fee_notified": "2025-01-03", "fee_paid": "2025-02-20"},
    "ledger.clock-unknown": {"received": "2017-12-01", "correction_notified": "2017-12-02", "correction_received": "2017-12-20"},
}


def written(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, REQUEST_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_row_is_reported_and_not_counted(code: str) -> None:
    counted = gk.tally(written([GOOD | {"id": "0"}, GOOD | WRONG[code]]), 2025)
    assert counted.rows == (2, 1, 1)
    finding = counted.findings[0]
    assert (finding.rule.code, finding.row, finding.severity) == (code, 2, gk.Severity.ERROR)
    assert code in finding.message("en") and "row 2" in finding.message("en")
    assert [reference.row for reference in counted.reported()] == [2]
    assert counted.requests["received", "total"].value == 1


@pytest.mark.parametrize("code", ODD)
def test_an_odd_row_is_reported_and_counted(code: str) -> None:
    counted = gk.tally(written([GOOD | ODD[code]]), 2025)
    assert counted.rows == (1, 1, 0)
    assert [finding.rule.code for finding in counted.findings] == [code]
    year = ODD[code].get("closed", GOOD["closed"])[:4]
    assert counted.of_year(int(year)).requests["total", "total"].value == 1


def test_late_is_late_on_any_day_and_wherever_it_is_judged() -> None:
    """Due on Friday, 2025-02-21: replied on Saturday, on Sunday, on Monday."""
    for closed, working, days in (("2025-02-21", 0, 0), ("2025-02-22", 0, 1), ("2025-02-23", 0, 2), ("2025-02-24", 1, 3)):
        deadline = gk.due("2025-01-20", closed=closed)
        assert (deadline.late, deadline.late_by, deadline.late_days) == (days > 0, working, days)
        counted = gk.tally(written([GOOD | {"closed": closed}]), 2025)
        assert [f.rule for f in counted.findings] == ([gk.LedgerRule.REPLY_LATE] if days else [])
        still_open = written([GOOD | {"closed": "", "disposition": ""}])
        assert [s.days_late for s in gk.overdue(still_open, closed).overdue] == ([days] if days else [])
    late = gk.tally(written([GOOD | {"received": "2018-03-01", "closed": "2018-03-23"}]), 2019)
    assert [(f.rule, f.basis) for f in late.findings] == [(gk.LedgerRule.REPLY_LATE, "2007年条例第二十四条")]


@pytest.mark.parametrize("reading", gk.Reading)
def test_lateness_agrees_between_due_and_tally_and_overdue(reading: gk.Reading) -> None:
    chance = random.Random(3)
    rows: list[dict[str, str]] = []
    expected = set()
    for number in range(600):
        received = datetime.date(2024, 1, 2) + datetime.timedelta(chance.randrange(500))
        at = {name: str(received + datetime.timedelta(chance.randrange(60))) for name in ("extended", "consult_sent")}
        events: dict[str, str] = {name: at[name] for name in at if chance.random() < 0.4}
        if "consult_sent" in events:
            sent = datetime.date.fromisoformat(events["consult_sent"])
            events["consult_answered"] = str(sent + datetime.timedelta(chance.randrange(40)))
        if "extended" in events:
            events["extension_days"] = str(chance.randrange(1, 21))
        last = max([str(received), *(day for name, day in events.items() if name not in ("extension_days", "consult_answered"))])
        closed = str(datetime.date.fromisoformat(last) + datetime.timedelta(chance.randrange(45)))
        row = GOOD | {"id": str(number), "received": str(received), "closed": closed} | events
        rows.append(row)
        given: dict[str, Any] = {name: row[name] for name in ("received", "extended", "closed") if name in row}
        given["extension_days"] = int(events.get("extension_days", "0")) or None
        if "consult_sent" in events:
            given["consultations"] = [(events["consult_sent"], events["consult_answered"])]
        deadline = gk.due(**given, reading=reading)
        if deadline.late:
            expected.add(row["id"])
        one = written([row | {"closed": "", "disposition": ""}])
        assert bool(gk.overdue(one, closed, reading=reading).overdue) == bool(deadline.late)
    found = gk.tally(written(rows), 2025, reading=reading).findings
    assert {f.id for f in found if f.rule.code.startswith("ledger.reply-late")} == expected
    frame = gk.tally(polars.DataFrame(rows, infer_schema_length=None), 2025, reading=reading).findings
    assert {f.id for f in frame if f.rule.code.startswith("ledger.reply-late")} == expected
    assert len(expected) > 100


def test_reviews_are_held_against_their_requests() -> None:
    requests = written([
        GOOD | {"id": "1", "disposition": "denied.state_secret"},
        GOOD | {"id": "2", "disposition": "unable.not_held"},
        GOOD | {"id": "3", "closed": "", "disposition": ""},
    ])  # fmt: skip
    reviews = "id,request_id,kind,filed,closed,outcome\n" + "".join(
        f"V{n},{of},{kind},{filed},,\n"
        for n, (of, kind, filed) in enumerate(
            [
                ("1", "litigation_direct", "2025-03-03"),
                ("2", "litigation_direct", "2025-03-03"),
                ("3", "litigation_direct", "2025-03-03"),
                ("9", "reconsideration", "2025-03-03"),
                ("2", "litigation_after_reconsideration", "2025-05-06"),
            ]
        )  # fmt: skip
    )
    counted = gk.tally(requests, 2025, reviews=reviews.encode())
    assert [(f.row, f.rule.code, f.severity) for f in counted.findings if f.id and f.id.startswith("V")] == [
        (1, "ledger.reconsideration-first", gk.Severity.NOTE),
        (3, "ledger.review-before-reply", gk.Severity.NOTE),
        (3, "ledger.reconsideration-first-disputed", gk.Severity.NOTE),
        (4, "ledger.review-request-unknown", gk.Severity.NOTE),
        (5, "ledger.review-without-reconsideration", gk.Severity.NOTE),
    ]
    assert counted.reviews["litigation_direct", "pending"].value == 3


def test_both_readings_are_given_with_whose_they_are() -> None:
    deadline = gk.due("2025-02-17", consultations=[("2025-02-20", "2025-03-20")])
    assert str(deadline.date) == "2025-04-09"
    assert deadline.otherwise is not None
    assert (str(deadline.otherwise.date), deadline.otherwise.reading) == ("2025-04-16", gk.Reading.LENIENT)
    assert [point.code for point in deadline.otherwise.points] == ["late-answer"]
    assert "条例第三十三条第三款" in deadline.otherwise.points[0].text("zh")
    lenient = gk.due("2025-02-17", consultations=[("2025-02-20", "2025-03-20")], reading="lenient")
    assert (str(lenient.date), lenient.otherwise and str(lenient.otherwise.date)) == ("2025-04-16", "2025-04-09")
    assert gk.due("2025-02-17").otherwise is None


def test_other_periods_displace_article_26() -> None:
    budget = gk.proactive_due("2025-01-27", period="budget")
    assert (str(budget.date), budget.basis) == ("2025-02-16", "预算法第十四条")
    assert budget.otherwise is not None and str(budget.otherwise.date) == "2025-02-17"
    assert str(gk.proactive_due("2025-02-17", period="licence").date) == "2025-02-26"
    assert "通行做法" in gk.proactive_due("2025-02-17", period="penalty").basis
    with pytest.raises(ValueError, match="no such period"):
        gk.proactive_due("2025-02-17", period="soon")


@pytest.mark.parametrize("shuffled", [False, True])
def test_every_row_of_a_spoilt_ledger_is_counted_or_reported_for_its_reason(shuffled: bool) -> None:
    out = io.BytesIO()
    expected = write_spoilt_ledger(out, 20_000, seed=9, percent=40)
    header, *lines = out.getvalue().splitlines(keepends=True)
    if shuffled:
        random.Random(1).shuffle(lines)
    text = b"".join([header, *lines])
    for found in (gk.tally(text, 2024), gk.overdue(text, "2024-06-28"), gk.monthly_fees(text)):
        assert found.rows == expected.rows
        assert found.rows.read == found.rows.counted + found.rows.reported == 20_000
        assert found.finding_numbers == expected.finding_numbers
        assert len(found.findings) == 1_000
    assert len(gk.tally(text, 2024).reported()) == expected.rows.reported


def test_of_rows_with_one_id_the_first_counts() -> None:
    rows = [GOOD, GOOD | {"id": "2"}, GOOD | {"disposition": "unable.not_held"}]
    counted = gk.tally(written(rows), 2025)
    assert counted.rows == (3, 2, 1)
    assert [(f.rule, f.row, f.id) for f in counted.findings] == [(gk.LedgerRule.DUPLICATE_ID, 3, "1")]
    assert counted.requests["granted", "total"].value == 2


def test_no_row_of_a_spoilt_and_shuffled_ledger_is_lost() -> None:
    chance = random.Random(4)
    rows = [{name: "" if value is None else str(value) for name, value in row.items()} for row in ledger(5_000, 11)]
    spoilt = set()
    for number in chance.sample(range(len(rows)), 900):
        rows[number] = rows[number] | chance.choice([*WRONG.values()])
        spoilt.add(number)
    rows += chance.sample(rows, 300)
    chance.shuffle(rows)
    lines = written(rows).split(b"\n")
    for _ in range(50):
        lines.insert(chance.randrange(1, len(lines) - 1), chance.choice([b"x", b"a,b,c", b',"', b"\xff\xfe" * 9, b"," * 40]))
    text = b"\n".join(lines)
    counted = gk.tally(text, 2024)
    assert counted.rows.read == counted.rows.counted + counted.rows.reported
    assert len(counted.reported()) == counted.rows.reported
    assert len({reference.row for reference in counted.reported()}) == counted.rows.reported
    for year in counted.years:
        if year >= 2019:
            table = counted.of_year(year).requests
            for column in gk.RequestColumn:
                assert len(counted.of_year(year).requests_of("total", column)) == table["total", column].value
    assert gk.tally(text, 2024, threads=1).report == counted.report


def test_a_ledger_without_a_needed_column_is_refused() -> None:
    with pytest.raises(gk.ReadError, match="closed"):
        gk.tally(b"id,applicant,received,disposition\n", 2025)
    with pytest.raises(gk.ReadError, match="closed"):
        gk.tally(table().drop_columns(["closed"]), 2025)
    with pytest.raises(gk.ReadError, match="received.*Arrow type"):
        gk.tally(table().set_column(4, "received", pyarrow.array([1.5] * 20_000)), 2025)
    zoned = table()["received"].cast(pyarrow.timestamp("ms", "Asia/Shanghai"))
    with pytest.raises(gk.ReadError, match="received.*Arrow type"):
        gk.tally(table().set_column(4, "received", zoned), 2025)
    with pytest.raises(FileNotFoundError):
        gk.tally("no such ledger.csv", 2025)
    with pytest.raises(TypeError, match="a ledger is"):
        gk.tally(7, 2025)  # type: ignore[arg-type]


def test_days_beyond_all_years_are_reported() -> None:
    days = pyarrow.array([2**31 - 1, -(2**31), 20_108], pyarrow.int32()).view(pyarrow.date32())
    rows = pyarrow.table({"id": ["1", "2", "3"], "applicant": ["business"] * 3, "received": days})
    none = pyarrow.nulls(3)
    counted = gk.tally(rows.append_column("closed", none).append_column("disposition", none), 2025)
    assert counted.rows == (3, 1, 2)
    assert {finding.rule for finding in counted.findings} == {gk.LedgerRule.DATE}
    assert counted.requests["carried_out", "business"].value == 1


def test_an_unknown_column_is_a_note() -> None:
    counted = gk.tally(table().append_column("colour", pyarrow.nulls(20_000)), 2024)
    (finding,) = counted.findings
    assert (finding.rule, finding.detail, finding.row) == (gk.LedgerRule.UNKNOWN_COLUMN, "colour", None)


# The clock and the fees


def test_due_days_with_their_articles() -> None:
    deadline = gk.due("2025-01-20")
    assert (str(deadline.date), deadline.duty, deadline.provisional) == ("2025-02-21", gk.Duty.REPLY, False)
    assert deadline.basis == "条例第三十三条第二款"
    assert [day.number for day in deadline.days if day.number] == [*range(1, 21)]
    assert gk.due(
        datetime.date(2025, 2, 17), correction_notified="2025-02-26", correction_received="2025-03-10"
    ).date == datetime.date(2025, 4, 8)
    assert str(gk.due("2025-02-17", consultations=[("2025-02-20", None)]).date) == "2025-04-09"
    assert str(gk.due("2025-01-20", extended="2025-02-21").date) == "2025-03-21"
    late = gk.due("2025-01-20", extended="2025-02-24")
    assert (str(late.date), late.findings[0].rule) == ("2025-02-21", gk.LedgerRule.EXTENSION_LATE)
    assert gk.due("2026-12-04").provisional
    assert gk.due("2025-01-20").late_by is None
    assert gk.due("2025-01-20", closed="2025-02-21").late_by == 0
    assert gk.due("2025-01-20", closed="2025-02-25").late_by == 2
    assert gk.due("2025-01-20", correction_notified="2025-01-22", closed="2025-03-25").late_by is None
    assert str(gk.proactive_due("2025-01-20").date) == "2025-02-21"
    with pytest.raises(ValueError, match="ledger.order"):
        gk.due("2025-01-20", fee_notified="2025-01-10")
    with pytest.raises(ValueError, match="2018"):
        gk.due("2011-01-20")
    with pytest.raises(ValueError, match="not a day"):
        gk.due("2025-02-29")


def test_a_new_notice_makes_a_year_final() -> None:
    calendar = gk.Calendar()
    assert calendar.is_provisional("2027-01-04")
    notice = "2027\n元旦 2027-01-01 2027-01-04 2027-01-09\n"
    announced = calendar.announce(notice)
    assert (announced.is_workday("2027-01-04"), announced.is_workday("2027-01-09")) == (False, True)
    assert gk.due("2026-12-04", calendar=announced)[1:3] == (datetime.date(2027, 1, 5), False)
    assert calendar.workdays_between("2025-01-20", calendar.nth_workday_after("2025-01-20", 20).date) == 20
    with pytest.raises(gk.ReadError, match="nonsense"):
        calendar.announce("2027\nnonsense\n")
    in_words = "关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至4日（周一）放假调休，共4天。1月9日（周六）上班。"
    in_json = (
        '{"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true},'
        '{"name": "元旦", "date": "2027-01-04", "isOffDay": true}, {"name": "元旦", "date": "2027-01-09", "isOffDay": false}]}'
    )
    for each in (in_words, in_json):
        again = calendar.announce(each)
        assert [again.is_workday(f"2027-01-{day:02}") for day in range(1, 32)] == [
            announced.is_workday(f"2027-01-{day:02}") for day in range(1, 32)
        ]
    with pytest.raises(gk.ReadError, match="周三"):
        calendar.announce("2027: 元旦：1月1日（周三）放假")


def test_working_days_of_arrays_are_those_of_each_day() -> None:
    calendar = gk.Calendar()
    days = numpy.arange("2018-01-01", "2028-01-01", dtype="datetime64[D]")
    dates, provisional = calendar.nth_workdays_after(days, 20)
    each = [calendar.nth_workday_after(day, 20) for day in days.tolist()]
    assert (dates.dtype, dates.tolist()) == (days.dtype, [due.date for due in each])
    assert provisional.tolist() == [due.provisional for due in each]
    assert set(calendar.workday_counts(days, dates)) == {20.0}
    assert set(calendar.workday_counts("2025-01-20", days[-1:])) == {calendar.workdays_between("2025-01-20", "2027-12-31")}


def test_working_days_of_columns() -> None:
    calendar = gk.Calendar()
    given: list[datetime.date | None] = [datetime.date(2025, 1, 20), None, datetime.date(2012, 1, 1), datetime.date(2026, 12, 4)]
    columns = [
        pandas.to_datetime(pandas.Series(given)),
        polars.Series(given),
        pyarrow.array(given),
        numpy.array(given, dtype="datetime64[ns]"),
        numpy.array(["2025-01-20", "NaT", "2012-01-01", "2026-12-04"], dtype="datetime64[s]")[:],
    ]
    for column in columns:
        dates, provisional = calendar.nth_workdays_after(column, 20)
        assert [str(date) for date in dates] == ["2025-02-21", "NaT", "NaT", "2027-01-04"]
        assert provisional.tolist() == [False, False, False, True]
        counts = calendar.workday_counts(column, numpy.array("2025-02-21", dtype="datetime64[D]"))
        assert numpy.array_equal(counts, [20, numpy.nan, numpy.nan, -444], equal_nan=True)
    two_by_two = numpy.array([["2025-01-20", "2025-01-21"], ["2025-01-22", "NaT"]], dtype="datetime64[D]").T
    assert calendar.nth_workdays_after(two_by_two, 0).dates.shape == (2, 2)
    assert str(calendar.nth_workdays_after(two_by_two, 0).dates[1, 0]) == "2025-01-21"
    assert calendar.nth_workdays_after([], 20).dates.size == 0


def test_fees_are_those_of_the_measure() -> None:
    assert [gk.fee(requests=n) for n in (10, 11, 35, 52)] == [0, 100, 3000, 7800]
    assert gk.fee(pages=250) == Decimal(4700)
    with pytest.raises(TypeError):
        gk.fee(requests=1, pages=1)
    with pytest.raises(ValueError, match="0 to"):
        gk.fee(pages=-1)


def test_fees_of_a_ledger_by_applicant_and_month(tmp_path: Path) -> None:
    rows = [GOOD | {"id": str(n), "applicant_id": "A1" if n < 35 else ""} for n in range(40)]
    path = tmp_path / "ledger.csv"
    path.write_bytes(written(rows))
    months = gk.monthly_fees(path)
    assert months.fees == [("A1", 2025, 1, 35, Decimal(3000))]
    assert months.unattributed == 5


def test_overdue_is_judged_by_what_was_known() -> None:
    rows = [GOOD, GOOD | {"id": "2", "closed": "", "disposition": ""}, GOOD | {"id": "3", "received": "x"}]
    text = written(rows)
    on_the_day, the_next = gk.overdue(text, "2025-02-21"), gk.overdue(text, "2025-02-24")
    assert ([s.id for s in on_the_day.overdue], [s.id for s in on_the_day.at_risk]) == ([], ["2"])
    assert [(s.id, str(s.due), s.working_days_left) for s in the_next.overdue] == [("2", "2025-02-21", -1)]
    assert [s.id for s in gk.overdue(text, "2025-02-20").standings] == ["1", "2"]
    assert [(f.row, f.rule) for f in the_next.findings] == [(3, gk.LedgerRule.DATE)]
    assert (the_next.rows, the_next.finding_numbers) == ((3, 2, 1), {gk.LedgerRule.DATE: 1})


def test_a_request_that_is_there_twice_is_overdue_once_and_charged_once() -> None:
    row = GOOD | {"closed": "", "disposition": "", "applicant_id": "A"}
    rows = [row | {"id": str(n)} for n in range(11)]
    text = written([*rows, *rows])
    assert len(gk.overdue([text, text], "2025-02-24").overdue) == 11
    assert [(fee.requests, fee.fee) for fee in gk.monthly_fees([text, text]).fees] == [(11, Decimal(100))]


def test_days_left_say_that_they_are_provisional() -> None:
    text = written([GOOD | {"received": "2026-11-20", "closed": "", "disposition": ""}])
    (before,) = gk.overdue(text, "2026-12-15").standings
    (after,) = gk.overdue(text, "2027-01-05").standings
    assert (str(before.due), before.provisional, after.due, after.provisional) == ("2026-12-18", False, before.due, True)
