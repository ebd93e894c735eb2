#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# odfdo 3.27.3 (PyPI): the rows of a group within a group are not in the sheet.
#
# Seen: of 甲 1, 乙 2 in a group, their subtotal 3 in the group around it and the total 3, get_values, height, the rows and the CSV have two rows, subtotal
# and total. Of one group there are all its rows. python-calamine 0.9.1, pandas 3.1.1 with odfpy 1.4.1 (PyPI) and SheetJS, xlsx 0.18.5 (npm),
# have the four rows.
# Unexpected: ODF 1.2 part 1, 9.1.3 and the schema of table:table-row-group, has groups hold groups; LibreOffice writes one within the
# other for the outline of Data > Subtotals (分类汇总) by two columns, and a collapsed group is only not shown. Later rows have the numbers of earlier ones.
# Costs: the items are gone where the subtotals stay, and so is what is checked or summed by them; get_row(1) is another row.
# Here: rows are read at any depth of groups (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages odfdo==3.27.3 python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1
node_packages xlsx@0.18.5
python - <<'PY'
import io
import json
import subprocess
from pathlib import Path

import odfdo
import pandas
from parts import observe, ods
from python_calamine import CalamineWorkbook


def row(label: str, count: int) -> str:
    text = f'<table:table-cell office:value-type="string"><text:p>{label}</text:p></table:table-cell>'
    number = f'<table:table-cell office:value-type="float" office:value="{count}"><text:p>{count}</text:p></table:table-cell>'
    return f"<table:table-row>{text}{number}</table:table-row>"


def group(*rows: str) -> str:
    return f"<table:table-row-group>{''.join(rows)}</table:table-row-group>"


items, total = row("甲", 1) + row("乙", 2), row("合计", 3)
subtotals = ods(group(group(items), row("小计", 3)) + total)
Path("sheet.ods").write_bytes(subtotals)
whole = [["甲", 1], ["乙", 2], ["小计", 3], ["合计", 3]]


def table(content: bytes) -> odfdo.Table:
    return odfdo.Document(io.BytesIO(content)).body.get_table(0)


observe("one group", table(ods(group(items) + total)).get_values(), [["甲", 1], ["乙", 2], ["合计", 3]])
observe("a group in a group", table(subtotals).get_values(), [["小计", 3], ["合计", 3]])
observe("its rows", (table(subtotals).height, table(subtotals).to_csv()), (2, "小计,3\r\n合计,3\r\n"))
observe("calamine", CalamineWorkbook.from_path("sheet.ods").get_sheet_by_index(0).to_python(), whole)
observe("pandas", pandas.read_excel("sheet.ods", header=None).values.tolist(), whole)
script = "const x = require('xlsx'); console.log(JSON.stringify(x.utils.sheet_to_json(x.readFile('sheet.ods').Sheets.Sheet1, {header: 1})))"
observe("SheetJS", json.loads(subprocess.run(["node", "-e", script], capture_output=True, check=True).stdout), whole)
PY
