# SPDX-License-Identifier: Apache-2.0
"""An agency's reports judged by each other, year by year, through a new name."""

from pathlib import Path

import gongkai as gk

panel = gk.Panel(renames={"示例市大数据管理局": "示例市数据资源局"})
for path in [*sorted(Path("examples/reports/years").iterdir()), Path("examples/reports/example-2024.html")]:
    panel.add(gk.read(path), file=path)

print(panel)
for agency in panel.agencies:
    print(agency.agency, agency.years, "missing:", agency.missing or "none")

# An error: 2023 ended with two open requests, 2024 begins with one. Either report may be wrong; the places of both are
# given. A note: the problems of 2023 are those of 2022, but for one word.
for finding in panel.check():
    if finding.outcome is gk.Outcome.FAIL:
        print(finding.severity, finding.rule, finding.message("en"), sep=": ")
        for stated in finding.stated:
            print(f"    {stated.report.file}:{stated.cell.line}: {stated.key} is {stated.cell.value}")

# What is not judged says why.
for reason in sorted({f.reason.code for f in panel.check() if f.outcome is gk.Outcome.NOT_ASSESSABLE}):
    print("not judged:", reason)
