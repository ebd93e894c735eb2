// SPDX-License-Identifier: Apache-2.0
// The view that checks: files in, findings beside their cells and in the text where they stand.

import type { Client } from "./client";
import { bytesOf, currentLanguage, dropZone, h, officeKinds, replace, save, t, told, type Child } from "./dom";
import { formTable } from "./form_table";
import { Refused, problem, type Problem } from "./library";
import { paintRows } from "./paint_workbook";
import { panelView } from "./panel";
import { sarif } from "./sarif";
import { showPlace, placeWords } from "./source";

export interface Checked {
    name: string;
    content: Uint8Array;
    format?: string;
    report?: any;
    findings?: any[];
    repairs?: any[];
    passes?: number;
    problem?: Problem;
}

const levels = ["error", "warning", "note"] as const;
export const levelWords = (level: string) =>
    ({ error: t("错误", "error"), warning: t("警告", "warning"), note: t("提示", "note"), open: t("无法判断", "cannot be judged") })[level] ?? level;
export const levelOf = (finding: any): string => (finding.outcome === "fail" ? finding.severity : "open");
export const countOf = (file: Checked, level: string) => (file.findings ?? []).filter((finding) => levelOf(finding) === level).length;

const cellName = (key: string[]) => key.join(".");

export class CheckView {
    readonly element = h("section", { "aria-labelledby": "check-title" });
    private files: Checked[] = [];
    private shown = 0;
    private busy = "";
    private readonly status = h("div", { class: "status", role: "status", "aria-live": "polite" });
    private readonly body = h("div");

    constructor(
        private readonly client: Client,
        private readonly version: string,
    ) {}

    async take(files: { name: string; content: () => Promise<Uint8Array> }[]): Promise<void> {
        const waiting = [...files];
        const first = this.files.length;
        for (let done = 0; waiting.length > 0; ++done) {
            const file = waiting.shift()!;
            this.progress(done, done + waiting.length + 1, file.name, 0, 1);
            const checked: Checked = { name: file.name, content: await file.content() };
            try {
                const told = await this.client.ask("check", { content: checked.content }, (page, of) => this.progress(done, done + waiting.length + 1, file.name, page, of));
                if (told.files) {
                    waiting.push(...told.files.map((each: any) => ({ name: `${file.name}/${each.name}`, content: async () => each.content })));
                    continue;
                }
                Object.assign(checked, told);
            } catch (error) {
                checked.problem = error instanceof Refused ? error.problem : problem("page.trapped", String(error));
                if (checked.problem.code === "page.stopped") waiting.length = 0;
            }
            this.files.push(checked);
        }
        this.busy = "";
        this.shown = Math.min(first, Math.max(0, this.files.length - 1));
        this.render();
        this.body.querySelector<HTMLElement>("h2")?.focus();
    }

    private progress(done: number, of: number, name: string, page: number, pages: number): void {
        this.busy = name;
        const share = (done + page / pages) / of;
        replace(this.status,
            h("span", {}, t("正在读取 ", "Reading "), name, pages > 1 ? t(`（第${page + 1}页，共${pages}页）`, ` (page ${page + 1} of ${pages})`) : ""),
            h("progress", { max: 1, value: share, "aria-label": t("进度", "progress") }),
            h("button", { type: "button", click: () => this.client.stop() }, t("停止", "Stop")));
    }

