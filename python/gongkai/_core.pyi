# SPDX-License-Identifier: Apache-2.0
"""The compiled part of gongkai."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, Self

from gongkai._enum import (
    Coded,
    DispositionItem,
    InstrumentItem,
    Labelled,
    LedgerRuleItem,
    LegalItem,
    RecordRateItem,
    RequestRowItem,
    Rule,
)
from gongkai._error import ReadError
from gongkai._records import Rate
from gongkai._types import (
    AcrossFinding,
    AgencyYears,
    Cell,
    Claim,
    ColumnStanding,
    Deadline,
    Document,
    DueDay,
    DueDays,
    Fact,
    FactCheck,
    FeeFigures,
    Finding,
    LedgerFinding,
    Metadata,
    MonthlyFee,
    PrintedBlock,
    RecordFinding,
    Repair,
    RowReference,
    RowTotals,
    SectionText,
    SiteStanding,
    Standing,
    TableLayout,
    TidyRow,
    TreePart,
)

__version__: str
MAX_DOCUMENT_BYTES: int

def describe_error(code: ErrorCode, detail: str, chinese: bool) -> str:
    """What the error means, with its detail; without code and place."""

def read(bytes: bytes, format: Format | None) -> PublishedReport:
    """Raises ReadError."""

def read_files(paths: Sequence[bytes], format: Format | None) -> list[PublishedReport | ReadError | int | None]:
    """For each its report or why there is none: a ReadError, the system's error number, or None where a Python library
    has to open it."""

def decode(bytes: bytes) -> bytes:
    """The text in UTF-8, as places count it. Raises ReadError where the bytes are no text."""

def detect_package(bytes: bytes) -> Format | None:
    """Raises ReadError for what cannot be read at all."""

def read_document(document: Document) -> PublishedReport:
    """Raises ReadError."""

class Page:
    """A page of fixed layout. Points from the upper left corner of the page as shown."""

    is_pictured: bool
    def __init__(self, width: float, height: float) -> None: ...
    def add_glyph(
        self, character: int, left: float, top: float, right: float, bottom: float, angle: float
    ) -> None: ...
    def add_rule(self, left: float, top: float, right: float, bottom: float) -> None: ...

def read_pages(pages: Sequence[Page]) -> PublishedReport:
    """Raises ReadError."""

class RecognisedNumber:
    """A number in a picture of a page: text and confidence, twice."""

    def __init__(
        self,
        page: int,
        box: tuple[float, float, float, float],
        of_page: tuple[str, float],
        of_cell: tuple[str, float],
    ) -> None: ...

def read_recognised_pages(pages: Sequence[Page], numbers: Sequence[RecognisedNumber]) -> PublishedReport:
    """Raises ReadError."""

def to_json(report: PublishedReport) -> str: ...
def to_tidy(report: PublishedReport) -> str: ...
def check(report: PublishedReport, passes: bool, rules: dict[RuleId, Severity | None]) -> list[Finding]: ...
def repairs(report: PublishedReport) -> list[Repair]: ...
def tidy_frame(
    reports: Iterable[tuple[str | None, PublishedReport]], words: bool, exact: bool, sources: bool
) -> Frame:
    """A row for each cell; ``words``: codes as dictionaries."""

def wide_frame(reports: Iterable[tuple[str | None, PublishedReport]]) -> Frame:
    """A row for each report."""

def frame_of(columns: Sequence[tuple[str, str, list[Any]]]) -> Frame:
    """A table of columns with name, type (text, word or integer) and values."""

def documents(source: Any, path: str, content: str) -> list[tuple[str | None, bytes | None]]:
    """The rows of these two columns. Raises ReadError."""

def check_years(
    cells: Any, renames: list[tuple[str, str]], window: int, passes: bool, rules: dict[RuleId, Severity | None], threads: int
) -> AcrossFindings:
    """Judges the reports of a tidy frame year by year; no window: all agencies at once."""

def kind_of(agency: str) -> AgencyKind:
    """What the name of an organ says of its kind."""

def normalise_agency(agency: str) -> str:
    """The name by which names of the same organ are the same."""

def check_frame(source: Any, passes: bool, rules: dict[RuleId, Severity | None], threads: int) -> CheckedColumns:
    """Judges every report of a tidy or wide frame by the rules on its numbers; 0 threads: one on each core."""

def from_frame(source: Any) -> list[PublishedReport]:
    """Raises ReadError."""

def random_report(
    seed: int, edition: Edition, dense: bool, blank_zeros: bool, wrong_cells: int
) -> PublishedReport: ...
def verifies(report: PublishedReport) -> bool:
    """Whether every cell of the form has a number and every sum holds."""

def other_undivided(report: PublishedReport) -> bool: ...

# Of the writers: unless as_printed, the caller has seen to it that the report verifies.
def to_html(report: PublishedReport, as_printed: bool, english: bool) -> str: ...
def to_html_fragment(report: PublishedReport, as_printed: bool, english: bool) -> str: ...
def to_markdown(report: PublishedReport, as_printed: bool, english: bool) -> str: ...
def to_text(report: PublishedReport, as_printed: bool, english: bool) -> str: ...
def blocks(report: PublishedReport, as_printed: bool, english: bool) -> list[PrintedBlock]: ...
def shown(report: PublishedReport, table: str, row: str, column: str) -> str: ...
def layout(table: Table, edition: Edition, other_undivided: bool, english: bool) -> TableLayout: ...
def json_schema() -> str: ...
def as_written(report: PublishedReport) -> PublishedReport: ...

class Draft:
    """A report that is being written."""

    title: str
    agency: str
    index_number: str
    publisher: str
    topic: str
    document_number: str
    disclosure_mode: str
    kind: AgencyKind | None

    def __init__(self, agency: str, year: int) -> None: ...
    def set_date_written(self, day: tuple[int, int, int], /) -> None: ...
    def set_date_published(self, day: tuple[int, int, int], /) -> None: ...
    def set_tables(self, cells: list[tuple[str, str, str, str]]) -> list[Finding]:
        """From (table, row, column, number) of every cell that is counted; what stands in the way. Raises KeyError and
        ValueError."""

    def set_fees(self, notices: int, charged_fen: int, received_fen: int) -> None:
        """Raises ValueError."""

    def text(self, section: Section) -> str: ...
    def set_text(self, section: Section, text: str) -> None: ...
    def draft_overview(self, ledgers: dict[str, CountedRecords]) -> str: ...
    def draft_other_matters(self) -> str: ...
    def fill_in(self, ledgers: dict[str, CountedRecords]) -> None: ...
    def check(self) -> list[Finding]: ...
    def finish(self) -> PublishedReport | list[Finding]: ...
def claims(report: PublishedReport) -> list[Claim]: ...
def facts(report: PublishedReport) -> list[Fact]: ...
def read_numeral_at(text: str) -> tuple[NumeralKind, str, str, str | None, int, bool, int] | None: ...
def numeral_forms() -> list[tuple[str, str, str, str, str]]: ...

def shared_text(a: str, b: str) -> float:
    """The share of their wording that two texts have in common, numbers apart."""

class CheckedColumns:
    """What became of a table of cells."""

    def __len__(self) -> int: ...
    @property
    def rows(self) -> int: ...
    @property
    def rows_judged(self) -> int: ...
    @property
    def rows_reported(self) -> int: ...
    @property
    def reports(self) -> int: ...
    def explain(self, at: int) -> Finding | ReadError: ...
    def findings(self) -> Frame: ...
    def counts(self) -> Frame: ...

class Frame:
    """A table of Arrow columns."""

    def __len__(self) -> int: ...
    @property
    def columns(self) -> tuple[str, ...]: ...
    def arrow_stream(self) -> object: ...
    def arrow_schema(self) -> object: ...

class AcrossFindings:
    """Findings on several reports."""

    def __len__(self) -> int: ...
    def explain(self, at: int) -> AcrossFinding: ...
    def findings(self) -> Frame: ...

class Panel:
    """Reports of many agencies and years."""

    def __init__(self, renames: list[tuple[str, str]]) -> None:
        """Raises ValueError."""

    def add(self, report: PublishedReport, source: str, agency: str, year: int | None) -> None: ...
    def current_name(self, agency: str) -> str:
        """The normalised name that the agency has in the end."""

    def agencies(self) -> list[AgencyYears]: ...
    def check(self, passes: bool, rules: dict[RuleId, Severity | None]) -> list[AcrossFinding]: ...
    def __len__(self) -> int: ...

class Tree:
    """A superior and its subordinates, and their reports."""

    def __init__(self, rows: list[tuple[str, str, OwnLevel]]) -> None:
        """Raises ValueError."""

    def add(self, report: PublishedReport, source: str, agency: str, year: int | None) -> None: ...
    def add_frame(self, cells: Any, threads: int) -> None: ...
    def years(self) -> list[int]: ...
    def tops(self) -> list[str]: ...
    def check(self, passes: bool, rules: dict[RuleId, Severity | None]) -> list[AcrossFinding]: ...
    def explain(self, table: str, row: str, column: str, agency: str, year: int) -> list[TreePart]:
        """Raises ValueError, and KeyError for an unknown cell."""

class PublishedReport:
    """A report as its document shows it."""

    @property
    def edition(self) -> Edition: ...
    @property
    def metadata(self) -> Metadata: ...
    @property
    def sections(self) -> list[SectionText]: ...
    @property
    def sections_known(self) -> bool: ...
    @property
    def is_recognised(self) -> bool: ...
    @property
    def others(self) -> list[PublishedReport]: ...
    def has_table(self, table: Table) -> bool: ...
    def cells(self, table: Table) -> list[tuple[Any, Any, Cell]]:
        """Row, column and cell, for every cell of the report's form."""

    def bare_cell(self, row: RequestRow, column: RequestColumn) -> Cell:
        """Without where it comes from."""

    def rows(self) -> list[TidyRow]: ...
    def __eq__(self, other: object, /) -> bool: ...
    __hash__ = None  # type: ignore[assignment]

