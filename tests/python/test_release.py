# SPDX-License-Identifier: Apache-2.0
"""What a release is made of agrees: one version, a list of parts that names them all, an sdist that lacks nothing."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gongkai as gk
import pytest
from conftest import ROOT

SCRIPTS = ROOT / "scripts"


def project_version() -> str:
    found = re.search(r"^project\(gongkai VERSION ([0-9.]+)$", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"), re.M)
    assert found
    return found[1]


def test_the_version_is_that_of_the_project_everywhere() -> None:
    changes = re.findall(r"^## \[([0-9.]+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    port = json.loads((ROOT / "packaging" / "vcpkg" / "gongkai" / "vcpkg.json").read_text(encoding="utf-8"))
    assert {project_version()} == {gk.__version__, changes[0], port["version"]}


@pytest.fixture
def sbom(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return runpy.run_path(str(SCRIPTS / "sbom.py"))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """As Debian has them, of every library that a wheel carries."""
    built = re.findall(r"^build_(\w+)\(\)", (SCRIPTS / "bundled_libraries.sh").read_text(encoding="utf-8"), re.M)
    for name in sorted(set(built) - {"with_cmake"}):
        (tmp_path / f"{name}-1.0" / "debian").mkdir(parents=True)
        (tmp_path / f"{name}-1.0" / "debian" / "copyright").write_text("free", encoding="utf-8")
        text = f"Version: 1.0-1\nChecksums-Sha256:\n {'0' * 64} 9 {name}_1.0.orig.tar.xz\n"
        (tmp_path / f"{name}_1.0-1.dsc").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_list_of_parts_names_every_library_that_is_linked_in(sbom: dict[str, Any], sources: Path) -> None:
    bill = json.loads(sbom["bill"](list(sbom["bundled"](sources))))
    assert {part["name"] for part in bill["components"]} == {path.stem.partition("_")[0] for path in sources.glob("*.dsc")}
    assert bill["metadata"]["component"]["version"] == project_version()
    assert all(part["licenses"] and part["hashes"] for part in bill["components"])


def test_the_list_of_parts_is_the_same_when_it_is_made_again(sbom: dict[str, Any], sources: Path) -> None:
    parts = list(sbom["bundled"](sources))
    assert sbom["bill"](parts) == sbom["bill"](parts)


def tracked() -> Iterator[str]:
    if not shutil.which("git"):
        pytest.skip("there is no git, so nobody knows what belongs to the clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("no clone, so nobody knows what belongs to it")
    return (name for name in listed.stdout.split("\0") if name and (ROOT / name).exists())


def test_the_sdist_has_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = set(tracked())
    from scikit_build_core.build import build_sdist

    monkeypatch.chdir(ROOT)
    with tarfile.open(tmp_path / build_sdist(str(tmp_path))) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert expected - held == set()
