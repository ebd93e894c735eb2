#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mammoth 1.13.0, docx2python 3.7.1 and pandoc 3.9 (by pypandoc_binary 1.17, PyPI): 12 above 34 is 1234.
#
# Seen: 12 and 34 in a cell with w:cr between them are 1234; mammoth alone has a message, a warning that w:cr is ignored. With
# w:br between them they are two lines in each of the three. python-docx 1.2.0 and docx2txt 0.9 have two lines either way.
# With w:noBreakHyphen between them they are 1234 in docx2python and docx2txt, and keep the hyphen in the others.
# Unexpected: ISO/IEC 29500-1 17.3.3 has w:cr stand for a carriage return that starts a new line, handled like w:br without
# a type, and w:noBreakHyphen for a hyphen that is shown.
# Root: the handlers in mammoth/docx/body_xml.py and the Tags of docx2python/attribute_register.py have w:br and no w:cr.
# Costs: a number and its note, or a range and a telephone number, become one count that the document does not show.
# Here: both part what stands beside them (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages mammoth==1.13.0 docx2python==3.7.1 pypandoc_binary==1.17 python-docx==1.2.0 docx2txt==0.9
python - <<'PY'
import io
import re
import subprocess

import docx as python_docx
import docx2txt
import mammoth
import pypandoc
from docx2python import docx2python
from parts import cell, docx, observe, paragraph, row


def read(between: str) -> dict[str, str]:
    inner = f"<w:r><w:t>12</w:t><w:{between}/><w:t>34</w:t></w:r>"
    document = docx(1, row(cell(paragraph(inner))))
    pandoc = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "html"]
    page = subprocess.run(pandoc, input=document, capture_output=True, check=True).stdout.decode()
    with docx2python(io.BytesIO(document)) as body:
        by_docx2python = body.body[0][0][0][0]
    return {
        "mammoth": re.findall("<p>(.*?)</p>", mammoth.convert_to_html(io.BytesIO(document)).value)[0],
        "docx2python": by_docx2python,
        "pandoc": re.findall("(?s)<t[dh][^>]*>(.*?)</t[dh]>", page)[0],
        "python-docx": python_docx.Document(io.BytesIO(document)).tables[0].cell(0, 0).text,
        "docx2txt": docx2txt.process(io.BytesIO(document)).strip(),
    }


lines = {"python-docx": "12\n34", "docx2txt": "12\n34"}
observe("w:cr", read("cr"), {"mammoth": "1234", "docx2python": "1234", "pandoc": "1234", **lines})
observe("w:br", read("br"), {"mammoth": "12<br />34", "docx2python": "12\n34", "pandoc": "12<br />\n34", **lines})
hyphens = {"mammoth": "12\u201134", "docx2python": "1234", "pandoc": "12\u201134", "python-docx": "12-34", "docx2txt": "1234"}
observe("w:noBreakHyphen", read("noBreakHyphen"), hyphens)
PY
