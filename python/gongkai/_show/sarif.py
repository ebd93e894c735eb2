# SPDX-License-Identifier: Apache-2.0
"""Findings as SARIF 2.1.0 (OASIS standard): what code-review tools and build servers show beside the line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import gongkai as gk
from gongkai._commands.baseline import fingerprint

if TYPE_CHECKING:
    from gongkai._commands.check import Checked
    from gongkai._show.quote import SourceText

_schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_languages = {"zh": "zh-CN", "en": "en-US"}
_most_fixes = 3


def sarif(files: Sequence[str], reports: Iterable[Checked], lang: str, everything: bool) -> Iterator[str]:
    """One run over all reports, in one language; the other is beside it: of the rules as a translation, of the results in
    their properties. A result of kind "open" could not be judged. Repairs are fixes, where the document is text.

    The document comes line by line, each result as soon as its report has been checked; no report is kept.
    """
    other = "en" if lang == "zh" else "zh"
    known = {
        "tool": {"driver": {**_component(lang), "rules": [_rule(rule, lang) for rule in gk.RuleId]}},
        "language": _languages[lang],
        "translations": [
            {**_component(other), "contents": ["localizedData"], "rules": [_rule(rule, other) for rule in gk.RuleId]}
        ],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file)}} for file in files],
    }
    yield f'{{"$schema": {_json(_schema)}, "version": "2.1.0", "runs": [{{'
    for name, value in known.items():
        yield f"{_json(name)}: {_json(value)},"
    yield '"results": ['
    unread: list[tuple[str, gk.ReadError]] = []
    separator = ""
    for checked in reports:
        if isinstance(checked.report, gk.ReadError):
            unread.append((checked.file, checked.report))
            continue
        for result in _results(checked, lang, everything):
            yield separator + _json(result)
            separator = ","
    yield f'], "invocations": [{_json(_invocation(unread, lang))}]}}]}}'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _component(lang: str) -> dict[str, Any]:
    return {"name": "gongkai", "version": gk.__version__, "semanticVersion": gk.__version__, "language": _languages[lang]}


def _rule(rule: gk.RuleId, lang: str) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.title() for part in rule.name.split("_")),
        "shortDescription": {"text": rule.zh if lang == "zh" else rule.en},
        "fullDescription": {"text": f"{rule.zh}。{rule.en}."},
        "help": {"text": f"{'依据' if lang == 'zh' else 'Basis'}: {rule.basis if lang == 'zh' else rule.basis_en}"},
        "defaultConfiguration": {"level": rule.severity.code},
        "properties": {"scope": rule.scope.code, "reads": list(rule.reads), "yields": rule.yields, "basis": rule.basis},
    }


def _uri(file: str) -> str:
    """Relative to where the command was run, or absolute."""
    if file == "-":
        return "stdin"
    path = quote(file.replace(os.sep, "/"))
    return f"file://{path}" if os.path.isabs(file) else path


def _invocation(unread: Sequence[tuple[str, gk.ReadError]], lang: str) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not unread}
    if unread:
        invocation["toolExecutionNotifications"] = [
            {
                "level": "error",
                "message": {"text": error.message(lang)},
                "descriptor": {"id": error.code},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file)}, **_error_region(error)}}],
                "properties": {"message_zh": error.message_zh, "message_en": error.message_en},
            }
            for file, error in unread
        ]
    return invocation


def _error_region(error: gk.ReadError) -> dict[str, Any]:
    if not error.line:
        return {}
    return {"region": {"startLine": error.line, "startColumn": error.column or 1}}


def _results(checked: Checked, lang: str, everything: bool) -> Iterator[dict[str, Any]]:
    assert isinstance(checked.report, gk.Report)
    indexes = {rule: index for index, rule in enumerate(gk.RuleId)}
    source = checked.source
    fixes = list(_fixes(checked, source, lang))
    for finding in checked.findings:
        if finding.outcome is gk.Outcome.PASS and not everything:
            continue
        kinds = {"pass": "pass", "fail": "fail", "not_assessable": "open"}
        result: dict[str, Any] = {
            "ruleId": finding.rule.code,
            "ruleIndex": indexes[finding.rule],
            "kind": kinds[finding.outcome.code],
            "level": finding.severity.code if finding.outcome is gk.Outcome.FAIL else "none",
            "message": {"text": finding.message(lang) or finding.rule.code},
            "locations": [_location(checked, finding, source)],
            "partialFingerprints": {"ruleAndPlaceInForm/v1": fingerprint(checked.report, finding)},
            "properties": {
                "message_zh": finding.message_zh,
                "message_en": finding.message_en,
                "basis": finding.basis,
                "expected": finding.expected,
                "actual": finding.actual,
            },
        }
        if checked.document:
            # What was looked at is not what the places are in.
            result["analysisTarget"] = {"uri": _uri(checked.file)}
        if checked.baseline:
            result |= _settled(checked, finding)
        if mending := [fix for cells, fix in fixes if any(_takes_part(key, finding) for key in cells)]:
            result["fixes"] = mending
        yield result


def _settled(checked: Checked, finding: gk.Finding) -> dict[str, Any]:
    """Whether the baseline knows it, and that a person has dismissed it."""
    settled = checked.settled(finding)
    if settled is None:
        return {"baselineState": "new"}
    out: dict[str, Any] = {"baselineState": "unchanged"}
    if settled.state == "dismissed":
        out["suppressions"] = [{"kind": "external", "status": "accepted", "justification": settled.reason}]
    elif settled.state == "confirmed":
        out["suppressions"] = [{"kind": "external", "status": "rejected", "justification": settled.reason}]
    return out


def _takes_part(key: gk.CellKey, finding: gk.Finding) -> bool:
    """Whether the cell stands in the sum that has failed."""
    if finding.outcome is not gk.Outcome.FAIL:
        return False
    if finding.rule in (gk.RuleId.REQUESTS_ROW_SUM, gk.RuleId.REVIEWS_ROW_SUM):
        return key[:2] == finding.cells[0][:2]
    if finding.rule in (gk.RuleId.REQUESTS_DISPOSITION_SUM, gk.RuleId.REQUESTS_BALANCE):
        total = gk.RequestRow.TOTAL
        others = (gk.RequestRow.RECEIVED, gk.RequestRow.CARRIED_IN, gk.RequestRow.CARRIED_OUT)
        in_sum = key.row is total or (key.row in others) == (finding.rule is gk.RuleId.REQUESTS_BALANCE)
        return in_sum and (key.table, key.column) == (finding.cells[0].table, finding.cells[0].column)
    return False


def _location(checked: Checked, finding: gk.Finding, source: SourceText) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(checked.document or checked.file)}}
    is_known = checked.document != ""
    if is_known and (region := _region(finding.span, source)):
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    names = [str(key) for key in finding.cells]
    names += [part.code for part in (finding.table, finding.section) if part]
    if names:
        location["logicalLocations"] = [{"fullyQualifiedName": name} for name in names]
    if finding.span and not (is_known and finding.span.is_in_text):
        location["message"] = {"text": finding.span.place("en")}
    return location


def _region(span: gk.Span | None, source: SourceText) -> dict[str, Any] | None:
    if span is None or not span.is_in_text:
        return None
    region: dict[str, Any] = {"startLine": span.line, "startColumn": max(span.column, 1)}
    text = source.at(span)
    if text and len(text.splitlines()) == 1:
        region |= {"endColumn": region["startColumn"] + len(text), "snippet": {"text": text}}
    return region


def _fixes(checked: Checked, source: SourceText, lang: str) -> Iterator[tuple[set[gk.CellKey], dict[str, Any]]]:
    """Those repairs whose cells each have a place of their own that holds nothing but the printed number."""
    assert isinstance(checked.report, gk.Report)
    for repair in checked.repairs[:_most_fixes]:
        replacements = []
        for change in repair.cells:
            cell = checked.report.cell(*change.cell)
            region = _region(cell.span, source)
            if change.printed is None or region is None or "snippet" not in region:
                break
            if region.pop("snippet")["text"].strip().replace(",", "") != str(change.printed):
                break
            replacements.append({"deletedRegion": region, "insertedContent": {"text": str(change.proposed)}})
        else:
            yield (
                {change.cell for change in repair.cells},
                {
                    "description": {"text": repair.reason(lang)},
                    "artifactChanges": [
                        {"artifactLocation": {"uri": _uri(checked.file)}, "replacements": replacements},
                    ],
                    "properties": {"rank": repair.rank, "reason_zh": repair.reason_zh, "reason_en": repair.reason_en},
                },
            )
