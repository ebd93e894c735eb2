#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# date-holidays 3.37.0 (npm): the moon's festivals of China on days on which they are not.
#
# Seen: Mid-Autumn of 2033 a lunar month late (10-07 for 09-08) and of 2039 a day early (10-01 for 10-02). 2033 is the year in
# which the intercalary month follows the 11th month, not the 7th.
# Unexpected: 全国年节及纪念日放假办法 art. 2 gives the day off on the day of the festival by the lunar calendar, which
# GB/T 33661-2017 defines; lunar-javascript 1.7.7 has the days of that calendar. Nothing says that later years are in doubt.
# Costs: a due day computed over such a year is a day or a month off, and nothing says so.
# Here: festivals were computed from the instants of new moon in UTC+8 and held against two tables (docs/clock.md).
. "$(dirname "$0")/support/setup.sh"
node_packages date-holidays@3.37.0 lunar-javascript@1.7.7
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const Holidays = require('date-holidays');
const { Lunar } = require('lunar-javascript');
const china = new Holidays('CN');
const day = (year, name) => china.getHolidays(year).filter(x => x.name.includes(name)).map(x => x.date.slice(0, 10));
const midAutumn = year => Lunar.fromYmd(year, 8, 15).getSolar().toYmd();
observe('Mid-Autumn 2033, date-holidays', day(2033, '中秋'), ['2033-10-07']);
observe('Mid-Autumn 2033, lunar-javascript', midAutumn(2033), '2033-09-08');
observe('Mid-Autumn 2039, date-holidays', day(2039, '中秋'), ['2039-10-01']);
observe('Mid-Autumn 2039, lunar-javascript', midAutumn(2039), '2039-10-02');
JS
