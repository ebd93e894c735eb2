# SPDX-License-Identifier: Apache-2.0
"""Pages that are pictures: straightened, their lines found, their text recognised by RapidOCR. Every number of a table is
recognised twice, with much and with little of the paper around it; what can be believed of them is found in C++."""

from __future__ import annotations

import contextlib
import io
import math
import re
import threading
import time
import unicodedata
import warnings
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

from gongkai import _core
from gongkai._core import ErrorCode
from gongkai._error import ReadError
from gongkai._read.opening import OpeningNote, Recognising
from gongkai._read.package import damaged_otherwise, require

DPI = 200
_MAX_PIXELS = 50_000_000
"""Of a picture as it is stored; one at 600 dots an inch has 35 million."""
MAX_SIDE = 3600
"""Of a page as it is looked at: A3 at 200 dots an inch has 3308."""
_MAX_PAGES = 100
_MAX_SECONDS = 300
"""Of a processor for a page; what cannot be recognised by then is not read."""
_BATCH = 48
_PAGE = (0, 0, 0, 0)
"""Not a cell: what is in none."""
_WIDE, _NARROW = 12, 5
"""How much of the paper around a number is looked at with it: at the first reading and at the second one."""
_SPECK = 4
"""Dots of ink that are more than a grain of dust."""
_SURE = 0.5
"""Below this a text is taken for none."""
_CONFUSED = str.maketrans("oOQ。〇○口lI|丨!", "000000011111")
"""Signs that stand for digits where nothing but a number can stand."""


def _factor(width: int, height: int) -> float:
    """So that a page has the width of A4 at 200 dots an inch, or of A4 on its side."""
    return min((1654 if height >= width else 2339) / width, MAX_SIDE / max(height, width))


_Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


def _cut(box: _Box, edges: _Box) -> _Box:
    return max(box[0], edges[0]), max(box[1], edges[1]), min(box[2], edges[2]), min(box[3], edges[3])


def _height(box: _Box) -> int:
    return box[3] - box[1]


def _around(boxes: Sequence[_Box]) -> _Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _mended(rows: Sequence[_Box], height: float) -> list[_Box]:
    """Rows of ink, those put together again that a worn stroke has parted: together they are no higher than a row."""
    out: list[_Box] = []
    for row in rows:
        if out and row[3] - out[-1][1] <= height:
            out[-1] = _around([out[-1], row])
        else:
            out.append(row)
    return out


def _enclosing(corners: Any) -> _Box:
    xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys))


class _Text(NamedTuple):
    """A text on a page."""

    box: _Box
    text: str
    confidence: float


def _joined(rows: Sequence[_Text]) -> _Text:
    """One text of its rows. That rows are one is not certain, so that only sums can prove a number that goes on."""
    if len(rows) == 1:
        return rows[0]
    text = "".join(row.text for row in rows) if all(row.text for row in rows) else ""
    return _Text(_around([row.box for row in rows]), text, min(0.5, *(row.confidence for row in rows)))


class _Decoder:
    """Text of what the model says of pictures. Where nothing but a number was seen, a round sign is a nought and a stroke a
    one, whichever of those that look like it the model doubts between."""

    def __init__(self, decode: Any) -> None:
        self.decode = decode
        of = {sign: i for i, sign in enumerate(decode.character)}
        self.alike = [
            (of[digit], [of[sign] for sign in signs if sign in of]) for digit, signs in (("0", "oO〇○"), ("1", "lI|丨"))
        ]

    def __call__(self, seen: Any, *args: Any, **options: Any) -> Any:
        lines, words = self.decode(seen, *args, **options)
        numbers = [i for i, (text, _) in enumerate(lines) if _may_be_number(text)]
        if numbers:
            seen = seen[numbers]
            for digit, alike in self.alike:
                seen[..., digit] += seen[..., alike].sum(axis=-1)
                seen[..., alike] = 0
            for i, line in zip(numbers, self.decode(seen, *args, **options)[0], strict=True):
                lines[i] = line
        return lines, words


