# SPDX-License-Identifier: Apache-2.0
"""Every page is there in Chinese and in English, and says the same as far as that can be seen without reading: both lead to each
other, and they have the same headings, code blocks and tables, section by section."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT

DOCS = ROOT / "docs"
CHINESE = DOCS / "zh"


def _twins() -> list[tuple[Path, Path]]:
    """Each page of the documentation in English, and where it is in Chinese; whether or not they are there."""
    names = {path.relative_to(DOCS) for path in DOCS.rglob("*.md") if CHINESE not in path.parents}
    names |= {path.relative_to(CHINESE) for path in CHINESE.rglob("*.md")}
    beside = [(ROOT / name, ROOT / name.replace(".md", ".zh-CN.md")) for name in ("CONTRIBUTING.md", "SECURITY.md")]
    return beside + [(DOCS / name, CHINESE / name) for name in sorted(names)]


TWINS = [pytest.param(*pair, id=pair[0].relative_to(ROOT).as_posix()) for pair in _twins()]


class Section(NamedTuple):
    level: int
    """Of its heading: the number of #, 0 for what stands before the first one."""
    code: list[str]
    """Its blocks, with the language and without comments: these may be translated."""
    tables: list[tuple[int, int]]
    """Rows and columns of each."""


def _without_comments(language: str, text: str) -> str:
    if language in ("console", "text", "pycon"):
        return text
    return re.sub(r"\s*(?:#(?!include)|//)\s.*$", "", text, flags=re.M)


def sections(source: str) -> list[Section]:
    found = [Section(0, [], [])]

    def take(block: re.Match[str]) -> str:
        blocks.append(f"{block[1]}\n{_without_comments(block[1], block[2])}")
        return f"\0{len(blocks) - 1}"

    blocks: list[str] = []
    in_table = False
    for line in re.sub(r"^```(\w*)\n(.*?)^```$", take, source, flags=re.M | re.S).splitlines():
        is_row = line.startswith("|")
        if heading := re.match(r"#+(?= )", line):
            found.append(Section(len(heading[0]), [], []))
        elif line.startswith("\0"):
            found[-1].code.append(blocks[int(line[1:])])
        elif is_row:
            tables = found[-1].tables
            columns = len(re.findall(r"(?<!\\)\|", re.sub(r"`[^`]*`", "", line))) - 1
            rows, width = tables.pop() if in_table else (0, columns)
            assert columns == width, f"a row of {columns} columns in a table of {width}: {line}"
            tables.append((rows + 1, width))
        in_table = is_row
    return found


def _link(page: Path, to: Path) -> str:
    return Path(os.path.relpath(to, page.parent)).as_posix()


@pytest.mark.parametrize(("english", "chinese"), TWINS)
def test_a_page_is_there_and_built_alike_in_both_languages(english: Path, chinese: Path) -> None:
    for page in (english, chinese):
        assert page.exists(), f"{page.relative_to(ROOT)} is not there, but its twin is"
    ours, theirs = (sections(page.read_text(encoding="utf-8")) for page in (chinese, english))
    assert [section.level for section in ours] == [section.level for section in theirs]
    for number, (our, their) in enumerate(zip(ours, theirs, strict=True)):
        assert our.code == their.code, f"code of section {number}"
        assert our.tables == their.tables, f"tables of section {number}, as (rows, columns)"


@pytest.mark.parametrize(("english", "chinese"), TWINS)
def test_twins_lead_to_each_other_below_their_titles(english: Path, chinese: Path) -> None:
    lines = [page.read_text(encoding="utf-8").splitlines()[2] for page in (chinese, english)]
    assert lines == [f"中文 | [English]({_link(chinese, english)})", f"[中文]({_link(english, chinese)}) | English"]


def test_chinese_pages_lead_to_chinese_pages() -> None:
    """But for the line that leads to the twin."""
    wrong = []
    for page in [ROOT / "README.zh-CN.md", *(param.values[1] for param in TWINS)]:
        assert isinstance(page, Path)
        for line in page.read_text(encoding="utf-8").splitlines():
            for link in re.findall(r"\]\(([^):#]+\.md)", line):
                target = Path(os.path.normpath(page.parent / link))
                english = {english for english, chinese in _twins() if chinese != page}
                if target in english and not line.startswith("中文 | "):
                    wrong.append((page.name, link))
    assert wrong == []


@pytest.mark.parametrize(
    "changed",
    [
        "# A\n\n## B\n\n```sh\nrun --fast  # why\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## C\n",
        "# A\n\n## B\n\n```sh\nrun --slow  # why\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "# A\n\n## B\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "# A\n\n## B\n\n```sh\nrun --fast  # why\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
        "# A\n\n## B\n\n```sh\nrun --fast  # why\n```\n\n| a |\n|---|\n| 1 |\n",
    ],
    ids=["a heading more", "another command", "a block less", "a row more", "a column less"],
)
def test_a_page_that_drifts_is_seen(changed: str) -> None:
    page = "# 甲\n\n## 乙\n\n```sh\nrun --fast  # 为何\n```\n\n| 一 | 二 |\n|---|---|\n| `a|b` | 2 |\n"
    assert sections(page) == sections(page.replace("为何", "why"))
    assert sections(page) != sections(changed)
