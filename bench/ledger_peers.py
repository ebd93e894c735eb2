# SPDX-License-Identifier: Apache-2.0
"""Compares the ledger with its peers: the same rows, the same threads, one run. Prints ratios, peer's time to ours.

    GONGKAI_BENCH_ROWS=10000000 python -P bench/ledger_peers.py

Needs numpy, pyarrow, duckdb, polars and chinesecalendar. Each side is run in turn and its best time counts. Ours also
judges each row and looks for ids used twice, and gives the tables of every year; the peers group and pivot one year.
"""

from __future__ import annotations

import datetime
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import chinese_calendar
import duckdb
import numpy
import pyarrow
import pyarrow.csv

ROWS = int(os.environ.get("GONGKAI_BENCH_ROWS", "1000000"))
THREADS = len(os.sched_getaffinity(0))
ROUNDS = int(os.environ.get("GONGKAI_BENCH_ROUNDS", "5"))
YEAR = 2024

os.environ["POLARS_MAX_THREADS"] = str(THREADS)
import polars  # noqa: E402

import gongkai as gk  # noqa: E402

# Received, carried in, each disposition and carried out, by applicant.
SQL = f"""
    select applicant, count(*) filter (year(received) = {YEAR}) as received,
        count(*) filter (received < date '{YEAR}-01-01' and (closed is null or closed >= date '{YEAR}-01-01')) as carried_in,
        count(*) filter (received <= date '{YEAR}-12-31' and (closed is null or closed > date '{YEAR}-12-31')) as carried_out,
        {", ".join(f"count(*) filter (year(closed) = {YEAR} and disposition = '{d.code}') as d{d.value}" for d in gk.Disposition)}
    from {{}} group by applicant
"""


def ledger() -> Any:
    """A ledger of six years in the order of receipt, with ids that ascend; one request in 33 is open."""
    draw = numpy.random.default_rng(7)
    start = (datetime.date(2020, 1, 2) - datetime.date(1970, 1, 1)).days
    received = (start + numpy.arange(ROWS) * 2100 // ROWS).astype("int32")
    is_open = draw.integers(0, 33, ROWS) == 0
    closed = received + 12 + draw.integers(0, 30, ROWS, "int32")
    codes = [d.code for d in gk.Disposition if gk.Edition.E2021 in d.editions and gk.Edition.E2019 in d.editions]
    ending = draw.integers(0, len(codes), ROWS, "int32")
    ending[draw.integers(0, 2, ROWS) == 0] = 0
    applicant = draw.choice(6, ROWS, p=[0.8, 0.12, 0.02, 0.02, 0.02, 0.02]).astype("int32")
    dictionary = pyarrow.DictionaryArray.from_arrays
    return pyarrow.table(
        {
            "id": _ids(),
            "applicant": dictionary(pyarrow.array(applicant), [a.code for a in gk.Applicant]),
            "received": pyarrow.array(received).view(pyarrow.date32()),
            "closed": pyarrow.array(closed, mask=is_open).view(pyarrow.date32()),
            "disposition": dictionary(pyarrow.array(ending, mask=is_open), codes),
        }
    )


def _ids() -> Any:
    width = 10
    text = numpy.full((ROWS, width), ord("0"), "uint8")
    text[:, 0] = ord("R")
    rest = numpy.arange(ROWS)
    for place in range(width - 1, 0, -1):
        text[:, place] = ord("0") + rest % 10
        rest //= 10
    offsets = numpy.arange(0, ROWS * width + 1, width, dtype="int32")
    return pyarrow.StringArray.from_buffers(ROWS, pyarrow.py_buffer(offsets), pyarrow.py_buffer(text))


def best(*runs: Callable[[], object]) -> list[float]:
    """The best time of each, taken in turn so that a busy machine troubles all alike."""
    times = [float("inf")] * len(runs)
    for _ in range(ROUNDS):
        for i, run in enumerate(runs):
            begin = time.perf_counter()
            run()
            times[i] = min(times[i], time.perf_counter() - begin)
    return times


def in_polars(frame: Any) -> Any:
    first, last = datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31)
    c, still = polars.col, polars.col("closed").is_null()
    in_year = c("closed").dt.year() == YEAR
    return frame.group_by("applicant").agg(
        (c("received").dt.year() == YEAR).sum().alias("received"),
        ((c("received") < first) & (still | (c("closed") >= first))).sum().alias("carried_in"),
        ((c("received") <= last) & (still | (c("closed") > last))).sum().alias("carried_out"),
    ), frame.filter(in_year).group_by("disposition", "applicant").len().pivot(on="applicant", index="disposition", values="len")


