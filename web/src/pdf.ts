// SPDX-License-Identifier: Apache-2.0
// PDF by pdf.js: the characters and the lines on its pages, and pictures of them. What they mean is found in C++.
// As python/gongkai/_read/pdf.py, with the same limits. Loaded only where a PDF is opened.

// The older form comes first: it brings along for both what browsers of 2023 have not.
// @ts-expect-error: it has no types
import * as pdfjsWorker from "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { getDocument, OPS } from "pdfjs-dist";
import { Unzlib } from "fflate";
import { refuse, type PageContent } from "./library";

// There is a worker already: this one.
(globalThis as any).pdfjsWorker = pdfjsWorker;

const maxPages = 200;
const maxCharacters = 50_000; // of a page
const maxObjects = 50_000;
const maxSegments = 100_000;
const withoutAnnotations = 0; // AnnotationMode.DISABLE of pdf.js
const maxTyped = 10_000; // on a page
const maxTypedLength = 500;
const maxStreamBytes = 64 << 20;
const maxUnpackedBytes = 256 << 20;
const maxLzwBytes = 256 << 10;
const above = 0.88; // of the height of a font: what stands above the line, and below it
const below = 0.12;

type Matrix = [number, number, number, number, number, number];

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, m]: Matrix): Matrix => [
    a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
];
const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [a * x + c * y + e, b * x + d * y + f];

// Weighs what a PDF unpacks to before pdf.js does so.

function find(bytes: Uint8Array, what: string, from: number, to = bytes.length): number {
    const first = what.charCodeAt(0);
    for (let at = bytes.indexOf(first, from); at >= 0 && at + what.length <= to; at = bytes.indexOf(first, at + 1)) {
        let i = 1;
        while (i < what.length && bytes[at + i] === what.charCodeAt(i)) ++i;
        if (i === what.length) return at;
    }
    return -1;
}

function unpackedSize(packed: Uint8Array): number {
    let size = 0;
    const stream = new Unzlib((chunk) => {
        size += chunk.length;
        if (size > maxStreamBytes) refuse("input.too-large", `pdf: > ${maxStreamBytes}`);
    });
    try {
        const step = 1 << 14; // a small piece cannot unfold to more than the limit at once
        for (let at = 0; at < packed.length; at += step) stream.push(packed.subarray(at, at + step));
    } catch (error) {
        if (error instanceof Error && "problem" in error) throw error; // else it is broken, as pdf.js will find
    }
    return size;
}

function weigh(content: Uint8Array): void {
    let unpacked = 0;
    for (let at = find(content, "stream", 0); at >= 0; at = find(content, "stream", at + 6)) {
        if (content[at - 1] === 0x64) continue; // endstream
        const end = find(content, "endstream", at);
        const head = new TextDecoder("latin1").decode(content.subarray(Math.max(0, at - 1024), at));
        const dictionary = head.slice(head.lastIndexOf(" obj") + 1);
        const packed = content.subarray(at + (content[at + 6] === 13 ? 8 : 7), end < 0 ? content.length : end);
        const filters = dictionary.match(/\/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/g) ?? [];
        if (filters.some((name) => name.startsWith("/LZW")) && packed.length > maxLzwBytes)
            refuse("input.too-large", `pdf: LZW > ${maxLzwBytes}`);
        if (filters.length > 1 && packed.length > 4096) refuse("input.too-large", "pdf: packed twice");
        if (filters.length > 0 && !/\/Subtype\s*\/Image\b/.test(dictionary)) unpacked += unpackedSize(packed);
        if (unpacked > maxUnpackedBytes) refuse("input.too-large", `pdf: ${unpacked} > ${maxUnpackedBytes}`);
        if (end > 0) at = end;
    }
}

// What is drawn.

interface State {
    matrix: Matrix;
    fill: boolean; // whether it is seen on white paper
    stroke: boolean;
    font: any;
    size: number;
    characterSpacing: number;
    wordSpacing: number;
    scale: number;
    rise: number;
    leading: number;
}

function isDark(given: any[]): boolean {
    if (typeof given[0] === "string") {
        const parts = /^#(..)(..)(..)$/.exec(given[0]);
        return !parts || Math.min(...parts.slice(1).map((hex) => parseInt(hex, 16))) < 250;
    }
    return Math.min(...given.slice(0, 3)) < 250;
}

