// SPDX-License-Identifier: Apache-2.0
// Workbooks by what is shown of them; formulas are never worked out. As python/gongkai/_read/workbook.py and number_format.py.

import { refuse } from "./library";
import { OfficePackage, type Block, type Cell, type OpenedDocument, type Xml } from "./package";

const maxColumns = 20_000;
export const maxSlots = 200_000;
const maxMerged = 100_000;
const maxSteps = 100; // formulas that refer to each other
const maxAddends = 10_000;
export const units = "百千万亿萬億元角分圆";
const rowSize = 1 << 15;

/** A place as one number: sheets have 16,384 columns. */
export const at = (row: number, column: number) => row * rowSize + column;

function columnNumber(letters: string): number {
    let number = 0;
    for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
    return number;
}

const isTrue = (value: string | undefined) => value === "1" || value === "true";

// How a number is shown, as far as it tells what the number is.

function sectionOf(code: string, value: number): string {
    const sections = code.match(/(?:"[^"]*"|\\.|!.|[^;])+/g) ?? [""];
    const conditions = sections.map((each) => /^(?:\[[^\]<>=]*\])*\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/.exec(each));
    if (conditions.some(Boolean)) {
        for (const [i, condition] of conditions.entries()) {
            if (!condition) return sections[i];
            const limit = Number(condition[2]);
            const holds: Record<string, boolean> = {
                "<": value < limit, ">": value > limit, "=": value === limit, "<=": value <= limit, ">=": value >= limit, "<>": value !== limit,
            };
            if (holds[condition[1]]) return sections[i];
        }
        return sections[sections.length - 1];
    }
    if (value < 0 && sections.length > 1) return sections[1];
    if (value === 0 && sections.length > 2) return sections[2];
    return sections[0];
}

interface NumberForm {
    power: number; // of ten, by which the number is divided before it is printed
    percent: boolean;
    unit: string;
}

function readFormat(section: string): NumberForm {
    const code = section.replace(/\[[^\]]*\]/g, "").replace(/General|G\/通用格式/gi, "0");
    const signs: [boolean, string][] = [];
    for (const token of code.matchAll(/"([^"]*)"|[\\!](.)|[_*].|(.)/gs)) {
        if (token[1] !== undefined || token[2] !== undefined) for (const sign of token[1] ?? token[2]) signs.push([true, sign]);
        else if (token[3] !== undefined) signs.push([!"0#?.,%".includes(token[3]), token[3]]);
    }
    const digits = signs.flatMap(([literal, sign], i) => (!literal && "0#?".includes(sign) ? [i] : []));
    if (digits.length === 0) return { power: 0, percent: false, unit: "" };
    let power = 0;
    const last = digits[digits.length - 1];
    for (const [literal, sign] of signs.slice(last + 1)) {
        if (literal || sign !== ",") break;
        power += 3;
    }
    const within = signs.slice(digits[0], last);
    const point = within.findIndex(([literal, sign]) => literal && sign === ".");
    if (point >= 0 && !within.some(([literal, sign]) => !literal && sign === "."))
        power += digits.filter((i) => i > digits[0] + point).length;
    const after = signs.slice(last + 1).filter(([literal]) => literal).map(([, sign]) => sign).join("").trim();
    const unit = [...after].some((sign) => units.includes(sign)) ? after : "";
    return { power, percent: signs.some(([literal, sign]) => !literal && sign === "%"), unit };
}

/** The digits of a number as a workbook keeps it, to the fifteen that it has. */
export function plainDigits(text: string): string {
    if (/^[+-]?\d+$/.test(text)) return BigInt(text).toString();
    const value = Number(text);
    if (!Number.isFinite(value)) return text;
    let out = String(Number(value.toPrecision(15)));
    if (out.includes("e") && Math.abs(value) < 1e15) out = value.toFixed(15).replace(/0+$/, "").replace(/\.$/, "");
    return out;
}

