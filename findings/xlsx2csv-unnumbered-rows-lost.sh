#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# xlsx2csv 0.8.6 (PyPI): of a workbook whose rows do not say their number no row is there, and the exit status is 0.
#
# Seen: of three rows without the attribute r there is nothing, with the places of the cells (A1, B1) and without; where the first row has its
# number there is that row alone. python-calamine 0.9.1, openpyxl 3.1.5, polars 2.1.0 with fastexcel 0.21.0 (PyPI) and xlsx 0.18.5 (npm) have
# three rows each time. exceljs 4.4.0 (npm) ends with an error.
# Unexpected: ISO/IEC 29500-1 has r of row and of c be optional: a row is then the one after the row before it. xlsx2csv follows that for
# cells (its pull request 155), and has neither an error nor a warning for rows.
# Known upstream: dilshod/xlsx2csv issue 296 (open).
# Costs: who writes sheets as a stream leaves the numbers out; such a ledger is an empty table, or a heading without rows: nothing to report.
# Here: workbooks are opened by openpyxl.
. "$(dirname "$0")/support/setup.sh"
python_packages xlsx2csv==0.8.6 python-calamine==0.9.1 openpyxl==3.1.5 polars==2.1.0 fastexcel==0.21.0
node_packages xlsx@0.18.5 exceljs@4.4.0
cat >sheet.mjs <<'JS'
import ExcelJS from 'exceljs';
import xlsx from 'xlsx';
const file = process.argv[2];
const sheet = Object.values(xlsx.readFile(file).Sheets)[0];
const exceljs = new ExcelJS.Workbook().xlsx.readFile(file).then(() => 'read', () => 'an error');
console.log(JSON.stringify([xlsx.utils.sheet_to_json(sheet, { header: 1 }), await exceljs]));
JS
python - <<'PY'
import json
import subprocess
from pathlib import Path

import openpyxl
import polars
from parts import observe, xlsx
from python_calamine import CalamineWorkbook

ROWS = [[1, 2], [3, 4], [5, 6]]


def sheet(first: str, with_places: bool) -> str:
    def place(row: int, column: int) -> str:
        return f' r="{"AB"[column]}{row + 1}"' if with_places else ""

    rows = ["".join(f"<c{place(i, j)}><v>{value}</v></c>" for j, value in enumerate(row)) for i, row in enumerate(ROWS)]
    return f"<row{first}>{rows[0]}</row>" + "".join(f"<row>{row}</row>" for row in rows[1:])


for name, rows, left in (
    ("plain", sheet("", False), ""),
    ("places", sheet("", True), ""),
    ("first", sheet(' r="1"', False), "1,2\n"),
):
    Path("ledger.xlsx").write_bytes(xlsx(rows))
    run = subprocess.run(["xlsx2csv", "ledger.xlsx"], capture_output=True, text=True)
    observe(f"{name}, xlsx2csv", (run.returncode, run.stdout, run.stderr), (0, left, ""))
    by_openpyxl = [list(row) for row in openpyxl.load_workbook("ledger.xlsx").active.values]
    by_calamine = CalamineWorkbook.from_path("ledger.xlsx").get_sheet_by_index(0).to_python()
    by_polars = [list(row) for row in polars.read_excel("ledger.xlsx", has_header=False).rows()]
    by_node = json.loads(subprocess.run(["node", "sheet.mjs", "ledger.xlsx"], capture_output=True, check=True).stdout)
    observe(f"{name}, the others", [by_openpyxl, by_calamine, by_polars, *by_node], [*[ROWS] * 4, "an error"])
PY
