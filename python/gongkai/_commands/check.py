# SPDX-License-Identifier: Apache-2.0
"""``gongkai check`` and its forms of output but SARIF and HTML, which have files of their own."""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any

import click

import gongkai as gk
from gongkai._commands.baseline import Baseline, BaselineError, Settled, fingerprints
from gongkai._commands.command_line import lang as _lang
from gongkai._commands.command_line import option
from gongkai._commands.output import created, form_of, output_option, whole_file
from gongkai._commands.read import beside_bar, jobs_option, no_file_in, ocr_option, paths_argument, read_files
from gongkai._commands.shared import (
    _at,
    _complain,
    _config,
    _configured,
    _error_json,
    _level,
    _note_opening,
    _place,
    _row_label,
    _shown,
    _summary,
    cli,
)
from gongkai._language import Words, say, told
from gongkai._read import bulk
from gongkai._show.quote import SourceText, plain, width

_BY_SUFFIX = {
    "": "text",
    ".txt": "text",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".sarif": "sarif",
    ".html": "html",
}

_Echo = Callable[[str], None]

_likely = 3
"""How many repairs the text form lists."""


class Checked:
    """A report with all that was found; or why it could not be read."""

    def __init__(
        self,
        file: str,
        report: gk.Report | gk.ReadError,
        findings: gk.Findings | None = None,
        repairs: list[gk.Repair] | None = None,
    ) -> None:
        self.file = file
        self.report = report
        self.findings = gk.Findings() if findings is None else findings
        self.repairs = repairs or []
        self.baseline: Baseline | None = None

    @functools.cached_property
    def keys(self) -> dict[int, str]:
        """The fingerprint of each finding, by its place in the list."""
        if isinstance(self.report, gk.ReadError):
            return {}
        return {index: key for index, (_, key) in enumerate(fingerprints(self.report, self.findings))}

    def key(self, finding: gk.Finding) -> str:
        """The fingerprint of one of the findings."""
        return self.keys[next(index for index, own in enumerate(self.findings) if own is finding)]

    def settled(self, finding: gk.Finding) -> Settled | None:
        """What a person has said of the finding."""
        return self.baseline.of(self.key(finding)) if self.baseline else None

    def is_dismissed(self, finding: gk.Finding) -> bool:
        """Whether a person has said that it is none."""
        settled = self.settled(finding)
        return settled is not None and settled.state == "dismissed"

    @property
    def faults(self) -> list[gk.Finding]:
        """What is wrong, without what was dismissed."""
        return [finding for finding in self.findings.faults if not self.is_dismissed(finding)]

    @property
    def open_repairs(self) -> list[gk.Repair]:
        """None where every sum that fails was dismissed: there is nothing that they would mend."""
        sums = [finding for finding in self.findings if _is_failed_sum(finding)]
        return [] if sums and all(map(self.is_dismissed, sums)) else self.repairs

    @property
    def document(self) -> str | None:
        """What places are in, where that is not the file; see `Report.document`."""
        return self.report.document if isinstance(self.report, gk.Report) else None

    @functools.cached_property
    def source(self) -> SourceText:
        """The text of the document, read again: few reports need it. Empty where places are of another document."""
        if self.document is not None:
            return SourceText(b"")
        try:
            with open(self.file, "rb") as stream:
                return SourceText(stream.read())
        except OSError:
            return SourceText(b"")


def judge(result: gk.ReadResult, rules: gk.RuleChoices | None, records: gk.Records | None = None) -> Checked:
    """What became of one file, with all that is found in it."""
    if result.report is None:
        assert result.error is not None
        return Checked(result.file, result.error)
    return Checked(
        result.file, result.report, result.report.check(all=True, rules=rules, records=records), result.report.repairs()
    )


_absences = frozenset({gk.RuleId.SECTION_MISSING, gk.RuleId.TABLE_MISSING, gk.RuleId.FILING_LATE})
"""What they are about stands nowhere: the place is that of a heading near by, and only words in its stead are shown."""

_sums = frozenset(
    {
        gk.RuleId.REQUESTS_ROW_SUM,
        gk.RuleId.REQUESTS_DISPOSITION_SUM,
        gk.RuleId.REQUESTS_BALANCE,
        gk.RuleId.REVIEWS_ROW_SUM,
    }
)


