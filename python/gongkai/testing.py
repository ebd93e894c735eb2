# SPDX-License-Identifier: Apache-2.0
"""Ledgers drawn at random, for tests, examples and measurements. Invented requests only; the same seed gives the same
ledger with every version of Python.

    from gongkai.testing import random_ledger, to_csv
    gk.tally(to_csv(random_ledger(1000, seed=1)), 2025)
"""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import random
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from gongkai._core import Applicant, Calendar, Channel, Disposition, Edition, ReviewKind, ReviewOutcome

__all__ = ["REQUEST_COLUMNS", "REVIEW_COLUMNS", "Row", "random_ledger", "random_reviews", "to_csv"]

Row: TypeAlias = dict[str, str | int | bool | datetime.date | None]

REQUEST_COLUMNS = (
    "id", "applicant", "applicant_id", "channel", "received", "correction_notified", "correction_due",
    "correction_received", "consult_sent", "consult_answered", "extended", "extension_days", "fee_notified", "fee_paid",
    "fee_yuan", "closed", "disposition",
)  # fmt: skip
REVIEW_COLUMNS = ("id", "request_id", "kind", "filed", "closed", "outcome", "co_defendant")

# Few around the Spring Festival, many in spring and before the end of the year.
_months = (6, 5, 11, 10, 9, 9, 9, 8, 9, 7, 9, 8)
_applicants = (82, 12, 1, 2, 2, 1)
_channels = (10, 22, 6, 58, 4)

_Item = TypeVar("_Item")


class _Source:
    """Draws that depend on nothing but ``random.random()``, which every version of Python keeps."""

    def __init__(self, seed: int) -> None:
        self._next = random.Random(seed).random

    def below(self, n: int) -> int:
        return int(self._next() * n)

    def percent(self, chance: float) -> bool:
        return self._next() * 100 < chance

    def weighted(self, items: Sequence[_Item], sums: Sequence[int]) -> _Item:
        return items[bisect(sums, int(self._next() * sums[-1]))]


def _sums(weights: Iterable[int]) -> list[int]:
    return list(itertools.accumulate(weights))


def _endings(edition: Edition) -> tuple[list[Disposition], list[int]]:
    """What a request can be decided with in an edition, and how often. Lapses are drawn apart."""
    often = {Disposition.GRANTED: 45, Disposition.PARTIALLY_GRANTED: 8, Disposition.UNABLE_NOT_HELD: 22}
    apart = {Disposition.OTHER_CORRECTION_OVERDUE, Disposition.OTHER_FEE_UNPAID}
    clear = Disposition.UNABLE_UNCLEAR_AFTER_CORRECTION
    leaves = [d for d in Disposition if edition in d.editions and d not in apart and d is not clear]
    return leaves, _sums(often.get(leaf, 2) for leaf in leaves)


