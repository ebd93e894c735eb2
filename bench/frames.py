# SPDX-License-Identifier: Apache-2.0
"""Reports to one Arrow table, beside pandas that builds it from rows and beside a bare copy of the same bytes.

    GONGKAI_BENCH_REPORTS=100000 python -P bench/frames.py

Needs numpy, pandas and pyarrow. Each side is run in turn and its best time counts. Memory is the peak of a process of
its own that draws the reports one by one, so that none is kept; what the libraries take by being there is shown too.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import gongkai as gk
import numpy
import pandas
import pyarrow
from gongkai.testing import random_report

REPORTS = int(os.environ.get("GONGKAI_BENCH_REPORTS", "100000"))
ROUNDS = int(os.environ.get("GONGKAI_BENCH_ROUNDS", "3"))
DISTINCT = min(REPORTS, 1000)


def best(*runs: Callable[[], object]) -> list[float]:
    """The best time of each, taken in turn so that a busy machine troubles all alike."""
    times = [float("inf")] * len(runs)
    for _ in range(ROUNDS):
        for i, run in enumerate(runs):
            begin = time.perf_counter()
            run()
            times[i] = min(times[i], time.perf_counter() - begin)
    return times


def drawn(number: int) -> Iterator[gk.Report]:
    return (random_report(seed=seed, blank_zeros=seed % 2 == 0) for seed in range(number))


def by_rows(reports: list[gk.Report]) -> pandas.DataFrame:
    """What one writes without `to_frame`."""
    rows = [(n, r.agency, r.year, r.edition.code, *row) for n, r in enumerate(reports) for row in r.rows()]
    return pandas.DataFrame(rows, columns=["file", "agency", "year", "edition", "table", "row", "column", "value", "status"])


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def measure_memory(shape: str) -> None:
    before = peak_megabytes()
    table = pyarrow.table(gk.to_frame(drawn(REPORTS), "wide" if shape == "wide" else "tidy"))
    print(
        f"{shape} of {REPORTS} reports drawn one by one: {table.num_rows} rows, {table.get_total_buffer_size() / 1e6:.0f} MB; "
        f"peak of the process {peak_megabytes():.0f} MB, with the libraries alone {before:.0f} MB"
    )


def main() -> None:
    if len(sys.argv) > 1:
        measure_memory(sys.argv[1])
        return
    print(f"{REPORTS} reports, best of {ROUNDS}; load average {os.getloadavg()[0]:.1f}")
    for shape in ("tidy", "wide"):  # first, because a process begins with the peak of the one that started it
        subprocess.run([sys.executable, "-P", __file__, shape], check=True)
    some = list(drawn(DISTINCT))
    reports = [some[n % DISTINCT] for n in range(REPORTS)]
    few = reports[: max(REPORTS // 100, 1)]
    bytes_of_table = pyarrow.table(gk.to_frame(reports)).get_total_buffer_size()
    source = numpy.ones(bytes_of_table, "uint8")
    ours, copy, pandas_few, ours_few, wide = best(
        lambda: pyarrow.table(gk.to_frame(reports)),
        lambda: source.copy(),
        lambda: by_rows(few),
        lambda: gk.to_frame(few).to_pandas(),
        lambda: pyarrow.table(gk.to_frame(reports, "wide")),
    )
    print(f"tidy: {ours:.2f} s for {bytes_of_table / 1e6:.0f} MB; {ours / copy:.1f} x a copy of as many bytes ({copy:.2f} s)")
    print(f"wide: {wide:.2f} s")
    print(f"{len(few)} reports to pandas: {ours_few:.3f} s; pandas from rows {pandas_few / ours_few:.0f} x ({pandas_few:.2f} s)")


if __name__ == "__main__":
    main()
