# SPDX-License-Identifier: Apache-2.0
"""Ledgers in workbooks, ledgers under names of their own, and the form for a new one."""

from __future__ import annotations

import csv
import datetime
import io
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from gongkai import _core
from gongkai._core import Applicant, Channel, Disposition, Edition, ErrorCode, Format, ReviewKind, ReviewOutcome
from gongkai._error import ReadError
from gongkai._extras import need
from gongkai._language import InputError

if TYPE_CHECKING:
    from gongkai._read.workbook import Sheet

_LINES_ABOVE = 20
"""A sheet's titles stand below at most as many rows: its name, whose it is, what it counts."""
_ENOUGH = 3
"""Titles that tell a header from a row of words."""
_WORKBOOKS = (Format.XLSX, Format.XLS, Format.XLSB, Format.ODS, Format.ODT)
"""Of OpenDocument only the content says for sure which kind it is."""


class LedgerNames(NamedTuple):
    """What a ledger calls its columns and values, where that is neither a code nor a Chinese word that is known."""

    columns: Mapping[str, str] = {}
    """The column of `gongkai` by the ledger's title for it."""
    values: Mapping[str, Mapping[str, str]] = {}
    """The code by the ledger's word for it, in each column."""

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> LedgerNames:
        """From a TOML file: a table ``[columns]``, as ``"来文编号" = "id"``, and tables ``[values.COLUMN]``, as
        ``"群众" = "natural_person"``. ReadError with ``argument.invalid`` for anything else, OSError where it cannot be opened."""
        import tomllib

        try:
            given = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
            columns, values = given.pop("columns", {}), given.pop("values", {})
            known = {code for reviews in (False, True) for code, _ in _core.ledger_columns(reviews)}
            known |= {column["name"] for kind in _core.record_kinds() for column in kind["columns"]}
            wrong = [str(name) for name in [*columns.values(), *values, *given] if name not in known]
            if wrong:
                raise ValueError(", ".join(wrong))
            return cls(dict(columns), {column: dict(words) for column, words in values.items()})
        except (ValueError, AttributeError, TypeError) as error:
            raise ReadError(ErrorCode.ARGUMENT_INVALID, f"{os.fspath(path)}: {error}", file=os.fsdecode(path)) from error


NO_NAMES = LedgerNames()


def workbook_format(content: bytes) -> Format | None:
    """Which kind of workbook it is; None where it is none."""
    if not content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return None
    found = _core.detect_package(content)
    return found if found in _WORKBOOKS else None


Finder: TypeAlias = Callable[[str], str | None]
"""The column that a title names."""


def _finders(kind: str | None) -> list[Finder]:
    """How titles are understood: in a ledger of requests and in one of reviews, or in one of a kind of `gongkai.records`."""
    if kind is not None:
        return [lambda title: _core.record_column(kind, title)]
    return [lambda title: _core.ledger_column(title, False), lambda title: _core.ledger_column(title, True)]


def _plain(text: str, kind: str | None) -> str:
    """A cell's text; of a day and time in a ledger of requests the day."""
    day = re.fullmatch(r"\[(\d{4}-\d\d-\d\d)([ T][\d:.]+)?\]", text)
    return day[1] + (day[2] or "" if kind else "") if day else text.strip()


def _rows(sheet: Sheet, kind: str | None) -> list[list[str]]:
    """Every row, hidden ones too: a filter hides requests, and does not undo them."""
    width = max((column for _, column in sheet.texts), default=0)
    by_row: dict[int, list[str]] = {}
    for (row, column), text in sheet.texts.items():
        by_row.setdefault(row, [""] * width)[column - 1] = _plain(text, kind)
    return [by_row[row] for row in sorted(by_row) if any(by_row[row])]


def _is_reviews(titles: Iterable[str]) -> bool:
    return {"kind", "filed"} <= {_core.ledger_column(title, True) for title in titles}


def _header(rows: Sequence[Sequence[str]], names: LedgerNames, kind: str | None) -> int | None:
    """The row of the titles."""
    best, known = None, (_ENOUGH if kind is None else 2) - 1
    for i, row in enumerate(rows[:_LINES_ABOVE]):
        titles = [names.columns.get(title, title) for title in row]
        found = max(len({find(t) for t in titles if t} - {None}) for find in _finders(kind))
        if found > known:
            best, known = i, found
    return best


def _named(rows: Sequence[Sequence[str]], names: LedgerNames, kind: str | None) -> list[list[str]]:
    """The rows with the names of columns and values that are given; the first is that of the titles."""
    titles = [names.columns.get(title.strip(), title.strip()) for title in rows[0]]
    find = _finders(kind)[kind is None and _is_reviews(titles)]
    words = [names.values.get(find(title) or "", {}) for title in titles]
    return [titles, *([w.get(v.strip(), v) for w, v in zip(words, row, strict=False)] for row in rows[1:])]


