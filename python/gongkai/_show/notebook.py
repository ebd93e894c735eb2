# SPDX-License-Identifier: Apache-2.0
"""How reports, tables, findings and panels show themselves in a notebook: HTML without script, all text escaped.

Colours come from CSS variables, for light and dark: what the reader's system prefers, unless JupyterLab or VS Code says
which theme it has. No colour says anything alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from gongkai._core import CellStatus

if TYPE_CHECKING:
    from gongkai._panel import Panel
    from gongkai._records import Columns, Records
    from gongkai._report import PrintedTable, Report
    from gongkai._types import Cell, CellKey, Finding, RecordFinding

_dark = (
    "--gk-line:#4b5563;--gk-soft:#9ca3af;--gk-head:#ffffff14;--gk-fault:#f87171;--gk-fault-back:#f871712e;"
    "--gk-warn:#fbbf24;--gk-empty:#ffffff0f;--gk-inferred:#60a5fa2e"
)
_style = f"""<style>
.gk{{--gk-line:#d1d5db;--gk-soft:#6b7280;--gk-head:#0000000a;--gk-fault:#b91c1c;--gk-fault-back:#dc26261f;
--gk-warn:#92400e;--gk-empty:#0000000d;--gk-inferred:#2563eb1f;font-size:.9em;line-height:1.45}}
@media(prefers-color-scheme:dark){{body:not([data-jp-theme-light=true]):not(.vscode-light) .gk{{{_dark}}}}}
body[data-jp-theme-light=false] .gk,body.vscode-dark .gk{{{_dark}}}
.gk table{{border-collapse:collapse;margin:.4em 0}}
.gk caption{{text-align:left;font-weight:600;padding:.2em 0}}
.gk th,.gk td{{border:1px solid var(--gk-line);padding:.15em .5em;text-align:left;vertical-align:top;background:none}}
.gk th{{font-weight:500}}
.gk th[scope^=col],.gk th[scope=rowgroup]{{background:var(--gk-head)}}
.gk thead th{{vertical-align:bottom;word-break:keep-all}}
.gk .c{{text-align:center}}
.gk td.n{{text-align:right;vertical-align:middle;font-variant-numeric:tabular-nums;white-space:nowrap}}
.gk small,.gk .soft{{color:var(--gk-soft);font-weight:400}}
.gk th small,.gk td small{{display:block}}
.gk td.blank,.gk td.missing{{background:var(--gk-empty);color:var(--gk-soft)}}
.gk td.inferred{{background:var(--gk-inferred)}}
.gk td.none{{border-color:transparent}}
.gk .fault{{background:var(--gk-fault-back);color:var(--gk-fault);font-weight:600}}
.gk .error{{color:var(--gk-fault);font-weight:600}}
.gk .warning{{color:var(--gk-warn);font-weight:600}}
.gk abbr{{text-decoration:none}}
.gk summary{{cursor:pointer}}
.gk p{{margin:.3em 0}}
</style>"""

_listed = 100
"""How many findings or agencies are shown; the rest is counted."""

_signs = {
    CellStatus.BLANK: ("–", "空白 blank"),
    CellStatus.MISSING: ("?", "缺失 missing"),
}

_legend = (
    '<p class="soft">– 空白 blank · ? 缺失 missing · * 推定 inferred · ! 有误 in question'
    ' · <span lang="en">blank is not zero</span></p>'
)


def page(body: str) -> str:
    """The body in the element that its style is for."""
    return f'<div class="gk">{_style}{body}</div>'


def _cell(name: str, cell: Cell, at_fault: bool) -> str:
    classes = ["n", cell.status.code] if cell.status is not CellStatus.REPORTED else ["n"]
    title = name if cell.span is None else f"{name} · {cell.span}"
    if cell.value is None:
        sign, meaning = _signs[cell.status]
        content = f'<abbr title="{escape(meaning)}">{sign}</abbr>'
    else:
        content = f"{cell.value}" + ("*" if cell.status is CellStatus.INFERRED else "")
    if at_fault:
        classes.append("fault")
        content += '<abbr title="有误 in question">!</abbr>'
    return f' class="{" ".join(classes)}" title="{escape(title)}">{content}</td>'


def table(printed: PrintedTable[Any, Any, Any, Any], faults: Iterable[CellKey] = ()) -> str:
    """A table as the form prints it, with the English wording below the Chinese; a cell in question is marked."""
    section = printed.table
    if not printed.present:
        return f"<p>{escape(section.zh)}: 原文没有此表 the document has no such table</p>"
    marked = set(faults)
    layout = printed.layout()
    rows: list[list[str]] = [[] for _ in range(layout.rows)]
    for place, english in zip(layout.cells, printed.layout("en").cells, strict=True):
        spans = f' rowspan="{place.row_span}"' if place.row_span > 1 else ""
        spans += f' colspan="{place.column_span}"' if place.column_span > 1 else ""
        if place.key:
            content = _cell(str(place.key), printed[place.key.row, place.key.column], place.key in marked)
            rows[place.row].append(f"<td{spans}{content}")
            continue
        words = f'<span lang="zh">{escape(place.text)}</span><small lang="en">{escape(english.text)}</small>'
        side = "" if place.left else ' class="c"'
        tag = f'th scope="{place.scope}"' if place.scope else "td"
        rows[place.row].append(f"<{tag}{side}{spans}>{words}</{tag[:2]}>")
    lines = ["<tr>" + "".join(cells) + "</tr>" for cells in rows]
    head, body = "".join(lines[: layout.header_rows]), "".join(lines[layout.header_rows :])
    return (
        f'<table><caption><span lang="zh">{escape(section.zh)}</span> <small lang="en">{escape(section.en)}</small>'
        f"</caption>{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>{_legend}"
    )


def findings(found: Sequence[Finding]) -> str:
    """Findings as a table, in the order in which they were made."""
    if not found:
        return "<p>未发现问题 nothing found</p>"
    rows = []
    for finding in found[:_listed]:
        failed = finding.outcome.code == "fail"
        level = finding.severity.code if failed else finding.outcome.code
        numbers = "".join(f'<td class="n">{escape(number or "")}</td>' for number in (finding.actual, finding.expected))
        rows.append(
            f'<tr><td class="{level if failed else "soft"}">{escape(level)}</td>'
            f'<th scope="row">{escape(finding.rule.code)}</th><td>{escape(str(finding.span or ""))}</td>{numbers}'
            f'<td><span lang="zh">{escape(finding.message_zh)}</span><br>'
            f'<small lang="en">{escape(finding.message_en)}</small></td><td>{escape(finding.basis)}</td></tr>'
        )
    more = f'<p class="soft">还有 {len(found) - _listed} 条 more</p>' if len(found) > _listed else ""
    names = ("程度 severity", "检查 rule", "位置 place", "原文 printed", "应为 expected", "说明 message", "依据 basis")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    return (
        f"<table><caption>检查结果 findings: {len(found)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>{more}"
    )


def report(shown: Report) -> str:
    """What a report says of itself, what is wrong with it, and its tables."""
    found = shown.check()
    faults = [finding for finding in found if finding.is_fault]
    cells = [key for finding in faults for key in finding.cells]
    about = " · ".join(
        escape(part)
        for part in (shown.agency or "机关不详 agency unknown", str(shown.year or "年份不详 year unknown"),
                     f"格式 edition {shown.edition}", shown.file or "")
        if part
    )  # fmt: skip
    errors = sum(finding.severity.code == "error" for finding in faults)
    verdict = (
        f'<span class="error">{errors} 个错误 errors, {len(faults) - errors} 个警告 warnings</span>'
        if faults
        else "未发现错误 no fault found"
    )
    tables = "".join(
        f"<details{' open' if each is shown.requests else ''}><summary>{escape(each.table.zh)}</summary>"
        f"{table(each, cells)}</details>"
        for each in (shown.disclosure, shown.requests, shown.reviews)
    )
    listed = f"<details><summary>检查结果 findings ({len(found)})</summary>{findings(found)}</details>" if found else ""
    return f"<p><strong>{escape(shown.title or about)}</strong></p><p>{about} · {verdict}</p>{tables}{listed}"


def records(shown: Records) -> str:
    """Ledgers of publication and service: every figure year by year, the rates, and what is wrong with rows."""
    years = shown.years
    head = "".join(f'<th scope="col">{year}</th>' for year in years)
    rows = []
    for kind, totals in shown.rows.items():
        counted = f"{totals.counted}/{totals.read}"
        rows.append(
            f'<tr><th scope="rowgroup" colspan="{len(years) + 1}">{escape(kind)} <small>{counted} 行计入 rows counted</small></th></tr>'
        )
        for figure in shown.figures_of(kind):
            numbers = "".join(f'<td class="n">{shown.number(year, figure)}</td>' for year in years)
            rows.append(f'<tr><th scope="row">{escape(figure.zh)}<small lang="en">{escape(figure.en)}</small></th>{numbers}</tr>')
        for which in shown.rates_of(kind):
            shares = "".join(
                f'<td class="n">{shown.rate(year, which) or "–"}</td>'
                if shown.rate(year, which).whole
                else '<td class="n none">–</td>'
                for year in years
            )
            rows.append(f'<tr><th scope="row">{escape(which.zh)}<small lang="en">{escape(which.en)}</small></th>{shares}</tr>')
    return (
        f'<table><caption>台账数据 from the ledgers</caption><thead><tr><td class="none"></td>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>{_record_findings(shown.findings, sum(shown.finding_numbers.values()))}"
    )


def _record_findings(found: Sequence[RecordFinding], number: int) -> str:
    if not found:
        return ""
    rows = "".join(
        f'<tr><td class="{each.severity.code}">{each.severity.code}</td><th scope="row">{escape(each.rule.code)}</th>'
        f'<td class="n">{each.row or ""}</td><td>{escape(each.id or "")}</td><td>{escape(each.column or "")}</td>'
        f'<td><span lang="zh">{escape(each.rule.zh)}</span><br><small lang="en">{escape(each.rule.en)}</small></td>'
        f"<td>{escape(each.detail or '')}</td></tr>"
        for each in found[:_listed]
    )
    names = ("程度 severity", "规则 rule", "行 row", "编号 id", "列 column", "说明 message", "所见 found")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    more = f'<p class="soft">还有 {number - _listed} 条 more</p>' if number > _listed else ""
    return (
        f"<details><summary>台账中的问题 findings ({number})</summary><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>{more}</details>"
    )


_states = {
    "current": "及时", "due_soon": "即将超期", "overdue": "超期", "empty": "空白", "undated": "无日期", "dated_later": "日期在后",
    "no_limit": "不需更新",
}  # fmt: skip
_verdicts = {"qualified": "合格", "not_qualified": "不合格", "not_assessable": "无法判定"}


def columns(shown: Columns) -> str:
    """Columns of sites: how each stands and by when it must be updated; and what the sites are judged by."""
    bad = ("overdue", "empty", "undated", "dated_later")
    rows = "".join(
        f'<tr><td>{escape(each.site or "")}</td><th scope="row">{escape(each.name)}</th><td>{escape(each.kind.zh)}</td>'
        f'<td class="{"fault" if each.state.code in bad else "warning" if each.state.code == "due_soon" else ""}">'
        f'{_states[each.state.code]} <small lang="en">{each.state.code}</small></td>'
        f"<td>{each.updated or ''}</td><td>{each.overdue_from or ''}</td></tr>"
        for each in shown.columns[:_listed]
    )
    more = f'<p class="soft">还有 {len(shown.columns) - _listed} 个 more</p>' if len(shown.columns) > _listed else ""
    sites = "".join(
        f'<tr><th scope="row">{escape(each.name or each.id or "")}</th>'
        f'<td class="{"fault" if each.verdict.code == "not_qualified" else "soft" if each.verdict.code == "not_assessable" else ""}">'
        f'{_verdicts[each.verdict.code]} <small lang="en">{each.verdict.code}</small></td>'
        f"<td>{escape('、'.join(r.indicator.zh for r in each.results if r.outcome.code == 'fail'))}</td></tr>"
        for each in shown.sites[:_listed]
    )
    names = ("网站 site", "栏目 column", "类型 kind", "状态 state", "最后更新 updated", "超期日 overdue from")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    judged = f"<table><caption>网站 sites</caption><tbody>{sites}</tbody></table>" if sites else ""
    return (
        f"<table><caption>栏目监测 columns: {len(shown.columns)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        f"{more}{judged}{_record_findings(shown.findings, len(shown.findings))}"
    )


def panel(shown: Panel) -> str:
    """Agencies by years: where there is a report, and how many faults a panel finds in it."""
    agencies = shown.agencies
    faults = shown.fault_counts()
    years = sorted({year for agency in agencies for year in (*agency.years, *agency.missing)})
    rows = []
    for agency in agencies[:_listed]:
        cells = []
        for year in years:
            number = faults.get((agency.agency, year), 0)
            if year in agency.years:
                cells.append(f'<td class="n fault">{number}!</td>' if number else '<td class="n">0</td>')
            elif year in agency.missing:
                cells.append('<td class="n missing"><abbr title="缺报告 no report">?</abbr></td>')
            else:
                cells.append('<td class="n none"></td>')
        rows.append(f'<tr><th scope="row">{escape(agency.agency)}</th>{"".join(cells)}</tr>')
    head = "".join(f'<th scope="col">{year}</th>' for year in years)
    more = f'<p class="soft">还有 {len(agencies) - _listed} 个机关 more agencies</p>' if len(agencies) > _listed else ""
    return (
        f"<table><caption>历年报告中的问题数 faults between years: {len(shown)} 份报告 reports</caption>"
        f'<thead><tr><td class="none"></td>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
        f'<p class="soft">? 缺报告 no report between others · ! 有误 faults</p>{more}'
    )
