# SPDX-License-Identifier: Apache-2.0
"""The sums of many reports judged in the columns in which their cells lie."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from gongkai import _core
from gongkai._config import RuleChoices, rule_settings
from gongkai._error import ReadError
from gongkai._frame import Frame
from gongkai._types import AcrossFinding, Finding


class CheckedFrame:
    """What `check_frame` has found. Every row of the table is of a report that was judged, or of one that could not be and is
    among the findings with its reason: ``rows == rows_judged + rows_reported``."""

    def __init__(self) -> None:
        raise TypeError("a CheckedFrame is made by gongkai.check_frame()")

    _checked: _core.CheckedColumns

    @classmethod
    def _of(cls, checked: _core.CheckedColumns) -> CheckedFrame:
        made = object.__new__(cls)
        made._checked = checked
        return made

    @property
    def rows(self) -> int:
        """The rows of the table."""
        return self._checked.rows

    @property
    def rows_judged(self) -> int:
        """Those of reports that were judged."""
        return self._checked.rows_judged

    @property
    def rows_reported(self) -> int:
        """Those of reports that could not be judged; each of these is a row of `findings` whose outcome is ``unreadable``."""
        return self._checked.rows_reported

    @property
    def reports(self) -> int:
        """How many reports were judged."""
        return self._checked.reports

    @cached_property
    def findings(self) -> Frame:
        """A row for each finding, in the order in which the reports first occur: ``file``, ``agency``, ``year``, ``edition``,
        ``rule``, ``severity``, ``outcome``, ``reason``, ``table``, ``row``, ``column``, ``cells``, ``expected``, ``actual``,
        as in `findings_frame`. A report that could not be judged has the code of the error as ``rule``, the outcome
        ``unreadable``, and in ``actual`` what is wrong and in which row."""
        return Frame._of(self._checked.findings())

    @cached_property
    def counts(self) -> Frame:
        """How often each rule ended how, what holds among it: ``rule``, ``severity``, ``outcome``, ``reason``, ``findings``
        and in how many ``reports``."""
        return Frame._of(self._checked.counts())

    def explain(self, number: int) -> Finding | ReadError:
        """The finding in row ``number`` of `findings` as `Report.check` gives it, with its sentences; for a report that could
        not be judged, why. IndexError where there is no such row."""
        if number < 0:
            raise IndexError(number)
        return self._checked.explain(number)

    def __len__(self) -> int:
        """The number of findings, reports that could not be judged among them."""
        return len(self._checked)

    def __iter__(self) -> Iterator[Finding | ReadError]:
        return (self.explain(n) for n in range(len(self)))

    def __repr__(self) -> str:
        return f"<CheckedFrame: {len(self)} findings on {self.reports} reports in {self.rows} rows>"


def check_frame(cells: Any, *, all: bool = False, rules: RuleChoices | None = None, threads: int | None = None) -> CheckedFrame:
    """Judges every report of a table by the rules that look at nothing but its numbers, with the findings that `Report.check`
    has on the same cells; no report is made. The rules are requests.row-sum, requests.disposition-sum, requests.balance,
    reviews.row-sum, value.count, value.money and stock.bound.

    ``cells`` is a tidy or a wide table as `to_frame` makes them, or anything with their columns and the Arrow PyCapsule
    interface. A ``pyarrow.RecordBatchReader``, such as a data set of Parquet files gives, is read batch by batch, and no more
    of it is in memory than some batches, 100 bytes for each report, and its findings. Rows may be in any order and codes
    plain text or categories; of a report whose rows do not stand together two kilobytes are kept until the end.

    Of a wide table what is null counts as blank where no cell of the report is missing, else as missing; where some of a
    report's cells are inferred none of its sums is judged, since the table does not say which.

    ``all``: list what holds as well, which is otherwise only counted. ``rules`` as for `Report.check`. ``threads``: None for
    one on each core. A row that cannot be used, as `from_frame` would refuse it, is a finding on its report, which then is
    not judged. ReadError where a column is missing, is there twice, or is of a type that cannot be used.
    """
    if threads is not None and threads < 1:
        raise ValueError(f"{threads} is no number of threads")
    return CheckedFrame._of(_core.check_frame(cells, all, rule_settings(rules), threads or 0))


class CheckedYears:
    """What `check_years` has found."""

    def __init__(self) -> None:
        raise TypeError("a CheckedYears is made by gongkai.check_years()")

    _found: _core.AcrossFindings

    @classmethod
    def _of(cls, found: _core.AcrossFindings) -> CheckedYears:
        made = object.__new__(cls)
        made._found = found
        return made

    @cached_property
    def findings(self) -> Frame:
        """A row for each finding: ``file``, ``agency``, ``year``, ``edition``, ``rule``, ``severity``, ``outcome``, ``reason``,
        ``table``, ``row``, ``column``, ``cells``, ``section``, ``expected``, ``actual``, as in `findings_frame`."""
        return Frame._of(self._found.findings())

    def explain(self, number: int) -> AcrossFinding:
        """The finding in row ``number`` of `findings` as `Panel.check` gives it. IndexError where there is no such row."""
        if number < 0:
            raise IndexError(number)
        return self._found.explain(number)

    def __len__(self) -> int:
        """The number of findings."""
        return len(self._found)

    def __iter__(self) -> Iterator[AcrossFinding]:
        return (self.explain(n) for n in range(len(self)))

    def __repr__(self) -> str:
        return f"<CheckedYears: {len(self)} findings>"


def check_years(
    cells: Any,
    renames: Mapping[str, str] | str | os.PathLike[str] | None = None,
    *,
    window: int | None = None,
    all: bool = False,
    rules: RuleChoices | None = None,
    threads: int | None = None,
) -> CheckedYears:
    """Judges the reports of a tidy table year by year, with the findings that a `Panel` of them has: years.carry-over,
    years.stock and tree.duplicate. Of years.boilerplate a table says nothing, since it has no prose.

    ``cells`` as for `check_frame`, but tidy; ``renames`` as for `Panel`. ``window``: how many agencies are kept at a time, None
    for all; an agency is judged and forgotten when so many others have come after its last row, so that memory does not grow
    with the number of reports. The table is then sorted by agency, and findings come in that order. ``all``, ``rules`` and
    ``threads`` as for `check_frame`.

    ReadError for a row that `from_frame` refuses, and where an agency comes again after more than ``window`` others.
    """
    from gongkai._panel import _renames

    if threads is not None and threads < 1:
        raise ValueError(f"{threads} is no number of threads")
    if window is not None and window < 1:
        raise ValueError(f"{window} is no number of agencies")
    found = _core.check_years(cells, _renames(renames), window or 0, all, rule_settings(rules), threads or 0)
    return CheckedYears._of(found)
