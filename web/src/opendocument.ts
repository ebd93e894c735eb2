// SPDX-License-Identifier: Apache-2.0
// OpenDocument (odt, ods, and both in one XML file) by what is shown. As python/gongkai/_read/opendocument.py.

import { refuse } from "./library";
import { OfficePackage, parseXml, type Block, type Cell, type OpenedDocument, type Xml } from "./package";
import { joined, ofCell, picture } from "./word";
import { at, Layout, maxSlots, plainDigits, units, type Sheet } from "./workbook";

const maxRows = 1_100_000; // of a sheet
const maxColumns = 20_000;
const maxMerged = 100_000;

const rowGroups = new Set(["table-header-rows", "table-rows", "table-row-group"].map((name) => `table:${name}`));
const columnGroups = new Set(["table-header-columns", "table-columns", "table-column-group"].map((name) => `table:${name}`));
const silent = new Set(
    "text:tracked-changes text:note text:hidden-text text:ruby-text text:sequence-decls office:annotation office:forms office:event-listeners".split(" "),
);

function numberOf(element: Xml, name: string, most: number): number {
    const text = element.attributes[name] ?? "1";
    return /^\s*[+-]?\d+\s*$/.test(text) ? Math.min(Math.max(1, Number(text)), most) : 1;
}

const isHidden = (element: Xml) => (element.attributes["table:visibility"] ?? "visible") !== "visible";
const isParagraph = (element: Xml) => element.name === "text:p" || element.name === "text:h";

/** The paragraphs of a cell or a text box, but for those of the text boxes in them. */
function* paragraphs(element: Xml): Generator<Xml> {
    for (const child of element.children) {
        if (isParagraph(child)) yield child;
        else if (!silent.has(child.name)) yield* paragraphs(child);
    }
}

/** The body of a document, and which of its styles are not shown. */
class Content {
    readonly body: Xml;
    private readonly hiddenTexts = new Set<string>();
    readonly hiddenTables = new Set<string>();

    constructor(content: Uint8Array, what: string) {
        const roots = content[0] === 0x50 && content[1] === 0x4b ? Content.parts(content, what) : [parseXml(content, what)];
        for (const root of roots)
            for (const style of root.all("style:style")) {
                const name = style.attributes["style:name"] ?? "";
                if (style.child("style:text-properties")?.attributes["text:display"] === "none") this.hiddenTexts.add(name);
                if (style.child("style:table-properties")?.attributes["table:display"] === "false") this.hiddenTables.add(name);
            }
        this.body = roots[0].child("office:body")?.children[0] ?? refuse("format.damaged", `${what}: office:body`);
    }

    private static parts(content: Uint8Array, what: string): Xml[] {
        const parts = new OfficePackage(content, what);
        if (parts.text("META-INF/manifest.xml").includes("encryption-data")) refuse("format.encrypted", what);
        return ["content.xml", "styles.xml"].filter((name) => name === "content.xml" || parts.has(name)).map((name) => parts.xml(name));
    }

    /** What a paragraph shows; text boxes that are anchored in it go to `boxes`. */
    text(element: Xml, boxes: Xml[]): string {
        if (this.hiddenTexts.has(element.attributes["text:style-name"] ?? "")) return "";
        let out = "";
        for (const child of element.mixed) {
            if (typeof child === "string") out += child;
            else if (child.name === "text:s") out += " ".repeat(numberOf(child, "text:c", 1000));
            else if (child.name === "text:tab") out += "\t";
            else if (child.name === "text:line-break") out += "\n";
            else if (child.name.startsWith("drawing:")) {
                const box = child.all("drawing:text-box").next().value ?? (child.name === "drawing:text-box" ? child : undefined);
                if (box) boxes.push(box);
                else out += picture;
            } else if (!silent.has(child.name)) out += this.text(child, boxes);
        }
        return out;
    }

