#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# docx2python 3.7.1 (PyPI): alternatives are read one after the other, and so is what was moved away.
#
# Seen: of mc:AlternateContent with 12 as choice and 12 as fallback 1212; of a moved 9 and an inserted 3 93; of a base 12 with
# the ruby text 3 312.
# Unexpected: ISO/IEC 29500-3 has exactly one branch of AlternateContent processed; w:moveFrom of part 1 is what is no longer
# there, like w:del, which docx2python leaves out; ruby text stands above its base, not before it.
# Costs: three different numbers that the page does not show.
# Here: one branch, what is moved away left out, and of ruby its base (docs/formats.md; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages docx2python==3.7.1
python - <<'PY'
import io

from docx2python import docx2python
from parts import cell, docx, observe, paragraph, row, run

track = 'w:author="editor" w:date="2025-01-10T00:00:00Z"'
either = paragraph(
    f'<mc:AlternateContent><mc:Choice Requires="w14">{run("12")}</mc:Choice><mc:Fallback>{run("12")}</mc:Fallback></mc:AlternateContent>'
)
moved = paragraph(f'<w:moveFrom w:id="1" {track}>{run("9")}</w:moveFrom><w:ins w:id="2" {track}>{run("3")}</w:ins>')
ruby = paragraph(f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('3')}</w:rt><w:rubyBase>{run('12')}</w:rubyBase></w:ruby></w:r>")
for name, content, recorded in (("AlternateContent", either, "1212"), ("moveFrom", moved, "93"), ("ruby", ruby, "312")):
    observe(name, docx2python(io.BytesIO(docx(1, row(cell(content))))).body[0][0][0], [recorded])
PY
