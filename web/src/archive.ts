// SPDX-License-Identifier: Apache-2.0
// Web archives (MHTML, RFC 2557), as python/gongkai/_read/mht.py: the page in them by its bytes. Libraries for mail give text, decoded by
// what the archive says of it, which is often nothing.

import { refuse } from "./library";

const maxParts = 10_000;
const maxDepth = 16;

interface Part {
    kind: string;
    charset: string;
    content: () => Uint8Array;
}

/** Bytes as letters of the same numbers. */
const lettersOf = (bytes: Uint8Array) => new TextDecoder("x-user-defined").decode(bytes).replace(/[\uf780-\uf7ff]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) & 0xff));
const bytesOf = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));

function decoded(body: string, encoding: string): Uint8Array {
    if (encoding === "base64") {
        const letters = body.replace(/[^A-Za-z0-9+/]/g, "");
        return bytesOf(atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters));
    }
    if (encoding === "quoted-printable")
        return bytesOf(body.replace(/=[ \t]*\r?\n|=([0-9A-Fa-f]{2})/g, (_, hex) => (hex ? String.fromCharCode(parseInt(hex, 16)) : "")));
    return bytesOf(body);
}

function* partsOf(message: string, depth = 0): Generator<Part> {
    if (depth > maxDepth) refuse("format.too-complex", `mht: levels > ${maxDepth}`);
    const gap = /\r?\n\r?\n/.exec(message);
    const head = message.slice(0, gap?.index ?? message.length).replace(/\r?\n[ \t]+/g, " ");
    const body = gap ? message.slice(gap.index + gap[0].length) : "";
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(head)?.[1].trim() ?? "";
    const type = field("content-type");
    const parameter = (name: string) => {
        const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]*))`, "i").exec(type);
        return found?.[1] ?? found?.[2] ?? "";
    };
    const kind = (type.split(";")[0] || "text/plain").trim().toLowerCase();
    const boundary = parameter("boundary");
    if (kind.startsWith("multipart/") && boundary) {
        const line = new RegExp(`(?:^|\\r?\\n)--${boundary.replace(/[.*+?^\${}()|[\]\\]/g, "\\$&")}(--)?[ \\t]*(?=\\r?\\n|$)`);
        // What stands before the first boundary and after the last is no part.
        let rest = body;
        for (let number = 0; ; ++number) {
            const next = line.exec(rest);
            const part = rest.slice(0, next?.index ?? rest.length);
            if (number > maxParts) refuse("format.too-complex", `mht: parts > ${maxParts}`);
            if (number > 0) yield* partsOf(part.replace(/^\r?\n/, ""), depth + 1);
            if (!next || next[1]) return;
            rest = rest.slice(next.index + next[0].length);
        }
    }
    yield { kind, charset: parameter("charset").toLowerCase(), content: () => decoded(body, field("content-transfer-encoding").toLowerCase()) };
}

/** A part in characters: by what the archive says of it, else by what the part says itself. */
function textOf(part: Part, decode: (bytes: Uint8Array) => string): string {
    const content = part.content();
    const marked = (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff) || (content[0] === 0xef && content[1] === 0xbb);
    if (part.charset && !marked)
        try {
            return new TextDecoder(part.charset, { fatal: true }).decode(content);
        } catch {
            // It is something else, or nobody knows what.
        }
    return decode(content);
}

/** The web page of an archive in UTF-8; where it is a frame for others, as a workbook's, all of them one after the other. */
export function pageOf(content: Uint8Array, decode: (bytes: Uint8Array) => string): Uint8Array {
    const pages = [...partsOf(lettersOf(content))].filter(({ kind }) => kind === "text/html" || kind === "application/xhtml+xml");
    if (pages.length === 0) refuse("format.damaged", "mht: no text/html");
    let page = textOf(pages[0], decode);
    if (/<frameset\b/i.test(page)) page = pages.slice(1).map((part) => textOf(part, decode)).join("\n");
    return new TextEncoder().encode(`\ufeff${page}`);
}