class _Recogniser:
    """RapidOCR, loaded once. One object finds lines of text, others recognise what is in them: what the library is told at
    one call it keeps for the next. The models are those in its wheel: without them it would fetch some."""

    def __init__(self) -> None:
        rapidocr = require("rapidocr", "OCR", "ocr")
        require("onnxruntime", "OCR", "ocr")
        folder = Path(str(rapidocr.__file__)).parent / "models"
        common: dict[str, Any] = {"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": 1}
        for task in ("det", "rec", "cls"):
            model = next(folder.glob(f"*_{task}_*.onnx"), None)
            if model is None:
                raise ReadError(ErrorCode.FORMAT_NEEDS_READER, f"OCR: rapidocr: {folder}/*_{task}_*.onnx")
            common[f"{task.capitalize()}.model_path"] = str(model)
        sides = {"Det.limit_type": "max", "Det.limit_side_len": 960, "Global.max_side_len": 2 * MAX_SIDE}
        self._find = rapidocr.RapidOCR(params=common | sides)
        # A digit that stands alone is recognised better, and faster, without a wide margin.
        self._read = rapidocr.RapidOCR(params=common | {"Rec.rec_img_shape": [3, 48, 64]})
        self._read.recognize_txt([require("numpy", "OCR", "ocr").full((48, 48, 3), 255, "uint8")])  # which loads the model
        self._read.text_rec.postprocess_op = _Decoder(self._read.text_rec.postprocess_op)
        self._turn = rapidocr.RapidOCR(params=common)

    def boxes(self, picture: Any) -> Any:
        """Where lines of text are: four corners each."""
        found = self._find(picture, use_det=True, use_cls=False, use_rec=False)
        return [] if found.boxes is None else found.boxes

    def texts(self, pictures: Sequence[Any]) -> list[tuple[str, float]]:
        if not pictures:
            return []
        found = self._read.recognize_txt(list(pictures))
        return [(text, float(score)) for text, score in zip(found.txts, found.scores, strict=True)]

    def is_upside_down(self, pictures: Sequence[Any]) -> bool:
        turned = [self._turn(picture, use_det=False, use_cls=True, use_rec=False).cls_res[0] for picture in pictures]
        return sum(1 for label, score in turned if label == "180" and score > 0.9) * 2 > len(turned) > 0


_recogniser: _Recogniser | None = None
_lock = threading.Lock()


def _loaded() -> _Recogniser:
    global _recogniser
    with _lock:
        if _recogniser is None:
            _recogniser = _Recogniser()
        return _recogniser


