#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pycel 1.0b30 and xlcalculator 0.5.0 (PyPI): the sum over rows that begin with (一) is 0.
#
# Seen: of (一)予以公开 5, (一)部分公开 7 and a.b 4, axb 8 pycel has 0 for SUMIF(…,"(一)*",…) and for SUMIFS, #DIV/0! for AVERAGEIF, 12 for
# SUMIF(…,"a.b*",…), #N/A for MATCH("(一)*",…,0); COUNTIF of xlcalculator is 0. formulas 1.3.4 (PyPI), LibreOffice 7.4.7 and POI 5.5.1 have
# 12, 6, 4 and 1. "(一)予以公开" without an asterisk is right everywhere.
# Unexpected: criteria of ISO/IEC 29500-1 know ?, * and ~, and no other sign has a meaning. In pycel the asterisk turns the whole label
# into a regular expression, in which brackets are a group and a point is any character; xlcalculator has no asterisk at all.
# Costs: items of Chinese forms begin with (一) or 1. — the sum of a chapter is 0 or takes in another, and 0 is a number like any other.
# Here: no formula is worked out, the number is read that was saved with it (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages pycel==1.0b30 xlcalculator==0.5.0 formulas==1.3.4 openpyxl==3.1.5 setuptools==80.9.0
python - <<'PY' 2>/dev/null
import openpyxl
import formulas
from parts import observe
from pycel import ExcelCompiler
from xlcalculator import Evaluator, ModelCompiler

FORMULAS = (
    'SUMIF(A1:A4,"(一)*",B1:B4)',
    'SUMIFS(B1:B4,A1:A4,"(一)*")',
    'AVERAGEIF(A1:A4,"(一)*",B1:B4)',
    'SUMIF(A1:A4,"a.b*",B1:B4)',
    'MATCH("(一)*",A1:A4,0)',
    'COUNTIF(A1:A4,"(一)*")',
    'SUMIF(A1:A4,"(一)予以公开",B1:B4)',
)
book = openpyxl.Workbook()
for row in (["(一)予以公开", 5], ["(一)部分公开", 7], ["a.b", 4], ["axb", 8]):
    book.active.append(row)
for i, formula in enumerate(FORMULAS, 1):
    book.active.cell(i, 4, f"={formula}")
book.save("items.xlsx")
engine = ExcelCompiler("items.xlsx")
observe("pycel", [engine.evaluate(f"Sheet!D{i}") for i in range(1, 8)], [0, 0, "#DIV/0!", 12, "#N/A", 0, 5])
values = formulas.ExcelModel().loads("items.xlsx").finish().calculate()
seen = [float(values[f"'[items.xlsx]SHEET'!D{i}"].value[0, 0]) for i in range(1, 8)]
observe("formulas", seen, [12, 12, 6, 4, 1, 2, 5])
counted = Evaluator(ModelCompiler().read_and_parse_archive("items.xlsx")).evaluate("Sheet!D6")
observe("xlcalculator, COUNTIF", int(counted), 0)
PY
