# SPDX-License-Identifier: Apache-2.0
"""Numbers as Chinese prose writes them: in digits, in words, in both; an approximate one is an interval.

>>> from gongkai import numerals
>>> numerals.read("一万二").value
Decimal('12000')
>>> numerals.read("二三十").low, numerals.read("二三十").high
(Decimal('20'), Decimal('39'))
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongkai._core import NumeralKind, numeral_forms, read_numeral_at

__all__ = ["FORMS", "Numeral", "NumeralForm", "NumeralKind", "find", "read"]


class Numeral(NamedTuple):
    """A number that was read."""

    kind: NumeralKind
    value: Decimal
    """What the words name: 50 of 50余, 20 of 二三十; of a share its dividend."""
    low: Decimal
    """The least that it can mean."""
    high: Decimal | None
    """The most that it can mean; None: without an upper end, as 50以上."""
    divisor: int
    """What a share divides by: 3 of 三分之一, 100 of 百分之五; else 1."""
    exact: bool
    start: int
    """Where it begins, in characters."""
    end: int

    def __contains__(self, number: object) -> bool:
        """Whether it can mean the number; of a share, of the dividend."""
        return isinstance(number, (int, Decimal)) and self.low <= number and (self.high is None or number <= self.high)


class NumeralForm(NamedTuple):
    """A way of writing a number, by an example."""

    example: str
    low: Decimal
    high: Decimal | None
    zh: str
    en: str


def _at(text: str, start: int) -> Numeral | None:
    # No numeral is longer than this.
    found = read_numeral_at(text[start : start + 64])
    if found is None:
        return None
    kind, value, low, high, divisor, exact, length = found
    upper = None if high is None else Decimal(high)
    return Numeral(kind, Decimal(value), Decimal(low), upper, divisor, exact, start, start + length)


def read(text: str) -> Numeral | None:
    """The number that `text` is, and nothing besides; None where it is none. White space at its ends is left out."""
    text = text.strip()
    found = _at(text, 0)
    return found if found is not None and found.end == len(text) else None


_beginnings = frozenset(
    "0123456789０１２３４５６７８９〇零○一二三四五六七八九十百千万亿两廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟萬億几数"
    "若半约大近将接不超逾突至上"
)


def find(text: str) -> Iterator[Numeral]:
    """The numbers in `text`, in order, whatever they count: 第三 and 一般 hold numerals, too."""
    at = 0
    while at < len(text):
        found = _at(text, at) if text[at] in _beginnings else None
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


FORMS: tuple[NumeralForm, ...] = tuple(
    NumeralForm(example, Decimal(low), Decimal(high) if high else None, zh, en) for example, low, high, zh, en in numeral_forms()
)
"""What is read."""
