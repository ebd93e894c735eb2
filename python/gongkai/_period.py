# SPDX-License-Identifier: Apache-2.0
"""The period of a request as a calendar, in text and as a picture, and due days for calendar programs (iCalendar)."""

from __future__ import annotations

import calendar
import datetime
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from gongkai._core import DayEffect
from gongkai._extras import need

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from gongkai._types import Deadline, ExplainedDay

# How a day is marked in a calendar, and what the mark means; a counted day bears its number.
_marks: dict[DayEffect, tuple[str, str, str, str]] = {
    DayEffect.START: ("起", "0", "起算日，不计", "day 0"),
    DayEffect.MAKE_UP: ("班", "w", "调休上班，计入", "make-up workday, counted"),
    DayEffect.WEEKEND: ("休", "-", "周末，不计", "weekend"),
    DayEffect.HOLIDAY: ("假", "h", "放假，不计", "holiday"),
    DayEffect.CONSULTING: ("询", "c", "征求意见期间，不计", "opinion being sought, not counted"),
    DayEffect.EXTENDED: ("延", "e", "告知延期", "extension notified"),
    DayEffect.EXTENSION_LATE: ("延", "e", "告知延期", "extension notified"),
    DayEffect.EXTENSION_SUPERSEDED: ("延", "e", "告知延期", "extension notified"),
    DayEffect.DEFERRED: ("缓", "d", "确定的延迟答复日期", "the later date set"),
    DayEffect.DEFERRAL_VOID: ("缓", "d", "确定的延迟答复日期", "the later date set"),
    DayEffect.AWAITING_CORRECTION: ("补", "a", "等待补正", "correction awaited"),
    DayEffect.AWAITING_PAYMENT: ("费", "f", "收到收费通知", "fee notice received"),
    DayEffect.MOVED_TO: ("顺", "m", "顺延至此", "to which the last day moves"),
}  # fmt: skip
_last = ("止", "!", "期限届满", "the last day")
_weekdays = (("一", "二", "三", "四", "五", "六", "日"), ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))


class _Day(NamedTuple):
    """All that is said of a day: what it does to the period, its number, its marks."""

    effects: tuple[DayEffect, ...]
    number: int
    last: bool


def _days_of(lines: Sequence[ExplainedDay]) -> dict[datetime.date, _Day]:
    days: dict[datetime.date, _Day] = {}
    for line in lines:
        before = days.get(line.date, _Day((), 0, False))
        number = line.number if line.effect in (DayEffect.COUNTED, DayEffect.MAKE_UP) else before.number
        days[line.date] = _Day((*before.effects, line.effect), number, before.last or line.last)
    return days


def _mark(day: _Day, en: int) -> str:
    marks = str(day.number or "") + "".join(_marks[e][en] for e in day.effects if e in _marks)
    return marks + (_last[en] if day.last else "")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _months(days: Iterable[datetime.date]) -> list[tuple[int, int]]:
    first, last = min(days), max(days)
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(number // 12, number % 12 + 1) for number in numbers]


def calendar_text(deadline: Deadline, lang: str = "zh") -> str:
    """The months of the period, each day with its mark, and below them what the marks mean and each turn with its article."""
    days = _days_of(deadline.days)
    if not days:
        return ""
    en = 0 if lang == "zh" else 1
    width = max(_width(_mark(day, en)) for day in days.values()) + 4
    lines = []
    for year, month in _months(days):
        lines.append(f"{year}年{month}月" if lang == "zh" else f"{year}-{month:02}")
        lines.append("".join(_padded(name, width) for name in _weekdays[en]).rstrip())
        for week in calendar.Calendar().monthdatescalendar(year, month):
            cells = []
            for date in week:
                day = days.get(date) if date.month == month else None
                shown = f"{date.day:2} {_mark(day, en)}" if day else f"{date.day:2}" if date.month == month else ""
                cells.append(_padded(shown, width))
            if line := "".join(cells).rstrip():
                lines.append(line)
        lines.append("")
    used = dict.fromkeys(effect for day in days.values() for effect in day.effects if effect in _marks)
    legend = [f"{_marks[e][en]} {_marks[e][en + 2]}" for e in used]
    legend = [*dict.fromkeys(legend), f"{_last[en]} {_last[en + 2]}"]
    lines.append(("；" if lang == "zh" else "; ").join(legend))
    plain = (DayEffect.COUNTED, DayEffect.WEEKEND)
    lines += [line.text(lang) for line in deadline.days if line.last or line.effect not in plain]
    return "\n".join(lines)


def calendar_picture(deadline: Deadline, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """The same as a picture: a square a day, with its number in the period and its mark; the due day has a thick edge."""
    from gongkai._show import plot as _plot

    en = 0 if _plot._language(lang) == "zh" else 1
    patches = need("matplotlib.patches", "a picture", "'gongkai[plot]'")
    colours = {
        DayEffect.START: _plot._sky,
        DayEffect.MAKE_UP: _plot._green,
        DayEffect.HOLIDAY: _plot._orange,
        DayEffect.CONSULTING: _plot._purple,
        DayEffect.EXTENDED: _plot._yellow,
        DayEffect.DEFERRED: _plot._yellow,
    }
    days = _days_of(deadline.days)
    first, last = min(days), max(days)
    monday = first - datetime.timedelta(first.weekday())
    weeks = (last - monday).days // 7 + 1
    drawn = _plot._axes(ax, (7, 0.75 * weeks + 1.2))
    for column, name in enumerate(_weekdays[en]):
        drawn.text(column + 0.5, -0.25, name, ha="center", va="center")
    for date, day in days.items():
        row, column = divmod((date - monday).days, 7)
        effects = [e for e in day.effects if e in colours]
        face: Any = colours[effects[-1]] if effects else _plot._tone(_plot._shade if day.number else _plot._line)
        edge = (
            {"edgecolor": _plot._red, "linewidth": 3} if day.last else {"edgecolor": _plot._tone(_plot._grey), "linewidth": 0.8}
        )
        drawn.add_patch(patches.Rectangle((column + 0.04, row + 0.04), 0.92, 0.92, facecolor=face, **edge))
        ink = "black" if effects else _plot._tone(_plot._ink)
        drawn.text(column + 0.1, row + 0.12, f"{date.month}-{date.day}", fontsize=8, va="top", color=ink)
        drawn.text(column + 0.5, row + 0.62, _mark(day, en), ha="center", va="center", fontsize=11, color=ink)
    drawn.set(xlim=(0, 7), ylim=(weeks, -0.6))
    drawn.axis("off")
    drawn.set_title(f"{deadline.date or ''} [{deadline.basis_en if en else deadline.basis}]", loc="left", fontsize=12, pad=12)
    _plot._finish(drawn)
    picture: Axes = drawn
    return picture


class DueEntry(NamedTuple):
    """A due day for a calendar program."""

    uid: str
    """The same for the same request and duty, so that a calendar that has it moves it."""
    date: datetime.date
    summary: str
    description: str


def ics(entries: Iterable[DueEntry]) -> bytes:
    """Due days as an iCalendar file (RFC 5545), each a day of its own that takes no time. Needs icalendar."""
    library = need("icalendar", "a calendar file", "'gongkai[ics]'")
    made = library.Calendar()
    made.add("prodid", "-//gongkai//due days//ZH")
    made.add("version", "2.0")
    for entry in entries:
        event = library.Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", datetime.datetime.now(datetime.UTC))
        event.add("dtstart", entry.date)
        event.add("dtend", entry.date + datetime.timedelta(1))
        event.add("summary", entry.summary)
        event.add("description", entry.description)
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())
