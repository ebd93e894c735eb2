#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pypdf 7.1.1 (PyPI): a row of a page that was turned is one number.
#
# Seen: of the rows 1 0 3 4 and 11 22 33 66 on a page that is upright with /Rotate 0 or 90, extract_text() has the numbers apart; with
# /Rotate 180 or 270 it has 1034 and 11223366. pdfminer.six 20260107, pdfplumber 0.11.10 and pypdfium2 5.15.2 part them in all four.
# Unexpected: ISO 32000-1 has Rotate turn the page clockwise when it is shown; the four pages look the same, and extract_text is
# documented to take a page by orientations, 0, 90, 180 and 270. The gap between two words is looked for in one direction of the line.
# Costs: wide tables are printed on landscape pages, which scanners and printers turn by 90 or 270: half of them have rows that are one
# number each, of the digits of all its cells.
# Here: PDF is opened by PDFium, and pages may lie on any side (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages pypdf==7.1.1 pdfminer.six==20260107 pypdfium2==5.15.2
python - <<'PY'
import io

import pypdf
import pypdfium2
from parts import drawn, observe, pdf
from pdfminer.high_level import extract_text

ROWS = ("1 0 3 4".split(), "11 22 33 66".split())
words = "".join(drawn(60 + 80 * i, 690 - 40 * j, word) for j, row in enumerate(ROWS) for i, word in enumerate(row))
TURNS = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 800 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 -200 500"}
RUN_TOGETHER = ["1034", "11223366"]
apart = [*ROWS[0], *ROWS[1]]
for turn, matrix in TURNS.items():
    page = pdf(f"q {matrix} cm {words} Q", page=f"/Rotate {turn}")
    seen = pypdf.PdfReader(io.BytesIO(page)).pages[0].extract_text().split()
    observe(f"pypdf, {turn}", seen, RUN_TOGETHER if turn >= 180 else apart)
    observe(f"pdfminer, {turn}", sorted(extract_text(io.BytesIO(page)).split()), sorted(apart))
    observe(f"PDFium, {turn}", pypdfium2.PdfDocument(page)[0].get_textpage().get_text_range().split(), apart)
PY
