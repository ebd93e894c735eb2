# SPDX-License-Identifier: Apache-2.0
"""What a wheel is made of, for whoever asks: sbom.py SOURCES FOLDER writes FOLDER/sboms/gongkai.cdx.json (CycloneDX 1.6, as PEP 770 has
it in a wheel) and FOLDER/licenses. SOURCES is where scripts/bundled_libraries.sh has unpacked what it linked."""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
LICENSES = {
    "libboost1.81-dev": "BSL-1.0",
    "libxml2": "MIT",
    "libzip": "BSD-3-Clause",
    "nlohmann-json3-dev": "MIT",
    "pybind11": "BSD-3-Clause",
    "zlib": "Zlib",
}
HEADERS = ("libboost1.81-dev", "nlohmann-json3-dev")
"""Packages of Debian that are compiled in without being linked."""


@dataclass(frozen=True)
class Part:
    name: str
    version: str
    kind: str
    """Of its package URL: deb or pypi."""
    license_file: Path | None
    """None: what is compiled of it may go without."""
    sha256: str = ""
    """Of the archive it was unpacked from."""

    def component(self) -> Component:
        debian = {"namespace": "debian"} if self.kind == "deb" else {}
        return Component(
            name=self.name,
            version=self.version,
            type=ComponentType.LIBRARY,
            bom_ref=f"{self.kind}:{self.name}",
            licenses=[LicenseExpression(LICENSES[self.name])],
            purl=PackageURL(type=self.kind, name=self.name, version=self.version, **debian),
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=self.sha256)] if self.sha256 else [],
        )


def version() -> str:
    return re.search(r"project\(gongkai VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))[1]


def bundled_names() -> list[str]:
    script = (ROOT / "scripts" / "bundled_libraries.sh").read_text(encoding="utf-8")
    return re.search(r"^libraries=\((.*)\)$", script, re.MULTILINE)[1].split()


def bundled(sources: Path) -> Iterator[Part]:
    for name in bundled_names():
        (description,) = sources.glob(f"{name}_*.dsc")
        text = description.read_text(encoding="utf-8")
        archive = re.search(r"^Checksums-Sha256:.*?^ (\w{64}) \d+ \S+\.orig\.tar\.\w+$", text, re.MULTILINE | re.DOTALL)
        (unpacked,) = (path for path in sources.glob(f"{name}-*") if path.is_dir())
        yield Part(
            name, re.search(r"^Version: (\S+)$", text, re.MULTILINE)[1], "deb", unpacked / "debian" / "copyright", archive[1]
        )


def headers() -> Iterator[Part]:
    for name in HEADERS:
        query = ["dpkg-query", "--show", "--showformat=${Version}", name]
        shown = subprocess.run(query, capture_output=True, text=True, check=True).stdout
        text = None if LICENSES[name] == "BSL-1.0" else Path("/usr/share/doc", name, "copyright")
        yield Part(name, shown, "deb", text)
    binding = importlib.metadata.distribution("pybind11")
    (license_file,) = (file for file in binding.files or () if file.name == "LICENSE" and ".dist-info" in str(file))
    yield Part("pybind11", binding.version, "pypi", Path(str(binding.locate_file(license_file))))


def bill(parts: list[Part]) -> str:
    """Says the same of the same parts, whenever and wherever it is made."""
    own = Component(
        name="gongkai",
        version=version(),
        type=ComponentType.LIBRARY,
        bom_ref="gongkai",
        licenses=[LicenseExpression("Apache-2.0")],
        purl=PackageURL(type="pypi", name="gongkai", version=version()),
    )
    components = [part.component() for part in parts]
    bom = Bom(components=components)
    bom.metadata.component = own
    bom.metadata.timestamp = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.UTC)
    named = " ".join(str(part.component().purl) for part in parts)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, f"{own.purl} {bom.metadata.timestamp.isoformat()} {named}")
    bom.register_dependency(own, components)
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2) + "\n"


def write(sources: Path, folder: Path) -> None:
    parts = [*bundled(sources), *headers()]
    text = bill(parts)
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SystemExit(f"sbom: {fault}")
    (folder / "sboms").mkdir(parents=True, exist_ok=True)
    (folder / "sboms" / "gongkai.cdx.json").write_text(text, encoding="utf-8")
    for part in parts:
        if part.license_file is None:
            continue
        where = folder / "licenses" / "bundled" / part.name
        where.mkdir(parents=True, exist_ok=True)
        (where / "copyright").write_bytes(part.license_file.read_bytes())


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
