// SPDX-License-Identifier: Apache-2.0
// A report as a workbook: a sheet for each section, totals as formulas. As python/gongkai/_write/xlsx.py, but for the conditional colours.

import { packed, xml, type Layout, type LayoutCell, type Painting } from "./paint";

const tenthsPerCharacter = 19;
const proseWidth = 76;
const longest = 32_767;
const names: Record<string, string> = { overview: "总体情况", disclosure: "主动公开", requests: "依申请公开", reviews: "复议诉讼", problems: "问题与改进", other_matters: "其他事项" };

// The styles below, by number.
const [title, heading, prose, label, left, band, value] = [1, 2, 3, 4, 5, 6, 7];

function letters(column: number): string {
    let out = "";
    for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) out = String.fromCharCode(65 + ((n - 1) % 26)) + out;
    return out;
}
const reference = (row: number, column: number) => `${letters(column)}${row + 1}`;

const textCell = (row: number, column: number, text: string, style: number) =>
    text
        ? `<c r="${reference(row, column)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text.slice(0, longest))}</t></is></c>`
        : `<c r="${reference(row, column)}" s="${style}"/>`;

/** Whether a workbook holds the number exactly and gives it back as printed. */
const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text && text.replace(/\D/g, "").length <= 15;

class Sheet {
    private readonly rows: string[] = [];
    private readonly merged: string[] = [];

    constructor(private readonly layout?: Layout) {}

    line(text: string, style: number): void {
        const row = this.rows.length;
        const wide = this.layout?.columns ?? 1;
        if (wide > 1) this.merged.push(`${reference(row, 0)}:${reference(row, wide - 1)}`);
        const width = this.layout ? this.layout.widths.reduce((a, b) => a + b, 0) / tenthsPerCharacter : proseWidth;
        const lines = Math.max(1, Math.ceil((text.length * (style === title ? 2.8 : 2)) / (width - 2)));
        this.rows.push(`<row r="${row + 1}" ht="${Math.min(409, 18 * lines * (style === title ? 1.4 : 1))}" customHeight="1">${textCell(row, 0, text, style)}</row>`);
    }

    table(layout: Layout, live: boolean): void {
        this.rows.push(`<row r="${this.rows.length + 1}"/>`);
        const top = this.rows.length;
        const places = new Map(layout.cells.filter((c) => c.cell).map((c) => [c.cell!, reference(top + c.row, c.column)]));
        for (let number = 0; number < layout.rows; ++number) {
            const cells: [number, string][] = [];
            for (const place of layout.cells) {
                if (place.row > number || number >= place.row + place.row_span) continue;
                for (let c = 0; c < place.column_span; ++c) {
                    const first = c === 0 && place.row === number;
                    cells.push([place.column + c, first ? this.cell(place, top, places, live) : textCell(top + number, place.column + c, "", styleOf(place))]);
                }
                if (place.row === number && (place.row_span > 1 || place.column_span > 1))
                    this.merged.push(`${reference(top + place.row, place.column)}:${reference(top + place.row + place.row_span - 1, place.column + place.column_span - 1)}`);
            }
            cells.sort(([a], [b]) => a - b);
            this.rows.push(`<row r="${top + number + 1}" ht="26" customHeight="1">${cells.map(([, text]) => text).join("")}</row>`);
        }
    }

    private cell(place: LayoutCell, top: number, places: Map<string, string>, live: boolean): string {
        const [row, column] = [top + place.row, place.column];
        const text = place.cell ? (place.shown ?? "") : place.text;
        if (!place.cell || !isNumber(text)) return textCell(row, column, text, styleOf(place));
        const sum = [...(place.plus ?? []).map((name) => `+${places.get(name)}`), ...(place.minus ?? []).map((name) => `-${places.get(name)}`)];
        const formula = live && sum.length > 0 ? `<f>${sum.join("").replace(/^\+/, "")}</f>` : "";
        return `<c r="${reference(row, column)}" s="${value}">${formula}<v>${text}</v></c>`;
    }