    render(): void {
        const pasted = h("textarea", { id: "pasted", rows: 6, spellcheck: "false" });
        const takePasted = () => {
            if (!pasted.value.trim()) return;
            const text = new TextEncoder().encode(pasted.value);
            const html = pasted.dataset["html"];
            void this.take([{ name: t("粘贴的文字", "pasted text"), content: async () => (html ? new TextEncoder().encode(html) : text) }]);
        };
        // A table that is copied from a page or a workbook comes with its cells.
        pasted.addEventListener("paste", (event) => {
            const html = event.clipboardData?.getData("text/html") ?? "";
            if (/<table/i.test(html)) pasted.dataset["html"] = `<!DOCTYPE html><meta charset="utf-8">${html}`;
        });
        pasted.addEventListener("input", (event) => {
            if ((event as InputEvent).inputType !== "insertFromPaste") delete pasted.dataset["html"];
        });
        replace(this.element,
            h("h1", { id: "check-title" }, t("核对年度报告", "Check annual reports")),
            dropZone(t("拖入或选择报告", "Drop or choose reports"),
                t("网页、Word、Excel、PDF、OFD、OpenDocument、文本、Markdown、JSON，可一次多份，也可以是压缩包。文件不离开这台电脑。",
                  "Web pages, Word, Excel, PDF, OFD, OpenDocument, text, Markdown, JSON; many at once, or a zip of them. No file leaves this computer."),
                (files) => void this.take(files.map((file) => ({ name: file.name, content: () => bytesOf(file) })))),
            h("details", { class: "paste" }, h("summary", {}, t("粘贴文字或表格", "Paste text or tables")),
                h("label", { for: "pasted" }, t("报告全文或表格", "A report or its tables")), pasted,
                h("button", { type: "button", click: takePasted }, t("核对粘贴的内容", "Check what was pasted"))),
            this.status, this.body);
        if (!this.busy) replace(this.status);
        this.renderBody();
    }

    private renderBody(): void {
        if (this.files.length === 0) return replace(this.body);
        const several = this.files.length > 1;
        replace(this.body, several && this.fileTable(), several && panelView(this.client, this.files), this.exports(), this.report(this.files[this.shown]));
    }

    private fileTable(): HTMLElement {
        const row = (file: Checked, i: number) =>
            h("tr", { class: i === this.shown ? "chosen" : null },
                h("th", { scope: "row" }, h("button", { type: "button", class: "link", "aria-current": i === this.shown ? "true" : null, click: () => this.choose(i) }, file.name)),
                h("td", {}, file.report?.metadata.agency ?? ""), h("td", {}, file.report?.metadata.year ?? ""),
                file.problem ? h("td", { colspan: 4, class: "error" }, told(file.problem, "message"))
                    : [...levels.map((level) => h("td", { class: `number ${countOf(file, level) ? level : ""}` }, countOf(file, level))), h("td", { class: "number" }, countOf(file, "open"))]);
        return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("各份报告", "reports") },
            h("table", { class: "files" }, h("caption", {}, t(`共${this.files.length}份报告`, `${this.files.length} reports`)),
                h("thead", {}, h("tr", {}, [t("文件", "file"), t("机关", "agency"), t("年度", "year"), ...levels.map(levelWords), levelWords("open")].map((text) => h("th", { scope: "col" }, text)))),
                h("tbody", {}, this.files.map(row))));
    }

    private choose(i: number): void {
        this.shown = i;
        this.renderBody();
        this.body.querySelector<HTMLElement>("h2")?.focus();
    }

    private exports(): HTMLElement {
        const read = this.files.filter((file) => file.findings);
        const rows = () => [
            [t("文件", "file"), t("规则", "rule"), t("级别", "level"), t("说明", "finding"), t("依据", "basis"), t("位置", "place")],
            ...read.flatMap((file) => file.findings!.map((f) => [file.name, f.rule, levelWords(levelOf(f)), told(f, "message"), t(f.basis, f.basis_en), placeWords(f.span)])),
        ];
        const button = (words: string, click: () => void) => h("button", { type: "button", click }, words);
        return h("div", { class: "actions", role: "group", "aria-label": t("导出", "export") },
            button(t("打印", "Print"), () => print()),
            button(t("结果存为 Excel", "Findings as Excel"), () => save(`${t("核对结果", "findings")}.xlsx`, paintRows(t("核对结果", "findings"), rows(), [24, 26, 10, 70, 30, 20]), officeKinds.xlsx)),
            button(t("结果存为 SARIF", "Findings as SARIF"), async () => {
                const { rules } = await this.client.ask("rules");
                save("gongkai.sarif", sarif(this.files, rules, currentLanguage(), this.version), "application/sarif+json");
            }),
            button(t("清空", "Clear"), () => {
                this.files = [];
                this.render();
            }));
    }

    private report(file: Checked): HTMLElement {
        const title = h("h2", { tabindex: -1 }, file.report?.metadata.title || file.name);
        if (file.problem)
            return h("article", {}, title, h("p", { class: "problem" }, told(file.problem, "message"), file.problem.line ? t(`，第${file.problem.line}行`, `, line ${file.problem.line}`) : ""));
        return new ReportView(this.client, file).element(title);
    }
}

