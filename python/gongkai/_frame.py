# SPDX-License-Identifier: Apache-2.0
"""Reports and findings as tables for pandas, polars, Arrow and DuckDB, and back."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, TypeAlias

from gongkai import _core
from gongkai._core import (
    DisclosureColumn,
    DisclosureRow,
    Edition,
    RequestColumn,
    RequestRow,
    ReviewColumn,
    ReviewKind,
    Table,
)
from gongkai._enum import LegalItem
from gongkai._error import ReadError
from gongkai._extras import need
from gongkai._read.bulk import ReadResult
from gongkai._report import Report
from gongkai._types import AcrossFinding, Finding

_Named: TypeAlias = tuple[str | os.PathLike[str] | None, Report]
NamedReports: TypeAlias = (
    Report
    | Mapping[str, Report]
    | Iterable[Report]
    | Iterable[_Named]
    | Iterable[ReadResult]
    | Iterable[Report | _Named | ReadResult]
)


class Frame:
    """A table of Arrow columns, which other libraries read where it lies.

    It has the Arrow PyCapsule interface (``__arrow_c_stream__``), so that what takes Arrow takes it:
    ``polars.DataFrame(frame)``, ``pyarrow.table(frame)``, and by its name in a query of DuckDB. `to_pandas`,
    `to_polars` and `to_arrow` do the same. gongkai itself needs none of these libraries.
    """

    __slots__ = ("_frame",)

    _frame: _core.Frame

    def __init__(self) -> None:
        raise TypeError("a Frame is made by gongkai.to_frame() and its like")

    @classmethod
    def _of(cls, frame: _core.Frame) -> Frame:
        made = object.__new__(cls)
        made._frame = frame
        return made

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._frame.columns

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._frame)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The Arrow C stream interface as a PyCapsule. Columns have the types they have; ``requested_schema`` is not
        followed."""
        return self._frame.arrow_stream()

    def __arrow_c_schema__(self) -> object:
        """The Arrow C schema as a PyCapsule."""
        return self._frame.arrow_schema()

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table`` on the same memory."""
        return need("pyarrow", "Frame.to_arrow()", "pyarrow").table(self)

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``: codes are categorical, amounts exact decimals."""
        return need("polars", "Frame.to_polars()", "polars").DataFrame(self)

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``: codes are categorical, whole numbers of the nullable types such as ``Int64``, so that
        blank is ``<NA>`` and never 0 or a floating-point number; amounts are of ``decimal.Decimal``."""
        pandas = need("pandas", "Frame.to_pandas()", "pandas pyarrow")
        arrow = need("pyarrow", "Frame.to_pandas()", "pandas pyarrow")
        nullable = {
            arrow.int16(): pandas.Int16Dtype(),
            arrow.int32(): pandas.Int32Dtype(),
            arrow.int64(): pandas.Int64Dtype(),
        }
        return arrow.table(self).to_pandas(types_mapper=nullable.get)

    def __repr__(self) -> str:
        return f"<Frame: {len(self)} rows of {', '.join(self.columns[:12])}{', …' if len(self.columns) > 12 else ''}>"


def _named(reports: NamedReports) -> Iterator[tuple[str | None, Report | ReadError]]:
    """Reports, or why there is none, with their names: as given, else their file, else their number."""
    if isinstance(reports, Report):
        yield reports.file, reports
        return
    for number, each in enumerate(reports.items() if isinstance(reports, Mapping) else reports):
        name: str | os.PathLike[str] | None
        report: Report | ReadError | None
        if isinstance(each, ReadResult):
            name, report = each.file, each.report or each.error
        else:
            name, report = each if isinstance(each, tuple) else (None, each)
            if not isinstance(report, Report):
                kind = type(report).__name__
                raise TypeError(f"a frame is made of reports, or of pairs of a name and a report, not of {kind}")
            if name is None:
                name = report.file
        if report is not None:
            yield f"#{number}" if name is None else os.fsdecode(name), report


def to_frame(
    reports: NamedReports,
    shape: Literal["tidy", "wide"] = "tidy",
    *,
    exact: bool = False,
    sources: bool = False,
) -> Frame:
    """Reports as one table. ``reports`` is a report, or any iterable of reports, of pairs of a name and a report, or of what
    `read_many` gives, or a mapping from name to report. It is used up one by one, so a hundred thousand need no more
    memory than the table. Files that could not be read have no rows; `findings_frame` lists them.

    ``tidy``: a row for each cell of each report's form, in the order of the form:

    - ``file`` (the name given, else the file it was read from, else ``#`` and its number), ``agency``, ``year``,
      ``edition``: which report;
    - ``table``, ``row``, ``column``: which cell, by code (`labels` has the wording to join);
    - ``value``: the number of a count, as a 64-bit integer;
    - ``amount``: the number of an amount (万元), or of a count that is printed with a fraction, as a decimal(38, 18),
      which holds it exactly;
    - ``status``: ``reported``, ``blank``, ``missing`` or ``inferred``. Only where it is ``reported`` or ``inferred`` is
      there a number, in one of the two columns.

    ``exact=True`` adds ``number``, the number as text, which keeps the zeros at the end of its decimals.
    ``sources=True`` adds where it stands and what stands there, null where that is not known: ``span_kind`` (``text``,
    ``page``, ``sheet``, ``table`` or ``paragraph``), ``span_number`` (of the page, sheet, table or paragraph, from 1),
    ``span_line``, ``span_column``, ``span_offset``, ``span_length`` (as in `Span`), ``origin`` and ``printed`` (as in
    `Cell`).

    ``wide``: a row for each report, with the columns above that name it; ``reported``, ``blank``, ``missing`` and
    ``inferred``, how many of its cells are; ``fractions``, what counts are printed with a fraction, as
    ``requests.total.total=3.5``; then a column for each cell of both editions, named like ``requests.total.total``. It
    is null for what is no whole number, or not in the report's form.
    """
    pairs = ((name, report._published) for name, report in _named(reports) if isinstance(report, Report))
    if shape == "tidy":
        return Frame._of(_core.tidy_frame(pairs, True, exact, sources))
    if shape != "wide":
        raise ValueError(f"the shape of a frame is 'tidy' or 'wide', not {shape!r}")
    if exact or sources:
        raise ValueError("only a tidy frame has room for exact numbers and sources")
    return Frame._of(_core.wide_frame(pairs))


def from_frame(frame: Any) -> list[Report]:
    """The reports of a tidy frame, in the order in which they first occur; rows may be in any order.

    ``frame`` is any table with the Arrow PyCapsule interface: of `to_frame`, pandas, polars, pyarrow. It has the columns
    ``table``, ``row``, ``column``, ``status`` and ``value`` or ``amount`` or both; rows with the same ``file``,
    ``agency``, ``year`` and ``edition``, as far as there are such columns, are of one report. A cell that has no row is
    missing; a row that has an ``error``, as ``gongkai read -o FILE.parquet`` writes one for a file that could not be read,
    is passed over. What a frame does not have (sections, places), the reports do not have either; zeros at the end of an
    amount's decimals are kept where the frame has ``number``.

    ReadError for an unknown code, a cell given twice, a number that contradicts its status, or one that is not exact:
    a floating-point number with a fraction may not be what was printed.
    """
    return [Report._of(report) for report in _core.from_frame(frame)]


_finding_columns = (
    ("file", "word"), ("agency", "word"), ("year", "integer"), ("edition", "word"), ("rule", "word"),
    ("severity", "word"), ("outcome", "word"), ("reason", "word"), ("table", "word"), ("row", "word"), ("column", "word"),
    ("cells", "text"), ("section", "word"), ("expected", "text"), ("actual", "text"), ("message_zh", "text"),
    ("message_en", "text"), ("basis", "word"), ("span_line", "integer"), ("span_column", "integer"),
)  # fmt: skip


def finding_row(name: str | None, report: Report | None, finding: Finding | AcrossFinding) -> tuple[object, ...]:
    who: tuple[str | None, str | None, int | None] = (name, None, None)
    if isinstance(finding, AcrossFinding):
        who = finding.file, finding.agency, finding.year
    elif report:
        who = name, report.agency, report.year
    key = finding.cells[0] if finding.cells else None
    table = key.table if key else finding.table
    return (
        *who, report and report.edition.code, finding.rule.code, finding.severity.code,
        finding.outcome.code, None if finding.reason.code == "none" else finding.reason.code, table and table.code,
        key and key.row.code, key and key.column.code, " ".join(map(str, finding.cells)) or None,
        finding.section and finding.section.code, finding.expected, finding.actual, finding.message_zh,
        finding.message_en, finding.basis, finding.span and finding.span.line, finding.span and finding.span.column,
    )  # fmt: skip


def error_row(name: str | None, error: ReadError) -> tuple[object, ...]:
    """Why there is no report, as a row among findings."""
    row = dict.fromkeys(column for column, _ in _finding_columns)
    row |= {
        "file": name, "rule": error.code, "severity": "error", "outcome": "unreadable", "actual": error.detail or None,
        "message_zh": error.message_zh, "message_en": error.message_en, "basis": None, "span_line": error.line,
        "span_column": error.column,
    }  # fmt: skip
    return tuple(row.values())


def findings_of(rows: list[tuple[object, ...]], words: bool = True) -> Frame:
    """The table of such rows, codes as dictionaries or written out."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(_finding_columns)
    return Frame._of(
        _core.frame_of(
            [
                (name, "text" if kind == "word" and not words else kind, list(column))
                for (name, kind), column in zip(_finding_columns, columns, strict=True)
            ]
        )
    )


def _finding_rows(source: Any, all: bool) -> Iterator[tuple[object, ...]]:
    if isinstance(source, (Report, Mapping)):
        first: list[Any] = []
    else:
        source = iter(source)
        first = list(itertools.islice(source, 1))
        source = itertools.chain(first, source)
    if first and isinstance(first[0], (Finding, AcrossFinding)):
        for finding in source:
            yield finding_row(None, None, finding)
        return
    for name, report in _named(source):
        if isinstance(report, ReadError):
            yield error_row(name, report)
            continue
        for finding in report.check(all):
            yield finding_row(name, report, finding)


def findings_frame(source: NamedReports | Iterable[Finding] | Iterable[AcrossFinding], *, all: bool = False) -> Frame:
    """Findings as one table, a row for each. ``source`` is what `to_frame` takes, and then each report is checked (with
    ``all`` for what holds as well), and a file that `read_many` could not read is one row with the error's code as
    ``rule`` and the outcome ``unreadable``; or it is findings, as of `Report.check`, `Panel.check` or `Tree.check`.

    ``file``, ``agency``, ``year`` and ``edition`` say which report, as far as that is known; ``table``, ``row`` and
    ``column`` which cell is in question, the first of those that ``cells`` lists; ``span_line`` and ``span_column``
    where it stands. ``rule``, ``severity``, ``outcome``, ``reason``, ``section``, ``expected``, ``actual``,
    ``message_zh``, ``message_en`` and ``basis`` are those of `Finding`. ``rule`` joins `rules`.
    """
    return findings_of(list(_finding_rows(source, all)))


_axes: tuple[tuple[Table, str, type[LegalItem]], ...] = (
    (Table.DISCLOSURE, "row", DisclosureRow),
    (Table.DISCLOSURE, "column", DisclosureColumn),
    (Table.REQUESTS, "row", RequestRow),
    (Table.REQUESTS, "column", RequestColumn),
    (Table.REVIEWS, "row", ReviewKind),
    (Table.REVIEWS, "column", ReviewColumn),
)


def labels() -> Frame:
    """What the codes of a tidy frame mean, a row for each: ``table``, ``axis`` (``row`` or ``column``), ``position`` (from
    0, as the form orders them), ``code``, ``zh`` (the wording of the form in force), ``zh_2019`` (that of edition 2019),
    ``en``, ``citation`` and ``citation_en`` (the law), ``editions`` (parted by spaces).

    A tidy frame's ``table`` and ``row`` join ``table`` and ``code`` where ``axis`` is ``row``; its ``column`` likewise.
    """
    *earlier, _ = Edition
    rows = [
        (
            table.code, axis, position, item.code, item.zh, *(item.wording(e) for e in earlier), item.en, item.basis,
            item.basis_en, " ".join(edition.code for edition in item.editions),
        )
        for table, axis, items in _axes
        for position, item in enumerate(items)
    ]  # fmt: skip
    kinds = {"table": "word", "axis": "word", "position": "integer"}
    wordings = (f"zh_{edition.code}" for edition in earlier)
    names = ("table", "axis", "position", "code", "zh", *wordings, "en", "citation", "citation_en", "editions")
    columns = zip(names, zip(*rows, strict=True), strict=True)
    return Frame._of(_core.frame_of([(name, kinds.get(name, "text"), list(column)) for name, column in columns]))
