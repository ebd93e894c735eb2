// SPDX-License-Identifier: Apache-2.0
// The parts of an office document (a zip file of XML), within the bounds of the native readers. The library has looked at the
// sizes that the directory declares; nothing is unpacked beyond them, and what lies outside is never followed.

import { unzipSync, type Unzipped } from "fflate";
import { SaxesParser } from "saxes";
import { refuse } from "./library";

const maxPartBytes = 16 << 20;
const maxDepth = 200;
const maxElements = 1_000_000;

const spaces: [RegExp, string][] = [
    [/\/wordprocessingml\/(2006\/)?main$/, "w"],
    [/\/officeDocument\/(2006\/)?math$/, "m"],
    [/\/markup-compatibility\/2006$/, "mc"],
    [/\/officeDocument\/(2006\/)?relationships$/, "r"],
    [/\/spreadsheetml\/(2006\/)?main$/, "s"],
];

/** Strict and transitional Open XML by the same short names; OpenDocument by its own. */
function short(uri: string, local: string): string {
    const open = /^urn:oasis:names:tc:opendocument:xmlns:(\w+):1\.0$/.exec(uri);
    if (open) return `${open[1]}:${local}`;
    for (const [space, prefix] of spaces) if (space.test(uri)) return `${prefix}:${local}`;
    return local;
}

/** An element of XML, its names with the prefixes above and none of any other name space. */
export class Xml {
    readonly attributes: Record<string, string> = {};
    readonly children: Xml[] = [];
    /** Elements and texts in their order. */
    readonly mixed: (Xml | string)[] = [];
    text = "";

    constructor(readonly name: string) {}

    child(name: string): Xml | undefined {
        return this.children.find((each) => each.name === name);
    }
    /** Down a path of names. */
    find(...path: string[]): Xml | undefined {
        return path.reduce<Xml | undefined>((at, name) => at?.child(name), this);
    }
    *all(name: string): Generator<Xml> {
        for (const each of this.children) {
            if (each.name === name) yield each;
            yield* each.all(name);
        }
    }
}

export function parseXml(bytes: Uint8Array, what: string): Xml {
    const parser = new SaxesParser({ xmlns: true });
    const root = new Xml("");
    const open = [root];
    let elements = 0;
    parser.on("doctype", () => refuse("format.damaged", `${what}: DOCTYPE`));
    parser.on("error", (error) => refuse("format.damaged", `${what}: ${error.message}`.slice(0, 200)));
    parser.on("opentag", (tag) => {
        if (open.length > maxDepth) refuse("format.too-complex", `${what}: levels > ${maxDepth}`);
        if (++elements > maxElements) refuse("format.too-complex", `${what}: elements > ${maxElements}`);
        const element = new Xml(short(tag.uri, tag.local));
        for (const each of Object.values(tag.attributes)) element.attributes[short(each.uri, each.local)] = each.value;
        open[open.length - 1].children.push(element);
        open[open.length - 1].mixed.push(element);
        open.push(element);
    });
    parser.on("closetag", () => open.pop());
    const add = (text: string) => {
        open[open.length - 1].text += text;
        open[open.length - 1].mixed.push(text);
    };
    parser.on("text", add);
    parser.on("cdata", add);
    parser.write(new TextDecoder().decode(bytes)).close();
    return root.children[0] ?? refuse("format.damaged", what);
}

const plainName = (name: string) => name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();

export interface Relation {
    kind: string;
    target: string;
    external: boolean;
}

export class OfficePackage {
    private readonly parts = new Map<string, Uint8Array>();

    constructor(
        content: Uint8Array,
        readonly what: string,
    ) {
        let unpacked: Unzipped;
        try {
            unpacked = unzipSync(content, {
                filter: (file) => {
                    if (!/\.(xml|rels)$/i.test(file.name)) return false;
                    if (file.originalSize > maxPartBytes)
                        refuse("input.too-large", `${file.name}: ${file.originalSize} > ${maxPartBytes}`);
                    return true;
                },
            });
        } catch (error) {
            if (error instanceof Error && "problem" in error) throw error;
            refuse("format.damaged", `zip: ${error instanceof Error ? error.message : ""}`);
        }
        for (const [name, part] of Object.entries(unpacked)) this.parts.set(plainName(name), part);
    }

    has(name: string): boolean {
        return this.parts.has(plainName(name));
    }

    /** A part as letters; empty where there is none. */
    text(name: string): string {
        return new TextDecoder().decode(this.parts.get(plainName(name)));
    }

    xml(name: string): Xml {
        const part = this.parts.get(plainName(name));
        return part ? parseXml(part, name) : refuse("format.damaged", `${this.what}: ${name}`);
    }

    /** What a part is related to, by the ids that it uses; without a name, what the package is. */
    relations(name = ""): Map<string, Relation> {
        const folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/") + 1) : "";
        const where = `${folder}_rels/${name.slice(folder.length)}.rels`;
        const out = new Map<string, Relation>();
        if (!this.has(where)) return out;
        for (const each of this.xml(where).children) {
            const { Id = "", Type = "", Target = "", TargetMode } = each.attributes;
            const external = TargetMode === "External";
            const target = external ? Target : new URL(Target.replaceAll("\\", "/"), `http://package/${folder}`).pathname.slice(1);
            out.set(Id, { kind: Type.slice(Type.lastIndexOf("/") + 1), target: decodeURIComponent(target), external });
        }
        return out;
    }

    related(name: string, kind: string): string | undefined {
        for (const each of this.relations(name).values())
            if (each.kind === kind && !each.external && this.has(each.target)) return each.target;
        return undefined;
    }

    main(usual: string): string {
        return this.related("", "officeDocument") ?? usual;
    }
}

/** A document as the library takes it (gongkai_check_document). */
export interface Cell {
    text: string;
    row: number;
    column: number;
    row_span: number;
    column_span: number;
    formula?: boolean;
    problem?: "pictured" | "lost";
    at: [number, number, number];
}
export interface Block {
    text?: string;
    paragraph?: number;
    at?: [number, number, number];
    cells?: Cell[];
}
export interface OpenedDocument {
    title: string;
    sheets?: string[];
    blocks: Block[];
}
