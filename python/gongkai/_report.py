# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from gongkai import _core
from gongkai._config import RuleChoices, rule_settings
from gongkai._core import (
    Applicant,
    DisclosureColumn,
    DisclosureRow,
    Disposition,
    Edition,
    ErrorCode,
    Format,
    RequestColumn,
    RequestRow,
    ReviewColumn,
    ReviewKind,
    ReviewOutcome,
    Section,
    Table,
)
from gongkai._enum import Coded, LegalItem, near
from gongkai._error import ReadError
from gongkai._read.opening import OpeningNote, Recognising, open_any
from gongkai._types import Cell, Claim, Document, Fact, Finding, Metadata, Repair, SectionText, TidyRow
from gongkai._write.document import format_of, is_english, layout, render, require_verified

if TYPE_CHECKING:
    from gongkai._frame import Frame
    from gongkai._records import Records
    from gongkai._show.plot import ReportPlot
    from gongkai._types import LayoutCell, TableLayout


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes | str: ...


Source: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | _Readable

_Row = TypeVar("_Row", bound=LegalItem)
_Column = TypeVar("_Column", bound=LegalItem)
_RowKey = TypeVar("_RowKey", bound=LegalItem)
_ColumnKey = TypeVar("_ColumnKey", bound=LegalItem)


class _Axis(NamedTuple):
    """What the rows or the columns of a table are, and what names them as well, by the same codes."""

    name: str
    items: type[LegalItem]
    alias: type[LegalItem] | None = None

    def find(self, key: object, table: Table) -> LegalItem:
        if isinstance(key, self.items):
            return key
        if self.alias is not None and isinstance(key, self.alias):
            key = key.code
        if isinstance(key, str) and not isinstance(key, Coded):
            for item in self.items:
                if item.code == key:
                    return item
            worded = [item for item in self.items if _bare(key) in _wordings(item)]
            if len(worded) == 1:
                return worded[0]
            hint = near(key, (name for item in self.items for name in (item.code, *_wordings(item))))
            raise KeyError(f"the {table.code} table has no {self.name} {key!r}{hint}")
        expected = [self.items.__name__, *([self.alias.__name__] if self.alias else []), "a code"]
        given = type(key).__name__
        raise TypeError(
            f"a {self.name} of the {table.code} table is given by {', '.join(expected[:-1])} or {expected[-1]}, not {given}"
        )


def _bare(wording: str) -> str:
    """A wording without its number and white space."""
    return re.sub(
        r"^(?:[（(]?[一二三四五六七八九十]+[）)]、?|[一二三四五六七八九十]+、|[0-9]+[.．、])", "", "".join(wording.split())
    )


def _wordings(item: LegalItem) -> frozenset[str]:
    """What the form calls an item in any edition, and the same without what stands in brackets at the end."""
    worded = {_bare(wording) for wording in (item.zh, item.zh_2019, item.zh_2021)}
    return frozenset(worded | {re.sub(r"（[^）]*）$", "", wording) for wording in worded})


_axes: dict[Table, tuple[_Axis, _Axis]] = {
    Table.DISCLOSURE: (_Axis("row", DisclosureRow), _Axis("column", DisclosureColumn)),
    Table.REQUESTS: (_Axis("row", RequestRow, Disposition), _Axis("column", RequestColumn, Applicant)),
    Table.REVIEWS: (_Axis("row", ReviewKind), _Axis("column", ReviewColumn, ReviewOutcome)),
}


