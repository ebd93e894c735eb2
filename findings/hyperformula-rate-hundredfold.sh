#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# HyperFormula 3.5.0 (npm): 12.5% is 0.1%, 12 in Chinese numerals is [11BNu11], and the last days of December are in week 53.
#
# Seen: TEXT(0.125,"0.0%") is 0.1%, TEXT(12,"[DBNum1]") is [11BNu11], TEXT(1234567,"#,##0.00") is 1234567,##0.00; ISOWEEKNUM of 2024-12-30
# is 53, and of 2025-12-31 too. formulajs 4.6.1 (npm) has week 1 of both; LibreOffice 7.4.7 and POI 5.5.1 have 12.5% and 1,234,567.00.
# Unexpected: a percent sign of a number format multiplies by a hundred (ISO/IEC 29500-1). What TEXT does not know could be an error as
# elsewhere in this engine; its D and m are taken for day and month, the rest is printed. A week belongs to the year of its Thursday
# (ISO 8601, GB/T 7408): 30 December 2024 is a Monday, in the week of 2 January 2025.
# Known upstream: handsontable/hyperformula issue 1565, for the percent sign.
# Costs: 增长12.5% in a sentence that a sheet puts together is 增长0.1%; weekly reports of the turn of the year are filed under a week that
# 2024 and 2025 do not have.
# Here: no formula is worked out; a percentage is no count (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
node_packages hyperformula@3.5.0 @formulajs/formulajs@4.6.1
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { HyperFormula } = require('hyperformula');
const { ISOWEEKNUM } = require('@formulajs/formulajs');
const value = (formula) => HyperFormula.buildFromArray([[formula]], { licenseKey: 'gpl-v3' }).getSheetValues(0)[0][0];
observe('12.5%', value('="增长"&TEXT(0.125,"0.0%")'), '增长0.1%');
observe('12 in Chinese', value('=TEXT(12,"[DBNum1]")'), '[11BNu11]');
observe('an amount', value('=TEXT(1234567,"#,##0.00")'), '1234567,##0.00');
const weeks = ['DATE(2024,12,29)', 'DATE(2024,12,30)', 'DATE(2025,1,1)', 'DATE(2025,12,31)'];
observe('weeks', weeks.map((day) => value(`=ISOWEEKNUM(${day})`)), [52, 53, 1, 53]);
const days = [new Date(2024, 11, 29), new Date(2024, 11, 30), new Date(2025, 0, 1), new Date(2025, 11, 31)];
observe('weeks by formulajs', days.map(ISOWEEKNUM), [52, 1, 1, 1]);
JS
