#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# kreuzberg 4.10.4 (PyPI): in a table of OpenDocument a bold 12 is not there, and 12 of which the 2 is bold is 1.
#
# Seen: of a cell of odt with 12 in a text:span there is an empty cell, as of a link and of a list with it. Of 1 and a 2 in a span there is
# 1, and so of 1 before a bookmark, a page break of the layout or a space, with a 2 after it. 12 above 34 in two paragraphs is 1234. 合计
# over two columns and 5 after it are two cells in a row of three columns. Outside of tables the same paragraphs have their numbers. pandoc 3.9 (by
# pypandoc_binary 1.17, PyPI) has 12 each time; the row of 合计 it cuts too (pandoc-odt-cells-lost).
# Unexpected: ODF 1.2 part 1 has the text of a paragraph be that of its spans, links and the elements for spaces and breaks (6.1), and
# covered cells be cells (9.1.5). LibreOffice writes a span wherever a part is formatted, and text:soft-page-break where a page ends.
# Root: for a cell the direct text of its paragraphs is taken, for a paragraph what its elements hold as well.
# Costs: totals are what is set in bold: they are blank, and a number that was corrected by hand has its first digits. No warning.
# Here: the whole text of a cell is read (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages kreuzberg==4.10.4 pypandoc_binary==1.17
python - <<'PY'
import re
import subprocess

import kreuzberg
import pypandoc
from parts import observe, odt


def row(*cells: str, first: str = "") -> str:
    inner = "".join(f"<table:table-cell{first * (not i)}>{text}</table:table-cell>" for i, text in enumerate(cells))
    return f"<table:table-row>{inner}</table:table-row>"


def cells(document: bytes) -> list[list[str]]:
    return kreuzberg.extract_bytes_sync(document, "application/vnd.oasis.opendocument.text").tables[0].cells


def by_pandoc(document: bytes) -> str:
    command = [pypandoc.get_pandoc_path(), "-f", "odt", "-t", "html"]
    page = subprocess.run(command, input=document, capture_output=True, check=True).stdout.decode()
    return re.sub("<.*?>| ", "", re.findall("(?s)<t[dh].*?>(.*?)</t[dh]>", page)[1]).strip()


link = '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org/">12</text:a>'
for what, inner, recorded in (
    ("as it is", "12", "12"),
    ("a span", "<text:span>12</text:span>", ""),
    ("a part", "1<text:span>2</text:span>", "1"),
    ("a link", link, ""),
    ("a bookmark", '1<text:bookmark text:name="b"/>2', "1"),
    ("the end of a page", "1<text:soft-page-break/>2", "1"),
    ("a space", "1<text:s/>2", "1"),
):
    document = odt(2, row("<text:p>甲</text:p>", f"<text:p>{inner}</text:p>"))
    observe(what, cells(document), [["甲", recorded]])
    observe(f"{what}, pandoc", by_pandoc(document), "12")
observe("two paragraphs", cells(odt(2, row("<text:p>甲</text:p>", "<text:p>12</text:p><text:p>34</text:p>"))), [["甲", "1234"]])
wide = row("<text:p>合计</text:p>", "<text:p>5</text:p>", first=' table:number-columns-spanned="2"')
wide = wide.replace("</table:table-cell>", "</table:table-cell><table:covered-table-cell/>", 1)
observe("over two columns", cells(odt(3, wide + row(*(f"<text:p>{i}</text:p>" for i in "123")))), [["合计", "5"], ["1", "2", "3"]])
PY