class PrintedTable(Mapping[tuple[_Row, _Column], Cell], Generic[_Row, _Column, _RowKey, _ColumnKey]):
    """A table as printed: a read-only mapping from ``(row, column)`` to `Cell`, in the order of the form.

    Rows and columns are given by their enumerations, by codes or in the words of the form, with or without their numbers:
    ``report.requests[gk.Disposition.GRANTED, gk.Applicant.BUSINESS]``, ``report.requests["granted", "business"]``,
    ``report.requests["予以公开", "商业企业"]``.
    It holds every cell of the report's form, also those that are blank or missing.
    """

    __slots__ = ("_cells", "_edition", "_other_undivided", "_present", "_table")

    def __init__(
        self,
        table: Table,
        present: bool,
        edition: Edition,
        other_undivided: bool,
        cells: Iterable[tuple[_Row, _Column, Cell]],
    ) -> None:
        self._table = table
        self._present = present
        self._edition = edition
        self._other_undivided = other_undivided
        self._cells = {(row, column): cell for row, column, cell in cells}

    @property
    def table(self) -> Table:
        """Which of the three tables it is."""
        return self._table

    @property
    def present(self) -> bool:
        """Whether the document has the table at all; else every cell is missing."""
        return self._present

    def layout(self, lang: str = "zh") -> TableLayout:
        """The table as the report's form prints it: rows, order, spans and wording; see `gongkai.layout`."""
        return layout(self._table, self._edition, other_undivided=self._other_undivided, lang=lang)

    @property
    def rows(self) -> tuple[_Row, ...]:
        """The rows of the report's form, in order."""
        return tuple(dict.fromkeys(row for row, _ in self._cells))

    @property
    def columns(self) -> tuple[_Column, ...]:
        """The columns of the report's form, in order. A row of the disclosure table has only some of them."""
        return tuple(sorted({column for _, column in self._cells}, key=lambda column: column.position))

    def __getitem__(self, key: tuple[_Row | _RowKey | str, _Column | _ColumnKey | str]) -> Cell:
        """The cell. KeyError for an unknown code or wording, or a cell that the report's edition does not have, TypeError for
        the row or column of another table."""
        if not isinstance(key, tuple) or len(key) != 2:
            raise TypeError(f"a cell of the {self._table.code} table is given by its row and its column")
        rows, columns = _axes[self._table]
        row, column = rows.find(key[0], self._table), columns.find(key[1], self._table)
        cell = self._cells.get((row, column))  # type: ignore[arg-type]
        if cell is None:
            raise KeyError(f"this report's form has no cell {self._table.code}.{row.code}.{column.code}")
        return cell

    def __iter__(self) -> Iterator[tuple[_Row, _Column]]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __eq__(self, other: object) -> bool:
        """Same cells with the same numbers and statuses; the places do not count."""
        if not isinstance(other, PrintedTable):
            return NotImplemented
        return self._present == other._present and self._contents() == other._contents()

    __hash__ = None  # type: ignore[assignment]

    def _contents(self) -> dict[tuple[Any, Any], tuple[object, object]]:
        return {key: (cell.value, cell.status) for key, cell in self._cells.items()}

    def _repr_html_(self) -> str:
        from gongkai._show import notebook

        return notebook.page(notebook.table(self))

    def __repr__(self) -> str:
        return f"<PrintedTable {self._table.code}: {_tally(cell.status.code for cell in self._cells.values())}>"


def _tally(words: Iterable[str]) -> str:
    numbers: dict[str, int] = {}
    for word in words:
        numbers[word] = numbers.get(word, 0) + 1
    return ", ".join(f"{number} {word}" for word, number in numbers.items()) or "empty"


class Findings(list[Finding]):
    """What a check found: a list with a short repr."""

    @property
    def faults(self) -> Findings:
        """The failures that are more than a note."""
        return Findings(finding for finding in self if finding.is_fault)

    def to_frame(self) -> Frame:
        """The findings as a table, a row for each; see `findings_frame`."""
        from gongkai._frame import findings_frame

        return findings_frame(self)

    def _repr_html_(self) -> str:
        from gongkai._show import notebook

        return notebook.page(notebook.findings(self))

    def __repr__(self) -> str:
        return (
            "<Findings: "
            + _tally(finding.severity.code if finding.outcome.code == "fail" else finding.outcome.code for finding in self)
            + ">"
        )


