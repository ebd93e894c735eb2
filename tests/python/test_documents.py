# SPDX-License-Identifier: Apache-2.0
"""The code blocks of README and docs do what the pages say.

- ``console``: lines that start with ``$ `` are run by bash from the top of the repository, and what they print, on
  standard output and error, is what follows them. A line ``...`` stands for any lines.
- ``pycon``: a Python session, run as a doctest.
- ``cpp``: compiles as statements of a function that has a ``report``.
- ``toml``: is TOML.
- ``python``: run in order, one program for each page, from the top of the repository. A ``text`` block that follows
  it, with nothing but white space between them, is what it prints.

Blocks of any other language (``sh`` for what changes the machine) are not run, nor are those of docs/zh, which are the
English pages' own (test_twins.py).
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import ROOT

PAGES = [
    page
    for page in [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if ROOT / "docs" / "zh" not in page.parents
    and page.exists()
    and re.search(r"^```(console|cpp|pycon|python|toml)$", page.read_text(encoding="utf-8"), re.M)
]


class Block(NamedTuple):
    language: str
    text: str
    line: int
    output: str | None
    """The text block right after it."""


def _blocks(page: Path) -> list[Block]:
    source = page.read_text(encoding="utf-8")
    found = list(re.finditer(r"^```(\w*)\n(.*?)^```$", source, re.M | re.S))
    blocks = []
    for block, after in zip(found, [*found[1:], None], strict=True):
        output = None
        if after and after[1] == "text" and not source[block.end() : after.start()].strip():
            output = after[2]
        blocks.append(Block(block[1], block[2], source.count("\n", 0, block.start()) + 1, output))
    return blocks


def _matches(expected: str, actual: str) -> bool:
    pattern = "".join(r"(?:.*\n)*" if line == "...\n" else re.escape(line) for line in expected.splitlines(keepends=True))
    return re.fullmatch(pattern, actual) is not None


def _run_console(block: Block) -> None:
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    for command, expected in re.findall(r"^\$ (.*\n)((?:(?!\$ ).*\n)*)", block.text, re.M):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        actual = done.stdout.decode()
        assert _matches(expected, actual), f"$ {command}printed:\n{actual}"


def _run_session(block: Block, names: dict[str, Any], page: Path) -> None:
    test = doctest.DocTestParser().get_doctest(block.text, names, page.name, str(page), block.line)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    printed = io.StringIO()
    runner.run(test, out=printed.write, clear_globs=False)
    assert runner.summarize(verbose=False).failed == 0, printed.getvalue()
    names.update(test.globs)


def _run_python(block: Block, names: dict[str, Any], page: Path) -> None:
    printed = io.StringIO()
    code = compile("\n" * block.line + block.text, str(page), "exec")
    with contextlib.redirect_stdout(printed):
        exec(code, names)
    if block.output is not None:
        assert _matches(block.output, printed.getvalue()), f"printed:\n{printed.getvalue()}"


def _compile_cpp(block: Block) -> None:
    whole = block.text.startswith("#include")
    source = (
        block.text
        if whole
        else (
            "#include <gongkai/gongkai.hpp>\n#include <gongkai/narrative/check.hpp>\n#include <gongkai/narrative/claim.hpp>\n"
            f"#include <iostream>\nvoid run(const gongkai::published_report& report) {{\n{block.text}}}\n"
        )
    )
    command = [os.environ.get("CXX", "c++"), "-std=c++20", "-fsyntax-only", f"-I{ROOT / 'include'}", "-x", "c++", "-"]
    done = subprocess.run(command, input=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_blocks_do_what_the_page_says(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {"__name__": "__main__"}
    for block in _blocks(page):
        if block.language == "console":
            _run_console(block)
        elif block.language == "pycon":
            _run_session(block, names, page)
        elif block.language == "cpp":
            _compile_cpp(block)
        elif block.language == "toml":
            tomllib.loads(block.text)
        elif block.language == "python":
            _run_python(block, names, page)
