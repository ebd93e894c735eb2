#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# docx-mailmerge2 1.0.3 (PyPI): a count of 0 is not there, and a rate of 12.5% is 1250%.
#
# Seen: { MERGEFIELD n \b 共 \f 件 } is 共12件 of 12 and nothing at all of 0; without the switches 0 is 0. 12.5 is 1250% under \# "0.0%", and under "0.0元" 12.5元.
# Under "#,##0;-#,##0;无" 1284 is 1,284;-#,##0;无, and so are the others. No error; a warning comes only where a number cannot be written.
# Unexpected: ISO/IEC 29500-1 (17.16.5.35) has \b and \f add their text where the field is not blank, and 0 is a number; by 17.16.4.2 % is a character that is
# put into the result like $ and multiplies nothing, as Word has 33% of 33, and three parts are for positive numbers, negative numbers and 0. The README has
# the formatting of fields be respected where it is compatible.
# Root: _format_bf in mailmerge/field.py asks whether the value is true, _format_number writes it with Python's own %.
# Costs: \b and \f exist so that a sentence has its unit only where there is a number: of the organs that replied to none the sentence has no count, as if they
# had left it blank, and the shares in percent, which tables have as they are printed, are a hundredfold.
# Here: what is blank is shown as blank, and is not zero (docs/guide.md).
. "$(dirname "$0")/support/setup.sh"
python_packages docx-mailmerge2==1.0.3 python-docx==1.2.0
python - <<'PY'
import io
import warnings

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from mailmerge import MailMerge
from parts import field, instruction, observe, paragraph

warnings.simplefilter("ignore")


def merged(switches: str, value: float) -> str:
    form = docx.Document()
    written = paragraph(field(instruction(f" MERGEFIELD n {switches} "), "«n»"))
    form.element.body.insert(0, parse_xml(written.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    before, after = io.BytesIO(), io.BytesIO()
    form.save(before)
    with MailMerge(before) as merge:
        merge.merge(n=value)
        merge.write(after)
    return docx.Document(after).paragraphs[0].text


around = '\\b "共" \\f "件"'
observe("12, with words around it", merged(around, 12), "共12件")
observe("0, with words around it", merged(around, 0), "")
observe("0", merged("", 0), "0")
observe("12.5 as 0.0%", merged('\\# "0.0%"', 12.5), "1250%")
observe("12.5 as 0.0元", merged('\\# "0.0元"', 12.5), "12.5元")
three = '\\# "#,##0;-#,##0;无"'
observe("1284, by three parts", merged(three, 1284), "1,284;-#,##0;无")
observe("0, by three parts", merged(three, 0), "0;-#,##0;无")
PY
