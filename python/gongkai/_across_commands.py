# SPDX-License-Identifier: Apache-2.0
"""The commands on several reports: ``gongkai panel``, ``tree`` and ``diff``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

import click

import gongkai as gk
from gongkai._bulk import expand, read_all
from gongkai._quote import plain as _plain
from gongkai.cli import (
    _at,
    _complain,
    _config,
    _configured,
    _error_json,
    _format_option,
    _lang,
    _level,
    _read,
    _summary,
    cli,
)

_paths = click.argument("files", nargs=-1, required=True, metavar="DIR|FILE...", type=click.Path(allow_dash=True))
_all = click.option("--all", "everything", is_flag=True, help="List what holds, too. 列出全部检查结果")


class _Collection(Protocol):
    def add(self, report: gk.Report, *, file: str) -> None: ...


def _read_into(collection: _Collection, paths: Iterable[str], form: str, lang: str) -> tuple[int, int]:
    """How many files there were, and how many could not be read; those are told at once."""
    number = unreadable = 0
    for file, report, error in (result for path in paths for result in read_all(path)):
        number += 1
        if report is not None:
            collection.add(report, file=file)
            continue
        assert error is not None
        unreadable += 1
        if form == "json":
            click.echo(_error_json(file, error))
        else:
            _complain(file, error, lang)
    return number, unreadable


def _given(parameter: str, error: Exception) -> click.BadParameter:
    """What is wrong with a file that describes names or a tree."""
    reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    return click.BadParameter(_plain(reason), param_hint=parameter)


# Findings on several reports


def _codes(key: gk.CellKey) -> list[str]:
    return [part.code for part in key]


def _cell_json(cell: gk.Cell) -> dict[str, Any]:
    return {
        "value": None if cell.value is None else str(cell.value),
        "status": cell.status.code,
        "span": cell.span and cell.span.to_dict(),
    }


def _finding_json(finding: gk.AcrossFinding) -> str:
    return json.dumps(
        {
            "file": finding.file,
            "agency": finding.agency,
            "year": finding.year,
            "rule": finding.rule.code,
            "severity": finding.severity.code,
            "outcome": finding.outcome.code,
            "reason": finding.reason.code,
            "reports": [report._asdict() for report in finding.reports],
            "cells": [_codes(key) for key in finding.cells],
            "stated": [
                {"file": stated.report.file, "agency": stated.report.agency, "year": stated.report.year}
                | {"cell": _codes(stated.key)}
                | _cell_json(stated.cell)
                for stated in finding.stated
            ],
            "table": finding.table and finding.table.code,
            "section": finding.section and finding.section.code,
            "expected": finding.expected,
            "actual": finding.actual,
            "share": finding.share,
            "message_zh": finding.message_zh,
            "message_en": finding.message_en,
            "basis": finding.basis,
            "span": finding.span and finding.span.to_dict(),
        },
        ensure_ascii=False,
    )


def _where(file: str | None, span: gk.Span | None, lang: str) -> str:
    return _at(_plain(file or "?"), span, lang)


def _finding_lines(findings: Iterable[gk.AcrossFinding], lang: str) -> Iterator[str]:
    """Failures each with the numbers that went into them; what could not be judged by the same rule for the same reason
    is one line, at the first place."""
    gathered: dict[object, list[gk.AcrossFinding]] = {}
    for finding in findings:
        alone = finding.outcome is not gk.Outcome.NOT_ASSESSABLE
        key: object = id(finding) if alone else (finding.rule, finding.reason)
        gathered.setdefault(key, []).append(finding)
    for first, *rest in gathered.values():
        grave = {"pass": "pass", "fail": first.severity.code}.get(first.outcome.code, "note")
        more = ""
        if rest:
            more = f"（另有{len(rest)}处同样）" if lang == "zh" else f" (and {len(rest)} more like it)"
        basis = first.basis if lang == "zh" else first.basis_en
        message = _plain(first.message(lang))
        yield f"{_where(first.file, first.span, lang)} {_level(grave)}: {first.rule.code}: {message}{more} [{basis}]"
        for stated in first.stated:
            value = stated.cell.status.code if stated.cell.value is None else stated.cell.value
            who = _plain(f"{stated.report.agency} {stated.report.year}")
            yield f"    {_where(stated.report.file, stated.cell.span, lang)} {who}, {stated.key}: {value}"


def _conclude(findings: list[gk.AcrossFinding], files: int, unreadable: int, form: str, lang: str) -> None:
    """The last line, and the exit status."""
    counts = {"error": 0, "warning": 0}
    for finding in findings:
        if finding.is_fault:
            counts[finding.severity.code] += 1
    if form == "text":
        click.echo(_summary(counts, files, unreadable, lang))
    raise SystemExit(2 if unreadable else 1 if any(counts.values()) else 0)


# gongkai panel


def _ranges(years: Sequence[int]) -> str:
    """2021–2022, 2024"""
    parts: list[list[int]] = []
    for year in years:
        if parts and year == parts[-1][-1] + 1:
            parts[-1][1:] = [year]
        else:
            parts.append([year])
    return ", ".join("–".join(map(str, part)) for part in parts)


@cli.command()
@_paths
@click.option(
    "--rename",
    metavar="MAP",
    type=click.Path(dir_okay=False),
    help="Old and new names of agencies: CSV with columns old,new, or TOML with a table [renames]. 机关更名、合并对照表",
)
@_format_option("text", "json")
@_lang
@_all
@_config
def panel(
    files: Sequence[str], rename: str | None, form: str, lang: str, everything: bool, config: str | None
) -> None:
    """Check reports against those of the year before · 跨年度核对

    Reads every file, and every file below each directory. Agency and year are those that a report states. What was
    carried over must be carried in, stocks must follow, sections should not be last year's; missing years and
    reports that are there twice are listed. json is one object a line for each finding, then one for each agency with
    missing years.

    The exit status is 0 where nothing is wrong (notes do not count), 1 where there are errors or warnings, and 2
    where a file could not be read.
    """
    rules = _configured(config)
    try:
        collected = gk.Panel(rename)
    except (OSError, ValueError) as error:
        raise _given("--rename", error) from error
    number, unreadable = _read_into(collected, expand(files, [rename] if rename else []), form, lang)
    findings = collected.check(all=everything, rules=rules)
    if form == "json":
        for finding in findings:
            click.echo(_finding_json(finding))
    else:
        # A missing year is told once, below, and not once for each rule.
        judged = [finding for finding in findings if finding.reason is not gk.Reason.LAST_YEAR_MISSING]
        for line in _finding_lines(judged, lang):
            click.echo(line)
    for agency in collected.agencies:
        if not agency.missing:
            continue
        if form == "json":
            click.echo(json.dumps({"agency": agency.agency, "missing_years": agency.missing}, ensure_ascii=False))
        else:
            missing = f"缺少{_ranges(agency.missing)}年的报告" if lang == "zh" else f"no report for {_ranges(agency.missing)}"
            click.echo(f"{_plain(agency.agency)}: {_level('note')}: {missing}")
    _conclude(findings, number, unreadable, form, lang)


# gongkai tree


@cli.command()
@click.argument("tree", metavar="TREE", type=click.Path(dir_okay=False))
@_paths
@click.option("--explain", metavar="CELL", help="List the parts of a cell: requests.received.total. 列出一格的构成")
@click.option("--agency", metavar="NAME", help="With --explain: whose cell; else that of each agency at the top. 机关")
@click.option("--year", metavar="YEAR", type=click.IntRange(1, 9999), help="Only the reports of this year. 年度")
@_format_option("text", "json")
@_lang
@_all
@_config
def tree(
    tree: str,
    files: Sequence[str],
    explain: str | None,
    agency: str | None,
    year: int | None,
    form: str,
    lang: str,
    everything: bool,
    config: str | None,
) -> None:
    """Check an agency's report against its subordinates' · 上下级核对

    TREE is a CSV file with the columns agency, parent and, if wanted, own_level: yes for the agency that stands for its
    superior's own level (本级), none on the line of a superior that has none. Each cell of a superior must be the sum
    of its own level and its subordinates; where a part is missing, not less than the others. Year by year.

    The exit status is 0 where nothing is wrong (notes do not count), 1 where there are errors or warnings, and 2
    where a file could not be read.
    """
    rules = _configured(config)
    try:
        collected = gk.Tree(tree)
    except (OSError, ValueError) as error:
        raise _given("TREE", error) from error
    number, unreadable = _read_into(collected, expand(files, [tree]), form, lang)
    years = collected.years if year is None else [year]
    if explain is not None:
        for line in _explanation(collected, explain, [agency] if agency else collected.tops, years, form, lang):
            click.echo(line)
        raise SystemExit(2 if unreadable else 0)
    findings = [finding for finding in collected.check(all=everything, rules=rules) if year in (None, finding.year)]
    for line in map(_finding_json, findings) if form == "json" else _finding_lines(findings, lang):
        click.echo(line)
    _conclude(findings, number, unreadable, form, lang)


def _explanation(
    tree: gk.Tree, cell: str, agencies: Sequence[str], years: Sequence[int], form: str, lang: str
) -> Iterator[str]:
    for year in years:
        for agency in agencies:
            try:
                parts = tree.explain(cell, agency, year)
            except KeyError as error:
                raise click.BadParameter(str(error.args[0]), param_hint="--explain") from error
            except ValueError as error:
                raise click.BadParameter(str(error), param_hint="--agency") from error
            if form == "text":
                yield click.style(f"{year} {cell}", bold=True)
            for part in parts:
                yield _part_line(part, lang) if form == "text" else _part_json(part, cell, year)


def _part_line(part: gk.TreePart, lang: str) -> str:
    zh = lang == "zh"
    if part.report is None:
        value = "没有报告" if zh else "no report"
    elif part.disputed:
        value = "几份报告数值不同" if zh else "the reports differ"
    else:
        value = part.cell.status.code if part.cell.value is None else str(part.cell.value)
    own = ("（本级）" if zh else " (own level)") if part.own_level else ""
    where = [part.report.file or "?", *([part.cell.span.place(lang)] if part.cell.span else [])] if part.report else []
    line = f"{'  ' * (part.depth + 1)}{part.agency}{own}: {value}  {':'.join(where)}"
    return _plain(line.rstrip())


def _part_json(part: gk.TreePart, cell: str, year: int) -> str:
    about = {
        "cell": cell,
        "year": year,
        "depth": part.depth,
        "agency": part.agency,
        "own_level": part.own_level,
        "file": part.report and part.report.file,
        "disputed": part.disputed,
    }
    return json.dumps(about | _cell_json(part.cell), ensure_ascii=False)


# gongkai diff


@cli.command()
@click.argument("a", metavar="A", type=click.Path(allow_dash=True))
@click.argument("b", metavar="B", type=click.Path(allow_dash=True))
@_format_option("text", "json")
@_lang
def diff(a: str, b: str, form: str, lang: str) -> None:
    """Show what two reports say differently · 比较两份报告

    What they say of themselves, each cell (from, to), and each section with the lines that differ. json is one object.

    The exit status is 0 where they say the same, 1 where they do not, and 2 where one of them could not be read.
    """
    reports = []
    for file in (a, b):
        report = _read(file)
        if not isinstance(report, gk.ReadError):
            reports.append(report)
        elif form == "json":
            click.echo(_error_json(file, report))
        else:
            _complain(file, report, lang)
    if len(reports) != 2:
        raise SystemExit(2)
    difference = gk.diff(*reports)
    if form == "json":
        click.echo(_difference_json(a, b, difference))
    else:
        for line in difference.to_lines(lang):
            click.echo(_plain(line))
    raise SystemExit(1 if difference else 0)


def _difference_json(a: str, b: str, difference: gk.Difference) -> str:
    return json.dumps(
        {
            "a": a,
            "b": b,
            "edition": [edition.code for edition in difference.editions],
            "metadata": [{"field": name, "from": before, "to": after} for name, before, after in difference.metadata],
            "cells": [
                {"cell": _codes(key)}
                | {side: None if cell is None else _cell_json(cell) for side, cell in (("from", before), ("to", after))}
                for key, before, after in difference.cells
            ],
            "sections": [
                {"section": s.section.code, "share": s.share, "from": s.before, "to": s.after, "lines": s.lines}
                for s in difference.sections
            ],
        },
        ensure_ascii=False,
    )