BASES: dict[str, tuple[str, str]]

def ledger_columns(reviews: bool) -> list[tuple[str, str]]:
    """The columns of a ledger, each with its Chinese title."""

def ledger_column(title: str, reviews: bool) -> str | None:
    """The column that a title names; None where it names none."""

def due(events: dict[str, Any], calendar: Calendar, reading: Reading) -> Deadline: ...
def proactive_due(made: datetime.date | str, calendar: Calendar, period: str, reading: Reading) -> Deadline: ...
def tally(
    ledgers: Sequence[Any], reviews: Sequence[Any], threads: int, calendar: Calendar, reading: Reading
) -> LedgerTally: ...
def standings(
    ledgers: Sequence[Any], as_of: datetime.date | str, within: int, calendar: Calendar, reading: Reading
) -> tuple[list[Standing], RowTotals, list[LedgerFinding], dict[LedgerRule, int]]: ...
def monthly_fees(
    ledgers: Sequence[Any], calendar: Calendar
) -> tuple[list[MonthlyFee], int, RowTotals, list[LedgerFinding], dict[LedgerRule, int]]: ...
def fee_by_request(requests: int) -> Decimal: ...
def fee_by_page(pages: int) -> Decimal: ...

class Calendar:
    """The working days of 2018 to 2040: by the State Council's yearly notices as far as this
    release knows them; a year without one is provisional, with weekends and the statutory
    holidays of 全国年节及纪念日放假办法 off and no make-up workdays known.

    A day is a ``datetime.date`` or an ISO text. Outside 2018 to 2040: ValueError.
    """

    def __init__(self) -> None: ...
    def announce(self, notice: str) -> Calendar:
        """The calendar with a new year's notice: in the State Council's own words, as JSON with ``year`` and
        ``days`` of ``date`` and ``isOffDay``, or the year on a line and one line for each holiday with its name,
        first and last day off, and make-up workdays. ReadError for anything else, and where a notice
        contradicts itself."""

    def is_workday(self, day: datetime.date | str) -> bool:
        """Whether people work on the day."""

    def is_provisional(self, day: datetime.date | str) -> bool:
        """Whether the notice of the day's year is not known yet."""

    def nth_workday_after(self, start: datetime.date | str, n: int) -> DueDay:
        """The n-th working day after start, which is day 0 and never counted (条例 33)."""

    def workdays_between(self, start: datetime.date | str, end: datetime.date | str) -> int:
        """The working days after start up to and including end; negative where end is before start."""

    def nth_workdays_after(self, starts: Any, n: int) -> DueDays:
        """`nth_workday_after` for an array of days: a numpy array of ``datetime64[D]``, or a column of pandas, polars
        or pyarrow or a list of which numpy makes one. Two arrays of the same shape, the dates and whether they are
        provisional; NaT where there is no day or the calendar does not reach. Needs numpy."""

    def workday_counts(self, starts: Any, ends: Any) -> Any:
        """`workdays_between` for arrays of days, or one day and an array: an array of floats, NaN where there is no
        day or the calendar does not reach. Needs numpy."""

