#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# striprtf 0.0.35, mammoth 1.13.0, python-docx 1.2.0, docx2python 3.7.1, docx2txt 0.9, pandoc 3.9 (by pypandoc_binary 1.17, PyPI) and
# @iarna/rtf-to-html 1.1.0 (npm): hidden digits join the number beside them.
#
# Seen: of a cell that shows 12 after a hidden 99, by \v in RTF and by w:vanish in docx, all have 9912, but pandoc of RTF, which has 12. Of a 2
# that was inserted for a deleted 7, \deleted and \revised, striprtf and rtf-to-html have 72; pandoc has both and marks the 7. Of text
# that is in the file twice for old and new programs, \upr, striprtf has nothing.
# Unexpected: RTF 1.9.1 and ISO/IEC 29500-1 have hidden text not be displayed or printed, deleted text is what a reviewer took away, and the
# destination \ud has the text of \upr in Unicode. No message; each is a property of characters like bold, which these know.
# Known upstream for docx: mwilliamson/mammoth.js issue 230 (open). Nothing was found for striprtf and rtf-to-html.
# Costs: hidden text is where forms keep what is not for print, such as the number of last year: it becomes the front of this year's.
# Here: hidden and deleted text is left out, RTF is opened by LibreOffice (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages striprtf==0.0.35 mammoth==1.13.0 python-docx==1.2.0 docx2python==3.7.1 docx2txt==0.9 pypandoc_binary==1.17
node_packages @iarna/rtf-to-html@1.1.0
cat >page.js <<'JS'
require('@iarna/rtf-to-html').fromString(require('fs').readFileSync(0, 'latin1'), (error, page) => {
    if (error) throw error;
    console.log(/<p>(.*?)<\/p>/s.exec(page)[1].trim());
});
JS
python - <<'PY'
import re
import subprocess

import pypandoc
from parts import cell, docx, observe, paragraph, row, run
from striprtf.striprtf import rtf_to_text
from word import first_row


def rtf(inner: str) -> str:
    return r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\trowd\cellx2000\pard\intbl " + inner + r"\cell\row\pard\par}"


def by_all(inner: str) -> tuple[str, str, str]:
    content = rtf(inner).encode()
    command = [pypandoc.get_pandoc_path(), "-f", "rtf", "-t", "html"]
    by_pandoc = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    by_node = subprocess.run(["node", "page.js"], input=content, capture_output=True, check=True).stdout.decode()
    cells = re.findall("(?s)<p>(.*?)</p>", by_pandoc)
    return rtf_to_text(rtf(inner)).strip(" |\n"), by_node.strip(), cells[0]


observe("RTF, hidden", by_all(r"{\v 99}12"), ("9912", "9912", "12"))
observe("RTF, deleted", by_all(r"{\deleted 7}{\revised 2}"), ("72", "72", "<del>7</del>2"))
observe("striprtf, twice", rtf_to_text(rtf(r"{\upr{12}{\*\ud{12}}}")).strip(" |\n"), "")
hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>" + run("12")
for reader, cells in first_row(docx(1, row(cell(paragraph(hidden))))).items():
    observe(f"docx, {reader}", cells, ["9912"])
PY
