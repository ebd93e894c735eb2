// SPDX-License-Identifier: Apache-2.0
// The place of a finding in the document: lines of a text, or the picture of a page.

import type { Checked } from "./check";
import type { Client } from "./client";
import { h, replace, t, told } from "./dom";
import { Refused } from "./library";

export function placeWords(span: any): string {
    if (!span) return "";
    if (span.page) return t(`第${span.page}页`, `page ${span.page}`);
    if (span.sheet !== undefined) return t(`工作表“${span.sheet}”第${span.row}行第${span.column}列`, `sheet ${span.sheet}, row ${span.row}, column ${span.column}`);
    if (span.table) return t(`第${span.table}个表格第${span.row}行第${span.column}列`, `table ${span.table}, row ${span.row}, column ${span.column}`);
    if (span.paragraph) return t(`第${span.paragraph}段`, `paragraph ${span.paragraph}`);
    return t(`第${span.line}行第${span.column}列`, `line ${span.line}, column ${span.column}`);
}

const around = 1200; // bytes of the text before and after a place
const pixels = 1000;

export async function showPlace(client: Client, file: Checked, span: any, into: HTMLElement): Promise<void> {
    const title = h("h3", {}, t("原文：", "In the document: "), placeWords(span));
    try {
        if (span.page && file.format === "pdf") replace(into, title, await pageOf(client, file, span));
        else if (span.line) replace(into, title, await textOf(client, file, span));
        else replace(into, title, h("p", {}, t("请在文件中查看这一处。", "Look there in the document.")));
    } catch (error) {
        replace(into, title, h("p", { class: "problem" }, error instanceof Refused ? told(error.problem, "message") : String(error)));
    }
    into.scrollIntoView({ block: "nearest" });
}

/** A piece of a web page as words: cells beside each other, each row and paragraph on its line. It may begin and end within a tag. */
function wordsOf(markup: string): string {
    return markup
        .replace(/^[^<>]*>|<[^>]*$/g, "")
        .replace(/<!--.*?-->|<(script|style)\b.*?<\/\1\s*>/gis, "")
        .replace(/\s+/g, " ")
        .replace(/<\/t[dh]\s*>/gi, "  ")
        .replace(/<\/(?:tr|p|div|h\d|li|caption|title)\s*>|<br\b[^>]*>/gi, "\n")
        .replace(/<[^>]*>/g, "")
        .replace(/&(nbsp|ensp|emsp|#160);/gi, " ")
        .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&")
        .replace(/ *\n[ \n]*/g, "\n");
}

async function textOf(client: Client, file: Checked, span: any): Promise<HTMLElement> {
    const { text } = await client.ask("text", { content: file.content });
    const bytes = new TextEncoder().encode(text);
    const isHtml = file.format === "html" || file.format === "mht";
    const reach = isHtml ? 4 * around : around; // most of a page is markup
    const part = (from: number, to: number) => {
        const out = new TextDecoder().decode(bytes.subarray(Math.max(0, from), Math.max(0, to))).replaceAll("\ufffd", "");
        return isHtml ? wordsOf(out) : out;
    };
    const { offset, length } = span;
    const mark = h("mark", {}, part(offset, offset + Math.min(length, 4000)) || "▸");
    const shown = h("pre", { tabindex: 0 }, part(offset - reach, offset), mark, part(offset + length, offset + length + reach));
    setTimeout(() => (shown.scrollTop = mark.offsetTop - shown.offsetTop - shown.clientHeight / 2));
    return shown;
}

async function pageOf(client: Client, file: Checked, span: any): Promise<HTMLElement> {
    const { picture, width } = await client.ask("page", { content: file.content, number: span.page, pixels });
    const canvas = h("canvas", { width: picture.width, height: picture.height, role: "img", "aria-label": placeWords(span) });
    canvas.getContext("bitmaprenderer")!.transferFromImageBitmap(picture);
    const [left, top, right, bottom] = span.box.map((side: number) => (side / width) * 100);
    const scale = picture.width / picture.height;
    const box = h("div", { class: "box" });
    Object.assign(box.style, { left: `${left}%`, top: `${top * scale}%`, width: `${right - left}%`, height: `${(bottom - top) * scale}%` });
    return h("div", { class: "page-picture" }, canvas, box);
}
