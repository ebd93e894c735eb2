# SPDX-License-Identifier: Apache-2.0
"""What five readers of Word documents have in the cells of the first row of the first table."""

from __future__ import annotations

import io
import re
import subprocess

import docx
import docx2txt
import mammoth
import pypandoc
from docx2python import docx2python


def _cells(html: str) -> list[str]:
    return [re.sub(r"<[^>]*>", "", one) for one in re.findall(r"(?s)<t[dh][^>]*>(.*?)</t[dh]>", html)]


def first_row(document: bytes) -> dict[str, list[str]]:
    pandoc = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "html"]
    with docx2python(io.BytesIO(document)) as read:
        by_docx2python = ["\n".join(paragraphs) for paragraphs in read.body[0][0]]
    return {
        "mammoth": _cells(mammoth.convert_to_html(io.BytesIO(document)).value),
        "python-docx": [one.text for one in docx.Document(io.BytesIO(document)).tables[0].rows[0].cells],
        "docx2python": by_docx2python,
        "docx2txt": docx2txt.process(io.BytesIO(document)).split(),
        "pandoc": _cells(subprocess.run(pandoc, input=document, capture_output=True, check=True).stdout.decode()),
    }
