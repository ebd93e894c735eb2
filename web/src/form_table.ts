// SPDX-License-Identifier: Apache-2.0
// A table of the printed form as a table of the page.

import { h, type Child } from "./dom";
import type { Layout } from "./paint";

/** Paints a layout; `paint` gives the attributes and the content of a cell that holds a number. */
export function formTable(layout: Layout, paint: (cell: string) => [Record<string, any>, Child]): HTMLElement {
    const rows: HTMLElement[] = [];
    for (let number = 0; number < layout.rows; ++number) {
        const row = h("tr");
        for (const place of layout.cells.filter((each) => each.row === number)) {
            const spans = { rowspan: place.row_span > 1 ? place.row_span : null, colspan: place.column_span > 1 ? place.column_span : null };
            if (place.cell) {
                const [attributes, content] = paint(place.cell);
                row.append(h("td", { ...spans, ...attributes }, content));
            } else if (place.role === "rule") {
                row.append(h("td", { ...spans, class: "rule" }, place.text));
            } else {
                row.append(h("th", { ...spans, scope: place.scope || null, class: `${place.role}${place.left ? " left" : ""}` }, place.text));
            }
        }
        rows.push(row);
    }
    return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": layout.title },
        h("table", { class: "form" }, h("caption", {}, layout.title), h("tbody", {}, rows)));
}
