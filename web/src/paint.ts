// SPDX-License-Identifier: Apache-2.0
// What the writers of office documents have in common. The same report gives the same bytes.

import { strToU8, zipSync, type Zippable } from "fflate";

export interface LayoutCell {
    role: "rule" | "band" | "column" | "row" | "value";
    row: number;
    column: number;
    row_span: number;
    column_span: number;
    text: string;
    left: boolean;
    scope: string;
    cell?: string;
    plus?: string[];
    minus?: string[];
    shown?: string;
}

/** A table of the form (gongkai_form, gongkai_write). */
export interface Layout {
    title: string;
    rows: number;
    columns: number;
    header_rows: number;
    widths: number[];
    cells: LayoutCell[];
}

export interface Painting {
    blocks: { kind: string; text: string; section: string | null; table: string | null }[];
    tables: Record<string, Layout>;
}

export const xml = (text: string) =>
    text
        // eslint-disable-next-line no-control-regex
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
        .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);

/** An Open XML package. `parts`: kind and content by name; `relations`: what parts are related to. */
export function packed(
    parts: Record<string, [string, string]>,
    relations: Record<string, string>,
    main: string,
    metadata: { title?: string; agency?: string },
): Uint8Array {
    const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
    const spaces = "http://schemas.openxmlformats.org/package/2006";
    const core =
        `<cp:coreProperties xmlns:cp="${spaces}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
        `<dc:title>${xml((metadata.title ?? "").slice(0, 255))}</dc:title><dc:creator>${xml((metadata.agency ?? "").slice(0, 255))}</dc:creator>` +
        "<dc:language>zh-CN</dc:language></cp:coreProperties>";
    const all: Record<string, [string, string]> = {
        ...parts,
        "docProps/core.xml": ["application/vnd.openxmlformats-package.core-properties+xml", core],
    };
    const types =
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        Object.entries(all).map(([name, [kind]]) => `<Override PartName="/${name}" ContentType="${kind}"/>`).join("");
    const root =
        `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/>` +
        `<Relationship Id="rId2" Type="${spaces}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`;
    const files: Zippable = {};
    const add = (name: string, content: string) => (files[name] = [strToU8(head + content), { mtime: new Date(1980, 0, 1) }]);
    add("[Content_Types].xml", `<Types xmlns="${spaces}/content-types">${types}</Types>`);
    for (const [name, list] of Object.entries({ "_rels/.rels": root, ...relations }))
        add(name, `<Relationships xmlns="${spaces}/relationships">${list}</Relationships>`);
    for (const [name, [, content]] of Object.entries(all)) add(name, content);
    return zipSync(files);
}
