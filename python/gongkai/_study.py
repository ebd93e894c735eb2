# SPDX-License-Identifier: Apache-2.0
"""What a study of many reports needs besides their cells: which agencies there are, and what every column means."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from gongkai import _core
from gongkai._frame import Frame, _axes, to_frame
from gongkai._language import InputError, Words

_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
# A name of a place has none of these characters, but 州 as in 苏州市 and 通州区.
_NAME = "(?:(?!自治州)[^省市县区盟旗镇乡])"
# What follows the character of a division where it is no division: 市场监督管理局, 沙市区, 区域, 县域, 乡村.
_CITY = "市(?![场政容民直监区辖])"
_DIVISION = {
    "province": re.compile(rf"(?:{_NAME}{{2,4}}省|{_NAME}{{2,8}}自治区|{'|'.join(_MUNICIPALITIES)})"),
    "prefecture": re.compile(rf"(?:{_NAME}{{1,12}}自治州|{_NAME}{{2,10}}(?:地区|盟)|{_NAME}{{1,8}}{_CITY})"),
    "county": re.compile(rf"(?:{_NAME}{{1,12}}(?:旗|县(?!域))|{_NAME}{{1,8}}(?:市?区(?![域划])|{_CITY}))"),
    "township": re.compile(rf"{_NAME}{{1,12}}(?:镇|乡(?!村)|苏木|街道)"),
}
_GOVERNMENT = ("人民政府", "政府")


class Place(NamedTuple):
    """The divisions that an organ's name begins with; None where it does not name one."""

    province: str | None = None
    prefecture: str | None = None
    county: str | None = None
    township: str | None = None


def place_of(agency: str) -> tuple[Place, str]:
    """The divisions that a name begins with, and the rest of it. A city that stands alone counts as a prefecture, since its
    name does not say whether it is one or a county."""
    found: dict[str, str] = {}
    rest = agency
    for level, division in _DIVISION.items():
        if match := division.match(rest):
            found[level], rest = match[0], rest[match.end() :]
    if set(found) == {"county"} and found["county"].endswith("市"):
        found = {"prefecture": found["county"]}
    return Place(**found), rest


def superior_of(agency: str) -> str | None:
    """The government that an organ is under, as far as its name tells: of a department that of its place, of a government that
    of the division that its name gives before its own."""
    place, rest = place_of(agency)
    divisions = [division for division in place if division]
    is_government = rest in ("", *_GOVERNMENT)
    above = divisions[:-1] if is_government else divisions
    return "".join(above) + "人民政府" if above else None


