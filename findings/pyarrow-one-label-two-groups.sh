#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pyarrow 26.0.1 (PyPI): requests under one disposition are two groups, and nulls are valid.
#
# Seen: a column of 予以公开, 部分公开, 予以公开 whose dictionary has 予以公开 twice, as after codes were mapped to labels: group_by
# gives 予以公开 5 and 予以公开 3, unique and value_counts have it twice; equal and joins see one value. Where the dictionary holds
# a null, group_by gives two groups of nulls, and fill_null and drop_null leave half of them.
# DuckDB 2.0.1, polars 2.1.0 and datafusion 55.0.0 give 8, and one group of nulls, from the same table.
# Unexpected: the Arrow Columnar Format (dictionary-encoded layout) permits a dictionary to contain duplicate values or nulls;
# a group is what has equal values, and by equal() of the same library these are. pandas refuses such a dictionary.
# Costs: a disposition's count is split into two rows with one name, of which a lookup by name finds one.
# Here: the columns that gongkai writes have each label once, and a frame with such a column is read by its values
# (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages pyarrow==26.0.1 duckdb==2.0.1 polars==2.1.0 datafusion==55.0.0
python - <<'PY'
import datafusion
import duckdb
import polars
import pyarrow
import pyarrow.compute as compute
from parts import observe


def table(indices: list[int | None], labels: list[str | None]) -> pyarrow.Table:
    column = pyarrow.DictionaryArray.from_arrays(pyarrow.array(indices, pyarrow.int8()), pyarrow.array(labels))
    return pyarrow.table({"处理": column, "件": [1, 2, 3, 4]})


def sums(requests: pyarrow.Table) -> dict[str, list[tuple[str | None, int]]]:
    session = datafusion.SessionContext()
    session.register_record_batches("requests", [requests.to_batches()])
    by_sql = 'SELECT "处理", sum("件")::INT FROM requests GROUP BY 1'
    found = {
        "pyarrow": [(row["处理"], row["件_sum"]) for row in requests.group_by("处理").aggregate([("件", "sum")]).to_pylist()],
        "DuckDB": duckdb.sql(by_sql).fetchall(),
        "polars": polars.from_arrow(requests).group_by("处理").agg(polars.col("件").sum()).rows(),
        "datafusion": [tuple(row.values()) for row in session.sql(by_sql).to_pylist()],
    }
    return {name: sorted(rows, key=str) for name, rows in found.items()}


twice = table([0, 1, 2, 0], ["予以公开", "部分公开", "予以公开"])
right = [("予以公开", 8), ("部分公开", 2)]
split = [("予以公开", 3), ("予以公开", 5), ("部分公开", 2)]
observe("a label twice", sums(twice), {"pyarrow": split, "DuckDB": right, "polars": right, "datafusion": right})
column = twice["处理"]
observe("equal", compute.equal(column, "予以公开").to_pylist(), [True, False, True, True])
observe("unique", compute.unique(column).to_pylist(), ["予以公开", "部分公开", "予以公开"])
null = table([0, 1, 0, None], ["予以公开", None])
right = [("予以公开", 4), (None, 6)]
split = [("予以公开", 4), (None, 2), (None, 4)]
observe("a null in the dictionary", sums(null), {"pyarrow": split, "DuckDB": right, "polars": right, "datafusion": right})
observe("drop_null", compute.drop_null(null["处理"]).to_pylist(), ["予以公开", None, "予以公开"])
PY
