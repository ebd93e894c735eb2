#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pypdf 7.1.1, PDFium by pypdfium2 5.15.2 and PyMuPDF 2.0 (PyPI): Chinese in GBKp-EUC-H is Korean, 㛃 in GBK2K-H is lost.
#
# Seen: of a page whose font is not embedded and has the predefined CMap GBK-EUC-H all have 受理12件; with GBKp-EUC-H or
# GBKp-EUC-V, where these codes mean the same, pypdf has 쫜샭ㄲ볾, without an error. Of 㛃12 in GBK2K-H, where 㛃 is four bytes of
# GB 18030, PDFium has U+FFFD twice and 12, PyMuPDF 12 alone. pdfminer.six 20260107 has every one of them.
# Unexpected: the three are among the predefined CMaps that ISO 32000-1 lists for Chinese. pypdf has only some of these names in
# a table (pypdf/_cmap.py) and takes codes of the others for UTF-16.
# Costs: reports printed by older office systems, which left SimSun outside, are Korean with numbers of one letter each; persons
# and places lose the character that their name is known by.
# Here: PDFs are opened by PDFium; what it does not know makes no number (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages pypdf==7.1.1 pypdfium2==5.15.2 pdfminer.six==20260107 pymupdf==2.0
python - <<'PY' 2>/dev/null
import io

import pymupdf
import pypdf
import pypdfium2
from parts import observe, outside_font, pdf
from pdfminer.high_level import extract_text


def read(cmap: str, text: str) -> dict[str, str]:
    font, more = outside_font(cmap)
    page = pdf(f"BT /F1 12 Tf 100 700 Td <{text.encode('gb18030').hex()}> Tj ET", more=more, font=font)
    found = {
        "pypdf": pypdf.PdfReader(io.BytesIO(page)).pages[0].extract_text(),
        "PDFium": pypdfium2.PdfDocument(page)[0].get_textpage().get_text_range(),
        "pdfminer": extract_text(io.BytesIO(page)),
        "PyMuPDF": pymupdf.open(stream=page)[0].get_text(),
    }
    return {name: "".join(text.split()) for name, text in found.items()}


right = dict.fromkeys(("pypdf", "PDFium", "pdfminer", "PyMuPDF"), "受理12件")
observe("GBK-EUC-H", read("GBK-EUC-H", "受理12件"), right)
observe("GBKp-EUC-H", read("GBKp-EUC-H", "受理12件"), {**right, "pypdf": "쫜샭ㄲ볾"})
observe("GBKp-EUC-V", read("GBKp-EUC-V", "受理12件"), {**right, "pypdf": "쫜샭ㄲ볾"})
right = dict.fromkeys(right, "㛃12")
observe("GBK2K-H", read("GBK2K-H", "㛃12"), {**right, "PDFium": "\ufffd\ufffd12", "PyMuPDF": "12"})
PY