class Report:
    """A report as its document shows it: nothing repaired, nothing defaulted to zero.

    Made by `read` or `Report.from_json`; never changes. Equal to another where form, cells, metadata, sections and
    the reader's notes are equal; places in the document do not count.
    """

    __slots__ = ("_document", "_file", "_opening_notes", "_published", "_tables")

    _document: str | None
    _file: str | None
    _opening_notes: tuple[OpeningNote, ...]
    _published: _core.PublishedReport
    _tables: dict[Table, PrintedTable[Any, Any, Any, Any]]

    def __init__(self) -> None:
        raise TypeError("a Report is made by gongkai.read() or Report.from_json()")

    @classmethod
    def _of(cls, published: _core.PublishedReport, file: str | None = None, notes: Iterable[OpeningNote] = ()) -> Report:
        report = object.__new__(cls)
        report._document = published.document
        report._file = file
        report._opening_notes = tuple(dict.fromkeys(notes))
        report._published = published
        report._tables = {}
        return report

    @classmethod
    def from_json(cls, json: str | bytes) -> Report:
        """The report that `to_json` wrote. ReadError where the JSON is none."""
        return cls._of(_core.read(json.encode() if isinstance(json, str) else bytes(json), Format.JSON))

    @property
    def file(self) -> str | None:
        """The file that it was read from, as it was named; None for bytes."""
        return self._file

    @property
    def document(self) -> str | None:
        """What the places of the report are in, by its name, where that is not what was read: of JSON, the document that it was
        made of; empty where the JSON does not name it; of other JSON with a page in its strings, the strings by their
        pointers. None of any other report."""
        return self._document

    @property
    def opening_notes(self) -> tuple[OpeningNote, ...]:
        """What had to be mended or left aside to open the file; nothing of what the report says. Not part of its JSON."""
        return self._opening_notes

    @property
    def is_recognised(self) -> bool:
        """Whether it was recognised in pictures of pages (``ocr=True``). Then `check` says what to compare with the original,
        and finds no fault."""
        return self._published.is_recognised

    @property
    def edition(self) -> Edition:
        """The edition of the form that its tables follow."""
        return self._published.edition

    @property
    def metadata(self) -> Metadata:
        """What it says of itself."""
        return self._published.metadata

    @property
    def title(self) -> str | None:
        """As printed."""
        return self.metadata.title

    @property
    def agency(self) -> str | None:
        """The reporting organ."""
        return self.metadata.agency

    @property
    def year(self) -> int | None:
        """The report year."""
        return self.metadata.year

    @property
    def sections(self) -> list[SectionText]:
        """The sections found, in the order of the document."""
        return self._published.sections

    @property
    def sections_known(self) -> bool:
        """False where the source has no prose (the tidy form), so that nothing can be said of the sections."""
        return self._published.sections_known

    def _table(self, table: Table) -> PrintedTable[Any, Any, Any, Any]:
        if table not in self._tables:
            self._tables[table] = PrintedTable(
                table,
                self._published.has_table(table),
                self.edition,
                _core.other_undivided(self._published),
                self._published.cells(table),
            )
        return self._tables[table]

    @property
    def disclosure(self) -> PrintedTable[DisclosureRow, DisclosureColumn, DisclosureRow, DisclosureColumn]:
        """Table 2, 主动公开政府信息情况."""
        return self._table(Table.DISCLOSURE)

    @property
    def requests(self) -> PrintedTable[RequestRow, RequestColumn, Disposition, Applicant]:
        """Table 3, 收到和处理政府信息公开申请情况."""
        return self._table(Table.REQUESTS)

    @property
    def reviews(self) -> PrintedTable[ReviewKind, ReviewColumn, ReviewKind, ReviewOutcome]:
        """Table 4, 政府信息公开行政复议、行政诉讼情况."""
        return self._table(Table.REVIEWS)

    def cell(self, table: Table | str, row: LegalItem | str, column: LegalItem | str) -> Cell:
        """The cell of these codes or members: ``report.cell("requests", "total", "natural_person")``."""
        if isinstance(table, Table):
            return self._table(table)[row, column]
        if not isinstance(table, str):
            raise TypeError(f"a table is given by Table or a code, not {type(table).__name__}")
        for known in Table:
            if known.code == table:
                return self._table(known)[row, column]
        raise KeyError(f"there is no table {table!r}{near(table, (known.code for known in Table))}")

    def rows(self) -> list[TidyRow]:
        """Every cell of the form in the order of the tidy form; ``pandas.DataFrame(report.rows())`` is its table."""
        return self._published.rows()

    def check(self, all: bool = False, rules: RuleChoices | None = None, *, records: Records | None = None) -> Findings:
        """Judges the report by every rule: what fails and what cannot be judged, with ``all=True`` also what holds.

        ``rules`` switches rules off or sets the severity of their failures, as
        ``{"cell.blank": "off", gk.RuleId.FILING_LATE: gk.Severity.ERROR}``; `read_config` gives such a mapping.
        Raises ConfigError for a rule or a severity that does not exist.

        With the organ's ``records`` the numbers that the prose states beside the tables are compared with them
        (``facts.mismatch``); see `gongkai.records`.
        """
        found = _core.check(self._published, all, rule_settings(rules))
        if records is not None:
            found += _core.check_records(self._published, records._counted, all, rule_settings(rules))
        return Findings(found)

    def repairs(self) -> list[Repair]:
        """Sets of changes of cells after which no sum of the form fails, the likeliest first.

        Where no sum fails, at most a blank total that the sums leave no choice for. Empty where there is nothing to
        mend, and where the search has given up. Proposals: the report never changes. What is proved of them stands in
        docs/localisation.md.
        """
        return _core.repairs(self._published)

    def to_frame(self, shape: Literal["tidy", "wide"] = "tidy", *, exact: bool = False, sources: bool = False) -> Frame:
        """Its cells as a table of Arrow columns; see `gongkai.to_frame`, which makes one of many reports."""
        from gongkai._frame import to_frame

        return to_frame(self, shape, exact=exact, sources=sources)

    @property
    def claims(self) -> list[Claim]:
        """The numbers of the prose that are about cells of the tables, in the order of the text, each with what the
        cells say. What cannot be scoped is not listed."""
        return _core.claims(self._published)

    @property
    def facts(self) -> list[Fact]:
        """The numbers of the prose that no table has: items published, articles, consultations, documents issued."""
        return _core.facts(self._published)

    @property
    def ok(self) -> bool:
        """Whether no check fails at severity warning or error. What cannot be judged does not count."""
        return not self.check().faults

    def to_json(self) -> str:
        """The whole report as JSON; `from_json` gives it back. ``document`` in it is the file that its places are in."""
        name = self._document if self._document is not None else self._file
        return _core.to_json(self._published, (name or "").encode(errors="replace").decode())

    def to_tidy(self) -> str:
        """The tidy form: ``table,row,column,value,status``, one line a cell."""
        return _core.to_tidy(self._published)

    def to_html(self, *, lang: str = "zh", as_printed: bool = False, fragment: bool = False) -> str:
        """A page that prints on A4, in the layout and wording of the form, or with ``fragment=True`` its <article>.

        This and the other writers raise `InconsistentReport` where a rule fails at severity error or a cell has no
        number; ``as_printed=True`` writes any report, with the mark 按原文，未经核验 that says so. ``lang="en"``
        translates headings and labels as a reading aid; such a document is not read back.
        """
        require_verified(self, as_printed)
        write = _core.to_html_fragment if fragment else _core.to_html
        return write(self._published, as_printed, is_english(lang))

    def to_markdown(self, *, lang: str = "zh", as_printed: bool = False) -> str:
        """Markdown with tables as GitHub has them. Raises as `to_html` does."""
        require_verified(self, as_printed)
        return _core.to_markdown(self._published, as_printed, is_english(lang))

    def to_text(self, *, lang: str = "zh", as_printed: bool = False) -> str:
        """Plain text, the cells of a row parted by tabs. Raises as `to_html` does."""
        require_verified(self, as_printed)
        return _core.to_text(self._published, as_printed, is_english(lang))

    def to_docx(self, *, lang: str = "zh", as_printed: bool = False) -> bytes:
        """A Word document in the layout of the official template. Raises as `to_html` does, and ImportError without
        ``gongkai[office]``."""
        from gongkai._write.docx import to_docx

        require_verified(self, as_printed)
        english = is_english(lang)
        blocks = _core.blocks(self._published, as_printed, english)
        about = self.as_written()
        return to_docx(blocks, self._painted(lang), about.title or "", about.agency or "", english)

    def to_xlsx(self, *, lang: str = "zh", as_printed: bool = False) -> bytes:
        """A workbook, a sheet for each section: totals are formulas, and where the balance does not hold its cells turn
        red. As printed, totals are the numbers printed. Raises as `to_docx` does."""
        from gongkai._write.xlsx import to_xlsx

        require_verified(self, as_printed)
        english = is_english(lang)
        names: dict[Section | None, str] = {None: "Report" if english else "报告"}
        for section in Section:
            names[section] = (section.en if english else section.zh)[:31]
        blocks = _core.blocks(self._published, as_printed, english)
        about = self.as_written()
        return to_xlsx(blocks, self._painted(lang), names, about.title or "", about.agency or "", english, live=not as_printed)

    def _painted(self, lang: str) -> dict[Table, tuple[TableLayout, dict[LayoutCell, str]]]:
        """What stands in each place of the tables that the report has."""
        out = {}
        for table in Table:
            if not self._published.has_table(table):
                continue
            places = self._table(table).layout(lang)
            shown = {
                place: _core.shown(self._published, table.code, place.key.row.code, place.key.column.code)
                if place.key
                else place.text
                for place in places.cells
            }
            out[table] = (places, shown)
        return out

    def write(
        self,
        path: str | os.PathLike[str],
        *,
        format: str | None = None,
        lang: str = "zh",
        as_printed: bool = False,
    ) -> None:
        """Writes the report to a file: ``html``, ``docx``, ``xlsx``, ``md``, ``text`` or ``json``, by the name's ending
        unless ``format`` says it. `read` gives it back. Raises as `to_html` does before anything is written."""
        content = render(self, format_of(path, format), lang, as_printed)
        with open(path, "wb") as file:
            file.write(content)

    def as_written(self) -> Report:
        """What reading a written document gives: this report with a heading for each of its tables, and with its title
        and the rest of its metadata at the head of what stands before the first section."""
        return Report._of(_core.as_written(self._published))

    def __eq__(self, other: object) -> bool:
        return self._published == other._published if isinstance(other, Report) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[object, ...]:
        return _unpickled, (self.to_json(), self._document, self._file, self._opening_notes)

    def __copy__(self) -> Report:
        return self

    def __deepcopy__(self, memo: object) -> Report:
        return self

    @property
    def plot(self) -> ReportPlot:
        """Pictures of it, with matplotlib: ``report.plot.heatmap()``, ``report.plot.flow()``."""
        from gongkai._show.plot import ReportPlot

        return ReportPlot(self)

    def _repr_html_(self) -> str:
        from gongkai._show import notebook

        return notebook.page(notebook.report(self))

    def __repr__(self) -> str:
        said = [part for part in (self.agency, str(self.year) if self.year else None) if part]
        return f"<Report {' '.join([*said, f'(edition {self.edition.code})'])}>"


