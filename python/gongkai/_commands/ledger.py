# SPDX-License-Identifier: Apache-2.0
"""The commands for who keeps the ledger: ``gongkai due``, ``tally``, ``overdue`` and ``fee``."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

import gongkai as gk
from gongkai._commands.command_line import lang as _lang
from gongkai._commands.command_line import option
from gongkai._commands.shared import (
    _complain,
    _error_json,
    _format_option,
    _label,
    _level,
    _place,
    _table_lines,
    cli,
)
from gongkai._core import BASES
from gongkai._language import say, told
from gongkai._period import DueEntry, ics
from gongkai._records import KINDS
from gongkai._show.quote import plain as _plain

_ledgers = click.argument("files", nargs=-1, required=True, metavar="LEDGER...", type=click.Path(allow_dash=True))
_notices = option(
    "--notice",
    "notices",
    multiple=True,
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help=(
        "新一年的放假通知：通知原文、JSON 或逐行文本（见 docs/zh/clock.md）。",
        "A new year's notice of holidays: the notice itself, JSON, or lines (docs/clock.md).",
    ),
)
_names = option(
    "--names",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help=(
        "台账列名和取值的对照，TOML 格式（见 docs/zh/ledger.md）。",
        "What the ledgers call their columns and values, in TOML (docs/ledger.md).",
    ),
)
_reading = option(
    "--reading",
    type=click.Choice([r.code for r in gk.Reading]),
    default="cautious",
    show_default=True,
    help=(
        "法律未明确或有争议时，取最早（从严）或最晚（从宽）的日期。",
        "Where the law is silent or disputed: the earliest day that is argued for, or the latest.",
    ),
)
_events = (
    "correction_notified",
    "correction_due",
    "correction_received",
    "consult_sent",
    "consult_answered",
    "extended",
    "extension_days",
    "deferred",
    "deferred_to",
    "fee_notified",
    "fee_paid",
    "closed",
)


def _finding_line(finding: gk.LedgerFinding, lang: str) -> str:
    text = _plain(finding.message(lang))
    return text.replace(
        f"{finding.severity.code}: {finding.rule.code}", f"{_level(finding.severity.code)}: {finding.rule.code}", 1
    )


def _finding_object(finding: gk.LedgerFinding) -> dict[str, Any]:
    return {
        "rule": finding.rule.code,
        "severity": finding.severity.code,
        "file": finding.source,
        "row": finding.row,
        "id": finding.id,
        "column": finding.column,
        "detail": finding.detail,
        "message_zh": finding.message_zh,
        "message_en": finding.message_en,
        "basis": finding.basis,
    }


def _complain_of(findings: Iterable[gk.LedgerFinding], lang: str) -> None:
    for finding in findings:
        click.echo(_finding_line(finding, lang), err=True)


def _status(rules: Iterable[gk.LedgerRule]) -> int:
    return 1 if any(rule.severity is not gk.Severity.NOTE for rule in rules) else 0


def complain_of_rows(found: gk.Tally | gk.Open | gk.MonthlyFees, lang: str) -> None:
    _complain_of(found.findings, lang)
    if (more := sum(found.finding_numbers.values()) - len(found.findings)) > 0:
        click.echo(f"另有{more}处" if lang == "zh" else f"and {more} more", err=True)


def _opened(files: Sequence[str]) -> list[Any]:
    """The ledgers, - being standard input."""
    return [_Named(_standard_input()) if file == "-" else file for file in files]


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return sys.stdin.buffer.read()


def _refuse_ledger(files: Sequence[str], error: gk.ReadError | OSError, form: str, lang: str) -> SystemExit:
    """The same of the ledger that the error names, or of all."""
    name = error.filename if isinstance(error, OSError) else error.file
    return _refuse(str(name or ", ".join(files)), error, form, lang)


class _Named(io.BytesIO):
    """Standard input, under the name by which it was asked for."""

    name = "-"


def _calendar(notices: Sequence[str], form: str, lang: str) -> gk.Calendar:
    calendar = gk.Calendar()
    for file in notices:
        try:
            content = _standard_input() if file == "-" else Path(file).read_bytes()
            calendar = calendar.announce(content.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            refusal = gk.ReadError(gk.ErrorCode.INPUT_ENCODING, str(error))
            raise _refuse(file, refusal, form, lang) from None
        except (gk.ReadError, OSError) as error:
            raise _refuse(file, error, form, lang) from None
    return calendar


def _refuse(file: str, error: gk.ReadError | OSError, form: str, lang: str) -> SystemExit:
    if isinstance(error, OSError):
        error = gk.ReadError(gk.ErrorCode.FILE_UNREADABLE, error.strerror or str(error))
    if form == "json":
        click.echo(_error_json(file, error))
    else:
        _complain(file, error, lang)
    return SystemExit(2)


def _day(day: object) -> str | None:
    return None if day is None else str(day)


# gongkai due


class _Event(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """NAME=DAY, or NAME=NUMBER for the working days of an extension."""

    name = "event"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        name, equals, given = str(value).partition("=")
        if not equals or name not in _events:
            names = ", ".join(_events)
            zh, en = f"{value!r} 不是“事项=日期”；事项有 {names}", f"{value!r} is not NAME=DAY with one of the names {names}"
            self.fail(say(zh, en), param, ctx)
        return name, given


def _events_of(given: Sequence[tuple[str, str]]) -> dict[str, Any]:
    events: dict[str, Any] = {}
    sent: list[str] = []
    answered: list[str] = []
    for name, value in given:
        if name == "consult_sent":
            sent += value.split(";")
        elif name == "consult_answered":
            answered += value.split(";")
        elif name in events:
            raise click.UsageError(say(f"--event {name} 给出了两次", f"--event {name} is given twice"))
        elif name == "extension_days":
            if not re.fullmatch(r"[0-9]{1,4}", value):
                zh, en = "不是工作日数", "not a number of working days"
                raise click.UsageError(f"--event extension_days={value}: {say(zh, en)}")
            events[name] = int(value)
        else:
            events[name] = value
    if len(answered) > len(sent):
        zh, en = "--event consult_answered 没有对应的 consult_sent", "--event consult_answered without consult_sent"
        raise click.UsageError(say(zh, en))
    answers: list[str | None] = [day or None for day in answered]
    events["consultations"] = [*zip(sent, answers + [None] * (len(sent) - len(answers)), strict=True)]
    return events


_duties = {
    "reply": ("答复期限", "reply due"),
    "correction": ("申请人补正期限", "correction due from the applicant"),
    "payment": ("申请人缴费期限", "payment due from the applicant"),
    "publication": ("主动公开期限", "publication due"),
}


@cli.command()
@option(
    "--received",
    metavar="DAY",
    help=("收到申请之日，按条例第三十一条依渠道确定。", "Day of receipt, as Article 31 fixes it for the channel."),
)
@option(
    "--made",
    metavar="DAY",
    help=("应当主动公开的信息形成之日。", "Day on which information to be disclosed proactively was made."),
)
@option(
    "--period",
    type=click.Choice(["general", "budget", "licence", "penalty"]),
    default="general",
    show_default=True,
    help=("配合 --made：法律另有规定时适用哪种期限。", "With --made: which period, where a law displaces Article 26."),
)
@option("--channel", type=click.Choice([c.code for c in gk.Channel]), help=("申请的渠道。", "How the request came in."))
@option("--event", "given", multiple=True, type=_Event(), metavar="NAME=DAY", help=("其后发生的事项。", "What happened since."))
@_notices
@_reading
@option(
    "--explain",
    is_flag=False,
    flag_value="days",
    type=click.Choice(["days", "calendar"]),
    help=("逐日列明并注明条款，或画成月历。", "Count day by day, with the articles; or draw the months of the period."),
)
@option(
    "--picture",
    metavar="FILE",
    type=click.Path(),
    help=("把期限画成 PNG、SVG 或 PDF 图片。", "Draw the period to a PNG, SVG or PDF file."),
)
@option(
    "--ics",
    "ics_file",
    metavar="FILE",
    type=click.Path(),
    help=("把到期日写成日历程序的文件。", "Write the due day for a calendar program."),
)
@_format_option("text", "json")
@_lang
def due(
    received: str | None,
    made: str | None,
    period: str,
    channel: str | None,
    given: Sequence[tuple[str, str]],
    notices: Sequence[str],
    reading: str,
    explain: str | None,
    picture: str | None,
    ics_file: str | None,
    form: str,
    lang: str,
) -> None:
    """Say by when a request must be answered

    Or, with --made, by when information must be disclosed proactively. Events are the columns of the ledger:
    correction_notified, correction_due, correction_received, consult_sent, consult_answered, extended, extension_days
    (the most that is allowed unless given), deferred, deferred_to, fee_notified, fee_paid; and closed, the day of the reply,
    to see whether it was late. Where the law is silent or disputed, both days are given, and --reading says which comes first.

    The exit status is 1 where something was late or without effect, 2 where the days cannot be used, else 0.

    ---
    计算一件申请应在哪天之前答复

    给出 --made 时，计算应在哪天之前主动公开。事项就是台账的列：correction_notified、
    correction_due、correction_received、consult_sent、consult_answered、
    extended、extension_days（不给则按允许的最长期限）、deferred、deferred_to、
    fee_notified、fee_paid；以及 closed，即答复之日，用来判断是否逾期。法律未明确或有争议时两个日期都给出，
    --reading 决定哪个在前。

    有逾期或无效的事项时退出码为 1，日期无法使用时为 2，否则为 0。
    """
    if (received is None) == (made is None):
        raise click.UsageError(say("--received 和 --made 须给出其一", "one of --received and --made is needed"))
    if made is not None and (given or channel):
        refused = say("--made 不能与 --event、--channel 同用", "--made goes with neither --event nor --channel")
        raise click.UsageError(refused)
    if made is None and period != "general":
        raise click.UsageError(say("--period 须配合 --made", "--period goes with --made"))
    calendar = _calendar(notices, form, lang)
    try:
        if received is not None:
            deadline = gk.due(received, **_events_of(given), calendar=calendar, reading=reading)
        else:
            deadline = gk.proactive_due(made or "", period=period, calendar=calendar, reading=reading)
    except ValueError as error:
        raise click.UsageError(told(error)) from None
    way = gk.Channel(channel) if channel else None
    _write_files(deadline, received or made or "", picture, ics_file, form, lang)
    if form == "json":
        answer = {
            "duty": deadline.duty.code,
            "date": _day(deadline.date),
            "provisional": deadline.provisional,
            "basis": deadline.basis,
            "channel": channel,
            "channel_basis": way and way.basis,
            "late": deadline.late,
            "late_by": deadline.late_by,
            "late_days": deadline.late_days,
            "disputed": deadline.disputed,
            "reading": reading,
            "otherwise": _otherwise_object(deadline.otherwise),
            "findings": [_finding_object(finding) for finding in deadline.findings],
        }
        if explain:
            answer["days"] = [
                {
                    "date": str(day.date),
                    "effect": day.effect.code,
                    "number": day.number,
                    "last": day.last,
                    "provisional": day.provisional,
                    "basis": day.basis,
                    "text_zh": day.text_zh,
                    "text_en": day.text_en,
                }
                for day in deadline.days
            ]
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        zh = lang == "zh"
        if explain:
            if way:
                click.echo(f"{way.zh} [{way.basis}]" if zh else f"{way.en} [{way.basis_en}]")
            if explain == "calendar":
                click.echo(deadline.calendar(lang))
            else:
                for day in deadline.days:
                    click.echo(day.text(lang))
        when = str(deadline.date) if deadline.date else ("未定" if zh else "no day set")
        if deadline.provisional:
            when += "（暂定）" if zh else " (provisional)"
        label = _duties[deadline.duty.code][0 if zh else 1]
        said = _readings[reading][0 if zh else 1] if deadline.otherwise else ""
        click.echo(f"{click.style(when, bold=True)} {label}{said} [{deadline.basis if zh else deadline.basis_en}]")
        if deadline.otherwise:
            for line in _otherwise_lines(deadline.otherwise, lang):
                click.echo(line)
        if deadline.late is not None:
            click.echo(f"{dict(given)['closed']} {_lateness(deadline, lang)} [{BASES['service'][0 if zh else 1]}]")
        shown = (gk.LedgerRule.REPLY_LATE, gk.LedgerRule.REPLY_LATE_DISPUTED)
        _complain_of((finding for finding in deadline.findings if finding.rule not in shown), lang)
    raise SystemExit(_status(finding.rule for finding in deadline.findings))


def _write_files(deadline: gk.Deadline, start: str, picture: str | None, ics_file: str | None, form: str, lang: str) -> None:
    """The period as a picture, the due day as a calendar file, where they are asked for."""
    try:
        if picture:
            figure: Any = deadline.plot(lang).figure
            figure.savefig(picture)
        if ics_file and deadline.date:
            label, basis = _duties[deadline.duty.code][lang != "zh"], deadline.basis if lang == "zh" else deadline.basis_en
            entry = DueEntry(f"{start}-{deadline.duty.code}@gongkai", deadline.date, label, f"{start} [{basis}]")
            Path(ics_file).write_bytes(ics([entry]))
    except ImportError as error:
        raise click.UsageError(told(error)) from None
    except RuntimeError as error:  # no font
        raise click.UsageError(told(error)) from None
    except (OSError, ValueError) as error:
        refusal = error if isinstance(error, OSError) else gk.ReadError(gk.ErrorCode.FORMAT_UNSUPPORTED, told(error))
        raise _refuse(str(picture if picture else ics_file), refusal, form, lang) from None


_readings = {"cautious": ("（从严）", " by the cautious reading"), "lenient": ("（从宽）", " by the lenient reading")}


def _lateness(deadline: gk.Deadline, lang: str) -> str:
    """The line on the reply: in time, or by how much it was not."""
    zh, working, days = lang == "zh", deadline.late_by or 0, deadline.late_days or 0
    if not deadline.late:
        return "按期答复" if zh else "replied in time"
    if working:
        said = f"逾期{working}个工作日答复" if zh else f"replied {_days(working)} late"
    else:
        said = f"逾期{days}日答复（其间没有工作日）" if zh else f"replied {_calendar_days(days)} late, none of them a working day"
    if deadline.disputed:
        said += "（按从宽的解释没有逾期）" if zh else " (in time by the lenient reading)"
    return said


def _otherwise_lines(other: gk.OtherReading, lang: str) -> list[str]:
    zh = lang == "zh"
    when = str(other.date) if other.date else ("未定" if zh else "no day set")
    if other.provisional:
        when += "（暂定）" if zh else " (provisional)"
    label = _duties[other.duty.code][0 if zh else 1] if other.duty and other.duty.code in _duties else ""
    first = f"{when} {label}{_readings[other.reading.code][0 if zh else 1]}"
    return [first, *(f"  {point.code}: {point.text(lang)}" for point in other.points)]


def _otherwise_object(other: gk.OtherReading | None) -> dict[str, Any] | None:
    return other and {
        "reading": other.reading.code,
        "duty": other.duty and other.duty.code,
        "date": _day(other.date),
        "provisional": other.provisional,
        "points": [{"code": p.code, "text_zh": p.text_zh, "text_en": p.text_en} for p in other.points],
    }


def _days(n: int) -> str:
    return "1 working day" if n == 1 else f"{n} working days"


def _calendar_days(n: int) -> str:
    return "1 day" if n == 1 else f"{n} days"


# gongkai tally


class _CellName(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """ROW,COLUMN of the table of requests or of reviews."""

    name = "cell"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        row, _, column = str(value).partition(",")
        requests = {r.code for r in gk.RequestRow}, {c.code for c in gk.RequestColumn}
        reviews = {k.code for k in gk.ReviewKind}, {c.code for c in gk.ReviewColumn}
        if not any(row in rows and column in columns for rows, columns in (requests, reviews)):
            zh = f"{value!r} 不是“行,列”的代码，如 granted,business 或 reconsideration,upheld"
            en = f"{value!r} is not ROW,COLUMN by their codes, like granted,business or reconsideration,upheld"
            self.fail(say(zh, en), param, ctx)
        return row, column


@cli.command()
@_ledgers
@option("--year", required=True, type=click.IntRange(2019, 2071), help=("报告年度。", "The report year."))
@option(
    "--reviews", multiple=True, metavar="FILE", type=click.Path(allow_dash=True), help=("复议诉讼台账。", "A ledger of reviews.")
)
@option(
    "--cell",
    type=_CellName(),
    metavar="ROW,COLUMN",
    help=("改为列出该格计入的各行。", "List instead the rows that a cell counts."),
)
@option(
    "--save",
    metavar="FILE",
    type=click.Path(),
    help=("把汇总结果存为文件，可在别处当作台账合并。", "Write what was counted, as a LEDGER for elsewhere."),
)
@option("--reported", is_flag=True, help=("改为列出未计入的各行。", "List instead the rows that were not counted."))
@_names
@_notices
@_reading
@_format_option("text", "tidy", "json")
@_lang
def tally(
    files: Sequence[str],
    year: int,
    reviews: Sequence[str],
    cell: tuple[str, str] | None,
    save: str | None,
    reported: bool,
    names: str | None,
    notices: Sequence[str],
    reading: str,
    form: str,
    lang: str,
) -> None:
    """Count ledgers into the tables of a year's report

    LEDGER has the columns of docs/ledger.md, under their names or in Chinese, in CSV, a workbook, JSON, Parquet or Arrow;
    several are counted as one; - is standard input. tidy is a table of table,row,column,value,status; what ledgers do not fill is missing. json has the cells,
    the rows read, counted and reported, the fees and the findings. What is wrong with a row goes to standard error: the
    first thousand. A file written with --save is a LEDGER as well: what one machine counted is merged on another, and an
    id that both have counts once. With --cell or --reported, tidy is a table of ledger,row,id, and json is one object a line.

    The exit status is 0 where nothing is wrong (notes do not count), 1 where there are errors or warnings, and 2
    where a file could not be read.

    ---
    由台账汇总出年度报告的表格

    LEDGER 的列见 docs/zh/ledger.md，可用代码或中文列名，格式为 CSV、工作簿、JSON、
    Parquet 或 Arrow；几个台账合并汇总；- 为标准输入。
    tidy 是 table,row,column,value,status 的表，台账不涉及的格为 missing；json 含各格、
    读取、计入和未计入的行数、费用和发现的问题。各行的问题写到标准错误，最多一千条。--save 存下的文件也可作为 LEDGER：
    一台机器汇总的可在另一台合并，两边都有的编号只计一次。加 --cell 或 --reported 时，
    tidy 是 ledger,row,id 的表，json 每行一个对象。

    没有问题（提示不计）时退出码为 0，有错误或警告时为 1，有文件无法读取时为 2。
    """
    if cell and reported:
        raise click.UsageError(say("--cell 和 --reported 不能同用", "--cell and --reported are two questions"))
    if cell and cell[0] in {kind.code for kind in gk.ReviewKind} and not reviews:
        raise click.UsageError(say(f"--cell {','.join(cell)} 须给出 --reviews", f"--cell {','.join(cell)} needs --reviews"))
    calendar = _calendar(notices, form, lang)
    try:
        counted = gk.tally(
            _opened(files), year, reviews=_opened(reviews) or None, names=names, calendar=calendar, reading=reading
        )
    except (gk.ReadError, OSError) as error:
        raise _refuse_ledger([*files, *reviews], error, form, lang) from None
    status = _status(counted.finding_numbers)
    if save:
        try:
            counted.save(save)
        except OSError as error:
            raise _refuse(save, error, form, lang) from None
    if cell or reported:
        _echo_rows(_rows_of(counted, cell), form, lang)
        raise SystemExit(status)
    if form == "json":
        click.echo(json.dumps(_tally_object(counted), ensure_ascii=False))
        raise SystemExit(status)
    if form == "tidy":
        click.echo(counted.report.to_tidy(), nl=False)
    else:
        _echo_tables(counted, lang)
    complain_of_rows(counted, lang)
    raise SystemExit(status)


def _rows_of(counted: gk.Tally, cell: tuple[str, str] | None) -> list[gk.RowReference]:
    if cell is None:
        return counted.reported()
    row, column = cell
    if row in {kind.code for kind in gk.ReviewKind}:
        return counted.reviews_of(row, column)
    return counted.requests_of(row, column)


def _echo_rows(rows: Sequence[gk.RowReference], form: str, lang: str) -> None:
    if form == "tidy":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("ledger", "row", "id"))
        writer.writerows(rows)
        click.echo(out.getvalue(), nl=False)
        return
    for source, row, id in rows:
        if form == "json":
            click.echo(json.dumps({"ledger": source, "row": row, "id": id}, ensure_ascii=False))
        else:
            where = f"第{row}行" if lang == "zh" else f"row {row}"
            click.echo(f"{_place(source or '-', None, None)} {where} {_plain(id or '')}".rstrip())


def _tally_object(counted: gk.Tally) -> dict[str, Any]:
    fees = counted.fees
    return {
        "year": counted.year,
        "edition": counted.report.edition.code,
        "cells": [row._asdict() for row in counted.report.rows() if row.status != "missing"],
        "rows": counted.rows._asdict(),
        "review_rows": counted.review_rows and counted.review_rows._asdict(),
        "fees": {name: value if isinstance(value, int) else str(value) for name, value in fees._asdict().items()},
        "finding_numbers": {rule.code: number for rule, number in counted.finding_numbers.items()},
        "findings": [_finding_object(finding) for finding in counted.findings],
    }


def _echo_tables(counted: gk.Tally, lang: str) -> None:
    report = counted.report
    for table in (report.requests, report.reviews):
        if table.present:
            click.echo(click.style(_label(table.table, report.edition, lang), bold=True))
            for line in _table_lines(dict(table), report.edition, lang):
                click.echo(line)
            click.echo()
    fees = counted.fees
    if fees.notices or fees.payments:
        if lang == "zh":
            click.echo(f"信息处理费：收费通知{fees.notices}件，{fees.charged}元；缴费{fees.payments}件，{fees.received}元")
        else:
            notices, payments = f"{fees.notices} notices", f"{fees.payments} payments"
            click.echo(f"fees: {notices}, {fees.charged} yuan; {payments}, {fees.received} yuan")
        if fees.without_amount:
            n = fees.without_amount
            click.echo(f"其中{n}件通知没有金额" if lang == "zh" else f"{n} of the notices have no amount")
    rows = counted.rows
    if lang == "zh":
        click.echo(f"读取{rows.read}行：计入{rows.counted}行，报告{rows.reported}行")
    else:
        click.echo(f"{rows.read} rows read: {rows.counted} counted, {rows.reported} reported")


# gongkai overdue


@cli.command()
@_ledgers
@option("--as-of", required=True, metavar="DAY", help=("截至该日终了时判断。", "The day at whose end it is judged."))
@option(
    "--within",
    default=5,
    show_default=True,
    type=click.IntRange(0, 60),
    help=("还剩几个工作日算临期。", "Working days that are a risk."),
)
@_names
@_notices
@_reading
@_format_option("text", "tidy", "json", "ics")
@_lang
def overdue(
    files: Sequence[str],
    as_of: str,
    within: int,
    names: str | None,
    notices: Sequence[str],
    reading: str,
    form: str,
    lang: str,
) -> None:
    """List the open requests that are overdue or soon due

    LEDGER as for "gongkai tally". tidy is a table of ledger,row,id,state,duty,due,provisional,working_days_left; json is
    one object a line; ics is a file for calendar programs with the due day of every open request.

    The exit status is 0 where nothing is overdue, 1 where something is or a row of a ledger is wrong, and 2 where a file
    could not be read.

    ---
    列出逾期和临期的在办申请

    LEDGER 同“gongkai tally”。tidy 是 ledger,row,id,state,duty,due,provis
    ional,working_days_left 的表；json 每行一个对象；ics 是日历程序的文件，含每件在办申请的到期日。

    没有逾期时退出码为 0，有逾期或台账的行有误时为 1，有文件无法读取时为 2。
    """
    calendar = _calendar(notices, form, lang)
    try:
        found = gk.overdue(_opened(files), as_of, within=within, names=names, calendar=calendar, reading=reading)
    except (gk.ReadError, OSError) as error:
        raise _refuse_ledger(files, error, form, lang) from None
    except ValueError as error:
        raise click.UsageError(told(error)) from None
    listed = [*found.overdue, *found.at_risk, *found.unknown]
    if form == "json":
        for standing in listed:
            click.echo(json.dumps(_standing_object(standing), ensure_ascii=False))
        for finding in found.findings:
            click.echo(json.dumps(_finding_object(finding), ensure_ascii=False))
    elif form == "ics":
        try:
            click.echo(ics(_due_entries(found.standings, lang)), nl=False)
        except ImportError as error:
            raise click.UsageError(told(error)) from None
        complain_of_rows(found, lang)
    elif form == "tidy":
        out = io.StringIO()
        writer = csv.DictWriter(out, _standing_columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(_standing_object(standing) | {"provisional": str(standing.provisional).lower()} for standing in listed)
        click.echo(out.getvalue(), nl=False)
        complain_of_rows(found, lang)
    else:
        for standing in listed:
            click.echo(_standing_line(standing, lang))
        complain_of_rows(found, lang)
        total = (len(found.standings), len(found.overdue), len(found.at_risk))
        zh = "在办{}件，逾期{}件，临期{}件".format(*total)
        click.echo(zh if lang == "zh" else "{} open, {} overdue, {} at risk".format(*total))
    raise SystemExit(1 if found.overdue else _status(found.finding_numbers))


def _due_entries(standings: Sequence[gk.Standing], lang: str) -> list[DueEntry]:
    zh = lang == "zh"
    return [
        DueEntry(
            f"{s.source or ''}-{s.id}-{s.duty.code}@gongkai",
            s.due,
            f"{s.id} {_duties[s.duty.code][0 if zh else 1]}",
            f"[{s.basis if zh else s.basis_en}]",
        )
        for s in standings
        if s.due
    ]


def _standing_line(standing: gk.Standing, lang: str) -> str:
    zh = lang == "zh"
    days = abs(standing.working_days_left)
    if standing.state is gk.Punctuality.OVERDUE and not days:
        what = (
            f"逾期{standing.days_late}日"
            if zh
            else f"overdue by {_calendar_days(standing.days_late)}, none of them a working day"
        )
    elif standing.state is gk.Punctuality.OVERDUE:
        what = f"逾期{days}个工作日" if zh else f"overdue by {_days(days)}"
    elif standing.state is gk.Punctuality.AT_RISK:
        what = f"还剩{days}个工作日" if zh else f"{_days(days)} left"
    else:
        what = "期限无法判断" if zh else "due day unknown"
    duty = _duties[standing.duty.code][0 if zh else 1] if standing.duty.code in _duties else ""
    row = f"第{standing.row}行" if zh else f"row {standing.row}"
    when = f" {standing.due}" if standing.due else ""
    if standing.provisional:
        when += "（暂定）" if zh else " (provisional)"
    basis = standing.basis if zh else standing.basis_en
    place = _place(standing.source or "-", None, None)
    return f"{place} {row} {_plain(standing.id)}: {what}: {duty}{when}{f' [{basis}]' if basis else ''}"


_standing_columns = ("ledger", "row", "id", "state", "duty", "due", "provisional", "working_days_left")


def _standing_object(standing: gk.Standing) -> dict[str, Any]:
    return {
        "ledger": standing.source,
        "row": standing.row,
        "id": standing.id,
        "state": standing.state.code,
        "duty": standing.duty.code,
        "due": _day(standing.due),
        "provisional": standing.provisional,
        "working_days_left": standing.working_days_left,
        "days_late": standing.days_late,
        "basis": standing.basis,
    }


# gongkai fee


@cli.command()
@click.argument("files", nargs=-1, metavar="[LEDGER...]", type=click.Path(allow_dash=True))
@option("--requests", type=int, help=("同一申请人一个自然月内的申请件数。", "Requests of one applicant in one calendar month."))
@option("--pages", type=int, help=("一件申请的页数。", "Pages of one request."))
@option("--month", metavar="YYYY-MM", help=("台账中只算这个月。", "Of the ledger only this month."))
@_names
@_format_option("text", "json")
@_lang
def fee(
    files: Sequence[str], requests: int | None, pages: int | None, month: str | None, names: str | None, form: str, lang: str
) -> None:
    """Reckon the information processing fee

    By requests (art. 4) or by pages (art. 5) of 国办函〔2020〕109号, in yuan; or from LEDGERs, as for "gongkai tally", what
    each applicant's calendar months would cost by request. json is one object a line for ledgers.

    The exit status is 1 where rows of the ledger are wrong, 2 where it could not be read, else 0.

    ---
    计算信息处理费

    依据国办函〔2020〕109号，按件（第四条）或按量（第五条）计算，单位为元；
    或由 LEDGER（同“gongkai tally”）计算每个申请人各自然月按件应收多少。用台账时 json 每行一个对象。

    台账的行有误时退出码为 1，无法读取时为 2，否则为 0。
    """
    if bool(files) + (requests is not None) + (pages is not None) != 1:
        zh, en = "LEDGER、--requests、--pages 须给出其一", "one of LEDGER, --requests and --pages is needed"
        raise click.UsageError(say(zh, en))
    if not files:
        if month is not None:
            raise click.UsageError(say("--month 须给出 LEDGER", "--month needs a LEDGER"))
        try:
            yuan = gk.fee(requests=requests, pages=pages)
        except ValueError as error:
            raise click.UsageError(told(error)) from None
        if form == "json":
            click.echo(json.dumps({"requests": requests, "pages": pages, "fee_yuan": str(yuan)}))
        else:
            unit, basis = ("元", BASES["tariff"][0]) if lang == "zh" else ("yuan", BASES["tariff"][1])
            click.echo(f"{yuan} {unit} [{basis}]")
        return
    if month is not None and not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month):
        raise click.UsageError(say(f"--month {month}：不是 YYYY-MM 的形式", f"--month {month}: not of the form YYYY-MM"))
    try:
        months = gk.monthly_fees(_opened(files), names=names)
    except (gk.ReadError, OSError) as error:
        raise _refuse_ledger(files, error, form, lang) from None
    for charged in months.fees:
        which = f"{charged.year:04}-{charged.month:02}"
        if month not in (None, which):
            continue
        if form == "json":
            answer = {"applicant_id": charged.applicant_id, "month": which, "requests": charged.requests}
            click.echo(json.dumps(answer | {"fee_yuan": str(charged.fee)}, ensure_ascii=False))
        elif lang == "zh":
            click.echo(f"{which} {_plain(charged.applicant_id)}：{charged.requests}件，{charged.fee}元")
        else:
            click.echo(f"{which} {_plain(charged.applicant_id)}: {charged.requests} requests, {charged.fee} yuan")
    if months.unattributed:
        zh = f"{months.unattributed}件没有申请人标识，未计算"
        en = f"{months.unattributed} requests have no applicant_id and are in no month"
        click.echo(zh if lang == "zh" else en, err=True)
    complain_of_rows(months, lang)
    raise SystemExit(_status(months.finding_numbers))


# gongkai ledger


@cli.group()
def ledger() -> None:
    """Set up a ledger

    ---
    建立台账
    """


@ledger.command()
@option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help=("要写的 .xlsx 文件。", "An .xlsx file."),
)
@option("--reviews", is_flag=True, help=("复议诉讼台账。", "A ledger of reviews and lawsuits."))
@option(
    "--kind",
    type=click.Choice([*KINDS, "columns", "sites"]),
    help=("主动公开、栏目或服务台账。", "A ledger of publication, columns or service."),
)
def template(output: str, reviews: bool, kind: str | None) -> None:
    """Write an empty ledger to fill in, in Chinese

    A workbook with lists to choose from; days, ids and numbers are checked as they are entered, and what is out of order is
    red. "gongkai tally" counts it, "gongkai records" and "gongkai columns" those of a --kind.

    ---
    生成待填写的空白台账（中文）

    一个带下拉列表的工作簿；录入时检查日期、编号和数，次序不对的标红。“gongkai tally”汇总申请台账，
    “gongkai records”和“gongkai columns”汇总 --kind 所指的台账。
    """
    if Path(output).suffix.lower() != ".xlsx":
        raise click.BadParameter(
            say(
                f"空白台账是工作簿，文件名须以 .xlsx 结尾：{output}",
                f"an empty ledger is a workbook, its name ends in .xlsx: {output}",
            ),
            param_hint="--output",
        )
    try:
        content = gk.ledger_template(reviews=reviews, kind=kind)
    except (ImportError, ValueError) as error:
        raise click.UsageError(told(error)) from None
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise click.BadParameter(told(error), param_hint="--output") from error
