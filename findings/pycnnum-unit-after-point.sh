#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pycnnum 2.1.1 (PyPI): the unit after a decimal is dropped, and a year in digits is its last digit.
#
# Seen: cn2num('三点五万') is 3.5, cn2num('五十八点三七万') 58.37, cn2num('二〇二四') 4, without an error.
# Unexpected: 三点五万 is 35000. The function is documented to raise ValueError for what is not of its numbering system; 万
# is a unit of it, 二〇二四 is the form of GB/T 15835-2011 for a year, and what was not understood is left out, not refused.
# Costs: an amount in 万元 is read ten thousand times too small; a year becomes a count.
# Here: gongkai.numerals gives 三点五万 no number rather than a part of it, and reads 二〇二四 as 2024.
. "$(dirname "$0")/support/setup.sh"
python_packages pycnnum==2.1.1
python - <<'PY'
from parts import observe
from pycnnum import cn2num

observe("三点五万", cn2num("三点五万"), 3.5)
observe("五十八点三七万", cn2num("五十八点三七万"), 58.37)
observe("三万五千", cn2num("三万五千"), 35000)
observe("二〇二四", cn2num("二〇二四"), 4)
PY
