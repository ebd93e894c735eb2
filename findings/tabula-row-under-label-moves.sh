#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tabula 1.0.5 (Maven): in a PDF the rows under a label that stands for several rows move to the left, and so does a total.
#
# Seen: of a table with lines around every cell, where review stands for the rows person 1 2 and firm 3 4, and total for two columns before
# 4 6, lattice mode has person, 1, 2 in their columns, but firm under the column of the labels, 3 and 4 a column to the left, and total, 4,
# 6 from the left. camelot 2.0.0, pdfplumber 0.11.10 and PyMuPDF 2.0 (PyPI) have each number under its name.
# Unexpected: the lines say where each cell begins, and the cells that tabula finds have their places; its rows are filled up from the
# left. Neither CSV nor JSON has a mark of it, and each row has the length of the first.
# Known upstream: tabulapdf/tabula-java issue 283 (closed as a limitation).
# Costs: forms have a label for a group of rows, and a total over two columns: everything but the first row of a group is a column off, which
# tabula-py and the programs around it hand on.
# Here: cells are what lines enclose, on the columns of the whole table (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages camelot-py==2.0.0 pdfplumber==0.11.10 PyMuPDF==2.0
java_packages technology.tabula:tabula:1.0.5
cat >finding.py <<'PY'
import csv
import subprocess
from pathlib import Path

import camelot
import pdfplumber
import pymupdf
from parts import drawn, observe, pdf

ACROSS, DOWN = [40, 130, 220, 310, 400], [700, 670, 640, 610, 580]
WORDS = [["kind", "who", "got", "done"], ["review", "person", "1", "2"], ["", "firm", "3", "4"], ["total", "", "4", "6"]]
lines = [(40, y, 400, y) for y in DOWN if y != 640] + [(130, 640, 400, 640)]
lines += [(x, 580, x, 700) for x in ACROSS if x != 130] + [(130, 610, 130, 700)]
content = "".join(f"{x1} {y1} m {x2} {y2} l S " for x1, y1, x2, y2 in lines)
content += "".join(drawn(ACROSS[i] + 6, DOWN[j] - 20, word) for j, row in enumerate(WORDS) for i, word in enumerate(row) if word)
Path("report.pdf").write_bytes(pdf(content))


def words(rows: list[list[str | None]]) -> list[list[str]]:
    return [[cell or "" for cell in row] for row in rows]


tabula = ["java", "-cp", "lib/*", "technology.tabula.CommandLineApp", "--lattice", "report.pdf"]
moved = [*WORDS[:2], ["firm", "3", "4", ""], ["total", "4", "6", ""]]
observe("tabula", list(csv.reader(subprocess.run(tabula, capture_output=True, text=True, check=True).stdout.splitlines())), moved)
observe("camelot", camelot.read_pdf("report.pdf", flavor="lattice")[0].df.values.tolist(), WORDS)
with pdfplumber.open("report.pdf") as document:
    observe("pdfplumber", words(document.pages[0].extract_table()), WORDS)
with pymupdf.open("report.pdf") as document:
    observe("PyMuPDF", words(document[0].find_tables().tables[0].extract()), WORDS)
PY
python finding.py
