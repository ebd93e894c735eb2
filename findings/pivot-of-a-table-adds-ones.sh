#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pivottable 2.23.0, react-pivottable 0.11.1 and tabulator-tables 6.5.3 (npm): of a table with 1,284, 2,020 and 116 the total is 119, or 116.
#
# Seen: PivotTable.js adds 1, 2 and 116 of such a table of a page to 119, its average is 39.7 and its maximum 116; so does its edition for React. Of the
# numbers themselves it has 3,420, and prints it, 1,284 and 2,020 with their commas, so that a table of its own cannot be its input. Tabulator
# has 116 for the sum; a filter for more than 100 leaves 1,284 out. The average of a blank, 10 and 20 is 10 in Tabulator, the minimum 0.
# Unexpected: PivotTable.js documents a table of a page to be an input, and has thousands parted by commas in what it prints; half of a number is none.
# Tabulator is made from a table of a page too, and leaves out of a sum what is no number, without a word, but puts a blank into an average as 0.
# Root: parseFloat stops at the comma; Number has no number of 1,284 and 0 of a blank.
# Known upstream for decimal commas: nicolaskruchten/pivottable issues 1261 and 1281 (open).
# Costs: tables of offices print thousands with commas; pages of open data and notebooks (pivottablejs) let visitors add them up, and the large organs
# count as 1, 2 or nothing in a total that looks like any other.
# Here: 1,284 is 1284 wherever it stands, and a blank is no number (docs/normalisation.md).
. "$(dirname "$0")/support/setup.sh"
node_packages pivottable@2.23.0 react-pivottable@0.11.1 react@16.14.0 react-dom@16.14.0 tabulator-tables@6.5.3 jquery@3.7.1 jsdom@24.1.3
cat >finding.js <<'JS'
const { JSDOM } = require('jsdom');
const observe = require(process.env.PYTHONPATH + '/observe.js');
const counts = ['1,284', '2,020', '116'];
const rows = counts.map((n, i) => `<tr><td>${'甲乙丙'[i]}</td><td>${n}</td></tr>`).join('');
const page = `<!doctype html><table id="table"><thead><tr><th>单位</th><th>件</th></tr></thead><tbody>${rows}</tbody></table><div id="out"></div>`;
const { window } = new JSDOM(page, { pretendToBeVisual: true });
class Observer { observe() {} unobserve() {} disconnect() {} }
window.ResizeObserver = window.IntersectionObserver = Observer;
for (const name of ['document', 'navigator', 'Event', 'Node', 'HTMLElement', 'ResizeObserver', 'IntersectionObserver']) {
    Object.defineProperty(global, name, { value: window[name], configurable: true });
}
global.window = window;

const $ = require('jquery');
require('pivottable');
const { aggregators, PivotData } = $.pivotUtilities;
const total = (input, how) => new PivotData(input, { rows: [], cols: [], aggregator: aggregators[how](['件']) }).getAggregator([], []).value();
observe('PivotTable.js', ['Sum', 'Integer Sum', 'Maximum'].map((how) => total($('#table'), how)), [119, 119, 116]);
observe('average', total($('#table'), 'Average').toFixed(1), '39.7');
const plain = counts.map((n) => ({ 单位: n, 件: Number(n.replace(',', '')) }));
observe('of numbers', total(plain, 'Sum'), 3420);
$('#out').pivot(plain, { rows: ['单位'], aggregator: aggregators['Integer Sum'](['件']) });
observe('printed', $('#out .pvtTotal').toArray().map((cell) => $(cell).text()), ['116', '1,284', '2,020']);

const react = require('react-pivottable/Utilities');
const data = counts.map((n) => ({ 件: n }));
const byReact = (aggregatorName) => new react.PivotData({ data, vals: ['件'], aggregatorName, aggregators: react.aggregators }).getAggregator([], []).value();
observe('react-pivottable', ['Sum', 'Integer Sum', 'Maximum'].map(byReact), [119, 119, 116]);

const Tabulator = require('tabulator-tables');
const blank = ['', '10', '20'];
const columns = [
    { title: '件', field: 'n', bottomCalc: 'sum' },
    { title: '天', field: 'days', bottomCalc: 'avg', topCalc: 'min' },
];
const table = new Tabulator('#out', { data: counts.map((n, id) => ({ id, n, days: blank[id] })), columns, renderVertical: 'basic' });
process.exitCode = 1; // unless the table is built
table.on('tableBuilt', () => {
    const { top, bottom } = table.getCalcResults();
    observe('Tabulator', [bottom.n, Number(bottom.days), top.days], [116, 10, 0]);
    table.setFilter('n', '>', 100);
    observe('more than 100', table.getData('active').map((row) => row.n), ['116']);
    process.exit(0);
});
JS
node finding.js
