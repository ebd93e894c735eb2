# SPDX-License-Identifier: Apache-2.0
"""Many reports checked in the columns in which they lie, beside what else one would do with the same columns.

    GONGKAI_BENCH_REPORTS=20000 python -P bench/nation.py sums      # DuckDB, Polars, from_frame and check, bandwidth
    GONGKAI_BENCH_REPORTS=1000000 python -P bench/nation.py stream  # from Parquet on disk, with the peak of memory
    GONGKAI_BENCH_REPORTS=100000 python -P bench/nation.py years    # year by year; GONGKAI_BENCH_OLD: Python with another gongkai
    GONGKAI_BENCH_REPORTS=20000 python -P bench/nation.py store     # a store of files, read again; GONGKAI_BENCH_KILLS: and killed

Needs numpy, pyarrow, duckdb and polars. All use two threads. Each side is run in turn and its best time counts.
GONGKAI_BENCH_CLOCK=cpu counts the time of the processor.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("POLARS_MAX_THREADS", "2")

import gongkai as gk
import numpy
import pyarrow
import pyarrow.compute
import pyarrow.parquet
from gongkai.testing import random_report

THREADS = 2
REPORTS = int(os.environ.get("GONGKAI_BENCH_REPORTS", "20000"))
ROUNDS = int(os.environ.get("GONGKAI_BENCH_ROUNDS", "5"))
KILLS = int(os.environ.get("GONGKAI_BENCH_KILLS", "0"))
DISTINCT = min(REPORTS, 1000)

# The sums of the form in SQL: of rows, of dispositions, and the balance of columns.
SQL = """
select count(*) from (
    select 1 from cells where "table" in ('requests', 'reviews') group by file, "table", "row"
    having sum(value) filter ("column" <> 'total') <> any_value(value) filter ("column" = 'total')
    union all
    select 1 from cells where "table" = 'requests' group by file, "column"
    having sum(value) filter ("row" not in ('received', 'carried_in', 'carried_out', 'total')) <> any_value(value) filter ("row" = 'total')
    union all
    select 1 from cells where "table" = 'requests' and "row" in ('received', 'carried_in', 'carried_out', 'total') group by file, "column"
    having sum(case when "row" in ('received', 'carried_in') then value else -value end) <> 0
)
"""


# On a machine that does other work the time of the processor, of both threads together, tells more than that of the clock.
CLOCK = time.process_time if os.environ.get("GONGKAI_BENCH_CLOCK") == "cpu" else time.perf_counter


def best(*runs: Callable[[], object]) -> list[float]:
    """The best time of each, taken in turn so that a busy machine troubles all alike."""
    times = [float("inf")] * len(runs)
    for _ in range(ROUNDS):
        for i, run in enumerate(runs):
            begin = CLOCK()
            run()
            times[i] = min(times[i], CLOCK() - begin)
    return times


def drawn(number: int) -> list[gk.Report]:
    """Every tenth with a slip, none with a blank cell, of which SQL would not say that the sum cannot be judged."""
    some = [random_report(seed=seed, wrong_cells=int(seed % 10 == 0)) for seed in range(min(number, DISTINCT))]
    some = [r if all(row.status == "reported" for row in r.rows()) else some[1] for r in some]
    return [some[n % DISTINCT] for n in range(number)]


def table_of(number: int, first: int = 0) -> Any:
    return gk.to_frame((f"reports/{first + n:07}.html", r) for n, r in enumerate(drawn(number))).to_arrow()


def in_polars(frame: Any) -> int:
    """The same sums in expressions of Polars."""
    import polars as pl

    table, row, column, value = (pl.col(name) for name in ("table", "row", "column", "value"))
    flows = ["received", "carried_in", "carried_out", "total"]
    lazy = frame.lazy()
    is_total = column == "total"
    rows = lazy.filter(table.is_in(["requests", "reviews"])).group_by("file", "table", "row").agg(
        value.filter(~is_total).sum().alias("parts"), value.filter(is_total).first().alias("total")
    ).filter(pl.col("parts") != pl.col("total"))  # fmt: skip
    requests = lazy.filter(table == "requests")
    dispositions = requests.group_by("file", "column").agg(
        value.filter(~row.is_in(flows)).sum().alias("parts"), value.filter(row == "total").first().alias("total")
    ).filter(pl.col("parts") != pl.col("total"))  # fmt: skip
    came = value.filter(row.is_in(["received", "carried_in"])).sum()
    went = value.filter(row.is_in(["total", "carried_out"])).sum()
    balance = (
        requests.group_by("file", "column").agg(came.alias("came"), went.alias("went")).filter(pl.col("came") != pl.col("went"))
    )
    return sum(len(part) for part in pl.collect_all([rows, dispositions, balance]))


def failures(checked: gk.CheckedFrame) -> int:
    counts = checked.counts.to_arrow().to_pylist()
    return sum(r["findings"] for r in counts if r["outcome"] == "fail" and r["rule"] != "stock.bound")


def sums() -> None:
    import duckdb
    import polars as pl

    cells = table_of(REPORTS)
    wide = gk.to_frame(((f"reports/{n:07}.html", r) for n, r in enumerate(drawn(REPORTS))), "wide").to_arrow()
    frame = pl.DataFrame(cells)
    database = duckdb.connect(config={"threads": THREADS})
    database.execute("create table cells as select * from cells")
    lying = duckdb.connect(config={"threads": THREADS})
    lying.register("cells", cells)
    found = failures(gk.check_frame(cells, threads=THREADS))
    assert found == lying.execute(SQL).fetchone()[0] == in_polars(frame), "the sides disagree"

    few = cells.slice(0, len(cells) // 20)
    source = numpy.ones(cells.nbytes // 8, "int64")
    halves = numpy.array_split(source, THREADS)

    def read_memory() -> None:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(numpy.sum, halves))

    ours, ours_wide, in_arrow, in_table, in_frame, by_reports, memory = best(
        lambda: gk.check_frame(cells, threads=THREADS).findings,
        lambda: gk.check_frame(wide, threads=THREADS).findings,
        lambda: lying.execute(SQL).fetchone(),
        lambda: database.execute(SQL).fetchone(),
        lambda: in_polars(frame),
        lambda: [report.check() for report in gk.from_frame(few)],
        read_memory,
    )
    by_reports *= len(cells) / len(few)
    print(f"{REPORTS} reports, {len(cells)} cells, {cells.nbytes / 1e6:.0f} MB in {cells['file'].num_chunks} chunks; "
          f"{found} sums fail; best of {ROUNDS}, {CLOCK.__name__}; load average {os.getloadavg()[0]:.1f}")  # fmt: skip
    print(f"check_frame, tidy: {ours * 1e3:.1f} ms, {cells.nbytes / ours / 1e9:.2f} GB/s")
    print(f"check_frame, wide ({wide.nbytes / 1e6:.0f} MB): {ours_wide * 1e3:.1f} ms")
    for what, took in (
        ("DuckDB on the same columns", in_arrow), ("DuckDB on its own table", in_table), ("Polars", in_frame),
        ("from_frame and check, of a twentieth", by_reports),
    ):  # fmt: skip
        print(f"{what}: {took * 1e3:.0f} ms, {took / ours:.1f} x")
    bandwidth = source.nbytes / memory
    print(f"memory read once by numpy in {THREADS} threads: {bandwidth / 1e9:.2f} GB/s; "
          f"check_frame at {cells.nbytes / ours / bandwidth:.2f} of it")  # fmt: skip


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def parquet(folder: Path) -> Path:
    """A file with all the reports, written in row groups of a thousand reports."""
    file = folder / "cells.parquet"
    batch = table_of(DISTINCT)
    names = pyarrow.compute.cast(batch["file"], pyarrow.string())
    position = pyarrow.compute.index_in(names, pyarrow.compute.unique(names)).combine_chunks()
    plain = pyarrow.table({
        name: (pyarrow.compute.cast(column, pyarrow.string()) if pyarrow.types.is_dictionary(column.type) else column)
        for name, column in zip(batch.column_names, batch.columns, strict=True)
    })  # fmt: skip
    with pyarrow.parquet.ParquetWriter(file, plain.schema, compression="snappy") as writer:
        for first in range(0, REPORTS, DISTINCT):
            names = pyarrow.array([f"reports/{first + n:07}.html" for n in range(DISTINCT)])
            writer.write_table(plain.set_column(0, "file", names.take(position)))
    return file


def stream() -> None:
    with tempfile.TemporaryDirectory(dir=os.environ.get("GONGKAI_BENCH_FOLDER")) as folder:
        file = parquet(Path(folder))
        print(f"{REPORTS} reports in {file.stat().st_size / 1e6:.0f} MB of Parquet", flush=True)
        subprocess.run([sys.executable, "-P", __file__, "stream-one", str(file)], check=True)


def stream_one(file: str) -> None:
    pyarrow.set_cpu_count(THREADS)
    before = megabytes()
    opened = pyarrow.parquet.ParquetFile(file, read_dictionary=["file", "agency", "edition", "table", "row", "column", "status"])

    def batches() -> Iterator[Any]:
        yield from opened.iter_batches(batch_size=1 << 17)

    begin = time.perf_counter()
    rows = sum(len(batch) for batch in batches())
    read = time.perf_counter() - begin
    begin = time.perf_counter()
    checked = gk.check_frame(pyarrow.RecordBatchReader.from_batches(opened.schema_arrow, batches()), threads=THREADS)
    took = time.perf_counter() - begin
    assert checked.rows == rows == checked.rows_judged
    print(f"{rows} cells of {checked.reports} reports, {len(checked)} findings: {took:.1f} s, "
          f"{took / read:.2f} x the reading of the Parquet file alone ({read:.1f} s); "
          f"peak of the process {megabytes():.0f} MB, {before:.0f} MB before")  # fmt: skip


YEARS_OLD = """
import os, sys, time
import pyarrow
import gongkai as gk
clock = time.process_time if os.environ.get("GONGKAI_BENCH_CLOCK") == "cpu" else time.perf_counter
cells = pyarrow.ipc.open_file(pyarrow.memory_map(sys.argv[1])).read_all()
begin = clock()
reports = gk.from_frame(cells)
made = clock()
panel = gk.Panel()
for report in reports:
    panel.add(report, file="x")
