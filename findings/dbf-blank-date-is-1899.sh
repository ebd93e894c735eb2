#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SheetJS, xlsx 0.18.5 (npm, the newest there) and shapefile 0.6.6 (npm): a date that is blank in a dBASE file is a day of 1899.
#
# Seen: of two requests, the first replied to on 2024-01-20, the second not yet, SheetJS has 45311 and -30 for the days of the reply, and
# -30 for eight noughts too; shapefile has 1899-11-30 for both. A number that did not fit its field, ******, is 0 in SheetJS, where
# a blank one is null. dbfread 2.0.7 and pyshp 3.1.6 (PyPI) have None for all of these, dbffile 1.13.0 (npm) null, and an invalid date for
# the noughts.
# Unexpected: in dBASE a date is eight characters, all of them blanks where there is none, and programs fill a number that does not fit
# its field with asterisks. The first is the state of a field until somebody types into it. No error, no warning.
# Root: both make a date of whatever stands for year, month and day, and SheetJS a 0 of a number that is none (+s || 0).
# Costs: registers and statistics still come as DBF, by themselves and with every shapefile: what is pending was replied to 124 years before
# it came, in time by any clock; -30 joins sums; and the largest numbers, which are the ones that do not fit, count as nothing.
# Here: DBF is not read; a date that a ledger lacks is missing (docs/ledger.md).
. "$(dirname "$0")/support/setup.sh"
python_packages dbfread==2.0.7 pyshp==3.1.6
node_packages xlsx@0.18.5 shapefile@0.6.6 dbffile@1.13.0
python - <<'PY'
import datetime
import struct
from pathlib import Path

import dbfread
import shapefile
from parts import observe

FIELDS = [("ID", "C", 4), ("REPLIED", "D", 8), ("PAGES", "N", 6)]
ROWS = [("1", "20240120", "12"), ("2", "", ""), ("3", "00000000", "******")]
described = b"".join(struct.pack("<11sc4xBB14x", name.encode(), kind.encode(), size, 0) for name, kind, size in FIELDS)
records = "".join(
    " " + "".join(text.ljust(size) if kind == "C" else text.rjust(size) for text, (_, kind, size) in zip(row, FIELDS)) for row in ROWS
)
head = struct.pack("<BBBBIHH20x", 3, 124, 1, 31, len(ROWS), 32 + len(described) + 1, 1 + sum(size for *_, size in FIELDS))
Path("register.dbf").write_bytes(head + described + b"\r" + records.encode() + b"\x1a")
right = [("1", datetime.date(2024, 1, 20), 12), ("2", None, None), ("3", None, None)]
observe("dbfread", [tuple(record.values()) for record in dbfread.DBF("register.dbf")], right)
observe("pyshp", [tuple(record) for record in shapefile.Reader(dbf="register.dbf").iterRecords()], right)
PY
cat >finding.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const observe = require(process.env.PYTHONPATH + '/observe.js');
const xlsx = require('xlsx');
const sheet = xlsx.readFile('register.dbf').Sheets.Sheet1;
const cells = xlsx.utils.sheet_to_json(sheet, { header: 1, defval: null }).slice(1);
const days = cells.map(([id, day, pages]) => [id, Math.round(day), pages]);
observe('SheetJS', days, [['1', 45311, 12], ['2', -30, null], ['3', -30, 0]]);
const values = ({ ID, REPLIED, PAGES }) => [ID, REPLIED && REPLIED.toLocaleDateString('sv-SE'), PAGES];
const source = await require('shapefile').openDbf('register.dbf');
const rows = [];
for (let next = await source.read(); !next.done; next = await source.read()) rows.push(values(next.value));
observe('shapefile', rows, [['1', '2024-01-20', 12], ['2', '1899-11-30', null], ['3', '1899-11-30', null]]);
const file = await require('dbffile').DBFFile.open('register.dbf');
const known = [['1', '2024-01-20', 12], ['2', null, null], ['3', 'Invalid Date', null]];
observe('dbffile', (await file.readRecords(3)).map(values), known);
JS
node finding.mjs
