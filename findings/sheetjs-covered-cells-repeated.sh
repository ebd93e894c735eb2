#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SheetJS, xlsx 0.18.5 (npm, the newest there): in OpenDocument a merge of three columns or more moves the row to the left.
#
# Seen: a cell that spans four columns, one covered-table-cell with number-columns-repeated 3, then 7 and 8 in columns E and F:
# SheetJS has 7 in C and 8 in D. pandas 3.1.1 with odfpy 1.4.1 and python-calamine 0.9.1 have E and F. With three covered cells
# written one by one SheetJS is right as well.
# Unexpected: ODF 1.2 part 1 lets table:number-columns-repeated stand on table:covered-table-cell as on table:table-cell, where
# the same reader follows it.
# Costs: the numbers of every row with a wide label (第二十条第（五）项) stand under the names of other columns, silently.
# Here: covered cells are counted as often as they are repeated (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
node_packages xlsx@0.18.5
python_packages python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1
python - <<'PY'
import math
from pathlib import Path

import pandas
from parts import observe, ods
from python_calamine import CalamineWorkbook


def book(covered: str) -> bytes:
    label = '<table:table-cell office:value-type="string" table:number-columns-spanned="4"><text:p>合计</text:p></table:table-cell>'
    number = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'
    numbers = number.format(7) + number.format(8)
    return ods(f"<table:table-row>{label}{covered}{numbers}</table:table-row>")


Path("repeated.ods").write_bytes(book('<table:covered-table-cell table:number-columns-repeated="3"/>'))
Path("single.ods").write_bytes(book("<table:covered-table-cell/>" * 3))
observe("python-calamine", CalamineWorkbook.from_path("repeated.ods").get_sheet_by_index(0).to_python(), [["合计", "", "", "", 7.0, 8.0]])
row = pandas.read_excel("repeated.ods", header=None, engine="odf").values.tolist()[0]
observe("pandas", [None if isinstance(one, float) and math.isnan(one) else one for one in row], ["合计", None, None, None, 7, 8])
PY
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { readFile } = require('xlsx');
const places = name => Object.entries(readFile(name).Sheets.Sheet1).filter(([k]) => k[0] !== '!').map(([k, c]) => [k, c.v]);
observe('SheetJS', places('repeated.ods'), [['A1', '合计'], ['C1', 7], ['D1', 8]]);
observe('SheetJS, written one by one', places('single.ods'), [['A1', '合计'], ['E1', 7], ['F1', 8]]);
JS