def tell(what: str, ours: float, **peers: float) -> None:
    ratios = ", ".join(f"{name} {peer / ours:.2f} x ({peer * 1e3:.1f} ms)" for name, peer in peers.items())
    print(f"{what}: {ours * 1e3:.1f} ms; {ratios}")


def working_days() -> None:
    calendar = gk.Calendar()
    day = datetime.date(2025, 1, 20)

    def twentieth(start: datetime.date) -> datetime.date:
        # What chinese_calendar offers: days one by one.
        n, at = 0, start
        while n < 20:
            at += datetime.timedelta(1)
            n += chinese_calendar.is_workday(at)
        return at

    ours, theirs = best(
        lambda: [calendar.nth_workday_after(day, 20) for _ in range(10_000)], lambda: [twentieth(day) for _ in range(1_000)]
    )
    print(f"20th working day, from Python: {ours * 1e5:.0f} ns; chinese_calendar {theirs * 10 / ours:.0f} x ({theirs * 1e6:.0f} ns)")
    first, last = datetime.date(2018, 1, 1), datetime.date(2026, 11, 1)
    days = [first + datetime.timedelta(n) for n in range((last - first).days)]
    differ = refused = 0
    for each in days:
        try:
            differ += twentieth(each) != calendar.nth_workday_after(each, 20).date
        except NotImplementedError:
            refused += 1
    print(f"of {len(days)} start days chinese_calendar differs in {differ} and refuses {refused}")


def main() -> None:
    print(f"{ROWS} rows, {THREADS} threads, best of {ROUNDS}; load average {os.getloadavg()[0]:.1f}")
    working_days()
    rows = ledger()
    database = duckdb.connect(config={"threads": THREADS})
    database.register("arrow_rows", rows)
    database.execute("create table own as select * from arrow_rows")
    frame: Any = polars.from_arrow(rows)
    counted = gk.tally(rows, YEAR)
    expected = {r[0]: r[1] for r in database.execute(SQL.format("own")).fetchall()}
    assert all(counted.requests["received", a].value == expected[a.code] for a in gk.Applicant)
    assert counted.rows == (ROWS, ROWS, 0)

    ours, arrow, own, polar = best(
        lambda: gk.tally(rows, YEAR, threads=THREADS).requests,
        lambda: database.execute(SQL.format("arrow_rows")).fetchall(),
        lambda: database.execute(SQL.format("own")).fetchall(),
        lambda: in_polars(frame),
    )
    tell("columns", ours, duckdb_arrow=arrow, duckdb_table=own, polars=polar)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.csv"
        plain = rows.set_column(1, "applicant", rows["applicant"].cast("string"))
        pyarrow.csv.write_csv(plain.set_column(4, "disposition", plain["disposition"].cast("string")), path)
        ours, theirs = best(
            lambda: gk.tally(path, YEAR, threads=THREADS).requests,
            lambda: database.execute(f"create or replace temp table read as select * from read_csv('{path}')"),
        )
        tell(f"CSV of {path.stat().st_size / 1e6:.0f} MB", ours, duckdb_reads=theirs)
    print(f"load average {os.getloadavg()[0]:.1f}; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


if __name__ == "__main__":
    main()
