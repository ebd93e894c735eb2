# SPDX-License-Identifier: Apache-2.0
"""The pages on commands are what the commands say of themselves."""

from __future__ import annotations

import runpy

import pytest
from conftest import ROOT


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_pages_on_commands_are_up_to_date(lang: str) -> None:
    script = runpy.run_path(str(ROOT / "docs" / "reference" / "generate_commands.py"))
    written = script["PAGES"][lang].read_text(encoding="utf-8")
    assert written == script["page"](lang), "run: python -P docs/reference/generate_commands.py"
