# SPDX-License-Identifier: Apache-2.0
"""Compares the ledgers of publication and service with Polars and DuckDB: the same columns in Arrow, the same threads, one
run. Prints ratios, peer's time to ours, in CPU time of all threads, which other work on the machine changes least, and in
brackets by the clock on the wall.

Ours judges each row, looks for ids used twice and gives the figures of every year in every part. The peers group the rows by
the year of their first day and at most two codes, which answers less; ``_figures``: by all that the figures need, without the
rows whose days are in the wrong order, which do not count: the year of every day, the day itself where the figures have a
part by day, every code, whether an answer came by the day of closing, and whether what was published was late; ``_ids``: and
count the distinct ids.

    GONGKAI_BENCH_ROWS=10000000 python -P bench/record_peers.py

Needs numpy, pyarrow, duckdb and polars. Each side is run in turn and its best time counts. GONGKAI_BENCH_KINDS names some.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import duckdb
import numpy
import pyarrow

ROWS = int(os.environ.get("GONGKAI_BENCH_ROWS", "1000000"))
THREADS = len(os.sched_getaffinity(0))
ROUNDS = int(os.environ.get("GONGKAI_BENCH_ROUNDS", "5"))
KINDS = os.environ.get("GONGKAI_BENCH_KINDS", "").split()

os.environ["POLARS_MAX_THREADS"] = str(THREADS)
import gongkai as gk
import polars

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
    """A ledger, and by what its figures part the rows."""

    columns: dict[str, Any]
    years: tuple[str, ...]
    """Days of which they need the year."""
    codes: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    """Days that they need themselves."""
    truths: tuple[str, ...] = ()
    order: tuple[tuple[str, str], ...] = ()
    """Days of which the second does not come before the first."""
    of_due_days: bool = False
    """Whether a truth speaks of the day that publication is due by."""

    @property
    def counts(self) -> str:
        return " and ".join(f"coalesce({later} >= {earlier}, true)" for earlier, later in self.order) or "true"


def ledgers() -> dict[str, Kind]:
    return {
        "publications": Kind(
            {"article20": codes(gk.Article20), "channel": codes(gk.PublicationChannel), "form": codes(gk.PublicationForm),
             "made": days(), "published": days(9)},
            ("published",), ("channel", "form", "article20"),
            truths=("published > due",), order=(("made", "published"),), of_due_days=True,
        ),
        "documents": Kind(
            {"kind": codes(gk.DocumentKind), "issued": days(), "ended": days(900, 0.6)},
            ("issued", "ended"), ("kind",), order=(("issued", "ended"),),
        ),
        "consultations": Kind(
            {"channel": codes(gk.ServiceChannel), "received": days(), "answered": days(3, 0.03)},
            ("answered",), ("channel",), days=("received",), order=(("received", "answered"),),
        ),
        "ratings": Kind(
            {"channel": codes(gk.ServiceChannel), "rated": days(), "level": codes(gk.RatingLevel)}, ("rated",), ("channel", "level")
        ),
        "escalations": Kind(
            {"registered": days(), "closed": days(9, 0.03), "answered": days()},
            ("registered", "closed"), truths=("answered <= closed",), order=(("registered", "closed"), ("registered", "answered")),
        ),
        "points": Kind(
            {"hours": codes(gk.OpeningHours), "opened": days(), "closed": days(90, 0.9)},
            ("opened", "closed"), ("hours",), order=(("opened", "closed"),),
        ),
        "broadcasts": Kind({"held": days()}, (), days=("held",)),
        "matters": Kind(
            {"kind": codes(gk.MatterKind), "listed": days(), "delisted": days(90, 0.9)},
            ("listed", "delisted"), ("kind",), order=(("listed", "delisted"),),
        ),
    }  # fmt: skip


def due_days() -> Any:
    """The day by which what was made on a day is to be published."""
    made = [datetime.date(2020, 1, 1) + datetime.timedelta(days=n) for n in range(2200)]
    return pyarrow.table({"made": made, "due": [gk.proactive_due(day).date for day in made]})


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


def all_counted(parts: Iterable[int]) -> None:
    assert sum(parts) == ROWS


def main() -> None:
    print(f"{ROWS} rows, {THREADS} threads, best of {ROUNDS}; load average {os.getloadavg()[0]:.1f}")
    all_ids = ids()
    due = due_days()
    for kind, ledger in ledgers().items():
        if KINDS and kind not in KINDS:
            continue
        rows = pyarrow.table({"id": all_ids, **ledger.columns})
        frame: Any = polars.from_arrow(rows)
        database = duckdb.connect(config={"threads": THREADS})
        database.register("arrow_rows", rows)
        database.execute("create table own as select * from arrow_rows")
        database.register("due_rows", due)
        database.execute("create table due_days as select * from due_rows")

        first = (*ledger.years, *ledger.days)[0]

        def sql_first(table: str, first: str = first, ledger: Kind = ledger, database: Any = database) -> Callable[[], object]:
            keys = ", ".join([f"year({first})", *ledger.codes[:2]])
            return lambda: database.execute(f"select {keys}, count(*) from {table} group by all").fetchall()

        def sql_figures(table: str, ids: str = "", ledger: Kind = ledger, database: Any = database) -> Callable[[], object]:
            keys = ", ".join(
                [*(f"year({day}) as {day}_year" for day in ledger.years), *ledger.days, *ledger.codes, *ledger.truths]
            )
            source = f"{table} join due_days using (made)" if ledger.of_due_days else table
            query = f"select count(*){ids}, {keys} from {source} where {ledger.counts} group by all"
            return lambda: all_counted(row[0] for row in database.execute(query).fetchall())

        def polars_figures(ledger: Kind = ledger, frame: Any = frame) -> object:
            source = frame.lazy()
            if ledger.of_due_days:
                source = source.join(polars.from_arrow(due).lazy(), on="made")
            keys = [*(polars.col(day).dt.year().alias(f"{day}_year") for day in ledger.years), *ledger.days, *ledger.codes,
                    *(polars.sql_expr(truth).alias(truth) for truth in ledger.truths)]  # fmt: skip
            counted = source.filter(polars.sql_expr(ledger.counts)) if ledger.order else source
            return all_counted(counted.group_by(keys).len().collect()["len"])

        def ours(kind: str = kind, rows: Any = rows) -> Any:
            counted = gk.records({kind: rows}, threads=THREADS)
            return all_counted([counted.rows[kind].counted])

        runs: dict[str, Callable[[], object]] = {
            "polars": lambda: frame.group_by([polars.col(first).dt.year(), *ledger.codes[:2]]).len(),
            "duckdb": sql_first("own"),
            "duckdb_arrow": sql_first("arrow_rows"),
            "polars_figures": polars_figures,
            "duckdb_figures": sql_figures("own"),
            "duckdb_arrow_figures": sql_figures("arrow_rows"),
            "polars_ids": lambda: (polars_figures(), frame["id"].n_unique()),
            "duckdb_ids": sql_figures("own", ids=", count(distinct id)"),
        }
        counted, *others = best(ours, *runs.values())
        peers = dict(zip(runs, others, strict=True))
        told = ", ".join(f"{name} {peer.told_by(counted)}" for name, peer in peers.items())
        print(f"{kind}: {counted.cpu * 1e3:.0f} ms ({counted.wall * 1e3:.0f}); {told}", flush=True)
    print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
