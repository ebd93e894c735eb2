# SPDX-License-Identifier: Apache-2.0
"""Which texts of a PDF page are shown: not those in a layer that is off, drawn without ink, clipped away, white on white or
covered by a rectangle that is drawn later. Where that cannot be told, they are in doubt."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple

from gongkai._core import ErrorCode
from gongkai._error import ReadError

_PALEST = 250
"""Of a color, that can hardly be told from white."""
_MIN_COVER = 3.0
"""Points; what is thinner is a line."""
_BAND = 36.0
"""Points by which what is drawn is sorted, to find what lies on a text."""
_MAX_CLIPS = 64
_MAX_MARKS = 64
_MAX_STEPS = 2_000_000
"""Of a page, to see what clips its texts and lies over or behind them."""
_INVISIBLE, _CLIP_ONLY = 3, 7
_STROKE_ONLY = (1, 5)

Box = tuple[float, float, float, float]
Apply = Callable[[float, float], tuple[float, float]]


class Sight(Enum):
    """Whether a text is seen."""

    SHOWN = 0
    WITHOUT_INK = 1
    """Render mode 3: not seen where a page has other text, and else the text of a page that is a picture."""
    HIDDEN = 2
    DOUBTFUL = 3


class Layers(NamedTuple):
    """The names of the layers (optional content groups) of a document."""

    off: frozenset[str]
    on: frozenset[str]

    def sight(self, name: str | None) -> Sight:
        """Of what is in the layer of this name; without one, of what is in several layers."""
        if not self.off or (name is not None and name not in self.off):
            return Sight.SHOWN
        return Sight.DOUBTFUL if name is None or name in self.on else Sight.HIDDEN


NO_LAYERS = Layers(frozenset(), frozenset())


def layers_of(pikepdf: Any, pdf: Any) -> Layers:
    """The layers of a document as it is opened (ISO 32000-1, 8.11.4)."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        return NO_LAYERS
    default = properties.get("/D", pikepdf.Dictionary())

    def listed(holder: Any, key: str) -> list[Any]:
        found = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
        return [each for each in found if isinstance(each, pikepdf.Dictionary)] if isinstance(found, pikepdf.Array) else []

    groups = {group.objgen: str(group.get("/Name", "")) for group in listed(properties, "/OCGs")}
    numbers_on = {group.objgen for group in listed(default, "/ON")}
    numbers_off = {group.objgen for group in listed(default, "/OFF")}
    if isinstance(default, pikepdf.Dictionary) and default.get("/BaseState") == "/OFF":
        numbers_off |= set(groups) - numbers_on
    off = {name for number, name in groups.items() if number in numbers_off}
    return Layers(frozenset(off), frozenset(name for number, name in groups.items() if number not in numbers_off))


class _Fill(NamedTuple):
    order: int
    box: Box
    is_white: bool
    is_known: bool
    """Of one color that is known; what is behind a picture is not."""
    covers: bool
    """A rectangle without transparency."""


def _overlap(first: Box, second: Box) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


