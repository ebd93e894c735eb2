# SPDX-License-Identifier: Apache-2.0
"""The commands ``gongkai store diff``, ``verify``, ``export`` and ``check``, and ``gongkai read --store``."""

from __future__ import annotations

import contextlib
import csv
import sys
from collections.abc import Iterator, Sequence

import click

import gongkai as gk
from gongkai._commands.command_line import lang as _lang
from gongkai._commands.command_line import option
from gongkai._commands.read import no_file_in
from gongkai._commands.shared import _complain, _format_option, cli
from gongkai._language import told


class _Unusable(click.ClickException):
    exit_code = 2  # 1 is that something was found


@contextlib.contextmanager
def _said() -> Iterator[None]:
    """What a store says is wrong, as the command line says it."""
    try:
        yield
    except (OSError, ValueError, ImportError) as error:
        raise _Unusable(told(error)) from None


_store = click.argument("store", metavar="STORE", type=click.Path(exists=True, file_okay=False))


def update(paths: Sequence[str], store: str, jobs: int, prune: bool, ocr: bool, lang: str) -> int:
    """Reads into a store; the exit status."""
    errors = list[tuple[str, gk.ReadError]]()
    with _said():
        done = gk.Store(store).update(
            paths, threads=jobs, progress=True, prune=prune, ocr=ocr, on_error=lambda file, error: errors.append((file, error))
        )
    if not done.files:
        raise no_file_in(paths)
    for file, error in errors:
        _complain(file, error, lang)
    click.echo(_summary(done, lang), err=True)
    return 2 if done.errors else 0


def _summary(done: gk.StoreUpdate, lang: str) -> str:
    if lang == "zh":
        return (
            f"{done.files}个文件：读取{done.read}个（新增{done.new}、变更{done.changed}、读法不同{done.otherwise}），"
            f"{done.errors}个无法读取，{done.gone}个已不存在"
        )
    return (
        f"{done.files} files: {done.read} read ({done.new} new, {done.changed} changed, {done.otherwise} read otherwise), "
        f"{done.errors} unreadable, {done.gone} no longer there"
    )


def _judged(checked: gk.CheckedFrame, lang: str) -> str:
    if lang == "zh":
        return f"{checked.reports}份报告，{checked.rows}个单元格：核对{checked.rows_judged}个，{checked.rows_reported}个属于无法核对的报告"
    return f"{checked.reports} reports, {checked.rows} cells: {checked.rows_judged} judged, {checked.rows_reported} of reports that cannot be"


@cli.group()
def store() -> None:
    """Work with a store of reports, which gongkai read --store makes

    ---
    使用 gongkai read --store 建立的报告库
    """


@store.command()
@click.argument("old", metavar="OLD", type=click.Path(exists=True, file_okay=False))
@click.argument("new", metavar="NEW", type=click.Path(exists=True, file_okay=False))
def diff(old: str, new: str) -> None:
    """List what another store says otherwise

    A line of CSV for each report that only one of them has, and for each agency, year, edition, error and cell that differs:
    file,what,cell,before,after. The exit status is 1 where there is any.

    ---
    列出另一个库不同的内容

    CSV 每行一处：只有一边有的报告，以及不同的机关、年度、格式版本、错误和格，
    列为 file,what,cell,before,after。有不同时退出码为 1。
    """
    with _said():
        found = gk.Store(old).diff(gk.Store(new))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(found.schema.names)
    writer.writerows(zip(*(column.to_pylist() for column in found.columns), strict=True))
    raise SystemExit(1 if len(found) else 0)


@store.command()
@_store
@option(
    "--sources",
    is_flag=True,
    help=("同时核对读取过的文件是否有变化。", "Also whether the files that were read are as they were."),
)
@_lang
def verify(store: str, sources: bool, lang: str) -> None:
    """Tell whether a store is whole

    Each part is there with the content it was written with, and each report is in it once, with all its cells. The exit status
    is 1 where something is wrong.

    ---
    核对库是否完整

    每个部分都在，内容与写入时一致，每份报告只有一次，各格齐全。有问题时退出码为 1。
    """
    with _said():
        opened = gk.Store(store)
        wrong = opened.verify(sources)
        files = len(opened.files)
    for line in wrong:
        click.echo(line)
    if not wrong:
        click.echo(f"{files}个文件，完整无误" if lang == "zh" else f"{files} files, nothing is wrong", err=True)
    raise SystemExit(1 if wrong else 0)


@store.command()
@_store
@click.argument("output", metavar="OUTPUT", type=click.Path(dir_okay=False, writable=True))
def export(store: str, output: str) -> None:
    """Write a store in another form

    By the name of OUTPUT: .duckdb, .sqlite or .db, .csv (the cells), .xlsx (a row for each report). Databases and workbooks have
    tables of files, agencies and columns besides, and of what the codes mean.

    ---
    把库导出为其他格式

    按 OUTPUT 的后缀：.duckdb、.sqlite 或 .db、.csv（各格）、.xlsx（每份报告一行）。
    数据库和工作簿另有文件、机关、各列及代码含义的表。
    """
    with _said():
        gk.Store(store).export(output)


@store.command()
@_store
@_format_option("text", "csv")
@_lang
def check(store: str, form: str, lang: str) -> None:
    """Judge the sums of all reports of a store

    text: how often each rule ended how. csv: the findings. The exit status is 1 where a rule of severity error or warning fails.

    ---
    核对库中全部报告的勾稽关系

    text：每条规则各种结论的次数。csv：各项结果。有严重程度为错误或警告的规则不符时退出码为 1。
    """
    with _said():
        checked = gk.Store(store).check()
    table = (checked.findings if form == "csv" else checked.counts).to_arrow()
    rows = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(table.schema.names)
        writer.writerows(rows)
    else:
        for rule, severity, outcome, reason, findings, reports in rows:
            why = f" ({reason})" if reason else ""
            in_reports = f"{reports}份报告" if lang == "zh" else f"in {reports} reports"
            click.echo(f"{findings:>12,} {rule} {severity if outcome == 'fail' else outcome}{why}: {in_reports}")
        click.echo(_judged(checked, lang), err=True)
    faults = checked.counts.to_arrow().to_pylist()
    raise SystemExit(1 if any(r["outcome"] == "fail" and r["severity"] != "note" for r in faults) else 0)
