#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pandas 3.1.1 with lxml 6.1.3, agate 1.14.2 (PyPI) and SheetJS, xlsx 0.18.5 (npm, the newest there): the items 3,5 of a table are 35.
#
# Seen: of cells of a page with 3,5 and 2024,2025 pandas has the integers 35 and 20242025, and so have SheetJS of the page and of a CSV with
# these cells in quotation marks and agate, on which csvkit is built, of the CSV. Of 1,2,3 pandas and agate have 123, SheetJS the number of
# 2 January 2003; of 3-5 agate and SheetJS have 5 March 2001, of 2-30 SheetJS has 2 March 2001, of 5- 1 May 2001. 1,284 is 1284 to all.
# polars 2.1.0 and DuckDB 2.0.1 (PyPI) leave the texts of the CSV as they are.
# Unexpected: a comma that groups digits has three after it (GB/T 15835-2011 5.1), which tells 1,284 from 3,5. That commas are taken for such
# is documented by pandas, not that it is done wherever they stand; V8, which SheetJS asks for the day, takes nearly any two numbers.
# Costs: a column that lists articles, items or years that a row is about is a column of numbers that nobody wrote; ranges are days of 2001.
# Here: a comma within a number has three digits behind it, and two numbers in a cell are none (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages pandas==3.1.1 lxml==6.1.3 agate==1.14.2 polars==2.1.0 duckdb==2.0.1
node_packages xlsx@0.18.5
cat >sheet.mjs <<'JS'
import { readFileSync } from 'node:fs';
import xlsx from 'xlsx';
const sheet = xlsx.read(readFileSync(0, 'utf8'), { type: 'string' }).Sheets.Sheet1;
console.log(JSON.stringify(xlsx.utils.sheet_to_json(sheet, { header: 1, raw: true })[1][0]));
JS
python - <<'PY'
import datetime
import io
import json
import subprocess
from pathlib import Path

import agate
import duckdb
import pandas
import polars
from parts import observe


def page(text: str) -> str:
    return f"<table><tr><th>items</th></tr><tr><td>{text}</td></tr></table>"


def table(text: str) -> str:
    return f'items\n"{text}"\n'


def by_node(content: str) -> float:
    return json.loads(subprocess.run(["node", "sheet.mjs"], input=content.encode(), capture_output=True, check=True).stdout)


def left(text: str) -> list[object]:
    Path("items.csv").write_text(table(text))
    return [polars.read_csv("items.csv").item(), duckdb.read_csv("items.csv", header=True).fetchall()[0][0]]


for text, number in (("3,5", 35), ("2024,2025", 20242025), ("1,284", 1284)):
    by_pandas = pandas.read_html(io.StringIO(page(text)))[0].iloc[0, 0]
    by_agate = agate.Table.from_csv(io.StringIO(table(text))).rows[0][0]
    observe(text, [int(by_pandas), int(by_agate), by_node(page(text)), by_node(table(text))], [number] * 4)
observe("1,2,3, pandas", int(pandas.read_html(io.StringIO(page("1,2,3")))[0].iloc[0, 0]), 123)
observe("3-5, agate", agate.Table.from_csv(io.StringIO(table("3-5"))).rows[0][0], datetime.date(2001, 3, 5))
for text, day in (("1,2,3", "2003-01-02"), ("3-5", "2001-03-05"), ("2-30", "2001-03-02"), ("5-", "2001-05-01")):
    seen = datetime.date(1899, 12, 30) + datetime.timedelta(days=round(by_node(page(text))))
    observe(f"{text}, SheetJS", str(seen), day)
for text in ("3,5", "2024,2025", "1,2,3", "3-5"):
    observe(f"{text}, polars and DuckDB", left(text), [text] * 2)
PY
