#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9, docx2python 3.7.1 (PyPI) and POI 5.5.1 (Maven): what a cell of Word shows by a formula is
# not there, or three quarters are 34.
#
# Seen: of cells with 12, three quarters and ten to the fourth as m:oMath python-docx, mammoth, docx2txt and POI have nothing, and 1 of a 1
# with a formula 2 behind it; mammoth alone has a message, a warning. docx2python has 12, 34 and 104, marked as LaTeX, which 34 is not of three
# quarters. markitdown 0.1.9 (PyPI), on mammoth, has $12$ and $10^{4}$, but nothing of any of them with the fraction among them. pandoc 3.9
# (by pypandoc_binary 1.17) has all.
# Unexpected: ISO/IEC 29500-1 (22.1) has m:oMath stand in a paragraph beside the runs, and m:t be text that is shown; m:fPr, without which
# markitdown has no formula of the document, may be absent. Paragraphs are said to give their text.
# Costs: Alt and = (公式) makes a formula of what is typed, and what was brought in from a page or from TeX has its numbers so: the cell is blank.
# Here: a formula on one line is read as text, the parts of one that is not are kept apart, and are no number (docs/formats.md; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages mammoth==1.13.0 python-docx==1.2.0 docx2python==3.7.1 docx2txt==0.9 pypandoc_binary==1.17 'markitdown[docx]==0.1.9'
java_packages org.apache.poi:poi-ooxml:5.5.1
python - <<'PY'
import io
import re
from pathlib import Path

import mammoth
from markitdown import MarkItDown
from parts import cell, docx, formula, fraction, observe, paragraph, power, row, run
from word import first_row

shown = [formula("12"), formula(fraction("3", "4")), formula(power("10", "4")), run("1") + formula("2")]
document = docx(4, row(*(cell(paragraph(one)) for one in shown)))
Path("report.docx").write_bytes(document)
nothing = ["", "", "", "1"]
latex = [f"<latex>{number}</latex>" for number in ("12", "34", "104")] + ["1<latex>2</latex>"]
read = first_row(document)
pandoc = read.pop("pandoc")
observe("readers", read, dict.fromkeys(("mammoth", "python-docx"), nothing) | {"docx2python": latex, "docx2txt": ["1"]})
observe("messages of mammoth", [one.type for one in mammoth.convert_to_html(io.BytesIO(document)).messages], ["warning"])
observe("pandoc", [re.sub(r"\s", "", one) for one in pandoc], ["12", r"$\frac{3}{4}$", "104", "12"])


def by_markitdown(content: bytes) -> str:
    return MarkItDown().convert_stream(io.BytesIO(content), file_extension=".docx").markdown.splitlines()[-1]


observe("markitdown", by_markitdown(document), "|  |  |  | 1 |")
others = docx(3, row(*(cell(paragraph(one)) for one in (shown[0], *shown[2:]))))
observe("markitdown, no fraction", by_markitdown(others), "| $12$ | $10^{4}$ | 1$2$ |")
PY
java -Dfile.encoding=UTF-8 -cp 'lib/*' "$support/FirstRow.java" report.docx "" "" "" 1 2>/dev/null
