# SPDX-License-Identifier: Apache-2.0
"""Enumerations, codes and rules."""

from __future__ import annotations

import enum
import pickle

import gongkai as gk
import pytest


def test_members_are_found_by_code_and_printed_as_code() -> None:
    member = gk.Disposition("denied.state_secret")
    assert member is gk.Disposition.DENIED_STATE_SECRET
    assert isinstance(member, enum.Enum)
    assert str(member) == f"{member}" == member.code == "denied.state_secret"
    assert repr(member) == "<Disposition.DENIED_STATE_SECRET: 'denied.state_secret'>"
    assert pickle.loads(pickle.dumps(member)) is member
    with pytest.raises(ValueError, match=r"did you mean 'denied\.state_secret'"):
        gk.Disposition("denied.secret")


def test_members_are_pickled_by_their_codes() -> None:
    """Positions change where a new edition adds a member."""
    member = gk.Disposition.DENIED_STATE_SECRET
    assert member.__reduce_ex__(4) == (gk.Disposition, ("denied.state_secret",))
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert b"denied.state_secret" in pickle.dumps(member, protocol)
        assert pickle.loads(pickle.dumps(member, protocol)) is member
    for items in (gk.RequestRow, gk.ReviewKind, gk.RuleId, gk.ErrorCode, gk.CellStatus):
        assert [pickle.loads(pickle.dumps(item)) for item in items] == [*items]


def test_a_legal_item_carries_its_law() -> None:
    member = gk.Disposition.UNABLE_NOT_HELD
    assert member.zh == "1.本机关不掌握相关政府信息"
    assert member.basis == "条例第三十六条第（四）项、条例第三十六条第（五）项"
    assert member.basis_en == "Regulation art. 36(4); Regulation art. 36(5)"
    assert member.editions == (gk.Edition.E2019, gk.Edition.E2021)
    assert member.group is gk.DispositionGroup.UNABLE
    assert gk.RequestRow(member.code).disposition is member
    assert gk.RequestRow.TOTAL.disposition is None
    assert gk.DisclosureRow.NORMATIVE_DOCUMENTS.zh_2019 == "规范性文件"
    assert gk.DisclosureRow.NORMATIVE_DOCUMENTS.wording(gk.Edition.E2021) == "行政规范性文件"


def test_codes_lists_every_group_in_the_order_of_the_form() -> None:
    codes = gk.codes()
    sizes: dict[str, int] = {}
    for item in codes:
        assert list(item) == ["group", "code", "zh", "zh_2019", "zh_2021", "en", "basis", "editions"]
        assert all(isinstance(item[key], str) and item[key] for key in ("code", "zh", "en", "basis"))
        sizes[item["group"]] = sizes.get(item["group"], 0) + 1
    assert sizes == {
        "article20": 15,
        "article21": 15,
        "disclosure_row": 8,
        "disclosure_column": 11,
        "request_row": 26,
        "applicant": 7,
        "review_row": 3,
        "review_outcome": 5,
        "section": 6,
    }
    by_code = {item["code"]: item for item in codes if item["group"] == "request_row"}
    assert by_code["other"]["editions"] == ["2019"]
    assert by_code["other.fee_unpaid"]["editions"] == ["2021"]
    assert by_code["granted"]["editions"] == ["2019", "2021"]


def test_rules_are_those_that_findings_name(report: gk.Report) -> None:
    rules = gk.rules()
    assert [rule["id"] for rule in rules] == [rule.code for rule in gk.RuleId]
    assert {finding.rule.code for finding in report.check(all=True)} <= {rule["id"] for rule in rules}
    assert rules[0] == {
        "id": "requests.row-sum",
        "severity": "error",
        "scope": "report",
        "basis": "国办公开办函〔2021〕30号",
        "reads": ["requests"],
        "yields": "cell",
        "zh": gk.RuleId.REQUESTS_ROW_SUM.zh,
        "en": gk.RuleId.REQUESTS_ROW_SUM.en,
    }
