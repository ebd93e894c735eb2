# SPDX-License-Identifier: Apache-2.0
"""The commands for who keeps the ledger: ``gongkai due``, ``tally``, ``overdue`` and ``fee``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

import click

import gongkai as gk
from gongkai.cli import (
    _complain,
    _error_json,
    _format_option,
    _label,
    _lang,
    _level,
    _place,
    _plain,
    _table_lines,
    cli,
)

_ledgers = click.argument("files", nargs=-1, required=True, metavar="LEDGER...", type=click.Path())
_ledger = click.argument("file", metavar="LEDGER", type=click.Path())
_events = (
    "correction_notified",
    "correction_due",
    "correction_received",
    "consult_sent",
    "consult_answered",
    "extended",
    "extension_days",
    "deferred_to",
    "fee_notified",
    "fee_paid",
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
        "basis": finding.rule.basis or None,
    }


def _complain_of(findings: Iterable[gk.LedgerFinding], lang: str) -> None:
    for finding in findings:
        click.echo(_finding_line(finding, lang), err=True)


def _status(findings: Iterable[gk.LedgerFinding]) -> int:
    return 1 if any(finding.severity is not gk.Severity.NOTE for finding in findings) else 0


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
            self.fail(f"{value!r} is not NAME=DAY with one of the names {', '.join(_events)}", param, ctx)
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
            raise click.UsageError(f"--event {name} is given twice")
        elif name == "extension_days":
            if not re.fullmatch(r"[0-9]{1,4}", value):
                raise click.UsageError(f"--event extension_days={value}: not a number of working days")
            events[name] = int(value)
        else:
            events[name] = value
    if len(answered) > len(sent):
        raise click.UsageError("--event consult_answered without consult_sent")
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
@click.option("--received", metavar="DAY", help="Day of receipt, as Article 31 fixes it for the channel. 收到申请之日")
@click.option("--made", metavar="DAY", help="Day on which information to be disclosed proactively was made. 信息形成之日")
@click.option("--channel", type=click.Choice([c.code for c in gk.Channel]), help="How the request came in. 申请渠道")
@click.option("--event", "given", multiple=True, type=_Event(), metavar="NAME=DAY", help="What happened since. 其后事项")
@click.option("--notice", "notices", multiple=True, type=click.File(encoding="utf-8"), help="A new year's notice. 放假通知")
@click.option("--explain", is_flag=True, help="Count day by day, with the articles. 逐日列明")
@_format_option("text", "json")
@_lang
def due(
    received: str | None,
    made: str | None,
    channel: str | None,
    given: Sequence[tuple[str, str]],
    notices: Sequence[Any],
    explain: bool,
    form: str,
    lang: str,
) -> None:
    """Say by when a request must be answered · 计算答复期限

    Or, with --made, by when information must be disclosed proactively. Events are the columns of the ledger:
    correction_notified, correction_due, correction_received, consult_sent, consult_answered, extended, extension_days
    (20 unless given), deferred_to, fee_notified, fee_paid.

    The exit status is 1 where something was late or without effect, 2 where the days cannot be used, else 0.
    """
    if (received is None) == (made is None):
        raise click.UsageError("one of --received and --made is needed")
    if made is not None and (given or channel):
        raise click.UsageError("--made goes with neither --event nor --channel")
    calendar = gk.Calendar()
    try:
        for notice in notices:
            calendar = calendar.announce(notice.read())
        if received is not None:
            deadline = gk.due(received, **_events_of(given), calendar=calendar)
        else:
            deadline = gk.proactive_due(made or "", calendar=calendar)
    except gk.ReadError as error:
        raise _refuse(notice.name, error, form, lang) from None
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    way = gk.Channel(channel) if channel else None
    if form == "json":
        answer = {
            "duty": deadline.duty.code,
            "date": _day(deadline.date),
            "provisional": deadline.provisional,
            "basis": deadline.basis,
            "channel": channel,
            "channel_basis": way and way.basis,
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
            for day in deadline.days:
                click.echo(day.text(lang))
        when = str(deadline.date) if deadline.date else ("未定" if zh else "no day set")
        if deadline.provisional:
            when += "（暂定）" if zh else " (provisional)"
        label = _duties[deadline.duty.code][0 if zh else 1]
        click.echo(f"{click.style(when, bold=True)} {label} [{deadline.basis if zh else deadline.basis_en}]")
        _complain_of(deadline.findings, lang)
    raise SystemExit(_status(deadline.findings))


# gongkai tally


@cli.command()
@_ledgers
@click.option("--year", required=True, type=click.IntRange(2019, 2071), help="The report year. 报告年度")
@click.option("--reviews", multiple=True, metavar="FILE", type=click.Path(), help="A ledger of reviews. 复议诉讼台账")
@_format_option("text", "tidy", "json")
@_lang
def tally(files: Sequence[str], year: int, reviews: Sequence[str], form: str, lang: str) -> None:
    """Count ledgers into the tables of a year's report · 由台账生成报表

    LEDGER is CSV with the columns of docs/ledger.md; several are counted as one. tidy is a table of
    table,row,column,value,status; what ledgers do not fill is missing. json has the cells, the rows read, counted and
    reported, the fees and the findings. What is wrong with a row goes to standard error: the first thousand.

    The exit status is 0 where nothing is wrong (notes do not count), 1 where there are errors or warnings, and 2
    where a file could not be read.
    """
    for file in (*files, *reviews):
        try:
            with open(file, "rb"):
                pass
        except OSError as error:
            raise _refuse(file, error, form, lang) from None
    try:
        counted = gk.tally(list(files), year, reviews=list(reviews) or None)
    except (gk.ReadError, OSError) as error:
        raise _refuse(getattr(error, "file", None) or ", ".join((*files, *reviews)), error, form, lang) from None
    status = 1 if any(rule.severity is not gk.Severity.NOTE for rule in counted.finding_numbers) else 0
    if form == "json":
        click.echo(json.dumps(_tally_object(counted), ensure_ascii=False))
        raise SystemExit(status)
    if form == "tidy":
        click.echo(counted.report.to_tidy(), nl=False)
    else:
        _echo_tables(counted, lang)
    _complain_of(counted.findings, lang)
    if (more := sum(counted.finding_numbers.values()) - len(counted.findings)) > 0:
        click.echo(f"另有{more}处" if lang == "zh" else f"and {more} more", err=True)
    raise SystemExit(status)


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
    rows = counted.rows
    if lang == "zh":
        click.echo(f"读取{rows.read}行：计入{rows.counted}行，报告{rows.reported}行")
    else:
        click.echo(f"{rows.read} rows read: {rows.counted} counted, {rows.reported} reported")


# gongkai overdue


@cli.command()
@_ledger
@click.option("--as-of", required=True, metavar="DAY", help="The day at whose end it is judged. 截至日期")
@click.option("--within", default=5, show_default=True, type=click.IntRange(0, 60), help="Working days that are a risk. 临期工作日数")
@_format_option("text", "json")
@_lang
def overdue(file: str, as_of: str, within: int, form: str, lang: str) -> None:
    """List the open requests that are overdue or soon due · 列出逾期和临期的申请

    json is one object a line. The exit status is 0 where nothing is overdue, 1 where something is or a row of the ledger
    is wrong, and 2 where the file could not be read.
    """
    try:
        found = gk.overdue(file, as_of, within=within)
    except (gk.ReadError, OSError) as error:
        raise _refuse(file, error, form, lang) from None
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    zh = lang == "zh"
    for standing in (*found.overdue, *found.at_risk, *found.unknown):
        if form == "json":
            click.echo(json.dumps(_standing_object(file, standing), ensure_ascii=False))
            continue
        days = abs(standing.working_days_left)
        if standing.state is gk.Punctuality.OVERDUE:
            what = f"逾期{days}个工作日" if zh else f"overdue by {days} working days"
        elif standing.state is gk.Punctuality.AT_RISK:
            what = f"还剩{days}个工作日" if zh else f"{days} working days left"
        else:
            what = "期限无法判断" if zh else "due day unknown"
        duty = _duties[standing.duty.code][0 if zh else 1] if standing.duty.code in _duties else ""
        row = f"第{standing.row}行" if zh else f"row {standing.row}"
        when = f" {standing.due}" if standing.due else ""
        if standing.provisional:
            when += "（暂定）" if zh else " (provisional)"
        basis = standing.basis if zh else standing.basis_en
        place = _place(file, None, None)
        click.echo(f"{place} {row} {_plain(standing.id)}: {what}: {duty}{when}{f' [{basis}]' if basis else ''}")
    if form == "json":
        for finding in found.findings:
            click.echo(json.dumps(_finding_object(finding), ensure_ascii=False))
    else:
        _complain_of(found.findings, lang)
        total = (len(found.standings), len(found.overdue), len(found.at_risk))
        click.echo("在办{}件，逾期{}件，临期{}件".format(*total) if zh else "{} open, {} overdue, {} at risk".format(*total))
    raise SystemExit(1 if found.overdue else _status(found.findings))


def _standing_object(file: str, standing: gk.Standing) -> dict[str, Any]:
    return {
        "file": file,
        "row": standing.row,
        "id": standing.id,
        "state": standing.state.code,
        "duty": standing.duty.code,
        "due": _day(standing.due),
        "provisional": standing.provisional,
        "working_days_left": standing.working_days_left,
        "basis": standing.basis,
    }


# gongkai fee


@cli.command()
@click.argument("file", required=False, metavar="[LEDGER]", type=click.Path())
@click.option("--requests", type=int, help="Requests of one applicant in one calendar month. 当月申请件数")
@click.option("--pages", type=int, help="Pages of one request. 页数")
@click.option("--month", metavar="YYYY-MM", help="Of the ledger only this month. 月份")
@_format_option("text", "json")
@_lang
def fee(file: str | None, requests: int | None, pages: int | None, month: str | None, form: str, lang: str) -> None:
    """Reckon the information processing fee · 计算信息处理费

    By requests (art. 4) or by pages (art. 5) of 国办函〔2020〕109号, in yuan; or from a LEDGER what each applicant's
    calendar months would cost by request. json is one object a line for a ledger.

    The exit status is 1 where rows of the ledger are wrong, 2 where it could not be read, else 0.
    """
    if (file is not None) + (requests is not None) + (pages is not None) != 1:
        raise click.UsageError("one of LEDGER, --requests and --pages is needed")
    if file is None:
        if month is not None:
            raise click.UsageError("--month needs a LEDGER")
        try:
            yuan = gk.fee(requests=requests, pages=pages)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        if form == "json":
            click.echo(json.dumps({"requests": requests, "pages": pages, "fee_yuan": str(yuan)}))
        else:
            click.echo(f"{yuan} {'元 [国办函〔2020〕109号]' if lang == 'zh' else 'yuan [Fee Measure 2020]'}")
        return
    if month is not None and not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month):
        raise click.UsageError(f"--month {month}: not of the form YYYY-MM")
    try:
        months = gk.monthly_fees(file)
    except (gk.ReadError, OSError) as error:
        raise _refuse(file, error, form, lang) from None
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
    _complain_of(months.findings, lang)
    raise SystemExit(_status(months.findings))