class RandomLedger:
    """See gongkai.testing."""

    def __init__(self, requests: int, seed: int, first_year: int, last_year: int) -> None: ...
    def __iter__(self) -> Self: ...
    def __next__(self) -> dict[str, Any]: ...

class RandomReviews:
    """See gongkai.testing."""

    def __init__(self, seed: int, until: datetime.date | str) -> None: ...
    def of(self, request_id: str, replied: Any) -> dict[str, Any] | None: ...

def write_spoilt_ledger(
    rows: int, seed: int, percent: int, write: Callable[[bytes], object]
) -> tuple[RowTotals, dict[LedgerRule, int]]: ...

class LedgerTally:
    """The counted requests and reviews of ledgers, for every year."""

    def report(self, year: int) -> PublishedReport: ...
    def fees(self, year: int) -> FeeFigures: ...
    @property
    def years(self) -> list[int]: ...
    @property
    def rows(self) -> RowTotals: ...
    @property
    def review_rows(self) -> RowTotals | None: ...
    @property
    def findings(self) -> list[LedgerFinding]: ...
    @property
    def finding_numbers(self) -> dict[LedgerRule, int]: ...
    def requests_in(self, year: int, row: RequestRow, column: RequestColumn) -> list[RowReference]: ...
    def save(self) -> bytes: ...
    def reviews_in(self, year: int, kind: ReviewKind, column: ReviewColumn) -> list[RowReference]: ...
    def reported(self) -> list[RowReference]: ...

class CountedRecords:
    """The counted rows of ledgers of one kind, for every year."""

    @property
    def kind(self) -> str: ...
    @property
    def rows(self) -> RowTotals: ...
    @property
    def years(self) -> list[int]: ...
    @property
    def findings(self) -> list[RecordFinding]: ...
    @property
    def finding_numbers(self) -> dict[RecordRule, int]: ...
    def reported(self) -> list[RowReference]: ...
    def knows(self, figure: RecordFigure) -> bool: ...
    def number(self, year: int, figure: RecordFigure) -> int: ...
    def part(self, year: int, figure: RecordFigure, by: RecordDimension, value: str) -> int: ...
    def share(self, year: int, rate: RecordRate) -> Rate: ...
    def figures(self, year: int) -> list[tuple[RecordFigure, RecordDimension | None, str, int]]: ...
    def classes(self, year: int, figure: RecordFigure, by: RecordDimension) -> int: ...
    def rows_of(self, year: int, figure: RecordFigure) -> list[RowReference]: ...
    def rows_of_part(self, year: int, figure: RecordFigure, by: RecordDimension, value: str) -> list[RowReference]: ...

def count_records(
    kind: str, sources: Sequence[tuple[Any, str]], settings: dict[str, Any], threads: int, calendar: Calendar
) -> CountedRecords: ...
def interpretation_rate(documents: CountedRecords, publications: CountedRecords, year: int) -> Rate: ...
def unknown_documents(documents: CountedRecords, publications: CountedRecords) -> list[str]: ...
def record_kinds() -> list[dict[str, Any]]:
    """What the kinds are: code, zh, en, figures, columns (name, zh, en, needed, type, optional, codes)."""

def record_column(kind: str, title: str) -> str | None:
    """The column that a title names in a ledger of a kind."""

def check_columns(
    columns: Sequence[tuple[Any, str]], sites: Sequence[tuple[Any, str]], as_of: str, within: int
) -> tuple[list[ColumnStanding], list[SiteStanding], RowTotals, RowTotals, list[RecordFinding], Rate, Rate]: ...
def record_overview(ledgers: dict[str, CountedRecords], year: int) -> list[tuple[str, str]]: ...
def check_facts(report: PublishedReport, ledgers: dict[str, CountedRecords], year: int) -> list[FactCheck]: ...
def check_records(
    report: PublishedReport, ledgers: dict[str, CountedRecords], passes: bool, rules: dict[RuleId, Severity | None]
) -> list[Finding]: ...
def random_records(kind: str, rows: int, seed: int, spoilt: bool) -> bytes: ...

# Enumerations, written by python/stubs.py.

class Edition(Coded):
    """Editions of the format: 2019 for report years 2019 and 2020, 2021 for those after."""

    E2019 = 0
    E2021 = 1

