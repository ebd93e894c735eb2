# SPDX-License-Identifier: Apache-2.0
"""The command ``gongkai read``: one report, or a whole set of them in one table."""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import json
import sys
from collections.abc import Generator, Iterator, Sequence
from decimal import Decimal
from typing import IO, Any, Protocol

import click

import gongkai as gk
from gongkai._commands.command_line import lang as _lang
from gongkai._commands.command_line import option
from gongkai._commands.output import created, form_of, output_option, whole_file
from gongkai._commands.shared import _complain, _error_json, _note_opening, _report_lines, cli
from gongkai._extras import need
from gongkai._language import Words, say, told
from gongkai._read import bulk
from gongkai._read.opening import Recognising
from gongkai._report import cores
from gongkai._store.export import EXCEL_ROWS
from gongkai._study import column_words
from gongkai._write.xlsx import DIGITS

_BY_SUFFIX = {
    "": "text",
    ".txt": "text",
    ".csv": "tidy",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
}

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR|PATTERN...", type=click.Path(allow_dash=True))
jobs_option = option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    default=cores,
    show_default=Words("每核一个", "one on each core"),
    help=("同时读取几个文件。", "How many files to read at a time."),
)


ocr_option = option(
    "--ocr",
    is_flag=True,
    help=(
        "识别图像页面；需要 gongkai[ocr]，每页数秒。",
        "Recognise pages that are pictures; takes gongkai[ocr] and seconds a page.",
    ),
)


def read_files(
    files: Sequence[str], jobs: int, *, progress: bool = False, ocr: bool = False
) -> Generator[gk.ReadResult, None, None]:
    """What became of each file, in order; ``-`` is standard input. ``ocr``: pictures are recognised, and where a single file
    is read, a bar counts its pages."""
    how = Recognising(jobs, len(files) == 1) if ocr else None
    reader = bulk.Reader(jobs if len(files) > 1 else 1, None, how)

    def work(batch: Sequence[str]) -> list[gk.ReadResult]:
        if "-" not in batch:
            return reader(batch)
        return [each for file in batch for each in (bulk.read_all(file, how) if file == "-" else reader([file]))]

    try:
        yield from bulk.in_order(work, files, jobs, progress)
    finally:
        reader.close()


def no_file_in(paths: Sequence[str]) -> click.UsageError:
    """That there is nothing to read."""
    named = ", ".join(paths)
    return click.UsageError(say(f"{named} 中没有文件", f"there is no file in {named}"))


class _Output(Protocol):
    """Where results go, one after the other."""

    def add(self, result: gk.ReadResult) -> None: ...
    def close(self) -> None: ...


class _Text:
    def __init__(self, stream: IO[str] | None, lang: str, many: bool) -> None:
        self._stream, self._lang, self._many, self._first = stream, lang, many, True

    def add(self, result: gk.ReadResult) -> None:
        if result.report is None:
            return
        if not self._first:
            click.echo(file=self._stream)
        self._first = False
        if self._many:
            click.echo(click.style(f"{result.file}:", bold=True), file=self._stream)
        click.echo("\n".join(_report_lines(result.report, self._lang)), file=self._stream)

    def close(self) -> None:
        pass


class _Json:
    def __init__(self, stream: IO[str] | None, many: bool) -> None:
        self._stream, self._many = stream, many

    def add(self, result: gk.ReadResult) -> None:
        if result.report is None:
            assert result.error is not None
            text = _error_json(result.file, result.error)
        elif self._many:
            text = json.dumps({"file": result.file, "report": json.loads(result.report.to_json())}, ensure_ascii=False)
        else:
            text = result.report.to_json().rstrip("\n")
        click.echo(text, file=self._stream)

    def close(self) -> None:
        pass


class _Tidy:
    """The tidy form of one report; of several, with the file first, who and when last, and why a file has no cells."""

    HEADER = "file,table,row,column,value,status,agency,year,error\n"

    def __init__(self, stream: IO[str] | None, many: bool) -> None:
        self._stream, self._many = stream, many
        if many:
            click.echo(self.HEADER, file=stream, nl=False)

    def add(self, result: gk.ReadResult) -> None:
        report = result.report
        if not self._many:
            click.echo(report.to_tidy() if report else "", file=self._stream, nl=False)
        elif report is None:
            assert result.error is not None
            click.echo(f"{_field(result.file)},,,,,,,,{result.error.code}", file=self._stream)
        else:
            before = _field(result.file) + ","
            after = f",{_field(report.agency or '')},{report.year or ''},\n"
            lines = report.to_tidy().splitlines()[1:]
            click.echo("".join(before + line + after for line in lines), file=self._stream, nl=False)

    def close(self) -> None:
        pass


