# SPDX-License-Identifier: Apache-2.0
"""The documentation as a site: it builds without a warning, every page is in its navigation, every link leads somewhere,
and nothing is fetched when it is read."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from conftest import ROOT


class _Page(HTMLParser):
    """What a page has to link to, what it links to, and what a browser loads for it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids |= {name for name in (values.get("id"), values.get("name")) if name}
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")
        if tag in ("script", "img", "link", "iframe", "source") and (values.get("src") or values.get("href")):
            self.loaded.append(values.get("src") or values.get("href") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, _Page]:
    """Its pages. Strict: a page outside the navigation, a dead link or a missing anchor fails the build."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {path: _Page(path) for path in sorted(folder.rglob("*.html"))}


def test_every_page_of_the_docs_and_both_readmes_are_in_it(site: dict[Path, _Page]) -> None:
    folder = min(site, key=lambda path: len(path.parts)).parent
    pages = {path.relative_to(folder).with_suffix(".md").as_posix() for path in site}
    docs = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert docs | {"index.md", "index.zh-CN.md"} <= pages


def test_every_link_leads_to_a_file_and_a_place_in_it(site: dict[Path, _Page]) -> None:
    dead = []
    known = {other.resolve(): page for other, page in site.items()}
    for path, page in site.items():
        if path.name == "404.html":
            continue
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
            if not target.exists():
                dead.append((path.name, link))
            elif path.parent.name == "cpp":
                continue  # Doxygen leads to places within its pages that it has not made
            elif parts.fragment and target in known and unquote(parts.fragment) not in known[target].ids:
                dead.append((path.name, link))
    assert dead == []


def test_nothing_is_fetched_from_elsewhere(site: dict[Path, _Page]) -> None:
    loaded = {address for page in site.values() for address in page.loaded}
    assert loaded and not [address for address in loaded if urlsplit(address).netloc]
    folder = min(site, key=lambda path: len(path.parts)).parent
    for style in folder.rglob("*.css"):
        assert "url(http" not in style.read_text(encoding="utf-8"), style
