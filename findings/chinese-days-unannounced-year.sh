#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# chinese-days 1.5.7 (npm): National Day is a working day in every year that its table has not.
#
# Seen: isWorkday('2027-10-01') and isWorkday('2027-01-01') are true, and findWorkday counts them, without an error or a
# word that nothing is known of 2027; its documentation names the years 2004 to 2026.
# Unexpected: 1 January and 1 October are days off by law (全国年节及纪念日放假办法 art. 2) whatever the notice of a year
# says, and chinesecalendar 1.11.0, its peer in Python, raises NotImplementedError for the same question.
# Costs: each December the replies that are due in the next January come out a day too early.
# Here: a year without a notice has the holidays of the law, and every date that rests on it is marked provisional.
. "$(dirname "$0")/support/setup.sh"
node_packages chinese-days@1.5.7
python_packages chinesecalendar==1.11.0
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const days = require('chinese-days').default;
observe('2027-10-01 a working day', days.isWorkday('2027-10-01'), true);
observe('2027-01-01 a working day', days.isWorkday('2027-01-01'), true);
observe('20 working days after 2026-12-10', days.findWorkday(20, '2026-12-10'), '2027-01-07');
JS
python - <<'PY'
import datetime

import chinese_calendar
from parts import observe

try:
    seen = str(chinese_calendar.is_workday(datetime.date(2027, 10, 1)))
except NotImplementedError:
    seen = "NotImplementedError"
observe("chinesecalendar of the same day", seen, "NotImplementedError")
PY
