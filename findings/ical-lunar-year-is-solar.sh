#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# ical.js 2.2.1 and node-ical 0.26.1 (npm): the Spring Festival is on 10 February each year.
#
# Seen: of an event on 2024-02-10 that recurs by RSCALE=CHINESE;FREQ=YEARLY both have 2025-02-10 and 2026-02-10, without a message, and what
# ical.js writes of the rule is FREQ=YEARLY. rrule-temporal 2.2.8 (npm) has 2025-01-29 and 2026-02-17, which are the days of the notices.
# rrule 2.8.1 (npm), python-dateutil 2.9.0 and recurring-ical-events 3.8.2 (PyPI) refuse the rule.
# Unexpected: RFC 7529 has RSCALE name the calendar that a rule counts in, and this event as its first example. Both drop the part that
# they do not know, where the rule that is left has another meaning; node-ical hands the rule to an older rrule-temporal, which knows it.
# Known upstream: nothing was found for these two; of others jkbrzt/rrule issue 133, niccokunzmann/python-recurring-ical-events issue 124 (open).
# Costs: festivals and anniversaries by the moon that a phone put into a shared calendar move by up to a month in who subscribes to it, and
# through ical.js, which calendars on the web and on the desk are built on, the day is lost for all once it is saved.
# Here: gongkai writes single days into a calendar, and no rule (docs/clock.md).
. "$(dirname "$0")/support/setup.sh"
python_packages python-dateutil==2.9.0.post0 icalendar==7.3.2 recurring-ical-events==3.8.2
node_packages ical.js@2.2.1 node-ical@0.26.1 rrule-temporal@2.2.8 rrule@2.8.1
cat >festival.ics <<'ICS'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//festival//ZH
BEGIN:VEVENT
UID:festival@example.org
DTSTAMP:20240101T000000Z
DTSTART;VALUE=DATE:20240210
RRULE:RSCALE=CHINESE;FREQ=YEARLY;COUNT=3
SUMMARY:春节
END:VEVENT
END:VCALENDAR
ICS
sed -i 's/$/\r/' festival.ics
cat >finding.mjs <<'JS'
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import rrule from 'rrule';
import { RRuleTemporal } from 'rrule-temporal';
const observe = createRequire(import.meta.url)(process.env.PYTHONPATH + '/observe.js');
const text = readFileSync('festival.ics', 'utf8');
const solar = ['2024-02-10', '2025-02-10', '2026-02-10'];
const component = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
const iterator = new ICAL.Event(component).iterator();
observe('ical.js', solar.map(() => iterator.next().toString()), solar);
observe('ical.js writes', component.getFirstPropertyValue('rrule').toString(), 'FREQ=YEARLY;COUNT=3');
const event = Object.values(nodeIcal.sync.parseICS(text)).find((one) => one.type === 'VEVENT');
const within = { from: new Date('2024-01-01'), to: new Date('2027-01-01') };
const local = ({ start }) => start.toLocaleDateString('sv-SE');
observe('node-ical', nodeIcal.expandRecurringEvent(event, within).map(local), solar);
const rule = 'RSCALE=CHINESE;FREQ=YEARLY;COUNT=3';
const temporal = new RRuleTemporal({ rruleString: `DTSTART;TZID=Asia/Shanghai:20240210T000000\nRRULE:${rule}` });
observe('rrule-temporal', temporal.all().map((one) => one.toPlainDate().toString()), ['2024-02-10', '2025-01-29', '2026-02-17']);
let refused = '';
try {
    rrule.rrulestr(`DTSTART:20240210T000000Z\nRRULE:${rule}`);
} catch (error) {
    refused = error.message;
}
observe('rrule', refused, "Unknown RRULE property 'RSCALE'");
JS
node finding.mjs
python - <<'PY'
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr
from parts import observe


def is_refused(read: Callable[[], object]) -> bool:
    try:
        read()
    except ValueError:
        return True
    return False


calendar = icalendar.Calendar.from_ical(Path("festival.ics").read_bytes())
start = datetime(2024, 2, 10)
observe("dateutil refuses", is_refused(lambda: rrulestr("RSCALE=CHINESE;FREQ=YEARLY;COUNT=3", dtstart=start)), True)
observe("recurring-ical-events refuses", is_refused(lambda: recurring_ical_events.of(calendar)), True)
PY
