# SPDX-License-Identifier: Apache-2.0
"""The clock of a request, fees, and the way from ledgers to tables."""

from __future__ import annotations

import datetime
import importlib
import os
import stat
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from gongkai import _core
from gongkai._core import (
    Applicant,
    Calendar,
    Disposition,
    LedgerRule,
    Punctuality,
    Reading,
    RequestColumn,
    RequestRow,
    ReviewColumn,
    ReviewKind,
    ReviewOutcome,
)
from gongkai._error import ReadError
from gongkai._ledger_book import NO_NAMES, LedgerNames
from gongkai._report import PrintedTable, Report

if TYPE_CHECKING:
    from decimal import Decimal

    from gongkai._types import Deadline, FeeFigures, LedgerFinding, MonthlyFee, RowReference, RowTotals, Standing


class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class _Binary(Protocol):
    def read(self) -> bytes: ...


Day: TypeAlias = datetime.date | str
Ledger: TypeAlias = str | os.PathLike[str] | bytes | _Binary | _ArrowStream

_calendar: Calendar | None = None


def _or_default(calendar: Calendar | None) -> Calendar:
    global _calendar
    if calendar is not None:
        return calendar
    if _calendar is None:
        _calendar = Calendar()
    return _calendar


def due(
    received: Day,
    *,
    correction_notified: Day | None = None,
    correction_due: Day | None = None,
    correction_received: Day | None = None,
    consultations: Sequence[tuple[Day, Day | None]] = (),
    extended: Day | None = None,
    extension_days: int | None = None,
    deferred: Day | None = None,
    deferred_to: Day | None = None,
    fee_notified: Day | None = None,
    fee_paid: Day | None = None,
    closed: Day | None = None,
    calendar: Calendar | None = None,
    reading: Reading | str = "cautious",
) -> Deadline:
    """What a request waits for and by when, with the count day by day and its articles.

    ``received`` is day 0, as 条例 31 fixes it for the channel; the reply is due on working day 20 (条例 33). A correction
    (条例 30) and the payment of a fee (条例 42) start the period anew; the days of ``consultations``, pairs of the days
    sent and answered, are not counted (条例 32-34); ``extended``, the day on which the extension by ``extension_days``
    (the most that the law allows unless given) was notified, counts up to the last day of the period (条例 33);
    ``deferred_to`` is a later date set under 条例 35, of which the applicant was told on ``deferred``. Requests received before
    2019-05-15 fall under the Regulation of 2007. With ``closed``, the day of the reply, ``late`` says whether it was late and
    ``late_by`` by how much. Where the law is silent or disputed, ``reading`` picks between the ``cautious`` day, the earliest
    that is argued for, and the ``lenient``, the latest; ``otherwise`` has the other. Days are dates or ISO texts.

    ``str(due("2025-01-20").date)`` is ``2025-02-21``. ValueError where the events are out of order or the calendar does
    not reach.
    """
    events = {
        "received": received,
        "correction_notified": correction_notified,
        "correction_due": correction_due,
        "correction_received": correction_received,
        "consultations": list(consultations),
        "extended": extended,
        "extension_days": extension_days,
        "deferred": deferred,
        "deferred_to": deferred_to,
        "fee_notified": fee_notified,
        "fee_paid": fee_paid,
        "closed": closed,
    }
    return _core.due(events, _or_default(calendar), Reading(reading))


def proactive_due(
    made: Day, *, period: str = "general", calendar: Calendar | None = None, reading: Reading | str = "cautious"
) -> Deadline:
    """The last day to publish what must be disclosed proactively: working day 20 after it was made or changed (条例 26).

    Another ``period`` displaces it: ``budget``, budgets and final accounts, 20 days of the calendar from their approval
    (预算法 art. 14); ``licence`` and ``penalty``, 7 working days. A period of days of the calendar that ends on a day off ends
    there by the ``cautious`` reading, on the next working day by the ``lenient``.
    """
    return _core.proactive_due(made, _or_default(calendar), period, Reading(reading))


