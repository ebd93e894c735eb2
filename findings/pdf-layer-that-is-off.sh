#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pypdfium2 5.15.2, pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10 (PyPI), pdfjs-dist 5.6.205 (npm): a layer that is
# off is text like any other.
#
# Seen: a cell shows 46; in an optional content group that the document turns off stands 99. All five give 99 as well, and
# pdfplumber puts it into the cell: '99\n46'. PyMuPDF 2.0 gives 46.
# Unexpected: ISO 32000-1 8.11.4.3 has the groups of /OFF turned off when the document is opened, and such content is
# not drawn; PDFium and pdf.js follow it when they draw, and no text interface of the five says that it does not.
# Costs: the number of a draft that a word processor or a layout program left in a hidden layer is read as the report's.
# Here: PDF is opened by PDFium, so what it gives of such a layer is read too: two numbers in a cell are none (docs/formats.md),
# but one in a cell that shows nothing is taken for its number.
. "$(dirname "$0")/support/setup.sh"
python_packages pypdfium2==5.15.2 pypdf==7.1.1 pdfminer.six==20260107 pdfplumber==0.11.10
node_packages pdfjs-dist@5.6.205
python - <<'PY'
from pathlib import Path

import pdfplumber
import pypdf
import pypdfium2
from parts import drawn, observe, pdf
from pdfminer.high_level import extract_text

lines = " ".join(f"{x} 600 m {x} 650 l S" for x in (100, 200, 300)) + " 100 600 m 300 600 l S 100 650 m 300 650 l S "
shown = lines + drawn(110, 610, "A") + drawn(210, 610, "46")
layer = "/OC /P1 BDC " + drawn(210, 630, "99") + " EMC"
Path("layer.pdf").write_bytes(
    pdf(
        shown + layer,
        "/Properties << /P1 6 0 R >>",
        "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Order [6 0 R] >> >>",
        ("<< /Type /OCG /Name (Draft) >>",),
    )
)
observe("pypdfium2", sorted(pypdfium2.PdfDocument("layer.pdf")[0].get_textpage().get_text_range().split()), ["46", "99", "A"])
observe("pypdf", sorted(pypdf.PdfReader("layer.pdf").pages[0].extract_text().split()), ["46", "99", "A"])
observe("pdfminer", sorted(extract_text("layer.pdf").split()), ["46", "99", "A"])
observe("pdfplumber", pdfplumber.open("layer.pdf").pages[0].extract_tables(), [[["A", "99\n46"]]])
PY
cat >finding.mjs <<'JS'
import fs from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { getDocument } = await import(require.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
const observe = require(process.env.PYTHONPATH + '/observe.js');
const document = await getDocument({ data: new Uint8Array(fs.readFileSync('layer.pdf')), verbosity: 0 }).promise;
const content = await (await document.getPage(1)).getTextContent();
observe('pdf.js', content.items.map(x => x.str).filter(x => x.trim()).sort(), ['46', '99', 'A']);
JS
node finding.mjs
