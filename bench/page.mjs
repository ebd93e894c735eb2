// SPDX-License-Identifier: Apache-2.0
// What the page takes beside the Python package on the same files, in one run: node bench/page.mjs, after scripts/page.sh.
// GONGKAI_PYTHON: a Python that has gongkai with its extras. CHROMIUM: the browser. GONGKAI_CORPUS: real reports.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const { chromium } = createRequire(resolve("web/package.json"))("playwright-core");
const html = resolve("build/page/gongkai.html");
const python = (process.env.GONGKAI_PYTHON ?? "python").split(" ");
const folder = mkdtempSync(join(tmpdir(), "gongkai-bench-"));
// A browser compiles what is run often once more, and faster: what is quoted is what a page takes that has read some reports before.
const roundsOf = (file) => (/\.(pdf|docx|xlsx)$/.test(file) ? 20 : 200);

const nativeScript = `
import sys, time, json
import gongkai as gk
for file in sys.argv[1:]:
    content = open(file, "rb").read()
    taken = []
    for _ in range(20 if file.endswith(("pdf", "docx", "xlsx")) else 200):
        start = time.perf_counter()
        report = gk.read(content)
        report.check(all=True); report.repairs()
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    print(taken[0], taken[len(taken) // 2])
`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await (await browser.newContext({ offline: true })).newPage();
const example = resolve("examples/reports/example-2024.html");
const begun = performance.now();
await page.goto(pathToFileURL(html).href);
const shown = performance.now() - begun;
const check = (file, times) =>
    page.evaluate(
        async ([bytes, times]) => {
            const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
            const taken = [];
            for (let i = 0; i < times; ++i) {
                const start = performance.now();
                await globalThis.gongkai.client.ask("check", { content });
                taken.push(performance.now() - start);
            }
            taken.sort((a, b) => a - b);
            return [taken[0], taken[times >> 1]];
        },
        [readFileSync(file).toString("base64"), times],
    );
const first = (await check(example, 1))[0] + shown;

const files = [example];
for (const extension of ["txt", "md", "docx", "xlsx"]) {
    const file = join(folder, `example.${extension}`);
    execFileSync(python[0], [...python.slice(1), "-m", "gongkai", "write", example, "-o", file, "--as-printed"]);
    files.push(file);
}
const printer = await browser.newPage();
await printer.goto(pathToFileURL(example).href);
await printer.pdf({ path: join(folder, "example.pdf"), format: "A4" });
files.push(join(folder, "example.pdf"));

const native = execFileSync(python[0], [...python.slice(1), "-c", nativeScript, ...files], { encoding: "utf8" }).trim().split("\n").map((line) => line.split(" ").map(Number));
console.log("least and median, ms\n\n| file | page | Python package | ratio |\n|---|---|---|---|");
for (const [i, file] of files.entries()) {
    const taken = await check(file, roundsOf(file));
    const both = ([least, median]) => `${least.toFixed(2)}, ${median.toFixed(2)}`;
    console.log(`| ${file.split("/").at(-1)} | ${both(taken)} | ${both(native[i])} | ${both(taken.map((time, k) => time / native[i][k]))} × |`);
}
console.log(`opened ${shown.toFixed(0)} ms, with the first check ${first.toFixed(0)} ms`);
const packed = brotliCompressSync(readFileSync(html), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: statSync(html).size } });
console.log(`${statSync(html).size} bytes, brotli ${packed.length}`);
await browser.close();
