# SPDX-License-Identifier: Apache-2.0
"""A batch of documents in, a batch of cells and one of findings out: by itself, in DuckDB, in Spark."""

from __future__ import annotations

import re
import shutil
import sys
import warnings
from typing import Any

import duckdb
import gongkai as gk
import polars as pl
import pyarrow as pa
import pytest
from conftest import ROOT, make_tidy

EXAMPLE = ROOT / "examples" / "reports" / "example-2024.html"
DOCUMENTS: dict[str, bytes | None] = {
    "right.csv": make_tidy().encode(),
    "empty": b"",
    "none": None,
    "binary": bytes(range(256)) * 20,
    "page": b"<p>hello</p>",
    "example.html": EXAMPLE.read_bytes(),
}


def batch(binary: pa.DataType = pa.binary()) -> pa.RecordBatch:
    return pa.record_batch({"path": list(DOCUMENTS), "content": pa.array(DOCUMENTS.values(), binary)})


@pytest.mark.parametrize("binary", [pa.binary(), pa.large_binary(), pa.binary_view()], ids=str)
def test_every_document_is_cells_or_one_row_that_says_why(binary: pa.DataType) -> None:
    cells, findings = gk.read_batch(batch(binary))
    read = {name: gk.read(DOCUMENTS[name] or b"") for name in ("right.csv", "example.html")}
    table = cells.to_arrow()
    table.validate(full=True)
    assert table.drop_columns(["agency", "year", "edition"]).to_pylist() == [
        row for name, report in read.items()
        for row in gk.to_frame({name: report}).to_arrow().drop_columns(["agency", "year", "edition"]).to_pylist()
    ]  # fmt: skip
    rows = findings.to_arrow().to_pylist()
    assert [row["rule"] for row in rows if row["file"] == "example.html"] == [f.rule.code for f in read["example.html"].check()]
    unread = {row["file"]: (row["rule"], row["severity"], row["message_en"]) for row in rows if row["outcome"] == "unreadable"}
    assert {name: rule for name, (rule, _, _) in unread.items()} == {
        "empty": "input.empty", "none": "input.empty", "binary": "input.binary", "page": "report.not-found",
    }  # fmt: skip
    assert unread["page"][1:] == ("error", gk.ErrorCode.REPORT_NOT_FOUND.en)


def test_text_columns_are_plain_and_the_types_do_not_depend_on_the_documents() -> None:
    empty = gk.read_batch(batch().slice(0, 0))
    full = gk.read_batch(batch(), all=True)
    for none, some in zip(empty, full, strict=True):
        assert len(none) == 0 and none.to_arrow().schema == some.to_arrow().schema
        assert not [field for field in some.to_arrow().schema if pa.types.is_dictionary(field.type)]
    assert any(outcome == "pass" for outcome in full.findings.to_arrow()["outcome"].to_pylist())


def test_columns_may_have_other_names_and_frames_other_makers() -> None:
    frame = pl.DataFrame({"id": [7], "html": [EXAMPLE.read_bytes()]})
    cells, _ = gk.read_batch(frame, path="id", content="html")
    assert set(cells.to_arrow()["file"].to_pylist()) == {"7"}
    with pytest.raises(gk.ReadError, match="column nothing"):
        gk.read_batch(batch(), path="nothing")
    with pytest.raises(gk.ReadError, match="column nothing"):
        gk.read_batch(batch(), content="nothing")
    with pytest.raises(gk.ReadError, match="content: Arrow type g"):
        gk.read_batch(pa.record_batch({"path": ["a"], "content": [1.5]}))


def test_duckdb_reads_files_and_keeps_cells_and_findings() -> None:
    with duckdb.connect() as database:
        documents = database.sql(f"select filename as path, content from read_blob('{EXAMPLE.parent}/**/*.html')")
        cells, findings = gk.read_batch(documents)
        database.register("batch_cells", cells)
        database.register("batch_findings", findings)
        files = database.execute("select count(distinct file), count(*) from batch_cells").fetchall()
        assert files == [(len(list(EXAMPLE.parent.rglob("*.html"))), len(cells))]
        wrong = "select distinct rule from batch_findings where severity = 'error' and outcome = 'fail' and file like '%example-2024%'"
        assert len(database.execute(wrong).fetchall()) == 3


def test_spark_does_what_the_page_says(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The page's own code, for which pyspark and Java are needed. Spark's warnings are its own."""
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("there is no Java for Spark")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    page = (ROOT / "docs" / "scale-out.md").read_text(encoding="utf-8")
    functions, _ = re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S)
    code, printed = re.findall(r"^```py\n(.*?)^```\n+```text\n(.*?)^```$", page, re.M | re.S)[0]
    names: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(functions, names)
        try:
            exec(code, names)
        finally:
            if "spark" in names:
                names["spark"].stop()
    assert capsys.readouterr().out == printed
