// SPDX-License-Identifier: Apache-2.0
// The page in a browser: what it finds is what the command finds, nothing leaves it, and no file ends it.
// GONGKAI: the command to compare with (words parted by blanks). GONGKAI_PYTHON: its Python, with what the tests of tests/python need.
// CHROMIUM: the browser. GONGKAI_CORPUS: real reports.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync, zlibSync } from "fflate";
import { chromium } from "playwright-core";

const html = resolve("build/page/gongkai.html");
const command = (process.env.GONGKAI ?? "gongkai").split(" ");
const python = (process.env.GONGKAI_PYTHON ?? command.slice(0, -2).join(" ")).split(" ");
const example = resolve("examples/reports/example-2024.html");
const corpus = process.env.GONGKAI_CORPUS && join(process.env.GONGKAI_CORPUS, "reports");
const folder = mkdtempSync(join(tmpdir(), "gongkai-page-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser, context, page;
const requests = [];
const violations = [];

before(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
    context = await browser.newContext({ offline: true, acceptDownloads: true });
    page = await context.newPage();
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => /Content.Security.Policy/i.test(message.text()) && violations.push(message.text()));
    await page.goto(pathToFileURL(html).href);
});
after(() => browser?.close());

const native = (...given) => {
    try {
        return execFileSync(command[0], [...command.slice(1), ...given], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
    } catch (error) {
        return error.stdout; // 1 where there are faults, 2 where a file cannot be read
    }
};
const nativeFindings = (file) => native("check", "--format", "json", file).split("\n").filter(Boolean).map((line) => JSON.parse(line));

const ask = (kind, given = {}, bytes) =>
    page.evaluate(
        async ([kind, given, bytes]) => {
            if (bytes !== undefined) given.content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
            try {
                const out = await globalThis.gongkai.client.ask(kind, given);
                if (out.bytes) out.bytes = btoa(Array.from(out.bytes, (byte) => String.fromCharCode(byte)).join(""));
                return out;
            } catch (error) {
                return { problem: error.problem ?? String(error) };
            }
        },
        [kind, given, bytes === undefined ? undefined : Buffer.from(bytes).toString("base64")],
    );

const fields = ["rule", "severity", "outcome", "cells", "table", "section", "expected", "actual", "message_zh", "message_en", "basis", "span", "quote"];
const picked = (finding) => Object.fromEntries(fields.map((field) => [field, finding[field] ?? null]));

async function same(file, blurred = false) {
    const expected = nativeFindings(file);
    const told = await ask("check", {}, readFileSync(file));
    if (expected[0]?.error) {
        assert.equal(told.problem?.code, expected[0].error.code ?? expected[0].code, file);
        return;
    }
    assert.ok(told.findings, `${file}: ${JSON.stringify(told.problem)}`);
    const clean = (finding) => {
        const out = structuredClone(picked(finding));
        if (out.span?.sheet) delete out.span.offset; // only tells the order
        if (blurred && out.span) out.span = { page: out.span.page }; // boxes of two libraries differ by a point
        return out;
    };
    assert.deepEqual(told.findings.map(clean), expected.filter((each) => each.rule).map(clean), file);
    const repairs = expected.find((each) => each.repairs)?.repairs ?? [];
    assert.deepEqual(told.repairs.map(({ cells }) => cells), repairs.map(({ cells }) => cells), file);
}

test("the example in every format gives what the command finds", async () => {
    for (const extension of ["html", "md", "txt", "json", "docx", "xlsx"]) {
        const file = join(folder, `example.${extension}`);
        native("write", example, "-o", file, "--as-printed");
        await same(file);
    }
    await same(example);
});

// Reports by the writers of the tests in Python, which nothing of the page has helped.
const made = (kinds) => {
    const script = `
import pathlib, re, sys
sys.path.insert(0, "tests/python")
import containers, rendered
from gongkai.testing import random_report
folder = pathlib.Path(sys.argv[1])
flat = lambda blocks: b'<?xml version="1.0" encoding="UTF-8"?>' + containers.zipfile.ZipFile(containers.io.BytesIO(containers.to_odt(blocks))).read(
    "content.xml").replace(b"office:document-content", b"office:document")
def bound(blocks):
    "Each number of a table is shown by a control bound to stored XML; what stands in the control is the form's 0."
    with containers.zipfile.ZipFile(containers.io.BytesIO(rendered.to_docx(blocks))) as plain:
        parts = {name: plain.read(name) for name in plain.namelist()}
    numbers = []
    def control(run):
        numbers.append(run[1])
        binding = f'<w:dataBinding w:xpath="/numbers[1]/n[{len(numbers)}]" w:storeItemID="{{1}}"/>'
        return f'<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>0</w:t></w:r></w:sdtContent></w:sdt>'
    parts["word/document.xml"] = re.sub("<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr/>)?<w:t>([0-9]+)</w:t></w:r>", control, parts["word/document.xml"].decode())
    assert len(numbers) > 50
    parts["customXml/item1.xml"] = "<numbers>" + "".join(f"<n>{n}</n>" for n in numbers) + "</numbers>"
    parts["customXml/itemProps1.xml"] = '<ds:datastoreItem ds:itemID="{1}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    related = lambda kind, target: f'<Relationship Id="bound" Type="{kind}" Target="{target}"/>'
    parts["customXml/_rels/item1.xml.rels"] = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + related(kind + "Props", "itemProps1.xml") + "</Relationships>"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", related(kind, "../customXml/item1.xml") + "</Relationships>")
    out = containers.io.BytesIO()
    with containers.zipfile.ZipFile(out, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()
makers = {"docx": rendered.to_docx, "bound.docx": bound, "xlsx": rendered.to_xlsx, "odt": containers.to_odt, "ods": containers.to_ods, "ofd": containers.to_ofd,
    "mht": containers.to_mht, "gb.mht": lambda blocks: containers.to_mht(blocks, "gb2312", "quoted-printable"), "fodt": flat,
    "gb.html": lambda blocks: containers.to_page(blocks, "gb2312").encode("gb18030"), "u16.html": lambda blocks: containers.to_page(blocks, "utf-16").encode("utf-16")}
for kind in sys.argv[2:]:
    for seed in range(4):
        blocks = containers.blocks_of_report(random_report(seed=seed, dense=seed == 0, blank_zeros=seed == 1))
        (folder / f"made-{seed}.{kind}").write_bytes(makers[kind](blocks))
`;
    execFileSync(python[0], [...python.slice(1), "-P", "-c", script, folder, ...kinds], { stdio: ["ignore", "ignore", "inherit"] });
    return readdirSync(folder).filter((name) => kinds.some((kind) => /^made-\d+\./.test(name) && name.replace(/^made-\d+\./, "") === kind)).map((name) => join(folder, name));
};

for (const kind of ["docx", "bound.docx", "xlsx", "odt", "ods", "fodt", "ofd", "mht", "gb.mht", "gb.html", "u16.html"])
    test(`random reports as ${kind} give what the command finds`, async () => {
        const files = made([kind]);
        assert.equal(files.length, 4);
        for (const file of files) {
            await same(file);
            const { report } = await ask("check", {}, readFileSync(file));
            const cells = ({ tables }) => Object.entries(tables).flatMap(([name, table]) => table.cells.map(({ row, column, value, status }) => [name, row, column, value, status]));
            assert.deepEqual(cells(report), cells(JSON.parse(native("read", "--format", "json", file).split("\n")[0])), file);
        }
    });

test("a printed page gives as PDF what the command reads in it", async () => {
    const printer = await context.newPage();
    await printer.goto(pathToFileURL(example).href);
    const file = join(folder, "example.pdf");
    await printer.pdf({ path: file, format: "A4" });
    await printer.close();
    const { report } = await ask("check", {}, readFileSync(file));
    const expected = JSON.parse(native("read", "--format", "json", file).split("\n")[0]);
    const cells = ({ tables }) => Object.entries(tables).flatMap(([name, table]) => table.cells.map(({ row, column, value, status }) => [name, row, column, value, status]));
    assert.deepEqual(cells(report), cells(expected));
    assert.ok(cells(report).filter(([, , , value]) => value !== undefined).length > 100);
    await same(file, true);
});

test("what was typed onto a PDF is read as the command reads it", async () => {
    const row = (cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
    const rows = [["类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], ["行政复议", "", "", 0, 0, 3], ["未经复议直接起诉", 0, 0, 0, 0, 0], ["复议后起诉", 0, 0, 0, 0, 0]];
    const printer = await context.newPage();
    await printer.setContent(`<style>@page { size: 595pt 842pt; margin: 0 } body { margin: 0; font-size: 10pt } p { position: absolute; left: 40pt; top: 60pt }
        table { position: absolute; left: 40pt; top: 100pt; border-collapse: collapse; table-layout: fixed; width: 516pt } tr { height: 24pt } td { border: 1pt solid; padding: 0 }</style>
        <p>四、因政府信息公开工作被申请行政复议、提起行政诉讼情况</p><table>${rows.map(row).join("")}</table>`);
    const file = join(folder, "typed.pdf");
    await printer.pdf({ path: file, preferCSSPageSize: true });
    await printer.close();
    const script = `
import sys, pikepdf
from pikepdf import Dictionary, Name
with pikepdf.open(sys.argv[1], allow_overwriting_input=True) as pdf:
    boxes = {"2": [128, 696, 208, 716], "1": [214, 696, 294, 716]}
    fields = [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=value, V=value, F=4, Rect=box)) for value, box in boxes.items()]
    pdf.pages[0].Annots = pikepdf.Array(fields)
    pdf.Root.AcroForm = Dictionary(Fields=pikepdf.Array(fields), NeedAppearances=True)
    pdf.save()
`;
    execFileSync(python[0], [...python.slice(1), "-P", "-c", script, file], { stdio: ["ignore", "ignore", "inherit"] });
    const { report } = await ask("check", {}, readFileSync(file));
    const reviews = ({ tables }) => tables.reviews.cells.map(({ row, column, value, status }) => [row, column, value, status]);
    const expected = reviews(JSON.parse(native("read", "--format", "json", file).split("\n")[0]));
    assert.deepEqual(reviews(report), expected);
    assert.deepEqual(expected.slice(0, 5).map(([, , value]) => value), ["2", "1", "0", "0", "3"]);
});

test("every report of the corpus gives what the command finds", async (context) => {
    if (!corpus || !existsSync(corpus)) return context.skip("no corpus");
    const files = readdirSync(corpus, { recursive: true }).map((name) => join(corpus, name)).filter((name) => /\.(html?|txt|md|pdf|docx|xlsx)$/i.test(name));
    assert.ok(files.length > 0);
    for (const file of files) await same(file, /\.pdf$/i.test(file));
});

const leaves = async () => {
    const { tables } = await ask("form", { edition: "2021", language: "zh", otherUndivided: false });
    return Object.values(tables).flatMap((table) => table.cells.filter((cell) => cell.cell && cell.plus.length === 0).map((cell) => cell.cell));
};

test("what is filled in comes back from each format that is written", async () => {
    const cells = Object.fromEntries((await leaves()).map((cell, i) => [cell, String(i % 3)]));
    for (const cell of Object.keys(cells)) if (/^requests\.(received)\./.test(cell)) cells[cell] = "90";
    const given = { agency: "某县财政局", year: 2025, cells, texts: { problems: "公开的时效有待提高，将加强培训。" }, metadata: { date_published: "2026-01-20" } };
    const first = await ask("fill", given);
    assert.ok(first.consistent, JSON.stringify(first.findings ?? first));
    given.texts = { ...given.texts, ...first.proposals };
    const { finished, findings } = await ask("fill", given);
    assert.ok(finished, JSON.stringify(findings.filter((each) => each.outcome === "fail")));
    const values = (report) => Object.fromEntries(Object.entries(report.tables).map(([name, table]) => [name, table.cells.map(({ row, column, value }) => [row, column, value])]));
    for (const format of ["html", "markdown", "json", "docx", "xlsx"]) {
        const office = format === "docx" || format === "xlsx";
        const written = office ? await ask(format, { report: finished, language: "zh" }) : await ask("write", { report: finished, format, language: "zh" });
        const bytes = office ? Buffer.from(written.bytes, "base64") : Buffer.from(written.text);
        const file = join(folder, `filled.${format === "markdown" ? "md" : format}`);
        writeFileSync(file, bytes);
        const read = await ask("check", {}, bytes);
        assert.deepEqual(values(read.report), values(finished), format);
        assert.equal(read.report.metadata.agency, "某县财政局", format);
        await same(file);
    }
});

test("no file ends the page", async () => {
    const deep = "<div>".repeat(100_000);
    const bomb = zlibSync(new Uint8Array(80 << 20));
    const pdf = Buffer.concat([Buffer.from(`%PDF-1.4\n1 0 obj\n<</Length ${bomb.length}/Filter/FlateDecode>>\nstream\n`), bomb, Buffer.from("\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF")]);
    const word = (xml) => Buffer.from(zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(xml) }));
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const names = "urn:oasis:names:tc:opendocument:xmlns";
    const openDocument = (kind, body) =>
        Buffer.from(zipSync({
            mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
            "content.xml": strToU8(`<office:document-content xmlns:office="${names}:office:1.0" xmlns:text="${names}:text:1.0" xmlns:table="${names}:table:1.0"><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`),
        }));
    const table = (rows) => `<table:table>${rows}</table:table>`;
    const ofd = (parts) => Buffer.from(zipSync(parts));
    const inOfd = (name, content) => strToU8(`<ofd:${name} xmlns:ofd="http://www.ofdspec.org/2016">${content}</ofd:${name}>`);
    const unit = '<ofd:CompositeObject ID="9" ResourceID="9" Boundary="0 0 9 9"/>';
    const selfContained = {
        "OFD.xml": inOfd("OFD", "<ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody>"),
        "D.xml": inOfd("Document", '<ofd:CommonData><ofd:PublicRes>R.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages>'),
        "R.xml": inOfd("Res", `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9" Width="9" Height="9"><ofd:Content>${unit}${unit}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`),
        "P.xml": inOfd("Page", `<ofd:Content><ofd:Layer>${unit}</ofd:Layer></ofd:Content>`),
    };
    const lying = word(`<w:document ${w}><w:body/></w:document>`);
    const hostile = {
        "nothing": ["", "input.empty"],
        "deep HTML": [deep, "html.too-deep"],
        "broken JSON": ['{"gongkai": 1, oops', "json.syntax"],
        "deep JSON": [`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, "json.schema"],
        "no text": [Buffer.from([0, 1, 2, 3, 0, 255]), "input.binary"],
        "bomb in PDF": [pdf, "input.too-large"],
        "cut PDF": [Buffer.from("%PDF-1.7\n1 0 obj\n<<"), "format.damaged"],
        "entities in Word": [word(`<!DOCTYPE a [<!ENTITY b "c">]><w:document ${w}><w:body>&b;</w:body></w:document>`), "format.damaged"],
        "deep Word": [word(`<w:document ${w}><w:body>${"<w:sdt>".repeat(1000)}${"</w:sdt>".repeat(1000)}</w:body></w:document>`), "format.too-complex"],
        "bomb in Word": [Buffer.from(zipSync({ "word/document.xml": new Uint8Array(20 << 20) })), "input.too-large"],
        "bomb in a zip": [Buffer.from(zipSync({ a: new Uint8Array(70 << 20), b: new Uint8Array(70 << 20) })), "input.too-large"],
        "cut zip": [lying.subarray(0, lying.length - 30), "format.damaged"],
        "old Word": [Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from("WordDocument", "utf16le")]), "format.needs-reader"],
        "picture": [Buffer.from("89504e470d0a1a0a", "hex"), "document.scanned"],
        "bomb in Excel": [Buffer.from(zipSync({ "xl/workbook.xml": new Uint8Array(20 << 20) })), "input.too-large"],
        "repeats in OpenDocument": [openDocument("text", table('<table:table-row table:number-rows-repeated="200000"/>'.repeat(4000))), "format.too-complex"],
        "hidden repeats in OpenDocument": [openDocument("spreadsheet", table('<table:table-row table:visibility="collapse" table:number-rows-repeated="199999"/>'.repeat(4000))), "format.too-complex"],
        "deep OpenDocument": [openDocument("text", "<text:section>".repeat(1000) + "</text:section>".repeat(1000)), "format.too-complex"],
        "entities in OpenDocument": [Buffer.from(zipSync({ "content.xml": strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') })), "format.damaged"],
        "bomb in OFD": [ofd({ "OFD.xml": new Uint8Array(20 << 20) }), "input.too-large"],
        "entities in OFD": [ofd({ "OFD.xml": strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }), "format.damaged"],
        "OFD of nothing": [ofd({ "OFD.xml": strToU8("<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'/>") }), "format.damaged"],
        "OFD in itself": [ofd(selfContained), "format.too-complex"],
        "archive without a page": [Buffer.from("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n--b--\n"), "format.damaged"],
        "deep archive": [Buffer.from("MIME-Version: 1.0\n" + Array.from({ length: 100 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join("")), ["format.too-complex", "format.damaged"]],
        "broken tidy": ["table,row,column,value\nrequests,total,nobody,1\n", null],
        "long line": ["政".repeat(3_000_000), null],
    };
    for (const [name, [bytes, code]] of Object.entries(hostile)) {
        const told = (await ask("check", {}, bytes)).problem?.code;
        if (code) assert.ok([code].flat().includes(told), `${name}: ${told}`);
        else assert.ok(told && told !== "page.trapped", `${name}: ${told}`);
        const file = join(folder, "hostile");
        writeFileSync(file, bytes);
        const [expected] = nativeFindings(file);
        if (!["old Word", "picture", "bomb in a zip", "bomb in PDF", "deep archive"].includes(name)) assert.equal(told, expected.error?.code ?? expected.code, name);
    }
    const scripted = "<!DOCTYPE html><title>x</title><script>globalThis.taken = true</script><img src=x onerror='globalThis.taken = true'>" + readFileSync(example, "utf8");
    assert.ok((await ask("check", {}, scripted)).findings);
    assert.equal(await page.evaluate(() => globalThis.taken), undefined);
    await same(example);
});

test("a person drops files, sees each cell's state, the finding beside it and the place", async () => {
    await page.locator("#main input[type=file]").first().setInputFiles([example, join(folder, "example.pdf")]);
    await page.locator("h2", { hasText: "历年对照" }).waitFor();
    await page.getByRole("button", { name: "example-2024.html" }).click();
    const cell = page.locator('td[data-cell="requests.total.natural_person"]');
    await cell.waitFor();
    assert.match(await cell.getAttribute("class"), /\berror\b/);
    await cell.getByRole("button").focus();
    await page.keyboard.press("Enter");
    await page.locator(".source mark").waitFor();
    assert.equal(await page.locator(".source mark").textContent(), "2");
    assert.match(await page.locator(".repairs").textContent(), /2 → 11/);
    await page.getByRole("button", { name: "example.pdf" }).click();
    await page.locator('td[data-cell="requests.total.natural_person"] button').click();
    await page.locator(".page-picture canvas").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /SARIF/ }).click()]);
    const { runs } = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.ok(runs[0].results.length > 0);
});

test("a wish to stop is heard, and the page goes on", async () => {
    const stopped = page.evaluate(() => globalThis.gongkai.client.ask("check", { content: new TextEncoder().encode("<p>".repeat(3_000_000)) }).then(() => "done", (error) => error.problem.code));
    await page.evaluate(() => globalThis.gongkai.client.stop());
    assert.equal(await stopped, "page.stopped");
    await same(example);
});

test("what contradicts itself is shown as it is typed, and the work is kept", async () => {
    await page.goto(`${pathToFileURL(html).href}#fill`);
    await page.getByLabel("机关名称").fill("某县财政局");
    await page.getByRole("button", { name: "其余空格填 0" }).click();
    await page.locator('input[data-cell="requests.granted.natural_person"]').fill("2");
    await page.locator('td.total.error output[data-cell="requests.carried_out.natural_person"]').waitFor();
    assert.equal(await page.locator('output[data-cell="requests.total.total"]').textContent(), "2");
    assert.ok(await page.getByRole("button", { name: "Word" }).isDisabled());
    await page.locator('input[data-cell="requests.received.natural_person"]').fill("2");
    await page.locator(".badge.good").waitFor();
    await page.getByRole("button", { name: "采用拟出的文字" }).first().click();
    assert.match(await page.locator("#text-overview").inputValue(), /新收政府信息公开申请2件/);
    await page.locator('input[data-cell="requests.received.natural_person"]').fill("3");
    await page.waitForFunction(() => /新收政府信息公开申请3件/.test(document.querySelector("#text-overview").value));
    await page.reload();
    assert.equal(await page.locator('input[data-cell="requests.received.natural_person"]').inputValue(), "3");
});

test("a due day is told with its calendar", async () => {
    await page.goto(`${pathToFileURL(html).href}#clock`);
    await page.locator('input[name="received"]').fill("2025-01-20");
    await page.locator(".due strong", { hasText: "2025-02-21" }).waitFor();
    assert.equal(await page.locator("td.last").count(), 1);
});

for (const scheme of ["light", "dark"])
    test(`nobody is kept out (${scheme})`, async () => {
        await page.emulateMedia({ colorScheme: scheme });
        for (const view of ["check", "fill", "clock"]) {
            await page.goto(`${pathToFileURL(html).href}#${view}`);
            if (view === "check") {
                await page.locator("#main input[type=file]").first().setInputFiles([example, join(folder, "example.pdf")]);
                await page.locator('td[data-cell="requests.total.natural_person"]').waitFor();
            }
            if (view === "fill") await page.locator('input[data-cell="requests.received.natural_person"]').waitFor();
            if (view === "clock") await page.locator("td.last").waitFor();
            const { violations: found } = await page.evaluate(`(() => { ${axe}; return axe.run(document, { resultTypes: ["violations"] }); })()`);
            assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes[0].html}`.slice(0, 300)), [], view);
        }
        await page.emulateMedia({ colorScheme: null });
    });

test("at 200 % and on a narrow screen nothing runs out of the page", async () => {
    const narrow = await context.newPage();
    await narrow.setViewportSize({ width: 360, height: 700 });
    for (const view of ["check", "fill", "clock"]) {
        await narrow.goto(`${pathToFileURL(html).href}#${view}`);
        if (view === "check") {
            await narrow.locator("#main input[type=file]").first().setInputFiles([example, join(folder, "example.pdf")]);
            await narrow.locator('td[data-cell="requests.total.natural_person"]').waitFor();
        }
        await narrow.waitForTimeout(300);
        assert.ok((await narrow.evaluate(() => document.documentElement.scrollWidth)) <= 360, view);
    }
    await narrow.close();
});

test("text that is pasted is checked, and findings are kept as Excel", async () => {
    await page.goto("about:blank");
    await page.goto(`${pathToFileURL(html).href}#check`);
    await page.locator("summary", { hasText: "粘贴文字或表格" }).click();
    await page.locator("#pasted").fill(readFileSync(join(folder, "example.txt"), "utf8"));
    await page.getByRole("button", { name: "核对粘贴的内容" }).click();
    await page.locator(".finding.error").first().waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /Excel/ }).click()]);
    const { "xl/worksheets/sheet1.xml": sheet } = unzipSync(readFileSync(await download.path()));
    assert.match(strFromU8(sheet), /requests\.disposition-sum/);
});

