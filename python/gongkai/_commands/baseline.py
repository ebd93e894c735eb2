# SPDX-License-Identifier: Apache-2.0
"""Findings that a person has settled: a file of TOML keeps them over reruns by their fingerprints."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import gongkai as gk
from gongkai._language import InputError, both

STATES = ("open", "confirmed", "dismissed")


class BaselineError(InputError):
    """A baseline that cannot be meant: no TOML, a finding without a fingerprint, or a state that there is not."""


def fingerprint(report: gk.Report, finding: gk.Finding) -> str:
    """The same finding in the next version of the document, wherever it stands there: by agency, year, rule, cells and
    words, white space apart. Not by its line, nor by the numbers, but for those among the words."""
    parts = [report.agency, report.year, finding.rule.code, *map(str, finding.cells), finding.table, finding.section]
    parts += ["".join(finding.quote.split())] if finding.quote else []
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]


def fingerprints(report: gk.Report, findings: gk.Findings) -> Iterator[tuple[gk.Finding, str]]:
    """Each finding with its fingerprint; the second of two that have the same ends in ``-2``."""
    seen: Counter[str] = Counter()
    for finding in findings:
        own = fingerprint(report, finding)
        seen[own] += 1
        yield finding, own if seen[own] == 1 else f"{own}-{seen[own]}"


class Settled(NamedTuple):
    """What a person has said of a finding."""

    state: str
    """open: nobody has looked. confirmed: it is right. dismissed: it is not, and is no longer a fault."""
    reason: str
    told: dict[str, str]
    """What stands beside it in the file for who reads it: the file, the rule, the message."""


class Baseline:
    """The settled findings of a file, by fingerprint."""

    def __init__(self, file: str, settled: dict[str, Settled]) -> None:
        self.file = file
        self.settled = settled

    @classmethod
    def read(cls, file: str) -> Baseline:
        """BaselineError where it cannot be read. A file that is not there yet is an empty one."""
        if not os.path.exists(file):
            return cls(file, {})
        try:
            with open(file, "rb") as stream:
                document = tomllib.load(stream)
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
            said = both(problem)
            raise BaselineError(f"{file}：{said.zh}", f"{file}: {said.en}") from problem
        settled: dict[str, Settled] = {}
        entries = document.get("finding", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise BaselineError(f"{file}：各项结果应为 [[finding]] 表", f"{file}: findings are tables [[finding]]")
        for number, entry in enumerate(entries, 1):
            key, state, reason = entry.get("fingerprint"), entry.get("state", "open"), entry.get("reason", "")
            if not isinstance(key, str) or not key:
                raise BaselineError(f"{file}：第{number}项没有指纹", f"{file}: finding {number} has no fingerprint")
            if state not in STATES:
                raise BaselineError(
                    f"{file}：第{number}项的状态是 {state!r}；可为 {'、'.join(STATES)}",
                    f"{file}: finding {number} is {state!r}; it can be {', '.join(STATES)}",
                )
            if state == "dismissed" and not str(reason).strip():
                raise BaselineError(
                    f"{file}：第{number}项认定不成立，但没有理由", f"{file}: finding {number} is dismissed without a reason"
                )
            told = {name: str(entry[name]) for name in ("file", "rule", "message") if name in entry}
            settled[key] = Settled(state, str(reason), told)
        return cls(file, settled)

    def of(self, key: str) -> Settled | None:
        """What was said of the finding; None where it is new."""
        return self.settled.get(key)

    def is_dismissed(self, key: str) -> bool:
        """Whether the finding is settled as none."""
        known = self.settled.get(key)
        return known is not None and known.state == "dismissed"

    def add(self, key: str, file: str, finding: gk.Finding, lang: str) -> None:
        """Takes up a new finding as open."""
        told = {"file": file, "rule": finding.rule.code, "message": finding.message(lang)}
        self.settled.setdefault(key, Settled("open", "", told))

    def text(self) -> str:
        """The file, to be written."""
        out = ["# state: open, confirmed or dismissed; a dismissed finding needs a reason.\n"]
        for key, entry in self.settled.items():
            fields: dict[str, Any] = {"fingerprint": key, "state": entry.state, "reason": entry.reason, **entry.told}
            lines = (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
            out.append("\n[[finding]]\n" + "\n".join(lines) + "\n")
        return "".join(out)

    def write(self) -> None:
        """Replaces the file in one step."""
        beside = f"{self.file}.new"
        with open(beside, "w", encoding="utf-8") as stream:
            stream.write(self.text())
        os.replace(beside, self.file)
