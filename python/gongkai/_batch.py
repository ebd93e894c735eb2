# SPDX-License-Identifier: Apache-2.0
"""Documents in, cells and findings out, a batch at a time, for engines that work on Arrow batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from gongkai import _core
from gongkai._error import ReadError
from gongkai._frame import Frame, error_row, finding_row, findings_of
from gongkai._report import Report, read


class BatchResult(NamedTuple):
    """What a batch of documents holds. Text columns are plain text, which every engine takes."""

    cells: Frame
    """As of `to_frame`, a row for each cell."""
    findings: Frame
    """As of `findings_frame`, a row for each finding; of a document that could not be read, one row that says why."""


def read_batch(batch: Any, *, path: str = "path", content: str = "content", all: bool = False) -> BatchResult:
    """Reads and checks a batch of documents: from Arrow to Arrow, without state, so that any engine can run it anywhere.

    ``batch`` has the Arrow PyCapsule interface (a batch or table of pyarrow, a frame of polars, a relation of DuckDB)
    and two columns: ``path``, which names each document and becomes the column ``file``, and ``content``, its bytes. The
    formats are those of `read`. A document that cannot be read, or has no content, is one row of the findings with the
    error's code as ``rule`` and the outcome ``unreadable``, and no cell. ``all`` lists what holds as well.

    ReadError where a column is not there or is of another type.
    """
    rows: list[tuple[object, ...]] = []

    def reports() -> Iterator[tuple[str | None, _core.PublishedReport]]:
        for name, document in _core.documents(batch, path, content):
            try:
                report: Report = read(document or b"")
            except ReadError as error:
                rows.append(error_row(name, error))
                continue
            rows.extend(finding_row(name, report, finding) for finding in report.check(all))
            yield name, report._published

    cells = Frame._of(_core.tidy_frame(reports(), False, False, False))
    return BatchResult(cells, findings_of(rows, words=False))
