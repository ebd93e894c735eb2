#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# nzh 1.0.14 (npm): 两百五十 is 50, 二〇二四 is 224, 百分之五 is 105.
#
# Seen: cn.decodeS gives 50 for 两百五十, 25 for 两千零二十五, 224 for 二〇二四, 105 for 百分之五 and 5 for 廿五, without an error;
# of 二百五十 and 二千零二十五 it gives 250 and 2025. What cn.encodeS writes of 100000010 is 一亿零十.
# Unexpected: 两 before 百, 千, 万 is two, 二〇二四 is how GB/T 15835-2011 writes a year. A character
# that is no numeral to the function could be refused, or end the number; it is taken out of its middle. 100000010 is 一亿零一十,
# as cn2an 0.5.24 writes it.
# Costs: counts of a report's prose lose their highest digit, and years and percentages become counts.
# Here: gongkai.numerals reads them as 250, 2025, 2024 and 25; 百分之五 is a share (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
node_packages nzh@1.0.14
python_packages cn2an==0.5.24
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { cn } = require('nzh');
const read = words => words.map(word => cn.decodeS(word));
observe('nzh', read(['两百五十', '两千零二十五', '二〇二四', '百分之五', '廿五']), [50, 25, 224, 105, 5]);
observe('nzh, other words', read(['二百五十', '二千零二十五']), [250, 2025]);
observe('nzh writes 100000010', cn.encodeS(100000010), '一亿零十');
JS
python - <<'PY'
import cn2an
from parts import observe

observe("cn2an writes 100000010", cn2an.an2cn(100000010), "一亿零一十")
PY
