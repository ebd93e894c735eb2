# SPDX-License-Identifier: Apache-2.0
"""The ledgers of publication, columns and service, counted: what section one of the report tells beside the tables."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypedDict

from gongkai import _core
from gongkai._core import Calendar, RecordDimension, RecordFigure, RecordRate, RecordRule
from gongkai._enum import Coded
from gongkai._language import InputError
from gongkai._ledger import Ledger, _or_default, _sources
from gongkai._ledger_book import LedgerNames

if TYPE_CHECKING:
    from gongkai._report import Report
    from gongkai._show.plot import RecordsPlot
    from gongkai._types import ColumnStanding, FactCheck, RecordFinding, RowReference, RowTotals, SiteStanding

KINDS = ("publications", "documents", "consultations", "ratings", "escalations", "points", "broadcasts", "matters")
"""The ledgers that `records` counts."""


@cache
def _kinds_of_figures() -> dict[RecordFigure, str]:
    return {figure: kind["code"] for kind in _core.record_kinds() for figure in kind["figures"]}


class Rate(NamedTuple):
    """A part of a whole, exactly."""

    part: int
    whole: int

    @property
    def fraction(self) -> Fraction | None:
        """None over zero, where there is no rate."""
        return Fraction(self.part, self.whole) if self.whole else None

    def percent(self, places: int = 2) -> Decimal | None:
        """In percent, rounded half up, as agencies print it: ``Rate(80955, 81129).percent()`` is 99.79."""
        if not self.whole:
            return None
        scaled, rest = divmod(self.part * 100 * 10**places, self.whole)
        return Decimal(scaled + (2 * rest >= self.whole)).scaleb(-places)

    def __str__(self) -> str:
        percent = self.percent()
        return "" if percent is None else f"{percent}%"


class RatingLimits(TypedDict):
    """Days of the calendar after a bad rating; None: no limit."""

    call_back: int | None
    answer: int | None


class EscalationLimits(TypedDict):
    """Working days at each level, or for the whole ticket; None: no limit."""

    window: int | None
    department: int | None
    joint: int | None
    in_all: int | None


class FigureRow(TypedDict):
    """A number of a year. ``by`` and ``value`` are None for a whole figure; ``value`` is empty where rows do not say."""

    ledger: str
    figure: str
    by: str | None
    value: str | None
    number: int


Part: TypeAlias = Coded | str | None


class Records:
    """Ledgers of publication and service, counted for every year; see `records`."""

    __slots__ = ("_counted",)

    _counted: dict[str, _core.CountedRecords]

    def __init__(self) -> None:
        raise TypeError("Records are made by gongkai.records()")

    @classmethod
    def _of(cls, counted: dict[str, _core.CountedRecords]) -> Records:
        made = object.__new__(cls)
        made._counted = counted
        return made

    @property
    def kinds(self) -> list[str]:
        """The kinds of ledgers that were given."""
        return list(self._counted)

    @property
    def years(self) -> list[int]:
        """The years in which something happened."""
        return sorted({year for counted in self._counted.values() for year in counted.years})

    @property
    def rows(self) -> dict[str, RowTotals]:
        """Of each kind, how many rows were read, counted and reported: read = counted + reported."""
        return {kind: counted.rows for kind, counted in self._counted.items()}

    @property
    def findings(self) -> list[RecordFinding]:
        """What is wrong with the rows, kind by kind: the first thousand of each. `finding_numbers` counts all."""
        return [finding for counted in self._counted.values() for finding in counted.findings]

    @property
    def finding_numbers(self) -> dict[RecordRule, int]:
        """How many findings of each rule there were."""
        out: dict[RecordRule, int] = {}
        for counted in self._counted.values():
            for rule, n in counted.finding_numbers.items():
                out[rule] = out.get(rule, 0) + n
        return out

    def reported(self, kind: str) -> list[RowReference]:
        """The rows of a kind that were reported and not counted."""
        return self._counted[kind].reported()

    def _ledger_of(self, figure: RecordFigure) -> _core.CountedRecords:
        kind = _kinds_of_figures()[figure]
        if kind not in self._counted:
            raise KeyError(f"{figure.code} needs the ledger of {kind}")
        return self._counted[kind]

    def knows(self, figure: RecordFigure | str) -> bool:
        """Whether its ledger was given, with the columns that a figure rests on: of ratings without a column for the day of
        calling back, how many were called back is not known."""
        figure = RecordFigure(figure)
        counted = self._counted.get(_kinds_of_figures()[figure])
        return counted is not None and counted.knows(figure)

    def number(
        self, year: int, figure: RecordFigure | str, *, by: RecordDimension | str | None = None, value: Part = None
    ) -> int:
        """A figure of a year, or the part of it in which ``by`` has the ``value`` (a code; None: rows that do not say):
        ``records.number(2023, "published", by="publication_channel", value="wechat")``. KeyError where its ledger was not
        given, or lacks a column that the figure rests on: what is not known is no zero."""
        figure = RecordFigure(figure)
        counted = self._ledger_of(figure)
        if not counted.knows(figure):
            raise KeyError(f"{figure.code} needs columns that the ledger of {counted.kind} does not have")
        if by is None:
            return counted.number(year, figure)
        return counted.part(year, figure, RecordDimension(by), _code(value))

    def rows_of(
        self, year: int, figure: RecordFigure | str, *, by: RecordDimension | str | None = None, value: Part = None
    ) -> list[RowReference]:
        """The rows that make up a figure or a part of it, in the order of reading."""
        figure = RecordFigure(figure)
        counted = self._ledger_of(figure)
        if by is None:
            return counted.rows_of(year, figure)
        return counted.rows_of_part(year, figure, RecordDimension(by), _code(value))

    def classes(self, year: int, figure: RecordFigure | str, by: RecordDimension | str) -> int:
        """How many classes there are among the rows of a figure, as the thirteen of a catalogue of matters."""
        figure = RecordFigure(figure)
        return self._ledger_of(figure).classes(year, figure, RecordDimension(by))

    def figures_of(self, kind: str) -> list[RecordFigure]:
        """The figures that are known of a kind of ledger."""
        return [figure for figure, of in _kinds_of_figures().items() if of == kind and self.knows(figure)]

    def rates_of(self, kind: str) -> list[RecordRate]:
        """The shares among them."""
        known = self.figures_of(kind)
        return [rate for rate in RecordRate if rate.part in known and rate.whole in known]

    def rate(self, year: int, which: RecordRate | str) -> Rate:
        """A share, exactly; it has no value over zero, nor where its figures are not known."""
        rate = RecordRate(which)
        return self._ledger_of(rate.part).share(year, rate)

    def interpretation_rate(self, year: int) -> Rate:
        """Of the documents issued in the year, those that something published interprets. Without a value where publications
        do not tell what they interpret."""
        return _core.interpretation_rate(self._counted["documents"], self._counted["publications"], year)

    def unknown_documents(self) -> list[str]:
        """Documents that publications interpret and that the ledger of documents does not have."""
        return _core.unknown_documents(self._counted["documents"], self._counted["publications"])

    def figures(self, year: int) -> list[FigureRow]:
        """Every figure of the year that is known, whole and in every part that is not zero: a tidy table."""
        return [
            {
                "ledger": kind,
                "figure": figure.code,
                "by": None if by is None else by.code,
                "value": None if by is None else value,
                "number": number,
            }
            for kind, counted in self._counted.items()
            for figure, by, value, number in counted.figures(year)
        ]

    def overview(self, year: int) -> list[str]:
        """What the ledgers count, in sentences: a proposal for the overview of the report, a heading and a paragraph in turn,
        for what ledgers were given for. `ReportDraft.fill_in` writes it into a report."""
        return [line for paragraph in _core.record_overview(self._counted, year) for line in paragraph]

    @property
    def plot(self) -> RecordsPlot:
        """Pictures of them, with matplotlib: ``records.plot.parts(2023, "published", "publication_channel")``."""
        from gongkai._show.plot import RecordsPlot

        return RecordsPlot(self)

    def check(self, report: Report, year: int | None = None) -> list[FactCheck]:
        """Every number that the report's prose states beside its tables, against the ledgers: borne out, not borne out
        (``facts.mismatch``), or not assessable where no ledger says. A lower bound (5.2万余件) is borne out by a number that is
        not below it. ``year``: where the report does not say its own. `Report.check` with ``records`` gives the same as
        findings."""
        year = year if year is not None else report.year
        if year is None:
            raise ValueError("the report does not say its year")
        return _core.check_facts(report._published, self._counted, year)

    def __repr__(self) -> str:
        rows = ", ".join(f"{kind} {totals.counted}/{totals.read}" for kind, totals in self.rows.items())
        return f"<Records: {rows or 'nothing'} rows counted>"

    def _repr_html_(self) -> str:
        from gongkai._show import notebook

        return notebook.page(notebook.records(self))


def _code(value: Part) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else value.code


def records(
    ledgers: Mapping[str, Ledger | Sequence[Ledger] | None] | None = None,
    /,
    *,
    rating_limits: str | RatingLimits = "national",
    escalation_limits: str | EscalationLimits = "none",
    names: LedgerNames | str | os.PathLike[str] | None = None,
    threads: int | None = None,
    calendar: Calendar | None = None,
    **more: Ledger | Sequence[Ledger] | None,
) -> Records:
    """Counts ledgers of publication and service: ``publications``, ``documents``, ``consultations``, ``ratings``,
    ``escalations``, ``points``, ``broadcasts`` and ``matters``, each a ledger as for `tally` or several in a list, by name or
    in a mapping: ``records(ratings="ratings.csv")``, ``records({"ratings": "ratings.csv"})``.

    Columns go under their names or their Chinese titles, items as codes or in their wording (docs/publication.md,
    docs/service.md). A row that is wrong is reported and not counted; what was done against a rule is counted and
    reported. ``rating_limits``: ``"zhejiang"``, ``"national"`` (which sets no days), or days of one's own;
    ``escalation_limits``: ``"jiangsu"``, ``"tianjin_district"``, ``"none"``, or one's own. ``names``: what the ledgers call their
    columns and values, as for `tally`.

    OSError where a file cannot be opened, ReadError where a needed column is absent or of a type that cannot be used.
    """
    all_ledgers = {**(ledgers or {}), **more}
    if unknown := sorted(set(all_ledgers) - set(KINDS)):
        raise TypeError(f"no kind of ledger: {', '.join(unknown)}; kinds are {', '.join(KINDS)}")
    if threads is None:
        threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    settings = {"ratings": rating_limits, "escalations": escalation_limits}
    return Records._of(
        {
            kind: _core.count_records(kind, _sources(given, names, kind), settings, max(threads, 1), _or_default(calendar))
            for kind in KINDS
            if (given := all_ledgers.get(kind)) is not None
        }
    )


_endings = (".csv", ".tsv", ".json", ".jsonl", ".parquet", ".arrow", ".feather", ".xlsx", ".xls", ".ods")


def _kind_of(path: Path) -> str | None:
    """The kind that a file is named by: ``ratings.csv``, ``好差评台账.xlsx``."""
    if path.suffix.lower() not in _endings or not path.is_file():
        return None
    return next((kind["code"] for kind in _core.record_kinds() if path.stem in (kind["code"], kind["zh"])), None)


def records_in(folder: str | os.PathLike[str], **options: Any) -> Records:
    """Counts the ledgers of a folder, each named by its kind, as ``publications.csv``, ``ratings.parquet``, ``好差评台账.xlsx``.
    Options are those of `records`. ValueError where there is none, or two of one kind."""
    found: dict[str, Path] = {}
    for path in sorted(Path(folder).iterdir()):
        kind = _kind_of(path)
        if kind is None or kind not in KINDS:
            continue
        if kind in found:
            pair = f"{found[kind].name}, {path.name}"
            raise InputError(
                f"{os.fspath(folder)}：{kind} 有两个台账：{pair}", f"{os.fspath(folder)}: two ledgers of {kind}: {pair}"
            )
        found[kind] = path
    if not found:
        kinds = ", ".join(KINDS)
        raise InputError(
            f"{os.fspath(folder)}：没有按种类命名的台账：{kinds}",
            f"{os.fspath(folder)}: no ledger that is named by its kind: {kinds}",
        )
    return records({kind: found[kind] for kind in KINDS if kind in found}, **options)


_json_types: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "day": {"type": "string", "format": "date"},
    "moment": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?)?$"},
    "number": {"type": "integer", "minimum": 0, "maximum": 4294967295},
    "truth": {"type": "boolean"},
}


def record_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a ledger in JSON: an array of rows under the names of the columns, with items as codes.
    ``kind``: as for `records`, or ``columns`` or ``sites``. ValueError for another."""
    described = next((each for each in _core.record_kinds() if each["code"] == kind), None)
    if described is None:
        raise InputError(f"没有这种台账：{kind}", f"no kind of ledger: {kind}")
    properties: dict[str, Any] = {}
    for column in described["columns"]:
        if column["type"] == "code":
            schema: dict[str, Any] = {"enum": [code for code, _ in column["codes"]]}
        else:
            schema = dict(_json_types[column["type"]])
        if column["optional"]:
            schema = {"anyOf": [schema, {"enum": ["", None]}]} if column["type"] != "text" else {"type": ["string", "null"]}
        elif column["type"] == "text":
            schema["minLength"] = 1
        properties[column["name"]] = {"title": column["zh"], "description": column["en"], **schema}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": described["zh"],
        "description": described["en"],
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties,
            "required": [column["name"] for column in described["columns"] if column["needed"] and not column["optional"]],
        },
    }


