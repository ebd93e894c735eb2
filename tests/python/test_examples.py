# SPDX-License-Identifier: Apache-2.0
"""Each examples/python/NAME.py, run from the top of the repository, prints examples/python/NAME.out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

EXAMPLES = sorted((ROOT / "examples" / "python").glob("*.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_example_prints_what_stands_beside_it(example: Path) -> None:
    command = [sys.executable, "-P", str(example)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == example.with_suffix(".out").read_text(encoding="utf-8")