class _Sheet:
    """One page, as a picture: a grey one in which ink is dark, and nothing else is."""

    def __init__(self, picture: Any, deadline: float) -> None:
        self.cv: Any = require("cv2", "OCR", "ocr")
        self.np: Any = require("numpy", "OCR", "ocr")
        self.deadline = deadline
        self.grey = self.flattened(self.scaled(picture))
        self.straighten()

    def check_time(self) -> None:
        if time.thread_time() > self.deadline:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"OCR: > {_MAX_SECONDS} s")

    def scaled(self, picture: Any) -> Any:
        height, width = picture.shape[:2]
        factor = _factor(width, height)
        how = self.cv.INTER_AREA if factor < 1 else self.cv.INTER_CUBIC
        size = (max(1, round(width * factor)), max(1, round(height * factor)))
        return picture if size == (width, height) else self.cv.resize(picture, size, interpolation=how)

    def flattened(self, picture: Any) -> Any:
        """Without colours, as those of a seal, and with white paper however it was lit."""
        cv, np = self.cv, self.np
        grey = reduce(cv.max, cv.split(picture)) if picture.ndim == 3 else picture
        small = cv.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv.INTER_AREA)
        paper = np.maximum(cv.medianBlur(cv.dilate(small, np.ones((9, 9), np.uint8)), 31), 40)
        paper = cv.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv.INTER_LINEAR)
        return cv.divide(grey, paper, scale=255)

    def ink(self, grey: Any) -> Any:
        limit, _ = self.cv.threshold(grey, 0, 255, self.cv.THRESH_BINARY + self.cv.THRESH_OTSU)
        limit = min(max(limit, 90), 190)
        return (grey < limit).astype(self.np.uint8)

    def turned(self, degrees: float, picture: Any) -> Any:
        height, width = picture.shape[:2]
        matrix = self.cv.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
        return self.cv.warpAffine(picture, matrix, (width, height), flags=self.cv.INTER_CUBIC, borderValue=255)

    def straighten(self) -> None:
        """By the angle at which lines of text and of tables are sharpest, within three degrees; then a page that lies on its
        side, or is upside down, is turned. Leaves where its lines of text are."""
        small = self.cv.resize(self.ink(self.grey) * 255, None, fx=0.5, fy=0.5, interpolation=self.cv.INTER_AREA)
        smaller = self.cv.resize(small, None, fx=0.5, fy=0.5, interpolation=self.cv.INTER_AREA)
        best = max((self.sharpness(smaller, step / 4), step / 4) for step in range(-12, 13))[1]
        best = max((self.sharpness(small, best + step / 20), best + step / 20) for step in range(-4, 5))[1]
        if best:
            self.grey = self.turned(best, self.grey)
        self.boxes = _loaded().boxes(self.picture())
        sides = [(self.side(box[0], box[1]), self.side(box[1], box[2])) for box in self.boxes]
        if sum(1 for across, down in sides if down > 2 * across) > sum(1 for across, down in sides if across > 2 * down):
            self.turn(1)
        widest = sorted(self.boxes, key=lambda box: -self.side(box[0], box[1]))[:7]
        if _loaded().is_upside_down([crop for box in widest if (crop := self.crop(_enclosing(box))) is not None]):
            self.turn(2)

    def turn(self, quarters: int) -> None:
        self.grey = self.np.ascontiguousarray(self.np.rot90(self.grey, quarters))
        self.boxes = _loaded().boxes(self.picture())

    def side(self, a: Any, b: Any) -> float:
        return math.hypot(float(a[0] - b[0]), float(a[1] - b[1]))

    def sharpness(self, small: Any, degrees: float) -> float:
        height, width = small.shape[:2]
        matrix = self.cv.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
        turned = self.cv.warpAffine(small, matrix, (width, height))
        sums = [self.cv.reduce(turned, axis, self.cv.REDUCE_SUM, dtype=self.cv.CV_64F).ravel() for axis in (0, 1)]
        return float(sum((self.np.diff(each) ** 2).sum() for each in sums))

    def picture(self) -> Any:
        return self.cv.cvtColor(self.grey, self.cv.COLOR_GRAY2BGR)

    def crop(self, box: _Box) -> Any | None:
        height, width = self.grey.shape
        left, top, right, bottom = _cut(box, (0, 0, width, height))
        if right - left < 3 or bottom - top < 3:
            return None
        return self.cv.cvtColor(self.grey[top:bottom, left:right], self.cv.COLOR_GRAY2BGR)


