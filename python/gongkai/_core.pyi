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
    def add_glyph(self, character: int, left: float, top: float, right: float, bottom: float, angle: float) -> None: ...
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

def to_json(report: PublishedReport, document: str) -> str: ...
def to_tidy(report: PublishedReport) -> str: ...
def check(report: PublishedReport, passes: bool, rules: dict[RuleId, Severity | None]) -> list[Finding]: ...
def repairs(report: PublishedReport) -> list[Repair]: ...
def tidy_frame(reports: Iterable[tuple[str | None, PublishedReport]], words: bool, exact: bool, sources: bool) -> Frame:
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

def random_report(seed: int, edition: Edition, dense: bool, blank_zeros: bool, wrong_cells: int) -> PublishedReport: ...
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
    def document(self) -> str | None: ...
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
def tally(ledgers: Sequence[Any], reviews: Sequence[Any], threads: int, calendar: Calendar, reading: Reading) -> LedgerTally: ...
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

    E2019 = "2019"
    E2021 = "2021"

class ErrorCode(Labelled):
    """Why something could not be read."""

    FILE_UNREADABLE = "file.unreadable"
    INPUT_EMPTY = "input.empty"
    INPUT_BINARY = "input.binary"
    INPUT_ENCODING = "input.encoding"
    INPUT_TOO_LARGE = "input.too-large"
    HTML_TOO_DEEP = "html.too-deep"
    HTML_TOO_WIDE = "html.too-wide"
    REPORT_NOT_FOUND = "report.not-found"
    REPORT_BEFORE_2019 = "report.before-2019"
    REPORT_SEVERAL = "report.several"
    JSON_SYNTAX = "json.syntax"
    JSON_SCHEMA = "json.schema"
    TIDY_SYNTAX = "tidy.syntax"
    FORMAT_NEEDS_READER = "format.needs-reader"
    FORMAT_OFFICE_LEGACY = "format.office-legacy"
    FORMAT_UNSUPPORTED = "format.unsupported"
    FORMAT_ENCRYPTED = "format.encrypted"
    FORMAT_DAMAGED = "format.damaged"
    FORMAT_TOO_COMPLEX = "format.too-complex"
    DOCUMENT_SCANNED = "document.scanned"
    DOCUMENT_UNMAPPED = "document.unmapped-text"
    TABLE_UNBALANCED = "table.unbalanced"
    VALUE_OUT_OF_RANGE = "value.out-of-range"
    ARGUMENT_INVALID = "argument.invalid"
    LEDGER_COLUMN_MISSING = "ledger.column-missing"
    LEDGER_COLUMN_UNUSABLE = "ledger.column-unusable"
    NOTICE_INVALID = "notice.invalid"
    TALLY_INVALID = "tally.invalid"

class Article20(LegalItem):
    """The fifteen kinds of information under 条例第二十条."""

    LEGISLATION = "legislation"
    ORGANISATION = "organisation"
    PLANNING = "planning"
    STATISTICS = "statistics"
    LICENSING = "licensing"
    ENFORCEMENT = "enforcement"
    BUDGET = "budget"
    FEES = "fees"
    PROCUREMENT = "procurement"
    PROJECTS = "projects"
    WELFARE_POLICY = "welfare_policy"
    EMERGENCIES = "emergencies"
    INSPECTION = "inspection"
    RECRUITMENT = "recruitment"
    OTHER_MANDATORY = "other_mandatory"

class Article21(LegalItem):
    """The matters that 条例第二十一条 adds by level of government."""

    COUNTY_MUNICIPAL_CONSTRUCTION = "county.municipal_construction"
    COUNTY_PUBLIC_SERVICES = "county.public_services"
    COUNTY_PUBLIC_WELFARE = "county.public_welfare"
    COUNTY_LAND_EXPROPRIATION = "county.land_expropriation"
    COUNTY_HOUSE_EXPROPRIATION = "county.house_expropriation"
    COUNTY_PUBLIC_SECURITY = "county.public_security"
    COUNTY_SOCIAL_ASSISTANCE = "county.social_assistance"
    TOWNSHIP_RURAL_POLICY = "township.rural_policy"
    TOWNSHIP_IRRIGATION = "township.irrigation"
    TOWNSHIP_LAND_CONTRACTING = "township.land_contracting"
    TOWNSHIP_HOMESTEADS = "township.homesteads"
    TOWNSHIP_LAND_EXPROPRIATION = "township.land_expropriation"
    TOWNSHIP_HOUSE_EXPROPRIATION = "township.house_expropriation"
    TOWNSHIP_LEVIES = "township.levies"
    TOWNSHIP_SOCIAL_ASSISTANCE = "township.social_assistance"

