# SPDX-License-Identifier: Apache-2.0
"""Published reports of 河北 and 平潭, 2019 to 2023, judged by each other. GONGKAI_CORPUS says where they are."""

import os
from pathlib import Path

import gongkai as gk

corpus = Path(os.environ.get("GONGKAI_CORPUS", "../shared/corpus"))
panel = gk.Panel()
tree = gk.Tree({"河北省教育厅": "河北省政府", "河北省工业和信息化厅": "河北省政府", "河北省科学技术厅": "河北省政府"})
for path in sorted([*corpus.glob("reports/*-hebei-*"), *corpus.glob("reports/*-pingtan-*")]):
    try:
        report = gk.read(path)
    except gk.ReadError as error:
        print(path.name, error.code, sep=": ")  # of 2018: the form did not exist yet
        continue
    panel.add(report, file=path.name)
    if "-hebei-" in path.name:
        tree.add(report, file=path.name)

for agency in panel.agencies:
    print(agency.agency, agency.years, "missing:", agency.missing or "none")

# Two pairs of years stand side by side. 平潭 carried out of 2019 what it carried into 2020, in every column. What
# 河北省工业和信息化厅 carried into 2021, nought, cannot be judged: its report of 2020 leaves 结转下年度 blank, and blank is not
# zero. Nor can its stock of documents in force: edition 2019, in which 2020 was reported, has no such column.
judged = [f for f in panel.check(all=True) if f.reason is not gk.Reason.LAST_YEAR_MISSING]
for finding in judged:
    print(finding.outcome, finding.rule, finding.message("en"), sep=": ")
print("after a gap:", sorted({(f.agency, f.year) for f in panel.check() if f.reason is gk.Reason.LAST_YEAR_MISSING}))

# The province's own report is not among them, so that its sums cannot be judged in any year. The parts can be followed
# all the same, and each names its file.
for finding in tree.check(all=True):
    print(finding.outcome, finding.rule, finding.message("en"), sep=": ")
for part in tree.explain("requests.received.total", year=2023):
    print(" ", part.agency, part.cell.value, part.report.file if part.report else "no report")
