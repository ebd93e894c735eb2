#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mammoth 1.13.0, python-docx 1.2.0 and pandoc 3.9 (by pypandoc_binary 1.17, PyPI): words with ruby are not there at all.
#
# Seen: of 勾稽关系 with 勾稽 as ruby base and its pinyin above, 关系 is left, base and pinyin both gone, without a message.
# Unexpected: w:rubyBase of ISO/IEC 29500-1 is the text that the pinyin annotates, part of the sentence; the command for
# pinyin (拼音指南) of Word and WPS writes it. Of a web page the same pandoc keeps base and annotation.
# Costs: labels of rows and names of organs with a rare character lose it, numbers under a note become blank cells.
# Here: of ruby the base is read (docs/formats.md; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages mammoth==1.13.0 python-docx==1.2.0 pypandoc_binary==1.17
python - <<'PY'
import io
import subprocess

import docx as python_docx
import mammoth
import pypandoc
from parts import cell, docx, observe, paragraph, row, run

ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('gou ji')}</w:rt><w:rubyBase>{run('勾稽')}</w:rubyBase></w:ruby></w:r>"
document = docx(1, row(cell(paragraph(ruby + run("关系")))))
result = mammoth.convert_to_html(io.BytesIO(document))
observe("mammoth", result.value, "<table><tr><td><p>关系</p></td></tr></table>")
observe("python-docx", python_docx.Document(io.BytesIO(document)).tables[0].cell(0, 0).text, "关系")
pandoc = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "html"]
observe("pandoc", subprocess.run(pandoc, input=document, capture_output=True, check=True).stdout.decode().count("<td>关系</td>"), 1)
PY
