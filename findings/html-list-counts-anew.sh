#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# html2text 2025.4.15, markdownify 1.2.3 (PyPI), html-to-text 10.0.1, turndown 7.2.5 and node-html-markdown 2.0.0 (npm) and pandoc 3.9 (by
# pypandoc_binary 1.17, PyPI): the item 7 of a list is its second; inscriptis 2.7.6 (PyPI) has it, and counts from 1 what begins with 3.
#
# Seen: of a list in which the second item has the value 7 the six have 1, 2, 3 for 1, 7, 8, plain text too; of one that begins with 3
# inscriptis and node-html-markdown have 1, 2; of one that is reversed all seven have 1, 2, 3 for 3, 2, 1. No error, no warning.
# Unexpected: the HTML Standard (4.4.5, 4.4.8) has value, start and reversed give the ordinal of an item, and shows it. What cannot be said in
# Markdown, where a list counts on, can be said in text, and by a number that is written out.
# Costs: items are cited by their number, 第二十一条第（七）项 and the like: of an excerpt, which begins with 3 or leaves some out, each is another one.
# Here: numbers of lists are no part of the text that is read (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages inscriptis==2.7.6 html2text==2025.4.15 markdownify==1.2.3 pypandoc_binary==1.17
node_packages html-to-text@10.0.1 turndown@7.2.5 node-html-markdown@2.0.0
cat >texts.cjs <<'JS'
const page = require('fs').readFileSync(0, 'utf8');
const Turndown = require('turndown');
const { NodeHtmlMarkdown } = require('node-html-markdown');
console.log(JSON.stringify({
    'html-to-text': require('html-to-text').convert(page),
    turndown: new Turndown().turndown(page),
    'node-html-markdown': NodeHtmlMarkdown.translate(page),
}));
JS
python - <<'PY'
import json
import re
import subprocess

import html2text
import inscriptis
import markdownify
import pypandoc
from parts import observe


def numbers(items: str) -> dict[str, list[int]]:
    page = f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>t</title></head><body>{items}</body></html>'
    texts = json.loads(subprocess.run(["node", "texts.cjs"], input=page.encode(), capture_output=True, check=True).stdout)
    pandoc = [pypandoc.get_pandoc_path(), "-f", "html", "-t", "plain"]
    texts |= {
        "html2text": html2text.html2text(page),
        "markdownify": markdownify.markdownify(page),
        "pandoc": subprocess.run(pandoc, input=page.encode(), capture_output=True, check=True).stdout.decode(),
        "inscriptis": inscriptis.get_text(page),
    }
    return {reader: [int(number) for number in re.findall(r"(\d+)\. ", text)] for reader, text in texts.items()}


readers = ("html-to-text", "turndown", "node-html-markdown", "html2text", "markdownify", "pandoc", "inscriptis")
value = numbers('<ol><li>甲</li><li value="7">乙</li><li>丙</li></ol>')
observe("1, 7, 8", value, dict.fromkeys(readers, [1, 2, 3]) | {"inscriptis": [1, 7, 8]})
start = numbers('<ol start="3"><li>甲</li><li>乙</li></ol>')
observe("3, 4", start, dict.fromkeys(readers, [3, 4]) | dict.fromkeys(("node-html-markdown", "inscriptis"), [1, 2]))
observe("3, 2, 1", numbers("<ol reversed><li>甲</li><li>乙</li><li>丙</li></ol>"), dict.fromkeys(readers, [1, 2, 3]))
PY
