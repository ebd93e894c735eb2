# SPDX-License-Identifier: Apache-2.0
"""The values that reports, findings and ledgers are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from decimal import Decimal

    from matplotlib.axes import Axes

    from gongkai._core import (
        Agreement,
        BlockKind,
        CellOrigin,
        CellStatus,
        Certainty,
        ClaimKind,
        ColumnKind,
        ColumnState,
        DayEffect,
        DisclosureColumn,
        DisclosureRow,
        Duty,
        FactKind,
        FactPeriod,
        LayoutRole,
        LedgerRule,
        MeasureWord,
        Medium,
        NumberBound,
        Outcome,
        Punctuality,
        Reading,
        ReadingProblem,
        Reason,
        RecordFigure,
        RecordRule,
        RequestColumn,
        RequestRow,
        ReviewColumn,
        ReviewKind,
        RuleId,
        Section,
        Severity,
        SiteIndicator,
        SiteKind,
        SiteVerdict,
        Table,
    )


def _said(value: Any) -> str:
    """Like a named tuple's own repr, without the fields that say nothing."""
    defaults = value._field_defaults
    shown = (f"{k}={v!r}" for k, v in value._asdict().items() if k not in defaults or v != defaults[k])
    return f"{type(value).__name__}({', '.join(shown)})"


class Box(NamedTuple):
    """A rectangle on a page as it is shown: whole points (1/72 inch) from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int


class Span(NamedTuple):
    """A place in a document: of a text or web page (line, column, offset, length), on a page of a PDF (``page``,
    ``box``), in a workbook (``sheet``, ``line``, ``column``), or in a Word document (``table``, ``line``, ``column``, or
    ``paragraph``). ``str(span)`` is how a message shows it. Places of one document are in its order by ``offset``."""

    line: int
    """From 1: the line, or the row of a sheet or table; 0 where there is none."""
    column: int
    """From 1: in code points, or the column of a sheet or table; 0 where there is none."""
    offset: int
    """In bytes of UTF-8, from the start of the text, or of all the text the document holds."""
    length: int
    """In bytes of UTF-8, in a text; else 0."""
    page: int | None = None
    """The page of a PDF, from 1."""
    box: Box | None = None
    """Where on the page."""
    sheet: str | None = None
    """The name of the workbook's sheet."""
    table: int | None = None
    """The table of a Word document, from 1."""
    paragraph: int | None = None
    """The paragraph of a Word document, outside its tables, from 1."""

    @property
    def is_in_text(self) -> bool:
        """Whether it is a place of a text or a web page, with lines and columns."""
        return self[4:] == (None,) * 5

    @property
    def reference(self) -> str | None:
        """The address of a workbook's cell: ``C5``."""
        if self.sheet is None:
            return None
        letters, rest = "", self.column
        while rest > 0:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.line}"

    def place(self, lang: str = "zh") -> str:
        """``63:35``, ``Sheet1!C5``, ``第3页``, ``第2个表格第5行第3列``; in English ``page 3``, ``table 2, row 5, column 3``."""
        zh = lang == "zh"
        if self.page is not None:
            return f"第{self.page}页" if zh else f"page {self.page}"
        if self.sheet is not None:
            return f"{self.sheet}!{self.reference}"
        if self.table is not None:
            if zh:
                return f"第{self.table}个表格第{self.line}行第{self.column}列"
            return f"table {self.table}, row {self.line}, column {self.column}"
        if self.paragraph is not None:
            return f"第{self.paragraph}段" if zh else f"paragraph {self.paragraph}"
        return f"{self.line}:{self.column}"

    def to_dict(self) -> dict[str, object]:
        """What there is to say, as `Report.to_json` has it."""
        if self.page is not None:
            return {"page": self.page, "box": list(self.box or ()), "offset": self.offset}
        if self.sheet is not None:
            return {"sheet": self.sheet, "row": self.line, "column": self.column, "offset": self.offset}
        if self.table is not None:
            return {"table": self.table, "row": self.line, "column": self.column, "offset": self.offset}
        if self.paragraph is not None:
            return {"paragraph": self.paragraph, "offset": self.offset}
        return {"offset": self.offset, "length": self.length, "line": self.line, "column": self.column}

    def __str__(self) -> str:
        return self.place()

    def __repr__(self) -> str:
        return _said(self)