    xml(): string {
        const widths = this.layout ? this.layout.widths.map((width) => width / tenthsPerCharacter) : [proseWidth];
        const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width.toFixed(2)}" customWidth="1"/>`).join("");
        const merged = this.merged.length > 0 ? `<mergeCells count="${this.merged.length}">${this.merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>` : "";
        return (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
            `<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><cols>${columns}</cols><sheetData>${this.rows.join("")}</sheetData>${merged}` +
            '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.3" footer="0.3"/><pageSetup paperSize="9" fitToHeight="0"/></worksheet>'
        );
    }
}

function styleOf(place: LayoutCell): number {
    if (place.cell) return value;
    if (place.role === "band") return band;
    return place.left ? left : label;
}

function styles(): string {
    const font = (name: string, size: number, bold = false) => `<font>${bold ? "<b/>" : ""}<sz val="${size}"/><name val="${name}"/></font>`;
    const format = (font: number, border: number, fill: number, horizontal: string, vertical = "center") =>
        `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyFont="1" applyBorder="1" applyFill="1" applyAlignment="1">` +
        `<alignment horizontal="${horizontal}" vertical="${vertical}" wrapText="1"/></xf>`;
    const line = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`).join("");
    return (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="4">' +
        `${font("宋体", 10.5)}${font("宋体", 16, true)}${font("宋体", 12, true)}${font("仿宋", 12)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill>` +
        '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFC6D9F1"/></patternFill></fill></fills>' +
        `<borders count="2"><border/><border>${line}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8">` +
        format(0, 0, 0, "general") + format(1, 0, 0, "center") + format(2, 0, 0, "left") + format(3, 0, 0, "left", "top") +
        format(0, 1, 0, "center") + format(0, 1, 0, "left") + format(0, 1, 2, "left") + format(0, 1, 0, "center") +
        "</cellXfs></styleSheet>"
    );
}

/** A workbook of these sheets, by name. */
function book(sheets: [string, string][], metadata: any): Uint8Array {
    const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const parts: Record<string, [string, string]> = { "xl/styles.xml": [`${kind}.styles+xml`, styles()] };
    let list = "";
    let relations = `<Relationship Id="rId0" Type="${office}/styles" Target="styles.xml"/>`;
    sheets.forEach(([name, content], i) => {
        const number = i + 1;
        parts[`xl/worksheets/sheet${number}.xml`] = [`${kind}.worksheet+xml`, content];
        list += `<sheet name="${xml(name)}" sheetId="${number}" r:id="rId${number}"/>`;
        relations += `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`;
    });
    const workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${list}</sheets></workbook>`;
    parts["xl/workbook.xml"] = [`${kind}.sheet.main+xml`, workbook];
    return packed(parts, { "xl/_rels/workbook.xml.rels": relations }, "xl/workbook.xml", metadata);
}

export function paintWorkbook(painting: Painting, report: any): Uint8Array {
    const sections = new Map<string | null, Painting["blocks"]>();
    for (const block of painting.blocks) sections.set(block.section, [...(sections.get(block.section) ?? []), block]);
    const kinds: Record<string, number> = { title, heading, notice: heading };
    const live = painting.blocks.every((block) => block.kind !== "notice");
    const sheets = [...sections].map(([section, parts]): [string, string] => {
        const which = parts.find((part) => part.table)?.table;
        const sheet = new Sheet(which ? painting.tables[which] : undefined);
        for (const part of parts)
            if (part.table) sheet.table(painting.tables[part.table], live);
            else sheet.line(part.text, kinds[part.kind] ?? prose);
        return [section ? (names[section] ?? section) : "报告", sheet.xml()];
    });
    return book(sheets, report.metadata);
}

/** Rows of text as a workbook of one sheet; the first names the columns. */
export function paintRows(name: string, rows: string[][], widths: number[]): Uint8Array {
    const cells = rows
        .map((row, r) => `<row r="${r + 1}">${row.map((text, c) => textCell(r, c, text, r === 0 ? band : left)).join("")}</row>`)
        .join("");
    const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("");
    const sheet =
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
        `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${cells}</sheetData></worksheet>`;
    return book([[name, sheet]], { title: name });
}

