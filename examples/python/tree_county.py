# SPDX-License-Identifier: Apache-2.0
"""A county's report against those of its office, which is its own level, and its bureaus."""

from pathlib import Path

import gongkai as gk

tree = gk.Tree("examples/reports/county/tree.csv")
for path in sorted(Path("examples/reports/county").glob("*.html")):
    tree.add(gk.read(path), file=path)

for finding in tree.check():
    print(finding.cells[0], finding.actual, "instead of", finding.expected)

# The county counts one request too few. Whose is it? The parts of the total, down to the last subordinate:
for part in tree.explain("requests.received.natural_person"):
    note = " (own level)" if part.own_level else ""
    print(f"{'  ' * part.depth}{part.agency}{note}: {part.cell.value}")

# With a bureau's report missing there is only a lower bound, and nothing to say but that.
known = gk.Tree({"示例县教育局": "示例县政府", "示例县水利局": "示例县政府"}, own_level={"示例县政府": "示例县人民政府办公室"})
for name in ("county", "office", "education"):
    known.add(gk.read(f"examples/reports/county/{name}.html"))
for finding in known.check():
    print(finding.outcome, finding.reason, finding.actual, len(finding.cells), "cells")