class Columns:
    """Columns of sites as of a day; see `check_columns`."""

    __slots__ = ("columns", "findings", "new_media_qualified", "rows", "site_rows", "sites", "websites_qualified")

    columns: list[ColumnStanding]
    """Every column that counts, in the order of the ledger."""
    sites: list[SiteStanding]
    rows: RowTotals
    site_rows: RowTotals
    findings: list[RecordFinding]
    """What is wrong with the rows of both ledgers."""
    websites_qualified: Rate
    """合格率 among the websites that have a verdict."""
    new_media_qualified: Rate

    def __init__(self, *parts: Any) -> None:
        (self.columns, self.sites, self.rows, self.site_rows, self.findings, self.websites_qualified,
         self.new_media_qualified) = parts  # fmt: skip

    def _repr_html_(self) -> str:
        from gongkai._show import notebook

        return notebook.page(notebook.columns(self))

    def __repr__(self) -> str:
        states: dict[str, int] = {}
        for column in self.columns:
            states[column.state.code] = states.get(column.state.code, 0) + 1
        return f"<Columns: {', '.join(f'{n} {state}' for state, n in sorted(states.items())) or 'none'}>"


def check_columns(
    columns: Ledger | Sequence[Ledger],
    as_of: datetime.date | str,
    *,
    sites: Ledger | Sequence[Ledger] | None = None,
    within: int = 7,
    names: LedgerNames | str | os.PathLike[str] | None = None,
) -> Columns:
    """Judges the columns of government sites as of the end of a day by 国办秘函〔2019〕19号: which are overdue, empty or
    without a date, and on which day each of the others will be; and with a ledger of ``sites``, whether they pass.
    ``within``: so many days before it is overdue a column is due soon. Ledgers are those of docs/columns.md, in any form that
    `records` reads."""
    return Columns(*_core.check_columns(_sources(columns, names, "columns"), _sources(sites, names, "sites"), str(as_of), within))
