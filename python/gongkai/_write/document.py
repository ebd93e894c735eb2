# SPDX-License-Identifier: Apache-2.0
"""Reports as documents."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from gongkai import _core
from gongkai._core import Edition, Table
from gongkai._language import InputError

if TYPE_CHECKING:
    from gongkai._report import Findings, Report
    from gongkai._types import TableLayout

_formats = {
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".md": "md",
    ".markdown": "md",
    ".txt": "text",
    ".json": "json",
}


class InconsistentReport(ValueError):
    """A report that cannot be written as a verified one: a rule fails at severity error, or a cell has no number."""

    findings: Findings
    """What fails."""
    incomplete: list[str]
    """The cells without a number, as ``table.row.column``."""

    def __init__(self, findings: Findings, incomplete: list[str]) -> None:
        super().__init__(findings, incomplete)
        self.findings = findings
        self.incomplete = incomplete

    def __str__(self) -> str:
        parts = [finding.message_en for finding in self.findings[:3]]
        if len(self.findings) > 3:
            parts.append(f"{len(self.findings) - 3} more findings")
        if self.incomplete:
            more = f" and {len(self.incomplete) - 3} more" if len(self.incomplete) > 3 else ""
            parts.append(f"no number in {', '.join(self.incomplete[:3])}{more}")
        return "; ".join(parts) or "the report does not state a whole form"


def is_english(lang: str) -> bool:
    if lang not in ("zh", "en"):
        raise ValueError(f"a language is 'zh' or 'en', not {lang!r}")
    return lang == "en"


def require_verified(report: Report, as_printed: bool) -> None:
    """InconsistentReport where the report is to be written as a verified one and is none."""
    if as_printed:
        return
    findings = type(report.check())(
        finding for finding in report.check() if finding.outcome.code == "fail" and finding.severity.code == "error"
    )
    if not findings and _core.verifies(report._published):
        return
    incomplete = [f"{row.table}.{row.row}.{row.column}" for row in report.rows() if row.value is None]
    raise InconsistentReport(findings, incomplete)


def format_of(path: str | os.PathLike[str], wanted: str | None) -> str:
    if wanted is not None:
        if wanted not in _formats.values():
            raise ValueError(f"a report is written as {', '.join(sorted(set(_formats.values())))}, not {wanted!r}")
        return wanted
    suffix = os.path.splitext(os.fspath(path))[1].lower()
    if suffix not in _formats:
        raise InputError(
            f"由 {suffix or '没有后缀的文件名'!r} 看不出格式，请指明格式（format=，命令行为 --to）",
            f"no format is known by {suffix or 'a name without an ending'!r}; say which (format=, on the command line --to)",
        )
    return _formats[suffix]


def render(report: Report, form: str, lang: str, as_printed: bool) -> bytes:
    """The document's bytes."""
    if form == "docx":
        return report.to_docx(lang=lang, as_printed=as_printed)
    if form == "xlsx":
        return report.to_xlsx(lang=lang, as_printed=as_printed)
    if form == "json":
        require_verified(report, as_printed)
        return report.to_json().encode() + b"\n"
    write = {"html": report.to_html, "md": report.to_markdown, "text": report.to_text}[form]
    return write(lang=lang, as_printed=as_printed).encode()


def layout(
    table: Table | str, edition: Edition | str = "2021", *, other_undivided: bool | None = None, lang: str = "zh"
) -> TableLayout:
    """A table of the form as its edition prints it: rows, order, spans and wording (format 2019 and 2021, annex).

    ``other_undivided`` prints （六）其他处理 as one row; by itself edition 2019 does.
    """
    which = table if isinstance(table, Table) else Table(table)
    of = edition if isinstance(edition, Edition) else Edition(edition)
    undivided = of is Edition.E2019 if other_undivided is None else other_undivided
    return _core.layout(which, of, undivided, is_english(lang))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `Report.to_json`, versioned by its ``$id``."""
    import json

    schema: dict[str, Any] = json.loads(_core.json_schema())
    return schema
