# SPDX-License-Identifier: Apache-2.0
"""The legal items and the checks as plain data, for tables and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

from gongkai import _core

if TYPE_CHECKING:
    from gongkai._enum import LegalItem

_groups: dict[str, type[LegalItem]] = {
    "article20": _core.Article20,
    "article21": _core.Article21,
    "disclosure_row": _core.DisclosureRow,
    "disclosure_column": _core.DisclosureColumn,
    "request_row": _core.RequestRow,
    "applicant": _core.RequestColumn,
    "review_row": _core.ReviewKind,
    "review_outcome": _core.ReviewColumn,
    "section": _core.Section,
}


class CodeRow(TypedDict):
    """A legal item. ``zh`` is its wording, ``zh_2019`` and ``zh_2021`` those of the two editions of the form, None where an
    edition does not have it; ``editions`` are the editions of the report that print or count it."""

    group: str
    code: str
    zh: str
    zh_2019: str | None
    zh_2021: str | None
    en: str
    basis: str
    editions: list[str]


class RuleRow(TypedDict):
    """A check. ``zh`` and ``en`` say what it demands, ``scope`` what it is judged on: one ``report``, an agency's
    reports of several ``years``, or the reports of several ``agencies``, ``reads`` what it looks at, and ``yields`` what a
    failure points at."""

    id: str
    severity: str
    scope: str
    basis: str
    reads: list[str]
    yields: str
    zh: str
    en: str


_ledger_groups: dict[str, type[LegalItem]] = {
    "publication_channel": _core.PublicationChannel,
    "publication_form": _core.PublicationForm,
    "document_kind": _core.DocumentKind,
    "document_ending": _core.DocumentEnding,
    "column_kind": _core.ColumnKind,
    "site_kind": _core.SiteKind,
    "service_channel": _core.ServiceChannel,
    "rating_level": _core.RatingLevel,
    "rating_class": _core.RatingClass,
    "appeal_outcome": _core.AppealOutcome,
    "escalation_level": _core.EscalationLevel,
    "opening_hours": _core.OpeningHours,
    "matter_kind": _core.MatterKind,
    "record_figure": _core.RecordFigure,
}


def codes(*, ledgers: bool = False) -> list[CodeRow]:
    """Every legal item of the report and of 条例 Articles 20 and 21, in the order of the form; with ``ledgers`` those of the
    ledgers of publication, columns and service instead.

    Groups: article20, article21, disclosure_row, disclosure_column, request_row, applicant (the columns of the
    requests table), review_row, review_outcome (the columns of the reviews table), section.
    """
    return [_code_row(group, item) for group, items in (_ledger_groups if ledgers else _groups).items() for item in items]


def _code_row(group: str, item: LegalItem) -> CodeRow:
    wordings = {f"zh_{e.code}": item.wording(e) if e in item.editions else None for e in _core.Edition}
    row = {"group": group, "code": item.code, "zh": item.zh, **wordings, "en": item.en, "basis": item.basis}
    return cast("CodeRow", {**row, "editions": [edition.code for edition in item.editions]})


def rules() -> list[RuleRow]:
    """Every check, in the order in which they are made; `Report.check` makes those of scope ``report`` and ``prose``."""
    return [
        {
            "id": rule.code,
            "severity": rule.severity.code,
            "scope": rule.scope.code,
            "basis": rule.basis,
            "reads": list(rule.reads),
            "yields": rule.yields,
            "zh": rule.zh,
            "en": rule.en,
        }
        for rule in _core.RuleId
    ]
