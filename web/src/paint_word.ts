// SPDX-License-Identifier: Apache-2.0
// A report as a Word document in the layout of the official template: what python/gongkai/_write/docx.py paints.

import { packed, xml, type Layout, type LayoutCell, type Painting } from "./paint";

const row = 340; // twentieths of a point, the least height of a row
const edge = 60; // that a cell keeps at each side
const tablePoints = 10;

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const twips = (tenths: number) => Math.round((tenths / 10) * (1440 / 25.4));

/** The size of a cell's letters: of the template, smaller where a number would not fit into its line. */
function points(text: string, place: LayoutCell, width: number): number {
    if (!place.cell) return tablePoints;
    const room = width / 10 - (2 * edge * 25.4) / 1440;
    const digit = (0.65 * 25.4) / 72;
    return Math.max(4, Math.min(tablePoints, Math.floor(room / digit / Math.max(1, text.length) / 0.5) / 2));
}

function cell(place: LayoutCell, width: number, follows: boolean, keep: boolean): string {
    const text = place.cell ? (place.shown ?? "") : place.text;
    const font = place.role === "rule" ? "楷体" : "宋体";
    let properties = `<w:tcW w:w="${twips(width)}" w:type="dxa"/>`;
    if (place.column_span > 1) properties += `<w:gridSpan w:val="${place.column_span}"/>`;
    if (place.row_span > 1) properties += `<w:vMerge w:val="${follows ? "continue" : "restart"}"/>`;
    if (place.role === "band") properties += '<w:shd w:val="clear" w:color="auto" w:fill="C6D9F1"/>';
    const run =
        text && !follows
            ? `<w:r><w:rPr><w:rFonts w:eastAsia="${font}"/><w:sz w:val="${Math.round(2 * points(text, place, width))}"/></w:rPr><w:t>${xml(text)}</w:t></w:r>`
            : "";
    return (
        `<w:tc><w:tcPr>${properties}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>${keep ? "<w:keepNext/>" : ""}` +
        `<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="${place.left ? "left" : "center"}"/></w:pPr>${run}</w:p></w:tc>`
    );
}

function table(layout: Layout): string {
    const sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join("");
    const margins = ["left", "right"].map((side) => `<w:${side} w:w="${edge}" w:type="dxa"/>`).join("");
    const whole = layout.widths.reduce((a, b) => a + b, 0);
    let out =
        `<w:tbl><w:tblPr><w:tblW w:w="${twips(whole)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders>` +
        `<w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr><w:tblGrid>` +
        layout.widths.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join("") +
        "</w:tblGrid>";
    // Where it fits, the table stands on one page; table 2, which is not short of places to end one, each of its parts.
    const starts = new Set(layout.cells.filter((place) => place.role === "band").map((place) => place.row)).add(layout.rows);
    for (let number = 0; number < layout.rows; ++number) {
        const places = layout.cells
            .filter((place) => place.row <= number && number < place.row + place.row_span)
            .sort((a, b) => a.column - b.column);
        const header = number < layout.header_rows ? "<w:tblHeader/>" : "";
        out += `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${row}" w:hRule="atLeast"/>${header}</w:trPr>`;
        for (const place of places) {
            const width = layout.widths.slice(place.column, place.column + place.column_span).reduce((a, b) => a + b, 0);
            out += cell(place, width, place.row < number, !starts.has(number + 1));
        }
        out += "</w:tr>";
    }
    return `${out}</w:tbl>`;
}

function styles(): string {
    const style = (id: string, name: string, based: boolean, paragraph: string, run: string) =>
        `<w:style w:type="paragraph" ${id === "Normal" ? 'w:default="1" ' : ""}w:styleId="${id}"><w:name w:val="${name}"/>` +
        `${based ? '<w:basedOn w:val="Normal"/>' : ""}<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
    const fonts = (chinese: string) => `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${chinese}"/>`;
    return (
        `<w:styles ${space}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>` +
        style("Normal", "Normal", false, '<w:spacing w:after="0" w:line="360" w:lineRule="auto"/>', `${fonts("仿宋")}<w:sz w:val="28"/>`) +
        style("Title", "Title", true, '<w:spacing w:before="240" w:after="240"/><w:ind w:left="-720" w:right="-720"/><w:jc w:val="center"/>', `${fonts("宋体")}<w:b/><w:sz w:val="36"/>`) +
        style("Heading1", "heading 1", true, '<w:keepNext/><w:spacing w:before="280" w:after="120"/><w:outlineLvl w:val="0"/>', `${fonts("宋体")}<w:b/><w:sz w:val="28"/>`) +
        "</w:styles>"
    );
}

function block({ kind, text, table: which }: Painting["blocks"][number], tables: Record<string, Layout>): string {
    const words = `<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
    if (kind === "table") return table(tables[which!]);
    if (kind === "title") return `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${words}</w:p>`;
    if (kind === "heading") return `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${words}</w:p>`;
    if (kind === "paragraph") return `<w:p><w:pPr><w:ind w:firstLine="560"/><w:jc w:val="both"/></w:pPr>${words}</w:p>`;
    if (kind !== "notice") return `<w:p>${words}</w:p>`;
    const box = ["top", "left", "bottom", "right"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="4" w:color="000000"/>`).join("");
    return `<w:p><w:pPr><w:pBdr>${box}</w:pBdr></w:pPr>${words}</w:p>`;
}

export function paintWord(painting: Painting, report: any): Uint8Array {
    const kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const body = painting.blocks.map((each) => block(each, painting.tables)).join("");
    const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';
    return packed(
        {
            "word/document.xml": [`${kind}.document.main+xml`, `<w:document ${space}><w:body>${body}${page}</w:body></w:document>`],
            "word/styles.xml": [`${kind}.styles+xml`, styles()],
        },
        { "word/_rels/document.xml.rels": `<Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/>` },
        "word/document.xml",
        report.metadata,
    );
}
