// SPDX-License-Identifier: Apache-2.0
// The view that fills the form: the leaves are typed, everything else follows.

import { labelsOf, levelOf, levelWords } from "./check";
import type { Client } from "./client";
import { bytesOf, currentLanguage, dropZone, h, officeKinds, replace, save, t, told } from "./dom";
import { formTable } from "./form_table";
import { Refused } from "./library";

interface Draft {
    agency: string;
    year: number;
    kind: string;
    metadata: Record<string, string>;
    cells: Record<string, string>;
    texts: Record<string, string>;
    fees: { notices: number; charged: string; received: string };
    last: any;
    /** The requests of the ledger behind each cell. */
    requests: Record<string, { row: number; id: string }[]>;
}

const kept = "gongkai.draft";
const sections = ["overview", "problems", "other_matters"] as const;

function empty(): Draft {
    return {
        agency: "", year: new Date().getFullYear() - 1, kind: "", metadata: {}, cells: {}, texts: {}, fees: { notices: 0, charged: "0", received: "0" }, last: null, requests: {},
    };
}

const isDraft = (given: any): given is Draft => typeof given === "object" && given !== null && typeof given.cells === "object" && typeof given.year === "number";

export class FillView {
    readonly element = h("section", { "aria-labelledby": "fill-title" });
    private draft = empty();
    private told: any = null;
    private timer = 0;
    private asked = 0;
    /** What became of the last files; it stays while the form is reckoned. */
    private readonly status = h("p", { role: "status", class: "status" });
    /** Why the form as it stands cannot be reckoned. */
    private readonly trouble = h("p", { role: "status", class: "status" });
    private readonly tables = h("div", { class: "tables" });
    private readonly findings = h("div");
    private readonly behind = h("div", { class: "behind", "aria-live": "polite" });
    private readonly outputs = h("div", { class: "actions", role: "group" });
    private readonly texts = h("div", { class: "texts" });
    private readonly fields = new Map<string, HTMLInputElement>();
    private readonly totals = new Map<string, HTMLOutputElement>();
    private labels = new Map<string, string>();

    constructor(private readonly client: Client) {
        try {
            const found = JSON.parse(localStorage.getItem(kept) ?? "null");
            if (isDraft(found)) this.draft = { ...empty(), ...found };
        } catch {
            // A browser may keep nothing for a file; the draft can be saved as one.
        }
    }