/** Divides digits by a power of ten, exactly. */
function shifted(text: string, power: number): string {
    const sign = text.startsWith("-") ? "-" : "";
    const [whole, decimals = ""] = text.replace("-", "").split(".");
    const padded = whole.padStart(power + 1, "0");
    const out = `${padded.slice(0, padded.length - power)}.${padded.slice(padded.length - power)}${decimals}`;
    return sign + out.replace(/0+$/, "").replace(/\.$/, "");
}

function shownNumber(text: string, format: string): string {
    const digits = plainDigits(text);
    const form = readFormat(sectionOf(format || "General", Number(text)));
    if (form.percent) return `${Number((Number(text) * 100).toPrecision(15))}%`;
    if (form.power === 0) return digits + form.unit;
    return shifted(digits, form.power) + (form.unit || `×${10 ** form.power}`);
}

const builtIn: Record<number, string> = { 9: "0%", 10: "0.00%", 3: "#,##0", 4: "#,##0.00", 1: "0", 2: "0.00" };
const isDateFormat = (id: number, code: string) =>
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58) ||
    /[dmhysDMHYS]/.test(code.replace(/\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]|"[^"]*"|\\.|General/gi, ""));

/** A day or a time, which is no number: in brackets, as nothing that is read. */
function shownDate(value: number): string {
    const moment = new Date(Date.UTC(1899, 11, 30) + Math.round(value * 86_400_000)).toISOString();
    const [day, time] = [moment.slice(0, 10), moment.slice(11, 19)];
    return value < 1 ? `[${time}]` : `[${day} ${time}]`;
}

export interface Sheet {
    number: number;
    texts: Map<number, string>;
    formulas: Map<number, string>;
    merged: [number, number, number, number][];
    hiddenRows: Set<number>;
    hiddenColumns: Set<number>;
}

/** Which of the numbers that were saved with formulas a program has worked out. */
class Formulas {
    private readonly known = new Map<number, boolean>();

    constructor(
        private readonly number: (place: number) => number | undefined,
        private readonly formulas: Map<number, string>,
    ) {}

    isWorkedOut(place: number, depth = 0): boolean {
        const known = this.known.get(place);
        if (known !== undefined) return known;
        this.known.set(place, false);
        const out = depth < maxSteps && this.comesTo(place, depth);
        this.known.set(place, out);
        return out;
    }

    private comesTo(place: number, depth: number): boolean {
        const saved = this.number(place);
        const text = this.formulas.get(place);
        if (saved === undefined || text === undefined) return false;
        const total = this.sum(text, depth);
        if (total === "unfinished") return false;
        return total === undefined ? saved !== 0 : Math.abs(total - saved) < 1e-9;
    }

    private sum(text: string, depth: number): number | "unfinished" | undefined {
        const plain = text.replace(/\s|\$/g, "").replace(/^=/, "").toUpperCase();
        let total = 0;
        let end = 0;
        for (const term of plain.matchAll(/([+-]?)(?:SUM\(([^()]*)\)|([A-Z]{1,3}\d{1,7})|(\d+(?:\.\d+)?))/g)) {
            if (term.index !== end || (end && !term[1])) return undefined;
            end = term.index + term[0].length;
            const part = term[4] ? Number(term[4]) : this.cells(term[2] ?? term[3], depth);
            if (typeof part !== "number") return part;
            total += term[1] === "-" ? -part : part;
        }
        return end === plain.length && end > 0 ? total : undefined;
    }

    private cells(references: string, depth: number): number | "unfinished" | undefined {
        let total = 0;
        for (const reference of references.split(",")) {
            const corners = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(reference);
            if (!corners) return undefined;
            const [top, left] = [Number(corners[2]), columnNumber(corners[1])];
            const [bottom, right] = corners[3] ? [Number(corners[4]), columnNumber(corners[3])] : [top, left];
            if ((bottom - top + 1) * (right - left + 1) > maxAddends) return undefined;
            for (let row = top; row <= bottom; ++row)
                for (let column = left; column <= right; ++column) {
                    const place = at(row, column);
                    if (this.formulas.has(place) && !this.isWorkedOut(place, depth + 1)) return "unfinished";
                    total += this.number(place) ?? 0;
                }
        }
        return total;
    }
}

