#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# PDFium by pypdfium2 5.15.2 (PyPI): the text within bounds runs lines of one character together.
#
# Seen: of the rows 2 1 0 0 3 and 0 0 0 5 5, each number drawn by itself, get_text_bounded() gives '2\r\n1003\r\n00055';
# get_text_range() of the same page has each of the ten numbers on a line of its own.
# Unexpected: without arguments the bounds are the page, so both should part the same words; pypdfium2 documents the two as
# the text of the given bounds and of the given characters. FPDFText_GetBoundedText promises the text in a rectangle, and
# no two of these numbers stand nearer than 60 points.
# Costs: the cells of a row become one number, 1003, that the page does not have; small counts are most of these tables.
# Here: only places of characters are taken from PDFium, and cells are what lines enclose (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages pypdfium2==5.15.2
python - <<'PY'
from parts import drawn, observe, pdf
from pypdfium2 import PdfDocument

rows = [(670, "2 1 0 0 3"), (640, "0 0 0 5 5")]
page = pdf("".join(drawn(110 + 60 * i, y, text) for y, row in rows for i, text in enumerate(row.split())))
text = PdfDocument(page)[0].get_textpage()
observe("get_text_bounded()", text.get_text_bounded(), "2\r\n1003\r\n00055")
observe("get_text_range()", text.get_text_range().split(), ["2", "1", "0", "0", "3", "0", "0", "0", "5", "5"])
PY
