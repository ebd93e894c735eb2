#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# jionlp 1.5.31 (PyPI): the part before 万 or 亿 is counted twice where a smaller unit follows with digits.
#
# Seen: parse_money('12万5千元') is 155000.00, '1亿2000万元' 220020000.00, '10万零5百元' 110500.00, each said to be 'accurate'.
# With numerals throughout, '十二万五千元', it is 125000.00.
# Unexpected: 12万5千 is 12×10000 + 5×1000 = 125000 in any reading; 1亿2000万元 is how such
# amounts are printed, and the function is documented to standardise amounts of money.
# Costs: the fees of a report (行政事业性收费, in 万元) or of a ledger turn out wrong by up to the double, silently.
# Here: gongkai.numerals reads 12万5千 as 125000 and 1亿2000万 as 120000000; 10万零5百 gives no number.
. "$(dirname "$0")/support/setup.sh"
python_packages jionlp==1.5.31
python - <<'PY' 2>/dev/null
import contextlib
import io

from parts import observe

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp
for written, recorded in [
    ("12万5千元", "155000.00"),
    ("1亿2000万元", "220020000.00"),
    ("10万零5百元", "110500.00"),
    ("十二万五千元", "125000.00"),
    ("58.3702万元", "583702.00"),
]:
    money = jionlp.parse_money(written)
    observe(written, (money["num"], money["definition"]), (recorded, "accurate"))
PY
