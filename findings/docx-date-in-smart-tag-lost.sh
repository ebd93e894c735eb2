#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# python-docx 1.2.0, pandoc 3.9 (by pypandoc_binary 1.17), mammoth 1.13.0 (PyPI): words that Word put a mark around are not there.
#
# Seen: of 受理于2025年1月20日 with the date in the smart tag chsdate python-docx has 受理于; of 共12件 with the number in w:customXml
# python-docx and pandoc have 共件; of the same in w:bdo python-docx, pandoc and mammoth. mammoth alone has a message, for w:bdo.
# POI 5.5.1 (Maven) has the date alone; docx2python 3.7.1 and docx2txt 0.9 have the words of all three.
# Unexpected: in ISO/IEC 29500-1 each of the three holds runs of the paragraph and changes nothing of what it shows but, for w:bdo, the
# direction. Chinese Word 2003 put chsdate around each date and chmetcnv around each measure by itself.
# Costs: documents that began in Word 2003 lose exactly their dates and amounts; what is left is still a sentence.
# Here: what holds others is seen through (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages mammoth==1.13.0 python-docx==1.2.0 docx2python==3.7.1 docx2txt==0.9 pypandoc_binary==1.17
java_packages org.apache.poi:poi-ooxml:5.5.1
python - <<'PY'
from pathlib import Path

from parts import cell, docx, observe, paragraph, row, run
from word import first_row

tag = f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">{run("2025年1月20日")}</w:smartTag>'
custom = f'<w:customXml w:uri="urn:example:report" w:element="count">{run("12")}</w:customXml>'
turned = f'<w:bdo w:val="ltr">{run("12")}</w:bdo>'
within = [(run("受理于"), tag, ""), (run("共"), custom, run("件")), (run("共"), turned, run("件"))]
document = docx(3, row(*(cell(paragraph("".join(runs))) for runs in within)))
Path("report.docx").write_bytes(document)
whole = ["受理于2025年1月20日", "共12件", "共12件"]
recorded = {
    "mammoth": [*whole[:2], "共件"],
    "python-docx": ["受理于", "共件", "共件"],
    "docx2python": whole,
    "docx2txt": whole,
    "pandoc": [whole[0], "共件", "共件"],
}
observe("Python", first_row(document), recorded)
PY
java -Dfile.encoding=UTF-8 -cp 'lib/*' "$support/FirstRow.java" report.docx 受理于2025年1月20日 共件 共件 2>/dev/null
