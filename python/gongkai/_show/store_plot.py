# SPDX-License-Identifier: Apache-2.0
"""Pictures of a nation of reports, with matplotlib; what is not known is drawn as such and never as zero."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from gongkai._core import AgencyKind
from gongkai._extras import need
from gongkai._show.plot import _axes, _finish, _grey, _ink, _language, _line, _on, _scale, _shade, _tone
from gongkai._study import agencies

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from gongkai._store.store import Store

Told: TypeAlias = Mapping[str, Mapping[str, str | None]] | str | os.PathLike[str] | None

_words = {
    "years": ("各省各年：有报告的机关 / 可有报告的机关", "agencies with a report / that could have one, by province and year"),
    "faults": ("有错误的报告 / 全部报告，按省和机关类别", "reports with a fault / all reports, by province and kind of agency"),
    "elsewhere": ("（名称未载省份）", "(no province in the name)"),
    "share": ("不超过此数的机关所占比例", "share of agencies at or below"),
    "unknown": ("未知", "unknown"),
}
_kinds = {
    AgencyKind.GOVERNMENT: ("政府", "government"),
    AgencyKind.TOWNSHIP: ("乡镇", "township"),
    AgencyKind.DEPARTMENT: ("部门", "department"),
    AgencyKind.UNKNOWN: ("不明", "unknown"),
}

_PROVINCES = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
    "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "台湾", "香港", "澳门",
)  # fmt: skip


def _say(word: str, lang: str) -> str:
    return _words[word][lang != "zh"]


class StorePlot:
    """Pictures of a store. ``ax`` is where to draw, or a new figure; ``lang`` is ``zh`` or ``en``; ``mapping`` says of agencies
    what their names do not, as for `agencies`."""

    __slots__ = ("_store",)

    def __init__(self, store: Store) -> None:
        self._store = store

    def years(self, ax: Axes | None = None, *, lang: str = "zh", mapping: Told = None) -> Axes:
        """Missing years: of the agencies of each province how many have a report of a year, of how many there could be, which
        are those with a report of that year or of years both before and after it. ValueError where no report says whose it is
        and of which year."""
        _language(lang)
        known: dict[str, dict[int, list[int]]] = {}
        for row in agencies(self._store.files, mapping).to_arrow().to_pylist():
            if row["first_year"] is None:
                continue
            missing = {int(year) for year in (row["missing"] or "").split()}
            for year in range(row["first_year"], row["last_year"] + 1):
                there, all_ = known.setdefault(row["province"] or "", {}).setdefault(year, [0, 0])
                known[row["province"] or ""][year] = [there + (year not in missing), all_ + 1]
        years = sorted({year for of in known.values() for year in of})
        if not years:
            raise ValueError("no report of the store says whose it is and of which year")
        table = {place: {str(year): tuple(of[year]) for year in years if year in of} for place, of in known.items()}
        return _shares(ax, "years", table, [str(year) for year in range(years[0], years[-1] + 1)], lang, "Blues")

    def faults(self, ax: Axes | None = None, *, lang: str = "zh", mapping: Told = None) -> Axes:
        """Faults: of the reports of each kind of agency and province how many have a number that a rule of `check_frame` finds
        wrong, of how many that could be read. ValueError where no report says whose it is."""
        _language(lang)
        arrow = need("pyarrow.compute", "a picture", "pyarrow")
        findings = self._store.check().findings.to_arrow()
        wrong = set(findings.filter(arrow.and_(
            arrow.equal(findings["outcome"], "fail"), arrow.not_equal(findings["severity"], "note")
        ))["file"].to_pylist())  # fmt: skip
        told = {row["agency"]: row for row in agencies(self._store.files, mapping).to_arrow().to_pylist()}
        table: dict[str, dict[str, tuple[int, ...]]] = {}
        from gongkai import _core

        by_name = {_core.normalise_agency(agency): row for agency, row in told.items()}
        for file in self._store.files.to_pylist():
            row = by_name.get(_core.normalise_agency(file["agency"])) if file["agency"] else None
            if row is None:
                continue
            kind = _kinds[AgencyKind(row["kind"])][lang != "zh"]
            found, all_ = table.setdefault(row["province"] or "", {}).get(kind, (0, 0))
            table[row["province"] or ""][kind] = (found + (file["file"] in wrong), all_ + 1)
        if not table:
            raise ValueError("no report of the store says whose it is")
        kinds = [names[lang != "zh"] for names in _kinds.values()]
        return _shares(ax, "faults", table, [kind for kind in kinds if any(kind in of for of in table.values())], lang, "Oranges")

    def distribution(self, cell: str, ax: Axes | None = None, *, lang: str = "zh") -> Axes:
        """How a cell such as ``requests.received.total`` is distributed over the reports of each year: the share of them at or
        below a number. Where the cell is blank or missing its number is not known, and the share lies somewhere in a band:
        from all of the unknown ones being greater to all being smaller. The legend says how many there are, how many are
        unknown, and between what the median lies. KeyError for no such cell; ValueError where no report has it."""
        _language(lang)
        arrow = need("pyarrow.compute", "a picture", "pyarrow")
        table, row, column = _key(cell)
        names = ["year", "table", "row", "column", "value", "amount"]
        known: dict[int, list[float]] = {}
        unknown: dict[int, int] = {}
        for batch in self._store.cells(names):
            wanted = batch.filter(arrow.and_(
                arrow.and_(arrow.equal(batch["table"], table), arrow.equal(batch["row"], row)), arrow.equal(batch["column"], column)
            ))  # fmt: skip
            for year, value, amount in zip(*(wanted[n].to_pylist() for n in ("year", "value", "amount")), strict=True):
                number = amount if value is None else value
                if year is None:
                    continue
                if number is None:
                    unknown[year] = unknown.get(year, 0) + 1
                else:
                    known.setdefault(year, []).append(float(number))
        years = sorted(known.keys() | unknown.keys())
        if not years:
            raise ValueError(f"no report of the store has the cell {cell}")
        ax = _axes(ax, (8.0, 5.0))
        most = max((max(values) for values in known.values()), default=1.0)
        for n, year in enumerate(years):
            colour = _scale("viridis", 0.9 * n / max(1, len(years) - 1))
            numbers, lost = sorted(known.get(year, [])), unknown.get(year, 0)
            all_ = len(numbers) + lost
            edges = [min([0.0, *numbers]), *numbers, most]
            low = [i / all_ for i in range(len(numbers) + 1)] + [len(numbers) / all_]
            high = [(i + lost) / all_ for i in range(len(numbers) + 1)] + [1.0]
            label = f"{year}: n={all_}, {_say('unknown', lang)} {lost}, {'中位数' if lang == 'zh' else 'median'} {_median(numbers, lost)}"
            ax.fill_between(edges, low, high, step="post", color=colour, alpha=0.15 if lost else 0, linewidth=0)
            ax.step(edges, low, where="post", color=colour, linewidth=1.4, label=label)
            if lost:
                ax.step(edges, high, where="post", color=colour, linewidth=1.0, linestyle="--")
        ax.set_xscale("symlog", linthresh=1)
        ax.set_xlim(min(0.0, *(min(values) for values in known.values())) if known else 0, max(most, 1.0) * 1.05)
        ax.set_ylim(0, 1.02)
        ax.xaxis.set_major_formatter("{x:,.0f}")
        ax.set_ylabel(_say("share", lang))
        ax.grid(color=_tone(_shade))
        ax.spines[["top", "right"]].set_visible(False)
        ax.legend(frameon=False, fontsize=9, loc="lower right")
        ax.set_title(_wording(table, row, column, lang), loc="left", fontsize=11)
        _finish(ax)
        return ax


def _key(cell: str) -> tuple[str, str, str]:
    from gongkai._study import _cell_meanings, parts_of

    if cell not in _cell_meanings():
        raise KeyError(f"there is no cell {cell}")
    return parts_of(cell)


def _wording(table: str, row: str, column: str, lang: str) -> str:
    from gongkai._study import _cell_meanings

    _, zh, en, *_ = _cell_meanings()[f"{table}.{row}.{column}"]
    return str(zh if lang == "zh" else en)


def _median(numbers: list[float], lost: int) -> str:
    """Between what it lies, whatever the unknown numbers are."""
    all_ = len(numbers) + lost
    low, high = (all_ - 1) // 2 - lost, all_ // 2
    bounds = (f"{numbers[low]:,g}" if low >= 0 else "?", f"{numbers[high]:,g}" if high < len(numbers) else "?")
    return bounds[0] if bounds[0] == bounds[1] else f"{bounds[0]}–{bounds[1]}"


def _order(place: str) -> tuple[int, str]:
    """As the divisions of the country are listed (GB/T 2260); what is none of them after these."""
    known = next((n for n, name in enumerate(_PROVINCES) if place.startswith(name)), len(_PROVINCES))
    return known + (not place), place


def _shares(
    ax: Axes | None, title: str, table: dict[str, dict[str, tuple[int, ...]]], columns: list[str], lang: str, colours: str
) -> Axes:
    """A table of so many of so many, provinces downwards."""
    patches = need("matplotlib.patches", "a picture", "'gongkai[plot]'")
    places = sorted(table, key=_order)
    ax = _axes(ax, (max(5.5, 1.1 * len(columns) + 3), 0.42 * len(places) + 1.6))
    for y, place in enumerate(places):
        for x, column in enumerate(columns):
            some, all_ = table[place].get(column, (0, 0))
            colour = _scale(colours, 0.1 + 0.8 * some / all_) if some else _tone(0.03 if all_ else 0)
            ax.add_patch(patches.Rectangle(
                (x - 0.47, y - 0.44), 0.94, 0.88, facecolor=colour, edgecolor=_tone(_line) if all_ else "none", linewidth=0.8
            ))  # fmt: skip
            if all_:
                ax.text(
                    x, y, f"{some:,}/{all_:,}", ha="center", va="center", fontsize=9, color=_on(colour) if some else _tone(_grey)
                )
    ax.set_xticks(range(len(columns)), columns)
    ax.set_yticks(range(len(places)), [place or _say("elsewhere", lang) for place in places])
    ax.set_xlim(-0.6, len(columns) - 0.4)
    ax.set_ylim(len(places) - 0.4, -0.6)
    ax.tick_params(length=0, labelcolor=_tone(_ink))
    ax.spines[:].set_visible(False)
    ax.set_title(_say(title, lang), loc="left", fontsize=11)
    _finish(ax)
    return ax
