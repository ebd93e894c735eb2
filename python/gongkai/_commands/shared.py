# SPDX-License-Identifier: Apache-2.0
"""The group of the commands, and what several of them share."""

from __future__ import annotations

import itertools
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import click

import gongkai as gk
from gongkai._commands.command_line import Group, Option, option
from gongkai._language import Words, told
from gongkai._show.quote import plain as _plain
from gongkai._show.quote import width as _width

_Command = TypeVar("_Command", bound=Callable[..., Any])

_levels = {"error": "red", "warning": "yellow", "note": "cyan", "pass": "green"}


_files = click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True))


def _format_option(*choices: str) -> Callable[[_Command], _Command]:
    return option(
        "--format",
        "form",
        type=click.Choice(choices),
        default="text",
        show_default=True,
        help=("输出格式。", "Form of the output."),
    )


_config = option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    help=(
        "含 [tool.gongkai.rules] 表的 TOML；不给则用最近的 gongkai.toml 或 pyproject.toml。",
        "TOML with a table [tool.gongkai.rules]; else the nearest gongkai.toml or pyproject.toml with one.",
    ),
)


def _configured(config: str | None) -> gk.RuleChoices | None:
    """The rules that are chosen by the file, or else by the nearest one."""
    try:
        file = config or gk.find_config()
        return gk.read_config(file) if file else None
    except (gk.ConfigError, OSError) as error:
        raise click.UsageError(told(error)) from None


@click.group(cls=Group)
@click.version_option(
    gk.__version__, message="gongkai %(version)s", cls=Option, help=Words("显示版本并退出。", "Show the version and exit.")
)
def cli() -> None:
    """Read and check China's annual reports on government information disclosure.

    ---
    读取并核对政府信息公开工作年度报告。
    """
    if os.environ.get("NO_COLOR"):
        click.get_current_context().color = False


def _read(file: str) -> gk.Report | gk.ReadError:
    """The report, or why there is none."""
    try:
        if file == "-":
            if sys.stdin is None:
                raise OSError("standard input is closed")
            return gk.read(sys.stdin.buffer)
        return gk.read(file)
    except gk.ReadError as error:
        return error
    except OSError as error:
        return gk.ReadError(gk.ErrorCode.FILE_UNREADABLE, error.strerror or str(error))


def _place(file: str, line: int | None, column: int | None) -> str:
    return click.style(f"{file}:{line}:{column}:" if line else f"{file}:", bold=True)


def _at(file: str, span: gk.Span | None, lang: str, document: str | None = None) -> str:
    """``document`` is `Report.document`: where it is given, the place is none of the file."""
    place = f"{file}:"
    if span and document is not None:
        place += f" {_plain(document) or ('原文' if lang == 'zh' else 'original')}:"
    return click.style(f"{place}{_plain(span.place(lang))}:" if span else place, bold=True)


def _level(name: str) -> str:
    return click.style(name, fg=_levels[name], bold=True)


def _complain(file: str, error: gk.ReadError, lang: str) -> None:
    message = _plain(error.message(lang))
    click.echo(f"{_place(file, error.line, error.column)} {_level('error')}: {error.code}: {message}", err=True)


def _note_opening(file: str, report: gk.Report, lang: str) -> None:
    """Says what had to be mended to open the file."""
    for note in report.opening_notes:
        click.echo(f"{_place(file, None, None)} {_level('note')}: {note.code}: {_plain(note.message(lang))}", err=True)


def _error_json(file: str, error: gk.ReadError) -> str:
    what = {
        "code": error.code,
        "message_zh": error.message_zh,
        "message_en": error.message_en,
        "line": error.line,
        "column": error.column,
    }
    return json.dumps({"file": file, "error": what}, ensure_ascii=False)


# A report in words


_metadata_labels = {
    "agency": "报告机关",
    "year": "报告年度",
    "index_number": "索引号",
    "publisher": "发布机构",
    "topic": "主题分类",
    "document_number": "文号",
    "disclosure_mode": "公开方式",
    "date_written": "成文日期",
    "date_published": "发布日期",
}


def _label(item: Any, edition: gk.Edition, lang: str) -> str:
    if lang == "en":
        return str(item.code)
    return str(item.wording(edition))


def _row_label(row: Any, edition: gk.Edition, lang: str) -> str:
    label = _label(row, edition, lang)
    if lang == "zh" and isinstance(row, gk.RequestRow) and row.disposition and row.disposition.group.code != row.code:
        return f"{_label(row.disposition.group, edition, lang)} {label}"
    return label


def _pad(text: str, width: int) -> str:
    return " " * (width - _width(text)) + text


def _shown(cell: gk.Cell) -> str:
    if cell.status is gk.CellStatus.BLANK:
        return "-"
    if cell.status is gk.CellStatus.MISSING:
        return "?"
    return f"{cell.value}*" if cell.status is gk.CellStatus.INFERRED else str(cell.value)


def _report_lines(report: gk.Report, lang: str) -> Iterator[str]:
    zh = lang == "zh"
    yield click.style(_plain(report.title or ("（无标题）" if zh else "(no title)")), bold=True)
    yield f"{'格式版本' if zh else 'edition'}: {report.edition.code}"
    for name, chinese in _metadata_labels.items():
        if (value := getattr(report.metadata, name)) is not None:
            yield f"{chinese if zh else name}: {_plain(str(value))}"
    if report.sections:
        counts = (f"{_label(s.section, report.edition, lang)} {len(s.text)}" for s in report.sections)
        yield f"{'各部分字数' if zh else 'characters in each section'}: {' · '.join(counts)}"
    for table in (report.disclosure, report.requests, report.reviews):
        yield ""
        yield click.style(_label(table.table, report.edition, lang), bold=True)
        if table.present:
            yield from _table_lines(dict(table), report.edition, lang)
        else:
            yield "没有这张表" if zh else "this table is absent"


def _table_lines(cells: dict[tuple[Any, Any], gk.Cell], edition: gk.Edition, lang: str) -> Iterator[str]:
    """Numbers first, the row's label after them: labels are long. Rows with the same columns share a heading."""
    rows: dict[Any, dict[Any, str]] = {}
    for (row, column), cell in cells.items():
        rows.setdefault(row, {})[column] = _shown(cell)
    for columns, alike in itertools.groupby(rows.items(), key=lambda item: tuple(item[1])):
        block = list(alike)
        headings = [_label(column, edition, lang) for column in columns]
        widths = [
            max(_width(heading), *(_width(row[column]) for _, row in block))
            for heading, column in zip(headings, columns, strict=True)
        ]
        yield "  ".join(map(_pad, headings, widths))
        for row, values in block:
            yield "  ".join([*map(_pad, values.values(), widths), _row_label(row, edition, lang)])


def _summary(counts: dict[str, int], files: int, unreadable: int, lang: str) -> str:
    if lang == "zh":
        text = f"{files}个文件：{counts['error']}处错误，{counts['warning']}处警告"
        return text + (f"，{unreadable}个文件无法读取" if unreadable else "")

    def number(n: int, thing: str) -> str:
        return f"{n} {thing}" if n == 1 else f"{n} {thing}s"

    text = f"{number(counts['error'], 'error')}, {number(counts['warning'], 'warning')} in {number(files, 'file')}"
    return text + (f", {unreadable} of them unreadable" if unreadable else "")
