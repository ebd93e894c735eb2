#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# exceljs 4.4.0 (npm): after an inline string with its pronunciation (pinyin) the rest of the sheet is not there, silently.
#
# Seen: of a row 行政复议, 1, 0 and a second row 9, where the first cell holds its text and an rPh, exceljs gives one empty row;
# without the rPh it gives everything. xlsx2csv 0.8.6 (PyPI) adds the pinyin to the label; openpyxl 3.1.5 reads both alike.
# Unexpected: ISO/IEC 29500-1 18.4.6 has rPh in inline strings (is, 18.3.1.53) as in shared ones, which exceljs reads well. The
# end of an element that its cell does not know ends the cell, the row and the sheet (lib/xlsx/xform/sheet/cell-xform.js).
# Costs: a ledger is read without error and ends where somebody added pinyin to a name.
# Here: workbooks are opened by openpyxl.
. "$(dirname "$0")/support/setup.sh"
python_packages openpyxl==3.1.5 xlsx2csv==0.8.6
node_packages exceljs@4.4.0
python - <<'PY'
import io
from pathlib import Path

import openpyxl
from parts import observe, xlsx
from xlsx2csv import Xlsx2csv

for name, sound in (("plain", ""), ("pinyin", '<rPh sb="0" eb="2"><t>xíng zhèng</t></rPh>')):
    first = f'<c r="A1" t="inlineStr"><is><t>行政复议</t>{sound}</is></c><c r="B1"><v>1</v></c><c r="C1"><v>0</v></c>'
    content = xlsx(f'<row r="1">{first}</row><row r="2"><c r="A2"><v>9</v></c></row>')
    Path(f"{name}.xlsx").write_bytes(content)
    rows = [list(row) for row in openpyxl.load_workbook(f"{name}.xlsx").active.values]
    observe(f"openpyxl, {name}", rows, [["行政复议", 1, 0], [9, None, None]])
    out = io.StringIO()
    Xlsx2csv(f"{name}.xlsx").convert(out)
    label = "行政复议xíng zhèng" if sound else "行政复议"
    observe(f"xlsx2csv, {name}", out.getvalue().split(), f"{label},1,0 9,,".split())
PY
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { Workbook } = require('exceljs');
const rows = async (name) => {
    const book = new Workbook();
    await book.xlsx.readFile(name);
    return book.worksheets[0].getSheetValues();
};
(async () => {
    observe('exceljs, plain', await rows('plain.xlsx'), [null, [null, '行政复议', 1, 0], [null, 9]]);
    observe('exceljs, pinyin', await rows('pinyin.xlsx'), [null, [null, null]]);
})();
JS
