# SPDX-License-Identifier: Apache-2.0
"""PDF by pypdfium2: the characters and the lines on its pages. What they mean is found in C++. PDFium unpacks whatever it
is given, so pikepdf looks at the sizes first."""

from __future__ import annotations

import ctypes
import io
import math
import re
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from gongkai import _core
from gongkai._core import ErrorCode
from gongkai._error import ReadError
from gongkai._read.opening import OpeningNote, Recognising
from gongkai._read.package import damaged_otherwise, require
from gongkai._read.pdf_shown import NO_LAYERS, Layers, Shown, Sight, layers_of
from gongkai._read.pdf_typed import Typed, typed_on

_MAX_PAGES = 200
_MAX_CHARACTERS = 50_000
"""Of a page; a dense one has two thousand."""
_MAX_OBJECTS = 50_000
_MAX_SEGMENTS = 100_000
"""Of a page's paths; one with more holds a drawing."""
_MAX_NESTING = 8
_MIN_GLYPHS = 20
"""Of a page that has text; a picture may have a number of its page."""
_ABOVE, _BELOW = 0.88, 0.12
"""Of the height of a font: what stands above and below the line, as in Chinese fonts; others have other shares."""
_MAX_STREAM_BYTES = 64 << 20
"""Of one stream, unpacked; a whole font of Chinese characters has twenty megabytes."""
_MAX_UNPACKED_BYTES = 256 << 20
"""Of all streams, and of all that is drawn, with what is drawn several times."""
_MAX_LZW_BYTES = 256 << 10
"""Of a stream packed by LZW, as packed; it may hold 1,400 times as much."""
_MAX_PIXELS = 100_000_000
"""Of a picture that is to be drawn; one of A3 at 600 dots an inch has 70 million."""
_MAX_FORMS = 50
"""Within each other."""
_FORM_BYTES = 4096
"""To draw a form takes as long as to go through so many bytes."""
_PACKED = ("/FlateDecode", "/LZWDecode", "/RunLengthDecode")

_Matrix = tuple[float, float, float, float, float, float]

_lock = threading.Lock()
"""PDFium is not made for several threads."""


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


