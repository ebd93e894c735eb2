# SPDX-License-Identifier: Apache-2.0
"""What mkdocs.yml needs to make a site of pages that are also read in the source tree: the READMEs are its start pages,
the files that pages link to outside docs/ come along, and so does what Doxygen makes of the C++ headers, where there is Doxygen."""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
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


_log = logging.getLogger("mkdocs.plugins.gongkai")
_cpp = re.compile(r"\[([^\]]*)\]\((?:\.\./)*(?:reference/)?cpp/index\.html\)")


def _cpp_pages() -> list[Path]:
    """The files of the reference of the C++ headers; none, and a word about it, without Doxygen."""
    if shutil.which("doxygen") is None:
        _log.info("there is no doxygen, so the site has no reference of the C++ headers")
        return []
    out = ROOT / "build" / "doxygen"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    subprocess.run(["doxygen", "docs/reference/Doxyfile"], cwd=ROOT, check=True)
    return sorted(path for path in (out / "html").rglob("*") if path.is_file())


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
    for made in _cpp_pages():
        files.append(File.generated(config, f"reference/cpp/{made.name}", abs_src_path=str(made)))
    return files


def on_page_markdown(markdown: str, *, page: Any, files: Files, **_: Any) -> str:
    """Links to files lead to the copies; a directory of the source tree, or a page of it, is no more than its name here, and so is
    the reference of the C++ headers where there is none."""
    if files.get_file_from_path("reference/cpp/index.html") is None:
        markdown = _cpp.sub(r"\1", markdown)
    up = "../" * page.file.src_uri.count("/")

    def link(found: re.Match[str]) -> str:
        return f"[{found[1]}]({up}{found[2]})" if _is_copied(found[2]) else found[1]

    return _outside.sub(link, markdown)
