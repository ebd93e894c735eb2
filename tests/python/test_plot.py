# SPDX-License-Identifier: Apache-2.0
"""Pictures: what they say, and that what is not known is never drawn as zero."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import gongkai as gk
import matplotlib
import matplotlib.pyplot as plt
import pytest
from conftest import ROOT, make_tidy
from gongkai._show import plot as _plot
from gongkai.testing import random_report
from matplotlib.colors import to_rgb
from matplotlib.text import Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

needs_font = pytest.mark.skipif(
    _plot.chinese_font() is None, reason="no font with Chinese characters: apt-get install fonts-wqy-microhei"
)


@pytest.fixture(autouse=True)
def _drawn() -> Iterator[None]:
    """Draws every picture as it is saved, which fails where a character has no glyph (warnings are errors)."""
    matplotlib.use("Agg")
    yield
    for number in plt.get_fignums():
        plt.figure(number).canvas.draw()
    plt.close("all")


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.findobj(Text) if isinstance(text, Text) and text.get_text()]


def years() -> gk.Panel:
    panel = gk.Panel(ROOT / "examples" / "reports" / "renames.csv")
    for path in sorted((ROOT / "examples" / "reports" / "years").glob("*.html")):
        panel.add(gk.read(path))
    return panel


@needs_font
def test_the_heatmap_has_every_number_of_the_dispositions() -> None:
    report = random_report(seed=1, dense=True)
    said = texts(report.plot.heatmap())
    for (row, column), cell in report.requests.items():
        if row.disposition is not None and column is not gk.RequestColumn.TOTAL:
            assert f"{cell.value:,}" in said
    assert any("不予公开·属于国家秘密" in text for text in said)
    assert any(report.agency in text for text in said if report.agency)


def test_blank_and_missing_cells_are_named_and_hatched() -> None:
    tidy = make_tidy({"requests,granted,natural_person": ""})
    tidy = tidy.replace("requests,granted,business,0,reported", "requests,granted,business,,missing")
    ax = gk.read(tidy.encode()).plot.heatmap(lang="en")
    assert texts(ax).count("blank") == texts(ax).count("missing") == 1
    assert sorted(patch.get_hatch() for patch in ax.patches if patch.get_hatch()) == ["////", "xxxx"]


def test_the_flow_goes_from_received_to_each_outcome() -> None:
    said = " | ".join(texts(gk.read(make_tidy().encode()).plot.flow(lang="en")))
    for part in (
        "received this year  4",
        "carried in from last year  1",
        "granted  2",
        "denied  0",
        "carried over to next year  1",
    ):
        assert part in said
    assert "to be handled\n5" in said and "off by" not in said


def test_the_flow_says_what_is_blank_and_by_how_much_the_sides_differ() -> None:
    report = gk.read(make_tidy({"requests,granted,total": "", "requests,denied.state_secret,total": "3"}).encode())
    said = " | ".join(texts(report.plot.flow(lang="en")))
    assert "granted  1 blank" in said and "denied  3" in said
    assert "off by 1" in said
    assert "natural persons" in " ".join(texts(report.plot.flow("natural_person", lang="en")))


def test_years_are_drawn_beside_each_other_and_gaps_are_named() -> None:
    panel = years()
    with pytest.raises(ValueError, match="which agency"):
        panel.plot.years(lang="en")
    with pytest.raises(ValueError, match="no report of"):
        panel.plot.years("火星局", lang="en")
    agency = next(each for each in panel.agencies if each.missing)
    ax = panel.plot.years(agency.agency, lang="en")
    assert texts(ax).count("no report") == len(agency.missing)
    assert set(map(str, (*agency.years, *agency.missing))) <= set(texts(ax))
    for cells in panel.yearly(agency.agency).values():
        for cell in cells.values():
            assert f"{cell.value:,}" in texts(ax)


def test_the_axis_of_years_counts_whole_requests() -> None:
    ax = years().plot.years("示例市档案馆", lang="en")
    ax.figure.canvas.draw()
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert len(labels) == len(set(labels)) > 2


@pytest.mark.parametrize("style", ["default", "dark_background"])
def test_what_is_written_can_be_read_in_light_and_dark(style: str) -> None:
    with plt.style.context(style):
        panel = years()
        report = random_report(seed=1)
        drawn = [report.plot.flow(lang="en"), panel.plot.years("示例市档案馆", lang="en"), panel.plot.faults(lang="en")]
        paper = sum(to_rgb(plt.rcParams["axes.facecolor"])) / 3
        for ax in drawn:
            for text in ax.texts:
                assert abs(sum(to_rgb(text.get_color())) / 3 - paper) > 0.3, text.get_text()


def test_a_blank_total_of_a_year_has_its_word_and_no_bar() -> None:
    panel = gk.Panel()
    panel.add(gk.read(make_tidy({"requests,received,total": ""}).encode()), agency="Office", year=2023)
    ax = panel.plot.years(lang="en")
    assert "blank" in texts(ax)
    assert sorted(bar.get_height() for bar in ax.patches) == [0, 1, 1, 4]  # type: ignore[attr-defined]


def test_the_fault_map_has_a_number_for_each_report() -> None:
    panel = years()
    said = texts(panel.plot.faults(lang="en"))
    counts = panel.fault_counts()
    expected = [str(counts.get((each.agency, year), 0)) for each in panel.agencies for year in each.years]
    assert sorted(text for text in said if text.isdigit() and len(text) < 4) == sorted(expected)
    assert said.count("no report") == sum(len(each.missing) for each in panel.agencies)
    with pytest.raises(ValueError, match="no report"):
        gk.Panel().plot.faults(lang="en")


def test_a_picture_goes_into_the_axes_that_it_is_given() -> None:
    _, axes = plt.subplots(1, 2)
    report = gk.read(make_tidy().encode())
    assert report.plot.heatmap(axes[0], lang="en") is axes[0]
    assert report.plot.flow(ax=axes[1], lang="en") is axes[1]


def test_without_a_chinese_font_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_plot, "chinese_font", lambda: None)
    report = random_report(seed=1)
    with pytest.raises(RuntimeError, match=r"fonts-noto-cjk.*lang='en'"):
        report.plot.heatmap()
    assert all(text.isascii() for text in texts(report.plot.flow(lang="en")))
    assert all(text.isascii() for text in texts(report.plot.heatmap(lang="en")))
    with pytest.raises(ValueError, match="'zh' or 'en'"):
        report.plot.flow(lang="de")


def test_without_matplotlib_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.split(".")[0] == "matplotlib"]:
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=r"pip install 'gongkai\[plot\]'"):
        random_report(seed=1).plot.flow(lang="en")


def test_the_period_is_drawn_day_by_day() -> None:
    deadline = gk.due("2025-01-20", consultations=[("2025-01-22", "2025-01-23")], extended="2025-02-10", extension_days=5)
    said = texts(deadline.plot("en"))
    counted = [day for day in deadline.days if day.number and day.effect in (gk.DayEffect.COUNTED, gk.DayEffect.MAKE_UP)]
    assert len(counted) == 25
    for day in counted:
        assert any(text.startswith(str(day.number)) for text in said)
        assert f"{day.date.month}-{day.date.day}" in said
    assert any(text.endswith("!") for text in said)
    assert f"{deadline.date} [{deadline.basis_en}]" in said