def random_ledger(requests: int, *, seed: int, first_year: int = 2021, last_year: int = 2025) -> Iterator[Row]:
    """A ledger of ``requests`` requests received from ``first_year`` to ``last_year`` (2019 to 2039), in the order of
    receipt, as it stands at the end of the last year.

    Requests are corrected, consulted on, extended, charged for, paid for and allowed to lapse as the law provides; each
    disposition that the form of its year has occurs; a few replies are late, a few requests are still open. No row is
    wrong. The columns are `REQUEST_COLUMNS`; days are dates, None is what did not happen.
    """
    if not 2019 <= first_year <= last_year <= 2039:
        raise ValueError("the years are 2019 to 2039")
    draw = _Source(seed)
    calendar = Calendar()
    until = datetime.date(last_year, 12, 31)
    months = _sums(_months[month] for _ in range(first_year, last_year + 1) for month in range(12))
    starts = [datetime.date(year, month, 1) for year in range(first_year, last_year + 1) for month in range(1, 13)]
    days = []
    for _ in range(requests):
        start = draw.weighted(starts, months)
        day = start + datetime.timedelta(draw.below(28 if start.month == 2 else 30))
        if day.weekday() > 4 and not draw.percent(20):
            day += datetime.timedelta(7 - day.weekday())
        days.append(min(day, until))
    days.sort()
    applicants, applicant_sums = list(Applicant), _sums(_applicants)
    channels, channel_sums = list(Channel), _sums(_channels)
    endings = {edition: _endings(edition) for edition in Edition}
    known = max(requests // 3, 1)

    def later(day: datetime.date, n: int) -> datetime.date:
        return calendar.nth_workday_after(day, n).date

    for number, received in enumerate(days):
        row: Row = dict.fromkeys(REQUEST_COLUMNS)
        applicant = draw.weighted(applicants, applicant_sums)
        row["id"] = f"{received.year}-{number:07}"
        row["applicant"] = applicant.code
        # A few apply again and again.
        row["applicant_id"] = f"A{draw.below(5) if draw.percent(2) else draw.below(known) + 5:06}"
        row["channel"] = draw.weighted(channels, channel_sums).code
        row["received"] = received
        start, asked, lapse = received, False, None
        if draw.percent(9):
            asked = True
            notified = later(received, 1 + draw.below(7))
            row["correction_notified"] = notified
            row["correction_due"] = deadline = later(notified, 15)
            if draw.percent(25):
                lapse, start = Disposition.OTHER_CORRECTION_OVERDUE, later(deadline, 1)
            else:
                row["correction_received"] = start = later(notified, 1 + draw.below(15))
        if lapse is None and draw.percent(1.5):
            row["fee_notified"] = notified = later(start, 1 + draw.below(15))
            row["fee_yuan"] = 100 * (1 + draw.below(30))
            if draw.percent(40):
                lapse, start = Disposition.OTHER_FEE_UNPAID, later(notified, 21)
            else:
                row["fee_paid"] = start = later(notified, 1 + draw.below(20))
        closed = start
        if lapse is None:
            latest, last_event = 20, 0
            if draw.percent(6):
                last_event = 1 + draw.below(4)
                row["consult_sent"] = sent = later(start, last_event)
                row["consult_answered"] = later(sent, 1 + draw.below(15)) if draw.percent(80) else None
                last_event += 15
            if draw.percent(8):
                last_event = max(last_event, 15 + draw.below(6))
                row["extended"] = later(start, last_event if last_event <= 20 else 20)
                row["extension_days"] = granted = (5, 10, 15, 20, 20, 20)[draw.below(6)]
                latest += granted
            reply = last_event + draw.below(max(latest - last_event, 0) + 1)
            if draw.percent(1):
                reply = latest + 1 + draw.below(15)
            closed = later(start, max(reply, 1, last_event))
        if not draw.percent(0.5):
            edition = Edition.E2021 if closed.year >= 2021 else Edition.E2019
            if lapse is not None and edition not in lapse.editions:
                lapse = Disposition.OTHER
            unclear = Disposition.UNABLE_UNCLEAR_AFTER_CORRECTION
            if lapse is None and asked and edition in unclear.editions and draw.percent(20):
                lapse = unclear
            row["closed"] = closed
            row["disposition"] = (lapse or draw.weighted(*endings[edition])).code
        for name, value in row.items():
            # What was due after the end may well have been set before it.
            if isinstance(value, datetime.date) and value > until and name != "correction_due":
                row[name] = None
        if row["closed"] is None:
            row["disposition"] = None
        if row["extended"] is None:
            row["extension_days"] = None
        if row["fee_notified"] is None:
            row["fee_yuan"] = None
        if row["correction_notified"] is None:
            row["correction_due"] = None
        yield row


def random_reviews(ledger: Iterable[Row], *, seed: int, until: datetime.date) -> Iterator[Row]:
    """Reviews and lawsuits against some of the replies in a ledger, as they stand at the end of the day ``until``.
    The columns are `REVIEW_COLUMNS`."""
    draw = _Source(seed)
    kinds, kind_sums = list(ReviewKind), _sums((6, 3, 2))
    outcomes = [outcome for outcome in ReviewOutcome if outcome is not ReviewOutcome.PENDING]
    number = 0
    for request in ledger:
        replied = request["closed"]
        if not isinstance(replied, datetime.date) or not draw.percent(2):
            continue
        filed = replied + datetime.timedelta(1 + draw.below(60))
        closed: datetime.date | None = filed + datetime.timedelta(20 + draw.below(150))
        kind = draw.weighted(kinds, kind_sums)
        outcome = draw.weighted(outcomes, _sums((7, 2, 2)))
        co_defendant = kind is not ReviewKind.RECONSIDERATION and draw.percent(10)
        if filed > until:
            continue
        if closed is not None and closed > until:
            closed = None
        number += 1
        yield {
            "id": f"V{number:06}",
            "request_id": request["id"],
            "kind": kind.code,
            "filed": filed,
            "closed": closed,
            "outcome": outcome.code if closed else None,
            "co_defendant": co_defendant,
        }


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
