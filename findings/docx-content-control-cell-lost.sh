#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# python-docx 1.2.0 and docx2python 3.7.1 (PyPI): a cell in a content control moves the row, a row in one is not there.
#
# Seen: of 行政复议 | 2 | 1 | 3 with a content control (w:sdt) around the cell of 2, python-docx has 行政复议 | 1 | 3, and of a
# row in a control nothing; docx2python makes three tables of that one row. mammoth 1.13.0 has the cell and the row.
# Unexpected: ISO/IEC 29500-1 17.5.2 lets w:sdt stand around a cell and around a row; Word writes it so when a fill-in
# control is put on a whole cell or a repeating section on a row. The row that python-docx gives has no mark of a lost cell.
# Root: CT_Row and CT_Tbl (docx/oxml/table.py) list w:tc and w:tr among their own children only.
# Costs: in a form with fill-in fields, which is where the numbers are, every number stands under its neighbour's name.
# Here: content controls are seen through (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages python-docx==1.2.0 docx2python==3.7.1 mammoth==1.13.0
python - <<'PY'
import io
import re

import docx as python_docx
import mammoth
from docx2python import docx2python
from parts import cell, docx, observe, row


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def python_docx_rows(document: bytes) -> list[list[str]]:
    return [[one.text for one in line.cells] for line in python_docx.Document(io.BytesIO(document)).tables[0].rows]


def mammoth_cells(document: bytes) -> list[str]:
    return re.findall("<p>(.*?)</p>", mammoth.convert_to_html(io.BytesIO(document)).value)


around_cell = docx(4, row(cell("行政复议"), control(cell("2")), cell("1"), cell("3")))
around_row = docx(2, row(cell("维持"), cell("2")), control(row(cell("纠正"), cell("1"))))
observe("python-docx, a cell", python_docx_rows(around_cell), [["行政复议", "1", "3"]])
observe("python-docx, a row", python_docx_rows(around_row), [["维持", "2"]])
with docx2python(io.BytesIO(around_cell)) as read:
    observe("docx2python, tables of the row", read.body[:3], [[[["行政复议"]]], [[["2"]]], [[["1"], ["3"]]]])
observe("mammoth, a cell", mammoth_cells(around_cell), ["行政复议", "2", "1", "3"])
observe("mammoth, a row", mammoth_cells(around_row), ["维持", "2", "纠正", "1"])
PY
