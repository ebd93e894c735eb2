# SPDX-License-Identifier: Apache-2.0
"""What the prose of a report says, beside its tables."""

from __future__ import annotations

from conftest import ROOT

import gongkai as gk

PAGE = (ROOT / "examples" / "reports" / "years" / "data-2023.html").read_text(encoding="utf-8")


def with_prose(old: str, new: str) -> bytes:
    assert old in PAGE
    return PAGE.replace(old, new).encode()


def prose_faults(page: bytes) -> list[gk.Finding]:
    return [f for f in gk.read(page).check().faults if f.rule.scope is gk.RuleScope.PROSE]


def test_check_compares_the_prose_with_the_tables() -> None:
    assert prose_faults(PAGE.encode()) == []

    page = with_prose("新收政府信息公开申请10件", "新收政府信息公开申请12件")
    (fault,) = prose_faults(page)
    assert (fault.rule, fault.severity) == (gk.RuleId.NARRATIVE_MISMATCH, gk.Severity.ERROR)
    assert (fault.expected, fault.actual) == ("10", "12")
    assert fault.cells == ((gk.Table.REQUESTS, gk.RequestRow.RECEIVED, gk.RequestColumn.TOTAL),)
    assert fault.quote == "全年新收政府信息公开申请12件"
    assert fault.span is not None
    begin, end = fault.span.offset, fault.span.offset + fault.span.length
    assert page[begin:end].decode() == fault.quote


def test_check_contradicts_what_is_denied() -> None:
    (fault,) = prose_faults(with_prose("全年新收政府信息公开申请10件", "全年未收到政府信息公开申请"))
    assert (fault.rule, fault.severity) == (gk.RuleId.NARRATIVE_CONTRADICTION, gk.Severity.ERROR)
    assert (fault.expected, fault.actual) == ("10", "0")


def test_words_that_can_be_meant_otherwise_are_a_warning() -> None:
    (fault,) = prose_faults(with_prose("新收政府信息公开申请10件", "累计收到政府信息公开申请12件"))
    assert fault.severity is gk.Severity.WARNING
