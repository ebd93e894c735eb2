# SPDX-License-Identifier: Apache-2.0
"""Every public name of the C++ headers says what it is."""

from __future__ import annotations

import runpy
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

DOXYFILE = ROOT / "docs" / "reference" / "Doxyfile"


def _undocumented(headers: Path, out: Path) -> dict[str, str]:
    """Names without a meaning. Doxygen itself fails on what is no comment of its kind."""
    if shutil.which("doxygen") is None:
        pytest.skip("there is no doxygen (Debian: apt-get install doxygen)")
    changes = f"INPUT = {headers}\nOUTPUT_DIRECTORY = {out}\nGENERATE_HTML = NO\n"
    config = DOXYFILE.read_text(encoding="utf-8") + changes
    done = subprocess.run(["doxygen", "-"], cwd=ROOT, input=config, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    script: dict[str, Any] = runpy.run_path(str(ROOT / "scripts" / "undocumented.py"))
    found: dict[str, str] = script["undocumented"](out / "xml")
    return found


def test_every_public_name_of_the_headers_says_what_it_is(tmp_path: Path) -> None:
    assert _undocumented(ROOT / "include" / "gongkai", tmp_path) == {}


def test_a_name_that_says_nothing_is_found(tmp_path: Path) -> None:
    header = tmp_path / "in" / "things.hpp"
    header.parent.mkdir()
    header.write_text(
        "namespace gongkai {\n/// A thing.\nstruct thing {\n    int size() const;\n    int weight{};\n};\nstruct other {};\n"
        "/// Joins two.\nint join(int);\nint join(long);\nint part(int);\nnamespace detail { int own(); }\n}\n"
    )
    found = _undocumented(header.parent, tmp_path)
    assert sorted(found) == ["gongkai::other", "gongkai::part", "gongkai::thing::size"]
