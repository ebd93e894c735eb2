#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# exceljs 4.4.0 (npm) and xlsx2csv 0.8.6 (PyPI): 75 in a format that prints a unit in Latin letters is a day of March 1900.
#
# Seen: 75 with the format 0\m, 75m, and with 0\d, 75d, is 1900-03-15 in exceljs. xlsx2csv has 003 and 015 of them, 0.0"03³" of 75.0m³ and
# #,##0 "03b" of 75 MB, whose units are in quotation marks. openpyxl 3.1.5, python-calamine 0.9.1 (PyPI) and xlsx 0.18.5 (npm) have 75.
# Unexpected: in the number formats of ISO/IEC 29500-1 a letter behind a backslash or in quotation marks is printed as it is; exceljs takes
# what is in quotation marks away before it looks for d, m, y and h, and not what a backslash escapes, xlsx2csv neither. Excel writes
# a quoted unit of one letter with a backslash when it saves, so who typed 0"m" has the other.
# Costs: areas, volumes, days and sizes of a ledger become dates of 1900, or text that no sum takes, in columns that the sheet adds up.
# Here: workbooks are opened by openpyxl, and such a number is one (docs/formats.md; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages openpyxl==3.1.5 python-calamine==0.9.1 xlsx2csv==0.8.6
node_packages exceljs@4.4.0 xlsx@0.18.5
python - <<'PY' 2>/dev/null
import csv
import subprocess
from pathlib import Path

import openpyxl
from parts import observe, xlsx
from python_calamine import CalamineWorkbook

FORMATS = ("0\\m", "0\\d", "0.0&quot;m³&quot;", "#,##0 &quot;MB&quot;")
cells = "".join(f'<c r="{column}1" s="{i}"><v>75</v></c>' for i, column in enumerate("ABCD", 1))
Path("units.xlsx").write_bytes(xlsx(f'<row r="1">{cells}</row>', FORMATS))
written = subprocess.run(["xlsx2csv", "units.xlsx"], capture_output=True, text=True, check=True).stdout
observe("xlsx2csv", next(csv.reader([written])), ["003", "015", '0.0"03³"', '#,##0 "03b"'])
observe("openpyxl", [cell.value for cell in openpyxl.load_workbook("units.xlsx").active[1]], [75] * 4)
observe("calamine", CalamineWorkbook.from_path("units.xlsx").get_sheet_by_index(0).to_python(), [[75.0] * 4])
PY
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { Workbook } = require('exceljs');
const sheet = require('xlsx').readFile('units.xlsx', { cellDates: true }).Sheets.Sheet1;
const places = ['A1', 'B1', 'C1', 'D1'];
observe('SheetJS', places.map((place) => sheet[place].w), ['75m', '75d', '75.0m³', '75 MB']);
const book = new Workbook();
book.xlsx.readFile('units.xlsx').then(() => {
    const values = places.map((place) => book.worksheets[0].getCell(place).value);
    observe('exceljs', values.map((one) => (one instanceof Date ? one.toISOString().slice(0, 10) : one)), ['1900-03-15', '1900-03-15', 75, 75]);
});
JS
