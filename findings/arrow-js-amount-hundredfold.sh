#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# apache-arrow 21.2.0 (npm): the amount 12.34 is 1234.
#
# Seen: of a column decimal128(10, 2) with 12.34 and -0.05, written by pyarrow 26.0.1 (PyPI), the values are 1234 and -5 as a string,
# as a number and in the JSON of the table; the type is printed Decimal[10e+2]. valueOf(2) alone gives 12.34. Of the same column in
# Parquet hyparquet 1.33.0 has 12.34 and -0.05, and so have pandas, polars and DuckDB of the file that apache-arrow reads.
# Unexpected: a decimal of the Arrow format is the integer divided by ten to the power of its scale, and the scale is in the type
# that the value was got from. No value says that it has none, and there is no error.
# Costs: a page that shows fees (行政事业性收费) from an Arrow file shows them a hundred times too large.
# Here: the column `amount` of a frame is a decimal(38, 18); that it needs valueOf(18) there is said with it (docs/frames.md).
. "$(dirname "$0")/support/setup.sh"
python_packages pyarrow==26.0.1 pandas==3.1.1 polars==2.1.0 duckdb==2.0.1
node_packages apache-arrow@21.2.0 hyparquet@1.33.0
python - <<'PY'
from decimal import Decimal

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.feather
import pyarrow.parquet
from parts import observe

fees = pyarrow.table({"元": pyarrow.array([Decimal("12.34"), Decimal("-0.05")], pyarrow.decimal128(10, 2))})
pyarrow.feather.write_feather(fees, "fees.arrow", compression="uncompressed")
pyarrow.parquet.write_table(fees, "fees.parquet")
amounts = [Decimal("12.34"), Decimal("-0.05")]
observe("pandas", pandas.read_feather("fees.arrow")["元"].tolist(), amounts)
observe("polars", polars.read_ipc("fees.arrow")["元"].to_list(), amounts)
read = pyarrow.feather.read_table("fees.arrow")
observe("DuckDB", [amount for (amount,) in duckdb.sql("FROM read").fetchall()], amounts)
PY
cat >finding.mjs <<'JS'
import fs from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { tableFromIPC } = require('apache-arrow');
const { asyncBufferFromFile, parquetReadObjects } = await import(require.resolve('hyparquet'));
const column = tableFromIPC(fs.readFileSync('fees.arrow')).getChild('元');
const values = [...column];
observe('apache-arrow, the type', String(column.type), 'Decimal[10e+2]');
observe('apache-arrow, strings', values.map(String), ['1234', '-5']);
observe('apache-arrow, numbers', values.map(Number), [1234, -5]);
observe('apache-arrow, valueOf(2)', values.map(value => value.valueOf(2)), [12.34, -0.05]);
const rows = await parquetReadObjects({ file: await asyncBufferFromFile('fees.parquet') });
observe('hyparquet', rows.map(row => row['元']), [12.34, -0.05]);
JS
node finding.mjs
