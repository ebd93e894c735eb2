// SPDX-License-Identifier: Apache-2.0
// The C++ library by its C functions (include/gongkai/c_api.h).

import { unzipSync, type UnzipFileInfo } from "fflate";

/** Why something could not be done: a code of docs/reference/errors.md, or `page.*` for what only the page knows. */
export interface Problem {
    code: string;
    detail: string;
    message_zh: string;
    message_en: string;
    line?: number;
    column?: number;
}

export class Refused extends Error {
    constructor(readonly problem: Problem) {
        super(problem.message_en);
    }
}

const meanings: Record<string, [string, string]> = {
    "format.damaged": ["文件已损坏、不完整或含有不允许的内容", "the document is damaged, cut short, or holds what it must not"],
    "format.too-complex": ["文档结构过大或过于复杂", "the document has too many parts, pages, cells or levels"],
    "format.encrypted": ["文件有密码保护，请去除密码后再读取", "the document is protected by a password: save it without one"],
    "format.needs-reader": [
        "网页版不打开这种格式（.doc、.xls、.wps、.rtf 等），请用 Office 或 WPS 另存为 .docx、.xlsx 或 PDF",
        "the page does not open this format (.doc, .xls, .wps, .rtf and others): save it as .docx, .xlsx or PDF with Office or WPS",
    ],
    "input.too-large": ["文件超过可读取的大小", "the document is larger than can be read"],
    "page.trapped": ["处理这个文件时出错，已放弃；其他文件不受影响", "this file could not be dealt with and was given up; others are not affected"],
    "page.stopped": ["已停止", "stopped"],
    "page.too-long": ["处理时间过长，已停止", "it took too long and was stopped"],
};

export function problem(code: string, detail = ""): Problem {
    const [zh, en] = meanings[code] ?? [code, code];
    return {
        code,
        detail,
        message_zh: `${code}: ${zh}${detail ? `（${detail}）` : ""}`,
        message_en: `${code}: ${en}${detail ? ` (${detail})` : ""}`,
    };
}

export function refuse(code: string, detail = ""): never {
    throw new Refused(problem(code, detail));
}

/** What stands on a page, as the library takes it: six numbers a glyph, four a rule. */
export interface PageContent {
    width: number;
    height: number;
    glyphs: number[];
    rules: number[];
    pictured: boolean;
}

/** What the library has answered with, as it is handed over to whoever wants it: to parse it there costs less than to copy values. */
export class Told {
    constructor(
        readonly json: Uint8Array<ArrayBuffer>,
        public format?: string,
    ) {}

    value(): any {
        const value = JSON.parse(new TextDecoder().decode(this.json));
        if (value.error) throw new Refused(value.error);
        return this.format ? { format: this.format, ...value } : value;
    }
}

const encodings = ["gb18030", "utf-16le", "utf-16be"];

type Exports = Record<string, (...numbers: number[]) => number> & { memory: WebAssembly.Memory };

export class Library {
    private exports!: Exports;

    constructor(private readonly module: WebAssembly.Module) {
        this.renew();
    }

    /** After a trap the memory of an instance cannot be relied upon. */
    private renew(): void {
        const imports: WebAssembly.Imports = {};
        for (const { module, name } of WebAssembly.Module.imports(this.module)) {
            const own = module === "gongkai" ? this.browser[name] : undefined;
            (imports[module] ??= {})[name] = own ?? ((...given: number[]) => this.system(name, given));
        }
        this.exports = new WebAssembly.Instance(this.module, imports).exports as unknown as Exports;
        this.exports["_initialize"]?.();
    }

    private memory(at: number, size: number): Uint8Array {
        return new Uint8Array(this.exports.memory.buffer, at, size);
    }

    /** What the library asks of the browser: web/wasm/iconv.cpp and zip.cpp say what each of it means. */
    private readonly browser: Record<string, (...given: number[]) => number> = {
        decode: (encoding, at, size, to, room) => {
            try {
                const decoder = new TextDecoder(encodings[encoding - 1], { fatal: true, ignoreBOM: true });
                return this.write(decoder.decode(this.memory(at, size), { stream: true }), to, room);
            } catch {
                return -1;
            }
        },
        zip_open: (at, size) => {
            this.archive = { at, size, parts: [] };
            try {
                unzipSync(this.memory(at, size), { filter: (part) => (this.archive.parts.push(part), false) });
            } catch {
                return -1;
            }
            return this.archive.parts.length;
        },
        zip_name: (index, to, room) => Math.max(0, this.write(this.archive.parts[index].name, to, room)),
        zip_size: (index) => this.archive.parts[index].originalSize,
        zip_read: (index, to, room) => {
            let number = 0;
            try {
                const { at, size } = this.archive;
                const [part] = Object.values(unzipSync(this.memory(at, size), { filter: () => number++ === index }));
                if (part.length > room) return -1;
                this.memory(to, room).set(part);
                return part.length;
            } catch {
                return -1;
            }
        },
    };
    private archive = { at: 0, size: 0, parts: [] as UnzipFileInfo[] };