class ErrorCode(Labelled):
    """Why something could not be read."""

    FILE_UNREADABLE = 0
    INPUT_EMPTY = 1
    INPUT_BINARY = 2
    INPUT_ENCODING = 3
    INPUT_TOO_LARGE = 4
    HTML_TOO_DEEP = 5
    HTML_TOO_WIDE = 6
    REPORT_NOT_FOUND = 7
    REPORT_BEFORE_2019 = 8
    REPORT_SEVERAL = 9
    JSON_SYNTAX = 10
    JSON_SCHEMA = 11
    TIDY_SYNTAX = 12
    FORMAT_NEEDS_READER = 13
    FORMAT_OFFICE_LEGACY = 14
    FORMAT_UNSUPPORTED = 15
    FORMAT_ENCRYPTED = 16
    FORMAT_DAMAGED = 17
    FORMAT_TOO_COMPLEX = 18
    DOCUMENT_SCANNED = 19
    DOCUMENT_UNMAPPED = 20
    TABLE_UNBALANCED = 21
    VALUE_OUT_OF_RANGE = 22
    ARGUMENT_INVALID = 23
    LEDGER_COLUMN_MISSING = 24
    LEDGER_COLUMN_UNUSABLE = 25
    NOTICE_INVALID = 26
    TALLY_INVALID = 27

class Article20(LegalItem):
    """The fifteen kinds of information under 条例第二十条."""

    LEGISLATION = 0
    ORGANISATION = 1
    PLANNING = 2
    STATISTICS = 3
    LICENSING = 4
    ENFORCEMENT = 5
    BUDGET = 6
    FEES = 7
    PROCUREMENT = 8
    PROJECTS = 9
    WELFARE_POLICY = 10
    EMERGENCIES = 11
    INSPECTION = 12
    RECRUITMENT = 13
    OTHER_MANDATORY = 14

class Article21(LegalItem):
    """The matters that 条例第二十一条 adds by level of government."""

    COUNTY_MUNICIPAL_CONSTRUCTION = 0
    COUNTY_PUBLIC_SERVICES = 1
    COUNTY_PUBLIC_WELFARE = 2
    COUNTY_LAND_EXPROPRIATION = 3
    COUNTY_HOUSE_EXPROPRIATION = 4
    COUNTY_PUBLIC_SECURITY = 5
    COUNTY_SOCIAL_ASSISTANCE = 6
    TOWNSHIP_RURAL_POLICY = 7
    TOWNSHIP_IRRIGATION = 8
    TOWNSHIP_LAND_CONTRACTING = 9
    TOWNSHIP_HOMESTEADS = 10
    TOWNSHIP_LAND_EXPROPRIATION = 11
    TOWNSHIP_HOUSE_EXPROPRIATION = 12
    TOWNSHIP_LEVIES = 13
    TOWNSHIP_SOCIAL_ASSISTANCE = 14

class DispositionGroup(LegalItem):
    """The six ways in which a request can end."""

    GRANTED = 0
    PARTIALLY_GRANTED = 1
    DENIED = 2
    UNABLE = 3
    NOT_PROCESSED = 4
    OTHER = 5

class Disposition(DispositionItem):
    """How a request ended: a leaf of DispositionGroup."""

    GRANTED = 0
    PARTIALLY_GRANTED = 1
    DENIED_STATE_SECRET = 2
    DENIED_PROHIBITED_BY_LAW = 3
    DENIED_SECURITY_AND_STABILITY = 4
    DENIED_THIRD_PARTY_RIGHTS = 5
    DENIED_INTERNAL_AFFAIRS = 6
    DENIED_PROCESS_INFORMATION = 7
    DENIED_ENFORCEMENT_FILE = 8
    DENIED_ADMINISTRATIVE_QUERY = 9
    UNABLE_NOT_HELD = 10
    UNABLE_REQUIRES_CREATION = 11
    UNABLE_UNCLEAR_AFTER_CORRECTION = 12
    NOT_PROCESSED_PETITION = 13
    NOT_PROCESSED_REPEATED = 14
    NOT_PROCESSED_PUBLICATION = 15
    NOT_PROCESSED_EXCESSIVE = 16
    NOT_PROCESSED_RECONFIRMATION = 17
    OTHER = 18
    OTHER_CORRECTION_OVERDUE = 19
    OTHER_FEE_UNPAID = 20
    OTHER_OTHER = 21

class Applicant(LegalItem):
    """Who applied."""

    NATURAL_PERSON = 0
    BUSINESS = 1
    RESEARCH = 2
    PUBLIC_WELFARE = 3
    LEGAL_SERVICE = 4
    OTHER_ORGANIZATION = 5

class Channel(LegalItem):
    """How a request came in, which decides its day of receipt (条例 31)."""

    IN_PERSON = 0
    REGISTERED_POST = 1
    ORDINARY_POST = 2
    INTERNET = 3
    FAX = 4

class ReviewOutcome(LegalItem):
    """What came of a reconsideration or lawsuit."""

    UPHELD = 0
    CORRECTED = 1
    OTHER = 2
    PENDING = 3

class Section(LegalItem):
    """The six sections of the report, in order."""

    OVERVIEW = 0
    DISCLOSURE = 1
    REQUESTS = 2
    REVIEWS = 3
    PROBLEMS = 4
    OTHER_MATTERS = 5

class DisclosureRow(LegalItem):
    """Rows of the disclosure table."""

    RULES = 0
    NORMATIVE_DOCUMENTS = 1
    LICENSES = 2
    OTHER_SERVICES = 3
    PENALTIES = 4
    COERCIVE_MEASURES = 5
    FEES = 6
    PROCUREMENT = 7

class DisclosureColumn(LegalItem):
    """Quantities of the disclosure table."""

    ISSUED = 0
    REPEALED = 1
    IN_FORCE = 2
    MADE = 3
    PUBLISHED = 4
    PUBLIC_TOTAL = 5
    ITEMS_LAST_YEAR = 6
    CHANGE = 7
    DECISIONS = 8
    PROJECTS = 9
    AMOUNT = 10

