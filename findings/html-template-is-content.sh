#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# html2text 2025.4.15, inscriptis 2.7.6, markdownify 1.2.3, pandas 3.1.1 with lxml 6.1.3, pandoc 3.9 (by pypandoc_binary 1.17,
# PyPI): what stands in a template stands in the cell.
#
# Seen: <td><template>7</template>2</td> is 72 in all five. trafilatura 2.3.1 gives 2.
# Unexpected: the HTML Standard has the contents of template be no children of it and never rendered; pages of component
# frameworks keep the pattern of a row or of a figure in it.
# Costs: the example figure of the pattern and the figure itself become one number.
# Here: templates are left out (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages html2text==2025.4.15 inscriptis==2.7.6 markdownify==1.2.3 pandas==3.1.1 lxml==6.1.3 pypandoc_binary==1.17
python - <<'PY'
import io
import subprocess

import html2text
import inscriptis
import markdownify
import pandas
import pypandoc
from parts import observe

page = (
    "<!DOCTYPE html><title>t</title><table><tr><th>项</th><th>数</th></tr>"
    "<tr><td>甲</td><td><template>7</template>2</td></tr></table>"
)
observe("html2text", html2text.html2text(page).strip().splitlines()[-1].strip(), "甲| 72")
observe("inscriptis", inscriptis.get_text(page).strip().splitlines()[-1].split(), ["甲", "72"])
observe("markdownify", markdownify.markdownify(page).strip().splitlines()[-1], "| 甲 | 72 |")
observe("pandas", pandas.read_html(io.StringIO(page))[0]["数"].tolist(), [72])
pandoc = [pypandoc.get_pandoc_path(), "-f", "html", "-t", "gfm"]
table = subprocess.run(pandoc, input=page.encode(), capture_output=True, check=True).stdout.decode()
observe("pandoc", table.strip().splitlines()[-1].split(), ["|", "甲", "|", "72", "|"])
PY
