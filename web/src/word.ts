// SPDX-License-Identifier: Apache-2.0
// Word documents by what Word shows: what is deleted or hidden is not read. As python/gongkai/_read/word.py.

import { fillIn } from "./bound";
import { refuse } from "./library";
import { OfficePackage, type Block, type Cell, type OpenedDocument, type Xml } from "./package";

// Within a text, as Unicode has them: a picture, which may show a number, and a character of which nobody knows which it is.
export const picture = "\ufffc";
const unknown = "\ufffd";
const maxSlots = 200_000;

const transparent = new Set(
    "sdt sdtContent ins moveTo smartTag customXml hyperlink fldSimple dir bdo ruby rubyBase".split(" ").map((name) => `w:${name}`),
).add("m:oMathPara");

const isAscii = (letter: string) => letter.charCodeAt(0) < 0x80;

/** Chinese labels are broken anywhere; numbers and words must not grow together. */
export function joined(lines: string[]): string {
    let out = "";
    for (const line of lines) {
        if (out && line && isAscii(out[out.length - 1]) && isAscii(line[0])) out += "\n";
        out += line;
    }
    return out;
}

/** What a cell shows. A picture may show a number, so the cell is not blank; beside text it is a seal or a mark. */
export function ofCell(text: string): Pick<Cell, "text" | "problem"> {
    if (text === picture) return { text: "", problem: "pictured" };
    const shown = text.replaceAll(picture, "");
    return text.includes(unknown) ? { text: shown, problem: "lost" } : { text: shown };
}

const isOn = (element: Xml | undefined) =>
    element !== undefined && !["0", "false", "off", "none"].includes(element.attributes["w:val"] ?? "true");

/** Whether a run looks like no part of the text: struck out, raised, lowered or white. Its digits may be no digits of a number. */
function isApart(run: Xml): boolean {
    const properties = run.child("w:rPr");
    if (!properties) return false;
    const raised = ["superscript", "subscript"].includes(properties.child("w:vertAlign")?.attributes["w:val"] ?? "");
    const white = properties.child("w:color")?.attributes["w:val"]?.toUpperCase() === "FFFFFF";
    return isOn(properties.child("w:strike")) || isOn(properties.child("w:dstrike")) || raised || white;
}

function numberAt(element: Xml | undefined, otherwise: number): number {
    const value = element?.attributes["w:val"] ?? "";
    return /^[+-]?\d+$/.test(value) ? Number(value) : otherwise;
}

/** The children, with those of content controls, insertions and the like in their place. */
function* inside(element: Xml): Generator<Xml> {
    for (const child of element.children) {
        if (transparent.has(child.name)) {
            yield* inside(child);
        } else if (child.name === "mc:AlternateContent") {
            const choice = child.child("mc:Choice") ?? child.child("mc:Fallback");
            if (choice) yield* inside(choice);
        } else {
            yield child;
        }
    }
}

/** The text boxes of a drawing, but for those within others. */
function* boxes(element: Xml): Generator<Xml> {
    for (const child of inside(element)) {
        if (child.name === "w:txbxContent") yield child;
        else yield* boxes(child);
    }
}

function hiddenStyles(styles: Xml): Set<string> {
    const bases = new Map<string, string>();
    const hidden = new Map<string, boolean>();
    for (const style of styles.children.filter((each) => each.name === "w:style")) {
        const name = style.attributes["w:styleId"] ?? "";
        const vanish = style.find("w:rPr", "w:vanish");
        if (vanish) hidden.set(name, isOn(vanish));
        const base = style.child("w:basedOn");
        if (base) bases.set(name, base.attributes["w:val"] ?? "");
    }
    const out = new Set<string>();
    for (const name of [...bases.keys(), ...hidden.keys()]) {
        let at = name;
        for (let steps = 0; !hidden.has(at) && bases.has(at) && steps < 50; ++steps) at = bases.get(at)!;
        if (hidden.get(at)) out.add(name);
    }
    return out;
}

interface Placed {
    cell: Xml;
    row: number;
    column: number;
    rows: number;
    columns: number;
}

/** What stands above, below, over or under other parts of it is no part of their numbers. */
function formula(element: Xml): string {
    const isLine = [...inside(element)].every((part) => part.name === "m:r");
    return [...element.all("m:t")].map((text) => text.text).join(isLine ? "" : " ");
}

class WordReader {
    readonly blocks: Block[] = [];
    private paragraphs = 0;
    private tables = 0;

    constructor(private readonly hidden: Set<string>) {}

    private isHidden(run: Xml, style: string): boolean {
        const own = run.find("w:rPr", "w:vanish");
        if (own) return isOn(own);
        return this.hidden.has(run.find("w:rPr", "w:rStyle")?.attributes["w:val"] ?? "") || this.hidden.has(style);
    }

