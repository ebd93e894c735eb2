#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# formulas 1.3.4 (PyPI): 10 October is 1 January, 1,284 is a day of the year 2184, and a number that is text joins the sum.
#
# Seen: TEXT(DATE(2025,10,10),"m月d日") is 1月1日, TEXT(DATE(2025,1,20),"yyyy年m月d日") 2025年1月2日; of the 31st, and with mm and dd, it is right.
# VALUE("1,284") is 103731, 2184-01-01 as a date. SUM over the cells 1, 2 and the text 12 is 15. LibreOffice 7.4.7, Gnumeric 1.12.55 and
# POI 5.5.1 have 2025年1月20日, 1284 and 3.
# Unexpected: m and d of a number format are the month and the day without a nought before them (ISO/IEC 29500-1); here one behind them
# goes as well. A comma groups digits; what is no number could be #VALUE!, as 12,345 is. Text in a range is left out of SUM, in ISO/IEC
# 29500-1 as in OpenFormula; +, which does take it, is right.
# Costs: each 10th, 20th and 30th of a document that a workbook dates is the 1st, 2nd or 3rd, and October is January. Each is a date.
# Here: no formula is worked out, the number is read that was saved with it (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages formulas==1.3.4 openpyxl==3.1.5 setuptools==80.9.0
python - <<'PY' 2>/dev/null
import formulas
import openpyxl
from parts import observe

RECORDED = {
    'TEXT(DATE(2025,10,10),"m月d日")': "1月1日",
    'TEXT(DATE(2025,1,20),"yyyy年m月d日")': "2025年1月2日",
    'TEXT(DATE(2025,1,31),"yyyy年m月d日")': "2025年1月31日",
    'TEXT(DATE(2025,10,20),"yyyy-mm-dd")': "2025-10-20",
    'VALUE("1,284")': 103731,
    'TEXT(103731,"yyyy-mm-dd")': "2184-01-01",
    "SUM(A1:A3)": 15,
    "A1+A2+A3": 15,
}
book = openpyxl.Workbook()
for row in (1, 2, "12"):
    book.active.append([row])
for i, formula in enumerate(RECORDED, 1):
    book.active.cell(i, 3, f"={formula}")
book.save("book.xlsx")
values = formulas.ExcelModel().loads("book.xlsx").finish().calculate()
for i, (formula, recorded) in enumerate(RECORDED.items(), 1):
    value = values[f"'[book.xlsx]SHEET'!C{i}"].value[0, 0]
    observe(formula, value if isinstance(value, str) else int(value), recorded)
PY
