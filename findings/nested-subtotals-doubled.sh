#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# HyperFormula 3.5.0 (npm) and pycel 1.0b30 (PyPI): a grand total is twice the sum of its parts.
#
# Seen: of 1, 2, their SUBTOTAL(9), 3, 4, their SUBTOTAL(9), and a SUBTOTAL(9) over all of it, the last is 20; LibreOffice 7.4.7, Gnumeric
# 1.12.55 and POI 5.5.1 have 10. SUBTOTAL(109) of HyperFormula is 20 too.
# Unexpected: ISO/IEC 29500-1 and OpenFormula (ODF 1.2 part 2) have SUBTOTAL leave out the subtotals within its range; that is what
# tells it from SUM, and why the command for subtotals (分类汇总) of Excel and WPS writes it for each group and for all.
# Known of others: dream-num/univer issue 5486, PHPOffice/PhpSpreadsheet issue 332.
# Costs: the total of a workbook with subtotals is doubled as soon as a service works it out anew, and with two levels fourfold.
# Here: no formula is worked out, the number is read that was saved with it (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
node_packages hyperformula@3.5.0
python_packages pycel==1.0b30 openpyxl==3.1.5
python - <<'PY'
import openpyxl
from parts import observe
from pycel import ExcelCompiler

book = openpyxl.Workbook()
for row in (1, 2, "=SUBTOTAL(9,A1:A2)", 3, 4, "=SUBTOTAL(9,A4:A5)", "=SUBTOTAL(9,A1:A6)"):
    book.active.append([row])
book.save("groups.xlsx")
engine = ExcelCompiler("groups.xlsx")
observe("pycel", [engine.evaluate(f"Sheet!A{i}") for i in (3, 6, 7)], [3, 7, 20])
PY
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { HyperFormula } = require('hyperformula');
const rows = [1, 2, '=SUBTOTAL(9,A1:A2)', 3, 4, '=SUBTOTAL(9,A4:A5)', '=SUBTOTAL(9,A1:A6)', '=SUBTOTAL(109,A1:A6)'];
const sheet = HyperFormula.buildFromArray(rows.map((one) => [one]), { licenseKey: 'gpl-v3' });
observe('HyperFormula', sheet.getSheetValues(0).flat().slice(5), [7, 20, 20]);
JS
