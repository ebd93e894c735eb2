# SPDX-License-Identifier: Apache-2.0
"""What two reports say differently: of themselves, in their cells, in their words."""

import gongkai as gk

old = gk.read("examples/reports/years/data-2022.html")
new = gk.read("examples/reports/years/data-2023.html")
difference = gk.diff(old, new)

for field in difference.metadata[:3]:
    print(f"{field.field}: {field.before} -> {field.after}")
for change in difference.cells[:4]:
    assert change.before is not None and change.after is not None
    print(f"{change.key}: {change.before.value} -> {change.after.value}")
for section in difference.sections:
    print(f"{section.section}: {int(section.share * 100)}% of the wording is the same")
    print("\n".join(section.lines))

print("the same" if not gk.diff(old, old) else "not the same")
