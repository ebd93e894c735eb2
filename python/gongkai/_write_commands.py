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
from gongkai._quote import plain as _plain
from gongkai._write import format_of, render
from gongkai.cli import _complain, _lang, _language, _level, _place, _read, cli

_to = click.option(
    "--to",
    "form",
    type=click.Choice(["html", "docx", "xlsx", "md", "text", "json"]),
    help="Format of the document; by itself that of the name's ending, or html. 文件格式",
)
_out = click.option(
    "-o", "--output", "path", type=click.Path(), help="The file to write; - is standard output. 输出文件"
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
        said = _plain(str(error.args[0] if error.args else error))
        click.echo(f"{_place(file, None, None)} {_level('error')}: {said}", err=True)
    return SystemExit(2)


@cli.command()
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@_to
@_out
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of the document's labels; en is a reading aid. 文件语言",
)
@click.option("--as-printed", is_flag=True, help="Write what is printed, right or wrong, and say so. 按原文转写")
def write(file: str, form: str | None, path: str | None, lang: str, as_printed: bool) -> None:
    """Write a report as a document of another format · 转写报告

    FILE is anything that "gongkai read" takes. The document has the layout and wording of the form; in English, headings
    and labels are translated as a reading aid. docx and xlsx need "pip install gongkai[office]".

    A report that breaks a rule, or has cells without a number, is written only with --as-printed, and is marked as not
    verified. The exit status is 1 where it is refused, 2 where it cannot be read or written.
    """
    said_in = _language()
    report = _read(file)
    if isinstance(report, gk.ReadError):
        raise _stop(file, report, said_in)
    try:
        _emit(report, path, form, lang, as_printed)
    except gk.InconsistentReport as error:
        advice = (
            "没有作为已核验的报告写出；--as-printed 按原文写出并注明"
            if said_in == "zh"
            else "not written as a verified report; --as-printed writes it as it is, and says so"
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
    """Raises ValueError for what is missing or unknown."""
    known = {"agency", "year", "disclosure", "requests", "reviews", "sections", *_header}
    if unknown := sorted(set(given) - known):
        raise ValueError(f"unknown: {', '.join(unknown)}")
    for key, kind in (("agency", str), ("year", int)):
        if not isinstance(given.get(key), kind):
            raise ValueError(f"{key} is needed")
    draft = gk.ReportDraft(given["agency"], given["year"], **{key: given[key] for key in _header if key in given})
    for name in ("disclosure", "requests", "reviews"):
        if name in given:
            setattr(draft, name, given[name])
    for code, text in given.get("sections", {}).items():
        draft.sections[gk.Section(code)] = text.strip("\n")
    return draft


@cli.command()
@click.argument("file", metavar="REPORT.toml", type=click.Path(allow_dash=True))
@click.option("--ledger", "ledgers", multiple=True, type=click.Path(), help="Requests, for table 3 and fees. 申请台账")
@click.option("--reviews", "reviews", multiple=True, type=click.Path(), help="Reviews, for table 4. 复议诉讼台账")
@click.option("--records", "folder", type=click.Path(), help="A folder of ledgers of publication and service. 主动公开与服务台账目录")
@_to
@_out
@_lang
def draft(
    file: str, ledgers: Sequence[str], reviews: Sequence[str], folder: str | None, form: str | None, path: str | None, lang: str
) -> None:
    """Make the year's report from its header, ledgers and texts · 编制年度报告

    REPORT.toml has agency and year, the numbers of [disclosure], the texts of [sections], and [requests] and [reviews]
    where no ledger has them; docs/writing.md describes it. The overview and section six are proposed where they have no
    text, in sentences that state the tables' numbers. With --records, as for "gongkai records", the overview has what its
    ledgers count, and table 2 the documents of theirs.

    Nothing is written while a rule fails at severity error: the exit status is then 1. It is 2 where something cannot be
    read or is missing. Warnings are shown and do not hinder.
    """
    try:
        with click.open_file(file, "rb") as opened:
            source = opened.read()
        made = _draft_of(tomllib.loads(source.decode("utf-8-sig"), parse_float=Decimal))
        if ledgers or reviews:
            made.take(gk.tally(list(ledgers), made.year, reviews=list(reviews) or None))
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
@click.argument("ledger", required=False, metavar="[LEDGER]", type=click.Choice([kind["code"] for kind in gk._core.record_kinds()]))
def schema(ledger: str | None) -> None:
    """Print the JSON Schema of a report, or of a LEDGER in JSON · 输出 JSON Schema

    LEDGER is a kind of the ledgers of publication, columns and service: publications, documents, columns, sites, consultations,
    ratings, escalations, points, broadcasts, matters.
    """
    if ledger is None:
        click.echo(gk._core.json_schema(), nl=False)
    else:
        click.echo(json.dumps(gk.record_schema(ledger), ensure_ascii=False, indent=2))