def _is_failed_sum(finding: gk.Finding) -> bool:
    return finding.outcome is gk.Outcome.FAIL and finding.rule in _sums


@cli.command()
@paths_argument
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "html"]),
    show_default=Words("按输出文件名，否则为 text", "by the name of the output, else text"),
    help=("输出格式。", "Form of the output."),
)
@output_option
@_lang
@option("--all", "everything", is_flag=True, help=("也列出符合的检查。", "List what holds, too."))
@option(
    "--fix-preview", is_flag=True, help=("并排显示原表和建议更正后的表。", "Show the proposed tables beside the printed ones.")
)
@option("--baseline", metavar="FILE", help=("人工核定结果的文件。", "Findings that a person has settled."))
@option(
    "--records", "folder", type=click.Path(exists=True, file_okay=False), help=("本机关台账所在目录。", "The organ's ledgers.")
)
@option("--update-baseline", is_flag=True, help=("把新的结果写入核定文件。", "Add what is new to the baseline."))
@_config
@jobs_option
@ocr_option
def check(
    paths: Sequence[str],
    form: str | None,
    output: str | None,
    lang: str,
    everything: bool,
    fix_preview: bool,
    baseline: str | None,
    folder: str | None,
    update_baseline: bool,
    config: str | None,
    jobs: int,
    ocr: bool,
) -> None:
    """Check each report against the rules of its form

    FILE is a report in any format that can be read; - is standard input. DIR is every file below it, a PATTERN such as
    'reports/**/*.html' every file that matches. "gongkai rules" lists the rules. Where a sum fails, the likeliest
    repairs follow; nothing is ever changed.

    json is one object a line for each finding, and after those of a file with failed sums, or with a blank total that
    the sums leave no choice for, one with its "repairs".
    sarif is SARIF 2.1.0, html one page without scripts. The text form gathers what could not be judged for the same
    reason in one line, at its first place.

    --baseline names a TOML file with a [[finding]] for each that a person has looked at: its fingerprint, a state (open,
    confirmed, dismissed) and a reason. What is dismissed is no fault and is not shown; --update-baseline adds what is new
    as open. A fingerprint does not change where lines move.

    --records names a folder with the ledgers of publication and service of the organ whose reports are checked, as for
    "gongkai records": what the prose states beside the tables is compared with them (facts.mismatch).

    The exit status is 0 where nothing is wrong (notes do not count), 1 where there are errors or warnings, and 2
    where a file could not be read or the configuration is wrong.

    ---
    按格式的规则核对各份报告

    FILE 是任何可读格式的报告，- 为标准输入；DIR 是目录下的所有文件；
    PATTERN 如 'reports/**/*.html'，是所有匹配的文件。“gongkai rules”列出全部规则。
    合计不符时，随后列出可能的更正；从不改动文件。

    json 每行一个对象，对应一项结果；合计不符、或者空白合计可由勾稽关系唯一确定的文件，其后另有一行 "repairs"。
    sarif 是 SARIF 2.1.0；html 是一个不含脚本的页面。文字格式把因同一原因无法判断的各项合为一行，标在第一处。

    --baseline 指定一个 TOML 文件，人工看过的每项结果是其中一个 [[finding]]：指纹、状态（open、
    confirmed、dismissed）和理由。dismissed 的不算问题，也不显示；
    --update-baseline 把新的结果记为 open。行号变动不影响指纹。

    --records 指定被核对机关的主动公开和服务台账所在目录，同“gongkai records”：
    正文在表格之外所述的数与台账对照（facts.mismatch）。

    没有问题（提示不计）时退出码为 0，有错误或警告时为 1，有文件无法读取或配置有误时为 2。
    """
    form = form or form_of(output or "", _BY_SUFFIX)
    if fix_preview and form != "text":
        raise click.UsageError(say("--fix-preview 只能配合 --format text", "--fix-preview goes with --format text"))
    if update_baseline and not baseline:
        raise click.UsageError(say("--update-baseline 须配合 --baseline", "--update-baseline goes with --baseline"))
    settled = _baseline_of(baseline)
    rules = _configured(config)
    files = bulk.expand(paths, without=[output] if output else [])
    if not files:
        raise no_file_in(paths)
    records = None if folder is None else _records_of(folder, form, lang)
    tally = _Tally(settled, update_baseline, lang)
    progress = output is not None and len(files) > 1
    with (
        contextlib.closing(read_files(files, jobs, progress=progress, ocr=ocr)) as results,
        whole_file(output) as path,
        _opened(path) as stream,
    ):
        reports = tally.of(judge(result, rules, records) for result in results)

        def echo(line: str) -> None:
            click.echo(line, file=stream)

        if form == "sarif":
            from gongkai._show.sarif import sarif

            for line in sarif(files, reports, lang, everything):
                echo(line)
        elif form == "html":
            from gongkai._show.findings_page import page

            for part in page(reports, lang, everything):
                click.echo(part, file=stream, nl=False)
        elif form == "json":
            for checked in reports:
                _show_json(checked, lang, everything, echo)
        else:
            for checked in reports:
                with beside_bar(progress):
                    _show_text(checked, lang, everything, fix_preview, echo)
            for line in tally.lines(len(files)):
                echo(line)
    if settled and update_baseline:
        settled.write()
    raise SystemExit(2 if tally.unreadable else 1 if tally.is_faulty else 0)