class _Parquet:
    """The frame of several reports (`gongkai.to_frame`), and in the column ``error`` why a file has no cells."""

    REPORTS = 256
    """In a row group."""

    def __init__(self, path: str) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            needed = say(
                "--format parquet 需要 pyarrow：pip install pyarrow", "--format parquet needs pyarrow: pip install pyarrow"
            )
            raise click.UsageError(needed) from error
        code = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
        self._arrow: Any = pyarrow
        self._schema: Any = gk.to_frame([]).to_arrow().schema.append(pyarrow.field("error", code))
        self._writer: Any = pyarrow.parquet.ParquetWriter(path, self._schema)
        self._waiting: list[gk.ReadResult] = []

    def add(self, result: gk.ReadResult) -> None:
        self._waiting.append(result)
        if len(self._waiting) == self.REPORTS:
            self._flush()

    def _flush(self) -> None:
        tables = []
        for is_read, results in itertools.groupby(self._waiting, lambda result: result.report is not None):
            if is_read:
                cells = gk.to_frame(results).to_arrow()
                tables.append(cells.append_column(self._schema.field("error"), self._nulls(len(cells))))
            else:
                rows = [{"file": result.file, "error": result.error and result.error.code} for result in results]
                tables.append(self._arrow.Table.from_pylist(rows, self._schema))
        self._waiting = []
        if tables:
            self._writer.write_table(self._arrow.concat_tables(tables).unify_dictionaries())

    def _nulls(self, rows: int) -> Any:
        return self._arrow.nulls(rows, self._schema.field("error").type)

    def close(self) -> None:
        self._flush()
        self._writer.close()


class _Workbook:
    """A sheet with a row for each file under headings in words: who, when, how many cells are blank, missing and inferred, why it
    could not be read, and the cells. A blank cell is empty, a missing one ``?``."""

    STATUSES = (gk.CellStatus.BLANK, gk.CellStatus.MISSING, gk.CellStatus.INFERRED)

    def __init__(self, stream: IO[bytes], lang: str) -> None:
        try:
            xlsxwriter = need("xlsxwriter", "--format xlsx", "gongkai[office]")
        except ImportError as error:
            raise click.UsageError(told(error)) from error
        self._book: Any = xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False})
        self._sheet: Any = self._book.add_worksheet("报告" if lang == "zh" else "reports")
        self._lang = lang
        self._words = column_words()
        self._columns: dict[str, int] = {}
        self._rows = 0
        for name in ("file", "agency", "year", "edition", *(status.code for status in self.STATUSES), "error"):
            self._column(name)
        self._sheet.freeze_panes(1, 2)

    def _column(self, name: str) -> int:
        """Where it stands: after what came before, so that only what the forms of these reports have takes room."""
        at = self._columns.setdefault(name, len(self._columns))
        if at == len(self._columns) - 1:
            words = self._words[name]
            self._sheet.write_string(0, at, words.zh if self._lang == "zh" else words.en)
        return at

    def add(self, result: gk.ReadResult) -> None:
        self._rows += 1
        if self._rows == EXCEL_ROWS:
            raise click.UsageError(say(f"Excel 工作表至多{EXCEL_ROWS}行", f"a sheet of Excel has no more than {EXCEL_ROWS} rows"))
        self._write("file", result.file)
        report = result.report
        if report is None:
            assert result.error is not None
            self._write("error", result.error.code)
            return
        self._write("agency", report.agency)
        self._write("year", report.year)
        self._write("edition", report.edition.code)
        cells = report.rows()
        for status in self.STATUSES:
            self._write(status.code, sum(cell.status == status.code for cell in cells))
        for cell in cells:
            self._write(f"{cell.table}.{cell.row}.{cell.column}", "?" if cell.status == "missing" else cell.value)

    def _write(self, name: str, value: str | int | Decimal | None) -> None:
        at = self._column(name)
        if isinstance(value, str) or (value is not None and len(Decimal(value).as_tuple().digits) > DIGITS):
            self._sheet.write_string(self._rows, at, str(value))
        elif value is not None:
            self._sheet.write_number(self._rows, at, value)

    def close(self) -> None:
        self._book.close()


def _field(text: str) -> str:
    """A text as a field of CSV, empty where it is."""
    if not text:
        return ""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([text])
    return out.getvalue()


@contextlib.contextmanager
def _opened(form: str, path: str | None, lang: str, many: bool) -> Iterator[_Output]:
    if path is None and form in ("parquet", "xlsx"):
        raise click.UsageError(say(f"--format {form} 须给出 --output FILE", f"--format {form} needs --output FILE"))
    if path is not None and form == "parquet":
        yield _Parquet(path)
        return
    with contextlib.ExitStack() as stack:
        stream: Any = None
        if path is not None:
            stream = stack.enter_context(created(path, binary=form == "xlsx"))
        if form == "xlsx":
            yield _Workbook(stream, lang)
        elif form == "tidy":
            yield _Tidy(stream, many)
        elif form == "json":
            yield _Json(stream, many)
        else:
            yield _Text(stream, lang, many)


