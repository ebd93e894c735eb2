#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# python-stdnum 2.2 (PyPI) and stdnum 1.12.0 (npm): no village has a valid code, one company of 31 has none, and no resident of 临平区 a number.
#
# Seen: of codes that are made up by GB 32100-2015 both have 11, 12, 52 and 91 at the beginning valid, and N2, A1 and Y1, a village collective, a unit of the army and
# others, not. That of npm has no code valid whose check digit is 0. Of numbers of residents that are made up by GB 11643-1999 (order number 000) that of
# PyPI has a KeyError, from is_valid too, for 330113 (临平区, since 2021), and not valid for 110111 (房山区, since 1986) with a birth in 1960; that of npm has them valid.
# Unexpected: GB 32100-2015 has the first character be a digit or a letter for the department that registers, Y for others, N for agriculture and A for the
# army in the list that goes with it, and the check digit be 0 where the remainder is. GB 11643-1999 has the first six digits be where somebody is
# registered as a resident when the number is given, which for those born before 1984 was when the first cards were; python-stdnum asks that the district be
# there at birth. Nothing tells of these limits.
# Known of others: koblas/stdnum-js pull request 167, for the same digit 0 of Argentina's CBU.
# Costs: who applies for information gives one of these two: the form of a portal turns away collectives, 3 % of the companies and whole districts, who have no other.
# Here: who applied is any stable key, `applicant_id`, which no rule of numbers is held against (docs/ledger.md).
. "$(dirname "$0")/support/setup.sh"
python_packages python-stdnum==2.2
node_packages stdnum@1.12.0
cat >valid.js <<'JS'
const { stdnum } = require('stdnum');
const [kind, ...numbers] = process.argv.slice(2);
console.log(JSON.stringify(numbers.map((number) => stdnum.CN[kind].validate(number).isValid)));
JS
python - <<'PY'
import json
import subprocess

from parts import observe
from stdnum.cn import ric, uscc

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def code(kind: str, body: str) -> str:
    """By GB 32100-2015, with the body of GB 11714."""
    weighted = sum(LETTERS.index(sign) * weight for sign, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    first = f"{kind}330100{body}{'0123456789X0'[11 - weighted % 11]}"
    return first + SIGNS[-sum(SIGNS.index(sign) * pow(3, i, 31) for i, sign in enumerate(first)) % 31]


def number(place: str, born: str) -> str:
    """By GB 11643-1999."""
    first = f"{place}{born}000"
    return first + "10X98765432"[sum(int(digit) * 2 ** (17 - i) for i, digit in enumerate(first)) % 11]


def by_npm(kind: str, *numbers: str) -> list[bool]:
    return json.loads(subprocess.run(["node", "valid.js", kind, *numbers], check=True, capture_output=True).stdout)


def validity(place: str, born: str) -> str:
    try:
        return str(ric.is_valid(number(place, born)))
    except KeyError:
        return "KeyError"


kinds = ("11", "12", "52", "91", "N2", "A1", "Y1")
codes = [code(kind, "00000017") for kind in kinds]
observe("codes", codes[3:5], ["91330100000000174J", "N23301000000001742"])
seen = [True] * 4 + [False] * 3
observe("by kind", [list(map(uscc.is_valid, codes)), by_npm("uscc", *codes)], [seen, seen])
many = [code("91", f"MA{i:06}") for i in range(310)]
nought = [one.endswith("0") for one in many]
observe("companies", (len(many), sum(nought)), (310, 11))
observe("companies, PyPI", sum(map(uscc.is_valid, many)), 310)
observe("companies, npm", by_npm("uscc", *many), [not one for one in nought])
residents = [("110101", "19600105"), ("110111", "19600105"), ("110111", "20220105"), ("330113", "20220105")]
observe("residents, PyPI", [validity(*one) for one in residents], ["True", "False", "True", "KeyError"])
observe("residents, npm", by_npm("ric", *(number(*one) for one in residents)), [True] * 4)
PY