class _PageReader:
    """What is on one page that is a picture."""

    def __init__(self, picture: Any, number: int) -> None:
        self.sheet = _Sheet(picture, time.thread_time() + _MAX_SECONDS)
        self.cv, self.np = self.sheet.cv, self.sheet.np
        self.number = number
        self.height, self.width = self.sheet.grey.shape
        self.points = 72 / DPI
        self.page = _core.Page(self.width * self.points, self.height * self.points)
        self.page.is_pictured = True
        self.numbers: list[_core.RecognisedNumber] = []

    def read(self) -> tuple[_core.Page, list[_core.RecognisedNumber]]:
        ink = self.sheet.ink(self.sheet.grey)
        lines = self.find_lines(ink)
        # A line is no ink of a cell, nor what is left of its edges.
        self.ink = ink & (1 - self.cv.dilate(lines, self.np.ones((5, 5), self.np.uint8)))
        self.read_texts(self.find_cells(lines))
        return self.page, self.numbers

    def find_lines(self, ink: Any) -> Any:
        """Long lines that cross, which the page gets as rules; and all of them as a mask."""
        cv, np = self.cv, self.np
        across = self.long(cv.dilate(ink, np.ones((3, 1), np.uint8)), 1, 60)
        down = self.long(cv.dilate(ink, np.ones((1, 3), np.uint8)), 0, 42)
        _, joined = cv.connectedComponents(cv.dilate(across | down, np.ones((5, 5), np.uint8)))
        crossing = np.intersect1d(joined[across > 0], joined[down > 0])
        mask = np.isin(joined, crossing[crossing > 0]).astype(np.uint8)
        for lines in (across, down):
            lines &= mask
            _, _, stats, _ = cv.connectedComponentsWithStats(lines)
            for left, top, width, height, _ in stats[1:]:
                box = (int(left), int(top), int(left + width), int(top + height))
                if lines is across:
                    y = (box[1] + box[3]) / 2
                    self.rule(box[0] - 2, y - 0.7, box[2] + 2, y + 0.7)
                else:
                    x = (box[0] + box[2]) / 2
                    self.rule(x - 0.7, box[1] - 2, x + 0.7, box[3] + 2)
        return across | down

    def long(self, ink: Any, axis: int, length: int) -> Any:
        """Strokes along an axis: longer than those of letters, and then, joined over gaps, as long as ``length``."""
        for how, size in ((self.cv.MORPH_OPEN, 36), (self.cv.MORPH_CLOSE, 21), (self.cv.MORPH_OPEN, length)):
            kernel = self.np.ones((1, size) if axis else (size, 1), self.np.uint8)
            ink = self.cv.morphologyEx(ink, how, kernel)
        return ink

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        self.page.add_rule(left * self.points, top * self.points, right * self.points, bottom * self.points)

    def find_texts(self) -> list[_Box]:
        """Where lines of text are; of what stands upright, sign below sign, where each sign is."""
        out: list[_Box] = []
        for corners in self.sheet.boxes:
            box = _enclosing(corners)
            out += self.signs_of(box) if box[3] - box[1] > 1.5 * (box[2] - box[0]) else [box]
        return out

    def recognise(self, boxes: Sequence[_Box]) -> list[_Text]:
        found = [_Text(box, "", 0.0) for box in boxes]
        crops = [(i, crop) for i, box in enumerate(boxes) if (crop := self.sheet.crop(box)) is not None]
        crops.sort(key=lambda each: each[1].shape[1] / each[1].shape[0])
        for start in range(0, len(crops), _BATCH):
            self.sheet.check_time()
            batch = crops[start : start + _BATCH]
            for (i, _), (text, confidence) in zip(batch, _loaded().texts([crop for _, crop in batch]), strict=True):
                if confidence >= _SURE:
                    found[i] = _Text(boxes[i], text, confidence)
        return found

    def recognise_all(self, boxes: dict[_Box, list[_Box]]) -> dict[_Box, list[_Text]]:
        """What stands in the boxes of each cell."""
        found = iter(self.recognise([box for each in boxes.values() for box in each]))
        return {cell: [next(found) for _ in each] for cell, each in boxes.items()}

    def rows_of(self, box: _Box) -> list[_Box]:
        """The rows of ink in a box; a gap of three dots is one of a worn stroke."""
        top = max(0, box[1])
        rows = self.np.flatnonzero(self.ink[top : box[3], max(0, box[0]) : box[2]].any(axis=1))
        parts = self.np.split(rows, self.np.flatnonzero(self.np.diff(rows) > 4) + 1)
        found = [(box[0], top + int(part[0]), box[2], top + int(part[-1]) + 1) for part in parts if part.size]
        return [self.tight(row) or row for row in found]

    def signs_of(self, box: _Box) -> list[_Box]:
        """The signs of a text that stands upright; the parts of one are nearer to each other than two are."""
        out: list[_Box] = []
        for left, top, right, bottom in self.rows_of(box):
            if out and bottom - out[-1][1] <= 1.25 * (right - left):
                out[-1] = (*out[-1][:3], bottom + 3)
            else:
                out.append((left, top - 3, right, bottom + 3))
        return out

    def find_cells(self, lines: Any) -> list[_Box]:
        """What lines enclose."""
        closed = self.cv.dilate(lines, self.np.ones((3, 3), self.np.uint8))
        _, _, stats, _ = self.cv.connectedComponentsWithStats(1 - closed, connectivity=4)
        out = []
        for left, top, width, height, area in stats[1:]:
            if width >= 15 and height >= 15 and width < 0.97 * self.width and area > 0.9 * width * height:
                out.append((int(left), int(top), int(left + width), int(top + height)))
        return out

    def tight(self, box: _Box) -> _Box | None:
        """The ink within a box, without specks; None where there is none."""
        left, top = max(0, box[0]), max(0, box[1])
        part = self.np.ascontiguousarray(self.ink[top : box[3], left : box[2]])
        if not part.size:
            return None
        _, _, stats, _ = self.cv.connectedComponentsWithStats(part)
        kept = [s for s in stats[1:] if s[4] >= 12 and max(s[2], s[3]) >= 5]
        if not kept:
            return None
        return (
            left + int(min(s[0] for s in kept)),
            top + int(min(s[1] for s in kept)),
            left + int(max(s[0] + s[2] for s in kept)),
            top + int(max(s[1] + s[3] for s in kept)),
        )

    def is_blank(self, cell: _Box) -> bool:
        """Whether nothing is in a cell, not even what a fax leaves of a thin digit."""
        left, top, right, bottom = cell
        return int(self.ink[top + 3 : bottom - 3, left + 3 : right - 3].sum()) < _SPECK

    def read_texts(self, cells: list[_Box]) -> None:
        """A cell with one row of ink is read by its ink, whatever was found there: a digit that stands alone is not always
        found, and what is found may go beyond the cell. Other cells are read by the lines found in them."""
        rows = {cell: self.rows_of(ink) for cell in cells if (ink := self.tight(cell)) is not None}
        heights = [_height(row) for each in rows.values() for row in each]
        usual = float(self.np.median(heights)) if heights else 0.0
        tall = 1.6 * usual
        rows = {cell: _mended(each, usual) for cell, each in rows.items()}
        single = {cell for cell, each in rows.items() if len(each) == 1 and _height(each[0]) <= tall}
        loose, inside = self.shared(self.find_texts(), cells)
        for cell, each in rows.items():
            if cell in single:
                inside[cell] = self.around(cell, each, _WIDE)
            elif not inside[cell]:
                inside[cell] = each
        seen = self.recognise_all({_PAGE: loose} | inside)
        numbers: list[_Box] = []
        for cell, texts in seen.items():
            may_be_number = all(_may_be_number(text.text) for text in texts)
            if cell is _PAGE or (cell in rows and not may_be_number):
                for text in texts:
                    self.put_text(text)
            elif cell in single or (cell in rows and self.is_wrapped(cell, rows[cell], tall)):
                numbers.append(cell)
            elif texts or not self.is_blank(cell):
                self.put("\ufffd", self.tight(cell) or cell)  # several numbers, or one that is worn away but for specks
        of_page = seen | self.recognise_all({n: self.around(n, rows[n], _WIDE) for n in numbers if n not in single})
        of_cell = self.recognise_all({n: self.around(n, rows[n], _NARROW) for n in numbers})
        for cell in numbers:
            self.put_number(rows[cell], _joined(of_page[cell]), _joined(of_cell[cell]))

    def around(self, cell: _Box, rows: Sequence[_Box], margin: int) -> list[_Box]:
        return [_cut((left - margin, top - margin, right + margin, bottom + margin), cell) for left, top, right, bottom in rows]

    def is_wrapped(self, cell: _Box, rows: Sequence[_Box], tall: float) -> bool:
        """Whether rows may be one number: each is full but for the last one, in which the rest stands."""
        free = [cell[2] - cell[0] - (right - left) for left, _, right, _ in rows[:-1]]
        return all(_height(row) <= tall for row in rows) and all(width < 2 * _height(rows[0]) for width in free)

    def shared(self, boxes: Sequence[_Box], cells: Sequence[_Box]) -> tuple[list[_Box], dict[_Box, list[_Box]]]:
        """The boxes that are in no cell, and those in cells, cut where they go on in the next one."""
        cell_of = self.np.full((self.height, self.width), -1, self.np.int32)
        for i, (left, top, right, bottom) in enumerate(cells):
            cell_of[top:bottom, left:right] = i
        loose: list[_Box] = []
        inside: dict[_Box, list[_Box]] = {cell: [] for cell in cells}
        for box in boxes:
            left, top, right, bottom = _cut(box, (0, 0, self.width, self.height))
            within = cell_of[top:bottom, left:right]
            numbers, areas = self.np.unique(within[within >= 0], return_counts=True)
            held = [cells[int(n)] for n, area in zip(numbers, areas, strict=True) if area > 0.2 * within.size]
            for cell in held:
                inside[cell].append(_cut(box, cell))
            if not held:
                loose.append(box)
        return loose, inside

    def put_text(self, text: _Text) -> None:
        if text.text:
            self.put(text.text, self.tight(text.box) or text.box)

    def put_number(self, rows: Sequence[_Box], of_page: _Text, of_cell: _Text) -> None:
        """The number of a cell, or the text that stands there."""
        ink = _around(rows)
        first, second = _as_number(of_page.text), _as_number(of_cell.text)
        if second and sum(self.points_in(row) for row in rows) != sum(second.count(sign) for sign in ".,"):
            second = ""
        if not of_page.text and not _may_be_number(of_cell.text):
            self.put(of_cell.text, ink)
            return
        chosen = first or second
        if not chosen:
            is_dash = _height(ink) <= 8 and ink[2] - ink[0] >= 10
            self.put("-" if is_dash else "\ufffd", ink)
            return
        self.put(chosen, ink)
        left, top, right, bottom = (side * self.points for side in ink)
        readings = [(text, seen.confidence if text else 0.0) for text, seen in ((first, of_page), (second, of_cell))]
        self.numbers.append(_core.RecognisedNumber(self.number, (left, top, right, bottom), *readings))

    def points_in(self, ink: _Box) -> int:
        """How many points and commas a number seems to have: small spots of ink at its foot, with none above them as there is
        above the end of a stroke."""
        part = self.np.ascontiguousarray(self.ink[ink[1] : ink[3], ink[0] : ink[2]])
        small, low = 0.4 * _height(ink), 0.65 * _height(ink)
        _, _, stats, centres = self.cv.connectedComponentsWithStats(part)
        return sum(
            1
            for (_, top, width, height, area), (x, y) in zip(stats[1:], centres[1:], strict=True)
            if area >= 6 and max(width, height) < small and y > low and not part[:top, round(x)].any()
        )

    def put(self, text: str, box: _Box) -> None:
        """The characters of a text, side by side in its box."""
        left, top, right, bottom = (side * self.points for side in box)
        widths = [1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.5 for sign in text]
        unit = (right - left) / sum(widths)
        for sign, width in zip(text, widths, strict=True):
            if not sign.isspace():
                self.page.add_glyph(ord(sign), left, top, left + width * unit, bottom, 0)
            left += width * unit


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def _may_be_number(text: str) -> bool:
    """Whether a number may stand there: nothing was seen that is none."""
    return re.fullmatch(r"[0-9oOQ。〇○口lI|丨!.,:\-—–一/%]{0,16}", _plain(text)) is not None