    /** Each cell of a row with its first column and how many times it is there. */
    *cells(row: Xml): Generator<[Xml, number, number]> {
        let column = 0;
        for (const cell of row.children) {
            if (cell.name !== "table:table-cell" && cell.name !== "table:covered-table-cell") continue;
            const times = numberOf(cell, "table:number-columns-repeated", maxColumns);
            if (column + times > maxColumns) refuse("format.too-complex", `OpenDocument: columns > ${maxColumns}`);
            yield [cell, column, times];
            column += times;
        }
    }

    /** Each row of a table and how many times it is there. */
    *rows(table: Xml): Generator<[Xml, number]> {
        for (const child of table.children) {
            if (rowGroups.has(child.name)) yield* this.rows(child);
            else if (child.name === "table:table-row") yield [child, numberOf(child, "table:number-rows-repeated", maxRows)];
        }
    }
}

class TextReader {
    readonly blocks: Block[] = [];
    private paragraphs = 0;
    private tables = 0;

    constructor(private readonly from: Content) {}

    content(element: Xml): void {
        for (const child of element.children) {
            if (isParagraph(child)) {
                const boxes: Xml[] = [];
                const text = this.from.text(child, boxes).replaceAll(picture, "");
                this.paragraphs += 1;
                if (text.trim()) this.blocks.push({ text, paragraph: this.paragraphs });
                for (const box of boxes) this.content(box);
            } else if (child.name === "table:table") {
                this.table(child);
            } else if (!silent.has(child.name) && (child.attributes["text:display"] ?? "true") === "true") {
                this.content(child); // a section, a list, a frame
            }
        }
    }

    private cellText(cell: Xml): Pick<Cell, "text" | "problem"> {
        const boxes: Xml[] = [];
        const lines = [...paragraphs(cell)].flatMap((each) => this.from.text(each, boxes).split("\n"));
        for (const box of boxes) for (const each of paragraphs(box)) lines.push(...this.from.text(each, []).split("\n"));
        return ofCell(joined(lines.map((line) => line.trim()).filter(Boolean)));
    }

    private table(table: Xml): void {
        const number = ++this.tables;
        const rows: Xml[] = [];
        for (const [row, times] of this.from.rows(table)) {
            if (isHidden(row)) continue;
            if (rows.length + times > maxSlots) refuse("format.too-complex", `odt: rows > ${maxSlots}`);
            for (let i = 0; i < times; ++i) rows.push(row);
        }
        const own = rows.flatMap((row, r) => [...this.from.cells(row)].filter(([cell]) => cell.name === "table:table-cell").map(([cell, c, times]) => ({ cell, r, c, times })));
        if (new Set(own.map(({ c }) => c)).size <= 1 || own.some(({ cell }) => !cell.all("table:table").next().done)) {
            for (const { cell } of own) this.content(cell); // it only lays out what it holds
            return;
        }
        const cells: Cell[] = [];
        for (const { cell, r, c, times } of own)
            for (let column = c; column < c + times; ++column) {
                const row_span = numberOf(cell, "table:number-rows-spanned", rows.length - r);
                const column_span = numberOf(cell, "table:number-columns-spanned", maxColumns);
                cells.push({ ...this.cellText(cell), row: r, column, row_span, column_span, at: [number, r + 1, column + 1] });
                if (cells.length > maxSlots) refuse("format.too-complex", `odt: ${cells.length} > ${maxSlots}`);
            }
        if (cells.length > 0) this.blocks.push({ cells });
    }
}

/** A value as text: a number as it is stored, in the unit that is shown with it. */
function shown(cell: Xml, printed: string): string {
    const kind = cell.attributes["office:value-type"];
    const saved = cell.attributes["office:value"];
    if (kind === "date" || kind === "time") return `[${printed}]`;
    if ((kind !== "float" && kind !== "currency") || saved === undefined) return printed;
    const value = Number(saved);
    const plain = plainDigits(saved);
    const number = /-?\d[\d,，]*(?:\.\d+)?/.exec(printed);
    if (!number) return !printed.trim() || value === 0 ? plain : printed;
    const seen = number[0].replace(/[,，]/g, "");
    const decimals = seen.split(".")[1]?.length ?? 0;
    if (Math.abs(Number(seen) - value) > 0.5 * 10 ** -decimals) return printed; // it is scaled: what is stored is not what is said
    const after = printed.slice(number.index + number[0].length).trim();
    return plain + ([...after].some((sign) => units.includes(sign)) ? after : "");
}

