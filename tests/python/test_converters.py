# SPDX-License-Identifier: Apache-2.0
"""Random reports, consistent and not, through other tools: what is read of what they write is what was printed, or is
withheld; never another number. GONGKAI_CONVERTERS=all takes those too that are slow; GONGKAI_REPORTS says how many reports
of each kind (1), GONGKAI_SEED which (1). Prints the share of numbers and of empty cells recovered (-s shows it)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from random import Random

import gongkai as gk
import pytest

for module in ("docx", "xlsxwriter", "openpyxl", "reportlab"):
    pytest.importorskip(module)

from converters import CONVERTERS, Converter, Unavailable
from layouts import Habit, printed
from test_layouts import drawn

REPORTS = int(os.environ.get("GONGKAI_REPORTS") or 1)
SEED = int(os.environ.get("GONGKAI_SEED") or 1)
ALL = os.environ.get("GONGKAI_CONVERTERS") == "all"


@dataclass
class Share:
    """Of the cells that were printed with a number, or empty, those that were read as that."""

    numbers: int = 0
    right: int = 0
    blanks: int = 0
    blank: int = 0


def wrong_cells(report: gk.Report, found: gk.Report, share: Share) -> list[str]:
    wrong = []
    read = {row[:3]: row for row in found.rows()}
    for row in report.rows():
        if row.status == "missing":
            continue
        cell = read.pop(row[:3], None)
        is_number = row.value is not None
        is_right = cell is not None and cell.value is not None and cell.value == row.value
        share.numbers += is_number
        share.right += is_right
        share.blanks += not is_number
        share.blank += not is_number and cell is not None and cell.status == "blank"
        if cell is not None and not is_right and (cell.value is not None or (cell.status == "blank" and is_number)):
            wrong.append(f"{'.'.join(row[:3])}: {row.value} read as {cell.value} {cell.status}")
    return wrong + [f"{'.'.join(key)}: nothing read as {row.value}" for key, row in read.items() if row.value is not None]


@pytest.mark.parametrize("kind", ["consistent", "wrong cells", "blank zeros"])
@pytest.mark.parametrize("converter", CONVERTERS, ids=lambda converter: converter.name)
def test_no_tool_makes_us_read_another_number(converter: Converter, kind: str) -> None:
    if converter.on_demand and not ALL:
        pytest.skip("runs with GONGKAI_CONVERTERS=all")
    share = Share()
    wrong = []
    unread = 0
    for n in range(REPORTS):
        seed = SEED * 1_000_000 + n
        report = drawn(seed, kind)
        draw = Random(seed)
        habit = Habit(draw, keeps_blanks=False, keeps_ordinals=True)
        source = converter.source(printed(report, habit), draw)
        try:
            text = converter.convert(source)
        except Unavailable as missing:
            pytest.skip(f"{missing} is not installed")
        try:
            found = gk.read(text.encode() if isinstance(text, str) else text)
        except gk.ReadError:
            unread += 1
            continue
        wrong += [f"{seed}: {line}" for line in wrong_cells(report, found, share)]
    print(
        f"{converter.name:30} {kind:12} {REPORTS:4} reports, {unread} unread, numbers "
        f"{100 * share.right / max(1, share.numbers):6.2f} %, blanks {100 * share.blank / max(1, share.blanks):6.2f} %, "
        f"wrong {len(wrong)}"
    )
    assert not wrong, "\n".join(wrong[:10])
