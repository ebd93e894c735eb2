# SPDX-License-Identifier: Apache-2.0
"""Compares the ledgers of publication and service with Polars and DuckDB: the same columns in Arrow, the same threads, one
run. Prints ratios, peer's time to ours, in CPU time of all threads, which other work on the machine changes least, and in
brackets by the clock on the wall.

Ours judges each row, looks for ids used twice and gives the figures of every year in every part. The peers group the rows by
the year of their first day and at most two codes; ``_figures``: by the year of every day, and every code, that the figures
need; ``_ids``: and count the distinct ids.

    GONGKAI_BENCH_ROWS=10000000 python -P bench/record_peers.py

Needs numpy, pyarrow, duckdb and polars. Each side is run in turn and its best time counts. GONGKAI_BENCH_KINDS names some.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import duckdb
import numpy
import pyarrow

ROWS = int(os.environ.get("GONGKAI_BENCH_ROWS", "1000000"))
THREADS = len(os.sched_getaffinity(0))
ROUNDS = int(os.environ.get("GONGKAI_BENCH_ROUNDS", "5"))
KINDS = os.environ.get("GONGKAI_BENCH_KINDS", "").split()

os.environ["POLARS_MAX_THREADS"] = str(THREADS)
import polars  # noqa: E402

import gongkai as gk  # noqa: E402

START = (datetime.date(2020, 1, 2) - datetime.date(1970, 1, 1)).days
draw = numpy.random.default_rng(7)
day = (START + numpy.arange(ROWS) * 2100 // ROWS).astype("int32")


def ids() -> Any:
    width = 10
    text = numpy.full((ROWS, width), ord("0"), "uint8")
    text[:, 0] = ord("R")
    rest = numpy.arange(ROWS)
    for place in range(width - 1, 0, -1):
        text[:, place] = ord("0") + rest % 10
        rest //= 10
    offsets = numpy.arange(0, ROWS * width + 1, width, dtype="int32")
    return pyarrow.StringArray.from_buffers(ROWS, pyarrow.py_buffer(offsets), pyarrow.py_buffer(text))


def days(after: int = 0, missing: float = 0.0) -> Any:
    values = day + (draw.integers(0, after + 1, ROWS, "int32") if after else 0)
    mask = draw.random(ROWS) < missing if missing else None
    return pyarrow.array(values.astype("int32"), mask=mask).view(pyarrow.date32())


def codes(items: Any, missing: float = 0.0) -> Any:
    all_codes = [i.code for i in items]
    mask = draw.random(ROWS) < missing if missing else None
    chosen = pyarrow.array(draw.integers(0, len(all_codes), ROWS, "int32"), mask=mask)
    return pyarrow.DictionaryArray.from_arrays(chosen, all_codes)


class Kind(NamedTuple):
    """A ledger, and the days (by their year) and codes by which its figures part the rows."""

    columns: dict[str, Any]
    days: tuple[str, ...]
    codes: tuple[str, ...] = ()


def ledgers() -> dict[str, Kind]:
    return {
        "publications": Kind(
            {"article20": codes(gk.Article20), "channel": codes(gk.PublicationChannel), "form": codes(gk.PublicationForm),
             "made": days(), "published": days(9)},
            ("published",), ("channel", "form", "article20"),
        ),
        "documents": Kind({"kind": codes(gk.DocumentKind), "issued": days(), "ended": days(900, 0.6)}, ("issued", "ended"), ("kind",)),
        "consultations": Kind(
            {"channel": codes(gk.ServiceChannel), "received": days(), "answered": days(3, 0.03)}, ("received", "answered"), ("channel",)
        ),
        "ratings": Kind(
            {"channel": codes(gk.ServiceChannel), "rated": days(), "level": codes(gk.RatingLevel)}, ("rated",), ("channel", "level")
        ),
        "escalations": Kind({"registered": days(), "closed": days(9, 0.03), "answered": days()}, ("registered", "closed", "answered")),
        "points": Kind({"hours": codes(gk.OpeningHours), "opened": days(), "closed": days(90, 0.9)}, ("opened", "closed"), ("hours",)),
        "broadcasts": Kind({"held": days()}, ("held",)),
        "matters": Kind({"kind": codes(gk.MatterKind), "listed": days(), "delisted": days(90, 0.9)}, ("listed", "delisted"), ("kind",)),
    }  # fmt: skip


class Spent(NamedTuple):
    cpu: float
    wall: float

    def told_by(self, ours: Spent) -> str:
        return f"{self.cpu / ours.cpu:.2f} x ({self.wall / ours.wall:.2f})"


def best(*runs: Callable[[], object]) -> list[Spent]:
    times = [Spent(float("inf"), float("inf"))] * len(runs)
    for _ in range(ROUNDS):
        for i, run in enumerate(runs):
            cpu, wall = time.process_time(), time.perf_counter()
            run()
            spent = Spent(time.process_time() - cpu, time.perf_counter() - wall)
            times[i] = Spent(*map(min, times[i], spent))
    return times


def main() -> None:
    print(f"{ROWS} rows, {THREADS} threads, best of {ROUNDS}; load average {os.getloadavg()[0]:.1f}")
    all_ids = ids()
    for kind, ledger in ledgers().items():
        if KINDS and kind not in KINDS:
            continue
        rows = pyarrow.table({"id": all_ids, **ledger.columns})
        frame: Any = polars.from_arrow(rows)
        database = duckdb.connect(config={"threads": THREADS})
        database.register("arrow_rows", rows)
        database.execute("create table own as select * from arrow_rows")

        def sql(what: str, table: str, days: tuple[str, ...], codes: tuple[str, ...]) -> Callable[[], object]:
            keys = ", ".join([*(f"year({day}) as {day}" for day in days), *codes])
            return lambda: database.execute(f"select {keys}, {what} from {table} group by all").fetchall()

        def grouped(days: tuple[str, ...], codes: tuple[str, ...]) -> Any:
            return frame.group_by([*(polars.col(day).dt.year() for day in days), *codes]).len()

        one = (ledger.days[:1], ledger.codes[:2])
        every = (ledger.days, ledger.codes)

        def ours(kind: str = kind, rows: Any = rows) -> Any:
            counted = gk.records({kind: rows}, threads=THREADS)
            assert counted.rows[kind].read == ROWS
            return counted

        runs: dict[str, Callable[[], object]] = {
            "polars": lambda: grouped(*one),
            "duckdb": sql("count(*)", "own", *one),
            "duckdb_arrow": sql("count(*)", "arrow_rows", *one),
            "polars_figures": lambda: grouped(*every),
            "duckdb_figures": sql("count(*)", "own", *every),
            "duckdb_arrow_figures": sql("count(*)", "arrow_rows", *every),
            "polars_ids": lambda: (grouped(*every), frame["id"].n_unique()),
            "duckdb_ids": sql("count(*), count(distinct id)", "own", *every),
        }
        counted, *others = best(ours, *runs.values())
        peers = dict(zip(runs, others, strict=True))
        told = ", ".join(f"{name} {peer.told_by(counted)}" for name, peer in peers.items())
        print(f"{kind}: {counted.cpu * 1e3:.0f} ms ({counted.wall * 1e3:.0f}); {told}", flush=True)
    print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