function hiddenColumns(table: Xml): Set<number> {
    const hidden = new Set<number>();
    let number = 0;
    const go = (element: Xml): void => {
        for (const child of element.children) {
            if (columnGroups.has(child.name)) go(child);
            if (child.name !== "table:table-column") continue;
            const times = numberOf(child, "table:number-columns-repeated", maxColumns);
            if (number + times > maxColumns) refuse("format.too-complex", `ods: columns > ${maxColumns}`);
            if (isHidden(child)) for (let i = 1; i <= times; ++i) hidden.add(number + i);
            number += times;
        }
    };
    go(table);
    return hidden;
}

class SheetReader {
    private readonly texts = new Map<number, string>();
    private readonly formulas = new Map<number, string>();
    private readonly merged: [number, number, number, number][] = [];
    private readonly hiddenRows = new Set<number>();
    private area = 0;

    constructor(private readonly from: Content) {}

    read(table: Xml, number: number): Sheet {
        let last = 0;
        for (const [row, times] of this.from.rows(table)) {
            if (last + times > maxRows) refuse("format.too-complex", `ods: rows > ${maxRows}`);
            if (isHidden(row) && times < maxSlots) for (let i = 1; i <= times; ++i) this.hiddenRows.add(last + i);
            this.row(row, last + 1, times);
            last += times;
        }
        const { texts, formulas, merged, hiddenRows } = this;
        return { number, texts, formulas, merged, hiddenRows, hiddenColumns: hiddenColumns(table) };
    }

    private row(row: Xml, first: number, times: number): void {
        const filled = [...this.from.cells(row)].map(([cell, column, repeats]) => ({ ...this.cell(cell), column, repeats })).filter(({ text, height, width }) => text || height > 1 || width > 1);
        if (filled.length === 0) return;
        const slots = times * filled.reduce((sum, { repeats }) => sum + repeats, 0);
        if (slots + this.texts.size > maxSlots) refuse("format.too-complex", `ods: cells > ${maxSlots}`);
        for (let line = first; line < first + times; ++line)
            for (const { text, isFormula, column, repeats, height, width } of filled)
                for (let place = column + 1; place <= column + repeats; ++place) {
                    if (text) this.texts.set(at(line, place), text);
                    if (isFormula) this.formulas.set(at(line, place), "");
                    if (height === 1 && width === 1) continue;
                    this.merged.push([line, place, line + height - 1, place + width - 1]);
                    this.area += height * width;
                    if (this.area > maxMerged) refuse("format.too-complex", `ods: merged cells > ${maxMerged}`);
                }
    }

    private cell(cell: Xml): { text: string; isFormula: boolean; height: number; width: number } {
        const printed = joined([...paragraphs(cell)].map((each) => this.from.text(each, []))).replaceAll(picture, "");
        const isFormula = cell.attributes["table:formula"] !== undefined;
        const unfinished = isFormula && !printed && cell.attributes["office:value-type"] === undefined;
        const [height, width] = ["rows", "columns"].map((name) => numberOf(cell, `table:number-${name}-spanned`, maxColumns));
        return { text: unfinished ? "=" : shown(cell, printed), isFormula, height, width }; // nobody has worked it out
    }
}

function openSheets(source: Content): OpenedDocument {
    const out: OpenedDocument = { title: "", sheets: [], blocks: [] };
    for (const table of source.body.children) {
        if (table.name !== "table:table" || source.hiddenTables.has(table.attributes["table:style-name"] ?? "")) continue;
        out.sheets!.push(table.attributes["table:name"] ?? "");
        out.blocks.push(...new Layout(new SheetReader(source).read(table, out.sheets!.length)).blocks());
    }
    return out;
}

export function openOpenDocument(content: Uint8Array, what: string): OpenedDocument {
    const source = new Content(content, what);
    if (source.body.name === "office:spreadsheet") return openSheets(source);
    const reader = new TextReader(source);
    reader.content(source.body);
    return { title: "", blocks: reader.blocks };
}