def _csv(tables: Iterable[Sequence[Sequence[str]]]) -> bytes:
    """The tables one below the other, under every title that one of them has."""
    parts = list(tables)
    titles = list(dict.fromkeys(title for part in parts for title in part[0]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(titles)
    for part in parts:
        places = [part[0].index(title) if title in part[0] else None for title in titles]
        for row in part[1:]:
            writer.writerow([row[place] if place is not None and place < len(row) else "" for place in places])
    return out.getvalue().encode()


def csv_of_workbook(content: bytes, format: Format, names: LedgerNames, kind: str | None = None) -> bytes:
    """The ledgers in the visible sheets of a workbook, one below the other, as CSV. ReadError with
    ``ledger.column-missing`` where no sheet has the titles of one."""
    from gongkai._read.legacy import open_workbook

    tables = []
    for sheet in open_workbook(content, format):
        rows = _rows(sheet, kind)
        header = _header(rows, names, kind)
        if header is not None:
            tables.append(_named(rows[header:], names, kind))
    if not tables:
        raise ReadError(ErrorCode.LEDGER_COLUMN_MISSING, "id")
    return _csv(tables)


def renamed(content: bytes, names: LedgerNames, kind: str | None = None) -> bytes:
    """A ledger in CSV under the names that are known."""
    text = _core.decode(content).decode()
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    header = _header(rows, names, kind)
    return _csv([_named(rows[header or 0 :], names, kind)]) if rows else content


# The form


_ROWS = 5000
_WIDTHS = {"id": 14, "applicant": 14, "applicant_id": 18, "channel": 16, "disposition": 42, "kind": 22, "outcome": 14}
_NEEDED = {False: {"id", "applicant", "received"}, True: {"id", "kind", "filed"}}
_LINKS = {"consult_sent", "consult_answered"}
_DAYS = {
    *("received", "correction_notified", "correction_due", "correction_received", "extended"),
    *("deferred", "deferred_to", "fee_notified", "fee_paid", "closed", "filed"),
}


def _dispositions() -> list[str]:
    out = []
    for each in Disposition:
        if Edition.E2021 not in each.editions:
            continue
        group, leaf = each.group, re.sub(r"^\d+\.", "", each.zh)
        named = re.sub(r"^（.）|（.*）$", "", group.zh)
        out.append(named if each.code == group.code else f"{named}：{leaf}")
    return out


def _choices() -> dict[str, list[str]]:
    kinds: dict[str, Iterable[Any]] = {"applicant": Applicant, "channel": Channel, "kind": ReviewKind, "outcome": ReviewOutcome}
    return {
        **{column: [item.zh for item in items] for column, items in kinds.items()},
        "disposition": _dispositions(),
        "co_defendant": ["是", "否"],
    }


class _FormColumn(NamedTuple):
    """A column of an empty ledger."""

    name: str
    title: str
    is_needed: bool
    kind: str
    """text, words (never a number or a day), day, moment, or another."""
    choices: Sequence[str] = ()
    rule: Mapping[str, Any] | None = None
    """What must be entered; None: what the kind says."""


_BEGIN = {"validate": "date", "criteria": ">=", "value": datetime.date(2008, 1, 1)}
_RULES: dict[str, Mapping[str, Any]] = {
    "day": _BEGIN,
    "moment": _BEGIN,
    "number": {"validate": "integer", "criteria": ">=", "value": 0},
    "extension_days": {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 20},
    "fee_yuan": {"validate": "decimal", "criteria": ">=", "value": 0},
}


def _form_columns(reviews: bool) -> list[_FormColumn]:
    choices = _choices()
    out = []
    for column, title in _core.ledger_columns(reviews):
        kind = "day" if column in _DAYS else "words" if column in _LINKS or column.endswith("id") else "text"
        out.append(_FormColumn(column, title, column in _NEEDED[reviews], kind, choices.get(column, ()), _RULES.get(column)))
    return out


def _record_columns(described: Mapping[str, Any]) -> list[_FormColumn]:
    out = []
    for column in described["columns"]:
        kind = "words" if column["name"] == "id" else column["type"]
        choices = ["是", "否"] if kind == "truth" else [zh for _, zh in column["codes"]]
        out.append(_FormColumn(column["name"], column["zh"], column["needed"] and not column["optional"], kind, choices))
    return out


def template(*, reviews: bool = False, kind: str | None = None) -> bytes:
    """An empty ledger of requests (or of ``reviews``, or of a ``kind`` of `records`, or ``columns`` or ``sites``) as a workbook in
    Chinese: with lists to choose from, days that must be days, ids that must be unique, and what is out of order in red.
    `tally`, `records` and `check_columns` read it. ImportError without ``gongkai[office]``, ValueError for another kind."""
    xlsxwriter = need("xlsxwriter", "a form for a ledger", "'gongkai[office]'")
    if kind is None:
        title, columns = "行政复议诉讼台账" if reviews else "依申请公开台账", _form_columns(reviews)
    else:
        described = next((each for each in _core.record_kinds() if each["code"] == kind), None)
        if described is None or reviews:
            if reviews:
                raise InputError("复议诉讼台账不能再选种类", "reviews are a ledger of their own")
            raise InputError(f"没有这种台账：{kind}", f"no kind of ledger: {kind}")
        title, columns = described["zh"], _record_columns(described)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        letters = _fill_form(book, title, columns)
        if kind is None:
            _mark_disorder(book.get_worksheet_by_name(title), letters, book.add_format({"bg_color": "#FFC7CE"}), reviews)
    return out.getvalue()


def _fill_form(book: Any, name: str, columns: Sequence[_FormColumn]) -> dict[str, str]:
    """Where each column stands."""
    from xlsxwriter.utility import xl_col_to_name

    sheet = book.add_worksheet(name)
    lists = book.add_worksheet("选项")
    lists.hide()
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True, "valign": "vcenter"})
    formats = {"day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "words": "@"}
    forms = {kind: book.add_format({"num_format": form}) for kind, form in formats.items()}
    letters: dict[str, str] = {}
    for c, column in enumerate(columns):
        letter = letters[column.name] = xl_col_to_name(c)
        sheet.write_string(0, c, column.title + ("（必填）" if column.is_needed else ""), head)
        sheet.set_column(c, c, _WIDTHS.get(column.name, 16 if column.kind == "moment" else 13), forms.get(column.kind))
        rule = column.rule or _RULES.get(column.kind)
        if column.choices:
            for r, choice in enumerate(column.choices):
                lists.write_string(r, c, choice)
            rule = {"validate": "list", "source": f"=选项!${letter}$1:${letter}${len(column.choices)}"}
        elif column.name == "id":
            rule = {"validate": "custom", "value": f"=COUNTIF(${letter}$2:${letter}${_ROWS + 1},{letter}2)=1"}
        if rule is not None:
            message = _messages.get(column.name) or _of_kind.get("choice" if column.choices else column.kind, _DAY)
            sheet.data_validation(1, c, _ROWS, c, {**rule, "error_title": column.title, "error_message": message})
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1)
    return letters