def _told(mapping: Mapping[str, Mapping[str, str | None]] | str | os.PathLike[str] | None) -> dict[str, dict[str, str]]:
    """What the caller knows better, by normalised name."""
    if mapping is None:
        return {}
    if not isinstance(mapping, Mapping):
        import csv

        with open(mapping, encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if "agency" not in (reader.fieldnames or ()):
                raise InputError(f"{os.fspath(mapping)}：没有“agency”列", f"{os.fspath(mapping)}: no column 'agency'")
            mapping = {row["agency"]: row for row in reader if row["agency"]}
    return {_core.normalise_agency(name): {k: v for k, v in said.items() if v} for name, said in mapping.items()}


def agencies(files: Any, mapping: Mapping[str, Mapping[str, str | None]] | str | os.PathLike[str] | None = None) -> Frame:
    """The agencies of many reports, a row for each, in the order of their names. ``files`` is any table with the Arrow
    PyCapsule interface and the columns ``agency`` and ``year``, such as `Store.files` or a frame of `to_frame`.

    ``agency`` (as its latest report names it), ``kind`` (see `AgencyKind`), ``province``, ``prefecture``, ``county``,
    ``township`` (null where the name does not give them), ``superior`` (the government it is under, as far as the name tells),
    ``superior_reports`` (how many years that has a report of in the same table), ``first_year``, ``last_year``, ``years``
    (with a report), and ``missing`` (the years between without one, parted by spaces).

    ``mapping`` says what names do not, or say wrongly: from an agency's name to any of ``kind``, ``province``, ``prefecture``,
    ``county``, ``township``, ``superior``; or a CSV file with a column ``agency`` and such columns. ValueError for a file
    without one, or a ``kind`` that is none.
    """
    told = _told(mapping)
    years: dict[str, dict[int, str]] = {}
    for agency, year in _agency_years(files):
        by_year = years.setdefault(_core.normalise_agency(agency), {})
        by_year.setdefault(year or 0, agency)
    rows = []
    for key, by_year in sorted(years.items()):
        agency, said = by_year[max(by_year)], told.get(key, {})
        place = place_of(agency)[0]._asdict() | {level: said[level] for level in Place._fields if level in said}
        superior = said.get("superior") or superior_of(agency)
        of_superior = years.get(_core.normalise_agency(superior), {}) if superior else {}
        known = sorted(year for year in by_year if year)
        missing = [str(y) for y in range(known[0], known[-1]) if y not in by_year] if known else []
        kind = _core.AgencyKind(said["kind"]) if "kind" in said else _core.kind_of(agency)
        rows.append((
            agency, kind.code, *place.values(), superior, len([y for y in of_superior if y]), known[0] if known else None,
            known[-1] if known else None, len(known), " ".join(missing) or None,
        ))  # fmt: skip
    names = (
        "agency", "kind", *Place._fields, "superior", "superior_reports", "first_year", "last_year", "years", "missing",
    )  # fmt: skip
    numbers = {"superior_reports", "first_year", "last_year", "years"}
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    return Frame._of(
        _core.frame_of(
            [(name, "integer" if name in numbers else "text", list(values)) for name, values in zip(names, columns, strict=True)]
        )  # fmt: skip
    )


def _agency_years(files: Any) -> Iterable[tuple[str, int | None]]:
    from gongkai._extras import need

    table = need("pyarrow", "agencies()", "pyarrow").table(files)
    pairs = table.select(["agency", "year"]).group_by(["agency", "year"], use_threads=False).aggregate([])
    return [(a, y) for a, y in zip(pairs["agency"].to_pylist(), pairs["year"].to_pylist(), strict=True) if a]


_WHICH = {
    "file": ("报告的文件", "the file of the report"),
    "agency": ("报告机关", "the reporting organ, as the report names it"),
    "year": ("报告年度", "the report year"),
    "edition": ("格式版本", "the edition of the form"),
}
_TIDY = _WHICH | {
    "table": ("表", "which of the three tables"),
    "row": ("行（代码）", "which row, as a code"),
    "column": ("列（代码）", "which column, as a code"),
    "value": ("件数等计数", "the number of a count"),
    "amount": ("金额（万元），或带小数的计数", "an amount in 10 000 yuan, or a count that is printed with a fraction"),
    "status": ("单元格的状态：有数、空白、缺失、推定", "what is known of the cell: reported, blank, missing or inferred"),
    "number": ("数字原样（保留末尾的零）", "the number as text, with the zeros at its end"),
    "span_kind": ("位置的种类", "what the place is counted in: text, page, sheet, table or paragraph"),
    "span_number": ("第几页、表或段", "which page, sheet, table or paragraph, from 1"),
    "span_line": ("行", "the line of the document, from 1"),
    "span_column": ("列", "the column in that line, from 1"),
    "span_offset": ("字节位置", "where it begins, in bytes"),
    "span_length": ("字节数", "how long it is, in bytes"),
    "origin": ("数字的来源", "what the cell was read from"),
    "printed": ("原文", "what the document holds there"),
}
_WIDE = _WHICH | {
    "reported": ("有数的单元格数", "how many cells hold a number"),
    "blank": ("空白的单元格数", "how many are blank"),
    "missing": ("缺失的单元格数", "how many are missing"),
    "inferred": ("推定的单元格数", "how many were inferred"),
    "fractions": ("带小数的计数", "counts that are printed with a fraction"),
}


_FILES = {
    "file": ("文件，或压缩包中的文件", "the file, or a file in an archive"),
    "source": ("磁盘上的文件", "the file on disk"),
    "sha256": ("该文件内容的 SHA-256", "the SHA-256 of its content"),
    "size": ("该文件的字节数", "its size in bytes"),
    "agency": ("报告机关", "the reporting organ, as the report names it"),
    "year": ("报告年度", "the report year"),
    "edition": ("格式版本", "the edition of the form"),
    "cells": ("单元格数", "how many cells it has"),
    "error": ("无法读取的原因（代码）", "why it could not be read, as a code"),
    "detail": ("原因的细节", "the same in detail"),
    "reader": ("读取它的 gongkai 版本", "the version of gongkai that read it"),
}
_AGENCIES = {
    "agency": ("机关，按其最近一份报告的写法", "the organ, as its latest report names it"),
    "kind": ("类别：政府、乡镇、部门、不明", "government, township, department or unknown"),
    "province": ("名称所载的省级区划", "the province that its name gives"),
    "prefecture": ("名称所载的地级区划", "the prefecture that its name gives"),
    "county": ("名称所载的县级区划", "the county that its name gives"),
    "township": ("名称所载的乡级区划", "the township that its name gives"),
    "superior": ("名称所能说明的上级政府", "the government it is under, as far as its name tells"),
    "superior_reports": ("同一批报告中上级有报告的年数", "how many years the superior has a report of"),
    "first_year": ("最早的报告年度", "the year of its first report"),
    "last_year": ("最近的报告年度", "the year of its latest report"),
    "years": ("有报告的年数", "how many years it has a report of"),
    "missing": ("其间没有报告的年度", "the years between without one"),
}
_NUMBERS = {
    "year",
    "value",
    "size",
    "cells",
    "superior_reports",
    "first_year",
    "last_year",
    "years",
    "reported",
    "blank",
    "missing",
    "inferred",
}


def columns() -> Frame:
    """The dictionary of the columns of tidy and wide tables, of `Store.files` and of `agencies`, a row for each: ``frame``
    (``tidy``, ``wide``, ``files`` or ``agencies``), ``name``, ``type``, ``zh`` and ``en`` (what it holds), ``unit``, ``citation`` and ``citation_en`` (the law, of a cell of the form),
    ``editions`` (whose form has the cell, parted by spaces)."""
    rows: list[tuple[object, ...]] = []
    cells = _cell_meanings()
    for frame, names, known in (
        ("tidy", to_frame([], exact=True, sources=True).columns, _TIDY), ("wide", to_frame([], "wide").columns, _WIDE),
        ("files", _FILES, _FILES), ("agencies", _AGENCIES, _AGENCIES),
    ):  # fmt: skip
        for name in names:
            if name not in known:
                rows.append((frame, name, *cells[name]))
                continue
            is_number = (name in _NUMBERS and (frame, name) != ("agencies", "missing")) or re.match("span_(?!kind)", name)
            kind = "decimal" if name == "amount" else "integer" if is_number else "text"
            rows.append((frame, name, kind, *known[name], "万元" if name == "amount" else None, None, None, None))
    header = ("frame", "name", "type", "zh", "en", "unit", "citation", "citation_en", "editions")
    listed = zip(header, zip(*rows, strict=True), strict=True)
    return Frame._of(_core.frame_of([(name, "text", list(values)) for name, values in listed]))


def column_words() -> dict[str, Words]:
    """The columns of wide tables and of `Store.files` by their names, in words."""
    cells = {name: Words(str(zh), str(en)) for name, (_, zh, en, *_) in _cell_meanings().items()}
    return cells | {name: Words(*words) for name, words in (_FILES | _WIDE).items()}


def parts_of(cell: str) -> tuple[str, str, str]:
    """The codes of ``requests.denied.state_secret.total``: of the table, the row and the column."""
    table, _, rest = cell.partition(".")
    row, _, column = rest.rpartition(".")
    return table, row, column


def _cell_meanings() -> dict[str, tuple[object, ...]]:
    """Of each column of a wide frame that is a cell: its type, meaning, unit and law."""
    from gongkai._write.document import layout

    out: dict[str, tuple[object, ...]] = {}
    forms = [
        (edition, {str(cell.key) for table in _core.Table for cell in layout(table, edition, other_undivided=undivided).cells})
        for edition in _core.Edition
        for undivided in (False, True)
    ]
    rows = {(table.code, axis): {item.code: item for item in items} for table, axis, items in _axes}
    for name in to_frame([], "wide").columns:
        if "." not in name:
            continue
        table, row, column = parts_of(name)
        of_row, of_column = rows[table, "row"][row], rows[table, "column"][column]
        money = column == "amount"
        editions = dict.fromkeys(edition.code for edition, keys in forms if name in keys)
        out[name] = (
            "decimal" if money else "integer", f"{of_row.zh or of_row.zh_2019}：{of_column.zh or of_column.zh_2019}",
            f"{of_row.en}: {of_column.en}", "万元" if money else None, of_row.basis, of_row.basis_en, " ".join(editions),
        )  # fmt: skip
    return out
