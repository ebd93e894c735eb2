#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SheetJS, xlsx 0.18.5 (npm, the newest there): a count in a number format for China is shown in dollars.
#
# Seen: 120 with the number format [$-804]0 has the text $120, and so with [DBNum1][$-804]General, which Excel and WPS show as
# 一百二十. With [$¥-804]#,##0 it is ¥120.
# Unexpected: the number formats of ISO/IEC 29500-1 have [$-804] name a locale: what stands between $ and - is the currency,
# and here there is nothing. Chinese Excel writes it with every format for numerals (特殊格式：中文小写数字).
# Costs: CSV and HTML made of such a sheet state numbers of requests as amounts of money.
# Here: the stored number is read (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
node_packages xlsx@0.18.5
python3 - <<'PY'
from pathlib import Path

from parts import xlsx

formats = ("[$-804]0", "[DBNum1][$-804]General", "[$¥-804]#,##0")
cells = "".join(f'<row r="{i}"><c r="A{i}" s="{i}"><v>120</v></c></row>' for i in (1, 2, 3))
Path("report.xlsx").write_bytes(xlsx(cells, formats))
PY
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const sheet = require('xlsx').readFile('report.xlsx', { cellNF: true }).Sheets.Sheet1;
observe(sheet.A1.z, sheet.A1.w, '$120');
observe(sheet.A2.z, sheet.A2.w, '$120');
observe(sheet.A3.z, sheet.A3.w, '¥120');
JS