def _opened(path: str | None) -> contextlib.AbstractContextManager[IO[Any] | None]:
    return contextlib.nullcontext() if path is None else created(path)


def _baseline_of(file: str | None) -> Baseline | None:
    if file is None:
        return None
    try:
        return Baseline.read(file)
    except BaselineError as problem:
        click.echo(f"gongkai: {told(problem)}", err=True)
        raise SystemExit(2) from problem


def _records_of(folder: str, form: str, lang: str) -> gk.Records:
    from gongkai._commands.records import complain_of_rows, counted_in

    records = counted_in(folder, form, lang)
    complain_of_rows(records, lang)
    return records


class _Tally:
    """Counts faults and files that could not be read as reports pass by; none is kept. Gives each the baseline."""

    def __init__(self, baseline: Baseline | None, update: bool, lang: str) -> None:
        self.baseline = baseline
        self.update = update
        self.lang = lang
        self.counts = {"error": 0, "warning": 0}
        self.unreadable = 0
        self.dismissed = 0

    def of(self, reports: Iterable[Checked]) -> Iterator[Checked]:
        for checked in reports:
            checked.baseline = self.baseline
            faults = checked.faults
            self.dismissed += len(checked.findings.faults) - len(faults)
            for fault in faults:
                self.counts[fault.severity.code] += 1
                if self.baseline and self.update:
                    self.baseline.add(checked.key(fault), checked.file, fault, self.lang)
            self.unreadable += isinstance(checked.report, gk.ReadError)
            yield checked

    @property
    def is_faulty(self) -> bool:
        return any(self.counts.values())

    def lines(self, files: int) -> Iterator[str]:
        """What the text form ends with."""
        if self.unreadable or self.is_faulty:
            yield _summary(self.counts, files, self.unreadable, self.lang)
        if self.dismissed:
            yield f"{self.dismissed}项已核定为不成立" if self.lang == "zh" else f"{self.dismissed} dismissed by the baseline"


# json


def _shown_of(checked: Checked, everything: bool) -> list[gk.Finding]:
    return [f for f in checked.findings if everything or (f.outcome is not gk.Outcome.PASS and not checked.is_dismissed(f))]


def _show_json(checked: Checked, lang: str, everything: bool, echo: _Echo) -> None:
    if isinstance(checked.report, gk.ReadError):
        echo(_error_json(checked.file, checked.report))
        return
    for line in _json_lines(checked, _shown_of(checked, everything), lang):
        echo(line)


def finding_dict(file: str, finding: gk.Finding) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "file": file,
        "rule": finding.rule.code,
        "severity": finding.severity.code,
        "outcome": finding.outcome.code,
        "cells": [[part.code for part in key] for key in finding.cells],
        "table": finding.table and finding.table.code,
        "section": finding.section and finding.section.code,
        "expected": finding.expected,
        "actual": finding.actual,
        "message_zh": finding.message_zh,
        "message_en": finding.message_en,
        "basis": finding.basis,
        "span": finding.span and finding.span.to_dict(),
        "quote": finding.quote,
    }