@cli.command()
@paths_argument
@option(
    "--format",
    "form",
    type=click.Choice(["text", "tidy", "json", "parquet", "xlsx"]),
    show_default=Words("按输出文件名，否则为 text", "by the name of the output, else text"),
    help=("输出格式。", "Form of the output."),
)
@output_option
@option(
    "--store",
    type=click.Path(file_okay=False, writable=True),
    help=("更新 Parquet 报告库：只读新增和变更的文件。", "Keep a store of Parquet up to date: read what is new or has changed."),
)
@option(
    "--prune", is_flag=True, help=("配合 --store：移除已不存在的文件。", "With --store: take out files that are no longer there.")
)
@jobs_option
@ocr_option
@_lang
def read(
    paths: Sequence[str], form: str | None, output: str | None, store: str | None, prune: bool, jobs: int, ocr: bool, lang: str
) -> None:
    """Show what each report says, cell by cell

    FILE is a report in any format that can be read; - is standard input. DIR is every file below it, a PATTERN such as
    'reports/**/*.html' every file that matches. With --output, or where standard output is no terminal, a progress bar
    is shown on a terminal.

    tidy is a table of table,row,column,value,status, one line a cell; of several files it is
    file,table,row,column,value,status,agency,year,error, with a line for each file that could not be read, in which
    only file and error (its code) are filled. parquet is a table with typed columns, as gongkai.to_frame makes it, with
    the column error, also of one file. xlsx is a workbook with a row for each file and a column for each cell, headed in
    words, in which a blank cell is empty and a missing one is ?. json is the whole report; of several files, a line {"file": ..., "report": ...} or {"file": ..., "error": ...} for each. In the text
    form - is a blank cell, ? a missing one, and * marks a number inferred from the sums.

    --store keeps a folder of Parquet files by year, which may be interrupted at any moment and goes on from there; a file that
    has not changed is not read again. gongkai store has commands for it.

    The exit status is 2 where a file could not be read, else 0.

    ---
    逐格显示各份报告的内容

    FILE 是任何可读格式的报告，- 为标准输入；DIR 是目录下的所有文件；
    PATTERN 如 'reports/**/*.html'，是所有匹配的文件。用 --output 或标准输出不是终端时，
    在终端显示进度条。

    tidy 是 table,row,column,value,status 的表，每格一行；
    多个文件时是 file,table,row,column,value,status,agency,year,error，
    无法读取的文件各有一行，只填 file 和 error（错误代码）。parquet 是各列有类型的表，
    与 gongkai.to_frame 所成的相同，另有 error 列，单个文件也有。xlsx 是工作簿，每个文件一行，每格一列，
    列名为文字，空白格不填，缺失格为 ?。json 是整份报告；
    多个文件时每行一个 {"file": ..., "report": ...} 或 {"file": ..., "error": ..
    .}。文字格式中 - 是空白格，? 是缺失格，* 标出由勾稽关系推出的数。

    --store 维护一个按年分的 Parquet 目录，可随时中断，下次接着读；没有变化的文件不再读取。
    gongkai store 是与之配套的命令。

    有文件无法读取时退出码为 2，否则为 0。
    """
    if store is not None:
        if form is not None or output is not None:
            own = say(
                "--store 有自己的格式，不能与 --format、--output 同用",
                "--store has a form of its own: without --format and --output",
            )
            raise click.UsageError(own)
        from gongkai._commands.store import update

        raise SystemExit(update(paths, store, jobs, prune, ocr, lang))
    if prune:
        raise click.UsageError(say("--prune 须配合 --store", "--prune is for --store"))
    form = form or form_of(output or "", _BY_SUFFIX)
    files = bulk.expand(paths, without=[output] if output else [])
    if not files:
        raise no_file_in(paths)
    many = files != list(paths) or len(files) > 1
    progress = many and (output is not None or not sys.stdout.isatty())
    unreadable = 0
    with contextlib.closing(read_files(files, jobs, progress=progress, ocr=ocr)) as results:
        first: list[gk.ReadResult] = []
        if not many:
            # Of an archive and of a document of several reports each is given by a name of its own.
            first = list(itertools.islice(results, 2))
            many = [result.file for result in first] != files
        with whole_file(output) as path, _opened(form, path, lang, many) as out:
            for result in itertools.chain(first, results):
                out.add(result)
                if result.report is not None and result.report.opening_notes:
                    with beside_bar(progress):
                        _note_opening(result.file, result.report, lang)
                if result.error is not None:
                    unreadable += 1
                    if form != "json" or output is not None:
                        with beside_bar(progress):
                            _complain(result.file, result.error, lang)
            out.close()
    if output is not None and many:
        click.echo(_summary(len(files), unreadable, lang), err=True)
    raise SystemExit(2 if unreadable else 0)


def _summary(files: int, unreadable: int, lang: str) -> str:
    if lang == "zh":
        return f"{files}个文件，{unreadable}个无法读取"
    return f"{files} {'file' if files == 1 else 'files'}, {unreadable} of them unreadable"


@contextlib.contextmanager
def beside_bar(progress: bool) -> Iterator[None]:
    """Lets a line be written on standard error while a progress bar stands there."""
    if not progress:
        yield
        return
    from tqdm import tqdm

    with tqdm.external_write_mode(file=sys.stderr):
        yield
