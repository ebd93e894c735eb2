# SPDX-License-Identifier: Apache-2.0
"""Compares the ledgers of publication and service with Polars and DuckDB: the same columns in Arrow, the same threads, one
run. Prints ratios, peer's time to ours, in CPU time of all threads, which other work on the machine changes least, and in
brackets by the clock on the wall.

    GONGKAI_BENCH_ROWS=10000000 python -P bench/record_peers.py

Needs numpy, pyarrow, duckdb and polars. Each side is run in turn and its best time counts. GONGKAI_BENCH_KINDS names some. Ours judges each row, looks for
ids used twice and gives the figures of every year in every part; the peers group one year's rows by two columns.
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


def ledgers() -> dict[str, tuple[Any, str, str, str]]:
    """Of each kind its columns, and the day and the two columns that the peers group by."""
    return {
        "publications": (
            {"article20": codes(gk.Article20), "channel": codes(gk.PublicationChannel), "form": codes(gk.PublicationForm),
             "made": days(), "published": days(9)},
            "published", "channel", "form",
        ),
        "documents": (
            {"kind": codes(gk.DocumentKind), "issued": days(), "ended": days(900, 0.6)},
            "issued", "kind", "kind",
        ),
        "consultations": (
            {"channel": codes(gk.ServiceChannel), "received": days(), "answered": days(3, 0.03)},
            "received", "channel", "channel",
        ),
        "ratings": (
            {"channel": codes(gk.ServiceChannel), "rated": days(), "level": codes(gk.RatingLevel)},
            "rated", "channel", "level",
        ),
        "escalations": (
            {"registered": days(), "closed": days(9, 0.03), "answered": days()},
            "registered", "registered", "registered",
        ),
        "points": ({"hours": codes(gk.OpeningHours), "opened": days(), "closed": days(90, 0.9)}, "opened", "hours", "hours"),
        "broadcasts": ({"held": days()}, "held", "held", "held"),
        "matters": (
            {"kind": codes(gk.MatterKind), "listed": days(), "delisted": days(90, 0.9)},
            "listed", "kind", "kind",
        ),
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
    for kind, (columns, when, first, second) in ledgers().items():
        if KINDS and kind not in KINDS:
            continue
        rows = pyarrow.table({"id": all_ids, **columns})
        frame: Any = polars.from_arrow(rows)
        database = duckdb.connect(config={"threads": THREADS})
        database.register("arrow_rows", rows)
        database.execute("create table own as select * from arrow_rows")
        by = [name for name in dict.fromkeys((first, second)) if name != when]
        keys = [polars.col(when).dt.year().alias("year"), *by]
        sql = f"select year({when}) as year, {''.join(f'{name}, ' for name in by)} count(*), count(distinct id) from {{}} group by all"
        plain = f"select year({when}) as year, {''.join(f'{name}, ' for name in by)} count(*) from {{}} group by all"

        def ours(kind: str = kind, rows: Any = rows) -> Any:
            counted = gk.records({kind: rows}, threads=THREADS)
            assert counted.rows[kind].read == ROWS
            return counted

        counted, own, arrow, polar, own_ids, polar_ids = best(
            ours,
            lambda: database.execute(plain.format("own")).fetchall(),
            lambda: database.execute(plain.format("arrow_rows")).fetchall(),
            lambda: frame.group_by(keys).len(),
            lambda: database.execute(sql.format("own")).fetchall(),
            lambda: (frame.group_by(keys).len(), frame["id"].n_unique()),
        )
        peers = {"polars": polar, "duckdb": own, "duckdb_arrow": arrow, "polars_ids": polar_ids, "duckdb_ids": own_ids}
        told = ", ".join(f"{name} {peer.told_by(counted)}" for name, peer in peers.items())
        print(f"{kind}: {counted.cpu * 1e3:.0f} ms ({counted.wall * 1e3:.0f}); {told}", flush=True)
    print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
