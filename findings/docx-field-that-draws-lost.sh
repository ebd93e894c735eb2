#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mammoth 1.13.0, python-docx 1.2.0, docx2python 3.7.1, docx2txt 0.9, pandoc 3.9 (by pypandoc_binary 1.17, PyPI) and POI 5.5.1
# (Maven): what a field of the kind EQ shows is not there.
#
# Seen: of 勾稽关系 with the pinyin of 勾 above it as older versions of Word wrote it, { EQ \* jc2 \* "Font:宋体" \* hps10
# \o\ad(\s\up 9(gōu),勾) }, all six give 稽关系; of a 12 in a circle (带圈字符), { eq \o\ac(○,12) }, nothing. No message.
# Unexpected: ISO/IEC 29500-1 has a field without a separator be all code, and EQ draw from its code; a field that has no result to
# fall back on cannot be skipped without losing text. LibreOffice Writer 7.4.7 has 勾稽关系 of the first, and loses the second.
# Costs: names of organs and of rows lose a character; a number in a circle is a blank cell, as if nobody had filled it in.
# Here: such a field is a sign that cannot be read, so its cell is missing, not blank (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages mammoth==1.13.0 python-docx==1.2.0 docx2python==3.7.1 docx2txt==0.9 pypandoc_binary==1.17
java_packages org.apache.poi:poi-ooxml:5.5.1
python - <<'PY'
from pathlib import Path

from parts import cell, docx, field, instruction, observe, paragraph, row, run
from word import first_row

pinyin = field(instruction(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(gōu),勾)'))
circle = field(instruction(r"eq \o\ac(○,12)"))
document = docx(2, row(cell(paragraph(pinyin + run("稽关系"))), cell(paragraph(circle + run("件")))))
Path("report.docx").write_bytes(document)
for reader, cells in first_row(document).items():
    observe(reader, cells, ["稽关系", "件"])
PY
java -Dfile.encoding=UTF-8 -cp 'lib/*' "$support/FirstRow.java" report.docx 稽关系 件 2>/dev/null
