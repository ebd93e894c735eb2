# SPDX-License-Identifier: Apache-2.0
"""How a spreadsheet shows a number, as far as it tells what the number is: a unit that its format prints, and a scale."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import NamedTuple

_NOISE = 1e-6
"""What reckoning leaves of a whole number that is stored as a fraction, which a format without decimals does not show."""
UNITS = "百千万亿萬億元角分圆"


class _Format(NamedTuple):
    """A section of a number format."""

    scale: Decimal
    """What the number is divided by before it is printed."""
    is_percent: bool
    unit: str
    """The words after the number, where they are a unit."""
    is_whole: bool
    """It is printed without decimals."""


def _section(code: str, value: float) -> str:
    """The section of a format that a number is printed by (ECMA-376 part 1, 18.8.31)."""
    sections: list[str] = re.findall(r'(?:"[^"]*"|\\.|!.|[^;])+', code) or [""]
    conditions = [re.match(r"(?:\[[^\]<>=]*\])*\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]", section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None:
                return section
            limit = float(condition[2])
            holds = {
                "<": value < limit,
                ">": value > limit,
                "=": value == limit,
                "<=": value <= limit,
                ">=": value >= limit,
                "<>": value != limit,
            }[condition[1]]
            if holds:
                return section
        return sections[-1]
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _read(section: str) -> _Format:
    section = re.sub(r"\[[^\]]*\]", "", section)
    is_general = re.search(r"General|G/通用格式", section, flags=re.I) is not None
    section = re.sub(r"General|G/通用格式", "0", section, flags=re.I)
    literals: list[tuple[bool, str]] = []
    """Each sign of the format, and whether it is printed as it is."""
    for token in re.finditer(r'"([^"]*)"|[\\!](.)|[_*].|(.)', section, re.S):
        if token[1] is not None or token[2] is not None:
            literals += [(True, sign) for sign in token[1] or token[2] or ""]
        elif token[3] is not None:
            literals.append((token[3] not in "0#?.,%", token[3]))
    digits = [i for i, (is_literal, sign) in enumerate(literals) if not is_literal and sign in "0#?"]
    if not digits:
        return _Format(Decimal(1), False, "", False)
    scale = Decimal(1)
    for is_literal, sign in literals[digits[-1] + 1 :]:
        if is_literal or sign != ",":
            break
        scale *= 1000
    # `0!.0,` prints a point before the last digit of the thousands: ten thousands.
    within = literals[digits[0] : digits[-1]]
    if (True, ".") in within and (False, ".") not in within:
        at = digits[0] + within.index((True, "."))
        scale *= 10 ** sum(1 for i in digits if i > at)
    after = "".join(sign for is_literal, sign in literals[digits[-1] + 1 :] if is_literal).strip()
    # What only says what is counted (件, 项) does not tell what the number is.
    unit = after if any(sign in UNITS for sign in after) else ""
    is_whole = not is_general and (False, ".") not in literals
    return _Format(scale, any(literal == (False, "%") for literal in literals), unit, is_whole)


def plain_digits(value: float | int) -> str:
    """A number as digits, to the fifteen that a spreadsheet has."""
    text = str(value) if isinstance(value, int) else f"{value:.15g}"
    if "e" in text or "n" in text:  # as digits, but for what is none
        text = f"{value:.15f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else text
    return text


def shown(value: object, number_format: str) -> str:
    """A value as text. A number is given as it is stored, in the unit that its format prints; what a cell shows in another
    way than as a number is no number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        return f"[{value}]"
    if not isinstance(value, (int, float)):
        return str(value)
    form = _read(_section(number_format or "General", value))
    if form.is_whole and abs(value - round(value)) < _NOISE:
        value = round(value)
    text = plain_digits(value)
    if form.is_percent:
        return f"{value * 100:.15g}%"
    if form.scale != 1:
        try:
            text = format(Decimal(text) / form.scale, "f")
        except ArithmeticError:
            return text
        text = text.rstrip("0").rstrip(".") if "." in text else text
        # Without a word for it the scale is told by nothing in the cell.
        return f"{text}{form.unit or f'×{form.scale}'}"
    return f"{text}{form.unit}"
