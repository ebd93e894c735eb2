# SPDX-License-Identifier: Apache-2.0
"""What the enumerations of the library have in common. Their members come from the compiled part."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

from gongkai._language import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai._core import Disposition, DispositionGroup, Edition, RecordFigure, RuleScope, Severity


def near_in_both(wrong: str, codes: Iterable[str]) -> Words:
    """The end of an error message that names the codes most like a wrong one; empty where none is like it."""
    import difflib  # only here, where something has gone wrong: it takes a while to import

    likely = difflib.get_close_matches(wrong, list(codes), n=3, cutoff=0.5)
    if not likely:
        return Words("", "")
    return Words(f"；是不是{'或'.join(map(repr, likely))}？", f"; did you mean {' or '.join(map(repr, likely))}?")


def near(wrong: str, codes: Iterable[str]) -> str:
    """The same in English, for errors of programs."""
    return near_in_both(wrong, codes).en


if TYPE_CHECKING:
    # To type checkers a member is no text: the row of another table is a mistake, though its code may fit.
    _Member = enum.Enum
else:

    class _Member(str, enum.Enum):
        """A member is a string, so that tables of other libraries hold codes."""


class Coded(_Member):
    """An enumeration whose members are their stable ASCII codes.

    ``Disposition("denied.state_secret")`` finds a member by its code; ``str(member)`` and ``member.value`` are the code. A
    member equals its code, but no member of another enumeration, though many have a ``total``. Members are ordered as
    they are defined.
    """

    code: str
    """The stable code, as in the tidy form and in JSON."""
    position: int
    """The place among the members, from 0; it changes as members are added."""

    @classmethod
    def _missing_(cls, value: object) -> Coded:
        if isinstance(value, str):
            raise ValueError(f"{value!r} is no code of {cls.__name__}{near(value, (m.code for m in cls))}")
        raise ValueError(f"{value!r} is no member of {cls.__name__}")

    def __eq__(self, other: object) -> bool:
        return self is other or (not isinstance(other, Coded) and self._value_ == other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._value_)

    def __lt__(self, other: object) -> bool:
        return self.position < other.position if isinstance(other, type(self)) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.position <= other.position if isinstance(other, type(self)) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.position > other.position if isinstance(other, type(self)) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.position >= other.position if isinstance(other, type(self)) else NotImplemented

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        """By its code, in every version of Python."""
        return type(self), (self.code,)

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self.name}: {self.code!r}>"


class Labelled(Coded):
    """A coded member with its meaning in Chinese and in English."""

    zh: str
    en: str


class LegalItem(Labelled):
    """An item of the law or of the form. ``zh`` is the wording of the statute or the form, ``en`` a reading aid."""

    zh_2019: str
    """The wording of edition 2019; the same as ``zh`` where it does not differ."""
    zh_2021: str
    """The wording of edition 2021."""
    basis: str
    """The legal basis in Chinese."""
    basis_en: str
    """The legal basis in English."""
    editions: tuple[Edition, ...]
    """The editions of the report that print or count the item."""

    def wording(self, edition: Edition) -> str:
        """What an edition of the form calls the item; ``zh`` where it has not got it."""
        return str(getattr(self, f"zh_{edition.code}"))


class DispositionItem(LegalItem):
    """A leaf of the tree of dispositions."""

    group: DispositionGroup
    """The branch that it belongs to."""


class RequestRowItem(LegalItem):
    """A row of the requests table."""

    disposition: Disposition | None
    """The disposition that the row counts; None for the rows that count something else."""


class Rule(Labelled):
    """A check: ``zh`` and ``en`` say what it demands."""

    basis: str
    """The legal basis in Chinese."""
    basis_en: str
    """The legal basis in English."""
    severity: Severity
    """How grave a failure is."""
    scope: RuleScope
    """What it is judged on."""
    reads: tuple[str, ...]
    """What it looks at: disclosure, requests and reviews (the tables), notes (of the reader), headings, prose, metadata,
    other_reports."""
    yields: str
    """What a failure points at: cell, cells, table, section, words or report."""


class InstrumentItem(Labelled):
    """An instrument of the law that the product cites."""

    title: str
    """In full."""
    number: str
    """Empty where it is cited by its title."""
    in_force: str
    """The day from which it is in force; empty where it is not at hand."""


class LedgerRuleItem(Labelled):
    """What can be wrong with a row of a ledger."""

    basis: str
    """The legal basis in Chinese; may be empty."""
    basis_en: str
    """The legal basis in English; may be empty."""
    severity: Severity
    """error: the row is not counted. warning, note: it is."""


class RecordRateItem(Labelled):
    """A share of one figure in another that contains it."""

    part: RecordFigure
    whole: RecordFigure