class RequestRow(RequestRowItem):
    """Rows of the requests table."""

    RECEIVED = 0
    CARRIED_IN = 1
    GRANTED = 2
    PARTIALLY_GRANTED = 3
    DENIED_STATE_SECRET = 4
    DENIED_PROHIBITED_BY_LAW = 5
    DENIED_SECURITY_AND_STABILITY = 6
    DENIED_THIRD_PARTY_RIGHTS = 7
    DENIED_INTERNAL_AFFAIRS = 8
    DENIED_PROCESS_INFORMATION = 9
    DENIED_ENFORCEMENT_FILE = 10
    DENIED_ADMINISTRATIVE_QUERY = 11
    UNABLE_NOT_HELD = 12
    UNABLE_REQUIRES_CREATION = 13
    UNABLE_UNCLEAR_AFTER_CORRECTION = 14
    NOT_PROCESSED_PETITION = 15
    NOT_PROCESSED_REPEATED = 16
    NOT_PROCESSED_PUBLICATION = 17
    NOT_PROCESSED_EXCESSIVE = 18
    NOT_PROCESSED_RECONFIRMATION = 19
    OTHER = 20
    OTHER_CORRECTION_OVERDUE = 21
    OTHER_FEE_UNPAID = 22
    OTHER_OTHER = 23
    TOTAL = 24
    CARRIED_OUT = 25

class RequestColumn(LegalItem):
    """Columns of the requests table."""

    NATURAL_PERSON = 0
    BUSINESS = 1
    RESEARCH = 2
    PUBLIC_WELFARE = 3
    LEGAL_SERVICE = 4
    OTHER_ORGANIZATION = 5
    TOTAL = 6

class ReviewKind(LegalItem):
    """Rows of the reviews table."""

    RECONSIDERATION = 0
    LITIGATION_DIRECT = 1
    LITIGATION_AFTER_RECONSIDERATION = 2

class ReviewColumn(LegalItem):
    """Columns of the reviews table."""

    UPHELD = 0
    CORRECTED = 1
    OTHER = 2
    PENDING = 3
    TOTAL = 4

class Table(LegalItem):
    """The three tables; each stands in the section of the same code."""

    DISCLOSURE = 0
    REQUESTS = 1
    REVIEWS = 2

class CellStatus(Coded):
    """reported: printed. blank: left empty, which is not zero. missing: not there, or not
    attributable. inferred: cells ran together and one reading alone satisfies the sums."""

    REPORTED = 0
    BLANK = 1
    MISSING = 2
    INFERRED = 3

class CellOrigin(Coded):
    """What a cell was read from. cell: a cell of its own. run: what several cells hold together, as
    digits that have run together. formula: a cell whose number is the result of a formula, as the
    program that saved the document had worked it out. ocr: recognised in a picture."""

    CELL = 0
    RUN = 1
    FORMULA = 2
    OCR = 3

class ReadingProblem(Coded):
    """How a cell was read; mostly why it has no number. conflict: printed twice, differently.
    ambiguous: several readings. vanished: blank cells left no trace. unreadable: holds something that is no number. pictured: holds
    a picture or a field of a form. lost: the document does not hold all that the cell held. unit: an
    amount was printed in another unit, or in two. null_word: NaN or the like. absent: no such row.
    unproven: recognised in a picture, and nothing proves it."""

    CONFLICT = 0
    AMBIGUOUS = 1
    VANISHED = 2
    UNREADABLE = 3
    PICTURED = 4
    LOST = 5
    UNIT = 6
    NULL_WORD = 7
    ABSENT = 8
    UNPROVEN = 9