    private run(run: Xml, found: Xml[], style: string): string {
        if (this.isHidden(run, style)) return "";
        let out = "";
        for (const part of inside(run)) {
            if (part.name === "w:t") out += isApart(run) ? part.text.replace(/[0-9\uff10-\uff19]/g, unknown) : part.text;
            else if (part.name === "w:r") out += this.run(part, found, style);
            else if (part.name === "w:tab" || part.name === "w:ptab") out += "\t";
            else if (part.name === "w:br" || part.name === "w:cr") out += "\n";
            else if (part.name === "w:noBreakHyphen") out += "-";
            else if (part.name === "w:sym") out += unknown;
            else if (["w:drawing", "w:pict", "w:object"].includes(part.name)) {
                const within = [...boxes(part)];
                found.push(...within);
                if (within.length === 0) out += picture;
            }
        }
        return out;
    }

    private paragraph(paragraph: Xml): [string, Xml[]] {
        const found: Xml[] = [];
        const style = paragraph.find("w:pPr", "w:pStyle")?.attributes["w:val"] ?? "";
        let out = "";
        for (const part of inside(paragraph)) {
            if (part.name === "w:r") out += this.run(part, found, style);
            else if (part.name === "m:oMath") out += formula(part);
        }
        return [out, found];
    }

    content(element: Xml): void {
        for (const child of inside(element)) {
            if (child.name === "w:p") {
                const [text, found] = this.paragraph(child);
                const plain = text.replaceAll(picture, "");
                this.paragraphs += 1;
                if (plain.trim()) this.blocks.push({ text: plain, paragraph: this.paragraphs });
                for (const box of found) this.content(box);
            } else if (child.name === "w:tbl") {
                this.table(child);
            } else if (child.name === "w:altChunk") {
                refuse("format.needs-reader", "docx: altChunk");
            }
        }
    }

    private cellText(cell: Xml): Pick<Cell, "text" | "problem"> {
        const lines: string[] = [];
        const found: Xml[] = [];
        for (const child of inside(cell)) {
            if (child.name !== "w:p") continue;
            const [text, within] = this.paragraph(child);
            lines.push(...text.split("\n"));
            found.push(...within);
        }
        for (const box of found) for (const p of box.all("w:p")) lines.push(this.paragraph(p)[0]);
        return ofCell(joined(lines.map((line) => line.trim()).filter(Boolean)));
    }

    private table(table: Xml): void {
        const number = ++this.tables;
        const [placed, width] = this.cells(table);
        if (width <= 1 || placed.some(({ cell }) => !cell.all("w:tbl").next().done)) {
            for (const { cell } of placed) this.content(cell); // it only lays out what it holds
            return;
        }
        const cells = placed.map(
            ({ cell, row, column, rows, columns }): Cell => ({
                ...this.cellText(cell),
                row,
                column,
                row_span: rows,
                column_span: columns,
                at: [number, row + 1, column + 1],
            }),
        );
        if (cells.length > 0) this.blocks.push({ cells });
    }

    private cells(table: Xml): [Placed[], number] {
        const out: Placed[] = [];
        let above = new Map<number, Placed>();
        const starts = new Set<number>();
        let rowNumber = 0;
        for (const row of inside(table)) {
            if (row.name !== "w:tr") continue;
            const properties = row.child("w:trPr");
            if (properties?.child("w:del") || isOn(properties?.child("w:hidden"))) continue;
            let column = Math.max(0, numberAt(properties?.child("w:gridBefore"), 0));
            const here = new Map<number, Placed>();
            let beside: Placed | undefined;
            for (const cell of inside(row)) {
                if (cell.name !== "w:tc") continue;
                const span = Math.min(Math.max(1, numberAt(cell.find("w:tcPr", "w:gridSpan"), 1)), maxSlots);
                const merge = cell.find("w:tcPr", "w:vMerge");
                const across = cell.find("w:tcPr", "w:hMerge");
                const open = above.get(column);
                if (across && (across.attributes["w:val"] ?? "continue") === "continue" && beside) {
                    beside.columns += span;
                } else if (merge && (merge.attributes["w:val"] ?? "continue") === "continue" && open?.columns === span) {
                    open.rows += 1;
                    here.set(column, open);
                } else {
                    beside = { cell, row: rowNumber, column, rows: 1, columns: span };
                    out.push(beside);
                    starts.add(column);
                    if (merge) here.set(column, beside);
                }
                column += span;
            }
            above = here;
            rowNumber += 1;
        }
        return [out, starts.size];
    }
}

export function openWord(content: Uint8Array): OpenedDocument {
    const parts = new OfficePackage(content, "docx");
    const name = parts.main("word/document.xml");
    const body = parts.xml(name).child("w:body") ?? refuse("format.damaged", `docx: ${name}`);
    fillIn(body, parts, name);
    const styles = parts.related(name, "styles");
    const reader = new WordReader(styles ? hiddenStyles(parts.xml(styles)) : new Set());
    reader.content(body);
    return { title: "", blocks: reader.blocks };
}