def _as_number(text: str) -> str:
    """A text as the number that it may be; empty where it is none."""
    plain = _plain(text).translate(_CONFUSED)
    return plain if re.fullmatch(r"\d{1,15}(\.\d{1,8})?|\d{1,3}(,\d{3})+(\.\d{1,8})?", plain) else ""


def read_pages(pages: Sequence[_core.Page | Any], how: Recognising, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report on pages of which some are pictures (arrays of pixels) and the others have text."""
    from concurrent.futures import ThreadPoolExecutor

    pictures = [(i, page) for i, page in enumerate(pages) if not isinstance(page, _core.Page)]
    read = list(pages)
    numbers: list[_core.RecognisedNumber] = []
    _loaded()
    with ThreadPoolExecutor(max(1, min(how.threads, len(pictures))), "gongkai-ocr") as pool, _bar(len(pictures), how) as bar:

        def recognise(each: tuple[int, Any]) -> tuple[int, _core.Page, list[_core.RecognisedNumber]]:
            i, picture = each
            with damaged_otherwise(f"OCR: p. {i + 1}"):
                return i, *_PageReader(picture, i + 1).read()

        for i, page, seen in pool.map(recognise, pictures):
            read[i] = page
            numbers += seen
            bar.update()
    notes.append(OpeningNote("opening.recognised", ", ".join(f"p. {i + 1}" for i, _ in pictures[:10])))
    try:
        return _core.read_recognised_pages(read, numbers)
    except ReadError as error:
        if error.code in (ErrorCode.DOCUMENT_SCANNED.code, ErrorCode.DOCUMENT_UNMAPPED.code):
            raise ReadError(ErrorCode.REPORT_NOT_FOUND, "OCR") from error
        raise


class _NoBar:
    def update(self) -> None:
        pass


@contextlib.contextmanager
def _bar(pages: int, how: Recognising) -> Any:
    if not how.progress:
        yield _NoBar()
        return
    from tqdm.auto import tqdm

    with tqdm(total=pages, unit="page", desc="OCR", disable=None, dynamic_ncols=True, leave=False) as bar:
        yield bar


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


def is_picture(content: bytes) -> bool:
    """Whether it is a file of pictures that can be recognised: PNG, JPEG or TIFF."""
    return content.startswith(_PICTURES)


def _opened(image: Any, content: bytes) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF"))
    except image.DecompressionBombError as error:
        raise ReadError(ErrorCode.INPUT_TOO_LARGE, f"picture: {error}"[:200]) from error


def read_picture(content: bytes, notes: list[OpeningNote], how: Recognising) -> _core.PublishedReport:
    """The report in a file of pictures, each of which is a page."""
    image = require("PIL.Image", "OCR", "ocr")
    ops = require("PIL.ImageOps", "OCR", "ocr")
    numpy = require("numpy", "OCR", "ocr")
    pages: list[Any] = []
    with damaged_otherwise("picture"), _opened(image, content) as file:
        number = getattr(file, "n_frames", 1)
        if number > _MAX_PAGES:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"{number} pages > {_MAX_PAGES}")
        for i in range(number):
            file.seek(i)
            if file.width * file.height > _MAX_PIXELS:
                raise ReadError(ErrorCode.INPUT_TOO_LARGE, f"{file.width} × {file.height} > {_MAX_PIXELS}")
            if min(file.size) < 50:
                raise ReadError(ErrorCode.REPORT_NOT_FOUND, f"{file.width} × {file.height}")
            page = ops.exif_transpose(file).convert("RGBA")
            factor = min(1.0, _factor(*page.size))
            page = page.resize((max(1, round(page.width * factor)), max(1, round(page.height * factor))), image.Resampling.BOX)
            white = image.new("RGBA", page.size, "white")
            pages.append(numpy.asarray(image.alpha_composite(white, page).convert("RGB")))
    return read_pages(pages, how, notes)
