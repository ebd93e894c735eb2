# SPDX-License-Identifier: Apache-2.0
"""Layout and lint: what .pre-commit-config.yaml mends before a commit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

FOLDERS = ("bench", "docs", "examples", "findings", "include", "python", "scripts", "src", "tests", "web")
TOOLS = Path(sys.executable).parent


def _files(*endings: str) -> list[str]:
    paths = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")) if path.suffix in endings)
    return [str(path.relative_to(ROOT)) for path in paths if not {"node_modules", "build"}.intersection(path.parts)]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["clang-format", "--dry-run", "-Werror", *_files(".c", ".cpp", ".h", ".hpp")], id="C++ layout"),
        pytest.param(["ruff", "format", "--check", *_files(".py", ".pyi")], id="Python layout"),
        pytest.param(["ruff", "check", *_files(".py", ".pyi")], id="Python lint"),
    ],
)
def test_sources_are_as_the_tools_leave_them(command: list[str]) -> None:
    done = subprocess.run([TOOLS / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