def _unpickled(json: str, document: str | None, file: str | None, notes: tuple[OpeningNote, ...]) -> Report:
    report = Report.from_json(json)
    report._document = document
    report._file = file
    report._opening_notes = notes
    return report


def _bytes_of(source: Source) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, (bytearray, memoryview)):
        return bytes(source)
    if isinstance(source, (str, os.PathLike)):
        try:
            with open(source, "rb") as file:
                return _content(file)
        except OSError as error:
            if isinstance(source, str) and "\n" in source:
                error.add_note("read() takes a str as a path; to read text itself, pass text.encode()")
            raise
    if hasattr(source, "read"):
        return _content(source)
    raise TypeError(f"read() takes a path, bytes or a file object, not {type(source).__name__}")


def _content(file: _Readable) -> bytes:
    """All of a file, but no more than one byte over the limit: enough to know that it is too large."""
    content = bytearray()
    while (room := _core.MAX_DOCUMENT_BYTES + 1 - len(content)) > 0:
        part = file.read(room)
        if not part:
            break
        content += part.encode() if isinstance(part, str) else part
    return bytes(content)


def several(published: _core.PublishedReport, notes: Iterable[OpeningNote], file: str | None) -> list[Report]:
    """The reports of a document that holds several: each told apart by its number, as ``report.docx#2``."""
    all_of = [published, *published.others]
    return [Report._of(each, f"{file}#{i}" if file else None, notes) for i, each in enumerate(all_of, 1)]


