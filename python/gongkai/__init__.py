# SPDX-License-Identifier: Apache-2.0
"""China's annual reports on government information disclosure (政府信息公开工作年度报告): read and check them.

    import gongkai as gk
    report = gk.read("report.html")
    report.requests[gk.Disposition.GRANTED, gk.Applicant.NATURAL_PERSON]
    report.check()
"""

from gongkai._catalogue import CodeRow, RuleRow, codes, rules
from gongkai._core import (
    Applicant,
    Article20,
    Article21,
    CellStatus,
    DisclosureColumn,
    DisclosureRow,
    Disposition,
    DispositionGroup,
    Edition,
    ErrorCode,
    Format,
    Outcome,
    Reason,
    RequestColumn,
    RequestRow,
    ReviewColumn,
    ReviewKind,
    ReviewOutcome,
    RuleId,
    RuleScope,
    Section,
    Severity,
    Table,
    __version__,
)
from gongkai._error import ReadError
from gongkai._report import Findings, PrintedTable, Report, read
from gongkai._types import Cell, CellKey, Finding, Metadata, SectionText, Span, TidyRow

__all__ = [
    "Applicant",
    "Article20",
    "Article21",
    "Cell",
    "CellKey",
    "CellStatus",
    "CodeRow",
    "DisclosureColumn",
    "DisclosureRow",
    "Disposition",
    "DispositionGroup",
    "Edition",
    "ErrorCode",
    "Finding",
    "Findings",
    "Format",
    "Metadata",
    "Outcome",
    "PrintedTable",
    "ReadError",
    "Reason",
    "Report",
    "RequestColumn",
    "RequestRow",
    "ReviewColumn",
    "ReviewKind",
    "ReviewOutcome",
    "RuleId",
    "RuleRow",
    "RuleScope",
    "Section",
    "SectionText",
    "Severity",
    "Span",
    "Table",
    "TidyRow",
    "__version__",
    "codes",
    "read",
    "rules",
]
