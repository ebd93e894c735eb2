# SPDX-License-Identifier: Apache-2.0
"""Compares the ledger with its peers: the same rows, the same threads, one run. Prints ratios, peer's time to ours.

    GONGKAI_BENCH_ROWS=10000000 python -P bench/ledger_peers.py [days | columns | csv | memory]...

Needs numpy, pyarrow, duckdb, polars and chinesecalendar. Each side is run in turn and its best time counts. Ours also
judges each row and looks for ids used twice, and gives the tables of every year; the peers group and pivot one year.
Memory is that of a process of its own that tallies a ledger of which four rows in ten are wrong.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
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
import gongkai as gk
import polars
from gongkai.testing import write_spoilt_ledger

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


def best(*runs: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """The best time of each, taken in turn so that a busy machine troubles all alike."""
    times = [float("inf")] * len(runs)
    for _ in range(ROUNDS):
        for i, run in enumerate(runs):
            begin = clock()
            run()
            times[i] = min(times[i], clock() - begin)
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
    first, last = datetime.date(2018, 1, 1), datetime.date(2026, 12, 31)
    days = [first + datetime.timedelta(n) for n in range((last - first).days + 1)]
    column = numpy.array(days, dtype="datetime64[D]")
    million = numpy.resize(column, 1_000_000)
    off = [day for day in days if not calendar.is_workday(day) and day.weekday() < 5]
    theirs_to_count = [day for day in days if day < datetime.date(2026, 11, 1)][::10]

    def one_by_one(start: datetime.date) -> datetime.date:
        n, at = 0, start
        while n < 20:
            at += datetime.timedelta(1)
            n += chinese_calendar.is_workday(at)
        return at

    array, each, found, stepped, busday = best(
        lambda: calendar.nth_workdays_after(million, 20),
        lambda: [calendar.nth_workday_after(day, 20) for day in days],
        lambda: [chinese_calendar.find_workday(20, day) for day in theirs_to_count],
        lambda: [one_by_one(day) for day in theirs_to_count],
        lambda: numpy.busday_offset(million, 20, roll="backward", holidays=off),
        clock=time.process_time,
    )
    array, busday = array / len(million), busday / len(million)
    each, found, stepped = each / len(days), found / len(theirs_to_count), stepped / len(theirs_to_count)
    print("the 20th working day after a day, in ns of CPU time and as a ratio to an array's:")
    for name, seconds in (
        ("gongkai, an array of a million", array),
        ("gongkai, one day from Python", each),
        ("numpy.busday_offset, an array", busday),
        ("chinese_calendar.find_workday", found),
        ("chinese_calendar.is_workday, day by day", stepped),
    ):
        print(f"  {name:40} {seconds * 1e9:9.1f} {seconds / array:9.1f} x")

    # What is right is counted from the table of days that both have.
    right = calendar.nth_workdays_after(column, 20)
    wrong: dict[str, list[str]] = {"find_workday": [], "busday_offset": []}
    refused = 0
    without_make_up = numpy.busday_offset(column, 20, roll="backward", holidays=off)
    for day, due, busdays in zip(days, right.dates.tolist(), without_make_up.tolist(), strict=True):
        try:
            assert one_by_one(day) == due
            if (theirs := chinese_calendar.find_workday(20, day)) != due:
                wrong["find_workday"].append(f"{day}: {theirs}, right is {due}")
        except NotImplementedError:
            refused += 1
        if busdays != due:
            wrong["busday_offset"].append(f"{day}: {busdays}, right is {due}")
    print(
        f"of {len(days)} start days chinese_calendar.find_workday is wrong in {len(wrong['find_workday'])} and refuses {refused};"
    )
    print(f"  numpy.busday_offset, which knows no make-up workdays, is wrong in {len(wrong['busday_offset'])}")
    for name, cases in wrong.items():
        print(f"  {name}: {cases[0]}; {cases[-1]}")


def columns() -> None:
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


def csv_text(folder: Path) -> None:
    path = folder / "ledger.csv"
    rows = ledger()
    plain = rows.set_column(1, "applicant", rows["applicant"].cast("string"))
    pyarrow.csv.write_csv(plain.set_column(4, "disposition", plain["disposition"].cast("string")), path)
    del rows, plain
    database = duckdb.connect(config={"threads": THREADS})
    ours, theirs = best(
        lambda: gk.tally(path, YEAR, threads=THREADS).requests,
        lambda: database.execute(f"create or replace temp table read as select * from read_csv('{path}')"),
    )
    tell(f"CSV of {path.stat().st_size / 1e6:.0f} MB", ours, duckdb_reads=theirs)


MEASURED = """
import sys
import gongkai as gk
from pathlib import Path
def kilobytes(what):
    return int(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(what)))
before = kilobytes("RssAnon")
counted = gk.tally(sys.argv[1], 2024)
after = kilobytes("RssAnon")
print(*counted.rows, len(counted.findings), after - before, kilobytes("VmHWM"), sum(counted.finding_numbers.values()))
"""


def memory(folder: Path) -> None:
    path = folder / "spoilt.csv"
    with path.open("wb") as file:
        expected = write_spoilt_ledger(file, ROWS, seed=1, percent=40)
    if ROWS <= 20_000_000:
        header, *lines = path.read_bytes().splitlines(keepends=True)
        numpy.random.default_rng(1).shuffle(lines)
        path.write_bytes(b"".join([header, *lines]))
        del lines
    command = [sys.executable, "-P", "-c", MEASURED, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    read, counted, reported, findings, kept, peak, numbers = map(int, done)
    assert (read, counted, reported) == expected.rows and read == counted + reported == ROWS
    assert numbers == sum(expected.finding_numbers.values())
    size = path.stat().st_size / 1e6
    print(
        f"{read} shuffled rows, {reported} of them reported, {numbers} findings of which {findings} kept: CSV of {size:.0f} MB,"
    )
    print(f"  {kept * 1024 / read:.0f} bytes a row kept, peak resident {peak / 1e3:.0f} MB with the file's own pages")


def main() -> None:
    print(f"{ROWS} rows, {THREADS} threads, best of {ROUNDS}; load average {os.getloadavg()[0]:.1f}")
    asked = sys.argv[1:] or ["days", "columns", "csv", "memory"]
    with tempfile.TemporaryDirectory() as folder:
        for each in asked:
            if each == "days":
                working_days()
            elif each == "columns":
                columns()
            elif each == "csv":
                csv_text(Path(folder))
            elif each == "memory":
                memory(Path(folder))
            else:
                raise SystemExit(f"not a measurement: {each}")
    print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
