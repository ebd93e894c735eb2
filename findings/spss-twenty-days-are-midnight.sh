#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pyreadstat 1.3.7 and pandas 3.1.1 (PyPI): 20 days 5 hours in an SPSS file are five o'clock, an hour less than nothing is 23:00.
#
# Seen: of 20 days 5 hours, 29 hours and minus one hour in the formats DTIME11 and TIME8 both have 05:00, 05:00 and 23:00, as times of the day; so does
# pyreadstat of TIME8 and HHMM8 in a SAS transport file. 20 days are 00:00. No error, no warning; the two largest of the three are the same. Told to leave
# dates alone pyreadstat has 1746000, 104400 and -3600 seconds, and of MTIME8 it always has. PSPP 1.6.2 lists 20 05:00:00 and 29:00:00.
# Unexpected: a time of SPSS is an interval (manual of PSPP, Time and Date Formats): DTIME is days and hours, TIME has any number of hours, and either sign;
# SAS has TOD for the time of the day. Python's time, which pyreadstat is documented to convert to, holds no such value, and it is not left as
# a number, as dates that it does not know are; a datetime.timedelta would hold it.
# Known of others: ReadStatTables.jl counts seconds since its pull request 75, for this reason; nothing was found for pyreadstat.
# Costs: how long a request took is what a survey of an office has in such a column: every duration is under a day, each of them is in time, the mean and
# the longest are wrong, and nothing is left in the frame that tells.
# Here: the days between two dates are counted by the clock; no duration is read (docs/clock.md).
. "$(dirname "$0")/support/setup.sh"
python_packages pyreadstat==1.3.7 pandas==3.1.1
python - <<'PY'
import pandas
import pyreadstat
from parts import observe

HOUR = 3600.0
took = pandas.DataFrame({"took": [(20 * 24 + 5) * HOUR, 29 * HOUR, -HOUR, 20 * 24 * HOUR]})
seconds = took["took"].tolist()
of_the_day = ["05:00:00", "05:00:00", "23:00:00", "00:00:00"]


def texts(frame: pandas.DataFrame) -> list[str]:
    return [str(one) for one in frame["took"]]


for form in ("DTIME11", "TIME8"):
    pyreadstat.write_sav(took, "survey.sav", variable_format={"took": form})
    observe(f"pyreadstat, {form}", texts(pyreadstat.read_sav("survey.sav")[0]), of_the_day)
    observe(f"pandas, {form}", texts(pandas.read_spss("survey.sav")), of_the_day)
    left = pyreadstat.read_sav("survey.sav", disable_datetime_conversion=True)[0]
    observe(f"pyreadstat, {form} left alone", left["took"].tolist(), seconds)
pyreadstat.write_sav(took, "survey.sav", variable_format={"took": "MTIME8"})
observe("pyreadstat, MTIME8", pyreadstat.read_sav("survey.sav")[0]["took"].tolist(), seconds)
for form in ("TIME8", "HHMM8"):
    pyreadstat.write_xport(took, "survey.xpt", variable_format={"took": form}, file_format_version=5)
    observe(f"pyreadstat, {form} of SAS", texts(pyreadstat.read_xport("survey.xpt")[0]), of_the_day)
observe("pandas, HHMM8 of SAS", pandas.read_sas("survey.xpt")["took"].tolist(), seconds)
PY
