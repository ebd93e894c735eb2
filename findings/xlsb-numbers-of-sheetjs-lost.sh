#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# python-calamine 0.9.1, pandas 3.1.1, polars 2.1.0 with fastexcel 0.21.0, pyxlsb 1.0.10, pyxlsb2 0.0.9 (PyPI): of a workbook that SheetJS,
# xlsx 0.18.5 (npm, the newest there), saves as xlsb the numbers are not there.
#
# Seen: of the rows 合计 3 -30 and 甲 1 1234.5 python-calamine, pandas, polars and pyxlsb2 have 合计 and 甲, a sheet of one column. pyxlsb
# has three columns of None, and the labels alone where the file has them in a table of shared strings (bookSST). No error, no
# warning. LibreOffice 7.4.7 and SheetJS have all of it, and with shared strings and an empty column between any two the five have too.
# Unexpected: what a reader of cells does not know stands between two cells and could be refused; it is passed over. SheetJS writes a
# cell beside another in the short form, without its column, which Aspose.Cells does too (SheetJS/sheetjs issue 2172) and MS-XLSB does
# not list. The text of a cell that pyxlsb loses, BrtCellSt, is in MS-XLSB.
# Known upstream for the short form: POI bug 65510; for BrtCellSt: willtrnr/pyxlsb issue 43, open. Nothing was found for calamine.
# Costs: a page saves its table as xlsb, and who loads it finds the labels and no number at all, or a number in the first column alone.
# Here: xlsb is read by LibreOffice (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages python-calamine==0.9.1 pandas==3.1.1 polars==2.1.0 fastexcel==0.21.0 pyxlsb==1.0.10 pyxlsb2==0.0.9
node_packages xlsx@0.18.5
cat >finding.cjs <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const xlsx = require('xlsx');
const save = (rows, name, options) => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), 'Sheet1');
    xlsx.writeFile(book, name, options);
};
const rows = [['合计', 3, -30], ['甲', 1, 1234.5]];
save(rows, 'counts.xlsb');
save(rows, 'shared.xlsb', { bookSST: true });
save(rows.map((row) => row.flatMap((value) => [value, null])), 'apart.xlsb', { bookSST: true });
for (const name of ['counts.xlsb', 'shared.xlsb'])
    observe('SheetJS', xlsx.utils.sheet_to_json(xlsx.readFile(name).Sheets.Sheet1, { header: 1 }), rows);
JS
node finding.cjs
python - <<'PY'
import pandas
import polars
import pyxlsb
import pyxlsb2
from parts import observe
from python_calamine import CalamineWorkbook


def values(name: str) -> dict[str, list[list[object]]]:
    with pyxlsb.open_workbook(name) as book, book.get_sheet(1) as sheet:
        old = [[cell.v for cell in row] for row in sheet.rows()]
    with pyxlsb2.open_workbook(name) as book, book.get_sheet_by_index(0) as sheet:
        new = [[cell.value for cell in row] for row in sheet.rows()]
    seen = {
        "python-calamine": CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python(),
        "pandas": pandas.read_excel(name, header=None, engine="calamine").values.tolist(),
        "polars": [list(row) for row in polars.read_excel(name, has_header=False).rows()],
        "pyxlsb": old,
        "pyxlsb2": new,
    }
    return {reader: [row[::2] for row in rows] if name == "apart.xlsb" else rows for reader, rows in seen.items()}


for name, old in (("counts.xlsb", [[None] * 3] * 2), ("shared.xlsb", [["合计", None, None], ["甲", None, None]])):
    for reader, rows in values(name).items():
        observe(f"{name}, {reader}", rows, old if reader == "pyxlsb" else [["合计"], ["甲"]])
for reader, rows in values("apart.xlsb").items():
    observe(f"apart, {reader}", [row[:3] for row in rows], [["合计", 3, -30], ["甲", 1, 1234.5]])
PY