    /** Keeps what was typed and asks what follows from it, once the typing pauses. */
    private changed(): void {
        try {
            localStorage.setItem(kept, JSON.stringify(this.draft));
        } catch {
            // as above
        }
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => void this.reckon(), 120);
    }

    private async reckon(): Promise<void> {
        const number = ++this.asked;
        try {
            const { requests: _, ...given } = this.draft;
            const answer = await this.client.ask("fill", given);
            if (number !== this.asked) return;
            if (this.follow(answer)) return void this.reckon();
            this.told = answer;
            replace(this.trouble);
        } catch (error) {
            if (number !== this.asked) return;
            replace(this.trouble, h("span", { class: "problem" }, error instanceof Refused ? told(error.problem, "message") : String(error)));
            return;
        }
        this.update();
    }

    /** Sentences that were proposed stay in step with the tables as long as nobody has changed them. */
    private follow(answer: any): boolean {
        let moved = false;
        for (const section of ["overview", "other_matters"]) {
            const before = this.told?.proposals?.[section];
            const now = answer.proposals?.[section];
            if (before && now && before !== now && this.draft.texts[section] === before) {
                this.draft.texts[section] = now;
                const area = this.texts.querySelector<HTMLTextAreaElement>(`#text-${section}`);
                if (area) area.value = now;
                moved = true;
            }
        }
        if (moved) this.told = answer;
        return moved;
    }

    render(): void {
        const d = this.draft;
        const field = (label: string, value: string | number, type: string, set: (value: string) => void, more: Record<string, any> = {}) =>
            h("label", { class: "field" }, h("span", {}, label), h("input", { type, value, ...more, input: (event: Event) => { set((event.target as HTMLInputElement).value); this.changed(); } }));
        const kinds: [string, string][] = [["", t("依名称", "by its name")], ["government", t("县级以上政府", "government")], ["township", t("乡镇政府", "township")], ["department", t("政府部门", "department")]];
        const year = field(t("年度", "Year"), d.year, "number", (value) => { d.year = Number(value); }, { min: 2021, max: 2100 });
        replace(this.element,
            h("h1", { id: "fill-title" }, t("填报年度报告", "Fill in the annual report")),
            h("p", { class: "hint" }, t("只填各项，合计与结转自动得出；空格不当作零。填写的内容只保存在这台电脑上。", "Type the items; totals and what is carried over follow. A blank is no zero. What you type stays on this computer.")),
            h("div", { class: "fields" },
                field(t("机关名称", "Agency"), d.agency, "text", (value) => { d.agency = value; }, { size: 28 }), year,
                h("label", { class: "field" }, h("span", {}, t("机关类别", "Kind")), h("select", { change: (event: Event) => { d.kind = (event.target as HTMLSelectElement).value; this.changed(); } }, kinds.map(([value, words]) => h("option", { value, selected: d.kind === value }, words)))),
                field(t("公布日期", "Published on"), d.metadata["date_published"] ?? "", "date", (value) => { d.metadata["date_published"] = value; })),
            dropZone(t("拖入上年报告或台账", "Drop last year's report or a ledger"), t("上年报告给出结转数和现行有效件数；申请台账、复议诉讼台账（CSV、Excel）给出表三、表四。", "Last year's report gives what was carried over; ledgers (CSV, Excel) give tables 3 and 4."), (files) => void this.take(files)),
            this.status,
            this.trouble,
            h("div", { class: "actions", role: "group", "aria-label": t("整表操作", "whole form") },
                h("button", { type: "button", click: () => this.zeros() }, t("其余空格填 0", "Fill the rest with 0")),
                h("button", { type: "button", click: () => this.adopt() }, t("采用上年报告的数", "Take over last year's numbers")),
                h("button", { type: "button", click: () => { this.draft = empty(); this.told = null; replace(this.status); this.render(); this.changed(); } }, t("重新开始", "Start anew"))),
            h("div", { class: "columns" }, h("div", {}, this.tables, this.texts), h("div", { class: "beside" }, this.behind, this.findings)),
            this.outputs);
        this.renderTexts();
        void this.renderTables().then(() => this.reckon());
    }

    private async renderTables(): Promise<void> {
        const edition = this.draft.year >= 2021 ? "2021" : "2019";
        const form = await this.client.ask("form", { edition, language: currentLanguage(), otherUndivided: edition === "2019" });
        this.fields.clear();
        this.totals.clear();
        this.labels = new Map();
        for (const layout of Object.values<any>(form.tables)) for (const [cell, words] of labelsOf(layout, "")) this.labels.set(cell, words);
        const derived = new Set<string>(Object.values<any>(form.tables).flatMap((layout) => layout.cells.filter((c: any) => c.plus?.length > 0).map((c: any) => c.cell)));
        replace(this.tables, Object.values<any>(form.tables).map((layout) => formTable(layout, (cell) => {
            const label = this.labels.get(cell) ?? cell;
            if (derived.has(cell)) {
                const output = h("output", { "aria-label": label, "data-cell": cell });
                this.totals.set(cell, output);
                return [{ class: "total" }, output];
            }
            const input = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": label, "data-cell": cell, value: this.draft.cells[cell] ?? "" });
            input.addEventListener("input", () => this.type(cell, input.value));
            input.addEventListener("focus", () => this.showBehind(cell, label));
            this.fields.set(cell, input);
            return [{ class: "leaf" }, input];
        })));
    }

    /** The requests that a cell counts, where a ledger has told. */
    private showBehind(cell: string, label: string): void {
        const rows = this.draft.requests[cell] ?? [];
        if (rows.length === 0) return replace(this.behind);
        replace(this.behind, h("h2", {}, t("台账中的申请", "Requests of the ledger")), h("p", { class: "hint" }, label),
            h("p", {}, rows.map((row) => row.id || t(`第${row.row}行`, `row ${row.row}`)).join(t("、", ", "))));
    }

    private type(cell: string, value: string): void {
        const plain = value.trim().replace(/[\uff10-\uff19\uff0e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
        if (plain) this.draft.cells[cell] = plain;
        else delete this.draft.cells[cell];
        delete this.draft.requests[cell];
        this.changed();
    }

    private set(cells: Record<string, string>): void {
        for (const [cell, value] of Object.entries(cells)) {
            if (!this.fields.has(cell)) continue;
            this.draft.cells[cell] = value;
            this.fields.get(cell)!.value = value;
        }
        this.changed();
    }

    private zeros(): void {
        this.set(Object.fromEntries([...this.fields.keys()].filter((cell) => !this.draft.cells[cell]).map((cell) => [cell, "0"])));
    }

    private adopt(): void {
        if (this.told) this.set(this.told.suggested);
    }

    private renderTexts(): void {
        const words = { overview: t("一、总体情况", "1. Overview"), problems: t("五、存在的主要问题及改进情况", "5. Problems and improvements"), other_matters: t("六、其他需要报告的事项", "6. Other matters") };
        replace(this.texts, sections.map((section) => {
            const area = h("textarea", { id: `text-${section}`, rows: 7 });
            area.value = this.draft.texts[section] ?? "";
            area.addEventListener("input", () => { this.draft.texts[section] = area.value; this.changed(); });
            const propose = h("button", { type: "button", click: () => {
                const proposed = this.told?.proposals?.[section];
                if (!proposed) return void replace(this.trouble, t("各表填齐、勾稽相符后才能拟出文字。", "Sentences can be proposed once the tables are complete and agree."));
                area.value = this.draft.texts[section] = proposed;
                this.changed();
            } }, t("采用拟出的文字", "Take the proposed sentences"));
            return h("div", { class: "text" }, h("label", { for: `text-${section}` }, words[section]), area, section !== "problems" && propose);
        }));
    }

    private async take(files: File[]): Promise<void> {
        for (const file of files) {
            const content = await bytesOf(file);
            try {
                if (/\.json$/i.test(file.name)) {
                    const given = JSON.parse(new TextDecoder().decode(content));
                    if (isDraft(given)) {
                        this.draft = { ...empty(), ...given };
                        this.told = null;
                        this.render();
                        continue;
                    }
                }
                await this.takeDocument(file.name, content);
            } catch (error) {
                replace(this.status, h("span", { class: "problem" }, file.name, ": ", error instanceof Refused ? told(error.problem, "message") : String(error)));
            }
        }
        this.changed();
    }

    /** A ledger, or last year's report. */
    private async takeDocument(name: string, content: Uint8Array): Promise<void> {
        try {
            const counted = await this.client.ask("tally", { content, year: this.draft.year });
            this.set(counted.cells);
            Object.assign(this.draft.requests, counted.requests);
            if (counted.fees) this.draft.fees = counted.fees;
            replace(this.status, name, t(`：计入${counted.rows.counted}件，报告${counted.rows.reported}行。`, `: ${counted.rows.counted} counted, ${counted.rows.reported} rows reported. `),
                counted.findings.length > 0 && h("details", {}, h("summary", {}, t(`台账的问题 ${counted.findings.length}`, `${counted.findings.length} findings on the ledger`)), h("ul", {}, counted.findings.slice(0, 100).map((f: any) => h("li", {}, told(f, "text"))))));
            return;
        } catch (notALedger) {
            if (/\.csv$/i.test(name)) throw notALedger;
            const told = await this.client.ask("check", { content });
            this.draft.last = told.report;
            if (!this.draft.agency) this.draft.agency = told.report.metadata.agency ?? "";
            if (told.report.metadata.year) this.draft.year = told.report.metadata.year + 1;
            this.render();
            replace(this.status, t("已读入上年报告：", "Last year's report: "), told.report.metadata.title ?? name);
        }
    }

    private update(): void {
        const { report, findings, across, passes, consistent, suggested } = this.told;
        for (const [name, table] of Object.entries<any>(report.tables))
            for (const cell of table.cells) {
                const output = this.totals.get(`${name}.${cell.row}.${cell.column}`);
                if (output) output.value = cell.value ?? "";
            }
        const all = [...findings, ...across].filter((f: any) => f.outcome === "fail" && f.rule !== "cell.blank");
        const wrong = new Set(all.filter((f: any) => f.severity !== "note").flatMap((f: any) => f.cells.map((key: string[]) => key.join("."))));
        for (const [cell, element] of [...this.fields, ...this.totals]) {
            element.parentElement!.classList.toggle("error", wrong.has(cell));
            if (element instanceof HTMLInputElement) element.setAttribute("aria-invalid", String(wrong.has(cell)));
        }
        const blank = [...this.fields.keys()].filter((cell) => !this.draft.cells[cell]).length;
        const waiting = Object.entries<string>(suggested).filter(([cell, value]) => this.draft.cells[cell] !== value);
        replace(this.findings,
            h("h2", {}, t("边填边核", "As it is typed")),
            h("p", { class: "summary" }, h("span", { class: `badge ${consistent ? "good" : "none"}` }, consistent ? t("各表相符", "tables agree") : blank > 0 ? t(`还有${blank}格未填`, `${blank} cells left`) : t("尚有矛盾", "contradictions left")), h("span", { class: "badge none" }, t(`符合 ${passes}`, `holds ${passes}`))),
            waiting.length > 0 && h("p", {}, t(`上年报告给出${waiting.length}个不同的数，可用“采用上年报告的数”填入。`, `Last year's report gives ${waiting.length} other numbers.`)),
            h("ol", { class: "findings" }, all.map((f: any) => h("li", { class: `finding ${levelOf(f)}` }, h("p", {}, h("strong", {}, levelWords(levelOf(f))), " ", told(f, "message")), h("p", { class: "basis" }, t(f.basis, f.basis_en))))),
            all.length === 0 && h("p", { class: "good" }, t("没有矛盾。", "No contradiction.")));
        this.renderOutputs();
    }

    private renderOutputs(): void {
        const ready = this.told.finished !== null;
        const name = `${this.draft.agency || t("报告", "report")}${this.draft.year}`;
        const text = (format: string, extension: string, kind: string) => async () => {
            const { text } = await this.client.ask("write", { report: this.told.finished, format, language: "zh" });
            save(`${name}.${extension}`, text, kind);
        };
        const office = (format: "docx" | "xlsx") => async () => {
            const { bytes } = await this.client.ask(format, { report: this.told.finished, language: "zh" });
            save(`${name}.${format}`, bytes, officeKinds[format]);
        };
        const button = (words: string, click: () => void, disabled = false) => h("button", { type: "button", disabled, click }, words);
        this.outputs.setAttribute("aria-label", t("输出", "output"));
        replace(this.outputs, !ready && h("p", { class: "hint" }, t("没有错误之后才能输出正式的报告；草稿随时可以保存。", "The report can be written once nothing is wrong; the draft can be kept at any time.")),
            button("Word", office("docx"), !ready), button("Excel", office("xlsx"), !ready), button("HTML", text("html", "html", "text/html"), !ready),
            button("Markdown", text("markdown", "md", "text/markdown"), !ready), button("JSON", text("json", "json", "application/json"), !ready),
            button(t("保存草稿", "Keep the draft"), () => save(`${name}.draft.json`, JSON.stringify(this.draft), "application/json")));
    }
}
