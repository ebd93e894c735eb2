#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# zen-engine 2.1.3 (PyPI) and @gorules/zen-engine 0.54.0 (npm): a year after 29 February is no date, 受理 has six characters, and for that
# of npm half past midnight in China is half past midnight in Greenwich.
#
# Seen: d("2024-02-29").add(1, "y") is "Invalid date", neither before 2030 nor at or after it, and so by add("1 year"); by add(12, "M") it is 2025-02-28. len("受理") is 6, and
# the rule len(reason) <= 200 refuses 67 characters. d("2025-01-01T00:30:00+08:00") is half past midnight of 1 January in UTC in that of npm, which is eight
# hours late, though its year(…) of the same text is 2024; that of PyPI has 2024-12-31T16:30:00Z, the same instant.
# Unexpected: both are the same engine, whose rules are made to be run from any language. Its documentation has add take years, and len be the length of a
# string; RFC 3339 has 00:30+08:00 and 16:30Z be one instant. No error: an invalid date goes through each comparison.
# Root: a year is added by setting it, and a day that it has not ends there; len is that of the bytes of UTF-8.
# Costs: rules such as "published for a year" or "within 200 characters" are what such engines are bought for: what was published on a leap day is never due, a
# reason in Chinese may have a third of what the rule says, and one rule puts a request of New Year's night into two days, by who runs it.
# Here: terms are counted in working days (docs/clock.md), and a time in a time zone is refused in a ledger (docs/ledger.md; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages zen-engine==2.1.3
node_packages @gorules/zen-engine@0.54.0
cat >evaluate.js <<'JS'
const { evaluateExpressionSync } = require('@gorules/zen-engine');
const [rules, context] = process.argv.slice(2).map((text) => JSON.parse(text));
console.log(JSON.stringify(rules.map((rule) => evaluateExpressionSync(rule, context))));
JS
python - <<'PY'
import json
import subprocess

import zen
from parts import observe


def both(*rules: str, **context: str) -> list[list[object]]:
    told = [json.dumps(rules), json.dumps(context)]
    seen = subprocess.run(["node", "evaluate.js", *told], check=True, capture_output=True).stdout
    return [[zen.evaluate_expression(rule, context) for rule in rules], json.loads(seen)]


def same(what: str, rules: list[str], recorded: list[object], **context: str) -> None:
    observe(what, both(*rules, **context), [recorded, recorded])


later = 'd("2024-02-29").add(1, "y")'
same("a year later", [later, 'd("2024-02-29").add("1 year")'], ["Invalid date"] * 2)
same("before, or not", [f'{later}.isBefore("2030-01-01")', f'{later}.isSameOrAfter("2030-01-01")'], [False, False])
same("twelve months later", ['d("2024-02-29").add(12, "M").format("%Y-%m-%d")'], ["2025-02-28"])
same("a day later", ['d("2024-02-29").add(1, "d").format("%Y-%m-%d")'], ["2024-03-01"])
same("length", ['len("受理")', 'len("abc")', "len(reason) <= 200"], [6, 3, False], reason="公" * 67)
night = '"2025-01-01T00:30:00+08:00"'
observe("an instant", both(f"d({night})"), [["2024-12-31T16:30:00Z"], ["2025-01-01T00:30:00Z"]])
observe("its year", both(f"d({night}).year()", f"year({night})"), [[2024, 2024], [2025, 2024]])
PY