class GridCell(NamedTuple):
    """A cell of a table as a document has it. Rows and columns count from 0."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    span: Span | None = None
    """Where it stands."""
    run_together: bool = False
    """The text is that of ``column_span`` cells that have run together: ``801000081``."""
    is_formula: bool = False
    """The number is a formula's, as the program that saved the document worked it out."""
    problem: ReadingProblem | None = None
    """What keeps the text from being all that the cell shows: ``PICTURED``, it has a picture and no text; ``LOST``, more than
    could be read."""


class Grid(NamedTuple):
    """A table as a document has it; its cells do not overlap."""

    cells: Sequence[GridCell]


class Paragraph(NamedTuple):
    """A line or paragraph of text outside the tables."""

    text: str
    span: Span | None = None


class Document(NamedTuple):
    """Paragraphs and tables in the order of the document: what every format is turned into, and all that `read_document`
    needs. A new format is a new way to this."""

    blocks: Sequence[Paragraph | Grid]
    title: str = ""
    """Of the file, as a web page's ``<title>``."""


class Cell(NamedTuple):
    """A cell as printed.

    It has no truth value, because blank is neither zero nor absent: ask for its ``value`` or its ``status``.
    """

    value: int | Decimal | None
    """An int for a count, a Decimal for an amount (万元) or where what is printed is no integer; else None."""
    status: CellStatus
    span: Span | None
    """Where it stands; for a missing cell, where it was looked for. None where the source has no places."""
    printed: str | None = None
    """What the document holds there, as it stands; of digits that have run together, all of them. None where there is
    no such cell or the source does not say."""
    origin: CellOrigin | None = None
    """What it was read from, where known."""
    through: tuple[RuleId, ...] = ()
    """The sums by which an inferred number was found, as the rules that judge them: it is no evidence for those."""
    problem: ReadingProblem | None = None
    """Why it has no number, though something is there."""
    confidence: float | None = None
    """Of what was recognised in a picture: what the recogniser makes of it, from 0 to 1."""

    @property
    def line(self) -> int | None:
        """The line in the document, or the row in its sheet or table, from 1."""
        return (self.span.line or None) if self.span else None

    def __repr__(self) -> str:
        return _said(self)

    def __bool__(self) -> NoReturn:
        raise TypeError("a Cell has no truth value: blank is not zero. Look at its .value or its .status")


class CellKey(NamedTuple):
    """The address of a cell. ``report.cell(*key)`` is the cell, ``str(key)`` is ``requests.total.natural_person``."""

    table: Table
    row: DisclosureRow | RequestRow | ReviewKind
    column: DisclosureColumn | RequestColumn | ReviewColumn

    def __str__(self) -> str:
        return f"{self.table.code}.{self.row.code}.{self.column.code}"


class TidyRow(NamedTuple):
    """One cell of the tidy form, all codes as text: ``pandas.DataFrame(report.rows())``."""

    table: str
    row: str
    column: str
    value: int | Decimal | None
    status: str


class LayoutCell(NamedTuple):
    """A cell of the printed form: its place from 0, its spans, its wording."""

    role: LayoutRole
    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    """The wording; empty for a value."""
    left: bool
    """Whether it stands at the left, as in the template; else in the middle."""
    scope: str
    """What a heading is the heading of, as HTML has it: col, colgroup, row or rowgroup; empty for a rule or a value."""
    key: CellKey | None
    """Of a value."""
    plus: tuple[CellKey, ...]
    """The cells that add up to a total or to what is carried out; empty for a cell that is counted itself."""
    minus: tuple[CellKey, ...]
    """What is taken away from them."""