class Severity(Coded):
    """How grave a failure is."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

class Outcome(Coded):
    """How a check ended."""

    PASS = 0
    FAIL = 1
    NOT_ASSESSABLE = 2

class Reason(Coded):
    """Why a check could not be judged, or under what assumption it was."""

    NONE = 0
    BLANK_AS_ZERO = 1
    TOTAL_BLANK = 2
    TOTAL_MISSING = 3
    ADDEND_MISSING = 4
    ADDENDS_BLANK = 5
    NOT_A_COUNT = 6
    INFERRED_THROUGH_SUM = 7
    CELL_MISSING = 8
    TABLE_ABSENT = 9
    YEAR_UNKNOWN = 10
    SECTIONS_UNKNOWN = 11
    HEADING_LOST = 12
    BLANKS_VANISHED = 13
    NO_SUM_TO_DECIDE = 14
    CELL_BLANK = 15
    OTHER_EDITION = 16
    AGENCY_UNKNOWN = 17
    AGENCY_OUTSIDE = 18
    REPORT_MISSING = 19
    LAST_YEAR_MISSING = 20
    PREDECESSOR_MISSING = 21
    PART_MISSING = 22
    OWN_LEVEL_UNKNOWN = 23
    DUPLICATES_DIFFER = 24
    UNIT_UNKNOWN = 25
    TEXT_SHORT = 26
    SECTION_ABSENT = 27
    TEXT_LOST = 28
    PERIOD_UNSTATED = 29
    DAY_UNKNOWN = 30
    KIND_UNKNOWN = 31
    FEE_NOWHERE = 32
    SENTENCE_INSTEAD = 33
    CELL_PICTURED = 34
    CELL_LOST = 35
    EVERY_READING = 36
    RECOGNISED = 37
    LEDGER_ABSENT = 38
    OTHER_SCOPE = 39

class RuleScope(Coded):
    """What a check is judged on: one report, its prose beside its tables, an agency's reports year
    by year, or the reports of an agency and those under it."""

    REPORT = 0
    YEARS = 1
    AGENCIES = 2
    PROSE = 3
    RECORDS = 4

class RuleId(Rule):
    """The checks, in the order in which they are made."""

    REQUESTS_ROW_SUM = 0
    REQUESTS_DISPOSITION_SUM = 1
    REQUESTS_BALANCE = 2
    REVIEWS_ROW_SUM = 3
    VALUE_COUNT = 4
    VALUE_MONEY = 5
    VALUE_UNIT = 6
    CELL_CONFLICT = 7
    TABLE_MISSING = 8
    TABLE_ROWS_MISSING = 9
    CELL_BLANK = 10
    CELL_AMBIGUOUS = 11
    EDITION_MISMATCH = 12
    SECTION_MISSING = 13
    SECTION_ORDER = 14
    SECTION_NUMBER = 15
    SECTION_EMPTY = 16
    SECTION_OVERVIEW_LENGTH = 17
    SECTION_FEE_STATEMENT = 18
    SECTION_ASSESSMENT_STATEMENT = 19
    PERIOD_MISMATCH = 20
    FILING_LATE = 21
    YEARS_CARRY_OVER = 22
    YEARS_STOCK = 23
    STOCK_BOUND = 24
    RULES_NO_POWER = 25
    YEARS_BOILERPLATE = 26
    YEARS_GROWTH = 27
    YEARS_REPEATED = 28
    TREE_SUM = 29
    TREE_DUPLICATE = 30
    NARRATIVE_MISMATCH = 31
    NARRATIVE_CONTRADICTION = 32
    NARRATIVE_YEAR = 33
    FACTS_MISMATCH = 34

class NumberBound(Coded):
    """How exactly a number of the prose is meant. at_least: 余, 多, 以上. at_most: 近, 不足.
    approximate: 约, 左右, or rounded to 万 or 亿."""

    EXACT = 0
    AT_LEAST = 1
    AT_MOST = 2
    APPROXIMATE = 3

class ClaimKind(Coded):
    """stated: the number is printed. implied: it follows from a word (未发生, 均获维持).
    derived: a percentage of two numbers."""

    STATED = 0
    IMPLIED = 1
    DERIVED = 2

class Agreement(Coded):
    """Whether the table says what the prose says. na: the cells have no value. with_carried_in: the
    prose counts what was carried in from last year among what was received. other_reading: not as read
    first, but another reading of the sentence agrees."""

    YES = 0
    NO = 1
    NA = 2
    WITH_CARRIED_IN = 3
    OTHER_READING = 4

class Certainty(Coded):
    """certain: scope, quantity and unit are each fixed by words of the sentence. likely: they can be
    meant otherwise."""

    CERTAIN = 0
    LIKELY = 1

class FactKind(Labelled):
    """What a number of the prose counts that no table has."""

    PUBLISHED_ITEMS = 0
    ARTICLES = 1
    INTERPRETATIONS = 2
    PRESS_CONFERENCES = 3
    CONSULTATIONS = 4
    MESSAGES = 5
    PROPOSALS = 6
    VISITS = 7
    FOLLOWERS = 8
    TRAININGS = 9
    DOCUMENTS_ISSUED = 10
    DOCUMENTS_REPEALED = 11
    REQUESTS = 12
    INFORMATION_FEE = 13
    MATTERS = 14
    RATINGS = 15
    GOOD_RATINGS = 16
    BAD_RATINGS = 17
    TICKETS = 18
    SERVICE_POINTS = 19
    BROADCASTS = 20

class FactPeriod(Coded):
    """Of what time a number of the prose is, as its sentence says. report_year: 全年, 2024年. part_of_year:
    上半年, 3月, 日均. other_year: 2023年, 上年. several_years: 近三年, 累计. unspecified: no word says, so it is
    of the report's year."""

    UNSPECIFIED = 0
    REPORT_YEAR = 1
    PART_OF_YEAR = 2
    OTHER_YEAR = 3
    SEVERAL_YEARS = 4

class MeasureWord(Labelled):
    """The measure word of a number."""

    NONE = 0
    ITEM = 1
    PIECE = 2
    COPY = 3
    LINE = 4
    ARTICLE = 5
    SESSION = 6
    PEOPLE = 7
    YUAN = 8
    KIND = 9
    PLACE = 10
    OTHER = 11

class Medium(Labelled):
    """Through what something was published or asked for."""

    UNSPECIFIED = 0
    WEBSITE = 1
    WECHAT = 2
    WEIBO = 3
    VIDEO = 4
    NEW_MEDIA = 5
    PRESS = 6
    GAZETTE = 7
    LETTER = 8
    EMAIL = 9
    IN_PERSON = 10
    TELEPHONE = 11
    SERVICE_HALL = 12
    VIDEO_SERVICE = 13

class NumeralKind(Coded):
    """number: a count or an amount. share: a part of something, as 三分之一 or 百分之五."""

    NUMBER = 0
    SHARE = 1

class OwnLevel(Coded):
    """Whether a report is that of its superior's own level (本级)."""

    NO = 0
    YES = 1
    NONE = 2

class Format(Coded):
    """What a document's bytes are."""

    HTML = 0
    TEXT = 1
    MARKDOWN = 2
    JSON = 3
    TIDY = 4
    DOCX = 5
    XLSX = 6
    PDF = 7
    OFD = 8
    DOC = 9
    XLS = 10
    RTF = 11
    ODT = 12
    ODS = 13
    MHT = 14
    XLSB = 15
    FLAT = 16
    ZIP = 17

class Instrument(InstrumentItem):
    """The instruments of the law that the product cites."""

    NONE = 0
    REGULATION = 1
    REGULATION_2007 = 2
    FORMAT_2019 = 3
    FORMAT_2021 = 4
    FEE_MEASURE = 5
    SERVICE_REPLY = 6
    CODEFENDANT_REPLY = 7
    HOLIDAY_MEASURE = 8
    RECONSIDERATION_LAW = 9
    RECONSIDERATION_RULES = 10
    COURT_INTERPRETATION = 11
    LEGISLATION_LAW = 12
    BUDGET_LAW = 13
    CIVIL_CODE = 14
    APPROVAL_OPINION = 15
    CORRECTION_GUIDE = 16
    THREE_REVIEWS = 17
    RATING_OPINION = 18
    SITE_INDICATORS = 19

class Reading(Coded):
    """How the law is read where it is silent or disputed: cautious, the earliest day that is argued for; lenient,
    the latest."""

    CAUTIOUS = 0
    LENIENT = 1

