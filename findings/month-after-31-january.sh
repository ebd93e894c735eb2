#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pycel 1.0b30 (PyPI) and fast-formula-parser 1.0.19 (npm): a month after 31 January is 3 March.
#
# Seen: EDATE(DATE(2025,1,31),1) is 45719, 2025-03-03, in both; EOMONTH(DATE(2025,1,31),1) is 45716, 2025-02-28. Three months after
# 2025-11-30 are 2026-03-02. HyperFormula 3.5.0 (npm), formulas 1.3.4 (PyPI), LibreOffice 7.4.7, Gnumeric 1.12.55 and POI 5.5.1 have
# 2025-02-28 and 2026-02-28.
# Unexpected: EDATE of ISO/IEC 29500-1 and OpenFormula goes by months: where the month has no such day it is its last day. So does the
# law: a period in months ends on the same day, and where there is none on the last day of the month (民法典 art. 202).
# Costs: periods in months, such as the six months of a lawsuit (行政诉讼法 art. 46), end one to three days late, and only of the days 29 to
# 31, which a test rarely has.
# Here: periods of the clock are counted in working days (docs/clock.md).
. "$(dirname "$0")/support/setup.sh"
node_packages fast-formula-parser@1.0.19 hyperformula@3.5.0
python_packages pycel==1.0b30 openpyxl==3.1.5
python - <<'PY'
import openpyxl
from parts import observe
from pycel import ExcelCompiler

book = openpyxl.Workbook()
book.active.append(["=EDATE(DATE(2025,1,31),1)", "=EOMONTH(DATE(2025,1,31),1)", "=EDATE(DATE(2025,11,30),3)"])
book.save("months.xlsx")
engine = ExcelCompiler("months.xlsx")
observe("pycel", [engine.evaluate(f"Sheet!{place}1") for place in "ABC"], [45719, 45716, 46083])
PY
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const Parser = require('fast-formula-parser');
const { HyperFormula } = require('hyperformula');
const formulas = ['EDATE(DATE(2025,1,31),1)', 'EOMONTH(DATE(2025,1,31),1)', 'EDATE(DATE(2025,11,30),3)'];
observe('fast-formula-parser', formulas.map((one) => new Parser().parse(one)), [45719, 45716, 46083]);
const sheet = HyperFormula.buildFromArray([formulas.map((one) => '=' + one)], { licenseKey: 'gpl-v3' });
observe('HyperFormula', sheet.getSheetValues(0)[0], [45716, 45716, 46081]);
JS
