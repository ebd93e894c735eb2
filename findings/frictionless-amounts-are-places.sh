#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# frictionless 5.21.0, tableschema 1.21.0 (PyPI) and tableschema 1.12.6 (npm): fees of 1,000 and 50,000 are places in the sea.
#
# Seen: of a CSV with the fees 1,000, 2,000 and 50,000 the column is a geopoint, the rows are (1, 0), (2, 0) and (50, 0), and frictionless has the file be valid.
# Where one fee of ten is 1,284 its row is None in extract and in to_pandas, which have no error; with one of three all are texts. -12,050 is a place too. agate 1.14.2
# and pandas with thousands="," (PyPI) have numbers.
# Unexpected: Table Schema has a geopoint be a longitude and a latitude, and its numbers can have groups (groupChar). That 000 and 050 are degrees is a guess, which
# is made before anything else but a month of a year is tried, and what it fits it keeps. No warning.
# Costs: round amounts are what budgets and fees are made of. A data package that is described by its tool is published with places, no sum can be made of it,
# and an amount that is not round is gone.
# Here: amounts are decimals, and their type is told with the columns (docs/frames.md).
. "$(dirname "$0")/support/setup.sh"
python_packages frictionless==5.21.0 tableschema==1.21.0 agate==1.14.2 pandas==2.3.3
node_packages tableschema@1.12.6
python - <<'PY'
import csv

import agate
import frictionless
import pandas
import tableschema
from parts import observe


def written(name: str, *amounts: str) -> str:
    with open(name, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["单位", "收费"], *(["甲", amount] for amount in amounts)])
    return name


def described(name: str) -> tuple[str, list[object], bool]:
    column = frictionless.describe(name).schema.get_field("收费").type
    rows = frictionless.extract(name)[name.removesuffix(".csv")]
    values = [row["收费"] if isinstance(row["收费"], str) else row["收费"] and list(map(int, row["收费"])) for row in rows]
    return column, values, frictionless.validate(name).valid


places = [[1, 0], [2, 0], [50, 0]]
round_ones = written("fees.csv", "1,000", "2,000", "50,000")
observe("frictionless", described(round_ones), ("geopoint", places, True))
observe("below nought", described(written("less.csv", "-1,000", "-12,050")), ("geopoint", [[-1, 0], [-12, 50]], True))
one_of_ten = written("ten.csv", *["1,000"] * 9, "1,284")
observe("one of ten", described(one_of_ten), ("geopoint", [[1, 0]] * 9 + [None], False))
lost = frictionless.Resource(one_of_ten).to_pandas()["收费"].isna().tolist()
observe("one of ten, as a frame", lost, [False] * 9 + [True])
observe("one of three", described(written("three.csv", "1,000", "2,000", "1,284")), ("string", ["1,000", "2,000", "1,284"], True))
observe("tableschema", tableschema.infer(round_ones)["fields"][1]["type"], "geopoint")
right = [1000, 2000, 50000]
observe("agate", list(map(int, agate.Table.from_csv(round_ones).columns["收费"])), right)
observe("pandas", pandas.read_csv(round_ones, thousands=",")["收费"].tolist(), right)
PY
cat >finding.js <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { Table } = require('tableschema');
(async () => {
    const table = await Table.load('fees.csv');
    const found = (await table.infer()).fields[1].type;
    observe('tableschema of npm', [found, (await table.read()).map((row) => row[1])], ['geopoint', [[1, 0], [2, 0], [50, 0]]]);
})();
JS
node finding.js
