"""Adds up JUnit files of ctest and pytest: prints 'N passed, N failed, N skipped', fails unless all that ran passed."""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

passed = failed = skipped = 0
for path in sys.argv[1:]:
    # What a test that fails says may have characters that XML has not.
    written = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", Path(path).read_text(encoding="utf-8"))
    for case in ElementTree.fromstring(written.encode()).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1

print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(failed > 0 or passed == 0)