test("last year's report and a ledger fill the form, and each cell names its requests", async () => {
    await page.goto(`${pathToFileURL(html).href}#fill`);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    const input = page.locator("#main input[type=file]").first();
    await input.setInputFiles(example);
    await page.getByText("已读入上年报告").waitFor();
    assert.equal(await page.getByLabel("机关名称").inputValue(), "示例市数据资源局");
    await page.getByRole("button", { name: "采用上年报告的数" }).click();
    assert.equal(await page.locator('input[data-cell="requests.carried_in.natural_person"]').inputValue(), "2");
    await input.setInputFiles(resolve("examples/ledgers/ledger-2025.csv"));
    await page.getByText(/计入\d+件/).waitFor();
    const counted = JSON.parse(native("tally", resolve("examples/ledgers/ledger-2025.csv"), "--year", "2025", "--format", "json"));
    let compared = 0;
    for (const { table, row, column, value } of counted.cells) {
        const leaf = page.locator(`input[data-cell="${table}.${row}.${column}"]`);
        if ((await leaf.count()) === 0) continue; // a total
        compared += 1;
        assert.equal(await leaf.inputValue(), String(value), `${row}.${column}`);
    }
    assert.ok(compared > 100, String(compared));
    assert.ok(await page.getByText(/计入\d+件/).isVisible(), "what became of the ledger stays while the form is reckoned");
    const cell = page.locator('input[data-cell="requests.granted.natural_person"]');
    await cell.focus();
    assert.match(await page.locator(".behind").textContent(), /2025-001/);
    await input.setInputFiles({ name: "broken.csv", mimeType: "text/csv", buffer: Buffer.from("id,when\n1,2\n") });
    await page.locator(".status .problem").waitFor();
});

test("the keyboard reaches the content at once and everything in it", async () => {
    await page.goto("about:blank");
    await page.goto(pathToFileURL(html).href);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.getElementById("main").contains(document.activeElement)));
    for (const view of ["check", "fill", "clock"]) {
        await page.goto(`${pathToFileURL(html).href}#${view}`);
        const beyond = await page.evaluate(() => [...document.querySelectorAll("a, button, input:not([type=file]), select, textarea, summary")].filter((each) => each.tabIndex < 0).map((each) => each.outerHTML));
        assert.deepEqual(beyond, [], view);
    }
});

test("nothing was fetched, and nothing that the policy forbids was tried", () => {
    assert.deepEqual(requests.filter((address) => !/^(file|blob|data):/.test(address)), []);
    assert.deepEqual(violations, []);
});

test("the same sources give the same bytes", () => {
    const again = join(folder, "again.html");
    execFileSync("node", ["web/build.mjs", "build/web/gongkai.wasm", again]);
    const hash = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
    assert.equal(hash(again), hash(html), basename(html));
});