class DispositionGroup(LegalItem):
    """The six ways in which a request can end."""

    GRANTED = "granted"
    PARTIALLY_GRANTED = "partially_granted"
    DENIED = "denied"
    UNABLE = "unable"
    NOT_PROCESSED = "not_processed"
    OTHER = "other"

class Disposition(DispositionItem):
    """How a request ended: a leaf of DispositionGroup."""

    GRANTED = "granted"
    PARTIALLY_GRANTED = "partially_granted"
    DENIED_STATE_SECRET = "denied.state_secret"
    DENIED_PROHIBITED_BY_LAW = "denied.prohibited_by_law"
    DENIED_SECURITY_AND_STABILITY = "denied.security_and_stability"
    DENIED_THIRD_PARTY_RIGHTS = "denied.third_party_rights"
    DENIED_INTERNAL_AFFAIRS = "denied.internal_affairs"
    DENIED_PROCESS_INFORMATION = "denied.process_information"
    DENIED_ENFORCEMENT_FILE = "denied.enforcement_file"
    DENIED_ADMINISTRATIVE_QUERY = "denied.administrative_query"
    UNABLE_NOT_HELD = "unable.not_held"
    UNABLE_REQUIRES_CREATION = "unable.requires_creation"
    UNABLE_UNCLEAR_AFTER_CORRECTION = "unable.unclear_after_correction"
    NOT_PROCESSED_PETITION = "not_processed.petition"
    NOT_PROCESSED_REPEATED = "not_processed.repeated"
    NOT_PROCESSED_PUBLICATION = "not_processed.publication"
    NOT_PROCESSED_EXCESSIVE = "not_processed.excessive"
    NOT_PROCESSED_RECONFIRMATION = "not_processed.reconfirmation"
    OTHER = "other"
    OTHER_CORRECTION_OVERDUE = "other.correction_overdue"
    OTHER_FEE_UNPAID = "other.fee_unpaid"
    OTHER_OTHER = "other.other"

class Applicant(LegalItem):
    """Who applied."""

    NATURAL_PERSON = "natural_person"
    BUSINESS = "business"
    RESEARCH = "research"
    PUBLIC_WELFARE = "public_welfare"
    LEGAL_SERVICE = "legal_service"
    OTHER_ORGANIZATION = "other_organization"

class Channel(LegalItem):
    """How a request came in, which decides its day of receipt (条例 31)."""

    IN_PERSON = "in_person"
    REGISTERED_POST = "registered_post"
    ORDINARY_POST = "ordinary_post"
    INTERNET = "internet"
    FAX = "fax"

class ReviewOutcome(LegalItem):
    """What came of a reconsideration or lawsuit."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
    PENDING = "pending"

class Section(LegalItem):
    """The six sections of the report, in order."""

    OVERVIEW = "overview"
    DISCLOSURE = "disclosure"
    REQUESTS = "requests"
    REVIEWS = "reviews"
    PROBLEMS = "problems"
    OTHER_MATTERS = "other_matters"

class DisclosureRow(LegalItem):
    """Rows of the disclosure table."""

    RULES = "rules"
    NORMATIVE_DOCUMENTS = "normative_documents"
    LICENSES = "licenses"
    OTHER_SERVICES = "other_services"
    PENALTIES = "penalties"
    COERCIVE_MEASURES = "coercive_measures"
    FEES = "fees"
    PROCUREMENT = "procurement"

class DisclosureColumn(LegalItem):
    """Quantities of the disclosure table."""

    ISSUED = "issued"
    REPEALED = "repealed"
    IN_FORCE = "in_force"
    MADE = "made"
    PUBLISHED = "published"
    PUBLIC_TOTAL = "public_total"
    ITEMS_LAST_YEAR = "items_last_year"
    CHANGE = "change"
    DECISIONS = "decisions"
    PROJECTS = "projects"
    AMOUNT = "amount"

class RequestRow(RequestRowItem):
    """Rows of the requests table."""

    RECEIVED = "received"
    CARRIED_IN = "carried_in"
    GRANTED = "granted"
    PARTIALLY_GRANTED = "partially_granted"
    DENIED_STATE_SECRET = "denied.state_secret"
    DENIED_PROHIBITED_BY_LAW = "denied.prohibited_by_law"
    DENIED_SECURITY_AND_STABILITY = "denied.security_and_stability"
    DENIED_THIRD_PARTY_RIGHTS = "denied.third_party_rights"
    DENIED_INTERNAL_AFFAIRS = "denied.internal_affairs"
    DENIED_PROCESS_INFORMATION = "denied.process_information"
    DENIED_ENFORCEMENT_FILE = "denied.enforcement_file"
    DENIED_ADMINISTRATIVE_QUERY = "denied.administrative_query"
    UNABLE_NOT_HELD = "unable.not_held"
    UNABLE_REQUIRES_CREATION = "unable.requires_creation"
    UNABLE_UNCLEAR_AFTER_CORRECTION = "unable.unclear_after_correction"
    NOT_PROCESSED_PETITION = "not_processed.petition"
    NOT_PROCESSED_REPEATED = "not_processed.repeated"
    NOT_PROCESSED_PUBLICATION = "not_processed.publication"
    NOT_PROCESSED_EXCESSIVE = "not_processed.excessive"
    NOT_PROCESSED_RECONFIRMATION = "not_processed.reconfirmation"
    OTHER = "other"
    OTHER_CORRECTION_OVERDUE = "other.correction_overdue"
    OTHER_FEE_UNPAID = "other.fee_unpaid"
    OTHER_OTHER = "other.other"
    TOTAL = "total"
    CARRIED_OUT = "carried_out"

class RequestColumn(LegalItem):
    """Columns of the requests table."""

    NATURAL_PERSON = "natural_person"
    BUSINESS = "business"
    RESEARCH = "research"
    PUBLIC_WELFARE = "public_welfare"
    LEGAL_SERVICE = "legal_service"
    OTHER_ORGANIZATION = "other_organization"
    TOTAL = "total"

class ReviewKind(LegalItem):
    """Rows of the reviews table."""

    RECONSIDERATION = "reconsideration"
    LITIGATION_DIRECT = "litigation_direct"
    LITIGATION_AFTER_RECONSIDERATION = "litigation_after_reconsideration"

class ReviewColumn(LegalItem):
    """Columns of the reviews table."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
    PENDING = "pending"
    TOTAL = "total"