    /** Puts a text into the memory of the library: how many bytes that takes, -1 where there is no room. */
    private write(text: string, to: number, room: number): number {
        const { read, written } = new TextEncoder().encodeInto(text, this.memory(to, room));
        return read === text.length ? written : -1;
    }

    /** What the library asks of a system: there is none, so no file, no environment, and the clock stands still. */
    private system(name: string, given: number[]): number {
        if (name === "proc_exit") throw new WebAssembly.RuntimeError("exit");
        if (name === "environ_sizes_get" || name === "args_sizes_get") {
            const view = new DataView(this.exports.memory.buffer);
            for (const at of given) view.setUint32(at, 0, true);
            return 0;
        }
        const noFile = 8;
        return name === "environ_get" || name === "args_get" ? 0 : noFile;
    }

    /** Calls a function that answers with a text. */
    private answer(run: (memory: Memory) => number): Told {
        const memory = new Memory(this.exports);
        try {
            const at = run(memory);
            const start = this.exports["gongkai_text_data"](at);
            const told = new Told(memory.bytes(start, this.exports["gongkai_text_size"](at)));
            this.exports["gongkai_text_free"](at);
            memory.release();
            return told;
        } catch (trap) {
            this.renew();
            if (trap instanceof Refused) throw trap;
            return refuse("page.trapped", trap instanceof Error ? trap.message : "");
        }
    }

    /** A function that takes bytes and, it may be, a number. */
    bytes(name: string, bytes: Uint8Array, ...numbers: number[]): Told {
        return this.answer((memory) => this.exports[name](memory.put(bytes), bytes.length, ...numbers));
    }

    /** A function that takes JSON. */
    json(name: string, value: unknown, ...numbers: number[]): Told {
        return this.bytes(name, new TextEncoder().encode(JSON.stringify(value)), ...numbers);
    }

    form(edition: string, language: string, otherUndivided: boolean): Told {
        const ended = (text: string) => new TextEncoder().encode(`${text}\0`);
        return this.answer((memory) =>
            this.exports["gongkai_form"](memory.put(ended(edition)), memory.put(ended(language)), otherUndivided ? 1 : 0),
        );
    }

    rules(): Told {
        return this.answer(() => this.exports["gongkai_rules"]());
    }

    pages(pages: PageContent[]): Told {
        return this.answer((memory) => {
            const size = 28;
            const all = new DataView(new ArrayBuffer(Math.max(1, pages.length) * size));
            pages.forEach((page, i) => {
                const glyphs = new DataView(new ArrayBuffer(page.glyphs.length * 4));
                page.glyphs.forEach((number, k) =>
                    k % 6 === 0 ? glyphs.setUint32(k * 4, number, true) : glyphs.setFloat32(k * 4, number, true),
                );
                const rules = new Float32Array(page.rules);
                all.setFloat32(i * size, page.width, true);
                all.setFloat32(i * size + 4, page.height, true);
                all.setUint32(i * size + 8, memory.put(new Uint8Array(glyphs.buffer)), true);
                all.setUint32(i * size + 12, page.glyphs.length / 6, true);
                all.setUint32(i * size + 16, memory.put(new Uint8Array(rules.buffer)), true);
                all.setUint32(i * size + 20, page.rules.length / 4, true);
                all.setInt32(i * size + 24, page.pictured ? 1 : 0, true);
            });
            return this.exports["gongkai_check_pages"](memory.put(new Uint8Array(all.buffer)), pages.length, 0);
        });
    }
}

class Memory {
    private readonly taken: number[] = [];

    constructor(private readonly exports: Exports) {}

    put(bytes: Uint8Array): number {
        const at = this.exports["gongkai_allocate"](Math.max(1, bytes.length));
        if (at === 0) refuse("input.too-large");
        new Uint8Array(this.exports.memory.buffer).set(bytes, at);
        this.taken.push(at);
        return at;
    }

    bytes(at: number, size: number): Uint8Array<ArrayBuffer> {
        return new Uint8Array(this.exports.memory.buffer.slice(at, at + size) as ArrayBuffer);
    }

    release(): void {
        for (const at of this.taken) this.exports["gongkai_release"](at);
    }
}