class TableLayout(NamedTuple):
    """A table as the form prints it: cells in reading order that cover every place of the grid once."""

    table: Table
    rows: int
    columns: int
    header_rows: int
    """Rows that are repeated where the table goes on over a page."""
    widths: tuple[float, ...]
    """Of the columns in millimetres; in Chinese those of the template."""
    cells: tuple[LayoutCell, ...]


class PrintedBlock(NamedTuple):
    """A piece of a report in the order in which it is printed."""

    kind: BlockKind
    text: str
    section: Section | None
    table: Table | None


class Metadata(NamedTuple):
    """What a report says of itself. None: not printed."""

    title: str | None
    agency: str | None
    """The reporting organ, from the title or else the publisher."""
    year: int | None
    """The report year."""
    index_number: str | None
    """索引号"""
    publisher: str | None
    """发布机构"""
    topic: str | None
    """主题分类"""
    document_number: str | None
    """文号"""
    disclosure_mode: str | None
    """公开方式"""
    date_written: datetime.date | None
    """成文日期"""
    date_published: datetime.date | None
    """发布日期"""


class SectionText(NamedTuple):
    """One of the six sections as printed."""

    section: Section
    heading: str
    text: str
    """The prose under the heading, without the tables."""
    heading_span: Span | None
    span: Span | None


class ReportRef(NamedTuple):
    """A report among others."""

    file: str | None
    """Where it came from."""
    agency: str | None
    """As printed, or as given to `add`."""
    year: int | None


class StatedCell(NamedTuple):
    """A cell of one of the reports that a finding is about."""

    report: ReportRef
    key: CellKey
    cell: Cell


class AgencyYears(NamedTuple):
    """The years for which a panel has a report of an agency."""

    agency: str
    """As its latest report names it."""
    years: tuple[int, ...]
    missing: tuple[int, ...]
    """The years between them without a report."""


class TreePart(NamedTuple):
    """A line of an explanation: a cell and, after it and one deeper, those it is made of."""

    depth: int
    """Zero for the cell that is explained."""
    agency: str
    own_level: bool
    """Whether it is the own level (本级) of its superior."""
    report: ReportRef | None
    """None where there is no report; then the cell is missing."""
    cell: Cell
    disputed: bool
    """Whether several reports of the agency and year say differently; then the cell is missing."""


class Finding(NamedTuple):
    """The result of one check."""

    rule: RuleId
    severity: Severity
    """How grave it is where the outcome is a failure."""
    outcome: Outcome
    reason: Reason
    """Why it could not be judged, or under what assumption it was; ``Reason.NONE`` where there is nothing to say."""
    cells: tuple[CellKey, ...]
    """The cells in question; of a sum, its total."""
    table: Table | None
    """The table, where a whole one is meant."""
    section: Section | None
    """The section, where one is meant."""
    expected: str | None
    """A number as text, or readings parted by ``;``."""
    actual: str | None
    message_zh: str
    message_en: str
    basis: str
    """The legal basis, in Chinese."""
    span: Span | None
    """Where in the document."""
    quote: str | None
    """The words, where it is about the prose."""
    basis_en: str
    """The legal basis, in English."""
    words: str | None = None
    """Of the prose: the words by which it was read what is counted."""

    def message(self, lang: str = "zh") -> str:
        """What it says, in Chinese ("zh") or English ("en")."""
        return self.message_zh if lang == "zh" else self.message_en

    @property
    def is_fault(self) -> bool:
        """Whether it is a failure that is more than a note."""
        return self.outcome.code == "fail" and self.severity.code != "note"

    def __str__(self) -> str:
        level = self.severity.code if self.outcome.code == "fail" else self.outcome.code
        place = f"{self.span}: " if self.span else ""
        return f"{place}{level}: {self.rule.code}: {self.message_zh} [{self.basis}]"


