#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# wetext 0.1.8, the runtime of WeTextProcessing (PyPI): ¥1,284.50 is put into words as 一元,两百八十四点五零.
#
# Seen: ¥1,284.50 and ￥1,284.50 are one yuan and 284.50, ¥1,234,567.89 is one yuan, 234 and 567.89, and 1,284 by itself, as in a cell, is 1 and 284.
# ¥1284.50, 1,284.50元 and 1,284件 are right. A rate of 12.31 is 十二月三十一日, 12 December the 31st, and 12.10 十二月十日; 12.32 and 13.10 are numbers. Back from
# words 一百二三十件 (120 or 130) is 120-30件 and 二十五六 25-6, which it speaks as 25 minus 6; 三五件 is 3~5件.
# Unexpected: a comma between groups of three parts one number (GB/T 15835-2011 5.1), and ¥ before it says that it is an amount. A date of month and day
# is written with 月 and 日 or a hyphen (GB/T 7408). It is documented to bring text into the form in which it is spoken.
# Known upstream: wenet-e2e/WeTextProcessing issue 284 (closed), for measures; a comment at its issue 283 has ￥1000 as 一百元零.
# Costs: it stands before the voices that read pages and telephone menus out: an amount as every budget prints it is heard as one yuan, a rate as a day.
# Here: 1,284.50 is one number, and 12.31 is a date nowhere (gongkai.numerals).
. "$(dirname "$0")/support/setup.sh"
python_packages wetext==0.1.8
python - <<'PY'
from parts import observe
from wetext import Normalizer

speak = Normalizer(lang="zh", operator="tn").normalize
write = Normalizer(lang="zh", operator="itn").normalize
for text, spoken in (
    ("¥1,284.50", "一元,两百八十四点五零"),
    ("￥1,284.50", "一元,两百八十四点五零"),
    ("¥1,234,567.89", "一元,两百三十四,五百六十七点八九"),
    ("1,284", "一,两百八十四"),
    ("¥1284.50", "一千二百八十四点五零元"),
    ("1,284.50元", "一千二百八十四点五零元"),
    ("1,284件", "一千二百八十四件"),
    ("12.31", "十二月三十一日"),
    ("12.10", "十二月十日"),
    ("12.32", "十二点三二"),
    ("13.10", "十三点一零"),
    ("25-6", "二十五减六"),
):
    observe(text, speak(text), spoken)
for words, written in (("一百二三十件", "120-30件"), ("二十五六", "25-6"), ("三五件", "3~5件")):
    observe(words, write(words), written)
PY
