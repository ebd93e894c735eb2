# SPDX-License-Identifier: Apache-2.0
"""Reports of several years and of several agencies, judged by each other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gongkai import _core
from gongkai._config import RuleChoices, rule_settings
from gongkai._core import OwnLevel, RequestColumn, RequestRow
from gongkai._language import InputError
from gongkai._types import AcrossFinding, AgencyYears, Cell, CellKey, TreePart

if TYPE_CHECKING:
    from gongkai._report import Report
    from gongkai._show.plot import PanelPlot

YEARLY = (RequestRow.RECEIVED, RequestRow.CARRIED_IN, RequestRow.TOTAL, RequestRow.CARRIED_OUT)
"""The rows of the requests table whose totals a panel keeps."""

_own_levels = {
    **dict.fromkeys(("", "no", "n", "false", "0", "否"), OwnLevel.NO),
    **dict.fromkeys(("yes", "y", "true", "1", "是"), OwnLevel.YES),
    **dict.fromkeys(("none", "无"), OwnLevel.NONE),
}


def _lines(path: str | os.PathLike[str], columns: tuple[str, ...], optional: tuple[str, ...] = ()) -> Iterator[list[str]]:
    """The named columns of a CSV file with a header, each line with its number last."""
    import csv

    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, skipinitialspace=True)
        header = reader.fieldnames or []
        for column in columns:
            if column not in header:
                name = os.fspath(path)
                raise InputError(
                    f"{name}：没有“{column}”列；有 {'、'.join(header) or '（无）'}",
                    f"{name}: no column {column!r}; there are {', '.join(header) or 'none'}",
                )
        try:
            for row in reader:
                values = [(row.get(column) or "").strip() for column in (*columns, *optional)]
                if any(values):
                    yield [*values, str(reader.line_num)]
        except csv.Error as error:
            place = f"{os.fspath(path)}:{reader.line_num}"
            raise InputError(f"{place}：CSV 有误：{error}", f"{place}: {error}") from error


def _renames(source: Mapping[str, str] | str | os.PathLike[str] | None) -> list[tuple[str, str]]:
    if source is None:
        return []
    if isinstance(source, Mapping):
        return list(source.items())
    if os.fspath(source).lower().endswith(".toml"):
        import tomllib

        with open(source, "rb") as file:
            table = tomllib.load(file).get("renames")
        if not isinstance(table, dict) or not all(isinstance(new, str) for new in table.values()):
            name = os.fspath(source)
            raise InputError(
                f'{name}：没有 [renames] 表，或其中有的不是 "旧名" = "新名"',
                f'{name}: no table [renames] of "old name" = "new name"',
            )
        return list(table.items())
    return [(old, new) for old, new, _ in _lines(source, ("old", "new"))]


def _source(file: str | os.PathLike[str] | None) -> str:
    """A file's name as text, whatever bytes it is made of."""
    return "" if file is None else os.fspath(file).encode("utf-8", "backslashreplace").decode()


def _year(year: int | None) -> int | None:
    if year is not None and not 1 <= year <= 9999:
        raise ValueError(f"{year} is no year")
    return year


class Panel:
    """Reports of many agencies and years, and what they say of each other.

    Reports come in any order, one at a time; of each a few kilobytes are kept. ``renames`` tells which names an agency
    had before: a mapping from old to new names, a CSV file with the columns ``old`` and ``new``, or a TOML file with
    a table ``[renames]``. Several old names with the same new one are a merger. Names that differ only in white space,
    full-width letters and brackets, or in 人民政府 and 政府 at the end, are the same.

    ValueError where a name leads to two others or back to itself, or where a file is not as described.
    """

    __slots__ = ("_figures", "_panel")

    def __init__(self, renames: Mapping[str, str] | str | os.PathLike[str] | None = None) -> None:
        self._panel = _core.Panel(_renames(renames))
        self._figures: list[tuple[str, int, dict[RequestRow, Cell]]] = []

    def add(
        self,
        report: Report,
        *,
        file: str | os.PathLike[str] | None = None,
        agency: str | None = None,
        year: int | None = None,
    ) -> None:
        """Adds a report. ``file`` is what findings call it; ``agency`` and ``year`` stand for what it says itself."""
        self._panel.add(report._published, _source(file), agency or "", _year(year))
        agency, year = agency or report.agency, year or report.year
        if agency and year:
            bare = report._published.bare_cell
            self._figures.append((agency, year, {row: bare(row, RequestColumn.TOTAL) for row in YEARLY}))

    @property
    def plot(self) -> PanelPlot:
        """Pictures of it, with matplotlib: ``panel.plot.years()``, ``panel.plot.faults()``."""
        from gongkai._show.plot import PanelPlot

        return PanelPlot(self)

    def _latest_names(self) -> dict[str, str]:
        """From each agency's normalised name to the one that its latest report has."""
        return {self._panel.current_name(each.agency): each.agency for each in self.agencies}

    def fault_counts(self) -> dict[tuple[str, int], int]:
        """How many faults `check` finds, by agency (as `agencies` names it) and year; only where there are any."""
        names = self._latest_names()
        counts: dict[tuple[str, int], int] = {}
        for finding in self.check():
            if finding.is_fault and finding.agency and finding.year:
                key = names[self._panel.current_name(finding.agency)], finding.year
                counts[key] = counts.get(key, 0) + 1
        return counts

    def yearly(self, agency: str) -> dict[int, dict[RequestRow, Cell]]:
        """Of the requests table the totals of `YEARLY`, by year, as the agency's reports print them; of two reports of
        one year the one added last."""
        wanted = self._panel.current_name(agency)
        found = {year: cells for name, year, cells in self._figures if self._panel.current_name(name) == wanted}
        return dict(sorted(found.items()))

    @property
    def agencies(self) -> list[AgencyYears]:
        """The agencies, each with its years and the years that are missing between them."""
        return self._panel.agencies()

    def check(self, all: bool = False, rules: RuleChoices | None = None) -> list[AcrossFinding]:
        """Judges each report by that of the year before: what fails and what cannot be judged, by agency, year and
        rule; with ``all=True`` also what holds. ``rules`` is as for `Report.check`.

        The rules are years.carry-over, years.stock, years.boilerplate, years.growth, years.repeated and tree.duplicate. Nothing is said of an
        agency's first year.
        """
        return self._panel.check(all, rule_settings(rules))

    def __len__(self) -> int:
        """The number of reports."""
        return len(self._panel)

    def _repr_html_(self) -> str:
        from gongkai._show import notebook

        return notebook.page(notebook.panel(self))

    def __repr__(self) -> str:
        return f"<Panel: {len(self)} reports of {len(self.agencies)} agencies>"


