#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# python-calamine 0.9.1 (PyPI): two lines of a cell of OpenDocument are one number.
#
# Seen: a cell that shows 12 above 34, <text:p>12<text:line-break/>34</text:p>, is '1234'. In two paragraphs it is '12\n34', and
# with pandas 3.1.1 and odfpy 1.4.1 it is '12\n34' in either form.
# Unexpected: ODF 1.2 part 1 has text:line-break stand for a line break; the same reader follows text:s for spaces.
# Costs: two years, or a number and its note, beside each other become one count that the sheet does not show.
# Here: a line break parts, and two numbers in a cell are none (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1
python - <<'PY'
from pathlib import Path

import pandas
from parts import observe, ods
from python_calamine import CalamineWorkbook

cells = "".join(
    f'<table:table-cell office:value-type="string">{inner}</table:table-cell>'
    for inner in ("<text:p>12<text:line-break/>34</text:p>", "<text:p>12</text:p><text:p>34</text:p>")
)
Path("report.ods").write_bytes(ods(f"<table:table-row>{cells}</table:table-row>"))
observe("python-calamine", CalamineWorkbook.from_path("report.ods").get_sheet_by_index(0).to_python(), [["1234", "12\n34"]])
observe("pandas", pandas.read_excel("report.ods", header=None, engine="odf", dtype=str).values.tolist(), [["12\n34", "12\n34"]])
PY
