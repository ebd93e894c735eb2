#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# node-ical 0.26.1 (npm): the weekend days that are worked are no occurrences.
#
# Seen: the working days after 20 January 2025 as a calendar, weekdays by RRULE, without the Spring Festival by EXDATE and with
# Sunday 26 January and Saturday 8 February by RDATE. expandRecurringEvent has neither of the two; rrule.all() has the holidays
# too. The 20th day after the first is 2025-02-25 by it and 2025-02-21 by ical.js 2.2.1 (npm) and recurring-ical-events 3.8.2 (PyPI).
# Unexpected: RFC 5545 3.8.5 makes the set of occurrences of DTSTART, RRULE and RDATE less EXDATE. The function is documented as
# expanding with EXDATE, RECURRENCE-ID and changes of the clock; no error tells that the RDATE that was parsed is left out.
# Costs: make-up days (调休上班) are what this calendar differs by from every other; without them each deadline over a long holiday
# comes out days late, and the reply that keeps it is overdue.
# Here: the clock has the days of the notices itself (docs/clock.md).
. "$(dirname "$0")/support/setup.sh"
node_packages node-ical@0.26.1 ical.js@2.2.1
python_packages recurring-ical-events==3.8.2 icalendar==7.3.2
python - <<'PY'
from pathlib import Path

import icalendar
import recurring_ical_events
from parts import observe

lines = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//findings//working days//ZH
BEGIN:VEVENT
UID:working-days@example.org
DTSTAMP:20250101T000000Z
DTSTART;VALUE=DATE:20250120
RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20250331
EXDATE;VALUE=DATE:20250128,20250129,20250130,20250131,20250203,20250204
RDATE;VALUE=DATE:20250126,20250208
SUMMARY:工作日
END:VEVENT
END:VCALENDAR
"""
Path("days.ics").write_bytes(lines.replace("\n", "\r\n").encode())
found = recurring_ical_events.of(icalendar.Calendar.from_ical(lines)).between((2025, 1, 1), (2025, 4, 1))
observe("recurring-ical-events", str(sorted(event.start for event in found)[20]), "2025-02-21")
PY
node - <<'JS'
const fs = require('fs');
const observe = require(process.env.PYTHONPATH + '/observe.js');
const ical = require('node-ical');
const { default: ICAL = require('ical.js') } = require('ical.js');
const text = fs.readFileSync('days.ics', 'utf8');
const day = date => date.toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
const event = Object.values(ical.sync.parseICS(text)).find(one => one.type === 'VEVENT');
const found = ical.expandRecurringEvent(event, { from: new Date(2025, 0, 1), to: new Date(2025, 3, 1) }).map(one => day(one.start));
const worked = ['2025-01-26', '2025-02-08'];
observe('node-ical, worked weekend days', worked.filter(one => found.includes(one)), []);
observe('node-ical, what it parsed', event.rdate.val, '20250126,20250208');
observe('node-ical', found[20], '2025-02-25');
const expansion = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')).iterator();
const days = Array.from({ length: 21 }, () => expansion.next().toString());
observe('ical.js, worked weekend days', worked.filter(one => days.includes(one)), worked);
observe('ical.js', days[20], '2025-02-21');
JS
