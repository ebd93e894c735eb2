#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mammoth 1.13.0, docx2python 3.7.1, docx2txt 0.9, pandoc 3.9 (by pypandoc_binary 1.17, PyPI) and POI 5.5.1 (Maven): a count of 12 is the 0
# of the form that it was filled into.
#
# Seen: of a content control that is bound to an element of the XML in the document (w:dataBinding), where the XML has 12 and the control
# still what stood there before, 0, all five have 0, without a message. python-docx 1.2.0 has nothing of a control within a paragraph,
# bound or not. LibreOffice Writer 7.4.7 has 12.
# Unexpected: ISO/IEC 29500-1 (17.5.2.6) has the content of such a control be what the XML has: it is put in when the document is opened.
# That is how forms are filled in on a server: the XML is exchanged, and the text of the document is left as it was.
# Known of others: ONLYOFFICE/DocumentServer issue 1410 (closed).
# Costs: every report that was made this way has the noughts or the sample numbers of its form; Word shows the right ones to who checks.
# Here: a bound control has what the XML has (docs/formats.md; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages mammoth==1.13.0 python-docx==1.2.0 docx2python==3.7.1 docx2txt==0.9 pypandoc_binary==1.17
java_packages org.apache.poi:poi-ooxml:5.5.1
python - <<'PY'
from pathlib import Path

from parts import STORE, cell, docx, observe, paragraph, row, run
from word import first_row

binding = (
    f'<w:dataBinding w:prefixMappings="xmlns:r=\'urn:example:report\'" w:xpath="/r:report[1]/r:received[1]" w:storeItemID="{STORE}"/>'
)
control = f"<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr><w:sdtContent>{run('0')}</w:sdtContent></w:sdt>"
stored = '<report xmlns="urn:example:report"><received>12</received></report>'
document = docx(2, row(cell("受理"), cell(paragraph(control))), stored=stored)
Path("report.docx").write_bytes(document)
seen = first_row(document)
observe("python-docx", seen.pop("python-docx"), ["受理", ""])
for reader, cells in seen.items():
    observe(reader, cells, ["受理", "0"])
PY
java -Dfile.encoding=UTF-8 -cp 'lib/*' "$support/FirstRow.java" report.docx 受理 0 2>/dev/null
