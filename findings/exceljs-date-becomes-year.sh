#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# exceljs 4.4.0 (npm): a date that openpyxl 3.1.5 (PyPI) writes in ISO 8601 is the number 2025; with a number format it is 1905.
#
# Seen: of a ledger's 受理日期 2025-01-20, written by openpyxl with iso_dates, exceljs gives 2025 or 1905-07-17; xlsx 0.18.5 and
# openpyxl give the day.
# Unexpected: ST_CellType of ISO/IEC 29500-1 has the type d, an ISO 8601 date; it is the only form of dates in Strict workbooks.
# A type that is not known could be refused; its text is cut at the first hyphen instead.
# Costs: every request was received in 1905, or on no day; periods counted from it are a century off.
# Here: workbooks are opened by openpyxl, and a date is never a number (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages openpyxl==3.1.5
node_packages exceljs@4.4.0 xlsx@0.18.5
python - <<'PY'
import datetime

import openpyxl
from parts import observe

book = openpyxl.Workbook()
book.iso_dates = True
book.active["A1"] = datetime.date(2025, 1, 20)
book.save("ledger.xlsx")
observe("openpyxl", str(openpyxl.load_workbook("ledger.xlsx").active["A1"].value)[:10], "2025-01-20")
PY
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { Workbook } = require('exceljs');
const sheet = require('xlsx').readFile('ledger.xlsx').Sheets.Sheet;
observe('SheetJS', sheet.A1.w, '2025-01-20');
const book = new Workbook();
book.xlsx.readFile('ledger.xlsx').then(() => {
    observe('exceljs', book.worksheets[0].getCell('A1').value.toISOString().slice(0, 10), '1905-07-17');
});
JS
