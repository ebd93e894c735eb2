# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from gongkai import _core
from gongkai._language import in_chinese


class ReadError(ValueError):
    """Something could not be read: a report, a ledger, a notice of holidays.

    ``str(error)`` gives file, place, code and meaning in Chinese and English. That a file cannot be opened is an
    ``OSError`` as anywhere in Python.
    """

    code: str
    """The stable code, such as ``report.not-found``; see `ErrorCode`."""
    detail: str
    """What exactly was found: a value, a limit, an excerpt; may be empty."""
    line: int | None
    """The line in the document, from 1."""
    column: int | None
    """The column in code points, from 1."""
    file: str | None
    """The file, where one was read."""

    def __init__(
        self,
        code: _core.ErrorCode,
        detail: str = "",
        line: int | None = None,
        column: int | None = None,
        file: str | None = None,
    ) -> None:
        super().__init__(code, detail, line, column, file)
        self.code = code.code
        self.detail = detail
        self.line = line
        self.column = column
        self.file = file

    @property
    def message_zh(self) -> str:
        """What is wrong, in Chinese."""
        return _core.describe_error(_core.ErrorCode(self.code), in_chinese(self.detail), chinese=True)

    @property
    def message_en(self) -> str:
        """What is wrong, in English."""
        return _core.describe_error(_core.ErrorCode(self.code), self.detail, chinese=False)

    def message(self, lang: str = "zh") -> str:
        """What is wrong, in Chinese ("zh") or English ("en")."""
        return self.message_zh if lang == "zh" else self.message_en

    def __str__(self) -> str:
        place = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        start = ":".join(place) + ": " if place else ""
        return f"{start}{self.code}: {self.message_zh} / {self.message_en}"

    def __reduce__(self) -> tuple[type[ReadError], tuple[object, ...]]:
        return type(self), (_core.ErrorCode(self.code), self.detail, self.line, self.column, self.file)
