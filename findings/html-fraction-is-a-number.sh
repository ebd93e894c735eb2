#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pandas 3.1.1 with lxml 6.1.3, inscriptis 2.7.6, html2text 2025.4.15, markdownify 1.2.3 (PyPI), SheetJS 0.18.5, html-to-text 10.0.1 and
# node-html-markdown 2.0.0 (npm): in MathML three quarters are 34, ten to the fourth is 104, and 12 with its TeX is 1212.
#
# Seen: of a cell of a table with such a formula all seven have 34, 104 and 1212, and 212 of 2½; pandas and SheetJS as numbers. pandoc 3.9
# (by pypandoc_binary 1.17, PyPI) has \frac{3}{4}, 10^{4}, 12 and 2\frac{1}{2}.
# Unexpected: MathML is part of the HTML Standard, and its mfrac and msup say that their two numbers are two; annotation, in which what
# makes formulas for pages writes their source, is not shown by the style sheet
# of MathML Core. A line, a colon or a space would keep the numbers apart.
# Costs: a rate given as a fraction and a unit of 10⁴ yuan grow into counts, and a column that shows 12 everywhere is 1212.
# Here: nothing of a formula that is not on one line is taken for a number, and its source is left out (docs/formats.md; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages pandas==3.1.1 lxml==6.1.3 inscriptis==2.7.6 html2text==2025.4.15 markdownify==1.2.3 pypandoc_binary==1.17
node_packages xlsx@0.18.5 html-to-text@10.0.1 node-html-markdown@2.0.0
cat >cells.cjs <<'JS'
const page = require('fs').readFileSync(0, 'utf8');
const sheet = require('xlsx').read(page, { type: 'string' }).Sheets.Sheet1;
const text = require('html-to-text').convert(page, { selectors: [{ selector: 'table', format: 'dataTable' }] });
const markdown = require('node-html-markdown').NodeHtmlMarkdown.translate(page);
console.log(JSON.stringify([sheet.B2.v, text.trim().split(/\s+/).pop(), markdown.trim().split(/[\s|]+/).at(-2)]));
JS
python - <<'PY'
import io
import json
import re
import subprocess

import html2text
import inscriptis
import markdownify
import pandas
import pypandoc
from parts import observe


def words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s|]+", text) if word]


def read(formula: str) -> dict[str, object]:
    page = (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>t</title></head><body><table><tr><th>项</th><th>数</th></tr>'
        f"<tr><td>甲</td><td><math>{formula}</math></td></tr></table></body></html>"
    )
    node = subprocess.run(["node", "cells.cjs"], input=page.encode(), capture_output=True, check=True).stdout
    sheetjs, to_text, node_markdown = json.loads(node)
    pandoc = [pypandoc.get_pandoc_path(), "-f", "html", "-t", "gfm"]
    return {
        "pandas": pandas.read_html(io.StringIO(page))[0]["数"].tolist()[0],
        "SheetJS": sheetjs,
        "inscriptis": words(inscriptis.get_text(page))[-1],
        "html2text": words(html2text.html2text(page))[-1],
        "markdownify": words(markdownify.markdownify(page))[-1],
        "html-to-text": to_text,
        "node-html-markdown": node_markdown,
        "pandoc": words(subprocess.run(pandoc, input=page.encode(), capture_output=True, check=True).stdout.decode())[-1].strip("$`"),
    }


def all_have(number: int, pandoc: str) -> dict[str, object]:
    texts = ("inscriptis", "html2text", "markdownify", "html-to-text", "node-html-markdown")
    return {"pandas": number, "SheetJS": number} | dict.fromkeys(texts, str(number)) | {"pandoc": pandoc}


half = "<mfrac><mn>1</mn><mn>2</mn></mfrac>"
tex = '<semantics><mn>12</mn><annotation encoding="application/x-tex">12</annotation></semantics>'
observe("3/4", read("<mfrac><mn>3</mn><mn>4</mn></mfrac>"), all_have(34, r"\frac{3}{4}"))
observe("10⁴", read("<msup><mn>10</mn><mn>4</mn></msup>"), all_have(104, "10^{4}"))
observe("2½", read(f"<mrow><mn>2</mn>{half}</mrow>"), all_have(212, r"2\frac{1}{2}"))
observe("12", read(tex), all_have(1212, "12"))
observe("12 alone", read("<mn>12</mn>"), all_have(12, "12"))
PY
