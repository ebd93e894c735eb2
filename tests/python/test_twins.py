# SPDX-License-Identifier: Apache-2.0
"""The Chinese pages of docs/zh say what their English twins say, as far as that can be seen without reading: each but a
guide of its own has a twin, both lead to each other, and they have the same headings, code blocks and tables, section by section."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT

DOCS = ROOT / "docs"
GUIDE = DOCS / "zh" / "page.md"
"""What officials read of the page; docs/page.md is for who builds it, and no twin."""
PAGES = sorted(set((DOCS / "zh").rglob("*.md")) - {GUIDE})


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_chinese_page_is_built_like_its_english_twin(page: Path) -> None:
    twin = DOCS / page.relative_to(DOCS / "zh")
    assert twin.exists(), f"{page.relative_to(ROOT)} has no English twin"
    chinese, english = (sections(path.read_text(encoding="utf-8")) for path in (page, twin))
    assert [section.level for section in chinese] == [section.level for section in english]
    for number, (ours, theirs) in enumerate(zip(chinese, english, strict=True)):
        assert ours.code == theirs.code, f"code of section {number}"
        assert ours.tables == theirs.tables, f"tables of section {number}, as (rows, columns)"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_twins_lead_to_each_other_below_their_titles(page: Path) -> None:
    name = page.relative_to(DOCS / "zh").as_posix()
    chinese = page.read_text(encoding="utf-8").splitlines()[2]
    english = (DOCS / name).read_text(encoding="utf-8").splitlines()[2]
    assert (chinese, english) == (f"中文 | [English](../{name})", f"[中文](zh/{name}) | English")


def test_the_chinese_readme_leads_to_chinese_pages() -> None:
    readme = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(docs/([\w-]+\.md)", readme))
    assert PAGES
    assert linked.isdisjoint(page.relative_to(DOCS / "zh").as_posix() for page in PAGES)


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