class _PageReader:
    """One page: its characters and lines, in points from its upper left corner as it is shown."""

    def __init__(self, pdfium: Any, page: Any, layers: Layers, has_forms_in_layers: bool) -> None:
        self.raw = pdfium.raw
        self.has_forms_in_layers = has_forms_in_layers
        self.shown = Shown(pdfium.raw, layers)
        self.page = page
        left, bottom, right, top = page.get_bbox()
        self.rotation = page.get_rotation() // 90 % 4
        self.to_shown: _Matrix = (
            (1, 0, 0, -1, -left, top),
            (0, 1, 1, 0, -bottom, -left),
            (-1, 0, 0, 1, right, -bottom),
            (0, -1, -1, 0, top, right),
        )[self.rotation]
        width, height = (right - left, top - bottom) if self.rotation % 2 == 0 else (top - bottom, right - left)
        self.size = width * height
        self.out = _core.Page(width, height)
        self.objects = self.segments = self.glyphs = 0
        self.has_shown_text = False

    def box(self, *corners: tuple[float, float]) -> tuple[float, float, float, float]:
        a, b, c, d, e, f = self.to_shown
        xs = [a * x + c * y + e for x, y in corners]
        ys = [b * x + d * y + f for x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def read(self, typed: Sequence[Typed] = ()) -> _core.Page:
        self.read_objects(self.page.raw, self.raw.FPDFPage_CountObjects, self.raw.FPDFPage_GetObject, (1, 0, 0, 1, 0, 0), 0)
        self.read_text()
        for each in typed:
            self.add_typed(each)
        return self.out

    @property
    def is_scanned(self) -> bool:
        """Whether it is a picture; text that is not shown is what the scanner's own program made of it."""
        return self.out.is_pictured and (self.glyphs < _MIN_GLYPHS or not self.has_shown_text)

    def read_text(self) -> None:
        raw = self.raw
        text = self.page.get_textpage()
        try:
            count = text.count_chars()
            if count > _MAX_CHARACTERS:
                raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"{count} characters > {_MAX_CHARACTERS}")
            glyphs: list[tuple[Sight, int, tuple[float, float, float, float], float]] = []
            for i in range(count):
                character = raw.FPDFText_GetUnicode(text.raw, i)
                if character in (0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000) or raw.FPDFText_IsGenerated(text.raw, i) == 1:
                    continue
                place = self.place_of(text, i)
                if place is None:
                    continue
                if raw.FPDFText_HasUnicodeMapError(text.raw, i) == 1 or not _is_known(character):
                    character = 0xFFFD
                angle = math.degrees(raw.FPDFText_GetCharAngle(text.raw, i))
                sight = self.shown.sight(raw.FPDFText_GetTextObject(text.raw, i), place)
                glyphs.append((sight, character, place, 90 * self.rotation + angle))
            self.add_glyphs(glyphs)
        finally:
            text.close()

    def add_glyphs(self, glyphs: list[tuple[Sight, int, tuple[float, float, float, float], float]]) -> None:
        """Those that are shown. Text without ink is that of a picture, where a page has hardly another; beside other text
        it is not shown, and on a picture in doubt."""
        inked = sum(sight is not Sight.WITHOUT_INK for sight, *_ in glyphs)
        is_text_of_picture = 2 * inked <= len(glyphs)
        for sight, character, place, angle in glyphs:
            if sight is Sight.HIDDEN:
                continue
            if sight is Sight.WITHOUT_INK and not is_text_of_picture:
                if not self.out.is_pictured:
                    continue
                sight = Sight.DOUBTFUL
            # What is no number is no worse for not being shown.
            known = character if sight is not Sight.DOUBTFUL or not chr(character).isdecimal() else 0xFFFD
            self.out.add_glyph(known, *place, angle)
            self.glyphs += 1

    def add_typed(self, typed: Typed) -> None:
        """Where exactly its characters stand in its box is up to who shows it; they are read as spread over the width."""
        left, top, right, bottom = self.box(typed.box[:2], typed.box[2:])
        lines = typed.text.splitlines()
        height = (bottom - top) / len(lines)
        for row, line in enumerate(lines):
            width = min(height, (right - left) / max(len(line), 1))
            y = top + row * height
            for i, character in enumerate(line):
                if character.isspace():
                    continue
                known = 0xFFFD if typed.is_doubtful and character.isdecimal() else ord(character)
                self.out.add_glyph(known, left + i * width, y, left + (i + 1) * width, y + height, 0.0)

    def place_of(self, text: Any, i: int) -> tuple[float, float, float, float] | None:
        """The advance of a character by the height of its font, which is taken to stand on the line as all fonts do."""
        raw = self.raw
        box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        if not raw.FPDFText_GetLooseCharBox(text.raw, i, ctypes.byref(box)):
            return None
        left, right, bottom, top = box.left, box.right, box.bottom, box.top
        if raw.FPDFText_GetMatrix(text.raw, i, ctypes.byref(matrix)):
            up, across = matrix.d, matrix.c  # from the line to the top of its letters
            size = raw.FPDFText_GetFontSize(text.raw, i)
            em = size * math.hypot(up, across)
            if max(right - left, top - bottom) > 3 * em > 0:
                # Of vertical writing PDFium gives the box in units of the font; the ink is where it should be.
                sides = [ctypes.c_double() for _ in range(4)]
                if not raw.FPDFText_GetCharBox(text.raw, i, *(ctypes.byref(side) for side in sides)):
                    return None
                x, y = (sides[0].value + sides[1].value) / 2, (sides[2].value + sides[3].value) / 2
                return self.box((x - em / 2, y - em / 2), (x + em / 2, y + em / 2))
            at_x, at_y = ctypes.c_double(), ctypes.c_double()
            if raw.FPDFText_GetCharOrigin(text.raw, i, ctypes.byref(at_x), ctypes.byref(at_y)):
                if abs(across) < 0.01 * abs(up):
                    bottom, top = at_y.value - _BELOW * size * up, at_y.value + _ABOVE * size * up
                elif abs(up) < 0.01 * abs(across):
                    left, right = at_x.value - _BELOW * size * across, at_x.value + _ABOVE * size * across
        return self.box((left, bottom), (right, top))

    def read_objects(self, holder: Any, count: Any, get: Any, matrix: _Matrix, depth: int, around: Sight = Sight.SHOWN) -> None:
        """What a page or a form draws; ``around``: whether the form is seen."""
        raw = self.raw

        def apply(x: float, y: float) -> tuple[float, float]:
            return _apply(matrix, x, y)

        number = count(holder)
        self.objects += number
        if self.objects > _MAX_OBJECTS:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"{self.objects} objects on a page > {_MAX_OBJECTS}")
        for i in range(number):
            thing = get(holder, i)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_TEXT and not self.has_shown_text:
                self.has_shown_text = raw.FPDFTextObj_GetTextRenderMode(thing) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self.shown.add_text(thing, self.box, apply, around)
            elif kind != raw.FPDF_PAGEOBJ_FORM:
                self.shown.add_fill(thing, self.box, apply, kind, around)
            if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE):
                continue
            own = raw.FS_MATRIX()
            if not raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(own)):
                continue
            placed = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self.read_path(thing, placed)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                left, top, right, bottom = self.box(*(_apply(placed, x, y) for x in (0, 1) for y in (0, 1)))
                if min(right - left, bottom - top) < 2:
                    self.out.add_rule(left, top, right, bottom)
                elif (right - left) * (bottom - top) > 0.5 * self.size:
                    self.out.is_pictured = True
            elif depth < _MAX_NESTING:
                inside = around if around is not Sight.SHOWN else self.shown.layer(thing)
                inside = Sight.DOUBTFUL if self.has_forms_in_layers and inside is Sight.SHOWN else inside
                self.read_objects(thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, placed, depth + 1, inside)

    def read_path(self, path: Any, matrix: _Matrix) -> None:
        raw = self.raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)):
            return
        if stroke.value and self.is_seen(path, raw.FPDFPageObj_GetStrokeColor):
            for outline in self.outlines(path, matrix):
                for a, b in zip(outline, outline[1:], strict=False):
                    self.out.add_rule(*self.box(a, b))
        elif fill.value and self.is_seen(path, raw.FPDFPageObj_GetFillColor):
            for outline in self.outlines(path, matrix):
                self.out.add_rule(*self.box(*outline))  # a bar; what is thicker is no line

    def is_seen(self, thing: Any, color_of: Any) -> bool:
        red, green, blue, alpha = (ctypes.c_uint(0) for _ in range(4))
        if not color_of(thing, *(ctypes.byref(part) for part in (red, green, blue, alpha))):
            return True
        return alpha.value > 0 and min(red.value, green.value, blue.value) < 250

    def outlines(self, path: Any, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
        """The lines of a path, one list of points for each that is drawn without lifting the pen."""
        raw = self.raw
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for i in range(raw.FPDFPath_CountSegments(path)):
            self.segments += 1
            if self.segments > _MAX_SEGMENTS:
                return
            segment = raw.FPDFPath_GetPathSegment(path, i)
            if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                continue
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield points
                points = []
            points.append(_apply(matrix, x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if len(points) > 1:
            yield points


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _is_known(character: int) -> bool:
    """Whether it is a character, and not one that a font has made up."""
    return 0x20 < character < 0x110000 and not (0xD800 <= character < 0xE000 or 0xE000 <= character < 0xF900)


class _Scale:
    """Weighs what a PDF unpacks to before PDFium does so."""

    def __init__(self, pikepdf: Any) -> None:
        self.pikepdf = pikepdf
        self.unpacked = 0
        self.drawn: dict[tuple[int, int], int] = {}
        """Bytes by form, with those of the forms that it draws."""
        self.layers = NO_LAYERS
        self.typed: list[list[Typed]] = []
        """By page."""
        self.has_forms_in_layers = False
        """Whether a form itself, and not what draws it, says that it is in a layer that is off or may be; PDFium does not tell
        which form does."""

    def weigh(self, content: bytes, draws_pictures: bool) -> None:
        """ReadError where it is too large, cannot be opened or needs a password."""
        settings = self.pikepdf.settings
        before = settings.set_qpdf_limits(flate_max_memory=_MAX_STREAM_BYTES, run_length_max_memory=_MAX_STREAM_BYTES)
        try:
            with damaged_otherwise("pdf"), self.open(content) as pdf:
                for thing in pdf.objects:
                    if isinstance(thing, self.pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                        self.add(len(self.bytes_of(thing)))
                    elif isinstance(thing, self.pikepdf.Stream) and draws_pictures:
                        self.check_picture(thing)
                self.layers = layers_of(self.pikepdf, pdf)
                if len(pdf.pages) > _MAX_PAGES:
                    raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"{len(pdf.pages)} pages > {_MAX_PAGES}")
                self.unpacked = 0
                for page in pdf.pages:
                    self.typed.append(typed_on(self.pikepdf, page))
                    contents = page.obj.get("/Contents")
                    for part in contents if isinstance(contents, self.pikepdf.Array) else [contents]:
                        self.add(self.weight(part, page.obj.get("/Resources"), 0))
        finally:
            settings.set_qpdf_limits(**before)

    def check_picture(self, stream: Any) -> None:
        try:
            pixels = int(stream.get("/Width", 0)) * int(stream.get("/Height", 0))
        except (TypeError, ValueError):
            return  # none that is drawn
        if pixels > _MAX_PIXELS:
            raise ReadError(ErrorCode.INPUT_TOO_LARGE, f"pdf: {stream.objgen[0]} 0 obj: {pixels} > {_MAX_PIXELS}")

    def open(self, content: bytes) -> Any:
        try:
            return self.pikepdf.open(io.BytesIO(content))
        except self.pikepdf.PasswordError as error:
            raise ReadError(ErrorCode.FORMAT_ENCRYPTED, "pdf") from error

    def add(self, size: int) -> None:
        self.unpacked += size
        if self.unpacked > _MAX_UNPACKED_BYTES:
            raise ReadError(ErrorCode.INPUT_TOO_LARGE, f"pdf: {self.unpacked} > {_MAX_UNPACKED_BYTES}")

    def bytes_of(self, stream: Any) -> bytes:
        filters = stream.get("/Filter")
        names = filters if isinstance(filters, self.pikepdf.Array) else [filters]
        packed = [str(name) for name in names if name in _PACKED]
        if "/LZWDecode" in packed and (len(packed) > 1 or len(stream.read_raw_bytes()) > _MAX_LZW_BYTES):
            raise ReadError(ErrorCode.INPUT_TOO_LARGE, f"pdf: {stream.objgen[0]} 0 obj: LZW > {_MAX_LZW_BYTES}")
        try:
            return bytes(stream.read_bytes())
        except self.pikepdf.PdfError as error:
            if "limit exceeded" in str(error):
                where = f"pdf: {stream.objgen[0]} 0 obj"
                raise ReadError(ErrorCode.INPUT_TOO_LARGE, f"{where}: > {_MAX_STREAM_BYTES}") from error
            return b""  # broken, or of a kind that no page is made of

    def weight(self, stream: Any, resources: Any, depth: int) -> int:
        """Bytes to go through for what a stream draws: each drawing of a form counts as one of the largest it may draw."""
        if not isinstance(stream, self.pikepdf.Stream):
            return 0
        number = stream.objgen
        if number in self.drawn:
            return self.drawn[number]
        self.drawn[number] = 0  # a form that draws itself is drawn once
        if depth > _MAX_FORMS:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"pdf: > {_MAX_FORMS} forms within each other")
        content = self.bytes_of(stream)
        own = stream.get("/Resources", resources)
        named = own.get("/XObject") if isinstance(own, self.pikepdf.Dictionary) else None
        things = named.values() if isinstance(named, self.pikepdf.Dictionary) else []
        forms = [form for form in things if isinstance(form, self.pikepdf.Stream) and form.get("/Subtype") == "/Form"]
        for form in forms:
            layer = form.get("/OC")
            name = layer.get("/Name") if isinstance(layer, self.pikepdf.Dictionary) else None
            if layer is not None and self.layers.sight(str(name) if name is not None else None) is not Sight.SHOWN:
                self.has_forms_in_layers = True
        largest = max((_FORM_BYTES + self.weight(form, own, depth + 1) for form in forms), default=0)
        self.drawn[number] = len(content) + largest * len(re.findall(rb"\bDo\b", content))
        return self.drawn[number]


def _picture(page: Any) -> Any:
    """A page as it is shown, in pixels of three colours."""
    from gongkai._read.scan import DPI, MAX_SIDE

    width, height = page.get_size()
    return page.render(scale=min(DPI / 72, MAX_SIDE / max(width, height, 1))).to_numpy()[:, :, :3].copy()


def read_pdf(content: bytes, notes: list[OpeningNote], recognising: Recognising | None = None) -> _core.PublishedReport:
    """The report in a PDF. ReadError where it cannot be opened, has no text, or holds no report. ``recognising``: how pages
    that are pictures are recognised, if at all."""
    pdfium = require("pypdfium2", "pdf", "pdf")
    raw = pdfium.raw
    pages: list[Any] = []
    is_scanned = False
    with _lock:
        scale = _Scale(require("pikepdf", "pdf", "pdf"))
        scale.weigh(content, recognising is not None)
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            why = raw.FPDF_GetLastError()
            locked = why in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) or "password" in str(error).lower()
            code = ErrorCode.FORMAT_ENCRYPTED if locked else ErrorCode.FORMAT_DAMAGED
            raise ReadError(code, f"pdf: {error}") from error
        try:
            if len(document) > _MAX_PAGES:
                raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"{len(document)} pages > {_MAX_PAGES}")
            for number in range(len(document)):
                with damaged_otherwise(f"pdf: p. {number + 1}"):
                    page = document[number]
                    reader = _PageReader(pdfium, page, scale.layers, scale.has_forms_in_layers)
                    pages.append(reader.read(*scale.typed[number : number + 1]))
                    if recognising is not None and reader.is_scanned:
                        pages[-1] = _picture(page)
                        is_scanned = True
                    page.close()
        finally:
            document.close()
    # What a PDF ends with comes after all that it holds, though a page that is shown early may have an end of its own.
    is_cut = content.rfind(b"startxref") < content.rfind(b"endobj")
    try:
        if recognising is not None and is_scanned:
            from gongkai._read.scan import read_pages

            report = read_pages(pages, recognising, notes)
        else:
            report = _core.read_pages(pages)
    except ReadError as error:
        if is_cut:
            raise ReadError(ErrorCode.FORMAT_DAMAGED, "pdf: cut short") from error
        raise
    if is_cut:
        notes.append(OpeningNote("opening.cut-short", "pdf"))
    return report
