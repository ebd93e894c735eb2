# SPDX-License-Identifier: Apache-2.0
"""Findings as one web page: no scripts, nothing fetched, light and dark, to read, to print and to pass on."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any

import gongkai as gk
from gongkai._commands.shared import _label, _row_label
from gongkai._show.quote import plain

if TYPE_CHECKING:
    from gongkai._commands.check import Checked

_style = """
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--page:#fff;--card:#f6f8fa;--line:#d0d7de;
--error:#b3261e;--error-bg:#fdecea;--warning:#8a5300;--warning-bg:#fff4dc;--note:#0b5cad;--note-bg:#e8f2fd;--ok:#1a6e34;--ok-bg:#e6f5ea}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#a3adb8;--page:#14171b;--card:#1d2227;--line:#3a424b;
--error:#ff9d94;--error-bg:#4a1d1a;--warning:#f3c26b;--warning-bg:#40300f;--note:#8cc2ff;--note-bg:#152c47;--ok:#86d9a0;--ok-bg:#173822}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
header,main,footer{max-width:1500px;margin:0 auto;padding:1rem 1.25rem}
h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.2rem;margin:0 0 .25rem}h3{font-size:1rem;margin:0 0 .5rem}
a{color:inherit}a:focus-visible,summary:focus-visible{outline:3px solid var(--note);outline-offset:2px}
.soft,.other{color:var(--soft)}.other{display:block;font-size:.9em}
article{border-top:2px solid var(--line);padding:1.25rem 0}
.beside{display:grid;grid-template-columns:minmax(0,3fr) minmax(19rem,2fr);gap:1.25rem;align-items:start;margin-top:.75rem}
.scroll{overflow-x:auto;margin-bottom:1rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:start;font-weight:600;padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.15rem .45rem}
thead th{background:var(--card);font-weight:500;font-size:.82rem}
tbody th{text-align:start;font-weight:400}
td{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
td.blank,td.missing{color:var(--soft)}
td.error{background:var(--error-bg);color:var(--error);font-weight:700;outline:2px solid var(--error);outline-offset:-2px}
td.warning{background:var(--warning-bg);color:var(--warning);font-weight:700;outline:2px dashed var(--warning);outline-offset:-2px}
td.involved{outline:2px dotted var(--error);outline-offset:-2px}
td.proposed{background:var(--ok-bg);color:var(--ok);font-weight:700;outline:2px solid var(--ok);outline-offset:-2px}
mark{background:var(--error-bg);color:var(--error);font-weight:700;text-decoration:underline}
ins{text-decoration:none}del{opacity:.75}
@media (min-width:60rem) and (min-height:30rem){.aside{position:sticky;top:0;max-height:100vh;overflow-y:auto}}
ol,ul{list-style:none;margin:0 0 1rem;padding:0}
.finding{border-inline-start:5px solid var(--line);background:var(--card);border-radius:4px;padding:.5rem .75rem;margin:0 0 .6rem;overflow-wrap:anywhere}
.finding:target{outline:3px solid var(--note)}
.finding p{margin:.15rem 0}
.badge{display:inline-block;border-radius:3px;padding:0 .4rem;font-size:.8rem;font-weight:700}
.error>.badge,.badge.error{background:var(--error-bg);color:var(--error)}.warning>.badge,.badge.warning{background:var(--warning-bg);color:var(--warning)}
.note>.badge,.badge.note{background:var(--note-bg);color:var(--note)}.badge.ok{background:var(--ok-bg);color:var(--ok)}
.finding.error{border-color:var(--error)}.finding.warning{border-color:var(--warning)}.finding.note{border-color:var(--note)}.finding.repair{border-color:var(--ok)}
code,.quote{font-family:ui-monospace,Consolas,"Noto Sans Mono CJK SC",monospace;font-size:.88em}
.quote{display:block;white-space:pre-wrap;border:1px solid var(--line);border-radius:3px;padding:.2rem .4rem;margin:.25rem 0;background:var(--page)}
details{margin:.5rem 0}summary{cursor:pointer}
@media (max-width:60rem){.beside{grid-template-columns:1fr}}
@media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#333}body{font-size:10pt}header,main,footer{max-width:none;padding:0}
.beside{grid-template-columns:1fr}.aside{position:static;max-height:none}.finding,tr{break-inside:avoid}article{break-before:page}article:first-child{break-before:auto}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""

_words = {
    "zh": {
        "title": "政府信息公开工作年度报告核对结果",
        "error": "错误",
        "warning": "警告",
        "note": "提示",
        "pass": "符合",
        "ok": "未发现错误",
        "findings": "发现",
        "repairs": "建议更正（只是建议，文件没有改动）",
        "open": "无法判断",
        "files": "文件",
        "unread": "无法读取",
        "line": "第{}行",
        "printed": "印作",
        "proposed": "应为",
        "absent": "没有这张表",
        "row": "项目",
        "made": "由 gongkai {} 生成",
        "basis": "依据",
        "none": "无",
    },
    "en": {
        "title": "Checks of annual reports on government information disclosure",
        "error": "error",
        "warning": "warning",
        "note": "note",
        "pass": "holds",
        "ok": "nothing wrong found",
        "findings": "Findings",
        "repairs": "Proposed repairs (proposals only; no file was changed)",
        "open": "Could not be judged",
        "files": "Files",
        "unread": "could not be read",
        "line": "line {}",
        "printed": "printed",
        "proposed": "proposed",
        "absent": "this table is absent",
        "row": "Item",
        "made": "Made by gongkai {}",
        "basis": "Basis",
        "none": "none",
    },
}
_tags = {"zh": "zh-CN", "en": "en"}
_block = 1 << 16


def page(reports: Iterable[Checked], lang: str, everything: bool) -> Iterator[str]:
    """The whole page in parts, in one language, each sentence in the other below it.

    Its list of files comes first and says how each fared, so what follows waits in a temporary file; no report is kept.
    """
    yield from _Page(lang, everything).parts(reports)


def _text(text: object) -> str:
    return escape(plain(str(text)))


class _Page:
    def __init__(self, lang: str, everything: bool) -> None:
        self.lang = lang
        self.other = "en" if lang == "zh" else "zh"
        self.words = _words[lang]
        self.everything = everything

    def parts(self, reports: Iterable[Checked]) -> Iterator[str]:
        title = escape(self.words["title"])
        yield "<!DOCTYPE html>\n"
        yield f'<html lang="{_tags[self.lang]}">\n'
        yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">\n'
        yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        yield f"<title>{title}</title><style>{_style}</style></head>\n"
        yield f"<body><header><h1>{title}</h1>\n"
        yield f'<nav aria-label="{escape(self.words["files"])}"><ul>\n'
        with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as articles:
            for number, checked in enumerate(reports, 1):
                yield f'<li><a href="#r{number}">{_text(checked.file)}</a> {self.verdict(checked)}</li>\n'
                articles.writelines(part + "\n" for part in self.report(f"r{number}", checked))
            yield "</ul></nav></header><main>\n"
            articles.seek(0)
            yield from iter(lambda: articles.read(_block), "")
        yield f'</main><footer class="soft">{escape(self.words["made"].format(gk.__version__))}</footer></body></html>\n'

    def verdict(self, checked: Checked) -> str:
        if isinstance(checked.report, gk.ReadError):
            return f'<span class="badge error">{escape(self.words["unread"])}</span>'
        badges = []
        for level in ("error", "warning"):
            if count := sum(f.severity.code == level for f in checked.findings.faults):
                word = self.words[level] + ("s" if self.lang == "en" and count > 1 else "")
                badges.append(f'<span class="badge {level}">{count} {escape(word)}</span>')
        return " ".join(badges) or f'<span class="badge ok">{escape(self.words["ok"])}</span>'

    def both(self, zh: str, en: str) -> str:
        first, second = (zh, en) if self.lang == "zh" else (en, zh)
        return f'{_text(first)}<span class="other" lang="{_tags[self.other]}">{_text(second)}</span>'

    def report(self, anchor: str, checked: Checked) -> Iterator[str]:
        yield f'<article id="{anchor}">'
        if isinstance(checked.report, gk.ReadError):
            error = checked.report
            yield f"<h2>{_text(checked.file)}</h2>"
            yield f'<div class="finding error"><span class="badge">{escape(self.words["unread"])}</span> '
            yield f"<code>{_text(error.code)}</code><p>{self.both(error.message_zh, error.message_en)}</p></div></article>"
            return
        report = checked.report
        yield f"<h2>{_text(report.title or checked.file)}</h2>"
        said = [checked.file, report.agency, report.year, report.edition.code]
        yield f'<p class="soft">{" · ".join(_text(part) for part in said if part)} {self.verdict(checked)}</p>'
        failures = [f for f in checked.findings if f.outcome is gk.Outcome.FAIL]
        anchors = {id(finding): f"{anchor}-{number}" for number, finding in enumerate(failures, 1)}
        if failures:
            yield '<div class="beside"><div>'
            yield from self.tables(checked, failures, anchors)
            yield f'</div><div class="aside" tabindex="0"><h3>{escape(self.words["findings"])}</h3><ol>'
            for finding in sorted(failures, key=lambda f: -f.severity.position):
                yield from self.finding(finding, checked, anchors[id(finding)])
            yield "</ol>"
            yield from self.repairs(checked)
            yield "</div></div>"
        yield from self.rest(checked)
        yield "</article>"

    def finding(self, finding: gk.Finding, checked: Checked, anchor: str) -> Iterator[str]:
        level = finding.severity.code
        basis = finding.basis if self.lang == "zh" else finding.basis_en
        yield f'<li id="{anchor}" class="finding {level}"><span class="badge">{escape(self.words[level])}</span> '
        yield f"<code>{_text(finding.rule.code)}</code><p>{self.both(finding.message_zh, finding.message_en)}</p>"
        quote = checked.source.quote(finding.span)
        if quote and quote.marked.strip():
            before, marked, after = map(escape, quote)
            yield f'<span class="quote">{before}<mark>{marked}</mark>{after}</span>'
        place = f"{finding.span.place(self.lang)} · " if finding.span else ""
        if place and checked.document:
            place = f"{checked.document}:{place}"
        yield f'<p class="soft">{_text(place)}{escape(self.words["basis"])}: {_text(basis)}</p></li>'

    def repairs(self, checked: Checked) -> Iterator[str]:
        if not checked.open_repairs:
            return
        yield f"<h3>{escape(self.words['repairs'])}</h3><ol>"
        for repair in checked.open_repairs[:5]:
            yield f'<li class="finding repair"><span class="badge ok">{repair.rank}</span>'
            yield f"<p>{self.both(repair.reason_zh, repair.reason_en)}</p></li>"
        yield "</ol>"

    def rest(self, checked: Checked) -> Iterator[str]:
        """What could not be judged and, where wanted, what holds."""
        wanted = [gk.Outcome.NOT_ASSESSABLE, *([gk.Outcome.PASS] if self.everything else [])]
        for outcome in wanted:
            findings = [f for f in checked.findings if f.outcome is outcome]
            if not findings:
                continue
            word = self.words["open" if outcome is gk.Outcome.NOT_ASSESSABLE else "pass"]
            yield f"<details><summary>{escape(word)}: {len(findings)}</summary><ul>"
            for finding in findings:
                yield f"<li><code>{_text(finding.rule.code)}</code> {_text(finding.message(self.lang))}</li>"
            yield "</ul></details>"

    def tables(self, checked: Checked, failures: list[gk.Finding], anchors: dict[int, str]) -> Iterator[str]:
        assert isinstance(checked.report, gk.Report)
        report = checked.report
        marks: dict[gk.CellKey, gk.Finding] = {}
        for finding in sorted(failures, key=lambda f: f.severity.position):
            if finding.severity is not gk.Severity.NOTE:
                marks |= dict.fromkeys(finding.cells, finding)
        proposed = {c.cell: c.proposed for c in checked.open_repairs[0].cells} if checked.open_repairs else {}
        printed: tuple[gk.PrintedTable[Any, Any, Any, Any], ...] = (report.disclosure, report.requests, report.reviews)
        for table in printed:
            caption = _text(_label(table.table, report.edition, "zh"))
            if self.lang == "en":
                caption = _text(next(s.en for s in gk.Section if s.code == table.table.code))
            if not table.present:
                yield f'<p><strong>{caption}</strong> <span class="badge error">{escape(self.words["absent"])}</span></p>'
                continue
            rows = {row: [column for r, column in table if r is row] for row in table.rows}
            for number, (columns, block) in enumerate(itertools.groupby(rows.items(), key=lambda item: tuple(item[1]))):
                yield '<div class="scroll"><table>'
                yield f"<caption>{caption}</caption>" if number == 0 else ""
                yield f'<thead><tr><th scope="col">{escape(self.words["row"])}</th>'
                yield "".join(f'<th scope="col">{_text(self.label(c, report))}</th>' for c in columns) + "</tr></thead><tbody>"
                for row, _ in block:
                    label = _row_label(row, report.edition, "zh") if self.lang == "zh" else row.en
                    cells = (
                        self.cell(gk.CellKey(table.table, row, column), table[row, column], marks, proposed, anchors)
                        for column in columns
                    )
                    yield f'<tr><th scope="row">{_text(label)}</th>{"".join(cells)}</tr>'
                yield "</tbody></table></div>"

    def label(self, column: Any, report: gk.Report) -> str:
        return _label(column, report.edition, "zh") if self.lang == "zh" else str(column.en)

    def cell(
        self,
        key: gk.CellKey,
        cell: gk.Cell,
        marks: dict[gk.CellKey, gk.Finding],
        proposed: dict[gk.CellKey, Any],
        anchors: dict[int, str],
    ) -> str:
        shown = {"blank": "–", "missing": "?"}.get(cell.status.code, escape(str(cell.value)))
        finding = marks.get(key)
        kind = cell.status.code
        if key in proposed:
            kind = "proposed"
            printed, should = escape(self.words["printed"]), escape(self.words["proposed"])
            shown = f'<del title="{printed}">{shown}</del> → <ins title="{should}">{escape(str(proposed[key]))}</ins>'
        elif finding:
            # Of several cells in a sum that fails, those that the proposal leaves as they are.
            kind = "involved" if proposed and len(finding.cells) > 1 else finding.severity.code
        if finding:
            shown = f'<a href="#{anchors[id(finding)]}">{shown}</a>'
        return f'<td class="{kind}">{shown}</td>'
