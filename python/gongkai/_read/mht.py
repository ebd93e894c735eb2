# SPDX-License-Identifier: Apache-2.0
"""Web archives (MHTML, RFC 2557), as browsers and office programs save them: also Word's "web page" with the name .doc."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message

from gongkai import _core
from gongkai._core import ErrorCode, Format
from gongkai._error import ReadError
from gongkai._read.opening import OpeningNote
from gongkai._read.package import damaged_otherwise

_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "hz-gb-2312": "hz"}


def _text_of(part: Message) -> str:
    """A part in characters: by what the archive says of it, else by what the part says itself."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = (part.get_content_charset() or "").lower()
    if not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return content.decode(_WIDER.get(charset, charset))
        except (LookupError, UnicodeDecodeError):
            pass
    return _core.decode(content).decode()


def page_of(content: bytes) -> bytes:
    """The web page of an archive in UTF-8; where it is a frame for others, as a workbook's, all of them one after the other."""
    with damaged_otherwise("mht"):
        archive = email.message_from_bytes(content, policy=email.policy.compat32)
        pages = [part for part in archive.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        if not pages:
            raise ReadError(ErrorCode.FORMAT_DAMAGED, "mht: no text/html")
        page = _text_of(pages[0])
        if re.search(r"<frameset\b", page, re.I):
            page = "\n".join(_text_of(part) for part in pages[1:])
    return b"\xef\xbb\xbf" + page.encode("utf-8", "replace")


def read_mht(content: bytes, notes: list[OpeningNote]) -> _core.PublishedReport:
    """The report in a web archive. ReadError where there is no page in it."""
    page = page_of(content)
    notes.append(OpeningNote("opening.web-archive", ""))
    return _core.read(page, Format.HTML)