_DAY = "请填写日期，如 2025-01-20。"
_messages = {
    "id": "编号不能重复。",
    "applicant": "请从列表中选择申请人类型。",
    "channel": "请从列表中选择申请渠道。",
    "disposition": "请从列表中选择办理结果；区分处理的只选“部分公开”。",
    "extension_days": "延长的期限为1至20个工作日。",
    "fee_yuan": "请填写金额，单位：元。",
    "kind": "请从列表中选择案件类型。",
    "outcome": "请从列表中选择审理结果。",
    "co_defendant": "请选择是或否。",
}
_of_kind = {
    "choice": "请从列表中选择。",
    "number": "请填写非负整数。",
    "moment": "请填写日期和时间，如 2025-01-20 09:30；不知道时间的，只填日期。",
}


def _mark_disorder(sheet: Any, columns: Mapping[str, str], wrong: Any, reviews: bool) -> None:
    """Red: a day before the first one, an end without its result, a result without its end."""
    begun, result = ("filed", "outcome") if reviews else ("received", "disposition")
    first, closed, ended = columns[begun], columns["closed"], columns[result]
    unfinished = '="尚未审结"' if reviews else '=""'
    is_open = f'OR(${ended}2="",${ended}2{unfinished})'
    rules = {
        closed: f'=OR(AND(${closed}2<>"",${closed}2<${first}2),AND(${closed}2="",NOT({is_open})))',
        ended: f'=AND(${closed}2<>"",{is_open})',
    }
    for column in ("correction_notified", "correction_received", "extended", "fee_notified", "fee_paid"):
        if column in columns:
            rules[columns[column]] = f'=AND(${columns[column]}2<>"",${columns[column]}2<${first}2)'
    for letter, formula in rules.items():
        sheet.conditional_format(f"{letter}2:{letter}{_ROWS + 1}", {"type": "formula", "criteria": formula, "format": wrong})
