#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# jionlp 1.5.31 (PyPI): 20个工作日内 ends on the 20th day from Monday to Friday, through the Spring Festival.
#
# Seen: parse_time('20个工作日内', time_base=2025-01-20) is a span that ends on 2025-02-17 and is said to be 'accurate'.
# Unexpected: the word has one meaning in administrative law: days on which offices are open. By the State Council's notice
# for 2025 28 January to 4 February are off, 26 January and 8 February are worked, so the 20th working
# day is 2025-02-21, as chinesecalendar 1.11.0 counts. The same parser knows the day of the Spring Festival of 2025.
# Costs: a due day four days early, or a reply called late that is not.
# Here: the clock counts by the notices (docs/clock.md).
. "$(dirname "$0")/support/setup.sh"
python_packages jionlp==1.5.31 chinesecalendar==1.11.0
python - <<'PY' 2>/dev/null
import contextlib
import datetime
import io
import time

import chinese_calendar
from parts import observe

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp
base = datetime.date(2025, 1, 20)
found = jionlp.parse_time("20个工作日内", time_base=time.mktime(base.timetuple()))
observe("jionlp", (found["time"][1], found["definition"]), ("2025-02-17 23:59:59", "accurate"))
observe("the Spring Festival", jionlp.parse_time("2025年春节")["time"][0], "2025-01-29 00:00:00")
day, left = base, 20
while left:
    day += datetime.timedelta(1)
    left -= chinese_calendar.is_workday(day)
observe("chinesecalendar", str(day), "2025-02-21")
PY
