# SPDX-License-Identifier: Apache-2.0
"""In which language a user is spoken to, and errors that say what is wrong in both."""

from __future__ import annotations

import errno
import os
from contextvars import ContextVar
from typing import NamedTuple

chosen: ContextVar[str | None] = ContextVar("chosen", default=None)
"""What the command line that is running asked for."""


def language() -> str:
    """ "zh" or "en": what was chosen, else what the locale says."""
    if known := chosen.get():
        return known
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.startswith("zh") else "en"
    return "en"


class Words(NamedTuple):
    """The same in both languages; ``str()`` gives the user's."""

    zh: str
    en: str

    def __str__(self) -> str:
        return say(*self)


def say(zh: str, en: str) -> str:
    """The one that the user reads."""
    return zh if language() == "zh" else en


_SYSTEM_ERRORS = {
    errno.ENOENT: "没有这个文件或目录",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许的操作",
    errno.EISDIR: "这是目录",
    errno.ENOTDIR: "这不是目录",
    errno.EEXIST: "已存在",
    errno.ENOSPC: "磁盘空间不足",
    errno.EROFS: "文件系统只读",
    errno.ENAMETOOLONG: "文件名过长",
    errno.ELOOP: "符号链接成环",
    errno.EMFILE: "打开的文件过多",
    errno.EIO: "读写出错",
}
_IN_CHINESE = {os.strerror(number): chinese for number, chinese in _SYSTEM_ERRORS.items()}
_IN_CHINESE["standard input is closed"] = "标准输入已关闭"


def in_chinese(reason: str) -> str:
    """What the system says is wrong with a file; anything else as it is."""
    return _IN_CHINESE.get(reason, reason)


class InputError(ValueError):
    """Something given that cannot be used. ``str(error)`` says what is wrong in Chinese and English."""

    message_zh: str
    """What is wrong, in Chinese."""
    message_en: str
    """What is wrong, in English."""

    def __init__(self, message_zh: str, message_en: str) -> None:
        super().__init__(message_zh, message_en)
        self.message_zh = message_zh
        self.message_en = message_en

    def message(self, lang: str = "zh") -> str:
        """What is wrong, in Chinese ("zh") or English ("en")."""
        return self.message_zh if lang == "zh" else self.message_en

    def __str__(self) -> str:
        return f"{self.message_zh} / {self.message_en}"


def both(error: BaseException) -> Words:
    """What an error says; of other libraries' errors the same words in both languages."""
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        name = f"{error.filename}: " if error.filename else ""
        return Words(name + in_chinese(reason), name + reason)
    zh, en = getattr(error, "message_zh", None), getattr(error, "message_en", None)
    return Words(zh, en) if zh and en else Words(str(error), str(error))


def told(error: BaseException) -> str:
    """What an error says, to the user."""
    return str(both(error))
