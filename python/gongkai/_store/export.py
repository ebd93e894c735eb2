# SPDX-License-Identifier: Apache-2.0
"""A store in other forms: a database of DuckDB or SQLite, a workbook, files of CSV."""

from __future__ import annotations

import contextlib
import csv
import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai._extras import need
from gongkai._frame import from_frame, labels, to_frame
from gongkai._language import InputError
from gongkai._study import agencies, columns

if TYPE_CHECKING:
    from gongkai._store.store import Store

EXCEL_ROWS = 1_048_576
"""Of a sheet, its header among them."""

_TYPES = {"int16": "integer", "int32": "integer", "int64": "integer"}


def export(store: Store, path: str | os.PathLike[str]) -> None:
    to = Path(path)
    if to.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(to))
    forms = {".duckdb": _duckdb, ".db": _sqlite, ".sqlite": _sqlite, ".xlsx": _workbook, ".csv": _csv}
    if to.suffix.lower() not in forms:
        raise InputError(f"{to}：报告库可导出为 {'、'.join(forms)}", f"{to}: a store is exported to {', '.join(forms)}")
    part = to.with_name(f".{to.name}.part")
    try:
        forms[to.suffix.lower()](store, part)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    os.replace(part, to)


def _tables(store: Store) -> dict[str, Any]:
    """What goes with the cells."""
    files = store.files
    return {
        "files": files,
        "agencies": agencies(files).to_arrow(),
        "labels": labels().to_arrow(),
        "columns": columns().to_arrow(),
    }


def _duckdb(store: Store, part: Path) -> None:
    duckdb = need("duckdb", "an export to DuckDB", "duckdb")
    with duckdb.connect(str(part)) as database:
        cells = store.cells()  # noqa: F841  # found by its name
        database.execute("create table cells as select * from cells")
        for name, table in _tables(store).items():
            database.register("exported", table)
            database.execute(f"create table {name} as select * from exported")
            database.unregister("exported")


def _plain(table: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of an Arrow table or batch; exact decimals as text, which SQLite and CSV keep exact."""
    columns = []
    for column in table.columns:
        values = column.to_pylist()
        if str(column.type).startswith("decimal"):
            values = [None if v is None else f"{v.normalize():f}" for v in values]
        columns.append(values)
    return zip(*columns, strict=True)


def _sqlite(store: Store, part: Path) -> None:
    connection = sqlite3.connect(part)
    try:
        connection.execute("pragma journal_mode = off")
        connection.execute("pragma synchronous = off")
        cells = store.cells()
        _create(connection, "cells", cells.schema)
        for batch in cells:
            _insert(connection, "cells", batch)
        for name, table in _tables(store).items():
            _create(connection, name, table.schema)
            _insert(connection, name, table)
        connection.execute("create index cells_of_file on cells (file)")
        connection.commit()
    finally:
        connection.close()


def _create(connection: sqlite3.Connection, name: str, schema: Any) -> None:
    fields = ", ".join(f'"{field.name}" {_TYPES.get(str(field.type), "text")}' for field in schema)
    connection.execute(f"create table {name} ({fields})")


def _insert(connection: sqlite3.Connection, name: str, table: Any) -> None:
    marks = ", ".join("?" * len(table.schema))
    connection.executemany(f"insert into {name} values ({marks})", _plain(table))


def _csv(store: Store, part: Path) -> None:
    cells = store.cells()
    with open(part, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(cells.schema.names)
        for batch in cells:
            writer.writerows(_plain(batch))


def _workbook(store: Store, part: Path) -> None:
    """A sheet with a row for each report, and those of what goes with the cells."""
    xlsxwriter = need("xlsxwriter", "an export to Excel", "gongkai[office]")
    tables = _tables(store)
    if len(tables["files"]) >= EXCEL_ROWS:
        number = len(tables["files"])
        raise InputError(
            f"{number}个文件超出 Excel 工作表的行数（{EXCEL_ROWS}）",
            f"{number} files are more rows than a sheet of Excel has ({EXCEL_ROWS})",
        )
    arrow = need("pyarrow", "a store", "pyarrow")
    with xlsxwriter.Workbook(
        str(part), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet, at = book.add_worksheet("reports"), 0
        header = to_frame([], "wide").columns
        sheet.write_row(0, 0, header)
        for path, _, _ in store._parts():
            reports = [(file, report) for file, cells in store._slices(path) for report in from_frame(cells)]
            for row in _plain(arrow.table(to_frame(reports, "wide"))):
                at += 1
                _write(sheet, at, row)
        for name, table in tables.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, table.schema.names)
            for n, row in enumerate(_plain(table), 1):
                _write(sheet, n, row)


def _write(sheet: Any, at: int, row: tuple[Any, ...]) -> None:
    for column, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(at, column, value)
        elif value is not None:
            sheet.write_number(at, column, value)