class Duty(Coded):
    """What is awaited: of the organ a reply or publication, of the applicant a correction or a payment;
    none where a request is closed."""

    NONE = 0
    REPLY = 1
    CORRECTION = 2
    PAYMENT = 3
    PUBLICATION = 4

class DayEffect(Coded):
    """What a day does to a period."""

    START = 0
    COUNTED = 1
    MAKE_UP = 2
    WEEKEND = 3
    HOLIDAY = 4
    CONSULTING = 5
    EXTENDED = 6
    EXTENSION_LATE = 7
    EXTENSION_SUPERSEDED = 8
    DEFERRED = 9
    DEFERRAL_VOID = 10
    AWAITING_CORRECTION = 11
    AWAITING_PAYMENT = 12
    MOVED_TO = 13

class Punctuality(Coded):
    """How a request stands against its deadline at the end of a day; the last day is in time."""

    SETTLED = 0
    IN_TIME = 1
    AT_RISK = 2
    OVERDUE = 3
    UNKNOWN = 4

class LedgerRule(LedgerRuleItem):
    """What can be wrong with a row of a ledger."""

    FIELDS = 0
    ID_MISSING = 1
    DUPLICATE_ID = 2
    UNKNOWN_CODE = 3
    DATE = 4
    NUMBER = 5
    ORDER = 6
    DISPOSITION_WITHOUT_CLOSED = 7
    CLOSED_WITHOUT_DISPOSITION = 8
    CORRECTION_WITHOUT_NOTICE = 9
    ANSWER_WITHOUT_CONSULTATION = 10
    PAYMENT_WITHOUT_NOTICE = 11
    FEE_WITHOUT_NOTICE = 12
    DISPOSITION_EDITION = 13
    DISPOSITION_STATE = 14
    DISPOSITION_BASIS = 15
    CORRECTION_DISPOSITION = 16
    FEE_DISPOSITION = 17
    REPLY_LATE = 18
    REPLY_LATE_DISPUTED = 19
    CORRECTION_NOTICE_LATE = 20
    CORRECTION_LATE = 21
    CORRECTION_TIME_LONG = 22
    CONSULTATION_LATE = 23
    CONSULTATIONS_UNORDERED = 24
    THIRD_PARTY_NOT_ASKED = 25
    EXTENSION_DAYS = 26
    EXTENSION_LATE = 27
    EXTENSION_SUPERSEDED = 28
    DEFERRAL_WITHOUT_DATE = 29
    DEFERRAL_EARLY = 30
    DEFERRAL_LATE = 31
    DEFERRAL_SUPERSEDED = 32
    FEE_BEFORE_MEASURE = 33
    FEE_NOTICE_LATE = 34
    FEE_AMOUNT = 35
    PAYMENT_LATE = 36
    AFTER_CLOSING = 37
    REVIEW_REQUEST_UNKNOWN = 38
    REVIEW_BEFORE_REPLY = 39
    REVIEW_WITHOUT_RECONSIDERATION = 40
    RECONSIDERATION_FIRST = 41
    RECONSIDERATION_FIRST_DISPUTED = 42
    CLOCK_PROVISIONAL = 43
    CLOCK_UNKNOWN = 44
    UNKNOWN_COLUMN = 45

class PublicationChannel(LegalItem):
    """Where something was published (条例 23)."""

    WEBSITE = 0
    WECHAT = 1
    WEIBO = 2
    VIDEO = 3
    BROADCAST = 4
    APP = 5
    GAZETTE = 6
    PRESS = 7
    NOTICE_BOARD = 8
    OTHER = 9

class PublicationForm(LegalItem):
    """In what form something was published."""

    TEXT = 0
    INTERPRETATION = 1
    ILLUSTRATED = 2
    VIDEO = 3
    PRESS_CONFERENCE = 4
    EXPERT = 5
    OTHER = 6

class DocumentKind(LegalItem):
    """Rules, and normative documents (条例 20(1))."""

    RULES = 0
    NORMATIVE_DOCUMENTS = 1

class DocumentEnding(LegalItem):
    """How a document ceased to be in force."""

    REPEALED = 0
    DECLARED_VOID = 1
    EXPIRED = 2

class ColumnKind(LegalItem):
    """What stands in a column of a site, which decides how often it must be updated."""

    NEWS = 0
    NOTICES = 1
    POLICIES = 2
    PERSONNEL = 3
    PLANS = 4
    OTHER = 5
    ENTRY_PAGE = 6

class SiteKind(LegalItem):
    """A website, or an account in a new medium."""

    WEBSITE = 0
    NEW_MEDIA = 1

class ServiceChannel(LegalItem):
    """Through what a service was given."""

    COUNTER = 0
    VIDEO = 1
    TELEPHONE = 2
    WEBSITE = 3
    APP = 4
    WECHAT = 5
    TERMINAL = 6
    LETTER = 7
    OTHER = 8

class RatingLevel(LegalItem):
    """The five levels of 好差评 (国办发〔2019〕51号)."""

    VERY_SATISFIED = 0
    SATISFIED = 1
    FAIRLY_SATISFIED = 2
    DISSATISFIED = 3
    VERY_DISSATISFIED = 4

class RatingClass(LegalItem):
    """What a level counts as."""

    GOOD = 0
    MIDDLING = 1
    BAD = 2

class AppealOutcome(LegalItem):
    """What came of an appeal against a bad rating."""

    UPHELD = 0
    REJECTED = 1

class EscalationLevel(LegalItem):
    """The three levels of the window for what could not be done."""

    WINDOW = 0
    DEPARTMENT = 1
    JOINT = 2

class OpeningHours(LegalItem):
    """When a self-service point is open."""

    OFFICE_HOURS = 0
    ROUND_THE_CLOCK = 1

class MatterKind(LegalItem):
    """The kinds of matters that all catalogues share."""

    LICENCE = 0
    CONFIRMATION = 1
    ADJUDICATION = 2
    PAYMENT = 3
    REWARD = 4
    FILING = 5
    OTHER_POWER = 6
    PUBLIC_SERVICE = 7