class Book {
    private readonly strings: string[];
    private readonly formats: [number, string][];
    private readonly unfinished: boolean;

    constructor(
        private readonly parts: OfficePackage,
        private readonly name: string,
        private readonly book: Xml,
    ) {
        this.unfinished = isTrue(book.child("s:calcPr")?.attributes["fullCalcOnLoad"]);
        const strings = parts.related(name, "sharedStrings");
        this.strings = strings ? parts.xml(strings).children.filter((each) => each.name === "s:si").map(richText) : [];
        const styles = parts.related(name, "styles");
        this.formats = styles ? numberFormats(parts.xml(styles)) : [];
    }

    *sheets(): Generator<[string, Sheet]> {
        const relations = this.parts.relations(this.name);
        let number = 0;
        for (const sheet of this.book.child("s:sheets")?.children ?? []) {
            const relation = relations.get(sheet.attributes["r:id"] ?? "");
            if ((sheet.attributes["state"] ?? "visible") !== "visible" || relation?.kind !== "worksheet") continue;
            if (!this.parts.has(relation.target)) refuse("format.damaged", `xlsx: ${relation.target}`);
            yield [sheet.attributes["name"] ?? "", this.sheet(this.parts.xml(relation.target), ++number)];
        }
    }

    private sheet(from: Xml, number: number): Sheet {
        const out: Sheet = { number, texts: new Map(), formulas: new Map(), merged: [], hiddenRows: new Set(), hiddenColumns: new Set() };
        const numbers = new Map<number, number>();
        const described = new Set<number>();
        let rowNumber = 0;
        for (const row of from.child("s:sheetData")?.children ?? []) {
            rowNumber = Number(row.attributes["r"] ?? rowNumber + 1);
            described.add(rowNumber);
            const flat = isTrue(row.attributes["customHeight"]) && Number(row.attributes["ht"] ?? 1) === 0;
            if (isTrue(row.attributes["hidden"]) || flat) out.hiddenRows.add(rowNumber);
            let column = 0;
            for (const cell of row.children.filter((each) => each.name === "s:c")) {
                const reference = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell.attributes["r"] ?? "");
                column = reference ? columnNumber(reference[1]) : column + 1;
                this.cell(cell, at(reference ? Number(reference[2]) : rowNumber, column), out, numbers);
            }
        }
        if (isTrue(from.child("s:sheetFormatPr")?.attributes["zeroHeight"]))
            for (let row = 1; row <= rowNumber; ++row) if (!described.has(row)) out.hiddenRows.add(row);
        for (const how of from.child("s:cols")?.children ?? []) {
            const { min = "0", max = "0", hidden, width } = how.attributes;
            if (!isTrue(hidden) && Number(width ?? 1) !== 0) continue;
            for (let c = Number(min); c <= Math.min(Number(max), Number(min) + maxColumns); ++c) out.hiddenColumns.add(c);
        }
        this.merge(from, out);
        this.unfinishedFormulas(out, numbers);
        return out;
    }

    private cell(cell: Xml, place: number, out: Sheet, numbers: Map<number, number>): void {
        const formula = cell.child("s:f");
        if (formula) out.formulas.set(place, `=${formula.text}`);
        const value = cell.child("s:v")?.text;
        const kind = cell.attributes["t"] ?? "n";
        if (kind === "inlineStr") {
            const text = cell.child("s:is");
            if (text) out.texts.set(place, richText(text));
            return;
        }
        if (value === undefined || value === "") {
            if (formula) out.texts.set(place, out.formulas.get(place)!); // nobody has worked it out
            return;
        }
        if (kind === "s") out.texts.set(place, this.strings[Number(value)] ?? "");
        else if (kind === "b") out.texts.set(place, value === "1" ? "TRUE" : "FALSE");
        else if (kind !== "n") out.texts.set(place, value);
        else {
            const [id, code] = this.formats[Number(cell.attributes["s"] ?? 0)] ?? [0, "General"];
            numbers.set(place, Number(value));
            out.texts.set(place, isDateFormat(id, code) ? shownDate(Number(value)) : shownNumber(value, code));
        }
    }

    private merge(from: Xml, out: Sheet): void {
        let merged = 0;
        for (const area of from.child("s:mergeCells")?.children ?? []) {
            const corners = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(area.attributes["ref"] ?? "");
            if (!corners) continue;
            const [top, left] = [Number(corners[2]), columnNumber(corners[1])];
            const [bottom, right] = corners[3] ? [Number(corners[4]), columnNumber(corners[3])] : [top, left];
            merged += (Math.abs(bottom - top) + 1) * (Math.abs(right - left) + 1);
            if (merged > maxMerged) refuse("format.too-complex", `xlsx: merged cells > ${maxMerged}`);
            out.merged.push([Math.min(top, bottom), Math.min(left, right), Math.max(top, bottom), Math.max(left, right)]);
        }
    }

    private unfinishedFormulas(out: Sheet, numbers: Map<number, number>): void {
        if (!this.unfinished) return;
        const formulas = new Formulas((place) => numbers.get(place), out.formulas);
        for (const [place, formula] of out.formulas)
            if (numbers.has(place) && !formulas.isWorkedOut(place)) out.texts.set(place, formula);
    }
}

