#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10, pypdfium2 5.15.2 (PyPI), pdfjs-dist 5.6.205 (npm), PDFBox 3.0.8 (Maven): a number that was
# typed onto a page is not on it.
#
# Seen: a cell shows 12, typed into a field of a form, another 34, typed with a viewer (free text). Both are drawn by their appearance, and neither is in
# the text of the six; pdfplumber has the table with two empty cells. PyMuPDF 2.0 and pdftotext of poppler have both.
# Unexpected: ISO 32000-1 (12.5.5) has the appearance of an annotation be drawn on the page, and flag 4 (12.5.3) has it printed. No text
# interface of the six says that the page has more text than it gives; that fields can be asked for by name tells nothing of where they are.
# Costs: forms are handed out as PDF to be filled in at the office computer, and a last number is typed onto the page: an empty cell is
# read as blank, that is, as nothing reported.
# Here: the values of fields and free text are read where they are shown (docs/formats.md; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages pypdfium2==5.15.2 pypdf==7.1.1 pdfminer.six==20260107 pdfplumber==0.11.10 PyMuPDF==2.0
node_packages pdfjs-dist@5.6.205
java_packages org.apache.pdfbox:pdfbox:3.0.8
python - <<'PY'
from pathlib import Path

import pdfplumber
import pymupdf
import pypdf
import pypdfium2
from parts import drawn, observe, pdf, typed
from pdfminer.high_level import extract_text

lines = " ".join(f"{x} 600 m {x} 650 l S" for x in (100, 200, 300, 400)) + " 100 600 m 400 600 l S 100 650 m 400 650 l S "
Path("form.pdf").write_bytes(pdf(lines + drawn(110, 620, "A"), **typed((210, 615, 250, 635, "12"), (310, 615, 350, 635, "34"))))
page = pypdfium2.PdfDocument("form.pdf")[0].get_textpage()
texts = {
    "pypdf": pypdf.PdfReader("form.pdf").pages[0].extract_text(),
    "pdfminer": extract_text("form.pdf"),
    "PDFium": page.get_text_range(),
    "PyMuPDF": pymupdf.open("form.pdf")[0].get_text(),
}
observe("text", {reader: sorted(text.split()) for reader, text in texts.items()}, dict.fromkeys(texts, ["A"]) | {"PyMuPDF": ["12", "34", "A"]})
observe("pdfplumber", pdfplumber.open("form.pdf").pages[0].extract_tables(), [[["A", "", ""]]])
PY
cat >finding.mjs <<'JS'
import fs from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { getDocument } = await import(require.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
const observe = require(process.env.PYTHONPATH + '/observe.js');
const document = await getDocument({ data: new Uint8Array(fs.readFileSync('form.pdf')), verbosity: 0 }).promise;
const content = await (await document.getPage(1)).getTextContent();
observe('pdf.js', content.items.map(x => x.str).filter(x => x.trim()), ['A']);
JS
node finding.mjs
cat >Finding.java <<'JAVA'
import java.io.File;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

public class Finding {
    public static void main(String[] arguments) throws Exception {
        try (var document = Loader.loadPDF(new File("form.pdf"))) {
            String seen = new PDFTextStripper().getText(document).strip();
            System.out.println("PDFBox: " + seen);
            System.exit(seen.equals("A") ? 0 : 1);
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java 2>/dev/null
