#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mammoth 1.13.0 and markitdown 0.1.9 (PyPI): a row that begins in the second column is moved to the first.
#
# Seen: a row with w:gridBefore 1 and the cells 1, 0, 1 under 类 维持 纠正 总计 becomes <td>1 <td>0 <td>1 from the left: 维持 0,
# 纠正 1, and no total. No message is given (messages is empty).
# Unexpected: ISO/IEC 29500-1 17.4.15 has w:gridBefore skip grid columns before the row's first cell; Word writes it when
# leading cells are deleted. The same reader follows spans. pandoc and docling had the same fault
# and count it as one (jgm/pandoc pull request 11464, docling issue 3739).
# Costs: every number of the row stands under the name of its neighbour, and the row still looks whole.
# Here: docx is read with its grid; of a converted page, a row shorter than its header keeps its places only where its last
# value cannot be the total (docs/placement.md).
. "$(dirname "$0")/support/setup.sh"
python_packages 'mammoth==1.13.0' 'markitdown[docx]==0.1.9'
python - <<'PY'
import io
import re

import mammoth
from markitdown import MarkItDown
from parts import cell, docx, observe, row

header = row(cell("类"), cell("维持"), cell("纠正"), cell("总计"))
late = row(cell("1"), cell("0"), cell("1"), properties='<w:gridBefore w:val="1"/><w:wBefore w:w="1000" w:type="dxa"/>')
document = docx(4, header, late)
result = mammoth.convert_to_html(io.BytesIO(document))
cells = [re.findall(r"<p>(.*?)</p>", one) for one in result.value.split("<tr>")[1:]]
observe("mammoth", cells, [["类", "维持", "纠正", "总计"], ["1", "0", "1"]])
observe("its messages", result.messages, [])
text = MarkItDown().convert_stream(io.BytesIO(document), file_extension=".docx").text_content
observe("markitdown", text.splitlines()[-1], "| 1 | 0 | 1 |")
PY
