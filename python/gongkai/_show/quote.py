# SPDX-License-Identifier: Apache-2.0
"""The line of a document that a place is on, with a mark under it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from gongkai import _core
from gongkai._error import ReadError
from gongkai._types import Span

_before, _after = 48, 48
"""How many columns of a line are shown on either side of what is marked."""


def _width_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """In columns of a terminal: Chinese characters take two."""
    return sum(map(_width_of, text))


def plain(text: str) -> str:
    """Text of a document without what would steer a terminal."""
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in text)


def _fitting(text: str, columns: int, from_end: bool = False) -> str:
    """As much of one end of the text as fits."""
    taken = room = 0
    for character in reversed(text) if from_end else text:
        room += _width_of(character)
        if room > columns:
            break
        taken += 1
    if from_end:
        return text[len(text) - taken :]
    return text[:taken]


class Quote(NamedTuple):
    """The part of a line that has something in it to be marked."""

    before: str
    marked: str
    after: str

    @property
    def line(self) -> str:
        return "".join(self).rstrip()

    @property
    def mark(self) -> str:
        """To stand below the line: `^~~~` under what is marked."""
        return " " * width(self.before) + "^" + "~" * (max(width(self.marked), 1) - 1)


class SourceText:
    """The text of a document, for the places that count in it."""

    def __init__(self, content: bytes) -> None:
        try:
            self._text = _core.decode(content)
        except ReadError:
            self._text = b""

    def at(self, span: Span | None) -> str | None:
        """What stands there; None where the place is none of a text, or does not fit this one."""
        if span is None or not span.is_in_text or not 0 <= span.offset < len(self._text):
            return None
        try:
            return self._text[span.offset : span.offset + span.length].decode()
        except UnicodeDecodeError:
            return None

    def quote(self, span: Span | None) -> Quote | None:
        """The line with what stands there, cut on either side where it is long, harmless for a terminal. What is marked
        ends with its line. None where `at` gives None."""
        whole = self.at(span)
        if whole is None or span is None:
            return None
        reach = 4 * (_before + _after)
        text, start = self._text, span.offset
        begin = max(text.rfind(b"\n", 0, start), text.rfind(b"\r", 0, start), start - reach - 1) + 1
        ends = [at for at in (text.find(b"\n", start), text.find(b"\r", start)) if at >= 0]
        end = min([*ends, len(text), start + reach])
        before = plain(text[begin:start].decode(errors="ignore")).lstrip(" \u3000")
        rest = plain(text[start:end].decode(errors="ignore"))
        marked = _fitting(rest[: len(whole)], 2 * _after)
        after = rest[len(marked) :]
        left = _fitting(before, _before, from_end=True)
        right = _fitting(after, max(_after - width(marked), 0))
        if left != before or self._cuts(begin):
            left = "..." + left
        if right != after or self._cuts(end):
            right += "..."
        return Quote(left, marked, right)

    def _cuts(self, at: int) -> bool:
        """Whether no line begins or ends there."""
        return 0 < at < len(self._text) and not {self._text[at - 1], self._text[at]} & {10, 13}
