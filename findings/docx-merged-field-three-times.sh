#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mammoth 1.13.0, python-docx 1.2.0, docx2python 3.7.1, docx2txt 0.9, pandoc 3.9 (by pypandoc_binary 1.17, PyPI) and POI 5.5.1
# (Maven): a count of 12 that a mail merge put in under a condition is 121212.
#
# Seen: of { IF { MERGEFIELD 件数 } = "" "0" "{ MERGEFIELD 件数 }" }, whose saved result is 12, all six give 121212; of
# { = { REF 申请 } + 1 } with the result 8, where the number that is referred to is 7, 78. None has a message.
# Unexpected: ISO/IEC 29500-1 has complex fields (w:fldChar) within each other, and their codes end at the separator. What an inner
# field shows there is part of the outer one's code, so the page has 12 and 8. LibreOffice Writer 7.4.7 shows 12.
# Costs: a report merged from a table of its departments has numbers that repeat themselves: 1 is 111, 12 is 121212.
# Here: what stands within the code of a field is not read (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages mammoth==1.13.0 python-docx==1.2.0 docx2python==3.7.1 docx2txt==0.9 pypandoc_binary==1.17
java_packages org.apache.poi:poi-ooxml:5.5.1
python - <<'PY'
from pathlib import Path

from parts import cell, docx, field, instruction, observe, paragraph, row
from word import first_row

merged = field(instruction(" MERGEFIELD 件数 "), "12")
either = field(instruction(" IF ") + merged + instruction(' = "" "0" "') + merged + instruction('" '), "12")
more = field(instruction(" = ") + field(instruction(" REF 申请 "), "7") + instruction(" + 1 "), "8")
document = docx(2, row(cell(paragraph(either)), cell(paragraph(more))))
Path("report.docx").write_bytes(document)
for reader, cells in first_row(document).items():
    observe(reader, cells, ["121212", "78"])
PY
java -Dfile.encoding=UTF-8 -cp 'lib/*' "$support/FirstRow.java" report.docx 121212 78 2>/dev/null