/** The text of a string with its runs, but not what tells its pronunciation. */
function richText(from: Xml): string {
    let out = "";
    for (const part of from.children) {
        if (part.name === "s:t") out += part.text;
        else if (part.name === "s:r") out += part.child("s:t")?.text ?? "";
    }
    return out;
}

function numberFormats(styles: Xml): [number, string][] {
    const own = new Map<number, string>();
    for (const each of styles.child("s:numFmts")?.children ?? [])
        own.set(Number(each.attributes["numFmtId"]), each.attributes["formatCode"] ?? "General");
    return (styles.child("s:cellXfs")?.children ?? []).map((each) => {
        const id = Number(each.attributes["numFmtId"] ?? 0);
        return [id, own.get(id) ?? builtIn[id] ?? "General"];
    });
}

/** What is shown of a sheet, cell by cell. */
export class Layout {
    private readonly spans = new Map<number, [number, number]>();
    private readonly covered = new Map<number, number>();
    private readonly texts = new Map<number, string>();

    constructor(private readonly sheet: Sheet) {
        const anchors = new Set<number>();
        for (const [top, left, bottom, right] of sheet.merged) {
            const rows = range(top, bottom).filter((row) => !sheet.hiddenRows.has(row));
            const columns = range(left, right).filter((column) => !sheet.hiddenColumns.has(column));
            if (rows.length === 0 || columns.length === 0) continue;
            this.spans.set(at(rows[0], columns[0]), [rows.length, columns.length]);
            for (const row of rows) for (const column of columns) this.covered.set(at(row, column), at(top, left));
            anchors.add(at(top, left));
        }
        for (const [place, text] of sheet.texts)
            if (text.trim() && (anchors.has(place) || (!sheet.hiddenRows.has(rowOf(place)) && !sheet.hiddenColumns.has(columnOf(place)))))
                this.texts.set(place, text);
    }

    *blocks(): Generator<Block> {
        const rows = new Set<number>();
        for (const place of this.texts.keys()) if (!this.sheet.hiddenRows.has(rowOf(place))) rows.add(rowOf(place));
        for (const [place, anchor] of this.covered) if (this.texts.has(anchor)) rows.add(rowOf(place));
        let part: number[] = [];
        for (const row of [...rows].sort((a, b) => a - b)) {
            // An empty row that is shown parts what stands above and below it.
            if (part.length > 0 && range(part[part.length - 1] + 1, row - 1).some((r) => !this.sheet.hiddenRows.has(r))) {
                yield* this.part(part);
                part = [];
            }
            part.push(row);
        }
        if (part.length > 0) yield* this.part(part);
    }

