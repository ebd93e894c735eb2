#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10 (PyPI) and pdfjs-dist 5.6.205 (npm): a bold 12 is 1122 or 1212.
#
# Seen: a table in bold, where SimSun has no bold face and each number is drawn once more 0.3 points to the right: the table of pdfplumber
# has 1122 and 3300 for 12 and 30, pdfminer and pypdf have 1212 and 3030, pdf.js has 12 twice. PDFium by pypdfium2 5.15.2 has
# each number once.
# Unexpected: two glyphs on one place are one letter to who reads the page, and where a font has no bold face office programs have drawn
# it like this for decades. pdfplumber has dedupe_chars() for it, and its tables do not ask.
# Costs: totals are what a table has in bold: 12 is 1122, 1 is 11, and 0, which is 00, hides that it happened.
# Here: PDF is opened by PDFium; a letter that is drawn twice on its place is one (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages pypdf==7.1.1 pdfminer.six==20260107 pdfplumber==0.11.10 pypdfium2==5.15.2
node_packages pdfjs-dist@5.6.205
python - <<'PY' 2>/dev/null
import io
from pathlib import Path

import pdfplumber
import pypdf
import pypdfium2
from parts import observe, pdf_table
from pdfminer.high_level import extract_text

page = pdf_table([["12", "30", "0"], ["7", "8", "9"]])
Path("bold.pdf").write_bytes(page)
observe("pdfplumber", pdfplumber.open(io.BytesIO(page)).pages[0].extract_table(), [["1122", "3300", "00"], ["77", "88", "99"]])
deduped = pdfplumber.open(io.BytesIO(page)).pages[0].dedupe_chars().extract_table()
observe("pdfplumber, dedupe_chars", deduped, [["12", "30", "0"], ["7", "8", "9"]])
observe("pdfminer", sorted(extract_text(io.BytesIO(page)).split()), sorted("1212 3030 00 77 88 99".split()))
observe("pypdf", pypdf.PdfReader(io.BytesIO(page)).pages[0].extract_text().split(), "1212 3030 00 77 88 99".split())
observe("PDFium", pypdfium2.PdfDocument(page)[0].get_textpage().get_text_range().split(), "12 30 0 7 8 9".split())
PY
cat >finding.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
const observe = createRequire(import.meta.url)(process.env.PYTHONPATH + '/observe.js');
const maps = { cMapUrl: 'node_modules/pdfjs-dist/cmaps/', cMapPacked: true, verbosity: 0 };
const file = await getDocument({ data: new Uint8Array(readFileSync('bold.pdf')), ...maps }).promise;
const { items } = await (await file.getPage(1)).getTextContent();
const words = items.map((item) => item.str.trim()).filter((word) => word);
observe('pdf.js', words.slice(0, 4), ['12', '12', '30', '30']);
JS
node finding.mjs
