// SPDX-License-Identifier: Apache-2.0
// The view that says by when a request must be answered, with the calendar drawn.

import type { Client } from "./client";
import { h, replace, t, told } from "./dom";
import { Refused } from "./library";

const events = (): [string, string][] => [
    ["correction_notified", t("告知补正", "correction asked for")], ["correction_due", t("补正期限", "correction due")], ["correction_received", t("收到补正", "correction received")],
    ["consult_sent", t("发出征求意见", "opinion asked for")], ["consult_answered", t("收到意见", "opinion received")], ["extended", t("告知延期", "extension notified")],
    ["fee_notified", t("收费通知送达", "fee notice received")], ["fee_paid", t("缴费", "fee paid")], ["closed", t("答复", "replied")],
];

const today = () => {
    const now = new Date();
    return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
};

export class ClockView {
    readonly element = h("section", { "aria-labelledby": "clock-title" });
    private readonly days: Record<string, string> = { received: today() };
    private reading = "cautious";
    private readonly answer = h("div", { class: "answer", "aria-live": "polite" });

    constructor(private readonly client: Client) {}

    render(): void {
        const day = (name: string, words: string) =>
            h("label", { class: "field" }, h("span", {}, words), h("input", { type: "date", name, value: this.days[name] ?? "", input: (event: Event) => { this.days[name] = (event.target as HTMLInputElement).value; void this.ask(); } }));
        const option = (value: string, words: string) =>
            h("label", {}, h("input", { type: "radio", name: "reading", value, checked: this.reading === value, change: () => { this.reading = value; void this.ask(); } }), " ", words);
        replace(this.element,
            h("h1", { id: "clock-title" }, t("答复期限", "When a reply is due")),
            h("div", { class: "fields" }, day("received", t("收到申请", "request received"))),
            h("details", { open: Object.keys(this.days).length > 1 }, h("summary", {}, t("其间发生的事", "What happened since")), h("div", { class: "fields" }, events().map(([name, words]) => day(name, words)))),
            h("fieldset", {}, h("legend", {}, t("法律有两种理解的，取", "Where the law has two readings, take")), option("cautious", t("较早的一天", "the earlier day")), " ", option("lenient", t("较晚的一天", "the later day"))),
            this.answer);
        void this.ask();
    }

    private async ask(): Promise<void> {
        const given: any = { reading: this.reading };
        for (const [name, day] of Object.entries(this.days)) if (day && !name.startsWith("consult_")) given[name] = day;
        if (this.days["consult_sent"]) given.consultations = [[this.days["consult_sent"], this.days["consult_answered"] || null]];
        if (!given.received) return replace(this.answer);
        try {
            this.show(await this.client.ask("due", given));
        } catch (error) {
            replace(this.answer, h("p", { class: "problem" }, error instanceof Refused ? told(error.problem, "message") : String(error)));
        }
    }

    private show(due: any): void {
        const duties: Record<string, string> = { reply: t("最迟答复", "Reply by"), correction: t("等待补正，至", "Correction awaited until"), payment: t("等待缴费，至", "Payment awaited until") };
        replace(this.answer,
            h("p", { class: "due" }, duties[due.duty] ?? "", " ", h("strong", {}, due.date ?? t("未定", "not set")), due.provisional && t("（暂定：放假安排尚未公布）", " (provisional: the year's holidays are not announced)")),
            h("p", { class: "basis" }, t("依据：", "Basis: "), t(due.basis, due.basis_en)),
            due.late && h("p", { class: "problem" }, t(`答复逾期${due.late.days}日，其中工作日${due.late.working_days}日`, `Replied ${due.late.days} days late, ${due.late.working_days} of them working days`)),
            due.otherwise && h("p", {}, t(`另一种理解：${due.otherwise.date ?? "未定"}`, `By the other reading: ${due.otherwise.date ?? "not set"}`)),
            due.findings.map((f: any) => h("p", { class: "hint" }, told(f, "text"))),
            h("div", { class: "months" }, this.months(due.days)),
            h("details", {}, h("summary", {}, t("逐日说明", "Day by day")), h("ol", { class: "plain" }, due.days.map((day: any) => h("li", {}, told(day, "text"))))));
    }

    private months(days: any[]): HTMLElement[] {
        const byDay = new Map<string, any>();
        for (const day of days) if (!byDay.has(day.date) || day.last) byDay.set(day.date, day);
        const months = [...new Set(days.map((day) => day.date.slice(0, 7)))].sort();
        const heads = t("一二三四五六日", "MTWTFSS");
        return months.map((month) => {
            const [year, number] = month.split("-").map(Number);
            const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
            const size = new Date(Date.UTC(year, number, 0)).getUTCDate();
            const rows: HTMLElement[] = [];
            for (let first = 1 - before; first <= size; first += 7)
                rows.push(h("tr", {}, [0, 1, 2, 3, 4, 5, 6].map((i) => this.day(month, first + i, size, byDay))));
            return h("table", { class: "month" }, h("caption", {}, t(`${year}年${number}月`, month)), h("thead", {}, h("tr", {}, [...heads].map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, rows));
        });
    }

    private day(month: string, number: number, size: number, byDay: Map<string, any>): HTMLElement {
        if (number < 1 || number > size) return h("td");
        const day = byDay.get(`${month}-${String(number).padStart(2, "0")}`);
        if (!day) return h("td", { class: "outside" }, number);
        const mark = day.last ? t("届满", "due") : day.effect === "start" ? t("起算", "day 0") : day.number || { weekend: "休", holiday: "假", consulting: "询" }[day.effect as string] || "·";
        return h("td", { class: `day ${day.effect} ${day.last ? "last" : ""}`, title: told(day, "text") }, number, h("small", {}, mark));
    }
}