    /** Rows without an empty one between them. Those with a single text, before and after those with more, are prose. */
    private *part(rows: number[]): Generator<Block> {
        const byRow = new Map<number, number[]>(rows.map((row) => [row, []]));
        const starts = new Map<number, number>();
        for (const place of this.spans.keys()) starts.set(this.covered.get(place) ?? place, place);
        for (const place of [...this.texts.keys()].sort((a, b) => a - b)) byRow.get(rowOf(starts.get(place) ?? place))?.push(place);
        const several = rows.flatMap((row, i) => (byRow.get(row)!.length > 1 ? [i] : []));
        const [first, last] = several.length > 0 ? [several[0], several[several.length - 1]] : [rows.length, rows.length - 1];
        const prose = (some: number[]): Block[] =>
            some.flatMap((row) =>
                byRow.get(row)!.map((place) => ({ text: this.texts.get(place)!, at: [this.sheet.number, row, columnOf(place)] as [number, number, number] })),
            );
        yield* prose(rows.slice(0, first));
        if (several.length > 0) {
            yield this.grid(rows.slice(first, last + 1));
            yield* prose(rows.slice(last + 1));
        }
    }

    private grid(rows: number[]): Block {
        const within = new Set(rows);
        let [least, most] = [Infinity, 0];
        const use = (column: number) => ([least, most] = [Math.min(least, column), Math.max(most, column)]);
        for (const place of this.texts.keys())
            if (within.has(rowOf(place)) && !this.sheet.hiddenColumns.has(columnOf(place))) use(columnOf(place));
        for (const [place, [, width]] of this.spans)
            if (within.has(rowOf(place)) && this.texts.has(this.covered.get(place)!)) {
                use(columnOf(place));
                use(columnOf(place) + width - 1);
            }
        const columns = range(least, most).filter((column) => !this.sheet.hiddenColumns.has(column));
        if (rows.length * columns.length > maxSlots) refuse("format.too-complex", `xlsx: ${rows.length} x ${columns.length} > ${maxSlots}`);
        const cells: Cell[] = [];
        for (const [r, row] of rows.entries())
            for (const [c, column] of columns.entries()) {
                const place = at(row, column);
                const span = this.spans.get(place);
                if (this.covered.has(place) && !span) continue;
                const anchor = this.covered.get(place) ?? place;
                const [height, width] = span ?? [1, 1];
                cells.push({
                    text: this.texts.get(anchor) ?? this.texts.get(place) ?? "",
                    row: r,
                    column: c,
                    row_span: Math.min(height, rows.length - r),
                    column_span: Math.min(width, columns.length - c),
                    formula: this.sheet.formulas.has(anchor),
                    at: [this.sheet.number, row, column],
                });
            }
        return { cells };
    }
}

const rowOf = (place: number) => Math.floor(place / rowSize);
const columnOf = (place: number) => place % rowSize;
function range(first: number, last: number): number[] {
    const out: number[] = [];
    for (let n = first; n <= last; ++n) out.push(n);
    return out;
}

function opened(content: Uint8Array): Generator<[string, Sheet]> {
    const parts = new OfficePackage(content, "xlsx");
    const name = parts.main("xl/workbook.xml");
    return new Book(parts, name, parts.xml(name)).sheets();
}

export function openWorkbook(content: Uint8Array): OpenedDocument {
    const out: OpenedDocument = { title: "", sheets: [], blocks: [] };
    for (const [name, sheet] of opened(content)) {
        out.sheets!.push(name);
        out.blocks.push(...new Layout(sheet).blocks());
    }
    return out;
}

/** The first sheet as CSV, for ledgers. */
export function workbookAsCsv(content: Uint8Array): string {
    for (const [, sheet] of opened(content)) {
        const rows = [...sheet.texts.keys()].map(rowOf).reduce((a, b) => Math.max(a, b), 0);
        const columns = [...sheet.texts.keys()].map(columnOf).reduce((a, b) => Math.max(a, b), 0);
        if (rows * columns > 5_000_000) refuse("format.too-complex", `xlsx: ${rows} x ${columns}`);
        const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        return range(1, rows)
            .map((row) => range(1, columns).map((column) => quoted((sheet.texts.get(at(row, column)) ?? "").replace(/^\[([\d-]+) [\d:]+\]$/, "$1"))).join(","))
            .join("\n");
    }
    return "";
}