class Claim(NamedTuple):
    """A number in the prose that is about cells of the tables."""

    quote: str
    """The words, as printed."""
    kind: ClaimKind
    cells: str
    """What it is about: a cell ``requests.received.total``, a sum ``a+b``, a whole group of dispositions
    ``requests.denied.*.total``, or what a percentage divides, ``a/b``."""
    keys: tuple[CellKey, ...]
    """The cells that are added up, groups written out."""
    over: tuple[CellKey, ...]
    """Those that the sum is divided by; empty where it is no percentage."""
    number: int | Decimal
    """As the prose has it: a count, an amount in 万元, or a percentage."""
    bound: NumberBound
    """How exactly it is meant."""
    table: int | Decimal | None
    """What the cells say; None where they have no value."""
    agree: Agreement
    certainty: Certainty
    cells_zh: str
    """What it is about, in the words of the form."""
    cells_en: str
    section: Section | None
    """None: before the first section."""
    span: Span | None
    """Where in the document."""
    low: int | Decimal
    """The least that the number can mean; the number itself where it is exact."""
    high: int | Decimal | None
    """The most; None: without an upper end."""
    words: str | None
    """Of a claim that disagrees: the words by which it was read what is counted."""


class Fact(NamedTuple):
    """A number in the prose of what the tables do not count in full."""

    kind: FactKind
    through: Medium
    number: int | Decimal
    """A count; of ``FactKind.INFORMATION_FEE``, yuan."""
    bound: NumberBound
    quote: str
    section: Section | None
    span: Span | None
    """Where in the document."""
    unit: MeasureWord
    """The measure word."""
    low: int | Decimal
    """What the number can mean, both ends included: itself where it is exact."""
    high: int | Decimal | None
    """None: without an upper end."""
    period: FactPeriod
    other_year: int | None
    """Which, where the period is ``FactPeriod.OTHER_YEAR`` and its year is named."""
    of_a_class: bool
    """The words narrow the kind down, as 财政信息20条 do."""


class RepairedCell(NamedTuple):
    """One cell as printed and as it should be."""

    cell: CellKey
    printed: int | Decimal | None
    """None where the cell is blank."""
    proposed: int | Decimal


class Repair(NamedTuple):
    """A set of changes of cells after which no sum of the form fails: a proposal, nothing is ever changed."""

    rank: int
    """From 1, the likeliest first: fewer cells, then the likelier slip."""
    cells: tuple[RepairedCell, ...]
    reason_zh: str
    reason_en: str
    smallest: bool
    """Whether it is proved that no set of fewer changes would do."""

    def reason(self, lang: str = "zh") -> str:
        """Why it is plausible, in Chinese ("zh") or English ("en")."""
        return self.reason_zh if lang == "zh" else self.reason_en


class AcrossFinding(NamedTuple):
    """The result of a check on several reports: of one agency in two years, or of an agency and those under it.

    Failures are one for each cell. What holds, and what cannot be judged for the same reason, is one with all its cells.
    """

    rule: RuleId
    severity: Severity
    """How grave it is where the outcome is a failure."""
    outcome: Outcome
    reason: Reason
    """Why it could not be judged, or under what assumption it was; ``Reason.NONE`` where there is nothing to say."""
    agency: str | None
    """Whose report is judged."""
    year: int | None
    reports: tuple[ReportRef, ...]
    """The report that is judged, then those it is compared with."""
    cells: tuple[CellKey, ...]
    """The cells in question, of the report that is judged."""
    stated: tuple[StatedCell, ...]
    """Of a failure, each number that went into it, with its report and its place."""
    table: Table | None
    section: Section | None
    expected: str | None
    actual: str | None
    share: float | None
    """Of two sections, the share of their wording that they have in common."""
    message_zh: str
    message_en: str
    basis: str
    """The legal basis, in Chinese."""
    basis_en: str
    """The legal basis, in English."""
    span: Span | None
    """Where in the report that is judged."""

    def message(self, lang: str = "zh") -> str:
        """What it says, in Chinese ("zh") or English ("en")."""
        return self.message_zh if lang == "zh" else self.message_en

    @property
    def file(self) -> str | None:
        """The file of the report that is judged."""
        return self.reports[0].file if self.reports else None

    @property
    def is_fault(self) -> bool:
        """Whether it is a failure that is more than a note."""
        return self.outcome.code == "fail" and self.severity.code != "note"

    def __str__(self) -> str:
        level = self.severity.code if self.outcome.code == "fail" else self.outcome.code
        place = [str(part) for part in (self.file, self.span) if part is not None]
        start = ":".join(place) + ": " if place else ""
        return f"{start}{level}: {self.rule.code}: {self.message_zh} [{self.basis}]"


