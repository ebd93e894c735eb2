#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# workalendar 17.0.0 (PyPI): 31 January and 1 February 2020 are working days.
#
# Seen: China().is_working_day is True for both, and the 20th working day after 2020-01-20 is 2020-02-21.
# Unexpected: on 26 January 2020 the State Council (国办发明电〔2020〕1号) extended the Spring Festival to 2 February. The
# calendar still has the plan of the notice before: workalendar/asia/china.py names 2020-02-01 as a day that is worked and has
# no holiday on 31 January, though it goes on to 2023. chinesecalendar 1.11.0 has both days off: 2020-02-25.
# Costs: replies to the applications of that January are called late that came in time.
# Here: the clock has the extension (docs/clock.md).
. "$(dirname "$0")/support/setup.sh"
python_packages workalendar==17.0.0 chinesecalendar==1.11.0
python - <<'PY'
import datetime

import chinese_calendar
from parts import observe
from workalendar.asia import China

calendar = China()
extended = [datetime.date(2020, 1, 31), datetime.date(2020, 2, 1)]
observe("workalendar, days that are worked", [calendar.is_working_day(day) for day in extended], [True, True])
observe("chinesecalendar", [chinese_calendar.is_workday(day) for day in extended], [False, False])
received = datetime.date(2020, 1, 20)
observe("20 working days by workalendar", str(calendar.add_working_days(received, 20)), "2020-02-21")
day, left = received, 20
while left:
    day += datetime.timedelta(1)
    left -= chinese_calendar.is_workday(day)
observe("by chinesecalendar", str(day), "2020-02-25")
PY