class RecordFigure(LegalItem):
    """What is counted of the ledgers of publication and service in a year."""

    PUBLISHED = 0
    PUBLISHED_IN_TIME = 1
    PUBLISHED_LATE = 2
    PUBLISHED_TIMED = 3
    FULLY_REVIEWED = 4
    INTERPRETATIONS = 5
    DOCUMENTS_ISSUED = 6
    DOCUMENTS_ENDED = 7
    DOCUMENTS_IN_FORCE = 8
    COLUMNS = 9
    COLUMNS_EMPTY = 10
    SITES = 11
    CONSULTATIONS = 12
    CONSULTATIONS_ANSWERED = 13
    RATINGS = 14
    RATINGS_GOOD = 15
    RATINGS_MIDDLING = 16
    RATINGS_BAD = 17
    CALLED_BACK = 18
    APPEALS = 19
    APPEALS_UPHELD = 20
    TO_RECTIFY = 21
    RECTIFIED = 22
    RERATED = 23
    TICKETS = 24
    TICKETS_CLOSED = 25
    TICKETS_ANSWERED = 26
    TICKETS_OPEN = 27
    POINTS = 28
    POINTS_ROUND_THE_CLOCK = 29
    BROADCASTS = 30
    MATTERS = 31

class RecordRate(RecordRateItem):
    """A share of one figure in another that contains it."""

    IN_TIME = 0
    FULL_REVIEW = 1
    ANSWERED = 2
    GOOD = 3
    MIDDLING = 4
    BAD = 5
    CALL_BACK = 6
    APPEAL_UPHELD = 7
    RECTIFICATION = 8
    TICKET_ANSWERED = 9

class RecordDimension(Coded):
    """By what the rows of a figure can be parted."""

    ARTICLE20 = 0
    ARTICLE21 = 1
    PUBLICATION_CHANNEL = 2
    PUBLICATION_FORM = 3
    DOCUMENT_KIND = 4
    DOCUMENT_ENDING = 5
    COLUMN_KIND = 6
    SITE_KIND = 7
    SERVICE_CHANNEL = 8
    RATING_LEVEL = 9
    RERATING = 10
    ESCALATION_LEVEL = 11
    OPENING_HOURS = 12
    MATTER_KIND = 13
    CATEGORY = 14
    DAY = 15

class RecordRule(LedgerRuleItem):
    """What can be wrong with a row of the ledgers of publication and service."""

    RECORD_FIELDS = 0
    RECORD_ID_MISSING = 1
    RECORD_DUPLICATE = 2
    RECORD_UNKNOWN_CODE = 3
    RECORD_BLANK = 4
    RECORD_TIME = 5
    RECORD_NUMBER = 6
    RECORD_ORDER = 7
    RECORD_UNKNOWN_COLUMN = 8
    PUBLICATION_REVIEW_MISSING = 9
    PUBLICATION_REVIEWER_SAME = 10
    PUBLICATION_REVIEW_ORDER = 11
    PUBLICATION_BEFORE_SIGNOFF = 12
    PUBLICATION_PROOFS = 13
    PUBLICATION_SECRECY_MISSING = 14
    PUBLICATION_SECRECY_LATE = 15
    PUBLICATION_LATE = 16
    PUBLICATION_NO_ITEM = 17
    PUBLICATION_CLOCK_UNKNOWN = 18
    DOCUMENT_ENDING = 19
    RATING_TWICE = 20
    RATING_LOOP_NEEDLESS = 21
    RATING_STEP_MISSING = 22
    RATING_CALLBACK_LATE = 23
    RATING_ANSWER_LATE = 24
    RATING_APPEAL = 25
    RATING_RECTIFIED_AFTER_APPEAL = 26
    RATING_RERATED = 27
    ESCALATION_JUMP = 28
    ESCALATION_NO_ANSWER = 29
    ESCALATION_LATE = 30

class ColumnState(Coded):
    """How a column stands at the end of the day of the check."""

    CURRENT = 0
    DUE_SOON = 1
    OVERDUE = 2
    EMPTY = 3
    UNDATED = 4
    DATED_LATER = 5
    NO_LIMIT = 6

class SiteIndicator(Labelled):
    """What a site as a whole is judged by (国办秘函〔2019〕19号)."""

    INCIDENTS = 0
    UNREACHABLE = 1
    HOME_STALE = 2
    COLUMNS_STALE = 3
    COLUMNS_LONG_STALE = 4
    COLUMNS_EMPTY = 5
    NO_CONSULTATION = 6
    MESSAGES_UNANSWERED = 7
    NO_SERVICES = 8
    GUIDES_LACKING = 9
    POINTS = 10

class SiteVerdict(Coded):
    """Whether a site passes."""

    QUALIFIED = 0
    NOT_QUALIFIED = 1
    NOT_ASSESSABLE = 2

class LayoutRole(Coded):
    """What a cell of the printed form is. rule: the sentence of the balance. band: a title over
    the whole table. column, row: names columns, rows. value: holds a cell of the report."""

    RULE = 0
    BAND = 1
    COLUMN = 2
    ROW = 3
    VALUE = 4

class BlockKind(Coded):
    """A piece of a printed report. title; line: before the first section; notice: of what kind the
    document is; heading, paragraph, table: of a section."""

    TITLE = 0
    LINE = 1
    NOTICE = 2
    HEADING = 3
    PARAGRAPH = 4
    TABLE = 5

class AgencyKind(Coded):
    """What an organ is, as far as the duties of its report depend on it (条例 Article 49, 50(4)).
    government: of a county, a city or a province. township: the government of a township.
    department: of a government, its office and sub-district offices among them. unknown: its name
    does not say."""

    UNKNOWN = 0
    GOVERNMENT = 1
    TOWNSHIP = 2
    DEPARTMENT = 3
