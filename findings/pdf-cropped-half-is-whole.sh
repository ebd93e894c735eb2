#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10, pypdfium2 5.15.2 (PyPI) and PDFBox 3.0.8 (Maven): of a sheet that was cut into
# two pages each page has the whole.
#
# Seen: a sheet shows 11 on its left half and 22 on its right; two pages draw it, the one with a CropBox of the left half, the other of the
# right. Each of the five has 11 and 22 on both pages, PDFium as its whole text. PDFium's text within bounds, PyMuPDF 2.0 and pdfjs-dist 5.6.205 (npm)
# have 11 of the one and 22 of the other.
# Unexpected: ISO 32000-1 (14.11.2) has the CropBox be the region that the contents of a page are clipped to when they are shown or
# printed. All five know the box, and none says that its text is of more than the page.
# Costs: reports that were printed as double pages are split this way by whoever publishes them, and nothing is taken out of the file: each
# number is there twice, sums are doubled, and rows of both halves stand in one line.
# Here: text is read where the page shows it (docs/formats.md; test_findings.py).
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
from parts import drawn, observe, pdf
from pdfminer.high_level import extract_text

sheet = drawn(100, 700, "11") + drawn(400, 700, "22")
for half, box, shown in (("left", "0 0 297 842", "11"), ("right", "297 0 595 842", "22")):
    name = f"{half}.pdf"
    Path(name).write_bytes(pdf(sheet, page=f"/CropBox [{box}]"))
    page = pypdfium2.PdfDocument(name)[0].get_textpage()
    texts = {
        "pypdf": pypdf.PdfReader(name).pages[0].extract_text(),
        "pdfminer": extract_text(name),
        "pdfplumber": pdfplumber.open(name).pages[0].extract_text(),
        "PDFium": page.get_text_range(),
        "PDFium, within bounds": page.get_text_bounded(),
        "PyMuPDF": pymupdf.open(name)[0].get_text(),
    }
    part = {"PDFium, within bounds": [shown], "PyMuPDF": [shown]}
    observe(f"the {half} half", {reader: text.split() for reader, text in texts.items()}, dict.fromkeys(texts, ["11", "22"]) | part)
PY
cat >finding.mjs <<'JS'
import fs from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { getDocument } = await import(require.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
const observe = require(process.env.PYTHONPATH + '/observe.js');
const document = await getDocument({ data: new Uint8Array(fs.readFileSync('left.pdf')), verbosity: 0 }).promise;
const page = await document.getPage(1);
observe('pdf.js, the page', page.view, [0, 0, 297, 842]);
observe('pdf.js', (await page.getTextContent()).items.map(x => x.str).filter(x => x.trim()), ['11']);
JS
node finding.mjs
cat >Finding.java <<'JAVA'
import java.io.File;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

public class Finding {
    public static void main(String[] arguments) throws Exception {
        try (var document = Loader.loadPDF(new File("left.pdf"))) {
            String seen = new PDFTextStripper().getText(document).strip();
            System.out.println("PDFBox: " + seen);
            System.exit(seen.equals("11 22") ? 0 : 1);
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java 2>/dev/null
