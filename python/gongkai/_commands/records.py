# SPDX-License-Identifier: Apache-2.0
"""The commands for the ledgers beside the tables: ``gongkai columns`` and ``gongkai records``."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

import click

import gongkai as gk
from gongkai._commands.command_line import lang as _lang
from gongkai._commands.command_line import option
from gongkai._commands.ledger import _names, _opened, _refuse_ledger
from gongkai._commands.shared import _format_option, _level, cli
from gongkai._language import say, told
from gongkai._records import KINDS
from gongkai._show.quote import plain as _plain
from gongkai._show.sarif import _component, _json, _languages, _schema, _uri

_basis = (gk.Instrument.SITE_INDICATORS.zh, gk.Instrument.SITE_INDICATORS.en)
_rules: dict[str, tuple[str, str, str]] = {
    "column.overdue": ("warning", "栏目未按时更新", "the column has not been updated in time"),
    "column.undated": (
        "warning",
        "栏目信息均未注明日期，视为不更新",
        "no item of the column has a date, which counts as not updated",
    ),
    "column.empty": ("warning", "空白栏目", "empty column"),
    "column.dated-later": (
        "error",
        "最新信息的日期晚于监测日：有误或者系伪造",
        "the newest item is of a later day than the check: wrong or forged",
    ),
    "column.due-soon": ("note", "栏目即将到期", "the column will soon be overdue"),
    **{i.code: ("error", i.zh, i.en) for i in gk.SiteIndicator},
}
_order = (
    gk.ColumnState.DATED_LATER,
    gk.ColumnState.EMPTY,
    gk.ColumnState.UNDATED,
    gk.ColumnState.OVERDUE,
    gk.ColumnState.DUE_SOON,
)


def _rule_of(state: gk.ColumnState) -> str:
    return f"column.{state.code.replace('_', '-')}"


def _days(n: int, lang: str) -> str:
    if lang == "zh":
        return f"{n}天"
    return "1 day" if n == 1 else f"{n} days"


def _told(column: gk.ColumnStanding, lang: str) -> str:
    zh = lang == "zh"
    updated = str(column.updated) if column.updated else ""
    left = column.days_left or 0
    if column.state is gk.ColumnState.OVERDUE:
        since = _days(1 - left, lang)
        return (
            f"最后更新{updated}，自{column.overdue_from}起超期，已{since}"
            if zh
            else f"last updated {updated}, overdue since {column.overdue_from} ({since})"
        )
    if column.state is gk.ColumnState.DUE_SOON:
        return (
            f"最后更新{updated}，{_days(left, lang)}后（{column.overdue_from}）超期"
            if zh
            else f"last updated {updated}, overdue in {_days(left, lang)}, on {column.overdue_from}"
        )
    if column.state is gk.ColumnState.DATED_LATER:
        return f"最后更新{updated}" if zh else f"last updated {updated}"
    return ""


def _column_line(column: gk.ColumnStanding, lang: str) -> str:
    source, row, _ = column.reference
    rule = _rule_of(column.state)
    level, zh, en = _rules[rule]
    place = f"第{row}行" if lang == "zh" else f"row {row}"
    names = _plain(" ".join(filter(None, (column.site, column.name))))
    told = _told(column, lang)
    said = (zh if lang == "zh" else en) + (f"：{told}" if told and lang == "zh" else f": {told}" if told else "")
    return f"{click.style(f'{source or chr(45)}:', bold=True)} {place} {names}: {_level(level)}: {rule}: {said} [{_basis[lang != 'zh']}]"


def _site_lines(site: gk.SiteStanding, lang: str) -> Iterator[str]:
    zh = lang == "zh"
    name = _plain(" ".join(filter(None, (site.id, site.name)))) or ("本网站" if zh else "the site")
    for result in site.results:
        if result.outcome is not gk.Outcome.FAIL:
            continue
        said = result.indicator.zh if zh else result.indicator.en
        numbers = f"（{result.found}，标准{result.limit}）" if zh else f" ({result.found}, limit {result.limit})"
        yield f"{name}: {_level('error')}: {result.indicator.code}: {said}{numbers} [{_basis[not zh]}]"
    verdicts = {
        "qualified": ("单项否决指标合格", "passes every single veto"),
        "not_qualified": ("不合格", "does not pass"),
        "not_assessable": ("无法判定", "cannot be judged"),
    }
    unknown = [
        r.indicator.code
        for r in site.results
        if r.outcome is gk.Outcome.NOT_ASSESSABLE and r.indicator is not gk.SiteIndicator.POINTS
    ]
    told = verdicts[site.verdict.code][0 if zh else 1]
    if site.points is not None:
        told += f"，得分{site.points}" if zh else f", {site.points} points"
    if site.verdict is gk.SiteVerdict.NOT_ASSESSABLE:
        told += ("，台账未载：" if zh else ", the ledgers do not say: ") + ", ".join(unknown)
    yield f"{name}{'：' if zh else ': '}{told}"


def _columns_object(found: gk.Columns, as_of: str) -> dict[str, Any]:
    def rate(r: gk.Rate) -> dict[str, Any]:
        percent = r.percent()
        return {"part": r.part, "whole": r.whole, "percent": None if percent is None else str(percent)}

    return {
        "as_of": as_of,
        "basis": _basis[0],
        "rows": dict(found.rows._asdict()),
        "columns": [
            {
                "ledger": c.reference.source,
                "row": c.reference.row,
                "id": c.reference.id,
                "site": c.site,
                "name": c.name,
                "kind": c.kind.code,
                "state": c.state.code,
                "updated": None if c.updated is None else str(c.updated),
                "overdue_from": None if c.overdue_from is None else str(c.overdue_from),
                "days_left": c.days_left,
            }
            for c in found.columns
        ],
        "sites": [
            {
                "id": s.id,
                "name": s.name,
                "kind": s.kind.code,
                "verdict": s.verdict.code,
                "points": s.points,
                "indicators": [
                    {"indicator": r.indicator.code, "outcome": r.outcome.code, "found": r.found, "limit": r.limit}
                    for r in s.results
                ],
            }
            for s in found.sites
        ],
        "websites_qualified": rate(found.websites_qualified),
        "new_media_qualified": rate(found.new_media_qualified),
        "findings": [_finding_object(f) for f in found.findings],
    }


def _finding_object(f: gk.RecordFinding) -> dict[str, Any]:
    return {
        "rule": f.rule.code,
        "severity": f.severity.code,
        "file": f.source,
        "row": f.row,
        "id": f.id,
        "column": f.column,
        "detail": f.detail,
        "message_zh": f.message_zh,
        "message_en": f.message_en,
        "basis": f.rule.basis or None,
    }


def _columns_sarif(found: gk.Columns, files: Sequence[str], lang: str) -> str:
    zh = lang == "zh"
    other = "en" if zh else "zh"
    ids = list(_rules)

    def rules(language: str) -> list[dict[str, Any]]:
        return [
            {
                "id": rule,
                "shortDescription": {"text": said_zh if language == "zh" else said_en},
                "help": {"text": f"{'依据' if language == 'zh' else 'Basis'}: {_basis[language != 'zh']}"},
                "defaultConfiguration": {"level": level},
            }
            for rule, (level, said_zh, said_en) in _rules.items()
        ]

    def result(rule: str, kind: str, message: str, file: str | None, names: Sequence[str]) -> dict[str, Any]:
        print_ = hashlib.sha256("\n".join([rule, *names]).encode()).hexdigest()[:32]
        location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": "/".join(names) or "site"}]}
        if file:
            location["physicalLocation"] = {"artifactLocation": {"uri": _uri(file)}}
        return {
            "ruleId": rule,
            "ruleIndex": ids.index(rule),
            "kind": kind,
            "level": _rules[rule][0] if kind == "fail" else "none",
            "message": {"text": message},
            "locations": [location],
            "partialFingerprints": {"ruleAndColumn/v1": print_},
        }

    results = []
    for c in found.columns:
        if c.state in _order:
            rule = _rule_of(c.state)
            said = _rules[rule][1 if zh else 2]
            told = _told(c, lang)
            text = f"{c.name}: {said}" + (f" ({told})" if told else "")
            results.append(result(rule, "fail", text, c.reference.source, [c.site or "", c.reference.id or ""]))
    for s in found.sites:
        for r in s.results:
            if r.outcome is gk.Outcome.PASS:
                continue
            kind = "fail" if r.outcome is gk.Outcome.FAIL else "open"
            said = r.indicator.zh if zh else r.indicator.en
            text = f"{s.name or s.id or 'site'}: {said}" + (f" ({r.found})" if r.found else "")
            results.append(result(r.indicator.code, kind, text, None, [s.id or ""]))
    run = {
        "tool": {"driver": {**_component(lang), "rules": rules(lang)}},
        "language": _languages[lang],
        "translations": [{**_component(other), "contents": ["localizedData"], "rules": rules(other)}],
        "artifacts": [{"location": {"uri": _uri(file)}} for file in files],
        "results": results,
        "invocations": [{"executionSuccessful": True}],
    }
    return _json({"$schema": _schema, "version": "2.1.0", "runs": [run]})


def _complain(findings: Sequence[gk.RecordFinding], lang: str) -> None:
    for finding in findings:
        text = _plain(finding.message(lang))
        level = f"{finding.severity.code}: {finding.rule.code}"
        click.echo(text.replace(level, f"{_level(finding.severity.code)}: {finding.rule.code}", 1), err=True)


def complain_of_rows(counted: gk.Records, lang: str) -> None:
    """What is wrong with the rows of ledgers, to standard error."""
    _complain(counted.findings, lang)
    if (more := sum(counted.finding_numbers.values()) - len(counted.findings)) > 0:
        click.echo(f"另有{more}处" if lang == "zh" else f"and {more} more", err=True)


def counted_in(folder: str, form: str, lang: str, **options: Any) -> gk.Records:
    """The ledgers of a folder; SystemExit where one cannot be read."""
    try:
        return gk.records_in(folder, **options)
    except ValueError as error:
        raise click.UsageError(told(error)) from None
    except (gk.ReadError, OSError) as error:
        raise _refuse_ledger([folder], error, form, lang) from None


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="COLUMNS...", type=click.Path(allow_dash=True))
@option("--as-of", required=True, metavar="DAY", help=("监测时间点（该日终了时）。", "The day of the check, at its end."))
@option("--sites", multiple=True, metavar="FILE", type=click.Path(allow_dash=True), help=("网站台账。", "A ledger of sites."))
@option(
    "--within",
    default=7,
    show_default=True,
    type=click.IntRange(0, 3660),
    help=("超期前几天开始提示。", "Days before it is overdue."),
)
@_names
@_format_option("text", "json", "sarif")
@_lang
def columns(files: Sequence[str], as_of: str, sites: Sequence[str], within: int, names: str | None, form: str, lang: str) -> None:
    """Say which columns of a site are overdue, and which will be

    COLUMNS has the columns of docs/columns.md, in CSV, JSON, Excel, Parquet or Arrow; several are one. Judged by 国办秘函〔2019〕19号 as of the end
    of the day: news every two weeks, notices and policies every six months, other columns every year. With --sites,
    whether each site passes the single vetoes.

    The exit status is 1 where a column is overdue, empty or without a date, a site does not pass, or a row is wrong; 2 where
    a file cannot be read; else 0.

    ---
    列出网站中已超期和即将超期的栏目

    COLUMNS 的列见 docs/zh/columns.md，格式为 CSV、JSON、Excel、Parquet 或 Arrow；
    几个合并判断。按国办秘函〔2019〕19号，以该日终了时为准：动态、要闻类两周，通知公告、政策文件类六个月，其他栏目一年。
    给出 --sites 时，判断各网站是否触及单项否决指标。

    有栏目超期、空白或没有日期，有网站不合格，或者有行有误时退出码为 1；有文件无法读取时为 2；否则为 0。
    """
    try:
        datetime.date.fromisoformat(as_of)
    except ValueError:
        raise click.UsageError(
            say(f"--as-of {as_of}：不是日期（年-月-日）", f"--as-of {as_of}: not a day (yyyy-mm-dd)")
        ) from None
    try:
        found = gk.check_columns(_opened(files), as_of, sites=_opened(sites), within=within, names=names)
    except (gk.ReadError, OSError) as error:
        raise _refuse_ledger([*files, *sites], error, "json" if form == "json" else "text", lang) from None
    bad = [c for c in found.columns if c.state in _order and c.state is not gk.ColumnState.DUE_SOON]
    failed = [s for s in found.sites if s.verdict is gk.SiteVerdict.NOT_QUALIFIED]
    wrong = [f for f in found.findings if f.severity is not gk.Severity.NOTE]
    if form == "json":
        click.echo(json.dumps(_columns_object(found, as_of), ensure_ascii=False))
    elif form == "sarif":
        click.echo(_columns_sarif(found, [*files, *sites], lang))
    else:
        shown = [c for c in found.columns if c.state in _order]
        for column in sorted(shown, key=lambda c: (_order.index(c.state), c.days_left or 0)):
            click.echo(_column_line(column, lang))
        for site in found.sites:
            for line in _site_lines(site, lang):
                click.echo(line)
        soon = len(shown) - len(bad)
        total = len(found.columns)
        if lang == "zh":
            click.echo(f"{total}个栏目，{len(bad)}个未达标，{soon}个即将到期")
        else:
            click.echo(f"{total} columns, {len(bad)} overdue, empty or undated, {soon} due soon")
        for name_zh, name_en, rate in (
            ("网站", "websites", found.websites_qualified),
            ("新媒体", "new media", found.new_media_qualified),
        ):
            if rate.whole:
                click.echo(
                    f"{name_zh}合格率{rate}（{rate.part}/{rate.whole}）"
                    if lang == "zh"
                    else f"{name_en} qualified: {rate} ({rate.part} of {rate.whole})"
                )
    if form != "json":
        _complain(found.findings, lang)
    raise SystemExit(1 if bad or failed or wrong else 0)


_kind_options = [
    option(
        f"--{kind['code']}",
        multiple=True,
        metavar="FILE",
        type=click.Path(allow_dash=True),
        help=(f"{kind['zh']}。", f"Ledger of {kind['code']}."),
    )
    for kind in gk._core.record_kinds()
    if kind["code"] in KINDS
]


@cli.command("records")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False))
@option("--year", required=True, type=click.IntRange(2008, 2071), help=("报告年度。", "The report year."))
@option(
    "--rating-limits",
    default="national",
    show_default=True,
    type=click.Choice(["national", "zhejiang"]),
    help=("“好差评”差评回访和整改的时限。", "Limits for answering bad ratings."),
)
@option(
    "--escalation-limits",
    default="none",
    show_default=True,
    type=click.Choice(["none", "jiangsu", "tianjin_district"]),
    help=("“办不成事”反映窗口的办理时限。", "Limits for tickets of the window for what could not be done."),
)
@_names
@_format_option("text", "tidy", "json")
@_lang
def records_command(
    folder: str | None,
    year: int,
    rating_limits: str,
    escalation_limits: str,
    names: str | None,
    form: str,
    lang: str,
    **files: Sequence[str],
) -> None:
    """Count what was published, and what service was given

    FOLDER has ledgers named by their kind (publications.csv, ratings.parquet …), or each is given by its option;
    docs/publication.md and docs/service.md have their columns. text are the figures and rates of the year; tidy is a table of
    ledger,figure,by,value,number; json has both and the findings. What is wrong with a row goes to standard error.

    The exit status is 0 where nothing is wrong (notes do not count), 1 where there are errors or warnings, and 2 where a
    file cannot be read.

    ---
    汇总主动公开和政务服务的台账

    FOLDER 中的台账按种类命名（publications.csv、ratings.parquet……），或者用各自的选项给出；
    列见 docs/zh/publication.md 和 docs/zh/service.md。text 是当年的数量和比率；
    tidy 是 ledger,figure,by,value,number 的表；json 两者都有，并含发现的问题。
    各行的问题写到标准错误。

    没有问题（提示不计）时退出码为 0，有错误或警告时为 1，有文件无法读取时为 2。
    """
    given = {kind: _opened(paths) for kind, paths in files.items() if paths}
    if (folder is None) == (not given):
        needed = say("须给出台账目录，或用选项给出台账，二者择一", "a folder of ledgers, or a ledger by its option, is needed")
        raise click.UsageError(needed)
    options: dict[str, Any] = {"rating_limits": rating_limits, "escalation_limits": escalation_limits, "names": names}
    if folder is not None:
        counted = counted_in(folder, form, lang, **options)
    else:
        try:
            counted = gk.records(given, **options)
        except (gk.ReadError, OSError) as error:
            raise _refuse_ledger([path for paths in files.values() for path in paths], error, form, lang) from None
    rates = [rate for kind in counted.kinds for rate in counted.rates_of(kind)]
    if form == "json":
        click.echo(json.dumps(_records_object(counted, year, rates), ensure_ascii=False))
    elif form == "tidy":
        out = io.StringIO()
        writer = csv.DictWriter(out, ["ledger", "figure", "by", "value", "number"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(dict(row) for row in counted.figures(year))
        click.echo(out.getvalue(), nl=False)
    else:
        _echo_figures(counted, year, rates, lang)
    if form != "json":
        complain_of_rows(counted, lang)
    raise SystemExit(1 if any(rule.severity is not gk.Severity.NOTE for rule in counted.finding_numbers) else 0)


for _option in _kind_options:
    _option(records_command)


def _interpretation(counted: gk.Records, year: int) -> gk.Rate | None:
    return counted.interpretation_rate(year) if {"documents", "publications"} <= set(counted.kinds) else None


def _records_object(counted: gk.Records, year: int, rates: Sequence[gk.RecordRate]) -> dict[str, Any]:
    def shown(rate: gk.Rate) -> dict[str, Any]:
        percent = rate.percent()
        return {"part": rate.part, "whole": rate.whole, "percent": None if percent is None else str(percent)}

    shares = {rate.code: shown(counted.rate(year, rate)) for rate in rates}
    if (interpreted := _interpretation(counted, year)) is not None:
        shares["interpretation"] = shown(interpreted)
    return {
        "year": year,
        "rows": {kind: dict(totals._asdict()) for kind, totals in counted.rows.items()},
        "figures": counted.figures(year),
        "rates": shares,
        "findings": [_finding_object(f) for f in counted.findings],
    }


def _echo_figures(counted: gk.Records, year: int, rates: Sequence[gk.RecordRate], lang: str) -> None:
    zh = lang == "zh"
    whole = [row for row in counted.figures(year) if row["by"] is None]
    width = max((len(str(row["number"])) for row in whole), default=1)
    for row in whole:
        figure = gk.RecordFigure(row["figure"])
        click.echo(f"{row['number']:>{width}}  {figure.zh if zh else figure.en}")
    lines = [(rate.zh if zh else rate.en, counted.rate(year, rate)) for rate in rates]
    if (interpreted := _interpretation(counted, year)) is not None:
        lines.append(("规范性文件解读率" if zh else "documents interpreted", interpreted))
    for name, rate in lines:
        if rate.whole:
            click.echo(f"{rate} ({rate.part}/{rate.whole})  {name}")
    for kind, totals in counted.rows.items():
        click.echo(
            f"{kind}：读取{totals.read}行，计入{totals.counted}行，未计入{totals.reported}行"
            if zh
            else f"{kind}: {totals.read} rows read, {totals.counted} counted, {totals.reported} reported"
        )
