// SPDX-License-Identifier: Apache-2.0
// Elements without a framework. Text is only ever set as text.

export type Child = Node | string | number | null | undefined | false | Child[];
type Attributes = Record<string, string | number | boolean | ((event: any) => void) | null | undefined>;

export function h<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[Name] {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (typeof value === "function") element.addEventListener(key, value);
        else element.setAttribute(key, value === true ? "" : String(value));
    }
    append(element, children);
    return element;
}

function append(element: Element, children: Child[]): void {
    for (const child of children) {
        if (Array.isArray(child)) append(element, child);
        else if (child !== null && child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
    }
}

export function replace(element: Element, ...children: Child[]): void {
    element.replaceChildren();
    append(element, children);
}

export type Language = "zh" | "en";
let language: Language = "zh";

export const currentLanguage = () => language;
export function setLanguage(chosen: Language): void {
    language = chosen;
    document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
}

/** The words in the language of the page. */
export const t = (zh: string, en: string) => (language === "zh" ? zh : en);

/** The member of what the library tells in both languages: message_zh, message_en. */
export const told = (of: any, name: string): string => of[`${name}_${language}`];

export function save(name: string, content: Uint8Array | string, kind: string): void {
    const address = URL.createObjectURL(new Blob([content as BlobPart], { type: kind }));
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export const officeKinds = {
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Somewhere to drop files, which is a button as well. */
export function dropZone(words: Child, hint: Child, taken: (files: File[]) => void): HTMLElement {
    const input = h("input", { type: "file", multiple: true, class: "visually-hidden", tabindex: -1, "aria-hidden": "true" });
    input.addEventListener("change", () => {
        taken([...(input.files ?? [])]);
        input.value = "";
    });
    const zone = h("div", { class: "drop" }, h("button", { type: "button", class: "drop-button", click: () => input.click() }, words), h("p", { class: "hint" }, hint), input);
    zone.addEventListener("dragover", (event) => {
        event.preventDefault();
        zone.classList.add("over");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
        event.preventDefault();
        event.stopPropagation();
        zone.classList.remove("over");
        taken([...(event.dataTransfer?.files ?? [])]);
    });
    return zone;
}

export const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());
