// SPDX-License-Identifier: Apache-2.0
// Puts the page together: build.mjs LIBRARY.wasm OUTPUT.html. The same input gives the same bytes.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pruned } from "./prune.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [library, output] = process.argv.slice(2);
const version = /project\(gongkai VERSION ([\d.]+)/.exec(readFileSync(join(here, "../CMakeLists.txt"), "utf8"))[1];

// pdf.js without its editors, layers of HTML, forms in XFA, and BrotliDecode, which other readers of PDF do not know either.
const pdfParts = {
    "pdf.mjs": [{ XfaText: "class XfaText {}", TextLayer: "class TextLayer { static cleanup() {} }" }, ["getDocument", "OPS"]],
    "pdf.worker.mjs": [
        {
            XFAFactory: "class XFAFactory { static getRichTextAsHtml() { return null; } }",
            PDFEditor: "class PDFEditor {}",
            BrotliStream: 'class BrotliStream { constructor() { throw new Error("BrotliDecode"); } }',
        },
        ["WorkerMessageHandler"],
    ],
};
const prunes = {
    name: "prune",
    setup: (build) =>
        build.onLoad({ filter: /pdfjs-dist[\\/].*\.mjs$/ }, ({ path }) => ({ contents: pruned(readFileSync(path, "utf8"), ...pdfParts[basename(path)]) })),
};

async function bundle(name, format = "iife") {
    const result = await build({
        entryPoints: [join(here, "src", `${name}.ts`)],
        bundle: true,
        minify: true,
        format,
        target: "es2022",
        charset: "utf8",
        legalComments: "none",
        write: false,
        absWorkingDir: here,
        external: ["module", "fs", "url", "canvas", "path2d"],
        plugins: [prunes],
        define: { VERSION: JSON.stringify(version), "import.meta.url": '"blob:"' },
        logLevel: "warning",
    });
    // Nothing in it ends the element that it stands in.
    return result.outputFiles[0].text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

/** Bytes as letters whose numbers end in them: what HTML would change stands 256 further on. */
function letters(bytes) {
    const moved = new Set([0x00, 0x0d, 0x26, 0x3c]);
    let out = "";
    for (const byte of bytes) out += String.fromCharCode(moved.has(byte) ? byte + 0x100 : byte);
    return out;
}

const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const main = await bundle("main");
const style = readFileSync(join(here, "page.css"), "utf8");
const parts = {
    hash: hash(main),
    "style-hash": hash(style),
    style,
    main,
    library: letters(readFileSync(library)),
    worker: await bundle("worker"),
    pdf: await bundle("pdf"),
};
const page = readFileSync(join(here, "page.html"), "utf8").replace(/\{\{([a-z-]+)\}\}/g, (_, name) => parts[name]);
writeFileSync(output, page);
