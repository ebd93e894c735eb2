# SPDX-License-Identifier: Apache-2.0
"""The program of docs/scale-out.md over two worker processes of Spark: documents in, a data set of cells out, and that checked.

    GONGKAI_BENCH_REPORTS=200000 python -P bench/nation_spark.py

Needs pyspark and Java, and gongkai where the workers' Python finds it. Documents are web pages, packed as Parquet by name and
content. Prints documents a second and the most memory that a worker's Python and Java came to.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parent))

import gongkai as gk
import pyarrow
import pyarrow.parquet
from nation import DISTINCT, REPORTS, pages_of

BATCH = int(os.environ.get("GONGKAI_BENCH_BATCH", "256"))
FILES = 20


def plain(schema: Any) -> Any:
    is_code = pyarrow.types.is_dictionary
    return pyarrow.schema([(f.name, pyarrow.string() if is_code(f.type) else f.type) for f in schema])


def cells(batches: Iterator[Any]) -> Iterator[Any]:
    for batch in batches:
        yield from pyarrow.RecordBatchReader.from_stream(gk.read_batch(batch).cells)


def checked(batches: Iterator[Any]) -> Iterator[Any]:
    first = next(batches, None)
    if first is None:
        return
    reader = pyarrow.RecordBatchReader.from_batches(first.schema, itertools.chain([first], batches))
    findings = gk.check_frame(reader, threads=1).findings.to_arrow()
    yield from findings.cast(plain(findings.schema)).to_batches()


def documents(folder: Path) -> int:
    """Writes them; their size."""
    texts = [text.encode() for text in pages_of(min(REPORTS, DISTINCT))]
    size = 0
    for part in range(FILES):
        numbers = range(part * REPORTS // FILES, (part + 1) * REPORTS // FILES)
        contents = [texts[n % len(texts)] for n in numbers]
        size += sum(map(len, contents))
        table = pyarrow.table({"path": [f"{n:07}.html" for n in numbers], "content": contents})
        pyarrow.parquet.write_table(table, folder / f"{part:02}.parquet", row_group_size=1000)
    return size


class Memory(threading.Thread):
    """The greatest peak among the processes that work for Spark, in MB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.python = self.java = 0.0

    def run(self) -> None:
        while True:
            for process in Path("/proc").glob("[0-9]*"):
                try:
                    command = (process / "cmdline").read_bytes()
                    status = (process / "status").read_text()
                except OSError:
                    continue
                peak = next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)
                if b"pyspark.daemon" in command:
                    self.python = max(self.python, peak)
                elif b"CoarseGrainedExecutorBackend" in command:
                    self.java = max(self.java, peak)
            time.sleep(0.2)


def main() -> None:
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory(dir=os.environ.get("GONGKAI_BENCH_FOLDER")) as name:
        folder = Path(name) / "documents"
        folder.mkdir()
        size = documents(folder)
        spark = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false")
            .config("spark.executorEnv.PYTHONPATH", os.environ.get("PYTHONPATH", ""))
            .config("spark.local.dir", name)
            .config("spark.sql.shuffle.partitions", "40")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH))
            .getOrCreate()
        )
        memory = Memory()
        memory.start()
        nothing = gk.read_batch(pyarrow.table({"path": [""], "content": [b""]}).slice(0, 0))
        begin = time.perf_counter()
        found = spark.read.parquet(str(folder)).mapInArrow(cells, from_arrow_schema(pyarrow.schema(nothing.cells)))
        found.write.parquet(f"{name}/cells")
        read = time.perf_counter() - begin
        print(f"{REPORTS} documents, {size / 1e6:.0f} MB, read into cells in {read:.0f} s, {REPORTS / read:.0f} a second, {BATCH} in a batch; "
              f"peak of a worker: Python {memory.python:.0f} MB, Java {memory.java:.0f} MB; load average {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
        memory.python = 0
        begin = time.perf_counter()
        columns = plain(gk.check_frame(gk.to_frame([])).findings.to_arrow().schema)
        stored = spark.read.parquet(f"{name}/cells").repartition("file").sortWithinPartitions("file")
        stored.mapInArrow(checked, from_arrow_schema(columns)).write.parquet(f"{name}/findings")
        took = time.perf_counter() - begin
        rows = spark.read.parquet(f"{name}/cells").count()
        faults = spark.read.parquet(f"{name}/findings").filter("outcome = 'fail'").count()
        print(
            f"{rows} cells checked in {took:.0f} s, {faults} sums fail; peak of a worker: Python {memory.python:.0f} MB, Java {memory.java:.0f} MB"
        )
        spark.stop()


if __name__ == "__main__":
    main()
