#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# markdownify 1.2.3, html2text 2025.4.15, pandas 3.1.1 and pandoc 3.9 (by pypandoc_binary 1.17, PyPI): rowspan="0" is rowspan="1".
#
# Seen: a label with rowspan="0" before three rows: the second and third begin with their own first cell under the first
# column, a column to the left of where they stand, in all four.
# Unexpected: the HTML Standard (attributes common to td and th) has rowspan="0" span all remaining rows of the row group, and
# browsers draw it so.
# Costs: 自然人 and 商业企业 change places with the column before them, in every row but the first of a group.
# Here: such a span is followed to the end of its group (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages markdownify==1.2.3 html2text==2025.4.15 pandas==3.1.1 lxml==6.1.3 pypandoc_binary==1.17
python - <<'PY'
import io
import subprocess

import html2text
import markdownify
import pandas
import pypandoc
from parts import observe

page = (
    "<!DOCTYPE html><title>t</title><table><tr><th>项</th><th>类</th><th>数</th></tr>"
    '<tr><td rowspan="0">三</td><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr><tr><td>丙</td><td>3</td></tr></table>'
)
observe("markdownify", markdownify.markdownify(page).splitlines()[-1], "| 丙 | 3 |")
observe("html2text", html2text.html2text(page).strip().splitlines()[-1].strip(), "丙| 3")
observe("pandas", pandas.read_html(io.StringIO(page))[0]["项"].tolist(), ["三", "乙", "丙"])
pandoc = [pypandoc.get_pandoc_path(), "-f", "html", "-t", "gfm"]
table = subprocess.run(pandoc, input=page.encode(), capture_output=True, check=True).stdout.decode()
observe("pandoc", [one.strip() for one in table.strip().splitlines()[-1].split("|")][1:-1], ["丙", "3", ""])
PY
