// SPDX-License-Identifier: Apache-2.0
// Everything that reads a document happens here, so that the page stays at hand and what takes too long can be stopped.

import { unzipSync } from "fflate";
import { pageOf } from "./archive";
import { Library, Told, problem, refuse, type Refused } from "./library";
import { openOpenDocument } from "./opendocument";
import { paintWord } from "./paint_word";
import { paintWorkbook } from "./paint_workbook";
import { openWord } from "./word";
import { openWorkbook, workbookAsCsv } from "./workbook";

let library: Library;
let pdfScript = "";

function pdf(): any {
    const scope = self as any;
    // A worker may load only what it has an address for itself.
    if (!scope.gongkaiPdf) scope.importScripts(URL.createObjectURL(new Blob([pdfScript], { type: "text/javascript" })));
    return scope.gongkaiPdf;
}

const maxDocumentBytes = 64 << 20;
const maxFiles = 1000;
const byLibrary = new Set(["html", "text", "markdown", "json", "tidy", "ofd"]);

type Progress = (done: number, of: number) => void;

async function check(content: Uint8Array, progress: Progress): Promise<unknown> {
    if (content.length > maxDocumentBytes) refuse("input.too-large", `${content.length} > ${maxDocumentBytes}`);
    const { format } = library.bytes("gongkai_detect", content).value();
    if (format === "zip") return { format, files: unpacked(content) };
    const told = await read(content, format, progress);
    told.format = format;
    return told;
}

async function read(content: Uint8Array, format: string, progress: Progress): Promise<Told> {
    if (format === "docx") return library.json("gongkai_check_document", openWord(content), 0);
    if (format === "xlsx") return library.json("gongkai_check_document", openWorkbook(content), 0);
    if (format === "odt" || format === "ods") return library.json("gongkai_check_document", openOpenDocument(content, format), 0);
    if (format === "flat" && isOpenDocument(content)) return library.json("gongkai_check_document", openOpenDocument(content, "odt"), 0);
    if (format === "mht") return library.bytes("gongkai_check", pageOf(content, decoded), 0);
    if (format === "pdf") return library.pages(await pdf().readPdf(content, progress));
    if (!byLibrary.has(format)) refuse("format.needs-reader", format);
    return library.bytes("gongkai_check", content, 0);
}

const isOpenDocument = (content: Uint8Array) => new TextDecoder().decode(content.subarray(0, 4096)).includes("<office:document");

const decoded = (content: Uint8Array): string => library.bytes("gongkai_decode", content).value().text;

/** The text of a document, in which its places count. */
function text(content: Uint8Array): unknown {
    const { format } = library.bytes("gongkai_detect", content).value();
    return { text: decoded(format === "mht" ? pageOf(content, decoded) : content) };
}

/** The documents of an archive; the library has looked at their sizes. */
function unpacked(content: Uint8Array): { name: string; content: Uint8Array }[] {
    let files = 0;
    const parts = unzipSync(content, {
        filter: (file) => {
            if (file.name.endsWith("/") || /(^|\/)(__MACOSX|\.)/.test(file.name)) return false;
            if (++files > maxFiles) refuse("format.too-complex", `zip: > ${maxFiles}`);
            return true;
        },
    });
    return Object.entries(parts).map(([name, part]) => ({ name, content: part }));
}

function tally(content: Uint8Array, year: number): unknown {
    const { format } = library.bytes("gongkai_detect", content).value();
    const text = format === "xlsx" ? new TextEncoder().encode(workbookAsCsv(content)) : content;
    return library.bytes("gongkai_tally", text, year);
}

async function answer(kind: string, given: any, progress: Progress): Promise<unknown> {
    switch (kind) {
        case "start":
            library = new Library(await WebAssembly.compile(given.module));
            pdfScript = given.pdf;
            return {};
        case "check": return check(given.content, progress);
        case "text": return text(given.content);
        case "page": return pdf().drawPage(given.content, given.number, given.pixels);
        case "form": return library.form(given.edition, given.language, given.otherUndivided);
        case "rules": return library.rules();
        case "tally": return tally(given.content, given.year);
        case "panel":
        case "write":
        case "fill":
        case "due": return library.json(`gongkai_${kind}`, given);
        case "docx": return { bytes: paintWord(library.json("gongkai_write", { ...given, format: "blocks" }).value(), given.report) };
        case "xlsx": return { bytes: paintWorkbook(library.json("gongkai_write", { ...given, format: "blocks" }).value(), given.report) };
        default: return refuse("argument.invalid", kind);
    }
}

async function hear({ data }: MessageEvent): Promise<void> {
    const { id, kind, given } = data;
    const progress: Progress = (done, of) => self.postMessage({ id, progress: [done, of] });
    try {
        const result = await answer(kind, given, progress);
        if (result instanceof Told) self.postMessage({ id, json: result.json, format: result.format }, { transfer: [result.json.buffer] });
        else self.postMessage({ id, result });
    } catch (error) {
        // The script for PDF has a class of its own for what is refused.
        const told = (error as Partial<Refused>).problem ?? problem("page.trapped", String(error instanceof Error ? error.message : error));
        self.postMessage({ id, problem: told });
    }
}

// One after another: nothing is read before the library is there.
let last = Promise.resolve();
self.onmessage = (event) => (last = last.then(() => hear(event)));
