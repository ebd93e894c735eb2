#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# elementpath 5.1.4 (PyPI): in a format with Chinese numerals 120 is 110, 100 is 90 and 10 is 0.
#
# Seen: format-integer(120, '一') is the text 110, of 100, 20 and 10 it is 90, 10 and 0; 12, 21 and 1284 are right. So it is with
# 甲. format-integer(21, '①') is ①①, and of 100 it is ④⑳. saxon-js 2.7.0 and fontoxpath 3.34.0 (npm) have 120, 100, 20 and 10.
# Unexpected: Functions and Operators 3.1 (4.6.1) lets a sequence of numerals be named by its one, and has the format 1 be used for a
# sequence that is not supported, and for a number that it does not go up to. Here the digits are taken for an alphabet as of
# a b c … z aa: the nought comes last, so each number that has one borrows from the digit before it.
# Root: int_to_alphabetic in elementpath/xpath30/xpath30_helpers.py falls back to the alphabet '1234567890' for what it does not know.
# Costs: articles, items and counts that a rule or a query writes out in Chinese have another number wherever it has a nought, and it
# looks like one.
# Here: numbers are written as digits, and gongkai.numerals reads 一百二十 as 120.
. "$(dirname "$0")/support/setup.sh"
python_packages elementpath==5.1.4
node_packages saxon-js@2.7.0 fontoxpath@3.34.0
python - <<'PY'
from xml.etree import ElementTree

from elementpath import select
from elementpath.xpath31 import XPath31Parser
from parts import observe


def formatted(picture: str, *numbers: int) -> list[str]:
    root = ElementTree.XML("<report/>")
    return [select(root, f"format-integer({number}, '{picture}')", parser=XPath31Parser) for number in numbers]


for picture in "一甲":
    observe(picture, formatted(picture, 120, 100, 20, 10), ["110", "90", "10", "0"])
    observe(f"{picture}, without a nought", formatted(picture, 9, 12, 21, 1284), ["9", "12", "21", "1284"])
observe("1", formatted("1", 120, 100, 20, 10), ["120", "100", "20", "10"])
observe("①", formatted("①", 20, 21, 100), ["⑳", "①①", "④⑳"])
PY
cat >finding.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const observe = require(process.env.PYTHONPATH + '/observe.js');
const saxon = require('saxon-js');
const { evaluateXPathToString } = require('fontoxpath');
const expressions = [120, 100, 20, 10].map((number) => `format-integer(${number}, '一')`);
observe('saxon-js', expressions.map((one) => saxon.XPath.evaluate(one)), ['120', '100', '20', '10']);
observe('fontoxpath', expressions.map((one) => evaluateXPathToString(one)), ['120', '100', '20', '10']);
JS
node finding.mjs