def _json_lines(checked: Checked, shown: Iterable[gk.Finding], lang: str) -> Iterator[str]:
    for finding in shown:
        told = finding_dict(checked.file, finding)
        if checked.document is not None:
            told["document"] = checked.document
        if checked.baseline:
            settled = checked.settled(finding)
            told["fingerprint"] = checked.key(finding)
            told["settled"] = settled and {"state": settled.state, "reason": settled.reason}
        yield json.dumps(told, ensure_ascii=False)
    if checked.repairs or any(map(_is_failed_sum, checked.findings)):
        repairs = [
            {
                "rank": repair.rank,
                "cells": [
                    {
                        "cell": [part.code for part in change.cell],
                        "from": "" if change.printed is None else str(change.printed),
                        "to": str(change.proposed),
                    }
                    for change in repair.cells
                ],
                "reason": repair.reason(lang),
            }
            for repair in checked.repairs
        ]
        yield json.dumps({"file": checked.file, "repairs": repairs}, ensure_ascii=False)


# text


def _show_text(checked: Checked, lang: str, everything: bool, fix_preview: bool, echo: _Echo) -> None:
    if isinstance(checked.report, gk.ReadError):
        _complain(checked.file, checked.report, lang)
        return
    _note_opening(checked.file, checked.report, lang)
    for line in _text_lines(checked, _shown_of(checked, everything), lang):
        echo(line)
    if fix_preview and checked.open_repairs:
        for line in _preview_lines(checked.report, checked.open_repairs[0], lang):
            echo(line)


def _order(finding: gk.Finding) -> int:
    return finding.span.offset if finding.span else -1


def _text_lines(checked: Checked, shown: Iterable[gk.Finding], lang: str) -> Iterator[str]:
    """By place. What could not be judged for the same reason is one line, at the first place. Under a failure the line
    of the document stands, with what is wrong marked; under all of them the likeliest repairs."""
    gathered: dict[object, list[gk.Finding]] = {}
    for finding in sorted(shown, key=_order):
        key: object = id(finding)
        if finding.outcome is gk.Outcome.NOT_ASSESSABLE:
            # Of the document as a whole one line says it for all rules; of cells one for each rule.
            placed = finding.span or finding.cells
            key = (finding.reason, finding.rule) if placed else (finding.reason, finding.table, finding.section)
        gathered.setdefault(key, []).append(finding)
    quoted = None
    for first, *rest in gathered.values():
        if first.outcome is gk.Outcome.FAIL:
            level = first.severity.code
        else:
            level = "pass" if first.outcome is gk.Outcome.PASS else "note"
        codes = dict.fromkeys(finding.rule.code for finding in (first, *rest))
        more = ""
        if rest and len(codes) == 1:
            more = f"（另有{len(rest)}处同样）" if lang == "zh" else f" (and {len(rest)} more like it)"
        basis = "" if len(codes) > 1 else f" [{first.basis if lang == 'zh' else first.basis_en}]"
        place = _at(checked.file, first.span, lang, checked.document)
        said = _said(checked.settled(first), lang)
        yield f"{place} {_level(level)}: {', '.join(codes)}: {plain(first.message(lang))}{more}{basis}{said}"
        shows = first.is_fault and (first.rule not in _absences or first.quote)
        if shows and first.span and first.span != quoted:
            yield from _quote_lines(checked.source, first.span)
            quoted = first.span
    yield from _likely_lines(checked, lang)
    if not checked.faults:
        yield _no_fault(checked.file, checked.findings, lang)


def _said(settled: Settled | None, lang: str) -> str:
    """That a person has confirmed it, and why."""
    if settled is None or settled.state != "confirmed":
        return ""
    reason = plain(settled.reason)
    if lang == "zh":
        return f"（已核实：{reason}）" if reason else "（已核实）"
    return f" (confirmed: {reason})" if reason else " (confirmed)"


def _quote_lines(source: SourceText, span: gk.Span) -> Iterator[str]:
    if quote := source.quote(span):
        number = f"{span.line:5}"
        yield f"{number} | {quote.line}"
        yield f"{' ' * len(number)} | {click.style(quote.mark, fg='green', bold=True)}"


def change_text(change: gk.RepairedCell, edition: gk.Edition, lang: str) -> str:
    """`（七）总计/自然人 2 -> 11`"""
    if lang == "zh":
        label = f"{_row_label(change.cell.row, edition, 'zh')}/{change.cell.column.wording(edition)}"
    else:
        label = f"{change.cell.row.en}/{change.cell.column.en}"
    printed = ("空白" if lang == "zh" else "blank") if change.printed is None else change.printed
    return f"{label} {printed} -> {change.proposed}"


