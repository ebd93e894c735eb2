# SPDX-License-Identifier: Apache-2.0
"""What a report says: its cells by row and column, each with its status and its place in the page."""

import gongkai as gk

report = gk.read("examples/reports/example-2024.html")
print(report)

# By enumerations or by codes, as one likes.
cell = report.requests[gk.Disposition.GRANTED, gk.Applicant.NATURAL_PERSON]
print(cell.value, cell.status, "in line", cell.line)
print(report.cell("disclosure", "fees", "amount").value, "× 10 000 yuan")

# How the year's requests ended, by group of dispositions.
groups: dict[gk.DispositionGroup, int] = {}
for (row, column), cell in report.requests.items():
    if row.disposition and column is gk.RequestColumn.TOTAL:
        group = row.disposition.group
        groups[group] = groups.get(group, 0) + int(cell.value or 0)
for group, number in groups.items():
    print(f"{number:4} {group.zh} {group.basis}")

# The tidy form, ready for a data frame: pandas.DataFrame(report.rows()).
rows = report.rows()
print(len(rows), "cells;", rows[0])
