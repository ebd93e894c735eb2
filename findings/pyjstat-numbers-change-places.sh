#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pyjstat 2.4.0 (PyPI): of a table that is in the order of its years, the number of one organ is another's.
#
# Seen: of 甲 with 1 and 2 and 乙 with 30 and 40 requests in 2023 and 2024, as pandas' melt puts them, year by year, Dataset.read makes a data set in which 甲 has 30
# in 2024 and 乙 2 in 2023, for its own write("dataframe") and for jsonstat-toolkit 2.2.2 (npm). Of two rows under the label 其他 it writes six numbers and the
# size 2 by 2, where 其他 has those of the first; without a row the numbers behind it move up. In the order of its first column a table comes back as it was.
# Unexpected: JSON-stat 2.0 has value hold the cells in row-major order by the dimensions of id, as many as size says. A frame is known by its columns,
# and rows have no order that means anything; the README has any frame with one column of values be read, and tells of none. No error, no warning.
# Root: to_json_stat copies the column of values as it lies, and takes the categories in the order in which they come.
# Known upstream: predicador37/pyjstat issue 36 (open), for a row that is missing and one that is twice, where reading fails.
# Costs: open data portals publish JSON-stat, and a year that is appended to a table lies in this order: each organ has numbers, the total is right, and they
# are of others.
# Here: a frame has one row for each cell with its organ, year, row and column in it (docs/frames.md).
. "$(dirname "$0")/support/setup.sh"
python_packages pyjstat==2.4.0 pandas==2.3.3
node_packages jsonstat-toolkit@2.2.2
cat >read.js <<'JS'
const JSONstat = require('jsonstat-toolkit');
const table = JSONstat(JSON.parse(require('fs').readFileSync('table.json', 'utf8'))).toTable({ type: 'array' });
console.log(JSON.stringify(table.slice(1)));
JS
python - <<'PY'
import json
import subprocess

import pandas
from parts import observe
from pyjstat import pyjstat


def by_others(frame: pandas.DataFrame) -> tuple[list[int], list[list[object]]]:
    written = pyjstat.Dataset.read(frame).write()
    with open("table.json", "w", encoding="utf-8") as file:
        file.write(written)
    rows = json.loads(subprocess.run(["node", "read.js"], check=True, capture_output=True).stdout)
    return json.loads(written)["size"], rows


wide = pandas.DataFrame({"单位": ["甲", "乙"], "2023": [1, 30], "2024": [2, 40]})
by_year = wide.melt(id_vars="单位", var_name="年")
by_organ = by_year.sort_values("单位", ascending=False, kind="stable", ignore_index=True)
rows = [["甲", "2023", 1], ["甲", "2024", 2], ["乙", "2023", 30], ["乙", "2024", 40]]
moved = [["甲", "2023", 1], ["甲", "2024", 30], ["乙", "2023", 2], ["乙", "2024", 40]]
observe("the table", sorted(by_year.to_numpy().tolist()), sorted(rows))
observe("by year, read again", pyjstat.Dataset.read(by_year).write("dataframe").to_numpy().tolist(), moved)
observe("by year, by jsonstat-toolkit", by_others(by_year), ([2, 2], moved))
observe("by organ", by_others(by_organ), ([2, 2], rows))
gap = [["甲", "2023", 1], ["甲", "2024", 30], ["乙", "2023", 40], ["乙", "2024", None]]
observe("without 甲 in 2024", by_others(by_organ.drop(index=1)), ([2, 2], gap))
twice = pandas.DataFrame({"处理": ["公开", "其他", "其他"], "2023": [1, 3, 5], "2024": [2, 4, 6]}).melt("处理", var_name="年")
twice = twice.sort_values(["处理", "value"], kind="stable", ignore_index=True)
written = json.loads(pyjstat.Dataset.read(twice).write())
observe("其他 twice", (twice["value"].tolist(), written["value"], written["size"]), ([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], [2, 2]))
observe("其他 twice, read", by_others(twice)[1][2:], [["其他", "2023", 3], ["其他", "2024", 4]])
PY
