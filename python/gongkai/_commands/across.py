# SPDX-License-Identifier: Apache-2.0
"""The commands on several reports: ``gongkai panel``, ``tree`` and ``diff``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

import click

import gongkai as gk
from gongkai._commands.command_line import lang as _lang
from gongkai._commands.command_line import option
from gongkai._commands.shared import (
    _at,
    _complain,
    _config,
    _configured,
    _error_json,
    _format_option,
    _level,
    _read,
    _summary,
    cli,
)
from gongkai._language import say, told
from gongkai._read.bulk import expand, read_all
from gongkai._show.quote import plain as _plain

_paths = click.argument("files", nargs=-1, required=True, metavar="DIR|FILE...", type=click.Path(allow_dash=True))
_all = option("--all", "everything", is_flag=True, help=("也列出符合的检查。", "List what holds, too."))


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
    return click.BadParameter(_plain(told(error)), param_hint=parameter)


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
@option(
    "--rename",
    metavar="MAP",
    type=click.Path(dir_okay=False),
    help=(
        "机关新旧名称对照：含 old,new 两列的 CSV，或含 [renames] 表的 TOML。",
        "Old and new names of agencies: CSV with columns old,new, or TOML with a table [renames].",
    ),
)
@_format_option("text", "json")
@_lang
@_all
@_config
def panel(files: Sequence[str], rename: str | None, form: str, lang: str, everything: bool, config: str | None) -> None:
    """Check reports against those of the year before

    Reads every file, and every file below each directory. Agency and year are those that a report states. What was
    carried over must be carried in, stocks must follow, sections should not be last year's; missing years and
    reports that are there twice are listed. json is one object a line for each finding, then one for each agency with
    missing years.

    The exit status is 0 where nothing is wrong (notes do not count), 1 where there are errors or warnings, and 2
    where a file could not be read.

    ---
    核对各年度报告是否前后衔接

    读取每个文件和各目录下的所有文件。机关和年度以报告所述为准。上年结转的应与本年承接的一致，存量应前后相符，各部分文字不应照抄上年；
    缺少的年度和重复的报告一并列出。json 每行一个对象，对应一项结果，其后每个缺年度的机关一个对象。

    没有问题（提示不计）时退出码为 0，有错误或警告时为 1，有文件无法读取时为 2。
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
@option(
    "--explain",
    metavar="CELL",
    help=("列出一格由哪些数构成，如 requests.received.total。", "List the parts of a cell: requests.received.total."),
)
@option(
    "--agency",
    metavar="NAME",
    help=(
        "配合 --explain：哪个机关的格；不给则为最上级各机关的。",
        "With --explain: whose cell; else that of each agency at the top.",
    ),
)
@option("--year", metavar="YEAR", type=click.IntRange(1, 9999), help=("只核对这一年度的报告。", "Only the reports of this year."))
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
    """Check an agency's report against its subordinates'

    TREE is a CSV file with the columns agency, parent and, if wanted, own_level: yes for the agency that stands for its
    superior's own level (本级), none on the line of a superior that has none. Each cell of a superior must be the sum
    of its own level and its subordinates; where a part is missing, not less than the others. Year by year.

    The exit status is 0 where nothing is wrong (notes do not count), 1 where there are errors or warnings, and 2
    where a file could not be read.

    ---
    核对上级机关的报告与所属机关的报告

    TREE 是 CSV 文件，列为 agency、parent，必要时有 own_level：代表上级本级的机关填 yes，
    没有本级的上级在自己那行填 none。上级的每一格应等于本级与所属机关之和；有缺的，不应小于其余各数之和。逐年核对。

    没有问题（提示不计）时退出码为 0，有错误或警告时为 1，有文件无法读取时为 2。
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


def _explanation(tree: gk.Tree, cell: str, agencies: Sequence[str], years: Sequence[int], form: str, lang: str) -> Iterator[str]:
    for year in years:
        for agency in agencies:
            try:
                parts = tree.explain(cell, agency, year)
            except KeyError as error:
                missing = say(f"没有 {cell} 这一格", f"there is no cell {cell}")
                raise click.BadParameter(missing, param_hint="--explain") from error
            except ValueError as error:
                raise click.BadParameter(told(error), param_hint="--agency") from error
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
    """Show what two reports say differently

    What they say of themselves, each cell (from, to), and each section with the lines that differ. json is one object.

    The exit status is 0 where they say the same, 1 where they do not, and 2 where one of them could not be read.

    ---
    列出两份报告的不同之处

    包括各自的基本信息、每一格（由、到）、以及各部分中不同的行。json 是一个对象。

    内容相同时退出码为 0，不同时为 1，有一份无法读取时为 2。
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