def fee(*, requests: int | None = None, pages: int | None = None) -> Decimal:
    """The 信息处理费 in yuan (国办函〔2020〕109号): of one applicant's ``requests`` in a calendar month (art. 4), or of the
    ``pages`` of one request (art. 5). One of the two, never both: TypeError. ValueError for a negative number."""
    if (requests is None) == (pages is None):
        raise TypeError("a fee is reckoned by requests or by pages")
    if requests is not None:
        return _core.fee_by_request(requests)
    assert pages is not None
    return _core.fee_by_page(pages)


def _source(ledger: Any, names: LedgerNames, kind: str | None = None) -> tuple[Any, str]:
    """What the compiled part reads, and its name. Raises OSError where a file cannot be opened."""
    if hasattr(ledger, "__arrow_c_stream__"):
        return ledger, ""
    if isinstance(ledger, (bytes, bytearray, memoryview)):
        return _text_of(bytes(ledger), "", names, kind), ""
    if isinstance(ledger, (str, os.PathLike)):
        path = os.fspath(ledger)
        with open(path, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return _text_of(file.read(), path, names, kind), path  # a pipe
            start = file.read(6)
            if names != NO_NAMES or start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
                return _text_of(start + file.read(), path, names, kind), path
        return path if (columns := _columns_of_file(path, start)) is None else columns, path
    if hasattr(ledger, "read"):
        content = ledger.read()
        if not isinstance(content, bytes):
            raise TypeError("a ledger is read from a binary file")
        name = getattr(ledger, "name", "")
        name = name if isinstance(name, str) else ""
        return _text_of(content, name, names, kind), name
    raise TypeError(f"a ledger is a path, bytes, a binary file, or a table with an Arrow stream, not {type(ledger).__name__}")


def _text_of(content: bytes, name: str, names: LedgerNames, kind: str | None) -> bytes:
    """A ledger in CSV or JSON: of a workbook its sheets, of one under other names that under the known ones."""
    from gongkai._ledger_book import csv_of_workbook, renamed, workbook_format

    try:
        if (form := workbook_format(content)) is not None:
            return csv_of_workbook(content, form, names, kind)
        return content if names == NO_NAMES else renamed(content, names, kind)
    except ReadError as error:
        error.file = name or None
        raise


def _columns_of_file(path: str, start: bytes) -> Any:
    """The table in a file of Parquet or Arrow; None where it is text."""
    if start.startswith(b"PAR1"):
        form, modules = "Parquet", ("pyarrow.parquet.read_table", "polars.read_parquet")
    elif start.startswith(b"ARROW1"):
        form, modules = "Arrow", ("pyarrow.feather.read_table", "polars.read_ipc")
    else:
        return None
    for each in modules:
        module, _, function = each.rpartition(".")
        try:
            read = getattr(importlib.import_module(module), function)
        except ImportError:
            continue
        try:
            return read(path)
        except OSError:
            raise
        except Exception as error:
            # Each library has its own errors for a file that is broken.
            raise ReadError(_core.ErrorCode.FILE_UNREADABLE, str(error), file=path) from error
    raise ReadError(_core.ErrorCode.FILE_UNREADABLE, f"{form} needs pyarrow or polars", file=path)


def _sources(
    given: Ledger | Iterable[Ledger] | None,
    names: LedgerNames | str | os.PathLike[str] | None,
    kind: str | None = None,
) -> list[tuple[Any, str]]:
    if given is None:
        return []
    if not isinstance(names, LedgerNames):
        names = NO_NAMES if names is None else LedgerNames.read(names)
    if isinstance(given, (list, tuple)):
        return [_source(each, names, kind) for each in given]
    return [_source(given, names, kind)]


class Tally:
    """The tables that ledgers fill for a year; see `tally`.

    A row that is wrong is reported and not counted: ``tally.rows.read == tally.rows.counted + tally.rows.reported``.
    """

    __slots__ = ("_counted", "_report", "_year")

    _counted: _core.LedgerTally
    _report: Report | None
    _year: int

    def __init__(self) -> None:
        raise TypeError("a Tally is made by gongkai.tally()")

    @classmethod
    def _of(cls, counted: _core.LedgerTally, year: int) -> Tally:
        made = object.__new__(cls)
        made._counted = counted
        made._year = year
        made._report = None
        return made

    @property
    def year(self) -> int:
        """The year of the tables."""
        return self._year

    @property
    def years(self) -> list[int]:
        """The years in which a request was received or closed."""
        return self._counted.years

    def of_year(self, year: int) -> Tally:
        """The tables of another year, from the same count."""
        return Tally._of(self._counted, year)

    @property
    def report(self) -> Report:
        """The tables as the form of the year prints them: requests, and reviews where their ledger was given; what
        ledgers do not fill is missing. ValueError before 2019, when there was no common form."""
        if self._report is None:
            self._report = Report._of(self._counted.report(self._year))
        return self._report

    @property
    def requests(self) -> PrintedTable[RequestRow, RequestColumn, Disposition, Applicant]:
        """Table 3, 收到和处理政府信息公开申请情况."""
        return self.report.requests

    @property
    def reviews(self) -> PrintedTable[ReviewKind, ReviewColumn, ReviewKind, ReviewOutcome]:
        """Table 4, 政府信息公开行政复议、行政诉讼情况."""
        return self.report.reviews

    def requests_of(self, row: RequestRow | Disposition | str, column: RequestColumn | Applicant | str) -> list[RowReference]:
        """The requests that make up a cell, in the order of the ledger: ``tally.requests_of("granted", "business")``."""
        return self._counted.requests_in(self._year, RequestRow(row), RequestColumn(column))

    def reviews_of(self, kind: ReviewKind | str, column: ReviewColumn | ReviewOutcome | str) -> list[RowReference]:
        """The reviews and lawsuits that make up a cell."""
        return self._counted.reviews_in(self._year, ReviewKind(kind), ReviewColumn(column))

    @property
    def fees(self) -> FeeFigures:
        """What section six says of the 信息处理费 of the year: notices received by applicants, payments, amounts."""
        return self._counted.fees(self._year)

    @property
    def rows(self) -> RowTotals:
        """How many rows of the ledgers of requests were read, counted and reported."""
        return self._counted.rows

    @property
    def review_rows(self) -> RowTotals | None:
        """The same of the ledgers of reviews; None where there was none."""
        return self._counted.review_rows

    @property
    def findings(self) -> list[LedgerFinding]:
        """What is wrong with the rows, in the order of reading: the first thousand. `finding_numbers` counts all."""
        return self._counted.findings

    @property
    def finding_numbers(self) -> dict[LedgerRule, int]:
        """How many findings of each kind there were."""
        return self._counted.finding_numbers

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes what was counted of the ledgers of requests to a file that `tally` takes for a ledger: what one machine
        counted is merged on another as if it had been read there, exactly, with ids that both have counted once. Of the
        rows it holds ids, years, dispositions and kinds of applicant; of reviews nothing."""
        with open(path, "wb") as file:
            file.write(self._counted.save())

    def reported(self) -> list[RowReference]:
        """Every row of the ledgers of requests that was reported and not counted."""
        return self._counted.reported()

    def __repr__(self) -> str:
        rows = self.rows
        return f"<Tally {self._year}: {rows.read} rows read, {rows.counted} counted, {rows.reported} reported>"


def tally(
    ledger: Ledger | Sequence[Ledger],
    year: int,
    *,
    reviews: Ledger | Sequence[Ledger] | None = None,
    names: LedgerNames | str | os.PathLike[str] | None = None,
    threads: int | None = None,
    calendar: Calendar | None = None,
    reading: Reading | str = "cautious",
) -> Tally:
    """Counts ledgers of requests, and of reviews, into the tables of the report for ``year``.

    A ledger is CSV or JSON (a path, bytes or a binary file), a workbook (xlsx, xls, ods; which takes ``gongkai[office]``), a
    path of Parquet or Arrow (which needs pyarrow or polars), or a table with an Arrow stream: of pyarrow, pandas, polars, DuckDB. Columns of 32-bit days, 64-bit numbers, text and
    dictionaries are used where they lie and must not be changed while the tally is used; other types of days and
    numbers are converted, and a table with days in text is read as CSV would be. What `Tally.save` wrote is a ledger too.
    Several ledgers, in a list, are counted as one. Titles and values may be the Chinese words for them; ``names``, or a file
    of them, gives others (`LedgerNames`).

    ``received`` are those received in the year, ``carried_in`` those received before and open on 1 January, each
    disposition those closed in the year, ``carried_out`` those open at its end (国办公开办函〔2021〕30号). What is wrong
    with a row is a finding, a late reply among them; one that is late by the ``cautious`` reading of the law only is a note, and
    none with ``reading="lenient"``. Reviews are held against the requests that they are about. OSError where a file cannot be opened, ReadError where a needed column is absent or of a type
    that cannot be used.
    """
    if threads is None:
        threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    sources = _sources(ledger, names), _sources(reviews, names)
    counted = _core.tally(*sources, max(threads, 1), _or_default(calendar), Reading(reading))
    return Tally._of(counted, year)


class _Rows:
    """What every pass over ledgers finds of their rows."""

    __slots__ = ("finding_numbers", "findings", "rows")

    rows: RowTotals
    """How many rows were read, counted and reported."""
    findings: list[LedgerFinding]
    """What is wrong with the rows, in the order of reading: the first thousand. Those with an error are not judged."""
    finding_numbers: dict[LedgerRule, int]
    """How many findings of each kind there were."""

    def __init__(self, rows: RowTotals, findings: list[LedgerFinding], finding_numbers: dict[LedgerRule, int]) -> None:
        self.rows = rows
        self.findings = findings
        self.finding_numbers = finding_numbers


class Open(_Rows):
    """The open requests of ledgers as of a day; see `overdue`."""

    __slots__ = ("standings",)

    standings: list[Standing]
    """Every request that was open then and counts, in the order of the ledger."""

    def __init__(self, standings: list[Standing], *rows: Any) -> None:
        super().__init__(*rows)
        self.standings = standings

    def _in(self, state: Punctuality) -> list[Standing]:
        return sorted((s for s in self.standings if s.state is state), key=lambda s: (s.working_days_left, -s.days_late))

    @property
    def overdue(self) -> list[Standing]:
        """Past their due day, the latest first."""
        return self._in(Punctuality.OVERDUE)

    @property
    def at_risk(self) -> list[Standing]:
        """Due within the days asked for, the nearest first."""
        return self._in(Punctuality.AT_RISK)

    @property
    def unknown(self) -> list[Standing]:
        """Of which it cannot be said: no day was set, or the calendar does not reach."""
        return self._in(Punctuality.UNKNOWN)

    def __repr__(self) -> str:
        return f"<Open: {len(self.standings)} open, {len(self.overdue)} overdue, {len(self.at_risk)} at risk>"


def overdue(
    ledger: Ledger | Sequence[Ledger],
    as_of: Day,
    *,
    within: int = 5,
    names: LedgerNames | str | os.PathLike[str] | None = None,
    calendar: Calendar | None = None,
    reading: Reading | str = "cautious",
) -> Open:
    """The open requests of ledgers at the end of a day, from what was known then: which are overdue and which are due
    within ``within`` working days (条例 33). The last day is itself in time. ``reading`` as for `due`, ledgers as for `tally`."""
    return Open(*_core.standings(_sources(ledger, names), as_of, within, _or_default(calendar), Reading(reading)))


class MonthlyFees(_Rows):
    """What applicants' calendar months cost by request; see `monthly_fees`."""

    __slots__ = ("fees", "unattributed")

    fees: list[MonthlyFee]
    """The months in which an applicant reached the paid tiers, by applicant and month."""
    unattributed: int
    """Requests without an ``applicant_id``, which no month's fee includes."""

    def __init__(self, fees: list[MonthlyFee], unattributed: int, *rows: Any) -> None:
        super().__init__(*rows)
        self.fees = fees
        self.unattributed = unattributed

    def __repr__(self) -> str:
        return f"<MonthlyFees: {len(self.fees)} charged, {self.unattributed} requests unattributed>"


def monthly_fees(
    ledger: Ledger | Sequence[Ledger],
    *,
    names: LedgerNames | str | os.PathLike[str] | None = None,
    calendar: Calendar | None = None,
) -> MonthlyFees:
    """What the requests of each applicant and calendar month in ledgers would cost by request (国办函〔2020〕109号
    art. 4), from January 2021 on, when it came into force. Needs the column ``applicant_id``. Ledgers as for `tally`."""
    return MonthlyFees(*_core.monthly_fees(_sources(ledger, names), _or_default(calendar)))
