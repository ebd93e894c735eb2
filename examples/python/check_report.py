# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a report, and what cannot be judged."""

import collections

import gongkai as gk

report = gk.read("examples/reports/example-2024.html")
for finding in report.check().faults:
    print(finding.message("en"))
    for key in finding.cells:
        print(f"    {key}: {report.cell(*key).value}, line {report.cell(*key).line}")

outcomes = collections.Counter(finding.outcome.code for finding in report.check(all=True))
print(dict(outcomes))
print("ok" if report.ok else "not ok")

try:
    gk.read(b"<p>Not a report</p>")
except gk.ReadError as error:
    print(error)