class Table(LegalItem):
    """The three tables; each stands in the section of the same code."""

    DISCLOSURE = "disclosure"
    REQUESTS = "requests"
    REVIEWS = "reviews"

class CellStatus(Coded):
    """reported: printed. blank: left empty, which is not zero. missing: not there, or not
    attributable. inferred: cells ran together and one reading alone satisfies the sums."""

    REPORTED = "reported"
    BLANK = "blank"
    MISSING = "missing"
    INFERRED = "inferred"

class CellOrigin(Coded):
    """What a cell was read from. cell: a cell of its own. run: what several cells hold together, as
    digits that have run together. formula: a cell whose number is the result of a formula, as the
    program that saved the document had worked it out. ocr: recognised in a picture."""

    CELL = "cell"
    RUN = "run"
    FORMULA = "formula"
    OCR = "ocr"

class ReadingProblem(Coded):
    """How a cell was read; mostly why it has no number. conflict: printed twice, differently.
    ambiguous: several readings. vanished: blank cells left no trace. unreadable: holds something that is no number. pictured: holds
    a picture or a field of a form. lost: the document does not hold all that the cell held. unit: an
    amount was printed in another unit, or in two. null_word: NaN or the like. absent: no such row.
    unproven: recognised in a picture, and nothing proves it."""

    CONFLICT = "conflict"
    AMBIGUOUS = "ambiguous"
    VANISHED = "vanished"
    UNREADABLE = "unreadable"
    PICTURED = "pictured"
    LOST = "lost"
    UNIT = "unit"
    NULL_WORD = "null_word"
    ABSENT = "absent"
    UNPROVEN = "unproven"

