# SPDX-License-Identifier: Apache-2.0
"""Random reports, consistent and not, in every layout of docx, xlsx and PDF: what is read is what was printed, or is
withheld; never another number. GONGKAI_REPORTS says how many of each layout (2), GONGKAI_SEED which (1). Prints the share
recovered (-s shows it)."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from random import Random

import gongkai as gk
import pytest
from gongkai.testing import random_report

for module in ("docx", "xlsxwriter", "openpyxl", "pypdfium2", "reportlab"):
    pytest.importorskip(module)

from layouts import LAYOUTS, Layout, render

REPORTS = int(os.environ.get("GONGKAI_REPORTS") or 2)
SEED = int(os.environ.get("GONGKAI_SEED") or 1)


@dataclass
class Score:
    reports: int = 0
    unread: int = 0
    cells: int = 0
    """Printed with a number."""
    recovered: int = 0
    """Read as that number."""


def wrong_cells(report: gk.Report, found: gk.Report, score: Score) -> list[str]:
    """The cells that were read as what was not printed there."""
    wrong = []
    printed = {row[:3]: row.value for row in report.rows()}
    score.cells += sum(value is not None for value in printed.values())
    for cell in found.rows():
        truth = printed.get(cell[:3])
        is_right = cell.value is not None and cell.value == truth
        score.recovered += is_right
        if not is_right and (cell.value is not None or (cell.status == "blank" and truth is not None)):
            wrong.append(f"{cell.table}.{cell.row}.{cell.column}: {truth} read as {cell.value} {cell.status}")
    return wrong


def drawn(seed: int, kind: str) -> gk.Report:
    draw = Random(seed)
    return random_report(
        seed=seed,
        edition=gk.Edition.E2021 if draw.random() < 0.75 else gk.Edition.E2019,
        dense=draw.random() < 0.1,
        blank_zeros=kind == "blank zeros",
        wrong_cells=draw.randint(1, 3) if kind == "wrong cells" else 0,
    )


@pytest.mark.parametrize("kind", ["consistent", "wrong cells", "blank zeros"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_no_number_is_read_that_was_not_printed(layout: Layout, kind: str) -> None:
    if layout.__name__.startswith("pdftotext") and shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    score = Score()
    wrong = []
    for n in range(REPORTS):
        seed = SEED * 1_000_000 + n
        report = drawn(seed, kind)
        content = render(report, layout, Random(seed))
        if layout.__name__.startswith("pdftotext") and "政府信息公开" not in "".join(content.decode().split()):
            pytest.skip("pdftotext has no maps of Chinese characters: poppler-data is not installed")
        score.reports += 1
        try:
            found = gk.read(content)
        except gk.ReadError:
            score.unread += 1
            continue
        if found.edition is not report.edition:
            score.unread += 1
            continue
        wrong += [f"{seed}: {line}" for line in wrong_cells(report, found, score)]
    print(
        f"{layout.__name__:17} {kind:12} {score.reports:6} reports, {score.unread} unread, "
        f"recovered {100 * score.recovered / max(1, score.cells):6.2f} %, wrong {len(wrong)}"
    )
    assert not wrong, "\n".join(wrong[:10])
    assert score.unread == 0
