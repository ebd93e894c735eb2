#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# csv-diff 1.2 (PyPI): a row that is gone, and one that was changed, are no difference.
#
# Seen: of a ledger in which two rows are alike, and one that has this row once, csv-diff finds no difference, as a function and as a command.
# With the key 编号, under which there are two rows, of which the first has 5 and then 9 pages, it finds none either. daff 1.4.2 and DuckDB 2.0.1
# (PyPI), asked for what is in one and not in the other, row by row, have each of them.
# Unexpected: two texts with another number of lines are not the same. Without a key a row is documented to be known by its content; that it
# counts once is not said, and with a key that is not one nothing tells so.
# Root: both keep the rows in a dictionary, by the key or by a hash of the row, where the last one wins.
# Costs: a request that was entered twice, or a file with several rows under its number, is what a ledger is compared for before it is counted:
# "no changes", and the count is another.
# Here: an id that comes twice is reported, ledger.duplicate-id (docs/ledger.md).
. "$(dirname "$0")/support/setup.sh"
python_packages csv-diff==1.2 daff==1.4.2 duckdb==2.0.1
python - <<'PY'
import subprocess
from pathlib import Path

import daff
import duckdb
from csv_diff import compare, load_csv
from parts import observe

ALIKE = ([["2025-001", "5"], ["2025-001", "5"], ["2025-002", "7"]], [["2025-001", "5"], ["2025-002", "7"]])
CHANGED = ([["2025-001", "5"], ["2025-001", "6"]], [["2025-001", "9"], ["2025-001", "6"]])
NOTHING = {"added": [], "removed": [], "changed": [], "columns_added": [], "columns_removed": []}


def written(file: str, rows: list[list[str]]) -> str:
    Path(file).write_text("\n".join(",".join(row) for row in [["编号", "页数"], *rows]))
    return file


def by_csv_diff(tables: tuple[list[list[str]], ...], key: str | None) -> tuple[dict[str, list[object]], str]:
    files = [written(f"{i}.csv", rows) for i, rows in enumerate(tables)]
    command = ["csv-diff", *files, *(["--key", key] if key else [])]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return compare(*(load_csv(open(file), key=key) for file in files)), printed


def by_daff(tables: tuple[list[list[str]], ...]) -> list[list[str]]:
    views = [daff.PythonTableView([["编号", "页数"], *rows]) for rows in tables]
    found = daff.PythonTableView([])
    flags = daff.CompareFlags()
    daff.TableDiff(daff.Coopy.compareTables(*views, flags).align(), flags).hilite(found)
    return [row for row in found.data if row[0] in ("+++", "---", "->")]


def by_duckdb(tables: tuple[list[list[str]], ...]) -> list[tuple[str, ...]]:
    for i, rows in enumerate(tables):
        written(f"{i}.csv", rows)
    return duckdb.sql("from read_csv('0.csv', all_varchar = true) except all from read_csv('1.csv', all_varchar = true)").fetchall()


observe("csv-diff, two rows alike", by_csv_diff(ALIKE, None), (NOTHING, ""))
observe("csv-diff, a row under the same key", by_csv_diff(CHANGED, "编号"), (NOTHING, ""))
observe("daff, two rows alike", by_daff(ALIKE), [["---", "2025-001", "5"]])
observe("daff, a row under the same key", by_daff(CHANGED), [["+++", "2025-001", "9"], ["---", "2025-001", "5"]])
observe("DuckDB, two rows alike", by_duckdb(ALIKE), [("2025-001", "5")])
observe("DuckDB, a row under the same key", by_duckdb(CHANGED), [("2025-001", "5")])
PY