class DueDay(NamedTuple):
    """A day reckoned in working days."""

    date: datetime.date
    provisional: bool
    """Whether a year that it depends on has no notice yet, so that it may still move."""


class DueDays(NamedTuple):
    """Days reckoned in working days, as numpy arrays of one shape."""

    dates: Any
    """Of ``datetime64[D]``; NaT where there is none."""
    provisional: Any
    """Whether a year that the day depends on has no notice yet, so that it may still move."""


class ExplainedDay(NamedTuple):
    """One line of the count of a period."""

    date: datetime.date
    effect: DayEffect
    number: int
    """The how manieth day of the period it is; of an extension the working days granted; else 0."""
    last: bool
    """Whether it is the due day."""
    provisional: bool
    basis: str
    """The legal basis, in Chinese."""
    text_zh: str
    text_en: str

    def text(self, lang: str = "zh") -> str:
        """The line in Chinese ("zh") or English ("en"), with its legal basis."""
        return self.text_zh if lang == "zh" else self.text_en


class Deadline(NamedTuple):
    """What is awaited and by when."""

    duty: Duty
    date: datetime.date | None
    """None where nothing is awaited or the notice to correct set no day."""
    provisional: bool
    """Whether the notice of a year that it depends on is not known yet."""
    basis: str
    """The legal basis, in Chinese."""
    basis_en: str
    days: tuple[ExplainedDay, ...]
    """How it comes about, day by day."""
    findings: tuple[LedgerFinding, ...]
    """What was late, without effect, or outside the law's bounds."""
    late_by: int | None
    """By how many working days the reply came after its last day; zero where it was in time, and where it came on a day off
    right after it: `late` decides. None while none came."""
    late_days: int | None
    """The same in days of the calendar: zero only where it was in time."""
    late: bool | None
    """Whether the reply came after its last day, whatever day it was made on; None while none came."""
    disputed: bool | None
    """Whether it was late by the cautious reading only."""
    otherwise: OtherReading | None
    """What the other reading of the law gives, where it gives another day."""

    def calendar(self, lang: str = "zh") -> str:
        """The months of the period with what each day does to it, and each turn with its article, as text."""
        from gongkai._period import calendar_text

        return calendar_text(self, lang)

    def plot(self, lang: str = "zh", ax: Axes | None = None) -> Axes:
        """The same as a picture. Needs matplotlib (``pip install 'gongkai[plot]'``)."""
        from gongkai._period import calendar_picture

        return calendar_picture(self, lang, ax)


class DisputedPoint(NamedTuple):
    """A point on which the law is silent or disputed, with both readings and whose each is."""

    code: str
    text_zh: str
    text_en: str

    def text(self, lang: str = "zh") -> str:
        """Both readings with their basis, in Chinese ("zh") or English ("en")."""
        return self.text_zh if lang == "zh" else self.text_en


class OtherReading(NamedTuple):
    """What a deadline would be by the other reading of the law."""

    reading: Reading
    duty: Duty | None
    """What would be awaited; None where that reading gives no day that can be told."""
    date: datetime.date | None
    provisional: bool
    points: tuple[DisputedPoint, ...]
    """What the two readings part on."""