class Severity(Coded):
    """How grave a failure is."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

class Outcome(Coded):
    """How a check ended."""

    PASS = "pass"
    FAIL = "fail"
    NOT_ASSESSABLE = "not_assessable"

class Reason(Coded):
    """Why a check could not be judged, or under what assumption it was."""

    NONE = "none"
    BLANK_AS_ZERO = "blank_as_zero"
    TOTAL_BLANK = "total_blank"
    TOTAL_MISSING = "total_missing"
    ADDEND_MISSING = "addend_missing"
    ADDENDS_BLANK = "addends_blank"
    NOT_A_COUNT = "not_a_count"
    INFERRED_THROUGH_SUM = "inferred_through_sum"
    CELL_MISSING = "cell_missing"
    TABLE_ABSENT = "table_absent"
    YEAR_UNKNOWN = "year_unknown"
    SECTIONS_UNKNOWN = "sections_unknown"
    HEADING_LOST = "heading_lost"
    BLANKS_VANISHED = "blanks_vanished"
    NO_SUM_TO_DECIDE = "no_sum_to_decide"
    CELL_BLANK = "cell_blank"
    OTHER_EDITION = "other_edition"
    AGENCY_UNKNOWN = "agency_unknown"
    AGENCY_OUTSIDE = "agency_outside"
    REPORT_MISSING = "report_missing"
    LAST_YEAR_MISSING = "last_year_missing"
    PREDECESSOR_MISSING = "predecessor_missing"
    PART_MISSING = "part_missing"
    OWN_LEVEL_UNKNOWN = "own_level_unknown"
    DUPLICATES_DIFFER = "duplicates_differ"
    UNIT_UNKNOWN = "unit_unknown"
    TEXT_SHORT = "text_short"
    SECTION_ABSENT = "section_absent"
    TEXT_LOST = "text_lost"
    PERIOD_UNSTATED = "period_unstated"
    DAY_UNKNOWN = "day_unknown"
    KIND_UNKNOWN = "kind_unknown"
    FEE_NOWHERE = "fee_nowhere"
    SENTENCE_INSTEAD = "sentence_instead"
    CELL_PICTURED = "cell_pictured"
    CELL_LOST = "cell_lost"
    EVERY_READING = "every_reading"
    RECOGNISED = "recognised"
    LEDGER_ABSENT = "ledger_absent"
    OTHER_SCOPE = "other_scope"

class RuleScope(Coded):
    """What a check is judged on: one report, its prose beside its tables, an agency's reports year
    by year, or the reports of an agency and those under it."""

    REPORT = "report"
    YEARS = "years"
    AGENCIES = "agencies"
    PROSE = "prose"
    RECORDS = "records"

class RuleId(Rule):
    """The checks, in the order in which they are made."""

    REQUESTS_ROW_SUM = "requests.row-sum"
    REQUESTS_DISPOSITION_SUM = "requests.disposition-sum"
    REQUESTS_BALANCE = "requests.balance"
    REVIEWS_ROW_SUM = "reviews.row-sum"
    VALUE_COUNT = "value.count"
    VALUE_MONEY = "value.money"
    VALUE_UNIT = "value.unit"
    CELL_CONFLICT = "cell.conflict"
    TABLE_MISSING = "table.missing"
    TABLE_ROWS_MISSING = "table.rows-missing"
    CELL_BLANK = "cell.blank"
    CELL_AMBIGUOUS = "cell.ambiguous"
    EDITION_MISMATCH = "edition.mismatch"
    SECTION_MISSING = "section.missing"
    SECTION_ORDER = "section.order"
    SECTION_NUMBER = "section.number"
    SECTION_EMPTY = "section.empty"
    SECTION_OVERVIEW_LENGTH = "section.overview-length"
    SECTION_FEE_STATEMENT = "section.fee-statement"
    SECTION_ASSESSMENT_STATEMENT = "section.assessment-statement"
    PERIOD_MISMATCH = "period.mismatch"
    FILING_LATE = "filing.late"
    YEARS_CARRY_OVER = "years.carry-over"
    YEARS_STOCK = "years.stock"
    STOCK_BOUND = "stock.bound"
    RULES_NO_POWER = "rules.no-power"
    YEARS_BOILERPLATE = "years.boilerplate"
    YEARS_GROWTH = "years.growth"
    YEARS_REPEATED = "years.repeated"
    TREE_SUM = "tree.sum"
    TREE_DUPLICATE = "tree.duplicate"
    NARRATIVE_MISMATCH = "narrative.mismatch"
    NARRATIVE_CONTRADICTION = "narrative.contradiction"
    NARRATIVE_YEAR = "narrative.year"
    FACTS_MISMATCH = "facts.mismatch"

class NumberBound(Coded):
    """How exactly a number of the prose is meant. at_least: 余, 多, 以上. at_most: 近, 不足.
    approximate: 约, 左右, or rounded to 万 or 亿."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    APPROXIMATE = "approximate"

class ClaimKind(Coded):
    """stated: the number is printed. implied: it follows from a word (未发生, 均获维持).
    derived: a percentage of two numbers."""

    STATED = "stated"
    IMPLIED = "implied"
    DERIVED = "derived"

class Agreement(Coded):
    """Whether the table says what the prose says. na: the cells have no value. with_carried_in: the
    prose counts what was carried in from last year among what was received. other_reading: not as read
    first, but another reading of the sentence agrees."""

    YES = "yes"
    NO = "no"
    NA = "na"
    WITH_CARRIED_IN = "with_carried_in"
    OTHER_READING = "other_reading"

class Certainty(Coded):
    """certain: scope, quantity and unit are each fixed by words of the sentence. likely: they can be
    meant otherwise."""

    CERTAIN = "certain"
    LIKELY = "likely"

