#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pandoc 3.9 (by pypandoc_binary 1.17, PyPI): in OpenDocument text a cell that stands for two moves the row, whole rows are lost.
#
# Seen: of 甲 | 0 | 0 | 3, the 0 once with number-columns-repeated 2, pandoc has 甲 | 0 | 3; of two rows by number-rows-repeated one; of
# rows within table:table-rows and table:table-row-group none; of a cell that was split, table:is-sub-table, an empty cell; of a
# number in text:expression or text:meta nothing. No message. odfdo 3.27.3 (PyPI) has all of these.
# Unexpected: ODF 1.2 part 1 has the two repetitions stand for as many cells and rows, the groups hold rows of the table, the
# cells of a sub-table stand in place of their cell, and both elements of text hold what is shown.
# Costs: a table converted on the way to a reader has numbers under the names of other columns, and rows that are not missed.
# Here: repetitions, groups and fields are read, and a table with a split cell is refused (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages pypandoc_binary==1.17 odfdo==3.27.3
python - <<'PY'
import io
import re
import subprocess

import odfdo
import pypandoc
from parts import observe, odt

PANDOC = [pypandoc.get_pandoc_path(), "-f", "odt", "-t", "html"]


def cell(inner: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{attributes}><text:p>{inner}</text:p></table:table-cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


def by_pandoc(document: bytes) -> list[list[str]]:
    page = subprocess.run(PANDOC, input=document, capture_output=True, check=True).stdout.decode()
    return [re.findall("<t[dh]>(.*?)</t[dh]>", one) for one in page.split("<tr")[1:]]


def by_odfdo(document: bytes) -> list[list[list[str]]]:
    return [table.get_values() for table in odfdo.Document(io.BytesIO(document)).body.tables]


twice = odt(4, row(cell("甲"), cell("0", ' table:number-columns-repeated="2"'), cell("3")))
observe("a cell for two", (by_pandoc(twice), by_odfdo(twice)), ([["甲", "0", "3"]], [[["甲", "0", "0", "3"]]]))
rows = odt(2, row(cell("甲"), cell("0"), attributes=' table:number-rows-repeated="2"'))
observe("a row for two", (by_pandoc(rows), by_odfdo(rows)), ([["甲", "0"]], [[["甲", "0"]] * 2]))
held = f"<table:table-rows>{row(cell('乙'), cell('2'))}</table:table-rows>"
group = f"<table:table-row-group>{row(cell('丙'), cell('3'))}</table:table-row-group>"
for name, rows in (("table-rows", held), ("table-row-group", group)):
    document = odt(2, f"<table:table-header-rows>{row(cell('类'), cell('数'))}</table:table-header-rows>{rows}")
    observe(name, (by_pandoc(document), len(by_odfdo(document)[0])), ([["类", "数"]], 2))
columns = '<table:table-column table:number-columns-repeated="2"/>'
split = f'<table:table-cell><table:table table:is-sub-table="true">{columns}{row(cell("1"), cell("2"))}</table:table></table:table-cell>'
document = odt(3, row(cell("甲"), split, cell("3")))
observe("a split cell", (by_pandoc(document), by_odfdo(document)[1]), ([["甲", "", "3"]], [["1", "2"]]))
fields = {"expression": ' office:value-type="float" office:value="2"', "meta": ""}
for name, attributes in fields.items():
    document = odt(2, row(cell("甲"), cell(f"<text:{name}{attributes}>2</text:{name}>")))
    observe(name, (by_pandoc(document), by_odfdo(document)), ([["甲", ""]], [[["甲", "2"]]]))
PY
