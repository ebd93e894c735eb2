# SPDX-License-Identifier: Apache-2.0
"""What a type checker must accept, and with `# type: ignore` what it must refuse. Checked, not run."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import assert_type

import gongkai as gk


def reading(path: Path, content: bytes) -> None:
    assert_type(gk.read(path), gk.Report)
    gk.read("report.html", format="html")
    gk.read(content, format=gk.Format.JSON)
    gk.read(memoryview(content))
    with path.open("rb") as file:
        gk.read(file)
    gk.read(1)  # type: ignore[arg-type]


def cells(report: gk.Report) -> None:
    cell = report.requests[gk.Disposition.GRANTED, gk.Applicant.NATURAL_PERSON]
    assert_type(cell, gk.Cell)
    assert_type(cell.value, int | Decimal | None)
    assert_type(cell.status, gk.CellStatus)
    assert_type(cell.line, int | None)
    report.requests[gk.RequestRow.TOTAL, "total"]
    report.reviews[gk.ReviewKind.RECONSIDERATION, gk.ReviewOutcome.UPHELD]
    report.disclosure["fees", gk.DisclosureColumn.AMOUNT]
    report.cell("requests", gk.Disposition.GRANTED, "total")
    report.requests[gk.ReviewKind.RECONSIDERATION, "total"]  # type: ignore[index]
    report.requests["total"]  # type: ignore[index]
    for (row, column), each in report.requests.items():
        assert_type(row, gk.RequestRow)
        assert_type(column, gk.RequestColumn)
        assert_type(each, gk.Cell)
    assert_type(report.reviews.rows, tuple[gk.ReviewKind, ...])


def whole(report: gk.Report) -> None:
    assert_type(report.year, int | None)
    assert_type(report.metadata.date_published, datetime.date | None)
    assert_type([section.section for section in report.sections], list[gk.Section])
    assert_type(report.rows(), list[gk.TidyRow])
    report.year = 2024  # type: ignore[misc]


def findings(report: gk.Report) -> None:
    for finding in report.check(all=True).faults:
        assert_type(finding.rule, gk.RuleId)
        assert_type(finding.rule.severity, gk.Severity)
        assert_type(finding.expected, str | None)
        assert_type(report.cell(*finding.cells[0]), gk.Cell)
        finding.rule.sevrity  # type: ignore[attr-defined]


def catalogue() -> None:
    assert_type(gk.Disposition("granted").basis, str)
    assert_type(gk.Disposition.GRANTED.group, gk.DispositionGroup)
    assert_type(gk.RequestRow.TOTAL.disposition, gk.Disposition | None)
    assert_type(gk.codes()[0]["editions"], list[str])
    gk.rules()[0]["code"]  # type: ignore[typeddict-item]
    gk.Disposition.GRANTD  # type: ignore[attr-defined]


def choosing_rules(report: gk.Report, file: Path) -> None:
    report.check(rules={"cell.blank": "off", "filing.late": "error"})
    report.check(rules={gk.RuleId.CELL_BLANK: None, gk.RuleId.FILING_LATE: gk.Severity.ERROR})
    report.check(rules=gk.read_config(file))
    report.check(rules=["cell.blank"])  # type: ignore[arg-type]
    assert_type(report.repairs(), list[gk.Repair])
    assert_type(report.repairs()[0].cells[0].proposed, int | Decimal)