class FactKind(Labelled):
    """What a number of the prose counts that no table has."""

    PUBLISHED_ITEMS = "published_items"
    ARTICLES = "articles"
    INTERPRETATIONS = "interpretations"
    PRESS_CONFERENCES = "press_conferences"
    CONSULTATIONS = "consultations"
    MESSAGES = "messages"
    PROPOSALS = "proposals"
    VISITS = "visits"
    FOLLOWERS = "followers"
    TRAININGS = "trainings"
    DOCUMENTS_ISSUED = "documents_issued"
    DOCUMENTS_REPEALED = "documents_repealed"
    REQUESTS = "requests"
    INFORMATION_FEE = "information_fee"
    MATTERS = "matters"
    RATINGS = "ratings"
    GOOD_RATINGS = "good_ratings"
    BAD_RATINGS = "bad_ratings"
    TICKETS = "tickets"
    SERVICE_POINTS = "service_points"
    BROADCASTS = "broadcasts"

class FactPeriod(Coded):
    """Of what time a number of the prose is, as its sentence says. report_year: 全年, 2024年. part_of_year:
    上半年, 3月, 日均. other_year: 2023年, 上年. several_years: 近三年, 累计. unspecified: no word says, so it is
    of the report's year."""

    UNSPECIFIED = "unspecified"
    REPORT_YEAR = "report_year"
    PART_OF_YEAR = "part_of_year"
    OTHER_YEAR = "other_year"
    SEVERAL_YEARS = "several_years"

class MeasureWord(Labelled):
    """The measure word of a number."""

    NONE = "none"
    ITEM = "item"
    PIECE = "piece"
    COPY = "copy"
    LINE = "line"
    ARTICLE = "article"
    SESSION = "session"
    PEOPLE = "people"
    YUAN = "yuan"
    KIND = "kind"
    PLACE = "place"
    OTHER = "other"

class Medium(Labelled):
    """Through what something was published or asked for."""

    UNSPECIFIED = "unspecified"
    WEBSITE = "website"
    WECHAT = "wechat"
    WEIBO = "weibo"
    VIDEO = "video"
    NEW_MEDIA = "new_media"
    PRESS = "press"
    GAZETTE = "gazette"
    LETTER = "letter"
    EMAIL = "email"
    IN_PERSON = "in_person"
    TELEPHONE = "telephone"
    SERVICE_HALL = "service_hall"
    VIDEO_SERVICE = "video_service"

class NumeralKind(Coded):
    """number: a count or an amount. share: a part of something, as 三分之一 or 百分之五."""

    NUMBER = "number"
    SHARE = "share"

class OwnLevel(Coded):
    """Whether a report is that of its superior's own level (本级)."""

    NO = "no"
    YES = "yes"
    NONE = "none"

class Format(Coded):
    """What a document's bytes are."""

    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    TIDY = "tidy"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    OFD = "ofd"
    DOC = "doc"
    XLS = "xls"
    RTF = "rtf"
    ODT = "odt"
    ODS = "ods"
    MHT = "mht"
    XLSB = "xlsb"
    FLAT = "flat"
    ZIP = "zip"

class Instrument(InstrumentItem):
    """The instruments of the law that the product cites."""

    NONE = "none"
    REGULATION = "regulation"
    REGULATION_2007 = "regulation_2007"
    FORMAT_2019 = "format_2019"
    FORMAT_2021 = "format_2021"
    FEE_MEASURE = "fee_measure"
    SERVICE_REPLY = "service_reply"
    CODEFENDANT_REPLY = "codefendant_reply"
    HOLIDAY_MEASURE = "holiday_measure"
    RECONSIDERATION_LAW = "reconsideration_law"
    RECONSIDERATION_RULES = "reconsideration_rules"
    COURT_INTERPRETATION = "court_interpretation"
    LEGISLATION_LAW = "legislation_law"
    BUDGET_LAW = "budget_law"
    CIVIL_CODE = "civil_code"
    APPROVAL_OPINION = "approval_opinion"
    CORRECTION_GUIDE = "correction_guide"
    THREE_REVIEWS = "three_reviews"
    RATING_OPINION = "rating_opinion"
    SITE_INDICATORS = "site_indicators"

class Reading(Coded):
    """How the law is read where it is silent or disputed: cautious, the earliest day that is argued for; lenient,
    the latest."""

    CAUTIOUS = "cautious"
    LENIENT = "lenient"

class Duty(Coded):
    """What is awaited: of the organ a reply or publication, of the applicant a correction or a payment;
    none where a request is closed."""

    NONE = "none"
    REPLY = "reply"
    CORRECTION = "correction"
    PAYMENT = "payment"
    PUBLICATION = "publication"