/** One report: its form, its findings, and the place that is looked at. */
class ReportView {
    private readonly source = h("div", { class: "source", tabindex: -1, "aria-live": "polite" });
    private readonly tables = h("div", { class: "tables" });

    constructor(
        private readonly client: Client,
        private readonly file: Checked,
    ) {}

    element(title: HTMLElement): HTMLElement {
        const { findings = [], passes = 0 } = this.file;
        const order = (finding: any) => ["error", "warning", "note", "open"].indexOf(levelOf(finding));
        const sorted = findings.map((finding, i) => ({ finding, i })).sort((a, b) => order(a.finding) - order(b.finding));
        const faults = sorted.filter(({ finding }) => levelOf(finding) !== "open");
        const open = sorted.filter(({ finding }) => levelOf(finding) === "open");
        void this.paintTables();
        const count = (level: string) => countOf(this.file, level);
        return h("article", { class: "report" }, title,
            h("p", { class: "summary" },
                levels.map((level) => h("span", { class: `badge ${count(level) ? level : "none"}` }, `${levelWords(level)} ${count(level)}`)),
                h("span", { class: "badge none" }, t(`符合 ${passes}`, `holds ${passes}`)), h("span", { class: "badge none" }, `${levelWords("open")} ${open.length}`)),
            h("div", { class: "columns" }, this.tables,
                h("div", { class: "beside" }, this.repairs(),
                    h("h3", {}, t("发现的问题", "Findings")), faults.length === 0 && h("p", { class: "good" }, t("没有发现错误。", "Nothing wrong was found.")),
                    h("ol", { class: "findings" }, faults.map(({ finding, i }) => this.card(finding, i))),
                    open.length > 0 && h("details", {}, h("summary", {}, `${levelWords("open")} ${open.length}`), h("ol", { class: "findings" }, open.map(({ finding, i }) => this.card(finding, i)))),
                    this.source)));
    }

    private card(finding: any, i: number): HTMLElement {
        const level = levelOf(finding);
        return h("li", { class: `finding ${level}`, id: `finding-${i}` },
            h("p", {}, h("strong", {}, levelWords(level)), " ", told(finding, "message")),
            h("p", { class: "basis" }, t("依据：", "Basis: "), t(finding.basis, finding.basis_en), " · ", h("code", {}, finding.rule)),
            finding.span && h("button", { type: "button", class: "link", click: () => this.look(finding.span) }, t("看原文：", "Show: "), placeWords(finding.span)));
    }

    private repairs(): Child {
        const { repairs = [], report } = this.file;
        if (repairs.length === 0) return null;
        const change = (each: any) => `${this.labels.get(cellName(each.cell)) ?? cellName(each.cell)}：${each.from || t("空白", "blank")} → ${each.to}`;
        const list = h("ol", { class: "repairs" });
        void this.layouts(report).then(() =>
            replace(list, repairs.slice(0, 3).map((repair) => h("li", {}, h("p", {}, repair.cells.slice(0, 6).map((each: any) => h("span", { class: "change" }, change(each)))), h("p", { class: "basis" }, told(repair, "reason"))))));
        return h("section", { class: "likely" }, h("h3", {}, t("可能的更正", "Likely repairs")), list);
    }

    private look(span: any): void {
        this.source.focus();
        void showPlace(this.client, this.file, span, this.source);
    }

    private readonly labels = new Map<string, string>();
    private form?: Promise<any>;

