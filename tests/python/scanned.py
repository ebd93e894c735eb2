# SPDX-License-Identifier: Apache-2.0
"""Invented reports as scans: printed in some typeface, and what a scanner, a copier, a fax and a seal make of the page."""

from __future__ import annotations

import io
import random
from typing import Any

from rendered import Blocks, Table, placed, width_of

DPI = 200
WIDTH, HEIGHT = 1654, 2339  # A4
_MARGIN = 130

TYPEFACES = {
    "noto-serif": ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    "noto-sans": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    "wqy-zenhei": ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    "arphic-uming": ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
    "arphic-ukai": ("/usr/share/fonts/truetype/arphic/ukai.ttc", 0),
    "wqy-microhei": ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
}
"""File and the number of the typeface in it, as Debian has them: fonts-noto-cjk, fonts-wqy-*, fonts-arphic-*."""

DAMAGES = ("clean", "skewed", "noisy", "stamped", "fax")


class _Printer:
    """Prints blocks on pages, grey on white, with a line around every cell."""

    def __init__(self, typeface: str, size: int) -> None:
        from PIL import ImageFont

        file, number = TYPEFACES[typeface]
        self.size = size
        self.font = ImageFont.truetype(file, size, index=number)
        self.title = ImageFont.truetype(file, size * 3 // 2, index=number)
        self.pages: list[Any] = []
        self.new_page()

    def new_page(self) -> None:
        from PIL import Image, ImageDraw

        self.pages.append(Image.new("L", (WIDTH, HEIGHT), 255))
        self.draw = ImageDraw.Draw(self.pages[-1])
        self.y = _MARGIN

    def lines_of(self, text: str, width: float, font: Any) -> list[str]:
        lines = [""]
        for letter in text:
            if lines[-1] and font.getlength(lines[-1] + letter) > width:
                lines.append("")
            lines[-1] += letter
        return lines

    def text(self, text: str, is_title: bool) -> None:
        font = self.title if is_title else self.font
        for line in self.lines_of(text if is_title else "　　" + text, WIDTH - 2 * _MARGIN, font):
            if self.y + 2 * self.size > HEIGHT - _MARGIN:
                self.new_page()
            x = (WIDTH - font.getlength(line)) / 2 if is_title else _MARGIN
            self.draw.text((x, self.y), line, 0, font)
            self.y += round(font.size * 1.5)
        self.y += self.size // 2

    def table(self, table: Table) -> None:
        cells = placed(table)
        columns, rows = width_of(table), len(table)
        widths = [1.0] * columns
        for _, c, box in cells:
            if box.columns == 1:
                widths[c] = max(widths[c], min(len(box.text), 9.0 if c < 3 else 5.0))
        scale = (WIDTH - 2 * _MARGIN) / sum(widths)
        left = [_MARGIN + round(scale * sum(widths[:c])) for c in range(columns + 1)]
        pad = self.size // 3
        wrapped = {(r, c): self.lines_of(box.text, left[c + box.columns] - left[c] - 2 * pad, self.font) for r, c, box in cells}
        heights = [self.size + 2 * pad] * rows
        for spanned in (1, 2, 3, rows):
            for r, c, box in cells:
                need = len(wrapped[r, c]) * self.size * 5 // 4 + 2 * pad - sum(heights[r : r + box.rows])
                if box.rows <= spanned and need > 0:
                    heights[r + box.rows - 1] += need
        first = 0
        while first < rows:
            last, bottom = first, self.y
            while last < rows and bottom + heights[last] <= HEIGHT - _MARGIN:
                bottom += heights[last]
                last += 1
            if last == first:
                self.new_page()
                continue
            self.rows(cells, wrapped, left, heights, first, last)
            self.y = bottom
            first = last
            if first < rows:
                self.new_page()
        self.y += self.size

    def rows(self, cells: Any, wrapped: Any, left: list[int], heights: list[int], first: int, last: int) -> None:
        for r, c, box in cells:
            begin, end = max(r, first), min(r + box.rows, last)
            if begin >= end:
                continue
            top = self.y + sum(heights[first:begin])
            bottom = top + sum(heights[begin:end])
            right = left[c + box.columns]
            self.draw.rectangle((left[c], top, right, bottom), outline=0, width=2)
            lines = wrapped[r, c] if r >= first else []
            y = (top + bottom) // 2 - len(lines) * self.size * 5 // 8
            for line in lines:
                self.draw.text(((left[c] + right - self.font.getlength(line)) / 2, y), line, 0, self.font)
                y += self.size * 5 // 4


def _seal(page: Any, draw: random.Random) -> Any:
    """A red seal: a ring with a star in it, over what is printed."""
    import numpy as np
    from PIL import Image, ImageDraw

    mask = Image.new("L", page.size, 0)
    pen = ImageDraw.Draw(mask)
    x, y, r = draw.randint(500, 1150), draw.randint(700, 1600), 165
    pen.ellipse((x - r, y - r, x + r, y + r), outline=255, width=9)
    star = [
        (
            x + (65 if i % 2 == 0 else 26) * float(np.sin(i * np.pi / 5)),
            y - (65 if i % 2 == 0 else 26) * float(np.cos(i * np.pi / 5)),
        )
        for i in range(10)
    ]
    pen.polygon(star, fill=255)
    ink = np.asarray(page.convert("RGB")).astype(float)
    worn = (
        np.asarray(mask)[..., None]
        / 255
        * np.random.default_rng(draw.randint(0, 1 << 30)).uniform(0.55, 0.95, (*mask.size[::-1], 1))
    )
    red = np.array([205.0, 35.0, 45.0]) / 255
    return Image.fromarray((ink * (1 - worn) + ink * red * worn).clip(0, 255).astype("uint8"))


def damaged(page: Any, damage: str, seed: int) -> Any:
    """What becomes of a page on its way."""
    import numpy as np
    from PIL import Image, ImageFilter

    draw = random.Random(seed)
    noise = np.random.default_rng(seed)
    if damage == "stamped":
        return _seal(page, draw)
    if damage == "skewed":
        turned = draw.choice((-1, 1)) * draw.uniform(0.5, 2.0)
        return page.rotate(turned, Image.Resampling.BICUBIC, fillcolor=255)
    if damage == "noisy":
        page = page.rotate(draw.uniform(-0.6, 0.6), Image.Resampling.BICUBIC, fillcolor=255)
        page = page.filter(ImageFilter.GaussianBlur(1.0))
        grey = np.asarray(page).astype(float) * 0.85 + 25 + noise.normal(0, 12, (page.height, page.width))
        out = io.BytesIO()
        Image.fromarray(grey.clip(0, 255).astype("uint8")).save(out, "jpeg", quality=55)
        return Image.open(out)
    if damage == "fax":
        grey = np.asarray(page.filter(ImageFilter.GaussianBlur(0.8))).astype(float) + noise.normal(
            0, 25, (page.height, page.width)
        )
        return Image.fromarray((grey > 128).astype("uint8") * 255)
    return page


def scan(blocks: Blocks, typeface: str = "noto-serif", damage: str = "clean", seed: int = 0, size: int = 28) -> list[Any]:
    """A report's pages as pictures, at 200 dots an inch; 28 dots are 10 points."""
    printer = _Printer(typeface, size)
    for block in blocks:
        if isinstance(block, str):
            printer.text(block, block is blocks[0])
        else:
            printer.table(block)
    return [damaged(page, damage, seed + i) for i, page in enumerate(printer.pages)]


def picture_of(page: Any, kind: str = "png") -> bytes:
    """One page in a file."""
    out = io.BytesIO()
    page.save(out, kind, dpi=(DPI, DPI))
    return out.getvalue()


def to_pdf(pages: list[Any]) -> bytes:
    """A PDF whose pages are pictures."""
    out = io.BytesIO()
    pages[0].save(out, "pdf", save_all=True, append_images=pages[1:], resolution=DPI)
    return out.getvalue()