found = panel.check()
end = clock()
print(len([f for f in found if f.rule.code != "years.boilerplate"]), end - begin, end - made)
"""


def years() -> None:
    agencies = REPORTS // 5
    some = drawn(DISTINCT)
    frame = gk.to_frame((f"{n:07}.html", some[(n * 7) % DISTINCT]) for n in range(REPORTS)).to_arrow()
    number = pyarrow.compute.cast(
        pyarrow.compute.utf8_slice_codeunits(pyarrow.compute.cast(frame["file"], pyarrow.string()), 0, 7), pyarrow.int32()
    )
    number = number.combine_chunks().to_numpy()
    names = pyarrow.array([f"示例市第{n}号机关" for n in range(agencies)])
    agency = pyarrow.DictionaryArray.from_arrays(pyarrow.array(number // 5, pyarrow.int32()), names)
    frame = (
        frame.combine_chunks()
        .set_column(1, "agency", agency)
        .set_column(2, "year", pyarrow.array(2021 + number % 5, pyarrow.int16()))
    )
    (ours,) = best(lambda: gk.check_years(frame, threads=THREADS).findings)
    (windowed,) = best(lambda: gk.check_years(frame, window=100, threads=THREADS).findings)
    found = gk.check_years(frame, threads=THREADS)
    print(f"{REPORTS} reports of {agencies} agencies: check_years {ours:.2f} s, with a window of 100 agencies {windowed:.2f} s, {len(found)} findings; "
          f"load average {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
    old = os.environ.get("GONGKAI_BENCH_OLD", sys.executable)
    with tempfile.NamedTemporaryFile(suffix=".arrow") as file:
        with pyarrow.ipc.new_file(file.name, frame.schema) as writer:
            writer.write_table(frame, max_chunksize=1 << 17)
        run = subprocess.run([old, "-P", "-c", YEARS_OLD, file.name], check=True, capture_output=True, text=True)
    count, took, panel = run.stdout.split()
    print(f"from_frame and a Panel, {old}: {float(took):.2f} s, {float(took) / ours:.1f} x; "
          f"of which the Panel {float(panel):.2f} s, {float(panel) / ours:.1f} x; {count} findings")  # fmt: skip


def pages_of(number: int) -> list[str]:
    """Web pages of so many reports."""
    texts = []
    for report in drawn(number):
        said = json.loads(report.to_json())
        said["metadata"] |= {"agency": "示例市某某局", "year": 2021}
        texts.append(gk.read(json.dumps(said).encode()).to_html(as_printed=True))
    return texts


def pages(folder: Path) -> None:
    """All reports as web pages, five of each agency."""
    texts = pages_of(DISTINCT)
    for n in range(REPORTS):
        page = texts[n % DISTINCT].replace("某某局", f"第{n // 5}局").replace("2021", str(2021 + n % 5))
        (folder / f"{n:06}.html").write_text(page, encoding="utf-8")


def update(folder: Path, to: Path) -> list[str]:
    return [
        sys.executable,
        "-P",
        "-m",
        "gongkai",
        "read",
        str(folder),
        "--store",
        str(to),
        "--jobs",
        str(THREADS),
        "--lang",
        "en",
    ]


def run(command: list[str]) -> tuple[float, float]:
    """The seconds by the clock, and of the processor."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    took, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def data_of(store: Path) -> dict[str, str]:
    """The hashes of its data."""
    files = [*store.glob("cells/*/*"), store / "files.parquet"]
    return {file.relative_to(store).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def store() -> None:
    with tempfile.TemporaryDirectory(dir=os.environ.get("GONGKAI_BENCH_FOLDER")) as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        pages(folder)
        time.sleep(2.5)  # younger files are looked at twice
        first = run(update(folder, Path(name) / "out"))
        again = [run(update(folder, Path(name) / "out")) for _ in range(ROUNDS)]
        nothing = [run([sys.executable, "-P", "-c", "pass"]) for _ in range(ROUNDS)]
        size = sum(file.stat().st_size for file in folder.iterdir())
        print(f"{REPORTS} files of {size / 1e6:.0f} MB, {THREADS} threads; load average {os.getloadavg()[0]:.1f}")
        for what, index in (("by the clock", 0), ("of the processor", 1)):
            best_again, least = min(a[index] for a in again), min(n[index] for n in nothing)
            print(f"seconds {what}: first {first[index]:.2f}, again {best_again:.3f}, {first[index] / best_again:.0f} x; "
                  f"Python alone {least:.3f}")  # fmt: skip
        for page in sorted(folder.iterdir())[:10]:
            page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        changed, processor = run(update(folder, Path(name) / "out"))
        print(f"ten files changed: {changed:.2f} s by the clock, {processor:.2f} of the processor", flush=True)
        if KILLS:
            whole = Path(name) / "whole"
            took, _ = run(update(folder, whole))
            killed(folder, Path(name) / "killed", data_of(whole), took)


def killed(folder: Path, to: Path, whole: dict[str, str], took: float) -> None:
    """Kills updates at random moments; where one comes to its end, the store is compared and another is begun."""
    draw, kills, done = random.Random(KILLS), 0, 0
    while kills < KILLS or to.exists():
        update_ = subprocess.Popen(update(folder, to), start_new_session=True, stderr=subprocess.DEVNULL)
        try:
            update_.wait(draw.uniform(0, 0.3) * took if kills < KILLS else None)
        except subprocess.TimeoutExpired:
            os.killpg(update_.pid, signal.SIGKILL)
            update_.wait()
            kills += 1
            if (to / "manifest.sqlite").exists():
                wrong = gk.Store(to).verify()
                assert not wrong, wrong
            continue
        assert data_of(to) == whole, "the data are not those of an undisturbed run"
        done += 1
        shutil.rmtree(to)
    print(f"{kills} times killed, {done} stores in the end equal byte for byte to one of an undisturbed run of {took:.1f} s; "
          f"each was whole after each kill")  # fmt: skip


if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "sums"
    if what == "stream-one":
        stream_one(sys.argv[2])
    else:
        {"sums": sums, "stream": stream, "years": years, "store": store}[what]()
