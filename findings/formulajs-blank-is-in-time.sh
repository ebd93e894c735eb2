#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# formulajs 4.6.1 (npm): of two requests that were replied to after 12 and 25 days and two that were not yet, three were within 20 days.
#
# Seen: of the days 12, blank, 25, blank COUNTIF(…,"<=20") is 3, COUNTIF(…,">=0") 4, SUMIFS and COUNTIFS over them take the blank rows in, MEDIAN is 6,
# SMALL(…,1) 0; COUNTIF(…,0) is 0 and AVERAGE 18.5, as if the blanks were not there. HyperFormula 3.5.0 (npm), LibreOffice 7.4.7 and Gnumeric 1.12.55
# have 1, 2, 18.5 and 12. NETWORKDAYS from 10 back to 3 February 2025 is -6, from 7 to 3 February -3 and from 31 to 1 January -29; HyperFormula and
# LibreOffice have -6, -5 and -23. VALUE("(12)") and VALUE("12万") are 12, to HyperFormula -12 and #VALUE!.
# Unexpected: ISO/IEC 29500-1 and OpenFormula have an empty cell satisfy no comparison with a number, and be no number of a range. Backward
# days of work are counted as forward ones; here the days of all weekends are counted on the wrong side.
# Root: blanks are compared and sorted by JavaScript, in which null <= 20 holds.
# Costs: what is pending counts as done in time: the rate of a page that works it out from its table is 75% for 50%; 12万 is a ten thousandth.
# Here: a date that a ledger lacks is missing, and such a request is open (docs/ledger.md).
. "$(dirname "$0")/support/setup.sh"
node_packages @formulajs/formulajs@4.6.1 hyperformula@3.5.0
cat >finding.mjs <<'JS'
import { createRequire } from 'node:module';
import * as formulajs from '@formulajs/formulajs';
import { HyperFormula } from 'hyperformula';
const observe = createRequire(import.meta.url)(process.env.PYTHONPATH + '/observe.js');
const days = [12, null, 25, null];
const organs = ['甲', '甲', '乙', '乙'];
const pages = [1, 2, 4, 8];
const spans = [['2025-02-10', '2025-02-03'], ['2025-02-07', '2025-02-03'], ['2025-01-31', '2025-01-01'], ['2025-02-03', '2025-02-07']];
const { COUNTIF, COUNTIFS, SUMIFS, MEDIAN, SMALL, AVERAGE, NETWORKDAYS, VALUE } = formulajs;
observe('formulajs', [
    COUNTIF(days, '<=20'), COUNTIF(days, '>=0'), COUNTIFS(organs, '乙', days, '<=20'), SUMIFS(pages, days, '<=20'),
    MEDIAN(days), SMALL(days, 1), COUNTIF(days, 0), AVERAGE(days),
], [3, 4, 1, 11, 6, 0, 0, 18.5]);
observe('formulajs, days of work', spans.map((span) => NETWORKDAYS(...span.map((day) => new Date(`${day}T00:00:00`)))), [-6, -3, -29, 5]);
observe('formulajs, VALUE', [VALUE('(12)'), VALUE('12万')], [12, 12]);
const sheet = HyperFormula.buildFromArray(days.map((day, i) => [day, organs[i], pages[i]]), { licenseKey: 'gpl-v3' });
const value = (formula) => {
    const found = sheet.calculateFormula(formula, 0);
    return found?.value ?? found;
};
observe('HyperFormula', [
    '=COUNTIF(A1:A4,"<=20")', '=COUNTIF(A1:A4,">=0")', '=COUNTIFS(B1:B4,"乙",A1:A4,"<=20")', '=SUMIFS(C1:C4,A1:A4,"<=20")',
    '=MEDIAN(A1:A4)', '=SMALL(A1:A4,1)', '=COUNTIF(A1:A4,0)', '=AVERAGE(A1:A4)',
].map(value), [1, 2, 0, 1, 18.5, 12, 0, 18.5]);
const date = (day) => `DATE(${day.split('-').map(Number).join(',')})`;
observe('HyperFormula, days of work', spans.map((span) => value(`=NETWORKDAYS(${span.map(date).join(',')})`)), [-6, -5, -23, 5]);
observe('HyperFormula, VALUE', ['=VALUE("(12)")', '=VALUE("12万")'].map(value), [-12, '#VALUE!']);
JS
node finding.mjs