class PageReader {
    readonly out: PageContent;
    private readonly toShown: Matrix;
    private readonly rotation: number;
    private readonly kept: State[] = [];
    private line: Matrix = [1, 0, 0, 1, 0, 0];
    private text: Matrix = [1, 0, 0, 1, 0, 0];
    private segments = 0;
    private state: State = {
        matrix: [1, 0, 0, 1, 0, 0], fill: true, stroke: true, font: null, size: 1, characterSpacing: 0, wordSpacing: 0,
        scale: 1, rise: 0, leading: 0,
    };

    constructor(
        private readonly page: any,
        private readonly hasLayers: boolean,
    ) {
        const view = page.getViewport({ scale: 1 });
        this.toShown = view.transform;
        this.rotation = page.rotate;
        this.out = { width: view.width, height: view.height, glyphs: [], rules: [], pictured: false };
    }

    async read(): Promise<PageContent> {
        const list = await this.page.getOperatorList({ annotationMode: withoutAnnotations });
        if (list.fnArray.length > maxObjects) refuse("format.too-complex", `${list.fnArray.length} objects on a page > ${maxObjects}`);
        list.fnArray.forEach((operator: number, i: number) => this.operate(operator, list.argsArray[i]));
        for (const note of (await this.page.getAnnotations()).slice(0, maxTyped)) this.addTyped(note);
        return this.out;
    }

    /** The value of a field of a form, or free text: shown like the rest, and no part of the text of the page. Where exactly its
     * characters stand in their box is up to who shows it; they are read as spread over the width. */
    private addTyped(note: any): void {
        const isField = note.subtype === "Widget" && ["Tx", "Ch"].includes(note.fieldType) && !note.password;
        const value = note.subtype === "FreeText" ? note.contentsObj?.str : isField ? [note.fieldValue ?? ""].flat().join("\n") : "";
        const lines = String(value ?? "").slice(0, maxTypedLength).trim().split(/\r\n?|\n/);
        // A default may be shown or not, and what is in a layer.
        const isDoubtful = this.hasLayers || (isField && value === note.defaultFieldValue);
        const [x1, y1, x2, y2] = note.rect;
        const [left, top, right, bottom] = this.box([[x1, y1], [x2, y2]]);
        if (right <= left || bottom <= top) return; // nowhere
        const height = (bottom - top) / lines.length;
        lines.forEach((line, row) => {
            const letters = [...line];
            const width = Math.min(height, (right - left) / Math.max(letters.length, 1));
            letters.forEach((letter, i) => {
                const code = letter.codePointAt(0)!;
                if (isSpace(code)) return;
                const known = isKnown(code) && !(isDoubtful && /\p{Nd}/u.test(letter)) ? code : 0xfffd;
                const y = top + row * height;
                this.out.glyphs.push(known, left + i * width, y, left + (i + 1) * width, y + height, 0);
            });
        });
    }

    private operate(operator: number, given: any): void {
        const s = this.state;
        switch (operator) {
            case OPS.save: this.kept.push({ ...s }); break;
            case OPS.restore: this.state = this.kept.pop() ?? s; break;
            case OPS.transform: s.matrix = times(given as Matrix, s.matrix); break;
            case OPS.paintFormXObjectBegin:
                this.kept.push({ ...s });
                if (given[0]) s.matrix = times([...given[0]] as Matrix, s.matrix);
                break;
            case OPS.paintFormXObjectEnd: this.state = this.kept.pop() ?? s; break;
            case OPS.beginText: this.text = this.line = [1, 0, 0, 1, 0, 0]; break;
            case OPS.setTextMatrix: this.text = this.line = [...(given[0]?.length ? given[0] : given)] as Matrix; break;
            case OPS.moveText: this.move(given[0], given[1]); break;
            case OPS.setLeadingMoveText: s.leading = -given[1]; this.move(given[0], given[1]); break;
            case OPS.nextLine: this.move(0, -s.leading); break;
            case OPS.setLeading: s.leading = -given[0]; break;
            case OPS.setCharSpacing: s.characterSpacing = given[0]; break;
            case OPS.setWordSpacing: s.wordSpacing = given[0]; break;
            case OPS.setHScale: s.scale = given[0] / 100; break;
            case OPS.setTextRise: s.rise = given[0]; break;
            case OPS.setFont:
                s.font = this.page.commonObjs.has(given[0]) ? this.page.commonObjs.get(given[0]) : null;
                s.size = given[1];
                break;
            case OPS.showText: this.show(given[0]); break;
            case OPS.setFillRGBColor: s.fill = isDark(given); break;
            case OPS.setStrokeRGBColor: s.stroke = isDark(given); break;
            case OPS.setFillColorN: s.fill = true; break;
            case OPS.setStrokeColorN: s.stroke = true; break;
            case OPS.constructPath: this.path(given); break;
            case OPS.paintImageXObject:
            case OPS.paintInlineImageXObject:
            case OPS.paintImageMaskXObject: this.picture(); break;
        }
    }

