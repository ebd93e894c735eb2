#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# eSpeak NG 1.52 (by espeakng-loader 0.2.4 and phonemizer-fork 3.3.2, PyPI): 202 is read out as 二百二, which is 220, 3000000000 as thirty million.
#
# Seen: the Mandarin voice has the same sounds for 202 as for 二百二 (220), for 1001 as for 一千一 (1100), for 3000000 as for 三万, for 100000000 as for
# 一百万 (a million) and for 3000000000 as for 三千万; 10000 is 十千. The Cantonese voice has 10000 as 一百万, a million, and 12000 as 一百万零二千.
# 1284 is right in both, 二百零二 and 三十亿 in characters are, and in English 100000000 is one hundred million.
# Unexpected: Chinese counts by 万 and 亿, and a nought between digits is spoken, 零: without it the last digit is tens or hundreds. Both voices are
# among the supported languages, and what is heard are well-formed numbers of another size.
# Root: noughts are left out and numbers go by thousands, as in English; Mandarin has the 万 of ten thousand where the million belongs, Cantonese
# has 百万 where 万 belongs.
# Known upstream: for Cantonese espeak-ng/espeak-ng issue 778, for Japanese its pull request 2268 (open); nothing was found for Mandarin.
# Costs: it is the voice that the free screen readers NVDA and Orca come with: who listens to a report hears 220 requests for 202, and a hundredth of its
# visits or its budget; who listens in Cantonese hears ten thousand as a million. Nothing tells.
# Here: words are read as numbers and no number is put into words (gongkai.numerals).
. "$(dirname "$0")/support/setup.sh"
python_packages espeakng-loader==0.2.4 phonemizer-fork==3.3.2
python - <<'PY'
import re

import espeakng_loader
from parts import observe
from phonemizer.backend.espeak.wrapper import EspeakWrapper

EspeakWrapper.set_library(espeakng_loader.get_library_path())
EspeakWrapper.set_data_path(espeakng_loader.get_data_path())
espeak = EspeakWrapper()
observe("eSpeak NG", espeak.version, (1, 52, 0))


def sounds(text: str) -> str:
    """Without stress and pauses."""
    return re.sub(r"[ˈˌ_ ]", "", espeak.text_to_phonemes(text))


for voice, digits, heard, right in (
    ("cmn", "1284", "一千二百八十四", "一千二百八十四"),
    ("cmn", "202", "二百二", "二百零二"),
    ("cmn", "1001", "一千一", "一千零一"),
    ("cmn", "10000", "十千", "一万"),
    ("cmn", "3000000", "三万", "三百万"),
    ("cmn", "100000000", "一百万", "一亿"),
    ("cmn", "3000000000", "三千万", "三十亿"),
    ("cmn", "3,000,000,000", "三千万", "三十亿"),
    ("yue", "1284", "一千二百八十四", "一千二百八十四"),
    ("yue", "10000", "一百万", "一万"),
    ("yue", "12000", "一百万零二千", "一万二千"),
    ("en-us", "100000000", "one hundred million", "one hundred million"),
):
    espeak.set_voice(voice)
    print(f"{voice} {digits}: {espeak.text_to_phonemes(digits)}")
    observe(f"{digits} sounds like {heard}", sounds(digits) == sounds(heard), True)
    if heard != right:
        observe(f"{digits} sounds like {right}", sounds(digits) == sounds(right), False)
PY