    /** The form of the report; with it what its cells are called. */
    private layouts(report: any): Promise<any> {
        this.form ??= this.client.ask("form", { edition: report.edition, language: currentLanguage(), otherUndivided: report.other_undivided }).then((form) => {
            for (const [name, layout] of Object.entries<any>(form.tables)) for (const [cell, words] of labelsOf(layout, name)) this.labels.set(cell, words);
            return form;
        });
        return this.form;
    }

    private async paintTables(): Promise<void> {
        const { report, findings = [], repairs = [] } = this.file;
        const form = await this.layouts(report);
        const byCell = new Map<string, number[]>();
        findings.forEach((finding, i) => {
            for (const key of finding.cells) byCell.set(cellName(key), [...(byCell.get(cellName(key)) ?? []), i]);
        });
        const likely = new Map<string, string>(repairs[0]?.cells.map((each: any) => [cellName(each.cell), each.to]) ?? []);
        const cells = new Map<string, any>();
        for (const [name, table] of Object.entries<any>(report.tables)) for (const cell of table.cells) cells.set(`${name}.${cell.row}.${cell.column}`, cell);
        const paint = (name: string): [Record<string, any>, Child] => {
            const cell = cells.get(name) ?? { status: "missing" };
            const own = byCell.get(name) ?? [];
            const worst = ["error", "warning", "note", "open"].find((level) => own.some((i) => levelOf(findings[i]) === level)) ?? "";
            const text = cell.value ?? (cell.status === "blank" ? "" : "?");
            const meaning = [stateWords(cell.status), ...own.slice(0, 4).map((i) => told(findings[i], "message"))].join("\n");
            const words = [text, cell.status === "inferred" && h("sup", {}, "*"), likely.has(name) && h("span", { class: "to" }, ` → ${likely.get(name)}`)];
            const press = () => {
                document.getElementById(`finding-${own[0]}`)?.scrollIntoView({ block: "nearest" });
                if (cell.span) this.look(cell.span);
            };
            const attributes = { class: `value ${cell.status} ${worst}`, title: meaning, "data-cell": name };
            if (own.length === 0 && !cell.span) return [attributes, words];
            const printed = `${text}${cell.status === "inferred" ? "*" : ""}${likely.has(name) ? ` → ${likely.get(name)}` : ""}`;
            const label = `${this.labels.get(name) ?? name} ${printed || stateWords(cell.status)} ${own.slice(0, 4).map((i) => `${levelWords(levelOf(findings[i]))} ${told(findings[i], "message")}`).join(" ")}`;
            return [attributes, h("button", { type: "button", class: "cell", "aria-label": label, click: press }, words)];
        };
        replace(this.tables, h("p", { class: "legend" }, ["reported", "blank", "missing", "inferred"].map((status) => h("span", { class: `value ${status}` }, stateWords(status)))),
            Object.entries<any>(form.tables).map(([name, layout]) => report.tables[name].present ? formTable(layout, paint) : h("p", { class: "problem" }, layout.title, t("：文件中没有这张表", ": the document has no such table"))));
    }
}

const stateWords = (status: string) =>
    ({ reported: t("印有数字", "printed"), blank: t("空白", "blank"), missing: t("缺失", "missing"), inferred: t("由合计推断", "inferred from sums") })[status] ?? status;

/** What each cell of a layout is called: the heading beside it and the one above. */
export function labelsOf(layout: any, _table: string): Map<string, string> {
    const out = new Map<string, string>();
    const spans = (c: any, row: number) => c.row <= row && row < c.row + c.row_span;
    for (const place of layout.cells.filter((c: any) => c.cell)) {
        const row = layout.cells.filter((c: any) => c.role === "row" && spans(c, place.row)).sort((a: any, b: any) => b.column - a.column)[0];
        const above = layout.cells.filter((c: any) => c.role === "column" && c.row < place.row && c.column <= place.column && place.column < c.column + c.column_span);
        const column = above.sort((a: any, b: any) => b.row - a.row)[0];
        out.set(place.cell, [row?.text, column?.text].filter(Boolean).join(" / "));
    }
    return out;
}