    private move(x: number, y: number): void {
        this.text = this.line = times([1, 0, 0, 1, x, y], this.line);
    }

    private box(points: [number, number][]): [number, number, number, number] {
        const shown = points.map(([x, y]) => apply(this.toShown, x, y));
        const xs = shown.map(([x]) => x);
        const ys = shown.map(([, y]) => y);
        return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    }

    private show(glyphs: any[]): void {
        const s = this.state;
        const size = s.size;
        const unit = s.font?.fontMatrix?.[0] || 0.001;
        const vertical = s.font?.vertical === true;
        for (const glyph of glyphs) {
            if (typeof glyph === "number") {
                const by = (-glyph / 1000) * size;
                this.text = times(vertical ? [1, 0, 0, 1, 0, by] : [1, 0, 0, 1, by * s.scale, 0], this.text);
                continue;
            }
            const spacing = (glyph.isSpace ? s.wordSpacing : 0) + s.characterSpacing;
            const width = glyph.width * unit * size;
            if (vertical) {
                const [w1, vx, vy] = glyph.vmetric ?? [-1000, glyph.width / 2, 880];
                this.put(glyph, -vx * unit * size, -vy * unit * size + below * size, width, size);
                this.text = times([1, 0, 0, 1, 0, w1 * unit * size - spacing], this.text);
            } else {
                this.put(glyph, 0, s.rise, width * s.scale, size);
                this.text = times([1, 0, 0, 1, (width + spacing) * s.scale, 0], this.text);
            }
        }
    }

