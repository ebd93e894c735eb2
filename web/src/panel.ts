// SPDX-License-Identifier: Apache-2.0
// Reports of several years judged by each other.

import { levelOf, levelWords, type Checked } from "./check";
import type { Client } from "./client";
import { h, replace, t, told } from "./dom";

export function panelView(client: Client, files: Checked[]): HTMLElement {
    const out = h("section", { class: "panel" });
    const read = files.filter((file) => file.report);
    if (read.length > 1) void judge(client, read, out);
    return out;
}

async function judge(client: Client, files: Checked[], out: HTMLElement): Promise<void> {
    const { agencies, findings } = await client.ask("panel", { reports: files.map(({ name, report }) => ({ source: name, report })) });
    const years = [...new Set<number>(agencies.flatMap((each: any) => each.years))].sort();
    const faults = (agency: string, year: number) => findings.filter((f: any) => f.agency === agency && f.year === year && f.outcome === "fail");
    const cell = (each: any, year: number) => {
        if (!each.years.includes(year)) {
            const gap = each.missing.some(([first, last]: number[]) => first <= year && year <= last);
            return h("td", { class: gap ? "missing" : "" }, gap ? t("缺报告", "missing") : "");
        }
        const found = faults(each.agency, year);
        const worst = ["error", "warning", "note"].find((level) => found.some((f: any) => f.severity === level)) ?? "good";
        return h("td", { class: `value ${worst}`, title: found.map((f: any) => told(f, "message")).join("\n") }, found.length === 0 ? "✓" : found.length);
    };
    replace(out, h("h2", {}, t("历年对照", "Years against each other")),
        h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("历年对照", "years") },
            h("table", { class: "years" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("机关", "agency")), years.map((year) => h("th", { scope: "col" }, year)))),
                h("tbody", {}, agencies.map((each: any) => h("tr", {}, h("th", { scope: "row" }, each.agency || t("机关不明", "unknown")), years.map((year) => cell(each, year))))))),
        h("ol", { class: "findings" }, findings.filter((f: any) => f.outcome === "fail").map((f: any) =>
            h("li", { class: `finding ${levelOf(f)}` }, h("p", {}, h("strong", {}, levelWords(levelOf(f))), " ", told(f, "message")),
                h("p", { class: "basis" }, t(f.basis, f.basis_en), " · ", h("code", {}, f.rule), " · ", f.sources.join(", "))))));
}
