#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# edtf 4.11.1 (npm): the first third of 2024 ends on 31 May, and of the years 2022 to 2024 there is the first.
#
# Seen: 2024-37, 2024-38 and 2024-39 are from January to May, from May to September and from September to December: two months are in two
# of them. {2022..2024} and {2024-01-20..2024-01-25} end with 2022-12-31 and 2024-01-20, so that they do not cover 2024 or 2024-01-25, though they
# yield each of their members. Quarters, halves of a year and {2022,2023,2024} are right. edtf 5.0.2 (PyPI) has four months and all three years.
# Unexpected: the Extended Date/Time Format of the Library of Congress (ISO 8601-2), level 2, has 37 to 39 be the parts of a year of four months in
# duration, and .. between two dates all of the values from the one to the other. min and max are documented as the first and the last instant.
# Root: the ends of 37 and 38 are in the month after; the last member of a list is asked for its first year.
# Costs: libraries, archives and open data portals write periods this way: a sum over thirds counts May and September twice, a search in 2024 does not find
# the series that runs until then, and a time of preservation that is counted from its end is two years too early.
# Here: the year of a frame is an integer, and no date is made of a period (docs/frames.md).
. "$(dirname "$0")/support/setup.sh"
python_packages edtf==5.0.2
node_packages edtf@4.11.1
cat >finding.mjs <<'JS'
import { createRequire } from 'node:module';
import edtf from 'edtf';
const observe = createRequire(import.meta.url)(process.env.PYTHONPATH + '/observe.js');
const day = (instant) => new Date(instant).toISOString().slice(0, 10);
const ends = (text) => [day(edtf(text).min), day(edtf(text).max)];
const first = '2024-01-01', last = '2024-12-31';
observe('first third', ends('2024-37'), [first, '2024-05-31']);
observe('second third', ends('2024-38'), ['2024-05-01', '2024-09-30']);
observe('last third', ends('2024-39'), ['2024-09-01', last]);
observe('first quarter', ends('2024-33'), [first, '2024-03-31']);
observe('second half', ends('2024-41'), ['2024-07-01', last]);
observe('years', ends('{2022..2024}'), ['2022-01-01', '2022-12-31']);
observe('years, one by one', ends('{2022,2023,2024}'), ['2022-01-01', last]);
observe('days', ends('{2024-01-20..2024-01-25}'), ['2024-01-20', '2024-01-20']);
observe('2024 is covered', edtf('{2022..2024}').covers(edtf('2024')), false);
observe('members', [...edtf('{2022..2024}')].map((year) => year.edtf), ['2022', '2023', '2024']);
JS
node finding.mjs
python - <<'PY'
from time import strftime

import edtf
from parts import observe

for text, first, last in (
    ("2024-37", "2024-01-01", "2024-04-30"),
    ("2024-38", "2024-05-01", "2024-08-31"),
    ("2024-39", "2024-09-01", "2024-12-31"),
    ("{2022..2024}", "2022-01-01", "2024-12-31"),
):
    period = edtf.parse_edtf(text)
    observe(f"by PyPI, {text}", [strftime("%Y-%m-%d", end) for end in (period.lower_strict(), period.upper_strict())], [first, last])
PY