class DayEffect(Coded):
    """What a day does to a period."""

    START = "start"
    COUNTED = "counted"
    MAKE_UP = "make_up"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CONSULTING = "consulting"
    EXTENDED = "extended"
    EXTENSION_LATE = "extension_late"
    EXTENSION_SUPERSEDED = "extension_superseded"
    DEFERRED = "deferred"
    DEFERRAL_VOID = "deferral_void"
    AWAITING_CORRECTION = "awaiting_correction"
    AWAITING_PAYMENT = "awaiting_payment"
    MOVED_TO = "moved_to"

class Punctuality(Coded):
    """How a request stands against its deadline at the end of a day; the last day is in time."""

    SETTLED = "settled"
    IN_TIME = "in_time"
    AT_RISK = "at_risk"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"

class LedgerRule(LedgerRuleItem):
    """What can be wrong with a row of a ledger."""

    FIELDS = "ledger.fields"
    ID_MISSING = "ledger.id-missing"
    DUPLICATE_ID = "ledger.duplicate-id"
    UNKNOWN_CODE = "ledger.unknown-code"
    DATE = "ledger.date"
    NUMBER = "ledger.number"
    ORDER = "ledger.order"
    DISPOSITION_WITHOUT_CLOSED = "ledger.disposition-without-closed"
    CLOSED_WITHOUT_DISPOSITION = "ledger.closed-without-disposition"
    CORRECTION_WITHOUT_NOTICE = "ledger.correction-without-notice"
    ANSWER_WITHOUT_CONSULTATION = "ledger.answer-without-consultation"
    PAYMENT_WITHOUT_NOTICE = "ledger.payment-without-notice"
    FEE_WITHOUT_NOTICE = "ledger.fee-without-notice"
    DISPOSITION_EDITION = "ledger.disposition-edition"
    DISPOSITION_STATE = "ledger.disposition-state"
    DISPOSITION_BASIS = "ledger.disposition-basis"
    CORRECTION_DISPOSITION = "ledger.correction-disposition"
    FEE_DISPOSITION = "ledger.fee-disposition"
    REPLY_LATE = "ledger.reply-late"
    REPLY_LATE_DISPUTED = "ledger.reply-late-disputed"
    CORRECTION_NOTICE_LATE = "ledger.correction-notice-late"
    CORRECTION_LATE = "ledger.correction-late"
    CORRECTION_TIME_LONG = "ledger.correction-time-long"
    CONSULTATION_LATE = "ledger.consultation-late"
    CONSULTATIONS_UNORDERED = "ledger.consultations-unordered"
    THIRD_PARTY_NOT_ASKED = "ledger.third-party-not-asked"
    EXTENSION_DAYS = "ledger.extension-days"
    EXTENSION_LATE = "ledger.extension-late"
    EXTENSION_SUPERSEDED = "ledger.extension-superseded"
    DEFERRAL_WITHOUT_DATE = "ledger.deferral-without-date"
    DEFERRAL_EARLY = "ledger.deferral-early"
    DEFERRAL_LATE = "ledger.deferral-late"
    DEFERRAL_SUPERSEDED = "ledger.deferral-superseded"
    FEE_BEFORE_MEASURE = "ledger.fee-before-measure"
    FEE_NOTICE_LATE = "ledger.fee-notice-late"
    FEE_AMOUNT = "ledger.fee-amount"
    PAYMENT_LATE = "ledger.payment-late"
    AFTER_CLOSING = "ledger.after-closing"
    REVIEW_REQUEST_UNKNOWN = "ledger.review-request-unknown"
    REVIEW_BEFORE_REPLY = "ledger.review-before-reply"
    REVIEW_WITHOUT_RECONSIDERATION = "ledger.review-without-reconsideration"
    RECONSIDERATION_FIRST = "ledger.reconsideration-first"
    RECONSIDERATION_FIRST_DISPUTED = "ledger.reconsideration-first-disputed"
    CLOCK_PROVISIONAL = "ledger.clock-provisional"
    CLOCK_UNKNOWN = "ledger.clock-unknown"
    UNKNOWN_COLUMN = "ledger.unknown-column"

class PublicationChannel(LegalItem):
    """Where something was published (条例 23)."""

    WEBSITE = "website"
    WECHAT = "wechat"
    WEIBO = "weibo"
    VIDEO = "video"
    BROADCAST = "broadcast"
    APP = "app"
    GAZETTE = "gazette"
    PRESS = "press"
    NOTICE_BOARD = "notice_board"
    OTHER = "other"

class PublicationForm(LegalItem):
    """In what form something was published."""

    TEXT = "text"
    INTERPRETATION = "interpretation"
    ILLUSTRATED = "illustrated"
    VIDEO = "video"
    PRESS_CONFERENCE = "press_conference"
    EXPERT = "expert"
    OTHER = "other"

