#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# chrono-node 2.10.3 (npm): 一百二十天后 is twenty days away, 明年1月31日 is this year, and this Friday is last Friday.
#
# Seen: on Monday 2025-01-20 chrono.zh.hans.parseDate gives 2025-02-09 for 一百二十天后 and for 二十天后, 2025-01-25 for 一百零五天后, 2025-01-31
# for 明年1月31日, 2025-12-31 for 去年12月31日, 2025-01-17 for 本周五, 2025-01-19 for 本周日 and 2025-01-26 for 下周日.
# Unexpected: 百 is a numeral, and half of a number is none: the text of the result is 二十天后 and 年1月31日, cut out of the middle of a
# word. A week of the calendar of GB/T 7408 (ISO 8601) begins on Monday, so 本周五 is 2025-01-24, 本周日 2025-01-26, 下周日 2025-02-02.
# The README lists Chinese as supported in part; 本 in front of the day is not among the words, and nothing tells that it was left out.
# Costs: reminders made from the sentence of a document fall a hundred days or a year early, or on a day that is past.
# Here: no date is worked out from prose; words such as 3月 only say that a number is of a part of the year (docs/narrative.md).
. "$(dirname "$0")/support/setup.sh"
node_packages chrono-node@2.10.3
cat >finding.mjs <<'JS'
import * as chrono from 'chrono-node';
import { createRequire } from 'node:module';
const observe = createRequire(import.meta.url)(process.env.PYTHONPATH + '/observe.js');
const monday = new Date(2025, 0, 20, 12);
const read = (text) => {
    const [found] = chrono.zh.hans.parse(text, monday);
    return [found.text, found.start.date().toLocaleDateString('sv-SE')];
};
observe('二十天后', read('二十天后'), ['二十天后', '2025-02-09']);
observe('一百二十天后', read('一百二十天后'), ['二十天后', '2025-02-09']);
observe('一百零五天后', read('一百零五天后'), ['零五天后', '2025-01-25']);
observe('明年1月31日', read('明年1月31日'), ['年1月31日', '2025-01-31']);
observe('去年12月31日', read('去年12月31日'), ['年12月31日', '2025-12-31']);
observe('本周五', read('本周五'), ['周五', '2025-01-17']);
observe('这周日', read('这周日'), ['这周日', '2025-01-19']);
observe('下周日', read('下周日'), ['下周日', '2025-01-26']);
JS
node finding.mjs
