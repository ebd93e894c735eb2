# SPDX-License-Identifier: Apache-2.0
"""Ledgers and reports drawn at random, for tests, examples and measurements. Invented requests and agencies only; the
same seed gives the same with every version of Python, and ledgers as the C++ header gongkai/testing/random_ledger.hpp.

    from gongkai.testing import random_ledger, random_report, to_csv
    gk.tally(to_csv(random_ledger(1000, seed=1)), 2025)
    random_report(seed=1).check()
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeAlias, cast

from gongkai import _core
from gongkai._core import Edition, LedgerRule
from gongkai._report import Report
from gongkai._types import RowTotals

__all__ = [
    "REQUEST_COLUMNS",
    "REVIEW_COLUMNS",
    "Expected",
    "Row",
    "random_ledger",
    "random_records",
    "random_report",
    "random_reviews",
    "to_csv",
    "write_spoilt_ledger",
]

Row: TypeAlias = dict[str, str | int | bool | datetime.date | None]

REQUEST_COLUMNS = (
    "id", "applicant", "applicant_id", "channel", "received", "correction_notified", "correction_due",
    "correction_received", "consult_sent", "consult_answered", "extended", "extension_days", "deferred", "deferred_to",
    "fee_notified", "fee_paid", "fee_yuan", "closed", "disposition",
)  # fmt: skip
REVIEW_COLUMNS = ("id", "request_id", "kind", "filed", "closed", "outcome", "co_defendant")


def random_ledger(requests: int, *, seed: int, first_year: int = 2021, last_year: int = 2025) -> Iterator[Row]:
    """A ledger of ``requests`` requests received from ``first_year`` to ``last_year`` (2019 to 2039), in the order of
    receipt, as it stands at the end of the last year.

    Requests come in more often in spring than around the Spring Festival; they are corrected, consulted on, extended,
    charged for, paid for and allowed to lapse as the law provides that they fall under; each disposition that the form of
    its year has occurs; every reply is in time, one request in two hundred is never closed. No row is wrong. The columns
    are `REQUEST_COLUMNS`; days are dates, None is what did not happen.
    """
    return iter(_core.RandomLedger(requests, seed, first_year, last_year))


def random_reviews(ledger: Iterable[Row], *, seed: int, until: datetime.date) -> Iterator[Row]:
    """Reviews and lawsuits against some of the replies in a ledger, as they stand at the end of the day ``until``.
    The columns are `REVIEW_COLUMNS`."""
    cases = _core.RandomReviews(seed, until)
    for request in ledger:
        if (case := cases.of(cast(str, request["id"]), request["closed"])) is not None:
            yield case


def random_records(kind: str, rows: int, *, seed: int, spoilt: bool = False) -> bytes:
    """A ledger of publication or service in CSV: of a kind, as ``publications`` or ``ratings`` (docs/publication.md,
    docs/service.md), with rows of 2021 to 2025 in the order of their day. Nothing is wrong with any row; or, ``spoilt``,
    about every second row has had something changed by chance."""
    return _core.random_records(kind, rows, seed, spoilt)


class _Sink(Protocol):
    def write(self, data: bytes, /) -> object: ...


class Expected(NamedTuple):
    """What a tally of a spoilt ledger must say."""

    rows: RowTotals
    finding_numbers: dict[LedgerRule, int]


def write_spoilt_ledger(to: _Sink, rows: int, *, seed: int, percent: int = 20) -> Expected:
    """Writes a ledger of ``rows`` requests in CSV to a binary file, of which ``percent`` in a hundred are wrong or odd,
    each in exactly one way, of every kind but ``ledger.unknown-column``, ``ledger.clock-provisional`` and those of reviews."""
    return Expected(*_core.write_spoilt_ledger(rows, seed, percent, to.write))


def random_report(
    *, seed: int, edition: Edition = Edition.E2021, dense: bool = False, blank_zeros: bool = False, wrong_cells: int = 0
) -> Report:
    """A consistent report of an invented agency, as its form prints it; its prose agrees with its tables.

    It has the numbers of a filed report, most of them zero, or with ``dense`` none that is zero. With ``blank_zeros``
    the zeros of tables 3 and 4 are left blank, but for the totals and what was received. ``wrong_cells``: how many cells
    of table 3 are made wrong by slips of the pen, as a mistyped digit or two numbers that have changed places.
    """
    return Report._of(_core.random_report(seed, edition, dense, blank_zeros, wrong_cells))


def to_csv(rows: Iterable[Row]) -> bytes:
    """A ledger in CSV, with the columns of its first row."""
    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: str(value).lower() if isinstance(value, bool) else value for name, value in row.items()})
    return out.getvalue().encode()
