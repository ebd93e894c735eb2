#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# PyMuPDF 2.0 (PyPI): the replacement text of a number is laid over its glyphs one by one.
#
# Seen: glyphs 1,284 in a span with the ActualText 1284 are '1 284': neither what is drawn nor what the span says.
# pypdfium2 5.15.2 gives 1284, pypdf 7.1.1 gives 1,284.
# Unexpected: ISO 32000-1 14.9.4 has ActualText replace the content of the span as a whole.
# Costs: a count becomes two, 1 and 284, wherever a tagged PDF has the number without its separator.
# Here: PDFium is used, and two numbers in a cell are none (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages pymupdf==2.0 pypdfium2==5.15.2 pypdf==7.1.1
python - <<'PY'
import io

import pymupdf
import pypdf
import pypdfium2
from parts import drawn, observe, pdf

page = pdf("/Span << /ActualText (1284) >> BDC " + drawn(100, 700, "1,284") + "EMC")
observe("PyMuPDF", pymupdf.open(stream=page)[0].get_text().strip(), "1 284")
observe("pypdfium2", pypdfium2.PdfDocument(page)[0].get_textpage().get_text_range(), "1284")
observe("pypdf", pypdf.PdfReader(io.BytesIO(page)).pages[0].extract_text().strip(), "1,284")
PY