def read_document(document: Document) -> Report:
    """The report in a document whose paragraphs and tables are known already: for formats that `read` does not know.

    Raises ReadError with ``report.not-found`` or ``report.before-2019``; whatever else is wrong is in the report's cells.
    """
    return Report._of(_core.read_document(document))


def read(source: Source, *, format: Format | str | None = None, ocr: bool = False, progress: bool = False) -> Report:
    """Reads a report from a path, bytes or a file object.

    The format (HTML, text, Markdown, JSON, the tidy form, Office, OpenDocument, OFD, PDF and others) is known by the
    content, never by the name, unless ``format`` says it. Some formats take an extra, as docs/formats.md lists; without it
    the error says how to install it.

    ``ocr``: pages that are pictures are recognised, of PDF and of files of pictures (PNG, JPEG, TIFF); it takes
    ``gongkai[ocr]`` and some seconds a page, and ``progress`` shows a bar on a terminal. A number is then given, as
    `CellStatus.INFERRED` with its ``confidence``, where the sums that cover it hold, or where it was read twice alike;
    every other one is missing, with what was seen.

    Raises OSError where a file cannot be opened, and ReadError, with a stable code, for everything else; with the code
    ``report.several`` where the document holds several reports: `read_many` gives each of them.
    """
    if isinstance(format, str):
        format = Format(format)
    content = _bytes_of(source)
    file = os.fsdecode(source) if isinstance(source, (str, os.PathLike)) else None
    try:
        notes: list[OpeningNote] = []
        published = open_any(content, format, notes, Recognising(cores(), progress) if ocr else None)
        if published.others:
            raise ReadError(ErrorCode.REPORT_SEVERAL, _titles([published, *published.others]))
        return Report._of(published, file, notes)
    except ReadError as error:
        error.file = file
        raise


def _titles(reports: list[_core.PublishedReport]) -> str:
    about = [report.metadata for report in reports]
    return "；".join(each.title or f"{each.agency or '?'} {each.year or '?'}" for each in about[:5])


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