class Tree:
    """A superior and its subordinates, and their reports.

    ``parents`` maps each agency to its superior, or is a CSV file with the columns ``agency``, ``parent`` and, if
    wanted, ``own_level``: ``yes`` for the agency that stands for its superior's own level (本级), ``none`` in the line
    of a superior that has no own level. ``own_level`` tells the same of a mapping, from superior to agency or None.
    An agency called as its superior with 本级 after it needs no telling. Where the own level is not known, the sum is
    only a lower bound.

    ValueError where it is no tree, or a file is not as described.
    """

    __slots__ = ("_tree",)

    def __init__(
        self,
        parents: Mapping[str, str] | str | os.PathLike[str],
        *,
        own_level: Mapping[str, str | None] | None = None,
    ) -> None:
        rows: list[tuple[str, str, OwnLevel]] = []
        if isinstance(parents, Mapping):
            rows += [(agency, parent, OwnLevel.NO) for agency, parent in parents.items()]
        else:
            for agency, parent, own, line in _lines(parents, ("agency", "parent"), ("own_level",)):
                if own.lower() not in _own_levels:
                    place = f"{os.fspath(parents)}:{line}"
                    raise InputError(
                        f"{place}：own_level 为 yes、no、none 或空，不能是 {own!r}",
                        f"{place}: own_level is yes, no, none or empty, not {own!r}",
                    )
                rows.append((agency, parent, _own_levels[own.lower()]))
        for superior, name in (own_level or {}).items():
            rows.append((superior, "", OwnLevel.NONE) if name is None else (name, superior, OwnLevel.YES))
        self._tree = _core.Tree(rows)

    def add(
        self,
        report: Report,
        *,
        file: str | os.PathLike[str] | None = None,
        agency: str | None = None,
        year: int | None = None,
    ) -> None:
        """Adds a report. ``file`` is what findings call it; ``agency`` and ``year`` stand for what it says itself."""
        self._tree.add(report._published, _source(file), agency or "", _year(year))

    def add_frame(self, cells: Any, *, threads: int | None = None) -> None:
        """Adds the reports of a tidy table, as `to_frame` makes it, or anything with its columns and the Arrow PyCapsule
        interface; what is in the tree of them takes three and a half kilobytes each. ReadError for a row that `from_frame`
        refuses; then those before it may have been added."""
        self._tree.add_frame(cells, threads or 0)

    @property
    def years(self) -> list[int]:
        """The years of which there are reports."""
        return self._tree.years()

    @property
    def tops(self) -> list[str]:
        """The agencies without a superior."""
        return self._tree.tops()

    def check(self, all: bool = False, rules: RuleChoices | None = None) -> list[AcrossFinding]:
        """Judges each cell of each superior, year by year: what fails and what cannot be judged, with ``all=True`` also
        what holds. The rules are tree.sum and tree.duplicate; ``rules`` is as for `Report.check`."""
        return self._tree.check(all, rule_settings(rules))

    def explain(self, cell: CellKey | str, agency: str | None = None, year: int | None = None) -> list[TreePart]:
        """A cell of an agency and what it is made of, down to the last subordinate.

        ``cell`` is a key or ``"requests.received.total"``. Without ``agency`` it is the one at the top, without
        ``year`` the last one. KeyError for an unknown cell; ValueError for an agency that is not in the tree, where
        several are at the top, or where there is no report at all.
        """
        table, _, rest = str(cell).partition(".")
        row, _, column = rest.rpartition(".")
        if agency is None:
            if len(self.tops) != 1:
                raise InputError(
                    f"哪个机关？最上级有 {'、'.join(self.tops) or '（无）'}",
                    f"which agency? At the top are {', '.join(self.tops) or 'none'}",
                )
            agency = self.tops[0]
        if year is None:
            if not self.years:
                raise InputError("没有任何报告", "there is no report in the tree")
            year = self.years[-1]
        return self._tree.explain(table, row, column, agency, _year(year) or 0)
