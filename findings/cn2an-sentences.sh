#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# cn2an 0.5.24 (PyPI): 三五件 (three to five) becomes 35件, 1,284 becomes 一,二百八十四.
#
# Seen: transform('收到三五件') is 收到35件; with 'an2cn' 共1,284件 is 共一,二百八十四件 and 2024-01-20 二千零二十四负一负二十.
# Unexpected: two neighbouring digits side by side are an approximate number (GB/T 15835-2011 4.2.2): 二三十件 is rightly left.
# A comma between groups of three is one number of 1284 (GB/T 15835-2011 5.1), and the hyphens of ISO 8601 (GB/T 7408) are
# no signs. cn2an/transform.py replaces each run of digits that its patterns find, whatever stands beside it.
# Costs: an estimate becomes a count ten times as large; totals and dates of a report come out as other numbers.
# Here: gongkai.numerals reads 三五 as from 3 to 5 and not exact, and 1,284 as 1284.
. "$(dirname "$0")/support/setup.sh"
python_packages cn2an==0.5.24
python - <<'PY'
import cn2an
from parts import observe

observe("三五件", cn2an.transform("收到三五件", "cn2an"), "收到35件")
observe("二三十件", cn2an.transform("收到二三十件", "cn2an"), "收到二三十件")
observe("1,284", cn2an.transform("共1,284件", "an2cn"), "共一,二百八十四件")
observe("1284", cn2an.transform("共1284件", "an2cn"), "共一千二百八十四件")
observe("2024-01-20", cn2an.transform("2024-01-20", "an2cn"), "二千零二十四负一负二十")
PY
