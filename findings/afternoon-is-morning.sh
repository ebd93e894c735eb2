#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Babel 2.19.0 (PyPI) and dayjs 1.11.23 (npm): 下午3:30 is half past three in the morning.
#
# Seen: what Babel's format_time writes for 15:30 in the Chinese of Singapore, Hong Kong, Macau and Taiwan and in Korean, 下午3:30 and 오후 3:30, its parse_time
# reads as 03:30; of 3:30 PM in English it has 15:30. dayjs with zh-cn reads 2025年1月20日 下午3:30, which it wrote by
# YYYY年M月D日 Ah:mm, as 03:30, and as no date when asked to be strict; without the space it has 15:30. moment 2.31.0, luxon 3.7.2, date-fns 4.4.0 (npm) and
# pendulum 3.3.0 (PyPI) have 15:30 of it.
# Unexpected: parse_time is documented to read a time as the locale writes it; CLDR has a locale's own markers of the halves of the day, by which
# it was written. dayjs documents A as the marker, in the locale that it is given.
# Root: Babel's parse_time looks for am and pm whatever the locale; dayjs passes over 年, 月 and 日, and takes 年月日, which are left, for the marker.
# Known of others: iamkun/dayjs issues 2442 and 2721, for the whole of some locales; globalizejs/globalize issue 509.
# Costs: a request that came by mail at 下午3:30 came before office hours, a deadline at 下午5:30 had passed before the day began.
# Here: days are read, and no times of day (docs/clock.md).
. "$(dirname "$0")/support/setup.sh"
python_packages Babel==2.19.0 pendulum==3.3.0
node_packages dayjs@1.11.23 moment@2.31.0 luxon@3.7.2 date-fns@4.4.0
python - <<'PY'
import datetime

import pendulum
from babel.dates import format_time, parse_time
from parts import observe

afternoon = datetime.time(15, 30)
places = ("zh_Hans_SG", "zh_Hans_HK", "zh_Hans_MO", "zh_Hant_HK", "zh_Hant_TW", "ko_KR", "en_US")
for place in places:
    written = format_time(afternoon, "short", locale=place)
    observe(f"Babel, {place}, {written}", str(parse_time(written, locale=place)), "15:30:00" if place == "en_US" else "03:30:00")
read = pendulum.from_format("2025年1月20日 下午3:30", "YYYY年M月D日 Ah:mm", locale="zh")
observe("pendulum", read.to_datetime_string(), "2025-01-20 15:30:00")
PY
cat >finding.cjs <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/customParseFormat'));
require('dayjs/locale/zh-cn');
const moment = require('moment/min/moment-with-locales');
const { DateTime } = require('luxon');
const { format, parse } = require('date-fns');
const { zhCN } = require('date-fns/locale');

const pattern = 'YYYY年M月D日 Ah:mm';
const written = dayjs('2025-01-20T15:30').locale('zh-cn').format(pattern);
const hour = (...read) => dayjs(...read).format('YYYY-MM-DD HH:mm');
observe('written', written, '2025年1月20日 下午3:30');
observe('dayjs', hour(written, pattern, 'zh-cn'), '2025-01-20 03:30');
observe('dayjs, strict', hour(written, pattern, 'zh-cn', true), 'Invalid Date');
observe('dayjs, no space', hour(written.replace(' ', ''), pattern.replace(' ', ''), 'zh-cn'), '2025-01-20 15:30');
observe('moment', moment(written, pattern, 'zh-cn', true).format('YYYY-MM-DD HH:mm'), '2025-01-20 15:30');
observe('luxon', DateTime.fromFormat(written, 'yyyy年M月d日 ah:mm', { locale: 'zh-CN' }).toFormat('HH:mm'), '15:30');
observe('date-fns', format(parse(written, 'yyyy年M月d日 ah:mm', new Date(), { locale: zhCN }), 'HH:mm'), '15:30');
JS
node finding.cjs
