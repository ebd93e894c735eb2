// SPDX-License-Identifier: Apache-2.0
// Content controls of Word that show what is stored elsewhere in the document. As python/gongkai/_read/bound.py, but names of the
// stored XML count without their name spaces.

import { type OfficePackage, Xml } from "./package";

/** Of the paths that Word writes: names from the root on, each with its place among those of its name. */
const step = /\/(@?)(?:[\w.-]+:)?([\w.-]+)(?:\[([1-9]\d{0,5})\])?/g;

function stored(parts: OfficePackage, document: string): Map<string, Xml> {
    const out = new Map<string, Xml>();
    for (const { kind, target, external } of parts.relations(document).values()) {
        if (kind !== "customXml" || external || !parts.has(target)) continue;
        const properties = parts.related(target, "customXmlProps");
        const number = properties ? (parts.xml(properties).attributes["itemID"] ?? "") : "";
        const above = new Xml("");
        above.children.push(parts.xml(target));
        out.set(number.toUpperCase(), above);
    }
    return out;
}

const allText = (element: Xml): string => element.mixed.map((each) => (typeof each === "string" ? each : allText(each))).join("");

function valueAt(above: Xml, path: string): string | undefined {
    if (!path || path.replace(step, "") !== "") return undefined;
    let at = above;
    for (const [, isAttribute, name, place] of path.matchAll(step)) {
        if (isAttribute) return at.attributes[name];
        const next = at.children.filter((child) => child.name === name || child.name.endsWith(`:${name}`))[Number(place ?? 1) - 1];
        if (!next) return undefined;
        at = next;
    }
    return allText(at);
}

function put(content: Xml, value: string): void {
    const texts = [...content.all("w:t")];
    if (texts.length === 0) {
        const run = new Xml("w:r");
        run.children.push(new Xml("w:t"));
        texts.push(run.children[0]);
        ([...content.all("w:p")][0] ?? content).children.push(run);
    }
    texts.forEach((text, i) => (text.text = i === 0 ? value : ""));
}

/** Puts into the controls for plain text what they are bound to. Of a date or a choice the same is stored otherwise than it is shown. */
export function fillIn(body: Xml, parts: OfficePackage, document: string): void {
    let roots: Map<string, Xml> | undefined;
    for (const control of body.all("w:sdt")) {
        const binding = control.find("w:sdtPr", "w:dataBinding")?.attributes;
        const content = control.child("w:sdtContent");
        if (!binding || !content || !control.find("w:sdtPr", "w:text")) continue;
        roots ??= stored(parts, document);
        const number = (binding["w:storeItemID"] ?? "").toUpperCase();
        const own = roots.get(number);
        const among = own ? [own] : number ? [] : [...roots.values()];
        const value = among.map((root) => valueAt(root, binding["w:xpath"] ?? "")).find((each) => each !== undefined);
        if (value === undefined || (!value && control.find("w:sdtPr", "w:showingPlcHdr"))) continue;
        put(content, value);
    }
}
