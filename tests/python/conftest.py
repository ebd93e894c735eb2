# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import gongkai as gk
import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("GONGKAI_CORPUS", ROOT.parent / "shared" / "corpus"))

_DISCLOSURE = {
    "rules": ["issued", "repealed", "in_force"],
    "normative_documents": ["issued", "repealed", "in_force"],
    "licenses": ["decisions"],
    "penalties": ["decisions"],
    "coercive_measures": ["decisions"],
    "fees": ["amount"],
}

_NUMBERS = {
    "disclosure,normative_documents,in_force": "7",
    "disclosure,fees,amount": "12.50",
    "requests,received,natural_person": "3",
    "requests,received,business": "1",
    "requests,received,total": "4",
    "requests,carried_in,natural_person": "1",
    "requests,carried_in,total": "1",
    "requests,granted,natural_person": "2",
    "requests,granted,total": "2",
    "requests,unable.not_held,natural_person": "1",
    "requests,unable.not_held,business": "1",
    "requests,unable.not_held,total": "2",
    "requests,total,natural_person": "3",
    "requests,total,business": "1",
    "requests,total,total": "4",
    "requests,carried_out,natural_person": "1",
    "requests,carried_out,total": "1",
    "reviews,reconsideration,upheld": "2",
    "reviews,reconsideration,total": "2",
}


def _cells() -> list[str]:
    """Every cell of edition 2021, as the tidy form names and orders them."""
    requests = [row for row in gk.RequestRow if gk.Edition.E2021 in row.editions]
    return [
        *(f"disclosure,{row},{column}" for row, columns in _DISCLOSURE.items() for column in columns),
        *(f"requests,{row},{column}" for row in requests for column in gk.RequestColumn),
        *(f"reviews,{row},{column}" for row in gk.ReviewKind for column in gk.ReviewColumn),
    ]


def make_tidy(changes: dict[str, str] | None = None) -> str:
    """The tidy form of a consistent report of edition 2021, with some cells changed: "" is a blank, else a number."""
    numbers = _NUMBERS | (changes or {})
    lines = ["table,row,column,value,status"]
    for cell in _cells():
        value = numbers.get(cell, "0")
        lines.append(f"{cell},{value},{'reported' if value else 'blank'}")
    return "\n".join(lines) + "\n"


@pytest.fixture
def tidy_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a report in the tidy form: ``tidy_file({"requests,total,total": "5"}, name="wrong.csv")``."""

    def write(changes: dict[str, str] | None = None, name: str = "report.csv") -> Path:
        path = tmp_path / name
        path.write_text(make_tidy(changes), encoding="utf-8")
        return path

    return write


@pytest.fixture
def report() -> gk.Report:
    return gk.read(make_tidy().encode())