def _likely_lines(checked: Checked, lang: str) -> Iterator[str]:
    assert isinstance(checked.report, gk.Report)
    zh, repairs = lang == "zh", checked.open_repairs
    for repair in repairs[:_likely]:
        head = ("可能：" if zh else "likely: ") if repair.rank == 1 else ("或者：" if zh else "or: ")
        shown = [change_text(change, checked.report.edition, lang) for change in repair.cells[:6]]
        left = len(repair.cells) - len(shown)
        if left:
            shown.append(f"另有{left}格" if zh else f"{left} more cells")
        yield f"  {click.style(head, bold=True)}{('；' if zh else '; ').join(shown)}"
    if len(repairs) > _likely:
        left = len(repairs) - _likely
        yield f"  另有{left}种可能" if zh else f"  {left} more possible"


def _no_fault(file: str, findings: Iterable[gk.Finding], lang: str) -> str:
    outcomes = [finding.outcome for finding in findings]
    passed, open_ = outcomes.count(gk.Outcome.PASS), outcomes.count(gk.Outcome.NOT_ASSESSABLE)
    if lang == "zh":
        return f"{_place(file, None, None)} 未发现错误：{passed}项检查符合，{open_}项无法判断"
    checks = "check" if passed == 1 else "checks"
    return f"{_place(file, None, None)} nothing wrong found: {passed} {checks} passed, {open_} could not be judged"


# --fix-preview


_short = {
    gk.RequestColumn.NATURAL_PERSON: ("自然人", "natural"),
    gk.RequestColumn.BUSINESS: ("企业", "business"),
    gk.RequestColumn.RESEARCH: ("科研", "research"),
    gk.RequestColumn.PUBLIC_WELFARE: ("公益", "welfare"),
    gk.RequestColumn.LEGAL_SERVICE: ("法律", "legal"),
    gk.RequestColumn.OTHER_ORGANIZATION: ("其他", "other"),
}
"""Headings that leave room for two tables beside each other."""


def _heading(column: Any, lang: str) -> str:
    zh, en = _short.get(column, (column.zh.removeprefix("结果"), column.code))
    return str(zh if lang == "zh" else en)


def _preview_lines(report: gk.Report, repair: gk.Repair, lang: str) -> Iterator[str]:
    """Each table that the repair changes: as printed, as proposed, and the label of the row; changes in brackets."""
    zh = lang == "zh"
    changed = {change.cell: change.proposed for change in repair.cells}
    tables: tuple[gk.PrintedTable[Any, Any, Any, Any], ...] = (report.requests, report.reviews)
    for table in tables:
        if not any(key.table is table.table for key in changed):
            continue
        columns = table.columns
        rows: list[tuple[list[str], list[str], str]] = []
        for row in table.rows:
            left, right = [], []
            for column in columns:
                shown = _shown(table[row, column])
                proposed = changed.get(gk.CellKey(table.table, row, column))
                left.append(shown if proposed is None else f"[{shown}]")
                right.append(shown if proposed is None else f"[{proposed}]")
            rows.append((left, right, _row_label(row, report.edition, lang)))
        headings = [_heading(column, lang) for column in columns]
        widths = [
            max(width(headings[i]), *(len(cells[i]) for left, right, _ in rows for cells in (left, right)))
            for i in range(len(columns))
        ]
        side = sum(widths) + 2 * (len(widths) - 1)
        yield ""
        titles = ("印作", "应为（建议）") if zh else ("printed", "proposed")
        yield click.style(f"{titles[0]}{' ' * (side - width(titles[0]))} | {titles[1]}", bold=True)
        for left, right, label in itertools.chain([(headings, headings, "")], rows):
            yield f"{_cells(left, widths)} | {_cells(right, widths)} | {label}".rstrip(" |" if not label else None)
    yield ""
    yield f"  {repair.reason(lang)}"


def _cells(values: Sequence[str], widths: Sequence[int]) -> str:
    parts = []
    for value, room in zip(values, widths, strict=True):
        padded = " " * (room - width(value)) + value
        parts.append(click.style(padded, fg="yellow", bold=True) if value.startswith("[") else padded)
    return "  ".join(parts)
