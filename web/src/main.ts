// SPDX-License-Identifier: Apache-2.0
import { CheckView } from "./check";
import { Client } from "./client";
import { ClockView } from "./clock";
import { currentLanguage, bytesOf, h, replace, setLanguage, t } from "./dom";
import { FillView } from "./fill";

declare const VERSION: string;

const stored = (id: string) => document.getElementById(id)!.textContent!;

/** Bytes that are kept in the page as letters, each with the byte as the low part of its number. */
function bytesStored(id: string): Uint8Array {
    const text = stored(id);
    const out = new Uint8Array(text.length);
    for (let i = 0; i < text.length; ++i) out[i] = text.charCodeAt(i);
    return out;
}

const script = (id: string) => URL.createObjectURL(new Blob([stored(id)], { type: "text/javascript" }));

const client = new Client(bytesStored("library"), script("worker"), stored("pdf"));
const views = { check: new CheckView(client, VERSION), fill: new FillView(client), clock: new ClockView(client) };
type Name = keyof typeof views;
let chosen: Name = (location.hash.slice(1) as Name) in views ? (location.hash.slice(1) as Name) : "check";

function render(): void {
    const names: Record<Name, string> = { check: t("核对", "Check"), fill: t("填报", "Fill in"), clock: t("期限", "Deadlines") };
    const link = (name: Name) =>
        h("a", { href: `#${name}`, "aria-current": name === chosen ? "page" : null }, names[name]);
    const other = () => {
        setLanguage(currentLanguage() === "zh" ? "en" : "zh");
        render();
    };
    document.title = t("政府信息公开年度报告：核对与填报", "Annual reports on information disclosure");
    replace(document.getElementById("header")!,
        h("p", { class: "brand" }, h("strong", {}, "公开"), " gongkai"),
        h("nav", { "aria-label": t("功能", "views") }, (Object.keys(views) as Name[]).map(link)),
        h("button", { type: "button", class: "language", lang: currentLanguage() === "zh" ? "en" : "zh-CN", click: other }, t("English", "中文")));
    views[chosen].render();
    replace(document.getElementById("main")!, views[chosen].element);
}

addEventListener("hashchange", () => {
    const name = location.hash.slice(1) as Name;
    if (!(name in views)) return;
    chosen = name;
    render();
    document.getElementById("main")!.focus({ preventScroll: true });
    scrollTo(0, 0);
});
// A file that misses its place is not opened instead of the page.
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0 && chosen === "check") void views.check.take(files.map((file) => ({ name: file.name, content: () => bytesOf(file) })));
});
setLanguage("zh");
render();
(globalThis as any).gongkai = { client };
