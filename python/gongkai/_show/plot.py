# SPDX-License-Identifier: Apache-2.0
"""Pictures of reports and panels, with matplotlib (``pip install gongkai[plot]``).

Every picture has its numbers in it; blank, missing and inferred are drawn as such and never as zero. Colours are told
apart by the colour-blind, and none of them says anything alone. Background and text are those of matplotlib's style, light
or dark.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from gongkai._core import CellStatus, DispositionGroup, RequestColumn, RequestRow
from gongkai._enum import LegalItem
from gongkai._extras import need
from gongkai._language import InputError

if TYPE_CHECKING:
    from decimal import Decimal

    from matplotlib.axes import Axes

    from gongkai._core import Applicant, RecordDimension, RecordFigure
    from gongkai._panel import Panel
    from gongkai._records import Records
    from gongkai._report import Report
    from gongkai._types import Cell

# In the order of preference. matplotlib reads the first face of a collection, which of Noto's is the Japanese one; it
# has every Chinese character.
_chinese_fonts = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB",
    "Heiti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Noto Sans CJK JP", "Noto Sans SC", "Arial Unicode MS",
    "Noto Serif CJK SC", "Noto Serif CJK JP", "SimSun", "Songti SC", "AR PL UMing CN",
)  # fmt: skip

Colour: TypeAlias = tuple[float, float, float]

# Okabe and Ito's palette, which the colour-blind can tell apart.
_blue, _sky, _green, _yellow, _orange, _red, _purple = (
    "#0072B2", "#56B4E9", "#009E73", "#F0E442", "#E69F00", "#D55E00", "#CC79A7"
)  # fmt: skip

# How far from the background to the text of matplotlib's style, which may be dark.
_ink, _grey, _line, _shade = 0.87, 0.5, 0.19, 0.05

_words = {
    "heatmap": ("申请人与办理结果", "applicants and dispositions"),
    "flow": ("从收到到办结", "from received to outcome"),
    "years": ("历年申请与办理", "requests year by year"),
    "faults": ("各机关各年报告中的问题", "faults by agency and year"),
    "blank": ("空白", "blank"),
    "missing": ("缺失", "missing"),
    "inferred": ("推定", "inferred"),
    "no report": ("无报告", "no report"),
    "to handle": ("应办理", "to be handled"),
    "difference": ("相差", "off by"),
    "total": ("总计", "total"),
    "unsaid": ("台账未载", "not said"),
}


def _say(word: str, lang: str) -> str:
    return _words[word][lang != "zh"]


def _matplotlib() -> Any:
    return need("matplotlib.pyplot", "a picture", "'gongkai[plot]'")


def chinese_font() -> str | None:
    """The name of a font with Chinese characters that matplotlib knows; None where there is none."""
    manager = need("matplotlib.font_manager", "a picture", "'gongkai[plot]'").fontManager
    known = {font.name for font in manager.ttflist}
    return next((name for name in _chinese_fonts if name in known), None)


def _tone(share: float) -> Colour:
    """A colour between the background and the text of the style in which is drawn."""
    colors = need("matplotlib.colors", "a picture", "'gongkai[plot]'")
    style = need("matplotlib", "a picture", "'gongkai[plot]'").rcParams
    ink = colors.to_rgb(style["text.color"])
    *paper, opaque = colors.to_rgba(style["axes.facecolor"])
    if not opaque:
        paper = [0.0 if _is_light(ink) else 1.0] * 3
    red, green, blue = (a + (b - a) * share for a, b in zip(paper, ink, strict=True))
    return red, green, blue


def _is_light(colour: Colour) -> bool:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] > 0.55


def _on(colour: Colour) -> Colour:
    """A colour that can be read on this one."""
    return (0.13, 0.13, 0.13) if _is_light(colour) else (1.0, 1.0, 1.0)


def _scale(name: str, share: float) -> Colour:
    """From next to the background (0) to what stands out most (1)."""
    maps = need("matplotlib", "a picture", "'gongkai[plot]'").colormaps
    colour: Colour = maps[name if _is_light(_tone(0)) else f"{name}_r"](share)[:3]
    return colour


class NoFont(InputError, RuntimeError):
    """No font of this computer has Chinese characters."""


def _language(lang: str) -> str:
    if lang not in ("zh", "en"):
        raise ValueError(f"the language is 'zh' or 'en', not {lang!r}")
    if lang == "zh" and chinese_font() is None:
        raise NoFont(
            "没有含汉字的字体：请安装一种（Debian：apt-get install fonts-noto-cjk；Fedora：dnf install google-noto-sans-cjk-fonts；"
            "或 https://github.com/notofonts/noto-cjk），并删除 matplotlib.get_cachedir() 中 matplotlib 的字体列表；也可用 lang='en' 画图",
            "no font with Chinese characters: install one (Debian: apt-get install fonts-noto-cjk; Fedora: dnf install "
            "google-noto-sans-cjk-fonts; else https://github.com/notofonts/noto-cjk) and remove matplotlib's list of fonts "
            "in matplotlib.get_cachedir(), or draw with lang='en'",
        )
    return lang


def _axes(ax: Axes | None, size: tuple[float, float]) -> Any:
    return ax if ax is not None else _matplotlib().subplots(figsize=size, layout="constrained")[1]


def _finish(ax: Any) -> None:
    """All text in a font that has it."""
    text = need("matplotlib.text", "a picture", "'gongkai[plot]'").Text
    font = chinese_font()
    families = [*([font] if font else []), "DejaVu Sans"]
    for each in ax.findobj(text):
        each.set_fontfamily(families)


def _title(ax: Any, what: str, about: Sequence[str | None], lang: str) -> None:
    can_show = chinese_font() is not None
    known = [part for part in about if part and (can_show or part.isascii())]
    ax.set_title("  ".join([*known, _say(what, lang)]), loc="left", fontsize=12, pad=12)


def _short(item: LegalItem, lang: str) -> str:
    """The wording without its number and its remark in brackets."""
    if lang == "en":
        return item.en
    if item is RequestRow.TOTAL:
        return "办结总计"
    return re.sub(r"^(（.）|[一二三四五六七八九十]+、|\d+\.)|（.*$", "", item.zh)


def _wrapped(label: str, width: int) -> str:
    return "\n".join(textwrap.wrap(label, width)) or label


def _ending(row: RequestRow, lang: str) -> str:
    """A disposition with the branch that it belongs to."""
    leaf = row.disposition
    if leaf is None or lang == "en":
        return _wrapped(row.en, 48)
    group = _short(leaf.group, lang)
    own = _short(row, lang)
    return _wrapped(own if own == group else f"{group}·{own}", 24)


def _sign(cell: Cell, lang: str) -> str:
    if cell.value is None:
        return _say(cell.status.code, lang)
    return f"{cell.value:,}" + ("*" if cell.status is CellStatus.INFERRED else "")


def _hatch(cell: Cell) -> str:
    return "" if cell.value is not None else "////" if cell.status is CellStatus.BLANK else "xxxx"


class _Sum(NamedTuple):
    """What cells have together, as far as they have numbers."""

    value: int | Decimal
    blank: int
    missing: int

    def said(self, lang: str) -> str:
        """The sum and how many cells say nothing; without any number only that."""
        silent = [
            f"{number}{'格' if lang == 'zh' else ' '}{_say(word, lang)}"
            for word, number in (("blank", self.blank), ("missing", self.missing))
            if number
        ]
        if not silent:
            return f"{self.value:,}"
        return " + ".join([*([f"{self.value:,}"] if self.value else []), *silent])


def _sum(cells: Sequence[Cell]) -> _Sum:
    return _Sum(
        sum((cell.value for cell in cells if cell.value is not None), 0),
        sum(cell.status is CellStatus.BLANK for cell in cells),
        sum(cell.status is CellStatus.MISSING for cell in cells),
    )


def _ribbon(ax: Any, x: tuple[float, float], left: tuple[float, float], right: tuple[float, float], colour: str | Colour) -> None:
    """A band from x[0] to x[1], whose ends are the spans `left` and `right`."""
    path = need("matplotlib.path", "a picture", "'gongkai[plot]'").Path
    patches = need("matplotlib.patches", "a picture", "'gongkai[plot]'")
    half = (x[0] + x[1]) / 2
    vertices = [
        (x[0], left[0]), (half, left[0]), (half, right[0]), (x[1], right[0]),
        (x[1], right[1]), (half, right[1]), (half, left[1]), (x[0], left[1]), (x[0], left[0]),
    ]  # fmt: skip
    codes = [path.MOVETO, *[path.CURVE4] * 3, path.LINETO, *[path.CURVE4] * 3, path.CLOSEPOLY]
    ax.add_patch(patches.PathPatch(path(vertices, codes), facecolor=colour, alpha=0.45, linewidth=0))


class ReportPlot:
    """Pictures of a report. Each is drawn into ``ax``, or a figure of its own, and gives back the axes; labels are Chinese
    or, with ``lang="en"``, English. Without a font that has Chinese characters, ``lang="zh"`` is a RuntimeError that
    says what to install."""

    __slots__ = ("_report",)

    def __init__(self, report: Report) -> None:
        self._report = report

    def _about(self) -> tuple[str | None, str | None]:
        return self._report.agency, str(self._report.year) if self._report.year else None

    def heatmap(self, ax: Axes | None = None, *, lang: str = "zh") -> Axes:
        """Applicants × dispositions: the request table's counts, each cell with its number. Colours go by the logarithm,
        because most counts are small and few are large."""
        _language(lang)
        colors = need("matplotlib.colors", "a picture", "'gongkai[plot]'")
        patches = need("matplotlib.patches", "a picture", "'gongkai[plot]'")
        requests = self._report.requests
        rows = [row for row in requests.rows if row.disposition is not None]
        columns = [column for column in requests.columns if column is not RequestColumn.TOTAL]
        ax = _axes(ax, (9.5, 0.4 * len(rows) + 2))
        most = max((requests[row, column].value or 0 for row in rows for column in columns), default=0)
        norm = colors.SymLogNorm(linthresh=1, vmin=0, vmax=max(float(most), 1.0))
        for y, row in enumerate(rows):
            for x, column in enumerate(columns):
                cell = requests[row, column]
                known = cell.value is not None
                value = 0.0 if cell.value is None else float(cell.value)
                share = float(norm(max(value, 0.0))) * 0.85
                colour = _scale("Blues", share) if value > 0 else _tone(0 if known else _shade)
                ax.add_patch(
                    patches.Rectangle(
                        (x - 0.5, y - 0.5),
                        1,
                        1,
                        facecolor=colour,
                        edgecolor=_tone(_line),
                        hatch=_hatch(cell),
                        linewidth=0.8,
                    )  # fmt: skip
                )
                ax.text(
                    x, y, _sign(cell, lang), ha="center", va="center", fontsize=9 if known else 7.5,
                    color=_tone(_grey) if known and value == 0 else _on(colour),
                    bbox=None if known else {"facecolor": colour, "edgecolor": "none", "pad": 1},
                )  # fmt: skip
        for y, (above, below) in enumerate(zip(rows, rows[1:], strict=False)):
            if above.disposition and below.disposition and above.disposition.group is not below.disposition.group:
                ax.axhline(y + 0.5, color=_tone(_grey), linewidth=1)
        ax.set_xlim(-0.5, len(columns) - 0.5)
        ax.set_ylim(len(rows) - 0.5, -0.5)
        ax.set_xticks(range(len(columns)), [_wrapped(_short(c, lang), 6 if lang == "zh" else 14) for c in columns])
        ax.set_yticks(range(len(rows)), [_ending(row, lang) for row in rows])
        ax.xaxis.tick_top()
        ax.tick_params(length=0, labelsize=9)
        ax.spines[:].set_visible(False)
        _title(ax, "heatmap", self._about(), lang)
        _finish(ax)
        return ax

    def flow(self, applicant: Applicant | RequestColumn | str = "total", ax: Axes | None = None, *, lang: str = "zh") -> Axes:
        """From what was received and carried in, over what was to be handled, to how it ended and what is carried out:
        bands as wide as the numbers of one column of the request table. Where both sides differ, the gap is named."""
        _language(lang)
        patches = need("matplotlib.patches", "a picture", "'gongkai[plot]'")
        requests = self._report.requests
        column = RequestColumn(applicant)
        sources: list[tuple[str, _Sum, str | Colour]] = [
            (_short(row, lang), _sum([requests[row, column]]), colour)
            for row, colour in ((RequestRow.RECEIVED, _blue), (RequestRow.CARRIED_IN, _sky))
        ]
        leaves: dict[DispositionGroup, list[Cell]] = {group: [] for group in DispositionGroup}
        for row in requests.rows:
            if row.disposition is not None:
                leaves[row.disposition.group].append(requests[row, column])
        colours: list[str | Colour] = [_green, _yellow, _red, _orange, _purple, _tone(_grey)]
        ends: list[tuple[str, _Sum, str | Colour]]
        ends = [
            (_short(group, lang), _sum(cells), colour) for (group, cells), colour in zip(leaves.items(), colours, strict=True)
        ]
        ends.append((_short(RequestRow.CARRIED_OUT, lang), _sum([requests[RequestRow.CARRIED_OUT, column]]), _sky))
        ax = _axes(ax, (10, 5.5))
        come = float(sum(max(part.value, 0) for _, part, _ in sources))
        gone = float(sum(max(part.value, 0) for _, part, _ in ends))
        whole = max(come, gone, 1.0)
        space = 0.07 * whole  # between neighbours, so that the label of a band without width has room too

        def stack(
            parts: list[tuple[str, _Sum, str | Colour]], total: float, x: tuple[float, float], towards_middle: bool
        ) -> None:
            height = total + space * (len(parts) - 1)
            at, inner = (max(height, whole) + height) / 2, (whole + total) / 2
            for label, part, colour in parts:
                wide = max(float(part.value), 0.0)
                outer_span, inner_span = (at - wide, at), (inner - wide, inner)
                edge = x[0] if towards_middle else x[1]
                offset = (tallest - max(height, whole)) / 2
                outer_span = outer_span[0] + offset, outer_span[1] + offset
                inner_span = inner_span[0] + middle_offset, inner_span[1] + middle_offset
                if wide:
                    _ribbon(ax, x, *((outer_span, inner_span) if towards_middle else (inner_span, outer_span)), colour)
                silent = part.blank or part.missing
                ax.add_patch(
                    patches.Rectangle(
                        (edge - (0.02 if towards_middle else 0), outer_span[0]),
                        0.02,
                        max(wide, 0.004 * whole),
                        facecolor=colour if wide else _tone(0),
                        edgecolor=_tone(_ink) if silent else colour,
                        linestyle=":" if silent else "-",
                        linewidth=1,
                    )  # fmt: skip
                )
                ax.text(
                    edge + (-0.03 if towards_middle else 0.03), sum(outer_span) / 2, f"{label}  {part.said(lang)}",
                    ha="right" if towards_middle else "left", va="center", fontsize=10, color=_tone(_ink),
                )  # fmt: skip
                at -= wide + space
                inner -= wide

        tallest = max(come + space * (len(sources) - 1), gone + space * (len(ends) - 1), whole)
        middle_offset = (tallest - whole) / 2
        stack(sources, come, (0.0, 0.48), True)
        stack(ends, gone, (0.52, 1.0), False)
        middle = tallest / 2
        ax.add_patch(patches.Rectangle((0.48, middle - whole / 2), 0.04, whole, facecolor=_tone(0.09), edgecolor=_tone(_grey)))
        said = f"{_say('to handle', lang)}\n{come:,.0f}"
        if come != gone:
            said += f"\n{_say('difference', lang)} {abs(come - gone):,.0f}"
        ax.text(
            0.5, middle + whole / 2 + space / 3, said, ha="center", va="bottom", fontsize=10,
            color=_tone(_ink) if come == gone else _red, fontweight="normal" if come == gone else "bold",
        )  # fmt: skip
        ax.set_xlim(-0.42, 1.45)
        ax.set_ylim(-space, tallest + 2.6 * space)
        ax.axis("off")
        name = None if column is RequestColumn.TOTAL else _short(column, lang)
        _title(ax, "flow", (*self._about(), name), lang)
        _finish(ax)
        return ax


class PanelPlot:
    """Pictures of a panel; see `ReportPlot` for ``ax`` and ``lang``."""

    __slots__ = ("_panel",)

    def __init__(self, panel: Panel) -> None:
        self._panel = panel

    def years(self, agency: str | None = None, ax: Axes | None = None, *, lang: str = "zh") -> Axes:
        """Years side by side: received, carried in, disposed of and carried out, as an agency's reports print them.
        Where a year has no report, or a report no number, that is written in the place of the bar.

        ValueError where the panel has no such agency, or several and none is given.
        """
        _language(lang)
        from gongkai._panel import YEARLY

        known = [each.agency for each in self._panel.agencies]
        if agency is None:
            if len(known) != 1:
                listed = "、".join(known[:10]) + ("…" if len(known) > 10 else "")
                raise ValueError(f"which agency? There are {len(known)}: {listed}")
            agency = known[0]
        cells = self._panel.yearly(agency)
        if not cells:
            raise ValueError(f"the panel has no report of {agency!r}")
        years = range(min(cells), max(cells) + 1)
        ax = _axes(ax, (max(7.0, 1.7 * len(years) + 2), 4.8))
        values = [float(cell.value) for year in cells.values() for cell in year.values() if cell.value is not None]
        most = max([*values, 1.0])
        width = 0.8 / len(YEARLY)
        patches = need("matplotlib.patches", "a picture", "'gongkai[plot]'")
        handles: list[Any] = []
        for n, (row, colour) in enumerate(zip(YEARLY, (_blue, _sky, _green, _orange), strict=True)):
            handles.append(patches.Patch(color=colour, label=_short(row, lang)))
            for x, year in enumerate(years):
                if year not in cells:
                    continue
                at = x + (n - (len(YEARLY) - 1) / 2) * width
                cell = cells[year][row]
                height = 0.0 if cell.value is None else float(cell.value)
                ax.bar(at, height, width * 0.92, color=colour)
                known_number = cell.value is not None
                ax.text(
                    at, max(height, 0) + most * 0.012, _sign(cell, lang), ha="center", va="bottom",
                    rotation=0 if known_number and most < 10_000 else 90, fontsize=8.5,
                    color=_tone(_ink) if known_number else _red, style="normal" if known_number else "italic",
                )  # fmt: skip
        for x, year in enumerate(years):
            if year not in cells:
                ax.axvspan(x - 0.45, x + 0.45, facecolor=_tone(_shade), edgecolor=_tone(_line), hatch="//", linewidth=0)
                ax.text(
                    x, most / 2, _say("no report", lang), ha="center", va="center", fontsize=10, color=_tone(_ink),
                    bbox={"facecolor": _tone(0), "edgecolor": _tone(_line)},
                )  # fmt: skip
        ax.set_xticks(range(len(years)), [str(year) for year in years])
        ax.set_xlim(-0.6, len(years) - 0.4)
        ax.set_ylim(min([*values, 0.0]) * 1.1, most * 1.14)
        ax.tick_params(axis="x", length=0)
        ax.yaxis.set_major_locator(need("matplotlib.ticker", "a picture", "'gongkai[plot]'").MaxNLocator("auto", integer=True))
        ax.yaxis.set_major_formatter("{x:,.0f}")
        ax.grid(axis="y", color=_tone(0.08))
        ax.set_axisbelow(True)
        ax.spines[["top", "right", "left"]].set_visible(False)
        ax.legend(
            handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=2, frameon=False, fontsize=9,
        )  # fmt: skip
        _title(ax, "years", (agency,), lang)
        _finish(ax)
        return ax

    def faults(self, ax: Axes | None = None, *, lang: str = "zh") -> Axes:
        """The fault map: agencies × years, each with how many faults the reports show beside each other
        (`Panel.check`). A year between others without a report is hatched."""
        _language(lang)
        patches = need("matplotlib.patches", "a picture", "'gongkai[plot]'")
        agencies = self._panel.agencies
        if not agencies:
            raise ValueError("the panel has no report with an agency and a year")
        counts = self._panel.fault_counts()
        every = [year for agency in agencies for year in (*agency.years, *agency.missing)]
        years = range(min(every), max(every) + 1)
        ax = _axes(ax, (max(5.5, 0.8 * len(years) + 4), 0.42 * len(agencies) + 1.6))
        most = max([*counts.values(), 1])
        for y, agency in enumerate(agencies):
            for x, year in enumerate(years):
                has, gap = year in agency.years, year in agency.missing
                number = counts.get((agency.agency, year), 0)
                colour = _scale("Oranges", 0.25 + 0.65 * number / most) if number else _tone(0.03 if has else 0)
                ax.add_patch(
                    patches.Rectangle(
                        (x - 0.47, y - 0.44),
                        0.94,
                        0.88,
                        facecolor=colour,
                        edgecolor=_tone(_line) if has or gap else "none",
                        hatch="////" if gap else "",
                        linewidth=0.8,
                    )  # fmt: skip
                )
                if has:
                    ink = _on(colour) if number else _tone(_grey)
                    ax.text(x, y, str(number), ha="center", va="center", fontsize=10, color=ink)
                elif gap:
                    ax.text(
                        x, y, _say("no report", lang), ha="center", va="center", fontsize=8, color=_tone(_ink),
                        bbox={"facecolor": _tone(0), "edgecolor": "none", "pad": 1},
                    )  # fmt: skip
        named = lang == "zh" or chinese_font() is not None
        ax.set_yticks(range(len(agencies)), [_wrapped(a.agency, 18) if named else f"#{n}" for n, a in enumerate(agencies)])
        ax.set_xticks(range(len(years)), [str(year) for year in years])
        ax.set_xlim(-0.55, len(years) - 0.45)
        ax.set_ylim(len(agencies) - 0.5, -0.5)
        ax.xaxis.tick_top()
        ax.tick_params(length=0)
        ax.spines[:].set_visible(False)
        _title(ax, "faults", (), lang)
        _finish(ax)
        return ax


class RecordsPlot:
    """Pictures of counted ledgers of publication and service; see `ReportPlot` for ``ax`` and ``lang``."""

    __slots__ = ("_records",)

    def __init__(self, records: Records) -> None:
        self._records = records

    def parts(
        self, year: int, figure: RecordFigure | str, by: RecordDimension | str, ax: Axes | None = None, *, lang: str = "zh"
    ) -> Axes:
        """The parts of a figure of a year, a bar each, with its number; rows that do not say of which part they are have a bar
        of their own. ``parts(2023, "published", "publication_channel")``. ValueError where the figure has no such parts."""
        _language(lang)
        from gongkai._core import RecordDimension, RecordFigure

        which, dimension = RecordFigure(figure), RecordDimension(by)
        self._records.number(year, which)
        found = [
            (row["value"], row["number"])
            for row in self._records.figures(year)
            if row["figure"] == which.code and row["by"] == dimension.code and row["number"]
        ]
        if not found:
            raise ValueError(f"{which.code} of {year} has no parts by {dimension.code}")
        labels = self._labels(dimension, lang)
        ax = _axes(ax, (7.0, 0.42 * len(found) + 1.4))
        most = max(number for _, number in found)
        for y, (value, number) in enumerate(found):
            ax.barh(y, number, 0.72, color=_blue if value else _tone(_line), hatch="" if value else "//", edgecolor=_tone(0))
            ax.text(number + most * 0.012, y, f"{number:,}", ha="left", va="center", fontsize=9, color=_tone(_ink))
        names = [_wrapped(labels.get(value or "", value or _say("unsaid", lang)), 18) for value, _ in found]
        self._frame(ax, names, most)
        ax.set_title(f"{which.zh if lang == 'zh' else which.en} · {year}", loc="left", fontsize=11, color=_tone(_ink))
        _finish(ax)
        return ax

    def years(self, *figures: RecordFigure | str, ax: Axes | None = None, lang: str = "zh") -> Axes:
        """Figures year by year, side by side: ``years("ratings", "ratings_bad")``. ValueError where none is given, or nothing
        was counted."""
        _language(lang)
        from gongkai._core import RecordFigure

        chosen = [RecordFigure(figure) for figure in figures]
        years = self._records.years
        if not chosen or not years:
            raise ValueError("no figure is given, or no ledger has a year")
        colours = (_blue, _orange, _green, _red, _sky, _purple, _yellow)
        if len(chosen) > len(colours):
            raise ValueError(f"at most {len(colours)} figures")
        ax = _axes(ax, (max(6.0, 1.3 * len(years) + 2), 4.4))
        width = 0.84 / len(chosen)
        numbers = {figure: [self._records.number(year, figure) for year in years] for figure in chosen}
        most = max([1, *(n for each in numbers.values() for n in each)])
        for n, (figure, colour) in enumerate(zip(chosen, colours, strict=False)):
            at = [x + (n - (len(chosen) - 1) / 2) * width for x in range(len(years))]
            ax.bar(at, numbers[figure], width * 0.92, color=colour, label=figure.zh if lang == "zh" else figure.en)
            for x, number in zip(at, numbers[figure], strict=True):
                ax.text(x, number + most * 0.012, f"{number:,}", ha="center", va="bottom", fontsize=8.5, color=_tone(_ink))
        ax.set_xticks(range(len(years)), [str(year) for year in years])
        ax.set_ylim(0, most * 1.12)
        ax.tick_params(axis="x", length=0)
        ax.set_yticks([])
        ax.spines[["top", "right", "left"]].set_visible(False)
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=3, frameon=False, fontsize=9)
        _finish(ax)
        return ax

    @staticmethod
    def _labels(dimension: RecordDimension, lang: str) -> dict[str, str]:
        from gongkai._catalogue import codes

        group = {"rerating": "rating_level"}.get(dimension.code, dimension.code)
        rows = [*codes(ledgers=True), *codes()]
        return {row["code"]: row["zh"] if lang == "zh" else row["en"] for row in rows if row["group"] == group}

    @staticmethod
    def _frame(ax: Any, names: Sequence[str], most: int) -> None:
        ax.set_yticks(range(len(names)), names)
        ax.set_ylim(len(names) - 0.5, -0.5)
        ax.set_xlim(0, most * 1.14)
        ax.set_xticks([])
        ax.tick_params(length=0)
        ax.spines[["top", "right", "bottom"]].set_visible(False)
