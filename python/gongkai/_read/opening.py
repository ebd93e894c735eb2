# SPDX-License-Identifier: Apache-2.0
"""Which module opens which format, and what had to be mended to open a document."""

from __future__ import annotations

import importlib
from typing import Any, NamedTuple

from gongkai import _core
from gongkai._core import ErrorCode, Format
from gongkai._error import ReadError


class OpeningNote(NamedTuple):
    """Something about the file itself, and not about what it says: what had to be mended or left aside to open it."""

    code: str
    """Stable; docs/formats.md lists them."""
    detail: str
    """What exactly: the name of a part, of a program."""

    @property
    def message_zh(self) -> str:
        """In Chinese."""
        return _MEANINGS[self.code][0] + (f"（{self.detail}）" if self.detail else "")

    @property
    def message_en(self) -> str:
        """In English."""
        return _MEANINGS[self.code][1] + (f" ({self.detail})" if self.detail else "")

    def message(self, lang: str = "zh") -> str:
        """In Chinese ("zh") or English ("en")."""
        return self.message_zh if lang == "zh" else self.message_en


class Recognising(NamedTuple):
    """How the text of pictures is recognised."""

    threads: int = 1
    """How many pages at a time."""
    progress: bool = False
    """Whether a bar on standard error counts the pages."""


_MEANINGS = {
    "opening.part-lost": (
        "文件提到的部件不在其中，已忽略",
        "the file names a part that is not in it, which was passed over",
    ),
    "opening.strict": ("严格 Open XML，已按过渡格式读取", "Strict Open XML, read as the transitional kind"),
    "opening.web-page": (
        "文档内含网页，打开时由 Word 插入，已一并读取",
        "a web page within the document, which Word takes in when it opens it, was read in its place",
    ),
    "opening.web-archive": ("单个文件网页（MHTML），已读取其中的网页", "a web archive (MHTML), of which the page was read"),
    "opening.converted": ("由 LibreOffice 转换后读取", "read after LibreOffice had converted it"),
    "opening.cut-short": ("文件不完整，只有一部分可读", "the file is cut short, and read as far as it goes"),
    "opening.archive": ("压缩包中的文件", "a file within an archive"),
    "opening.recognised": (
        "页面是图像，文字由 OCR 识别：有合计或两次识别证明的数才给出",
        "pages that are pictures were recognised (OCR): a number is given where sums or two readings prove it",
    ),
}


_OPENERS = {
    Format.DOCX: "gongkai._read.word.read_docx",
    Format.XLSX: "gongkai._read.workbook.read_xlsx",
    Format.PDF: "gongkai._read.pdf.read_pdf",
    Format.MHT: "gongkai._read.mht.read_mht",
    Format.XLS: "gongkai._read.legacy.read_xls",
    Format.XLSB: "gongkai._read.legacy.read_by_libreoffice",
    Format.ODT: "gongkai._read.opendocument.read_odt",
    Format.ODS: "gongkai._read.opendocument.read_ods",
    Format.DOC: "gongkai._read.legacy.read_by_libreoffice",
    Format.RTF: "gongkai._read.legacy.read_by_libreoffice",
    Format.FLAT: "gongkai._read.legacy.read_flat",
    Format.ZIP: "gongkai._read.archive.read_zip",
}
"""Of each format that the compiled part does not read itself."""


_WITH_PICTURES = (Format.PDF, Format.ZIP)


def open_package(
    content: bytes, format: Format, notes: list[OpeningNote], recognising: Recognising | None = None
) -> _core.PublishedReport:
    """The report in a document of a format that `_core.detect_package` knows. ReadError where there is none."""
    module, _, function = _OPENERS[format].rpartition(".")
    opener: Any = getattr(importlib.import_module(module), function)
    report: _core.PublishedReport = opener(content, notes, recognising) if format in _WITH_PICTURES else opener(content, notes)
    return report


def open_any(
    content: bytes, format: Format | None, notes: list[OpeningNote], recognising: Recognising | None = None
) -> _core.PublishedReport:
    """The report in a document of any format, which ``format`` says or the content shows. ReadError where there is none."""
    if len(content) <= _core.MAX_DOCUMENT_BYTES and (format is None or is_package(format)):
        if format is None and recognising is not None:
            from gongkai._read.scan import is_picture, read_picture

            if is_picture(content):
                return read_picture(content, notes, recognising)
        package = _core.detect_package(content)
        if format is not None and package is not format:
            raise ReadError(ErrorCode.FORMAT_DAMAGED, f"no {format.code}")
        if package is not None and is_package(package):
            return open_package(content, package, notes, recognising)
    return _core.read(content, format)


def is_package(format: Format) -> bool:
    """Whether it is opened here."""
    return format in _OPENERS