    /** A glyph whose line begins at a place of text space. */
    private put(glyph: any, x: number, y: number, width: number, size: number): void {
        const letters = [...(glyph.unicode ?? "")].map((letter) => letter.codePointAt(0)!);
        const shown = letters.filter((letter) => !isSpace(letter));
        if (letters.length > 0 && shown.length === 0) return;
        if (shown.length === 0) shown.push(0xfffd);
        if (this.out.glyphs.length / 6 + shown.length > maxCharacters) refuse("format.too-complex", `characters > ${maxCharacters}`);
        const matrix = times(this.text, this.state.matrix);
        const angle = this.rotation - (Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI;
        shown.forEach((letter, i) => {
            const left = x + (width * i) / shown.length;
            const right = x + (width * (i + 1)) / shown.length;
            const corners = [left, right].flatMap((at) => [y - below * size, y + above * size].map((up) => apply(matrix, at, up)));
            this.out.glyphs.push(isKnown(letter) ? letter : 0xfffd, ...this.box(corners), ((angle % 360) + 360) % 360);
        });
    }

    private picture(): void {
        const [left, top, right, bottom] = this.box([0, 1].flatMap((x) => [0, 1].map((y) => apply(this.state.matrix, x, y))));
        if (Math.min(right - left, bottom - top) < 2) this.out.rules.push(left, top, right, bottom);
        else if ((right - left) * (bottom - top) > 0.5 * this.out.width * this.out.height) this.out.pictured = true;
    }

    private path([operator, [data]]: any): void {
        const strokes = [OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke];
        const fills = [OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke];
        const closes = [OPS.closeStroke, OPS.closeFillStroke, OPS.closeEOFillStroke].includes(operator);
        const stroke = strokes.includes(operator) && this.state.stroke;
        const fill = fills.includes(operator) && this.state.fill;
        if (!data || (!stroke && !fill)) return;
        for (const outline of this.outlines(data, closes)) {
            if (stroke) for (let i = 1; i < outline.length; ++i) this.out.rules.push(...this.box([outline[i - 1], outline[i]]));
            else this.out.rules.push(...this.box(outline)); // a bar; what is thicker is no line
        }
    }

    /** The lines of a path, one list of points for each that is drawn without lifting the pen. */
    private outlines(data: ArrayLike<number>, closes: boolean): [number, number][][] {
        const out: [number, number][][] = [];
        let points: [number, number][] = [];
        const end = () => {
            if (closes && points.length > 1) points.push(points[0]);
            if (points.length > 1) out.push(points);
        };
        for (let at = 0; at < data.length; ) {
            if (++this.segments > maxSegments) break;
            const kind = data[at++];
            if (kind === 0) {
                end();
                points = [];
            }
            if (kind === 4) {
                if (points.length > 0) points.push(points[0]);
                continue;
            }
            const pairs = [1, 1, 3, 2][kind] ?? 0;
            if (pairs === 0) break;
            for (let i = 0; i < pairs; ++i, at += 2) points.push(apply(this.state.matrix, data[at], data[at + 1]));
        }
        end();
        return out;
    }
}

const isSpace = (letter: number) => [0x09, 0x0a, 0x0d, 0x20, 0xa0, 0x3000].includes(letter);
const isKnown = (letter: number) => letter > 0x20 && letter < 0x110000 && !(letter >= 0xd800 && letter < 0xf900);

// pdf.js draws through these, for there is no document in a worker.

class Canvases {
    create(width: number, height: number) {
        const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
        return { canvas, context: canvas.getContext("2d") };
    }
    reset(entry: any, width: number, height: number) {
        entry.canvas.width = Math.max(1, width);
        entry.canvas.height = Math.max(1, height);
    }
    destroy(entry: any) {
        entry.canvas = entry.context = null;
    }
}

class Filters {
    addFilter() { return "none"; }
    addHCMFilter() { return "none"; }
    addAlphaFilter() { return "none"; }
    addLuminosityFilter() { return "none"; }
    addHighlightHCMFilter() { return "none"; }
    addKnockoutFilter() { return "none"; }
    createSelectionStyle() { return null; }
    destroy() {}
}

async function open(content: Uint8Array, use: (document: any) => Promise<any>): Promise<any> {
    weigh(content);
    const task = getDocument({
        data: content.slice(),
        disableFontFace: true,
        isEvalSupported: false,
        isOffscreenCanvasSupported: false,
        useSystemFonts: false,
        useWorkerFetch: false,
        enableXfa: false,
        stopAtErrors: false,
        fontExtraProperties: true,
        verbosity: 0,
        CanvasFactory: Canvases,
        FilterFactory: Filters,
    } as any);
    try {
        const document = await task.promise;
        if (document.numPages > maxPages) refuse("format.too-complex", `${document.numPages} pages > ${maxPages}`);
        return await use(document);
    } catch (error: any) {
        if (error?.problem) throw error;
        if (error?.name === "PasswordException") return refuse("format.encrypted", "pdf");
        return refuse("format.damaged", `pdf: ${error?.message ?? ""}`.slice(0, 200));
    } finally {
        await task.destroy();
    }
}

export function readPdf(content: Uint8Array, progress: (done: number, of: number) => void): Promise<PageContent[]> {
    return open(content, async (document) => {
        const pages: PageContent[] = [];
        const hasLayers = [...(await document.getOptionalContentConfig())].length > 0;
        for (let number = 1; number <= document.numPages; ++number) {
            progress(number - 1, document.numPages);
            const page = await document.getPage(number);
            pages.push(await new PageReader(page, hasLayers).read());
            page.cleanup();
        }
        return pages;
    });
}

/** A picture of a page, and how many points wide it is. */
export function drawPage(content: Uint8Array, number: number, pixels: number): Promise<{ picture: ImageBitmap; width: number }> {
    return open(content, async (document) => {
        const page = await document.getPage(number);
        const { width } = page.getViewport({ scale: 1 });
        const viewport = page.getViewport({ scale: Math.min(4, pixels / width) });
        const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
        await page.render({ canvas: null, canvasContext: canvas.getContext("2d"), viewport }).promise;
        return { picture: canvas.transferToImageBitmap(), width };
    });
}

(globalThis as any).gongkaiPdf = { readPdf, drawPage };
