# SPDX-License-Identifier: Apache-2.0
"""The commands for who publishes a report: ``gongkai write``, ``draft`` and ``schema``."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import click

import gongkai as gk
from gongkai._commands.command_line import lang as _lang
from gongkai._commands.command_line import option
from gongkai._commands.ledger import complain_of_rows
from gongkai._commands.shared import _complain, _level, _place, _read, cli
from gongkai._enum import near_in_both
from gongkai._language import language, say, told
from gongkai._show.quote import plain as _plain
from gongkai._write.document import format_of, render

_to = option(
    "--to",
    "form",
    type=click.Choice(["html", "docx", "xlsx", "md", "text", "json"]),
    help=("文件格式；不给则按文件名后缀，或为 html。", "Format of the document; by itself that of the name's ending, or html."),
)
_out = option(
    "-o", "--output", "path", type=click.Path(), help=("要写的文件；- 为标准输出。", "The file to write; - is standard output.")
)


def _emit(report: gk.Report, path: str | None, form: str | None, lang: str, as_printed: bool) -> None:
    """Writes the document; raises InconsistentReport, ImportError or OSError before anything is written."""
    known = form or ("html" if path in (None, "-") else format_of(str(path), None))
    content = render(report, known, lang, as_printed)
    if path is None or path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        with open(path, "wb") as file:
            file.write(content)


def _show(file: str, findings: Iterable[gk.Finding], lang: str) -> None:
    for finding in findings:
        message = finding.message_zh if lang == "zh" else finding.message_en
        where = finding.span
        place = _place(file, where.line if where else None, where.column if where else None)
        click.echo(f"{place} {_level(finding.severity.code)}: {finding.rule.code}: {_plain(message)}", err=True)


def _refuse(file: str, error: gk.InconsistentReport, lang: str, advice: str) -> SystemExit:
    _show(file, error.findings, lang)
    if error.incomplete:
        what = "没有数" if lang == "zh" else "no number in"
        click.echo(f"{_place(file, None, None)} {_level('error')}: {what}: {', '.join(error.incomplete)}", err=True)
    click.echo(advice, err=True)
    return SystemExit(1)


def _stop(file: str, error: Exception, lang: str) -> SystemExit:
    if isinstance(error, gk.ReadError):
        _complain(file, error, lang)
    elif isinstance(error, OSError):
        _complain(file, gk.ReadError(gk.ErrorCode.FILE_UNREADABLE, error.strerror or str(error)), lang)
    else:
        said = "\n".join(map(_plain, told(error).splitlines()))
        click.echo(f"{_place(file, None, None)} {_level('error')}: {said}", err=True)
    return SystemExit(2)


@cli.command()
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@_to
@_out
@option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help=("文件中标签所用语言；en 仅供阅读参考。", "Language of the document's labels; en is a reading aid."),
)
@option("--as-printed", is_flag=True, help=("不论对错按原文转写，并注明。", "Write what is printed, right or wrong, and say so."))
def write(file: str, form: str | None, path: str | None, lang: str, as_printed: bool) -> None:
    """Write a report as a document of another format

    FILE is anything that "gongkai read" takes. The document has the layout and wording of the form; in English, headings
    and labels are translated as a reading aid. docx and xlsx need "pip install gongkai[office]".

    A report that breaks a rule, or has cells without a number, is written only with --as-printed, and is marked as not
    verified. The exit status is 1 where it is refused, 2 where it cannot be read or written.

    ---
    把报告转写成另一种格式的文件

    FILE 是“gongkai read”能读的任何文件。文件用格式规定的版式和用语；英文的标题和标签是译文，仅供阅读参考。
    docx 和 xlsx 需要 "pip install gongkai[office]"。

    不符合规则或有的格没有数的报告，只有加 --as-printed 才写出，并注明未经核验。拒绝写出时退出码为 1，
    无法读取或写入时为 2。
    """
    said_in = language()
    report = _read(file)
    if isinstance(report, gk.ReadError):
        raise _stop(file, report, said_in)
    try:
        _emit(report, path, form, lang, as_printed)
    except gk.InconsistentReport as error:
        advice = say(
            "没有作为已核验的报告写出；--as-printed 按原文写出并注明",
            "not written as a verified report; --as-printed writes it as it is, and says so",
        )
        raise _refuse(file, error, said_in, advice) from None
    except (OSError, ImportError, ValueError) as error:
        raise _stop(path or file, error, said_in) from None


_header = (
    "title",
    "index_number",
    "publisher",
    "topic",
    "document_number",
    "disclosure_mode",
    "kind",
    "date_written",
    "date_published",
)


def _draft_of(given: dict[str, Any]) -> gk.ReportDraft:
    """Raises DraftError for what is missing or unknown."""
    known = {"agency", "year", "disclosure", "requests", "reviews", "sections", *_header}
    if unknown := sorted(set(given) - known):
        hint = near_in_both(unknown[0], sorted(known))
        raise gk.DraftError(f"不认识的项：{'、'.join(unknown)}{hint.zh}", f"unknown: {', '.join(unknown)}{hint.en}")
    for key, kind, said in (("agency", str, "机关名称"), ("year", int, "年度")):
        if not isinstance(given.get(key), kind):
            raise gk.DraftError(f"须给出 {key}（{said}）", f"{key} is needed")
    draft = gk.ReportDraft(given["agency"], given["year"], **{key: given[key] for key in _header if key in given})
    for name in ("disclosure", "requests", "reviews"):
        if name in given:
            setattr(draft, name, given[name])
    for code, text in given.get("sections", {}).items():
        if code not in {section.code for section in gk.Section}:
            hint = near_in_both(code, (section.code for section in gk.Section))
            raise gk.DraftError(f"[sections] 没有 {code} 这一部分{hint.zh}", f"[sections] has no section {code}{hint.en}")
        draft.sections[gk.Section(code)] = text.strip("\n")
    return draft


def _toml(source: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(source.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise gk.DraftError(f"不是 UTF-8（第{error.start}字节起）", f"no UTF-8 from byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise gk.DraftError(f"不是有效的 TOML：{error}", f"no TOML: {error}") from None


@cli.command()
@click.argument("file", metavar="REPORT.toml", type=click.Path(allow_dash=True))
@option(
    "--ledger",
    "ledgers",
    multiple=True,
    type=click.Path(),
    help=("申请台账，用于表三和信息处理费。", "Requests, for table 3 and fees."),
)
@option("--reviews", "reviews", multiple=True, type=click.Path(), help=("复议诉讼台账，用于表四。", "Reviews, for table 4."))
@option(
    "--records",
    "folder",
    type=click.Path(),
    help=("主动公开和服务台账所在目录。", "A folder of ledgers of publication and service."),
)
@_to
@_out
@_lang
def draft(
    file: str, ledgers: Sequence[str], reviews: Sequence[str], folder: str | None, form: str | None, path: str | None, lang: str
) -> None:
    """Make the year's report from its header, ledgers and texts

    REPORT.toml has agency and year, the numbers of [disclosure], the texts of [sections], and [requests] and [reviews]
    where no ledger has them; docs/writing.md describes it. The overview and section six are proposed where they have no
    text, in sentences that state the tables' numbers. With --records, as for "gongkai records", the overview has what its
    ledgers count, and table 2 the documents of theirs.

    Nothing is written while a rule fails at severity error: the exit status is then 1. It is 2 where something cannot be
    read or is missing. Warnings are shown and do not hinder.

    ---
    由报告头、台账和文字编制年度报告

    REPORT.toml 含 agency 和 year、[disclosure] 的各数、[sections] 的文字，
    没有台账时还有 [requests] 和 [reviews]；见 docs/zh/writing.md。
    总体情况和第六部分没有文字的，按表中的数拟出。给出 --records 时（同“gongkai records”），
    总体情况写入其台账的数，表二采用其中的规章和规范性文件数。

    有规则以错误程度不符时什么也不写，退出码为 1；有内容无法读取或缺少时为 2。警告会显示，但不妨碍写出。
    """
    try:
        with click.open_file(file, "rb") as opened:
            source = opened.read()
        made = _draft_of(_toml(source))
        if ledgers or reviews:
            counted = gk.tally(list(ledgers), made.year, reviews=list(reviews) or None)
            made.take(counted)
            complain_of_rows(counted, lang)
        if folder is not None:
            made.take_records(gk.records_in(folder))
        made.fill_in()
        report = made.finish()
        _show(file, made.check().faults, lang)
        _emit(report, path, form, "zh", as_printed=False)
    except gk.InconsistentReport as error:
        raise _refuse(file, error, lang, "没有写出" if lang == "zh" else "nothing was written") from None
    except (OSError, ImportError, ValueError, KeyError) as error:
        raise _stop(file, error, lang) from None


@cli.command()
@click.argument(
    "ledger", required=False, metavar="[LEDGER]", type=click.Choice([kind["code"] for kind in gk._core.record_kinds()])
)
def schema(ledger: str | None) -> None:
    """Print the JSON Schema of a report, or of a LEDGER in JSON

    LEDGER is a kind of the ledgers of publication, columns and service: publications, documents, columns, sites, consultations,
    ratings, escalations, points, broadcasts, matters.

    ---
    输出报告或 JSON 台账的 JSON Schema

    LEDGER 是主动公开、栏目和服务台账的一种：publications、documents、columns、sites、
    consultations、ratings、escalations、points、broadcasts、matters。
    """
    if ledger is None:
        click.echo(gk._core.json_schema(), nl=False)
    else:
        click.echo(json.dumps(gk.record_schema(ledger), ensure_ascii=False, indent=2))