class LedgerFinding(NamedTuple):
    """What is wrong with a row of a ledger."""

    rule: LedgerRule
    severity: Severity
    """error: the row is not counted. warning, note: it is."""
    source: str | None
    """The ledger, where it has a name."""
    row: int | None
    """From 1, the header not counted; None: the ledger as a whole."""
    id: str | None
    column: str | None
    detail: str | None
    """What was found there."""
    message_zh: str
    message_en: str
    basis: str | None
    """The legal basis, in Chinese."""
    basis_en: str | None

    def message(self, lang: str = "zh") -> str:
        """The whole of it in one line, in Chinese ("zh") or English ("en")."""
        return self.message_zh if lang == "zh" else self.message_en


class RowReference(NamedTuple):
    """A row of a ledger."""

    source: str | None
    row: int
    """From 1, the header not counted."""
    id: str | None


class RowTotals(NamedTuple):
    """Every row read is counted or reported."""

    read: int
    counted: int
    reported: int


class FeeFigures(NamedTuple):
    """The 信息处理费 of a year, in yuan."""

    notices: int
    """Fee notices received by applicants."""
    charged: Decimal
    payments: int
    received: Decimal
    without_amount: int
    """Notices of which the ledger does not say the amount."""


class MonthlyFee(NamedTuple):
    """What one applicant's requests of one calendar month cost by request."""

    applicant_id: str
    year: int
    month: int
    requests: int
    fee: Decimal
    """In yuan."""


class Standing(NamedTuple):
    """An open request against its deadline."""

    source: str | None
    """The ledger, where it has a name."""
    row: int
    """From 1, the header not counted."""
    id: str
    state: Punctuality
    duty: Duty
    """What it waits for."""
    due: datetime.date | None
    provisional: bool
    """Whether the due day or the days left depend on a year whose notice is not known yet."""
    working_days_left: int
    """Negative: working days past the due day; zero as well on days off after it."""
    basis: str
    """The legal basis, in Chinese."""
    basis_en: str
    days_late: int
    """Days of the calendar past the due day; zero where it is not past."""


class RecordFinding(NamedTuple):
    """What is wrong with a row of a ledger of publication or service."""

    rule: RecordRule
    severity: Severity
    """error: the row is not counted. warning, note: it is."""
    source: str | None
    """The ledger, where it has a name."""
    row: int | None
    """From 1, the header not counted; None: the ledger as a whole."""
    id: str | None
    column: str | None
    detail: str | None
    """What was found there."""
    message_zh: str
    message_en: str

    def message(self, lang: str = "zh") -> str:
        """The whole of it in one line, in Chinese ("zh") or English ("en")."""
        return self.message_zh if lang == "zh" else self.message_en


class FactCheck(NamedTuple):
    """A number of the prose beside the ledgers of publication and service."""

    fact: Fact
    outcome: Outcome
    """fail (``facts.mismatch``): no figure that the words can mean bears it out. not_assessable: no ledger says."""
    figures: tuple[tuple[RecordFigure, str | None, int], ...]
    """What the words can mean, as counted: figure, part, number; the one that agrees comes first."""


class ColumnStanding(NamedTuple):
    """A column of a site, and by when it must be updated (国办秘函〔2019〕19号)."""

    reference: RowReference
    site: str | None
    name: str
    kind: ColumnKind
    state: ColumnState
    updated: datetime.date | None
    overdue_from: datetime.date | None
    """The first day on which it is overdue unless it is updated; None where it need not be, or has no date."""
    days_left: int | None
    """Days until then; zero or negative where it is overdue."""


class SiteResult(NamedTuple):
    """One indicator of a site."""

    indicator: SiteIndicator
    outcome: Outcome
    """not_assessable: the ledgers do not say."""
    found: str | None
    limit: str
    """From which number or day on it is a failure."""


class SiteStanding(NamedTuple):
    """A site as a whole."""

    id: str | None
    name: str | None
    kind: SiteKind
    verdict: SiteVerdict
    """not_qualified: an indicator has failed. qualified: every single veto was judged and none has failed."""
    points: int | None
    """After deductions, with bonus where it counts; None where the ledger has none."""
    results: tuple[SiteResult, ...]
