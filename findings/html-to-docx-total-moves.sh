#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# html-to-docx 1.8.0, @turbodocx/html-to-docx 1.23.1 (npm) and htmldocx 0.0.6 (PyPI): the total of a form that is made a document of
# Word moves to a column that the form has not, or is not there.
#
# Seen: below a head of two rows, in which 项目 stands over two columns and 总计 over both rows, the first row of the body is 一、本年新收, 甲, 11, 12, 13, a
# cell that goes on from the head, 14 to both of npm: seven columns of six. A tfoot with 99 is not there; the item that has the number
# 7 has 4, and in html-to-docx the list that begins with 3 begins with 1. htmldocx has as many columns as the first row has cells:
# 一、本年新收, 甲, 11, 12 and 二、合计, 41, 42, 43, where 44 is the total; 13, 14 and 44 are nowhere. html-for-docx 1.2.1 (PyPI) and pandoc 3.9 (by
# pypandoc_binary 1.17) have each row in six columns, and 99.
# Unexpected: the HTML Standard, forming a table (4.9.12), ends a cell over two rows with the second; one with rowspan in the last column
# is what the head of the form has. tfoot is a row group like thead, which they keep. Nothing is said of cells that find no room.
# Costs: this is the shape of table 3 of the annual report: from the page of a report its document has the total under no title, or
# none of the last columns.
# Here: documents are written from the table, not from a page (docs/writing.md).
. "$(dirname "$0")/support/setup.sh"
python_packages htmldocx==0.0.6 html-for-docx==1.2.1 python-docx==1.2.0 beautifulsoup4==4.15.0 pypandoc_binary==1.17
node_packages html-to-docx@1.8.0 @turbodocx/html-to-docx@1.23.1
cat >page.html <<'HTML'
<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>t</title></head><body><table><thead><tr><th rowspan="2" colspan="2">项目</th>
<th rowspan="2">自然人</th><th colspan="2">法人</th><th rowspan="2">总计</th></tr><tr><th>企业</th><th>机构</th></tr></thead><tbody>
<tr><td rowspan="2">一、本年新收</td><td>甲</td><td>11</td><td>12</td><td>13</td><td>14</td></tr>
<tr><td>乙</td><td>21</td><td>22</td><td>23</td><td>24</td></tr>
<tr><td colspan="2">二、合计</td><td>41</td><td>42</td><td>43</td><td>44</td></tr></tbody>
<tfoot><tr><td colspan="5">注</td><td>99</td></tr></tfoot></table><ol start="3"><li>三</li><li value="7">七</li></ol></body></html>
HTML
cat >convert.cjs <<'JS'
const fs = require('fs');
(async () => {
    for (const name of ['html-to-docx', '@turbodocx/html-to-docx']) {
        const loaded = require(name);
        const made = await (loaded.default ?? loaded)(fs.readFileSync('page.html', 'utf8'));
        fs.writeFileSync(`${name.replace('/', ' ')}.docx`, Buffer.from(made.arrayBuffer ? await made.arrayBuffer() : made));
    }
})();
JS
node convert.cjs
python - <<'PY'
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import html4docx
import htmldocx
import pypandoc
from parts import observe

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def rows(name: str) -> list[str]:
    """The cells of each row: a number after a stroke is the columns of a cell, a quotation mark goes on with the cell above."""
    body = ElementTree.fromstring(zipfile.ZipFile(name).read("word/document.xml"))
    found = []
    for row in body.iter(f"{W}tr"):
        cells = []
        for cell in row.findall(f"{W}tc"):
            span, merge = (cell.find(f"{W}tcPr/{W}{what}") for what in ("gridSpan", "vMerge"))
            above = merge is not None and merge.get(f"{W}val") != "restart"
            columns = int(span.get(f"{W}val")) if span is not None else 1
            text = "".join(text.text or "" for text in cell.iter(f"{W}t"))
            cells.append(('"' if above else text.strip()) + (f"/{columns}" if columns > 1 else ""))
        found.append(" ".join(cells))
    return found


def first_number(name: str) -> int:
    return int(re.findall(r'<w:start w:val="(\d+)"', zipfile.ZipFile(name).read("word/numbering.xml").decode())[0])


def by(converter: object, name: str) -> list[str]:
    document = docx.Document()
    converter.add_html_to_document(Path("page.html").read_text(), document)
    document.save(name)
    return rows(name)


head, sums = ["项目/2 自然人 法人/2 总计", '"/2 " 企业 机构'], ['" 乙 21 22 23 24', "二、合计/2 41 42 43 44"]
moved = '一、本年新收 甲 11 12 13 " 14'
for name, first in (("html-to-docx", 1), ("@turbodocx html-to-docx", 3)):
    observe(name, rows(f"{name}.docx"), [*head, moved, *sums])
    observe(f"{name}, the list begins with", first_number(f"{name}.docx"), first)
cut = ["项目 自然人 法人 总计", "企业 机构  ", "一、本年新收 甲 11 12", "乙 21 22 23", "二、合计 41 42 43", "注 99  "]
observe("htmldocx", by(htmldocx.HtmlToDocx(), "htmldocx.docx"), cut)
whole = [head[0], f'{head[1]} "', "一、本年新收 甲 11 12 13 14", *sums, "注/5 99"]
observe("html-for-docx", by(html4docx.HtmlToDocx(), "html4docx.docx"), whole)
pypandoc.convert_file("page.html", "docx", outputfile="pandoc.docx", extra_args=["--quiet"])
observe("pandoc", rows("pandoc.docx"), whole)
PY