class DocumentKind(LegalItem):
    """Rules, and normative documents (条例 20(1))."""

    RULES = "rules"
    NORMATIVE_DOCUMENTS = "normative_documents"

class DocumentEnding(LegalItem):
    """How a document ceased to be in force."""

    REPEALED = "repealed"
    DECLARED_VOID = "declared_void"
    EXPIRED = "expired"

class ColumnKind(LegalItem):
    """What stands in a column of a site, which decides how often it must be updated."""

    NEWS = "news"
    NOTICES = "notices"
    POLICIES = "policies"
    PERSONNEL = "personnel"
    PLANS = "plans"
    OTHER = "other"
    ENTRY_PAGE = "entry_page"

class SiteKind(LegalItem):
    """A website, or an account in a new medium."""

    WEBSITE = "website"
    NEW_MEDIA = "new_media"

class ServiceChannel(LegalItem):
    """Through what a service was given."""

    COUNTER = "counter"
    VIDEO = "video"
    TELEPHONE = "telephone"
    WEBSITE = "website"
    APP = "app"
    WECHAT = "wechat"
    TERMINAL = "terminal"
    LETTER = "letter"
    OTHER = "other"

class RatingLevel(LegalItem):
    """The five levels of 好差评 (国办发〔2019〕51号)."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    FAIRLY_SATISFIED = "fairly_satisfied"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"

class RatingClass(LegalItem):
    """What a level counts as."""

    GOOD = "good"
    MIDDLING = "middling"
    BAD = "bad"

class AppealOutcome(LegalItem):
    """What came of an appeal against a bad rating."""

    UPHELD = "upheld"
    REJECTED = "rejected"

class EscalationLevel(LegalItem):
    """The three levels of the window for what could not be done."""

    WINDOW = "window"
    DEPARTMENT = "department"
    JOINT = "joint"

class OpeningHours(LegalItem):
    """When a self-service point is open."""

    OFFICE_HOURS = "office_hours"
    ROUND_THE_CLOCK = "round_the_clock"

class MatterKind(LegalItem):
    """The kinds of matters that all catalogues share."""

    LICENCE = "licence"
    CONFIRMATION = "confirmation"
    ADJUDICATION = "adjudication"
    PAYMENT = "payment"
    REWARD = "reward"
    FILING = "filing"
    OTHER_POWER = "other_power"
    PUBLIC_SERVICE = "public_service"

class RecordFigure(LegalItem):
    """What is counted of the ledgers of publication and service in a year."""

    PUBLISHED = "published"
    PUBLISHED_IN_TIME = "published_in_time"
    PUBLISHED_LATE = "published_late"
    PUBLISHED_TIMED = "published_timed"
    FULLY_REVIEWED = "fully_reviewed"
    INTERPRETATIONS = "interpretations"
    DOCUMENTS_ISSUED = "documents_issued"
    DOCUMENTS_ENDED = "documents_ended"
    DOCUMENTS_IN_FORCE = "documents_in_force"
    COLUMNS = "columns"
    COLUMNS_EMPTY = "columns_empty"
    SITES = "sites"
    CONSULTATIONS = "consultations"
    CONSULTATIONS_ANSWERED = "consultations_answered"
    RATINGS = "ratings"
    RATINGS_GOOD = "ratings_good"
    RATINGS_MIDDLING = "ratings_middling"
    RATINGS_BAD = "ratings_bad"
    CALLED_BACK = "called_back"
    APPEALS = "appeals"
    APPEALS_UPHELD = "appeals_upheld"
    TO_RECTIFY = "to_rectify"
    RECTIFIED = "rectified"
    RERATED = "rerated"
    TICKETS = "tickets"
    TICKETS_CLOSED = "tickets_closed"
    TICKETS_ANSWERED = "tickets_answered"
    TICKETS_OPEN = "tickets_open"
    POINTS = "points"
    POINTS_ROUND_THE_CLOCK = "points_round_the_clock"
    BROADCASTS = "broadcasts"
    MATTERS = "matters"

class RecordRate(RecordRateItem):
    """A share of one figure in another that contains it."""

    IN_TIME = "in_time"
    FULL_REVIEW = "full_review"
    ANSWERED = "answered"
    GOOD = "good"
    MIDDLING = "middling"
    BAD = "bad"
    CALL_BACK = "call_back"
    APPEAL_UPHELD = "appeal_upheld"
    RECTIFICATION = "rectification"
    TICKET_ANSWERED = "ticket_answered"

class RecordDimension(Coded):
    """By what the rows of a figure can be parted."""

    ARTICLE20 = "article20"
    ARTICLE21 = "article21"
    PUBLICATION_CHANNEL = "publication_channel"
    PUBLICATION_FORM = "publication_form"
    DOCUMENT_KIND = "document_kind"
    DOCUMENT_ENDING = "document_ending"
    COLUMN_KIND = "column_kind"
    SITE_KIND = "site_kind"
    SERVICE_CHANNEL = "service_channel"
    RATING_LEVEL = "rating_level"
    RERATING = "rerating"
    ESCALATION_LEVEL = "escalation_level"
    OPENING_HOURS = "opening_hours"
    MATTER_KIND = "matter_kind"
    CATEGORY = "category"
    DAY = "day"

class RecordRule(LedgerRuleItem):
    """What can be wrong with a row of the ledgers of publication and service."""

    RECORD_FIELDS = "record.fields"
    RECORD_ID_MISSING = "record.id-missing"
    RECORD_DUPLICATE = "record.duplicate"
    RECORD_UNKNOWN_CODE = "record.unknown-code"
    RECORD_BLANK = "record.blank"
    RECORD_TIME = "record.time"
    RECORD_NUMBER = "record.number"
    RECORD_ORDER = "record.order"
    RECORD_UNKNOWN_COLUMN = "record.unknown-column"
    PUBLICATION_REVIEW_MISSING = "publication.review-missing"
    PUBLICATION_REVIEWER_SAME = "publication.reviewer-same"
    PUBLICATION_REVIEW_ORDER = "publication.review-order"
    PUBLICATION_BEFORE_SIGNOFF = "publication.before-signoff"
    PUBLICATION_PROOFS = "publication.proofs"
    PUBLICATION_SECRECY_MISSING = "publication.secrecy-missing"
    PUBLICATION_SECRECY_LATE = "publication.secrecy-late"
    PUBLICATION_LATE = "publication.late"
    PUBLICATION_NO_ITEM = "publication.no-item"
    PUBLICATION_CLOCK_UNKNOWN = "publication.clock-unknown"
    DOCUMENT_ENDING = "document.ending"
    RATING_TWICE = "rating.twice"
    RATING_LOOP_NEEDLESS = "rating.loop-needless"
    RATING_STEP_MISSING = "rating.step-missing"
    RATING_CALLBACK_LATE = "rating.callback-late"
    RATING_ANSWER_LATE = "rating.answer-late"
    RATING_APPEAL = "rating.appeal"
    RATING_RECTIFIED_AFTER_APPEAL = "rating.rectified-after-appeal"
    RATING_RERATED = "rating.rerated"
    ESCALATION_JUMP = "escalation.jump"
    ESCALATION_NO_ANSWER = "escalation.no-answer"
    ESCALATION_LATE = "escalation.late"

class ColumnState(Coded):
    """How a column stands at the end of the day of the check."""

    CURRENT = "current"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    EMPTY = "empty"
    UNDATED = "undated"
    DATED_LATER = "dated_later"
    NO_LIMIT = "no_limit"

class SiteIndicator(Labelled):
    """What a site as a whole is judged by (国办秘函〔2019〕19号)."""

    INCIDENTS = "site.incidents"
    UNREACHABLE = "site.unreachable"
    HOME_STALE = "site.home-stale"
    COLUMNS_STALE = "site.columns-stale"
    COLUMNS_LONG_STALE = "site.columns-long-stale"
    COLUMNS_EMPTY = "site.columns-empty"
    NO_CONSULTATION = "site.no-consultation"
    MESSAGES_UNANSWERED = "site.messages-unanswered"
    NO_SERVICES = "site.no-services"
    GUIDES_LACKING = "site.guides-lacking"
    POINTS = "site.points"

class SiteVerdict(Coded):
    """Whether a site passes."""

    QUALIFIED = "qualified"
    NOT_QUALIFIED = "not_qualified"
    NOT_ASSESSABLE = "not_assessable"

class LayoutRole(Coded):
    """What a cell of the printed form is. rule: the sentence of the balance. band: a title over
    the whole table. column, row: names columns, rows. value: holds a cell of the report."""

    RULE = "rule"
    BAND = "band"
    COLUMN = "column"
    ROW = "row"
    VALUE = "value"

class BlockKind(Coded):
    """A piece of a printed report. title; line: before the first section; notice: of what kind the
    document is; heading, paragraph, table: of a section."""

    TITLE = "title"
    LINE = "line"
    NOTICE = "notice"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"

class AgencyKind(Coded):
    """What an organ is, as far as the duties of its report depend on it (条例 Article 49, 50(4)).
    government: of a county, a city or a province. township: the government of a township.
    department: of a government, its office and sub-district offices among them. unknown: its name
    does not say."""

    UNKNOWN = "unknown"
    GOVERNMENT = "government"
    TOWNSHIP = "township"
    DEPARTMENT = "department"
