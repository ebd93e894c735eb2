#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pm4py 2.7.23.11 (PyPI): a log that was saved has other working hours, and a day in China is a day in Greenwich.
#
# Seen: with working hours from 9 to 17 on Monday to Friday a request of Friday 16:00, replied to on Sunday, took one hour, and one of Monday 9:00, replied to at
# 17:00 after 25 days, 160 hours. write_xes keeps +08:00; of the file read_xes has 8 hours and 152. filter_time_range of Friday's day has the event of 16:00
# and the one of Saturday 7:30, and not the one of Friday 0:30, which it has for Thursday. Without a zone in the frame the file gives what the frame gave.
# Unexpected: XES (IEEE 1849) has dates be those of XML Schema, where +08:00 is part of the value, and the file has it; business_hour_slots are documented as
# the working schedule of the company, and dt1 and dt2 as the interval to filter, in a log that has one zone. No error, no warning.
# Root: read_xes makes UTC of each time; the slots are laid on whatever clock the frame has, and the ends of the interval are read as UTC.
# Costs: what is due in working hours or on a day is measured with such tools: a log that was exchanged, which XES is for, has other durations, and a year's
# requests begin at eight in the morning of New Year's Day.
# Here: a time in a time zone is refused in a ledger, for it may be another day where the organ is (docs/ledger.md; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages pm4py==2.7.23.11 pandas==2.3.3
python - <<'PY'
import contextlib
import io
import re
import warnings

import pandas

warnings.simplefilter("ignore")
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    import pm4py
from parts import observe

HOUR, DAY = 3600, 24 * 3600
WEEK = [(day * DAY + 9 * HOUR, day * DAY + 17 * HOUR) for day in range(5)]
EVENTS = [
    ("甲", "受理", "2025-01-20 09:00"),
    ("甲", "答复", "2025-02-14 17:00"),
    ("乙", "受理", "2025-01-24 16:00"),
    ("乙", "答复", "2025-01-26 10:00"),
    ("丙", "受理", "2025-01-24 00:30"),
    ("丙", "答复", "2025-01-25 07:30"),
]


def log(zone: str | None) -> pandas.DataFrame:
    frame = pandas.DataFrame(EVENTS, columns=["case:concept:name", "concept:name", "time:timestamp"])
    frame["time:timestamp"] = pandas.to_datetime(frame["time:timestamp"]).dt.tz_localize(zone)
    return frame


def hours(frame: pandas.DataFrame) -> list[float]:
    return [pm4py.get_case_duration(frame, case, business_hours=True, business_hour_slots=WEEK) / HOUR for case in "甲乙"]


def saved(frame: pandas.DataFrame) -> pandas.DataFrame:
    with contextlib.redirect_stderr(io.StringIO()):
        pm4py.write_xes(frame, "log.xes")
        return pm4py.read_xes("log.xes")


def on(day: str) -> list[str]:
    events = pm4py.filter_time_range(log("Asia/Shanghai"), f"{day} 00:00:00", f"{day} 23:59:59", mode="events")
    return sorted(events["time:timestamp"].dt.strftime("%d %H:%M"))


observe("in China", hours(log("Asia/Shanghai")), [160, 1])
observe("saved", hours(saved(log("Asia/Shanghai"))), [152, 8])
with open("log.xes", encoding="utf-8") as file:
    observe("in the file", re.findall(r'value="(2025-01-20T[^"]*)"', file.read())[0], "2025-01-20T09:00:00+08:00")
observe("without a zone, and saved", [hours(log(None)), hours(saved(log(None)))], [[160, 1], [160, 1]])
observe("Thursday", on("2025-01-23"), ["24 00:30"])
observe("Friday", on("2025-01-24"), ["24 16:00", "25 07:30"])
PY
