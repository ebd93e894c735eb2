# SPDX-License-Identifier: Apache-2.0
"""The command on the prose of reports: ``gongkai claims``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import click

import gongkai as gk
from gongkai._commands.command_line import lang as _lang
from gongkai._commands.command_line import option
from gongkai._commands.shared import _at, _complain, _error_json, _files, _format_option, _read, cli
from gongkai._show.quote import plain as _plain

_colours = {"yes": "green", "no": "red", "na": "cyan", "with_carried_in": "yellow", "other_reading": "yellow"}
_agreements = {
    "zh": {
        "yes": "一致",
        "no": "不一致",
        "na": "表中无数",
        "with_carried_in": "含上年结转",
        "other_reading": "另一读法一致",
    },
    "en": {
        "yes": "agrees",
        "no": "differs",
        "na": "no value",
        "with_carried_in": "with carried in",
        "other_reading": "agrees otherwise read",
    },
}
_periods = {
    "zh": {gk.FactPeriod.PART_OF_YEAR: "年内一段", gk.FactPeriod.OTHER_YEAR: "其他年度", gk.FactPeriod.SEVERAL_YEARS: "累计"},
    "en": {
        gk.FactPeriod.PART_OF_YEAR: "part of the year",
        gk.FactPeriod.OTHER_YEAR: "another year",
        gk.FactPeriod.SEVERAL_YEARS: "cumulative",
    },
}
_bounds = {"exact": "", "at_least": "≥", "at_most": "≤", "approximate": "≈"}


@cli.command()
@_files
@_format_option("text", "json")
@_lang
@option("--facts", is_flag=True, help=("改为列出表中没有的数。", "List the numbers that no table has instead."))
def claims(files: Sequence[str], form: str, lang: str, facts: bool) -> None:
    """List what the prose of each report says in numbers, beside the tables

    FILE is a web page, plain text, or this program's JSON; - is standard input.

    A claim is a number in prose that is about a cell of the tables or a sum of cells. json is one object a line:
    quote, kind (stated, implied, derived), cells (requests.denied.*.total is a whole group, a+b a sum, a/b what a
    percentage divides), number, bound (exact, at_least, at_most, approximate), table (what the cells say), agree (yes,
    no, na where they say nothing, with_carried_in, other_reading), certainty, section and span. With --facts: kind, through, number,
    unit, bound, low and high (what it can mean), period (unspecified, report_year, part_of_year, other_year, several_years) and
    year, of_a_class (the words narrow the kind down), quote, section and span of items published, articles, consultations,
    documents issued and the like.

    The exit status is 2 where a file could not be read, else 0.

    ---
    列出各份报告正文中的数，并与表格对照

    FILE 是网页、纯文本或本程序的 JSON；- 为标准输入。

    正文中关于某一格或几格之和的数称为一条陈述。json 每行一个对象：quote、kind（stated、implied、
    derived）、cells（requests.denied.*.total 是整组，a+b 是和，a/b 是百分比的分子和分母）、
    number、bound（exact、at_least、at_most、approximate）、table（表中的数）、
    agree（yes、no，表中无数时为 na，with_carried_in、other_reading）、certainty、
    section 和 span。加 --facts 时：kind、through、number、unit、bound、
    low 和 high（可能的取值范围）、period（unspecified、report_year、part_of_year、
    other_year、several_years）和 year、of_a_class（原文限定了类别）、quote、
    section 和 span，内容是发布信息、稿件、咨询、制发文件等的数量。

    有文件无法读取时退出码为 2，否则为 0。
    """
    status = 0
    for file in files:
        report = _read(file)
        if isinstance(report, gk.ReadError):
            status = 2
            if form == "json":
                click.echo(_error_json(file, report))
            else:
                _complain(file, report, lang)
            continue
        if form == "json":
            lines = _json_facts(file, report) if facts else _json_claims(file, report)
        else:
            lines = _fact_lines(file, report, lang) if facts else _claim_lines(file, report, lang)
        for line in lines:
            click.echo(line)
    raise SystemExit(status)


def _number(claim: gk.Claim, value: object) -> str:
    return f"{value}%" if claim.kind is gk.ClaimKind.DERIVED else str(value)


def _json_claims(file: str, report: gk.Report) -> Iterator[str]:
    for claim in report.claims:
        yield json.dumps(
            {
                "file": file,
                "quote": claim.quote,
                "kind": claim.kind.code,
                "cells": claim.cells,
                "number": _number(claim, claim.number),
                "bound": claim.bound.code,
                "table": None if claim.table is None else _number(claim, claim.table),
                "agree": claim.agree.code,
                "certainty": claim.certainty.code,
                "section": claim.section and claim.section.code,
                "span": claim.span and claim.span.to_dict(),
            },
            ensure_ascii=False,
        )


def _json_facts(file: str, report: gk.Report) -> Iterator[str]:
    for fact in report.facts:
        yield json.dumps(
            {
                "file": file,
                "quote": fact.quote,
                "kind": fact.kind.code,
                "through": fact.through.code,
                "number": str(fact.number),
                "unit": fact.unit.code,
                "bound": fact.bound.code,
                "low": str(fact.low),
                "high": None if fact.high is None else str(fact.high),
                "period": fact.period.code,
                "year": fact.other_year,
                "of_a_class": fact.of_a_class,
                "section": fact.section and fact.section.code,
                "span": fact.span and fact.span.to_dict(),
            },
            ensure_ascii=False,
        )


def _quoted(quote: str, lang: str) -> str:
    words = _plain("".join(quote.split()))
    return f"“{words}”" if lang == "zh" else f"'{words}'"


def _claim_lines(file: str, report: gk.Report, lang: str) -> Iterator[str]:
    for claim in report.claims:
        agree = click.style(_agreements[lang][claim.agree.code], fg=_colours[claim.agree.code], bold=True)
        cells = claim.cells_zh if lang == "zh" else claim.cells_en
        says = f"{_quoted(claim.quote, lang)} {cells} = {_bounds[claim.bound.code]}{_number(claim, claim.number)}"
        if claim.agree in (gk.Agreement.NO, gk.Agreement.WITH_CARRIED_IN, gk.Agreement.OTHER_READING):
            table = _number(claim, claim.table)
            says += f"，表中为{table}" if lang == "zh" else f", the table has {table}"
        yield f"{_at(file, claim.span, lang, report.document)} {agree}: {says}"


def _fact_lines(file: str, report: gk.Report, lang: str) -> Iterator[str]:
    for fact in report.facts:
        kind = fact.kind.zh if lang == "zh" else fact.kind.en
        if fact.through is not gk.Medium.UNSPECIFIED:
            kind += f"（{fact.through.zh}）" if lang == "zh" else f" ({fact.through.en})"
        if fact.period in _periods[lang]:
            when = str(fact.other_year or _periods[lang][fact.period])
            kind += f"（{when}）" if lang == "zh" else f" ({when})"
        yield f"{_at(file, fact.span, lang, report.document)} {kind} = {_bounds[fact.bound.code]}{fact.number}: {_quoted(fact.quote, lang)}"
