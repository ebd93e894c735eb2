#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tabletojson 4.1.15, node-html-markdown 2.0.0 and turndown 7.2.5 with turndown-plugin-gfm 1.0.2 (npm): after a cell that spans
# columns the numbers stand under the names of the columns before.
#
# Seen: under 类 维持 纠正 总计 the row <td colspan="2">合计 <td>2 <td>5 is 维持 2, 纠正 5 and no 总计. A heading over two columns
# moves the names instead: under 类, 复议 (colspan 2), 总计 the row 甲 1 2 3 has 总计 2 in tabletojson. html-to-text 10.0.1 with its
# formatter dataTable keeps 2 and 5 in the third and fourth column.
# Unexpected: the HTML Standard has colspan be the number of columns that a cell takes. The README of tabletojson says that it
# takes care of rowspan and colspan, and rowspan it follows.
# Root: convert of tabletojson reads colspan only where the option headers asks for complex headings; the others never do.
# Costs: the total of a row with a wide label is under 纠正, in JSON without any trace of the span.
# Here: a page is read with its spans (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
node_packages tabletojson@4.1.15 node-html-markdown@2.0.0 turndown@7.2.5 turndown-plugin-gfm@1.0.2 html-to-text@10.0.1
node - <<'JS'
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { convert } = require('html-to-text');
const { NodeHtmlMarkdown } = require('node-html-markdown');
const { Tabletojson } = require('tabletojson');
const Turndown = require('turndown');
const { gfm } = require('turndown-plugin-gfm');

const table = rows => `<!DOCTYPE html><title>t</title><table>${rows.map(row => `<tr>${row}</tr>`).join('')}</table>`;
const wide = table(['<th>类<th>维持<th>纠正<th>总计', '<td colspan="2">合计<td>2<td>5']);
const heading = table(['<th>类<th colspan="2">复议<th>总计', '<td>甲<td>1<td>2<td>3']);
const last = markdown => markdown.trim().split('\n').pop().split('|').slice(1, -1).map(cell => cell.trim());
const turndown = new Turndown();
turndown.use(gfm);
const [row] = Tabletojson.convert(wide)[0];
observe('tabletojson', ['类', '维持', '纠正', '总计'].map(name => row[name] ?? null), ['合计', '2', '5', null]);
observe('tabletojson, 总计 under a wide heading', Tabletojson.convert(heading)[0][0]['总计'], '2');
observe('node-html-markdown', last(NodeHtmlMarkdown.translate(wide)), ['合计', '2', '5', '']);
observe('turndown', last(turndown.turndown(wide)), ['合计', '2', '5']);
const kept = convert(wide, { selectors: [{ selector: 'table', format: 'dataTable' }] }).trim().split('\n').slice(-2);
observe('html-to-text', [kept[0].replace(/\s+/g, ' '), /^合计 {5,}2 +5$/.test(kept[1])], ['类 维持 纠正 总计', true]);
JS
