# SPDX-License-Identifier: Apache-2.0
"""A report from its parts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from gongkai import _core
from gongkai._core import AgencyKind, DocumentKind, Edition, Section, Severity, Table
from gongkai._enum import near_in_both
from gongkai._language import InputError
from gongkai._report import Findings, Report
from gongkai._write.document import InconsistentReport, layout

if TYPE_CHECKING:
    from gongkai._ledger import Tally
    from gongkai._records import Records
    from gongkai._types import CellKey, FeeFigures, LedgerFinding, RecordFinding

Number: TypeAlias = int | Decimal | str
Cells: TypeAlias = Mapping[str, Mapping[str, Number]]
"""Numbers by the codes of row and column: ``{"granted": {"natural_person": 5}}``."""

_TEXTS = ("title", "index_number", "publisher", "topic", "document_number", "disclosure_mode")


class DraftError(InputError):
    """A draft lacks something, or was given what is no part of a report; it says which table, row and column."""


_SHOWN_FINDINGS = 10


def _not_counted(rows: int, findings: Sequence[LedgerFinding | RecordFinding]) -> DraftError:
    """Which rows of ledgers are wrong, in which column, and what is wrong with them."""
    wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
    shown = wrong[:_SHOWN_FINDINGS]
    zh = [f"台账有{rows}行有误，未计入：", *(finding.message_zh for finding in shown)]
    en = [f"{rows} {'row of the ledgers is' if rows == 1 else 'rows of the ledgers are'} wrong and not counted:"]
    en += [finding.message_en for finding in shown]
    if len(wrong) > len(shown):
        zh.append(f"另有{len(wrong) - len(shown)}处")
        en.append(f"and {len(wrong) - len(shown)} more")
    return DraftError("\n  ".join(zh), "\n  ".join(en))


def _date(name: str, day: datetime.date | str) -> datetime.date:
    if isinstance(day, datetime.date):
        return day
    try:
        return datetime.date.fromisoformat(day)
    except ValueError:
        raise DraftError(f"{name}：{day!r} 不是日期（年-月-日）", f"{name}: {day!r} is not a day (yyyy-mm-dd)") from None


class ReportDraft:
    """A report that is being written; `finish` gives the report.

        draft = gk.ReportDraft("示例市数据资源局", 2025)
        draft.disclosure = {"rules": {"issued": 0, "repealed": 0, "in_force": 0}, ...}
        draft.take(gk.tally("ledger.csv", 2025, reviews="reviews.csv"))
        draft.sections[gk.Section.PROBLEMS] = "..."
        draft.fill_in()
        draft.finish().write("report.docx")

    Totals and what is carried out are derived, never given.
    """

    agency: str
    year: int
    kind: AgencyKind | None
    """What the organ is, where its name does not say, such as the committee of a development zone; its day of filing and
    what its overview must have depend on it. None: as its name says."""
    disclosure: Cells
    """Table 2: every number of it. Money in 万元."""
    requests: Cells | None
    """Table 3: what was received, carried in, and each disposition, by applicant; what is not named is 0. None: not
    given, and the report cannot be finished."""
    reviews: Cells | None
    """Table 4, likewise, by outcome."""
    fees: FeeFigures | None
    """What section six says of the 信息处理费; None: nothing was charged."""
    records: Records | None
    """What the ledgers of publication and service count, for the overview; None: not given."""
    sections: dict[Section, str]
    """The texts, kept as they are."""

    def __init__(
        self,
        agency: str,
        year: int,
        *,
        title: str | None = None,
        index_number: str | None = None,
        publisher: str | None = None,
        topic: str | None = None,
        document_number: str | None = None,
        disclosure_mode: str | None = None,
        kind: AgencyKind | str | None = None,
        date_written: datetime.date | str | None = None,
        date_published: datetime.date | str | None = None,
    ) -> None:
        if year < 2019:
            raise DraftError(
                f"2019年以前没有统一格式，不能编制{year}年的报告", f"there was no common form before 2019, so none for {year}"
            )
        self.agency = agency
        self.year = year
        self.kind = None if kind is None else AgencyKind(kind)
        self._texts = dict(zip(_TEXTS, (title, index_number, publisher, topic, document_number, disclosure_mode), strict=True))
        self._dates = {"written": date_written, "published": date_published}
        self.disclosure = {}
        self.requests = None
        self.reviews = None
        self.fees = None
        self.records = None
        self.sections = {}

    @property
    def edition(self) -> Edition:
        """The edition of the form that the year calls for."""
        return Edition.E2019 if self.year < 2021 else Edition.E2021

    def take(self, tally: Tally) -> None:
        """Tables 3 and 4 and the fees from ledgers. DraftError where the tally is of another year, or a row of the
        ledgers was not counted because it is wrong."""
        if tally.year != self.year:
            raise DraftError(
                f"{tally.year}年的汇总不能用于{self.year}年的报告", f"a tally of {tally.year} is no table of {self.year}"
            )
        if tally.rows.reported:
            raise _not_counted(tally.rows.reported, tally.findings)
        for name, table in (("requests", tally.requests), ("reviews", tally.reviews)):
            if not table.present:
                continue
            cells: dict[str, dict[str, Number]] = {}
            for (row, column), cell in table.items():
                if cell.value is not None:
                    cells.setdefault(row.code, {})[column.code] = cell.value
            setattr(self, name, cells)
        self.fees = tally.fees

    def take_records(self, records: Records) -> None:
        """What the ledgers of publication and service count, for the overview; and the counts of rules and normative
        documents of table 2 (edition 2021), where there is a ledger of documents that tells of the year. DraftError where a
        row of the ledgers was not counted because it is wrong."""
        if reported := sum(rows.reported for rows in records.rows.values()):
            raise _not_counted(reported, records.findings)
        self.records = records
        if "documents" not in records.kinds or self.edition is not Edition.E2021:
            return
        if not any(year <= self.year for year in records._counted["documents"].years):
            return
        figures = {"issued": "documents_issued", "repealed": "documents_ended", "in_force": "documents_in_force"}
        self.disclosure = {
            **self.disclosure,
            **{
                kind.code: {
                    column: records.number(self.year, figure, by="document_kind", value=kind)
                    for column, figure in figures.items()
                }
                for kind in DocumentKind
            },
        }

    def _ledgers(self) -> dict[str, _core.CountedRecords]:
        return {} if self.records is None else self.records._counted

    def _counted(self, table: Table) -> list[CellKey]:
        """The cells that are not reckoned from others."""
        return [place.key for place in layout(table, self.edition).cells if place.key and not place.plus]

    def _cells(self, table: Table) -> list[tuple[str, str, str, str]]:
        given = {Table.DISCLOSURE: self.disclosure, Table.REQUESTS: self.requests, Table.REVIEWS: self.reviews}[table]
        if given is None:
            raise DraftError(*self._no_table(table))
        keys = {(key.row.code, key.column.code) for key in self._counted(table)}
        form = {(place.key.row.code, place.key.column.code) for place in layout(table, self.edition).cells if place.key}
        for row, columns in given.items():
            for column in columns:
                if (row, column) not in form:
                    raise self._no_cell(table, row, column, form)
        cells = []
        for row, column in sorted(keys):
            value = given.get(row, {}).get(column)
            if value is None:
                if table is Table.DISCLOSURE:
                    cell = f"{table.code}.{row}.{column}"
                    raise DraftError(f"缺少{self._in_words(table, row, column)}的数（{cell}）", f"no number for {cell}")
                value = 0
            cells.append((table.code, row, column, self._number(table, row, column, value)))
        return cells

    def _no_table(self, table: Table) -> tuple[str, str]:
        zh, en = f"没有给出表格：{table.zh}（{table.code}）", f"the {table.code} table is not given"
        if table is Table.DISCLOSURE:
            return zh, en
        nothing = f"[{table.code}]", f"draft.{table.code} = {{}}"
        return (
            f"{zh}；确实没有发生的，给空表：报告文件中写一行 {nothing[0]}，Python 中为 {nothing[1]}",
            f"{en}; where there was nothing, give it empty: a line {nothing[0]} in the file, in Python {nothing[1]}",
        )

    def _in_words(self, table: Table, row: str, column: str) -> str:
        key = next(key for key in self._counted(table) if (key.row.code, key.column.code) == (row, column))
        return f"“{table.zh}”中“{key.row.wording(self.edition)}”的“{key.column.wording(self.edition)}”"

    def _number(self, table: Table, row: str, column: str, value: Number) -> str:
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", str(value)):
            return str(value)
        cell = f"{table.code}.{row}.{column}"
        where = self._in_words(table, row, column)
        raise DraftError(f"{where}（{cell}）：{value!r} 不是不小于零的数", f"{cell}: {value!r} is no number of zero or more")

    def _no_cell(self, table: Table, row: str, column: str, form: set[tuple[str, str]]) -> DraftError:
        hint = near_in_both(f"{row}.{column}", (".".join(cell) for cell in sorted(form)))
        cell = f"{table.code}.{row}.{column}"
        return DraftError(
            f"{self.edition.code}版格式没有 {cell} 这一格{hint.zh}", f"edition {self.edition.code} has no cell {cell}{hint.en}"
        )

    def _compiled(self) -> _core.Draft:
        draft = _core.Draft(self.agency, self.year)
        draft.kind = self.kind
        for name, text in self._texts.items():
            if text is not None:
                setattr(draft, name, text)
        for name, day in self._dates.items():
            if day is not None:
                date = _date(f"date_{name}", day)
                getattr(draft, f"set_date_{name}")((date.year, date.month, date.day))
        if findings := draft.set_tables([cell for table in Table for cell in self._cells(table)]):
            raise InconsistentReport(Findings(findings), [])
        if self.fees is not None:
            if self.fees.without_amount:
                number = self.fees.without_amount
                raise DraftError(f"台账有{number}件收费通知没有金额", f"{number} fee notices of the ledger have no amount")
            draft.set_fees(self.fees.notices, int(self.fees.charged * 100), int(self.fees.received * 100))
        for section, text in self.sections.items():
            draft.set_text(Section(section), text)
        return draft

    def draft_overview(self) -> str:
        """Sentences that state what the tables count, in the usual wording: a proposal for the overview, which has more
        to tell than numbers (条例 50; format 2021, 一（一）)."""
        return self._compiled().draft_overview(self._ledgers())

    def draft_other_matters(self) -> str:
        """The sentence on fees that section six must have."""
        return self._compiled().draft_other_matters()

    def fill_in(self) -> None:
        """Writes the proposals into the sections that have no text: the overview and section six."""
        draft = self._compiled()
        draft.fill_in(self._ledgers())
        for section in (Section.OVERVIEW, Section.OTHER_MATTERS):
            self.sections[section] = draft.text(section)

    def check(self) -> Findings:
        """Every finding on the report as it is so far."""
        return Findings(self._compiled().check())

    def finish(self) -> Report:
        """The report. InconsistentReport where a rule fails at severity error; DraftError where a number is not given."""
        done = self._compiled().finish()
        if isinstance(done, list):
            raise InconsistentReport(Findings(done), [])
        return Report._of(done)

    def __repr__(self) -> str:
        given = [
            t.code
            for t, cells in ((Table.DISCLOSURE, self.disclosure), (Table.REQUESTS, self.requests), (Table.REVIEWS, self.reviews))
            if cells
        ]
        written = [section.code for section, text in self.sections.items() if text]
        return (
            f"<ReportDraft {self.agency} {self.year}: tables {', '.join(given) or 'none'};"
            f" sections {', '.join(written) or 'none'}>"
        )
