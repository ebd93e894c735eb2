#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# @microsoft/recognizers-text-suite 1.3.1 (npm): the fourth quarter ends in the year 1; 廿五 is five.
#
# Seen: of 2024年第四季度 the time expression is (2024-10-01,0001-01-01,P3M) and the value 'not resolved', of 2024年第一季度
# the days are given; in 廿五件 the number found is 五, 5.
# Unexpected: Chinese is a documented language of the suite, quarters among what it resolves; October + 3 months is January
# of the next year. 廿 is twenty (现代汉语词典): half of a word is no number.
# Costs: whoever sorts documents by the period they state loses each fourth quarter; 25 becomes 5.
# Here: a quarter is no count, and 廿五 is 25 (gongkai.numerals).
. "$(dirname "$0")/support/setup.sh"
node_packages @microsoft/recognizers-text-suite@1.3.1
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const suite = require('@microsoft/recognizers-text-suite');
const period = text => suite.recognizeDateTime(text, 'zh-cn', 0, new Date(2025, 0, 20)).map(x => x.resolution.values[0]);
const first = period('2024年第一季度')[0], fourth = period('2024年第四季度')[0];
observe('2024年第一季度', [first.start, first.end], ['2024-01-01', '2024-04-01']);
observe('2024年第四季度', [fourth.timex, fourth.value], ['(2024-10-01,0001-01-01,P3M)', 'not resolved']);
observe('廿五件', suite.recognizeNumber('廿五件', 'zh-cn').map(x => [x.text, x.resolution.value]), [['五', '5']]);
JS
