#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# dateparser 1.5.0 (PyPI): the 20th is twenty days ago, and 3 March in a sentence is three months and three days ago.
#
# Seen: on 2025-03-10 search_dates(…, languages=["zh"]) finds 3月5日 and 3月12日 of 公示期为3月5日至3月12日 on 2024-12-05 and 2024-11-28; of
# 应于10月1日前答复 it finds 2024-05-09, of 截至12月31日，共受理12件 2024-02-08. parse("20日") is 2025-02-18, and parse("12月31日") without a
# language is 2012-03-31. 2024年1月20日 is right.
# Unexpected: Chinese is among the languages of the documentation. 月 and 日 count in 三个月 and 二十日内, but behind a bare number before 日
# they are the names of a month and a day; three of the four results have neither the month nor the day that the text has.
# Known upstream: scrapinghub/dateparser issues 519 and 866 (open), for other cases.
# Costs: pages are sorted into another year, and periods begin months before they do, each with a date that looks like any other.
# Here: no date is worked out from prose; words such as 3月 only say that a number is of a part of the year (docs/narrative.md).
. "$(dirname "$0")/support/setup.sh"
python_packages dateparser==1.5.0
python - <<'PY'
from datetime import datetime

import dateparser
from dateparser.search import search_dates
from parts import observe

NOW = {"RELATIVE_BASE": datetime(2025, 3, 10, 12)}


def found(text: str) -> list[tuple[str, str]]:
    return [(words, day.date().isoformat()) for words, day in search_dates(text, languages=["zh"], settings=NOW) or []]


def parsed(text: str, **languages: list[str]) -> str:
    return dateparser.parse(text, settings=NOW, **languages).date().isoformat()


observe("公示期为3月5日至3月12日", found("公示期为3月5日至3月12日"), [("3月5日", "2024-12-05"), ("3月12日", "2024-11-28")])
observe("应于10月1日前答复", found("应于10月1日前答复"), [("10月1日前", "2024-05-09")])
observe("截至12月31日，共受理12件", found("截至12月31日，共受理12件"), [("12月31日，共受理", "2024-02-08")])
observe("20日", parsed("20日", languages=["zh"]), "2025-02-18")
observe("12月31日, no language", parsed("12月31日"), "2012-03-31")
observe("2024年1月20日", parsed("2024年1月20日", languages=["zh"]), "2024-01-20")
PY