class Shown:
    """What is drawn on one page, in the order in which it is drawn."""

    def __init__(self, raw: Any, layers: Layers) -> None:
        self.raw, self.layers = raw, layers
        self.order = self.steps = 0
        self.fills: dict[int, list[_Fill]] = {}
        self.texts: dict[int, tuple[int, Sight, bool, Box | None]] = {}
        """By the address of each: its order, what it is by itself, whether it is white, and what clips it."""

    def add_text(self, thing: Any, box: Callable[..., Box], apply: Apply, around: Sight) -> None:
        """A text; ``apply`` places its points on the page, ``box`` gives the corners of what is shown."""
        self.order += 1
        raw = self.raw
        mode = raw.FPDFTextObj_GetTextRenderMode(thing)
        sight = around if around is not Sight.SHOWN else self.layer(thing)
        if sight is Sight.SHOWN and mode in (_INVISIBLE, _CLIP_ONLY):
            sight = Sight.WITHOUT_INK
        color = self.color(thing, raw.FPDFPageObj_GetStrokeColor if mode in _STROKE_ONLY else raw.FPDFPageObj_GetFillColor)
        is_white = color is not None and min(color[:3]) >= _PALEST
        if sight is Sight.SHOWN and color is not None and color[3] == 0 and mode in (0, 1):
            sight = Sight.HIDDEN
        self.texts[_address(thing)] = (self.order, sight, is_white and mode in (0, *_STROKE_ONLY), self.clip(thing, box, apply))

    def add_fill(self, thing: Any, box: Callable[..., Box], apply: Apply, kind: int, around: Sight) -> None:
        """A path, a picture or a shading."""
        self.order += 1
        raw = self.raw
        if around is not Sight.SHOWN or self.layer(thing) is not Sight.SHOWN:
            return
        sides = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(thing, *(ctypes.byref(side) for side in sides)):
            return
        left, bottom, right, top = (side.value for side in sides)
        place = box(*(apply(x, y) for x in (left, right) for y in (bottom, top)))
        if min(place[2] - place[0], place[3] - place[1]) < _MIN_COVER:
            return
        clip = self.clip(thing, box, apply)
        if clip is not None:
            place = (max(place[0], clip[0]), max(place[1], clip[1]), min(place[2], clip[2]), min(place[3], clip[3]))
            if place[0] >= place[2] or place[1] >= place[3]:
                return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        is_path = kind == raw.FPDF_PAGEOBJ_PATH
        if is_path and not raw.FPDFPath_GetDrawMode(thing, ctypes.byref(fill), ctypes.byref(stroke)):
            return
        if is_path and not fill.value and not stroke.value:
            return
        is_filled = bool(is_path and fill.value)
        color = (
            self.color(thing, raw.FPDFPageObj_GetFillColor if is_filled else raw.FPDFPageObj_GetStrokeColor) if is_path else None
        )
        if color is not None and color[3] == 0:
            return
        is_white = color is not None and min(color[:3]) >= _PALEST
        if is_white and not is_filled:
            return
        covers = is_filled and not raw.FPDFPageObj_HasTransparency(thing) and self.is_rectangle(thing)
        for band in range(_band(place[1]), _band(place[3]) + 1):
            self.steps += 1
            if self.steps > _MAX_STEPS:
                return
            self.fills.setdefault(band, []).append(_Fill(self.order, place, is_white, color is not None, covers))

    def sight(self, text: Any, place: Box) -> Sight:
        """Of a character of a text, at this place on the page as it is shown."""
        known = self.texts.get(_address(text)) if text else None
        if known is None:
            return Sight.SHOWN
        order, sight, is_white, clip = known
        if sight is Sight.HIDDEN:
            return sight
        if self.steps > _MAX_STEPS:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"what lies over the text of a page: > {_MAX_STEPS}")
        x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
        # Of a character, whose place has room around its ink, the middle.
        inner = ((place[0] + 3 * x) / 4, (place[1] + 3 * y) / 4, (place[2] + 3 * x) / 4, (place[3] + 3 * y) / 4)
        if clip is not None and not _overlap(clip, place):
            return Sight.HIDDEN
        fills = self.fills.get(_band(y), ())
        for fill in reversed(fills):
            self.steps += 1
            if fill.order < order:
                break
            if fill.covers and _holds(fill.box, inner):
                return Sight.HIDDEN
        if is_white:
            self.steps += len(fills)
            behind = next((fill for fill in reversed(fills) if fill.order < order and _holds(fill.box, (x, y, x, y))), None)
            if behind is None or behind.is_white:
                return Sight.HIDDEN
        return sight

    def layer(self, thing: Any) -> Sight:
        """What the layer that a thing is in makes of it."""
        raw = self.raw
        if not self.layers.off:
            return Sight.SHOWN
        count = raw.FPDFPageObj_CountMarks(thing)
        if count > _MAX_MARKS:
            return Sight.DOUBTFUL
        for i in range(max(0, count)):
            mark = raw.FPDFPageObj_GetMark(thing, i)
            if _text_of(raw.FPDFPageObjMark_GetName, mark) != "OC":
                continue
            name = _text_of(lambda *rest, mark=mark: raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", *rest))
            found = self.layers.sight(name or None)
            if found is not Sight.SHOWN:
                return found
        return Sight.SHOWN

    def color(self, thing: Any, color_of: Any) -> tuple[int, int, int, int] | None:
        parts = [ctypes.c_uint(0) for _ in range(4)]
        if not color_of(thing, *(ctypes.byref(part) for part in parts)):
            return None
        red, green, blue, alpha = (part.value for part in parts)
        return red, green, blue, alpha

    def clip(self, thing: Any, box: Callable[..., Box], apply: Apply) -> Box | None:
        """What is left of the page by the rectangles around the paths that clip a thing."""
        raw = self.raw
        path = raw.FPDFPageObj_GetClipPath(thing)
        count = raw.FPDFClipPath_CountPaths(path) if path else 0
        out: Box | None = None
        x, y = ctypes.c_float(), ctypes.c_float()
        for i in range(min(count, _MAX_CLIPS)):
            segments = raw.FPDFClipPath_CountPathSegments(path, i)
            self.steps += max(0, segments)
            if not 0 < segments <= 1000 or self.steps > _MAX_STEPS:
                continue
            corners = []
            for j in range(segments):
                segment = raw.FPDFClipPath_GetPathSegment(path, i, j)
                if raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                    corners.append(apply(x.value, y.value))
            if corners:
                own = box(*corners)
                out = own if out is None else (max(out[0], own[0]), max(out[1], own[1]), min(out[2], own[2]), min(out[3], own[3]))
        return out

    def is_rectangle(self, path: Any) -> bool:
        """Whether a path is one rectangle with upright sides."""
        raw = self.raw
        count = raw.FPDFPath_CountSegments(path)
        if count not in (4, 5):
            return False
        corners = set()
        x, y = ctypes.c_float(), ctypes.c_float()
        for i in range(count):
            segment = raw.FPDFPath_GetPathSegment(path, i)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
                return False
            if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                return False
            corners.add((round(x.value, 2), round(y.value, 2)))
        return len(corners) == 4 and all(len(set(of)) == 2 for of in zip(*corners, strict=True))


def _band(y: float) -> int:
    return int(max(min(y, 15_000.0), -_BAND) // _BAND)  # no page is higher than 14,400 points


def _address(thing: Any) -> int:
    return ctypes.addressof(thing.contents)


def _text_of(call: Any, *first: Any) -> str:
    """A text that PDFium writes into a buffer, in UTF-16."""
    buffer = ctypes.create_string_buffer(512)
    length = ctypes.c_ulong()
    target = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    try:
        done = call(*first, target, 512, ctypes.byref(length))
    except ctypes.ArgumentError:
        done = call(*first, buffer, 512, ctypes.byref(length))
    return buffer.raw[: min(length.value, 512)].decode("utf-16-le", "replace").rstrip("\0") if done else ""
