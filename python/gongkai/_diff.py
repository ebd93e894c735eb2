# SPDX-License-Identifier: Apache-2.0
"""What differs between two reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongkai import _core
from gongkai._core import CellStatus, Edition, Section
from gongkai._report import Report, Source, read
from gongkai._types import Cell, CellKey

_MOST_LINES = 1000


class FieldChange(NamedTuple):
    """Something that two reports say differently of themselves: the name of the field in `Metadata`, and its texts."""

    field: str
    before: str | None
    after: str | None


class CellChange(NamedTuple):
    """A cell with another number or another status. None: the form of that report has no such cell."""

    key: CellKey
    before: Cell | None
    after: Cell | None


class SectionChange(NamedTuple):
    """A section with other words."""

    section: Section
    before: str | None
    """Heading and text; None: there is no such section."""
    after: str | None
    share: float
    """The share of their wording that the two have in common, numbers apart."""
    lines: tuple[str, ...]
    """The lines that differ, as in a unified diff: ``-`` before those of the first report, ``+`` before those of the
    second. Empty where there are more than a thousand lines on one side."""


class Difference(NamedTuple):
    """What differs between two reports. True where anything does."""

    editions: tuple[Edition, Edition]
    metadata: tuple[FieldChange, ...]
    cells: tuple[CellChange, ...]
    sections: tuple[SectionChange, ...]

    def __bool__(self) -> bool:
        return self.editions[0] is not self.editions[1] or bool(self.metadata or self.cells or self.sections)

    def __str__(self) -> str:
        return "\n".join(self.to_lines())

    def to_lines(self, lang: str = "zh") -> Iterator[str]:
        """A line for each field and cell; for a section its shared wording, then its lines. In Chinese ("zh") or
        English ("en")."""
        zh = lang == "zh"
        if self.editions[0] is not self.editions[1]:
            yield f"{'格式版本' if zh else 'edition'}: {self.editions[0]} -> {self.editions[1]}"
        for field in self.metadata:
            yield f"{field.field}: {field.before or '-'} -> {field.after or '-'}"
        for cell in self.cells:
            yield f"{cell.key}: {_said(cell.before, zh)} -> {_said(cell.after, zh)}"
        for section in self.sections:
            name = section.section.zh if zh else section.section.en
            if section.before is None:
                yield f"{name}: {'前者没有这一部分' if zh else 'not in the first'}"
            elif section.after is None:
                yield f"{name}: {'后者没有这一部分' if zh else 'not in the second'}"
            else:
                share = f"{int(section.share * 100)}%"
                yield f"{name}: {f'文字相同的部分占{share}' if zh else f'{share} of the wording is the same'}"
            yield from (f"  {line}" for line in section.lines)


def _said(cell: Cell | None, zh: bool) -> str:
    if cell is None:
        return "格式中没有" if zh else "not in the form"
    if cell.value is None:
        return cell.status.code
    return f"{cell.value}" if cell.status is CellStatus.REPORTED else f"{cell.value} ({cell.status})"


def _cells(report: Report) -> dict[CellKey, Cell]:
    tables = (report.disclosure, report.requests, report.reviews)
    return {CellKey(table.table, row, column): cell for table in tables for (row, column), cell in table.items()}


def _same(a: Cell | None, b: Cell | None) -> bool:
    """As printed: 1.0 is not 1."""
    if a is None or b is None:
        return a is b
    return (str(a.value), a.status) == (str(b.value), b.status)


def _sections(report: Report) -> dict[Section, str]:
    texts: dict[Section, str] = {}
    for part in report.sections:
        text = f"{part.heading}\n{part.text}"
        texts[part.section] = f"{texts[part.section]}\n{text}" if part.section in texts else text
    return texts


def _changed_lines(before: str, after: str) -> tuple[str, ...]:
    import difflib  # only here: it takes a while to import

    a, b = before.splitlines(), after.splitlines()
    if max(len(a), len(b)) > _MOST_LINES:
        return ()
    lines = difflib.unified_diff(a, b, n=0, lineterm="")
    return tuple(line for number, line in enumerate(lines) if number > 1 and not line.startswith("@@"))


def diff(a: Report | Source, b: Report | Source) -> Difference:
    """What ``b`` says differently from ``a``: of itself, in each cell, and in each section. What is not a report is read first,
    as `read` does.

    Cells are compared as printed, number and status; places in the document do not count. Sections are compared by
    their headings and lines.
    """
    a, b = (each if isinstance(each, Report) else read(each) for each in (a, b))
    said, now = a.metadata._asdict(), b.metadata._asdict()
    fields = tuple(
        FieldChange(name, *(None if value is None else str(value) for value in (said[name], now[name])))
        for name in said
        if said[name] != now[name]
    )
    mine, other = _cells(a), _cells(b)
    keys = sorted(mine.keys() | other.keys(), key=lambda key: [part.position for part in key])
    cells = tuple(CellChange(key, mine.get(key), other.get(key)) for key in keys if not _same(mine.get(key), other.get(key)))
    before, after = _sections(a), _sections(b)
    sections = tuple(
        SectionChange(
            section,
            before.get(section),
            after.get(section),
            _core.shared_text(before.get(section, ""), after.get(section, "")),
            _changed_lines(before.get(section, ""), after.get(section, "")),
        )
        for section in Section
        if before.get(section) != after.get(section)
    )
    return Difference((a.edition, b.edition), fields, cells, sections)
