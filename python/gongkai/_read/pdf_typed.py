# SPDX-License-Identifier: Apache-2.0
"""What was typed onto a page of a PDF after it was made: the values of the fields of a form, and free text. It is shown and printed
like the rest, and is no part of the text of the page."""

from __future__ import annotations

from typing import Any, NamedTuple

_MAX_TYPED = 10_000
"""On a page; more is not what a person typed."""
_MAX_LENGTH = 500
_MAX_PARENTS = 10
_HIDDEN_OR_NO_VIEW = 2 | 32
_PASSWORD = 1 << 13


class Typed(NamedTuple):
    box: tuple[float, float, float, float]
    """In points of the page, in any order of its corners."""
    text: str
    is_doubtful: bool
    """Whether it may be shown or not."""


def _inherited(pikepdf: Any, field: Any, key: str) -> Any:
    for _ in range(_MAX_PARENTS):
        if not isinstance(field, pikepdf.Dictionary):
            break
        if key in field:
            return field.get(key)
        field = field.get("/Parent")
    return None


def _flags(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _text(pikepdf: Any, note: Any) -> str:
    text = None
    if note.get("/Subtype") == "/FreeText":
        text = note.get("/Contents")
    elif note.get("/Subtype") == "/Widget" and _inherited(pikepdf, note, "/FT") in ("/Tx", "/Ch"):
        is_secret = _flags(_inherited(pikepdf, note, "/Ff")) & _PASSWORD
        text = None if is_secret else _inherited(pikepdf, note, "/V")
    return str(text)[:_MAX_LENGTH].strip() if isinstance(text, pikepdf.String) else ""


def typed_on(pikepdf: Any, page: Any) -> list[Typed]:
    notes = page.obj.get("/Annots")
    found: list[Typed] = []
    for _, note in zip(range(_MAX_TYPED), notes if isinstance(notes, pikepdf.Array) else [], strict=False):
        if not isinstance(note, pikepdf.Dictionary) or _flags(note.get("/F")) & _HIDDEN_OR_NO_VIEW:
            continue
        text, box = _text(pikepdf, note), note.get("/Rect")
        if not text or not isinstance(box, pikepdf.Array):
            continue
        try:
            left, bottom, right, top = map(float, box)
        except (TypeError, ValueError):
            continue  # nowhere
        found.append(Typed((left, bottom, right, top), text, "/OC" in note))
    return found
