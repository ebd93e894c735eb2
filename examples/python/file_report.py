# SPDX-License-Identifier: Apache-2.0
"""From the ledgers of a year to the report that is filed."""

import tempfile
from pathlib import Path

import gongkai as gk

draft = gk.ReportDraft("示例市数据资源局", 2025, date_published="2026-01-20")
draft.disclosure = {
    "rules": {"issued": 0, "repealed": 0, "in_force": 0},
    "normative_documents": {"issued": 2, "repealed": 1, "in_force": 18},
    "licenses": {"decisions": 1284},
    "penalties": {"decisions": 36},
    "coercive_measures": {"decisions": 0},
    "fees": {"amount": "58.3702"},
}

# A row of the ledger is wrong, so it cannot fill the tables: mend it, then take them.
ledger = Path("examples/ledgers/ledger-2025.csv").read_bytes()
reviews = "examples/ledgers/reviews-2025.csv"
try:
    draft.take(gk.tally(ledger, 2025, reviews=reviews))
except gk.InputError as error:
    print(error.message("en"))
mended = ledger.replace(b"2025-06-03,,,,,,,,,,,,granted", b"2025-06-03,,,,,,,,,,,2025-06-20,granted")
draft.take(gk.tally(mended, 2025, reviews=reviews))

draft.sections[gk.Section.PROBLEMS] = "部分政策文件的公开不够及时。下一步将把公开审查前移到公文拟制环节。"
draft.fill_in()
print(draft.sections[gk.Section.OVERVIEW])
print(draft.sections[gk.Section.OTHER_MATTERS])

report = draft.finish()
with tempfile.TemporaryDirectory() as folder:
    page = Path(folder) / "report.html"
    report.write(page)
    print(gk.read(page) == report)

# Prose that says another number than the tables is refused.
draft.sections[gk.Section.OVERVIEW] = "2025年，本机关共收到政府信息公开申请70件。"
try:
    draft.finish()
except gk.InconsistentReport as error:
    print(error)
