#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mammoth 1.13.0, python-docx 1.2.0 and pandoc 3.9 (by pypandoc_binary 1.17, PyPI): the total of a table is empty.
#
# Seen: a cell whose number is the saved result of a formula, <w:fldSimple w:instr=" =SUM(LEFT) ">16, is empty in all three.
# The same formula as a complex field (w:fldChar) is 15 in all three.
# Unexpected: ISO/IEC 29500-1 has w:fldSimple and w:fldChar be two forms of one thing, and the runs within w:fldSimple are its
# result, which is what stands on the page. mammoth gives a message only of an unrecognised element, the others none.
# Costs: the total, which Word worked out, reads as left blank; a check finds that the row does not say what it adds up to.
# Here: fields of both forms are read (tests of test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages mammoth==1.13.0 python-docx==1.2.0 pypandoc_binary==1.17
python - <<'PY'
import io
import re
import subprocess

import docx as python_docx
import mammoth
import pypandoc
from parts import cell, docx, observe, paragraph, row, run

mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
code = '<w:r><w:instrText xml:space="preserve"> =SUM(LEFT) </w:instrText></w:r>'
field = paragraph(mark.format("begin") + code + mark.format("separate") + run("15") + mark.format("end"))
simple = paragraph(f'<w:fldSimple w:instr=" =SUM(LEFT) ">{run("16")}</w:fldSimple>')
document = docx(2, row(cell("甲"), cell(field)), row(cell("乙"), cell(simple)))


def cells(html: str) -> list[str]:
    return [re.sub(r"<[^>]*>", "", one) for one in re.findall(r"<td>(.*?)</td>", html, re.DOTALL)]


observe("mammoth", cells(mammoth.convert_to_html(io.BytesIO(document)).value), ["甲", "15", "乙", ""])
table = python_docx.Document(io.BytesIO(document)).tables[0]
observe("python-docx", [one.text for line in table.rows for one in line.cells], ["甲", "15", "乙", ""])
pandoc = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "html"]
observe("pandoc", cells(subprocess.run(pandoc, input=document, capture_output=True, check=True).stdout.decode()), ["甲", "15", "乙", ""])
PY
