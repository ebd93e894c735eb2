# SPDX-License-Identifier: Apache-2.0
"""Spark over two worker processes: documents in, a data set out, and that data set checked. Needs pyspark and Java."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gongkai as gk
import pyarrow as pa
import pyarrow.dataset
import pytest
from gongkai.testing import random_report


def plain(schema: Any) -> Any:
    """Text as every engine takes it."""
    return pa.schema([(f.name, pa.string() if pa.types.is_dictionary(f.type) else f.type) for f in schema])


def cells_of(batches: Iterator[Any]) -> Iterator[Any]:
    import gongkai
    import pyarrow

    for batch in batches:
        yield from pyarrow.RecordBatchReader.from_stream(gongkai.read_batch(batch).cells)


def findings_of(batches: Iterator[Any]) -> Iterator[Any]:
    import itertools

    import gongkai
    import pyarrow

    first = next(batches, None)
    if first is None:
        return
    reader = pyarrow.RecordBatchReader.from_batches(first.schema, itertools.chain([first], batches))
    findings = gongkai.check_frame(reader, threads=1).findings.to_arrow()
    text = [(f.name, pyarrow.string() if pyarrow.types.is_dictionary(f.type) else f.type) for f in findings.schema]
    yield from findings.cast(pyarrow.schema(text)).to_batches()


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("there is no Java for Spark")
    from pyspark import cloudpickle
    from pyspark.sql import SparkSession

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    # The executors are processes of their own, which know neither this file nor where gongkai is.
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    path = os.pathsep.join([str(Path(gk.__file__).parent.parent), os.environ.get("PYTHONPATH", "")])
    # Worker processes of their own are for a distribution of Spark that has its scripts; the package has them.
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.executorEnv.PYTHONPATH", path)
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "50")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_two_workers_read_and_check(spark: Any, tmp_path: Path) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(120):
        text = random_report(seed=n, wrong_cells=int(n % 10 == 0)).to_json()
        (folder / f"{n:03}.json").write_text(text, encoding="utf-8")
    (folder / "none.txt").write_text("明天放假。", encoding="utf-8")
    store = gk.Store(tmp_path / "store")
    store.update(folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        documents = spark.read.format("binaryFile").load(str(folder)).select("path", "content")
        empty = pa.schema(gk.read_batch(pa.table({"path": [""], "content": [b""]}).slice(0, 0)).cells)
        cells = documents.mapInArrow(cells_of, from_arrow_schema(empty))
        cells.write.parquet(str(tmp_path / "out"))
        schema = from_arrow_schema(plain(gk.check_frame(gk.to_frame([])).findings.to_arrow().schema))
        found = []
        for cells_at in (tmp_path / "out", store.path / "cells" / "*"):
            stored = spark.read.parquet(str(cells_at)).repartition("file").sortWithinPartitions("file")
            found.append(stored.mapInArrow(findings_of, schema).collect())
    direct = store.check().findings.to_arrow().to_pylist()
    assert len(direct) > 10
    for rows in (direct, *found):
        said = sorted((Path(row["file"]).name, row["rule"], row["cells"], row["actual"]) for row in rows)
        assert said == sorted((Path(row["file"]).name, row["rule"], row["cells"], row["actual"]) for row in direct)
    # What Spark wrote is a table like any other.
    written = gk.check_frame(pyarrow.dataset.dataset(tmp_path / "out").scanner().to_reader())
    assert len(written) == len(direct)
