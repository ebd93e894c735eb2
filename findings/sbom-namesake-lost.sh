#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# lib4sbom 0.10.4 and sbomdiff 0.6.0 (PyPI): of two components of one name and version there is one, and one for another is no change.
#
# Seen: a CycloneDX 1.5 list has core 1 of the group org.example.table and core 1 of com.example.text, each with its purl; lib4sbom has the
# second alone. sbomdiff finds nothing between this list and one without the first, nor between lists that have one each, and ends with 0.
# Of the same two packages in SPDX 2.3 lib4sbom has both.
# Unexpected: in CycloneDX group, name and version together name a component, bom-ref tells components of a list apart, and a purl says
# which package it is. The key is the name and the version, and what came before under it is overwritten.
# Costs: core, common, api and utils are names in many groups: what a supplier has to declare is not there, nobody looks for its advisories,
# and an exchanged component passes the comparison of two releases.
# Here: each part of a release has its purl, and nothing is looked up by its name alone (scripts/sbom.py).
. "$(dirname "$0")/support/setup.sh"
python_packages lib4sbom==0.10.4 sbomdiff==0.6.0
python - <<'PY'
import json
import subprocess
from pathlib import Path

from lib4sbom.parser import SBOMParser
from parts import observe

GROUPS = ("org.example.table", "com.example.text")


def cyclonedx(name: str, *groups: str) -> str:
    components = [
        {
            "type": "library",
            "bom-ref": group,
            "group": group,
            "name": "core",
            "version": "1",
            "purl": f"pkg:maven/{group}/core@1",
        }
        for group in groups
    ]
    content = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": components}
    Path(f"{name}.cdx.json").write_text(json.dumps(content))
    return f"{name}.cdx.json"


def spdx(name: str, *groups: str) -> str:
    packages = [
        {
            "SPDXID": f"SPDXRef-{i}",
            "name": "core",
            "versionInfo": "1",
            "downloadLocation": "NOASSERTION",
            "externalRefs": [
                {
                    "referenceCategory": "PACKAGE-MANAGER",
                    "referenceType": "purl",
                    "referenceLocator": f"pkg:maven/{group}/core@1",
                }
            ],
        }
        for i, group in enumerate(groups)
    ]
    content = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "documentNamespace": "urn:example:list",
        "creationInfo": {"created": "2025-01-20T00:00:00Z", "creators": ["Tool: example"]},
        "packages": packages,
    }
    Path(f"{name}.spdx.json").write_text(json.dumps(content))
    return f"{name}.spdx.json"


def read(file: str) -> list[str]:
    parser = SBOMParser()
    parser.parse_file(file)
    return [one[2] for package in parser.get_packages() for one in package["externalreference"]]


def compared(*files: str) -> tuple[int, list[str]]:
    run = subprocess.run(["sbomdiff", *files], capture_output=True, text=True)
    return run.returncode, [line for line in run.stdout.splitlines() if "packages" in line or "changes" in line]


nothing = (0, ["Version changes:  0", "License changes:  0", "Removed packages: 0", "New packages:     0"])
both, first, second = cyclonedx("both", *GROUPS), cyclonedx("first", GROUPS[0]), cyclonedx("second", GROUPS[1])
observe("lib4sbom, CycloneDX", read(both), ["pkg:maven/com.example.text/core@1"])
observe("lib4sbom, SPDX", read(spdx("both", *GROUPS)), [f"pkg:maven/{group}/core@1" for group in GROUPS])
observe("sbomdiff, one removed", compared(both, second), nothing)
observe("sbomdiff, one for another", compared(first, second), nothing)
PY
