#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mammoth 1.13.0, docx2python 3.7.1 and pandoc 3.9 (by pypandoc_binary 1.17, PyPI): numbered items have the numbers of others.
#
# Seen: of a list that begins at 5 mammoth writes <ol> without a start, which is 1 and 2; of 1, 2, a paragraph and 3 the last is 1 again.
# Of an item whose number is set to 7 (w:startOverride) docx2python has 1, where the numbering goes on under a second w:num of the same
# abstract numbering docx2python and pandoc have 1, 1, 2. LibreOffice Writer 7.4.7 has 5, 6; 1, 2, 3; 7, 8 and 1, 2, 3.
# Unexpected: ISO/IEC 29500-1 17.9 has w:start and w:startOverride give the first number; Word counts on where another w:num has the same
# abstract numbering, and a paragraph in between ends no list. mammoth has no message; docx2python writes its numbers out as text.
# Costs: 第三项 is item 1 in the page that was made of the document: who cites an item, or asks for one, is given another.
# Here: automatic numbers are not part of the text, so none is wrong (docs/formats.md).
. "$(dirname "$0")/support/setup.sh"
python_packages mammoth==1.13.0 docx2python==3.7.1 pypandoc_binary==1.17 python-docx==1.2.0
python - <<'PY'
import io
import re
import subprocess

import docx
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python
from parts import observe

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(start: int, override: str, *items: tuple[str, int]) -> bytes:
    """Items by their text and the number of their w:num, 0 for a paragraph without one; the second w:num has the override."""
    out = docx.Document()
    numbering = out.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering.append(parse_xml(f'<w:abstractNum {W} w:abstractNumId="0">{level}</w:abstractNum>'))
    for number, more in ((1, ""), (2, override)):
        numbering.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="0"/>{more}</w:num>'))
    for text, number in items:
        properties = out.add_paragraph(text)._p.get_or_add_pPr()
        if number:
            properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))
    written = io.BytesIO()
    out.save(written)
    return written.getvalue()


def by_mammoth(content: bytes) -> str:
    read = mammoth.convert_to_html(io.BytesIO(content))
    assert not read.messages
    return read.value


def by_docx2python(content: bytes) -> list[str]:
    with docx2python(io.BytesIO(content)) as read:
        return re.findall(r"(\d+)\)", read.text)


def by_pandoc(content: bytes) -> list[str]:
    command = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "plain"]
    return re.findall(r"(\d+)\.", subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode())


from_five = document(5, "", ("甲", 1), ("乙", 1))
observe("mammoth, from 5", by_mammoth(from_five), "<ol><li>甲</li><li>乙</li></ol>")
observe("docx2python and pandoc, from 5", [by_docx2python(from_five), by_pandoc(from_five)], [["5", "6"], ["5", "6"]])
parted = document(1, "", ("甲", 1), ("乙", 1), ("说明", 0), ("丙", 1))
observe("mammoth, parted", by_mammoth(parted), "<ol><li>甲</li><li>乙</li></ol><p>说明</p><ol><li>丙</li></ol>")
seven = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
set_to_seven = document(1, seven, ("甲", 1), ("乙", 2), ("丙", 2))
observe("docx2python, set to 7", by_docx2python(set_to_seven), ["1", "1", "2"])
observe("pandoc, set to 7", by_pandoc(set_to_seven), ["1", "7", "8"])
going_on = document(1, "", ("甲", 1), ("乙", 2), ("丙", 1))
observe("docx2python, going on", by_docx2python(going_on), ["1", "1", "2"])
observe("pandoc, going on", by_pandoc(going_on), ["1", "1", "2"])
PY
