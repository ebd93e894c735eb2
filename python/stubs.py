# SPDX-License-Identifier: Apache-2.0
"""Writes the enumerations of gongkai/_core.pyi from the installed package: python -P python/stubs.py

The enumerations are defined once, in C++; the rest of the stub is written by hand.
"""

from __future__ import annotations

import enum
from pathlib import Path

STUB = Path(__file__).parent / "gongkai" / "_core.pyi"
MARK = "# Enumerations, written by python/stubs.py."


def enumerations() -> str:
    from gongkai import _core

    classes = [value for value in vars(_core).values() if isinstance(value, type) and issubclass(value, enum.Enum)]
    parts = []
    for cls in classes:
        members = "".join(f'    {member.name} = "{member.value}"\n' for member in cls)
        doc = "\n    ".join((cls.__doc__ or "").splitlines())
        parts.append(f'class {cls.__name__}({cls.__bases__[0].__name__}):\n    """{doc}"""\n\n{members}')
    return "\n".join(parts)


def stub() -> str:
    """The stub as it should be."""
    by_hand = STUB.read_text(encoding="utf-8").partition(MARK)[0]
    return f"{by_hand}{MARK}\n\n{enumerations()}"


if __name__ == "__main__":
    STUB.write_text(stub(), encoding="utf-8")
