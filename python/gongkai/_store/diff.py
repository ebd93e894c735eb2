# SPDX-License-Identifier: Apache-2.0
"""What two stores say of the same files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from gongkai._store.store import Store

Row: TypeAlias = tuple[str, str, str | None, str | None, str | None]
COLUMNS = ("file", "what", "cell", "before", "after")


class _Listed(NamedTuple):
    error: str | None
    agency: str | None
    year: int | None
    edition: str | None
    sha256: str | None
    reader: str


def differences(before: Store, after: Store) -> list[Row]:
    """In the order of the files. Of both stores no more is in memory than what falls into one bucket of the one that has fewer."""
    buckets = min(before._buckets, after._buckets)
    rows = [row for bucket in range(buckets) for row in _of_bucket(before, after, bucket, buckets)]
    return sorted(rows, key=lambda row: row[0])


def _of_bucket(before: Store, after: Store, bucket: int, buckets: int) -> Iterator[Row]:
    mine, theirs = _listed(before, bucket, buckets), _listed(after, bucket, buckets)
    read_otherwise: set[str] = set()
    for file in mine.keys() | theirs.keys():
        a, b = mine.get(file), theirs.get(file)
        if a is None or b is None:
            yield file, "added" if a is None else "removed", None, None, None
            continue
        for what in ("error", "agency", "year", "edition"):
            old, new = getattr(a, what), getattr(b, what)
            if old != new:
                yield file, what, None, _text(old), _text(new)
        if a.error is None and b.error is None and (a.sha256, a.reader) != (b.sha256, b.reader):
            read_otherwise.add(file)
    if read_otherwise:
        old_cells, new_cells = (dict(_cells(store, bucket, buckets, read_otherwise)) for store in (before, after))
        for file in read_otherwise:
            if not old_cells[file].equals(new_cells[file]):
                yield from _of_cells(file, _printed(old_cells[file]), _printed(new_cells[file]))


def _of_cells(file: str, before: dict[str, str], after: dict[str, str]) -> Iterator[Row]:
    for cell in dict.fromkeys((*before, *after)):
        if before.get(cell) != after.get(cell):
            yield file, "cell", cell, before.get(cell), after.get(cell)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _listed(store: Store, bucket: int, buckets: int) -> dict[str, _Listed]:
    with store._manifest() as manifest:
        return {
            file: _Listed(*listed)
            for file, *listed in manifest.execute(
                "select r.file, r.error, r.agency, r.year, r.edition, s.sha256, s.reader "
                "from reports r join sources s on s.file = r.source where r.bucket % ? = ?",
                (buckets, bucket),
            )
        }


def _cells(store: Store, bucket: int, buckets: int, files: set[str]) -> Iterator[tuple[str, Any]]:
    """What stands in the cells of some files."""
    with store._manifest() as manifest:
        parts = [path for (path,) in manifest.execute("select path from parts where bucket % ? = ?", (buckets, bucket))]
    for part in parts:
        for file, cells in store._slices(part):
            if file in files:
                yield file, cells.select(["table", "row", "column", "status", "number"])


def _printed(cells: Any) -> dict[str, str]:
    return {
        f"{table}.{row}.{column}": status if number is None else number
        for table, row, column, status, number in zip(*(c.to_pylist() for c in cells.columns), strict=True)
    }
