# SPDX-License-Identifier: Apache-2.0
"""What mkdocs.yml needs to make a site of pages that are also read in the source tree: the READMEs are its start pages,
and the files that pages link to outside docs/ come along."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
STARTS = {"README.md": "index.md", "README.zh-CN.md": "index.zh-CN.md"}

# A link to a place of the source tree outside docs/: its words and the path from the top.
_outside = re.compile(
    r"\[([^\]\[]*)\]\((?:\.\./)*"
    r"((?:CHANGELOG|CONTRIBUTING|SECURITY)(?:\.zh-CN)?\.md|(?:bench|examples|findings|include|python|scripts|src|tests)(?:/[^)#]*)?)\)"
)


def _start(source: str) -> str:
    """A README as a page beside those of docs/."""
    text = (ROOT / source).read_text(encoding="utf-8").replace("](docs/", "](")
    for other, page in STARTS.items():
        text = text.replace(f"]({other})", f"]({page})")
    return text


def _is_copied(path: str) -> bool:
    """Pages outside docs/ have links of their own, which lead to the source tree."""
    return (ROOT / path).is_file() and not path.endswith(".md")


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    for source, page in STARTS.items():
        files.append(File.generated(config, page, content=_start(source)))
    linked = {path for page in files.documentation_pages() for _, path in _outside.findall(page.content_string)}
    for path in sorted(linked):
        if _is_copied(path):
            files.append(File.generated(config, path, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Links to files lead to the copies; a directory of the source tree, or a page of it, is no more than its name here."""
    up = "../" * page.file.src_uri.count("/")

    def link(found: re.Match[str]) -> str:
        return f"[{found[1]}]({up}{found[2]})" if _is_copied(found[2]) else found[1]

    return _outside.sub(link, markdown)
